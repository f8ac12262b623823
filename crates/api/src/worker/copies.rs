//! Copies of files for jurors who judge blind: made one by one, each by the worker that holds its lease.

use crate::context::Ctx;
use crate::error::ApiResult;
use crate::service::jury::file_notices;
use std::time::Duration;
use tahaddi_domain::dossier::{CopyContent, HiddenReason, MOST_COPY_ATTEMPTS};
use tahaddi_domain::id::FileId;
use tahaddi_domain::time::Span;
use tahaddi_files::{Digest, FileError, Key, Kind, Made};
use tahaddi_persistence::repo::blind_copy::{self, Taken};

/// How long a copy may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// When another worker takes over, or the same one tries again.
const LEASE: Span = Span::minutes(5);

/// Whether a copy waits.
pub(super) async fn is_due(ctx: &Ctx) -> ApiResult<bool> {
    let now = ctx.clock.now();
    Ok(ctx.db.read(move |conn| blind_copy::is_due(conn, now)).await?)
}

/// Makes the copy that has waited longest. One a round: other work gets its turn.
pub(super) async fn make_one(ctx: &Ctx) -> ApiResult<()> {
    let Some(taken) = ctx.db.write(|tx| blind_copy::take(tx, LEASE)).await? else { return Ok(()) };
    if taken.attempts > MOST_COPY_ATTEMPTS {
        return give_up(ctx, taken, HiddenReason::Failure).await;
    }
    match tokio::time::timeout(PATIENCE, copy(ctx, &taken)).await {
        Ok(Ok(made)) => settle(ctx, &taken, made).await,
        Ok(Err(FileError::NotCleanable(why))) => {
            tracing::info!(file = %taken.file.id, why, "jurors who judge blind are not shown a file");
            give_up(ctx, taken, HiddenReason::Content).await
        }
        Ok(Err(error)) => {
            tracing::error!(file = %taken.file.id, attempt = taken.attempts, %error, "a copy failed, and is tried again");
            Ok(())
        }
        Err(_elapsed) => {
            tracing::error!(file = %taken.file.id, attempt = taken.attempts, "a copy took too long, and is tried again");
            Ok(())
        }
    }
}

async fn copy(ctx: &Ctx, taken: &Taken) -> Result<Made, FileError> {
    let file = &taken.file;
    let key = Key::parse(&file.blob).ok_or(FileError::NotFound)?;
    let digest = Digest::parse(&file.sha256).ok_or(FileError::DigestMismatch)?;
    let kind = Kind::from_media_type(&file.media_type).ok_or(FileError::NotCleanable("its type is not known"))?;
    ctx.files.clean_copy(&key, file.blob_key.as_deref(), &digest, kind).await
}

async fn settle(ctx: &Ctx, taken: &Taken, made: Made) -> ApiResult<()> {
    let content = CopyContent {
        blob: made.key.as_str().to_owned(),
        blob_key: made.wrapped,
        size: i64::try_from(made.size).unwrap_or(i64::MAX),
        sha256: made.sha256.to_string(),
    };
    let (file, fence) = (taken.file.id.clone(), taken.fence);
    if !ctx.db.write(move |tx| blind_copy::finish(tx, &file, fence, &content)).await? {
        // Another worker has it, or the file is gone.
        ctx.files.delete(&made.key).await?;
    }
    Ok(())
}

async fn give_up(ctx: &Ctx, taken: Taken, reason: HiddenReason) -> ApiResult<()> {
    ctx.db.write(move |tx| file_notices::hide(tx, &taken.file, taken.fence, reason)).await?;
    Ok(())
}

/// Notes the copies that are needed and that nobody asked for: see [`file_notices::require_some`].
pub(super) async fn require(ctx: &Ctx) -> ApiResult<()> {
    for call in ctx.db.read(file_notices::blind_calls).await? {
        let mut after: Option<FileId> = None;
        loop {
            let (call, from) = (call.clone(), after);
            after = ctx.db.write(move |tx| file_notices::require_some(tx, &call, from.as_ref())).await?;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(())
}
