//! What lies on the disk, and how it is read.

use crate::corpus::pdf;
use crate::{Bench, names, offer};
use futures_util::StreamExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use tahaddi_files::{Digest, FileError, Key, Kind};

fn path(bench: &Bench, key: &Key) -> PathBuf {
    bench.folder.path().join("objects").join(&key.as_str()[..2]).join(key.as_str())
}

#[tokio::test]
async fn only_the_user_of_the_program_can_read_it() {
    let bench = Bench::new();
    let key = bench.send("a.pdf", &pdf(1)).await.unwrap().key;
    let mode = |path: PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let blob = path(&bench, &key);
    assert_eq!(mode(blob.clone()), 0o600);
    assert_eq!(mode(blob.parent().unwrap().to_owned()), 0o700);
    for folder in ["objects", "incoming"] {
        assert_eq!(mode(bench.folder.path().join(folder)), 0o700);
    }
    assert_eq!(names(bench.folder.path()).len(), 2);
}

#[tokio::test]
async fn blobs_are_known_and_deleted_once() {
    let bench = Bench::new();
    let key = bench.send("a.pdf", &pdf(1)).await.unwrap().key;
    assert_eq!(bench.store.head(&key).await.unwrap().size, pdf(1).len() as u64 + 16, "one chunk with its tag");
    assert_eq!(bench.store.delete(&key).await, Ok(true));
    assert_eq!(bench.store.delete(&key).await, Ok(false));
    assert_eq!(bench.store.head(&key).await, Err(FileError::NotFound));
    assert_eq!(bench.store.read(&key, None, None).await.unwrap_err(), FileError::NotFound);
    assert_eq!(bench.store.ready().await, Ok(()));
}

#[tokio::test]
async fn a_range_gives_its_bytes() {
    let bench = Bench::new();
    let text: String = (0..50_000).map(|number| format!("{number}\n")).collect();
    let received = bench.send("a.txt", text.as_bytes()).await.unwrap();
    let (key, wrapped) = (received.key, Some(received.wrapped.as_str()));
    let size = text.len() as u64;
    for range in [0..1, 0..size, 70_000..200_000, size - 1..size] {
        let content = bench.store.read(&key, wrapped, Some(range.clone())).await.unwrap();
        assert_eq!((content.size, content.range.clone()), (size, range.clone()));
        let expected = &text.as_bytes()[range.start as usize..range.end as usize];
        assert_eq!(content.into_bytes().await.unwrap(), expected);
    }
    for (start, end) in [(0, size + 1), (size, size), (5, 5), (9, 3), (u64::MAX - 1, u64::MAX)] {
        let refused = bench.store.read(&key, wrapped, Some(start..end)).await.unwrap_err();
        assert_eq!(refused, FileError::RangeNotSatisfiable { size });
    }
}

#[tokio::test]
async fn damage_is_noticed_before_the_last_byte() {
    let bench = Bench::new();
    let text = "a line\n".repeat(30_000);
    let received = bench.send("a.txt", text.as_bytes()).await.unwrap();
    let blob = path(&bench, &received.key);
    let read = async |wrapped: Option<&str>| {
        let mut stream = bench.store.read_verified(&received.key, wrapped, &received.sha256).await.unwrap().stream;
        let (mut bytes, mut error) = (0, None);
        while let Some(chunk) = stream.next().await {
            match chunk {
                Ok(chunk) => bytes += chunk.len(),
                Err(found) => error = Some(found),
            }
        }
        (bytes, error)
    };
    assert_eq!(read(Some(&received.wrapped)).await, (text.len(), None));
    let mut altered = std::fs::read(&blob).unwrap();
    altered[100] ^= 1;
    std::fs::write(&blob, altered).unwrap();
    assert_eq!(read(Some(&received.wrapped)).await, (0, Some(FileError::DigestMismatch)));
    // One that was stored before files were encrypted: no row has a key.
    std::fs::write(&blob, &text).unwrap();
    assert_eq!(read(None).await, (text.len(), None));
    std::fs::write(&blob, text.replacen("line", "lime", 1)).unwrap();
    let (bytes, error) = read(None).await;
    assert_eq!(error, Some(FileError::DigestMismatch));
    assert!(bytes < text.len());
    // One that is shorter than it was.
    std::fs::write(&blob, &text[..1_000]).unwrap();
    assert_eq!(read(None).await, (0, Some(FileError::DigestMismatch)));
    assert_eq!(received.sha256, Digest::of(text.as_bytes()));
}

