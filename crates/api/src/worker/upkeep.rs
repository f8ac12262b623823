//! Sealing and sweeping.

use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::audit;
use tahaddi_domain::time::{Instant, Span};
use tahaddi_persistence::repo::{assignment_plan, audit as trail, idempotency, lease, link_token, outbox, session, throttle};
use tahaddi_persistence::{Conn, Tx};

/// The lease under which one replica seals the audit trail.
pub(super) const SEALING: &str = "audit-seal";
/// How far back from the last sealed entry the next ones are looked for.
const LOOK_BACK: Span = Span::seconds(2);
/// How far back an unsealed entry may turn up: longer than any transaction can take.
const LATE: Span = Span::minutes(10);

/// How long a plan of assignments is kept that nobody adopted.
const DRY_RUNS_KEPT: Span = Span::days(30);

/// How far back to look for entries without a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What was written since the last that is sealed.
    Recent,
    /// As far as transactions may take.
    Late,
    /// The whole trail: what is older than anybody expects, such as entries of an import that is dated back.
    Whole,
}

impl Depth {
    /// From when on to look; `None` for the whole trail.
    fn since(self, conn: &mut Conn, now: Instant) -> ApiResult<Option<Instant>> {
        let span = match self {
            Self::Recent => LOOK_BACK,
            Self::Late => LATE,
            Self::Whole => return Ok(None),
        };
        // A clock may have been ahead.
        Ok(trail::sealed_until(conn)?.map(|until| until.min(now) - span))
    }
}

/// Whether there is anything to seal.
pub(super) async fn is_unsealed(ctx: &Ctx, depth: Depth) -> ApiResult<bool> {
    let now = ctx.clock.now();
    let found = ctx.db.read(move |conn| -> ApiResult<_> {
        let since = depth.since(conn, now)?;
        Ok(trail::unsealed(conn, since, 1)?)
    });
    Ok(!found.await?.is_empty())
}

/// Seals the audit trail as far as it is written, under the lease with this fence. The links are made beside the writes, which wait for
/// no more than their being stored.
pub(super) async fn seal(ctx: &Ctx, fence: i64, depth: Depth) -> ApiResult<usize> {
    let mut sealed = 0;
    loop {
        let now = ctx.clock.now();
        let next = ctx.db.snapshot(move |conn| -> ApiResult<_> {
            let since = depth.since(conn, now)?;
            audit::next_links(conn, since)
        });
        let (place, seals) = next.await?;
        if seals.is_empty() {
            return Ok(sealed);
        }
        let batch = move |tx: &mut Tx<'_>| if lease::guard(tx, SEALING, fence)? { audit::seal(tx, place, &seals) } else { Ok(0) };
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
