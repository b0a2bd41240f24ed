//! How soon the form is there: beside Keycloak's own registration page and a page written by hand, in one browser by turns.

mod pages;
mod profile;
mod report;
mod visit;

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use lexopt::ValueExt as _;

use crate::tools::browser::Chromium;
use crate::tools::keycloak;
use crate::{options, process, workspace};
use pages::Contest;
use profile::PROFILES;
use visit::{INTERACTIVE, PAINT, Visitor};

const REPORT: &str = "docs/bench.md";
/// Between these stands what a race has found.
const MARKS: [&str; 2] = [
    "<!-- by `cargo xtask race --write`: -->\n",
    "<!-- until here -->\n",
];

/// `cargo xtask race`: a table, printed or written to `docs/bench.md`.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let (mut rounds, mut profile, mut write) = (9, &PROFILES[0], false);
    options::each(parser, |name, parser| {
        match name {
            "rounds" => rounds = parser.value()?.parse()?,
            "profile" => {
                let name = parser.value()?.string()?;
                let found = PROFILES.iter().find(|profile| profile.name == name);
                profile = found.with_context(|| format!("there is no profile {name}"))?;
            }
            "write" => write = true,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    ensure!(rounds > 0, "a race has one round or more");
    ensure!(
        profile.is_held_to_goals || !write,
        "{REPORT} is not about the profile {}",
        profile.name
    );
    let browser = Chromium::install()?;
    keycloak::install()?;
    let contest = Contest::start()?;
    let visitor = Visitor {
        browser: &browser,
        profile,
        elsewhere: &contest.elsewhere,
    };

    let mut found = Vec::new();
    for round in 0..rounds {
        let mut samples = report::Round::default();
        for turn in 0..samples.len() {
            // Each round begins with another one, so that none always follows the same.
            let next = (round + turn) % samples.len();
            let page = &contest.pages[next];
            samples[next] = visitor.sample(page)?;
            eprintln!(
                "  {} of {rounds}: {:<16} first paint {:>5.0} ms, interactive {:>5.0} ms",
                round + 1,
                page.name,
                samples[next][PAINT],
                samples[next][INTERACTIVE]
            );
        }
        found.push(samples);
    }

    let goals = if profile.is_held_to_goals {
        format!("\n{}", report::goals(&found))
    } else {
        String::new()
    };
    let report = format!(
        "{}, {}, headless; {}.\nFirst visit, nothing cached, unless the line says second. Medians of {rounds} rounds; \
         then the form's part of what another page needs in\nthe same round: the median, and in brackets the quartiles.\n\n{}{goals}",
        process::output(Command::new("date").arg("+%Y-%m-%d"))?.trim(),
        version(&browser)?,
        profile.about,
        report::table(&found),
    );
    print!("\n{report}");
    if write { renew(&report) } else { Ok(()) }
}

/// `Chromium 156.0.1`, without what else it says of itself.
fn version(browser: &Chromium) -> Result<String> {
    let said = process::output(Command::new(&browser.program).arg("--version"))?;
    Ok(said.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
}

/// Puts it into the documentation.
fn renew(report: &str) -> Result<()> {
    let file = workspace::root().join(REPORT);
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {REPORT}"))?;
    fs::write(&file, renewed(&text, report)?).with_context(|| format!("cannot write {REPORT}"))
}

/// The text with this between the marks, instead of what stood there.
fn renewed(text: &str, report: &str) -> Result<String> {
    let [begin, end] = MARKS;
    let marked = || format!("{REPORT} has no {}", begin.trim_end());
    let (before, rest) = text.split_once(begin).with_context(marked)?;
    let (_, after) = rest.split_once(end).with_context(marked)?;
    Ok(format!("{before}{begin}{report}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{REPORT, renewed};
    use crate::workspace;

    #[test]
    fn a_report_takes_the_place_of_the_last_one_and_of_nothing_else() {
        let text = fs::read_to_string(workspace::root().join(REPORT)).unwrap();
        let once = renewed(&text, "the first\n").unwrap();
        assert!(once.contains(" -->\nthe first\n<!-- "), "{once}");
        let twice = renewed(&once, "the second\n").unwrap();
        assert_eq!(twice, once.replace("the first\n", "the second\n"));
        renewed("no marks", "the first\n").unwrap_err();
    }
}
