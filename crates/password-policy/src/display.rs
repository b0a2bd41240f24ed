//! Policy → text, which Keycloak reads as the same policy.

use std::fmt;

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
