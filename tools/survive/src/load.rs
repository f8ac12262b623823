//! Clients that write as fast as they are answered, and write down what they were answered.

use crate::client::{Answer, Client, Request};
use crate::program::Place;
use anyhow::ensure;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long a writer waits after it was refused.
const PAUSE: Duration = Duration::from_millis(20);

/// How long the first write may take that is kept.
const FIRST: Duration = Duration::from_secs(30);

/// What a client knows of one request.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// It was answered 201: the call has this id.
    Kept(String),
    /// It was refused for now, with this status: it may nevertheless have been kept.
    Refused(u16),
    /// There was no answer.
    Broken(String),
    /// It was answered as it never should be.
    Wrong(String),
}

impl Outcome {
    /// For people.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Kept(id) => format!("kept as {id}"),
            Self::Refused(status) => format!("refused with {status}"),
            Self::Broken(why) => format!("no answer: {why}"),
            Self::Wrong(answer) => format!("answered {answer}"),
        }
    }
}

/// One request. Its key is also the title of the call that it posts.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) key: String,
    pub(crate) sent: Instant,
    pub(crate) took: Duration,
    pub(crate) outcome: Outcome,
    /// Whether a refusal said when to come back.
    pub(crate) polite: bool,
}

/// Posts a call under a key.
pub(crate) fn post(client: &mut Client, place: &Place, key: &str) -> Attempt {
    let body = json!({"organisation_id": place.organisation(), "document": {"title": {"fr": key}}});
    let request = Request { method: "POST", path: "/v1/challenges", token: place.token(), key, body: Some(&body) };
    let sent = Instant::now();
    let answer = client.send(&request);
    let polite = answer.as_ref().is_ok_and(|answer| answer.head.to_ascii_lowercase().contains("\r\nretry-after:"));
    Attempt { key: key.to_owned(), sent, took: sent.elapsed(), outcome: read(answer), polite }
}

fn read(answer: std::io::Result<Answer>) -> Outcome {
    match answer {
        Err(why) => Outcome::Broken(why.to_string()),
        Ok(answer) => match (answer.status, answer.json().get("id").and_then(Value::as_str)) {
            (201, Some(id)) => Outcome::Kept(id.to_owned()),
            (503 | 507, _) => Outcome::Refused(answer.status),
            _ => Outcome::Wrong(answer.text()),
        },
    }
}

/// Who is asked next, for writer and request.
pub(crate) type Route<'a> = &'a (dyn Fn(usize, usize) -> SocketAddr + Sync);

/// Lets `writers` clients write while `meanwhile` runs; what all of them were answered. It begins once something was kept, so that there
/// is something to lose. Keys begin with `prefix`. A client ends when the other side is gone, unless `patient`: then it goes on until the
/// end.
pub(crate) fn during<T>(
    place: &Place,
    prefix: &str,
    writers: usize,
    patient: bool,
    route: Route<'_>,
    meanwhile: impl FnOnce() -> anyhow::Result<T>,
) -> anyhow::Result<(Vec<Attempt>, T)> {
    let (stop, written) = (AtomicBool::new(false), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let (stop, written) = (&stop, &written);
        let threads: Vec<_> = (0..writers)
            .map(|writer| {
                scope.spawn(move || {
                    let (mut attempts, mut at, mut number) = (Vec::new(), route(writer, 0), 0);
                    let mut client = Client::new(at);
                    while !stop.load(Ordering::Relaxed) {
                        let next = route(writer, number);
                        if next != at {
                            (at, client) = (next, Client::new(next));
                        }
                        let attempt = post(&mut client, place, &format!("{prefix}-{writer:02}-{number:05}"));
                        let (kept, broken) = (matches!(attempt.outcome, Outcome::Kept(_)), matches!(attempt.outcome, Outcome::Broken(_)));
                        attempts.push(attempt);
                        number += 1;
                        written.fetch_or(kept, Ordering::Relaxed);
                        if broken && !patient {
                            break;
                        }
                        if !kept {
                            std::thread::sleep(PAUSE);
                        }
                    }
                    attempts
                })
            })
            .collect();
        let done = first(written).and_then(|()| meanwhile());
        stop.store(true, Ordering::Relaxed);
        let attempts = threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect();
        Ok((attempts, done?))
    })
}

/// Waits until something was kept.
fn first(written: &AtomicBool) -> anyhow::Result<()> {
    let begun = Instant::now();
    while !written.load(Ordering::Relaxed) {
        ensure!(begun.elapsed() < FIRST, "nothing was kept within {} s", FIRST.as_secs());
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}
