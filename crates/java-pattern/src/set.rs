//! Sets of characters, and how ECMAScript writes them.

/// A set of characters.
#[derive(Clone)]
pub(crate) enum Set {
    /// These, from first to last, in rising order with gaps between.
    Ranges(Vec<(u32, u32)>),
    /// Those with a property, by its name in ECMAScript.
    Property(String),
    Not(Box<Set>),
    Either(Box<Set>, Box<Set>),
    Both(Box<Set>, Box<Set>),
}

const LAST: u32 = 0x0010_ffff;

/// No characters.
impl Default for Set {
    fn default() -> Self {
        Self::Ranges(Vec::new())
    }
}

impl Set {
    pub(crate) const ALL: fn() -> Self = || Self::range(0, LAST);

    pub(crate) fn range(first: u32, last: u32) -> Self {
        Self::Ranges(vec![(first, last)])
    }

    pub(crate) fn one(c: u32) -> Self {
        Self::range(c, c)
    }

    /// These ranges, in any order.
    pub(crate) fn ranges(ranges: Vec<(u32, u32)>) -> Self {
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (mut first, mut last) in ranges {
            // Those that it touches become one with it.
            joined.retain(|(from, to)| {
                let apart = *from > last.saturating_add(1) || first > to.saturating_add(1);
                if !apart {
                    first = first.min(*from);
                    last = last.max(*to);
                }
                apart
            });
            let place = joined.iter().take_while(|(from, _)| *from < first).count();
            joined.insert(place, (first, last));
        }
        Self::Ranges(joined)
    }

    /// The characters of a text.
    pub(crate) fn of(chars: &str) -> Self {
        Self::ranges(chars.chars().map(|c| (u32::from(c), u32::from(c))).collect())
    }

    pub(crate) fn not(self) -> Self {
        match self {
            Self::Ranges(ranges) => {
                let mut gaps = Vec::with_capacity(ranges.len() + 1);
                let mut next = 0;
                for (first, last) in ranges {
                    if first > next {
                        gaps.push((next, first - 1));
                    }
                    next = last + 1;
                }
                if next <= LAST {
                    gaps.push((next, LAST));
                }
                Self::Ranges(gaps)
            }
            Self::Not(set) => *set,
            set => Self::Not(Box::new(set)),
        }
    }

    pub(crate) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Ranges(none), set) | (set, Self::Ranges(none)) if none.is_empty() => set,
            (Self::Ranges(mut ranges), Self::Ranges(more)) => {
                ranges.extend(more);
                Self::ranges(ranges)
            }
            // Ranges are gathered at the left, so that a class is as flat as it can be.
            (Self::Either(left, right), more @ Self::Ranges(_)) => {
                Self::Either(Box::new(left.or(more)), right)
            }
            (set, more @ Self::Ranges(_)) => Self::Either(Box::new(more), Box::new(set)),
            (set, other) => Self::Either(Box::new(set), Box::new(other)),
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (set @ Self::Ranges(_), other @ Self::Ranges(_)) => set.not().or(other.not()).not(),
            (set, other) => Self::Both(Box::new(set), Box::new(other)),
        }
    }

    /// Whether a character is in the set, as far as it can be told without tables.
    pub(crate) fn holds(&self, c: char) -> Option<bool> {
        match self {
            Self::Ranges(ranges) => {
                let c = u32::from(c);
                Some(ranges.iter().any(|(first, last)| (*first..=*last).contains(&c)))
            }
            Self::Property(name) => ascii_property(name, c),
            Self::Not(set) => set.holds(c).map(|holds| !holds),
            Self::Either(set, other) => match (set.holds(c), other.holds(c)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), other) => other,
                (None, _) => None,
            },
            Self::Both(set, other) => match (set.holds(c), other.holds(c)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), other) => other,
                (None, _) => None,
            },
        }
    }

    /// Whether a property is in it.
    pub(crate) fn has_property(&self) -> bool {
        match self {
            Self::Ranges(_) => false,
            Self::Property(_) => true,
            Self::Not(set) => set.has_property(),
            Self::Either(set, other) | Self::Both(set, other) => set.has_property() || other.has_property(),
        }
    }

    /// Writes the set as ECMAScript does, a single character in a single way.
    ///
    /// Not as classes in classes, which WebKit takes for others, and older engines not at all: looking ahead says the same.
    pub(crate) fn write(&self, out: &mut String) {
        match self {
            // Among alternatives of other lengths, WebKit takes other texts for a character beyond the basic plane.
            Self::Ranges(ranges) => match ranges[..] {
                [(first, last)] if first == last && last <= 0xffff => write_char(first, out),
                _ => match self.clone().not() {
                    // Not `[^]`, which some engines match wrongly, and no range up to the last character but one, which
                    // some take for one up to the last.
                    Self::Ranges(gaps)
                        if gaps.len() < ranges.len() && gaps.last().is_some_and(|gap| gap.1 != LAST - 1) =>
                    {
                        write_class("[^", &gaps, out);
                    }
                    _ => write_class("[", ranges, out),
                },
            },
            Self::Property(name) => write_property("\\p{", name, out),
            Self::Not(set) => match &**set {
                Self::Property(name) => write_property("\\P{", name, out),
                set if set.is_flat() => set.write_class("[^", out),
                set => set.write_between("(?:(?!", r")[\s\S])", out),
            },
            Self::Either(..) if self.is_flat() => self.write_class("[", out),
            Self::Either(set, other) => {
                set.write_between("(?:(?=", "|", out);
                other.write_between("", r")[\s\S])", out);
            }
            Self::Both(set, other) => {
                set.write_between("(?:(?=", ")", out);
                other.write_between("", ")", out);
            }
        }
    }

    fn write_between(&self, before: &str, after: &str, out: &mut String) {
        out.push_str(before);
        self.write(out);
        out.push_str(after);
    }

    fn write_class(&self, open: &str, out: &mut String) {
        out.push_str(open);
        self.write_members(out);
        out.push(']');
    }

    /// Whether a class has no other in it.
    fn is_flat(&self) -> bool {
        match self {
            Self::Ranges(_) | Self::Property(_) => true,
            Self::Not(set) => matches!(**set, Self::Property(_)),
            Self::Either(set, other) => set.is_flat() && other.is_flat(),
            Self::Both(..) => false,
        }
    }

    /// Writes what stands between the brackets of a class.
    fn write_members(&self, out: &mut String) {
        match self {
            Self::Ranges(ranges) => write_ranges(ranges, out),
            Self::Either(set, other) => {
                set.write_members(out);
                other.write_members(out);
            }
            _ => self.write(out),
        }
    }
}

