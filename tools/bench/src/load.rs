//! People who ask as fast as they are answered, each over one connection.

use crate::client::{Answer, Connection};
use crate::machine;
use crate::stats::{as_f64, percentile};
use anyhow::{Context as _, anyhow};
use std::net::SocketAddr;
use std::sync::Barrier;
use std::time::{Duration, Instant};

/// Somebody who asks.
pub(crate) trait Caller: Send {
    /// Writes the next request; `false` if there is nothing left to ask.
    fn next(&mut self, request: &mut Vec<u8>) -> bool;
    /// Hears the answer. What is wrong with it is told.
    ///
    /// # Errors
    /// It is not the one that was expected.
    fn hear(&mut self, answer: &Answer<'_>) -> Result<(), String>;
    /// Whether the last request is one of those that are measured; others only prepare one.
    fn counts(&self) -> bool {
        true
    }
}

/// Some who ask at once.
pub(crate) type Callers = Vec<Box<dyn Caller>>;

/// What one round gave.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    /// How many answers came in a second.
    pub(crate) rate: f64,
    /// How long half of them took at most, in microseconds.
    pub(crate) p50: f64,
    /// How long 99 of 100 took at most, in microseconds.
    pub(crate) p99: f64,
    /// Processor time of the server for each, in microseconds.
    pub(crate) cpu: f64,
    /// How many answers there were.
    pub(crate) count: usize,
    /// How many were wrong.
    pub(crate) wrong: usize,
    /// One of those.
    pub(crate) complaint: Option<String>,
}

#[derive(Default)]
struct Heard {
    times: Vec<u32>,
    wrong: usize,
    complaint: Option<String>,
}

/// Lets callers ask for a while, all at once. `roots` are the processes that answer.
///
/// # Errors
/// Nobody could connect, or nothing was answered.
pub(crate) fn drive(address: SocketAddr, roots: &[u32], callers: &mut [Box<dyn Caller>], span: Duration) -> anyhow::Result<Sample> {
    let ready = &Barrier::new(callers.len() + 1);
    let (heard, seconds, cpu) = std::thread::scope(|scope| {
        let threads: Vec<_> = callers.iter_mut().map(|caller| scope.spawn(move || ask(address, caller.as_mut(), ready, span))).collect();
        ready.wait();
        let (before, begun) = (machine::cpu(roots), Instant::now());
        let heard: Vec<_> =
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_panic| Err(anyhow!("a caller panicked")))).collect();
        (heard, begun.elapsed().as_secs_f64(), machine::cpu(roots).saturating_sub(before))
    });
    let mut all = Heard::default();
    for heard in heard {
        let heard = heard?;
        all.times.extend(heard.times);
        all.wrong += heard.wrong;
        all.complaint = all.complaint.or(heard.complaint);
    }
    all.times.sort_unstable();
    let count = all.times.len();
    Ok(Sample {
        rate: as_f64(count) / seconds,
        p50: percentile(&all.times, 0.5),
        p99: percentile(&all.times, 0.99),
        cpu: cpu.as_secs_f64() * 1e6 / as_f64(count.max(1)),
        count,
        wrong: all.wrong,
        complaint: all.complaint,
    })
}

fn ask(address: SocketAddr, caller: &mut dyn Caller, ready: &Barrier, span: Duration) -> anyhow::Result<Heard> {
    // Whoever cannot connect must not keep the others waiting.
    let connection = Connection::open(address);
    ready.wait();
    let mut connection = connection.with_context(|| format!("cannot connect to {address}"))?;
    let (mut heard, mut request) = (Heard::default(), Vec::new());
    let until = Instant::now() + span;
    loop {
        request.clear();
        if !caller.next(&mut request) {
            break;
        }
        let begun = Instant::now();
        let answer = connection.ask(&request)?;
        let took = begun.elapsed();
        if caller.counts() {
            heard.times.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
        }
        if let Err(complaint) = caller.hear(&answer) {
            heard.wrong += 1;
            heard.complaint.get_or_insert(complaint);
        }
        if Instant::now() >= until {
            break;
        }
    }
    Ok(heard)
}
