//! The same answers as a JDK's own `java.util.regex`, for random patterns and texts.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

#[path = "support/characters.rs"]
mod characters;
#[path = "support/generator.rs"]
mod generator;
#[path = "support/hard_places.rs"]
mod hard_places;
#[path = "../../java-text/tests/support/jdk.rs"]
mod jdk;
#[path = "support/matches.rs"]
mod matches;
#[path = "support/random.rs"]
mod random;

use java_pattern::Pattern;
use random::Random;

/// Patterns, each with so many texts, unless the environment asks for more.
const PATTERNS: usize = 4_000;
const TEXTS: usize = 10;

#[test]
fn what_is_decided_is_decided_as_java_does() {
    let seed = number("SEED").unwrap_or_else(|| std::process::id().into());
    let patterns = number("PATTERNS").map_or(PATTERNS, |number| usize::try_from(number).unwrap());
    println!("SEED={seed}");
    let mut random = Random::new(seed);
    let cases: Vec<(String, Vec<String>)> = (0..patterns)
        .map(|_| {
            let (pattern, text) = generator::pattern(&mut random);
            let texts = generator::texts(&mut random, &text, TEXTS);
            (pattern, texts)
        })
        .collect();
    let mut tally = Tally::default();
    for ((pattern, texts), said) in cases.iter().zip(matches::matches(&cases)) {
        tally.compare(pattern, texts, &said);
    }
    println!("{tally:?}");
    assert!(
        tally.differing.is_empty(),
        "SEED={seed}\n{}",
        tally.differing.join("\n")
    );
    // A test of nothing would be as green.
    assert!(
        tally.matched * 10 > tally.decided && tally.decided * 2 > tally.asked,
        "{tally:?}"
    );
}

/// What the tables of this crate leave to the server, and the engine's own tables beside them.
#[test]
fn every_character_has_the_properties_that_java_gives_it() {
    let characters: Vec<String> = ('\0'..='\u{ffff}').map(String::from).collect();
    let properties = [
        r"\p{L}",
        r"\p{Lu}",
        r"\p{javaLowerCase}",
        r"\p{N}",
        r"\p{IsPunctuation}",
        r"\p{IsCommon}",
    ];
    let cases = properties.map(|pattern| (pattern.to_owned(), characters.clone()));
    for ((source, texts), said) in cases.iter().zip(matches::matches(&cases)) {
        let mut tally = Tally::default();
        tally.compare(source, texts, &said);
        assert!(tally.differing.is_empty(), "{}", tally.differing.join("\n"));
        // Most of the others are no characters.
        assert!(
            tally.decided > 55_000 && tally.matched > 500,
            "{source}: {tally:?}"
        );
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

#[derive(Debug, Default)]
struct Tally {
    asked: usize,
    decided: usize,
    matched: usize,
    refused: usize,
    reasons: std::collections::BTreeMap<String, usize>,
    differing: Vec<String>,
}

impl Tally {
    fn compare(&mut self, source: &str, texts: &[String], said: &str) {
        let pattern = match Pattern::new(source) {
            Ok(pattern) => pattern,
            Err(_) if said == "refused" => {
                self.refused += 1;
                return;
            }
            Err(error) => {
                self.differing
                    .push(format!("{source:?} is refused here: {error}"));
                return;
            }
        };
        if said == "refused" {
            if pattern.undecided().is_none() {
                self.differing.push(format!(
                    "{source:?} is refused by Java, here {:?}",
                    pattern.translation()
                ));
            }
            return;
        }
        for (text, said) in texts.iter().zip(said.chars()) {
            self.asked += 1;
            match pattern.matches(text) {
                Ok(matches) => {
                    self.decided += 1;
                    self.matched += usize::from(matches);
                    if said != 'x' && matches != (said == '1') {
                        let translation = pattern.translation();
                        self.differing
                            .push(format!("{source:?} {text:?} Java: {said} {translation:?}"));
                    }
                }
                Err(reason) => *self.reasons.entry(format!("{reason:?}")).or_default() += 1,
            }
        }
    }
}
