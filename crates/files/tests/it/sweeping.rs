//! What nobody knows goes, and nothing else.

use crate::{Bench, all, chunks, names, offer};
use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use std::collections::HashSet;
use std::convert::Infallible;
use std::time::{Duration, SystemTime};
use tahaddi_files::{FileError, Key, Swept};

const MANY: u64 = 1_000;

/// Later than anything that a test writes.
fn later() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 40)
}

async fn sweep(bench: &Bench, known: &[&Key], before: SystemTime, most: u64) -> Result<Swept, FileError> {
    let known: HashSet<Key> = known.iter().map(|key| (*key).clone()).collect();
    let ask = async |keys: Vec<Key>| Ok(keys.into_iter().filter(|key| known.contains(key)).collect());
    bench.store.sweep(ask, before, most).await
}

#[tokio::test]
async fn blobs_without_a_row_go() {
    let bench = Bench::new();
    let kept = bench.send("a.txt", b"a row names it").await.unwrap().key;
    bench.send("a.txt", b"killed before the row was written").await.unwrap();
    // As if the process had died at once: nothing is old enough yet.
    let young = sweep(&bench, &[&kept], SystemTime::UNIX_EPOCH, MANY).await.unwrap();
    assert_eq!(young, Swept { seen: 2, ..Swept::default() });
    let swept = sweep(&bench, &[&kept], later(), MANY).await.unwrap();
    assert_eq!(swept, Swept { seen: 2, blobs: 1, bytes: 33 + 16, ..Swept::default() });
    assert_eq!(bench.blobs(), [kept.as_str()]);
}

#[tokio::test]
async fn a_sweep_ends_at_its_most_and_goes_on_later() {
    let bench = Bench::new();
    for _ in 0..5 {
        bench.send("a.txt", b"orphan").await.unwrap();
    }
    let first = sweep(&bench, &[], later(), 3).await.unwrap();
    assert_eq!((first.blobs, first.more, bench.blobs().len()), (3, true, 2));
    let second = sweep(&bench, &[], later(), 3).await.unwrap();
    assert_eq!((second.blobs, second.more, bench.blobs().len()), (2, false, 0));
}

#[tokio::test]
async fn nothing_goes_when_the_rows_cannot_be_read() {
    let bench = Bench::new();
    bench.send("a.txt", b"hello").await.unwrap();
    let failing = async |_keys: Vec<Key>| Err::<HashSet<Key>, _>(FileError::Unavailable("the database is away".to_owned()));
    let refused = bench.store.sweep(failing, later(), MANY).await;
    assert_eq!(refused, Err(FileError::Unavailable("the database is away".to_owned())));
    assert_eq!(bench.blobs().len(), 1);
}

#[tokio::test]
async fn a_file_that_is_being_received_stays() {
    let bench = Bench::new();
    let limits = all(&bench.store);
    let (finish, finished) = tokio::sync::oneshot::channel::<()>();
    let (half, was_half) = tokio::sync::oneshot::channel::<()>();
    let slow = chunks(b"first half, ", 5).chain(stream::once(async {
        half.send(()).unwrap();
        finished.await.unwrap();
        Ok::<_, Infallible>(Bytes::from_static(b"second half"))
    }));
    let receiving = bench.store.receive(offer("a.txt"), &limits, slow);
    let sweeping = async {
        was_half.await.unwrap();
        // Killed while it received: nobody holds its lock any more.
        let left = bench.folder.path().join("incoming").join(format!("{}.part", "0".repeat(32)));
        std::fs::write(&left, "left behind").unwrap();
        let swept = sweep(&bench, &[], later(), MANY).await.unwrap();
        assert_eq!((swept.temporaries, bench.incoming().len(), left.exists()), (1, 1, false));
        finish.send(()).unwrap();
    };
    let (received, ()) = tokio::join!(receiving, sweeping);
    let received = received.unwrap();
    assert_eq!(
        bench.store.read(&received.key, Some(&received.wrapped), None).await.unwrap().into_bytes().await.unwrap(),
        "first half, second half"
    );
}

#[tokio::test]
async fn names_of_others_stay_and_are_told() {
    let bench = Bench::new();
    let root = bench.folder.path();
    std::fs::create_dir(root.join("objects/00")).unwrap();
    for name in ["objects/00/notes.txt", "incoming/README", "incoming/x.part"] {
        std::fs::write(root.join(name), "").unwrap();
    }
    // A key in the folder of another.
    std::fs::write(root.join("objects/00").join("f".repeat(32)), "").unwrap();
    let swept = sweep(&bench, &[], later(), MANY).await.unwrap();
    assert_eq!(swept, Swept { foreign: 4, ..Swept::default() });
    assert_eq!((names(&root.join("objects/00")).len(), bench.incoming().len()), (2, 2));
}
