//! Random patterns from the hard places of the language, each with a text that it is likely to match.

use super::characters::CHARS;
use super::hard_places::{ESCAPES, FLAGS, PLACES, QUANTIFIERS, RANGES};
use super::random::Random;

/// Whether something happens that does so many times in a hundred.
fn chance(random: &mut Random, in_a_hundred: usize) -> bool {
    random.below(100) < in_a_hundred
}

/// A pattern and a text that it may match.
pub(crate) fn pattern(random: &mut Random) -> (String, String) {
    let mut generator = Generator { random, groups: 0 };
    let (mut pattern, text) = generator.alternatives(3);
    if generator.chance(15) {
        pattern = format!("(?{}){pattern}", generator.random.one_of(FLAGS));
    }
    if generator.chance(3) && !pattern.is_empty() {
        // Broken somewhere.
        let at = generator.random.below(pattern.chars().count());
        let broken = generator
            .random
            .one_of(&["(", ")", "[", "]", "*", "\\", "{", "?", "&&", "^", "#"]);
        pattern = pattern
            .chars()
            .enumerate()
            .fold(String::new(), |mut text, (place, c)| {
                if place == at {
                    text.push_str(broken);
                }
                text.push(c);
                text
            });
    }
    (pattern, text)
}

/// Texts like this one.
pub(crate) fn texts(random: &mut Random, text: &str, count: usize) -> Vec<String> {
    let mut texts = vec![text.to_owned()];
    while texts.len() < count {
        let mut chars: Vec<char> = texts[random.below(texts.len())].chars().collect();
        for _ in 0..=random.below(2) {
            let other = random.one_of(CHARS).chars().next().expect("each is a character");
            let at = random.below(chars.len() + 1);
            match random.below(6) {
                0 if at < chars.len() => {
                    chars.remove(at);
                }
                1 if at < chars.len() => chars[at] = other,
                2 if at < chars.len() => {
                    let cased = chars[at];
                    chars.splice(
                        at..=at,
                        if chance(random, 50) {
                            cased.to_uppercase().collect::<Vec<_>>()
                        } else {
                            cased.to_lowercase().collect()
                        },
                    );
                }
                3 if at < chars.len() => chars.insert(at, chars[at]),
                4 => chars.insert(at, other),
                _ => chars.extend(
                    random
                        .one_of(&["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "a", ""])
                        .chars(),
                ),
            }
        }
        texts.push(chars.into_iter().take(40).collect());
    }
    texts
}

struct Generator<'a> {
    random: &'a mut Random,
    groups: usize,
}

impl Generator<'_> {
    fn chance(&mut self, in_a_hundred: usize) -> bool {
        chance(self.random, in_a_hundred)
    }

    fn alternatives(&mut self, depth: usize) -> (String, String) {
        let (mut pattern, mut text) = self.sequence(depth);
        while self.chance(20) {
            let (other, other_text) = self.sequence(depth);
            pattern = format!("{pattern}|{other}");
            if self.chance(50) {
                text = other_text;
            }
        }
        (pattern, text)
    }

    fn sequence(&mut self, depth: usize) -> (String, String) {
        let (mut pattern, mut text) = (String::new(), String::new());
        for _ in 0..self.random.below(4) {
            let (part, part_text) = self.part(depth);
            pattern.push_str(&part);
            let mut times = 1;
            if self.chance(30) {
                pattern.push_str(self.random.one_of(QUANTIFIERS));
                times = self.random.below(4);
            }
            text.push_str(&part_text.repeat(times));
        }
        (pattern, text)
    }

    fn part(&mut self, depth: usize) -> (String, String) {
        match self.random.below(20) {
            0..=4 => {
                let c = self.random.one_of(CHARS);
                let literal = if c.len() == 1 && "[{$#\\^.".contains(c) {
                    format!("\\{c}")
                } else {
                    c.to_owned()
                };
                (literal, c.to_owned())
            }
            5 => {
                let text = self
                    .random
                    .one_of(&["ab", "aB1", "straße", "ſK", "ok ", "😀a"])
                    .to_owned();
                (text.clone(), text)
            }
            6 | 7 => {
                let (escape, text) = ESCAPES[self.random.below(ESCAPES.len())];
                (escape.to_owned(), text.to_owned())
            }
            8 => (".".to_owned(), self.random.one_of(CHARS).to_owned()),
            9 => (self.random.one_of(PLACES).to_owned(), String::new()),
            10 | 11 => self.class(2),
            12 => (
                r"\R".to_owned(),
                self.random.one_of(&["\r\n", "\n", "\r", "\u{2028}"]).to_owned(),
            ),
            13 if self.chance(30) => (
                r"\X".to_owned(),
                self.random.one_of(&["\r\n", "a", "e\u{301}"]).to_owned(),
            ),
            13 => {
                let number = if self.groups == 0 {
                    1
                } else {
                    1 + self.random.below(self.groups + 1)
                };
                (format!("\\{number}"), "a".to_owned())
            }
            14 => (r"(?:.*(.)\1)".to_owned(), "abb".to_owned()),
            _ if depth == 0 => ("a".to_owned(), "a".to_owned()),
            _ => self.group(depth - 1),
        }
    }

    fn group(&mut self, depth: usize) -> (String, String) {
        let kind = self.random.below(14);
        if kind < 4 {
            self.groups += 1;
        }
        let (body, text) = self.alternatives(depth);
        match kind {
            0..=2 => (format!("({body})"), text),
            3 => (format!("(?<n{}>{body})", self.groups), text),
            4 | 5 => (format!("(?:{body})"), text),
            6 => (format!("(?={body})"), String::new()),
            7 => (format!("(?!{body})"), String::new()),
            8 => (format!("(?<={body})"), String::new()),
            9 => (format!("(?<!{body})"), String::new()),
            10 => (format!("(?>{body})"), text),
            11 | 12 => {
                // Loops in loops.
                let (inner, outer) = (self.random.one_of(QUANTIFIERS), self.random.one_of(QUANTIFIERS));
                let times = self.random.below(5);
                (format!("(?:(?:{body}){inner}){outer}"), text.repeat(times))
            }
            _ => (format!("(?{}:{body})", self.random.one_of(FLAGS)), text),
        }
    }

    fn class(&mut self, depth: usize) -> (String, String) {
        let (members, text) = self.members(depth);
        let negated = self.chance(20);
        (format!("[{}{members}]", if negated { "^" } else { "" }), text)
    }

    fn members(&mut self, depth: usize) -> (String, String) {
        let (mut members, mut text) = (String::new(), String::new());
        for _ in 0..=self.random.below(3) {
            match self.random.below(10) {
                0..=3 => {
                    self.random.one_of(CHARS).clone_into(&mut text);
                    let escaped = text.len() == 1 && "[]{^\\&-".contains(&text) && self.chance(70);
                    if escaped {
                        members.push('\\');
                    }
                    members.push_str(&text);
                }
                4 | 5 => {
                    let (range, fits) = RANGES[self.random.below(RANGES.len())];
                    members.push_str(range);
                    fits.clone_into(&mut text);
                }
                6 | 7 => {
                    let (escape, fits) = ESCAPES[self.random.below(ESCAPES.len())];
                    members.push_str(escape);
                    fits.clone_into(&mut text);
                }
                8 if depth > 0 => {
                    let (class, fits) = self.class(depth - 1);
                    members.push_str(&class);
                    text = fits;
                }
                9 if depth > 0 => {
                    let (other, fits) = if self.chance(50) {
                        self.class(depth - 1)
                    } else {
                        self.members(depth - 1)
                    };
                    members.push_str("&&");
                    members.push_str(&other);
                    text = fits;
                }
                _ => members.push_str(self.random.one_of(&["&", "-", "^", "]", "&&", "a"])),
            }
        }
        (members, text)
    }
}
