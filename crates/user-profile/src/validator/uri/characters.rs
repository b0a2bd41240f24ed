//! The characters that `java.net.URI` takes in each part of an address.

/// A set of characters of ASCII: letters and digits as one bit says, and others.
#[derive(Clone, Copy)]
pub(super) struct Set {
    alphanumeric: bool,
    /// `%` with two hexadecimal digits, and what is beyond ASCII.
    escaped: bool,
    others: &'static str,
}

const fn written(others: &'static str) -> Set {
    Set {
        alphanumeric: true,
        escaped: true,
        others,
    }
}

const fn plain(alphanumeric: bool, others: &'static str) -> Set {
    Set {
        alphanumeric,
        escaped: false,
        others,
    }
}

pub(super) static ANY: Set = written("-_.!~*'();/?:@&=+$,[]");
pub(super) static PATH: Set = written("-_.!~*'():@&=+$,;/");
pub(super) static USER_INFO: Set = written("-_.!~*'();:&=+$,");
pub(super) static SERVER: Set = written("-_.!~*'();:&=+$,@[]");
pub(super) static SERVER_OR_PERCENT: Set = written("-_.!~*'();:&=+$,@[]%");
pub(super) static REGISTRY: Set = written("-_.!~*'()$,;:@&=+");
pub(super) static SCHEME: Set = plain(true, "+-.");
pub(super) static SCOPE: Set = plain(true, "_.");
pub(super) static HOST: Set = plain(true, "-");
pub(super) static HOST_FIRST: Set = plain(true, "");
pub(super) static DIGITS: Set = plain(false, "0123456789");
pub(super) static DIGITS_AND_DOTS: Set = plain(false, "0123456789.");
pub(super) static HEXADECIMAL: Set = plain(false, "0123456789abcdefABCDEF");

impl Set {
    /// Whether this character stands for itself here.
    pub(super) fn has(&self, c: char) -> bool {
        (self.alphanumeric && c.is_ascii_alphanumeric())
            || self.others.bytes().any(|other| char::from(other) == c)
    }

    /// Whether escapes and characters of other scripts are taken as well.
    pub(super) fn is_escaped(&self) -> bool {
        self.escaped
    }
}

/// Whether this character is of another script, and neither space nor control (`Character.isSpaceChar`,
/// `Character.isISOControl`). Halves of surrogate pairs, by which Java reads, are.
pub(super) fn is_other(c: char) -> bool {
    !matches!(
        u32::from(c),
        0..=0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000
    )
}
