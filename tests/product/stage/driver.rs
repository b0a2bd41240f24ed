//! A browser's driver as a process: started until a browser opens, and ended with everything that it started.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Stdio;
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use tokio::process::{Child, Command};

use super::PATIENCE;

/// How often one is started. On a busy machine a browser may hang for good, and between looking for a free port and taking
/// it somebody else may take it.
const STARTS: usize = 4;

/// A driver, for one session. It leads a process group, where its browser is as well.
pub(crate) struct Driver {
    process: Child,
    group: Pid,
    port: u16,
    session: Option<String>,
}

impl Driver {
    /// Starts one by this command until a browser of these capabilities is open.
    pub(crate) async fn open(
        command: impl Fn() -> Command,
        capabilities: &Capabilities,
    ) -> Result<(Self, Client), String> {
        let mut failures = Vec::new();
        while failures.len() < STARTS {
            let mut driver = Self::start(command()).map_err(|error| error.to_string())?;
            match tokio::time::timeout(PATIENCE, driver.connect(capabilities)).await {
                Ok(Ok(page)) => return Ok((driver, page)),
                Ok(Err(error)) => failures.push(error),
                Err(_) => failures.push(format!("no browser within {} s", PATIENCE.as_secs())),
            }
        }
        Err(format!("{STARTS} times: {}", failures.join("; ")))
    }

    fn start(mut command: Command) -> std::io::Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let process = command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true)
            .spawn()?;
        let id = process.id().expect("nobody has waited for it");
        Ok(Self {
            process,
            group: Pid::from_raw(id.try_into().expect("process ids are small")),
            port,
            session: None,
        })
    }

    /// Opens the browser as soon as the driver listens; it may end instead.
    async fn connect(&mut self, capabilities: &Capabilities) -> Result<Client, String> {
        let address = (Ipv4Addr::LOCALHOST, self.port);
        while tokio::net::TcpStream::connect(address).await.is_err() {
            self.alive()?;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let page = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&format!("http://{}:{}", address.0, address.1))
            .await
            .map_err(|error| error.to_string())?;
        // Else it was somebody else who listened.
        self.alive()?;
        self.session = page.session_id().await.map_err(|error| error.to_string())?;
        Ok(page)
    }

    fn alive(&mut self) -> Result<(), String> {
        match self.process.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(format!("it ended ({status})")),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Lets the browser put its house in order, which deletes its profile.
    fn close(&self) -> std::io::Result<()> {
        let Some(session) = &self.session else {
            return Ok(());
        };
        let mut line = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        line.set_read_timeout(Some(Duration::from_secs(10)))?;
        let head = "Host: 127.0.0.1\r\nConnection: close";
        write!(line, "DELETE /session/{session} HTTP/1.1\r\n{head}\r\n\r\n")?;
        line.read_exact(&mut [0])
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Whoever does not close is ended all the same.
        let _closed = self.close();
        let _gone = killpg(self.group, Signal::SIGKILL);
    }
}
