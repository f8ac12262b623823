//! What people ask while it is measured.

use crate::client::{Answer, request};
use crate::load::{Caller, Callers};
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Asks one request after the other, from the beginning again when they are through.
pub(crate) struct Repeat {
    requests: Arc<Vec<Vec<u8>>>,
    place: usize,
    status: u16,
}

impl Repeat {
    /// So many callers, each from another place on; the answers have this status.
    pub(crate) fn callers(count: usize, requests: Vec<Vec<u8>>, status: u16) -> Callers {
        let requests = Arc::new(requests);
        let step = (requests.len() / count.max(1)).max(1);
        let caller = |n: usize| Box::new(Self { requests: Arc::clone(&requests), place: n * step, status }) as Box<dyn Caller>;
        (0..count).map(caller).collect()
    }
}

impl Caller for Repeat {
    fn next(&mut self, out: &mut Vec<u8>) -> bool {
        let wanted = self.requests.get(self.place % self.requests.len().max(1));
        self.place += 1;
        wanted.inspect(|bytes| out.extend_from_slice(bytes)).is_some()
    }
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String> {
        expect(answer, self.status)
    }
}

fn expect(answer: &Answer<'_>, status: u16) -> Result<(), String> {
    if answer.status == status { Ok(()) } else { Err(answer.complaint()) }
}

/// A draft: whose it is and to which call, by place, and its id.
struct Draft {
    founder: usize,
    arena: usize,
    id: String,
}

/// The drafts that were begun and not used yet.
#[derive(Default)]
pub(crate) struct Drafts {
    waiting: Mutex<Vec<Draft>>,
    next: AtomicUsize,
}

impl Drafts {
    fn put(&self, draft: Draft) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(draft);
    }
    fn take(&self) -> Option<Draft> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

/// What callers who write share.
#[derive(Clone)]
pub(crate) struct Writers {
    /// Where.
    pub(crate) host: Arc<str>,
    /// The founders: the header with the token, the startup, the address.
    pub(crate) founders: Arc<Vec<(String, String, String)>>,
    /// Where they apply: the call and its two questions.
    pub(crate) arenas: Arc<Vec<(String, String, String)>>,
    /// What they have begun.
    pub(crate) drafts: Arc<Drafts>,
}

impl Writers {
    fn headers<'a>(bearer: &'a str, key: &'a str, media_type: &'a str) -> [(&'a str, &'a str); 3] {
        [("Authorization", bearer), ("Idempotency-Key", key), ("Content-Type", media_type)]
    }
}

