//! The repository's commands: `cargo xtask NAME`.

mod build;
mod demo;
mod engines;
mod gallery;
mod gateway;
mod http;
mod keycloak;
mod options;
mod port;
mod process;
mod progress;
mod race;
mod realm;
mod screenshots;
mod service;
mod size;
mod test;
mod theme;
mod tidy;
mod tools;
mod webdriver;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

/// One line of `cargo xtask help`, and what it runs.
struct Command {
    name: &'static str,
    options: &'static str,
    about: &'static str,
    run: fn(lexopt::Parser) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "demo",
        options: "[--keycloak] [--theme FILE] [--port N] [--data DIR] [--management-port N] [--keycloak-port N]",
        about: "the form and its endpoint, on an embedded realm or a real Keycloak",
        run: demo::run,
    },
    Command {
        name: "test",
        options: "",
        about: "everything that CI runs, against a real Keycloak and a real browser",
        run: test::run,
    },
    Command {
        name: "engines",
        options: "[--patterns N] [--seed N]",
        about: "the rules in Chromium, Firefox and WebKit, by what was observed on servers; and N random patterns",
        run: engines::run,
    },
    Command {
        name: "bench",
        options: "",
        about: "how long the rules take over a key that is pressed, in the three browser engines",
        run: engines::bench,
    },
    Command {
        name: "race",
        options: "[--rounds N] [--profile phone|desktop] [--write]",
        about: "how soon the form is there, beside Keycloak's own page and one by hand; --write renews docs/bench.md",
        run: race::run,
    },
    Command {
        name: "keycloak",
        options: "[--port N] [--data DIR]",
        about: "a real Keycloak in the foreground, for development",
        run: keycloak::run,
    },
    Command {
        name: "build",
        options: "[--theme FILE] [--form URL|FILE [--language TAG]] [--other-way URL|mailto:ADDRESS]",
        about: "the release page, in dist/: hashed, with integrity, precompressed; --theme gives it other looks, --form paints\n              a realm's form into it, --other-way links another way to sign up, for browsers that cannot run the form",
        run: build::run,
    },
    Command {
        name: "size",
        options: "[--write]",
        about: "what the page weighs, against its budget; --write renews docs/size.md",
        run: size::run,
    },
    Command {
        name: "tidy",
        options: "",
        about: "the dependency rule, and the shape of the sources",
        run: tidy::run,
    },
    Command {
        name: "gallery",
        options: "[--theme FILE]",
        about: "every field, state and direction on one screen, in target/gallery",
        run: gallery::run,
    },
    Command {
        name: "screenshots",
        options: "",
        about: "renews the pictures in docs/screenshots",
        run: screenshots::run,
    },
];

fn main() -> ExitCode {
    let result = process::stop_with_us().and_then(|()| command());
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let mut parser = lexopt::Parser::from_env();
    let name = match parser.next()? {
        None | Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) => "help".to_owned(),
        Some(lexopt::Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    if let Some(command) = COMMANDS.iter().find(|command| command.name == name) {
        return (command.run)(parser);
    }
    if name != "help" {
        bail!("there is no command `{name}`; `cargo xtask help` lists them");
    }
    help();
    Ok(())
}

fn help() {
    println!("cargo xtask NAME\n");
    for Command {
        name, options, about, ..
    } in COMMANDS
    {
        println!("  {name:<12}{about}");
        if !options.is_empty() {
            println!("  {:<12}{options}", "");
        }
    }
}
