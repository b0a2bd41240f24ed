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
    /// What the file must hash to, in a page that was finished.
    pub integrity: Option<String>,
}

impl Locale {
    /// A page that was finished says a version, which is in every file's name, and each file's digest.
    fn new(tag: &str, version: Option<&str>, digest: &Value) -> Self {
        let (href, integrity) = match (version, digest.as_str()) {
            (Some(version), Some(digest)) => (
                "/".to_owned() + tag + "-" + version + ".json",
                Some("sha256-".to_owned() + digest),
            ),
            _ => ("locales/".to_owned() + tag + ".json", None),
        };
        Self {
            tag: tag.to_owned(),
            href,
            integrity,
        }
    }
}

impl Settings {
    /// The settings in the page's two blocks of data.
    pub fn from_values(settings: &Value, locales: &Value) -> Self {
        let text = |name| settings.get(name).as_str().map(str::to_owned);
        let version = locales.get("version").as_str();
        let locales = match locales.get("files") {
            Value::Object(files) => files
                .iter()
                .map(|(tag, digest)| Locale::new(tag, version, digest))
                .collect(),
            _ => Vec::new(),
        };
        Self {
            realm_url: text("realmUrl").unwrap_or_default(),
            client_id: text("clientId").unwrap_or_default(),
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
        let settings = json!({"realmUrl": "https://id.example/realms/demo", "clientId": "app", "further": 1});
        for (locales, href, integrity) in [
            (
                json!({"version": "0123", "files": {"de": "ab+/="}}),
                "/de-0123.json",
                Some("sha256-ab+/="),
            ),
            (json!({"files": {"de": null}}), "locales/de.json", None),
        ] {
            let value = |json: &serde_json::Value| serde_json::from_value(json.clone()).unwrap();
            let settings = Settings::from_values(&value(&settings), &value(&locales));
            assert_eq!(settings.realm_url, "https://id.example/realms/demo");
            assert_eq!(settings.client_id, "app");
            let expected = Locale {
                tag: "de".to_owned(),
                href: href.to_owned(),
                integrity: integrity.map(str::to_owned),
            };
            assert_eq!(settings.locales, [expected]);
        }
    }
}
