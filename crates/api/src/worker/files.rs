//! Files: scanning those that the scanner did not see yet, and removing bytes that no row names.

use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::HashSet;
use std::time::{Duration, SystemTime};
use tahaddi_domain::challenge_file::ChallengeFile;
use tahaddi_domain::dossier::{FileState, StoredFile};
use tahaddi_domain::id::{FileId, Id as _};
use tahaddi_domain::time::Span;
use tahaddi_files::{FileError, Key, Scan};
use tahaddi_persistence::repo::{application_file, blind_copy, challenge_file, export};
use tahaddi_persistence::{Conn, StoreError, Tx};

/// How many files one round looks at.
const SOME: u32 = 20;
/// How old bytes without a row are before they go: longer than any upload takes (FILE-09).
const OLD: Span = Span::hours(24);
/// How many blobs one round removes.
const MOST: u64 = 500;

impl From<FileError> for ApiError {
    fn from(error: FileError) -> Self {
        Self::fault(error)
    }
}

/// A file that waits for the scanner.
enum Waiting {
    OfDossier(StoredFile),
    OfChallenge(ChallengeFile),
}

impl Waiting {
    /// The oldest of each kind.
    fn load(conn: &mut Conn, limit: u32) -> Result<Vec<Self>, StoreError> {
        let of_dossiers = application_file::pending(conn, limit)?.into_iter().map(Self::OfDossier);
        let of_challenges = challenge_file::pending(conn, limit)?.into_iter().map(Self::OfChallenge);
        Ok(of_challenges.chain(of_dossiers).collect())
    }

    fn blob(&self) -> &str {
        match self {
            Self::OfDossier(file) => &file.blob,
            Self::OfChallenge(file) => &file.blob,
        }
    }

    fn blob_key(&self) -> Option<&str> {
        match self {
            Self::OfDossier(file) => file.blob_key.as_deref(),
            Self::OfChallenge(file) => file.blob_key.as_deref(),
        }
    }

    fn id(&self) -> &FileId {
        match self {
            Self::OfDossier(file) => &file.id,
            Self::OfChallenge(file) => &file.id,
        }
    }

    fn settle(&self, tx: &mut Tx<'_>, state: FileState) -> ApiResult<()> {
        let event = match self {
            Self::OfDossier(file) => {
                application_file::set_state(tx, &file.id, state)?;
                Event::new("application.file_scanned", file.application.as_str())
            }
            Self::OfChallenge(file) => {
                challenge_file::set_state(tx, &file.id, state)?;
                Event::new("challenge.file_scanned", file.challenge.as_str())
            }
        };
        record(tx, &Caller::system(), event.with(json!({"file_id": self.id(), "state": state})))
    }
}

/// Whether a file waits for the scanner.
pub(super) async fn is_due(ctx: &Ctx) -> ApiResult<bool> {
    Ok(!ctx.db.read(|conn| Waiting::load(conn, 1)).await?.is_empty())
}

/// Scans some of those that wait. While the scanner does not answer they go on waiting.
pub(super) async fn scan(ctx: &Ctx) -> ApiResult<()> {
    for file in ctx.db.read(|conn| Waiting::load(conn, SOME)).await? {
        let Some(key) = Key::parse(file.blob()) else { return Err(ApiError::fault(format!("{}: no key of a blob", file.id()))) };
        let state = match ctx.files.scan(&key, file.blob_key()).await {
            Ok(Scan::Clean | Scan::NotScanned) => FileState::Clean,
            Ok(Scan::Pending) => return Ok(()),
            Err(FileError::Infected { name }) => {
                tracing::warn!(file = %file.id(), %name, "the scanner found something in a file that was taken without it");
                FileState::Quarantined
            }
            Err(error) => {
                tracing::warn!(file = %file.id(), %error, "a file could not be scanned; it goes on waiting");
                continue;
            }
        };
        // One a round: other work gets its turn.
        return ctx.db.write(move |tx| file.settle(tx, state)).await;
    }
    Ok(())
}

/// Removes bytes that no row names.
pub(super) async fn sweep(ctx: &Ctx) -> ApiResult<()> {
    let known = |keys: Vec<Key>| {
        let db = ctx.db.clone();
        async move {
            let blobs: Vec<String> = keys.iter().map(|key| key.as_str().to_owned()).collect();
            let named = move |conn: &mut Conn| -> Result<HashSet<String>, StoreError> {
                let (of_dossiers, of_challenges) = (application_file::known(conn, &blobs)?, challenge_file::known(conn, &blobs)?);
                let (of_exports, copies) = (export::known(conn, &blobs)?, blind_copy::known(conn, &blobs)?);
                Ok(of_dossiers.into_iter().chain(of_challenges).chain(of_exports).chain(copies).collect())
            };
            let named = db.read(named).await?;
            Ok::<_, ApiError>(keys.into_iter().filter(|key| named.contains(key.as_str())).collect::<HashSet<Key>>())
        }
    };
    let before = (ctx.clock.now() - OLD).micros();
    let before = SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(before).unwrap_or_default());
    let swept = ctx.files.sweep(known, before, MOST).await?;
    if swept.blobs + swept.temporaries > 0 {
        tracing::info!(
            blobs = swept.blobs,
            bytes = swept.bytes,
            temporaries = swept.temporaries,
            "files that no dossier, no call and no export holds were removed"
        );
    }
    Ok(())
}
