//! Languages by the names that Keycloak has for them.

/// What of these is on offer for someone who wants this language, by lookup (RFC 4647 §3.4): `de-AT` also finds `de`,
/// and `nb-NO` what Keycloak calls `no`. Between the parts of a tag a hyphen may be an underscore.
pub fn lookup<'a>(wanted: &str, offered: &[&'a str]) -> Option<&'a str> {
    let wanted: String = wanted.chars().map(hyphenated).collect();
    let on_offer = |tag: &str| {
        let is_this = |offer: &&str| offer.chars().map(lower).eq(tag.chars().map(lower));
        offered.iter().copied().find(is_this)
    };
    let mut range = wanted.as_str();
    loop {
        let found = on_offer(range);
        if found.is_some() {
            return found;
        }
        match range.rsplit_once('-') {
            Some((wider, _)) => range = wider,
            // Browsers have names of their own for some.
            None => return on_offer(keycloaks_name(&wanted)?),
        }
    }
}

fn hyphenated(letter: char) -> char {
    if letter == '_' { '-' } else { letter }
}

fn lower(letter: char) -> char {
    hyphenated(letter).to_ascii_lowercase()
}

/// What Keycloak calls a language that browsers call otherwise: `nb-NO` is its `no`.
fn keycloaks_name(tag: &str) -> Option<&'static str> {
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
    fn a_region_finds_its_language_and_no_language_finds_a_region() {
        for (wanted, expected) in [
            ("de", Some("de")),
            ("de-AT", Some("de")),
            ("DE_at", Some("de")),
            ("pt-br", Some("pt-BR")),
            ("pt", None),
            ("fr", None),
            ("en-GB-oxendict", Some("en")),
            ("", None),
        ] {
            assert_eq!(lookup(wanted, &["en", "de", "pt-BR"]), expected, "{wanted}");
        }
        assert_eq!(lookup("PT-br", &["pt", "pt-BR"]), Some("pt-BR"));
        assert_eq!(lookup("en", &[]), None);
    }

    #[test]
    fn norwegian_and_chinese_are_found_by_all_their_names() {
        for (wanted, expected) in [
            ("nb-NO", "no"),
            ("nn", "no"),
            ("zh", "zh-CN"),
            ("zh-SG", "zh-CN"),
            ("zh-Hans-HK", "zh-CN"),
            ("zh-Hant", "zh-TW"),
            ("zh_Hant_TW", "zh-TW"),
            ("zh-HK", "zh-TW"),
        ] {
            assert_eq!(
                lookup(wanted, &["no", "zh-CN", "zh-TW"]),
                Some(expected),
                "{wanted}"
            );
            assert_eq!(lookup(wanted, &["en", "pt-BR"]), None, "{wanted}");
        }
    }
}
