//! The first operator, invited from the command line of the server.

use super::invite::{NewInvitation, prepare, store};
use super::mint::{LinkTo, mint};
use crate::caller::Caller;
use crate::error::ApiResult;
use secrecy::ExposeSecret as _;
use tahaddi_domain::access::OperatorRole;
use tahaddi_persistence::Tx;

/// Invites an operator who runs the network, and answers the path of the link at once, such as `/invitations/ti_…`: whoever can
/// run programs on the server needs no mail. Put the front end's address before it.
///
/// # Errors
/// As [`super::invite()`].
pub fn bootstrap_operator(tx: &mut Tx<'_>, email: &str) -> ApiResult<String> {
    let caller = Caller { request_id: "command-line".to_owned(), ..Caller::default() };
    let invitation = prepare(tx, &caller, NewInvitation::operator(email, OperatorRole::Admin))?;
    // Not `invitation.created`: the mail would carry another token, and this one would stop working.
    let invitation = store(tx, &caller, "invitation.printed", invitation)?;
    let email = invitation.email.clone();
    let token = mint(tx, LinkTo::Invitation(Box::new(invitation)), &email)?;
    Ok(format!("/invitations/{}", token.expose_secret()))
}
