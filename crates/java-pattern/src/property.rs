//! The names that Java has for properties of characters → sets.

use crate::error::{Error, Stop, Undecided};
use crate::set::Set;

/// Who takes a name.
const UNICODE: u8 = b'u'; // after `Is`, in any case
const POSIX: u8 = b'p'; // after `Is` or with `(?U)`, in any case
const PLAIN: u8 = b'j'; // alone or after `Is`, as it stands

/// Who takes a name, the name, and what it means: properties of ECMAScript's and ranges in hexadecimal, either of which
/// will do; none of them after `^`; the second half after `/` where case does not matter. Each line is one.
const NAMES: &str = "\
uALPHABETIC Alphabetic
uASSIGNED ^Cn
uCONTROL Cc
uEMOJI Emoji
uEMOJI_PRESENTATION Emoji_Presentation
uEMOJI_MODIFIER Emoji_Modifier
uEMOJI_MODIFIER_BASE Emoji_Modifier_Base
uEMOJI_COMPONENT Emoji_Component
uEXTENDED_PICTOGRAPHIC ?
uHEXDIGIT Nd 41-46 61-66 ff21-ff26 ff41-ff46
uHEX_DIGIT Nd 41-46 61-66 ff21-ff26 ff41-ff46
uIDEOGRAPHIC Ideographic
uJOINCONTROL 200c-200d
uJOIN_CONTROL 200c-200d
uLETTER L
uLOWERCASE Lowercase/Lowercase Uppercase Lt
uUPPERCASE Uppercase/Lowercase Uppercase Lt
uTITLECASE Lt/Lowercase Uppercase Lt
uPUNCTUATION P
uWHITESPACE White_Space
uWHITE_SPACE White_Space
uWORD Alphabetic M Nd Pc 200c-200d
pALPHA Alphabetic
pLOWER Lowercase/Lowercase Uppercase Lt
pUPPER Uppercase/Lowercase Uppercase Lt
pSPACE White_Space
pPUNCT P
pXDIGIT Nd 41-46 61-66 ff21-ff26 ff41-ff46
pALNUM Alphabetic Nd
pCNTRL Cc
pDIGIT Nd
pBLANK Zs 9-9
pGRAPH ^Z Cc Cs Cn
pPRINT ^Zl Zp Cc Cs Cn
jLu Lu/LC
jLl Ll/LC
jLt Lt/LC
jLD L Nd
jL1 0-ff
jall 0-10ffff
jASCII 0-7f
jAlnum 30-39 41-5a 61-7a
jAlpha 41-5a 61-7a
jBlank 9-9 20-20
jCntrl 0-1f 7f-7f
jDigit 30-39
jGraph 21-7e
jLower 61-7a/41-5a 61-7a
jPrint 20-7e
jPunct 21-2f 3a-40 5b-60 7b-7e
jSpace 9-d 20-20
jUpper 41-5a/41-5a 61-7a
jXDigit 30-39 41-46 61-66
jjavaLowerCase Lowercase/Lowercase Uppercase Lt
jjavaUpperCase Uppercase/Lowercase Uppercase Lt
jjavaTitleCase Lt/Lowercase Uppercase Lt
jjavaAlphabetic Alphabetic
jjavaIdeographic Ideographic
jjavaDigit Nd
jjavaDefined ^Cn
jjavaLetter L
jjavaLetterOrDigit L Nd
jjavaJavaIdentifierStart L Nl Sc Pc
jjavaJavaIdentifierPart L Nl Sc Pc Nd Mn Mc Cf 0-8 e-1b 7f-9f
jjavaIdentifierIgnorable Cf 0-8 e-1b 7f-9f
jjavaSpaceChar Z
jjavaWhitespace 9-d 1c-20 1680-1680 2000-2006 2008-200a 2028-2029 205f-205f 3000-3000
jjavaISOControl 0-1f 7f-9f
jjavaMirrored Bidi_Mirrored
jjavaUnicodeIdentifierStart ?
jjavaUnicodeIdentifierPart ?
";

/// General categories that mean themselves.
const CATEGORIES: &str = "LmLoMnMeMcNdNlNoZsZlZpCcCfCoCsCnPdPsPePcPoPiPfSmScSkSoLC";

/// Blocks, for ECMAScript has none; a table of all is not worth its bytes.
const BLOCKS: &str = "\
basiclatin 0-7f
latin1supplement 80-ff
latinextendeda 100-17f
latinextendedb 180-24f
ipaextensions 250-2af
combiningdiacriticalmarks 300-36f
greek 370-3ff
greekandcoptic 370-3ff
cyrillic 400-4ff
armenian 530-58f
hebrew 590-5ff
arabic 600-6ff
devanagari 900-97f
thai e00-e7f
latinextendedadditional 1e00-1eff
greekextended 1f00-1fff
generalpunctuation 2000-206f
currencysymbols 20a0-20cf
hiragana 3040-309f
katakana 30a0-30ff
cjkunifiedideographs 4e00-9fff
hangulsyllables ac00-d7af
";

