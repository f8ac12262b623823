//! Streams that end early, lie, stop or break.

use crate::corpus::{docx, entry, jpeg, office, packed_pdf, pdf, png, webp, zip};
use crate::{Bench, all, chunks, names, offer};
use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use proptest::prelude::*;
use std::cell::Cell;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tahaddi_files::{Digest, FileError, FileStore, Kind, NameFault, Offer, Policy, Received};

#[tokio::test]
async fn what_is_stored_is_what_was_sent() {
    let bench = Bench::new();
    let bytes = pdf(40);
    let received = bench.send("Dossier été.pdf", &bytes).await.unwrap();
    assert_eq!((received.name.as_str(), received.size, received.sha256), ("Dossier été.pdf", bytes.len() as u64, Digest::of(&bytes)));
    assert_eq!(bench.store.read(&received.key, Some(&received.wrapped), None).await.unwrap().into_bytes().await.unwrap(), bytes);
    assert_eq!(bench.blobs(), [received.key.as_str()]);
    assert!(bench.incoming().is_empty());
}

#[tokio::test]
async fn the_limit_is_a_limit() {
    let bytes = pdf(40);
    let bench = Bench::with(Policy { bytes: bytes.len() as u64, ..Policy::default() });
    assert!(bench.send("a.pdf", &bytes).await.is_ok());
    let limit = bytes.len() as u64 - 1;
    let limits = all(&bench.store).at_most(limit);
    let refused = bench.store.receive(offer("a.pdf"), &limits, chunks(&bytes, 64)).await;
    assert_eq!(refused, Err(FileError::TooLarge { limit }));
}

#[tokio::test]
async fn no_more_is_read_than_the_limit() {
    let bench = Bench::with(Policy { bytes: 1_000, ..Policy::default() });
    let given = Cell::new(0);
    let endless = stream::repeat_with(|| {
        given.set(given.get() + 100);
        Ok::<_, Infallible>(Bytes::from_static(&[b'x'; 100]))
    });
    let refused = bench.store.receive(offer("a.txt"), &all(&bench.store), endless).await;
    assert_eq!((refused, given.get()), (Err(FileError::TooLarge { limit: 1_000 }), 1_100));
    // An announced length is refused before anything is read.
    let announced = Offer { length: Some(1_001), ..offer("a.txt") };
    let refused = bench.store.receive(announced, &all(&bench.store), stream::pending::<Result<Bytes, Infallible>>()).await;
    assert_eq!(refused, Err(FileError::TooLarge { limit: 1_000 }));
    assert!(bench.incoming().is_empty());
}

#[tokio::test]
async fn lengths_that_lie_are_noticed() {
    let bench = Bench::new();
    let send = async |length| {
        let offer = Offer { length: Some(length), ..offer("a.txt") };
        bench.store.receive(offer, &all(&bench.store), chunks(b"hello", 2)).await.map(|received| received.size)
    };
    assert_eq!(send(5).await, Ok(5));
    assert_eq!(send(4).await, Err(FileError::LengthMismatch { declared: 4, received: 5 }));
    assert_eq!(send(900).await, Err(FileError::LengthMismatch { declared: 900, received: 5 }));
    assert_eq!(bench.send("a.txt", b"").await, Err(FileError::Empty));
    assert_eq!((bench.incoming().len(), bench.blobs().len()), (0, 1));
}

#[tokio::test]
async fn names_are_cleaned_or_refused() {
    let bench = Bench::new();
    assert_eq!(bench.send("../../x\u{202e}y.txt", b"a").await.unwrap().name, "xy.txt");
    assert_eq!(bench.send("..", b"a").await, Err(FileError::Name(NameFault::Empty)));
    assert_eq!(bench.send("README", b"a").await, Err(FileError::Name(NameFault::NoExtension)));
}

#[tokio::test]
async fn a_broken_or_idle_stream_leaves_nothing() {
    let bench = Bench::with(Policy { stall: Duration::from_millis(20), ..Policy::default() });
    let broken = chunks(b"hello", 2).map(|chunk| chunk.map_err(|never| match never {})).chain(stream::iter([Err("connection reset")]));
    let refused = bench.store.receive(offer("a.txt"), &all(&bench.store), broken).await;
    assert_eq!(refused, Err(FileError::Interrupted("connection reset".to_owned())));
    let idle = chunks(b"hello", 2).chain(stream::pending());
    let refused = bench.store.receive(offer("a.txt"), &all(&bench.store), idle).await;
    assert_eq!(refused.unwrap_err().code(), "interrupted");
    assert_eq!((bench.incoming().len(), bench.blobs().len()), (0, 0));
}

