//! What the server answered.

use crate::seen;
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::Value;
use std::fmt;

/// An answer, read to its end.
pub struct Answer {
    request: String,
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
    json: Value,
}

/// What names a representation: an `ETag`, or an answer that has one.
pub trait Validator {
    /// The value for `If-Match`.
    fn validator(&self) -> &str;
}

impl Validator for str {
    fn validator(&self) -> &str {
        self
    }
}
impl Validator for String {
    fn validator(&self) -> &str {
        self
    }
}
impl Validator for Answer {
    #[track_caller]
    fn validator(&self) -> &str {
        self.etag()
    }
}

impl Answer {
    pub(crate) fn new(method: &Method, path: &str, status: u16, headers: HeaderMap, body: Vec<u8>) -> Self {
        let json = serde_json::from_slice(&body).unwrap_or(Value::Null);
        Self { request: format!("{method} {path}"), status, headers, body, json }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The body as JSON; null if it is none.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header, if it is there.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// `ETag`.
    #[must_use]
    #[track_caller]
    pub fn etag(&self) -> &str {
        self.header("etag").unwrap_or_else(|| panic!("no ETag\n{self}"))
    }

    /// `Location`.
    #[must_use]
    #[track_caller]
    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_else(|| panic!("no Location\n{self}"))
    }

    /// The text in this field of the body.
    #[must_use]
    #[track_caller]
    pub fn field(&self, name: &str) -> &str {
        self.json[name].as_str().unwrap_or_else(|| panic!("no text in {name}\n{self}"))
    }

    /// The `id` in the body.
    #[must_use]
    #[track_caller]
    pub fn id(&self) -> &str {
        self.field("id")
    }

    /// The items of a list.
    #[must_use]
    #[track_caller]
    pub fn data(&self) -> &[Value] {
        self.json["data"].as_array().unwrap_or_else(|| panic!("not a list\n{self}"))
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert!(self.status == status, "expected {status}\n{self}");
        self
    }

    /// Fails unless the status says success.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert!((200..300).contains(&self.status), "expected success\n{self}");
        self
    }

    /// Fails unless it is a problem with this status and code.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Self {
        assert!(self.status == status && self.json["code"] == code, "expected the problem {status} {code}\n{self}");
        let media_type = self.header("content-type").unwrap_or_default();
        assert!(media_type == "application/problem+json", "expected a problem, not {media_type}\n{self}");
        seen::note("-", status, code);
        self
    }

    /// Fails unless this pointer and code are among the errors of the problem. Chains after [`Answer::problem`].
    #[track_caller]
    pub fn invalid(self, pointer: &str, code: &str) -> Self {
        let named = |error: &Value| error["pointer"] == pointer && error["code"] == code;
        assert!(self.json["errors"].as_array().is_some_and(|errors| errors.iter().any(named)), "expected {code} at {pointer}\n{self}");
        self
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} answered {}", self.request, self.status)?;
        for (name, value) in &self.headers {
            writeln!(f, "  {name}: {}", String::from_utf8_lossy(value.as_bytes()))?;
        }
        if self.json.is_null() { f.write_str(&self.text()) } else { write!(f, "{:#}", self.json) }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
