//! Numbers as Java writes them.

use java_text::parse_long;

use super::double;
use crate::blank::is_blank;
use crate::verdict::{Param, Tally};

/// Judges a whole number; a blank value passes, as there is nothing to judge.
pub(super) fn integer(value: &str, min: Option<i64>, max: Option<i64>, tally: &mut Tally<'_>) {
    if is_blank(value) {
        return;
    }
    let Some(number) = parse_long(value) else {
        return tally.refuse("error-invalid-number", &[]);
    };
    if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        tally.refuse(
            out_of_range(min.is_some(), max.is_some()),
            &[Param::Integer(min), Param::Integer(max)],
        );
    }
}

/// Judges a number; `NaN` is in every range.
pub(super) fn double(value: &str, min: Option<f64>, max: Option<f64>, tally: &mut Tally<'_>) {
    if is_blank(value) {
        return;
    }
    let Some(number) = double::parse(value) else {
        return tally.refuse("error-invalid-number", &[]);
    };
    if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        tally.refuse(
            out_of_range(min.is_some(), max.is_some()),
            &[Param::Double(min), Param::Double(max)],
        );
    }
}

fn out_of_range(min: bool, max: bool) -> &'static str {
    match (min, max) {
        (_, false) => "error-number-out-of-range-too-small",
        (false, _) => "error-number-out-of-range-too-big",
        _ => "error-number-out-of-range",
    }
}
