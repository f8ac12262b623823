//! Read the private thread about an application.

use super::view::MessageView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::thread::list;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ApplicationId;

crate::list_query! {
    /// Which page of the messages.
    MessageQuery {}
}

/// Messages about an application
///
/// The private thread between the people of the startup and the operators, newest last. Nobody else reads it: neither the partner of the
/// call nor its jury. Reading marks nothing as read: `threads_mark_read` does.
#[utoipa::path(get, path = "/v1/applications/{id}/messages", operation_id = "messages_list", tag = "applications",
    extensions(("x-codes" = json!([Code::Forbidden, Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::ThreadView>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    query: Query<MessageQuery>,
) -> Result<Listed<MessageView>, ApiError> {
    let cursor = ctx.cursors.open(query.0.limit, query.0.cursor.as_deref(), format!("messages:{}", id.0))?;
    let (after, limit) = (cursor.after, cursor.limit);
    let items = ctx.db.read(move |conn| list(conn, &permit.caller, &id.0, after, limit)).await?;
    let page = ctx.cursors.page(&cursor, items, |shown| shown.message.number)?;
    Ok(Listed(page.map(MessageView::from)))
}
