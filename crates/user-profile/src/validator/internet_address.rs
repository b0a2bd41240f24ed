//! Internet addresses that stand for a domain in an e-mail address.

/// Four numbers of up to three digits, or `IPv6:` and an address of that kind.
pub(super) fn is_literal(address: &str) -> bool {
    if address
        .get(..5)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("IPv6:"))
    {
        return is_ipv6(&address[5..]);
    }
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    address.split('.').count() == 4 && address.split('.').all(is_number)
}

fn is_ipv6(address: &str) -> bool {
    let Some((before, after)) = address.split_once("::") else {
        return groups(address) == Some(8);
    };
    if let Some((prefix, v4)) = after.rsplit_once(':').or(Some(("", after)))
        && is_ipv4(v4)
    {
        let mapped = |prefix: &str| {
            let zeros = prefix
                .get(..4)
                .filter(|tag| tag.eq_ignore_ascii_case("ffff"))
                .map(|_| &prefix[4..]);
            prefix.is_empty()
                || zeros.is_some_and(|zeros| {
                    zeros.is_empty()
                        || (2..=5).contains(&zeros.len())
                            && zeros.starts_with(':')
                            && zeros[1..].bytes().all(|byte| byte == b'0')
                })
        };
        return match groups(before) {
            _ if before.is_empty() => mapped(prefix),
            Some(1..=4) => prefix.is_empty(),
            _ => false,
        };
    }
    let count = |half: &str| if half.is_empty() { Some(0) } else { groups(half) };
    count(before)
        .zip(count(after))
        .is_some_and(|(before, after)| before + after <= 7)
}

/// How many groups of one to four hexadecimal digits these are, with colons between.
fn groups(text: &str) -> Option<usize> {
    let is_group =
        |group: &str| (1..=4).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.split(':').all(is_group).then(|| text.split(':').count())
}

/// Four numbers up to 255; those of three digits begin with 1 or 2.
fn is_ipv4(text: &str) -> bool {
    let is_number = |part: &str| {
        part.bytes().all(|byte| byte.is_ascii_digit())
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
