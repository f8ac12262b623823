//! `kill`.

use crate::check::Checker;
use crate::cluster::Cluster;
use crate::load::during;
use crate::program::Place;
use crate::rng::Rng;
use crate::tally::Tally;
use crate::{Common, say};
use std::time::Instant;

/// Every so many rounds the whole SQLite file is checked.
const WHOLE: u32 = 10;

/// What is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Victim {
    Program,
    /// One process of the server that works for the program: the server then restarts all of them.
    Backend,
    /// The whole server.
    Database,
}

pub(crate) fn run(common: &Common, cycles: u32) -> anyhow::Result<()> {
    let mut place = Place::new(common)?;
    let cluster = if common.postgres { Some(Cluster::new()?) } else { None };
    let checker = Checker::new(&place)?;
    let (mut rng, mut program, mut database) = (Rng::new(common.seed), Tally::default(), Tally::default());
    let mut server = place.start(&[])?;
    for cycle in 0..cycles {
        place.refresh()?;
        let (prefix, since) = (format!("k{cycle:04}"), checker.marks()?);
        let victim = match (&cluster, rng.below(3)) {
            (Some(_), 1) => Victim::Backend,
            (Some(_), 2) => Victim::Database,
            _ => Victim::Program,
        };
        let (after, at) = (rng.between(20, 500), place.address);
        // Who looks through a fault of the database goes on asking.
        let patient = victim != Victim::Program;
        let (attempts, back) = during(&place, &prefix, common.writers, patient, &|_, _| at, || {
            std::thread::sleep(after);
            let begun = Instant::now();
            match (&cluster, victim) {
                (Some(cluster), Victim::Backend) => {
                    let backends = cluster.backends()?;
                    let chosen = usize::try_from(rng.below(u64::try_from(backends.len())?))?;
                    crate::program::signal("-KILL", backends.get(chosen..=chosen).unwrap_or_default())?;
                    cluster.wait()?;
                }
                (Some(cluster), Victim::Database) => {
                    cluster.kill()?;
                    cluster.start()?;
                }
                _ => crate::program::signal("-KILL", &[server.id()])?,
            }
            Ok(begun.elapsed())
        })?;
        let tally = if victim == Victim::Program {
            server.kill()?;
            server = place.start(&[])?;
            program.started(server.started_in);
            &mut program
        } else {
            database.started(back + server.wait_until_ready()?);
            &mut database
        };
        tally.rounds += 1;
        checker.settle(&place, &since, &prefix, &attempts, tally)?;
        if cycle.is_multiple_of(WHOLE) || cycle + 1 == cycles {
            tally.damaged += u64::from(!checker.is_whole()?);
            say(&format!(
                "{} of {cycles}: lost {}, half applied {}",
                cycle + 1,
                program.lost + database.lost,
                program.half + database.half
            ));
        }
    }
    server.stop()?;
    program.report("the program was killed");
    if database.rounds > 0 {
        database.report("PostgreSQL was killed");
        database.judge(None)?;
    }
    if program.rounds > 0 { program.judge(common.restart_within) } else { Ok(()) }
}
