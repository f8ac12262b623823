//! Personal data: erasing people who asked for it, and what was kept long enough.

use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::privacy::{erase, retire};
use tahaddi_persistence::repo::erasure;

/// How many requests one round carries out, so that other work gets its turn.
const SOME: i64 = 20;

/// Carries out the requests whose time has come, each in a transaction of its own that looks again: two replicas never do one twice.
pub(super) async fn erase(ctx: &Ctx) -> ApiResult<()> {
    let now = ctx.clock.now();
    for id in ctx.db.read(move |conn| erasure::due(conn, now, SOME)).await? {
        ctx.db.write(move |tx| erase::carry_out(tx, &id)).await?;
    }
    Ok(())
}

/// Erases what was kept long enough.
pub(super) async fn retire(ctx: &Ctx) -> ApiResult<()> {
    let count = retire::retire(ctx).await?;
    if count > 0 {
        tracing::info!(dossiers = count, "personal data that were kept long enough were erased");
    }
    Ok(())
}
