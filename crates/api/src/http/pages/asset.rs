//! Files of the documentation: the bundle of the reference, our script and style, the icon.

use super::cached;
use crate::http::accept::Codings;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use flate2::read::GzDecoder;
use std::io::Read as _;
use std::sync::LazyLock;

/// A file as it is packed into the program.
#[derive(Clone, Copy, Debug)]
pub enum Asset {
    /// As it is.
    Plain(&'static [u8], &'static str),
    /// Compressed with gzip: sent as it is to every browser, unpacked, once, for who cannot read it.
    Packed(&'static [u8], &'static LazyLock<Result<Bytes, String>>, &'static str),
}

static REFERENCE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/scalar.js.gz"));
static UNPACKED_REFERENCE: LazyLock<Result<Bytes, String>> = LazyLock::new(|| {
    let mut unpacked = Vec::new();
    GzDecoder::new(REFERENCE).read_to_end(&mut unpacked).map_err(|why| why.to_string())?;
    Ok(unpacked.into())
});

/// The file of that name.
#[must_use]
pub fn find(name: &str) -> Option<Asset> {
    Some(match name {
        "scalar.js" => Asset::Packed(REFERENCE, &UNPACKED_REFERENCE, "text/javascript; charset=utf-8"),
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
            Self::Plain(bytes, media_type) => cached(request, Bytes::from_static(bytes), media_type),
            Self::Packed(packed, unpacked, media_type) => {
                let mut response = if Codings::of(request.headers()).gzip {
                    let mut response = cached(request, Bytes::from_static(packed), media_type);
                    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                    response
                } else {
                    match &**unpacked {
                        Ok(unpacked) => cached(request, unpacked.clone(), media_type),
                        Err(why) => return HttpResponse::from_error(crate::error::ApiError::fault(why)),
                    }
                };
                response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
                response
            }
        }
    }
}
