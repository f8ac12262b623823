//! Last calls to jurors whose panel closes soon.

use super::take_turn;
use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::jury::remind;
use tahaddi_domain::time::Span;

/// Reminds the jurors who are due it, once an hour at most; how many.
///
/// # Errors
/// The store failed.
pub(super) async fn send(ctx: &Ctx) -> ApiResult<usize> {
    // An idle server only reads.
    let due = remind::due(ctx).await?;
    if due.is_empty() || !take_turn(ctx, "reminders", Span::hours(1)).await? {
        return Ok(0);
    }
    let mut sent = 0;
    for phase in due {
        sent += ctx.db.write(move |tx| remind::last_calls(tx, &phase)).await?;
    }
    Ok(sent)
}
