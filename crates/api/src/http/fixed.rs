//! Answers that are the same as long as the server runs: packed once, and not sent again to who has them.

use crate::http::accept::{Coding, Codings};
use crate::http::{compress, reply};
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};

/// How long such an answer may be shown without asking again.
const KEEP: &str = "public, max-age=60";

/// An answer that never changes, in each form in which it is sent.
pub struct Fixed {
    media_type: &'static str,
    etag: String,
    forms: Vec<(Coding, Bytes)>,
}

impl Fixed {
    /// From its text; a form that cannot be made is not offered.
    #[must_use]
    pub fn new(media_type: &'static str, text: &'static str) -> Self {
        let packed = [Coding::Brotli, Coding::Gzip].into_iter().filter_map(|coding| {
            let bytes = compress::pack(text.as_bytes(), coding).ok()?;
            Some((coding, Bytes::from(bytes)))
        });
        let forms = packed.chain([(Coding::Identity, Bytes::from_static(text.as_bytes()))]).collect();
        Self { media_type, etag: reply::etag(None, text), forms }
    }

    /// The answer to a request.
    #[must_use]
    pub fn answer(&self, request: &HttpRequest) -> HttpResponse {
        if let Some(known) = reply::none_match(request, &self.etag) {
            return HttpResponse::NotModified().insert_header((header::ETAG, known)).insert_header((header::CACHE_CONTROL, KEEP)).finish();
        }
        let wanted = Codings::of(request.headers()).packed.unwrap_or(Coding::Identity);
        let form = self.forms.iter().find(|(coding, _)| *coding == wanted).or(self.forms.last());
        let Some((coding, bytes)) = form else { return HttpResponse::NoContent().finish() };
        let mut response = HttpResponse::Ok();
        response.content_type(self.media_type).insert_header((header::CACHE_CONTROL, KEEP));
        let tag = match coding {
            Coding::Identity => HeaderValue::from_str(&self.etag).ok(),
            coding => {
                response.insert_header((header::CONTENT_ENCODING, coding.name()));
                compress::suffixed(&self.etag, *coding)
            }
        };
        if let Some(tag) = tag {
            response.insert_header((header::ETAG, tag));
        }
        response.body(bytes.clone())
    }
}
