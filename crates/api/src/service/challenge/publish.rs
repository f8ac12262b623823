//! Publication, now or at an instant.

use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::service::jury;
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::BTreeMap;
use tahaddi_domain::challenge::{Challenge, ChallengeStep};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ChallengeId, Id as _};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{challenge, organisation};

/// Publishes an approved challenge, or schedules its publication.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state`, `challenge_incomplete`, `organisation_not_verified`; an instant that is past or
/// after the deadline.
pub fn publish(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, at: Option<Instant>) -> ApiResult<Challenge> {
    challenge::lock(tx, id)?;
    let before = super::load(tx, caller, id, ChallengeStep::Publish.action())?;
    let now = tx.now()?;
    match at {
        None => release(tx, caller, before, now),
        Some(at) => {
            before.after(ChallengeStep::Publish, now)?;
            // Complete now is not enough: it must be complete then, with a deadline ahead.
            if at <= now || before.document.ensure_publishable(at).is_err() {
                return Err(Refusal::field("/publish_at", FieldCode::WrongOrder).into());
            }
            let challenge = Challenge { publish_at: Some(at), version: before.version + 1, updated_at: now, ..before };
            challenge::save(tx, &challenge, caller.actor.user.as_ref())?;
            let event = Event::new("challenge.publication_scheduled", id.as_str()).within(&challenge.organisation);
            record(tx, caller, event.with(json!({"publish_at": at})))?;
            Ok(challenge)
        }
    }
}

fn release(tx: &mut Tx<'_>, caller: &Caller, before: Challenge, now: Instant) -> ApiResult<Challenge> {
    let state = before.after(ChallengeStep::Publish, now)?;
    organisation::find(tx, &before.organisation)?.ok_or(Code::NotFound)?.ensure_verified(now)?;
    let challenge = Challenge { state, publish_at: None, published_at: Some(now), version: before.version + 1, updated_at: now, ..before };
    challenge::save(tx, &challenge, caller.actor.user.as_ref())?;
    jury::open_phases(tx, &challenge)?;
    let id = &challenge.id;
    // The trail holds the digests as well: whoever exchanged a seed in its table would have to rewrite both.
    let digests: BTreeMap<_, _> = jury::seed_commitments(tx, id)?.into_iter().map(|(phase, told)| (phase, told.seed_digest)).collect();
    let event = Event::new("challenge.published", id.as_str()).within(&challenge.organisation);
    record(tx, caller, event.with(json!({"seed_digests": digests})))?;
    Ok(challenge)
}

/// Publishes what is due; how many. A challenge that cannot be published any more loses its schedule, with an audit entry.
///
/// # Errors
/// The store failed.
pub async fn publish_due(ctx: &Ctx) -> ApiResult<usize> {
    let now = ctx.clock.now();
    let due = ctx.db.read(move |conn| challenge::due_for_publication(conn, now)).await?;
    let count = due.len();
    for id in due {
        ctx.db
            .write(move |tx| {
                challenge::lock(tx, &id)?;
                let Some(before) = challenge::find(tx, &id)? else { return Ok(()) };
                let now = tx.now()?;
                if before.publish_at.is_none_or(|at| at > now) {
                    return Ok(());
                }
                let system = Caller { request_id: "scheduled-publication".into(), ..Caller::default() };
                let unscheduled = Challenge { publish_at: None, version: before.version + 1, updated_at: now, ..before.clone() };
                match tx.savepoint(|tx| release(tx, &system, before, now)) {
                    Ok(_) => Ok(()),
                    Err(ApiError::Refused(refusal)) => {
                        challenge::save(tx, &unscheduled, None)?;
                        let details = json!({"reason": refusal.code});
                        let event = Event::new("challenge.publication_failed", id.as_str()).within(&unscheduled.organisation);
                        record(tx, &system, event.with(details))
                    }
                    Err(error) => Err(error),
                }
            })
            .await?;
    }
    Ok(count)
}
