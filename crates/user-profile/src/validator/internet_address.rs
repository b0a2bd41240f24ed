//! Internet addresses in brackets that stand for a domain in an e-mail address.

/// Four numbers of up to three digits, or `IPv6:` and an address of that version.
pub(super) fn is_literal(address: &str) -> bool {
    if let Some(address) = without_prefix(address, "IPv6:") {
        return is_v6(address) || is_link_local(address);
    }
    let is_number = |part: &str| part.len() <= 3 && is_all(part, |byte| byte.is_ascii_digit());
    address.split('.').count() == 4 && address.split('.').all(is_number)
}

/// Eight groups, or fewer with `::` in between, or `::` and an address of version 4.
fn is_v6(address: &str) -> bool {
    let Some((before, after)) = halves(address) else {
        return groups(address) == Some(8);
    };
    let (between, last) = after.rsplit_once(':').unwrap_or(("", after));
    if is_v4(last) {
        return match groups(before) {
            Some(0) => is_mapping(between),
            Some(1..=4) => after == last,
            _ => false,
        };
    }
    let both = groups(before).zip(groups(after));
    both.is_some_and(|(before, after)| before + after <= 7)
}

/// What stands around the first `::`.
fn halves(address: &str) -> Option<(&str, &str)> {
    let at = address.as_bytes().windows(2).position(|pair| pair == b"::")?;
    Some((address.get(..at)?, address.get(at + 2..)?))
}

/// How many groups of one to four hexadecimal digits these are, with colons between.
fn groups(text: &str) -> Option<usize> {
    let is_group = |group: &str| group.len() <= 4 && is_all(group, |byte| byte.is_ascii_hexdigit());
    match text {
        "" => Some(0),
        _ => text.split(':').all(is_group).then(|| text.split(':').count()),
    }
}

/// What may stand between `::` and an address of version 4: nothing, `ffff`, or that and up to four zeros.
fn is_mapping(text: &str) -> bool {
    let zeros = |rest: &str| {
        rest.strip_prefix(':')
            .is_some_and(|zeros| zeros.len() <= 4 && is_all(zeros, |byte| byte == b'0'))
    };
    text.is_empty() || without_prefix(text, "ffff").is_some_and(|rest| rest.is_empty() || zeros(rest))
}

/// Four numbers up to 255, of which those of three digits begin with 1 or 2.
fn is_v4(text: &str) -> bool {
    let is_number = |part: &str| {
        is_all(part, |byte| byte.is_ascii_digit())
            && match part.len() {
                1 | 2 => true,
                3 => part
                    .parse()
                    .is_ok_and(|number: u16| (100..=255).contains(&number)),
                _ => false,
            }
    };
    text.split('.').count() == 4 && text.split('.').all(is_number)
}

/// `fe80:`, up to four groups with a colon before each, empty ones as well, and the name of a network after `%`.
fn is_link_local(address: &str) -> bool {
    let Some((groups, zone)) = without_prefix(address, "fe80:").and_then(|rest| rest.split_once('%')) else {
        return false;
    };
    let is_group = |group: &str| group.len() <= 4 && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let fine = match groups.strip_prefix(':') {
        None => groups.is_empty(),
        Some(groups) => groups.split(':').count() <= 4 && groups.split(':').all(is_group),
    };
    fine && is_all(zone, |byte| byte.is_ascii_alphanumeric())
}

/// Whether there are such bytes and no others.
fn is_all(text: &str, is: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(is)
}

/// What follows `prefix`, in whatever case that is written.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}
