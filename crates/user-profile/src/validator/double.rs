//! Numbers like `1.5e3` and `0x1.8p3`, without the tables that Rust's own parser brings into a program for browsers.

/// The number that `Double.valueOf` reads.
pub(super) fn parse(text: &str) -> Option<f64> {
    let text = java_text::trim(text);
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = match unsigned {
        "NaN" => f64::NAN,
        "Infinity" => f64::INFINITY,
        _ => finite(unsigned.strip_suffix(['f', 'F', 'd', 'D']).unwrap_or(unsigned))?,
    };
    Some(if text.starts_with('-') { -number } else { number })
}

/// The number that these digits write, rounded half to even.
fn finite(text: &str) -> Option<f64> {
    let (base, (digits, exponent)) = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(text) => (16, text.split_once(['p', 'P'])?),
        None => (10, text.split_once(['e', 'E']).unwrap_or((text, "0"))),
    };
    let mut number = Big::default();
    let mut read = 0;
    let mut point = None;
    for c in digits.chars() {
        if c == '.' && point.is_none() {
            point = Some(read);
            continue;
        }
        number.multiply_and_add(base, c.to_digit(base)?);
        read += 1;
    }
    if read == 0 {
        return None;
    }
    let places = point.map_or(0, |point| read - point);
    let exponent = self::exponent(exponent)?;
    Some(if base == 16 {
        number.rounded(exponent - 4 * places, false)
    } else {
        number.times_ten_to(exponent - places)
    })
}

/// An exponent, cut to a size that is beyond every number.
fn exponent(text: &str) -> Option<i64> {
    const BEYOND: i64 = 1 << 40;
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.is_empty() {
        return None;
    }
    let mut exponent = 0;
    for c in unsigned.chars() {
        exponent = (exponent * 10 + i64::from(c.to_digit(10)?)).min(BEYOND);
    }
    Some(if text.starts_with('-') {
        -exponent
    } else {
        exponent
    })
}

/// A whole number of any size, the lowest digits first, the highest one never nought.
#[derive(Default)]
struct Big(Vec<u32>);

impl Big {
    fn multiply_and_add(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for digit in &mut self.0 {
            carry += u64::from(*digit) * u64::from(factor);
            *digit = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Divides by ten, and tells whether something is left.
    fn divide_by_ten(&mut self) -> bool {
        let mut rest = 0;
        for digit in self.0.iter_mut().rev() {
            rest = rest << 32 | u64::from(*digit);
            *digit = low(rest / 10);
            rest %= 10;
        }
        if self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest != 0
    }

    /// This number · 10 to the power of `tens`.
    fn times_ten_to(mut self, tens: i64) -> f64 {
        let length = i64::try_from(self.0.len()).unwrap_or(i64::MAX / 32);
        // 2^1024 has 309 digits and 2^-1075 begins 324 places after the point; 32 bits have fewer than ten digits.
        match tens {
            _ if length == 0 => return 0.0,
            310.. => return f64::INFINITY,
            _ if tens < -325 - 10 * length => return 0.0,
            _ => {}
        }
        for _ in 0..tens {
            self.multiply_and_add(10, 0);
        }
        let mut left_over = false;
        let mut exponent = 0;
        if tens < 0 {
            // Room for a quotient of more than 64 bits.
            let room = usize::try_from(-tens / 8 + 3).unwrap_or(usize::MAX);
            self.0.splice(0..0, std::iter::repeat_n(0, room));
            exponent = -32 * i64::try_from(room).unwrap_or(i64::MAX / 32);
            for _ in tens..0 {
                left_over |= self.divide_by_ten();
            }
        }
        self.rounded(exponent, left_over)
    }

    /// This number · 2 to the power of `exponent`, half to even, where a little more may be left over.
    fn rounded(mut self, mut exponent: i64, mut left_over: bool) -> f64 {
        // So that the highest two digits hold 64 bits.
        while self.0.last().is_some_and(|highest| highest >> 31 == 0) {
            self.multiply_and_add(2, 0);
            exponent -= 1;
        }
        let Some(highest) = self.0.pop() else {
            return 0.0;
        };
        let mantissa = u64::from(highest) << 32
            | u64::from(self.0.pop().unwrap_or_else(|| {
                exponent -= 32;
                0
            }));
        left_over |= self.0.iter().any(|digit| *digit != 0);
        exponent += 32 * i64::try_from(self.0.len()).unwrap_or(i64::MAX / 64);
        let highest = exponent + 63;
        match highest {
            ..-1075 => return 0.0,
            1024.. => return f64::INFINITY,
            _ => {}
        }
        // There is room for 53 bits, and for fewer below the smallest normal number.
        let normal = (highest + 1022).max(0);
        let cut = u32::try_from(11 + normal - (highest + 1022)).unwrap_or(64);
        let kept = mantissa.checked_shr(cut).unwrap_or(0);
        let rest = mantissa << (64 - cut);
        let half = 1 << 63;
        let up = rest > half || rest == half && (left_over || kept % 2 == 1);
        // The highest bit adds one to the exponent, and so does what is rounded up to the next power.
        f64::from_bits((normal.unsigned_abs() << 52) + kept + u64::from(up))
    }
}

fn low(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}
