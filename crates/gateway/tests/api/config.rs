//! Settings: where they come from, and which stop the start.

use std::collections::BTreeSet;
use std::path::Path;

use gateway::Config;
use gateway::config::{LogFormat, LogLevel};

const EXAMPLE: &str = include_str!("../../gateway.example.toml");
const KEYCLOAK: &str =
    "[keycloak]\nurl = 'http://localhost:8180'\nrealm = 'demo'\nclient_secret = 's3cret'\n";

const EMBEDDED: &str = "[embedded]\nrealm = 'realm.json'\ndatabase = 'accounts.sqlite'\n";

fn refusal(text: &str) -> String {
    Config::from_toml(text).unwrap_err().to_string()
}

#[test]
fn wrong_settings_stop_the_start_by_name() {
    for (text, words) in [
        (
            format!("lisen = '127.0.0.1:1'\n{KEYCLOAK}"),
            "setting 'lisen': unknown",
        ),
        (format!("listen = 'here'\n{KEYCLOAK}"), "listen"),
        (format!("log_format = 'xml'\n{KEYCLOAK}"), "log_format"),
        (
            format!("public_url = 'sign-up.example'\n{KEYCLOAK}"),
            "'public_url'",
        ),
        (format!("{KEYCLOAK}time_out_seconds = 1\n"), "time_out_seconds"),
        (
            format!("{KEYCLOAK}timeout_seconds = 'long'\n"),
            "keycloak.timeout_seconds",
        ),
        (
            format!("{KEYCLOAK}client_secret_file = 'x'\n"),
            "keycloak.client_secret_file",
        ),
        (KEYCLOAK.replace("http://", ""), "'keycloak.url'"),
        (
            KEYCLOAK.replace("client_secret", "# "),
            "'keycloak.client_secret'",
        ),
        (
            KEYCLOAK.replace("client_secret = 's3cret'", "client_secret_file = '/nowhere'"),
            "/nowhere",
        ),
        (KEYCLOAK.replace("realm", "# "), "realm"),
        (
            format!("{KEYCLOAK}[mail]\nfrom = 'a@b.example'\nfolder = 'x'\n"),
            "'mail': only the embedded",
        ),
        (
            format!("{KEYCLOAK}timeout_seconds = 0\n"),
            "'keycloak.timeout_seconds'",
        ),
        (format!("{EMBEDDED}link_hours = 0\n"), "'embedded.link_hours'"),
        (
            format!("{EMBEDDED}[limits]\nmails_per_account = 0\n"),
            "'limits.mails_per_account'",
        ),
        (
            format!("trusted_proxies = '10.0.0.0/33'\n{EMBEDDED}"),
            "'trusted_proxies': expected an address or a network, found '10.0.0.0/33'",
        ),
        (String::new(), "neither [keycloak] nor [embedded]"),
        (format!("{KEYCLOAK}{EMBEDDED}"), "both [keycloak] and [embedded]"),
        ("[embedded]\nrealm = 'a'\n".to_owned(), "embedded.database"),
        (format!("{EMBEDDED}[mail]\nfrom = 'a@b.example'\n"), "'mail'"),
        (
            format!("{EMBEDDED}[mail]\nfrom = 'a@b.example'\nsmtp = 'x'\nfolder = 'y'\n"),
            "'mail'",
        ),
        ("[keycloak".to_owned(), "line 1"),
    ] {
        let error = refusal(&text);
        assert!(error.contains(words), "no {words} in: {error}\n{text}");
        assert!(!error.contains("s3cret"), "{error}");
    }
    let number = refusal(&KEYCLOAK.replace("'s3cret'", "123456"));
    assert!(
        number.contains("keycloak.client_secret") && !number.contains("123456"),
        "{number}"
    );
}

