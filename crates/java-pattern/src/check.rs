//! What of a pattern ECMAScript takes for the same.
//!
//! Both languages try alternatives in one order and go back in the same way, except here: Java keeps what a group
//! matched in an earlier round of a loop, and takes a reference to a group without a match for a failure; it leaves a
//! loop after a round of nothing, where ECMAScript takes back that round; it gives back nothing inside some rounds;
//! and it looks behind from left to right, over a distance it has worked out before.

use crate::error::Undecided;
use crate::parse::MOST;
use crate::syntax::{Mode, Node};

/// Whether a part may match nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Nothing {
    Never,
    /// In some places of a text.
    Somewhere,
    Everywhere,
}

/// Where a part stands.
#[derive(Clone, Copy)]
struct Place {
    /// The first way to match is the only one that counts.
    first_only: bool,
    /// Inside a look-behind.
    behind: bool,
    /// Inside a loop of more than a character.
    in_loop: bool,
    /// How often loops around it repeat it at least.
    times: u32,
}

pub(crate) struct Check {
    /// The groups that have matched for certain, and whether they may have matched nothing.
    matched: Vec<(u32, Nothing)>,
    /// How many groups there are in all.
    groups: u32,
    has_references: bool,
}

impl Check {
    /// Why this pattern cannot be translated, if it cannot.
    pub(crate) fn pattern(node: &Node, groups: u32) -> Result<(), Undecided> {
        let mut check = Self {
            matched: Vec::new(),
            groups,
            has_references: node.has(|node| matches!(node, Node::Back(..))),
        };
        let start = Place {
            first_only: false,
            behind: false,
            in_loop: false,
            times: 1,
        };
        check.part(node, start).map(|_| ())
    }

    fn part(&mut self, node: &Node, place: Place) -> Result<Nothing, Undecided> {
        Ok(match node {
            Node::Place(_) => Nothing::Somewhere,
            Node::Cluster | Node::Back(..) | Node::Atomic(_) if place.behind => {
                return Err(Undecided::LookBehind);
            }
            Node::Set(_) | Node::LineBreak | Node::Cluster => Nothing::Never,
            Node::Sequence(parts) => {
                let mut nothing = Nothing::Everywhere;
                for part in parts {
                    nothing = least(nothing, self.part(part, place)?);
                }
                nothing
            }
            Node::Alternatives(branches) => {
                let mut nothing = Nothing::Never;
                for branch in branches {
                    let branch = self.apart(branch, place)?;
                    if branch > nothing {
                        nothing = branch;
                    }
                }
                nothing
            }
            Node::Group(body, number) => {
                let nothing = self.part(body, place)?;
                self.matched.extend(number.map(|number| (number, nothing)));
                nothing
            }
            Node::Atomic(body) => self.part(
                body,
                Place {
                    first_only: true,
                    ..place
                },
            )?,
            Node::Look {
                body,
                behind,
                negative,
            } => {
                let captures =
                    self.has_references && body.has(|node| matches!(node, Node::Group(_, Some(_))));
                let inside = Place {
                    first_only: captures,
                    behind: *behind || place.behind,
                    ..place
                };
                if *behind || *negative {
                    self.apart(body, inside)?;
                } else {
                    self.part(body, inside)?;
                }
                Nothing::Somewhere
            }
            Node::Repeat { body, min, max, mode } => self.repeat(body, *min, *max, *mode, place)?,
            Node::Back(number, _) => self.back_reference(*number)?,
        })
    }

    /// A part whose groups may not have matched once it is over.
    fn apart(&mut self, node: &Node, place: Place) -> Result<Nothing, Undecided> {
        let before = self.matched.len();
        let nothing = self.part(node, place);
        self.matched.truncate(before);
        nothing
    }

    fn back_reference(&self, number: u32) -> Result<Nothing, Undecided> {
        if number > self.groups {
            // There is none, so nothing is what it matched.
            return Ok(Nothing::Never);
        }
        let known = self.matched.iter().find(|(known, _)| *known == number);
        match known.ok_or(Undecided::BackReference)?.1 {
            Nothing::Never => Ok(Nothing::Never),
            _ => Ok(Nothing::Somewhere),
        }
    }

    fn repeat(
        &mut self,
        body: &Node,
        min: u32,
        max: Option<u32>,
        mode: Mode,
        place: Place,
    ) -> Result<Nothing, Undecided> {
        let possessive = mode == Mode::Possessive;
        let is_optional = (min, max) == (0, Some(1));
        let times = place.times * max.unwrap_or(min).max(1);
        if times > MOST {
            return Err(Undecided::Size);
        }
        if place.behind && (possessive || max.is_none() || !is_optional && !has_one_way(body)) {
            return Err(Undecided::LookBehind);
        }
        // Java gives back nothing inside a round that it takes for the only one, or that is possessive.
        let breaks = body.has(|node| matches!(node, Node::LineBreak)) && !matches!(body, Node::LineBreak);
        if breaks || possessive && min > 1 && !has_one_way(body) {
            return Err(Undecided::Backtracking);
        }
        let is_counted = !is_optional && (min, max) != (0, None) && !matches!(body, Node::Set(_));
        if place.in_loop && is_counted && !has_one_way(body) {
            // `regress` forgets the count when it goes back into an earlier round of the outer loop.
            return Err(Undecided::Engine);
        }
        let inside = Place {
            first_only: place.first_only || possessive,
            in_loop: place.in_loop || !is_optional,
            times,
            ..place
        };
        let nothing = self.apart(body, inside)?;
        let order_matters = inside.first_only && nothing != Nothing::Never;
        // Engines take long over loops of nothing in loops of nothing, and `regress` for ever.
        let is_endless = nothing != Nothing::Never && !is_optional && body.has(is_loop);
        if order_matters || is_endless || min > 1 && nothing == Nothing::Somewhere {
            return Err(Undecided::EmptyRepetition);
        }
        Ok(if min == 0 { Nothing::Everywhere } else { nothing })
    }
}

fn least(one: Nothing, other: Nothing) -> Nothing {
    if one < other { one } else { other }
}

/// Whether a part repeats more than one character.
fn is_loop(node: &Node) -> bool {
    match node {
        Node::Repeat { body, min, max, .. } => {
            (*min, *max) != (0, Some(1)) && !matches!(**body, Node::Set(_))
        }
        _ => false,
    }
}

/// Whether there is at most one way to match at any place.
fn has_one_way(node: &Node) -> bool {
    match node {
        Node::Alternatives(_) => false,
        Node::Repeat { body, min, max, .. } => Some(*min) == *max && has_one_way(body),
        Node::Look { .. } | Node::Atomic(_) => true,
        _ => node.parts().iter().all(has_one_way),
    }
}
