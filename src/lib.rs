//! The sign-up form.
