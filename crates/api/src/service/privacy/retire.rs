//! The clock of each call: personal data that were kept long enough go by themselves.

use super::erase::empty_seat;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::dossier::{Grants, Snapshot, SubmissionDetails};
use tahaddi_domain::eligibility::EligibilityReport;
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _};
use tahaddi_domain::jury::ReviewPhase;
use tahaddi_domain::privacy::Retention;
use tahaddi_domain::time::{Instant, Span};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{
    appeal, application, application_file, application_partners, application_people, application_trace, application_version, challenge,
    clearance, conflict, decision_correction, invitation, juror, message, retention, review_phase, submission,
};

/// How many calls are looked at together.
const STEP: i64 = 100;
/// No clock is shorter: what closed later need not be looked at.
const SHORTEST: Span = Span::days(28);

/// Erases what was kept long enough, each dossier in a transaction of its own; how many dossiers.
///
/// # Errors
/// The store failed; what is done stays done.
pub async fn retire(ctx: &Ctx) -> ApiResult<usize> {
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let (from, before) = (after.clone(), ctx.clock.now() - SHORTEST);
        let some = ctx.db.read(move |conn| retention::challenges(conn, before, &from, STEP)).await?;
        let Some(last) = some.last() else { return Ok(count) };
        after = last.as_str().to_owned();
        for id in some {
            count += call(ctx, id).await?;
        }
    }
}

async fn call(ctx: &Ctx, id: ChallengeId) -> ApiResult<usize> {
    let (challenge, now) = (id.clone(), ctx.clock.now());
    let due = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let Some(found) = challenge::find(conn, &challenge)? else { return Ok((Vec::new(), false)) };
            let (unsubmitted, whole) = run_out(super::retention(conn, &found)?, now);
            let dossiers = if unsubmitted { retention::applications(conn, &challenge, whole)? } else { Vec::new() };
            Ok((dossiers, whole))
        })
        .await?;
    let (dossiers, whole) = due;
    let count = dossiers.len();
    for dossier in dossiers {
        ctx.db.write(move |tx| erase(tx, &dossier)).await?;
    }
    if whole {
        ctx.db.write(move |tx| close(tx, &id)).await?;
    }
    Ok(count)
}

/// Whether the clocks of what was never handed in, and of all of it, have run out.
fn run_out(clock: Retention, now: Instant) -> (bool, bool) {
    let over = |at: Option<Instant>| at.is_some_and(|at| now >= at);
    (over(clock.unsubmitted), over(clock.whole))
}

/// A dossier, its call, and whether its time is over: looked at again once the locks are held.
fn erase(tx: &mut Tx<'_>, id: &ApplicationId) -> ApiResult<()> {
    application::lock(tx, id)?;
    let Some(dossier) = application::find(tx, id)? else { return Ok(()) };
    let call = challenge::find(tx, &dossier.challenge)?.ok_or_else(|| ApiError::fault("a dossier of a call that does not exist"))?;
    let now = tx.now()?;
    let (unsubmitted, whole) = run_out(super::retention(tx, &call)?, now);
    let loose = dossier.submitted_at.is_none() || dossier.withdrawn_at.is_some();
    if !(whole || unsubmitted && loose) {
        return Ok(());
    }
    let event = Event::new("application.erased", id.as_str()).within(&dossier.startup).with(json!({"challenge_id": call.id}));
    if dossier.submitted_at.is_none() {
        application::delete(tx, id)?;
    } else {
        cut(tx, &call, &dossier)?;
    }
    record(tx, &Caller::system(), event)
}

/// What is left of a dossier that was handed in: that there was one, when, its title, its outcome, and digest and receipt of each hand-in.
fn cut(tx: &mut Tx<'_>, call: &Challenge, dossier: &Application) -> ApiResult<()> {
    let id = &dossier.id;
    for version in application_version::all(tx, id)? {
        application_version::overwrite(tx, id, version.version, &version.document.without_personal_data())?;
    }
    for handed_in in submission::all(tx, id)? {
        let SubmissionDetails { snapshot, eligibility, terms } = handed_in.details;
        let snapshot = Snapshot { document: snapshot.document.without_personal_data(), files: Vec::new(), ..snapshot };
        let eligibility = EligibilityReport { rules: Vec::new(), ..eligibility };
        submission::overwrite(tx, &handed_in.id, &SubmissionDetails { snapshot, eligibility, terms })?;
    }
    application_file::delete_all(tx, id)?;
    message::delete_all(tx, id)?;
    invitation::delete_of_application(tx, id)?;
    appeal::erase_texts(tx, id)?;
    application_people::put(tx, &call.id, id, &BTreeMap::new())?;
    application_partners::put(tx, &call.id, id, &BTreeSet::new())?;
    let document = dossier.document.without_personal_data();
    let (version, updated_at) = (dossier.version + 1, tx.now()?);
    let eligibility = dossier.eligibility.clone().without_reasons();
    application::save_erased(
        tx,
        &Application { document, grants: Grants::default(), eligibility, version, updated_at, ..dossier.clone() },
    )?;
    application_trace::forget_named(tx, id)?;
    Ok(retention::mark_application(tx, id)?)
}

/// Whoever sat with a panel without a seat on it is named nowhere but in the record of the session.
fn forget_guests(tx: &mut Tx<'_>, id: &ChallengeId, now: Instant) -> ApiResult<()> {
    for mut phase in review_phase::list(tx, id)? {
        for mut correction in decision_correction::all(tx, &phase.id)? {
            let Some(session) = &mut correction.document.decision.deliberation else { continue };
            if !session.others.is_empty() {
                session.others.clear();
                decision_correction::overwrite(tx, &phase.id, correction.number, &correction.document)?;
            }
        }
        let Some(session) = phase.decision.as_mut().and_then(|decision| decision.deliberation.as_mut()) else { continue };
        if !session.others.is_empty() {
            session.others.clear();
            review_phase::save(tx, &ReviewPhase { version: phase.version + 1, updated_at: now, ..phase })?;
        }
    }
    Ok(())
}

/// What else of a call names people: who sat on its panel, and why somebody did not judge.
fn close(tx: &mut Tx<'_>, id: &ChallengeId) -> ApiResult<()> {
    challenge::lock(tx, id)?;
    let Some(call) = challenge::find(tx, id)? else { return Ok(()) };
    let now = tx.now()?;
    let (_, whole) = run_out(super::retention(tx, &call)?, now);
    if !whole || !retention::applications(tx, id, true)?.is_empty() || retention::erased_at(tx, id)?.is_some() {
        return Ok(());
    }
    for seat in juror::list(tx, id)? {
        juror::lock(tx, &seat.id)?;
        empty_seat(tx, seat)?;
    }
    conflict::erase_reasons(tx, id)?;
    clearance::erase_reasons(tx, id)?;
    forget_guests(tx, id, now)?;
    retention::mark_challenge(tx, id)?;
    record(tx, &Caller::system(), Event::new("challenge.personal_data_erased", id.as_str()).within(&call.organisation))
}
