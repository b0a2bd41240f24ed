//! The language of the page: how it is chosen, and what is said in it.

use registration::{Catalogue, Members, Numbers, Problem, Value, direction};

/// How a language counts: the browser's `Intl`.
#[derive(Clone, Copy, Debug)]
pub struct Intl {
    /// Language and number → plural category.
    pub category: fn(&str, i64) -> String,
    /// Language and number → the number in its digits and grouping.
    pub format: fn(&str, f64) -> String,
}

/// A language with its sentences.
#[derive(Clone, Debug)]
pub struct Language {
    tag: String,
    own: Catalogue,
    /// The realm's own texts: they win where they speak of Keycloak's things.
    realm: Catalogue,
    intl: Intl,
}

struct Counting<'a>(&'a Language);

impl Numbers for Counting<'_> {
    fn category(&self, number: i64) -> String {
        (self.0.intl.category)(&self.0.tag, number)
    }

    #[expect(clippy::cast_precision_loss, reason = "no limit in a message is that large")]
    fn format(&self, number: i64) -> String {
        small(&self.0.tag, number).unwrap_or_else(|| self.format_decimal(number as f64))
    }

    fn format_decimal(&self, number: f64) -> String {
        (self.0.intl.format)(&self.0.tag, number)
    }
}

/// A number below a thousand, which looks the same wherever digits are these. A phone takes a tenth of a second to make
/// its first `NumberFormat`, between a form that is seen and one that answers.
fn small(tag: &str, number: i64) -> Option<String> {
    if !(0..1000).contains(&number) || matches!(tag, "ar" | "fa") {
        return None;
    }
    Value::from(number).to_text()
}

impl Language {
    pub fn new(tag: &str, own: Catalogue, intl: Intl) -> Self {
        Self {
            tag: tag.to_owned(),
            own,
            realm: Catalogue::default(),
            intl,
        }
    }

    /// The few words that are needed when no sentences could be fetched.
    pub fn built_in(intl: Intl) -> Self {
        let sentences = [
            ("unreachable.title", "We cannot be reached"),
            ("unreachable.text", "Check your connection and try again."),
            ("unreachable.retry", "Try again"),
        ];
        let sentences = sentences.map(|(key, text)| (key.to_owned(), text.into()));
        let own = Catalogue::from_value(&Value::from_iter(sentences)).unwrap_or_default();
        Self::new("en", own, intl)
    }