fn write_class(open: &str, ranges: &[(u32, u32)], out: &mut String) {
    out.push_str(open);
    write_ranges(ranges, out);
    out.push(']');
}

fn write_ranges(ranges: &[(u32, u32)], out: &mut String) {
    for (first, last) in ranges {
        write_char(*first, out);
        if last > first {
            out.push('-');
            write_char(*last, out);
        }
    }
}

fn write_property(open: &str, name: &str, out: &mut String) {
    out.push_str(open);
    out.push_str(name);
    out.push('}');
}

/// Writes a character so that it means itself, in a class and outside, whatever the flags.
fn write_char(c: u32, out: &mut String) {
    match u8::try_from(c) {
        Ok(c) if c.is_ascii_alphanumeric() => out.push(char::from(c)),
        _ => {
            out.push_str("\\u{");
            write_number(c, 16, out);
            out.push('}');
        }
    }
}

/// Writes a number as the language does: decimal, or hexadecimal in an escape.
pub(crate) fn write_number(number: u32, base: u32, out: &mut String) {
    if number >= base {
        write_number(number / base, base, out);
    }
    out.extend(char::from_digit(number % base, base));
}

/// Whether an ASCII character has a property; `None` for others.
fn ascii_property(name: &str, c: char) -> Option<bool> {
    if !c.is_ascii() {
        return None;
    }
    let category = match c {
        'A'..='Z' => "Lu",
        'a'..='z' => "Ll",
        '0'..='9' => "Nd",
        ' ' => "Zs",
        '_' => "Pc",
        '-' => "Pd",
        '(' | '[' | '{' => "Ps",
        ')' | ']' | '}' => "Pe",
        '$' => "Sc",
        '+' | '<' | '=' | '>' | '|' | '~' => "Sm",
        '^' | '`' => "Sk",
        '!'..='/' | ':'..='@' | '\\' => "Po",
        _ => "Cc",
    };
    Some(match name {
        "Alphabetic" | "LC" | "sc=Latin" | "sc=Latn" => category.starts_with('L'),
        "Uppercase" => category == "Lu",
        "Lowercase" => category == "Ll",
        "sc=Common" | "sc=Zyyy" => !category.starts_with('L'),
        "White_Space" => matches!(c, '\t'..='\r' | ' '),
        // A general category, by one letter or two; no other property has a name this short.
        _ if name.len() <= 2 => category.starts_with(name),
        // The others have no ASCII character, or it does not matter which.
        _ => return None,
    })
}
