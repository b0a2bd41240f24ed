//! What is said to people: a language's sentences by key, filled in with a problem's parameters.

use user_profile::Value;

use crate::read::{Expected, Unreadable};

/// The sentences of one language. Keys are Keycloak's message keys and the form's own.
///
/// A sentence is a text, or several by plural category (`{"one": …, "other": …}`), chosen by the first number among
/// its parameters. `{0}` stands for the first parameter, `{1}` for the second.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue(Value);

/// How a language counts: the browser's `Intl` in the page.
pub trait Numbers {
    /// The plural category of a number: `zero`, `one`, `two`, `few`, `many` or `other`.
    fn category(&self, number: i64) -> String;
    /// The number in the language's digits and grouping.
    fn format(&self, number: i64) -> String;
    /// A number that need not be whole, in the language's digits and with its decimal sign.
    fn format_decimal(&self, number: f64) -> String {
        number.to_string()
    }
}

impl Catalogue {
    /// The catalogue in a file of `locales/`.
    pub fn from_value(value: &Value) -> Result<Self, Unreadable> {
        let wrong = |key, shape| Err(Unreadable::new(key, Expected::Shape(shape)));
        let Value::Object(members) = value else {
            return wrong("", "an object");
        };
        let is_text = |value: &Value| value.as_str().is_some();
        for (key, sentence) in members {
            match sentence {
                Value::Text(_) => {}
                Value::Object(forms) if forms.values().all(is_text) => {}
                Value::Object(_) => return wrong(key, "a text for each plural category"),
                _ => return wrong(key, "a text"),
            }
        }
        Ok(Self(value.clone()))
    }

    /// The sentence for this key, filled in; `None` if this language has none.
    pub fn say(&self, key: &str, params: &[Value], numbers: &impl Numbers) -> Option<String> {
        let text = match self.0.get(key) {
            Value::Text(text) => text,
            forms => {
                let number = params.iter().find_map(Value::as_i64);
                let category = number.map_or_else(String::new, |number| numbers.category(number));
                let form = forms.get(&category).as_str();
                form.or_else(|| forms.get("other").as_str())?
            }
        };
        Some(fill(text, params, numbers))
    }
}

/// `text` with its placeholders filled in; what a parameter says is never taken for a placeholder.
fn fill(text: &str, params: &[Value], numbers: &impl Numbers) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let param = after
            .split_once('}')
            .and_then(|(at, after)| Some((params.get(at.parse::<usize>().ok()?)?, after)));
        rest = match param {
            None => {
                filled.push('{');
                after
            }
            Some((param, after)) => {
                match param {
                    Value::Integer(number) => filled.push_str(&numbers.format(*number)),
                    Value::Double(number) => filled.push_str(&numbers.format_decimal(*number)),
                    Value::Text(value) => filled.push_str(value),
                    _ => {}
                }
                after
            }
        };
    }
    filled + rest
}
