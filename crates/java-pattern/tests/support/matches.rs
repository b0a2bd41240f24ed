//! What Java's patterns match.

use std::fmt::Write as _;

use crate::jdk::Jdk;

/// What Java says of each pattern and its texts, as `tests/java/Matches.java` writes it.
pub(crate) fn matches(cases: &[(String, Vec<String>)]) -> Vec<String> {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/java/Matches.java");
    let mut input = String::new();
    for (pattern, texts) in cases {
        write_hex(&mut input, pattern);
        for text in texts {
            input.push(' ');
            write_hex(&mut input, text);
        }
        input.push('\n');
    }
    // Before, `\b` had another meaning.
    let jdk = Jdk::newest(21..=u32::MAX);
    println!("JDK {}", jdk.version);
    let said = jdk.run(&[program], input);
    let said: Vec<String> = said.lines().map(str::to_owned).collect();
    assert_eq!(said.len(), cases.len());
    said
}

fn write_hex(out: &mut String, text: &str) {
    for byte in text.bytes() {
        let _ = write!(out, "{byte:02x}");
    }
}