/// A key that nobody has used: keys belong to people, and no person asks twice in a nanosecond.
fn fresh_key() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("bench-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Begins applications.
pub(crate) struct Apply {
    shared: Writers,
    text: Arc<str>,
    founder: usize,
    arena: usize,
}

impl Apply {
    /// Callers who share the pairs of founders and calls, each used once.
    pub(crate) fn callers(count: usize, shared: &Writers, text: &Arc<str>) -> Callers {
        let caller = |_| Box::new(Self { shared: shared.clone(), text: Arc::clone(text), founder: 0, arena: 0 }) as Box<dyn Caller>;
        (0..count).map(caller).collect()
    }
}

impl Caller for Apply {
    fn next(&mut self, out: &mut Vec<u8>) -> bool {
        let shared = &self.shared;
        let n = shared.drafts.next.fetch_add(1, Ordering::Relaxed);
        (self.founder, self.arena) = (n % shared.founders.len().max(1), n / shared.founders.len().max(1));
        let pair = shared.founders.get(self.founder).zip(shared.arenas.get(self.arena));
        let Some(((bearer, startup, _), (call, question, _))) = pair else { return false };
        let body = json!({"organisation_id": startup, "document": {"title": "Capteurs", "answers": {question: &*self.text}}}).to_string();
        let path = format!("/v1/challenges/{call}/applications");
        out.extend(request(
            "POST",
            &path,
            &shared.host,
            &Writers::headers(bearer, &fresh_key(), "application/json"),
            Some(body.as_bytes()),
        ));
        true
    }
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String> {
        expect(answer, 201)?;
        let id = answer.header("location").and_then(|location| location.rsplit('/').next()).ok_or("no Location")?;
        self.shared.drafts.put(Draft { founder: self.founder, arena: self.arena, id: id.to_owned() });
        Ok(())
    }
}

/// Hands drafts in.
pub(crate) struct Submit(Writers);

impl Submit {
    /// Callers who share the drafts.
    pub(crate) fn callers(count: usize, shared: &Writers) -> Callers {
        (0..count).map(|_| Box::new(Self(shared.clone())) as Box<dyn Caller>).collect()
    }
}

impl Caller for Submit {
    fn next(&mut self, out: &mut Vec<u8>) -> bool {
        let Some(Draft { founder, id, .. }) = self.0.drafts.take() else { return false };
        let Some((bearer, ..)) = self.0.founders.get(founder) else { return false };
        let path = format!("/v1/applications/{id}/submission");
        out.extend(request("POST", &path, &self.0.host, &Writers::headers(bearer, &fresh_key(), "application/json"), Some(b"{}")));
        true
    }
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String> {
        expect(answer, 200)
    }
}

/// Uploads a file to a draft, another draft each time.
pub(crate) struct Upload {
    shared: Writers,
    file: Arc<Vec<u8>>,
}

impl Upload {
    /// One caller.
    pub(crate) fn callers(shared: &Writers, file: &Arc<Vec<u8>>) -> Callers {
        vec![Box::new(Self { shared: shared.clone(), file: Arc::clone(file) })]
    }
}

impl Caller for Upload {
    fn next(&mut self, out: &mut Vec<u8>) -> bool {
        let Some(Draft { founder, arena, id }) = self.shared.drafts.take() else { return false };
        let pair = self.shared.founders.get(founder).zip(self.shared.arenas.get(arena));
        let Some(((bearer, ..), (.., question))) = pair else { return false };
        let path = format!("/v1/applications/{id}/files?question={question}&name=dossier.pdf");
        let key = fresh_key();
        let headers = Writers::headers(bearer, &key, "application/octet-stream");
        out.extend(request("POST", &path, &self.shared.host, &headers, Some(&self.file)));
        true
    }
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String> {
        expect(answer, 201)
    }
}

/// Logs in, each time as another founder and from another network: what is limited is not what is measured.
pub(crate) struct LogIn {
    shared: Writers,
    password: &'static str,
}

static LOG_INS: AtomicUsize = AtomicUsize::new(0);

impl LogIn {
    /// Callers who share the founders.
    pub(crate) fn callers(count: usize, shared: &Writers, password: &'static str) -> Callers {
        (0..count).map(|_| Box::new(Self { shared: shared.clone(), password }) as Box<dyn Caller>).collect()
    }
}

impl Caller for LogIn {
    fn next(&mut self, out: &mut Vec<u8>) -> bool {
        let n = LOG_INS.fetch_add(1, Ordering::Relaxed);
        let Some((_, _, email)) = self.shared.founders.get(n % self.shared.founders.len().max(1)) else { return false };
        let body = json!({"email": email, "password": self.password}).to_string();
        let network = format!("10.{}.{}.{}", n / 65_536 % 256, n / 256 % 256, n % 256);
        let headers = [("Content-Type", "application/json"), ("X-Forwarded-For", network.as_str())];
        out.extend(request("POST", "/v1/sessions", &self.shared.host, &headers, Some(body.as_bytes())));
        true
    }
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String> {
        expect(answer, 201)
    }
}

/// Writes sheets of its own, one after the other, each time with other scores.
pub(crate) struct Score {
    /// Where.
    pub(crate) host: Arc<str>,
    /// The header with the token, the assignment, and the validator that was seen last.
    pub(crate) sheets: Vec<(String, String, String)>,
    /// The criteria.
    pub(crate) criteria: Vec<String>,
    /// How many were written.
    pub(crate) written: usize,
}

impl Score {
    fn body(&self) -> String {
        let scores: serde_json::Map<String, serde_json::Value> = self
            .criteria
            .iter()
            .enumerate()
            .map(|(n, id)| (id.clone(), json!({"score": (self.written + n) % 11, "comment": "Vu."})))
            .collect();
        json!({"scores": scores, "comment": format!("Note {}", self.written)}).to_string()
    }
    fn put(&self, out: &mut Vec<u8>) -> bool {
        let Some((bearer, id, seen)) = self.sheets.get(self.written % self.sheets.len().max(1)) else { return false };
        let headers = [("Authorization", bearer.as_str()), ("If-Match", seen.as_str()), ("Content-Type", "application/json")];
        out.extend(request("PUT", &format!("/v1/jury/assignments/{id}/sheet"), &self.host, &headers, Some(self.body().as_bytes())));
        true
    }
}

impl Caller for Score {
    fn next(&mut self, out: &mut Vec<u8>) -> bool {
        self.put(out)
    }
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String> {
        let place = self.written % self.sheets.len().max(1);
        self.written += 1;
        expect(answer, 200)?;
        if let (Some(sheet), Some(tag)) = (self.sheets.get_mut(place), answer.header("etag")) {
            tag.clone_into(&mut sheet.2);
        }
        Ok(())
    }
}

/// Has assignments planned, each time anew.
pub(crate) struct Plan {
    /// Where.
    pub(crate) host: String,
    /// The plans of a phase.
    pub(crate) path: String,
    /// Who asks.
    pub(crate) bearer: String,
}

impl Caller for Plan {
    fn next(&mut self, out: &mut Vec<u8>) -> bool {
        out.extend(request("POST", &self.path, &self.host, &Writers::headers(&self.bearer, &fresh_key(), "application/json"), Some(b"{}")));
        true
    }
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String> {
        expect(answer, 201)
    }
}

/// Writes a sheet, hands it in, and then asks for the ranking, which alone is measured.
pub(crate) struct RankAfterSheet {
    /// The sheets that are left.
    pub(crate) score: Score,
    /// What asks for the ranking.
    pub(crate) ranking: Vec<u8>,
    /// What is next: 0 the sheet, 1 the hand-in, 2 the ranking.
    pub(crate) step: usize,
}

impl Caller for RankAfterSheet {
    fn next(&mut self, out: &mut Vec<u8>) -> bool {
        match self.step {
            0 => self.score.written < self.score.sheets.len() && self.score.put(out),
            1 => {
                let Some((bearer, id, _)) = self.score.sheets.get(self.score.written.saturating_sub(1)) else { return false };
                let path = format!("/v1/jury/assignments/{id}/completion");
                out.extend(request(
                    "POST",
                    &path,
                    &self.score.host,
                    &Writers::headers(bearer, &fresh_key(), "application/json"),
                    Some(b"{}"),
                ));
                true
            }
            _ => {
                out.extend_from_slice(&self.ranking);
                true
            }
        }
    }
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String> {
        let heard = if self.step == 0 { self.score.hear(answer) } else { expect(answer, 200) };
        self.step = (self.step + 1) % 3;
        heard
    }
    fn counts(&self) -> bool {
        self.step == 2
    }
}
