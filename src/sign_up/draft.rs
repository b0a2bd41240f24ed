//! What is in the boxes now, what is wrong with it, and what of that may be told. The browser owns the text; the draft
//! is read from the page and never written back.

use std::sync::Arc;

use registration::{
    Candidate, Check, FormDescription, Password, Problem, Problems, RegistrationRequest, Rule, Verdict,
};

use super::voice::{Moment, Voice};

/// A sign-up being written.
#[derive(Clone)]
pub struct Draft {
    description: Arc<FormDescription>,
    request: Arc<RegistrationRequest>,
    /// Found by the form, always up to date.
    found: Problems,
    /// Found by the server; a field's are forgotten when it is changed.
    refused: Problems,
    /// What each rule that the checklist shows says of the password.
    verdicts: Vec<Verdict>,
    /// Of the fields in their order.
    voices: Vec<(String, Voice)>,
}

impl Draft {
    pub fn new(description: Arc<FormDescription>) -> Self {
        let fields = description.fields.iter().map(|field| field.name.as_str());
        let fields = fields.chain(["password", "termsAccepted"]);
        let request = Arc::<RegistrationRequest>::default();
        Self {
            voices: fields.map(|field| (field.to_owned(), Voice::default())).collect(),
            verdicts: verdicts(&description, &request),
            request,
            found: Problems::default(),
            refused: Problems::default(),
            description,
        }
    }

    /// What the form asks for.
    pub fn description(&self) -> &Arc<FormDescription> {
        &self.description
    }

    /// Holds what another draft held, and tells what it told, of the fields that both have.
    pub fn go_on_from(&mut self, other: &Self) {
        self.judge(other.request.clone());
        self.refused = other.refused.clone();
        for (field, voice) in &mut self.voices {
            let same = other.voices.iter().find(|(name, _)| name == field);
            *voice = same.map_or(*voice, |(_, voice)| *voice);
        }
    }

    /// Takes over what `values` gives for each field; `locale` is the language of the page.
    pub fn read(&mut self, values: &dyn Fn(&str) -> Vec<String>, locale: &str) {
        self.judge(Arc::new(request(&self.description, values, locale)));
    }

    fn judge(&mut self, request: Arc<RegistrationRequest>) {
        self.request = request;
        self.found = self.request.check(&self.description);
        self.verdicts = verdicts(&self.description, &self.request);
    }

    /// The person typed into this field.
    pub fn typed(&mut self, field: &str) {
        self.refused.0.retain(|problem| problem.field != field);
        self.turn(field, Moment::Typed);
    }

    /// The person left this field.
    pub fn left(&mut self, field: &str) {
        self.turn(field, Moment::Left);
    }

    /// The person wants it sent: the request, or what must be mended first.
    pub fn submit(&mut self) -> Result<Arc<RegistrationRequest>, Vec<Problem>> {
        self.refused.0.clear();
        for (field, voice) in &mut self.voices {
            *voice = voice.after(Moment::Submitted, self.found.of(field).next().is_some());
        }
        if self.found.0.is_empty() {
            Ok(self.request.clone())
        } else {
            Err(self.summary())
        }
    }

    /// The server did not want it: what must be mended.
    pub fn refuse(&mut self, problems: Problems) -> Vec<Problem> {
        self.refused = problems;
        self.summary()
    }

    /// What the password misses of the rules that count: the key of a sentence, and how many.
    pub fn missing(&self) -> Vec<(String, i64)> {
        let candidate = candidate(&self.description, &self.request);
        let mut missing = Vec::new();
        for rule in rules(&self.description) {
            if let Some(shortfall) = rule.shortfall(&candidate) {
                let id = match rule {
                    Rule::MaxLength(_) => "tooLong",
                    _ => rule.id(),
                };
                let number = i64::try_from(shortfall).unwrap_or(i64::MAX);
                missing.push(("missing.".to_owned() + id, number));
            }
        }
        missing
    }

    /// A password that the policy accepts, made of these random numbers.
    pub fn suggestion(&self, random: &mut dyn FnMut() -> u32) -> Option<String> {
        let candidate = candidate(&self.description, &self.request);
        let policy = &self.description.password_policy;
        policy.suggest(candidate.username, candidate.email, random)
    }

