//! `docs/checklist.md` tells the truth: each number has its row, and a row names just the tests that bear its number.

#![expect(clippy::unwrap_used, reason = "what the tests stand on fails where it stands")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// How many lines the checklist has.
const LINES: u32 = 44;

/// Tests by number, each as `file::name`.
type Tests = BTreeMap<u32, BTreeSet<String>>;

#[test]
fn each_number_has_its_tests_or_says_why_not() {
    let table = fs::read_to_string(root().join("docs/checklist.md")).unwrap();
    let mut numbers = Vec::new();
    let mut named = Tests::new();
    for row in table.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, number, _, tests, _] = cells[..] else {
            panic!("four bars in {row}");
        };
        let Ok(number) = number.parse() else { continue };
        let tests = tests.split('`').filter(|word| word.contains(".rs::"));
        let tests: BTreeSet<String> = tests.map(str::to_owned).collect();
        let explained = row.contains("not built: ") || row.contains("not yet: ");
        assert!(explained || !tests.is_empty(), "nothing shows {number}");
        numbers.push(number);
        named.insert(number, tests);
    }
    assert_eq!(numbers, (1..=LINES).collect::<Vec<_>>());

    let mut bearing = Tests::new();
    for number in 1..=LINES {
        bearing.insert(number, BTreeSet::new());
    }
    for folder in ["crates", "src", "tests", "xtask"] {
        collect(&root().join(folder), &mut bearing);
    }
    for (number, tests) in &bearing {
        assert_eq!(
            named.get(number),
            Some(tests),
            "the row of {number}, and who bears that number"
        );
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Adds the functions below a folder whose comment begins with `Checklist` and numbers. One that is no test by itself is
/// part of one: the compiler refuses what nobody calls.
fn collect(folder: &Path, tests: &mut Tests) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, tests);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let file = path.strip_prefix(root()).unwrap().display().to_string();
            let mut numbers = Vec::new();
            for line in fs::read_to_string(&path).unwrap().lines() {
                if let Some(comment) = line.trim_start().strip_prefix("/// Checklist ") {
                    let list = comment.split([':', '.']).next().unwrap();
                    numbers = list
                        .split([',', ' '])
                        .filter_map(|word| word.parse().ok())
                        .collect();
                    assert!(!numbers.is_empty(), "{file}: no number in {line}");
                } else if let Some((_, name)) = line.split_once("fn ") {
                    let name = name.split(['(', '<']).next().unwrap();
                    for number in numbers.drain(..) {
                        tests.entry(number).or_default().insert(format!("{file}::{name}"));
                    }
                }
            }
        }
    }
}
