//! The names that Java has for properties of characters → sets.

use crate::error::{Error, Stop, Undecided};
use crate::set::Set;

/// The set of `\p{name}`.
pub(crate) fn named(name: &str, ignore_case: bool, unicode: bool) -> Result<Set, Stop> {
    if let Some((kind, value)) = name.split_once('=') {
        return match kind.to_ascii_lowercase().as_str() {
            "sc" | "script" => script(value),
            "blk" | "block" => block(value),
            "gc" | "general_category" => category(value, ignore_case),
            _ => Err(Error::Property.into()),
        };
    }
    if let Some(name) = name.strip_prefix("In") {
        return block(name);
    }
    if let Some(name) = name.strip_prefix("Is") {
        let upper = name.to_ascii_uppercase();
        return binary(&upper, ignore_case)
            .or_else(|| posix(&upper, ignore_case))
            .map_or_else(|| category(name, ignore_case).or_else(|_| script(name)), Ok);
    }
    if unicode && let Some(set) = posix(&name.to_ascii_uppercase(), ignore_case) {
        return Ok(set);
    }
    category(name, ignore_case)
}

/// `(?U)\w`
pub(crate) fn word() -> Set {
    any(&["Alphabetic", "M", "Nd", "Pc"]).or(join_control())
}

/// `(?U)\s`
pub(crate) fn white_space() -> Set {
    Set::property("White_Space")
}

fn join_control() -> Set {
    Set::range(0x200c, 0x200d)
}

fn any(names: &[&'static str]) -> Set {
    let mut sets = names.iter().map(|name| Set::property(*name));
    let first = sets.next().unwrap_or_else(|| Set::ranges(Vec::new()));
    sets.fold(first, Set::or)
}

fn cased() -> Set {
    any(&["Lowercase", "Uppercase", "Lt"])
}

/// Names that Java takes for a property of Unicode's after `Is`, in upper case.
fn binary(name: &str, ignore_case: bool) -> Option<Set> {
    Some(match name {
        "LOWERCASE" | "UPPERCASE" | "TITLECASE" if ignore_case => cased(),
        "LOWERCASE" => Set::property("Lowercase"),
        "UPPERCASE" => Set::property("Uppercase"),
        "TITLECASE" => Set::property("Lt"),
        "ALPHABETIC" => Set::property("Alphabetic"),
        "ASSIGNED" => Set::property("Cn").not(),
        "CONTROL" => Set::property("Cc"),
        "EMOJI" => Set::property("Emoji"),
        "EMOJI_PRESENTATION" => Set::property("Emoji_Presentation"),
        "EMOJI_MODIFIER" => Set::property("Emoji_Modifier"),
        "EMOJI_MODIFIER_BASE" => Set::property("Emoji_Modifier_Base"),
        "EMOJI_COMPONENT" => Set::property("Emoji_Component"),
        "EXTENDED_PICTOGRAPHIC" => Set::property("Extended_Pictographic"),
        "HEXDIGIT" | "HEX_DIGIT" => hex_digit(),
        "IDEOGRAPHIC" => Set::property("Ideographic"),
        "JOINCONTROL" | "JOIN_CONTROL" => join_control(),
        "LETTER" => Set::property("L"),
        "PUNCTUATION" => Set::property("P"),
        "WHITESPACE" | "WHITE_SPACE" => white_space(),
        "WORD" => word(),
        _ => return None,
    })
}

fn hex_digit() -> Set {
    let full_width = vec![(0x41, 0x46), (0x61, 0x66), (0xff21, 0xff26), (0xff41, 0xff46)];
    Set::property("Nd").or(Set::ranges(full_width))
}

/// POSIX's classes as Unicode has them, in upper case.
fn posix(name: &str, ignore_case: bool) -> Option<Set> {
    let blank = || Set::property("Zs").or(Set::one(0x9));
    let graph = || any(&["Z", "Cc", "Cs", "Cn"]).not();
    Some(match name {
        "LOWER" | "UPPER" if ignore_case => cased(),
        "LOWER" => Set::property("Lowercase"),
        "UPPER" => Set::property("Uppercase"),
        "ALPHA" => Set::property("Alphabetic"),
        "SPACE" => white_space(),
        "PUNCT" => Set::property("P"),
        "XDIGIT" => hex_digit(),
        "ALNUM" => any(&["Alphabetic", "Nd"]),
        "CNTRL" => Set::property("Cc"),
        "DIGIT" => Set::property("Nd"),
        "BLANK" => blank(),
        "GRAPH" => graph(),
        // The tab is blank, but a control character.
        "PRINT" => graph().or(Set::property("Zs")),
        _ => return None,
    })
}

/// General categories, POSIX's classes as ASCII has them, and what `java.lang.Character` asks.
fn category(name: &str, ignore_case: bool) -> Result<Set, Stop> {
    const CATEGORIES: &str = "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi \
                              Pf L M N Z C P S LC";
    let letters = || Set::ranges(vec![(0x41, 0x5a), (0x61, 0x7a)]);
    if let Some(rest) = name.strip_prefix("java") {
        return asked_of_character(rest, ignore_case);
    }
    Ok(match name {
        "Lu" | "Ll" | "Lt" if ignore_case => Set::property("LC"),
        "Lower" | "Upper" if ignore_case => letters(),
        "LD" => any(&["L", "Nd"]),
        "L1" => Set::range(0, 0xff),
        "all" => Set::ALL(),
        "ASCII" => Set::range(0, 0x7f),
        "Alnum" => letters().or(Set::range(0x30, 0x39)),
        "Alpha" => letters(),
        "Blank" => Set::of("\t "),
        "Cntrl" => Set::range(0, 0x1f).or(Set::one(0x7f)),
        "Digit" => Set::range(0x30, 0x39),
        "Graph" => Set::range(0x21, 0x7e),
        "Lower" => Set::range(0x61, 0x7a),
        "Print" => Set::range(0x20, 0x7e),
        "Punct" => Set::ranges(vec![(0x21, 0x2f), (0x3a, 0x40), (0x5b, 0x60), (0x7b, 0x7e)]),
        "Space" => Set::of("\t\n\u{b}\u{c}\r "),
        "Upper" => Set::range(0x41, 0x5a),
        "XDigit" => Set::ranges(vec![(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)]),
        _ if CATEGORIES.split(' ').any(|known| known == name) => Set::property(name.to_owned()),
        _ => return Err(Error::Property.into()),
    })
}

/// `\p{java…}`
fn asked_of_character(name: &str, ignore_case: bool) -> Result<Set, Stop> {
    let ignorable = || Set::property("Cf").or(Set::ranges(vec![(0, 8), (0xe, 0x1b), (0x7f, 0x9f)]));
    let identifier_start = || any(&["L", "Nl", "Sc", "Pc"]);
    Ok(match name {
        "LowerCase" | "UpperCase" | "TitleCase" if ignore_case => cased(),
        "LowerCase" => Set::property("Lowercase"),
        "UpperCase" => Set::property("Uppercase"),
        "TitleCase" => Set::property("Lt"),
        "Alphabetic" => Set::property("Alphabetic"),
        "Ideographic" => Set::property("Ideographic"),
        "Digit" => Set::property("Nd"),
        "Defined" => Set::property("Cn").not(),
        "Letter" => Set::property("L"),
        "LetterOrDigit" => any(&["L", "Nd"]),
        "JavaIdentifierStart" => identifier_start(),
        "JavaIdentifierPart" => identifier_start().or(any(&["Nd", "Mn", "Mc"])).or(ignorable()),
        "IdentifierIgnorable" => ignorable(),
        "SpaceChar" => Set::property("Z"),
        "Whitespace" => Set::property("Z")
            .and(Set::of("\u{a0}\u{2007}\u{202f}").not())
            .or(Set::ranges(vec![(9, 0xd), (0x1c, 0x1f)])),
        "ISOControl" => Set::property("Cc"),
        "Mirrored" => Set::property("Bidi_Mirrored"),
        "UnicodeIdentifierStart" | "UnicodeIdentifierPart" => return Err(Undecided::Property.into()),
        _ => return Err(Error::Property.into()),
    })
}

/// `\p{IsLatin}`, `\p{script=…}`: Java takes them in any case, ECMAScript as Unicode writes them.
fn script(name: &str) -> Result<Set, Stop> {
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return Err(Undecided::Property.into());
    }
    let mut text = String::from("sc=");
    for c in name.chars() {
        let first = text.ends_with(['=', '_']);
        text.push(if first {
            c.to_ascii_uppercase()
        } else {
            c.to_ascii_lowercase()
        });
    }
    Ok(Set::property(text))
}

