//! Appeals against refusals that were released.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::application::show::ensure_not_judging_blind;
use crate::service::application::{facts, load_for_change};
use crate::service::jury::corrections::versions;
use crate::service::jury::independence::{ensure_independent, ensure_may_read, ensure_no_rival};
use crate::service::jury::stage;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::appeal::{self as rules, Appeal, AppealState, AppealVerdict};
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{AppealId, ApplicationId, ChallengeId, Id as _, PhaseId};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{appeal, application, assignment, challenge, decision_correction, outcome, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// An appeal as its reader sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The appeal.
    pub appeal: Appeal,
    /// The number of the version of the decision that follows from it, once it is released.
    pub correction: Option<i64>,
    /// Whether the reader is of the startup: it is not told who decided.
    pub own: bool,
    /// What the reader may do.
    pub actions: Vec<AllowedAction>,
}

/// The startup appeals against a refusal. The end of the time for it is compared with the instant of the transaction.
///
/// # Errors
/// `not_found`, `forbidden`, `appeal_not_possible`, `deadline_passed`, `already_exists`; `validation_failed` for a phase without a
/// released outcome, and for the grounds.
pub fn file(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, phase: &PhaseId, grounds: &str) -> ApiResult<Shown> {
    let (application, challenge) = load_for_change(tx, caller, id, Action::AppealFile)?;
    rules::ensure_grounds(grounds)?;
    let released = outcome::of_application(tx, id)?.into_iter().find(|released| &released.phase == phase);
    let released = released.ok_or_else(|| Refusal::field("/phase_id", FieldCode::UnknownReference))?;
    let now = tx.now()?;
    let closes_at = rules::ensure_open(&challenge.document.regimes, released.outcome, released.released_at, now)?;
    if appeal::of_application(tx, id)?.iter().any(|known| &known.phase == phase) {
        return Err(Code::AlreadyExists.into());
    }
    let filed = Appeal {
        id: tx.new_id()?,
        application: id.clone(),
        phase: phase.clone(),
        challenge: challenge.id.clone(),
        state: AppealState::Filed,
        grounds: grounds.to_owned(),
        filed_by: caller.user()?.clone(),
        filed_at: now,
        closes_at,
        decision: None,
        version: 1,
    };
    appeal::insert(tx, &filed)?;
    told(tx, caller, "appeal.filed", &filed, &application)?;
    shown(tx, caller, filed, &application, &challenge)
}

/// Decides about an appeal. The outcome does not change by it: those who run the call are told, and correct the decision where it was right.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `not_independent`, `invalid_state`; `validation_failed` without a reason.
pub fn decide(tx: &mut Tx<'_>, caller: &Caller, id: &AppealId, verdict: AppealVerdict, reason: &str) -> ApiResult<Shown> {
    appeal::lock(tx, id)?;
    let filed = appeal::find(tx, id)?.ok_or(Code::NotFound)?;
    let now = tx.now()?;
    let (application, challenge) = read(tx, caller, &filed.application, Action::AppealDecide, now)?;
    ensure_may_decide(tx, caller, &filed, &application, &challenge)?;
    let decided = filed.decide(verdict, reason, caller.user()?.clone(), now)?;
    appeal::save(tx, &decided)?;
    told(tx, caller, "appeal.decided", &decided, &application)?;
    shown(tx, caller, decided, &application, &challenge)
}

/// Whether the caller is independent of what is appealed against: has no conflict of interest with the startup, scored nothing of it,
/// and neither decided nor released the outcome.
fn ensure_may_decide(conn: &mut Conn, caller: &Caller, appeal: &Appeal, application: &Application, challenge: &Challenge) -> ApiResult<()> {
    ensure_independent(conn, caller, &challenge.id, Some(&application.startup))?;
    let phase = review_phase::find(conn, &appeal.phase)?.ok_or(Code::NotFound)?;
    let scored = assignment::scored_by(conn, &application.id, caller.user()?)?;
    for version in versions(conn, &phase)? {
        rules::ensure_uninvolved(&version.phase, scored, caller.user()?)?;
    }
    Ok(())
}

