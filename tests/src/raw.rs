//! A connection on which a test says what it likes.

use crate::seen;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// How long a test waits for the server to answer or hang up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A TCP connection to the server.
pub struct RawConnection(TcpStream);

/// An answer as it came over the wire.
#[derive(Debug)]
pub struct RawAnswer {
    /// The status.
    pub status: u16,
    /// Everything that was received.
    pub text: String,
}

impl RawConnection {
    pub(crate) async fn open(address: &str) -> Self {
        Self(TcpStream::connect(address).await.unwrap())
    }

    /// Sends these bytes; whether the server still listens.
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.0.write_all(bytes.as_ref()).await.is_ok()
    }

    /// Says no more, and reads everything that the server answers until it hangs up.
    pub async fn finish(mut self) -> String {
        let _already_gone = self.0.shutdown().await;
        let mut bytes = Vec::new();
        let read = tokio::time::timeout(PATIENCE, self.0.read_to_end(&mut bytes)).await;
        drop(read.expect("the server does not hang up"));
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Reads one answer, by its `Content-Length`, or up to the end of the connection.
    pub async fn answer(&mut self) -> RawAnswer {
        let mut bytes = Vec::new();
        let mut chunk = [0; 4096];
        while !is_whole(&bytes) {
            let read = tokio::time::timeout(PATIENCE, self.0.read(&mut chunk)).await.expect("the server neither answers nor hangs up");
            match read {
                Ok(0) | Err(_) => break,
                Ok(count) => bytes.extend_from_slice(&chunk[..count]),
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        RawAnswer { status, text }
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Some((head, _)) = text.split_once("\r\n\r\n") else { return false };
    let length = head
        .lines()
        .find_map(|line| line.to_lowercase().strip_prefix("content-length:").and_then(|text| text.trim().parse::<usize>().ok()));
    length.is_some_and(|length| bytes.len() >= head.len() + 4 + length)
}

impl RawAnswer {
    /// Fails unless it is a problem with this status and code.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Self {
        let named = self.text.contains(&format!("\"code\":\"{code}\"")) && self.text.contains("application/problem+json");
        assert!(self.status == status && named, "expected the problem {status} {code}, got\n{}", self.text);
        seen::note("-", status, code);
        self
    }
}
