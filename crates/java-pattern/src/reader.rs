//! The characters of a pattern, one after the other, as Java's parser goes through them.

/// Which of the inline flags are on.
#[derive(Clone, Copy, Default)]
pub(crate) struct Flags(u8);

impl Flags {
    pub(crate) const CASE: u8 = 1;
    pub(crate) const LINES: u8 = 2;
    pub(crate) const DOT_ALL: u8 = 4;
    pub(crate) const UNIX: u8 = 8;
    pub(crate) const UNICODE_CASE: u8 = 16;
    pub(crate) const COMMENTS: u8 = 32;
    pub(crate) const UNICODE: u8 = 64;

    pub(crate) fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }
}

/// Where a parser is in a pattern.
pub(crate) struct Reader {
    /// Code points, with `\Q…\E` written out.
    text: Vec<char>,
    pub(crate) at: usize,
    pub(crate) flags: Flags,
}

/// What is read beyond the end.
const NONE: char = '\0';

impl Reader {
    pub(crate) fn new(pattern: &str) -> Self {
        Self {
            text: unquoted(pattern),
            at: 0,
            flags: Flags::default(),
        }
    }

    pub(crate) fn go_to_end(&mut self) {
        self.at = self.text.len();
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Whether the end was read over, as an escape does that has nothing to escape.
    pub(crate) fn is_beyond_end(&self) -> bool {
        self.at > self.text.len()
    }

    /// The character so many places further on, whatever it is.
    pub(crate) fn ahead(&self, places: usize) -> char {
        self.text.get(self.at + places).copied().unwrap_or(NONE)
    }

    /// The character that was read before the one at hand.
    pub(crate) fn behind(&self) -> char {
        self.at
            .checked_sub(1)
            .and_then(|at| self.text.get(at))
            .copied()
            .unwrap_or(NONE)
    }

    /// The next character, left where it is; with `(?x)`, the next that is no comment.
    pub(crate) fn peek(&mut self) -> char {
        if self.flags.has(Flags::COMMENTS) {
            self.skip_comments();
        }
        self.ahead(0)
    }

    /// The character after the next one, which is passed.
    pub(crate) fn next(&mut self) -> char {
        self.at += 1;
        self.peek()
    }

    /// The next character, taken.
    pub(crate) fn read(&mut self) -> char {
        let c = self.peek();
        self.at += 1;
        c
    }

    /// The character after the next one; both are taken.
    pub(crate) fn skip(&mut self) -> char {
        self.at += 2;
        self.behind()
    }

    pub(crate) fn unread(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    fn skip_comments(&mut self) {
        loop {
            match self.ahead(0) {
                '\t'..='\r' | ' ' => self.at += 1,
                '#' => {
                    while !self.is_at_end() && !self.is_line_end() {
                        self.at += 1;
                    }
                }
                _ => return,
            }
        }
    }

    fn is_line_end(&self) -> bool {
        let c = self.ahead(0);
        c == '\n' || !self.flags.has(Flags::UNIX) && matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
    }

    /// Reads the flags of `(?…)` or `(?…:`; whether they are known here.
    pub(crate) fn read_flags(&mut self) -> bool {
        let mut on = true;
        let mut c = self.peek();
        loop {
            let flag = match c {
                'i' => Flags::CASE,
                'm' => Flags::LINES,
                's' => Flags::DOT_ALL,
                'd' => Flags::UNIX,
                'u' => Flags::UNICODE_CASE,
                'x' => Flags::COMMENTS,
                'U' => Flags::UNICODE | Flags::UNICODE_CASE,
                'c' => return false,
                '-' if on => {
                    on = false;
                    0
                }
                _ => return true,
            };
            if on {
                self.flags.0 |= flag;
            } else {
                self.flags.0 &= !flag;
            }
            c = self.next();
        }
    }

    /// Reads a group's name and the `>` after it; `first` is taken already.
    pub(crate) fn read_group_name(&mut self, first: char) -> Option<String> {
        let mut name = String::new();
        let mut c = first;
        while if name.is_empty() {
            c.is_ascii_alphabetic()
        } else {
            c.is_ascii_alphanumeric()
        } {
            name.push(c);
            c = self.read();
        }
        (c == '>' && !name.is_empty()).then_some(name)
    }

    /// Reads what stands in braces, of which the first is taken already.
    pub(crate) fn read_braced(&mut self) -> Option<String> {
        let rest = self.text.get(self.at..)?;
        let end = rest.iter().position(|c| *c == '}').filter(|end| *end > 0)?;
        let name = rest[..end].iter().collect();
        self.at += end + 1;
        Some(name)
    }

    /// Goes on to the character after the next one, with `(?x)` even to a blank; whether it is a digit.
    pub(crate) fn pass_to_digit(&mut self) -> bool {
        self.at += 1;
        self.ahead(0).is_ascii_digit()
    }

    /// Reads as many digits as there are; `None` beyond 31 bits.
    pub(crate) fn read_number(&mut self) -> Option<u32> {
        let mut number = 0_i32;
        while let Some(digit) = self.peek().to_digit(10) {
            number = number.checked_mul(10)?.checked_add_unsigned(digit)?;
            self.read();
        }
        Some(number.unsigned_abs())
    }
}

/// The pattern with `\Q…\E` written out: every character that could be an operator is escaped.
fn unquoted(pattern: &str) -> Vec<char> {
    let mut text = Vec::with_capacity(pattern.len());
    let mut quoting = false;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quoting && chars.peek() == Some(&'E') => {
                chars.next();
                quoting = false;
            }
            '\\' if !quoting && chars.peek() == Some(&'Q') => {
                chars.next();
                quoting = true;
            }
            '\\' if !quoting => {
                text.push(c);
                text.extend(chars.next());
            }
            '0'..='9' if quoting => text.extend(['\\', 'x', '3', c]),
            _ => {
                if quoting && c.is_ascii() && !c.is_ascii_alphabetic() {
                    text.push('\\');
                }
                text.push(c);
            }
        }
    }
    text
}
