//! Files that jurors are not shown.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::file_notices::{Hidden, list};
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::HiddenReason;
use tahaddi_domain::id::{ApplicationId, FileId, PhaseId, QuestionId};
use utoipa::ToSchema;

crate::list_query! {
    /// Which page of the notices.
    FileNoticeQuery {}
}

/// A file that jurors who judge blind are not shown. Its name is not told: it could name the startup.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileNoticeView {
    /// The application.
    pub application_id: ApplicationId,
    /// The question that the file answers.
    pub question_id: QuestionId,
    /// The file.
    pub file_id: FileId,
    /// Its media type.
    #[schema(max_length = 100)]
    pub media_type: String,
    /// Why it is not shown.
    pub reason: HiddenReason,
}

impl From<Hidden> for FileNoticeView {
    fn from(Hidden { file, reason }: Hidden) -> Self {
        Self { application_id: file.application, question_id: file.question, file_id: file.id, media_type: file.media_type, reason }
    }
}

/// Files that jurors are not shown
///
/// The files of a blind phase that cannot be cleaned of what they tell of their authors, for those who keep the panel, once the deadline for
/// applications has passed. Their startups were told. Of a phase that is not blind there are none.
#[utoipa::path(get, path = "/v1/phases/{id}/file-notices", operation_id = "file_notices_list", tag = "jury",
    extensions(("x-codes" = json!([Code::ApplicationsSealed]))))]
pub async fn handle(
    permit: Permit<act::PanelView>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    query: Query<FileNoticeQuery>,
) -> Result<Listed<FileNoticeView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("file notices:{}", id.0))?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let hidden = ctx.db.read(move |conn| list(conn, &permit.caller, &id.0, after.as_ref(), limit, now)).await?;
    Ok(Listed(ctx.cursors.page(&cursor, hidden, |hidden| hidden.file.id.clone())?.map(FileNoticeView::from)))
}
