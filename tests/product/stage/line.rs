//! A line to a server that can be cut and mended: what a bad network looks like.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::keycloak::Keycloak;

/// A TCP relay; while it is cut, connections break and new ones are dropped at once.
pub(crate) struct Line {
    pub(crate) address: SocketAddr,
    whole: Arc<watch::Sender<bool>>,
}

impl Line {
    /// A line to the running Keycloak.
    pub(crate) async fn to_keycloak() -> Self {
        let far = Keycloak::running().url;
        let far = far
            .strip_prefix("http://")
            .expect("the test server speaks plain HTTP")
            .to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (whole, cut) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                if *cut.borrow() {
                    tokio::spawn(relay(near, far.clone(), cut.clone()));
                }
            }
        });
        Self {
            address,
            whole: Arc::new(whole),
        }
    }

    /// Breaks every connection and refuses new ones.
    pub(crate) fn cut(&self) {
        self.whole.send_replace(false);
    }

    /// Lets new connections through.
    pub(crate) fn mend(&self) {
        self.whole.send_replace(true);
    }
}

async fn relay(mut near: TcpStream, far: String, mut whole: watch::Receiver<bool>) {
    let Ok(mut far) = TcpStream::connect(far).await else {
        return;
    };
    tokio::select! {
        _ = copy_bidirectional(&mut near, &mut far) => {}
        _ = whole.wait_for(|whole| !whole) => {}
    }
}