#[test]
fn the_environment_wins_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("gateway.toml");
    std::fs::write(
        &file,
        format!("listen = '127.0.0.1:1'\nlog_level = 'warn'\n{KEYCLOAK}"),
    )
    .unwrap();
    let environment = |variables: &[(&str, &str)]| -> Vec<_> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        variables.iter().map(owned).collect()
    };
    let variables = environment(&[
        ("GATEWAY_LISTEN", "127.0.0.1:2"),
        ("GATEWAY_KEYCLOAK__CLIENT_SECRET", "0123"),
        ("GATEWAY_KEYCLOAK__TIMEOUT_SECONDS", "3"),
        ("GATEWAY_LOG_FORMAT", "json"),
        ("GATEWAY_LIMITS__ADDRESS_PER_HOUR", "7"),
        ("GATEWAY_LIMITS__MAILS_PER_ACCOUNT", "8"),
        ("GATEWAY_TRUSTED_PROXIES", "127.0.0.1 ::1"),
        ("PATH", "/bin"),
    ]);
    let config = Config::load(Some(&file), variables).unwrap();
    assert_eq!(config.listen.port(), 2);
    assert_eq!(config.log_level, LogLevel::Warn);
    assert_eq!(config.log_format, LogFormat::Json);
    assert_eq!(config.limits.address_per_hour, 7);
    assert_eq!(config.limits.mails_per_account, 8);
    assert!(config.trusted_proxies.have([127, 0, 0, 1].into()));
    let keycloak = config.keycloak.unwrap();
    assert_eq!(keycloak.secret().unwrap().expose(), "0123");
    assert_eq!(keycloak.timeout_seconds, 3);

    for (name, words) in [
        ("GATEWAY_NOSUCH", "nosuch"),
        ("GATEWAY_KEYCLOAK__NOSUCH", "nosuch"),
    ] {
        let error = Config::load(Some(&file), environment(&[(name, "1")]))
            .unwrap_err()
            .to_string();
        assert!(error.contains(words), "{error}");
    }
    let error = Config::load(Some(Path::new("/nowhere.toml")), [])
        .unwrap_err()
        .to_string();
    assert!(error.contains("/nowhere.toml"), "{error}");
}

#[test]
fn a_secret_may_stand_in_a_file_and_is_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, "s3cret in a file\n").unwrap();
    let text = KEYCLOAK.replace(
        "client_secret = 's3cret'",
        &format!("client_secret_file = '{}'", file.display()),
    );
    let config = Config::from_toml(&text).unwrap();
    assert_eq!(
        config.keycloak.as_ref().unwrap().secret().unwrap().expose(),
        "s3cret in a file"
    );
    let shown = format!("{:?}", Config::from_toml(KEYCLOAK).unwrap());
    assert!(!shown.contains("s3cret"), "{shown}");
}

/// The lines of the example that set something, without the `#` and what is said about them.
fn example() -> Vec<String> {
    let is_setting = |line: &&str| {
        let name = line.split(" = ").next().unwrap_or_default();
        line.starts_with('[') || (line.contains(" = ") && !name.contains(' '))
    };
    EXAMPLE
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line))
        .filter(is_setting)
        .map(|line| line.split(" #").next().unwrap_or_default().trim().to_owned())
        .collect()
}

#[test]
fn the_example_is_one_that_starts() {
    let config = Config::from_toml(EXAMPLE).unwrap();
    assert!(config.embedded.is_some() && config.keycloak.is_none());
}

#[test]
fn the_example_names_every_setting_there_is() {
    let mut section = String::new();
    let mut named = BTreeSet::new();
    for line in example() {
        match line.strip_prefix('[') {
            Some(name) => section = format!("{}.", name.trim_end_matches(']')),
            None => assert!(named.insert(format!("{section}{}", line.split(" = ").next().unwrap()))),
        }
    }
    // Serde says of each section which names it would have taken.
    let mut known = BTreeSet::new();
    for section in ["", "keycloak.", "embedded.", "mail.", "limits."] {
        let header = if section.is_empty() {
            String::new()
        } else {
            format!("[{}]\n", section.trim_end_matches('.'))
        };
        let error = refusal(&format!("{header}nosuch = 1\n"));
        let (_, list) = error.split_once("expected one of ").unwrap();
        known.extend(list.split(", ").map(|name| format!("{section}{name}")));
    }
    for section in ["keycloak", "embedded", "mail", "limits"] {
        assert!(known.remove(section), "{known:?}");
    }
    // The example says these beside others, in the same line.
    named.insert("keycloak.client_secret".to_owned());
    named.insert("mail.smtp_password".to_owned());
    assert_eq!(named, known);
}

#[test]
fn what_the_example_calls_a_default_is_one() {
    let bare = |text: &str| Config::from_toml(text).unwrap();
    let defaults = example();
    let default = |name: &str| {
        let start = format!("{name} = ");
        let line = defaults.iter().find(|line| line.starts_with(&start));
        line.unwrap_or_else(|| panic!("no {name}")).clone()
    };
    let top = ["listen", "management_listen", "log_format", "log_level"]
        .map(default)
        .join("\n");
    let limits = [
        "address_per_hour",
        "email_per_hour",
        "resend_seconds",
        "mails_per_account",
    ]
    .map(default)
    .join("\n");
    let hours = default("link_hours");
    let said = bare(&format!("{top}\n[limits]\n{limits}\n{EMBEDDED}{hours}\n"));
    assert_eq!(format!("{said:?}"), format!("{:?}", bare(EMBEDDED)));
    let keys = ["client_id", "timeout_seconds", "refresh_seconds"]
        .map(default)
        .join("\n");
    let said = bare(&format!("{KEYCLOAK}{keys}\n"));
    assert_eq!(format!("{said:?}"), format!("{:?}", bare(KEYCLOAK)));
}
