//! A startup begins an application.

use super::partners;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::dossier::{Grants, ensure_organisations};
use tahaddi_domain::eligibility::EligibilityDecisions;
use tahaddi_domain::entries::free_slot;
use tahaddi_domain::id::{ChallengeId, Id as _, OrganisationId};
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::repo::{application, challenge, organisation};
use tahaddi_persistence::{StoreError, Tx};

/// Creates a draft in a free slot of the startup's quota: one, unless the call says more. Concurrent requests of one startup wait for one
/// another, and the unique index over slots stands behind that. Told with its challenge.
///
/// # Errors
/// `not_found`, `forbidden`, `challenge_not_open`, `deadline_passed`, `application_already_exists`, or fields are wrong.
pub fn create(
    tx: &mut Tx<'_>,
    caller: &Caller,
    id: &ChallengeId,
    startup: &OrganisationId,
    document: &ApplicationDocument,
) -> ApiResult<(Application, Challenge)> {
    // What the call says does not change while somebody relies on it.
    challenge::lock_shared(tx, id)?;
    let challenge = challenge::find(tx, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::ChallengeView, &crate::service::challenge::facts(&challenge))?;
    caller.ensure(Action::ApplicationCreate, &Facts { applicant: Some(startup), public: true, ..Facts::default() })?;
    let organisation = organisation::find(tx, startup)?.ok_or(Code::NotFound)?;
    if organisation.kind != OrganisationKind::Startup {
        return Err(Refusal::field("/organisation_id", FieldCode::NotAllowed).into());
    }
    organisation::lock(tx, startup)?;
    let now = tx.now()?;
    challenge.ensure_takes_applications(document.track.as_ref(), now)?;
    document.ensure_fits(&challenge.document, None).map_err(|refusal| refusal.under("/document"))?;
    let seen = partners::seen(tx, caller, &document.partners, now)?;
    let organisations = ensure_organisations(&document.partners, &[], (startup, &challenge.organisation), &seen);
    organisations.map_err(|refusal| refusal.under("/document"))?;
    let user = caller.user()?;
    let live = application::live_of(tx, id, startup)?;
    let slot = free_slot(&challenge.document, &live, document.track.as_ref())?;
    let application = Application {
        id: tx.new_id()?,
        challenge: id.clone(),
        startup: startup.clone(),
        slot,
        state: ApplicationState::Draft,
        document: document.clone(),
        submitted_at: None,
        withdrawn_at: None,
        grants: Grants::default(),
        eligibility: EligibilityDecisions::default(),
        created_by: user.clone(),
        version: 1,
        created_at: now,
        updated_at: now,
    };
    application::insert(tx, &application, user).map_err(StoreError::retry_duplicate)?;
    let event = Event::new("application.created", application.id.as_str()).within(startup);
    record(tx, caller, event.with(json!({"challenge_id": id})))?;
    Ok((application, challenge))
}
