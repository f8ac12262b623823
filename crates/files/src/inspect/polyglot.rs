//! Files that are two things at once.

use super::{Ends, contains, last, number};
use crate::error::FileError;
use crate::kind::Kind;

/// Where readers of PDF still look for the beginning.
const PDF_WITHIN: usize = 1_024;

/// Refuses a file that another program could read as something else.
pub(super) fn check(ends: &Ends, kind: Kind) -> Result<(), FileError> {
    let refuse = |hidden| Err(FileError::Polyglot { found: kind.media_type(), hidden });
    if kind != Kind::Pdf && contains(ends.head.get(..PDF_WITHIN).unwrap_or(&ends.head), b"%PDF-") {
        return refuse("a PDF");
    }
    let is_archive = matches!(kind, Kind::Docx | Kind::Pptx | Kind::Xlsx | Kind::Zip);
    if !is_archive && holds_archive(ends) {
        return refuse("a ZIP archive");
    }
    if !is_archive && !kind.is_text() && holds_markup(&ends.head) {
        return refuse("markup that a browser or server would run");
    }
    Ok(())
}

/// A ZIP archive is found from its end: a record that points back to a directory that is there. Unpackers pass over what stands before
/// the archive and up to a comment's length behind it.
fn holds_archive(ends: &Ends) -> bool {
    let mut rest = ends.tail.as_slice();
    while let Some(at) = last(rest, b"PK\x05\x06") {
        let length = usize::try_from(number::<4>(&ends.tail, at + 12)).unwrap_or(usize::MAX);
        let directory = at.checked_sub(length);
        // A long directory begins before the tail that is looked at: then the record itself has to do.
        let is_there = directory.is_none_or(|directory| ends.tail.get(directory..).is_some_and(|bytes| bytes.starts_with(b"PK\x01\x02")));
        let fits = u64::try_from(length).is_ok_and(|length| length < ends.size);
        if is_there && fits && length > 0 {
            return true;
        }
        rest = rest.get(..at).unwrap_or_default();
    }
    false
}

fn holds_markup(head: &[u8]) -> bool {
    let lower = head.to_ascii_lowercase();
    let marks: [&[u8]; 6] = [b"<script", b"<html", b"<!doctype", b"<?php", b"<svg", b"<iframe"];
    marks.iter().any(|mark| contains(&lower, mark))
}
