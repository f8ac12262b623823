//! The bucket, over a store in memory and, where `TEST_S3_ENDPOINT` and `TEST_S3_BUCKET` named one to the compiler, over a service that speaks S3.

use crate::bucket::{Bucket, BucketSettings};
use crate::limits::Policy;
use crate::spool::Spool;
use crate::store::{FileStore, Place};
use crate::{Digest, FileError, Key, MasterKey, Offer, Received};
use bytes::Bytes;
use futures_util::stream;
use object_store::ObjectStore;
use object_store::memory::InMemory;
use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;
use tokio::sync::Semaphore;

/// Stores with nothing in them, each with what its keys begin with.
fn remotes() -> Vec<(Arc<dyn ObjectStore>, String)> {
    let mut all: Vec<(Arc<dyn ObjectStore>, String)> = vec![(Arc::new(InMemory::new()), String::new())];
    if let (Some(endpoint), Some(bucket)) = (option_env!("TEST_S3_ENDPOINT"), option_env!("TEST_S3_BUCKET")) {
        let settings = BucketSettings {
            bucket: bucket.to_owned(),
            region: "us-east-1".to_owned(),
            endpoint: Some(endpoint.to_owned()),
            prefix: String::new(),
            access_key: Some("test".to_owned()),
            secret_key: Some("secret-of-test".to_owned()),
        };
        // A name that nobody had before.
        let folder = tempfile::tempdir().unwrap();
        let prefix = folder.path().file_name().unwrap().to_str().unwrap().trim_start_matches('.').to_owned();
        all.push((Bucket::connect(&settings).unwrap().store, prefix));
    }
    all
}

fn bench(remote: &Arc<dyn ObjectStore>, prefix: &str) -> (TempDir, FileStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore {
        place: Place::Bucket(Bucket::new(Arc::clone(remote), prefix)),
        spool: Spool::open(folder.path()).unwrap(),
        policy: Policy::default(),
        scanner: None,
        keeper: Arc::new(Arc::new(MasterKey::new("only", &[7; 32]).unwrap())),
        inspections: Arc::new(Semaphore::new(1)),
    };
    (folder, store)
}

async fn send(store: &FileStore, bytes: &[u8]) -> Result<Received, FileError> {
    let limits = store.policy().limits(None, &[] as &[&str]);
    let content = stream::iter([Ok::<_, Infallible>(Bytes::copy_from_slice(bytes))]);
    store.receive(Offer { name: "a.txt", ..Offer::default() }, &limits, content).await
}

#[tokio::test]
async fn what_goes_up_comes_down() {
    for (remote, prefix) in remotes() {
        up_and_down(&remote, &format!("{prefix}/files")).await;
    }
}

async fn up_and_down(remote: &Arc<dyn ObjectStore>, prefix: &str) {
    let (spool, store) = bench(remote, prefix);
    // Below, at and above the size of a part.
    for size in [10, 5 * 1024 * 1024, 12_000_000] {
        let bytes = b"0123456789".repeat(size / 10 + 1)[..size].to_vec();
        let received = send(&store, &bytes).await.unwrap();
        assert_eq!((received.size, received.sha256), (size as u64, Digest::of(&bytes)));
        let opener = Some(received.wrapped.as_str());
        assert!(store.head(&received.key).await.unwrap().size > size as u64);
        assert!(
            !store.read(&received.key, None, None).await.unwrap().into_bytes().await.unwrap().starts_with(b"0123"),
            "it lies encrypted"
        );
        assert_eq!(store.read_verified(&received.key, opener, &received.sha256).await.unwrap().into_bytes().await.unwrap(), bytes);
        let part = store.read(&received.key, opener, Some(3..8)).await.unwrap();
        assert_eq!((part.size, part.range.clone(), part.into_bytes().await.unwrap().as_ref()), (size as u64, 3..8, &bytes[3..8]));
        let beyond = store.read(&received.key, opener, Some(0..size as u64 + 1)).await.unwrap_err();
        assert_eq!(beyond, FileError::RangeNotSatisfiable { size: size as u64 });
    }
    let left = std::fs::read_dir(spool.path().join("incoming")).unwrap().count();
    assert_eq!(left, 0, "nothing stays on this machine");
    assert_eq!(store.ready().await, Ok(()));
}

#[tokio::test]
async fn blobs_go_and_those_of_others_stay() {
    for (remote, prefix) in remotes() {
        own_and_others(&remote, &prefix).await;
    }
}

async fn own_and_others(remote: &Arc<dyn ObjectStore>, prefix: &str) {
    let (_spool, store) = bench(remote, prefix);
    let (_other_spool, other) = bench(remote, &format!("{prefix}/other"));
    let theirs = send(&other, b"theirs").await.unwrap().key;
    let kept = send(&store, b"kept").await.unwrap().key;
    let gone = send(&store, b"gone").await.unwrap().key;
    let known = async |keys: Vec<Key>| Ok::<HashSet<Key>, FileError>(keys.into_iter().filter(|key| *key == kept).collect());
    let later = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 33);
    let swept = store.sweep(known, later, 100).await.unwrap();
    assert_eq!((swept.seen, swept.blobs, swept.bytes), (2, 1, 20), "with the tag of its one chunk");
    assert_eq!(store.head(&gone).await, Err(FileError::NotFound));
    assert_eq!(store.read(&gone, None, None).await.unwrap_err(), FileError::NotFound);
    assert!(store.head(&kept).await.is_ok() && other.head(&theirs).await.is_ok());
    assert_eq!(store.delete(&kept).await, Ok(true));
    assert_eq!(store.head(&kept).await, Err(FileError::NotFound));
}

#[test]
fn settings_are_held_to_make_sense_and_keep_their_secret() {
    let settings = BucketSettings {
        bucket: "dossiers".to_owned(),
        region: "eu-west-3".to_owned(),
        endpoint: Some("http://127.0.0.1:9000".to_owned()),
        prefix: String::new(),
        access_key: Some("known".to_owned()),
        secret_key: Some("hidden".to_owned()),
    };
    assert!(Bucket::connect(&settings).is_ok());
    assert!(!format!("{settings:?}").contains("hidden"));
    assert!(Bucket::connect(&BucketSettings { secret_key: None, ..settings }).is_err());
}
