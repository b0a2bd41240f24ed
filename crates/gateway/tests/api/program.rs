//! The program itself: arguments, signals, exit codes, and a log without secrets.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::gateway::{ada, ada_with, realm, settings};

/// The running program, with what it has logged so far.
struct Program {
    child: Child,
    log: BufReader<std::process::ChildStderr>,
    seen: String,
}

fn program(folder: &TempDir, more: &str, changes: Value) -> (Command, PathBuf) {
    let file = folder.path().join("gateway.toml");
    fs::write(&file, settings(folder, &realm(changes), more)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    (command, file)
}

impl Program {
    /// Starts it, and gives the address it says that it listens on.
    fn start(folder: &TempDir, more: &str, changes: Value) -> (Self, String) {
        let (mut command, file) = program(folder, more, changes);
        let mut child = command.args(["serve", "--config"]).arg(file).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut seen = String::new();
        assert_ne!(log.read_line(&mut seen).unwrap(), 0);
        let line: Value = serde_json::from_str(&seen).unwrap_or_else(|error| panic!("{error}: {seen}"));
        assert_eq!(line["message"], "listening");
        let address = line["address"].as_str().unwrap().to_owned();
        (Self { child, log, seen }, address)
    }

    /// Sends it a signal, and waits until it has ended well.
    fn end(mut self, signal: &str) -> String {
        let kill = Command::new("kill")
            .arg(signal)
            .arg(self.child.id().to_string())
            .status();
        assert!(kill.unwrap().success());
        self.log.read_to_string(&mut self.seen).unwrap();
        assert!(self.child.wait().unwrap().success());
        std::mem::take(&mut self.seen)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Ended already, unless the test failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn register(address: &str, body: &Value) -> StatusCode {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let url = format!("http://{address}/realms/test/protocol/openid-connect/registrations?client_id=app");
    Client::new().post(url).json(body).send().await.unwrap().status()
}

/// Checklist 37.
#[tokio::test]
async fn the_log_tells_each_outcome_but_not_whose() {
    let folder = TempDir::new().unwrap();
    let more = "log_format = 'json'\nlog_level = 'trace'\n\
                [mail]\nfrom = 'sign-up@example.org'\nfolder = 'FOLDER/mails'\n";
    let (program, address) = Program::start(&folder, more, json!({ "verifyEmail": true }));
    assert_eq!(register(&address, &ada()).await, StatusCode::CREATED);
    assert_eq!(register(&address, &ada()).await, StatusCode::CONFLICT);
    let unmet = ada_with(json!({ "password": "secretive" }));
    assert_eq!(register(&address, &unmet).await, StatusCode::UNPROCESSABLE_ENTITY);
    let stranger = ada_with(json!({ "Lovelace": "engine no. 1" }));
    assert_eq!(register(&address, &stranger).await, StatusCode::BAD_REQUEST);
    let mail = fs::read_dir(folder.path().join("mails"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let mail = fs::read_to_string(mail.path())
        .unwrap()
        .replace("=\r\n", "")
        .replace("=3D", "=");
    let key = mail
        .split_once("?key=")
        .unwrap()
        .1
        .lines()
        .next()
        .unwrap()
        .to_owned();
    let link = format!("http://{address}/realms/test/login-actions/action-token?key={key}");
    assert_eq!(
        Client::new().post(link).send().await.unwrap().status(),
        StatusCode::OK
    );

    let log = program.end("-TERM");
    for secret in ["engine no. 1", "secretive", "ada@", "Ada", "Lovelace", &key] {
        assert!(
            !log.to_lowercase().contains(&secret.to_lowercase()),
            "{secret} in\n{log}"
        );
    }
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let outcomes: Vec<_> = lines
        .iter()
        .filter(|line| line["message"] == "registration")
        .inspect(|line| {
            assert_eq!(line["realm"], "test");
            assert_eq!(line["client"], "app");
            assert!(line["span"]["id"].is_string(), "{line}");
        })
        .map(|line| {
            (
                line["status"].as_u64().unwrap(),
                line["outcome"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        outcomes,
        [
            (201, "created"),
            (409, "account-exists"),
            (422, "invalid-registration"),
            (400, "malformed-request")
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_under_way_are_answered_before_it_ends() {
    let folder = TempDir::new().unwrap();
    // Many passes over the memory, so that the hash takes its time.
    let slow = json!({ "passwordPolicy": "hashIterations(100)" });
    let (program, address) = Program::start(&folder, "log_format = 'json'\nlog_level = 'debug'\n", slow);
    let body = ada();
    let request = tokio::spawn(async move { register(&address, &body).await });
    // The file of accounts is asked before the hash is made: that is when the request is under way.
    let mut program = program;
    while !program.seen.contains("hashing") {
        assert_ne!(program.log.read_line(&mut program.seen).unwrap(), 0);
    }
    let ended = tokio::task::spawn_blocking(|| program.end("-INT"));
    assert_eq!(request.await.unwrap(), StatusCode::CREATED);
    ended.await.unwrap();
}

#[test]
fn attributes_that_the_form_cannot_show_are_named_at_the_start() {
    let folder = TempDir::new().unwrap();
    let attribute = |name: &str, annotations: Value| {
        let permissions = json!({ "view": ["user"], "edit": ["user"] });
        json!({ "name": name, "permissions": permissions, "annotations": annotations })
    };
    let mut selected = attribute("selected", json!({ "inputType": "html5-tattoo" }));
    selected["selector"] = json!({ "scopes": ["tattoo"] });
    let mut good = attribute("good", json!({ "inputType": "select" }));
    good["validations"] = json!({ "options": { "options": ["one"] } });
    let attributes = [
        json!({ "name": "username" }),
        good,
        attribute("menu", json!({ "inputType": "multiselect" })),
        attribute("password", json!({})),
        attribute(
            "amount",
            json!({ "kcNumberFormat": "{2}", "inputTypePattern": "[0-9]" }),
        ),
        selected,
    ];
    let profile = json!({ "attributes": attributes }).to_string();
    let changes = json!({ "components": { "org.keycloak.userprofile.UserProfileProvider": [
        { "config": { "kc.user.profile.config": [profile] } },
    ] } });
    let (mut program, _) = Program::start(&folder, "log_format = 'json'\n", changes);
    while !program.seen.contains("tattoo") {
        assert_ne!(program.log.read_line(&mut program.seen).unwrap(), 0);
    }
    let log = program.end("-TERM");
    let warnings = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| line["level"] == "WARN")
        .map(|line| {
            format!(
                "{}: {}",
                line["attribute"].as_str().unwrap(),
                line["reason"].as_str().unwrap()
            )
        });
    assert_eq!(
        warnings.collect::<Vec<_>>(),
        [
            "menu: there are no options to choose from",
            "password: the form has a box of this name already",
            "amount: annotation 'inputTypePattern' has no effect, as a validator would",
            "amount: annotation 'kcNumberFormat' is for a script of Keycloak's own page",
            "selected: there is no input type 'html5-tattoo': it is a line of text",
        ]
    );
}

#[test]
fn wrong_arguments_and_settings_end_it_with_their_names() {
    let folder = TempDir::new().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    for (arguments, variables, words) in [
        (vec!["sing"], vec![], "no command 'sing'"),
        (vec!["serve", "--port", "1"], vec![], "--port"),
        (
            vec!["serve", "--config", "/nowhere.toml"],
            vec![],
            "/nowhere.toml",
        ),
        (vec!["serve"], vec![], "neither [keycloak] nor [embedded]"),
        (
            vec!["serve", "--config", "FILE"],
            vec![("GATEWAY_LISTEN", "x")],
            "listen",
        ),
        (
            vec!["serve", "--config", "FILE"],
            vec![("GATEWAY_LISTEN", taken.as_str())],
            "setting 'listen'",
        ),
    ] {
        let (mut command, file) = program(&folder, "", json!({}));
        let file = file.display().to_string();
        command.args(arguments.iter().map(|argument| argument.replace("FILE", &file)));
        let output = command.envs(variables).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{arguments:?}");
        assert!(error.contains(words), "{arguments:?}: {error}");
    }
}

#[tokio::test]
async fn the_export_is_printed() {
    let folder = TempDir::new().unwrap();
    let (running, address) = Program::start(&folder, "log_format = 'json'\n", json!({}));
    assert_eq!(register(&address, &ada()).await, StatusCode::CREATED);
    let (mut command, file) = program(&folder, "", json!({}));
    let output = command.args(["export", "--config"]).arg(file).output().unwrap();
    assert!(output.status.success());
    let export: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(export["users"][0]["username"], "ada");
    running.end("-TERM");
}
