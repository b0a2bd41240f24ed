//! How often somebody may ask: so many requests an hour of each client address, and with each e-mail address.

mod quota;
mod recent;

use std::net::IpAddr;
use std::time::Duration;

use self::quota::Quota;
pub(crate) use self::recent::Recent;
use crate::config;

/// What was asked lately. Nothing of it is written down, and no address is kept: only what it hashes to.
pub(crate) struct Limits {
    addresses: Quota,
    emails: Quota,
    /// Time before a mail may be asked for again.
    pub(crate) pause: Duration,
    /// Mails for one account.
    pub(crate) mails: u32,
}

impl Limits {
    /// As the settings say.
    pub(crate) fn new(settings: &config::Limits) -> Self {
        Self {
            addresses: Quota::an_hour(settings.address_per_hour),
            emails: Quota::an_hour(settings.email_per_hour),
            pause: Duration::from_secs(settings.resend_seconds.into()),
            mails: settings.mails_per_account,
        }
    }

    /// Counts a request from this address; the error is the time after which another one may come.
    pub(crate) fn address(&self, address: IpAddr) -> Result<(), Duration> {
        self.addresses.take(household(address))
    }

    /// Counts a request about this e-mail address.
    pub(crate) fn email(&self, email: &str) -> Result<(), Duration> {
        self.emails.take(email.to_lowercase())
    }
}

/// Whom an address stands for: of IPv6 a household has 2⁶⁴ of them.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_counts_as_one() {
        for (one, other, same) in [
            ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false),
            ("::ffff:192.0.2.1", "192.0.2.1", true),
            ("2001:db8::1", "2001:db8::ffff:1", true),
            ("2001:db8:0:1::1", "2001:db8:0:2::1", false),
        ] {
            let [one, other] = [one, other].map(|text| household(text.parse().unwrap()));
            assert_eq!(one == other, same, "{one} {other}");
        }
    }
}
