//! Which realm the form belongs to, as the deployed page says. Never from the address: a link must not be able to send
//! a password elsewhere.

use registration::Value;

/// The page's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Where the realm is: `/realms/demo`, or with an origin of its own.
    pub realm_url: String,
    /// The client that people sign up for.
    pub client_id: String,
    /// The languages there are, and where their sentences are.
    pub locales: Vec<Locale>,
}

/// Where a language's sentences are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    pub tag: String,
    pub href: String,
    pub integrity: Option<String>,
}

impl Settings {
    /// The settings in the page's two blocks of data.
    pub fn from_values(settings: &Value, locales: &Value) -> Self {
        let text = |of: &Value, name| of.get(name).as_str().map(str::to_owned);
        let locales = match locales {
            Value::Object(locales) => locales
                .iter()
                .filter_map(|(tag, file)| {
                    Some(Locale {
                        tag: tag.clone(),
                        href: text(file, "href")?,
                        integrity: text(file, "integrity"),
                    })
                })
                .collect(),
            _ => Vec::new(),
        };
        Self {
            realm_url: text(settings, "realmUrl").unwrap_or_default(),
            client_id: text(settings, "clientId").unwrap_or_default(),
            locales,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_pages_two_blocks_say_where_everything_is() {
        let value = |json| serde_json::from_value(json).unwrap();
        let settings = Settings::from_values(
            &value(json!({"realmUrl": "https://id.example/realms/demo", "clientId": "app", "further": 1})),
            &value(
                json!({"de": {"href": "/de-1.json", "integrity": "sha384-x"}, "en": {"href": "/en.json"}, "fr": {}}),
            ),
        );
        assert_eq!(settings.realm_url, "https://id.example/realms/demo");
        assert_eq!(settings.client_id, "app");
        let locales: Vec<_> = settings
            .locales
            .iter()
            .map(|locale| (locale.tag.as_str(), &locale.integrity))
            .collect();
        assert_eq!(locales, [("de", &Some("sha384-x".to_owned())), ("en", &None)]);
    }
}
