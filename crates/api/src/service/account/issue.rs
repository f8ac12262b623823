//! What a log-in and a refresh give to the client.

use crate::auth::token::AccessGrant;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use secrecy::SecretString;
use tahaddi_domain::id::SessionId;
use tahaddi_domain::time::Instant;

/// A pair of tokens.
#[derive(Debug)]
pub struct Issued {
    /// The session.
    pub session: SessionId,
    /// For requests.
    pub access_token: SecretString,
    /// Until when.
    pub access_token_expires_at: Instant,
    /// For the next pair.
    pub refresh_token: SecretString,
    /// Until when.
    pub refresh_token_expires_at: Instant,
}

/// The newest generation of a session, as it was stored.
pub(super) struct Leaf {
    pub(super) grant: AccessGrant,
    pub(super) refresh_expires_at: Instant,
}

/// Signs the access token that goes with a refresh token.
pub(super) fn issue(ctx: &Ctx, leaf: Leaf, refresh_token: String) -> ApiResult<Issued> {
    let (access_token, access_token_expires_at) = ctx.tokens.issue(&leaf.grant).map_err(ApiError::fault)?;
    Ok(Issued {
        session: leaf.grant.session,
        access_token: access_token.into(),
        access_token_expires_at,
        refresh_token: refresh_token.into(),
        refresh_token_expires_at: leaf.refresh_expires_at,
    })
}
