//! Children: each leads a process group, so that stopping one stops whatever it started itself.

use std::collections::BTreeSet;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

/// How long a child may take to end after it was asked to.
const GRACE: Duration = Duration::from_secs(15);

static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());
static STOPPING: AtomicBool = AtomicBool::new(false);

/// From here on Ctrl-C and SIGTERM stop every child before this program ends.
pub(crate) fn stop_with_us() -> Result<()> {
    ctrlc::set_handler(|| {
        STOPPING.store(true, Ordering::SeqCst);
        let groups = GROUPS.lock().unwrap_or_else(PoisonError::into_inner);
        if !groups.is_empty() {
            eprintln!("stopping");
        }
        groups.iter().for_each(|&group| ask_to_end(group));
        groups.iter().for_each(|&group| end(group));
        std::process::exit(130); // as a shell reports a command ended by Ctrl-C
    })
    .context("cannot listen for Ctrl-C")
}

/// Runs `command` to its end; anything but success is an error that names it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let mut child = Running::start(command)?;
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed: {status}", line(command));
    }
    Ok(())
}

/// What `command` writes to its standard output; anything but success is an error that names it.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!(
            "`{}` failed: {}\n{}",
            line(command),
            output.status,
            said.trim_end()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A child and its group, stopped when it goes out of scope.
pub(crate) struct Running {
    child: Child,
    group: i32,
}

impl Running {
    /// Starts `command` without standard input.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let mut groups = GROUPS.lock().unwrap_or_else(PoisonError::into_inner);
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start `{}`", line(command)))?;
        let group = i32::try_from(child.id()).expect("process ids are positive and small");
        groups.insert(group);
        Ok(Self { child, group })
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.settle(Child::try_wait)
    }

    /// Waits for its end.
    fn wait(&mut self) -> Result<ExitStatus> {
        self.settle(Child::wait)
    }

    fn settle<T>(&mut self, ask: impl FnOnce(&mut Child) -> std::io::Result<T>) -> Result<T> {
        let answer = ask(&mut self.child);
        // A child that ends because we are stopping is no news: the handler ends this program.
        while STOPPING.load(Ordering::SeqCst) {
            thread::park();
        }
        answer.context("cannot wait for a child")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        ask_to_end(self.group);
        end(self.group);
        GROUPS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.group);
    }
}

/// A group without members is not an error: it ended by itself.
fn ask_to_end(group: i32) {
    let _gone = killpg(Pid::from_raw(group), Signal::SIGTERM);
}

/// Waits for the leader, whose end means that it has put its house in order, then ends what is left of its group.
fn end(group: i32) {
    let leader = Pid::from_raw(group);
    let limit = Instant::now() + GRACE;
    while let Ok(WaitStatus::StillAlive) = waitpid(leader, Some(WaitPidFlag::WNOHANG)) {
        if Instant::now() > limit {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    let _gone = killpg(leader, Signal::SIGKILL);
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};

    use nix::sys::signal::kill;
    use nix::unistd::Pid;

    use super::{Running, run};

    #[test]
    fn what_a_child_started_ends_with_it() {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "sleep 300 & echo $!; wait"])
            .stdout(Stdio::piped());
        let mut running = Running::start(&mut shell).unwrap();
        let mut line = String::new();
        BufReader::new(running.child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let sleeper = Pid::from_raw(line.trim().parse().unwrap());
        assert!(kill(sleeper, None).is_ok());
        drop(running);
        // Ended, and perhaps not yet taken notice of by whoever adopts orphans.
        let state = Command::new("ps")
            .args(["-o", "stat=", "-p", line.trim()])
            .output()
            .unwrap()
            .stdout;
        let state = String::from_utf8(state).unwrap();
        assert!(
            state.is_empty() || state.starts_with('Z'),
            "it is in state {state}"
        );
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = run(Command::new("sh").args(["-c", "exit 3"]))
            .unwrap_err()
            .to_string();
        assert_eq!(error, "`sh -c exit 3` failed: exit status: 3");
        let error = run(&mut Command::new("no-such-program")).unwrap_err().to_string();
        assert_eq!(error, "cannot start `no-such-program`");
    }
}
