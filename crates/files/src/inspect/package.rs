//! ZIP archives and the documents of Office, which are archives. Entries are unpacked into nothing, to count what they hold.

use super::{Ends, contains, number};
use crate::error::{Excess, FileError};
use crate::kind::Kind;
use crate::limits::Policy;
use std::io::{BufReader, Read, Seek, SeekFrom};
use zip::ZipArchive;

const ZIP: &str = "application/zip";
/// The record at the end of an archive without a comment.
const END_RECORD: usize = 22;
/// The bytes before the name of an entry.
const LOCAL_HEADER: u64 = 30;
/// Bytes that are unpacked at a time.
const BLOCK: u64 = 64 * 1024;
/// The largest directory that is read into memory.
const MOST_DIRECTORY: u64 = 1_000_000;
/// The largest list of parts that is read into memory.
const MOST_PARTS: u64 = 256 * 1024;
/// Below this nothing is a bomb: small files of one letter pack well.
const HARMLESS: u64 = 1_000_000;
/// The list of the parts of a document of Office.
const PARTS: &str = "[Content_Types].xml";

/// What kind of archive it is, if it is whole, in the open and harmless to unpack.
pub(super) fn kind(file: &mut (impl Read + Seek), ends: &Ends, policy: &Policy) -> Result<Kind, FileError> {
    let (entries, directory) = check_ends(ends, policy)?;
    file.seek(SeekFrom::Start(0))?;
    let mut archive = ZipArchive::new(BufReader::new(&mut *file)).map_err(|_error| malformed("its directory cannot be read"))?;
    // The reader keeps one of two entries with the same name; unpackers differ in which.
    if u64::try_from(archive.len()).ok() != Some(entries) {
        return Err(malformed("two entries have the same name"));
    }
    let names = check_directory(&mut archive, directory, ends, policy)?;
    let parts = unpack(&mut archive, ends, policy)?;
    let entries = names_and_places(&mut archive)?;
    check_local_names(file, &entries)?;
    match parts {
        Some(parts) => document(&parts, &names),
        None if names.iter().any(|name| name == "META-INF/MANIFEST.MF" || name == "AndroidManifest.xml") => {
            Err(FileError::TypeNotAllowed { found: "application/java-archive".to_owned() })
        }
        None => Ok(Kind::Zip),
    }
}

/// The archive ends with the file and fills it. Says how many entries it has and where its directory begins, before anything is read.
fn check_ends(ends: &Ends, policy: &Policy) -> Result<(u64, u64), FileError> {
    let record = ends.tail.len().checked_sub(END_RECORD).and_then(|at| ends.tail.get(at..)).unwrap_or_default();
    if !(record.starts_with(b"PK\x05\x06") && number::<2>(record, 20) == 0) {
        return Err(if contains(&ends.tail, b"PK\x05\x06") {
            FileError::Polyglot { found: ZIP, hidden: "data behind the archive" }
        } else {
            malformed("it has no end")
        });
    }
    let (disks, here, entries) = (number::<4>(record, 4), number::<2>(record, 8), number::<2>(record, 10));
    let (length, start) = (number::<4>(record, 12), number::<4>(record, 16));
    if entries > policy.entries || length > MOST_DIRECTORY {
        return Err(FileError::Bomb { excess: Excess::Entries, most: policy.entries });
    }
    if disks != 0 || here != entries || entries == 0 {
        return Err(malformed("it is empty or a part of an archive"));
    }
    if start + length + 22 != ends.size {
        return Err(FileError::Polyglot { found: ZIP, hidden: "data that is no part of the archive" });
    }
    Ok((entries, start))
}

/// Checks what the directory says of each entry, and returns the names.
fn check_directory(
    archive: &mut ZipArchive<impl Read + Seek>,
    directory: u64,
    ends: &Ends,
    policy: &Policy,
) -> Result<Vec<String>, FileError> {
    let (mut names, mut places, mut inflated) = (Vec::new(), vec![(directory, ends.size)], 0_u64);
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_error| malformed("an entry cannot be read"))?;
        if entry.encrypted() {
            return Err(FileError::Encrypted { found: ZIP });
        }
        if entry.is_symlink() {
            return Err(FileError::UnsafeArchive("it holds a symbolic link"));
        }
        let name = entry.name().map_err(|_error| malformed("a name is no text"))?.into_owned();
        if !is_inside(&name) {
            return Err(FileError::UnsafeArchive("a name leads out of its folder"));
        }
        inflated = inflated.saturating_add(entry.size());
        let start = entry.data_start().unwrap_or_default();
        places.push((entry.header_start(), start.saturating_add(entry.compressed_size())));
        names.push(name);
    }
    check_inflated(inflated, ends, policy)?;
    places.sort_unstable();
    if places.first().is_none_or(|(start, _)| *start != 0) {
        return Err(FileError::Polyglot { found: ZIP, hidden: "data before the archive" });
    }
    let overlap = places.windows(2).any(|pair| matches!(pair, [(_, end), (next, _)] if end > next));
    if overlap {
        return Err(FileError::Bomb { excess: Excess::Overlapping, most: 0 });
    }
    Ok(names)
}