    /// What may be told of this field now. Whoever found it, it is told here.
    pub fn told(&self, field: &str) -> Option<Problem> {
        let speaks = |(name, voice): &(String, Voice)| name == field && *voice == Voice::Speaking;
        let speaks = self.voices.iter().any(speaks);
        one_of(&self.refused, field).or_else(|| one_of(&self.found, field).filter(|_| speaks))
    }

    /// What is in a field, the first if there are several.
    pub fn value(&self, field: &str) -> String {
        let values = self.request.values(field);
        values.first().copied().unwrap_or_default().to_owned()
    }

    /// What each rule that the checklist shows says of the password as it is.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// One problem of each field that has any, in the order of the fields; then those of no field.
    fn summary(&self) -> Vec<Problem> {
        let mut summary = Vec::new();
        for (field, _) in &self.voices {
            summary.extend(self.told(field));
        }
        for problem in &self.refused.0 {
            if self.voices.iter().all(|(field, _)| *field != problem.field) {
                summary.push(problem.clone());
            }
        }
        summary
    }

    fn turn(&mut self, field: &str, moment: Moment) {
        let faulty = self.found.of(field).next().is_some();
        for (name, voice) in &mut self.voices {
            if name == field {
                *voice = voice.after(moment, faulty);
            }
        }
    }
}

/// The rules that the checklist shows.
pub fn rules(description: &FormDescription) -> impl Iterator<Item = &Rule> {
    let rules = description.password_policy.rules().iter();
    rules.filter(|rule| rule.check() != Check::Never)
}

/// The password as it is, for the policy to judge.
fn candidate<'a>(description: &FormDescription, request: &'a RegistrationRequest) -> Candidate<'a> {
    let email = request.email.as_deref();
    Candidate {
        password: request.password.as_ref().map_or("", Password::expose),
        username: if description.email_as_username {
            email
        } else {
            request.username.as_deref()
        },
        email,
    }
}

fn verdicts(description: &FormDescription, request: &RegistrationRequest) -> Vec<Verdict> {
    let candidate = candidate(description, request);
    let verdict = |rule: &Rule| match rule.check() {
        // Nothing is achieved by typing nothing, though it breaks no upper limit.
        Check::Form if candidate.password.is_empty() => Verdict::Unmet,
        _ => rule.judge(&candidate),
    };
    rules(description).map(verdict).collect()
}

/// The one problem that is told of a field. Of a password that breaks several rules it is how many: the checklist
/// beside it says which.
fn one_of(problems: &Problems, field: &str) -> Option<Problem> {
    let first = problems.of(field).next()?;
    let count = i64::try_from(problems.of(field).count()).unwrap_or(i64::MAX);
    let mut problem = first.clone();
    if field == "password" && count > 1 {
        "password.unmet".clone_into(&mut problem.code);
        problem.params = vec![count.into()];
    }
    Some(problem)
}

/// A text without the white space that phones' keyboards add around it.
pub fn trimmed(text: &str) -> String {
    text.trim_matches(char::is_whitespace as fn(char) -> bool)
        .to_owned()
}

/// The request that the boxes say, trimmed; the password stays as it is, byte for byte.
fn request(
    description: &FormDescription,
    values: &dyn Fn(&str) -> Vec<String>,
    locale: &str,
) -> RegistrationRequest {
    let mut request = RegistrationRequest {
        password: values("password").pop().map(Password::from),
        locale: description.locales.iter().find(|known| *known == locale).cloned(),
        ..RegistrationRequest::default()
    };
    if description.terms.is_some() {
        request.terms_accepted = Some(!values("termsAccepted").is_empty());
    }
    for field in &description.fields {
        let mut given = values(&field.name);
        for value in &mut given {
            *value = trimmed(value);
        }
        given.retain(|value| !value.is_empty());
        if !given.is_empty() {
            request.set(&field.name, given);
        }
    }
    request
}

#[cfg(test)]
mod tests;
