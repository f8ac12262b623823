//! A partner posts a challenge.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::code::FieldCode;
use tahaddi_domain::document::ChallengeDocument;
use tahaddi_domain::id::{Id as _, OrganisationId, ProgrammeId};
use tahaddi_domain::organisation::OrganisationKind;
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{challenge, organisation};

/// What is posted.
#[derive(Clone, Debug)]
pub struct NewChallenge {
    /// The organisation that owns it.
    pub organisation: OrganisationId,
    /// The programme it belongs to.
    pub programme: Option<ProgrammeId>,
    /// What it says.
    pub document: ChallengeDocument,
}

/// Creates a draft.
///
/// # Errors
/// `forbidden` for a foreign organisation, or fields are wrong.
pub fn create(tx: &mut Tx<'_>, caller: &Caller, new: &NewChallenge) -> ApiResult<Challenge> {
    caller.ensure(Action::ChallengeCreate, &Facts { host: Some(&new.organisation), ..Facts::default() })?;
    let unknown = || ApiError::from(Refusal::field("/organisation_id", FieldCode::UnknownReference));
    let owner = organisation::find(tx, &new.organisation)?.ok_or_else(unknown)?;
    if !matches!(owner.kind, OrganisationKind::Partner | OrganisationKind::Operator) {
        return Err(Refusal::field("/organisation_id", FieldCode::NotAllowed).into());
    }
    super::ensure_programme(tx, new.programme.as_ref())?;
    let document = super::settle(tx, new.document.clone(), None).map_err(under_document)?;
    let now = tx.now()?;
    let user = caller.user()?;
    let challenge = Challenge {
        id: tx.new_id()?,
        organisation: new.organisation.clone(),
        programme: new.programme.clone(),
        state: ChallengeState::Draft,
        document: document.into(),
        note: None,
        publish_at: None,
        published_at: None,
        created_by: user.clone(),
        version: 1,
        created_at: now,
        updated_at: now,
    };
    challenge::insert(tx, &challenge, user)?;
    record(tx, caller, Event::new("challenge.created", challenge.id.as_str()).within(&challenge.organisation))?;
    Ok(challenge)
}

/// Pointers of the document, in a body that holds it as `document`.
pub(super) fn under_document(error: ApiError) -> ApiError {
    match error {
        ApiError::Refused(refusal) => ApiError::Refused(refusal.under("/document")),
        other => other,
    }
}