fn told(tx: &mut Tx<'_>, caller: &Caller, name: &'static str, appeal: &Appeal, application: &Application) -> ApiResult<()> {
    let details = json!({
        "application_id": appeal.application, "challenge_id": appeal.challenge, "phase_id": appeal.phase, "state": appeal.state,
    });
    record(tx, caller, Event::new(name, appeal.id.as_str()).within(&application.startup).with(details))
}

/// The appeal for its reader.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, or the store failed.
pub fn show(conn: &mut Conn, caller: &Caller, id: &AppealId, now: Instant) -> ApiResult<Shown> {
    let appeal = appeal::find(conn, id)?.ok_or(Code::NotFound)?;
    let (application, challenge) = read(conn, caller, &appeal.application, Action::AppealView, now)?;
    shown(conn, caller, appeal, &application, &challenge)
}

/// The appeals of an application, the oldest first.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, or the store failed.
pub fn of_application(conn: &mut Conn, caller: &Caller, id: &ApplicationId, now: Instant) -> ApiResult<Vec<Shown>> {
    let (application, challenge) = read(conn, caller, id, Action::AppealView, now)?;
    let filed = appeal::of_application(conn, id)?;
    filed.into_iter().map(|appeal| shown(conn, caller, appeal, &application, &challenge)).collect()
}

/// The appeals about a challenge, for those who run it, the oldest first.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, or the store failed.
pub fn of_challenge(
    conn: &mut Conn,
    caller: &Caller,
    id: &ChallengeId,
    state: Option<AppealState>,
    after: Option<&AppealId>,
    limit: u32,
) -> ApiResult<Vec<Appeal>> {
    stage::load_panel(conn, caller, id, Action::AppealView)?;
    ensure_not_judging_blind(conn, caller, id)?;
    ensure_no_rival(conn, caller, id)?;
    Ok(appeal::list(conn, id, state, after, limit)?)
}

/// The application that an appeal is about, for somebody who may do this to its appeals.
fn read(conn: &mut Conn, caller: &Caller, id: &ApplicationId, action: Action, now: Instant) -> ApiResult<(Application, Challenge)> {
    let application = application::find(conn, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(conn, &application.challenge)?.ok_or(Code::NotFound)?;
    let own = caller.belongs_to(&application.startup);
    // What was never handed in is nobody's but the startup's.
    if !own && application.submitted_at.is_none() {
        return Err(Code::NotFound.into());
    }
    let seat = stage::seat(conn, &challenge, caller)?;
    stage::ensure(caller, action, &Facts { seat, ..facts(&application, &challenge, now) })?;
    if !own {
        ensure_not_judging_blind(conn, caller, &challenge.id)?;
        ensure_may_read(conn, caller, &application)?;
    }
    Ok((application, challenge))
}

fn shown(conn: &mut Conn, caller: &Caller, appeal: Appeal, application: &Application, challenge: &Challenge) -> ApiResult<Shown> {
    let seat = stage::seat(conn, challenge, caller)?;
    let mut actions = Vec::new();
    if caller.may(Action::AppealDecide, &Facts { seat, ..Facts::default() }) {
        let attempt = match ensure_may_decide(conn, caller, &appeal, application, challenge) {
            Ok(()) => appeal.ensure_undecided(),
            Err(ApiError::Refused(refusal)) => Err(refusal),
            Err(error) => return Err(error),
        };
        actions.push(AllowedAction::attempt("decide", attempt));
    }
    let mut correction = None;
    if appeal.state == AppealState::Upheld {
        let released = decision_correction::released(conn, &appeal.phase)?;
        correction = released.iter().find(|item| item.document.appeal_ids.contains(&appeal.id)).map(|item| item.number);
    }
    Ok(Shown { own: caller.belongs_to(&application.startup), appeal, correction, actions })
}
