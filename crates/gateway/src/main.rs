//! The program: reads its arguments and settings, and does what they say.

mod arguments;

use std::process::ExitCode;

use gateway::{Config, Gateway, telemetry};
use tokio::signal::unix::{SignalKind, signal};

use crate::arguments::{Arguments, Command, USAGE};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gateway: {error}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse(lexopt::Parser::from_env())?;
    let config = || Config::load(arguments.config.as_deref(), environment());
    match arguments.command {
        Command::Help => print!("{USAGE}"),
        Command::Setup(arguments) => {
            print!(
                "{}",
                gateway::setup::command(arguments, |name| std::env::var(name).ok()).await?
            );
        }
        Command::Serve => {
            let config = config()?;
            telemetry::start(&config);
            let mut interrupt = signal(SignalKind::interrupt())?;
            let mut terminate = signal(SignalKind::terminate())?;
            let running = Gateway::start(config).await?;
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            running.stop().await;
        }
        Command::Export => {
            let config = config()?;
            let Some(embedded) = &config.embedded else {
                return Err("setting 'embedded': there is nothing to export without it".into());
            };
            println!("{:#}", gateway::embedded::export(embedded)?);
        }
    }
    Ok(())
}

/// The environment variables that are text.
fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}
