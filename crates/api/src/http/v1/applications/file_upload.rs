//! Add a file to an application.

use super::file_view::FileView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Query, Upload};
use crate::http::reply::Created;
use crate::service::application::files::{attach, limits};
use serde::Deserialize;
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, QuestionId};
use utoipa::IntoParams;

/// What the file is.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FileQuery {
    /// The question that it answers.
    question: QuestionId,
    /// Its name, with its extension.
    #[param(min_length = 3, max_length = 255, pattern = r"[^\x00-\x20./\\]\.[0-9A-Za-z]{1,16}$")]
    name: String,
}

/// Upload a file
///
/// The body is the file itself, as a stream; up to 25 MB each if the server is not set otherwise, 20 files and 200 MB an application, and what the question allows. Its
/// type is found by its content and has to agree with its name. PDF, PNG, JPEG, WebP, DOCX, PPTX, XLSX, CSV and text are taken. The
/// application gets a new version, so read it again before you change it, and where it was handed in a new receipt.
#[utoipa::path(post, path = "/v1/applications/{id}/files", operation_id = "files_upload", tag = "applications",
    extensions(("x-codes" = json!([
        Code::ChallengeNotOpen, Code::DeadlinePassed, Code::ApplicationIncomplete, Code::ApplicationNotEditable, Code::PanelLocked, Code::TermsNotAccepted,
        Code::NotEligible, Code::FileQuotaExceeded, Code::ValidationFailed
    ]))))]
pub async fn handle(
    permit: Permit<act::ApplicationEdit>,
    ctx: Ctx,
    id: PathId<ApplicationId>,
    query: Query<FileQuery>,
    mut upload: Upload,
) -> Result<Answer<Created<FileView>>, ApiError> {
    let (PathId(id), FileQuery { question, name }, caller) = (id, query.0, permit.caller);
    let allowed = {
        let (caller, policy, id, question) = (Arc::clone(&caller), ctx.files.policy().clone(), id.clone(), question.clone());
        let request = upload.request().clone();
        ctx.db.write(move |tx| limits(tx, &caller, &policy, &id, &question, &request)).await?
    };
    let received = upload.receive(&ctx, &name, &allowed.limits).await.map_err(|error| allowed.explain(error))?;
    let receipts = ctx.receipts.clone();
    upload
        .commit(&ctx, &caller, received, move |tx, caller, received| {
            let file = attach(tx, caller, &receipts, &id, &question, received)?;
            Ok(Created::plain(format!("/v1/applications/{id}/files/{}/link", file.id), FileView::from(file)))
        })
        .await
}
