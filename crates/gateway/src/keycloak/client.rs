//! A client of the realm, with its addresses resolved as Keycloak does.

use reqwest::Url;

use super::admin::Admin;
use super::http::Failure;
use crate::Client;

/// Keycloak's own limit, in characters; nothing longer can be a client.
pub(super) const LONGEST_ID: usize = 255;

/// The client of this id, if there is one and it is enabled. Needs the role `query-clients`, and the right to view
/// this client: one that may not be seen looks like none.
pub(super) async fn read(
    admin: &Admin,
    client_id: &str,
    public_url: &Url,
) -> Result<Option<Client>, Failure> {
    let clients: Vec<Client> = admin.get(&["clients"], &[("clientId", client_id)]).await?;
    let client = clients
        .into_iter()
        .find(|client| client.enabled && client.client_id == client_id);
    Ok(client.map(|client| resolved(client, public_url)))
}

/// With the root URL that Keycloak would resolve relative addresses against: its own where the client has none.
fn resolved(mut client: Client, public_url: &Url) -> Client {
    let root = client.root_url.as_deref().filter(|root| !root.is_empty());
    let keycloak = public_url.as_str().trim_end_matches('/');
    client.root_url = Some(match root {
        None => public_url.origin().ascii_serialization(),
        Some(root) => root
            .replace("${authBaseUrl}", keycloak)
            .replace("${authAdminUrl}", keycloak),
    });
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_start_where_keycloak_says() {
        let keycloak = "https://id.example.org/auth/".parse().unwrap();
        for (root, resolves) in [
            (None, "https://id.example.org"),
            (Some(""), "https://id.example.org"),
            (Some("${authBaseUrl}"), "https://id.example.org/auth"),
            (Some("https://app.example.org"), "https://app.example.org"),
        ] {
            let client = Client {
                root_url: root.map(str::to_owned),
                ..Client::default()
            };
            assert_eq!(
                resolved(client, &keycloak).root_url.as_deref(),
                Some(resolves),
                "{root:?}"
            );
        }
    }
}
