//! What the organiser states of panels that nothing connects. No data can check it, so it is said with a reason and before the lock.

use super::ReviewPhase;
use super::evaluation::PanelAssumption;
use crate::code::FieldCode;
use crate::document::{Document, RankingMethod};
use crate::id::UserId;
use crate::refusal::{Check, Refusal};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// A statement about the panels of a phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"assumption": "equal_quality", "reason": "Les dossiers ont été répartis au sort entre les panels.",
    "stated_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "stated_at": "2027-04-20T09:00:00.000000Z"})))]
pub struct StatedAssumption {
    /// What is assumed.
    pub assumption: PanelAssumption,
    /// Why that is sound.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 4000))]
    pub reason: String,
    /// Who says so.
    pub stated_by: UserId,
    /// Since when.
    pub stated_at: Instant,
}

impl Document for StatedAssumption {}

impl ReviewPhase {
    /// States what is assumed of the panels, or that nothing is any more. Once the panel is locked it would be said of known scores.
    ///
    /// # Errors
    /// `panel_locked`; `validation_failed` at `/reason` without one, and at `/assumption` for equal quality where the published rules name
    /// a method that makes no use of it.
    pub fn assume(self, assumption: PanelAssumption, reason: &str, by: UserId, now: Instant) -> Result<Self, Refusal> {
        self.ensure_unlocked()?;
        let mut check = Check::default();
        check.required_text("/reason", reason, super::MAX_REASON);
        let exchanges = matches!(self.policy.ranking_method, RankingMethod::Raw | RankingMethod::Exchangeable);
        let fits = assumption != PanelAssumption::EqualQuality || exchanges;
        check.require(fits, "/assumption", FieldCode::NotAllowed);
        check.finish()?;
        let stated = StatedAssumption { assumption, reason: reason.to_owned(), stated_by: by, stated_at: now };
        Ok(Self { assumption: Some(stated), ..self })
    }

    /// What is assumed of the panels.
    #[must_use]
    pub fn assumed(&self) -> PanelAssumption {
        self.assumption.as_ref().map(|stated| stated.assumption).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::ReviewState;
    use super::super::testing::{id, moment, phase};
    use super::*;
    use crate::code::Code;

    #[test]
    fn it_is_stated_with_a_reason_before_the_lock() {
        let state = |phase: ReviewPhase, assumption, reason| phase.assume(assumption, reason, id(1), moment(5));
        let stated = state(phase(ReviewState::Planned), PanelAssumption::EqualSeverity, "Tirage au sort des panels.").unwrap();
        assert_eq!((stated.assumed(), phase(ReviewState::Planned).assumed()), (PanelAssumption::EqualSeverity, PanelAssumption::None));
        let taken_back = state(stated.clone(), PanelAssumption::None, "Erreur.").unwrap();
        assert_eq!(taken_back.assumed(), PanelAssumption::None);
        let silent = state(stated.clone(), PanelAssumption::EqualQuality, " ").unwrap_err();
        assert_eq!(silent.fields[0].pointer, "/reason");
        for locked in [ReviewState::Locked, ReviewState::Decided, ReviewState::Released] {
            let refusal = state(phase(locked), PanelAssumption::EqualSeverity, "Trop tard.").unwrap_err();
            assert_eq!(refusal.code, Code::PanelLocked);
        }
        for method in RankingMethod::ALL {
            let mut named = phase(ReviewState::Planned);
            named.policy.ranking_method = *method;
            let fits = matches!(method, RankingMethod::Raw | RankingMethod::Exchangeable);
            assert_eq!(state(named, PanelAssumption::EqualQuality, "Tirage au sort des dossiers.").is_ok(), fits, "{method}");
        }
    }
}
