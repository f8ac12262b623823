//! A file as an answer: an attachment that no browser shows in place.

use crate::http::describe::{Describe, OperationDoc};
use crate::http::reply::{etag, none_match};
use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, Responder};
use tahaddi_files::{Content, content_disposition};
use utoipa::openapi::Content as Media;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};

/// What every file is called on its way out, whatever it is: nothing is done with it but saving it.
const MEDIA_TYPE: &str = "application/octet-stream";

/// 200 with the bytes of a file. Reading it leaves a trace, so there is no `HEAD`.
#[derive(Debug)]
pub struct FileBody {
    /// Its name.
    pub name: String,
    /// What its bytes are told by: their SHA-256, or for whoever must not learn that something else.
    pub validator: String,
    /// Its bytes.
    pub content: Content,
}

impl Responder for FileBody {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let etag = format!("\"{}\"", self.validator);
        if let Some(known) = none_match(request, &etag) {
            return HttpResponse::NotModified().insert_header((header::ETAG, known)).finish();
        }
        HttpResponse::Ok()
            .insert_header((header::ETAG, etag))
            .content_type(MEDIA_TYPE)
            .insert_header((header::CONTENT_DISPOSITION, content_disposition(&self.name)))
            .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
            .insert_header((header::CONTENT_ENCODING, "identity"))
            .no_chunking(self.content.size)
            .streaming(self.content.stream)
    }
}

impl Describe for FileBody {
    const AUDITED: bool = true;

    fn describe(doc: &mut OperationDoc) {
        doc.responds(
            "200",
            "The file.",
            None,
            &[
                ("ETag", "A strong validator of the file: its SHA-256, except of a file that is read blind."),
                ("Content-Disposition", "`attachment`, with the name of the file (RFC 6266)."),
            ],
        );
        let bytes = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .max_length(Some(1_000_000_000))
            .description(Some("The bytes of a file."));
        doc.also_as("200", MEDIA_TYPE, Media::new(Some(bytes)));
    }
}

/// The media type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// 200 with a workbook that is made for the reader.
#[derive(Debug)]
pub struct Workbook {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Responder for Workbook {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let etag = etag(None, &self.bytes);
        if let Some(known) = none_match(request, &etag) {
            return HttpResponse::NotModified().insert_header((header::ETAG, known)).finish();
        }
        HttpResponse::Ok()
            .content_type(WORKBOOK)
            .insert_header((header::ETAG, etag))
            .insert_header((header::CONTENT_DISPOSITION, content_disposition(&self.name)))
            .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
            .insert_header((header::CONTENT_ENCODING, "identity"))
            .body(self.bytes)
    }
}

impl Describe for Workbook {
    fn describe(doc: &mut OperationDoc) {
        doc.responds(
            "200",
            "The workbook.",
            None,
            &[
                ("ETag", "A strong validator of this representation."),
                ("Content-Disposition", "`attachment`, with the name of the file (RFC 6266)."),
            ],
        );
        let bytes = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .max_length(Some(1_000_000_000))
            .description(Some("A workbook of Office Open XML."));
        doc.also_as("200", WORKBOOK, Media::new(Some(bytes)));
    }
}
