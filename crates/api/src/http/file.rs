//! A file as an answer: an attachment that no browser shows in place.

use crate::http::describe::{Describe, OperationDoc};
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
    /// Its bytes.
    pub content: Content,
}

impl Responder for FileBody {
    type Body = BoxBody;
    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok()
            .content_type(MEDIA_TYPE)
            .insert_header((header::CONTENT_DISPOSITION, content_disposition(&self.name)))
            .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
            .insert_header((header::CONTENT_ENCODING, "identity"))
            .no_chunking(self.content.size)
            .streaming(self.content.stream)
    }
}

impl Describe for FileBody {
    fn describe(doc: &mut OperationDoc) {
        doc.audited = true;
        doc.responds("200", "The file.", None, &[("Content-Disposition", "`attachment`, with the name of the file (RFC 6266).")]);
        let bytes = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .max_length(Some(1_000_000_000))
            .description(Some("The bytes of a file."));
        doc.also_as("200", MEDIA_TYPE, Media::new(Some(bytes)));
    }
}
