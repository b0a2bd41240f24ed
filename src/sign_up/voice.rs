//! When a field may speak of its problem: not while it is filled in for the first time, then at once until it is mended.

/// Whether a field may speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// Nobody has put anything in yet.
    #[default]
    Untouched,
    /// Being filled in: silent.
    Typing,
    /// Found faulty, and told so until it is mended.
    Speaking,
}

/// What happens to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Typed,
    Left,
    Submitted,
}

impl Voice {
    /// The voice after this, in a field that is `faulty` or not.
    #[must_use]
    pub fn after(self, moment: Moment, faulty: bool) -> Self {
        match (self, moment) {
            // Passing through an empty field is no mistake.
            (Self::Untouched, Moment::Left) => Self::Untouched,
            (_, Moment::Left | Moment::Submitted) | (Self::Speaking, Moment::Typed) if faulty => {
                Self::Speaking
            }
            (_, Moment::Typed | Moment::Left) => Self::Typing,
            (voice, Moment::Submitted) => voice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment::{Left, Submitted, Typed};
    use super::Voice;

    /// The voice after these moments, each with whether the field was faulty then.
    fn after(moments: &[(super::Moment, bool)]) -> Voice {
        let step = |voice: Voice, (moment, faulty): &(_, _)| voice.after(*moment, *faulty);
        moments.iter().fold(Voice::default(), step)
    }

    #[test]
    fn a_field_speaks_after_it_was_left_or_submitted_and_until_it_is_mended() {
        let cases: [(&[_], Voice); 8] = [
            (&[], Voice::Untouched),
            (&[(Left, true)], Voice::Untouched),
            (&[(Typed, true), (Typed, true)], Voice::Typing),
            (&[(Typed, true), (Left, true)], Voice::Speaking),
            (&[(Typed, false), (Left, false)], Voice::Typing),
            (&[(Submitted, true)], Voice::Speaking),
            (&[(Submitted, true), (Typed, true)], Voice::Speaking),
            (&[(Submitted, true), (Typed, false), (Typed, true)], Voice::Typing),
        ];
        for (moments, expected) in cases {
            assert_eq!(after(moments), expected, "{moments:?}");
        }
    }
}
