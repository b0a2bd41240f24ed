//! Keycloak's validators: what a value must be.

mod characters;
mod config;
mod date;
mod domain;
mod double;
mod email;
mod internet_address;
mod number;
mod rare;
mod read;
mod runs;
mod size;
mod uri;
mod write;

pub use config::{ConfigError, ConfigProblem};
pub use rare::answer;

use java_pattern::Pattern;

use crate::verdict::{Param, Tally};
use crate::{Subject, Value, Verdict, asked};

/// One validator of an attribute, with its configuration.
///
/// Members that Keycloak does not know are dropped when one is made, and numbers may be written as texts.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Validator {
    /// `length`: how many UTF-16 code units.
    Length {
        /// At least so many.
        min: Option<i32>,
        /// At most so many.
        max: Option<i32>,
        /// Blanks around the value do not count.
        trim: bool,
    },
    /// `integer`: a whole number as Java writes one.
    Integer {
        /// At least this.
        min: Option<i64>,
        /// At most this.
        max: Option<i64>,
    },
    /// `double`: a number as Java writes one.
    Double {
        /// At least this.
        min: Option<f64>,
        /// At most this.
        max: Option<f64>,
    },
    /// `options`: one of these.
    Options(Vec<String>),
    /// `multivalued`: how many values that are not blank.
    Multivalued {
        /// At least so many; unsaid, one if the attribute is required.
        min: Option<i64>,
        /// At most so many.
        max: i64,
    },
    /// `email`: an e-mail address by Keycloak's rules.
    Email {
        /// The longest part before the `@`, in UTF-16 code units; 64 if unsaid.
        max_local_length: Option<i32>,
        /// The part before the `@` must be ASCII: the realm sends mail, and its mail server takes no other.
        ascii_local_part: bool,
    },
    /// `uri`: an address as `java.net.URI` reads one.
    Uri {
        /// The schemes it may have; `http` and `https` if unsaid.
        schemes: Option<Vec<String>>,
        /// Whether it may have a fragment.
        fragment: bool,
        /// Whether it must be a `java.net.URL` as well: absolute, with a known scheme.
        url: bool,
    },
    /// `iso-date`: a day like `2024-02-29`.
    IsoDate,
    /// `local-date`: a day as the realm's language writes it.
    LocalDate {
        /// The language is English; with any other one only the server can tell.
        english: bool,
    },
    /// `pattern`: a Java pattern for the whole value.
    Pattern {
        /// The pattern.
        pattern: Pattern,
        /// The key of its message, if not Keycloak's.
        message: Option<String>,
    },
    /// `person-name-prohibited-characters`.
    PersonNameProhibitedCharacters {
        /// The key of its message, if not Keycloak's.
        message: Option<String>,
    },
    /// `username-prohibited-characters`.
    UsernameProhibitedCharacters {
        /// The key of its message, if not Keycloak's.
        message: Option<String>,
    },
    /// `up-username-not-idn-homograph`: nothing but Latin letters and what all scripts share.
    UsernameNotIdnHomograph {
        /// The key of its message, if not Keycloak's.
        message: Option<String>,
    },
    /// `not-blank`: there is a value, and none is blank.
    NotBlank,
    /// `not-empty`: there is a value.
    NotEmpty,
    /// `up-email-as-username`, which is no validator of Keycloak's: where the e-mail address becomes the user name,
    /// what the profile demands of a user name is demanded of the address.
    EmailAsUsername(Vec<Validator>),
    /// A validator that only the server knows: it decides. In a program without the feature `complete` also one that
    /// somebody else may be asked about.
    Other {
        /// The validator's id.
        id: String,
        /// Its configuration.
        config: Value,
    },
}

