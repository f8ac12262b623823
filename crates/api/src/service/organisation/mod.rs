//! Use cases of organisations.

pub mod create;
pub mod edit;
pub mod members;
pub mod verification;

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::OrganisationId;
use tahaddi_domain::organisation::Organisation;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::organisation;

/// How an organisation is owned and seen: a verified one is public.
#[must_use]
pub fn facts(organisation: &Organisation, now: Instant) -> Facts<'_> {
    Facts { host: Some(&organisation.id), public: organisation.verification.holds(now), ..Facts::default() }
}

/// Loads an organisation that the caller may act on.
///
/// # Errors
/// `not_found`, `forbidden`, or the store failed.
pub fn load(conn: &mut Conn, caller: &Caller, id: &OrganisationId, action: Action, now: Instant) -> ApiResult<Organisation> {
    let organisation = organisation::find(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(action, &facts(&organisation, now))?;
    Ok(organisation)
}

/// The name of an organisation.
///
/// # Errors
/// There is none, or the store failed.
pub fn name_of(conn: &mut Conn, id: &OrganisationId) -> ApiResult<String> {
    organisation::name(conn, id)?.ok_or_else(|| ApiError::fault("an organisation that is referred to does not exist"))
}
