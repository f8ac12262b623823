//! A file of 25 MB passes through less than 5 MB of memory, encrypted and decrypted, in and out. Alone in its program: the allocator counts for all.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use peak_alloc::PeakAlloc;
use std::convert::Infallible;
use std::sync::Arc;
use tahaddi_files::{FileStore, Kind, MasterKey, Offer, Policy};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const SIZE: usize = 25_000_000;
const MOST: usize = 5_000_000;

/// A document of Office with one picture that does not pack.
fn presentation() -> Vec<u8> {
    let parts =
        b"<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml\"/></Types>";
    let mut picture = vec![0x55; SIZE - 1_000];
    picture[0] = 0x99;
    let (mut bytes, mut directory) = (Vec::with_capacity(SIZE), Vec::new());
    for (name, data) in [("[Content_Types].xml", &parts[..]), ("ppt/media/image1.png", &picture)] {
        let mut crc = flate2::Crc::new();
        crc.update(data);
        let (length, at) = (u32::try_from(data.len()).unwrap().to_le_bytes(), u32::try_from(bytes.len()).unwrap());
        let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend(crc.sum().to_le_bytes());
        fields.extend([length, length].concat());
        fields.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&fields);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(data);
        directory.extend([b"PK\x01\x02\x14\x03", &fields[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let start = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let length = u32::try_from(directory.len()).unwrap().to_le_bytes();
    bytes.extend(directory);
    bytes.extend([b"PK\x05\x06\0\0\0\0\x02\0\x02\0", &length[..], &start, &[0; 2]].concat());
    bytes
}

fn pdf() -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n1 0 obj <</Type /Page>> stream\n".to_vec();
    bytes.resize(SIZE - 20, b'x');
    bytes.extend(b"\nendstream\n%%EOF\n");
    bytes
}

/// The growth of memory while the file passes through.
async fn growth(store: &FileStore, name: &str, whole: &Bytes, chunk: usize) -> usize {
    let limits = store.policy().limits(None, &[] as &[&str]);
    let content = stream::iter((0..whole.len()).step_by(chunk)).map(|at| Ok::<_, Infallible>(whole.slice(at..whole.len().min(at + chunk))));
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    let received = store.receive(Offer { name, ..Offer::default() }, &limits, content).await.unwrap();
    let mut stored = store.read_verified(&received.key, Some(&received.wrapped), &received.sha256).await.unwrap().stream;
    let mut size = 0;
    while let Some(chunk) = stored.next().await {
        size += chunk.unwrap().len();
    }
    assert_eq!(size, whole.len());
    ALLOCATOR.peak_usage() - before
}

#[test]
fn a_large_file_takes_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let keeper = Arc::new(Arc::new(MasterKey::new("only", &[7; 32]).unwrap()));
    let store = FileStore::in_folder(folder.path(), Policy::default(), None, keeper).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    assert!(store.policy().kinds.contains(&Kind::Pptx));
    for (name, bytes) in [("a.pdf", Bytes::from(pdf())), ("a.pptx", Bytes::from(presentation()))] {
        // Also all of it in one chunk, which the sender has in memory anyway.
        for chunk in [16 * 1024, SIZE + 1] {
            let grown = runtime.block_on(growth(&store, name, &bytes, chunk));
            assert!(grown < MOST, "{name} in chunks of {chunk} bytes: {grown} bytes");
        }
    }
}
