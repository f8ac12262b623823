//! Headers that answers have whatever they are about (SEC-63).

use crate::http::gate::Facts;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// An answer of the API is data: nothing in it is shown, run or framed. Pages bring a policy of their own.
const POLICY_OF_DATA: &str = "default-src 'none'; frame-ancestors 'none'";
/// How long what is public may be shown without asking again, in seconds.
const PUBLIC: &str = "public, max-age=60, must-revalidate";

/// Headers against browsers that guess, frame or fetch what they should not. `https`: whether clients reach us so.
pub(super) fn secure(headers: &mut HeaderMap, https: bool) {
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONTENT_SECURITY_POLICY, POLICY_OF_DATA),
        // For requests without CORS, such as those of an <img>: only the allowed origins read what we say, and these use CORS.
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
}

/// Who may keep an answer: everybody what an anonymous caller was told of public things, nobody anything else.
pub(super) fn cacheable(headers: &mut HeaderMap, status: StatusCode, operation: Option<&Facts>, anonymous: bool) {
    vary(headers, &["Accept-Encoding"]);
    let public = operation.is_some_and(|facts| facts.behaviour.public);
    if public {
        // What a caller is told who is somebody may be another thing.
        vary(headers, &["Authorization"]);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        let kept = public && anonymous && matches!(status, StatusCode::OK | StatusCode::NOT_MODIFIED);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(if kept { PUBLIC } else { "no-store" }));
    }
}

/// Adds names to `Vary` that it does not have, as one line.
pub(super) fn vary(headers: &mut HeaderMap, names: &[&str]) {
    let known = headers.get_all(header::VARY).filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    let mut all: Vec<String> = known.map(|name| name.trim().to_owned()).collect();
    for name in names {
        if !all.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            all.push((*name).to_owned());
        }
    }
    if let Ok(line) = HeaderValue::from_str(&all.join(", ")) {
        headers.insert(header::VARY, line);
    }
}
