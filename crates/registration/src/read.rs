//! Taking the contract's types out of a tree of values, and the one error of that.

use std::fmt;

use user_profile::{ConfigError, Members, Value};

/// A reply that is not of the contract's shape: which member, and what it should have been.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    member: String,
    expected: Expected,
}

/// What a member should have been. Made into words only for those who want to read them, which no page does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expected {
    Shape(&'static str),
    Rule(password_policy::Error),
    Validator(ConfigError),
}

impl Unreadable {
    pub(crate) fn new(member: &str, expected: Expected) -> Self {
        Self {
            member: member.to_owned(),
            expected,
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "member '{}': expected ", self.member)?;
        match &self.expected {
            Expected::Shape(shape) => f.write_str(shape),
            Expected::Rule(error) => error.fmt(f),
            Expected::Validator(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Unreadable {}

/// An object being read. What is wrong stops nobody on the way, since each stop would weigh in the page's program; it
/// is told at the end, the first one only.
pub(crate) struct Reader<'a> {
    object: &'a Value,
    wrong: Option<Unreadable>,
}

impl<'a> Reader<'a> {
    /// What `read` makes of an object, unless something is wrong with that.
    pub(crate) fn read<T>(object: &'a Value, read: impl FnOnce(&mut Self) -> T) -> Result<T, Unreadable> {
        let mut reader = Self { object, wrong: None };
        let made = read(&mut reader);
        match reader.wrong {
            None => Ok(made),
            Some(wrong) => Err(wrong),
        }
    }

    pub(crate) fn get(&self, member: &str) -> &'a Value {
        self.object.get(member)
    }

    /// The text of this member.
    pub(crate) fn text(&mut self, member: &str) -> String {
        match self.get(member) {
            Value::Text(text) => text.clone(),
            _ => self.wrong(member, Expected::Shape("a text")),
        }
    }

    /// The text of this member, if it is there.
    pub(crate) fn optional_text(&mut self, member: &str) -> Option<String> {
        match self.get(member) {
            Value::Null => None,
            _ => Some(self.text(member)),
        }
    }

    /// The whole number of this member.
    pub(crate) fn integer(&mut self, member: &str) -> i64 {
        match self.get(member) {
            Value::Integer(number) => *number,
            _ => self.wrong(member, Expected::Shape("a whole number")),
        }
    }

    /// The truth value of this member; `false` if it is not there.
    pub(crate) fn flag(&mut self, member: &str) -> bool {
        match self.get(member) {
            Value::Null => false,
            Value::Bool(is) => *is,
            _ => self.wrong(member, Expected::Shape("true or false")),
        }
    }

    /// The named values of this member; none if it is not there.
    pub(crate) fn members(&mut self, member: &str) -> &'a Members<Value> {
        static NONE: Members<Value> = Members::new();
        match self.get(member) {
            Value::Null => &NONE,
            Value::Object(members) => members,
            _ => {
                self.wrong::<()>(member, Expected::Shape("an object"));
                &NONE
            }
        }
    }

    /// The items of this member, each read by `read`; none if it is not there.
    pub(crate) fn list<T>(&mut self, member: &str, read: impl Fn(&mut Reader<'a>) -> T) -> Vec<T> {
        let mut list = Vec::new();
        for item in self.get(member).items() {
            list.push(self.within(item, &read));
        }
        list
    }

    /// What `read` makes of an object within this one.
    pub(crate) fn within<T>(&mut self, object: &'a Value, read: impl FnOnce(&mut Reader<'a>) -> T) -> T {
        let wrong = self.wrong.take();
        let mut reader = Reader { object, wrong };
        let made = read(&mut reader);
        self.wrong = reader.wrong;
        made
    }

    /// The object itself, as a text.
    pub(crate) fn as_text(&mut self, member: &str) -> String {
        match self.object {
            Value::Text(text) => text.clone(),
            _ => self.wrong(member, Expected::Shape("texts")),
        }
    }

    /// Notes that a member is not as it should be, and stands something in for it.
    pub(crate) fn wrong<T: Default>(&mut self, member: &str, expected: Expected) -> T {
        if self.wrong.is_none() {
            self.wrong = Some(Unreadable::new(member, expected));
        }
        T::default()
    }
}

/// An object of these members.
pub(crate) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
