//! How many steps an engine may take to match a text, counted without taking them.
//!
//! An engine that goes back tries one path through the pattern after the other. Their number is found by counting, for
//! each part of the pattern and each place in the text, how many paths arrive there: a sum where the engine walks. A
//! character class that cannot be told here counts as one that fits, so the count is never too low.

use crate::syntax::{Node, place};

/// An engine takes some nanoseconds for one: together less than a frame of a display.
const MOST_STEPS: u64 = 300_000;

/// Counting has a limit as well: so many places with paths, or sixteen times as many without.
const MOST_COUNTS: usize = 300_000;

/// Whether an engine finds out within the limit.
pub(crate) fn are_few(node: &Node, text: &[char]) -> bool {
    let mut count = Count {
        text,
        steps: 0,
        counts: 0,
        longest: Vec::new(),
    };
    let start = count.only(0, 1);
    count.paths(node, start, false).is_some()
}

struct Count<'a> {
    text: &'a [char],
    steps: u64,
    counts: usize,
    /// The longest text that each group may have matched.
    longest: Vec<(u32, usize)>,
}

/// How many paths arrive at each place in the text.
type Paths = Vec<u64>;

impl Count<'_> {
    /// Paths that are all at one place.
    fn only(&self, place: usize, paths: u64) -> Paths {
        let mut all = vec![0; self.text.len() + 1];
        all[place] = paths;
        all
    }

    /// The paths after a part, of those before it; `None` once there are too many.
    fn paths(&mut self, node: &Node, before: Paths, behind: bool) -> Option<Paths> {
        self.steps = before
            .iter()
            .fold(self.steps, |all, paths| all.saturating_add(*paths));
        self.counts += cost(&before);
        if self.steps > MOST_STEPS || self.counts > MOST_COUNTS {
            return None;
        }
        Some(match node {
            Node::Set(set) => self.one(&before, behind, |c| set.holds(c) != Some(false)),
            Node::Cluster | Node::LineBreak => self.up_to(before, 2, behind),
            Node::Place(place::START) => self.only(0, before[0]),
            Node::Place(_) => before,
            Node::Sequence(parts) => {
                let mut paths = before;
                for at in 0..parts.len() {
                    // Looking behind, an engine starts at the end.
                    let at = if behind { parts.len() - 1 - at } else { at };
                    paths = self.paths(&parts[at], paths, behind)?;
                }
                paths
            }
            Node::Alternatives(branches) => {
                let mut after = vec![0; before.len()];
                for branch in branches {
                    add(&mut after, &self.paths(branch, before.clone(), behind)?);
                }
                after
            }
            Node::Group(body, number) => {
                let is_reached = |paths: &u64| *paths > 0;
                let first = before.iter().position(is_reached).unwrap_or(0);
                let after = self.paths(body, before, behind)?;
                if let Some(number) = number {
                    let last = after.iter().rposition(is_reached).unwrap_or(first);
                    self.longest
                        .push((*number, longest(body, last.saturating_sub(first))));
                }
                after
            }
            Node::Atomic(body) => self.paths(body, before, behind)?,
            Node::Look { body, behind, .. } => {
                for (place, times) in before.iter().enumerate().filter(|(_, times)| **times > 0) {
                    let steps = self.steps;
                    self.paths(body, self.only(place, 1), *behind)?;
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

    /// The paths over one character that fits.
    fn one(&self, before: &[u64], behind: bool, fits: impl Fn(char) -> bool) -> Paths {
        let mut after = vec![0; before.len()];
        for (place, c) in self.text.iter().enumerate() {
            let (from, to) = if behind {
                (place + 1, place)
            } else {
                (place, place + 1)
            };
            if before[from] > 0 && fits(*c) {
                after[to] = before[from];
            }
        }
        after
    }

    /// The paths over up to so many characters, whichever they are.
    fn up_to(&mut self, before: Paths, most: usize, behind: bool) -> Paths {
        let mut after = before.clone();
        let mut step = before;
        for _ in 0..most {
            if self.counts > MOST_COUNTS {
                break;
            }
            step = self.one(&step, behind, |_| true);
            self.counts += cost(&step);
            add(&mut after, &step);
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
        let mut after = vec![0; before.len()];
        let mut round = before;
        // More rounds than there are characters are rounds of nothing.
        let most = min.saturating_add(u32::try_from(self.text.len()).ok()?);
        let most = max.map_or(most, |max| max.min(most));
        for rounds in 0..=most {
            if round.iter().all(|paths| *paths == 0) {
                break;
            }
            if rounds >= min {
                add(&mut after, &round);
            }
            if rounds < most {
                round = self.paths(body, round, behind)?;
            }
        }
        Some(after)
    }
}

/// What it takes to go over the places.
fn cost(paths: &[u64]) -> usize {
    1 + paths.len() / 16 + paths.iter().filter(|paths| **paths > 0).count()
}

/// More paths to the same places.
fn add(paths: &mut [u64], more: &[u64]) {
    for (paths, more) in paths.iter_mut().zip(more) {
        *paths = paths.saturating_add(*more);
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
