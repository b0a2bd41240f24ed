//! The hard places of the language.

/// Escapes for one character, with one that fits.
#[rustfmt::skip]
pub(crate) const ESCAPES: &[(&str, &str)] = &[
    (r"\d", "7"), (r"\D", "x"), (r"\w", "w"), (r"\W", "é"), (r"\s", "\u{b}"), (r"\S", "\u{a0}"),
    (r"\h", "\u{180e}"), (r"\H", "a"), (r"\v", "\u{85}"), (r"\V", "a"), (r"\t", "\t"), (r"\n", "\n"),
    (r"\r", "\r"), (r"\f", "\u{c}"), (r"\a", "\u{7}"), (r"\e", "\u{1b}"), (r"\cA", "\u{1}"), (r"\ca", "!"),
    (r"\07", "\u{7}"), (r"\0101", "A"), (r"\0477", "'7"), (r"\x41", "A"), (r"\x{1f600}", "😀"), (r"\u00e9", "é"),
    (r"\ud83d\ude00", "😀"), (r"\-", "-"), (r"\.", "."), (r"\\", "\\"), (r"\[", "["), (r"\]", "]"), (r"\$", "$"),
    (r"\&", "&"), (r"\#", "#"), (r"\ ", " "), (r"\{", "{"), (r"\Qa.b\E", "a.b"), (r"\Q1\E", "1"), (r"\pL", "é"),
    (r"\PL", "1"), (r"\p{Lu}", "É"), (r"\P{Lu}", "a"), (r"\p{Ll}", "ß"), (r"\p{Lt}", "ǅ"), (r"\p{Lm}", "ʰ"),
    (r"\p{Lo}", "漢"), (r"\p{L1}", "é"), (r"\p{LC}", "a"), (r"\p{LD}", "1"), (r"\p{N}", "Ⅷ"), (r"\p{Nd}", "٣"),
    (r"\p{No}", "²"), (r"\p{Nl}", "Ⅷ"), (r"\p{M}", "\u{301}"), (r"\p{Mn}", "\u{301}"), (r"\p{P}", "!"),
    (r"\p{Pd}", "-"), (r"\p{S}", "€"), (r"\p{Sc}", "€"), (r"\p{So}", "😀"), (r"\p{Z}", " "), (r"\p{Zs}", " "),
    (r"\p{C}", "\u{0}"), (r"\p{Cc}", "\n"), (r"\p{Cn}", "\u{fffe}"), (r"\p{Cs}", "a"), (r"\p{Co}", "\u{e000}"),
    (r"\p{IsL}", "a"), (r"\p{IsLatin}", "a"), (r"\p{IsLATIN}", "é"), (r"\p{IsGreek}", "σ"), (r"\p{IsHan}", "漢"),
    (r"\p{script=Cyrillic}", "я"), (r"\p{sc=Latn}", "a"), (r"\p{IsCommon}", "1"), (r"\p{IsAlphabetic}", "Ⅷ"),
    (r"\p{IsUppercase}", "Ⓐ"), (r"\p{IsLowercase}", "ª"), (r"\p{IsTitlecase}", "ǅ"),
    (r"\p{IsIdeographic}", "漢"), (r"\p{IsPunctuation}", "!"), (r"\p{IsControl}", "\n"),
    (r"\p{IsWhite_Space}", "\u{a0}"), (r"\p{IsAssigned}", "a"), (r"\p{IsDigit}", "٣"), (r"\p{IsAlnum}", "a"),
    (r"\p{IsHex_Digit}", "F"), (r"\p{IsWord}", "_"), (r"\p{IsEmoji}", "😀"), (r"\p{IsJoin_Control}", "\u{200d}"),
    (r"\p{InGreek}", "σ"), (r"\p{InBasic Latin}", "a"), (r"\p{blk=Thai}", "ก"),
    (r"\p{InLatin-1Supplement}", "é"), (r"\p{gc=Lu}", "A"), (r"\p{general_category=Nd}", "1"),
    (r"\p{Alpha}", "a"), (r"\p{Upper}", "A"), (r"\p{Lower}", "a"), (r"\p{Digit}", "1"), (r"\p{Alnum}", "1"),
    (r"\p{Punct}", "~"), (r"\p{Graph}", "~"), (r"\p{Print}", " "), (r"\p{Blank}", "\t"),
    (r"\p{Cntrl}", "\u{7f}"), (r"\p{XDigit}", "f"), (r"\p{Space}", "\u{b}"), (r"\p{ASCII}", "\u{7f}"),
    (r"\p{javaUpperCase}", "Ⅷ"), (r"\p{javaLowerCase}", "ʰ"), (r"\p{javaWhitespace}", "\u{1c}"),
    (r"\p{javaLetter}", "é"), (r"\p{javaLetterOrDigit}", "٣"), (r"\p{javaMirrored}", "("),
    (r"\p{javaAlphabetic}", "Ⅷ"), (r"\p{javaSpaceChar}", "\u{a0}"), (r"\p{javaISOControl}", "\u{85}"),
    (r"\p{javaJavaIdentifierStart}", "€"), (r"\p{javaJavaIdentifierPart}", "\u{301}"),
    (r"\p{javaIdentifierIgnorable}", "\u{0}"), (r"\p{javaDefined}", "a"), (r"\p{javaTitleCase}", "ǅ"),
    (r"\p{javaDigit}", "１"), (r"\p{all}", "😀"), (r"\p{Nope}", "a"), (r"\p{IsNope}", "a"),
    (r"\p{javaNope}", "a"), (r"\p{}", "a"), (r"\p{L", "a"), (r"\y", "y"), (r"\N{WHITE SMILING FACE}", "☺"),
    (r"\x4", "4"), (r"\u12", "1"), (r"\08", "8"), (r"\c", "c"), (r"\x{110000}", "x"),
];

