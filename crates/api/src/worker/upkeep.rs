//! Sealing and sweeping.

use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::audit;
use tahaddi_domain::time::{Instant, Span};
use tahaddi_persistence::repo::{idempotency, link_token, outbox, session, throttle};

/// How far back an unsealed entry may turn up: longer than any transaction can take.
const LOOK_BACK: Span = Span::hours(24);

/// Seals the audit trail as far as it is written.
pub(super) async fn seal(ctx: &Ctx) -> ApiResult<usize> {
    seal_since(ctx, Some(ctx.clock.now() - LOOK_BACK)).await
}

/// Seals what is older than anybody expects, such as entries of an import that is dated back.
pub(super) async fn seal_stragglers(ctx: &Ctx) -> ApiResult<usize> {
    seal_since(ctx, None).await
}

async fn seal_since(ctx: &Ctx, since: Option<Instant>) -> ApiResult<usize> {
    let mut sealed = 0;
    loop {
        let some = ctx.db.write(move |tx| audit::seal(tx, since)).await?;
        sealed += some;
        if some == 0 {
            return Ok(sealed);
        }
    }
}

/// Removes what has expired.
pub(super) async fn sweep(ctx: &Ctx) -> ApiResult<()> {
    ctx.db
        .write(move |tx| -> ApiResult<()> {
            let now = tx.now()?;
            idempotency::sweep(tx)?;
            throttle::sweep(tx)?;
            link_token::sweep(tx, now - Span::days(30))?;
            session::sweep(tx, now - Span::days(30))?;
            outbox::sweep(tx, now - Span::days(7))?;
            Ok(())
        })
        .await
}
