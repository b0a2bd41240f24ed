//! The characters that `java.net.URI` takes in each part of an address.

/// A set of characters, beside which escapes and characters of other scripts may be taken.
#[derive(Clone, Copy)]
pub(super) struct Set {
    /// Letters and digits of ASCII.
    alphanumeric: bool,
    /// Other characters of ASCII.
    others: &'static str,
    /// `%` with two hexadecimal digits, and what is beyond ASCII.
    escaped: bool,
}

const fn written(others: &'static str) -> Set {
    Set {
        alphanumeric: true,
        others,
        escaped: true,
    }
}

const fn plain(others: &'static str) -> Set {
    Set {
        alphanumeric: true,
        others,
        escaped: false,
    }
}

pub(super) const ANY: Set = written("-_.!~*'();/?:@&=+$,[]");
pub(super) const PATH: Set = written("-_.!~*'():@&=+$,;/");
pub(super) const USER_INFO: Set = written("-_.!~*'();:&=+$,");
pub(super) const SERVER: Set = written("-_.!~*'();:&=+$,@[]");
pub(super) const SERVER_OR_PERCENT: Set = written("-_.!~*'();:&=+$,@[]%");
pub(super) const REGISTRY: Set = written("-_.!~*'()$,;:@&=+");
pub(super) const SCHEME: Set = plain("+-.");
pub(super) const SCOPE: Set = plain("_.");
pub(super) const HOST: Set = plain("-");
pub(super) const HOST_FIRST: Set = plain("");
pub(super) const DIGITS: Set = Set {
    alphanumeric: false,
    others: "0123456789",
    escaped: false,
};
pub(super) const DIGITS_AND_DOTS: Set = Set {
    alphanumeric: false,
    others: "0123456789.",
    escaped: false,
};
pub(super) const HEXADECIMAL: Set = Set {
    alphanumeric: false,
    others: "0123456789abcdefABCDEF",
    escaped: false,
};

impl Set {
    /// Whether this code unit stands for itself here.
    pub(super) fn has(self, unit: u16) -> bool {
        u8::try_from(unit).is_ok_and(|byte| {
            (self.alphanumeric && byte.is_ascii_alphanumeric()) || self.others.as_bytes().contains(&byte)
        })
    }

    /// Whether escapes and characters of other scripts are taken as well.
    pub(super) fn is_escaped(self) -> bool {
        self.escaped
    }
}

/// Whether this code unit is of another script, and neither space nor control (`Character.isSpaceChar`,
/// `Character.isISOControl`). Halves of surrogate pairs are.
pub(super) fn is_other(unit: u16) -> bool {
    !matches!(
        unit,
        0..=0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000
    )
}
