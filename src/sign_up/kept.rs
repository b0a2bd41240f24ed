//! What the form takes with it into another language, beside what stands in its boxes.

use registration::Problem;

use super::draft::Draft;

/// What came of the last try.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing yet.
    Open,
    /// It is on its way: a second press does nothing.
    Sending,
    /// These must be mended first.
    Faulty(Vec<Problem>),
    /// Nobody answered; everything is still there to be sent again.
    Unreachable,
}

/// The form at rest.
pub struct Kept {
    pub(super) draft: Draft,
    pub(super) outcome: Outcome,
}
