//! Operations that will go: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594).
//!
//! Said once, at the handler, and shown in the document and in every answer:
//!
//! ```text
//! #[utoipa::path(get, path = "/v1/…", …, extensions(("x-deprecated-at" = json!("2027-06-01")), ("x-sunset" = json!("2028-06-01"))))]
//! ```

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;
use utoipa::openapi::path::Operation;

/// Since when an operation is deprecated, and until when it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deprecation {
    since: NaiveDate,
    sunset: NaiveDate,
}

impl Deprecation {
    /// From the two dates at the handler. Both are needed: clients plan by the second.
    pub(super) fn of(operation: &Operation) -> Option<Self> {
        let extensions = operation.extensions.as_ref()?;
        let date = |name: &str| extensions.get(name).and_then(Value::as_str).and_then(|text| text.parse().ok());
        Some(Self { since: date("x-deprecated-at")?, sunset: date("x-sunset")? })
    }

    /// Adds the headers.
    pub(super) fn write_headers(self, headers: &mut HeaderMap) {
        let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN).and_utc();
        let since = HeaderValue::from_str(&format!("@{}", midnight(self.since).timestamp()));
        let sunset = HeaderValue::from_str(&midnight(self.sunset).format("%a, %d %b %Y %H:%M:%S GMT").to_string());
        if let (Ok(since), Ok(sunset)) = (since, sunset) {
            headers.insert(HeaderName::from_static("deprecation"), since);
            headers.insert(HeaderName::from_static("sunset"), sunset);
        }
    }
}
