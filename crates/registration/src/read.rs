//! Taking the contract's types out of a tree of values, and the one error of that.

use std::collections::BTreeMap;
use std::fmt;

use user_profile::Value;

/// A reply that is not of the contract's shape: which member, and what it should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    member: String,
    expected: String,
}

impl Unreadable {
    pub(crate) fn new(member: &str, expected: impl fmt::Display) -> Self {
        Self {
            member: member.to_owned(),
            expected: expected.to_string(),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "member '{}': expected {}", self.member, self.expected)
    }
}

impl std::error::Error for Unreadable {}

/// The text of this member.
pub(crate) fn text(of: &Value, member: &str) -> Result<String, Unreadable> {
    optional_text(of, member)?.ok_or_else(|| Unreadable::new(member, "a text"))
}

/// The text of this member, if it is there.
pub(crate) fn optional_text(of: &Value, member: &str) -> Result<Option<String>, Unreadable> {
    match of.get(member) {
        Value::Null => Ok(None),
        Value::Text(text) => Ok(Some(text.clone())),
        _ => Err(Unreadable::new(member, "a text")),
    }
}

/// The truth value of this member; `false` if it is not there.
pub(crate) fn flag(of: &Value, member: &str) -> Result<bool, Unreadable> {
    match of.get(member) {
        Value::Null => Ok(false),
        Value::Bool(is) => Ok(*is),
        _ => Err(Unreadable::new(member, "true or false")),
    }
}

/// The named values of this member; none if it is not there.
pub(crate) fn members(of: &Value, member: &str) -> Result<BTreeMap<String, Value>, Unreadable> {
    match of.get(member) {
        Value::Null => Ok(BTreeMap::new()),
        Value::Object(members) => Ok(members.clone()),
        _ => Err(Unreadable::new(member, "an object")),
    }
}

/// The items of this member, each read by `read`; none if it is not there.
pub(crate) fn list<T>(
    of: &Value,
    member: &str,
    read: impl Fn(&Value) -> Result<T, Unreadable>,
) -> Result<Vec<T>, Unreadable> {
    let mut list = Vec::new();
    for item in of.get(member).items() {
        list.push(read(item)?);
    }
    Ok(list)
}

/// An object of these members.
pub(crate) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
