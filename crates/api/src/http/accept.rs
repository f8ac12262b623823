//! What a client accepts (RFC 9110 §12.5).

use actix_web::http::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderName};

/// The qualities of a header of the `Accept` family, in lower case; of two lines the second goes on where the first ended.
fn qualities(headers: &HeaderMap, name: HeaderName) -> Vec<(String, f32)> {
    let lines = headers.get_all(name).filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).filter_map(quality).collect()
}

fn quality(item: &str) -> Option<(String, f32)> {
    let mut parts = item.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    // A weight that is none refuses nothing.
    let weight = weight.and_then(|text| text.parse().ok()).filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(1.0);
    Some((name, weight))
}

/// The quality of the first of these names that the client speaks of; the most specific name comes first.
fn first_of(qualities: &[(String, f32)], names: &[&str]) -> Option<f32> {
    names.iter().find_map(|name| qualities.iter().find(|(given, _)| given == name)).map(|(_, quality)| *quality)
}

/// Whether the client takes JSON: unless it says `q=0`. A browser that asks for HTML gets JSON too.
#[must_use]
pub fn takes_json(headers: &HeaderMap) -> bool {
    first_of(&qualities(headers, ACCEPT), &["application/json", "application/*", "*/*"]).is_none_or(|quality| quality > 0.0)
}

/// Whether HTML is named and liked better than JSON; a browser names it, a program need not.
#[must_use]
pub fn prefers_html(headers: &HeaderMap) -> bool {
    let given = qualities(headers, ACCEPT);
    let html = first_of(&given, &["text/html"]).unwrap_or(0.0);
    html > 0.0 && html > first_of(&given, &["application/json"]).unwrap_or(0.0)
}

/// Whether PDF is named and liked better than HTML.
#[must_use]
pub fn prefers_pdf(headers: &HeaderMap) -> bool {
    let given = qualities(headers, ACCEPT);
    let pdf = first_of(&given, &["application/pdf"]).unwrap_or(0.0);
    pdf > 0.0 && pdf > first_of(&given, &["text/html"]).unwrap_or(0.0)
}

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Not at all.
    Identity,
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Coding {
    /// Its name in `Content-Encoding`, and after the `ETag` of what it packs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }
}

/// The codings that a client takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Codings {
    /// The one it likes best of those that pack.
    pub packed: Option<Coding>,
    /// Whether it takes gzip, liked best or not.
    pub gzip: bool,
    /// Whether it takes what is not packed.
    pub identity: bool,
}

impl Codings {
    /// Those that a request names. A client that names none has what is not packed.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let given = qualities(headers, ACCEPT_ENCODING);
        let liked = |coding: Coding| first_of(&given, &[coding.name(), "*"]).unwrap_or(0.0);
        let identity = first_of(&given, &["identity", "*"]).unwrap_or(1.0);
        let (brotli, gzip) = (liked(Coding::Brotli), liked(Coding::Gzip));
        let packed = if brotli > 0.0 && brotli >= gzip { Some(Coding::Brotli) } else { (gzip > 0.0).then_some(Coding::Gzip) };
        let explicitly = first_of(&given, &["identity"]).unwrap_or(0.0);
        Self { packed: packed.filter(|_| explicitly <= brotli.max(gzip)), gzip: gzip > 0.0, identity: identity > 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    fn headers(name: HeaderName, lines: &[&'static str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        lines.iter().for_each(|line| headers.append(name.clone(), HeaderValue::from_static(line)));
        headers
    }

    #[test]
    fn sec_61_json_is_refused_by_quality_zero_only() {
        for (lines, takes) in [
            (&[][..], true),
            (&["application/json"], true),
            (&["text/html"], true),
            (&["text/html, application/xhtml+xml, */*;q=0.8"], true),
            (&["*/*;q=0"], false),
            (&["application/json;q=0"], false),
            (&["application/json;q=0.0, */*"], false),
            (&["application/*;q=0"], false),
            (&["application/*;q=0, application/json;q=0.1"], true),
            (&["Application/JSON; Q=0"], false),
            (&["text/html", "application/json;q=0"], false),
            (&["application/json;q=none"], true),
            (&["nonsense;;;,,"], true),
        ] {
            assert_eq!(takes_json(&headers(ACCEPT, lines)), takes, "{lines:?}");
        }
    }

    #[test]
    fn browsers_get_pages_and_programs_get_json() {
        let prefers = |line: &'static str| prefers_html(&headers(ACCEPT, &[line]));
        assert!(prefers("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
        assert!(prefers("text/html;q=0.9, application/json;q=0.2"));
        for line in ["", "*/*", "application/json", "application/json, text/html;q=0.5", "text/html;q=0", "text/html, application/json"] {
            assert!(!prefers(line), "{line}");
        }
    }

    #[test]
    fn sec_61_codings_are_those_that_the_client_takes() {
        let (br, gzip) = (Some(Coding::Brotli), Some(Coding::Gzip));
        for (lines, packed, identity) in [
            (&[][..], None, true),
            (&[""], None, true),
            (&["gzip, deflate, br, zstd"], br, true),
            (&["gzip"], gzip, true),
            (&["br;q=0.5, gzip;q=0.9"], gzip, true),
            (&["br;q=0, gzip"], gzip, true),
            (&["deflate, zstd"], None, true),
            (&["*"], br, true),
            (&["*;q=0"], None, false),
            (&["identity;q=0"], None, false),
            (&["identity;q=0, gzip"], gzip, false),
            (&["identity;q=0, *"], br, false),
            (&["*;q=0, identity"], None, true),
            (&["identity, gzip;q=0.5"], None, true),
            (&["gzip", "br"], br, true),
            (&["GZIP"], gzip, true),
        ] {
            let codings = Codings::of(&headers(ACCEPT_ENCODING, lines));
            assert_eq!((codings.packed, codings.identity), (packed, identity), "{lines:?}");
        }
    }
}
