//! The rotation of the master key of files: the keys of files are wrapped anew, the files stay as they are.

use crate::auth::keyring::FileKeys;
use crate::error::{ApiError, ApiResult};
use tahaddi_domain::time::{Instant, Span};
use tahaddi_files::{FileError, FileStore, Key, MasterKey};
use tahaddi_persistence::Db;
use tahaddi_persistence::repo::blob_key::{self, BlobKey, Holder};

/// How many keys are wrapped in one transaction.
const SOME: i64 = 200;
/// How long after its successor was made a key is still kept: whoever took it for a file has written the row by then.
pub const RETIREMENT: Span = Span::hours(24);

/// What a rotation did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    /// The key that was made; none where an earlier rotation was not finished yet.
    pub made: Option<String>,
    /// How many keys of files were wrapped anew.
    pub wrapped: usize,
    /// Master keys that nothing needs any more, and that were removed.
    pub removed: Vec<String>,
    /// Those that wait until they are removed.
    pub waiting: Vec<String>,
}

/// Makes a master key, wraps the keys of all files by it, and removes the older ones a day later. It can be broken off at any moment and
/// begun again: as long as an older key is there, the last rotation goes on and no further key is made.
///
/// # Errors
/// The store or the folder of keys failed, or a key does not open what it wrapped; what is done stays done.
pub async fn rotate(db: &Db, files: &FileStore, keys: &FileKeys, now: Instant) -> ApiResult<Rotation> {
    let mut rotation = Rotation::default();
    let mut all = keys.all().map_err(ApiError::fault)?;
    if all.len() <= 1 {
        // A clock that is behind must still make a key that is newer than the other.
        let after = all.last().map_or(now, |last| now.max(last.created + Span::milliseconds(1)));
        let made = keys.create(after).map_err(ApiError::fault)?;
        rotation.made = Some(made.key.name().to_owned());
        all.push(made);
    }
    for holder in Holder::ALL {
        rotation.wrapped += wrap_all(db, files, holder).await?;
    }
    let Some(newest) = all.pop() else { return Ok(rotation) };
    for older in all {
        let name = older.key.name().to_owned();
        if now >= newest.created + RETIREMENT {
            // All rows were read after the last moment at which somebody could have taken it.
            keys.remove(&name).map_err(ApiError::fault)?;
            rotation.removed.push(name);
        } else {
            rotation.waiting.push(name);
        }
    }
    Ok(rotation)
}

async fn wrap_all(db: &Db, files: &FileStore, holder: Holder) -> ApiResult<usize> {
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let from = after.clone();
        let page = db.read(move |conn| blob_key::page(conn, holder, &from, SOME)).await?;
        let Some(last) = page.last() else { return Ok(count) };
        after.clone_from(&last.row);
        let mut changed: Vec<(BlobKey, String)> = Vec::new();
        for before in page {
            let blob = Key::parse(&before.blob).ok_or_else(|| ApiError::fault(format!("{}: no key of a blob", before.row)))?;
            match files.rewrap(&blob, &before.wrapped).await {
                Ok(Some(wrapped)) => changed.push((before, wrapped)),
                Ok(None) => {}
                Err(error) => return Err(unopened(&before, &error)),
            }
        }
        count += changed.len();
        if !changed.is_empty() {
            db.write(move |tx| -> ApiResult<()> {
                for (before, wrapped) in &changed {
                    // One that changed meanwhile was taken out: there is nothing to wrap any more.
                    blob_key::replace(tx, holder, before, wrapped)?;
                }
                Ok(())
            })
            .await?;
        }
    }
}

fn unopened(row: &BlobKey, error: &FileError) -> ApiError {
    ApiError::fault(format!("{} (master key {}): {error}", row.row, MasterKey::name_in(&row.wrapped)))
}
