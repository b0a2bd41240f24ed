//! The names by which module and script know each other: long ones with a hash, which nobody reads, become short.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

/// Before and after the functions that the script gives to the module, as wasm-bindgen writes them.
const IMPORTS: [&str; 2] = ["        __proto__: null,\n", "\n    };\n"];
/// How far those functions are indented.
const INDENT: &str = "\n        ";
/// What the script calls the module before it has a short name: as a name of its own, and as a key.
const MODULE: &str = "\"./sign-up_bg.js\": import0";

/// What `wasm-opt --minify-imports-and-exports-and-modules` has renamed: short names by long ones.
pub(crate) struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    /// Reads what wasm-opt prints: lists of names, the long one before the short one.
    pub(crate) fn read(report: &str) -> Result<Self> {
        let mut lists: BTreeMap<String, Vec<Vec<String>>> =
            serde_json::from_str(report).context("wasm-opt printed no table of names")?;
        let mut names = |of: &str| -> Result<BTreeMap<String, String>> {
            let list = lists.remove(of).unwrap_or_default();
            let pairs = list.into_iter().map(|mut name| Some((name.pop()?, name.pop()?)));
            let pairs: Option<Vec<_>> = pairs.collect();
            let pairs = pairs.with_context(|| format!("wasm-opt's table of {of} is not of pairs"))?;
            Ok(pairs.into_iter().map(|(short, long)| (long, short)).collect())
        };
        let [imports, exports] = ["imports", "exports"].map(&mut names);
        Ok(Self {
            imports: imports?,
            exports: exports?,
        })
    }

    /// The script with the short names, and without what the module no longer asks for.
    pub(crate) fn shorten(&self, script: &str) -> Result<String> {
        let [begin, end] = IMPORTS;
        let (head, rest) = script
            .split_once(begin)
            .context("the script gives no functions")?;
        let (functions, tail) = rest
            .split_once(end)
            .context("the script's functions do not end")?;

        let mut kept = Vec::new();
        for function in pieces(functions) {
            let (name, code) = function
                .split_once(':')
                .context("a function of the script has no name")?;
            if let Some(short) = self.imports.get(name.trim()) {
                kept.push(format!("{short}:{code}"));
            }
        }
        ensure!(
            kept.len() == self.imports.len(),
            "the program asks for {} functions, of which the script has {}",
            self.imports.len(),
            kept.len()
        );

        ensure!(
            tail.contains(MODULE),
            "the script does not name the module's imports"
        );
        let tail = tail.replace(MODULE, "\"a\": import0");
        let script = format!("{head}{}{}{end}{tail}", begin.trim_start(), kept.join("\n"));
        Ok(self.exports.iter().fold(script, |script, (long, short)| {
            replace_word(&script, &format!("wasm.{long}"), &format!("wasm.{short}"))
        }))
    }
}

/// The functions one by one: a line that is indented just so begins the next.
fn pieces(functions: &str) -> Vec<&str> {
    let starts = functions
        .match_indices(INDENT)
        .map(|(at, _)| at + 1)
        .filter(|&at| {
            functions[at + INDENT.len() - 1..]
                .starts_with(|letter: char| letter == '_' || letter.is_ascii_alphabetic())
        });
    let mut pieces = Vec::new();
    let mut last = 0;
    for start in starts.chain([functions.len()]) {
        pieces.push(&functions[last..start]);
        last = start;
    }
    pieces
}

/// Replaces `word` where it does not go on as a longer one.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut parts = text.split(word);
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on =
            part.starts_with(|letter: char| letter.is_ascii_alphanumeric() || "_$".contains(letter));
        result.push_str(if goes_on { word } else { by });
        result.push_str(part);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::Names;

    const REPORT: &str = r#"{"imports": [["./sign-up_bg.js", "__wbg_then_1f", "$"], ["./sign-up_bg.js", "__wbg_then_1f2", "a"]],
        "exports": [["main", "b"], ["main_2", "c"]]}"#;
    const SCRIPT: &str = "function imports() {
    const import0 = {
        __proto__: null,
        __wbg_then_1f: function(arg0) {
            return arg0;
        },
        __wbg_dropped_1f: function() {
        },
        __wbg_then_1f2: function() { return handleError(function (arg0) {
            return arg0.then(wasm.main, wasm.main_2);
        }, arguments); },
    };
    return { \"./sign-up_bg.js\": import0, };
}";

    #[test]
    fn module_and_script_agree_on_short_names() {
        let short = Names::read(REPORT).unwrap().shorten(SCRIPT).unwrap();
        let without_space: String = short.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            without_space,
            "function imports() { const import0 = { __proto__: null, $: function(arg0) { return arg0; }, \
             a: function() { return handleError(function (arg0) { return arg0.then(wasm.b, wasm.c); }, arguments); }, \
             }; return { \"a\": import0, }; }"
        );
    }

    #[test]
    fn a_script_that_looks_otherwise_is_refused() {
        let names = Names::read(REPORT).unwrap();
        for (find, reason) in [
            ("__proto__: null,", "gives no functions"),
            ("__wbg_then_1f:", "of which the script has 1"),
            ("./sign-up_bg.js", "does not name"),
        ] {
            let error = names
                .shorten(&SCRIPT.replace(find, "other:"))
                .expect_err(find)
                .to_string();
            assert!(error.contains(reason), "{find}: {error}");
        }
        assert!(Names::read("[]").is_err());
    }
}
