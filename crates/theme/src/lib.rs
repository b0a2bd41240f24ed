//! A theme: the style sheet of tokens that a company edits. It must have every token, and colours that can be read.

use std::collections::BTreeMap;

/// The form's own theme: every token there is.
pub const USUAL: &str = include_str!("../../../style/tokens.css");

/// What is written on what, and how much the two must differ (WCAG 2.2, 1.4.3 and 1.4.11): text by 4.5, lines by 3.
const PAIRS: [(&str, &str, f64); 12] = [
    ("ink", "card", 4.5),
    ("ink", "ground", 4.5),
    ("ink", "bad-ground", 4.5),
    ("quiet", "card", 4.5),
    ("accent", "card", 4.5),
    ("accent-strong", "card", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-strong", 4.5),
    ("good", "card", 4.5),
    ("bad", "card", 4.5),
    ("bad", "bad-ground", 4.5),
    ("line", "card", 3.0),
];

/// What follows is for the dark scheme.
const DARK: &str = "prefers-color-scheme: dark";

type Tokens<'a> = BTreeMap<&'a str, &'a str>;

/// What keeps a style sheet from being a theme; nothing if it is one.
pub fn faults(theme: &str) -> Vec<String> {
    faults_beside(theme, USUAL)
}

fn faults_beside(theme: &str, usual: &str) -> Vec<String> {
    let [light, dark] = schemes(theme);
    let [known, _] = schemes(usual);
    let mut faults = Vec::new();
    if theme.to_ascii_lowercase().contains("</style") {
        faults.push("it has a </style, which would end it in a page".to_owned());
    }
    for name in known.keys().filter(|name| !light.contains_key(*name)) {
        faults.push(format!("there is no --{name}"));
    }
    for name in dark.keys().filter(|name| !known.contains_key(*name)) {
        faults.push(format!("nothing is called --{name}"));
    }
    for (scheme, tokens) in [("light", &light), ("dark", &dark)] {
        for (one, other, least) in PAIRS {
            let (Some(one_is), Some(other_is)) = (tokens.get(one), tokens.get(other)) else {
                continue;
            };
            match (luminance(one_is), luminance(other_is)) {
                (Some(first), Some(second)) => {
                    let contrast = contrast(first, second);
                    if contrast < least {
                        faults.push(format!(
                            "{scheme}: --{one} on --{other} has a contrast of {contrast:.2}, less than {least}"
                        ));
                    }
                }
                (None, _) => faults.push(format!("{scheme}: --{one} is not written as #rrggbb: {one_is}")),
                (_, None) => faults.push(format!(
                    "{scheme}: --{other} is not written as #rrggbb: {other_is}"
                )),
            }
        }
    }
    faults
}

/// The tokens as they are in the light scheme and in the dark one.
fn schemes(sheet: &str) -> [Tokens<'_>; 2] {
    let (light, dark) = sheet.split_once(DARK).unwrap_or((sheet, ""));
    let light = declared(light);
    let mut both = light.clone();
    both.extend(declared(dark));
    [light, both]
}

fn declared(sheet: &str) -> Tokens<'_> {
    let lines = sheet.lines().filter_map(|line| line.trim().strip_prefix("--"));
    lines
        .filter_map(|line| line.strip_suffix(';')?.split_once(": "))
        .collect()
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How bright a colour is, from black to white: WCAG's relative luminance.
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#')?;
    let long = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let number = u32::from_str_radix(&long, 16).ok()?;
    let parts = [(16, 0.2126), (8, 0.7152), (0, 0.0722)];
    let parts = parts.map(|(shift, weight)| {
        let part = f64::from((number >> shift) & 0xff) / 255.0;
        let linear = if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        };
        linear * weight
    });
    Some(parts.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::{contrast, faults_beside, luminance};

    #[test]
    fn contrast_is_as_in_the_recommendation() {
        for (one, other, expected) in [
            ("#000", "#fff", 21.0),
            ("#777777", "#ffffff", 4.48),
            ("#2f5bd7", "#fff", 5.84),
            ("#ccc", "#cccccc", 1.0),
        ] {
            let contrast = contrast(luminance(one).unwrap(), luminance(other).unwrap());
            assert!((contrast - expected).abs() < 0.01, "{one} {other}: {contrast}");
        }
        for not_one in ["red", "#12", "#12345g", "rgb(0 0 0)"] {
            assert_eq!(luminance(not_one), None, "{not_one}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_theme_is_named() {
        let usual = "--ink: #000;\n--card: #fff;\n--radius: 0;\n";
        for (theme, expected) in [
            ("--ink: #000;\n--card: #fff;\n--radius: 9rem;\n", ""),
            ("--ink: #000;\n--card: #fff;\n", "there is no --radius"),
            (
                "--ink: #000;\n--card: #fff;\n--radius: 0;\n--cart: #fff;\n",
                "nothing is called --cart",
            ),
            (
                "--ink: #000;\n--card: #fff;\n--radius: 0;\n/* </STYLE> */",
                "it has a </style",
            ),
            (
                "--ink: red;\n--card: #fff;\n--radius: 0;\n",
                "light: --ink is not written as #rrggbb",
            ),
            (
                "--ink: #000;\n--card: #fff;\n--radius: 0;\n@media (prefers-color-scheme: dark) {\n--card: #333;\n}",
                "dark: --ink on --card has a contrast of 1.66, less than 4.5",
            ),
        ] {
            let faults = faults_beside(theme, usual).join("; ");
            assert!(
                faults.contains(expected) && faults.is_empty() == expected.is_empty(),
                "{theme}: {faults}"
            );
        }
    }
}
