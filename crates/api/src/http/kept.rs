//! Answers that are the same for everybody who is not signed in, kept for a moment: what all look at is made once.
//!
//! An answer is made of what is stored and of the time, so it is given again only under the same mark: in the same second, and as
//! long as nobody wrote what everybody may read. The mark is taken before the answer is begun, and a write counts before its writer
//! hears of it; so whoever has heard of a write sees it at once here, and on another replica when the second is over. Deadlines fall on
//! whole seconds: no answer tells of one that has passed as if it were to come.
//!
//! While an answer is made, whoever asks for the same waits for it. Refusals and faults are not kept.

use crate::context::Ctx;
use crate::http::accept::{Coding, Codings};
use crate::http::compress::{self, plain};
use crate::http::reply::{Unconditional, none_match};
use crate::http::scope::RequestScope;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage as _, HttpRequest, HttpResponse, web};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tahaddi_domain::time::Instant;
use tokio::sync::watch;

/// What an answer takes beside its key and its body, in bytes: more than it does.
const OVERHEAD: usize = 1_024;
/// The largest share of all the memory that one answer may take: this part.
const SHARE: usize = 8;

/// The state of the world in which an answer is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    /// How often what everybody may read has changed.
    shown: u64,
    /// The second.
    second: i64,
}

impl Mark {
    /// That of now.
    fn new(shown: u64, now: Instant) -> Self {
        Self { shown, second: now.seconds() }
    }
}

/// A kept answer: what its handler made, packed. What the envelope adds belongs to the request.
#[derive(Debug)]
struct Kept {
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

/// What became of an answer that others wait for.
#[derive(Clone, Debug)]
enum Outcome {
    Pending,
    Made(Arc<Kept>),
    /// It is not one to be kept: everybody makes the own one.
    Unkept,
}

/// One answer, under its mark.
enum Slot {
    Making { mark: Mark, ticket: u64, outcome: watch::Receiver<Outcome> },
    Made { mark: Mark, kept: Arc<Kept> },
}

#[derive(Default)]
struct Slots {
    by_key: HashMap<String, Slot>,
    /// How many bytes the answers that are made take.
    bytes: usize,
    ticket: u64,
}

/// The answers that are kept.
pub struct Answers {
    slots: Mutex<Slots>,
    most: usize,
    made: AtomicU64,
    given: AtomicU64,
}

/// What to do for a request.
enum Place<'a> {
    Given(Arc<Kept>),
    Wait(watch::Receiver<Outcome>),
    Make(Maker<'a>),
}

/// Whoever makes an answer for all who wait. Dropped without one, those who wait look again.
struct Maker<'a> {
    answers: &'a Answers,
    key: String,
    mark: Mark,
    ticket: u64,
    outcome: watch::Sender<Outcome>,
}

impl Answers {
    /// None yet, and never more than so many bytes; nothing is kept if that is none.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { slots: Mutex::default(), most, made: AtomicU64::new(0), given: AtomicU64::new(0) }
    }

    /// How many answers were made to be kept.
    #[must_use]
    pub fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    /// How often one was given that had been made for somebody else.
    #[must_use]
    pub fn given(&self) -> u64 {
        self.given.load(Ordering::Relaxed)
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn look(&self, key: &str, now: Mark) -> Place<'_> {
        let mut slots = self.lock();
        match slots.by_key.get(key) {
            Some(Slot::Made { mark, kept }) if *mark == now => return Place::Given(Arc::clone(kept)),
            // Nobody makes it any more whose end of the channel is gone.
            Some(Slot::Making { mark, outcome, .. }) if *mark == now && outcome.has_changed().is_ok() => {
                return Place::Wait(outcome.clone());
            }
            _ => {}
        }
        let (sender, outcome) = watch::channel(Outcome::Pending);
        slots.ticket += 1;
        let ticket = slots.ticket;
        slots.put(key.to_owned(), Slot::Making { mark: now, ticket, outcome });
        Place::Make(Maker { answers: self, key: key.to_owned(), mark: now, ticket, outcome: sender })
    }
}

impl Slots {
    fn put(&mut self, key: String, slot: Slot) {
        self.bytes += slot.size(&key);
        let size = key.len();
        if let Some(old) = self.by_key.insert(key, slot) {
            self.bytes -= old.sized(size);
        }
    }

    fn remove(&mut self, key: &str) {
        if let Some(old) = self.by_key.remove(key) {
            self.bytes -= old.size(key);
        }
    }

    /// Whether this answer is being made by the holder of this ticket: somebody may have begun a newer one.
    fn is_of(&self, key: &str, wanted: u64) -> bool {
        matches!(self.by_key.get(key), Some(Slot::Making { ticket, .. }) if *ticket == wanted)
    }

    /// Makes room: for what is out of date first, then for everything that is not being made.
    fn clear(&mut self, now: Mark, room: usize) {
        for all in [false, true] {
            if self.bytes > room {
                self.by_key.retain(|_, slot| matches!(slot, Slot::Making { .. }) || (!all && slot.mark() == now));
                self.bytes = self.by_key.iter().map(|(key, slot)| slot.size(key)).sum();
            }
        }
    }
}

impl Slot {
    fn mark(&self) -> Mark {
        match self {
            Self::Making { mark, .. } | Self::Made { mark, .. } => *mark,
        }
    }

    fn size(&self, key: &str) -> usize {
        self.sized(key.len())
    }

