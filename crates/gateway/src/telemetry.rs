//! Log lines on standard error.

use std::io;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::Config;
use crate::config::{LogFormat, LogLevel};

/// Logs from now on, as the settings say. Only the gateway's own lines below a warning are let through: what HTTP
/// and TLS libraries trace may hold a password.
pub fn start(config: &Config) {
    let level = match config.log_level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
        LogLevel::Trace => LevelFilter::TRACE,
    };
    let lines = fmt::layer().with_writer(io::stderr).with_target(false);
    let lines = match config.log_format {
        LogFormat::Text => lines
            .with_ansi(io::IsTerminal::is_terminal(&io::stderr()))
            .boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    let targets = Targets::new()
        .with_target("gateway", level)
        .with_default(level.min(LevelFilter::WARN));
    tracing_subscriber::registry().with(lines).with(targets).init();
}
