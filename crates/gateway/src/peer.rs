//! Where a request comes from: the address of the connection, or what the proxies before the gateway say of it.

use std::net::{IpAddr, SocketAddr};
use std::sync::Once;

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, HeaderName};
use tracing::warn;

use crate::config::Proxies;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The client's address. Each proxy adds to the end of `X-Forwarded-For` whom it was asked by, so the list is believed
/// from its end on, as long as those are proxies that the settings name; what stands before that may be invented.
pub(crate) fn address(extensions: &Extensions, headers: &HeaderMap, trusted: &Proxies) -> IpAddr {
    let connection = extensions.get::<ConnectInfo<SocketAddr>>();
    let mut address = connection.map_or(IpAddr::from([0; 4]), |ConnectInfo(address)| address.ip());
    if headers.contains_key(FORWARDED_FOR) && !trusted.have(address) {
        static TOLD: Once = Once::new();
        TOLD.call_once(|| {
            warn!(
                %address,
                "X-Forwarded-For is not believed: whoever comes by this address counts as one client; a proxy of yours \
                 belongs into trusted_proxies"
            );
        });
    }
    let lists = headers.get_all(FORWARDED_FOR).iter().rev();
    let mut hops = lists.flat_map(|list| list.to_str().unwrap_or_default().rsplit(','));
    while trusted.have(address) {
        match hops.next().and_then(hop) {
            Some(before) => address = before,
            None => break,
        }
    }
    address
}

/// An address, perhaps with a port.
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let with_port = || Some(text.parse::<SocketAddr>().ok()?.ip());
    text.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_forwarded_address_is_believed_as_far_as_proxies_are_trusted() {
        for (trusted, from, lists, expected) in [
            ("", "203.0.113.9", vec!["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.0/8", "203.0.113.9", vec!["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.0/8", "10.0.0.1", vec!["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.0/8", "10.0.0.1", vec![], "10.0.0.1"),
            (
                "10.0.0.0/8",
                "10.0.0.1",
                vec!["192.0.2.66, 198.51.100.1"],
                "198.51.100.1",
            ),
            (
                "10.0.0.0/8",
                "10.0.0.1",
                vec!["192.0.2.66", "198.51.100.1, 10.0.0.2"],
                "198.51.100.1",
            ),
            (
                "10.0.0.0/8",
                "10.0.0.1",
                vec!["198.51.100.1:4711"],
                "198.51.100.1",
            ),
            (
                "10.0.0.0/8",
                "10.0.0.1",
                vec!["[2001:db8::1]:4711"],
                "2001:db8::1",
            ),
            (
                "10.0.0.0/8",
                "10.0.0.1",
                vec!["198.51.100.1, unknown"],
                "10.0.0.1",
            ),
        ] {
            let toml = format!("trusted_proxies = '{trusted}'\n[embedded]\nrealm = 'a'\ndatabase = 'b'\n");
            let trusted = crate::Config::from_toml(&toml).unwrap().trusted_proxies;
            let mut extensions = Extensions::new();
            let from: IpAddr = from.parse().unwrap();
            extensions.insert(ConnectInfo(SocketAddr::from((from, 1))));
            let mut headers = HeaderMap::new();
            for list in &lists {
                headers.append(FORWARDED_FOR, HeaderValue::from_static(list));
            }
            let expected: IpAddr = expected.parse().unwrap();
            assert_eq!(
                address(&extensions, &headers, &trusted),
                expected,
                "{toml} {lists:?}"
            );
        }
    }
}