#[tokio::test]
async fn symbolic_links_are_not_followed() {
    let bench = Bench::new();
    let secret = bench.folder.path().join("secret");
    std::fs::write(&secret, "secret").unwrap();
    let key = bench.send("a.pdf", &pdf(1)).await.unwrap().key;
    let blob = path(&bench, &key);
    std::fs::remove_file(&blob).unwrap();
    symlink(&secret, &blob).unwrap();
    assert_eq!(bench.store.read(&key, None, None).await.unwrap_err(), FileError::NotFound);
    assert_eq!(bench.store.delete(&key).await, Ok(true));
    assert!(secret.exists(), "the link goes, not what it leads to");

    let shard = blob.parent().unwrap();
    let elsewhere = bench.folder.path().join("elsewhere");
    std::fs::rename(shard, &elsewhere).unwrap();
    std::fs::write(elsewhere.join(key.as_str()), "secret").unwrap();
    symlink(&elsewhere, shard).unwrap();
    assert_eq!(bench.store.read(&key, None, None).await.unwrap_err().code(), "unavailable");
}

#[tokio::test]
async fn no_name_of_a_sender_reaches_the_disk() {
    let bench = Bench::new();
    for name in ["../../../tmp/x.txt", "objects/../y.txt", "z\0.txt", "con.txt"] {
        let limits = crate::all(&bench.store);
        bench.store.receive(offer(name), &limits, crate::chunks(b"hello", 3)).await.unwrap();
    }
    assert_eq!(bench.blobs().len(), 4);
    assert!(bench.blobs().iter().all(|name| Key::parse(name).is_some()));
    assert_eq!(names(bench.folder.path()).len(), 2);
}

/// A server may await all of it on any thread.
#[tokio::test]
async fn everything_can_be_awaited_on_any_thread() {
    fn is_send<T: Send>(future: T) -> T {
        future
    }
    let bench = Bench::new();
    let limits = crate::all(&bench.store);
    let received = is_send(bench.store.receive(offer("a.txt"), &limits, crate::chunks(b"hello", 3))).await.unwrap();
    let content = is_send(bench.store.read_verified(&received.key, Some(&received.wrapped), &received.sha256)).await.unwrap();
    assert_eq!(is_send(content.into_bytes()).await.unwrap(), "hello");
    is_send(bench.store.scan(&received.key, Some(&received.wrapped))).await.unwrap();
    let known = async |keys: Vec<Key>| Ok::<_, FileError>(keys.into_iter().collect());
    let swept = is_send(bench.store.sweep(known, std::time::SystemTime::UNIX_EPOCH, 1)).await.unwrap();
    assert_eq!((swept.seen, swept.blobs), (1, 0));
}

#[tokio::test]
async fn what_the_program_makes_is_stored_when_it_is_whole_and_else_leaves_nothing() {
    use std::io::Write as _;
    let bench = Bench::new();
    let draft = bench.store.draft().await.unwrap();
    let bytes = vec![b'x'; 150_000];
    draft.file().unwrap().write_all(&bytes).unwrap();
    let made = bench.store.keep(draft, Kind::Csv).await.unwrap();
    assert_eq!((made.size, made.sha256), (150_000, Digest::of(&bytes)));
    let read = bench.store.read_verified(&made.key, Some(&made.wrapped), &made.sha256).await.unwrap();
    assert_eq!(read.into_bytes().await.unwrap(), bytes);
    let begun = bench.store.draft().await.unwrap();
    begun.file().unwrap().write_all(b"half").unwrap();
    drop(begun);
    assert_eq!(names(&bench.folder.path().join("incoming")).len(), 0);
}
