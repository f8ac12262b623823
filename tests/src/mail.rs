//! Mails as their readers see them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::path::Path;

/// A mail that was written to the folder.
#[derive(Clone, Debug)]
pub struct Mail {
    /// To whom.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text, without the HTML.
    pub text: String,
    /// The whole file.
    pub raw: String,
}

impl Mail {
    /// The first link in the text.
    #[must_use]
    #[track_caller]
    pub fn link(&self) -> &str {
        self.text.split_whitespace().find(|word| word.starts_with("http")).unwrap_or_else(|| panic!("no link in\n{}", self.text))
    }

    /// The secret in the link: what follows its last `=`, `#` or `/`.
    #[must_use]
    #[track_caller]
    pub fn token(&self) -> &str {
        self.link().rsplit(['=', '#', '/']).next().unwrap()
    }
}

/// The mails of a folder in the order of their names, which is that of their sending.
#[must_use]
pub fn mails_in(folder: &Path) -> Vec<Mail> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.extension().is_some_and(|extension| extension == "eml") && !path.file_name().unwrap().to_string_lossy().starts_with('.')
    });
    paths.sort();
    paths.iter().map(|path| read(&std::fs::read_to_string(path).unwrap())).collect()
}

fn read(raw: &str) -> Mail {
    let whole = Part::read(raw);
    let text = whole.text();
    Mail { to: words(&whole.header("to")), subject: words(&whole.header("subject")), text, raw: raw.to_owned() }
}

struct Part<'a> {
    headers: Vec<(String, String)>,
    body: &'a str,
}

impl<'a> Part<'a> {
    fn read(text: &'a str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let headers =
            unfolded.lines().filter_map(|line| line.split_once(':')).map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
        Self { headers: headers.collect(), body }
    }

    fn header(&self, name: &str) -> String {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The first plain text in it.
    fn text(&self) -> String {
        let kind = self.header("content-type");
        if let Some(boundary) = kind.split("boundary=").nth(1) {
            let boundary = format!("--{}", boundary.split(';').next().unwrap().trim_matches('"'));
            let mut parts = self.body.split(boundary.as_str()).skip(1).map(|part| Part::read(part.trim_start_matches("\r\n")));
            return parts.find(|part| part.header("content-type").starts_with("text/plain")).map(|part| part.text()).unwrap_or_default();
        }
        let bytes = match self.header("content-transfer-encoding").to_lowercase().as_str() {
            "base64" => STANDARD.decode(self.body.split_whitespace().collect::<String>()).unwrap(),
            "quoted-printable" => quoted_printable(&self.body.replace("=\r\n", "")),
            _ => self.body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
    }
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match code.filter(|_| *first == b'=') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    bytes
}

/// Encoded words (RFC 2047) as text; the space between two of them is not part of it.
fn words(header: &str) -> String {
    let mut text = String::new();
    let mut rest = header.to_owned();
    while let Some(start) = rest.find("=?") {
        let before = &rest[..start];
        if !before.trim().is_empty() || text.is_empty() {
            text.push_str(before);
        }
        let pieces: Vec<&str> = rest[start + 2..].splitn(4, '?').collect();
        let [_, encoding, encoded, tail] = pieces[..] else { break };
        let bytes = if encoding.eq_ignore_ascii_case("b") {
            STANDARD.decode(encoded).unwrap()
        } else {
            quoted_printable(&encoded.replace('_', " "))
        };
        text.push_str(&String::from_utf8_lossy(&bytes));
        rest = tail.strip_prefix('=').unwrap_or(tail).to_owned();
    }
    text + &rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_read_as_its_reader_sees_it() {
        let raw = "To: =?utf-8?b?2LPZhNmF2Yk=?= <salma@example.test>\r\nSubject: Re=?utf-8?q?=C3=A7u_=3A?= ok\r\n\
            Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\nVoil=C3=A0 le lien :\r\nhttps://tahaddi.test/verify?token=3Dabc=\r\ndef\r\n--b\r\n\
            Content-Type: text/html\r\n\r\n<p>\r\n--b--\r\n";
        let mail = read(raw);
        assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("سلمى <salma@example.test>", "Reçu : ok"));
        assert_eq!((mail.link(), mail.token()), ("https://tahaddi.test/verify?token=abcdef", "abcdef"));
    }
}
