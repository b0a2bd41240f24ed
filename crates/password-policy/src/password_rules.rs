//! A recipe in the language of the `passwordrules` attribute, which password managers read.

use java_text::digits;

use crate::recipe::Recipe;

impl Recipe {
    /// The attribute's value.
    pub(crate) fn password_rules(&self) -> String {
        let mut rules =
            "minlength: ".to_owned() + &digits(self.min) + "; maxlength: " + &digits(self.max) + ";";
        for part in &self.required {
            rules += " required: ";
            add_class(&mut rules, part);
            rules += ";";
        }
        // All of it once more: readers are not of one mind whether what is required is allowed.
        for (place, kind) in self.allowed.iter().enumerate() {
            rules += if place == 0 { " allowed: " } else { ", " };
            add_class(&mut rules, kind);
        }
        rules += if self.no_repetition {
            "; max-consecutive: 1;"
        } else {
            ";"
        };
        rules
    }
}

/// A class of characters: by its name, or one by one.
fn add_class(rules: &mut String, chars: &str) {
    let name = match (chars.as_bytes().first(), chars.len()) {
        (Some(b'a'), 26) => "lower",
        (Some(b'A'), 26) => "upper",
        (Some(b'0'), 10) => "digit",
        _ => {
            *rules += "[";
            *rules += chars;
            "]"
        }
    };
    *rules += name;
}
