//! Numbers like `0x1.8p3`.

/// The number that these digits write, without `0x`, rounded half to even.
pub(super) fn parse(text: &str) -> Option<f64> {
    let (digits, exponent) = text.split_once(['p', 'P'])?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut exponent = parse_exponent(exponent)? - 4 * i64::try_from(fraction.len()).ok()?;
    let mut mantissa = 0_u64;
    for digit in whole.chars().chain(fraction.chars()) {
        let digit = u64::from(digit.to_digit(16)?);
        if mantissa < 1 << 59 {
            mantissa = mantissa << 4 | digit;
        } else {
            // No room: of what is cut off it matters only whether it is nothing.
            mantissa |= u64::from(digit != 0);
            exponent += 4;
        }
    }
    Some(rounded(mantissa, exponent))
}

/// An exponent, cut to a size that is beyond every number.
fn parse_exponent(text: &str) -> Option<i64> {
    const BEYOND: i64 = 1 << 40;
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let exponent = unsigned.bytes().try_fold(0, |exponent: i64, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        Some((exponent * 10 + digit).min(BEYOND))
    })?;
    let signed = if text.starts_with('-') {
        -exponent
    } else {
        exponent
    };
    (!unsigned.is_empty()).then_some(signed)
}

/// `mantissa` · 2 to the power of `exponent`.
fn rounded(mut mantissa: u64, mut exponent: i64) -> f64 {
    let bits = i64::from(64 - mantissa.leading_zeros());
    let highest = exponent + bits - 1;
    match (mantissa, highest) {
        (0, _) | (_, ..-1075) => return 0.0,
        (_, 1024..) => return f64::INFINITY,
        _ => {}
    }
    // There is room for 53 bits, and for fewer below the smallest normal number.
    let cut = bits - 53 - (highest + 1022).min(0);
    if cut > 0 {
        let half = 1_u128 << (cut - 1);
        let (kept, rest) = (u128::from(mantissa) >> cut, u128::from(mantissa) & (2 * half - 1));
        let up = rest > half || (rest == half && kept % 2 == 1);
        mantissa = u64::try_from(kept).unwrap_or(u64::MAX) + u64::from(up);
        exponent += cut;
    }
    let power = match exponent {
        ..-1022 => 1 << (exponent + 1074),
        _ => (exponent + 1023).cast_unsigned() << 52,
    };
    #[expect(clippy::cast_precision_loss, reason = "no more than 53 bits are left")]
    let mantissa = mantissa as f64;
    mantissa * f64::from_bits(power)
}
