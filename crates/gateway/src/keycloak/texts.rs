//! The texts of a realm's theme that its sign-up refers to.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use user_profile::{UserProfile, Value};

use super::admin::Admin;
use super::http::Failure;

#[derive(Deserialize)]
struct Text {
    key: String,
    value: String,
}

/// Reads the texts in one language, which everybody may. Of some five hundred only those are kept that the profile
/// names, and the terms.
pub(super) async fn read(
    admin: &Admin,
    locale: &str,
    profile: &UserProfile,
) -> Result<BTreeMap<String, String>, Failure> {
    let texts: Vec<Text> = admin
        .public(&["resources", admin.realm(), "login", locale])
        .await?;
    let named = Named::by(profile);
    let texts = texts.into_iter().filter(|text| named.contains(&text.key));
    Ok(texts.map(|text| (text.key, text.value)).collect())
}

/// The keys that a profile names.
#[derive(Default)]
struct Named {
    keys: BTreeSet<String>,
    prefixes: Vec<String>,
}

impl Named {
    fn by(profile: &UserProfile) -> Self {
        let mut named = Self::default();
        named.keys.insert("termsTitle".to_owned());
        named.keys.insert("termsText".to_owned());
        for attribute in &profile.attributes {
            named.text(attribute.display_name.as_deref());
            attribute
                .annotations
                .values()
                .for_each(|value| named.value(value));
            // Options may have their labels under keys of one beginning.
            let prefix = attribute.annotations.get("inputOptionLabelsI18nPrefix");
            let prefix = prefix.and_then(Value::as_str).map(|prefix| format!("{prefix}."));
            named.prefixes.extend(prefix);
            // A validator's own message is a key or the sentence itself.
            for config in attribute.validations.values() {
                named
                    .keys
                    .extend(config.get("error-message").as_str().map(str::to_owned));
            }
        }
        for group in &profile.groups {
            named.text(group.display_header.as_deref());
            named.text(group.display_description.as_deref());
            group.annotations.values().for_each(|value| named.value(value));
        }
        named
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.text(Some(text)),
            Value::List(items) => items.iter().for_each(|item| self.value(item)),
            Value::Object(members) => members.values().for_each(|member| self.value(member)),
            _ => {}
        }
    }

    /// The `key` of every `${key}` in a text.
    fn text(&mut self, text: Option<&str>) {
        for part in text.unwrap_or_default().split("${").skip(1) {
            self.keys
                .extend(part.split_once('}').map(|(key, _)| key.to_owned()));
        }
    }

    fn contains(&self, key: &str) -> bool {
        self.keys.contains(key) || self.prefixes.iter().any(|prefix| key.starts_with(prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_profile_can_name_a_text() {
        let profile = serde_json::from_value(serde_json::json!({
            "attributes": [{
                "name": "shoe",
                "displayName": "${shoe}",
                "annotations": {
                    "inputHelperTextBefore": "Say ${shoe.before} and ${shoe.after}",
                    "inputOptionLabels": { "44": "${shoe.large}" },
                    "inputOptionLabelsI18nPrefix": "shoe.sizes",
                },
                "validations": { "pattern": { "pattern": "[0-9]+", "error-message": "shoe.wrong" } },
            }],
            "groups": [{ "name": "body", "displayHeader": "${body}", "displayDescription": "plain" }],
        }));
        let named = Named::by(&profile.unwrap());
        let keys = [
            "shoe",
            "shoe.before",
            "shoe.after",
            "shoe.large",
            "shoe.sizes.44",
            "shoe.wrong",
            "body",
            "termsText",
        ];
        for key in keys {
            assert!(named.contains(key), "{key}");
        }
        for key in ["plain", "shoe.sizes", "loginAccountTitle"] {
            assert!(!named.contains(key), "{key}");
        }
    }
}
