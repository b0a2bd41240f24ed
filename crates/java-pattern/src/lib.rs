#![doc = include_str!("../README.md")]

mod asked;
mod check;
mod class;
mod engine;
mod error;
mod escape;
mod fold;
mod parse;
mod pattern;
mod property;
mod reader;
mod set;
mod settled;
mod steps;
mod syntax;
mod translate;

pub use asked::ask;
pub use error::{Error, Undecided};
pub use pattern::Pattern;
pub use translate::Translation;
