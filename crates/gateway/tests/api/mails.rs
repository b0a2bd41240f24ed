//! Reading the mails that a gateway sent.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A mail, as its reader sees it.
#[derive(Debug)]
pub(crate) struct Mail {
    head: String,
    pub(crate) body: String,
}

impl Mail {
    /// The mail in this text, as it goes from server to server.
    pub(crate) fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let head = head.replace("\r\n ", " ");
        let encoding = field(&head, "Content-Transfer-Encoding").unwrap_or_default();
        let body = match encoding.as_str() {
            "quoted-printable" => unquote(body),
            "base64" => {
                let text: String = body.split_whitespace().collect();
                STANDARD.decode(text).unwrap()
            }
            _ => body.as_bytes().to_vec(),
        };
        Self {
            body: String::from_utf8(body).unwrap().replace("\r\n", "\n"),
            head,
        }
    }

    /// All mails in a folder; there is nothing else in it.
    pub(crate) fn all(folder: &Path) -> Vec<Self> {
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .inspect(|path| assert_eq!(path.extension().unwrap(), "eml", "{}", path.display()))
            .collect();
        files.sort_by_key(|path| path.metadata().unwrap().modified().unwrap());
        files
            .iter()
            .map(|path| Self::parse(&fs::read_to_string(path).unwrap()))
            .collect()
    }

    pub(crate) fn field(&self, name: &str) -> String {
        field(&self.head, name).unwrap_or_else(|| panic!("no {name} in {}", self.head))
    }

    /// The link, which stands on a line of its own.
    pub(crate) fn link(&self) -> &str {
        let mut links = self.body.lines().filter(|line| line.starts_with("http"));
        let link = links.next().unwrap_or_else(|| panic!("no link in {}", self.body));
        assert_eq!(links.next(), None);
        link
    }
}

fn field(head: &str, name: &str) -> Option<String> {
    let start = format!("{name}: ");
    head.lines()
        .find_map(|line| line.strip_prefix(&start))
        .map(str::to_owned)
}

/// Quoted-printable (RFC 2045 §6.7).
fn unquote(text: &str) -> Vec<u8> {
    let text = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).unwrap());
        rest = &after[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
