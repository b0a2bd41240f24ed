//! Feeds random patterns and texts to the translator and its engine until stopped or done:
//! `cargo run --release -p java-pattern --example fuzz_patterns [executions] [seed]`.
//!
//! Fails at the first panic, and at the first answer that takes longer than a person waits.

#[path = "../tests/support/characters.rs"]
mod characters;
#[path = "../tests/support/generator.rs"]
mod generator;
#[path = "../tests/support/hard_places.rs"]
mod hard_places;
#[path = "../tests/support/random.rs"]
mod random;

use std::time::{Duration, Instant};

use java_pattern::Pattern;
use random::Random;

/// Far above what a machine under load takes for the steps that are allowed.
const SLOW: Duration = Duration::from_millis(500);

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let mut argument = |usual| arguments.next().map_or(Ok(usual), |argument| argument);
    let (Ok(executions), Ok(seed)) = (argument(10_000_000), argument(1)) else {
        panic!("two whole numbers, if any: how many executions, and the seed");
    };
    let mut random = Random::new(seed);
    let (mut done, mut decided, mut refused) = (0, 0, 0);
    while done < executions {
        let (pattern, text) = match random.below(4) {
            0 => noise(&mut random),
            1 => repeated(&mut random),
            _ => generator::pattern(&mut random),
        };
        let texts = generator::texts(&mut random, &text, 3);
        // Once or twice it is the machine that was busy.
        let answer = (0..3).find_map(|_| {
            let start = Instant::now();
            let answer = translate(&pattern, &texts);
            (start.elapsed() < SLOW).then_some(answer)
        });
        match answer.unwrap_or_else(|| panic!("seed {seed}: {pattern:?} takes long for one of {texts:?}")) {
            None => refused += 1,
            Some(count) => {
                decided += count;
                done += texts.len() as u64;
            }
        }
        done += 1;
    }
    println!("seed {seed}: {done} executions, {decided} texts decided, {refused} patterns refused");
}

/// Translates a pattern, if it is one, and matches the texts; gives the number of those that are decided.
pub(crate) fn translate(pattern: &str, texts: &[impl AsRef<str>]) -> Option<usize> {
    let pattern = Pattern::new(pattern).ok()?;
    let decided = texts.iter().filter(|text| pattern.matches(text.as_ref()).is_ok());
    Some(decided.count())
}

/// Characters that mean something, in no order.
fn noise(random: &mut Random) -> (String, String) {
    const PARTS: &[&str] = &[
        "(", ")", "[", "]", "{", "}", "?", "*", "+", "|", "^", "$", ".", "\\", "-", "&&", ",", "<", ">", "=",
        "!", ":", "#", " ", "a", "b", "1", "2", "k", "p", "u", "x", "Q", "E", "i", "é", "😀", "\0",
        "\u{fffd}", "{1,}", "(?", "\\p{",
    ];
    let pattern = (0..random.below(24)).map(|_| random.one_of(PARTS)).collect();
    (
        pattern,
        (0..random.below(12)).map(|_| random.one_of(PARTS)).collect(),
    )
}

/// Loops in loops over a text that fits for a long time, and then does not.
fn repeated(random: &mut Random) -> (String, String) {
    let (mut pattern, _) = generator::pattern(random);
    for _ in 0..random.below(4) {
        let times = random.one_of(&["*", "+", "{2,}", "{1,9}", "+?", "*+", "?"]);
        pattern = match random.below(3) {
            0 => format!("({pattern}|a){times}"),
            1 => format!("(?:a*{pattern}){times}"),
            _ => format!("(?=.*{pattern})(?:{pattern}){times}"),
        };
    }
    (
        pattern,
        "a".repeat(random.below(1100)) + random.one_of(&["", "b", "\n"]),
    )
}
