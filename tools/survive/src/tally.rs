//! What came of the rounds.

use crate::say;
use anyhow::ensure;
use std::time::Duration;

/// Counted over all rounds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) rounds: u32,
    /// Writes that were answered.
    pub(crate) kept: u64,
    /// Writes without an answer, or refused.
    pub(crate) unknown: u64,
    /// Of these, how many had been kept.
    pub(crate) unknown_kept: u64,
    /// Writes that were answered and are not there.
    pub(crate) lost: u64,
    /// Writes of which a part is there.
    pub(crate) half: u64,
    /// Keys under which there is not exactly one call.
    pub(crate) doubled: u64,
    /// Databases that were not whole.
    pub(crate) damaged: u64,
    pub(crate) starts: Vec<Duration>,
}

impl Tally {
    pub(crate) fn started(&mut self, took: Duration) {
        self.starts.push(took);
    }

    /// Every start after what was done to the program: how long the median and the slowest took.
    fn restarts(&self) -> (Duration, Duration) {
        let mut sorted = self.starts.clone();
        sorted.sort();
        (sorted.get(sorted.len() / 2).copied().unwrap_or_default(), sorted.last().copied().unwrap_or_default())
    }

    pub(crate) fn report(&self, what: &str) {
        let Self { rounds, kept, unknown, unknown_kept, lost, half, doubled, damaged, .. } = self;
        let (median, slowest) = self.restarts();
        say(&format!("{what}: {rounds} rounds, {kept} writes answered, {unknown} unknown ({unknown_kept} of them kept)"));
        say(&format!("  lost {lost}, half applied {half}, doubled {doubled}, damaged {damaged}"));
        say(&format!("  ready again: median {} ms, slowest {} ms", median.as_millis(), slowest.as_millis()));
    }

    /// Whether every promise was kept, and the program was ready again within `restart` seconds.
    pub(crate) fn judge(&self, restart: Option<u64>) -> anyhow::Result<()> {
        let broken = self.broken();
        ensure!(broken == 0, "{broken} promises were broken");
        ensure!(self.kept > 0, "nothing was written: this proves nothing");
        let slowest = self.restarts().1;
        ensure!(restart.is_none_or(|limit| slowest < Duration::from_secs(limit)), "a restart took {} ms", slowest.as_millis());
        Ok(())
    }

    /// How many promises were broken.
    pub(crate) const fn broken(&self) -> u64 {
        self.lost + self.half + self.doubled + self.damaged
    }
}
