//! Somebody says no to an invitation.

use super::accept::take;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::id::Id as _;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::invitation;

/// Declines an invitation, by the token of its mail. Whoever reads the mail may: it gives nothing away.
///
/// # Errors
/// `not_found`, `link_expired`; `invalid_state` if the seat on a panel is not open any more.
pub fn decline(tx: &mut Tx<'_>, caller: &Caller, token: &str) -> ApiResult<()> {
    let declined = take(tx, token)?.decline(tx.now()?);
    invitation::save(tx, &declined)?;
    if let Some(seat) = &declined.juror {
        jury::decline_seat(tx, seat)?;
    }
    let details = json!({"kind": declined.kind.as_str(), "juror_id": declined.juror, "application_id": declined.application});
    let event = Event::new("invitation.declined", declined.id.as_str()).with(details);
    match &declined.organisation {
        Some(organisation) => record(tx, caller, event.within(organisation)),
        None => record(tx, caller, event),
    }
}
