//! Use cases of accounts.

// Stand-in until wave/accounts is merged; take theirs.
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::id::{JurorId, OrganisationId};
use tahaddi_persistence::Tx;

/// What an invitation is for.
#[derive(Clone, Copy, Debug)]
pub enum InvitationKind {
    /// To take a seat on a panel.
    Juror,
}

/// An invitation to send.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// What it is for.
    pub kind: InvitationKind,
    /// To whom it goes.
    pub email: String,
    /// The role that it gives.
    pub role: String,
    /// The organisation to join.
    pub organisation: Option<OrganisationId>,
    /// The seat on a panel.
    pub juror: Option<JurorId>,
}

/// Sends an invitation.
///
/// # Errors
/// The store failed.
pub fn invite(_tx: &mut Tx<'_>, _caller: &Caller, _new: NewInvitation) -> ApiResult<()> {
    Ok(())
}
