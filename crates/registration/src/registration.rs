//! The one door: from what a client sent to a registration that may be carried out.

use password_policy::{Candidate, Param, Rule};
use user_profile::{Field, Members, Value};

use crate::request::{TOO_LONG, too_long, unknown_member};
use crate::{FormDescription, Password, Problem, Problems, RegistrationRequest};

/// The longest text that is looked at, in bytes of UTF-8.
///
/// Far above every length that Keycloak's default profile allows, and small enough that no rule takes long over it.
pub const TEXT_LIMIT: u16 = 8 * 1024;

/// A sign-up that follows the realm's rules as far as these can be told without the server.
#[derive(Clone, Debug, PartialEq)]
pub struct Registration {
    username: String,
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    password: Password,
    attributes: Members<Vec<String>>,
    locale: Option<String>,
    terms_accepted: bool,
}

impl Registration {
    /// The user name, in lower case as Keycloak stores it.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The e-mail address, in lower case as Keycloak stores it.
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// The given name.
    pub fn first_name(&self) -> Option<&str> {
        self.first_name.as_deref()
    }

    /// The family name.
    pub fn last_name(&self) -> Option<&str> {
        self.last_name.as_deref()
    }

    /// The password.
    pub fn password(&self) -> &Password {
        &self.password
    }

    /// The realm's further attributes.
    pub fn attributes(&self) -> &Members<Vec<String>> {
        &self.attributes
    }

    /// The person's language, one of the realm's.
    pub fn locale(&self) -> Option<&str> {
        self.locale.as_deref()
    }

    /// Whether the realm's terms were accepted.
    pub fn terms_accepted(&self) -> bool {
        self.terms_accepted
    }
}

