//! Answers that take long to make, given again to whoever asked for them as long as nothing is written.
//!
//! Such an answer is made of what is stored and of who asks, and of no clock. It is kept under the mark of the snapshot from which it was
//! made, and given again to the same person for the same request only where the database has that mark: then nothing was written
//! since, not even about what that person may see.

use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::describe::{Describe, OperationDoc};
use crate::http::reply::{Found, Reply, cut, respond};
use crate::http::scope::Authentication;
use actix_web::body::BoxBody;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, Responder, dev::Payload};
use serde::Serialize;
use std::collections::VecDeque;
use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};
use tahaddi_domain::id::UserId;
use tahaddi_persistence::DataMark;
use tahaddi_persistence::repo::idempotency::StoredAnswer;
use utoipa::ToSchema;

/// How many bytes all answers take at most, and one of them.
const MOST: usize = 32 << 20;
const MOST_EACH: usize = 8 << 20;
/// How many answers are kept, and under how many marks each: SQLite has one a connection.
const ANSWERS: usize = 64;
const MARKS: usize = 16;

/// Who asked for what: the person, and the path with its query.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    user: UserId,
    request: String,
}

struct Entry {
    key: Key,
    answer: Arc<StoredAnswer>,
    marks: VecDeque<DataMark>,
}

/// The answers that are kept, those given last first.
#[derive(Default)]
pub struct Unchanged(Mutex<VecDeque<Entry>>);

impl Unchanged {
    fn find(&self, key: &Key, mark: &DataMark) -> Option<Arc<StoredAnswer>> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = entries.iter().position(|entry| &entry.key == key && entry.marks.contains(mark))?;
        let entry = entries.remove(place)?;
        let answer = Arc::clone(&entry.answer);
        entries.push_front(entry);
        Some(answer)
    }

    fn keep(&self, key: Key, mark: DataMark, answer: &Arc<StoredAnswer>) {
        if answer.body.len() > MOST_EACH {
            return;
        }
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = entries.iter().position(|entry| entry.key == key).and_then(|place| entries.remove(place));
        // The same answer from another connection, or after a write about something else.
        let mut marks = known.filter(|known| known.answer == *answer).map(|known| known.marks).unwrap_or_default();
        marks.push_front(mark);
        marks.truncate(MARKS);
        entries.push_front(Entry { key, answer: Arc::clone(answer), marks });
        let mut room = MOST;
        entries.truncate(ANSWERS);
        entries.retain(|entry| {
            let fits = entry.answer.body.len() <= room;
            room -= if fits { entry.answer.body.len() } else { 0 };
            fits
        });
    }
}

/// A request whose answer may be one that was given before.
#[derive(Clone, Debug)]
pub struct Asked {
    request: HttpRequest,
    key: Key,
}

impl FromRequest for Asked {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let user = request.extensions().get::<Authentication>().and_then(|found| found.caller.actor.user.clone());
        ready(match user {
            Some(user) => {
                let key = Key { user, request: request.uri().path_and_query().map(ToString::to_string).unwrap_or_default() };
                Ok(Self { request: request.clone(), key })
            }
            None => Err(ApiError::fault("only answers to people are given again")),
        })
    }
}

impl Describe for Asked {
    fn describe(_doc: &mut OperationDoc) {}
}

impl Asked {
    /// The answer that was given before if nothing was written since; else the one that `make` makes, with the mark of the snapshot from
    /// which it made it.
    ///
    /// # Errors
    /// Those of `make`; the store failed.
    pub async fn unchanged<T: Serialize>(self, ctx: &Ctx, make: impl AsyncFnOnce() -> ApiResult<(DataMark, T)>) -> ApiResult<Same<T>> {
        let mark = ctx.db.read(|conn| Ok::<_, ApiError>(conn.mark()?)).await?;
        if let Some(answer) = ctx.unchanged.find(&self.key, &mark) {
            return Ok(Same { answer, kind: PhantomData });
        }
        let (mark, view) = make().await?;
        let whole = Found::computed(view).store()?;
        let answer = Arc::new(cut(whole, &self.request, None, false)?);
        ctx.unchanged.keep(self.key, mark, &answer);
        Ok(Same { answer, kind: PhantomData })
    }
}

/// 200 with one object that was computed, now or for the same request before.
#[derive(Debug)]
pub struct Same<T> {
    answer: Arc<StoredAnswer>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Responder for Same<T> {
    type Body = BoxBody;
    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        respond(StoredAnswer::clone(&self.answer), request)
    }
}

impl<T: ToSchema> Describe for Same<T> {
    fn describe(doc: &mut OperationDoc) {
        Found::<T>::describe(doc);
    }
}
