//! FILE-07: files lie encrypted, and their keys are wrapped anew without touching them.

use crate::corpus::pdf;
use crate::{Bench, all, chunks, keeper, offer};
use std::sync::Arc;
use tahaddi_files::{FileError, FileStore, KeyKeeper, MasterKey, Policy, missing};

/// Two master keys, the second of which is the newest.
#[derive(Debug)]
struct Both(Arc<MasterKey>, Arc<MasterKey>);

impl KeyKeeper for Both {
    fn newest(&self) -> Result<Arc<MasterKey>, FileError> {
        Ok(Arc::clone(&self.1))
    }
    fn find(&self, name: &str) -> Result<Arc<MasterKey>, FileError> {
        [&self.0, &self.1].into_iter().find(|key| key.name() == name).cloned().ok_or_else(|| missing(name))
    }
}

#[tokio::test]
async fn file_07_nothing_on_the_disk_can_be_read_without_the_key() {
    let bench = Bench::new();
    let text = "a line that nobody else reads\n".repeat(10_000);
    let sent = bench.send("a.txt", text.as_bytes()).await.unwrap();
    let blob = bench.folder.path().join("objects").join(&sent.key.as_str()[..2]).join(sent.key.as_str());
    let stored = std::fs::read(&blob).unwrap();
    assert!(stored.len() > text.len() && !stored.windows(10).any(|window| window == b"a line tha"));
    // Two copies of one file have nothing in common.
    let twin = bench.send("a.txt", text.as_bytes()).await.unwrap();
    assert_eq!(twin.sha256, sent.sha256);
    let other = bench.folder.path().join("objects").join(&twin.key.as_str()[..2]).join(twin.key.as_str());
    assert_ne!(std::fs::read(&other).unwrap(), stored);
    // The key of one does not open the other, nor does a blob that was put in the place of another.
    let crossed = bench.store.read(&sent.key, Some(&twin.wrapped), None).await;
    assert_eq!(crossed.unwrap_err().code(), "unavailable");
    std::fs::copy(&other, &blob).unwrap();
    let content = bench.store.read(&sent.key, Some(&sent.wrapped), None).await.unwrap();
    assert_eq!(content.into_bytes().await, Err(FileError::DigestMismatch));
}

#[tokio::test]
async fn file_07_keys_are_wrapped_anew_and_blobs_stay() {
    let bench = Bench::new();
    let sent = bench.send("a.pdf", &pdf(3)).await.unwrap();
    let (one, two) = (keeper(1).newest().unwrap(), keeper(2).newest().unwrap());
    let both = FileStore::in_folder(bench.folder.path(), Policy::default(), None, Arc::new(Both(one, two))).unwrap();
    let wrapped = both.rewrap(&sent.key, &sent.wrapped).await.unwrap().unwrap();
    assert_eq!(MasterKey::name_in(&wrapped), "key2");
    assert_eq!(both.rewrap(&sent.key, &wrapped).await, Ok(None), "once");
    let later = FileStore::in_folder(bench.folder.path(), Policy::default(), None, keeper(2)).unwrap();
    let read = later.read_verified(&sent.key, Some(&wrapped), &sent.sha256).await.unwrap();
    assert_eq!(read.into_bytes().await.unwrap(), pdf(3));
    assert_eq!(later.read(&sent.key, Some(&sent.wrapped), None).await.unwrap_err(), missing("key1"));
    assert_eq!(later.rewrap(&sent.key, &sent.wrapped).await, Err(missing("key1")));
    let new = both.receive(offer("b.pdf"), &all(&both), chunks(&pdf(1), 100)).await.unwrap();
    assert_eq!(MasterKey::name_in(&new.wrapped), "key2");
}
