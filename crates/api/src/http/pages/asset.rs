//! Files of the documentation: the bundle of the reference, our script and style, the icon.

use super::cached;
use crate::http::accept;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use flate2::read::GzDecoder;
use std::io::Read as _;

/// A file as it is packed into the program.
#[derive(Clone, Copy, Debug)]
pub enum Asset {
    /// As it is.
    Plain(&'static [u8], &'static str),
    /// Compressed with gzip: sent as it is to every browser, unpacked for who cannot read it.
    Packed(&'static [u8], &'static str),
}

/// The file of that name.
#[must_use]
pub fn find(name: &str) -> Option<Asset> {
    Some(match name {
        "scalar.js" => Asset::Packed(include_bytes!(concat!(env!("OUT_DIR"), "/scalar.js.gz")), "text/javascript; charset=utf-8"),
        "reference.js" => Asset::Plain(include_bytes!("../../../assets/reference.js"), "text/javascript; charset=utf-8"),
        "reference.css" => Asset::Plain(include_bytes!("../../../assets/reference.css"), "text/css; charset=utf-8"),
        "pages.css" => Asset::Plain(include_bytes!("../../../assets/pages.css"), "text/css; charset=utf-8"),
        "icon.svg" => Asset::Plain(include_bytes!("../../../assets/icon.svg"), "image/svg+xml"),
        _ => return None,
    })
}

impl Asset {
    /// As a response.
    #[must_use]
    pub fn respond(self, request: &HttpRequest) -> HttpResponse {
        match self {
            Self::Plain(bytes, media_type) => cached(request, bytes.to_vec(), media_type),
            Self::Packed(bytes, media_type) => {
                let mut response = if accept::takes_gzip(request.headers()) {
                    let mut packed = cached(request, bytes.to_vec(), media_type);
                    packed.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                    packed
                } else {
                    let mut unpacked = Vec::new();
                    match GzDecoder::new(bytes).read_to_end(&mut unpacked) {
                        Ok(_) => cached(request, unpacked, media_type),
                        Err(error) => return HttpResponse::from_error(crate::error::ApiError::fault(error)),
                    }
                };
                response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
                response
            }
        }
    }
}
