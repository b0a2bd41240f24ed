//! A JDK at hand, and what a program of one file says when it runs there.

use std::ffi::OsStr;
use std::io::Write as _;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub(crate) struct Jdk {
    java: PathBuf,
    pub(crate) version: u32,
}

impl Jdk {
    /// The newest one of these versions: `JAVA_HOME`, the usual place of Linux, `java` on the path.
    pub(crate) fn newest(versions: RangeInclusive<u32>) -> Self {
        let homes = std::env::var_os("JAVA_HOME").into_iter().map(PathBuf::from);
        let installed = std::fs::read_dir("/usr/lib/jvm")
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path());
        let javas = homes
            .chain(installed)
            .map(|home| home.join("bin/java"))
            .chain([PathBuf::from("java")]);
        let found = javas.filter_map(|java| Some((version(&java)?, java)));
        let (version, java) = found
            .filter(|(version, _)| versions.contains(version))
            .max()
            .unwrap_or_else(|| {
                panic!(
                    "this test asks a JDK of version {versions:?}: set JAVA_HOME, or `apt-get install openjdk-21-jdk-headless`"
                )
            });
        Self { java, version }
    }

    /// What the program writes after it has read the input.
    pub(crate) fn run(&self, words: &[impl AsRef<OsStr>], input: String) -> String {
        let mut java = Command::new(&self.java)
            .arg("-Xss16m")
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = java.stdin.take().unwrap();
        let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
        let output = java.wait_with_output().unwrap();
        writer.join().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    }
}

fn version(java: &Path) -> Option<u32> {
    let output = Command::new(java).arg("-version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.split('"').nth(1)?.split('.').next()?.parse().ok()
}
