//! What a realm's form asks for and what it accepts, as the endpoint tells strangers.

use password_policy::{Check, Param, Policy, Rule};
use user_profile::{Field, Group, Members, Validator, Value};

use crate::read::{Expected, Reader, Unreadable, object};

/// A realm's sign-up form: the reply to `GET /realms/{realm}/registration`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormDescription {
    /// The realm's name.
    pub realm: String,
    /// The name people know it by.
    pub display_name: Option<String>,
    /// The e-mail address is the user name; there is no field for one.
    pub email_as_username: bool,
    /// The person must follow the link in a mail before logging in.
    pub verify_email: bool,
    /// The rules for passwords; in JSON without those that a new account cannot break.
    pub password_policy: Policy,
    /// The fields in the order they are shown; the password comes after them.
    pub fields: Vec<Field>,
    /// The groups that fields name.
    pub groups: Vec<Group>,
    /// The languages the realm offers; none when it has internationalization switched off.
    pub locales: Vec<String>,
    /// The language chosen for this request, as far as the realm has a say.
    pub locale: String,
    /// The realm's own texts that `${key}` names refer to, in that language.
    pub texts: Members<String>,
    /// The terms that must be accepted, if any.
    pub terms: Option<Terms>,
    /// Where those log in who have an account already.
    pub login_url: Option<String>,
    /// Where those get a new password who have forgotten theirs, if the realm lets them.
    pub reset_password_url: Option<String>,
}

/// Terms that must be accepted to sign up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Their text in the realm's words.
    pub text: Option<String>,
}

impl FormDescription {
    /// As JSON is made of it.
    pub fn to_value(&self) -> Value {
        let texts = self
            .texts
            .iter()
            .map(|(key, text)| (key.clone(), text.as_str().into()))
            .collect();
        object([
            ("realm", self.realm.as_str().into()),
            ("displayName", self.display_name.clone().into()),
            ("emailAsUsername", self.email_as_username.into()),
            ("verifyEmail", self.verify_email.into()),
            (
                "passwordPolicy",
                Value::List(
                    self.password_policy
                        .rules()
                        .iter()
                        .filter_map(rule_to_value)
                        .collect(),
                ),
            ),
            (
                "fields",
                Value::List(self.fields.iter().map(field_to_value).collect()),
            ),
            (
                "groups",
                Value::List(self.groups.iter().map(group_to_value).collect()),
            ),
            (
                "locales",
                Value::List(self.locales.iter().map(|locale| locale.as_str().into()).collect()),
            ),
            ("locale", self.locale.as_str().into()),
            ("texts", texts),
            (
                "terms",
                self.terms
                    .as_ref()
                    .map_or(Value::Null, |terms| object([("text", terms.text.clone().into())])),
            ),
            ("loginUrl", self.login_url.clone().into()),
            ("resetPasswordUrl", self.reset_password_url.clone().into()),
        ])
    }

    /// The description that a reply holds.
    pub fn from_value(value: &Value) -> Result<Self, Unreadable> {
        Reader::read(value, |reply| Self {
            realm: reply.text("realm"),
            display_name: reply.optional_text("displayName"),
            email_as_username: reply.flag("emailAsUsername"),
            verify_email: reply.flag("verifyEmail"),
            password_policy: reply.list("passwordPolicy", rule).into_iter().flatten().collect(),
            fields: reply.list("fields", field),
            groups: reply.list("groups", group),
            locales: reply.list("locales", |locale| locale.as_text("locales")),
            locale: reply.text("locale"),
            texts: texts(reply.members("texts")),
            terms: match reply.get("terms") {
                Value::Null => None,
                terms => Some(reply.within(terms, |terms| Terms {
                    text: terms.optional_text("text"),
                })),
            },
            login_url: reply.optional_text("loginUrl"),
            reset_password_url: reply.optional_text("resetPasswordUrl"),
        })
    }
}

/// A rule as strangers are told of it; `None` for one that a new account cannot break.
fn rule_to_value(rule: &Rule) -> Option<Value> {
    let (check, param) = match rule.check() {
        Check::Never => return None,
        Check::Form => ("form", rule.param()),
        Check::Server => (
            "server",
            // The name of a file of forbidden passwords is nobody's business; a pattern says itself what is asked for.
            rule.param().filter(|_| matches!(rule, Rule::RegexPattern(_))),
        ),
    };
    let value = match param {
        None => Value::Null,
        Some(Param::Number(number)) => i64::from(number).into(),
        Some(Param::Text(text)) => text.into(),
    };
    Some(object([
        ("rule", rule.id().into()),
        ("value", value),
        ("check", check.into()),
    ]))
}

fn rule(rule: &mut Reader<'_>) -> Option<Rule> {
    let id = rule.text("rule");
    match Rule::new(&id, rule.get("value").to_text().as_deref()) {
        Ok(mut known) => {
            if let Rule::RegexPattern(pattern) = &mut known
                && rule.get("check").as_str() == Some("server")
            {
                pattern.leave();
            }
            Some(known)
        }
        Err(error) => rule.wrong("passwordPolicy", Expected::Rule(error)),
    }
}

fn texts(members: &Members<Value>) -> Members<String> {
    let mut texts = Members::new();
    for (key, text) in members {
        if let Value::Text(text) = text {
            texts.insert(key.clone(), text.clone());
        }
    }
    texts
}

fn field_to_value(field: &Field) -> Value {
    let validators = field
        .validators
        .iter()
        .map(|validator| (validator.id().to_owned(), validator.config()));
    object([
        ("name", field.name.as_str().into()),
        ("displayName", field.display_name.clone().into()),
        ("required", field.required.into()),
        ("multivalued", field.multivalued.into()),
        ("input", Value::Object(field.input.clone())),
        ("validators", validators.collect()),
        ("group", field.group.clone().into()),
        ("defaultValue", field.default_value.clone().into()),
    ])
}

fn field(field: &mut Reader<'_>) -> Field {
    let mut validators = Vec::new();
    for (id, config) in field.members("validators") {
        match Validator::new(id, config) {
            Ok(validator) => validators.push(validator),
            Err(error) => field.wrong("validators", Expected::Validator(error)),
        }
    }
    Field {
        name: field.text("name"),
        display_name: field.optional_text("displayName"),
        required: field.flag("required"),
        multivalued: field.flag("multivalued"),
        input: field.members("input").clone(),
        validators,
        group: field.optional_text("group"),
        default_value: field.optional_text("defaultValue"),
    }
}

fn group_to_value(group: &Group) -> Value {
    object([
        ("name", group.name.as_str().into()),
        ("displayHeader", group.display_header.clone().into()),
        ("displayDescription", group.display_description.clone().into()),
        ("annotations", Value::Object(group.annotations.clone())),
    ])
}

fn group(group: &mut Reader<'_>) -> Group {
    Group {
        name: group.text("name"),
        display_header: group.optional_text("displayHeader"),
        display_description: group.optional_text("displayDescription"),
        annotations: group.members("annotations").clone(),
    }
}
