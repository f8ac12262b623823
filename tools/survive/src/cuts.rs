//! `power-cut`.

use crate::check::Checker;
use crate::cut::{Disk, shim};
use crate::load::during;
use crate::program::Place;
use crate::rng::Rng;
use crate::tally::Tally;
use crate::{Common, say};
use anyhow::ensure;
use std::path::{Path, PathBuf};

/// What the disk does with what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    AllLost,
    RandomSubset,
    /// Syncs of the log are believed and not done, as without `synchronous=FULL`: answers must get lost, or nothing is proven here.
    Control,
}

pub(crate) fn run(common: &Common, cuts: u32, control: u32) -> anyhow::Result<()> {
    ensure!(!common.postgres, "this is for SQLite; PostgreSQL has its own syncs, and `kill --postgres`");
    let mut rng = Rng::new(common.seed);
    for (mode, what) in [(Mode::AllLost, "power cut, all is lost"), (Mode::RandomSubset, "power cut, a random part survives")] {
        let mut bench = Bench::new(common)?;
        for number in 0..cuts {
            bench.cut(common, mode, number, &mut rng)?;
        }
        bench.tally.report(what);
        bench.tally.judge(common.restart_within)?;
    }
    if control == 0 {
        return Ok(());
    }
    let lost = lost_without_syncs(common, control, &mut rng)?;
    say(&format!("control, the log is never synced: {lost} answers lost in {control} cuts"));
    ensure!(lost > 0, "nothing got lost without syncs: this test does not bite");
    Ok(())
}

/// A program on a disk that can be cut off.
struct Bench {
    place: Place,
    checker: Checker,
    disk: Disk,
    library: PathBuf,
    tally: Tally,
}

impl Bench {
    fn new(common: &Common) -> anyhow::Result<Self> {
        let place = Place::new(common)?;
        let disk = Disk { folder: place.data(), log: place.beside("disk.log"), keep: place.beside("disk.keep") };
        let library = shim(&place.beside("."))?;
        Ok(Self { checker: Checker::new(&place)?, place, disk, library, tally: Tally::default() })
    }

    /// Writes for a while on that disk, cuts the power, starts on an honest one, and compares.
    fn cut(&mut self, common: &Common, mode: Mode, number: u32, rng: &mut Rng) -> anyhow::Result<()> {
        let (prefix, since) = (format!("p{number:04}"), self.checker.marks()?);
        let attempts = self.write_and_cut(common, mode, &prefix, rng)?;
        let server = self.place.start(&[])?;
        self.tally.started(server.started_in);
        self.tally.rounds += 1;
        self.tally.damaged += u64::from(!self.checker.is_whole()?);
        self.place.refresh()?;
        self.checker.settle(&self.place, &since, &prefix, &attempts, &mut self.tally)?;
        server.stop()
    }

    fn write_and_cut(&self, common: &Common, mode: Mode, prefix: &str, rng: &mut Rng) -> anyhow::Result<Vec<crate::load::Attempt>> {
        self.disk.settle()?;
        let mut environment: Vec<(&str, &Path)> = vec![
            ("LD_PRELOAD", &self.library),
            ("SURVIVE_FOLDER", &self.disk.folder),
            ("SURVIVE_LOG", &self.disk.log),
            ("SURVIVE_KEEP", &self.disk.keep),
        ];
        if mode == Mode::Control {
            environment.push(("SURVIVE_SWALLOW", Path::new("-wal")));
        }
        let server = self.place.start(&environment)?;
        let (after, at) = (rng.between(50, 500), self.place.address);
        let (attempts, ()) = during(&self.place, prefix, common.writers, false, &|_, _| at, || {
            std::thread::sleep(after);
            crate::program::signal("-KILL", &[server.id()])
        })?;
        server.kill()?;
        let lost = self.disk.cut((mode == Mode::RandomSubset).then_some(rng))?;
        say(&format!("  {prefix}: {} requests, {lost} steps of the disk lost", attempts.len()));
        Ok(attempts)
    }
}

/// How many answers get lost when the log is not synced. A database that is not usable any more has lost all of the round.
fn lost_without_syncs(common: &Common, cuts: u32, rng: &mut Rng) -> anyhow::Result<u64> {
    let mut lost = 0;
    for number in 0..cuts {
        // What is lost may be the log-in: each cut has a program of its own.
        let bench = Bench::new(common)?;
        let (prefix, since) = (format!("c{number:04}"), bench.checker.marks()?);
        let attempts = bench.write_and_cut(common, Mode::Control, &prefix, rng)?;
        lost += bench.checker.missing(&since, &prefix, &attempts);
    }
    Ok(lost)
}