impl Validator {
    /// The validator's id in Keycloak.
    pub fn id(&self) -> &str {
        match self {
            Self::Length { .. } => "length",
            Self::Integer { .. } => "integer",
            Self::Double { .. } => "double",
            Self::Options(_) => "options",
            Self::Multivalued { .. } => "multivalued",
            Self::Email { .. } => "email",
            Self::Uri { .. } => "uri",
            Self::IsoDate => "iso-date",
            Self::LocalDate { .. } => "local-date",
            Self::Pattern { .. } => "pattern",
            Self::PersonNameProhibitedCharacters { .. } => "person-name-prohibited-characters",
            Self::UsernameProhibitedCharacters { .. } => "username-prohibited-characters",
            Self::UsernameNotIdnHomograph { .. } => "up-username-not-idn-homograph",
            Self::NotBlank => "not-blank",
            Self::NotEmpty => "not-empty",
            Self::EmailAsUsername(_) => "up-email-as-username",
            Self::Other { id, .. } => id,
        }
    }

    /// What the server would say of these values by this validator alone.
    pub fn judge(&self, subject: &Subject<'_>) -> Verdict {
        let mut tally = Tally::of(subject.attribute);
        match self {
            Self::Multivalued { min, max } => size::multivalued(subject, *min, *max, &mut tally),
            Self::NotBlank => size::not_blank(subject, &mut tally),
            Self::NotEmpty if subject.values.is_empty() => {
                tally.refuse("error-empty", &[Param::Nothing]);
            }
            Self::UsernameNotIdnHomograph { message } => {
                characters::not_homograph(subject, message.as_deref(), &mut tally);
            }
            Self::EmailAsUsername(validators) => return as_username(validators, subject),
            _ => {
                for value in subject.values {
                    self.judge_value(value, &mut tally);
                }
            }
        }
        tally.verdict()
    }

    /// Judges one value by a validator that looks at each value alone. An empty one always passes.
    fn judge_value(&self, value: &str, tally: &mut Tally<'_>) {
        if value.is_empty() {
            return;
        }
        match self {
            Self::Length { min, max, trim } => size::length(value, *min, *max, *trim, tally),
            Self::Integer { min, max } => number::integer(value, *min, *max, tally),
            Self::Options(options) => {
                if !options.iter().any(|option| option == value) {
                    tally.refuse("error-invalid-value", &[]);
                }
            }
            Self::Email {
                max_local_length,
                ascii_local_part,
            } => email::judge(value, max_local_length.unwrap_or(64), *ascii_local_part, tally),
            Self::IsoDate => {
                if !date::is_iso(value) {
                    tally.refuse("error-invalid-date", &[Param::Text(value)]);
                }
            }
            Self::PersonNameProhibitedCharacters { message } => {
                characters::person_name(value, message.as_deref(), tally);
            }
            Self::UsernameProhibitedCharacters { message } => {
                characters::username(value, message.as_deref(), tally);
            }
            Self::Pattern { pattern, message } => match pattern.matches(value) {
                Ok(true) => {}
                Ok(false) => {
                    let message = message.as_deref().unwrap_or("error-pattern-no-match");
                    tally.refuse(message, &[Param::Text(pattern.source())]);
                }
                Err(_) => tally.pass_on(),
            },
            Self::Double { .. } | Self::Uri { .. } | Self::LocalDate { .. } => self.judge_rare(value, tally),
            Self::Other { id, config } => asked::judge(id, config, value, tally),
            Self::Multivalued { .. }
            | Self::NotBlank
            | Self::NotEmpty
            | Self::UsernameNotIdnHomograph { .. }
            | Self::EmailAsUsername(_) => {}
        }
    }
}

/// What is said of an e-mail address as a user name, in the words said of user names.
fn as_username(validators: &[Validator], subject: &Subject<'_>) -> Verdict {
    let subject = Subject {
        attribute: "username",
        required: false,
        ..*subject
    };
    let mut all = Vec::new();
    let mut undecided = false;
    for validator in validators {
        match validator.judge(&subject) {
            Verdict::Accepted => {}
            Verdict::Refused(violations) => all.extend(violations),
            Verdict::Undecided => undecided = true,
        }
    }
    match (all.is_empty(), undecided) {
        (false, _) => Verdict::Refused(all),
        (true, true) => Verdict::Undecided,
        (true, false) => Verdict::Accepted,
    }
}
