//! Assigning applications to jurors by hand.

use super::assignments::Placed;
use super::book::Book;
use super::candidates::candidates;
use super::stage::{Stage, ensure_unsealed, load_for_change};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::application::Application;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ApplicationId, AssignmentPlanId, Id as _, JurorId, OrganisationId, PhaseId};
use tahaddi_domain::jury::{Assignment, AssignmentState, Juror, JurorRole, JurorState, ReadBefore, Readings, pseudonym};
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{assignment, juror};

/// Who is to judge what.
pub type Pair = (JurorId, ApplicationId);

/// Assigns all pairs, or none. A pair that was taken away before is assigned again, with what the juror had written.
///
/// # Errors
/// `not_found`, `forbidden`, `applications_sealed`, `panel_locked`; `validation_failed` for pairs that cannot be;
/// `conflict_of_interest` with the pairs that must not be.
pub fn assign(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, pairs: &[Pair]) -> ApiResult<Vec<Placed>> {
    let stage = load_for_change(tx, caller, id, Action::PanelManage)?;
    let now = tx.now()?;
    ensure_unsealed(&stage.challenge, now)?;
    stage.phase.ensure_unlocked()?;
    let existing = assignment::list(tx, id)?;
    let jurors = juror::list(tx, &stage.challenge.id)?;
    let candidates: BTreeMap<ApplicationId, Application> =
        candidates(tx, &stage.challenge, id)?.into_iter().map(|item| (item.id.clone(), item)).collect();
    let startups = candidates.iter().map(|(id, item)| (id.clone(), item.startup.clone())).collect();
    let book = Book::of_challenge(tx, &stage.challenge.id)?;
    ensure_possible(&stage.phase.id, pairs, &Readings::of(&book.persons(), &existing), &jurors, &candidates)?;
    ensure_unconflicted(pairs, &startups, &book)?;
    let placed = place_all(tx, caller, &stage, existing, pairs, None)?;
    let sheet_visible = stage.phase.ensure_visible_scores().is_ok();
    Ok(placed.into_iter().map(|assignment| Placed { assignment, conflicted: false, sheet_visible }).collect())
}

/// The most assignments that one entry of the trail names.
const MOST_NAMED: usize = 2_000;

/// Gives pairs that were checked to their jurors, in their order. `existing` has the assignments of the phase; the plan is the one from
/// which they come, if they do.
///
/// # Errors
/// `panel_locked`, `invalid_state` for a pair that cannot be given again.
pub(super) fn place_all(
    tx: &mut Tx<'_>,
    caller: &Caller,
    stage: &Stage,
    existing: Vec<Assignment>,
    pairs: &[Pair],
    plan: Option<&AssignmentPlanId>,
) -> ApiResult<Vec<Assignment>> {
    let now = tx.now()?;
    let mut known: BTreeMap<Pair, Assignment> =
        existing.iter().map(|item| ((item.juror.clone(), item.application.clone()), item.clone())).collect();
    let mut taken: BTreeSet<(JurorId, String)> = existing.into_iter().map(|item| (item.juror, item.pseudonym)).collect();
    let (mut placed, mut new) = (Vec::new(), Vec::new());
    for pair in pairs {
        if let Some(before) = known.remove(pair) {
            let again = before.reassign(&stage.phase)?;
            let again = Assignment { version: again.version + 1, updated_at: now, ..again };
            assignment::save(tx, &again)?;
            placed.push(again);
        } else {
            let fresh = fresh(tx, stage, pair, &mut taken)?;
            new.push(fresh.clone());
            placed.push(fresh);
        }
    }
    assignment::insert_all(tx, &new)?;
    for some in placed.chunks(MOST_NAMED) {
        let list: Vec<_> =
            some.iter().map(|item| json!({"id": item.id, "juror_id": item.juror, "application_id": item.application})).collect();
        let details = match plan {
            Some(plan) => json!({"assignments": list, "plan_id": plan}),
            None => json!({"assignments": list}),
        };
        record(tx, caller, Event::new("phase.assigned", stage.phase.id.as_str()).with(details))?;
    }
    Ok(placed)
}

/// A new assignment under a pseudonym that the juror does not have yet.
fn fresh(tx: &mut Tx<'_>, stage: &Stage, (juror, application): &Pair, taken: &mut BTreeSet<(JurorId, String)>) -> ApiResult<Assignment> {
    let now = tx.now()?;
    let name = loop {
        let name = pseudonym(tx.random_bytes());
        if taken.insert((juror.clone(), name.clone())) {
            break name;
        }
    };
    Ok(Assignment {
        id: tx.random_id(),
        phase: stage.phase.id.clone(),
        juror: juror.clone(),
        application: application.clone(),
        pseudonym: name,
        state: AssignmentState::Assigned,
        sheet: None,
        corrected: None,
        rubric_version: stage.phase.rubric_version,
        reason: None,
        completed_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    })
}

/// Each pair is new or was taken away, of a seated juror and a submitted application that the juror was asked for. What the person has, or
/// gave back, in another seat is neither.
fn ensure_possible(
    phase: &PhaseId,
    pairs: &[Pair],
    before: &Readings<'_>,
    jurors: &[Juror],
    candidates: &BTreeMap<ApplicationId, Application>,
) -> ApiResult<()> {
    let jurors: BTreeMap<&JurorId, &Juror> = jurors.iter().map(|juror| (&juror.id, juror)).collect();
    let mut check = Check::default();
    check.require(!pairs.is_empty(), "/assignments", FieldCode::Required);
    check.distinct("/assignments", pairs, 2_000);
    for (index, (juror, application)) in pairs.iter().enumerate() {
        match jurors.get(juror) {
            None => check.fail(format!("/assignments/{index}/juror_id"), FieldCode::UnknownReference),
            Some(juror) => {
                let scores = juror.state == JurorState::Accepted && juror.role == JurorRole::Juror;
                check.require(scores && juror.scope.includes(phase), format!("/assignments/{index}/juror_id"), FieldCode::NotAllowed);
            }
        }
        match candidates.get(application) {
            None => check.fail(format!("/assignments/{index}/application_id"), FieldCode::UnknownReference),
            Some(item) => {
                let asked = jurors.get(juror).is_none_or(|juror| juror.scope.covers(item.document.track.as_ref()));
                check.require(asked, format!("/assignments/{index}/application_id"), FieldCode::NotAllowed);
            }
        }
        match before.stands(juror, application) {
            Some(ReadBefore::Has) => check.fail(format!("/assignments/{index}"), FieldCode::Duplicate),
            Some(ReadBefore::GaveBack) => check.fail(format!("/assignments/{index}"), FieldCode::NotAllowed),
            None => {}
        }
    }
    Ok(check.finish()?)
}

fn ensure_unconflicted(pairs: &[Pair], startups: &BTreeMap<ApplicationId, OrganisationId>, book: &Book) -> ApiResult<()> {
    let mut check = Check::default();
    for (index, (juror, application)) in pairs.iter().enumerate() {
        let conflicted = startups.get(application).is_some_and(|startup| book.is_conflicted(juror, startup));
        check.require(!conflicted, format!("/assignments/{index}"), FieldCode::NotAllowed);
    }
    Ok(check.finish_as(Code::ConflictOfInterest)?)
}
