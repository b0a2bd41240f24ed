//! The program's arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

/// What the program says of itself.
pub(crate) const USAGE: &str = "\
The registration endpoint that Keycloak does not have.

Usage: gateway [serve|export] [--config FILE]
       gateway setup ...

  serve     answer requests until told to stop (the default)
  export    print the embedded realm's accounts as Keycloak's partial import takes them
  setup     make the gateway's client in a Keycloak; 'gateway setup --help' says more

  --config FILE    settings; each may also be an environment variable, GATEWAY_KEYCLOAK__URL for keycloak.url
";

/// What is to be done, and with which settings.
pub(crate) struct Arguments {
    pub(crate) command: Command,
    pub(crate) config: Option<PathBuf>,
}

/// What is to be done.
#[derive(PartialEq, Eq)]
pub(crate) enum Command {
    Serve,
    Export,
    /// With arguments of its own.
    Setup(Vec<OsString>),
    Help,
}

impl Arguments {
    /// Secrets are no arguments: every process on the machine can read those.
    pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Self, lexopt::Error> {
        let mut command = None;
        let mut config = None;
        while let Some(argument) = parser.next()? {
            match argument {
                Long("config") => config = Some(PathBuf::from(parser.value()?)),
                Long("help") | Short('h') => command = Some(Command::Help),
                Value(word) if command.is_none() => {
                    command = Some(match word.string()?.as_str() {
                        "serve" => Command::Serve,
                        "export" => Command::Export,
                        "setup" => Command::Setup(parser.raw_args()?.collect()),
                        word => {
                            return Err(format!("no command '{word}', only serve, export and setup").into());
                        }
                    });
                }
                argument => return Err(argument.unexpected()),
            }
        }
        Ok(Self {
            command: command.unwrap_or(Command::Serve),
            config,
        })
    }
}
