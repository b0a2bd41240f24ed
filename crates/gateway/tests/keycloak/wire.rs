//! A wire to Keycloak that can be cut.

use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::server::SERVER;

/// What happens on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Everything passes.
    Whole,
    /// What is sent vanishes.
    Hanging,
    /// Connections are closed.
    Cut,
    /// A proxy answers that nobody is there.
    BadGateway,
}

pub(crate) struct Wire {
    pub(crate) url: String,
    state: Arc<watch::Sender<State>>,
}

impl Wire {
    pub(crate) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(watch::Sender::new(State::Whole));
        let states = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(serve(near, states.subscribe()));
            }
        });
        Self { url, state }
    }

    pub(crate) fn set(&self, state: State) {
        self.state.send_replace(state);
    }
}

/// Serves one connection until the wire's state changes.
async fn serve(mut near: TcpStream, mut states: watch::Receiver<State>) {
    let state = *states.borrow_and_update();
    let traffic = async {
        match state {
            State::Whole => {
                let mut far = TcpStream::connect(SERVER.url.trim_start_matches("http://"))
                    .await
                    .unwrap();
                drop(copy_bidirectional(&mut near, &mut far).await);
            }
            State::Hanging => std::future::pending().await,
            State::Cut => {}
            State::BadGateway => {
                let page =
                    "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>";
                let mut request = [0; 4096];
                drop(near.read(&mut request).await);
                drop(near.write_all(page.as_bytes()).await);
                drop(near.shutdown().await);
                while let Ok(1..) = near.read(&mut request).await {}
            }
        }
    };
    tokio::select! {
        () = traffic => {}
        _ = states.changed() => {}
    }
}
