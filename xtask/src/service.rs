//! A server that a command starts: ready when it answers, and missed when it ends.

use std::convert::Infallible;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::http;
use crate::process::Running;

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(50);

/// A running server, stopped when it goes out of scope.
pub(crate) struct Service {
    name: &'static str,
    running: Running,
    log: Option<PathBuf>,
}

impl Service {
    /// Starts a server whose output is shown.
    pub(crate) fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        Ok(Self {
            name,
            running: Running::start(command)?,
            log: None,
        })
    }

    /// Starts a server whose output goes to a file, shown only when the server ends by itself.
    pub(crate) fn start_logged(name: &'static str, command: &mut Command, log: &Path) -> Result<Self> {
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let copy = file
            .try_clone()
            .with_context(|| format!("cannot write {}", log.display()))?;
        let running = Running::start(command.stdout(Stdio::from(file)).stderr(Stdio::from(copy)))?;
        Ok(Self {
            name,
            running,
            log: Some(log.to_owned()),
        })
    }

    /// Waits until a GET of `address` is answered with success.
    pub(crate) fn ready(&mut self, address: &str, limit: Duration) -> Result<()> {
        let begun = Instant::now();
        let agent = http::agent();
        while !agent
            .get(address)
            .call()
            .is_ok_and(|answer| answer.status().is_success())
        {
            self.alive()?;
            if begun.elapsed() > limit {
                bail!(
                    "the {} does not answer at {address} after {} s",
                    self.name,
                    limit.as_secs()
                );
            }
            thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// An error when it has ended.
    fn alive(&mut self) -> Result<()> {
        let Some(status) = self.running.ended()? else {
            return Ok(());
        };
        match &self.log {
            None => bail!("the {} ended: {status}", self.name),
            Some(log) => {
                let text = fs::read_to_string(log).unwrap_or_default();
                let lines: Vec<_> = text.lines().collect();
                let last = lines[lines.len().saturating_sub(20)..].join("\n");
                bail!(
                    "the {} ended: {status}; the last lines of {}:\n{last}",
                    self.name,
                    log.display()
                )
            }
        }
    }
}

/// Waits until one of them ends, which is an error; Ctrl-C ends the waiting and them.
pub(crate) fn watch(services: &mut [Service]) -> Result<Infallible> {
    loop {
        services.iter_mut().try_for_each(Service::alive)?;
        thread::sleep(PAUSE);
    }
}
