//! A link to a file of a dossier.

use crate::auth::download::{DownloadLink, LIFE, Target};
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, NoBody, PathId, Post, SecondText};
use crate::http::reply::Found;
use crate::http::v1::applications::file_link::FileLinkView;
use crate::service::jury::files::open;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::AssignmentId;

/// A link to a file of a dossier
///
/// For its juror, as long as the dossier can be read; `key` is that of the list. Each link, and each reading by it, is written into the
/// audit trail. Send a new key for a new link: a repetition answers the old one.
#[utoipa::path(post, path = "/v1/jury/assignments/{id}/files/{key}/link", operation_id = "jury_files_link", tag = "jury",
    extensions(("x-codes" = json!([Code::ScoringNotOpen, Code::FileNotAvailable]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<AssignmentId>,
    key: SecondText,
    post: Post<NoBody>,
) -> Result<Answer<Found<FileLinkView>>, ApiError> {
    let keys = ctx.cursors.clone();
    post.commit(&ctx, &permit.caller, move |tx, caller, _body| {
        let (file, _content, now) = open(tx, caller, &id.0, &key.0, "assignment.file_link_made")?;
        let target = Target::Review { assignment: id.0.clone(), file: file.key };
        let link = DownloadLink { target, user: caller.user()?.clone(), until: now + LIFE };
        Ok(Found::computed(FileLinkView { url: format!("/v1/downloads/{}", link.seal(&keys)?), expires_at: link.until }))
    })
    .await
}
