#![doc = include_str!("../README.md")]

mod asked;
mod blank;
mod default;
mod field;
mod members;
mod profile;
mod sign_up;
mod validator;
mod value;
mod verdict;

pub use asked::ask;
pub use field::{Field, Judgement};
pub use members::Members;
pub use profile::{Attribute, Group, Permissions, Required, Selector, UnmanagedAttributePolicy, UserProfile};
pub use sign_up::Context;
pub use validator::{ConfigError, ConfigProblem, Validator, answer};
pub use value::Value;
pub use verdict::{Subject, Verdict, Violation};
