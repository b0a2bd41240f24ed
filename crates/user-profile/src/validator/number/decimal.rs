//! Numbers like `1.5e3`, without the tables that Rust's own parser brings into the page.

use super::rounded;

/// The number that these digits write, without a sign, rounded half to even.
pub(super) fn parse(text: &str) -> Option<f64> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, super::parse_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut number = Big::default();
    for digit in whole.chars().chain(fraction.chars()) {
        number.multiply_and_add(10, digit.to_digit(10)?);
    }
    let tens = exponent - i64::try_from(fraction.len()).ok()?;
    let bits = number.bits();
    // 2^1024 has 309 digits and 2^-1075 begins 324 places after the point; a digit has fewer than four bits.
    Some(match tens {
        _ if bits == 0 => 0.0,
        310.. => f64::INFINITY,
        _ if tens < -325 - bits => 0.0,
        _ => number.times_ten_to(tens),
    })
}

/// A whole number of any size, the lowest digits first.
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

    /// Divides, and tells whether something is left.
    fn divide(&mut self, divisor: u32) -> bool {
        let mut rest = 0;
        for digit in self.0.iter_mut().rev() {
            rest = rest << 32 | u64::from(*digit);
            *digit = low(rest / u64::from(divisor));
            rest %= u64::from(divisor);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest != 0
    }

    fn bits(&self) -> i64 {
        let highest = self.0.last().map_or(0, |digit| digit.leading_zeros());
        i64::try_from(self.0.len()).unwrap_or(i64::MAX / 32) * 32 - i64::from(highest)
    }

    /// This number · 10 to the power of `tens`.
    fn times_ten_to(mut self, tens: i64) -> f64 {
        let mut left_over = false;
        let mut exponent = 0;
        for at_once in powers_of_ten(tens) {
            self.multiply_and_add(at_once, 0);
        }
        if tens < 0 {
            // Room for a quotient of more than 64 bits.
            let room = usize::try_from(-tens / 8 + 3).unwrap_or(usize::MAX);
            self.0.splice(0..0, std::iter::repeat_n(0, room));
            exponent -= 32 * i64::try_from(room).unwrap_or(i64::MAX / 32);
            for at_once in powers_of_ten(-tens) {
                left_over |= self.divide(at_once);
            }
        }
        // The highest digits, and of the others whether they are nothing.
        let mut mantissa = 0;
        let mut digits = self.0.iter().rev();
        for digit in digits.by_ref().take(3) {
            mantissa = mantissa << 32 | u128::from(*digit);
        }
        let below = digits.len();
        left_over |= digits.any(|digit| *digit != 0);
        rounded(
            mantissa,
            exponent + 32 * i64::try_from(below).unwrap_or(i64::MAX / 32),
            left_over,
        )
    }
}

/// 10 to the power of `tens`, as factors that fit.
fn powers_of_ten(tens: i64) -> impl Iterator<Item = u32> {
    let nines = (0..tens / 9).map(|_| 1_000_000_000);
    nines.chain((0..tens % 9).map(|_| 10))
}

fn low(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}
