//! Lots, where the published rule of a phase draws them. They follow from the ranking and the seed of the lock alone.

use super::analysis::Analysis;
use super::ranking::Ranking;
use super::ranks::{digest_text, lottery_key};
use super::seats::{Seating, seat_line, seating};
use crate::document::{DrawnLots, LotteryKind, TiePolicy};
use crate::id::ApplicationId;
use std::collections::BTreeSet;

/// Who takes a seat without a lot, and who draws for the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lots {
    /// Among whom lots are drawn.
    pub kind: LotteryKind,
    /// Who takes a seat without one.
    pub safe: BTreeSet<ApplicationId>,
    /// Who draws, in the order of their lots.
    pub block: Vec<ApplicationId>,
    /// How many seats they draw for.
    pub places: usize,
    /// SHA-256 of the seed.
    pub seed_digest: String,
}

impl Lots {
    /// Who of those that draw wins a seat.
    #[must_use]
    pub fn winners(&self) -> &[ApplicationId] {
        self.block.get(..self.places).unwrap_or(&self.block)
    }

    /// Whether there are more who draw than seats.
    #[must_use]
    pub fn are_needed(&self) -> bool {
        self.block.len() > self.places
    }

    /// Who takes a seat, by right or by lot.
    #[must_use]
    pub fn seating(&self) -> Seating {
        let seated = self.safe.iter().chain(self.winners()).cloned().collect();
        Seating { seated, open: BTreeSet::new() }
    }

    /// As they are kept with a decision.
    #[must_use]
    pub fn drawn(&self) -> DrawnLots {
        DrawnLots {
            kind: self.kind,
            places: u32::try_from(self.winners().len()).unwrap_or(u32::MAX),
            block: self.block.clone(),
            winners: self.winners().to_vec(),
            seed_digest: self.seed_digest.clone(),
        }
    }
}

/// Draws lots for `seats`. `None` where there is nothing to draw: nobody ties on the last seat; or the ranking does not say how sure it is,
/// so that nobody knows who stands around the line.
#[must_use]
pub fn draw_lots(kind: LotteryKind, deciding: &Ranking, analysis: Option<&Analysis>, seats: u32, seed: &str) -> Option<Lots> {
    let places = usize::try_from(seats).unwrap_or(usize::MAX);
    let (safe, mut block) = match kind {
        LotteryKind::All => {
            let ranked = deciding.entries.iter().filter(|entry| entry.rank.is_some());
            (BTreeSet::new(), ranked.map(|entry| entry.application.clone()).collect::<Vec<_>>())
        }
        LotteryKind::Ties => {
            let tied = seat_line(deciding, seats).tied_at_last_seat;
            if tied.is_empty() {
                return None;
            }
            (seating(deciding, seats, TiePolicy::Exclude, seed).seated, tied)
        }
        LotteryKind::AroundLine => {
            let analysis = analysis.filter(|analysis| analysis.tells_chances())?;
            let report = analysis.report.lottery.as_ref()?;
            (report.accept.iter().cloned().collect(), report.lottery.clone())
        }
    };
    block.sort_by_cached_key(|id| lottery_key(seed, &id.to_string()));
    let places = places.saturating_sub(safe.len()).min(block.len());
    Some(Lots { kind, safe, block, places, seed_digest: digest_text(seed) })
}

impl Ranking {
    /// The lots that the published rule draws on this ranking, with the seed of its lock.
    #[must_use]
    pub fn lots(&self) -> Option<Lots> {
        let analysis = self.analysis.as_deref()?;
        draw_lots(analysis.lots?, &self.deciding(), Some(analysis), analysis.seats, &analysis.seed)
    }
}

#[cfg(test)]
#[path = "lots_tests.rs"]
mod tests;