impl RegistrationRequest {
    /// The registration that is asked for, or everything that stands against it, in the order of the fields.
    ///
    /// Only where a text is too long to be looked at nothing else is said.
    pub fn parse(&self, description: &FormDescription) -> Result<Registration, Problems> {
        let envelope = self.envelope();
        if envelope.iter().any(|problem| problem.code == TOO_LONG) {
            return Err(Problems(envelope));
        }
        let mut problems = self.check(description).0;
        problems.extend(envelope);
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        let given = |name: &str| {
            let value = self.values(name).first().copied();
            value.filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let offers_languages = !description.locales.is_empty();
        Ok(Registration {
            email: given("email").map(|email| java_text::to_lower_case(&email)),
            first_name: given("firstName"),
            last_name: given("lastName"),
            password: self.password.clone().unwrap_or_default(),
            attributes: self.attributes.clone(),
            locale: self.locale.clone().filter(|_| offers_languages),
            terms_accepted: self.terms_accepted == Some(true),
            username: self.account_name(description),
        })
    }

    /// Everything that the realm's rules find wrong: all that a form asks, which fills a request in member by member
    /// and so has no need of [`parse`](Self::parse)'s look at the envelope.
    pub fn check(&self, description: &FormDescription) -> Problems {
        let username = self.account_name(description);
        let mut problems = Vec::new();
        for field in &description.fields {
            problems.extend(problems_of(field, &self.values(&field.name)));
        }
        if java_text::trim(&username).is_empty() && problems.is_empty() {
            // No form is without a field for it; a description may still be.
            problems.push(Problem::new(
                "username",
                "missingUsernameMessage",
                vec!["username".into()],
            ));
        }
        problems.extend(self.strangers(description));
        problems.extend(self.password_problems(description, &username));
        problems.extend(self.locale_problem(description));
        if description.terms.is_some() && self.terms_accepted != Some(true) {
            problems.push(Problem::new("termsAccepted", "termsAcceptanceRequired", vec![]));
        }
        Problems(problems)
    }

    /// The name that the account would have, in lower case as Keycloak stores it.
    fn account_name(&self, description: &FormDescription) -> String {
        let username = if description.email_as_username {
            &self.email
        } else {
            &self.username
        };
        java_text::to_lower_case(username.as_deref().unwrap_or_default())
    }

    /// What the form does not have: nobody sets what was not asked for.
    ///
    /// A user name beside an e-mail address that is one is no matter: Keycloak does not look at it either.
    fn strangers<'a>(&'a self, description: &'a FormDescription) -> impl Iterator<Item = Problem> + 'a {
        const TOP_LEVEL: [&str; 4] = ["username", "email", "firstName", "lastName"];
        let asked_for = |name: &str| description.fields.iter().any(|field| field.name == name);
        let members = TOP_LEVEL.into_iter().filter(move |name| {
            let ignored = *name == "username" && description.email_as_username;
            !ignored && !asked_for(name) && self.values(name).iter().any(|value| !value.is_empty())
        });
        let attributes = self.attributes.keys().map(String::as_str);
        let attributes = attributes.filter(move |name| TOP_LEVEL.contains(name) || !asked_for(name));
        members.chain(attributes).map(unknown_member)
    }

    fn password_problems(&self, description: &FormDescription, username: &str) -> Vec<Problem> {
        // Keycloak's Admin API takes an empty password past the policy and stores a credential nobody can use, and
        // refuses a blank one later: both count as missing, as on Keycloak's own page.
        let password = self.password.as_ref().map_or("", Password::expose);
        if java_text::trim(password).is_empty() {
            return vec![Problem::new("password", "missingPasswordMessage", vec![])];
        }
        if password.len() > usize::from(TEXT_LIMIT) {
            return vec![Problem::new(
                "password",
                "invalidPasswordMaxLengthMessage",
                vec![i64::from(TEXT_LIMIT).into()],
            )];
        }
        let candidate = Candidate {
            password,
            username: Some(username).filter(|name| !name.is_empty()),
            email: self.email.as_deref().filter(|email| !email.is_empty()),
        };
        let unmet = description.password_policy.unmet(&candidate);
        unmet
            .map(|rule| Problem::new("password", rule.message_key(), rule_params(rule)))
            .collect()
    }

    /// A realm that offers languages takes no other; where it offers none, Keycloak keeps none.
    fn locale_problem(&self, description: &FormDescription) -> Option<Problem> {
        let locale = self.locale.as_ref()?;
        let offered = &description.locales;
        (!offered.is_empty() && !offered.contains(locale)).then(|| {
            Problem::new(
                "locale",
                "error-invalid-value",
                vec!["locale".into(), locale.as_str().into()],
            )
        })
    }
}

/// What a field says of these values.
fn problems_of(field: &Field, values: &[&str]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for violation in field.check(values) {
        let mut params = violation.params;
        // What is said of an e-mail address as a user name is said of the field it was typed into.
        if let Some(first) = params.first_mut() {
            *first = field.name.as_str().into();
        }
        problems.push(Problem::new(&field.name, &violation.message, params));
    }
    problems
}

impl FormDescription {
    /// Another e-mail address for an account, in lower case as Keycloak stores it; or what stands against it: that there
    /// must be one, and what the form's field says of it.
    pub fn parse_email(&self, address: &str) -> Result<String, Problems> {
        let mut problems = Vec::new();
        if java_text::trim(address).is_empty() {
            problems.push(Problem::new("email", "missingEmailMessage", vec![]));
        } else if address.len() > usize::from(TEXT_LIMIT) {
            problems.push(too_long("email"));
        } else if let Some(field) = self.fields.iter().find(|field| field.name == "email") {
            problems = problems_of(field, &[address]);
        }
        if problems.is_empty() {
            Ok(java_text::to_lower_case(address))
        } else {
            Err(Problems(problems))
        }
    }
}

fn rule_params(rule: &Rule) -> Vec<Value> {
    match rule.param() {
        None => vec![],
        Some(Param::Number(number)) => vec![i64::from(number).into()],
        Some(Param::Text(text)) => vec![text.into()],
    }
}
