//! Changing a draft, or what may still change of a public call.

use super::create::under_document;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury;
use crate::service::record::{Event, record};
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::{Challenge, ChallengeStep};
use tahaddi_domain::document::{AmendStage, ChallengeDocument};
use tahaddi_domain::id::{ChallengeId, Id as _, ProgrammeId};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, challenge};

/// Changes a challenge. `seen` compares the version that the caller has seen.
///
/// # Errors
/// `not_found`, `forbidden`, `precondition_failed`, `invalid_state`, or fields are wrong: what may not change any more is `frozen`.
pub fn edit(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &ChallengeId,
    seen: impl Fn(i64) -> ApiResult<()>,
    change: impl Fn(Option<&ProgrammeId>, &ChallengeDocument) -> ApiResult<(Option<ProgrammeId>, ChallengeDocument)>,
) -> ApiResult<Challenge> {
    challenge::lock(tx, id)?;
    let before = super::load(tx, caller, id, Action::ChallengeEdit)?;
    seen(before.version)?;
    let now = tx.now()?;
    let state = before.after(ChallengeStep::Edit, now)?;
    let (programme, document) = change(before.programme.as_ref(), &before.document)?;
    super::ensure_programme(tx, programme.as_ref())?;
    let document = super::settle(tx, document, Some(&before)).map_err(under_document)?;
    if before.is_public() {
        amend(tx, &before, &document).map_err(under_document)?;
    }
    let challenge = Challenge { programme, document: document.into(), state, version: before.version + 1, updated_at: now, ..before };
    challenge::save(tx, &challenge, caller.actor.user.as_ref())?;
    record(tx, caller, Event::new("challenge.changed", id.as_str()).within(&challenge.organisation))?;
    Ok(challenge)
}

/// People rely on a public call: only some of it changes still, and it stays complete.
fn amend(tx: &mut Tx<'_>, before: &Challenge, after: &ChallengeDocument) -> ApiResult<()> {
    let begun = application::any(tx, &before.id)?;
    let reviews = before.document.amended_reviews(after);
    let scored = jury::scored(tx, reviews.iter().map(|(id, _)| *id))?;
    before.document.ensure_amendable(after, if begun { AmendStage::Applied } else { AmendStage::Published }, &scored)?;
    // Whether a deadline has passed is not asked again.
    after.ensure_publishable(before.published_at.unwrap_or(before.created_at))?;
    jury::amend_phases(tx, &reviews)
}
