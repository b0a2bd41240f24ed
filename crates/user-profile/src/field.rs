//! One field of a sign-up form, and what the server would say of what is typed into it.

use crate::{Members, Subject, Validator, Value, Verdict, Violation};

/// A field that a sign-up shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// The attribute's name, which is the field's name as well.
    pub name: String,
    /// A text, or `${key}` of one of the realm's texts.
    pub display_name: Option<String>,
    /// Whether a value must be given.
    pub required: bool,
    /// Whether several values may be given.
    pub multivalued: bool,
    /// How the field is shown: Keycloak's annotations (`inputType`, `inputHelperTextBefore`, …).
    pub input: Members<Value>,
    /// What each value must be.
    pub validators: Vec<Validator>,
    /// The name of the field's group.
    pub group: Option<String>,
    /// The value when none is given.
    pub default_value: Option<String>,
}

const MISSING: &str = "error-user-attribute-required";
const MISSING_USERNAME: &str = "missingUsernameMessage";

impl Violation {
    /// Whether it says that there is no value where one must be.
    pub fn is_missing(&self) -> bool {
        self.message == MISSING || self.message == MISSING_USERNAME
    }
}

/// What the server would say of a field's values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judgement<'a> {
    /// What it would refuse.
    pub violations: Vec<Violation>,
    /// The validators of which only the server can tell.
    pub undecided: Vec<&'a Validator>,
}

/// The length that Keycloak allows where a profile sets none, so that nobody fills its database.
static UNSAID_LENGTH: Validator = Validator::Length {
    min: Some(0),
    max: Some(2048),
    trim: true,
};

/// What Keycloak adds to every attribute that may have one value only.
static ONE_VALUE: Validator = Validator::Multivalued { min: None, max: 1 };

impl Field {
    /// What a person should mend about these values, as far as it can be told here.
    ///
    /// Of a missing value nothing else is said, and nothing is said twice.
    pub fn check(&self, values: &[&str]) -> Vec<Violation> {
        let mut told = Vec::new();
        for violation in self.judge(values).violations {
            if violation.is_missing() {
                return vec![violation];
            }
            if !told.contains(&violation) {
                told.push(violation);
            }
        }
        told
    }

    /// Everything that the server would say of these values: a missing one first, then validator by validator.
    pub fn judge(&self, values: &[&str]) -> Judgement<'_> {
        let lowered: Vec<String>;
        let as_stored: Vec<&str> = match (&self.default_value, values) {
            (Some(default), []) => vec![default],
            _ if self.name == "username" || self.name == "email" => {
                lowered = values
                    .iter()
                    .map(|value| java_text::to_lower_case(value))
                    .collect();
                lowered.iter().map(String::as_str).collect()
            }
            _ => values.to_vec(),
        };
        let subject = Subject {
            attribute: &self.name,
            values: &as_stored,
            required: self.required,
        };
        let mut judgement = Judgement::default();
        judgement.violations.extend(missing(&subject));
        for validator in self.validators.iter().chain(self.unsaid().into_iter().flatten()) {
            match validator.judge(&subject) {
                Verdict::Accepted => {}
                Verdict::Refused(violations) => judgement.violations.extend(violations),
                Verdict::Undecided => judgement.undecided.push(validator),
            }
        }
        judgement
    }

    /// The validators that Keycloak adds where the profile has none of their kind.
    fn unsaid(&self) -> [Option<&Validator>; 2] {
        let lacks = |is: fn(&Validator) -> bool| !self.validators.iter().any(is);
        let is_number_of_values = |validator: &Validator| matches!(validator, Validator::Multivalued { .. });
        let is_length = |validator: &Validator| matches!(validator, Validator::Length { .. });
        [
            (!self.multivalued && lacks(is_number_of_values)).then_some(&ONE_VALUE),
            lacks(is_length).then_some(&UNSAID_LENGTH),
        ]
    }
}

/// What is said of a required attribute that is not there. Of several values not one may be blank.
fn missing(subject: &Subject<'_>) -> Option<Violation> {
    let blank = |value: &&str| java_text::trim(value).is_empty();
    if !subject.required || !(subject.values.is_empty() || subject.values.iter().any(blank)) {
        return None;
    }
    let message = match subject.attribute {
        "username" => MISSING_USERNAME,
        _ => MISSING,
    };
    Some(Violation {
        message: message.to_owned(),
        params: vec![subject.attribute.into()],
    })
}