#[tokio::test]
async fn whoever_stops_waiting_leaves_nothing() {
    let bench = Bench::new();
    let limits = all(&bench.store);
    let (gone, was_gone) = tokio::sync::oneshot::channel::<()>();
    let stuck = chunks(b"hello", 1).chain(stream::once(async {
        // The second half: by now the first is written.
        drop(gone);
        std::future::pending().await
    }));
    let mut receiving = Box::pin(bench.store.receive(offer("a.txt"), &limits, stuck));
    tokio::select! {
        _ = &mut receiving => panic!("it cannot end"),
        _ = was_gone => {}
    }
    assert_eq!(bench.incoming().len(), 1);
    drop(receiving);
    assert_eq!((bench.incoming().len(), bench.blobs().len()), (0, 0));
}

#[tokio::test]
async fn many_may_send_at_once() {
    let bench = Arc::new(Bench::new());
    let tasks: Vec<_> = (0..64_usize)
        .map(|number| {
            let bench = bench.clone();
            tokio::spawn(async move {
                let bytes = format!("file {number}\n").repeat(2_000);
                let limits = all(&bench.store);
                let received = bench.store.receive(offer("same name.txt"), &limits, chunks(bytes.as_bytes(), 777)).await.unwrap();
                assert_eq!(
                    bench
                        .store
                        .read_verified(&received.key, Some(&received.wrapped), &received.sha256)
                        .await
                        .unwrap()
                        .into_bytes()
                        .await
                        .unwrap(),
                    bytes
                );
                received.key
            })
        })
        .collect();
    let mut keys = Vec::new();
    for task in tasks {
        keys.push(task.await.unwrap().to_string());
    }
    keys.sort_unstable();
    let mut blobs = bench.blobs();
    blobs.sort_unstable();
    assert_eq!((blobs, bench.incoming().len()), (keys, 0));
}

/// Works as root too, who may write everywhere.
#[tokio::test]
async fn a_folder_that_is_gone_is_unavailable() {
    let bench = Bench::new();
    let root = bench.folder.path();
    std::fs::remove_dir(root.join("objects")).unwrap();
    assert_eq!(bench.send("a.txt", b"hello").await.unwrap_err().code(), "unavailable");
    assert!(bench.incoming().is_empty(), "the bytes are written and find no place");
    std::fs::remove_dir(root.join("incoming")).unwrap();
    assert_eq!(bench.send("a.txt", b"hello").await.unwrap_err().code(), "unavailable");
    assert_eq!(bench.store.ready().await.unwrap_err().code(), "unavailable");
    assert!(names(root).is_empty());

    std::fs::write(root.join("file"), "").unwrap();
    assert_eq!(FileStore::in_folder(&root.join("file"), Policy::default(), None, crate::keeper(1)).unwrap_err().code(), "unavailable");
}

#[test]
fn a_full_disk_has_a_code_of_its_own() {
    let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
    assert_eq!(FileError::from(full), FileError::StorageFull);
    let quota = std::io::Error::from(std::io::ErrorKind::QuotaExceeded);
    assert_eq!(FileError::from(quota).code(), "storage_full");
}

/// What was said of a file, without its random key.
fn verdict(received: Result<Received, FileError>) -> Result<(Kind, u64, Digest, Option<u32>), FileError> {
    received.map(|received| (received.kind, received.size, received.sha256, received.pages))
}

fn some_file() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    prop_oneof![
        (0..60_usize).prop_map(|pages| ("a.pdf", pdf(pages))),
        (0..60_usize).prop_map(|pages| ("a.pdf", packed_pdf(pages))),
        Just(("a.png", png(20, 20))),
        Just(("a.jpg", jpeg(20, 20))),
        Just(("a.webp", webp(20, 20))),
        Just(("a.docx", docx())),
        Just(("a.docx", office("wordprocessingml.document", &[entry("word/vbaProject.bin", "x")]))),
        Just(("a.pdf", [pdf(1), zip(&[entry("a", "b")])].concat())),
        prop::collection::vec(any::<u8>(), 0..300).prop_map(|bytes| ("a.txt", bytes)),
        "[a-z;\n]{0,300}".prop_map(|text| ("a.csv", text.into_bytes())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn the_answer_does_not_depend_on_the_chunks((name, bytes) in some_file(), cut in any::<prop::sample::Index>(), size in 1..200_usize, limit in 1..4_000_u64) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let bench = Bench::new();
            // Also files that end anywhere.
            let bytes = if size % 3 == 0 { &bytes[..cut.index(bytes.len() + 1)] } else { &bytes[..] };
            let limits = all(&bench.store).at_most(limit);
            let whole = verdict(bench.store.receive(offer(name), &limits, chunks(bytes, usize::MAX)).await);
            let parts = verdict(bench.store.receive(offer(name), &limits, chunks(bytes, size)).await);
            prop_assert_eq!(&whole, &parts);
            if let Ok((_, size, digest, _)) = whole {
                prop_assert_eq!((size, digest), (bytes.len() as u64, Digest::of(bytes)));
            }
            prop_assert_eq!(bench.incoming().len(), 0);
            Ok(())
        })?;
    }
}
