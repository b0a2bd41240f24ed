//! Which pages may use the endpoint: a client's *Web origins*, resolved as Keycloak resolves them.

use crate::Client;

/// What a request's `Origin` means for its reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision<'a> {
    /// No page asks, or one of the gateway's own: nothing to allow.
    Same,
    /// The page may read the reply, with this `Access-Control-Allow-Origin`.
    Allowed(&'a str),
    /// The page may not ask.
    Foreign,
}

/// The decision on a request with this `Origin` header to a gateway with these authorities (`host` or `host:port`).
///
/// `client` is whose pages may ask; without one, only the gateway's own may.
pub fn decide<'a>(origin: Option<&'a str>, own: &[&str], client: Option<&Client>) -> Decision<'a> {
    let Some(origin) = origin else {
        return Decision::Same;
    };
    let same = |authority: &&str| {
        origin
            .split_once("://")
            .is_some_and(|(_, host)| host.eq_ignore_ascii_case(authority))
    };
    if own.iter().any(same) {
        return Decision::Same;
    }
    let allowed = client.map(web_origins).unwrap_or_default();
    if allowed.iter().any(|known| known == "*") {
        Decision::Allowed("*")
    } else if allowed.iter().any(|known| known == origin) {
        Decision::Allowed(origin)
    } else {
        Decision::Foreign
    }
}

/// The origins that a client's settings stand for. `+` means those of its redirect URIs; a client that was made
/// without any setting has these as well.
pub fn web_origins(client: &Client) -> Vec<String> {
    let from_redirects = || {
        client
            .redirect_uris
            .iter()
            .filter_map(|uri| origin(uri, client.root_url.as_deref()))
    };
    let Some(settings) = &client.web_origins else {
        return from_redirects().collect();
    };
    settings
        .iter()
        .flat_map(|setting| match setting.as_str() {
            "+" => from_redirects().collect(),
            explicit => vec![explicit.to_owned()],
        })
        .collect()
}

/// The text up to the path, of an absolute URI or one below the root URL; `None` for any scheme but `http(s)`.
fn origin(redirect_uri: &str, root_url: Option<&str>) -> Option<String> {
    let absolute = if redirect_uri.starts_with('/') {
        root_url?
    } else {
        redirect_uri
    };
    if !absolute.starts_with("http://") && !absolute.starts_with("https://") {
        return None;
    }
    let path = absolute.char_indices().find(|(at, c)| *at >= 8 && *c == '/');
    let end = path.map_or(absolute.len(), |(at, _)| at);
    Some(absolute[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(web_origins: Option<&[&str]>, redirect_uris: &[&str], root_url: Option<&str>) -> Client {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        Client {
            web_origins: web_origins.map(owned),
            redirect_uris: owned(redirect_uris),
            root_url: root_url.map(str::to_owned),
            ..Client::default()
        }
    }

    #[test]
    fn web_origins_are_resolved_as_keycloak_does() {
        #[track_caller]
        fn check(settings: Option<&[&str]>, redirects: &[&str], root: Option<&str>, expected: &[&str]) {
            let resolved = web_origins(&client(settings, redirects, root));
            assert_eq!(resolved, expected, "{settings:?} {redirects:?} {root:?}");
        }
        let plus: Option<&[&str]> = Some(&["+"]);
        check(plus, &["https://app.example/*"], None, &["https://app.example"]);
        check(plus, &["https://app.example"], None, &["https://app.example"]);
        check(
            plus,
            &["/cb"],
            Some("https://root.example/base"),
            &["https://root.example"],
        );
        check(plus, &["/cb"], None, &[]);
        check(plus, &["*"], None, &[]);
        check(
            plus,
            &["myapp://cb", "http://*.wild.example/*"],
            None,
            &["http://*.wild.example"],
        );
        check(plus, &["http://127.0.0.1/*"], None, &["http://127.0.0.1"]);
        check(
            Some(&["+", "https://other.example"]),
            &["http://localhost:9999/cb"],
            None,
            &["http://localhost:9999", "https://other.example"],
        );
        check(Some(&["*"]), &[], None, &["*"]);
        check(
            Some(&["https://slash.example/"]),
            &[],
            None,
            &["https://slash.example/"],
        );
        check(Some(&[]), &["https://app.example/*"], None, &[]);
        check(
            None,
            &["http://localhost:9999/*"],
            None,
            &["http://localhost:9999"],
        );
    }

    #[test]
    fn an_origin_is_allowed_only_when_it_is_exactly_one_of_the_clients() {
        let app = client(Some(&["https://app.example"]), &[], None);
        let slash = client(Some(&["https://slash.example/"]), &[], None);
        let wild = client(Some(&["http://*.wild.example"]), &[], None);
        let any = client(Some(&["*"]), &[], None);
        let none = client(Some(&[]), &["https://app.example/*"], None);
        let own: &[&str] = &["10.0.0.1:8080", "sign-up.example"];
        for (origin, own, client, expected) in [
            (None, own, Some(&none), Decision::Same),
            (Some("https://sign-up.example"), own, None, Decision::Same),
            (Some("https://Sign-Up.example"), own, None, Decision::Same),
            (Some("https://sign-up.example:8443"), own, None, Decision::Foreign),
            (Some("https://sign-up.example"), &[], None, Decision::Foreign),
            (
                Some("https://app.example"),
                own,
                Some(&app),
                Decision::Allowed("https://app.example"),
            ),
            (Some("https://app.example"), own, None, Decision::Foreign),
            (Some("https://app.example"), own, Some(&none), Decision::Foreign),
            (Some("https://APP.example"), own, Some(&app), Decision::Foreign),
            (Some("http://app.example"), own, Some(&app), Decision::Foreign),
            (
                Some("https://app.example:8443"),
                own,
                Some(&app),
                Decision::Foreign,
            ),
            (
                Some("https://app.example.evil.example"),
                own,
                Some(&app),
                Decision::Foreign,
            ),
            (
                Some("https://slash.example"),
                own,
                Some(&slash),
                Decision::Foreign,
            ),
            (Some("http://a.wild.example"), own, Some(&wild), Decision::Foreign),
            (Some("null"), own, Some(&app), Decision::Foreign),
            (Some("null"), own, Some(&any), Decision::Allowed("*")),
            (
                Some("https://any.example"),
                own,
                Some(&any),
                Decision::Allowed("*"),
            ),
        ] {
            assert_eq!(decide(origin, own, client), expected, "{origin:?} {client:?}");
        }
    }
}
