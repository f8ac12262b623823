//! The analysis of an open panel, remembered: a second look at a panel in which nothing moved computes nothing.
//!
//! What counts is loaded for every look and compared with what the remembered analysis was computed from, so it is never stale. While
//! one look computes, another at the same panel waits for it.

use super::tally::Tally;
use crate::error::ApiResult;
use std::collections::VecDeque;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::id::PhaseId;
use tahaddi_domain::jury::{Ranking, ReviewPhase};

/// How many panels are remembered: those looked at last.
const MOST: usize = 8;

/// A ranking with its analysis, and what it was computed from.
struct Remembered {
    phase: ReviewPhase,
    challenge_version: i64,
    tally: Tally,
    ranking: Ranking,
}

type Slot = Arc<Mutex<Option<Remembered>>>;

static PANELS: LazyLock<Mutex<VecDeque<(PhaseId, Slot)>>> = LazyLock::new(Mutex::default);

/// The slot of a panel; the one looked at longest ago makes room.
fn slot(id: &PhaseId) -> Slot {
    let mut panels = PANELS.lock().unwrap_or_else(PoisonError::into_inner);
    let known = panels.iter().position(|(known, _)| known == id).and_then(|place| panels.remove(place));
    let (id, slot) = known.unwrap_or_else(|| (id.clone(), Slot::default()));
    panels.push_front((id, Arc::clone(&slot)));
    panels.truncate(MOST);
    slot
}

impl Remembered {
    fn is(&self, phase: &ReviewPhase, challenge_version: i64, tally: &Tally) -> bool {
        self.phase == *phase && self.challenge_version == challenge_version && self.tally.is(tally)
    }
}

/// The ranking of an open panel with its analysis, if nothing has moved that counts since it was computed. Waits for nobody.
pub(super) fn known(phase: &ReviewPhase, challenge_version: i64, tally: &Tally) -> Option<Ranking> {
    let slot = slot(&phase.id);
    let place = slot.try_lock().ok()?;
    place.as_ref().filter(|known| known.is(phase, challenge_version, tally)).map(|known| known.ranking.clone())
}

/// The ranking of an open panel with its analysis; computed if anything has moved that counts.
///
/// # Errors
/// Those of the computation.
pub(super) fn remembered(
    phase: &ReviewPhase,
    challenge_version: i64,
    tally: Tally,
    compute: impl FnOnce(&Tally) -> ApiResult<Ranking>,
) -> ApiResult<Ranking> {
    let slot = slot(&phase.id);
    let mut place = slot.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = place.as_ref().filter(|known| known.is(phase, challenge_version, &tally)) {
        return Ok(known.ranking.clone());
    }
    let ranking = compute(&tally)?;
    // Of a dossier no more than what is compared: nothing of it is to outlast its erasure here.
    let mut tally = tally;
    for item in &mut tally.candidates {
        item.document = ApplicationDocument { track: item.document.track.take(), ..ApplicationDocument::default() };
    }
    *place = Some(Remembered { phase: phase.clone(), challenge_version, tally, ranking: ranking.clone() });
    Ok(ranking)
}
