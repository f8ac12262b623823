//! Use cases of panels. What other services need of them is here; the rest is a file each.

pub mod analysis;
pub mod assign;
pub mod assignments;
pub mod assume;
pub mod book;
pub mod candidates;
pub mod clearances;
pub mod compare;
pub mod conflict_check;
pub mod conflicts;
pub mod correct;
pub mod corrections;
pub mod decide;
pub mod deliberation;
pub mod desk;
pub mod exclude;
pub mod expertise;
pub mod file_notices;
pub mod files;
pub mod history;
pub mod independence;
pub mod integrity;
pub mod juror_invite;
pub mod juror_remove;
pub mod juror_scope;
pub mod jurors;
pub mod lock;
mod locked;
pub mod minutes;
pub mod peers;
pub mod phase;
pub mod picture;
pub mod plans;
pub mod progress;
pub mod proposals;
pub mod ranking;
pub mod records;
pub mod recuse;
pub mod release;
mod remembered;
pub mod remind;
pub mod reopen;
pub mod results;
pub mod seats;
pub mod sheet;
pub mod simulate;
pub mod stage;
pub mod statements;
pub mod tally;
pub mod unassign;
mod whom;
pub mod workbook;

use crate::error::ApiResult;
use std::collections::BTreeSet;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{JurorScope, LocalizedText, Phase, ReviewPolicy};
use tahaddi_domain::id::{ApplicationId, ChallengeId, JurorId, PhaseId, UserId};
use tahaddi_domain::jury::{CommittedSeed, Juror, JurorExclusions, ReviewPhase, ReviewState, SeedCommitment};
use tahaddi_persistence::repo::{assignment, challenge, committed_seed, juror, outcome, review_phase};
use tahaddi_persistence::{Conn, Tx};

pub use tahaddi_persistence::repo::outcome::{FormerOutcome, ReleasedOutcome};

/// Creates the review phases of a challenge that is being published, and commits to the seeds of their locks.
///
/// # Errors
/// The store failed.
pub fn open_phases(tx: &mut Tx<'_>, challenge: &Challenge) -> ApiResult<()> {
    let now = tx.now()?;
    for phase in &challenge.document.phases {
        let (Some(id), Some(policy)) = (&phase.id, &phase.review) else { continue };
        let opened = ReviewPhase {
            id: id.clone(),
            challenge: challenge.id.clone(),
            state: ReviewState::Planned,
            policy: policy.clone(),
            opens_at: phase.opens_at(),
            closes_at: phase.closes_at(),
            rubric: policy.rubric.clone(),
            rubric_version: i64::from(policy.rubric.version.unwrap_or(1)),
            assumption: None,
            exclusions: JurorExclusions::default(),
            locked_by: None,
            locked_at: None,
            decision: None,
            decided_by: None,
            decided_at: None,
            released_by: None,
            released_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        review_phase::insert(tx, &opened)?;
        // Of every phase, whatever its rules draw: chances are drawn from it too.
        let drawn = CommittedSeed::draw(tx.random(), id.clone(), now);
        committed_seed::insert(tx, &challenge.id, &drawn)?;
    }
    Ok(())
}

/// Gives review phases that are being amended their new policy. Nobody has scored by what changes of their rubrics.
///
/// # Errors
/// The store failed.
pub fn amend_phases(tx: &mut Tx<'_>, amended: &[(&PhaseId, &ReviewPolicy)]) -> ApiResult<()> {
    let now = tx.now()?;
    for (id, policy) in amended {
        let Some(phase) = review_phase::find(tx, id)? else { continue };
        let rubric_version = i64::from(policy.rubric.version.unwrap_or(1));
        let (policy, rubric, version) = ((*policy).clone(), policy.rubric.clone(), phase.version + 1);
        review_phase::save(tx, &ReviewPhase { policy, rubric, rubric_version, version, updated_at: now, ..phase })?;
    }
    Ok(())
}

/// Which of these review phases somebody has scored in. Until the transaction ends nobody begins to.
///
/// # Errors
/// The store failed.
pub fn scored<'a>(tx: &mut Tx<'_>, phases: impl IntoIterator<Item = &'a PhaseId>) -> ApiResult<BTreeSet<PhaseId>> {
    let mut found = BTreeSet::new();
    for id in phases {
        review_phase::lock_row(tx, id)?;
        if assignment::any_score(tx, id)? {
            found.insert(id.clone());
        }
    }
    Ok(found)
}

