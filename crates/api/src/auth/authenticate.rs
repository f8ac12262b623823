//! From a bearer token to the caller, as of this request: disabled accounts, ended sessions and changed roles count at once.

use crate::auth::token::TokenError;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use tahaddi_domain::code::Code;
use tahaddi_persistence::repo::{session, user};

/// Finds out who calls.
///
/// # Errors
/// `invalid_token` (also for a disabled account, which logging in explains) or `token_expired`, or the store failed.
pub async fn authenticate(ctx: &Ctx, caller: Caller, authorization: &str) -> ApiResult<Caller> {
    let token = authorization
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .ok_or(Code::InvalidToken)?;
    let claims = ctx.tokens.verify(token).map_err(|error| {
        ApiError::from(match error {
            TokenError::Expired => Code::TokenExpired,
            TokenError::Invalid => Code::InvalidToken,
        })
    })?;
    let grant = claims.grant;
    let now = ctx.clock.now();
    let (caller, first_use) = ctx
        .db
        .read(move |conn| {
            let user = user::find(conn, &grant.user)?.ok_or(Code::InvalidToken)?;
            let session = session::find(conn, &grant.session)?.ok_or(Code::InvalidToken)?;
            if user.disabled_at.is_some() {
                return Err(ApiError::from(Code::InvalidToken));
            }
            let live = session.user == user.id && session.revoked_at.is_none() && now < session.expires_at;
            if !live || user.token_epoch != grant.epoch || grant.generation > session.generation {
                return Err(Code::InvalidToken.into());
            }
            let mut caller = caller;
            caller.actor.memberships = user::memberships(conn, &user.id)?;
            caller.actor.operator = user.operator_role;
            caller.session = Some(session.id.clone());
            caller.actor.user = Some(user.id);
            let first_use = (grant.generation > session.generation_seen).then_some((session.id, grant.generation));
            Ok((caller, first_use))
        })
        .await?;
    if let Some((session, generation)) = first_use {
        // From now on the refresh token before this one is not a lost response any more.
        ctx.db.write(move |tx| session::mark_seen(tx, &session, generation)).await?;
    }
    Ok(caller)
}
