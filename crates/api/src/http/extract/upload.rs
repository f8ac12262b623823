//! A file that is sent as the body of a request, read as a stream.

use super::post::{Answer, idempotency_key, takes_idempotency_key};
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::fail_point;
use crate::http::describe::{Describe, OperationDoc};
use crate::http::reply::Reply;
use crate::service::idempotency::{self, Request};
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::future::{Ready, ready};
use std::sync::Arc;
use std::time::Duration;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;
use tahaddi_files::{FileError, Kind, Limits, Offer, Received};
use tahaddi_persistence::Tx;
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{Content, Ref, RefOr, Required};

/// What a file is called in the document.
const SCHEMA: &str = "FileContent";
/// A body that does not say what it is.
const UNKNOWN: &str = "application/octet-stream";

/// The slowest sender that is waited for, in bytes a second, and how long it may take besides.
const SLOWEST: u64 = 32_000;
const PATIENCE: Duration = Duration::from_secs(60);

/// A file on its way in, with the idempotency key of its request.
pub struct Upload {
    payload: Payload,
    media_type: Option<String>,
    length: Option<u64>,
    target: String,
    request: Request,
}

impl Upload {
    /// The request with its key.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Receives the file into the store, within limits. Nothing of it is believed, and it is never held in memory whole.
    ///
    /// # Errors
    /// Why it is not taken: see [`refusal`].
    pub async fn receive(&mut self, ctx: &Ctx, name: &str, limits: &Limits) -> ApiResult<Received> {
        let offer = Offer { name, media_type: self.media_type.as_deref(), length: self.length };
        let patience = PATIENCE + Duration::from_secs(limits.bytes() / SLOWEST);
        let received = tokio::time::timeout(patience, ctx.files.receive(offer, limits, &mut self.payload)).await;
        received.map_err(|_elapsed| ApiError::from(Code::RequestTimeout))?.map_err(refusal)
    }

    /// Runs `change` in one transaction together with the record of its answer; answers a repetition from that record. Where the file is
    /// not needed it is deleted again.
    ///
    /// # Errors
    /// Those of `change`; `idempotency_key_mismatch` if the key belongs to another request.
    pub async fn commit<R, F>(self, ctx: &Ctx, caller: &Arc<Caller>, received: Received, change: F) -> ApiResult<Answer<R>>
    where
        R: Reply + 'static,
        F: Fn(&mut Tx<'_>, &Caller, &Received) -> ApiResult<R> + Send + 'static,
    {
        fail_point::reached("upload-stored");
        let digest = received.sha256.to_string();
        let hash = ctx.cursors.fingerprint(&[b"idempotency", self.target.as_bytes(), digest.as_bytes()])?;
        let request = Request { hash, ..self.request };
        let (caller, key) = (Arc::clone(caller), received.key.clone());
        let once = move |tx: &mut Tx<'_>| {
            let done = idempotency::once(tx, &caller, &request, |tx| Ok(change(tx, &caller, &received)?.store()?));
            done.inspect(|_answer| fail_point::reached("upload-written"))
        };
        let written = ctx.db.write(once).await.inspect(|_answer| fail_point::reached("upload-committed"));
        // Only what is certain: a commit of which no answer came may have happened, and then a row names these bytes.
        let unused = matches!(&written, Ok((_, true)) | Err(ApiError::Refused(_)));
        if unused && let Err(error) = ctx.files.delete(&key).await {
            // The sweep finds it.
            tracing::warn!(%error, "a file that was not needed stays for now");
        }
        let (answer, replayed) = written?;
        Ok(Answer::new(answer, replayed))
    }
}

impl Upload {
    /// Receives a file that is read at once and kept nowhere: all of it, once it has passed the checks of every file.
    ///
    /// # Errors
    /// As [`Upload::receive`].
    pub async fn read(&mut self, ctx: &Ctx, name: &str, limits: &Limits) -> ApiResult<(Received, Bytes)> {
        let received = self.receive(ctx, name, limits).await?;
        let bytes = match ctx.files.read(&received.key, Some(&received.wrapped), None).await {
            Ok(content) => content.into_bytes().await,
            Err(error) => Err(error),
        };
        ctx.files.delete(&received.key).await.map_err(refusal)?;
        Ok((received, bytes.map_err(refusal)?))
    }

