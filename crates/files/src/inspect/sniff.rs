//! The first look: magic numbers.

use crate::error::FileError;
use crate::kind::Kind;
use std::io::{self, Read, Seek, SeekFrom};

/// What the first bytes say.
pub(super) enum Family {
    /// One type.
    Known(Kind),
    /// A ZIP archive: also the documents of Office.
    Archive,
    /// The container of old and of encrypted documents of Office.
    Compound,
    /// Nothing that is taken; its media type.
    Other(&'static str),
}

/// What the first bytes say.
pub(super) fn family(head: &[u8]) -> Family {
    if head.starts_with(b"PK\x03\x04") {
        return Family::Archive;
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Family::Compound;
    }
    // Before the library: it takes anything for a PDF that says so within the first 1,024 bytes.
    let known: [(&[u8], Kind); 3] = [(b"%PDF-", Kind::Pdf), (b"\x89PNG\r\n\x1a\n", Kind::Png), (b"\xff\xd8\xff", Kind::Jpeg)];
    if let Some((_, kind)) = known.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Family::Known(*kind);
    }
    let found = infer::get(head).map_or("application/octet-stream", |found| found.mime_type());
    match Kind::from_media_type(found) {
        Some(kind) => Family::Known(kind),
        None => Family::Other(found),
    }
}

/// Why a compound file is not taken. Office wraps an encrypted document of today in one.
pub(super) fn refuse_compound(file: &mut (impl Read + Seek)) -> io::Result<FileError> {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    file.seek(SeekFrom::Start(0))?;
    let mut encrypted = false;
    // Its directory may lie anywhere; its entries do not cross sectors of 512 bytes.
    let mut sectors = io::BufReader::new(file);
    let mut sector = Vec::with_capacity(512);
    while !encrypted && sectors.by_ref().take(512).read_to_end(&mut sector)? > 0 {
        encrypted = super::contains(&sector, &name);
        sector.clear();
    }
    Ok(if encrypted {
        FileError::Encrypted { found: "application/vnd.openxmlformats-officedocument" }
    } else {
        FileError::TypeNotAllowed { found: "application/x-ole-storage".to_owned() }
    })
}
