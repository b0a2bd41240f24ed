//! What is said of random texts by random patterns: a letter for each, `y` or `n`, `?` if nothing is, `!` where the pattern
//! is none.

use java_pattern::Pattern;

use super::generator;
use super::random::Random;

/// For each pattern.
pub(crate) const TEXTS: usize = 10;

/// Hands each pattern and text to `take`, with the letter.
pub(crate) fn verdicts(seed: u64, patterns: usize, mut take: impl FnMut(&str, &str, char)) {
    let mut random = Random::new(seed);
    for _ in 0..patterns {
        let (source, text) = generator::pattern(&mut random);
        let pattern = Pattern::new(&source);
        for text in generator::texts(&mut random, &text, TEXTS) {
            let verdict = match pattern.as_ref().map(|pattern| pattern.matches(&text)) {
                Ok(Ok(true)) => 'y',
                Ok(Ok(false)) => 'n',
                Ok(Err(_)) => '?',
                Err(_) => '!',
            };
            take(&source, &text, verdict);
        }
    }
}
