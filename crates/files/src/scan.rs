//! The scanner: clamd, by its INSTREAM command, over TCP or a socket of this machine.

use crate::error::FileError;
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use std::io;
use std::path::PathBuf;
use std::pin::pin;
use std::str::FromStr;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpStream, UnixStream};

/// The longest answer that is read.
const MOST_ANSWER: u64 = 4_096;

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerAddress {
    /// `tcp://HOST:PORT`. Neither encrypted nor authenticated: for a host that is trusted.
    Tcp(String),
    /// `unix:/PATH`.
    Unix(PathBuf),
}

impl FromStr for ScannerAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(path) =
            text.strip_prefix("unix:").map(|path| path.strip_prefix("//").unwrap_or(path)).filter(|path| path.starts_with('/'))
        {
            return Ok(Self::Unix(PathBuf::from(path)));
        }
        let host = text.strip_prefix("tcp://").unwrap_or_default().trim_end_matches('/');
        match host.rsplit_once(':') {
            Some((name, port)) if !name.is_empty() && port.parse::<u16>().is_ok() => Ok(Self::Tcp(host.to_owned())),
            _ => Err(format!("expected tcp://HOST:PORT or unix:/PATH, got {text}")),
        }
    }
}

/// What the scanner says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It found nothing.
    Clean,
    /// It found this.
    Infected(String),
    /// It gave no verdict, for this reason.
    Unavailable(String),
}

/// A scanner.
#[derive(Clone, Debug)]
pub struct Scanner {
    address: ScannerAddress,
    timeout: Duration,
    fail_closed: bool,
}

impl Scanner {
    /// A scanner that may take `timeout` for a file. With `fail_closed` no file is taken without its verdict; else it is taken as
    /// [`Scan::Pending`](crate::Scan::Pending).
    #[must_use]
    pub const fn new(address: ScannerAddress, timeout: Duration, fail_closed: bool) -> Self {
        Self { address, timeout, fail_closed }
    }

    /// Whether nothing is taken without a verdict.
    #[must_use]
    pub const fn fail_closed(&self) -> bool {
        self.fail_closed
    }

    /// Has the bytes scanned as they come.
    ///
    /// # Errors
    /// Those of `content`. What goes wrong with the scanner is a [`Verdict::Unavailable`].
    pub async fn scan(&self, content: impl Stream<Item = Result<Bytes, FileError>>) -> Result<Verdict, FileError> {
        let scanned = tokio::time::timeout(self.timeout, async {
            let mut socket = match self.connect().await {
                Ok(socket) => socket,
                Err(error) => return Ok(unavailable(&error)),
            };
            // clamd stops reading and answers when a file is too large for it: a broken pipe is not yet the answer.
            let sent = send(&mut *socket, content).await?;
            Ok(match (answer(&mut *socket).await, sent) {
                (Ok(text), _) if !text.is_empty() => verdict(&text),
                (_, Err(error)) | (Err(error), Ok(())) => unavailable(&error),
                (Ok(_), Ok(())) => Verdict::Unavailable("it closed the connection without a verdict".to_owned()),
            })
        });
        scanned.await.unwrap_or_else(|_elapsed| Ok(Verdict::Unavailable("it took too long".to_owned())))
    }

    /// Whether it is there.
    ///
    /// # Errors
    /// [`FileError::ScannerUnavailable`].
    pub async fn ping(&self) -> Result<(), FileError> {
        let asked = tokio::time::timeout(self.timeout, async {
            let mut socket = self.connect().await?;
            socket.write_all(b"zPING\0").await?;
            answer(&mut *socket).await
        });
        match asked.await {
            Ok(Ok(text)) if text == "PONG" => Ok(()),
            Ok(Ok(text)) => Err(FileError::ScannerUnavailable(format!("it answered {text:?}"))),
            Ok(Err(error)) => Err(FileError::ScannerUnavailable(error.to_string())),
            Err(_elapsed) => Err(FileError::ScannerUnavailable("it took too long".to_owned())),
        }
    }

    async fn connect(&self) -> io::Result<Box<dyn Socket>> {
        Ok(match &self.address {
            ScannerAddress::Tcp(host) => Box::new(TcpStream::connect(host).await?),
            ScannerAddress::Unix(path) => Box::new(UnixStream::connect(path).await?),
        })
    }
}

trait Socket: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Socket for T {}

/// Sends the content: chunks with their length before them, and a length of zero at the end. The outer error is that of the content.
async fn send(socket: &mut dyn Socket, content: impl Stream<Item = Result<Bytes, FileError>>) -> Result<io::Result<()>, FileError> {
    let mut content = pin!(content);
    if let Err(error) = socket.write_all(b"zINSTREAM\0").await {
        return Ok(Err(error));
    }
    while let Some(chunk) = content.next().await {
        let chunk = chunk?;
        if chunk.is_empty() {
            continue;
        }
        let length = u32::try_from(chunk.len()).unwrap_or(u32::MAX);
        let written = async {
            socket.write_all(&length.to_be_bytes()).await?;
            socket.write_all(&chunk).await
        };
        if let Err(error) = written.await {
            return Ok(Err(error));
        }
    }
    Ok(async {
        socket.write_all(&[0; 4]).await?;
        socket.flush().await
    }
    .await)
}

/// Reads one answer, without the zero that ends it.
async fn answer(socket: &mut dyn Socket) -> io::Result<String> {
    let mut bytes = Vec::new();
    let mut limited = socket.take(MOST_ANSWER);
    while !bytes.contains(&0) && limited.read_buf(&mut bytes).await? > 0 {}
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    bytes.truncate(end);
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// `stream: OK`, `stream: NAME FOUND`; all else is no verdict.
fn verdict(answer: &str) -> Verdict {
    match answer.strip_prefix("stream: ") {
        Some("OK") => Verdict::Clean,
        Some(found) if let Some(name) = found.strip_suffix(" FOUND") => Verdict::Infected(name.to_owned()),
        _ => Verdict::Unavailable(answer.to_owned()),
    }
}

fn unavailable(error: &io::Error) -> Verdict {
    Verdict::Unavailable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        assert_eq!("tcp://clamav:3310".parse(), Ok(ScannerAddress::Tcp("clamav:3310".to_owned())));
        assert_eq!("unix:/run/clamd.ctl".parse(), Ok(ScannerAddress::Unix("/run/clamd.ctl".into())));
        assert_eq!("unix:///run/clamd.ctl".parse(), Ok(ScannerAddress::Unix("/run/clamd.ctl".into())));
        for text in ["", "clamav:3310", "tcp://clamav", "tcp://:3310", "tcp://a:99999", "unix:", "unix:relative", "http://a:1"] {
            assert!(text.parse::<ScannerAddress>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_two_answers_are_verdicts() {
        assert_eq!(verdict("stream: OK"), Verdict::Clean);
        assert_eq!(verdict("stream: Eicar-Signature FOUND"), Verdict::Infected("Eicar-Signature".to_owned()));
        for text in ["INSTREAM size limit exceeded. ERROR", "OK", "stream: Can't allocate memory ERROR", "stream: ok", "UNKNOWN COMMAND"] {
            assert_eq!(verdict(text), Verdict::Unavailable(text.to_owned()));
        }
    }
}
