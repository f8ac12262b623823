//! `stop` and `rolling`: the program is asked to end while people write.

use crate::check::Checker;
use crate::load::{Outcome, during};
use crate::program::{Place, Server, free_port};
use crate::rng::Rng;
use crate::tally::Tally;
use crate::{Common, say};
use anyhow::ensure;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A request that was sent this long before the signal has been read.
const READ: Duration = Duration::from_millis(50);
/// How long a balancer lets a replica finish that it sends nothing to any more.
const DRAIN: Duration = Duration::from_millis(500);

pub(crate) fn stop(common: &Common, cycles: u32) -> anyhow::Result<()> {
    let mut place = Place::new(common)?;
    let (checker, mut rng, mut tally) = (Checker::new(&place)?, Rng::new(common.seed), Tally::default());
    let (mut dropped, mut slowest) = (0, Duration::ZERO);
    let mut server = place.start(&[])?;
    for cycle in 0..cycles {
        place.refresh()?;
        let (prefix, since, at, after) = (format!("s{cycle:04}"), checker.marks()?, place.address, rng.between(100, 500));
        let (attempts, asked) = during(&place, &prefix, common.writers, false, &|_, _| at, || {
            std::thread::sleep(after);
            let asked = Instant::now();
            server.terminate()?;
            Ok(asked)
        })?;
        let status = server.ended()?;
        ensure!(status.success(), "it ended with {status}");
        slowest = slowest.max(asked.elapsed());
        // What comes after the signal may be refused; what was there before is answered.
        let broken = attempts.iter().filter(|attempt| attempt.sent + READ < asked && !matches!(attempt.outcome, Outcome::Kept(_)));
        for attempt in broken {
            dropped += 1;
            say(&format!(
                "  {} was sent {} ms before the signal: {}",
                attempt.key,
                asked.duration_since(attempt.sent).as_millis(),
                attempt.outcome.text()
            ));
        }
        server = place.start(&[])?;
        tally.started(server.started_in);
        tally.rounds += 1;
        checker.settle(&place, &since, &prefix, &attempts, &mut tally)?;
    }
    server.stop()?;
    tally.report("SIGTERM");
    say(&format!("  dropped {dropped}, the slowest end took {} ms", slowest.as_millis()));
    ensure!(dropped == 0, "{dropped} requests were begun and not answered");
    tally.judge(common.restart_within)
}

/// Two replicas over one database, one folder of keys and one of files.
struct Replicas {
    addresses: [SocketAddr; 2],
    servers: [Option<Server>; 2],
}

pub(crate) fn rolling(common: &Common, rounds: u32) -> anyhow::Result<()> {
    ensure!(common.postgres, "one SQLite file is for one server: say --postgres, under scripts/with-postgres");
    let place = Place::new(common)?;
    let (checker, addresses) = (Checker::new(&place)?, [place.address, free_port()?]);
    let [first, second] = addresses;
    let mut replicas = Replicas { addresses, servers: [Some(place.start_replica(first)?), Some(place.start_replica(second)?)] };
    let (mut tally, since) = (Tally { rounds, ..Tally::default() }, checker.marks()?);
    // The replica that gets nothing at present; 2 is none of them.
    let out = AtomicUsize::new(2);
    let route = |writer: usize, number: usize| match (out.load(Ordering::SeqCst), (writer + number) % 2) {
        (0, _) | (2, 1) => second,
        _ => first,
    };
    let (attempts, ()) = during(&place, "r", common.writers, true, &route, || {
        std::thread::sleep(Duration::from_millis(500));
        for _ in 0..rounds {
            for replica in 0..2 {
                tally.started(replicas.restart(&place, replica, &out)?);
            }
        }
        Ok(())
    })?;
    let errors: Vec<_> = attempts.iter().filter(|attempt| !matches!(attempt.outcome, Outcome::Kept(_))).collect();
    errors.iter().for_each(|attempt| say(&format!("  {}: {}", attempt.key, attempt.outcome.text())));
    checker.settle(&place, &since, "r", &attempts, &mut tally)?;
    for server in replicas.servers.into_iter().flatten() {
        server.stop()?;
    }
    tally.report("rolling restart of two replicas");
    say(&format!("  errors {} of {}", errors.len(), attempts.len()));
    ensure!(errors.is_empty(), "{} requests failed", errors.len());
    tally.judge(common.restart_within)
}

impl Replicas {
    /// As an operator does it: out of the balancer, SIGTERM, start, wait until it is ready, in again.
    fn restart(&mut self, place: &Place, replica: usize, out: &AtomicUsize) -> anyhow::Result<Duration> {
        out.store(replica, Ordering::SeqCst);
        std::thread::sleep(DRAIN);
        let (Some(server), Some(address)) = (self.servers.get_mut(replica), self.addresses.get(replica)) else {
            anyhow::bail!("there are two replicas");
        };
        if let Some(running) = server.take() {
            running.stop()?;
        }
        let started = place.start_replica(*address)?;
        let took = started.started_in;
        *server = Some(started);
        out.store(2, Ordering::SeqCst);
        std::thread::sleep(DRAIN);
        Ok(took)
    }
}
