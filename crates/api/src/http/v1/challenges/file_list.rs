//! Files of a call.

use super::file_view::ChallengeFileView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::challenge::files::list;
use tahaddi_domain::id::ChallengeId;

crate::list_query! {
    /// Which page of the files.
    ChallengeFileListQuery {}
}

/// Files of a call
///
/// All that were uploaded to it, whether its document attaches them or not, in the order in which they came.
#[utoipa::path(get, path = "/v1/challenges/{id}/files", operation_id = "challenge_files_list", tag = "challenges")]
pub async fn handle(
    permit: Permit<act::ChallengeInspect>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<ChallengeFileListQuery>,
) -> Result<Listed<ChallengeFileView>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("challenge-files:{}", id.0))?;
    let (call, all) = ctx.db.read(move |conn| -> ApiResult<_> { list(conn, &permit.caller, &id.0) }).await?;
    // A page begins at a place in the list: a call has few files.
    let begin: usize = cursor.after.unwrap_or_default();
    let rest: Vec<_> = (begin + 1..).zip(all.into_iter().skip(begin)).collect();
    let page = ctx.cursors.page(&cursor, rest, |(place, _)| *place)?;
    Ok(Listed(page.map(|(_, file)| ChallengeFileView::new(file, &call.document))))
}
