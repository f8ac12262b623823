//! Images: complete, and no larger than a viewer can bear. Only headers are read.

use super::{Dimensions, Ends, contains, number};
use crate::error::{Excess, FileError};
use crate::kind::Kind;
use crate::limits::Policy;
use std::io::{BufReader, Read, Seek, SeekFrom};

/// The last chunk of a PNG: no data, its name, its checksum.
const PNG_END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";

/// The dimensions of a whole image.
pub(super) fn check(file: &mut (impl Read + Seek), ends: &Ends, kind: Kind, policy: &Policy) -> Result<Dimensions, FileError> {
    let found = kind.media_type();
    let malformed = |what| Err(FileError::Malformed { found, what });
    match kind {
        Kind::Png if ends.tail.ends_with(PNG_END) => {}
        Kind::Png if contains(&ends.tail, PNG_END) => return Err(FileError::Polyglot { found, hidden: "data behind the image" }),
        Kind::Png => return malformed("it has no end"),
        // Cameras put a second image or a film behind the first.
        Kind::Jpeg if contains(&ends.tail, b"\xff\xd9") => {}
        Kind::Jpeg => return malformed("it has no end"),
        _ => match ends.size.checked_sub(8 + number::<4>(&ends.head, 4)) {
            // Chunks have an even length.
            Some(0 | 1) => {}
            Some(_) => return Err(FileError::Polyglot { found, hidden: "data behind the image" }),
            None => return malformed("it has no end"),
        },
    }
    file.seek(SeekFrom::Start(0))?;
    let Ok(size) = imagesize::reader_size(BufReader::new(file)) else { return malformed("its header has no dimensions") };
    let (Ok(width), Ok(height)) = (u64::try_from(size.width), u64::try_from(size.height)) else { return malformed("it has no dimensions") };
    if width == 0 || height == 0 {
        return malformed("it has no pixels");
    }
    if width.saturating_mul(height) > policy.pixels {
        return Err(FileError::Bomb { excess: Excess::Pixels, most: policy.pixels });
    }
    Ok(Dimensions { width, height })
}
