//! Documents of Office: properties, custom data, signatures and settings of printers go, people in comments and revisions become nobody,
//! pictures and documents within are cleaned alike.

use super::{MOST, image, jpeg, whole, xml};
use crate::error::FileError;
use crate::limits::Policy;
use std::io::{BufReader, Cursor, Read, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Documents within documents hold no further ones that can be cleaned.
const DEPTH: u8 = 1;
/// Folders of parts that go.
const DROPPED: &[&str] = &[
    "docprops/",
    "customxml/",
    "docmetadata/",
    "_xmlsignatures/",
    "ppt/tags/",
    "word/printersettings/",
    "xl/printersettings/",
    "ppt/printersettings/",
];

/// Whether a part goes, by its name in lower case without the slash before it.
pub(super) fn is_dropped(name: &str) -> bool {
    DROPPED.iter().any(|folder| name.starts_with(folder)) || name.contains("/printersettings")
}

pub(super) fn clean(source: &mut (impl Read + Seek), target: impl Write + Seek, policy: &Policy) -> Result<(), FileError> {
    package(source, target, policy.inflated, DEPTH)
}

fn package(source: &mut (impl Read + Seek), target: impl Write + Seek, mut left: u64, depth: u8) -> Result<(), FileError> {
    let mut archive = ZipArchive::new(BufReader::new(source)).map_err(unreadable)?;
    let mut copy = ZipWriter::new(target);
    // Also the times of entries tell when somebody worked.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::DEFAULT);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(unreadable)?;
        let name = entry.name().map_err(unreadable)?.into_owned();
        if entry.is_dir() || is_dropped(&name.to_ascii_lowercase()) {
            continue;
        }
        let bytes = whole(&mut entry, MOST.min(left))?;
        left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        let cleaned = part(&name, bytes, left, depth)?;
        copy.start_file(name, options).map_err(unreadable)?;
        copy.write_all(&cleaned)?;
    }
    copy.finish().map_err(unreadable)?;
    Ok(())
}

/// A part of the document, by what its name says that it is. What is not known here cannot be judged.
fn part(name: &str, bytes: Vec<u8>, left: u64, depth: u8) -> Result<Vec<u8>, FileError> {
    let lower = name.to_ascii_lowercase();
    let extension = lower.rsplit('.').next().unwrap_or_default();
    let unknown = FileError::NotCleanable("a picture in it cannot be read");
    match extension {
        "xml" | "rels" | "vml" | "svg" => xml::clean(&lower, &bytes),
        "png" => image::png(&bytes).ok_or(unknown),
        "jpg" | "jpeg" => jpeg::clean(&bytes).ok_or(unknown),
        "webp" => image::webp(&bytes).ok_or(unknown),
        "emf" => image::emf(&bytes).ok_or(unknown),
        // Without metadata by their form.
        "wmf" | "bmp" | "odttf" | "fntdata" => Ok(bytes),
        "docx" | "xlsx" | "pptx" if depth > 0 => {
            let mut cleaned = Cursor::new(Vec::new());
            package(&mut Cursor::new(bytes), &mut cleaned, left, depth - 1)?;
            Ok(cleaned.into_inner())
        }
        _ => Err(FileError::NotCleanable("it holds a part that cannot be cleaned")),
    }
}

fn unreadable(error: zip::result::ZipError) -> FileError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        _ => FileError::NotCleanable("its parts cannot be read"),
    }
}
