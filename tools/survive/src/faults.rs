//! `disk` and `database`: what the program stands on fails for a while.

use crate::Common;
use crate::check::Checker;
use crate::cluster::Cluster;
use crate::cut::shim;
use crate::load::{Attempt, Outcome, during};
use crate::program::{Place, Server};
use crate::tally::Tally;
use anyhow::ensure;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a fault lasts.
const FAULT: Duration = Duration::from_secs(3);
/// How long may pass after it until writes are taken again.
const RECOVERY: Duration = Duration::from_secs(10);
/// What is in flight when a fault begins or ends is judged by neither.
const EDGE: Duration = Duration::from_millis(300);
/// How long a refusal may take.
const REFUSAL: Duration = Duration::from_secs(2);

/// What a fault must look like from outside.
struct Expected {
    /// The statuses of writes while it lasts.
    statuses: &'static [u16],
    /// Whether the public list is answered meanwhile.
    reads: bool,
    /// Whether every refusal comes soon.
    soon: bool,
}

/// When a fault began and ended.
struct Met {
    begun: Instant,
    ended: Instant,
}

pub(crate) fn disk(common: &Common) -> anyhow::Result<()> {
    ensure!(!common.postgres, "this is for SQLite");
    let place = Place::new(common)?;
    let (fault, library) = (place.beside("fault"), shim(&place.beside("."))?);
    let data = place.data();
    let environment: [(&str, &Path); 3] = [("LD_PRELOAD", &library), ("SURVIVE_FOLDER", &data), ("SURVIVE_FAULT", &fault)];
    for (name, statuses) in [("full", &[507][..]), ("io", &[503])] {
        let server = place.start(&environment)?;
        let flag = fault.with_extension(name);
        let expected = Expected { statuses, reads: true, soon: true };
        round(common, &place, &server, &format!("disk {name}"), &expected, &|broken| {
            if broken {
                std::fs::write(&flag, "")?
            } else {
                std::fs::remove_file(&flag)?
            }
            Ok(())
        })?;
        server.stop()?;
    }
    Ok(())
}

pub(crate) fn database(common: &Common) -> anyhow::Result<()> {
    ensure!(common.postgres, "this is for PostgreSQL: say --postgres, under scripts/with-postgres");
    let (place, cluster) = (Place::new(common)?, Cluster::new()?);
    let server = place.start(&[])?;
    let gone = Expected { statuses: &[503], reads: false, soon: true };
    round(common, &place, &server, "database gone", &gone, &|broken| if broken { cluster.kill() } else { cluster.start() })?;
    let held = Expected { statuses: &[503], reads: false, soon: false };
    round(common, &place, &server, "database held still", &held, &|broken| cluster.hold(broken))?;
    server.stop()
}

/// Breaks something under writers, mends it, and looks at what they were answered and at what is there.
fn round(
    common: &Common,
    place: &Place,
    server: &Server,
    name: &str,
    expected: &Expected,
    set: &dyn Fn(bool) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let checker = Checker::new(place)?;
    let (prefix, since, at) = (name.replace(' ', "-"), checker.marks()?, place.address);
    let (attempts, met) = during(place, &prefix, common.writers, true, &|_, _| at, || {
        std::thread::sleep(Duration::from_secs(1));
        set(true)?;
        let begun = Instant::now();
        let seen = meanwhile(server, expected, begun);
        set(false)?;
        let ended = Instant::now();
        seen?;
        afterwards(server, ended)?;
        Ok(Met { begun, ended })
    })?;
    let mut tally = Tally { rounds: 1, ..Tally::default() };
    tally.started(refusals(&attempts, &met, expected)?);
    checker.settle(place, &since, &prefix, &attempts, &mut tally)?;
    tally.damaged += u64::from(!checker.is_whole()?);
    tally.report(name);
    tally.judge(None)
}

/// While the fault lasts the program lives, says whether it can work, and gives what it has.
fn meanwhile(server: &Server, expected: &Expected, begun: Instant) -> anyhow::Result<()> {
    let mut unready = 0;
    while begun.elapsed() < FAULT {
        let live = server.get("/health/live")?;
        ensure!(live.status == 200, "it does not live while it lasts: {}", live.text());
        if expected.reads {
            let list = server.get("/v1/challenges")?;
            ensure!(list.status == 200, "reads do not go on while it lasts: {}", list.text());
        } else if expected.soon {
            unready += u32::from(server.get("/health/ready")?.status == 503);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    ensure!(expected.reads || !expected.soon || unready > 0, "it said all the time that it was ready");
    Ok(())
}

/// Waits until the program says that it is ready, and lets people write for a while.
fn afterwards(server: &Server, ended: Instant) -> anyhow::Result<()> {
    while !server.get("/health/ready").is_ok_and(|answer| answer.status == 200) {
        ensure!(ended.elapsed() < RECOVERY, "it is not ready again within {} s", RECOVERY.as_secs());
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(Duration::from_secs(2));
    Ok(())
}

/// What writers were answered: while the fault lasted, and how soon after it they were served again.
fn refusals(attempts: &[Attempt], met: &Met, expected: &Expected) -> anyhow::Result<Duration> {
    let during = |attempt: &&Attempt| attempt.sent > met.begun + EDGE && attempt.sent + attempt.took + EDGE < met.ended;
    let mut refused = 0;
    for attempt in attempts.iter().filter(during) {
        match attempt.outcome {
            Outcome::Refused(status) => {
                refused += 1;
                ensure!(expected.statuses.contains(&status), "{} was refused with {status}", attempt.key);
                ensure!(!expected.soon || attempt.took < REFUSAL, "{} was refused after {} ms", attempt.key, attempt.took.as_millis());
                ensure!(status != 503 || attempt.polite, "{} was not told when to come back", attempt.key);
            }
            Outcome::Kept(_) => ensure!(!expected.soon, "{} was kept while nothing can be kept", attempt.key),
            ref other => anyhow::bail!("{}: {}", attempt.key, other.text()),
        }
    }
    ensure!(refused > 0 || !expected.soon, "nothing was refused: the fault was none");
    let served = attempts.iter().filter(|attempt| attempt.sent > met.ended && matches!(attempt.outcome, Outcome::Kept(_)));
    let first = served.map(|attempt| (attempt.sent + attempt.took).duration_since(met.ended)).min();
    first.ok_or_else(|| anyhow::anyhow!("nothing was kept after the fault"))
}
