//! The proxies whose word on where a request comes from is believed.

use std::net::IpAddr;

use serde::{Deserialize, Deserializer, de};

/// Addresses and networks of proxies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

/// All addresses that begin with these bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    bits: u128,
    length: u32,
}

impl Proxies {
    /// Whether one of them has this address.
    pub fn have(&self, address: IpAddr) -> bool {
        let bits = bits(address);
        self.0
            .iter()
            .any(|network| leading(bits, network.length) == network.bits)
    }
}

/// An address among those of IPv6, where every one of IPv4 has a place.
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// The first bits; all others 0.
fn leading(bits: u128, length: u32) -> u128 {
    bits & u128::MAX.checked_shl(128 - length).unwrap_or_default()
}

/// `10.0.0.0/8`, or an address alone.
fn network(text: &str) -> Option<Network> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length.parse::<u32>().ok()?)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let longest = if address.is_ipv4() { 32 } else { 128 };
    let length = length.unwrap_or(longest);
    let length = (length <= longest).then_some(128 - longest + length)?;
    Some(Network {
        bits: leading(bits(address), length),
        length,
    })
}

impl<'de> Deserialize<'de> for Proxies {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let networks = text.split_whitespace().map(|word| {
            let wrong =
                || de::Error::custom(format_args!("expected an address or a network, found '{word}'"));
            network(word).ok_or_else(wrong)
        });
        networks.collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_known_by_its_address_or_its_network() {
        let proxies = "10.0.0.0/8 192.0.2.7 2001:db8::/32 ::1".split(' ');
        let proxies = Proxies(proxies.map(|text| network(text).unwrap()).collect());
        for (address, known) in [
            ("10.255.0.1", true),
            ("::ffff:10.0.0.1", true),
            ("11.0.0.1", false),
            ("192.0.2.7", true),
            ("192.0.2.8", false),
            ("2001:db8:ffff::1", true),
            ("2001:db9::1", false),
            ("::1", true),
            ("::2", false),
        ] {
            assert_eq!(proxies.have(address.parse().unwrap()), known, "{address}");
        }
        assert!(Proxies(vec![network("0.0.0.0/0").unwrap()]).have("203.0.113.9".parse().unwrap()));
        assert!(!Proxies(vec![network("0.0.0.0/0").unwrap()]).have("2001:db8::1".parse().unwrap()));
        for wrong in ["", "here", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0/8"] {
            assert_eq!(network(wrong), None, "{wrong}");
        }
    }
}
