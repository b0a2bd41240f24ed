//! The sign-up form: what a person sees, from the first key to the answer.
#![expect(
    missing_docs,
    reason = "an application: names say it; the shared crates are documented"
)]
#![expect(
    unreachable_pub,
    reason = "the crate's face is `run` and what the tests render"
)]

mod app; // all of it
mod brand; // whose it is
mod browser; // the only door to the page
mod check_mail; // what comes after it, where a mail must be answered
mod closed; // why there is no form
mod done; // what comes after it
mod element; // what all screens are made of
mod gateway; // what is asked and sent
mod json; // text <-> values, by the browser
mod language; // what is said
#[cfg(not(target_arch = "wasm32"))]
mod native; // where there is no browser to ask
mod opening; // what must be there before there is anything to show
mod screen; // what there is to show
mod settings; // whom the form belongs to
mod sign_up; // the form
mod signal; // values that the page follows
mod start; // where the program begins

pub use app::App;
pub use brand::{brand, title};
pub use gateway::NoForm;
pub use language::{Intl, Language};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{NATIVE, own_name};
pub use opening::Opening;
pub use settings::{Locale, Settings};
#[cfg(not(target_arch = "wasm32"))]
pub use sign_up::gallery;
pub use start::run;
