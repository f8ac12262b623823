//! Last calls to jurors whose panel closes soon.

use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::jury::remind;

/// Reminds the jurors who are due it; how many. Looked for once an hour: a juror whose open sheets are all set aside stays due.
///
/// # Errors
/// The store failed.
pub(super) async fn send(ctx: &Ctx) -> ApiResult<usize> {
    let mut sent = 0;
    for phase in remind::due(ctx).await? {
        sent += ctx.db.write(move |tx| remind::last_calls(tx, &phase)).await?;
    }
    Ok(sent)
}
