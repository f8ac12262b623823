//! Plain text and CSV.

use super::Ends;
use std::io::{self, Read, Seek, SeekFrom};

const BLOCK: u64 = 64 * 1024;

/// What begins like this is a program or a page, whatever it is called.
const NOT_TEXT: [&[u8]; 5] = [b"<", b"#!", b"%PDF", b"%!", b"{\\rtf"];

/// Whether the file is text: no control characters but those of lines, and no beginning that a program would take for more. UTF-8, or a
/// code page of one byte a character: spreadsheets still write those.
pub(super) fn is_text(file: &mut (impl Read + Seek), ends: &Ends) -> io::Result<bool> {
    let start = ends.head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&ends.head).trim_ascii_start();
    if NOT_TEXT.iter().any(|mark| start.get(..mark.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(mark))) {
        return Ok(false);
    }
    file.seek(SeekFrom::Start(0))?;
    let mut block = Vec::new();
    while file.by_ref().take(BLOCK).read_to_end(&mut block)? > 0 {
        if block.iter().any(|byte| matches!(byte, 0..=8 | 11 | 14..=31 | 127)) {
            return Ok(false);
        }
        block.clear();
    }
    Ok(true)
}
