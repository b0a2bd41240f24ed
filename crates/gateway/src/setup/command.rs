//! The command line of `gateway setup`, and what it leaves behind.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;

use super::{Error, Setup, run};
use crate::config::Secret;

/// How the command is used.
const USAGE: &str = "\
gateway setup --url URL --realm REALM --app-client ID... (--secret-file PATH | --print-secret)

Makes the client whose service account registers people in a realm, with the fewest rights that do. What is there
already is brought up to date. The administrator comes from the environment: KEYCLOAK_ADMIN_USERNAME and
KEYCLOAK_ADMIN_PASSWORD.

  --url URL            Keycloak, as reached from here
  --realm REALM        realm to set up
  --app-client ID      client of an application that people sign up for; once for each of them, every time
  --secret-file PATH   write the client's secret to this file, which only its owner may read
  --print-secret       print the secret
  --client-id ID       client of the gateway [default: sign-up-gateway]
  --group NAME         group that new accounts join [default: signups]
  --admin-realm REALM  realm of the administrator [default: master]
";

#[derive(Default)]
struct Arguments {
    url: Option<String>,
    realm: Option<String>,
    admin_realm: Option<String>,
    client_id: Option<String>,
    group: Option<String>,
    app_clients: Vec<String>,
    secret_file: Option<PathBuf>,
    print_secret: bool,
}

/// Carries the command out and gives what is to be printed: the settings to run the gateway with.
pub async fn command(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<String, Error> {
    let arguments = match Arguments::parse(lexopt::Parser::from_args(arguments)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => return Ok(USAGE.to_owned()),
        Err(error) => return Err(Error(format!("{error}\n\n{USAGE}"))),
    };
    let given = |name: &str| {
        let value = environment(name).filter(|value| !value.is_empty());
        value.ok_or_else(|| Error(format!("environment variable {name} is not set")))
    };
    let needed = |value: Option<String>, name: &str| {
        value.ok_or_else(|| Error(format!("missing option '{name}'\n\n{USAGE}")))
    };
    if arguments.app_clients.is_empty() {
        needed(None, "--app-client")?;
    }
    if arguments.secret_file.is_some() == arguments.print_secret {
        return Err(Error(format!(
            "exactly one of '--secret-file' and '--print-secret' must be given\n\n{USAGE}"
        )));
    }
    let or = |value: Option<String>, default: &str| value.unwrap_or_else(|| default.to_owned());
    let setup = Setup {
        url: needed(arguments.url, "--url")?,
        realm: needed(arguments.realm, "--realm")?,
        admin_realm: or(arguments.admin_realm, "master"),
        admin_username: given("KEYCLOAK_ADMIN_USERNAME")?,
        admin_password: Secret::from(given("KEYCLOAK_ADMIN_PASSWORD")?.as_str()),
        client_id: or(arguments.client_id, "sign-up-gateway"),
        group: or(arguments.group, "signups"),
        app_clients: arguments.app_clients,
    };
    let secret = run(&setup).await?;
    if let Some(path) = &arguments.secret_file {
        write(path, &secret)
            .map_err(|error| Error(format!("cannot write the secret to {}: {error}", path.display())))?;
    }
    Ok(settings(&setup, arguments.secret_file.as_deref(), &secret))
}

impl Arguments {
    /// What the command line says; `None` if it asks for help.
    fn parse(mut parser: lexopt::Parser) -> Result<Option<Self>, lexopt::Error> {
        let mut found = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("url") => found.url = Some(parser.value()?.string()?),
                Long("realm") => found.realm = Some(parser.value()?.string()?),
                Long("admin-realm") => found.admin_realm = Some(parser.value()?.string()?),
                Long("client-id") => found.client_id = Some(parser.value()?.string()?),
                Long("group") => found.group = Some(parser.value()?.string()?),
                Long("app-client") => found.app_clients.push(parser.value()?.string()?),
                Long("secret-file") => found.secret_file = Some(parser.value()?.into()),
                Long("print-secret") => found.print_secret = true,
                Long("help") | Short('h') => return Ok(None),
                other => return Err(other.unexpected()),
            }
        }
        Ok(Some(found))
    }
}

/// Writes the secret to a file of its owner's alone, also when the file was there before.
fn write(path: &Path, secret: &Secret) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    writeln!(file, "{}", secret.expose())?;
    file.sync_all()
}

/// The section of the settings file that goes with what was set up.
fn settings(setup: &Setup, file: Option<&Path>, secret: &Secret) -> String {
    let secret = match file {
        Some(path) => format!("client_secret_file = {:?}", path.display().to_string()),
        None => format!("client_secret = {:?}", secret.expose()),
    };
    format!(
        "[keycloak]\nurl = {:?}\nrealm = {:?}\nclient_id = {:?}\n{secret}\ngroup = {:?}\n",
        setup.url, setup.realm, setup.client_id, setup.group
    )
}
