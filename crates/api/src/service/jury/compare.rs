//! Comparing dossiers in pairs, in place of scoring them.

use super::desk::{Desk, Task, load, read, store};
use super::sheet::trace;
use super::stage::{Stage, ensure, ensure_live};
use super::tally::tally;
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::{Action, Facts, PanelSeat};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::{PairComparison, PairVerdict};
use tahaddi_domain::id::{ApplicationId, AssignmentId, PhaseId};
use tahaddi_domain::jury::comparing::{next_pair, votes};
use tahaddi_domain::jury::{Assignment, AssignmentState};
use tahaddi_domain::refusal::Check;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{challenge, juror, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// What a juror says of one of the own dossiers beside another.
#[derive(Clone, Debug)]
pub struct Said {
    /// The one.
    pub left: AssignmentId,
    /// The other.
    pub right: AssignmentId,
    /// What the one is beside the other.
    pub verdict: PairVerdict,
}

/// The two that a juror is shown next.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Both; `None` where every pair was answered.
    pub pair: Option<Box<(Desk, Desk)>>,
    /// How many pairs of those that the juror has were answered.
    pub answered: usize,
    /// How many were not.
    pub open: usize,
}

/// The pair that the caller is to compare next. A dossier of a startup with which the caller has a conflict of interest is in none.
///
/// # Errors
/// `not_found` for whoever is not on the panel; `invalid_state` where dossiers are scored; `scoring_not_open`, `panel_locked`.
pub fn next(conn: &mut Conn, caller: &Caller, id: &PhaseId, now: Instant) -> ApiResult<Offer> {
    let phase = review_phase::find(conn, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(conn, &phase.challenge)?.ok_or(Code::NotFound)?;
    let own = juror::seat(conn, &challenge.id, caller.user()?)?.ok_or(Code::NotFound)?;
    ensure(caller, Action::AssignmentScore, &Facts { seat: Some(PanelSeat::Juror), ..Facts::default() })?;
    let stage = Stage { phase, challenge, seat: Some(PanelSeat::Juror) };
    stage.phase.ensure_compared()?;
    stage.scoring(now)?;
    let tally = tally(conn, &stage)?;
    let mine = |item: &&Assignment| item.juror == own.id && item.is_active() && !tally.quarantined.contains(&item.id);
    let desk: BTreeMap<&AssignmentId, &Assignment> = tally.assignments.iter().filter(mine).map(|item| (&item.id, item)).collect();
    let by_application: BTreeMap<&ApplicationId, &AssignmentId> = desk.values().map(|item| (&item.application, &item.id)).collect();
    let mut answered = BTreeSet::new();
    for item in desk.values() {
        for said in item.sheet.iter().flat_map(|sheet| &sheet.comparisons) {
            if let Some(other) = desk.get(&said.other_assignment_id) {
                let (one, other) = (&item.application, &other.application);
                answered.insert(if one < other { (one, other) } else { (other, one) });
            }
        }
    }
    let applications: BTreeSet<&ApplicationId> = by_application.keys().copied().collect();
    let input = tally.input(&stage.phase);
    let mut heard = votes(&input.reviews);
    if stage.phase.policy.sealed {
        // What others said would show through the choice.
        heard.retain(|vote| vote.juror == &own.id);
    }
    let pair = next_pair(&heard, &own.id, &applications, &answered);
    let open = (applications.len() * applications.len().saturating_sub(1) / 2).saturating_sub(answered.len());
    let pair = match pair.and_then(|(one, other)| by_application.get(one).zip(by_application.get(other))) {
        Some((one, other)) => Some(Box::new((read(conn, caller, one, now)?, read(conn, caller, other, now)?))),
        None => None,
    };
    Ok(Offer { pair, answered: answered.len(), open })
}

/// Keeps what the caller says, all of it or nothing; what was said of a pair before is replaced. Who is compared counts from then on.
///
/// # Errors
/// `not_found`, `conflict_of_interest`, `invalid_state` where dossiers are scored, `panel_locked`, `scoring_not_open`,
/// `validation_failed`.
pub fn compare(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, said: &[Said], comment: &str) -> ApiResult<Vec<Task>> {
    review_phase::lock_row(tx, id)?;
    let now = tx.now()?;
    let mut desks: BTreeMap<&AssignmentId, Desk> = BTreeMap::new();
    for named in said.iter().flat_map(|said| [&said.left, &said.right]) {
        if !desks.contains_key(named) {
            let desk = load(tx, caller, named)?;
            if &desk.assignment.phase != id {
                return Err(Code::NotFound.into());
            }
            ensure_live(&desk.stage.challenge)?;
            desk.stage.phase.ensure_compared()?;
            desk.stage.scoring(now)?;
            ensure_explained(&desk.stage, said, comment)?;
            desks.insert(named, desk);
        }
    }
    let open: BTreeSet<&AssignmentId> =
        desks.iter().filter(|(_, desk)| desk.assignment.state == AssignmentState::Assigned).map(|(id, _)| *id).collect();
    let mut changed: BTreeSet<&AssignmentId> = BTreeSet::new();
    for Said { left, right, verdict } in said {
        // A pair stands in the sheet of the one whose id is lower.
        let (keeper, other, verdict) = if left < right { (left, right, *verdict) } else { (right, left, verdict.turned()) };
        let comparison = PairComparison { other_assignment_id: other.clone(), verdict, comment: comment.to_owned(), at: now };
        if let Some(desk) = desks.get_mut(keeper) {
            let compared = desk.assignment.clone().compare(comparison, &desk.scoring(now)?)?;
            desk.assignment = compared;
            changed.insert(keeper);
        }
        for judged in [left, right].into_iter().filter(|_| verdict != PairVerdict::Skip) {
            let Some(desk) = desks.get_mut(judged).filter(|desk| desk.assignment.state == AssignmentState::Assigned) else { continue };
            let counting = desk.assignment.clone().compared(&desk.scoring(now)?)?;
            desk.assignment = counting;
            changed.insert(judged);
        }
    }
    let mut tasks = Vec::with_capacity(desks.len());
    for (judged, desk) in desks {
        if !changed.contains(judged) {
            tasks.push(desk.into_task());
            continue;
        }
        let assignment = desk.assignment.clone();
        let handed_in = open.contains(judged) && assignment.state == AssignmentState::Completed;
        let desk = store(tx, desk, assignment)?;
        trace(tx, caller, "sheet.written", &desk)?;
        if handed_in {
            trace(tx, caller, "sheet.completed", &desk)?;
        }
        tasks.push(desk.into_task());
    }
    Ok(tasks)
}

/// Whether the comment is there that the rules want.
fn ensure_explained(stage: &Stage, said: &[Said], comment: &str) -> ApiResult<()> {
    let mut check = Check::default();
    let skipped = said.iter().all(|said| said.verdict == PairVerdict::Skip);
    let wanted = stage.phase.policy.comparison_comment_required && !skipped;
    check.require(!wanted || !comment.trim().is_empty(), "/comment", FieldCode::Required);
    check.text("/comment", comment, 5_000);
    let same = said.iter().any(|said| said.left == said.right);
    check.require(!same, "/right_assignment_id", FieldCode::Duplicate);
    Ok(check.finish()?)
}
