//! A password that cannot be printed.

use std::fmt;

use zeroize::Zeroizing;

/// What the person chose, byte for byte. It shows as dots, and its memory is wiped when it goes.
///
/// ```
/// let password = registration::Password::from("correct horse".to_owned());
/// assert_eq!(format!("{password:?}"), "Password(•••)");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// The password in clear, for the few places that judge, hash or send it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(•••)")
    }
}
