//! What the page weighs, against its budget.

mod linked;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::build::{self, compress, hash, inputs, markup, paint, program};
use crate::{options, workspace};

/// Bytes of the whole first load, as sent (brotli), of the page as built and of one with a form in it. It only ever goes down.
const BUDGET: u64 = 75_000;

/// A form of the five boxes that most realms have.
const USUAL: &str = "xtask/size/usual.json";

/// Crates that stand in the page's tree, because something there names them, and must not stand in its program.
const NOT_LINKED: [&str; 8] = [
    "chrono",
    "idna",
    "regex",
    "regex_automata",
    "serde_json",
    "tokio",
    "url",
    "uuid",
];

/// The crates of rules.
const RULES: [&str; 4] = ["java_text", "java_pattern", "password_policy", "user_profile"];

/// What they may weigh in the page's program, and in that and the worker's together. Either only ever goes down.
const RULES_BUDGET: [u64; 2] = [9_000, 28_600];

/// What a crate may leave in it all the same, in bytes of code: the end of a value's life, an error's text.
const CRUMBS: u64 = 1_000;

const REPORT: &str = "\
# What the page weighs

Written by `cargo xtask size --write`: all that a first visit loads, in bytes.

";

/// `cargo xtask size`: what the page weighs; an error when that is more than its budget.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let mut write = false;
    options::each(parser, |name, _| {
        write |= name == "write";
        Ok(name == "write")
    })?;
    build::page()?;
    let table = check()?;
    if write {
        let report = workspace::root().join("docs/size.md");
        fs::write(&report, format!("{REPORT}{table}")).context("cannot write docs/size.md")?;
    }
    Ok(())
}

/// Prints the table of the page in `dist/`, and returns it unless it is over its budget.
pub(crate) fn check() -> Result<String> {
    let parts = first_load(&workspace::dist())?;
    let lazy = later(&workspace::dist(), &parts)?;
    let painted = painted()?;
    let code = code("sign-up")?;
    let rules = rules(&code, &self::code("judge-worker")?)?;
    let crates = code
        .iter()
        .map(|(name, code)| (&**name, code.len() as u64))
        .collect();
    let table = table(&parts, &painted, &lazy) + &table_of_crates(&crates, rules);
    print!("{table}");
    for (page, parts) in [("page", &parts), ("painted page", &painted)] {
        let [_, _, brotli] = total(parts);
        ensure!(
            brotli <= BUDGET,
            "the {page} weighs {brotli} bytes (brotli), its budget is {BUDGET}"
        );
    }
    ensure!(
        rules[0] <= RULES_BUDGET[0] && rules[1] <= RULES_BUDGET[1],
        "the rules weigh {rules:?} bytes (brotli), their budget is {RULES_BUDGET:?}"
    );
    for name in NOT_LINKED {
        let code = crates.get(name).copied().unwrap_or_default();
        ensure!(
            code <= CRUMBS,
            "the program contains {name}: {code} bytes of code"
        );
    }
    Ok(table)
}

/// One file of the first load and its bytes: as it is, by gzip, by brotli.
struct Part {
    what: String,
    bytes: [u64; 3],
}

/// The same of a page with a form in it, which has sentences and program in it as well.
fn painted() -> Result<Vec<Part>> {
    let site = workspace::target().join("page/painted");
    if site.exists() {
        fs::remove_dir_all(&site).context("cannot remove the last painted page")?;
    }
    build::copy(&site)?;
    let form = workspace::root().join(USUAL);
    paint::paint(
        &site,
        form.to_str().context("the folder's name is no text")?,
        "en",
    )?;
    first_load(&site)
}

/// The page, all that it names, and the sentences of one language, if they do not stand in it.
fn first_load(dist: &Path) -> Result<Vec<Part>> {
    let page = fs::read_to_string(dist.join("index.html")).context("dist/ has no page; cargo xtask build")?;
    let mut files = vec!["index.html".to_owned()];
    for tag in markup::tags(&page) {
        let file = tag.loads().map(|file| file.trim_start_matches('/').to_owned());
        files.extend(file.filter(|file| !files.contains(file)));
    }
    if page.contains("id=\"sentences\"") {
        return files.iter().map(|file| part(dist, file)).collect();
    }
    let mut names = fs::read_dir(dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let english = names.find(|name| name.starts_with("en-") && name.rsplit('.').next() == Some("json"));
    files.push(english.context("dist/ has no English sentences")?);
    files.iter().map(|file| part(dist, file)).collect()
}

/// What is fetched only when it is wanted; another language weighs what the first does.
fn later(dist: &Path, first: &[Part]) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for file in inputs::list(dist)? {
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if matches!(name.rsplit('.').next(), Some("js" | "wasm")) {
            let part = part(dist, name)?;
            parts.extend(Some(part).filter(|part| first.iter().all(|known| known.what != part.what)));
        }
    }
    Ok(parts)
}

