//! A client for HTTP/1.1 over one kept connection. It costs little, so that the server has the processor.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// A connection.
pub(crate) struct Connection {
    address: SocketAddr,
    stream: TcpStream,
    read: Vec<u8>,
    /// The body of a chunked answer.
    body: Vec<u8>,
    closing: bool,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    /// The status.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) head: &'a str,
    /// The body.
    pub(crate) body: &'a [u8],
}

impl Answer<'_> {
    /// A header by its name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// It is none.
    pub(crate) fn json(&self) -> anyhow::Result<serde_json::Value> {
        Ok(serde_json::from_slice(self.body)?)
    }

    /// What came instead of what was expected, in a line.
    pub(crate) fn complaint(&self) -> String {
        format!("{} {}", self.status, String::from_utf8_lossy(self.body.get(..300).unwrap_or(self.body)).replace('\n', " "))
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .find(|(given, _)| given.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

/// A request as it is sent.
pub(crate) fn request(method: &str, path: &str, host: &str, headers: &[(&str, &str)], body: Option<&[u8]>) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n");
    for (name, value) in headers {
        text.push_str(name);
        text.push_str(": ");
        text.push_str(value);
        text.push_str("\r\n");
    }
    if let Some(body) = body {
        text.push_str("Content-Length: ");
        text.push_str(&body.len().to_string());
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice(body.unwrap_or_default());
    bytes
}

fn malformed(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// Nobody listens.
    pub(crate) fn open(address: SocketAddr) -> io::Result<Self> {
        Ok(Self { address, stream: connect(address)?, read: Vec::with_capacity(65_536), body: Vec::new(), closing: false })
    }

    /// Sends a request and reads its answer to the end.
    ///
    /// # Errors
    /// The connection broke, or the answer is no HTTP.
    pub(crate) fn ask(&mut self, request: &[u8]) -> io::Result<Answer<'_>> {
        if self.closing {
            self.stream = connect(self.address)?;
            self.closing = false;
        }
        self.read.clear();
        self.body.clear();
        self.stream.write_all(request)?;
        let end = loop {
            if let Some(end) = find(&self.read, b"\r\n\r\n") {
                break end + 4;
            }
            self.more()?;
        };
        let head = std::str::from_utf8(self.read.get(..end).unwrap_or_default()).map_err(|_error| malformed("a head that is no text"))?;
        let status: u16 = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| malformed("no status"))?;
        self.closing = header(head, "connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
        let chunked = header(head, "transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
        let length: usize = header(head, "content-length").and_then(|value| value.parse().ok()).unwrap_or_default();
        let empty = status == 304 || status == 204;
        if chunked && !empty {
            self.chunks(end)?;
        } else if !empty {
            while self.read.len() < end + length {
                self.more()?;
            }
        }
        let head = std::str::from_utf8(self.read.get(..end).unwrap_or_default()).map_err(|_error| malformed("a head that is no text"))?;
        let body = if chunked { self.body.as_slice() } else { self.read.get(end..).unwrap_or_default() };
        Ok(Answer { status, head, body })
    }

    fn more(&mut self) -> io::Result<()> {
        let mut some = [0; 65_536];
        let count = self.stream.read(&mut some)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.read.extend_from_slice(some.get(..count).unwrap_or_default());
        Ok(())
    }

    /// Puts the chunks from here on together.
    fn chunks(&mut self, mut place: usize) -> io::Result<()> {
        loop {
            let line = loop {
                if let Some(end) = find(self.read.get(place..).unwrap_or_default(), b"\r\n") {
                    break self.read.get(place..place + end).unwrap_or_default().to_vec();
                }
                self.more()?;
            };
            let size = std::str::from_utf8(&line).ok().and_then(|text| usize::from_str_radix(text.split(';').next()?.trim(), 16).ok());
            let size = size.ok_or_else(|| malformed("a chunk without a size"))?;
            place += line.len() + 2;
            while self.read.len() < place + size + 2 {
                self.more()?;
            }
            self.body.extend_from_slice(self.read.get(place..place + size).unwrap_or_default());
            place += size + 2;
            if size == 0 {
                return Ok(());
            }
        }
    }
}

fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    Ok(stream)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// What a client reads of these bytes, which come in pieces.
    fn read(bytes: &'static [u8]) -> (u16, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut some = [0; 1_024];
            assert!(stream.read(&mut some).unwrap() > 0);
            for piece in bytes.chunks(7) {
                stream.write_all(piece).unwrap();
            }
        });
        let mut connection = Connection::open(address).unwrap();
        let answer = connection.ask(&request("GET", "/", "x", &[], None)).unwrap();
        let read = (answer.status, String::from_utf8(answer.body.to_vec()).unwrap());
        server.join().unwrap();
        read
    }

    #[test]
    fn answers_of_each_form_are_read() {
        assert_eq!(read(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"), (200, "hello".to_owned()));
        assert_eq!(
            read(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\n\r\n"),
            (200, "hello, world".to_owned())
        );
        assert_eq!(read(b"HTTP/1.1 304 Not Modified\r\netag: \"x\"\r\n\r\n"), (304, String::new()));
    }
}
