//! Validators that few profiles have, and that weigh as much as all others. A program may be built without them, and ask.

use std::cmp::Ordering;

use super::config::{Config, INVALID_VALUE};
use super::{Validator, date, domain, number, uri};
use crate::asked::DOMAIN;
use crate::verdict::Tally;
use crate::{Value, Violation};

/// What this program says to one that asks about a value: a list of what the server would refuse, each a list of the
/// message's key and parameters without the attribute; `Null` where only the server can tell.
///
/// ```
/// use user_profile::{Value, answer};
///
/// assert_eq!(answer("uri", &Value::Null, "https://example.com"), Value::List(vec![]));
/// assert_eq!(answer("uri", &Value::Null, "git://example.com").items()[0].items()[0], "error-invalid-uri-scheme".into());
/// assert_eq!(answer("company's-own", &Value::Null, "x"), Value::Null);
/// ```
pub fn answer(id: &str, config: &Value, value: &str) -> Value {
    let mut tally = Tally::of("");
    match Config::new(id, config).rare(id) {
        Some(validator) => validator.judge_rare(value, &mut tally),
        None => match (id == DOMAIN).then(|| domain::is_rare(value)).flatten() {
            Some(true) => {}
            Some(false) => tally.refuse("error-invalid-email", &[]),
            None => tally.pass_on(),
        },
    }
    let said = |mut violation: Violation| {
        violation.params[0] = violation.message.into();
        Value::List(violation.params)
    };
    let violations = tally.violations();
    violations.map_or(Value::Null, |all| {
        Value::List(all.into_iter().map(said).collect())
    })
}

impl Config<'_> {
    /// The validator of this id, if it is one of these; what is wrong about it is said by [`Config::check_rare`].
    pub(super) fn rare(&self, id: &str) -> Option<Validator> {
        if !cfg!(feature = "complete") {
            return None;
        }
        Some(match id {
            "double" => Validator::Double {
                min: self.real("min"),
                max: self.real("max"),
            },
            "local-date" => Validator::LocalDate {
                english: self.flag("english").unwrap_or(false),
            },
            "uri" => Validator::Uri {
                schemes: self.texts("allowedSchemes"),
                fragment: self.flag("allowFragment").unwrap_or(true),
                url: self.flag("requireValidUrl").unwrap_or(true),
            },
            _ => return None,
        })
    }

    pub(super) fn check_rare(&mut self, validator: &Validator) {
        let Validator::Double { min, max } = *validator else {
            return;
        };
        self.number("min", min);
        self.number("max", max);
        // Not `min >= max`: NaN is above nothing.
        if min
            .zip(max)
            .is_some_and(|(min, max)| max.partial_cmp(&min) != Some(Ordering::Greater))
        {
            self.refuse("max", INVALID_VALUE, []);
        }
    }
}

impl Validator {
    /// Judges a value by one of these.
    pub(super) fn judge_rare(&self, value: &str, tally: &mut Tally<'_>) {
        match self {
            _ if !cfg!(feature = "complete") => tally.pass_on(),
            Self::Double { min, max } => number::double(value, *min, *max, tally),
            Self::Uri {
                schemes,
                fragment,
                url,
            } => uri::judge(value, schemes.as_deref(), *fragment, *url, tally),
            Self::LocalDate { english } => match english.then(|| date::is_english(value)).flatten() {
                Some(true) => {}
                Some(false) => tally.refuse("error-invalid-date", &[]),
                None => tally.pass_on(),
            },
            _ => {}
        }
    }
}
