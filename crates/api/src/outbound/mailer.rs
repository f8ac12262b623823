//! E-mail, over SMTP or into a folder.

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use secrecy::{ExposeSecret, SecretString};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long the mail server may take for one step.
const TIMEOUT: Duration = Duration::from_secs(20);

/// A message to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingMail {
    /// The address of the recipient.
    pub to: String,
    /// The name of the recipient, empty if it is not known.
    pub to_name: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same as HTML, if there is one.
    pub html: Option<String>,
    /// `local@domain`, unique and the same at each attempt: the identifier of the outbox row before the `@` keeps the files of
    /// [`Mailer::folder`] in order, and lets a mail server drop a second copy.
    pub message_id: String,
}

/// Why a message was not sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The mailer is set up wrongly. The URL is not repeated: it holds a password.
    #[error("the mailer is not set up rightly: {0}")]
    Configuration(String),
    /// The message cannot be sent as it is.
    #[error("this message cannot be sent: {0}")]
    Message(&'static str),
    /// The folder cannot be written.
    #[error("the mail folder {path} cannot be written: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The mail server did not take the message.
    #[error("the mail server did not take the message: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
}

impl MailError {
    /// Whether another attempt would fail too.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Message(_) => true,
            Self::Smtp(error) => error.is_permanent(),
            Self::Configuration(_) | Self::Folder { .. } => false,
        }
    }
}

enum Transport {
    Folder(PathBuf),
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

/// Sends messages from one address.
pub struct Mailer {
    from: Mailbox,
    transport: Transport,
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let transport = match &self.transport {
            Transport::Folder(path) => path.display().to_string(),
            Transport::Smtp(_) => "smtp".to_owned(),
        };
        f.debug_struct("Mailer").field("from", &self.from.to_string()).field("transport", &transport).finish()
    }
}

impl Mailer {
    /// Writes each message to a file `<local part of the message id>.eml`, for development and tests. `from` is an address or
    /// `Name <address>`. The folder is made when it is needed.
    ///
    /// # Errors
    /// `from` is not an address.
    pub fn folder(path: PathBuf, from: &str) -> Result<Self, MailError> {
        Ok(Self { from: sender(from)?, transport: Transport::Folder(path) })
    }

    /// Sends over SMTP: `smtps://user:password@host`, or `smtp://user:password@host:587?tls=required` for STARTTLS. A URL that
    /// would send its password in the clear is refused. To be called inside the Tokio runtime (the pool of connections lives
    /// there).
    ///
    /// # Errors
    /// `from` is not an address, the URL cannot be used, or no runtime is there.
    pub fn smtp(url: &SecretString, from: &str) -> Result<Self, MailError> {
        let from = sender(from)?;
        let parsed = url::Url::parse(url.expose_secret()).map_err(|error| configuration(error.to_string()))?;
        let encrypted = parsed.scheme() == "smtps" || parsed.query_pairs().any(|(name, value)| name == "tls" && value == "required");
        if parsed.password().is_some() && !encrypted {
            return Err(configuration("a password needs smtps:// or ?tls=required"));
        }
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(configuration("the SMTP mailer has to be made inside the Tokio runtime"));
        }
        let builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret()).map_err(|error| configuration(error.to_string()))?;
        Ok(Self { from, transport: Transport::Smtp(Box::new(builder.timeout(Some(TIMEOUT)).build())) })
    }

    /// Sends one message.
    ///
    /// # Errors
    /// The message is malformed, or it could not be delivered to the server or the folder.
    pub async fn send(&self, mail: OutgoingMail) -> Result<(), MailError> {
        let file = format!("{}.eml", local_part(&mail.message_id)?);
        let message = self.message(mail)?;
        match &self.transport {
            Transport::Smtp(smtp) => smtp.send(message).await.map(|_response| ()).map_err(MailError::Smtp),
            Transport::Folder(folder) => {
                let path = folder.clone();
                let written = tokio::task::spawn_blocking(move || write(&path, &file, &message.formatted())).await;
                let written = written.unwrap_or_else(|stopped| Err(io::Error::other(stopped)));
                written.map_err(|source| MailError::Folder { path: folder.clone(), source })
            }
        }
    }

    fn message(&self, mail: OutgoingMail) -> Result<Message, MailError> {
        if [&mail.to, &mail.to_name, &mail.subject, &mail.message_id].iter().any(|header| header.chars().any(char::is_control)) {
            return Err(MailError::Message("a header holds a line break or another control character"));
        }
        let address: Address = mail.to.parse().map_err(|_not_an_address| MailError::Message("the recipient is not an address"))?;
        let name = mail.to_name.trim();
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new((!name.is_empty()).then(|| name.to_owned()), address))
            .subject(mail.subject)
            .message_id(Some(format!("<{}>", mail.message_id)))
            .raw_header(automatic);
        let message = match mail.html {
            Some(html) => builder.multipart(MultiPart::alternative_plain_html(mail.text, html)),
            None => builder.singlepart(SinglePart::plain(mail.text)),
        };
        message.map_err(|_incomplete| MailError::Message("it cannot be put together"))
    }
}

