//! How long a value is, and how many there are.

use java_text::trim as trimmed;

use crate::verdict::{Param, Tally};
use crate::{Subject, blank::is_blank};

/// Judges a length in UTF-16 code units.
pub(super) fn length(value: &str, min: Option<i32>, max: Option<i32>, trim: bool, tally: &mut Tally<'_>) {
    let value = if trim { trimmed(value) } else { value };
    let length = i64::try_from(java_text::length(value)).unwrap_or(i64::MAX);
    let (min, max) = (min.map(i64::from), max.map(i64::from));
    if min.is_none_or(|min| length >= min) && max.is_none_or(|max| length <= max) {
        return;
    }
    let message = match (min, max) {
        (_, None) => "error-invalid-length-too-short",
        (None, _) => "error-invalid-length-too-long",
        _ => "error-invalid-length",
    };
    tally.refuse(message, &[Param::Integer(min), Param::Integer(max)]);
}

/// Judges how many values are not blank. That a required one is missing is said elsewhere.
pub(super) fn multivalued(subject: &Subject<'_>, min: Option<i64>, max: i64, tally: &mut Tally<'_>) {
    let given = subject.values.iter().filter(|value| !is_blank(value)).count();
    if given == 0 && subject.required {
        return;
    }
    let min = min.unwrap_or(i64::from(subject.required));
    if !(min..=max).contains(&i64::try_from(given).unwrap_or(i64::MAX)) {
        let bounds = [min, max].map(|bound| Param::Integer(Some(bound)));
        tally.refuse("error-invalid-multivalued-size", &bounds);
    }
}

/// Judges that there is a value and none is blank; the first blank one is told.
pub(super) fn not_blank(subject: &Subject<'_>, tally: &mut Tally<'_>) {
    let found = match subject.values.iter().find(|value| trimmed(value).is_empty()) {
        Some(blank) => Param::Text(blank),
        None if subject.values.is_empty() => Param::Nothing,
        None => return,
    };
    tally.refuse("error-invalid-blank", &[found]);
}
