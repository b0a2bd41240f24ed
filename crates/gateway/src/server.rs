//! Starting and stopping: the same for the program and for tests.

use std::future::IntoFuture;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use std::{error, fmt};

use axum::Router;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use crate::app::App;
use crate::headers::Transport;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::seal::Seal;
use crate::{Accounts, Config, Embedded, Keycloak, config, faults, routes};

/// The longest time for requests under way to be finished once the gateway is told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// The registration endpoint, not yet running.
pub struct Gateway;

/// A running gateway. It stops when this is dropped; [`Running::stop`] waits until it has.
pub struct Running {
    /// Where the endpoint and the page are.
    pub address: SocketAddr,
    /// Where health and metrics are.
    pub management_address: SocketAddr,
    app: Arc<App>,
    servers: JoinSet<io::Result<()>>,
    stop: DropGuard,
}

/// Why the gateway does not start.
#[derive(Debug)]
pub enum StartError {
    /// A setting is wrong, or what it names.
    Setting(config::Error),
    /// An address cannot be listened on.
    Address {
        /// The setting that names it.
        key: &'static str,
        /// The address.
        address: SocketAddr,
        /// What the system says.
        cause: io::Error,
    },
}

impl Gateway {
    /// Starts listening; requests are answered when this returns.
    pub async fn start(config: Config) -> Result<Running, StartError> {
        let public = bind("listen", config.listen).await?;
        let private = bind("management_listen", config.management_listen).await?;
        let (public, address) = public;
        let (private, management_address) = private;

        let accounts = accounts(&config, address)?;
        info!(realm = accounts.realm(), %address, %management_address, "listening");
        let public_url = config.public_url.as_deref();
        let app = Arc::new(App {
            seal: Seal::new(accounts.key()),
            limits: Limits::new(&config.limits),
            trusted_proxies: config.trusted_proxies,
            has_site: config.site.is_some(),
            accounts,
            default_client_id: config.default_client_id,
            public_authority: public_url.and_then(authority).map(str::to_owned),
            metrics: Metrics::default(),
            under_way: TaskTracker::new(),
        });
        let transport = match public_url {
            Some(url) if url.starts_with("https://") => Transport::Https,
            _ => Transport::Any,
        };
        let stop = CancellationToken::new();
        let (told, stopped) = (Box::pin(faults::report(Arc::clone(&app))), stop.clone());
        tokio::spawn(async move { stopped.run_until_cancelled(told).await });
        let mut servers = JoinSet::new();
        servers.spawn(serve(
            public,
            routes::public(&app, config.site.as_deref(), transport),
            stop.clone(),
        ));
        servers.spawn(serve(private, routes::management(Arc::clone(&app)), stop.clone()));
        Ok(Running {
            address,
            management_address,
            app,
            servers,
            stop: stop.drop_guard(),
        })
    }
}

impl Running {
    /// Takes no more requests, and returns when those under way are answered.
    pub async fn stop(mut self) {
        self.stop.disarm().cancel();
        self.app.under_way.close();
        let finished = timeout(GRACE, async {
            while self.servers.join_next().await.is_some() {}
            self.app.under_way.wait().await;
        });
        if finished.await.is_err() {
            warn!(seconds = GRACE.as_secs(), "stopped with requests under way");
        }
    }
}

fn accounts(config: &Config, address: SocketAddr) -> Result<Accounts, config::Error> {
    if let Some(keycloak) = &config.keycloak {
        return Keycloak::new(keycloak).map(Accounts::Keycloak);
    }
    let Some(embedded) = &config.embedded else {
        return Err(config::Error::new("embedded", "neither it nor keycloak is set"));
    };
    // Never from a request's Host header: its sender could have links in mails lead anywhere.
    let public_url = config.public_url.clone();
    let public_url = public_url.unwrap_or_else(|| format!("http://{address}"));
    let embedded = Embedded::open(embedded, config.mail.as_ref(), &public_url)?;
    if let Some(client_id) = &config.default_client_id
        && embedded.client(client_id).is_none()
    {
        let why = format_args!("the realm has no enabled client '{client_id}'");
        return Err(config::Error::new("default_client_id", why));
    }
    Ok(Accounts::Embedded(Box::new(embedded)))
}

async fn bind(key: &'static str, address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let bound = async {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    };
    bound
        .await
        .map_err(|cause| StartError::Address { key, address, cause })
}

async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) -> io::Result<()> {
    // Answers are small: none waits to be filled up.
    let listener = listener.tap_io(|connection| {
        if let Err(cause) = connection.set_nodelay(true) {
            warn!(%cause, "connection without TCP_NODELAY");
        }
    });
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router)
        .with_graceful_shutdown(stop.cancelled_owned())
        .into_future()
        .await
}

/// Host and port of a URL.
fn authority(url: &str) -> Option<&str> {
    url.split_once("://")?.1.split('/').next()
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting(error) => error.fmt(f),
            Self::Address { key, address, cause } => {
                write!(f, "setting '{key}': cannot listen on {address}: {cause}")
            }
        }
    }
}

impl error::Error for StartError {}

impl From<config::Error> for StartError {
    fn from(error: config::Error) -> Self {
        Self::Setting(error)
    }
}