    /// Runs `change` and undoes it: what would be answered, and nothing is changed, the key's record included.
    ///
    /// # Errors
    /// Those of `change`.
    pub async fn rehearse<R, F>(self, ctx: &Ctx, caller: &Arc<Caller>, received: Received, change: F) -> ApiResult<Answer<R>>
    where
        R: Reply + 'static,
        F: Fn(&mut Tx<'_>, &Caller, &Received) -> ApiResult<R> + Send + 'static,
    {
        let caller = Arc::clone(caller);
        let rehearsed = move |tx: &mut Tx<'_>| idempotency::rehearse(tx, |tx| Ok(change(tx, &caller, &received)?.store()?));
        Ok(Answer::new(ctx.db.write(rehearsed).await?, false))
    }
}

impl FromRequest for Upload {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(read(request, payload.take()))
    }
}

fn read(request: &HttpRequest, payload: Payload) -> ApiResult<Upload> {
    let key = idempotency_key(request)?;
    let text = |name: header::HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let said = text(header::CONTENT_TYPE).unwrap_or(UNKNOWN).split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let packed = text(header::CONTENT_ENCODING).is_some_and(|coding| !coding.trim().eq_ignore_ascii_case("identity"));
    let media_type = (said != UNKNOWN).then_some(said);
    if packed || media_type.as_deref().is_some_and(|said| Kind::from_media_type(said).is_none()) {
        return Err(Refusal::new(Code::UnsupportedMediaType).with("expected", UNKNOWN).into());
    }
    Ok(Upload {
        payload,
        media_type,
        length: text(header::CONTENT_LENGTH).and_then(|length| length.parse().ok()),
        target: request.uri().to_string(),
        // What it is a request for is known once the file has come.
        request: Request {
            operation: format!("{} {}", request.method(), request.match_pattern().unwrap_or_default()),
            key,
            hash: String::new(),
        },
    })
}

/// Why a file is not taken, as the sender is told.
#[must_use]
pub fn refusal(error: FileError) -> ApiError {
    let told = match &error {
        FileError::Name(fault) => Refusal::new(Code::InvalidParameter).with("parameter", "name").with("problem", fault),
        FileError::Empty => Refusal::new(Code::FileEmpty),
        FileError::TooLarge { limit } => Refusal::new(Code::FileTooLarge).with("limit", limit),
        FileError::LengthMismatch { .. } => Refusal::new(Code::InvalidHeader).with("header", "Content-Length"),
        FileError::Interrupted(_) => Refusal::new(Code::RequestTimeout),
        FileError::TypeNotAllowed { found } => Refusal::new(Code::FileTypeNotAllowed).with("found", found),
        FileError::TypeMismatch { declared, found } => Refusal::new(Code::FileTypeMismatch).with("declared", declared).with("found", found),
        FileError::Malformed { .. }
        | FileError::Polyglot { .. }
        | FileError::Encrypted { .. }
        | FileError::Macros { .. }
        | FileError::Bomb { .. }
        | FileError::UnsafeArchive(_) => Refusal::new(Code::FileUnsafe).with("reason", error.code()),
        FileError::Infected { .. } => Refusal::new(Code::FileInfected),
        FileError::StorageFull => Refusal::new(Code::StorageFull),
        FileError::ScannerUnavailable(_) | FileError::Unavailable(_) => Refusal::new(Code::DependencyUnavailable),
        FileError::NotFound | FileError::RangeNotSatisfiable { .. } | FileError::DigestMismatch | FileError::NotCleanable(_) => {
            return ApiError::fault(error);
        }
    };
    if error.is_fault() {
        tracing::error!(%error, "the store of files failed");
    }
    told.into()
}

impl Describe for Upload {
    fn describe(doc: &mut OperationDoc) {
        let content = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .max_length(Some(25_000_000))
            .description(Some("The bytes of a file."))
            .examples([serde_json::json!("%PDF-1.7 …")]);
        doc.schemas.push((SCHEMA.to_owned(), content.into()));
        let schema: RefOr<_> = Ref::from_schema_name(SCHEMA).into();
        let types = Kind::ALL.iter().filter(|kind| **kind != Kind::Zip).map(|kind| kind.media_type());
        let body = types.chain([UNKNOWN]).fold(RequestBodyBuilder::new().required(Some(Required::True)), |body, media_type| {
            body.content(media_type, Content::new(Some(schema.clone())))
        });
        doc.operation.request_body = Some(RefOr::T(body.build()));
        takes_idempotency_key(doc);
        doc.refuses(&[
            Code::RequestTimeout,
            Code::UnsupportedMediaType,
            Code::FileEmpty,
            Code::FileTooLarge,
            Code::FileTypeNotAllowed,
            Code::FileTypeMismatch,
            Code::FileUnsafe,
            Code::FileInfected,
        ]);
    }
}
