//! A password manager that is told by a `passwordrules` attribute what to make.
//!
//! It reads what Apple says of the attribute: rules with a semicolon after each, lists of classes of characters in them, by
//! name or one by one in brackets, where a bracket that closes stands last.

/// What the attribute says.
struct Rules {
    min: usize,
    max: usize,
    consecutive: usize,
    /// One of each of these.
    required: Vec<String>,
    allowed: String,
}

/// No password manager likes to make longer ones.
const LONGEST: usize = 40;

/// A password of any length that is allowed: one of each class that is required, then anything that is allowed, in
/// random order.
pub(crate) fn password(attribute: &str, random: &mut impl FnMut() -> u32) -> String {
    let rules = read(attribute);
    let mut below = |end: usize| random() as usize % end;
    loop {
        let length = rules.min + below(rules.max.min(LONGEST).max(rules.min) - rules.min + 1);
        let mut one_of = |class: &str| class.chars().nth(below(class.chars().count())).unwrap();
        let mut chars: Vec<char> = rules.required.iter().map(|class| one_of(class)).collect();
        while chars.len() < length {
            chars.push(one_of(&rules.allowed));
        }
        for place in (1..chars.len()).rev() {
            chars.swap(place, below(place + 1));
        }
        let mut runs = chars.chunk_by(|one, next| one == next);
        if runs.all(|run| run.len() <= rules.consecutive) {
            return chars.into_iter().collect();
        }
    }
}

fn read(attribute: &str) -> Rules {
    let mut rules = Rules {
        min: 0,
        max: usize::MAX,
        consecutive: usize::MAX,
        required: Vec::new(),
        allowed: String::new(),
    };
    let mut rest = attribute.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once(':').unwrap();
        let (classes, number);
        match name.trim().to_ascii_lowercase().as_str() {
            name @ ("required" | "allowed") => {
                (classes, rest) = self::classes(after);
                match name {
                    "required" => rules.required.push(classes),
                    _ => rules.allowed.push_str(&classes),
                }
            }
            name => {
                (number, rest) = after.split_once(';').unwrap();
                let number = number.trim().parse().unwrap();
                match name {
                    // Of several the strictest counts.
                    "minlength" => rules.min = rules.min.max(number),
                    "maxlength" => rules.max = rules.max.min(number),
                    "max-consecutive" => rules.consecutive = rules.consecutive.min(number),
                    _ => panic!("no such rule: {name}"),
                }
            }
        }
        rest = rest.trim_start();
    }
    if rules.allowed.is_empty() {
        rules.allowed = match rules.required.concat() {
            none if none.is_empty() => class("ascii-printable"),
            required => required,
        };
    }
    rules
}

/// The characters of a list of classes, and what follows its semicolon.
fn classes(text: &str) -> (String, &str) {
    let (mut chars, mut rest) = (String::new(), text);
    loop {
        rest = rest.trim_start();
        if let Some(listed) = rest.strip_prefix('[') {
            let mut end = listed.find(']').unwrap();
            end += usize::from(listed[end + 1..].starts_with(']'));
            chars.push_str(&listed[..end]);
            rest = &listed[end + 1..];
        } else {
            let end = rest.find([',', ';']).unwrap();
            chars.push_str(&class(rest[..end].trim_end()));
            rest = &rest[end..];
        }
        rest = rest.trim_start();
        match rest.split_at(1) {
            (",", after) => rest = after,
            (";", after) => return (chars, after),
            _ => panic!("a list of classes goes on with: {rest}"),
        }
    }
}

fn class(name: &str) -> String {
    match name.to_ascii_lowercase().as_str() {
        "lower" => ('a'..='z').collect(),
        "upper" => ('A'..='Z').collect(),
        "digit" => ('0'..='9').collect(),
        "special" => "-~!@#$%^&*_+=`|(){}[:;\"'<>,.?] ".to_owned(),
        "ascii-printable" => (' '..='~').collect(),
        _ => panic!("no such class: {name}"),
    }
}
