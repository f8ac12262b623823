//! List the files of a dossier.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::files::{JuryFile, list};
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::dossier::JuryFileState;
use tahaddi_domain::id::{AssignmentId, QuestionId};
use utoipa::ToSchema;

crate::list_query! {
    /// Which page of the files.
    JuryFileQuery {}
}

/// A file of a dossier as its juror sees it. In a blind phase nothing in it tells who sent it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "key": "2-1", "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3", "name": "2-1.pdf", "media_type": "application/pdf", "size": 481_992,
    "state": "ready"
}))]
pub struct JuryFileView {
    /// What the juror calls it: where its question stands in the form, and its number among the files that answer it.
    #[schema(max_length = 20, example = "2-1")]
    pub key: String,
    /// The question that it answers.
    pub question_id: QuestionId,
    /// Its name: in a blind phase its key, with the extension of its type.
    #[schema(max_length = 255)]
    pub name: String,
    /// Its media type.
    #[schema(max_length = 100)]
    pub media_type: String,
    /// Bytes of what is read; null while it is prepared.
    #[schema(required, minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub size: Option<i64>,
    /// Whether it can be read.
    pub state: JuryFileState,
}

impl From<JuryFile> for JuryFileView {
    fn from(file: JuryFile) -> Self {
        Self {
            key: file.key,
            question_id: file.question,
            name: file.name,
            media_type: file.media_type,
            size: file.content.map(|content| content.size),
            state: file.state,
        }
    }
}

/// List the files of a dossier
///
/// The answers for jurors that are files, in the order of the form, for as long as the dossier can be read. In a blind phase they are copies
/// without what the programs of their authors wrote into them, under names that say nothing; until the copy of a file is made it is
/// `preparing`. A file of which no such copy can be made is not listed.
#[utoipa::path(get, path = "/v1/jury/assignments/{id}/files", operation_id = "jury_files_list", tag = "jury",
    extensions(("x-codes" = json!([Code::ScoringNotOpen]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<AssignmentId>,
    query: Query<JuryFileQuery>,
) -> Result<Listed<JuryFileView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), format!("jury files:{}", id.0))?;
    let now = ctx.clock.now();
    let files = ctx.db.read(move |conn| list(conn, &permit.caller, &id.0, now)).await?;
    // In the order of the form: the key of the last one says how far a page came.
    let from = cursor.after.as_ref().and_then(|after: &String| files.iter().position(|file| &file.key == after)).map_or(0, |at| at + 1);
    let rest = files.into_iter().skip(from).collect();
    Ok(Listed(ctx.cursors.page(&cursor, rest, |file: &JuryFile| file.key.clone())?.map(JuryFileView::from)))
}