/// Places between characters.
#[rustfmt::skip]
pub(crate) const PLACES: &[&str] = &[
    "^", "$", r"\A", r"\z", r"\Z", r"\G", r"\b", r"\B", "(?m:^)", "(?m:$)", "(?d:$)", "(?dm:^)", "(?dm:$)",
    r"(?U:\b)", r"(?U:\B)", r"\b{g}",
];

/// What comes after a part, or must not.
#[rustfmt::skip]
pub(crate) const QUANTIFIERS: &[&str] = &[
    "?", "*", "+", "{2}", "{1,2}", "{0,3}", "{2,}", "{0}", "{3,2}", "{,2}", "{", "{2", "??", "*?", "+?",
    "{1,2}?", "?+", "*+", "++", "{2}+", "{1,}+", "{1,2}+", "{2}{3}", "**",
];

/// What comes after `(?`, or must not.
#[rustfmt::skip]
pub(crate) const FLAGS: &[&str] = &[
    "i", "iu", "u", "x", "s", "m", "d", "U", "iU", "-i", "i-u", "imsx", "-x", "id", "c", "y",
];

/// Ranges in classes, with a character that fits.
#[rustfmt::skip]
pub(crate) const RANGES: &[(&str, &str)] = &[
    ("a-z", "k"), ("A-Z", "K"), ("0-9", "5"), ("!-~", "~"), ("à-ÿ", "é"), ("a-ſ", "s"), ("Ѐ-ӿ", "я"),
    ("\\x00-\\uFFFF", "漢"), ("😀-🙏", "😀"), ("\\ud83c\\udc00-\\ud83e\\udfff", "😀"), ("\\ud800-\\udfff", "a"),
    ("z-a", "b"), ("-a", "-"), ("a-", "-"), ("\\w-z", "-"), ("a-\\d", "1"), ("\\v-a", "\u{b}"), ("Α-Ω", "σ"),
    ("I-K", "i"), ("\u{100}-\u{ffff}", "\u{212a}"),
];
