//! Languages by the names that Keycloak has for them.

/// What Keycloak calls a language that browsers call otherwise: `nb-NO` is its `no`.
pub fn keycloaks_name(tag: &str) -> Option<&'static str> {
    let mut parts = tag.split('-');
    match parts.next()? {
        "nb" | "nn" => Some("no"),
        "zh" => parts
            .find_map(|part| match part {
                "Hans" => Some("zh-CN"),
                "Hant" | "TW" | "HK" | "MO" => Some("zh-TW"),
                _ => None,
            })
            .or(Some("zh-CN")),
        _ => None,
    }
}

/// Which way a language is written: `ltr` or `rtl`.
pub fn direction(tag: &str) -> &'static str {
    match tag.split('-').next() {
        Some("ar" | "fa" | "he" | "ur") => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_and_chinese_are_found_by_all_their_names() {
        for (tag, expected) in [
            ("nb-NO", Some("no")),
            ("nn", Some("no")),
            ("zh", Some("zh-CN")),
            ("zh-SG", Some("zh-CN")),
            ("zh-Hans-HK", Some("zh-CN")),
            ("zh-Hant", Some("zh-TW")),
            ("zh-HK", Some("zh-TW")),
            ("de-AT", None),
            ("", None),
        ] {
            assert_eq!(keycloaks_name(tag), expected, "{tag}");
        }
    }
}
