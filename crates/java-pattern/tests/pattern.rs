//! Patterns at the places where Java and ECMAScript part, with what Java 25 says.

use java_pattern::{Error, Pattern, Undecided};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[track_caller]
fn judge(pattern: &str, text: &str) -> Result<bool, Undecided> {
    match Pattern::new(pattern) {
        Ok(pattern) => pattern.matches(text),
        Err(error) => panic!("{pattern:?}: {error}"),
    }
}

#[test]
fn texts_match_as_in_java() {
    for (pattern, matching, not_matching) in [
        ("", &[""][..], &["a"][..]),
        ("b+", &["bbb"], &["abb", "b\n"]),
        (r"\P{Lu}{2,}\s|2\p{So}*", &["2😀😀"], &["😀😀"]),
        ("(?!.{2}b)a😀.", &["a😀a"], &["a😀b"]),
        ("a|b|", &["a", "b", ""], &["ab"]),
        (
            ".",
            &["\u{b}", "😀"],
            &["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"],
        ),
        ("(?d).", &["\r", "\u{85}"], &["\n"]),
        ("(?s).", &["\n", "\u{85}"], &[]),
        (r"a$\n", &["a\n"], &["a"]),
        (r"a$\r\n", &["a\r\n"], &[]),
        (r"a\r$\n", &[], &["a\r\n"]),
        (r"(?d)a$\u0085", &[], &["a\u{85}"]),
        (r"(?m)a$\u0085^b", &["a\u{85}b"], &[]),
        (r"(?m)a\r^\nb", &[], &["a\r\nb"]),
        ("(?m)^", &[], &[""]),
        (r"\Ga\Z\n\z", &["a\n"], &["a"]),
        (r"\d\w\s", &["1_\u{b}"], &["٣a ", "1é ", "1a\u{a0}"]),
        (r"(?U)\d\w\s", &["٣é\u{a0}"], &["²a "]),
        (r"\h\v", &["\u{180e}\u{85}"], &["\u{2028}\t"]),
        (r"\R", &["\r\n", "\r", "\u{b}", "\u{2029}"], &["\n\r"]),
        (r"\R\n", &["\r\n", "\n\n"], &["\r"]),
        (r"\R?\n", &["\n"], &["\r\n"]),
        (r"\X\X", &["a\r\n"], &["\r\n"]),
        (
            r"\07\0101\0477\x41\x{1f600}\u0042\cA",
            &["\u{7}A'7A😀B\u{1}"],
            &[],
        ),
        (r"\ud83d\ude00", &["😀"], &[]),
        (r"[\ud800-\udfff]", &[], &["😀"]),
        (r"\Qa.b\E+", &["a.bb"], &["axb"]),
        (r"[\Q^]\E]", &["^", "]"], &["Q"]),
        ("(?x)a b # c\n[ d ] \\ ", &["abd "], &["ab "]),
        ("(?i)straße", &["STRAßE"], &["straẞe", "ſtraße"]),
        ("(?iu)ſtrasse", &["STRASSE", "ſtraſſe"], &[]),
        ("(?iu)[å-é]", &["Å", "\u{212b}", "É"], &["ê"]),
        ("(?i)[x-z]", &["X"], &["É", "w"]),
        ("a(?i)b|c(?-i)d", &["aB", "Cd"], &["AB", "cD"]),
        ("(?:(?i)a)b", &["Ab"], &["aB"]),
        ("[a-z&&[^aeiou]&&[a-m]]", &["b"], &["a", "z"]),
        ("[^a[b]]", &["c"], &["a", "b"]),
        // WebKit's engine has its own ideas of these.
        ("𐐀k|ab|kl𐐀", &["kl𐐀"], &["xl𐐀"]),
        ("[a-z&&\\P{Lu}]", &["a"], &["é", "1"]),
        ("[[^あ]b]", &["b", "い"], &["あ"]),
        ("[𐐀[b]]", &["b", "𐐀"], &["a"]),
        ("[a&&b&c]", &[], &["a", "b", "&"]),
        ("[]a]+", &["]a"], &["b"]),
        ("[a-[b]]+", &["a-b"], &["c"]),
        (r"[\w-z]+", &["a-z"], &["é"]),
        (r"[\v-a]", &["\u{b}", "A"], &["\n"]),
        (r"\p{Alpha}\p{IsAlphabetic}\p{javaUpperCase}", &["aⅧⒶ"], &["éaA"]),
        (r"\p{IsLatin}\p{script=GREEK}\p{InCyrillic}", &["éσя"], &["1σя"]),
        (r"(?i)\p{Lu}\p{Lower}", &["aA"], &["1a"]),
        ("(?>a|ab)c", &["ac"], &["abc"]),
        ("a*+a", &[], &["aaa"]),
        ("(?:ab){2}{3}", &["abab"], &["ab"]),
        (r"(?<one>.)\k<one>\1", &["aaa", "😀😀😀"], &["aab"]),
        (r"(a)\11", &["aa1"], &["aa"]),
        (r"a\2|b", &["b"], &["a"]),
        (r"(?!.*(.)\1{2}).*", &["aabb"], &["aaa"]),
        (r"(?i)(a)\1", &["aA"], &["ab"]),
        (r"(?=.*[A-Z])(?=.*\d).{6,}", &["aB3456"], &["ab3456", "aB345"]),
        ("a(?<=a)b(?<!ab)|ac", &["ac"], &["ab"]),
        (r"\bé\b", &[], &["é"]),
        (r"(?U)\bé\b", &["é"], &[]),
    ] {
        for text in matching {
            assert_eq!(judge(pattern, text), Ok(true), "{pattern:?} {text:?}");
        }
        for text in not_matching {
            assert_eq!(judge(pattern, text), Ok(false), "{pattern:?} {text:?}");
        }
    }
}

