//! A realm of the gateway's own: Keycloak's realm file beside an SQLite file of accounts.

mod account;
mod credential;
mod database;
mod export;
mod links;
mod realm_file;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use registration::Registration;

use crate::clock::now;
use crate::language::Language;
use crate::look::Look;
use crate::mail::Mailer;
use crate::{AccountError, ChangeError, Claim, Client, Facts, NewAccount, Texts, Unavailable, config};
use account::{Account, Change, Insert};
use credential::Hashing;
use database::Database;
use realm_file::RealmFile;

pub use export::export;
pub(crate) use links::{Link, State};

/// A realm in a file.
pub struct Embedded {
    facts: Arc<Facts>,
    clients: Vec<Client>,
    texts: BTreeMap<String, BTreeMap<String, String>>,
    hashing: Hashing,
    database: Database,
    key: Vec<u8>,
    mailer: Option<Mailer>,
    look: Look,
    /// What the paths of links follow.
    public_url: String,
    link_life: Duration,
}

impl Embedded {
    /// The realm and its accounts. The error names the setting that is wrong, or what is wrong in the file it names.
    pub fn open(
        settings: &config::Embedded,
        mail: Option<&config::Mail>,
        public_url: &str,
    ) -> Result<Self, config::Error> {
        let file = RealmFile::read(&settings.realm)?;
        let hashing = Hashing::of(&file.facts.policy)
            .map_err(|why| config::Error::new("embedded.realm", format_args!("passwordPolicy: {why}")))?;
        let mailer = mail.map(Mailer::new).transpose()?;
        let look = Look::new(settings.theme.as_deref())?;
        let realm = &file.facts.realm;
        if realm.verify_email && mailer.is_none() {
            let why = format_args!("realm '{}' verifies e-mails, so it must be set", realm.realm);
            return Err(config::Error::new("mail", why));
        }
        let (database, key) = Database::open(&settings.database, realm)?;
        Ok(Self {
            hashing,
            database,
            key,
            mailer,
            look,
            public_url: public_url.trim_end_matches('/').to_owned(),
            link_life: Duration::from_hours(settings.link_hours.into()),
            facts: Arc::new(file.facts),
            clients: file.clients,
            texts: file.texts,
        })
    }

    pub(crate) fn realm(&self) -> &str {
        &self.facts.realm.realm
    }

    pub(crate) fn facts(&self) -> Arc<Facts> {
        Arc::clone(&self.facts)
    }

    pub(crate) fn client(&self, client_id: &str) -> Option<Client> {
        let mut clients = self.clients.iter();
        clients
            .find(|client| client.client_id == client_id && client.enabled)
            .cloned()
    }

    pub(crate) fn texts(&self, locale: &str) -> Texts {
        let all = self.texts.get(locale).cloned().unwrap_or_default();
        Texts {
            own: all.keys().cloned().collect(),
            all,
        }
    }

    pub(crate) async fn create(&self, registration: &Registration) -> Result<NewAccount, AccountError> {
        let account = Account::new(registration, &self.facts, now());
        let realm = self.facts.realm.clone();
        let (username, email) = (account.username.clone(), account.email.clone());
        // Asked before the hash is made, which costs a thousand times as much, and once more in the same transaction
        // as the account is written.
        let taken = self
            .database
            .run(move |connection| account::taken(connection, &realm, &username, email.as_deref(), None))
            .await?;
        if let Some(problem) = taken {
            return Err(AccountError::Taken(problem));
        }
        let credential = self.hashing.hash(registration.password()).await?;
        let made = NewAccount {
            id: account.id.clone(),
            username: account.username.clone(),
            email: account.email.clone(),
        };
        let realm = self.facts.realm.clone();
        let inserted = self
            .database
            .run(move |connection| account.insert(connection, &realm, &credential))
            .await?;
        match inserted {
            Insert::Done => Ok(made),
            Insert::Taken(problem) => Err(AccountError::Taken(problem)),
        }
    }

    pub(crate) async fn send_verification(
        &self,
        account: &str,
        email: &str,
        client_id: Option<&str>,
    ) -> Result<(), Unavailable> {
        let Some(mailer) = &self.mailer else {
            return Err(Unavailable("no way to send mails".to_owned()));
        };
        let (id, client_id) = (account.to_owned(), client_id.map(str::to_owned));
        let (now, until) = (now(), now() + self.link_life);
        let (key, locale) = self
            .database
            .run(move |connection| links::issue(connection, &id, client_id.as_deref(), now, until))
            .await?;
        let realm = &self.facts.realm;
        let language = Language::best(
            &[locale.as_deref(), realm.default_locale.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>(),
        );
        let link = format!(
            "{}/realms/{}/login-actions/action-token?key={key}",
            self.public_url, realm.realm
        );
        let hours = i64::try_from(self.link_life.as_secs() / 3600).unwrap_or(i64::MAX);
        let life = language.own("checkMail.hours", &[hours.into()]);
        let params = [self.display_name().into(), link.into(), life.into()];
        mailer
            .send(
                email,
                &language.own("verifyMail.subject", &params),
                language.own("verifyMail.body", &params),
            )
            .await
    }

    pub(crate) async fn ready(&self) -> Result<(), Unavailable> {
        self.database.run(database::writable).await
    }

    /// How its page looks.
    pub(crate) fn look(&self) -> &Look {
        &self.look
    }

    /// The name people know the realm by.
    pub(crate) fn display_name(&self) -> &str {
        let realm = &self.facts.realm;
        realm.display_name.as_deref().unwrap_or(&realm.realm)
    }

    /// What the link with this key is good for.
    pub(crate) async fn link(&self, key: &str) -> Result<Link, Unavailable> {
        let key = key.to_owned();
        self.database
            .run(move |connection| links::look_up(connection, &key, now()))
            .await
    }

    /// Takes the address of this account for verified; `false` if it has another one by now.
    pub(crate) async fn verify(&self, account: &NewAccount) -> Result<bool, Unavailable> {
        let (id, email) = (account.id.clone(), account.email.clone());
        self.database
            .run(move |connection| links::verify(connection, &id, email.as_deref()))
            .await
    }

    /// What tokens are sealed with.
    pub(crate) fn key(&self) -> &[u8] {
        &self.key
    }

    pub(crate) fn link_life(&self) -> Duration {
        self.link_life
    }

    pub(crate) async fn claim_mail(
        &self,
        account: &str,
        pause: Duration,
        most: u32,
    ) -> Result<Claim, Unavailable> {
        let account = account.to_owned();
        self.database
            .run(move |connection| links::claim(connection, &account, now(), pause, most))
            .await
    }

    /// The address of this account, and whether it is verified.
    pub(crate) async fn address(&self, account: &str) -> Result<Option<(String, bool)>, Unavailable> {
        let account = account.to_owned();
        self.database
            .run(move |connection| account::address(connection, &account))
            .await
    }

    pub(crate) async fn change_email(&self, account: &str, email: &str) -> Result<(), ChangeError> {
        let realm = self.facts.realm.clone();
        let (account, email) = (account.to_owned(), email.to_owned());
        let changed = self
            .database
            .run(move |connection| account::change_email(connection, &realm, &account, &email))
            .await?;
        match changed {
            Change::Done => Ok(()),
            Change::Taken(problems) => Err(AccountError::Taken(problems).into()),
            Change::Over => Err(ChangeError::Over),
        }
    }
}
