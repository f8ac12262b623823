//! Files on their way in, in the store and out of it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod cleaning;
mod corpus;
mod keys;
mod receiving;
mod scanner;
mod storing;
mod sweeping;
mod types;

use bytes::Bytes;
use futures_util::{Stream, stream};
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use tahaddi_files::{FileError, FileStore, KeyKeeper, Limits, MasterKey, Offer, Policy, Received};
use tempfile::TempDir;

/// A store in a folder that goes with the test.
struct Bench {
    folder: TempDir,
    store: FileStore,
}

impl Bench {
    fn new() -> Self {
        Self::with(Policy::default())
    }
    fn with(policy: Policy) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::in_folder(folder.path(), policy, None, keeper(1)).unwrap();
        Self { folder, store }
    }
    /// Sends a file in one chunk.
    async fn send(&self, name: &str, bytes: &[u8]) -> Result<Received, FileError> {
        self.store.receive(offer(name), &all(&self.store), chunks(bytes, usize::MAX)).await
    }
    fn incoming(&self) -> Vec<String> {
        names(&self.folder.path().join("incoming"))
    }
    /// The keys that lie in the folder.
    fn blobs(&self) -> Vec<String> {
        let objects = self.folder.path().join("objects");
        names(&objects).iter().flat_map(|shard| names(&objects.join(shard))).collect()
    }
}

/// Keeps one master key.
fn keeper(seed: u8) -> Arc<dyn KeyKeeper> {
    Arc::new(Arc::new(MasterKey::new(&format!("key{seed}"), &[seed; 32]).unwrap()))
}

fn offer(name: &str) -> Offer<'_> {
    Offer { name, ..Offer::default() }
}

/// Everything that the policy allows.
fn all(store: &FileStore) -> Limits {
    store.policy().limits(None, &[] as &[&str])
}

/// A stream of chunks of `size` bytes.
fn chunks(bytes: &[u8], size: usize) -> impl Stream<Item = Result<Bytes, Infallible>> + use<> {
    let whole = Bytes::copy_from_slice(bytes);
    let starts: Vec<usize> = (0..whole.len()).step_by(size).collect();
    stream::iter(starts.into_iter().map(move |at| Ok(whole.slice(at..whole.len().min(at.saturating_add(size))))))
}

fn names(folder: &Path) -> Vec<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