    /// The same language with the realm's texts. These are Java message formats: a doubled apostrophe is one.
    #[must_use]
    pub fn with_realm(mut self, texts: &Members<String>) -> Self {
        let sentences = texts
            .iter()
            .map(|(key, text)| (key.clone(), single_apostrophes(text).into()));
        self.realm = Catalogue::from_value(&sentences.collect()).unwrap_or_default();
        self
    }

    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Which way the language is written: `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        direction(&self.tag)
    }

    /// One of the form's own sentences.
    pub fn say(&self, key: &str, params: &[Value]) -> Option<String> {
        self.own.say(key, params, &Counting(self))
    }

    /// What is wrong, in words: the realm's, or ours with advice where there is some, or the code itself, which may be
    /// a sentence that the realm has written into a validator.
    pub fn problem(&self, Problem { code, params, .. }: &Problem) -> String {
        self.realm
            .say(code, params, &Counting(self))
            .or_else(|| self.say(&(code.clone() + ".advice"), params))
            .or_else(|| self.say(code, params))
            .unwrap_or_else(|| self.resolve(code))
    }

    /// A text of the realm's in which each `${key}` stands for another.
    pub fn resolve(&self, text: &str) -> String {
        let mut resolved = String::new();
        let mut rest = text;
        // By single characters: to search for a text takes code of its own.
        while let Some((before, after)) = rest.split_once('$') {
            resolved.push_str(before);
            rest = after;
            let Some((key, after)) = after.strip_prefix('{').and_then(|name| name.split_once('}')) else {
                resolved.push('$');
                continue;
            };
            let named = self.realm.say(key, &[], &Counting(self));
            let named = named.or_else(|| self.say(&("label.".to_owned() + key), &[]));
            resolved.push_str(named.as_deref().unwrap_or(key));
            rest = after;
        }
        resolved + rest
    }
}

/// A text in which two apostrophes in a row are one.
fn single_apostrophes(text: &str) -> String {
    let mut doubled = false;
    let keep = |character: &char| {
        doubled = *character == '\'' && !doubled;
        *character != '\'' || doubled
    };
    text.chars().filter(keep).collect()
}

/// The page's language, from anywhere in it.
#[derive(Clone, Copy, Debug)]
pub struct Speech(&'static Language);

impl Speech {
    /// A language to speak for as long as the page is there.
    pub fn of(language: Language) -> Self {
        Self(Box::leak(Box::new(language)))
    }

    pub fn tag(self) -> &'static str {
        self.0.tag()
    }

    pub fn direction(self) -> &'static str {
        self.0.direction()
    }

    pub fn text(self, key: &str) -> String {
        self.say(key, &[])
    }

    /// One of the form's own sentences; its key if the language lacks it, which the tests do not let happen.
    pub fn say(self, key: &str, params: &[Value]) -> String {
        self.0.say(key, params).unwrap_or_else(|| key.to_owned())
    }

    /// A number in the language's digits.
    pub fn number(self, number: i64) -> String {
        Counting(self.0).format(number)
    }

    pub fn problem(self, problem: &Problem) -> String {
        self.0.problem(problem)
    }

    pub fn resolve(self, text: &str) -> String {
        self.0.resolve(text)
    }

    /// Whether the language has this sentence.
    pub fn has(self, key: &str) -> bool {
        self.0.say(key, &[]).is_some()
    }
}

#[cfg(test)]
mod tests {
    use registration::{Catalogue, Problem, Value};

    use super::{Intl, Language, small};

    fn language() -> Language {
        let sentences = [
            ("taken", "Taken"),
            ("taken.advice", "Taken; choose another"),
            ("short", "Only {1} of {2}"),
            ("overridden", "Ours"),
            ("label.email", "E-mail"),
        ];
        let sentences = sentences.map(|(key, text)| (key.to_owned(), text.into()));
        let own = Catalogue::from_value(&Value::from_iter(sentences)).unwrap();
        let intl = Intl {
            category: |_, _| "other".to_owned(),
            format: |_, number| format!("<{number}>"),
        };
        let texts = [("overridden", "The realm''s"), ("pet", "Pet")];
        let texts = texts.map(|(key, text)| (key.to_owned(), text.to_owned()));
        Language::new("en", own, intl).with_realm(&texts.into())
    }

    #[test]
    fn a_problem_is_told_in_the_realms_words_or_else_with_advice() {
        let params = || vec!["x".into(), 3.into(), 8000.into()];
        for (code, expected) in [
            ("taken", "Taken; choose another"),
            ("short", "Only 3 of <8000>"),
            ("overridden", "The realm's"),
            ("A sentence of the realm's own", "A sentence of the realm's own"),
            ("${pet}?", "Pet?"),
        ] {
            let problem = Problem::new("x", code, params());
            assert_eq!(language().problem(&problem), expected, "{code}");
        }
    }

    #[test]
    fn small_numbers_are_written_alike_by_all_who_have_these_digits() {
        for number in [0, 7, 10, 99, 100, 808, 999] {
            assert_eq!(small("de", number), Some(number.to_string()));
        }
        for (tag, number) in [("de", 1000), ("de", -1), ("ar", 7), ("fa", 7)] {
            assert_eq!(small(tag, number), None, "{tag} {number}");
        }
    }

    #[test]
    fn names_stand_for_the_realms_texts_or_for_ours() {
        for (text, expected) in [
            ("plain", "plain"),
            ("${pet}", "Pet"),
            ("${email}", "E-mail"),
            ("Your ${pet}, or ${unknown}", "Your Pet, or unknown"),
            ("${open", "${open"),
            ("$5", "$5"),
        ] {
            assert_eq!(language().resolve(text), expected, "{text}");
        }
    }
}
