//! A copy of everything that is held about oneself.

use super::export_view::DataExportView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::reply::{Audited, Found};
use crate::service::privacy::export::{Place, export};

crate::plain_query! {
    /// Which page of the copy.
    DataExportQuery {
        /// Where the page begins: the `next_cursor` of the page before.
        #[param(max_length = 1000, nullable = false)]
        cursor: Option<String>,
    }
}

/// Get a copy of one's personal data
///
/// Everything that the platform holds about the person who is signed in, as one document; nothing of other people. Lists that grow
/// (dossiers, score sheets, questions, messages about dossiers, audit trail) hold 100 entries a page and go on at `next_cursor`; what else there is stands on the
/// first page, up to 1000 entries a list. Secrets are not in it: they are kept as digests. That it was asked for is written into the audit
/// trail.
#[utoipa::path(get, path = "/v1/me/data-export", operation_id = "me_export_data", tag = "accounts")]
pub async fn handle(permit: Permit<act::DataExport>, ctx: Ctx, query: Query<DataExportQuery>) -> Result<Audited<DataExportView>, ApiError> {
    let caller = permit.caller;
    let binding = format!("data-export:{:?}", caller.actor.user);
    let cursor = ctx.cursors.open::<Place>(None, query.0.cursor.as_deref(), binding)?;
    let (place, at) = (cursor.after.clone(), ctx.clock.now());
    let export = ctx.db.write(move |tx| export(tx, &caller, place.as_ref())).await?;
    let next_cursor = export.next.as_ref().map(|next| ctx.cursors.close(&cursor, next)).transpose()?;
    Ok(Audited(Found::computed(DataExportView::of(export, at, next_cursor))))
}
