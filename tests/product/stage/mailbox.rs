//! A real SMTP server that keeps what it is given.

use std::net::SocketAddr;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use super::PATIENCE;

/// Where mails arrive.
pub(crate) struct Mailbox {
    pub(crate) address: SocketAddr,
    mails: mpsc::UnboundedReceiver<String>,
}

impl Mailbox {
    /// Opens a mailbox on a free port.
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, mails) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(receive(stream, sender.clone()));
            }
        });
        Self { address, mails }
    }

    /// The next mail, with quoted-printable undone.
    pub(crate) async fn next(&mut self) -> String {
        let mail = tokio::time::timeout(PATIENCE, self.mails.recv()).await;
        mail.expect("a mail arrives").expect("the mailbox is open")
    }

    /// Whether nothing more has arrived.
    pub(crate) fn is_empty(&self) -> bool {
        self.mails.is_empty()
    }
}

/// The first link in a mail that leads to this path.
pub(crate) fn link_to(mail: &str, path: &str) -> String {
    let at = mail
        .find(path)
        .unwrap_or_else(|| panic!("no link to {path} in {mail}"));
    let start = mail[..at].rfind("http://").expect("the link is absolute");
    let end = mail[at..]
        .find(|c: char| c.is_whitespace() || "\"<>".contains(c))
        .map_or(mail.len(), |end| at + end);
    mail[start..end].replace("&amp;", "&")
}

/// One session of RFC 5321, as far as a sender that behaves needs it.
async fn receive(stream: TcpStream, mails: mpsc::UnboundedSender<String>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 mailbox\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let reply = match line.get(..4).unwrap_or(&line).to_uppercase().as_str() {
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    mail.push_str(line.strip_prefix('.').unwrap_or(&line));
                    mail.push('\n');
                }
                let mail = mail.replace("=\n", "").replace("=3D", "=").replace("=3d", "=");
                mails.send(mail).ok();
                "250 kept"
            }
            "QUIT" => {
                writer.write_all(b"221 bye\r\n").await?;
                break;
            }
            _ => "250 mailbox",
        };
        writer.write_all(format!("{reply}\r\n").as_bytes()).await?;
    }
    Ok(())
}
