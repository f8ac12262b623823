//! What jurors who read the same dossier see of one another: a ladder whose steps the published rules choose from.

use super::{AssignmentState, ReviewPhase, pseudonym};
use crate::code::Code;
use crate::document::PeerVisibility;
use crate::id::{AssignmentId, Id as _};
use crate::refusal::Refusal;
use sha2::{Digest as _, Sha256};

impl ReviewPhase {
    /// Whether a juror whose own sheet of a dossier is `own` may see what the others said of it. That they have no conflict of interest, and
    /// still have the dossier, is the caller's to check.
    ///
    /// # Errors
    /// `forbidden` where the rules never show it; `panel_open` before the lock of a panel that is sealed, or whose rules wait for it;
    /// `invalid_state` before the own sheet is handed in, where that is the step.
    pub fn ensure_peers_visible(&self, own: AssignmentState) -> Result<(), Refusal> {
        match self.policy.peer_visibility {
            PeerVisibility::Never => Err(Refusal::new(Code::Forbidden)),
            PeerVisibility::AfterLock => self.ensure_locked(),
            PeerVisibility::AfterOwnSheet => {
                self.ensure_visible_scores()?;
                if own == AssignmentState::Completed { Ok(()) } else { Err(Refusal::state(own.as_str())) }
            }
        }
    }
}

/// What a juror calls another one who read the same dossier: always the same for one dossier, and another for the next one, so that nobody
/// is told by a habit. Made of the two assignments, of which the reader knows one.
#[must_use]
pub fn peer_pseudonym(reader: &AssignmentId, peer: &AssignmentId) -> String {
    let digest = Sha256::new().chain_update(reader.as_str()).chain_update([0x1f]).chain_update(peer.as_str()).finalize();
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(digest).for_each(|(byte, digested)| *byte = digested);
    pseudonym(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::ReviewState;
    use super::super::testing::{id, phase};
    use super::*;
    use crate::document::PeerVisibility::{AfterLock, AfterOwnSheet, Never};
    use AssignmentState::{Assigned, Completed};
    use ReviewState::{Decided, Locked, Planned, Released, Scoring};

    fn seen(visibility: PeerVisibility, sealed: bool, state: ReviewState, own: AssignmentState) -> Result<(), Code> {
        let mut phase = phase(state);
        (phase.policy.peer_visibility, phase.policy.sealed) = (visibility, sealed);
        phase.ensure_peers_visible(own).map_err(|refusal| refusal.code)
    }

    #[test]
    fn inv_39_each_step_of_the_ladder_holds_what_it_says() {
        for state in [Planned, Scoring, Locked, Decided, Released] {
            let locked = state >= Locked;
            let after_lock = if locked { Ok(()) } else { Err(Code::PanelOpen) };
            for sealed in [true, false] {
                for own in [Assigned, Completed] {
                    let case = format!("{state:?}, sealed {sealed}, own sheet {own:?}");
                    assert_eq!(seen(Never, sealed, state, own), Err(Code::Forbidden), "{case}");
                    assert_eq!(seen(AfterLock, sealed, state, own), after_lock, "{case}");
                    let after_own = if own == Completed { Ok(()) } else { Err(Code::InvalidState) };
                    let expected = if sealed { after_lock.and(after_own) } else { after_own };
                    assert_eq!(seen(AfterOwnSheet, sealed, state, own), expected, "{case}");
                }
            }
        }
    }

    #[test]
    fn a_peer_has_one_name_a_dossier_and_reader() {
        let name = |reader: u8, peer: u8| peer_pseudonym(&id(reader), &id(peer));
        assert_eq!(name(1, 2), name(1, 2));
        let all: std::collections::BTreeSet<String> = (1..30).flat_map(|reader| (30..60).map(move |peer| name(reader, peer))).collect();
        assert_eq!(all.len(), 29 * 30, "each differs");
        assert_ne!(name(1, 2), name(2, 1));
    }
}