#[test]
fn what_means_another_thing_in_ecmascript_is_left_to_the_server() {
    use Undecided::*;
    for (pattern, reason) in [
        (r"\N{DIGIT ONE}", Construct),
        (r"a\b{g}", Construct),
        ("(?c)a", Construct),
        (r"\p{InTamil}", Property),
        (r"\p{javaUnicodeIdentifierPart}", Property),
        (r"\p{IsNoSuchScript}", Engine),
        (r"(a)?\1", BackReference),
        (r"(a)+\1", BackReference),
        (r"(a\1)", BackReference),
        (r"(?:\1(a))*", BackReference),
        (r"(?<=(a))\1", BackReference),
        (r"(?<=a+)b", LookBehind),
        (r"(?<=(?:a|ab){2})b", LookBehind),
        ("(?:^|a){2}", EmptyRepetition),
        ("(?>(?:|a)*)a", EmptyRepetition),
        ("(?:(?:a|)*)*", EmptyRepetition),
        ("(?:(?:[a-z]*b){1,2}){2}", Engine),
        ("(?:a|ab){2}+", Backtracking),
        (r"(?:\R){2}", Backtracking),
        ("[a&&[b]&c]", Class),
        ("[a&&]", Class),
        ("a{1001}", Size),
        ("(?:a{100}){100}", Size),
    ] {
        assert_eq!(
            Pattern::new(pattern).map(|pattern| pattern.undecided()),
            Ok(Some(reason)),
            "{pattern:?}"
        );
    }
}

#[test]
fn texts_that_may_be_judged_in_two_ways_are_left_to_the_server() {
    use Undecided::*;
    let long = "a".repeat(1001);
    for (pattern, text, reason) in [
        (".*", long.as_str(), Length),
        (r"\p{L}", "\u{1c89}", Character),
        (r"\p{L}", "\u{378}", Character),
        (r"a\b.", "a\u{301}", Character),
        (r"\X", "e\u{301}", Character),
        ("(?<=.)a", "😀a", Character),
        (r"(?U)𝟗\b", "𝟗", Character),
        (r"(?i)(.)\1", "éÉ", Character),
        ("(?iu)ß", "ẞ", Character),
        ("(a+)+b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", Steps),
        ("(a|a)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", Steps),
        (r"(\w*\d*)*!", "abcdefghijklmnopqrstuvwxyz1", Steps),
    ] {
        assert_eq!(judge(pattern, text), Err(reason), "{pattern:?} {text:?}");
    }
}

#[test]
fn long_texts_are_judged_where_there_are_few_ways_to_match() {
    let words = "word ".repeat(190);
    let address = format!("{}@{}org", "a.b-c_d".repeat(9), "mail.example.".repeat(9));
    for (pattern, text) in [
        (r"(?:[a-z]+ )*", words.as_str()),
        (r"\p{L}+(?:[ -]\p{L}+)*", "Karl-Theodor Maria Nikolaus Johann"),
        (r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", address.as_str()),
        (
            r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[@$!%*?&])[A-Za-z\d@$!%*?&]{8,64}$",
            "Abcdefghijklmnopqrstuvwxyz0123456789@$!%*?&",
        ),
        (r"(?!.*(.)\1{2}).*(?!password)\S+", "correcthorsebatterystaple"),
        ("(foo|bar)+", &"foobar".repeat(50)),
    ] {
        assert_eq!(judge(pattern, text), Ok(true), "{pattern:?}");
    }
}

#[test]
fn what_java_refuses_is_refused() {
    use Error::*;
    for (pattern, error) in [
        ("(a", Group),
        ("a)", Group),
        ("(?", GroupKind),
        ("(?$a)", GroupKind),
        ("(?y)", GroupKind),
        ("(?<1>a)", GroupName),
        ("(?<a>b)(?<a>c)", GroupName),
        (r"\k<a>", GroupName),
        ("[", Class),
        ("[]", Class),
        ("[&&]", Class),
        ("[b-a]", Range),
        (r"[a-\d]", Range),
        ("*", Repetition),
        ("a**", Repetition),
        ("a{", Repetition),
        ("a{2", Repetition),
        ("a{,2}", Repetition),
        ("a{2,1}", Repetition),
        ("a{99999999999}", Repetition),
        (r"\", Escape),
        (r"\y", Escape),
        (r"\x4", Escape),
        (r"\u12", Escape),
        (r"\08", Escape),
        (r"\x{110000}", Escape),
        (r"[\b]", Escape),
        (r"\p{", Property),
        (r"\p{}", Property),
        (r"\p{Nope}", Property),
        (r"\p{javaNope}", Property),
        (r"\p{gc=Nope}", Property),
    ] {
        assert_eq!(Pattern::new(pattern).err(), Some(error), "{pattern:?}");
    }
}

#[test]
fn no_pattern_is_too_deep_or_too_long() {
    for (pattern, reason) in [
        ("(".repeat(100_000), Undecided::Size),
        ("[".repeat(5_000), Undecided::Size),
        ("(?:".repeat(61) + "a" + &")".repeat(61), Undecided::Size),
        ("a".repeat(10_001), Undecided::Size),
    ] {
        assert_eq!(
            Pattern::new(&pattern).map(|pattern| pattern.undecided()),
            Ok(Some(reason))
        );
    }
}
