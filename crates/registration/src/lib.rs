#![doc = include_str!("../README.md")]

mod catalogue;
mod control;
pub mod counting;
mod description;
mod locale;
mod password;
mod problem;
mod read;
mod registered;
mod registration;
mod request;
mod verification;

pub use catalogue::{Catalogue, Numbers};
pub use control::{Control, Quantity, annotation, options};
pub use description::{FormDescription, Terms};
pub use locale::{direction, lookup};
pub use password::Password;
pub use password_policy::{Candidate, Check, Param, Policy, Rule, Verdict};
pub use problem::{Problem, Problems, Source};
pub use read::Unreadable;
pub use registered::Registered;
pub use registration::{Registration, TEXT_LIMIT};
pub use request::RegistrationRequest;
pub use user_profile::{Field, Group, Members, Validator, Value};
pub use verification::{MailRequest, Verification};
