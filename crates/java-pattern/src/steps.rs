//! How many steps an engine may take to match a text, counted without taking them.
//!
//! An engine that goes back tries one path through the pattern after the other. Their number is found by counting, for
//! each part of the pattern and each place in the text, how many paths arrive there: a sum where the engine walks. A
//! character class that cannot be told here counts as one that fits, so the count is never too low.

use crate::syntax::{Node, place};

/// An engine takes some nanoseconds for one: together less than a frame of a display.
const MOST_STEPS: u64 = 300_000;

/// Counting has a limit as well.
const MOST_COUNTS: usize = 300_000;

/// Whether an engine finds out within the limit.
pub(crate) fn are_few(node: &Node, text: &[char]) -> bool {
    let mut count = Count {
        text,
        steps: 0,
        counts: 0,
        longest: Vec::new(),
    };
    count.paths(node, vec![(0, 1)], false).is_some()
}

struct Count<'a> {
    text: &'a [char],
    steps: u64,
    counts: usize,
    /// The longest text that each group may have matched.
    longest: Vec<(u32, usize)>,
}

/// How many paths arrive at a place in the text, for the places with any, in rising order.
type Paths = Vec<(usize, u64)>;

impl Count<'_> {
    /// The paths after a part, of those before it; `None` once there are too many.
    fn paths(&mut self, node: &Node, before: Paths, behind: bool) -> Option<Paths> {
        let steps = before
            .iter()
            .fold(self.steps, |steps, (_, paths)| steps.saturating_add(*paths));
        self.steps = steps;
        self.counts += before.len() + 1;
        if self.steps > MOST_STEPS || self.counts > MOST_COUNTS {
            return None;
        }
        Some(match node {
            Node::Set(set) => self.one(before, behind, |c| set.holds(c) != Some(false)),
            Node::Cluster | Node::LineBreak => self.up_to(before, 2, behind),
            Node::Place(place::START) => before.into_iter().filter(|(place, _)| *place == 0).collect(),
            Node::Place(_) => before,
            // Looking behind, an engine starts at the end.
            Node::Sequence(parts) if behind => parts
                .iter()
                .rev()
                .try_fold(before, |paths, part| self.paths(part, paths, behind))?,
            Node::Sequence(parts) => parts
                .iter()
                .try_fold(before, |paths, part| self.paths(part, paths, behind))?,
            Node::Alternatives(branches) => {
                let mut after = Paths::new();
                for branch in branches {
                    after = sum(after, self.paths(branch, before.clone(), behind)?);
                }
                after
            }
            Node::Group(body, number) => {
                let first = before.first().map_or(0, |(place, _)| *place);
                let after = self.paths(body, before, behind)?;
                if let Some(number) = number {
                    let last = after.last().map_or(first, |(place, _)| *place);
                    self.longest
                        .push((*number, longest(body, last.saturating_sub(first))));
                }
                after
            }
            Node::Atomic(body) => self.paths(body, before, behind)?,
            Node::Look { body, behind, .. } => {
                for (place, times) in &before {
                    let steps = self.steps;
                    self.paths(body, vec![(*place, 1)], *behind)?;
                    let each = self.steps - steps;
                    self.steps = self.steps.saturating_add(each.saturating_mul(times - 1));
                }
                before
            }
            Node::Repeat { body, min, max, .. } => self.repeat(body, *min, *max, before, behind)?,
            Node::Back(number, _) => {
                let known = self.longest.iter().rev().find(|(known, _)| known == number);
                let most = known.map_or(0, |(_, longest)| *longest);
                self.up_to(before, most, behind)
            }
        })
    }

    fn one(&self, before: Paths, behind: bool, fits: impl Fn(char) -> bool) -> Paths {
        let step = |(place, paths): (usize, u64)| {
            let at = if behind { place.checked_sub(1)? } else { place };
            let after = if behind { at } else { place + 1 };
            self.text
                .get(at)
                .is_some_and(|c| fits(*c))
                .then_some((after, paths))
        };
        before.into_iter().filter_map(step).collect()
    }

    /// The paths over up to so many characters, whichever they are.
    fn up_to(&mut self, before: Paths, most: usize, behind: bool) -> Paths {
        let mut after = before.clone();
        let mut step = before;
        for _ in 0..most {
            if step.is_empty() || self.counts > MOST_COUNTS {
                break;
            }
            step = self.one(step, behind, |_| true);
            self.counts += after.len();
            after = sum(after, step.clone());
        }
        after
    }

    fn repeat(
        &mut self,
        body: &Node,
        min: u32,
        max: Option<u32>,
        before: Paths,
        behind: bool,
    ) -> Option<Paths> {
        let mut after = Paths::new();
        let mut round = before;
        // More rounds than there are characters are rounds of nothing.
        let most = min.saturating_add(u32::try_from(self.text.len()).ok()?);
        let most = max.map_or(most, |max| max.min(most));
        for rounds in 0..=most {
            if round.is_empty() {
                break;
            }
            if rounds >= min {
                self.counts += after.len();
                after = sum(after, round.clone());
            }
            if rounds < most {
                round = self.paths(body, round, behind)?;
            }
        }
        Some(after)
    }
}

fn sum(one: Paths, other: Paths) -> Paths {
    let mut all = Paths::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    loop {
        let next = match (one.peek(), other.peek()) {
            (Some(left), Some(right)) if right.0 < left.0 => other.next(),
            (Some(_), _) => one.next(),
            (None, _) => other.next(),
        };
        match (next, all.last_mut()) {
            (None, _) => return all,
            (Some((place, paths)), Some((last, sum))) if place == *last => *sum = paths.saturating_add(*sum),
            (Some(next), _) => all.push(next),
        }
    }
}

/// The length of the longest text that a part matches, if that is easy to tell, or what it is at most.
fn longest(node: &Node, most: usize) -> usize {
    match node {
        Node::Set(_) => most.min(1),
        Node::Group(body, _) => longest(body, most),
        _ => most,
    }
}
