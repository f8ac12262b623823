//! Copying a call into a new draft.

use super::create::{NewChallenge, create};
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ChallengeId, OrganisationId, ProgrammeId};
use tahaddi_domain::refusal::Check;
use tahaddi_persistence::Tx;

/// A copy as it is asked for.
#[derive(Clone, Debug)]
pub struct NewCopy {
    /// The organisation that will own it.
    pub organisation: OrganisationId,
    /// The programme it will belong to.
    pub programme: Option<ProgrammeId>,
    /// Its title; that of the original if there is none.
    pub title: Option<LocalizedText>,
}

/// Copies a call that the caller may see. What the caller may not see of it is not copied.
///
/// # Errors
/// `not_found`, `forbidden`, or fields are wrong.
pub fn copy(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, new: &NewCopy) -> ApiResult<Challenge> {
    let original = super::load(tx, caller, id, Action::ChallengeView)?;
    caller.ensure(Action::ChallengeCopy, &Facts { host: Some(&new.organisation), ..Facts::default() })?;
    let document = super::visible_document(tx, caller, &original)?;
    let mut document = document.as_template();
    if let Some(title) = &new.title {
        let mut check = Check::default();
        title.check_required(&mut check, "/title", 200);
        check.finish()?;
        document.title = title.clone();
    }
    create(tx, caller, &NewChallenge { organisation: new.organisation.clone(), programme: new.programme.clone(), document })
}
