//! The panel of a challenge: jurors, conflicts of interest, assignments, review phases, ranking and decision.
//!
//! Steps return the changed value; `version` and `updated_at` are the store's.

mod aggregate;
mod analysis;
mod assignment;
mod association;
mod assumption;
mod bridging;
pub mod calibration;
mod clearance;
mod committed_seed;
pub mod comparing;
mod conflict;
mod cut;
mod decision;
mod decision_correction;
mod deliberation;
mod display;
mod distributions;
mod divergence;
pub mod evaluation;
mod exclusion;
mod groundwork;
pub mod integrity;
mod lots;
pub mod pairwise;
mod panel;
mod peers;
mod persons;
mod phase_reliability;
mod pieces;
pub mod plan;
pub mod planning;
mod proposals;
mod pseudonym;
mod ranking;
mod ranks;
pub mod reliability;
mod reminder;
mod review;
mod reviews_state;
mod scale;
mod seats;
mod sheet_version;
mod shortlist;
mod simulation;
pub mod special;
mod standing;
mod states;
#[cfg(test)]
pub(crate) mod testing;
pub mod uncertainty;

pub use aggregate::{
    Centre, Composite, CoverageRule, MIN_COVERAGE, MissingPolicy, composite, mean, reaches, sample_sd, squared_deviations,
};
pub use analysis::{Analysis, Asked, PhaseInput, PhaseReport, analyse, phase_rules};
pub use assignment::{Assignment, AssignmentStep};
pub use assumption::StatedAssumption;
pub use bridging::{BridgeRoom, bridges};
pub use clearance::{Clearance, Looked, Whom};
pub use committed_seed::{CommittedSeed, SeedCommitment};
pub use conflict::{
    ConflictFinding, Declared, DeclaredConflict, JurorIdentity, LOOK_BACK_MONTHS, Period, StartupIdentity, Tie, conflicts,
    ensure_unconflicted,
};
pub use cut::{CutPart, PartLine, PhaseCut};
pub use decision::{Deciding, check_decision};
pub use decision_correction::{Correctable, DecisionCorrection, FIRST_RELEASE, OutcomeChange, outcome_changes};
pub use deliberation::{SessionFacts, settle_deliberation};
pub use display::rounded_text;
pub use divergence::diverge;
pub use exclusion::{JurorExclusion, JurorExclusions, PlaceWithAll, Readmission, places_with_all};
pub use lots::{Lots, draw_lots};
pub use panel::{Juror, JurorStep};
pub use peers::peer_pseudonym;
pub use persons::{Persons, ReadBefore, Readings};
pub use phase_reliability::{
    Agreement, ConcordanceFigures, CriterionAgreement, ENOUGH_UNITS, IccFigures, Interval, PhaseReliability, phase_reliability,
};
pub use proposals::{Proposals, proposals};
pub use pseudonym::pseudonym;
pub use ranking::{Coverage, PanelValue, RankedApplication, Ranking, Review, rank, rank_by, review_score};
pub use ranks::{Placing, RankMode, TieStep, TieValue, competition_ranks, digest_text, key_in, lottery_key, place_by, ranking_key, ranks};
pub use reminder::{LAST_CALL, REMINDER_PAUSE, ReminderOutcome, last_call, remind};
pub use review::{ReviewPhase, Scoring};
pub use reviews_state::{MIDDLE, ReviewsState, reviews_state};
pub use scale::{Direction, Scale, ScaleError};
pub use seats::{SeatLine, Seating, seat_line, seating};
pub use sheet_version::SheetVersion;
pub use simulation::{MAX_SEATS, Reality, Simulated, Supposition};
pub use standing::{NotCounted, SheetStanding, sheet_standing};
pub use states::{AssignmentState, ConflictKind, ConflictSource, JurorRole, JurorState, ReviewState, ReviewStep};

/// The longest reason or declaration that a person writes.
const MAX_REASON: usize = 4_000;

/// A reason that must be given, at `/reason`.
fn required_reason(reason: String) -> Result<String, crate::refusal::Refusal> {
    let mut check = crate::refusal::Check::default();
    check.required_text("/reason", &reason, MAX_REASON);
    check.finish().map(|()| reason)
}

/// A text that may be given; a blank one is none.
fn optional_text(pointer: &str, text: Option<String>) -> Result<Option<String>, crate::refusal::Refusal> {
    let text = text.filter(|text| !text.trim().is_empty());
    let mut check = crate::refusal::Check::default();
    if let Some(text) = &text {
        check.text(pointer, text, MAX_REASON);
    }
    check.finish().map(|()| text)
}
