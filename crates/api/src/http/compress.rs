//! Packing answers.

use crate::http::accept::{Coding, Codings};
use actix_web::HttpResponse;
use actix_web::body::{BoxBody, MessageBody as _};
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, Bytes};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write as _};

/// The smallest body that is packed, in bytes: less fits into one packet anyhow.
const LEAST: usize = 1_024;
/// The largest body that is packed in place, in bytes; more is packed on another thread, so that no other request waits.
const MOST_IN_PLACE: usize = 64 * 1_024;
/// Brotli's effort (0 to 11) and window (its binary logarithm): the smallest result that still costs less than sending more.
const BROTLI: (u32, u32) = (4, 20);

/// Packs the body of a response as the client likes it best. The validator tells which form it names.
pub async fn compress(response: HttpResponse, codings: Codings) -> HttpResponse {
    let Some(coding) = codings.packed.filter(|_| worthwhile(&response)) else { return response };
    let (head, body) = response.into_parts();
    let body = match body.try_into_bytes() {
        Ok(body) => body,
        Err(stream) => return head.set_body(stream),
    };
    if body.is_empty() || (body.len() < LEAST && codings.identity) {
        return head.set_body(BoxBody::new(body));
    }
    let packed = if body.len() <= MOST_IN_PLACE {
        pack(&body, coding)
    } else {
        let body = body.clone();
        web::block(move || pack(&body, coding)).await.unwrap_or_else(|canceled| Err(io::Error::other(canceled)))
    };
    let mut response = head.set_body(BoxBody::new(()));
    match packed {
        Ok(packed) if packed.len() < body.len() || !codings.identity => {
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
            if let Some(tag) = headers.get(header::ETAG).and_then(|tag| suffixed(tag.to_str().ok()?, coding)) {
                headers.insert(header::ETAG, tag);
            }
            response.set_body(BoxBody::new(Bytes::from(packed)))
        }
        _ => response.set_body(BoxBody::new(body)),
    }
}

/// Text, and not packed yet.
fn worthwhile(response: &HttpResponse) -> bool {
    let headers = response.headers();
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let text = essence.starts_with("text/") || matches!(essence, "application/javascript" | "image/svg+xml") || essence.ends_with("json");
    text && !headers.contains_key(header::CONTENT_ENCODING) && !headers.contains_key(header::CONTENT_RANGE)
}

/// Packs bytes.
///
/// # Errors
/// There is no memory for it.
pub(super) fn pack(body: &[u8], coding: Coding) -> io::Result<Vec<u8>> {
    let packed = Vec::with_capacity(body.len() / 3);
    match coding {
        Coding::Identity => Ok(body.to_vec()),
        Coding::Gzip => {
            let mut writer = GzEncoder::new(packed, Compression::default());
            writer.write_all(body)?;
            writer.finish()
        }
        Coding::Brotli => {
            let (effort, window) = BROTLI;
            let mut writer = brotli::CompressorWriter::new(packed, 4_096, effort, window);
            writer.write_all(body)?;
            writer.flush()?;
            Ok(writer.into_inner())
        }
    }
}

/// A strong validator names bytes: the packed form has one of its own, that of the plain form with the coding behind it.
pub(super) fn suffixed(tag: &str, coding: Coding) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{}-{}\"", tag.strip_suffix('"')?, coding.name())).ok()
}

/// The validator of the plain form.
#[must_use]
pub fn plain(tag: &str) -> String {
    let coded = [Coding::Gzip, Coding::Brotli].iter().find_map(|coding| tag.strip_suffix(&format!("-{}\"", coding.name())));
    coded.map_or_else(|| tag.to_owned(), |base| format!("{base}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_validator_names_one_form() {
        let packed = suffixed("\"5.0123\"", Coding::Brotli).unwrap();
        assert_eq!(packed, "\"5.0123-br\"");
        assert_eq!(plain("\"5.0123-br\""), "\"5.0123\"");
        assert_eq!(plain("\"5.0123-gzip\""), "\"5.0123\"");
        assert_eq!(plain("\"5.0123\""), "\"5.0123\"");
        assert_eq!(plain("\"a-zip\""), "\"a-zip\"");
    }
}
