//! Exports: writing those that wait, and removing the files of those that have expired.
//!
//! An export is leased like a message of the outbox, and the lease renewed with each page: two replicas never write one twice, and one
//! whose worker died is taken up again. Nothing is written in a long transaction: a page is read, its rows go to the file, how far it is
//! goes to the database.

use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::service::export::{Contents, Rows, contents};
use crate::service::record::{Event, record};
use crate::tables::{TableError, Writer};
use serde_json::json;
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::export::{EXPORT_LIFE, ExportFile, MOST_ATTEMPTS};
use tahaddi_domain::id::Id as _;
use tahaddi_domain::time::Span;
use tahaddi_files::{Key, Kind, Made};
use tahaddi_persistence::repo::export::{self, Taken};

/// How long a page may take before another worker takes the export over.
const LEASE: Span = Span::minutes(2);
/// How long it is known that there was an export.
const MEMORY: Span = Span::days(30);
/// How many files one round removes.
const SOME: u32 = 100;

impl From<TableError> for ApiError {
    fn from(error: TableError) -> Self {
        Self::fault(error)
    }
}

/// Whether an export waits.
pub(super) async fn is_due(ctx: &Ctx) -> ApiResult<bool> {
    let now = ctx.clock.now();
    Ok(ctx.db.read(move |conn| export::is_due(conn, now)).await?)
}

/// Writes the export that has waited longest. One a round: other work gets its turn.
pub(super) async fn write_one(ctx: &Ctx) -> ApiResult<()> {
    let Some(taken) = ctx.db.write(|tx| export::take(tx, LEASE)).await? else { return Ok(()) };
    if taken.attempts > MOST_ATTEMPTS {
        return give_up(ctx, &taken, Code::InternalError).await;
    }
    match write(ctx, &taken).await {
        Ok(true) => Ok(()),
        Ok(false) => {
            tracing::warn!(export = %taken.export.id, "an export took so long that another worker has it");
            Ok(())
        }
        // The person may no longer see it, or it is gone.
        Err(ApiError::Refused(refusal)) => give_up(ctx, &taken, refusal.code).await,
        Err(error) => {
            tracing::error!(export = %taken.export.id, attempt = taken.attempts, "an export failed, and is tried again: {error}");
            Ok(())
        }
    }
}

async fn give_up(ctx: &Ctx, taken: &Taken, why: Code) -> ApiResult<()> {
    tracing::warn!(export = %taken.export.id, %why, "an export is given up");
    let (given_up, fence) = (taken.export.clone(), taken.fence);
    ctx.db
        .write(move |tx| -> ApiResult<()> {
            if export::fail(tx, &given_up.id, fence, why)? && given_up.is_worth_a_mail(tx.now()?) {
                let details = json!({"challenge_id": given_up.challenge, "requested_by": given_up.requested_by, "failure": why});
                record(tx, &Caller::default(), Event::new("export.given_up", given_up.id.as_str()).with(details))?;
            }
            Ok(())
        })
        .await
}

/// Writes the file and gives it its row; `false` if another worker has the export.
async fn write(ctx: &Ctx, taken: &Taken) -> ApiResult<bool> {
    let (export, now) = (taken.export.clone(), ctx.clock.now());
    let Contents { tables, rows: total, name } = ctx.db.snapshot(move |conn| contents(conn, &export, now)).await?;
    let several = tables.len() > 1;
    let format = taken.export.options.format;
    let draft = ctx.files.draft().await?;
    let (file, scratch, language) = (draft.file()?, ctx.settings.data_dir.clone(), taken.export.options.language.unwrap_or_default());
    let mut writer = blocking(move || Writer::new(format, several, language, now, file, &scratch)).await?;
    let mut done = 0;
    for table in tables {
        let heading = table.heading();
        writer = blocking(move || writer.table(&heading).map(|()| writer)).await?;
        let mut place = None;
        loop {
            let (source, after) = (Arc::clone(&table), place.take());
            let Rows { rows, next } = ctx.db.read(move |conn| source.page(conn, after.as_deref())).await?;
            done += i64::try_from(rows.len()).unwrap_or_default();
            writer = blocking(move || rows.iter().try_for_each(|row| writer.row(row)).map(|()| writer)).await?;
            let (id, fence, far) = (taken.export.id.clone(), taken.fence, (done, total.max(done)));
            if !ctx.db.write(move |tx| export::progress(tx, &id, fence, far, LEASE)).await? {
                return Ok(false);
            }
            place = next;
            if place.is_none() {
                break;
            }
        }
    }
    blocking(move || writer.finish()).await?;
    let extension = Writer::extension(format, several);
    let made = ctx.files.keep(draft, Kind::from_extension(extension).unwrap_or(Kind::Text)).await?;
    settle(ctx, taken, made, format!("{name}.{extension}")).await
}

/// Gives a file that is written its row.
async fn settle(ctx: &Ctx, taken: &Taken, made: Made, name: String) -> ApiResult<bool> {
    let file = ExportFile {
        name,
        blob: made.key.as_str().to_owned(),
        blob_key: Some(made.wrapped),
        size: i64::try_from(made.size).unwrap_or(i64::MAX),
        sha256: made.sha256.to_string(),
    };
    let (written, fence) = (taken.export.clone(), taken.fence);
    let finished = ctx
        .db
        .write(move |tx| -> ApiResult<bool> {
            let now = tx.now()?;
            let expires_at = now + EXPORT_LIFE;
            let finished = export::finish(tx, &written.id, fence, &file, expires_at)?;
            if finished && written.is_worth_a_mail(now) {
                let details = json!({"challenge_id": written.challenge, "requested_by": written.requested_by, "expires_at": expires_at});
                record(tx, &Caller::default(), Event::new("export.written", written.id.as_str()).with(details))?;
            }
            Ok(finished)
        })
        .await?;
    if !finished {
        ctx.files.delete(&made.key).await?;
    }
    Ok(finished)
}

/// Removes the files of exports that have expired, and forgets those that expired long ago.
pub(super) async fn sweep(ctx: &Ctx) -> ApiResult<()> {
    let now = ctx.clock.now();
    for gone in ctx.db.read(move |conn| export::expired(conn, now, SOME)).await? {
        // First the row: bytes that nobody names are swept, a row that names no bytes would stay.
        ctx.db.write(move |tx| export::expire(tx, &gone.id)).await?;
        if let Some(key) = gone.file.as_ref().and_then(|file| Key::parse(&file.blob)) {
            ctx.files.delete(&key).await?;
        }
    }
    ctx.db.write(move |tx| export::sweep(tx, now - MEMORY)).await?;
    Ok(())
}

/// Runs what blocks where it may.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, TableError> + Send + 'static) -> ApiResult<T> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(ApiError::fault)??)
}
