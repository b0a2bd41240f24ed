//! Policy → text: that which Keycloak reads as the same policy, and that which password managers read.

use std::fmt;

use crate::recipe::Recipe;
use crate::{Param, Policy, Rule};

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, rule) in self.rules().iter().enumerate() {
            if place > 0 {
                f.write_str(" and ")?;
            }
            rule.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())?;
        match self.param() {
            Some(Param::Number(number)) => write!(f, "({number})"),
            Some(Param::Text(text)) if !java_text::trim(text).is_empty() => write!(f, "({text})"),
            _ => Ok(()),
        }
    }
}

/// In the language of the `passwordrules` attribute.
impl fmt::Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "minlength: {}; maxlength: {};", self.min, self.max)?;
        for part in &self.required {
            write!(f, " required: {};", class(part))?;
        }
        // All of it once more: readers are not of one mind whether what is required is allowed.
        for (place, kind) in self.allowed.iter().enumerate() {
            let before = if place == 0 { " allowed: " } else { ", " };
            write!(f, "{before}{}", class(kind))?;
        }
        f.write_str(";")?;
        if self.no_repetition {
            f.write_str(" max-consecutive: 1;")?;
        }
        Ok(())
    }
}

/// A class of characters: by its name, or one by one.
fn class(chars: &str) -> String {
    match (chars.as_bytes().first(), chars.len()) {
        (Some(b'a'), 26) => "lower".to_owned(),
        (Some(b'A'), 26) => "upper".to_owned(),
        (Some(b'0'), 10) => "digit".to_owned(),
        _ => format!("[{chars}]"),
    }
}
