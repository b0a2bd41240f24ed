//! The forms that a language counts with: as many as Unicode's rules have for whole numbers, and no other.

use crate::languages;

/// Plural categories of whole numbers by language (Unicode CLDR 48). `other` is always there: it is what a number falls
/// back on in a browser whose rules are of another age.
const CATEGORIES: &[(&str, &str)] = &[
    ("id ja ko th vi zh-CN zh-TW", "other"),
    ("az da de el en eu fa fi hu hy kk ky nl no sv tr", "one other"),
    ("ca es fr it pt pt-BR", "many one other"),
    ("cs hr lt ro sk", "few one other"),
    ("lv", "one other zero"),
    ("sl", "few one other two"),
    ("pl ru uk", "few many one other"),
    ("ar", "few many one other two zero"),
];

#[test]
fn a_sentence_with_a_number_has_every_form_of_its_language() {
    let languages = languages();
    let english = &languages["en"];
    for (tag, sentences) in &languages {
        let of = |(tags, _): &&(&str, &str)| tags.split_whitespace().any(|of| of == tag);
        let (_, categories) = CATEGORIES.iter().find(of).expect(tag);
        for (key, forms) in sentences {
            let counted = !english[key].contains_key("");
            let expected = if counted { *categories } else { "" };
            let forms: Vec<_> = forms.keys().map(String::as_str).collect();
            assert_eq!(forms.join(" "), expected, "{tag} {key}");
        }
    }
}