    fn sized(&self, key: usize) -> usize {
        match self {
            Self::Making { .. } => 0,
            Self::Made { kept, .. } => key + kept.body.len() + OVERHEAD,
        }
    }
}

impl Maker<'_> {
    /// Keeps the answer, and gives it to all who wait.
    fn keep(self, kept: &Arc<Kept>) {
        self.answers.made.fetch_add(1, Ordering::Relaxed);
        let slot = Slot::Made { mark: self.mark, kept: Arc::clone(kept) };
        let (size, most) = (slot.size(&self.key), self.answers.most);
        if size <= most / SHARE {
            let mut slots = self.answers.lock();
            slots.clear(self.mark, most - size);
            if slots.is_of(&self.key, self.ticket) {
                slots.put(self.key.clone(), slot);
            }
        }
        self.outcome.send_replace(Outcome::Made(Arc::clone(kept)));
    }

    /// There is nothing to keep.
    fn refuse(self) {
        self.outcome.send_replace(Outcome::Unkept);
    }
}

impl Drop for Maker<'_> {
    fn drop(&mut self) {
        let mut slots = self.answers.lock();
        if slots.is_of(&self.key, self.ticket) {
            slots.remove(&self.key);
        }
    }
}

/// Answers a request of which the operation says that its answers may be kept: from what is kept, or by its handler.
///
/// # Errors
/// Those of the handler.
pub async fn serve(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    localised: bool,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let ctx = req.app_data::<web::Data<Ctx>>().map(|data| data.get_ref().clone());
    let own = req.method() != Method::GET || req.headers().contains_key(header::AUTHORIZATION);
    let Some(ctx) = ctx.filter(|ctx| !own && ctx.answers.most > 0) else {
        return next.call(req).await.map(ServiceResponse::map_into_boxed_body);
    };
    let codings = Codings::of(req.headers());
    let key = key(&req, codings.packed, localised);
    let maker = loop {
        match ctx.answers.look(&key, Mark::new(ctx.db.shown(), ctx.clock.now())) {
            Place::Given(kept) => {
                ctx.answers.given.fetch_add(1, Ordering::Relaxed);
                return Ok(told(req.into_parts().0, &kept));
            }
            Place::Wait(mut outcome) => {
                let ended = outcome.wait_for(|outcome| !matches!(outcome, Outcome::Pending)).await.map(|outcome| outcome.clone()).ok();
                match ended {
                    Some(Outcome::Made(kept)) => {
                        ctx.answers.given.fetch_add(1, Ordering::Relaxed);
                        return Ok(told(req.into_parts().0, &kept));
                    }
                    Some(Outcome::Unkept) => return next.call(req).await.map(ServiceResponse::map_into_boxed_body),
                    // Whoever made it hung up.
                    Some(Outcome::Pending) | None => {}
                }
            }
            Place::Make(maker) => break maker,
        }
    };
    // Others wait for the whole of it, whatever this one has already.
    req.extensions_mut().insert(Unconditional);
    let response = match next.call(req).await {
        Ok(response) => response.map_into_boxed_body(),
        Err(error) => {
            maker.refuse();
            return Err(error);
        }
    };
    if response.status() != StatusCode::OK {
        maker.refuse();
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let (head, body) = compress::compress(response, codings).await.into_parts();
    match body.try_into_bytes() {
        Ok(body) => {
            let headers = head.headers().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
            let kept = Arc::new(Kept { headers, body });
            maker.keep(&kept);
            request.extensions_mut().remove::<Unconditional>();
            Ok(told(request, &kept))
        }
        Err(stream) => {
            maker.refuse();
            Ok(ServiceResponse::new(request, head.set_body(stream)))
        }
    }
}

/// What makes an answer another one: its path and query, its packing, and its language where it has one. Parameters of different names
/// mean the same in any order; those of one name are a list.
fn key(req: &ServiceRequest, packed: Option<Coding>, localised: bool) -> String {
    let language = req.extensions().get::<RequestScope>().map(|scope| scope.language).filter(|_| localised);
    let mut key = String::with_capacity(96);
    key.push_str(packed.unwrap_or(Coding::Identity).name());
    key.push(' ');
    key.push_str(language.map_or("", |language| language.tag()));
    key.push(' ');
    key.push_str(req.path());
    if !req.query_string().is_empty() {
        let mut pairs: Vec<_> = url::form_urlencoded::parse(req.query_string().as_bytes()).collect();
        pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        key.push('?');
        key.push_str(&url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish());
    }
    key
}

/// A kept answer for this request: `304` where the client has it already.
fn told(request: HttpRequest, kept: &Kept) -> ServiceResponse<BoxBody> {
    let tag = kept.headers.iter().find(|(name, _)| *name == header::ETAG).and_then(|(_, tag)| tag.to_str().ok());
    let known = tag.and_then(|tag| none_match(&request, &plain(tag)));
    let mut response = match &known {
        Some(_) => HttpResponse::NotModified().finish(),
        None => HttpResponse::Ok().body(kept.body.clone()),
    };
    let of_body = [header::ETAG, header::CONTENT_TYPE, header::CONTENT_ENCODING];
    for (name, value) in kept.headers.iter().filter(|(name, _)| known.is_none() || !of_body.contains(name)) {
        response.headers_mut().insert(name.clone(), value.clone());
    }
    if let Some(known) = known.and_then(|known| HeaderValue::from_str(&known).ok()) {
        response.headers_mut().insert(header::ETAG, known);
    }
    ServiceResponse::new(request, response)
}

#[cfg(test)]
mod tests;
