//! A scanner that speaks the protocol of clamd.

use crate::corpus::{eicar, entry, office};
use crate::{Bench, all, chunks, offer};
use std::path::Path;
use std::time::Duration;
use tahaddi_files::{FileError, FileStore, Policy, Received, Scan, Scanner, ScannerAddress};
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, UnixListener};

/// How it behaves.
#[derive(Clone, Copy)]
enum Clamd {
    Works,
    /// Takes no more than so many bytes.
    Limited(usize),
    /// Closes the connection at once.
    HangsUp,
    /// Never answers.
    Sleeps,
    /// Says something else.
    Babbles,
}

async fn serve(mut socket: impl AsyncRead + AsyncWrite + Unpin, how: Clamd) -> std::io::Result<()> {
    let mut command = Vec::new();
    while command.last() != Some(&0) {
        command.push(socket.read_u8().await?);
    }
    match (command.as_slice(), how) {
        (_, Clamd::HangsUp) => return Ok(()),
        (_, Clamd::Sleeps) => return std::future::pending().await,
        (_, Clamd::Babbles) => return socket.write_all(b"hello there").await,
        (b"zPING\0", _) => return socket.write_all(b"PONG\0").await,
        (b"zINSTREAM\0", _) => {}
        _ => return socket.write_all(b"UNKNOWN COMMAND\0").await,
    }
    let mut content = Vec::new();
    loop {
        let length = socket.read_u32().await? as usize;
        if length == 0 {
            break;
        }
        if matches!(how, Clamd::Limited(most) if content.len() + length > most) {
            return socket.write_all(b"INSTREAM size limit exceeded. ERROR\0").await;
        }
        let start = content.len();
        content.resize(start + length, 0);
        socket.read_exact(&mut content[start..]).await?;
    }
    let found = content.windows(eicar().len()).any(|window| window == eicar());
    socket.write_all(if found { b"stream: Eicar-Signature FOUND\0" } else { b"stream: OK\0" }).await
}

async fn over_tcp(how: Clamd) -> ScannerAddress {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            tokio::spawn(serve(socket, how));
        }
    });
    format!("tcp://{address}").parse().unwrap()
}

fn over_unix(path: &Path, how: Clamd) -> ScannerAddress {
    let listener = UnixListener::bind(path).unwrap();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            tokio::spawn(serve(socket, how));
        }
    });
    format!("unix:{}", path.display()).parse().unwrap()
}

fn bench(address: ScannerAddress, fail_closed: bool) -> Bench {
    let folder: TempDir = tempfile::tempdir().unwrap();
    let scanner = Scanner::new(address, Duration::from_millis(500), fail_closed);
    let store = FileStore::in_folder(folder.path(), Policy::default(), Some(scanner), crate::keeper(1)).unwrap();
    Bench { folder, store }
}

async fn send(bench: &Bench, bytes: &[u8]) -> Result<Received, FileError> {
    bench.store.receive(offer("a.txt"), &all(&bench.store), chunks(bytes, 1_000)).await
}

#[tokio::test]
async fn clean_files_pass_and_others_do_not() {
    let sockets = tempfile::tempdir().unwrap();
    for address in [over_tcp(Clamd::Works).await, over_unix(&sockets.path().join("clamd.ctl"), Clamd::Works)] {
        let bench = bench(address, true);
        let clean = send(&bench, &b"a line\n".repeat(50_000)).await.unwrap();
        assert_eq!(clean.scan, Scan::Clean);
        assert_eq!(bench.store.scan(&clean.key, Some(&clean.wrapped)).await, Ok(Scan::Clean));
        assert_eq!(bench.store.ready().await, Ok(()));
        let infected = send(&bench, &eicar()).await;
        assert_eq!(infected, Err(FileError::Infected { name: "Eicar-Signature".to_owned() }));
        assert_eq!((bench.blobs().len(), bench.incoming().len()), (1, 0));
    }
}

#[tokio::test]
async fn without_a_verdict_nothing_passes_when_closed() {
    for how in [Clamd::Limited(10), Clamd::HangsUp, Clamd::Sleeps, Clamd::Babbles] {
        let closed = bench(over_tcp(how).await, true);
        let refused = send(&closed, &b"a line\n".repeat(50_000)).await;
        assert_eq!(refused.unwrap_err().code(), "scanner_unavailable");
        assert_eq!((closed.blobs().len(), closed.incoming().len()), (0, 0));
    }
    // Nobody listens there.
    let closed = bench("tcp://127.0.0.1:1".parse().unwrap(), true);
    assert_eq!(send(&closed, b"hello").await.unwrap_err().code(), "scanner_unavailable");
    assert_eq!(closed.store.ready().await.unwrap_err().code(), "scanner_unavailable");
}

#[tokio::test]
async fn when_open_a_file_waits_for_its_verdict() {
    let open = bench("tcp://127.0.0.1:1".parse().unwrap(), false);
    let waiting = send(&open, &eicar()).await.unwrap();
    assert_eq!(waiting.scan, Scan::Pending);
    assert_eq!(open.store.ready().await, Ok(()));
    assert_eq!(open.store.scan(&waiting.key, Some(&waiting.wrapped)).await.unwrap_err().code(), "scanner_unavailable");
    // The scanner is back.
    let scanner = Scanner::new(over_tcp(Clamd::Works).await, Duration::from_secs(5), false);
    let back = FileStore::in_folder(open.folder.path(), Policy::default(), Some(scanner), crate::keeper(1)).unwrap();
    assert_eq!(back.scan(&waiting.key, Some(&waiting.wrapped)).await, Err(FileError::Infected { name: "Eicar-Signature".to_owned() }));
}

#[tokio::test]
async fn what_is_refused_for_its_form_is_not_scanned() {
    let bench = bench(over_tcp(Clamd::Sleeps).await, true);
    let limits = all(&bench.store);
    let document = office("wordprocessingml.document", &[entry("word/vbaProject.bin", "x")]);
    let refused = bench.store.receive(offer("a.docx"), &limits, chunks(&document, 100)).await;
    assert_eq!(refused.unwrap_err().code(), "macros");
}

#[tokio::test]
async fn a_store_without_a_scanner_says_so() {
    let bench = Bench::new();
    let received = send(&bench, b"hello").await.unwrap();
    assert_eq!((received.scan, bench.store.scan(&received.key, Some(&received.wrapped)).await), (Scan::NotScanned, Ok(Scan::NotScanned)));
}
