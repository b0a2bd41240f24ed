//! What the page asks a browser for, where there is none.

mod own_names; // of languages

pub use own_names::own_name;

use registration::counting;

use crate::language::Intl;

/// How languages count.
pub const NATIVE: Intl = Intl {
    category: |tag, number| counting::category(tag, number.unsigned_abs()).to_owned(),
    // A form that nobody has typed into names limits of length, which are whole.
    #[expect(clippy::cast_possible_truncation, reason = "a length is far smaller")]
    format: |tag, number| counting::format(tag, number as i64),
};
