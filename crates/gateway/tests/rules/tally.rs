//! What came of a run: how much was compared, how much was left to the server, and all that differs.

use std::io::{self, Write as _};

/// Of so many cases one may be left to the server.
const LEFT_AT_MOST_ONE_IN: usize = 50;

#[derive(Default)]
pub(crate) struct Tally {
    compared: usize,
    left: usize,
    /// Cases that Keycloak refused, here as there.
    refused: usize,
    differing: Vec<String>,
}

impl Tally {
    /// Notes a case on which both agree.
    pub(crate) fn agree(&mut self, accepted: bool) {
        self.compared += 1;
        self.refused += usize::from(!accepted);
    }

    /// Notes a case of which nothing was said here.
    pub(crate) fn leave(&mut self) {
        self.left += 1;
    }

    /// Notes a case that is judged differently.
    pub(crate) fn differ(&mut self, difference: String) {
        self.compared += 1;
        self.differing.push(difference);
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.compared += other.compared;
        self.left += other.left;
        self.refused += other.refused;
        self.differing.extend(other.differing);
    }

    /// Fails if hardly a case is right, or hardly one is wrong: such a run tells little.
    pub(crate) fn is_mixed(&self) {
        let Self {
            compared, refused, ..
        } = self;
        assert!(
            refused * 10 > *compared && refused * 10 < compared * 9,
            "{refused} of {compared} are refused"
        );
    }

    /// Prints the figures, and fails if there is a difference, or if too little was compared.
    pub(crate) fn finish(&self, what: &str, seed: u64, least: usize) {
        let Self {
            compared,
            left,
            refused,
            differing,
        } = self;
        // Not by `println!`, which a test that passes keeps to itself.
        let _ = writeln!(
            io::stderr(),
            "SEED={seed}: {compared} {what} compared, {refused} of them refused, {left} more left to the server"
        );
        assert!(
            differing.is_empty(),
            "SEED={seed}: {} {what} differ\n{}",
            differing.len(),
            differing.join("\n")
        );
        assert!(compared + left >= least, "{} {what} are too few", compared + left);
        assert!(
            left * LEFT_AT_MOST_ONE_IN <= compared + left,
            "{left} of {} {what} are left to the server",
            compared + left
        );
    }
}