/// `\p{InGreek}`, `\p{block=…}`: ECMAScript has no blocks, and a table of all is worth more bytes than its use.
fn block(name: &str) -> Result<Set, Stop> {
    const BLOCKS: [(&str, u32, u32); 22] = [
        ("basiclatin", 0, 0x7f),
        ("latin1supplement", 0x80, 0xff),
        ("latinextendeda", 0x100, 0x17f),
        ("latinextendedb", 0x180, 0x24f),
        ("ipaextensions", 0x250, 0x2af),
        ("combiningdiacriticalmarks", 0x300, 0x36f),
        ("greek", 0x370, 0x3ff),
        ("greekandcoptic", 0x370, 0x3ff),
        ("cyrillic", 0x400, 0x4ff),
        ("armenian", 0x530, 0x58f),
        ("hebrew", 0x590, 0x5ff),
        ("arabic", 0x600, 0x6ff),
        ("devanagari", 0x900, 0x97f),
        ("thai", 0xe00, 0xe7f),
        ("latinextendedadditional", 0x1e00, 0x1eff),
        ("greekextended", 0x1f00, 0x1fff),
        ("generalpunctuation", 0x2000, 0x206f),
        ("currencysymbols", 0x20a0, 0x20cf),
        ("hiragana", 0x3040, 0x309f),
        ("katakana", 0x30a0, 0x30ff),
        ("cjkunifiedideographs", 0x4e00, 0x9fff),
        ("hangulsyllables", 0xac00, 0xd7af),
    ];
    // Java knows a block as "Greek and Coptic", GreekandCoptic and GREEK_AND_COPTIC; whether it takes yet another
    // spelling does not matter, for then the pattern is in no policy.
    let name: String = name
        .chars()
        .filter(|c| !matches!(c, ' ' | '_' | '-'))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    BLOCKS
        .iter()
        .find(|(known, ..)| *known == name)
        .map(|(_, first, last)| Set::range(*first, *last))
        .ok_or_else(|| Undecided::Property.into())
}
