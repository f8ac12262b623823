//! Leaving the sheets of a juror out of a ranking: by a person, with a reason, between the lock and the decision, and taken back as freely.
//! Both rankings stay on record.

use super::evaluation::RulesFault;
use super::{Analysis, Asked, PhaseInput, Ranking, ReviewPhase, ReviewState, analyse, required_reason};
use crate::code::{Code, FieldCode};
use crate::document::Document;
use crate::id::{ApplicationId, JurorId, UserId};
use crate::refusal::Refusal;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// A juror whose sheets of a phase do not count, or did not for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "reason": "Notes recopiées d'un autre juré.",
    "excluded_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "excluded_at": "2027-05-03T09:00:00.000000Z", "readmission": null})))]
pub struct JurorExclusion {
    /// The juror.
    pub juror_id: JurorId,
    /// Why.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 4000))]
    pub reason: String,
    /// Who left the sheets out.
    pub excluded_by: UserId,
    /// When.
    pub excluded_at: Instant,
    /// That they count again; null while they do not.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub readmission: Option<Readmission>,
}

/// That the sheets of a juror count again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"reason": "Les notes ont été expliquées.",
    "readmitted_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "readmitted_at": "2027-05-03T11:00:00.000000Z"})))]
pub struct Readmission {
    /// Why.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 4000))]
    pub reason: String,
    /// Who said so.
    pub readmitted_by: UserId,
    /// When.
    pub readmitted_at: Instant,
}

/// Every exclusion of a phase, oldest first, with those that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JurorExclusions {
    /// The exclusions.
    pub exclusions: Vec<JurorExclusion>,
}

impl Document for JurorExclusions {}

impl JurorExclusions {
    /// Those that hold.
    pub fn standing(&self) -> impl Iterator<Item = &JurorExclusion> {
        self.exclusions.iter().filter(|exclusion| exclusion.readmission.is_none())
    }
}

/// Where an application would stand had every sheet counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceWithAll {
    /// The application.
    pub application_id: ApplicationId,
    /// Its plain score, 0 to 100.
    pub score: Option<f64>,
    /// Its rank by the method that decides.
    pub rank: Option<u32>,
}

impl ReviewPhase {
    /// Whether the sheets of a juror are left out of the ranking.
    #[must_use]
    pub fn excludes(&self, juror: &JurorId) -> bool {
        self.exclusions.standing().any(|exclusion| &exclusion.juror_id == juror)
    }

    /// Leaves the sheets of a juror out. Whether `by` is independent is the caller's to check.
    ///
    /// # Errors
    /// `panel_open` before the lock, `already_released` after the release, `invalid_state` once it is decided; `validation_failed` at `/reason`,
    /// and at `/juror_id` for whoever is left out already.
    pub fn exclude(self, juror: JurorId, reason: String, by: UserId, now: Instant) -> Result<Self, Refusal> {
        self.ensure_undecided()?;
        if self.excludes(&juror) {
            return Err(Refusal::field("/juror_id", FieldCode::Duplicate));
        }
        let reason = required_reason(reason)?;
        let mut exclusions = self.exclusions;
        exclusions.exclusions.push(JurorExclusion { juror_id: juror, reason, excluded_by: by, excluded_at: now, readmission: None });
        Ok(Self { exclusions, ..self })
    }

    /// Lets the sheets of a juror count again.
    ///
    /// # Errors
    /// As [`ReviewPhase::exclude`]; `not_found` for a juror who is not left out.
    pub fn readmit(self, juror: &JurorId, reason: String, by: UserId, now: Instant) -> Result<Self, Refusal> {
        self.ensure_undecided()?;
        let reason = required_reason(reason)?;
        let mut exclusions = self.exclusions;
        let standing = exclusions.exclusions.iter_mut().find(|item| &item.juror_id == juror && item.readmission.is_none());
        let Some(exclusion) = standing else { return Err(Refusal::new(Code::NotFound)) };
        exclusion.readmission = Some(Readmission { reason, readmitted_by: by, readmitted_at: now });
        Ok(Self { exclusions, ..self })
    }

    /// Whether it is locked and not decided: a decision would rest on another ranking.
    ///
    /// # Errors
    /// `panel_open` before the lock, `already_released` after the release, `invalid_state` once it is decided.
    pub fn ensure_undecided(&self) -> Result<(), Refusal> {
        self.ensure_decidable()?;
        if self.state == ReviewState::Locked { Ok(()) } else { Err(Refusal::state(self.state.as_str())) }
    }
}

/// Where every application would stand by all of these sheets, by the method that decides.
///
/// # Errors
/// As [`analyse`].
pub fn places_with_all(whole: &PhaseInput<'_>, asked: &Asked<'_>) -> Result<Vec<PlaceWithAll>, RulesFault> {
    let plain = whole.rank();
    let analysis: Analysis = analyse(&plain, whole, &Asked { pivotal: false, ..asked.clone() })?;
    let ranking = Ranking { analysis: Some(Box::new(analysis)), ..plain }.deciding();
    let place = |entry: super::RankedApplication| PlaceWithAll { application_id: entry.application, score: entry.score, rank: entry.rank };
    Ok(ranking.entries.into_iter().map(place).collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{id, moment, phase};
    use super::*;

    fn excluded(phase: ReviewPhase, reason: &str) -> Result<ReviewPhase, Refusal> {
        phase.exclude(id(1), reason.to_owned(), id(9), moment(30))
    }

    #[test]
    fn a_juror_is_left_out_with_a_reason_between_lock_and_decision_and_comes_back_with_one() {
        let locked = phase(ReviewState::Locked);
        assert_eq!(excluded(locked.clone(), " ").unwrap_err().fields[0].pointer, "/reason");
        let without = excluded(locked.clone(), "Notes recopiées.").unwrap();
        assert!(without.excludes(&id(1)) && !without.excludes(&id(2)) && !locked.excludes(&id(1)));
        assert_eq!(excluded(without.clone(), "Encore.").unwrap_err(), Refusal::field("/juror_id", FieldCode::Duplicate));
        let readmit = |phase: ReviewPhase, juror: u8, reason: &str| phase.readmit(&id(juror), reason.to_owned(), id(8), moment(31));
        assert_eq!(readmit(without.clone(), 2, "Erreur.").unwrap_err().code, Code::NotFound);
        assert_eq!(readmit(without.clone(), 1, "").unwrap_err().fields[0].pointer, "/reason");
        let back = readmit(without.clone(), 1, "Expliquées.").unwrap();
        assert!(!back.excludes(&id(1)) && back.exclusions.standing().count() == 0);
        assert_eq!(readmit(back.clone(), 1, "Encore.").unwrap_err().code, Code::NotFound);
        // Left out once more: both stay on record.
        let again = excluded(back, "Après vérification.").unwrap();
        assert_eq!((again.exclusions.exclusions.len(), again.exclusions.standing().count()), (2, 1));
        for (state, code) in [
            (ReviewState::Planned, Code::PanelOpen),
            (ReviewState::Decided, Code::InvalidState),
            (ReviewState::Released, Code::AlreadyReleased),
        ] {
            assert_eq!(excluded(phase(state), "Notes recopiées.").unwrap_err().code, code, "{state}");
            assert_eq!(readmit(ReviewPhase { state, ..without.clone() }, 1, "Expliquées.").unwrap_err().code, code, "{state}");
        }
    }
}
