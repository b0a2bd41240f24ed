//! Text → policy, by the grammar of Keycloak's `PasswordPolicy`.

use std::str::FromStr;

use crate::error::Cause;
use crate::{Error, Policy, Rule};

/// Reads a realm's `passwordPolicy`, oddities included.
///
/// Items are separated by ` and ` exactly, also inside a pattern; a value is what stands between the first
/// parenthesis and the last character, whatever that is; of several items with one id the last value counts, at the
/// place of the first. An id that Keycloak does not know by itself is taken for a rule of the company's own.
impl FromStr for Policy {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut items: Vec<(&str, Option<String>)> = Vec::new();
        for item in split(text) {
            let (id, value) = item_parts(item)?;
            // Before any value is looked at: a wrong one that is replaced later does no harm.
            match items.iter_mut().find(|(known, _)| *known == id) {
                Some((_, known)) => *known = value,
                None => items.push((id, value)),
            }
        }
        items
            .iter()
            .map(|(id, value)| Rule::new(id, value.as_deref()))
            .collect()
    }
}

/// `String.split(" and ")`, which leaves out empty items at the end, but not blank ones and none before the end.
fn split(text: &str) -> Vec<&str> {
    if java_text::trim(text).is_empty() {
        return Vec::new();
    }
    let mut items: Vec<&str> = text.split(" and ").collect();
    while items.last().is_some_and(|item| item.is_empty()) {
        items.pop();
    }
    items
}

fn item_parts(item: &str) -> Result<(&str, Option<String>), Error> {
    let item = java_text::trim(item);
    let Some((id, rest)) = item.split_once('(') else {
        return Ok((item, None));
    };
    let id = java_text::trim(id);
    let mut value = rest.to_owned();
    let last = value.pop().ok_or_else(|| Error::new(id, Cause::Unclosed))?;
    if last.len_utf16() > 1 {
        // Java cuts the second half of the pair; the first, which UTF-8 cannot hold, is in no number and no password.
        value.push(char::REPLACEMENT_CHARACTER);
    }
    Ok((id, Some(value)))
}
