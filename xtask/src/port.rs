//! Ports on the loopback address.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};

/// An error that names the port and the option that changes it, if somebody listens there.
pub(crate) fn check_free(port: u16, option: &str) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map(drop)
        .with_context(|| format!("port {port} cannot be used; choose another with {option}"))
}

/// Some port that nobody listens at.
pub(crate) fn any() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr().context("no free port")?.port())
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};

    use super::{any, check_free};

    #[test]
    fn a_port_in_use_is_named_with_the_option_that_changes_it() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = check_free(port, "--port").unwrap_err().to_string();
        assert_eq!(
            error,
            format!("port {port} cannot be used; choose another with --port")
        );
        // Any one of them may be taken by another program before it is looked at.
        let is_free = |_| check_free(any().unwrap(), "--port").is_ok();
        assert!((0..10).any(is_free));
    }
}
