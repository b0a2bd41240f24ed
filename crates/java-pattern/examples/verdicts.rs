//! Prints what the native engine says of random texts by random patterns, for comparison with a browser's:
//! `cargo run -p java-pattern --example verdicts SEED PATTERNS`.

#[path = "../tests/support/characters.rs"]
mod characters;
#[path = "../tests/support/generator.rs"]
mod generator;
#[path = "../tests/support/hard_places.rs"]
mod hard_places;
#[path = "../tests/support/random.rs"]
mod random;
#[path = "../tests/support/verdicts.rs"]
mod verdicts;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = || arguments.next()?.parse().ok();
    let (Some(seed), Some(patterns)) = (number(), number()) else {
        panic!("two whole numbers: the seed, and how many patterns");
    };
    let mut all = String::new();
    let patterns = usize::try_from(patterns).expect("that many fit into memory");
    verdicts::verdicts(seed, patterns, |_, _, verdict| all.push(verdict));
    println!("{all}");
}
