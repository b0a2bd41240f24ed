//! Every UTF-16 code unit is classified as a JDK classifies it.

use serde_json::Value;

type Class = fn(u16) -> bool;

/// Checklist 15.
#[test]
fn all_units_are_in_the_classes_a_jdk_puts_them_in() {
    let json: Value = serde_json::from_str(include_str!("../data/java-char-classes.json")).unwrap();
    let classes: [(&str, Class); 4] = [
        ("isUpperCase", java_text::is_upper_case),
        ("isLowerCase", java_text::is_lower_case),
        ("isDigit", java_text::is_digit),
        ("isLetterOrDigit", java_text::is_letter_or_digit),
    ];
    for (name, class) in classes {
        let mut expected = vec![false; 0x1_0000];
        for range in json[name].as_array().unwrap() {
            let [first, last] = [0, 1].map(|end| usize::try_from(range[end].as_u64().unwrap()).unwrap());
            expected[first..=last].fill(true);
        }
        for unit in 0..=u16::MAX {
            assert_eq!(class(unit), expected[usize::from(unit)], "{name}({unit:#06x})");
        }
    }
}
