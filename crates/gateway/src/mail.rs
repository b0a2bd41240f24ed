//! Mails of plain text: handed to a server, or put into a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::task::spawn_blocking;
use uuid::Uuid;

use crate::Unavailable;
use crate::config::{Error, Mail};

/// The longest time for a mail server to answer.
const TIME: Duration = Duration::from_secs(10);

/// Sends mails from one address.
pub(crate) struct Mailer {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    /// As the settings say.
    pub(crate) fn new(settings: &Mail) -> Result<Self, Error> {
        let from = settings.from.parse();
        let from = from.map_err(|error| Error::new("mail.from", error))?;
        let way = match (&settings.folder, &settings.smtp) {
            (Some(folder), None) => {
                let made = fs::create_dir_all(folder);
                made.map_err(|error| {
                    Error::new("mail.folder", format_args!("{}: {error}", folder.display()))
                })?;
                Way::Folder(folder.clone())
            }
            (None, Some(url)) => Way::Smtp(server(url, settings)?),
            _ => return Err(Error::new("mail", "exactly one of folder and smtp must be set")),
        };
        Ok(Self { from, way })
    }

    /// Sends a mail, or says why not without saying to whom.
    pub(crate) async fn send(&self, to: &str, subject: &str, body: String) -> Result<(), Unavailable> {
        let failed = |error: &dyn std::error::Error| {
            // A server's refusal quotes the address.
            let cause = error.to_string().replace(to, "…");
            Unavailable(format!("mail: {cause}"))
        };
        let to: Mailbox = to.parse().map_err(|error| failed(&error))?;
        let mail = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(|error| failed(&error))?;
        match &self.way {
            Way::Smtp(server) => server.send(mail).await.map(drop).map_err(|error| failed(&error)),
            Way::Folder(folder) => {
                let (folder, mail) = (folder.clone(), mail.formatted());
                spawn_blocking(move || put(&folder, &mail))
                    .await
                    .map_err(|error| failed(&error))?
                    .map_err(|error| failed(&error))
            }
        }
    }
}

fn server(url: &str, settings: &Mail) -> Result<AsyncSmtpTransport<Tokio1Executor>, Error> {
    if url.contains('@') {
        let why = "name and password belong into smtp_user and smtp_password";
        return Err(Error::new("mail.smtp", why));
    }
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
    let builder = builder
        .map_err(|error| Error::new("mail.smtp", error))?
        .timeout(Some(TIME));
    let builder = match (&settings.smtp_user, settings.password()?) {
        (Some(user), Some(password)) => {
            builder.credentials(Credentials::new(user.clone(), password.expose().to_owned()))
        }
        (None, None) => builder,
        _ => {
            return Err(Error::new(
                "mail.smtp_user",
                "set without smtp_password, or the reverse",
            ));
        }
    };
    Ok(builder.build())
}

/// Under its name only when it is whole, so that nobody reads half a mail.
fn put(folder: &Path, mail: &[u8]) -> io::Result<()> {
    let name = Uuid::new_v4();
    let unfinished = folder.join(format!(".{name}"));
    fs::write(&unfinished, mail)?;
    fs::rename(unfinished, folder.join(format!("{name}.eml")))
}