fn configuration(reason: impl Into<String>) -> MailError {
    MailError::Configuration(reason.into())
}

fn sender(from: &str) -> Result<Mailbox, MailError> {
    if from.chars().any(char::is_control) {
        return Err(configuration("the sender holds a control character"));
    }
    from.parse().map_err(|error| configuration(format!("the sender `{from}` is not an address: {error}")))
}

/// The local part names a file: nothing may climb out of the folder, nor out of the header.
fn local_part(message_id: &str) -> Result<&str, MailError> {
    let safe = |text: &str| {
        !text.is_empty()
            && !text.starts_with('.')
            && text.len() <= 120
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    match message_id.split_once('@') {
        Some((local, domain)) if safe(local) && safe(domain) => Ok(local),
        _ => Err(MailError::Message("its message id is not local@domain")),
    }
}

/// Makes the whole file appear at once: whoever watches the folder never reads half a message.
fn write(folder: &Path, file: &str, content: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let draft = folder.join(format!(".{file}"));
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?.write_all(content)?;
    fs::rename(&draft, folder.join(file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

    const FROM: &str = "Tahaddi <no-reply@tahaddi.example>";

    fn mail(n: u8) -> OutgoingMail {
        OutgoingMail {
            to: "salma@example.test".to_owned(),
            to_name: "Salma, سلمى".to_owned(),
            subject: "Votre dossier a bien été reçu".to_owned(),
            text: "Bonjour,\n\nhttps://app.example.test/a?b=c\n".to_owned(),
            html: None,
            message_id: format!("out_{n}@tahaddi.example"),
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[tokio::test]
    async fn the_folder_holds_one_file_a_message_in_the_order_of_their_ids() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("outgoing/mail");
        let mailer = Mailer::folder(folder.clone(), FROM).unwrap();
        for n in [2, 1, 1] {
            mailer.send(mail(n)).await.unwrap();
        }
        assert_eq!(names(&folder), ["out_1.eml", "out_2.eml"], "a second attempt replaces the first");
        let text = fs::read_to_string(folder.join("out_1.eml")).unwrap();
        for line in [
            "From: Tahaddi <no-reply@tahaddi.example>",
            "Message-ID: <out_1@tahaddi.example>",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
            "https://app.example.test/a?b=c",
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
    }

    #[tokio::test]
    async fn sec_66_a_line_break_in_a_header_is_refused() {
        let data = tempfile::tempdir().unwrap();
        let mailer = Mailer::folder(data.path().to_owned(), FROM).unwrap();
        let bad = [
            OutgoingMail { to: "a@b.test\r\nBcc: c@d.test".to_owned(), ..mail(1) },
            OutgoingMail { to: "no address".to_owned(), ..mail(1) },
            OutgoingMail { to_name: "x\nBcc: c@d.test".to_owned(), ..mail(1) },
            OutgoingMail { subject: "x\r\nBcc: c@d.test".to_owned(), ..mail(1) },
            OutgoingMail { subject: "x\rBcc: c@d.test".to_owned(), ..mail(1) },
            OutgoingMail { subject: "x\0y".to_owned(), ..mail(1) },
            OutgoingMail { message_id: "x\r\ny@z".to_owned(), ..mail(1) },
            OutgoingMail { message_id: "../../etc/x@z".to_owned(), ..mail(1) },
            OutgoingMail { message_id: "..@z".to_owned(), ..mail(1) },
            OutgoingMail { message_id: "x".to_owned(), ..mail(1) },
        ];
        for bad in bad {
            let error = mailer.send(bad.clone()).await.unwrap_err();
            assert!(matches!(error, MailError::Message(_)) && error.is_permanent(), "{bad:?}");
        }
        assert!(names(data.path()).is_empty());
        assert!(Mailer::folder(PathBuf::new(), "x\r\n <a@b.test>").is_err());
        assert!(Mailer::folder(PathBuf::new(), "nobody").is_err());
    }

    #[tokio::test]
    async fn a_url_that_would_show_its_password_is_refused_and_never_repeated() {
        let mailer = |url: &str| Mailer::smtp(&url.into(), FROM);
        for good in ["smtp://localhost:2525", "smtps://me:secret@mail.example.test", "smtp://me:secret@mail.example.test:587?tls=required"]
        {
            assert!(mailer(good).is_ok(), "{good}");
        }
        for bad in [
            "smtp://me:secret@mail.example.test",
            "smtp://me:secret@mail.example.test?tls=opportunistic",
            "http://me:secret@mail.example.test?tls=required",
            "me:secret",
            "smtp://me:secret@:x",
        ] {
            let error = mailer(bad).unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
        let made = mailer("smtps://me:secret@mail.example.test").unwrap();
        assert!(!format!("{made:?}").contains("secret"));
    }

    #[test]
    fn outside_the_runtime_the_pool_cannot_be_made() {
        assert!(matches!(Mailer::smtp(&"smtp://localhost".into(), FROM), Err(MailError::Configuration(_))));
    }

    /// A mail server of a few lines; answers `final_reply` to the message and hands back what it read.
    async fn server(final_reply: &'static str) -> (u16, tokio::task::JoinHandle<String>) {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let task = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let mut stream = BufReader::new(stream);
            stream.write_all(b"220 here\r\n").await.unwrap();
            let (mut heard, mut in_data) = (String::new(), false);
            loop {
                let mut line = String::new();
                if stream.read_line(&mut line).await.unwrap() == 0 {
                    return heard;
                }
                heard.push_str(&line);
                let reply = match line.trim_end() {
                    "." if in_data => final_reply,
                    _ if in_data => continue,
                    "DATA" => "354 go on\r\n",
                    "QUIT" => "221 bye\r\n",
                    _ => "250 ok\r\n",
                };
                in_data = reply.starts_with("354");
                stream.write_all(reply.as_bytes()).await.unwrap();
                if reply == final_reply {
                    return heard;
                }
            }
        });
        (port, task)
    }

    #[tokio::test]
    async fn over_smtp_the_server_hears_the_message_and_its_refusal_is_told_apart() {
        let (port, heard) = server("250 taken\r\n").await;
        let mailer = Mailer::smtp(&format!("smtp://127.0.0.1:{port}").into(), FROM).unwrap();
        mailer.send(OutgoingMail { html: Some("<p>Bonjour</p>".to_owned()), ..mail(1) }).await.unwrap();
        let heard = heard.await.unwrap();
        assert!(heard.contains("RCPT TO:<salma@example.test>") && heard.contains("multipart/alternative"), "{heard}");

        for (reply, permanent) in [("550 no such user\r\n", true), ("451 later\r\n", false)] {
            let (port, _heard) = server(reply).await;
            let mailer = Mailer::smtp(&format!("smtp://127.0.0.1:{port}").into(), FROM).unwrap();
            assert_eq!(mailer.send(mail(1)).await.unwrap_err().is_permanent(), permanent, "{reply}");
        }
    }
}
