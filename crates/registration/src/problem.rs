//! What is wrong with a sign-up, in Keycloak's own words: the same value whoever found it.

use user_profile::Value;

use crate::read::{Reader, Unreadable, object};

/// One thing that must be mended, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The field it belongs to: a name of the description's fields, `password` or `termsAccepted`, or the
    /// member of a request that the contract does not have.
    pub field: String,
    /// Keycloak's message key, or one of the contract's own where Keycloak has none.
    pub code: String,
    /// What the message is filled in with.
    pub params: Vec<Value>,
    /// Who found it.
    pub source: Source,
}

/// Who found a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The form, before anything was sent.
    Form,
    /// The registration endpoint, by the realm's rules.
    Gateway,
    /// Keycloak, or the realm that stands in for it.
    Keycloak,
}

impl Source {
    /// The name it has in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Gateway => "gateway",
            Self::Keycloak => "keycloak",
        }
    }
}

impl Problem {
    /// A problem of this field, found where the rules were applied.
    pub fn new(field: &str, code: &str, params: Vec<Value>) -> Self {
        Self {
            field: field.to_owned(),
            code: code.to_owned(),
            params,
            source: Source::Form,
        }
    }

    fn to_value(&self) -> Value {
        object([
            ("field", self.field.as_str().into()),
            ("code", self.code.as_str().into()),
            ("params", Value::List(self.params.clone())),
            ("source", self.source.name().into()),
        ])
    }

    fn read(problem: &mut Reader<'_>) -> Self {
        let source = match problem.optional_text("source").as_deref() {
            Some("form") => Source::Form,
            Some("gateway") => Source::Gateway,
            _ => Source::Keycloak,
        };
        Self {
            field: problem.text("field"),
            code: problem.text("code"),
            params: problem.get("params").items().to_vec(),
            source,
        }
    }
}

/// Everything that is wrong, in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Those of one field.
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Problem> {
        self.0.iter().filter(move |problem| problem.field == field)
    }

    /// The same problems, as found by `source`.
    #[must_use]
    pub fn found_by(mut self, source: Source) -> Self {
        for problem in &mut self.0 {
            problem.source = source;
        }
        self
    }

    /// The list under `problems` in a reply.
    pub fn to_value(&self) -> Value {
        Value::List(self.0.iter().map(Problem::to_value).collect())
    }

    /// The problems of a reply; none where it has no list of them.
    pub fn from_reply(reply: &Value) -> Result<Self, Unreadable> {
        Reader::read(reply, |reply| Self(reply.list("problems", Problem::read)))
    }
}
