//! The gateway as its callers see it: a real server on a free port, with an embedded realm of its own in each test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod body;
mod config;
mod cors;
mod description;
mod export;
mod gateway;
mod limits;
mod mails;
mod management;
mod old_links;
mod program;
mod realm_file;
mod sign_up;
mod site;
mod smtp;
mod taken;
mod theme;
mod verification;
mod verification_mail;