/// What was published of the seeds of a challenge, by review phase.
///
/// # Errors
/// The store failed.
pub fn seed_commitments(conn: &mut Conn, challenge: &ChallengeId) -> ApiResult<Vec<(PhaseId, SeedCommitment)>> {
    Ok(committed_seed::of_call(conn, challenge)?)
}

/// Whether a review phase of the challenge has been locked. A write that depends on it holds the challenge
/// (`challenge::lock_shared`): the lock of a panel waits for that.
///
/// # Errors
/// The store failed.
pub fn is_locked(conn: &mut Conn, challenge: &ChallengeId) -> ApiResult<bool> {
    Ok(review_phase::any_locked(conn, challenge)?)
}

/// The released outcomes of an application, in the order of release.
///
/// # Errors
/// The store failed.
pub fn released_outcomes(conn: &mut Conn, application: &ApplicationId) -> ApiResult<Vec<ReleasedOutcome>> {
    Ok(outcome::of_application(conn, application)?)
}

/// What was told about an application and was corrected since, by phase, the oldest first.
///
/// # Errors
/// The store failed.
pub fn former_outcomes(conn: &mut Conn, application: &ApplicationId) -> ApiResult<Vec<FormerOutcome>> {
    Ok(outcome::former(conn, application)?)
}

/// The names of the tracks and of the phases that somebody was asked to judge; none in particular are all.
///
/// # Errors
/// The store failed.
pub fn asked_for(conn: &mut Conn, id: &JurorId) -> ApiResult<(Vec<LocalizedText>, Vec<LocalizedText>)> {
    let limited = juror::find(conn, id)?.filter(|seat| seat.scope != JurorScope::default());
    let Some(Juror { scope, challenge, .. }) = limited else { return Ok((Vec::new(), Vec::new())) };
    let call = challenge::find(conn, &challenge)?.ok_or(Code::NotFound)?.document;
    let tracks = call.tracks.iter().filter(|track| scope.tracks.contains(&track.key)).map(|track| track.title.clone());
    let asked = |phase: &&Phase| phase.id.as_ref().is_some_and(|id| scope.phases.contains(id));
    Ok((tracks.collect(), call.phases.iter().filter(asked).map(|phase| phase.title.clone()).collect()))
}

/// A person who was invited takes the seat on the panel.
///
/// # Errors
/// `invalid_state` if the seat is not open any more or the call is over, `already_on_panel` if the person sits on the panel under another address,
/// `validation_failed` without the promise of confidentiality.
pub fn accept_seat(tx: &mut Tx<'_>, id: &JurorId, user: &UserId, confidentiality: bool, interests: Option<&str>) -> ApiResult<()> {
    juror::lock(tx, id)?;
    let invited = juror::find(tx, id)?.ok_or(Code::NotFound)?;
    if juror::seat(tx, &invited.challenge, user)?.is_some() {
        return Err(Code::AlreadyOnPanel.into());
    }
    stage::ensure_live(&challenge::find(tx, &invited.challenge)?.ok_or(Code::NotFound)?)?;
    let now = tx.now()?;
    let accepted = invited.accept(user.clone(), confidentiality, interests.map(str::to_owned), now)?;
    juror::save(tx, &Juror { version: accepted.version + 1, updated_at: now, ..accepted })?;
    Ok(())
}

/// A person who was invited says no.
///
/// # Errors
/// `invalid_state` if the seat is not open any more.
pub fn decline_seat(tx: &mut Tx<'_>, id: &JurorId) -> ApiResult<()> {
    juror::lock(tx, id)?;
    let invited = juror::find(tx, id)?.ok_or(Code::NotFound)?;
    let now = tx.now()?;
    let declined = invited.decline(now)?;
    juror::save(tx, &Juror { version: declined.version + 1, updated_at: now, ..declined })?;
    Ok(())
}
