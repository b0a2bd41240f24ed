//! A mail server that keeps what it is given, as much of one as a client needs.

use std::net::SocketAddr;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::mails::Mail;

/// How the server takes recipients.
#[derive(Clone, Copy)]
pub(crate) enum Recipients {
    Accept,
    Refuse,
}

/// The server's address, and the mails it is given with their recipients.
pub(crate) struct Sink {
    pub(crate) address: SocketAddr,
    pub(crate) mails: UnboundedReceiver<(String, Mail)>,
}

impl Sink {
    pub(crate) async fn start(recipients: Recipients) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, mails) = unbounded_channel();
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(talk(connection, sender.clone(), recipients));
            }
        });
        Self { address, mails }
    }
}

async fn talk(connection: TcpStream, sender: UnboundedSender<(String, Mail)>, recipients: Recipients) {
    let (reader, mut writer) = connection.into_split();
    let mut lines = BufReader::new(reader);
    let mut recipient = String::new();
    writer.write_all(b"220 sink\r\n").await.unwrap();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).await.unwrap() == 0 {
            return;
        }
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let answer = match verb.as_str() {
            "RCPT" if matches!(recipients, Recipients::Refuse) => {
                format!("550 no such person: {}", &line[8..])
            }
            "RCPT" => {
                recipient = line[8..].trim().to_owned();
                "250 ok\r\n".to_owned()
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await.unwrap();
                let mut mail = String::new();
                while !mail.ends_with("\r\n.\r\n") {
                    assert_ne!(lines.read_line(&mut mail).await.unwrap(), 0);
                }
                mail.truncate(mail.len() - 3);
                sender.send((recipient.clone(), Mail::parse(&mail))).unwrap();
                "250 kept\r\n".to_owned()
            }
            "QUIT" => "221 bye\r\n".to_owned(),
            _ => "250 ok\r\n".to_owned(),
        };
        writer.write_all(answer.as_bytes()).await.unwrap();
    }
}