/// The code of each crate in a program, optimised as it is for the page, but with its names.
fn code(program: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let copy = workspace::target().join(format!("page/{program}.wasm"));
    fs::copy(linked::module(program), &copy).with_context(|| format!("there is no program {program}"))?;
    program::optimize(&copy, "--debuginfo")?;
    linked::crates(&copy)
}

/// What the code of the rules' crates weighs in the page's program, and in both.
fn rules(page: &BTreeMap<String, Vec<u8>>, worker: &BTreeMap<String, Vec<u8>>) -> Result<[u64; 2]> {
    let mut code: Vec<u8> = RULES
        .iter()
        .filter_map(|name| page.get(*name))
        .flatten()
        .copied()
        .collect();
    let in_page = compress::brotli(&code, Vec::new())?.len() as u64;
    // The worker's one export, which is of no crate, has taken in whatever only it calls.
    let names = RULES.iter().chain(&[linked::NONE]);
    code.extend(names.filter_map(|name| worker.get(*name)).flatten());
    Ok([in_page, compress::brotli(&code, Vec::new())?.len() as u64])
}

fn part(dist: &Path, file: &str) -> Result<Part> {
    let size = |ending: &str| fs::metadata(dist.join(format!("{file}{ending}"))).map(|file| file.len());
    let raw = size("").with_context(|| format!("dist/ has no {file}"))?;
    let bytes = [raw, size(".gz").unwrap_or(raw), size(".br").unwrap_or(raw)];
    Ok(Part {
        what: hash::without(file),
        bytes,
    })
}

fn total(parts: &[Part]) -> [u64; 3] {
    [0, 1, 2].map(|column| parts.iter().map(|part| part.bytes[column]).sum())
}

/// A Markdown table, largest part first.
fn table(parts: &[Part], painted: &[Part], lazy: &[Part]) -> String {
    let row = |what: &str, [raw, gzip, brotli]: [String; 3]| {
        format!("| {what:<29} | {raw:>9} | {gzip:>9} | {brotli:>9} |\n")
    };
    let mut sorted: Vec<_> = parts.iter().collect();
    sorted.sort_by_key(|part| std::cmp::Reverse(part.bytes[2]));
    let mut text = row("file", ["raw", "gzip -9", "brotli 11"].map(str::to_owned));
    text += "|-------------------------------|----------:|----------:|----------:|\n";
    text.extend(
        sorted
            .iter()
            .map(|part| row(&part.what, part.bytes.map(|bytes| bytes.to_string()))),
    );
    text += &row("**first load**", total(parts).map(|bytes| bytes.to_string()));
    text += &row(
        "**with the form painted**",
        total(painted).map(|bytes| bytes.to_string()),
    );
    text += &row(
        "budget of either",
        [String::new(), String::new(), BUDGET.to_string()],
    );
    for part in lazy {
        text += &row(
            &format!("later: {}", part.what),
            part.bytes.map(|bytes| bytes.to_string()),
        );
    }
    text
}

/// The same for the crates in the program.
fn table_of_crates(crates: &BTreeMap<&str, u64>, [in_page, in_both]: [u64; 2]) -> String {
    let mut sorted: Vec<_> = crates.iter().filter(|(_, code)| **code > CRUMBS).collect();
    sorted.sort_by_key(|(_, code)| std::cmp::Reverse(**code));
    let all: u64 = crates.values().sum();
    let mut text = format!(
        "\n| {:<24} | {:>9} |\n|--------------------------|----------:|\n",
        "crate", "code"
    );
    text.extend(
        sorted
            .iter()
            .map(|(name, code)| format!("| {name:<24} | {code:>9} |\n")),
    );
    text + &format!(
        "| {:<24} | {all:>9} |\n\nCode is counted after wasm-opt. The functions of {}, one after the other, weigh {in_page} bytes \
         by brotli, of {} that they may; together with those of the worker, which few forms fetch, {in_both} of {}.\n",
        "**all**",
        RULES.join(", "),
        RULES_BUDGET[0],
        RULES_BUDGET[1]
    )
}
