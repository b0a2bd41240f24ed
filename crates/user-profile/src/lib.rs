#![doc = include_str!("../README.md")]

mod field;
mod profile;
mod validator;
mod value;

pub use field::{Field, Violation};
pub use profile::{
    Attribute, Context, Group, Permissions, Required, Selector, UnmanagedAttributePolicy, UserProfile,
};
pub use validator::{ConfigError, Validator};
pub use value::Value;
