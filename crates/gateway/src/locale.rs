//! Which of the languages on offer suits a person best.

use registration::keycloaks_name;

/// The languages of an `Accept-Language` header, the most wanted first (RFC 9110 §12.5.4).
pub(crate) fn accepted(header: &str) -> Vec<&str> {
    let mut ranges: Vec<(&str, f32)> = header
        .split(',')
        .filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next().filter(|tag| !tag.is_empty())?;
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(Some(1.0), |weight| weight.parse().ok())?;
            (weight > 0.0).then_some((tag, weight))
        })
        .collect();
    ranges.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    ranges.into_iter().map(|(tag, _)| tag).collect()
}

/// The first of the wanted languages that is on offer, by lookup (RFC 4647 §3.4): `de-AT` also finds `de`.
pub(crate) fn best<'a>(wanted: &[&str], offered: &'a [impl AsRef<str>]) -> Option<&'a str> {
    let on_offer = |tag: &str| {
        let mut offered = offered.iter().map(AsRef::as_ref);
        offered.find(|offer| offer.replace('_', "-").eq_ignore_ascii_case(tag))
    };
    wanted.iter().find_map(|tag| {
        let tag = tag.replace('_', "-");
        let mut range = tag.as_str();
        loop {
            let found = on_offer(range);
            if found.is_some() {
                return found;
            }
            match range.rsplit_once('-') {
                Some((wider, _)) => range = wider,
                // Browsers have names of their own for some.
                None => break keycloaks_name(&tag).and_then(&on_offer),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_read_by_weight_and_then_by_order() {
        for (header, expected) in [
            ("de", vec!["de"]),
            ("en;q=0.5, de-AT, fr;q=0.9", vec!["de-AT", "fr", "en"]),
            ("de;q=0, en;q=0.1", vec!["en"]),
            ("de;q=x, ,en", vec!["en"]),
            ("", vec![]),
        ] {
            assert_eq!(accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn a_region_finds_its_language_and_no_language_finds_a_region() {
        let offered = ["en", "de", "pt-BR"];
        for (wanted, expected) in [
            (vec!["de-AT"], Some("de")),
            (vec!["DE_at"], Some("de")),
            (vec!["fr", "pt-br"], Some("pt-BR")),
            (vec!["pt"], None),
            (vec!["zh-Hant-TW", "en-GB-oxendict"], Some("en")),
            (vec![], None),
            (vec!["zh-Hant-HK"], None),
        ] {
            assert_eq!(best(&wanted, &offered), expected, "{wanted:?}");
        }
        for (wanted, expected) in [("nb-NO", "no"), ("zh-Hant-HK", "zh-TW"), ("zh", "zh-CN")] {
            assert_eq!(
                best(&[wanted], &["en", "no", "zh-CN", "zh-TW"]),
                Some(expected),
                "{wanted}"
            );
        }
    }
}
