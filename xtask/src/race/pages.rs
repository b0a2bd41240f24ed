//! The three pages, for one realm, each on a server of its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::build::{self, compress, paint, policy};
use crate::gateway::{self, Gateway};
use crate::keycloak::Keycloak;
use crate::service::Service;
use crate::{http, port, realm, workspace};

/// A page that takes part.
pub(crate) struct Page {
    pub(crate) name: &'static str,
    pub(crate) address: String,
    /// When it judges what is typed into a box.
    pub(crate) judges: Judges,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judges {
    WhileTyping,
    WhenLeft,
}

/// All of them, and what serves them.
pub(crate) struct Contest {
    pub(crate) pages: [Page; 3],
    /// Something small on another site.
    pub(crate) elsewhere: String,
    _services: Vec<Service>,
}

/// Seven rules, which the page by hand has as well.
const POLICY: &str = "length(8) and maxLength(64) and lowerCase(1) and upperCase(1) and digits(1) and specialChars(1) and notUsername";
/// The application that people sign up for; nobody goes there.
const APPLICATION: &str = "http://localhost:8080/";
/// The policy of the page by hand: its style and script stand in it.
const BY_HAND_RUNS: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; form-action 'self'";
/// So many requests, which nobody measures, until a server is warm.
const WARM_UP: usize = 20;

impl Contest {
    /// Starts Keycloak as it runs in production, and builds, paints and serves the other two.
    pub(crate) fn start() -> Result<Self> {
        let work = workspace::target().join("race");
        if work.exists() {
            fs::remove_dir_all(&work).context("cannot remove what the last race left")?;
        }
        build::page()?;
        gateway::build()?;
        let realm = realm();
        let keycloak = Keycloak::start(port::any()?, &work.join("keycloak"))?;
        realm::create(&keycloak, &realm)?;

        let form = Served::new(&work.join("form"))?;
        build::copy(&form.site)?;
        let form_gateway = form.start(&realm)?;
        let url = form.url();
        let description = format!(
            "{url}/realms/{}/registration?client_id={}",
            realm::NAME,
            realm::CLIENT
        );
        paint::paint(&form.site, &description, "en")?;

        let by_hand = Served::new(&work.join("by-hand"))?;
        write_by_hand(&by_hand.site)?;
        let by_hand_gateway = by_hand.start(&realm)?;

        let pages = [
            Page {
                name: "Keycloak's page",
                address: format!(
                    "{}/realms/{}/protocol/openid-connect/registrations?client_id={}&response_type=code&scope=openid\
                     &redirect_uri={APPLICATION}",
                    keycloak.url,
                    realm::NAME,
                    realm::CLIENT
                ),
                judges: Judges::WhenLeft,
            },
            Page {
                name: "by hand",
                address: format!("{}/", by_hand.url()),
                judges: Judges::WhileTyping,
            },
            Page {
                name: "the form",
                // The language that it is painted in, whatever the browser's is.
                address: format!("{url}/?ui_locales=en"),
                judges: Judges::WhileTyping,
            },
        ];
        warm_up(&pages)?;
        Ok(Self {
            pages,
            elsewhere: by_hand.gateway().health(),
            _services: vec![keycloak.service, form_gateway, by_hand_gateway],
        })
    }
}

/// A page in a folder, to be served by a gateway.
struct Served {
    data: PathBuf,
    site: PathBuf,
    port: u16,
    management_port: u16,
}

impl Served {
    fn new(data: &Path) -> Result<Self> {
        let site = data.join("site");
        fs::create_dir_all(&site).with_context(|| format!("cannot make {}", site.display()))?;
        Ok(Self {
            data: data.to_owned(),
            site,
            port: port::any()?,
            management_port: port::any()?,
        })
    }

    fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    fn gateway(&self) -> Gateway<'_> {
        Gateway {
            port: self.port,
            management_port: self.management_port,
            site: &self.site,
        }
    }

    fn start(&self, realm: &Value) -> Result<Service> {
        let accounts = gateway::embedded(&self.data, realm, None)?;
        self.gateway().start(&self.data.join("gateway.toml"), &accounts)
    }
}

/// One that asks for the same on all three pages: Keycloak's usual five boxes.
fn realm() -> Value {
    json!({
        "realm": realm::NAME,
        "enabled": true,
        "registrationAllowed": true,
        "passwordPolicy": POLICY,
        "clients": [{
            "clientId": realm::CLIENT,
            "enabled": true,
            "publicClient": true,
            "standardFlowEnabled": true,
            "redirectUris": [APPLICATION],
        }],
    })
}

fn write_by_hand(site: &Path) -> Result<()> {
    let page = include_str!("../../race/by-hand.html");
    fs::write(site.join("index.html"), page).context("cannot write the page by hand")?;
    fs::write(site.join(policy::FILE), BY_HAND_RUNS).context("cannot write what the page by hand may do")?;
    compress::all(site)
}

fn warm_up(pages: &[Page]) -> Result<()> {
    let agent = http::agent();
    for page in pages {
        for _ in 0..WARM_UP {
            let status = agent.get(&page.address).call()?.status();
            ensure!(status.is_success(), "{} answered {status}", page.address);
        }
    }
    Ok(())
}
