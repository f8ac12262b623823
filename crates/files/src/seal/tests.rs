//! What is altered of a blob is noticed, whatever it is.

use super::*;
use std::io::Write as _;

/// A file, sealed in pieces of `piece` bytes.
fn seal(blob: &Key, key: u8, plain: &[u8], piece: usize) -> Vec<u8> {
    let mut sealer = Sealer::new(Cipher::new(blob, &[key; 32]).unwrap());
    let mut stored = Vec::new();
    for bytes in plain.chunks(piece) {
        stored.extend(sealer.add(bytes).unwrap().unwrap_or_default());
    }
    stored.extend(sealer.finish().unwrap().0);
    stored
}

/// What comes out of a blob, by the stream and by the file; they agree.
async fn read(blob: &Key, key: u8, stored: &[u8], range: Option<Range<u64>>) -> Result<Vec<u8>, FileError> {
    let (length, cipher) = (wide(stored.len()), || Cipher::new(blob, &[key; 32]).unwrap());
    let size = size_of(length).ok_or(FileError::DigestMismatch)?;
    let range = range.unwrap_or(0..size);
    let place = stored_range(&range, length);
    let part = Bytes::copy_from_slice(&stored[place.start as usize..place.end as usize]);
    // In pieces that are no chunks.
    let pieces: Vec<_> = part.chunks(50_001).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    let mut streamed = Vec::new();
    let mut opened = open(stream::iter(pieces).boxed(), cipher(), length, range.clone());
    let by_stream = loop {
        match opened.next().await {
            Some(Ok(bytes)) => streamed.extend(bytes),
            Some(Err(error)) => break Err(error),
            None => break Ok(streamed),
        }
    };
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(stored).unwrap();
    let mut opened = Opened::new(file, cipher(), length)?;
    let mut by_file = vec![0; (range.end - range.start) as usize];
    opened.seek(SeekFrom::Start(range.start)).unwrap();
    let whole = opened.read_exact(&mut by_file);
    assert_eq!(by_stream.is_ok(), whole.is_ok() || range.is_empty());
    if let Ok(bytes) = &by_stream {
        assert_eq!(bytes, &by_file);
    }
    by_stream
}

fn plain(size: usize) -> Vec<u8> {
    (0..size).map(|at| (at / 7 % 251) as u8).collect()
}

#[tokio::test]
async fn file_07_what_goes_in_comes_out_in_whole_and_in_ranges() {
    let blob = Key::generate().unwrap();
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5] {
        let plain = plain(size);
        let stored = seal(&blob, 1, &plain, 10_000);
        assert_eq!(size_of(wide(stored.len())), Some(wide(size)));
        assert_eq!(seal(&blob, 1, &plain, CHUNK), stored, "whatever the pieces");
        assert_eq!(read(&blob, 1, &stored, None).await.as_deref(), Ok(&plain[..]));
        assert!(size < 100 || !stored.windows(100).any(|window| window == &plain[..100]));
        for range in [0..1, 0..size, size / 2..size, size.saturating_sub(1)..size] {
            let wanted = range.start as u64..range.end as u64;
            if range.end <= size && range.start < range.end {
                assert_eq!(read(&blob, 1, &stored, Some(wanted)).await.as_deref(), Ok(&plain[range]));
            }
        }
    }
}

#[tokio::test]
async fn file_07_a_chunk_that_is_altered_exchanged_left_out_or_cut_off_is_noticed() {
    let (blob, other) = (Key::generate().unwrap(), Key::generate().unwrap());
    let plain = plain(3 * CHUNK);
    let stored = seal(&blob, 1, &plain, CHUNK);
    let refused = async |bytes: &[u8], what: &str| {
        assert_eq!(read(&blob, 1, bytes, None).await, Err(FileError::DigestMismatch), "{what}");
    };
    for at in (0..stored.len()).step_by(STORED).flat_map(|start| [start, start + 100, start + CHUNK, start + STORED - 1]) {
        let mut altered = stored.clone();
        altered[at] ^= 1;
        refused(&altered, &format!("byte {at}")).await;
    }
    for cut in [STORED, 2 * STORED, stored.len() - 1, stored.len() - TAG, 5] {
        refused(&stored[..cut], &format!("cut off at {cut}")).await;
    }
    let chunks: Vec<&[u8]> = stored.chunks(STORED).collect();
    refused(&[chunks[1], chunks[0], chunks[2]].concat(), "exchanged").await;
    refused(&[chunks[0], chunks[2]].concat(), "left out").await;
    refused(&[chunks[0], chunks[1], chunks[1], chunks[2]].concat(), "doubled").await;
    refused(&[&stored[..], chunks[2]].concat(), "appended").await;
    // The same key, were it ever used twice, and the same place: another blob all the same.
    let elsewhere = seal(&other, 1, &plain, CHUNK);
    refused(&[chunks[0], &elsewhere[STORED..2 * STORED], chunks[2]].concat(), "from another blob").await;
    assert_eq!(read(&blob, 2, &stored, None).await, Err(FileError::DigestMismatch), "another key");
}

#[test]
fn file_07_a_blob_of_an_impossible_size_is_none() {
    for stored in [0, 1, 15, wide(STORED) + 1, wide(STORED) + 16, 2 * wide(STORED) + 10] {
        assert_eq!(size_of(stored), None, "{stored}");
    }
    assert_eq!((size_of(16), size_of(17), size_of(wide(STORED) + 17)), (Some(0), Some(1), Some(wide(CHUNK) + 1)));
}
