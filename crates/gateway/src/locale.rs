//! Which of the languages on offer suits a person best.

use registration::lookup;

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

/// The first of the wanted languages that is on offer.
pub(crate) fn best<'a>(wanted: &[&str], offered: &[&'a str]) -> Option<&'a str> {
    wanted.iter().find_map(|tag| lookup(tag, offered))
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
    fn the_first_wish_that_can_be_met_decides() {
        for (wanted, expected) in [
            (vec!["de-AT", "en"], Some("de")),
            (vec!["fr", "en-GB"], Some("en")),
            (vec!["fr"], None),
            (vec![], None),
        ] {
            assert_eq!(best(&wanted, &["en", "de"]), expected, "{wanted:?}");
        }
    }
}