/// The set of `\p{name}`.
pub(crate) fn named(name: &str, ignore_case: bool, unicode: bool) -> Result<Set, Stop> {
    if let Some((kind, value)) = name.split_once('=') {
        return match kind.to_ascii_lowercase().as_str() {
            "sc" | "script" => script(value),
            "blk" | "block" => block(value),
            "gc" | "general_category" => {
                category(value, ignore_case).unwrap_or_else(|| Err(Error::Property.into()))
            }
            _ => Err(Error::Property.into()),
        };
    }
    if let Some(name) = name.strip_prefix("In") {
        return block(name);
    }
    let of_unicode = name.strip_prefix("Is");
    let name = of_unicode.unwrap_or(name);
    let upper = name.to_ascii_uppercase();
    let mut known = None;
    if of_unicode.is_some() {
        known = meaning(UNICODE, &upper);
    }
    if known.is_none() && (of_unicode.is_some() || unicode) {
        known = meaning(POSIX, &upper);
    }
    match known {
        Some(known) => known_set(known, ignore_case),
        None => category(name, ignore_case).unwrap_or_else(|| match of_unicode {
            Some(name) => script(name),
            None => Err(Error::Property.into()),
        }),
    }
}

/// `(?U)\w`
pub(crate) const WORD: &str = "Alphabetic M Nd Pc 200c-200d";

fn meaning(taker: u8, name: &str) -> Option<&'static str> {
    NAMES.lines().find_map(|line| {
        let meaning = line.get(1 + name.len()..)?.strip_prefix(' ')?;
        (line.as_bytes()[0] == taker && line[1..].starts_with(name)).then_some(meaning)
    })
}

/// What a line of the table of names means, unless ECMAScript has no name for it.
fn known_set(meaning: &str, ignore_case: bool) -> Result<Set, Stop> {
    match meaning {
        "?" => Err(Undecided::Property.into()),
        _ => Ok(set(meaning, ignore_case)),
    }
}

/// The set that a line of a table means.
pub(crate) fn set(meaning: &str, ignore_case: bool) -> Set {
    let meaning = match meaning.split_once('/') {
        Some((_, meaning)) if ignore_case => meaning,
        Some((meaning, _)) => meaning,
        None => meaning,
    };
    let items = meaning.strip_prefix('^');
    let mut set = Set::default();
    for item in items.unwrap_or(meaning).split(' ') {
        set = set.or(match item.split_once('-') {
            Some((first, last)) => Set::range(hex(first), hex(last)),
            None => Set::Property(item.to_owned()),
        });
    }
    if items.is_some() { set.not() } else { set }
}

fn hex(digits: &str) -> u32 {
    digits
        .chars()
        .fold(0, |number, digit| number * 16 + digit.to_digit(16).unwrap_or(0))
}

fn category(name: &str, ignore_case: bool) -> Option<Result<Set, Stop>> {
    if let Some(known) = meaning(PLAIN, name) {
        return Some(known_set(known, ignore_case));
    }
    let bytes = CATEGORIES.as_bytes();
    let known = match name.as_bytes() {
        [one] => b"LMNZCPS".contains(one),
        two => bytes.chunks_exact(2).any(|known| known == two),
    };
    known.then(|| Ok(Set::Property(name.to_owned())))
}

/// `\p{IsLatin}`, `\p{script=…}`: Java takes them in any case, ECMAScript as Unicode writes them.
fn script(name: &str) -> Result<Set, Stop> {
    let mut text = String::from("sc=");
    let mut first = true;
    for b in name.bytes() {
        if !b.is_ascii_alphanumeric() && b != b'_' {
            return Err(Undecided::Property.into());
        }
        text.push(char::from(if first {
            b.to_ascii_uppercase()
        } else {
            b.to_ascii_lowercase()
        }));
        first = b == b'_';
    }
    Ok(Set::Property(text))
}

/// `\p{InGreek}`, `\p{block=…}`: Java knows a block as "Greek and Coptic", `GreekandCoptic` and `GREEK_AND_COPTIC`;
/// whether it takes yet another spelling does not matter, for then the pattern is in no policy.
fn block(name: &str) -> Result<Set, Stop> {
    let mut name = name.to_ascii_lowercase();
    name.retain(|c| !matches!(c, ' ' | '_' | '-'));
    for line in BLOCKS.lines() {
        if let Some((known, meaning)) = line.split_once(' ')
            && known == name
        {
            return Ok(set(meaning, false));
        }
    }
    Err(Undecided::Property.into())
}
