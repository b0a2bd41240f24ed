//! Reading a validator's configuration as Keycloak does, and what it refuses about one.

use std::fmt;

use super::{Validator, double};
use crate::{Members, Value, blank::is_blank};

pub(super) const MISSING_VALUE: &str = "error-validator-config-missing-value";
pub(super) const INVALID_VALUE: &str = "error-validator-config-invalid-value";
const INVALID_NUMBER: &str = "error-validator-config-invalid-number-value";
const INVALID_FLAG: &str = "error-validator-config-invalid-boolean-value";

/// A configuration that Keycloak would refuse, with all its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfigError {
    attribute: Option<String>,
    validator: String,
    problems: Vec<ConfigProblem>,
}

/// One reason to refuse a configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfigProblem {
    /// The configuration's member.
    pub hint: String,
    /// Keycloak's key of the message.
    pub message: &'static str,
    /// What the message is filled in with.
    pub params: Vec<Value>,
}

impl ConfigError {
    /// The id of the validator.
    pub fn validator(&self) -> &str {
        &self.validator
    }

    /// The attribute it was configured for, where a whole profile was read.
    pub fn attribute(&self) -> Option<&str> {
        self.attribute.as_deref()
    }

    /// The reasons, in Keycloak's order.
    pub fn problems(&self) -> &[ConfigProblem] {
        &self.problems
    }

    pub(crate) fn of(mut self, attribute: &str) -> Self {
        self.attribute = Some(attribute.to_owned());
        self
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(attribute) = &self.attribute {
            write!(f, "attribute '{attribute}': ")?;
        }
        write!(f, "validator '{}': ", self.validator)?;
        for (at, problem) in self.problems.iter().enumerate() {
            let separator = if at == 0 { "" } else { ", " };
            write!(f, "{separator}{} of '{}'", problem.message, problem.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}

/// A configuration being read, and what was wrong with it so far.
pub(super) struct Config<'a> {
    validator: &'a str,
    whole: &'a Value,
    problems: Vec<ConfigProblem>,
}

static NO_MEMBERS: Members<Value> = Members::new();

impl<'a> Config<'a> {
    pub(super) fn new(validator: &'a str, whole: &'a Value) -> Self {
        Self {
            validator,
            whole,
            problems: Vec::new(),
        }
    }

    /// `validator`, unless its configuration is to be refused.
    pub(super) fn finish(self, validator: Validator) -> Result<Validator, ConfigError> {
        if self.is_fine() {
            return Ok(validator);
        }
        Err(ConfigError {
            attribute: None,
            validator: self.validator.to_owned(),
            problems: self.problems,
        })
    }

    pub(super) fn is_fine(&self) -> bool {
        self.problems.is_empty()
    }

    pub(super) fn refuse<const N: usize>(&mut self, hint: &str, message: &'static str, params: [Value; N]) {
        // Who describes a form to a program without the feature has refused what there was to refuse.
        if !cfg!(feature = "complete") {
            return;
        }
        self.problems.push(ConfigProblem {
            hint: hint.to_owned(),
            message,
            params: params.into(),
        });
    }

    pub(super) fn whole(&self) -> Value {
        self.whole.clone()
    }

    pub(super) fn members(&self) -> &'a Members<Value> {
        match self.whole {
            Value::Object(members) => members,
            _ => &NO_MEMBERS,
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.members().contains_key(name)
    }

    pub(super) fn at(&self, name: &str) -> &'a Value {
        self.whole.get(name)
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.at(name).as_str().map(str::to_owned)
    }

    /// The key of a message. Keycloak's own stands for a blank one.
    pub(super) fn message(&self) -> Option<String> {
        self.text("error-message").filter(|message| !is_blank(message))
    }

    /// The texts of a list. Keycloak keeps what else is in it as well, but no text ever equals that.
    pub(super) fn texts(&self, name: &str) -> Option<Vec<String>> {
        let Value::List(items) = self.at(name) else {
            return None;
        };
        Some(
            items
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        )
    }

    /// A truth value, or a text that says one; every text but `true` is false.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match self.at(name) {
            Value::Bool(is) => Some(*is),
            Value::Text(text) => Some(text.eq_ignore_ascii_case("true")),
            _ => None,
        }
    }

    /// A number as Java narrows it to an `int`, or a text that says one.
    pub(super) fn int(&self, name: &str) -> Option<i32> {
        match self.at(name) {
            #[expect(clippy::cast_possible_truncation, reason = "Number.intValue() cuts as well")]
            Value::Integer(number) => Some(*number as i32),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "Double.intValue() saturates as well"
            )]
            Value::Double(number) => Some(*number as i32),
            Value::Text(text) => java_text::parse_int(text),
            _ => None,
        }
    }

    /// A number as Java makes a `long` of it, or a text that says one.
    pub(super) fn long(&self, name: &str) -> Option<i64> {
        match self.at(name) {
            Value::Integer(number) => Some(*number),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "Double.longValue() saturates as well"
            )]
            Value::Double(number) => Some(*number as i64),
            Value::Text(text) => java_text::parse_long(text),
            _ => None,
        }
    }

    /// A number as Java makes a `double` of it, or a text that says one.
    pub(super) fn real(&self, name: &str) -> Option<f64> {
        match self.at(name) {
            #[expect(clippy::cast_precision_loss, reason = "Long.doubleValue() rounds as well")]
            Value::Integer(number) => Some(*number as f64),
            Value::Double(number) => Some(*number),
            Value::Text(text) => double::parse(text),
            _ => None,
        }
    }

    /// `number`, which was read from this member; refused if the member is there and says none.
    pub(super) fn number<T>(&mut self, name: &str, number: Option<T>) -> Option<T> {
        if number.is_none() && self.has(name) {
            self.refuse(name, INVALID_NUMBER, [self.at(name).clone()]);
        }
        number
    }

    /// As [`Config::number`], where Keycloak does not repeat what it was given.
    pub(super) fn number_unrepeated<T>(&mut self, name: &str, number: Option<T>) -> Option<T> {
        if number.is_none() && self.has(name) {
            self.refuse(name, INVALID_NUMBER, []);
        }
        number
    }

    /// As [`Config::flag`]; refused if the member is there and says neither.
    pub(super) fn checked_flag(&mut self, name: &str) -> Option<bool> {
        let flag = self.flag(name);
        if flag.is_none() && self.has(name) {
            self.refuse(name, INVALID_FLAG, [self.at(name).clone()]);
        }
        flag
    }
}
