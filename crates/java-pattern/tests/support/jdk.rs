//! A JDK, asked what its patterns match.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What Java says of each pattern and its texts, as `tests/java/Matches.java` writes it.
pub(crate) fn matches(cases: &[(String, Vec<String>)]) -> Vec<String> {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/java/Matches.java");
    let mut java = Command::new(java())
        .arg("-Xss16m")
        .arg(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = String::new();
    for (pattern, texts) in cases {
        write_hex(&mut input, pattern);
        for text in texts {
            input.push(' ');
            write_hex(&mut input, text);
        }
        input.push('\n');
    }
    let mut stdin = java.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = java.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    let said: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(said.len(), cases.len());
    said
}

fn write_hex(out: &mut String, text: &str) {
    for byte in text.bytes() {
        let _ = write!(out, "{byte:02x}");
    }
}

/// The newest `java` at hand of a version that Keycloak runs on with today's meaning of `\b`: 21 and later.
fn java() -> PathBuf {
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
    let found = javas.filter_map(|java| Some((version(&java)?, java))).max();
    match found {
        Some((21.., java)) => java,
        _ => panic!(
            "this test asks a JDK of version 21 or later: set JAVA_HOME, or `apt-get install openjdk-21-jdk-headless`"
        ),
    }
}

fn version(java: &PathBuf) -> Option<u32> {
    let output = Command::new(java).arg("-version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.split('"').nth(1)?.split('.').next()?.parse().ok()
}
