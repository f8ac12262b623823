//! The session of a panel: what is known of it when it is put on record, and who reads the record.

use super::analysis::cut;
use super::book::Book;
use super::stage::Stage;
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::application::Application;
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::document::{DecisionDocument, Outcome, OutcomeEntry, RecusalGround};
use tahaddi_domain::id::{ApplicationId, JurorId};
use tahaddi_domain::jury::{AssignmentState, Deciding, Juror, JurorState, Lots, SessionFacts, settle_deliberation};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{assignment, juror};

/// Whether somebody is on the panel of this phase, now.
pub(super) fn sits(member: &Juror, stage: &Stage) -> bool {
    member.state == JurorState::Accepted && member.scope.includes(&stage.phase.id)
}

/// What is known of the panel of a phase. Members with a conflict, or who stepped back from an assignment in whatever seat, are barred
/// from the application; a conflict goes first.
///
/// # Errors
/// The store failed.
pub(super) fn facts(conn: &mut Conn, stage: &Stage, candidates: &[Application], now: Instant) -> ApiResult<SessionFacts> {
    let panel = juror::list(conn, &stage.challenge.id)?.into_iter().filter(|member| sits(member, stage));
    let seated: BTreeSet<JurorId> = panel.map(|member| member.id).collect();
    let book = Book::of_challenge(conn, &stage.challenge.id)?;
    let persons = book.persons();
    let mut barred = BTreeMap::new();
    for item in assignment::list(conn, &stage.phase.id)?.into_iter().filter(|item| item.state == AssignmentState::Recused) {
        for seat in persons.seats_of(&item.juror) {
            barred.insert((item.application.clone(), seat.clone()), RecusalGround::Assignment);
        }
    }
    for candidate in candidates {
        for member in seated.iter().filter(|member| book.is_conflicted(member, &candidate.startup)) {
            barred.insert((candidate.id.clone(), member.clone()), RecusalGround::Conflict);
        }
    }
    let quorum = stage.phase.policy.panel.as_ref().and_then(|panel| panel.quorum);
    Ok(SessionFacts { seated, barred, quorum, method: cut(stage).and_then(|cut| cut.method), now })
}

/// The decision with its session checked against the panel and completed, and with the lots that the published rule draws.
///
/// # Errors
/// `validation_failed`.
pub(super) fn settled(
    conn: &mut Conn,
    stage: &Stage,
    candidates: &[Application],
    decision: &DecisionDocument,
    deciding: &Deciding,
    now: Instant,
) -> ApiResult<DecisionDocument> {
    let mut decision = DecisionDocument { lots: deciding.lots.as_ref().map(Lots::drawn), ..decision.clone() };
    let facts = facts(conn, stage, candidates, now)?;
    match &mut decision.deliberation {
        Some(session) => settle_deliberation(session, &decision.outcomes, &facts)?,
        None if facts.asks_for_votes() => return Err(Refusal::field("/deliberation", FieldCode::Required).into()),
        None => {}
    }
    Ok(decision)
}

/// Nobody gets further, or is held in reserve, who was refused in an earlier phase, was withdrawn or does not compete: also where that
/// came after the lock. What is decided as it was `before` is not looked at.
///
/// # Errors
/// `validation_failed`.
pub(super) fn ensure_in_the_running(
    decision: &DecisionDocument,
    before: Option<&DecisionDocument>,
    candidates: &[Application],
) -> Result<(), Refusal> {
    let running: BTreeSet<&ApplicationId> = candidates.iter().map(|candidate| &candidate.id).collect();
    let as_before = |entry: &OutcomeEntry| {
        let same = |old: &OutcomeEntry| old.application_id == entry.application_id && old.outcome == entry.outcome;
        before.is_some_and(|before| before.outcomes.iter().any(same))
    };
    let mut check = Check::default();
    for (index, entry) in decision.outcomes.iter().enumerate() {
        let stays = entry.outcome == Outcome::Refused || running.contains(&entry.application_id);
        check.require(stays || as_before(entry), format!("/outcomes/{index}/outcome"), FieldCode::NotAllowed);
    }
    check.finish()
}

/// The decision as the caller may see it: of the session only those know who keep the panel, or decide.
pub(super) fn shown_to(caller: &Caller, stage: &Stage, decision: DecisionDocument) -> DecisionDocument {
    let facts = stage.facts();
    if caller.may(Action::PanelView, &facts) || caller.may(Action::DecisionWrite, &facts) {
        return decision;
    }
    DecisionDocument { deliberation: None, ..decision }
}
