//! The rules a policy can hold.

use java_pattern::Pattern;

use crate::Error;
use crate::error::Cause;

/// One rule of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// `length`: at least so many UTF-16 code units.
    Length(i32),
    /// `maxLength`: at most so many UTF-16 code units.
    MaxLength(i32),
    /// `digits`: at least so many digits.
    Digits(i32),
    /// `upperCase`: at least so many upper-case letters.
    UpperCase(i32),
    /// `lowerCase`: at least so many lower-case letters.
    LowerCase(i32),
    /// `specialChars`: at least so many code units that are neither letter nor digit.
    SpecialChars(i32),
    /// `notUsername`: not the user name, whatever the case.
    NotUsername,
    /// `notContainsUsername`: the user name is no part of it, whatever the case.
    NotContainsUsername,
    /// `notEmail`: not the e-mail address, whatever the case.
    NotEmail,
    /// `regexPattern`: a Java pattern that matches the whole password.
    RegexPattern(Pattern),
    /// Every other rule: decided by the server, or never broken by a new account.
    Other {
        /// The rule's id.
        id: String,
        /// What stands in its parentheses.
        value: Option<String>,
    },
}

/// Who can judge a rule for a new account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The form can, or says of a password that it cannot: its verdict equals the server's.
    Form,
    /// Only the server can (a list of forbidden passwords, a rule of the company's own, a pattern beyond translation).
    Server,
    /// A new account cannot break it (history, age, how passwords are hashed): nothing to tell a stranger.
    Never,
}

/// What a rule's message is filled in with: its number or its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Param<'a> {
    /// A number of characters or days.
    Number(i32),
    /// A pattern or the name of a file.
    Text(&'a str),
}

impl Rule {
    /// The rule with this id and value, as they stand in a policy string or in a form's description.
    ///
    /// Without a value a rule has Keycloak's default. Fails where Keycloak refuses the value.
    ///
    /// ```
    /// use password_policy::Rule;
    ///
    /// assert_eq!(Rule::new("length", Some("12"))?, Rule::Length(12));
    /// assert_eq!(Rule::new("length", None)?, Rule::Length(8));
    /// assert!(Rule::new("length", Some("twelve")).is_err());
    /// # Ok::<(), password_policy::Error>(())
    /// ```
    pub fn new(id: &str, value: Option<&str>) -> Result<Self, Error> {
        let error = |cause| Error::new(id, cause);
        let number = |default| match value {
            None => Ok(default),
            Some(text) => java_text::parse_int(text).ok_or_else(|| error(Cause::NotANumber(text.to_owned()))),
        };
        let blank = value.is_some_and(|value| java_text::trim(value).is_empty());
        Ok(match id {
            "length" => Self::Length(number(8)?),
            "maxLength" => Self::MaxLength(number(64)?),
            "digits" => Self::Digits(number(1)?),
            "upperCase" => Self::UpperCase(number(1)?),
            "lowerCase" => Self::LowerCase(number(1)?),
            "specialChars" => Self::SpecialChars(number(1)?),
            "notUsername" => Self::NotUsername,
            "notContainsUsername" => Self::NotContainsUsername,
            "notEmail" => Self::NotEmail,
            "regexPattern" => match value {
                None => return Err(error(Cause::NoValue)),
                Some(_) if blank => return Err(error(Cause::BlankValue)),
                Some(pattern) => Self::RegexPattern(
                    Pattern::new(pattern).map_err(|cause| error(Cause::NotAPattern(cause)))?,
                ),
            },
            "" => return Err(error(Cause::NoName)),
            "hashAlgorithm" if value.is_none() => return Err(error(Cause::NoValue)),
            "hashAlgorithm" | "passwordBlacklist" if blank => return Err(error(Cause::BlankValue)),
            _ => {
                if NUMBERED.contains(&id) {
                    number(0)?;
                }
                Self::Other {
                    id: id.to_owned(),
                    value: value.map(str::to_owned),
                }
            }
        })
    }

    /// The rule's id in Keycloak.
    pub fn id(&self) -> &str {
        match self {
            Self::Length(_) => "length",
            Self::MaxLength(_) => "maxLength",
            Self::Digits(_) => "digits",
            Self::UpperCase(_) => "upperCase",
            Self::LowerCase(_) => "lowerCase",
            Self::SpecialChars(_) => "specialChars",
            Self::NotUsername => "notUsername",
            Self::NotContainsUsername => "notContainsUsername",
            Self::NotEmail => "notEmail",
            Self::RegexPattern(_) => "regexPattern",
            Self::Other { id, .. } => id,
        }
    }

    /// Who can judge this rule for a new account.
    pub fn check(&self) -> Check {
        match self {
            Self::Other { id, .. } if id == "hashAlgorithm" || NUMBERED.contains(&id.as_str()) => {
                Check::Never
            }
            Self::RegexPattern(pattern) if pattern.undecided().is_some() => Check::Server,
            Self::Other { .. } => Check::Server,
            _ => Check::Form,
        }
    }

    /// What stands in the rule's parentheses: a number, a text, or nothing.
    pub fn param(&self) -> Option<Param<'_>> {
        match self {
            Self::Length(n)
            | Self::MaxLength(n)
            | Self::Digits(n)
            | Self::UpperCase(n)
            | Self::LowerCase(n)
            | Self::SpecialChars(n) => Some(Param::Number(*n)),
            Self::RegexPattern(pattern) => Some(Param::Text(pattern.source())),
            Self::Other { value, .. } => value.as_deref().map(Param::Text),
            Self::NotUsername | Self::NotContainsUsername | Self::NotEmail => None,
        }
    }

    /// Keycloak's key for the message that this rule is broken.
    ///
    /// A rule of the company's own has a key that only the server knows, and the general one here.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::Length(_) => "invalidPasswordMinLengthMessage",
            Self::MaxLength(_) => "invalidPasswordMaxLengthMessage",
            Self::Digits(_) => "invalidPasswordMinDigitsMessage",
            Self::UpperCase(_) => "invalidPasswordMinUpperCaseCharsMessage",
            Self::LowerCase(_) => "invalidPasswordMinLowerCaseCharsMessage",
            Self::SpecialChars(_) => "invalidPasswordMinSpecialCharsMessage",
            Self::NotUsername => "invalidPasswordNotUsernameMessage",
            Self::NotContainsUsername => "invalidPasswordNotContainsUsernameMessage",
            Self::NotEmail => "invalidPasswordNotEmailMessage",
            Self::RegexPattern(_) => "invalidPasswordRegexPatternMessage",
            Self::Other { id, .. } if id == "passwordBlacklist" => "invalidPasswordBlacklistedMessage",
            Self::Other { .. } => "invalidPasswordGenericMessage",
        }
    }
}

/// Rules about what comes after the first password, each with a number.
const NUMBERED: [&str; 6] = [
    "passwordHistory",
    "passwordAge",
    "forceExpiredPasswordChange",
    "hashIterations",
    "maxAuthAge",
    "recoveryCodesWarningThreshold",
];
