//! State-changing POSTs that are safe to repeat.

use super::body::{describe_body, from_value, json, read};
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::fail_point;
use crate::http::describe::{Describe, OperationDoc};
use crate::http::reply::{Reply, Secret, respond};
use crate::service::idempotency::{self, Request};
use actix_web::body::BoxBody;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder, dev::Payload};
use futures_util::future::LocalBoxFuture;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::idempotency::StoredAnswer;
use utoipa::ToSchema;
use utoipa::openapi::path::ParameterIn;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{RefOr, Required};

const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The body of a POST together with its idempotency key: a repetition with the same key has one effect and one answer.
#[derive(Clone, Debug)]
pub struct Post<T> {
    /// The body.
    pub body: T,
    request: Request,
}

/// For a POST that says everything by its path.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub struct NoBody {}

/// The answer of a [`Post`]: fresh, or that of the first time.
#[derive(Debug)]
pub struct Answer<R> {
    answer: StoredAnswer,
    replayed: bool,
    kind: PhantomData<fn() -> R>,
}

impl<R> Answer<R> {
    /// A fresh answer, or that of the first time.
    pub(super) const fn new(answer: StoredAnswer, replayed: bool) -> Self {
        Self { answer, replayed, kind: PhantomData }
    }
}

impl<T: Send + Sync + 'static> Post<T> {
    /// Whether its key was used before: [`Post::commit`] then answers without new work, and long work need not be done for it.
    ///
    /// # Errors
    /// The store failed.
    pub async fn is_repeated(&self, ctx: &Ctx, caller: &Arc<Caller>) -> ApiResult<bool> {
        let (caller, request) = (Arc::clone(caller), self.request.clone());
        ctx.db.write(move |tx| idempotency::is_known(tx, &caller, &request)).await
    }

    /// Runs `change` in one transaction together with the record of its answer; answers a repetition from that record.
    ///
    /// # Errors
    /// Those of `change`; `idempotency_key_mismatch` if the key belongs to another request.
    pub async fn commit<R, F>(self, ctx: &Ctx, caller: &Arc<Caller>, change: F) -> ApiResult<Answer<R>>
    where
        R: Reply + 'static,
        F: Fn(&mut Tx<'_>, &Caller, &T) -> ApiResult<R> + Send + 'static,
    {
        let Self { body, request } = self;
        let caller = Arc::clone(caller);
        let once = move |tx: &mut Tx<'_>| {
            let done = idempotency::once(tx, &caller, &request, |tx| Ok(change(tx, &caller, &body)?.store()?));
            done.inspect(|_answer| fail_point::reached("post-written"))
        };
        let (answer, replayed) = ctx.db.write(once).await?;
        fail_point::reached("post-committed");
        Ok(Answer::new(answer, replayed))
    }

    /// As [`Self::commit`], where the answer holds secrets: they are told once and never kept, and a repetition gets the rest.
    ///
    /// # Errors
    /// As [`Self::commit`].
    pub async fn commit_secret<R, F>(self, ctx: &Ctx, caller: &Arc<Caller>, change: F) -> ApiResult<Answer<Secret<R>>>
    where
        R: Reply + 'static,
        F: Fn(&mut Tx<'_>, &Caller, &T) -> ApiResult<Secret<R>> + Send + 'static,
    {
        let Self { body, request } = self;
        let caller = Arc::clone(caller);
        let once = move |tx: &mut Tx<'_>| -> ApiResult<_> {
            let mut told = None;
            let (kept, replayed) = idempotency::once(tx, &caller, &request, |tx| {
                let secret = change(tx, &caller, &body)?;
                told = Some(secret.told.store()?);
                Ok(secret.kept.store()?)
            })?;
            // What a repetition tried was undone: its secrets open nothing.
            let fresh = told.filter(|_| !replayed);
            Ok((fresh.unwrap_or(kept), replayed))
        };
        let (answer, replayed) = ctx.db.write(once).await?;
        Ok(Answer::new(answer, replayed))
    }
}

impl<R> Responder for Answer<R> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let mut response = respond(self.answer, request);
        if self.replayed {
            response.headers_mut().insert(HeaderName::from_static("idempotency-replayed"), HeaderValue::from_static("true"));
        }
        response
    }
}

/// The form of a key, as the document tells it.
const KEY: &str = r#"^([!#-~]{8,200}|"[!#-~]{8,200}")$"#;

/// A key: a quoted structured-field string (RFC 8941) or the bare text, 8 to 200 visible characters.
pub(super) fn idempotency_key(request: &HttpRequest) -> Result<String, ApiError> {
    let Some(value) = request.headers().get(IDEMPOTENCY_KEY) else { return Err(Code::IdempotencyKeyRequired.into()) };
    let text = value.to_str().map_err(|_not_ascii| ApiError::from(Code::IdempotencyKeyInvalid))?.trim();
    let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
    let sane = (8..=200).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
    if sane { Ok(bare.to_owned()) } else { Err(Code::IdempotencyKeyInvalid.into()) }
}

impl<T: DeserializeOwned + 'static> FromRequest for Post<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let key = idempotency_key(&request)?;
            let bytes = read(&request, payload).await?;
            // A POST that says everything by its path may come without a body.
            let value = if bytes.is_empty() { serde_json::Value::Object(serde_json::Map::new()) } else { json(&request, &bytes, false)? };
            let operation = format!("{} {}", request.method(), request.match_pattern().unwrap_or_default());
            let hash = Ctx::extract(&request).await?.cursors.fingerprint(&[b"idempotency", request.path().as_bytes(), &bytes])?;
            Ok(Self { body: from_value(value)?, request: Request { operation, key, hash } })
        })
    }
}

impl<T: ToSchema> Describe for Post<T> {
    fn describe(doc: &mut OperationDoc) {
        let schema = doc.refer::<T>();
        // Without a body it is read as `{}`.
        let may_be_left_out = matches!(T::schema(), RefOr::T(Schema::Object(object)) if object.required.is_empty());
        describe_body(doc, &["application/json"], &schema, if may_be_left_out { Required::False } else { Required::True });
        takes_idempotency_key(doc);
    }
}

/// Adds the key to what an operation takes.
pub(super) fn takes_idempotency_key(doc: &mut OperationDoc) {
    let text = "A key of your choice, such as a UUID: the same request with the same key has one effect and one answer, for 48 hours.";
    let form = ObjectBuilder::new().schema_type(Type::String).min_length(Some(8)).max_length(Some(202)).pattern(Some(KEY));
    doc.takes(ParameterIn::Header, "Idempotency-Key", text, true, form.into());
    doc.refuses(&[Code::IdempotencyKeyRequired, Code::IdempotencyKeyInvalid, Code::IdempotencyKeyMismatch]);
}

impl<R: Describe> Describe for Answer<R> {
    fn describe(doc: &mut OperationDoc) {
        R::describe(doc);
    }
}
