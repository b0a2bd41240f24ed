//! A browser's engine says what the native one does, whom a JDK agrees with, of random texts by random patterns.
#![cfg(target_arch = "wasm32")]

#[path = "support/characters.rs"]
mod characters;
#[path = "support/generator.rs"]
mod generator;
#[path = "support/hard_places.rs"]
mod hard_places;
#[path = "support/random.rs"]
mod random;
#[path = "support/verdicts.rs"]
mod verdicts;

use wasm_bindgen_test::wasm_bindgen_test;

/// What the native engine says, and of which patterns: `cargo xtask engines` asks it before it builds this.
const VERDICTS: &str = env!("PATTERN_VERDICTS");
const SEED: &str = env!("PATTERN_SEED");

#[wasm_bindgen_test]
fn every_engine_says_the_same() {
    let seed = SEED.parse().expect("the seed is a number");
    let mut native = VERDICTS.chars();
    let (mut decided, mut differing) = (0, Vec::new());
    verdicts::verdicts(seed, VERDICTS.len() / verdicts::TEXTS, |pattern, text, here| {
        let there = native.next().expect("as many verdicts as texts");
        // Not every engine takes every translation.
        let both = here != '?' && there != '?';
        decided += usize::from(both);
        if both && here != there {
            differing.push(format!("{pattern:?} {text:?}: {here}, natively {there}"));
        }
    });
    assert!(differing.is_empty(), "seed {seed}\n{}", differing.join("\n"));
    // A test of nothing would be as green.
    assert!(
        decided * 2 > VERDICTS.len(),
        "seed {seed}: {decided} of {}",
        VERDICTS.len()
    );
}
