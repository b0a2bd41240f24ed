//! Text → policy, by the grammar of Keycloak's `PasswordPolicy`.

use std::str::FromStr;

use crate::{Error, Policy, Rule};

impl FromStr for Policy {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.split(" and ")
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(|item| match item.split_once('(') {
                None => Rule::new(item, None),
                Some((id, rest)) => Rule::new(id.trim(), Some(rest.strip_suffix(')').unwrap_or(rest))),
            })
            .collect()
    }
}
