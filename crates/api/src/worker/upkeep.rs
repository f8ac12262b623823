//! Sealing and sweeping.

use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::audit;
use tahaddi_domain::time::{Instant, Span};
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{assignment_plan, audit as trail, idempotency, lease, link_token, outbox, session, throttle};

/// The lease under which one replica seals the audit trail.
pub(super) const SEALING: &str = "audit-seal";
/// How far back an unsealed entry may turn up: longer than any transaction can take.
const LOOK_BACK: Span = Span::minutes(10);

/// How long a plan of assignments is kept that nobody adopted.
const DRY_RUNS_KEPT: Span = Span::days(30);

/// From when on to look; `None` for the whole trail.
fn since(ctx: &Ctx, whole: bool) -> Option<Instant> {
    (!whole).then(|| ctx.clock.now() - LOOK_BACK)
}

/// Whether there is anything to seal.
pub(super) async fn is_unsealed(ctx: &Ctx, whole: bool) -> ApiResult<bool> {
    let since = since(ctx, whole);
    Ok(!ctx.db.read(move |conn| trail::unsealed(conn, since, 1)).await?.is_empty())
}

/// Seals the audit trail as far as it is written, under the lease with this fence. `whole` looks for what is older than anybody
/// expects, such as entries of an import that is dated back.
pub(super) async fn seal(ctx: &Ctx, fence: i64, whole: bool) -> ApiResult<usize> {
    let since = since(ctx, whole);
    let mut sealed = 0;
    loop {
        let batch = move |tx: &mut Tx<'_>| if lease::guard(tx, SEALING, fence)? { audit::seal(tx, since) } else { Ok(0) };
        let some = ctx.db.write(batch).await?;
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
            assignment_plan::sweep(tx, now - DRY_RUNS_KEPT)?;
            Ok(())
        })
        .await
}
