//! What happens later: mail, scheduled publication, exports, copies of files, sealing of the audit trail, sweeping, erasing.
//!
//! Messages, exports and copies are leased one by one, everything else under a lease by name, so two replicas never do a job twice.

mod copies;
mod delivery;
mod exports;
mod files;
mod privacy;
mod reminders;
mod upkeep;

use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::{challenge, reindex};
use std::time::Duration;
use tahaddi_domain::time::Span;
use tahaddi_persistence::repo::lease;
use upkeep::Depth;

/// How often the worker looks.
const PAUSE: Duration = Duration::from_millis(500);

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Messages that were delivered.
    pub delivered: usize,
    /// Messages that will be tried again.
    pub postponed: usize,
    /// Challenges that were published.
    pub published: usize,
    /// Audit entries that were sealed.
    pub sealed: usize,
}

/// Does everything that is due.
///
/// # Errors
/// The store failed; what was due stays due.
pub async fn tick(ctx: &Ctx) -> ApiResult<Summary> {
    // Each publication locks its challenge and looks again: two replicas never do one twice.
    let mut summary = Summary { published: challenge::publish_due(ctx).await?, ..Summary::default() };
    let hourly = take_turn(ctx, "sweep", Span::hours(1)).await?;
    if hourly {
        reminders::send(ctx).await?;
    }
    delivery::deliver(ctx, &mut summary).await?;
    if reindex::is_due(ctx).await? && hold(ctx, "reindex", Span::minutes(1)).await?.is_some() {
        reindex::some(ctx).await?;
    }
    let depth = match take_turn(ctx, "seal-late", Span::seconds(30)).await? {
        _ if hourly => Depth::Whole,
        true => Depth::Late,
        false => Depth::Recent,
    };
    // An idle server only reads.
    if upkeep::is_unsealed(ctx, depth).await?
        && let Some(fence) = hold(ctx, upkeep::SEALING, Span::seconds(30)).await?
    {
        summary.sealed = upkeep::seal(ctx, fence, depth).await?;
    }
    if hourly {
        upkeep::sweep(ctx).await?;
        privacy::retire(ctx).await?;
        exports::sweep(ctx).await?;
        files::sweep(ctx).await?;
        copies::require(ctx).await?;
    }
    privacy::erase(ctx).await?;
    if exports::is_due(ctx).await? {
        exports::write_one(ctx).await?;
    }
    if copies::is_due(ctx).await? {
        copies::make_one(ctx).await?;
    }
    if files::is_due(ctx).await? && hold(ctx, "scan", Span::minutes(10)).await?.is_some() {
        files::scan(ctx).await?;
    }
    Ok(summary)
}

/// Works until `stop` says so.
pub async fn run(ctx: Ctx, mut stop: tokio::sync::watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = tick(&ctx).await {
            tracing::error!("background work failed: {error}");
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            changed = stop.changed() => if changed.is_err() { return },
        }
    }
}

/// Takes or keeps a lease: its fence, or `None` while another replica holds it.
async fn hold(ctx: &Ctx, name: &'static str, span: Span) -> ApiResult<Option<i64>> {
    let owner = ctx.replica.clone();
    Ok(ctx.db.write(move |tx| lease::acquire(tx, name, &owner, span)).await?)
}

/// Whether it is the turn of this round: of all rounds of all replicas, one in each span.
async fn take_turn(ctx: &Ctx, name: &'static str, span: Span) -> ApiResult<bool> {
    // A round of its own is an owner of its own, so nobody renews.
    let owner = format!("{} at {}", ctx.replica, ctx.clock.now());
    Ok(ctx.db.write(move |tx| lease::acquire(tx, name, &owner, span)).await?.is_some())
}