/// Unpacks every entry into nothing, whatever the directory says of its size. Returns the list of parts of a document of Office.
fn unpack(archive: &mut ZipArchive<impl Read + Seek>, ends: &Ends, policy: &Policy) -> Result<Option<Vec<u8>>, FileError> {
    let (mut parts, mut inflated) = (None, 0_u64);
    let is_document = archive.index_for_name(PARTS).is_some();
    let mut block = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|_error| malformed("an entry is packed in a way that is not taken"))?;
        let name = entry.name().map_err(|_error| malformed("a name is no text"))?.into_owned();
        let (mut first, mut list) = (true, Vec::new());
        loop {
            block.clear();
            let read = entry.by_ref().take(BLOCK).read_to_end(&mut block).map_err(|_error| malformed("an entry is damaged"))?;
            if read == 0 {
                break;
            }
            // Documents of Office hold tables and packed drawings by design, in these folders.
            let by_design = is_document && (name.contains("/embeddings/") || name.contains("/media/"));
            if first && is_archive(&block) && !by_design {
                return Err(FileError::Bomb { excess: Excess::Nested, most: 0 });
            }
            first = false;
            inflated = inflated.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
            check_inflated(inflated, ends, policy)?;
            if name == PARTS {
                list.extend_from_slice(&block);
                if u64::try_from(list.len()).is_ok_and(|length| length > MOST_PARTS) {
                    return Err(malformed("its list of parts is too long"));
                }
            }
        }
        if name == PARTS {
            parts = Some(list);
        }
    }
    Ok(parts)
}

/// Where each entry begins, and its name in the directory.
fn names_and_places(archive: &mut ZipArchive<impl Read + Seek>) -> Result<Vec<(u64, Vec<u8>)>, FileError> {
    let count = archive.len();
    let entry = |index| {
        let entry = archive.by_index_raw(index).map_err(|_error| malformed("an entry cannot be read"))?;
        Ok((entry.header_start(), entry.name_raw().to_vec()))
    };
    (0..count).map(entry).collect()
}

/// Each entry also says its name before its data. Unpackers and scanners that go by it must not see other files.
fn check_local_names(file: &mut (impl Read + Seek), entries: &[(u64, Vec<u8>)]) -> Result<(), FileError> {
    let mut header = Vec::new();
    for (start, name) in entries {
        header.clear();
        file.seek(SeekFrom::Start(*start))?;
        file.by_ref().take(LOCAL_HEADER + u64::try_from(name.len()).unwrap_or_default()).read_to_end(&mut header)?;
        if usize::try_from(number::<2>(&header, 26)) != Ok(name.len()) || !header.ends_with(name) {
            return Err(FileError::UnsafeArchive("an entry has two names"));
        }
    }
    Ok(())
}

fn check_inflated(inflated: u64, ends: &Ends, policy: &Policy) -> Result<(), FileError> {
    if inflated > policy.inflated {
        return Err(FileError::Bomb { excess: Excess::Inflated, most: policy.inflated });
    }
    if inflated > HARMLESS && inflated / policy.ratio.max(1) > ends.size {
        return Err(FileError::Bomb { excess: Excess::Ratio, most: policy.ratio });
    }
    Ok(())
}

/// Which document of Office it is, by the type of its main part.
fn document(parts: &[u8], names: &[String]) -> Result<Kind, FileError> {
    const MAIN: [(&[u8], Kind); 3] = [
        (b"wordprocessingml.document.main+xml", Kind::Docx),
        (b"presentationml.presentation.main+xml", Kind::Pptx),
        (b"spreadsheetml.sheet.main+xml", Kind::Xlsx),
    ];
    const PROGRAMS: [&str; 8] = ["vbaproject.bin", "vbadata.xml", ".docm", ".dotm", ".xlsm", ".xltm", ".pptm", ".potm"];
    let runs = |name: &String| {
        let name = name.to_ascii_lowercase();
        PROGRAMS.iter().any(|end| name.ends_with(end)) || name.contains("/activex/") || name.starts_with("xl/macrosheets/")
    };
    let kinds: Vec<Kind> = MAIN.iter().filter(|(main, _)| contains(parts, main)).map(|(_, kind)| *kind).collect();
    if contains(&parts.to_ascii_lowercase(), b"macroenabled") || names.iter().any(runs) {
        return Err(FileError::Macros {
            found: kinds.first().map_or("application/vnd.openxmlformats-officedocument", |kind| kind.media_type()),
        });
    }
    match kinds.as_slice() {
        [kind] => Ok(*kind),
        [] => Err(FileError::TypeNotAllowed { found: "application/vnd.openxmlformats-officedocument".to_owned() }),
        _ => Err(malformed("it is two documents")),
    }
}

/// No part of the name leads upwards, to a drive or to the root.
fn is_inside(name: &str) -> bool {
    let is_absolute = name.starts_with('/') || name.contains(['\\', '\0', ':']);
    !is_absolute && name.split('/').all(|part| part != "..")
}

/// ZIP, gzip, 7z, RAR, xz, bzip2, Zstandard.
fn is_archive(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 7] =
        [b"PK\x03\x04", b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0", b"BZh", b"\x28\xb5\x2f\xfd"];
    marks.iter().any(|mark| bytes.starts_with(mark))
}

fn malformed(what: &'static str) -> FileError {
    FileError::Malformed { found: ZIP, what }
}
