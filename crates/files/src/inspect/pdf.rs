//! PDF: begins at the first byte, ends at the last, asks for no password. Pages are counted where that is certain.
//!
//! One pass with a fixed buffer finds the names that matter. Since PDF 1.5 objects may be packed; those streams are unpacked in bounded
//! pieces, to count.

use super::{Ends, last};
use crate::error::FileError;
use crate::kind::Kind;
use flate2::read::ZlibDecoder;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// Within which the end has to be marked.
const END_WITHIN: usize = 1_024;
const BLOCK: usize = 64 * 1024;
/// Bytes that a name with what follows it may take.
const AHEAD: usize = 64;
/// More packed streams, or more bytes in them, are not looked into.
const MOST_STREAMS: usize = 2_000;
const MOST_UNPACKED: u64 = 64_000_000;

/// The number of pages of a whole, readable PDF.
pub(super) fn check(file: &mut (impl Read + Seek), ends: &Ends) -> Result<Option<u32>, FileError> {
    let found = Kind::Pdf.media_type();
    let version = ends.head.strip_prefix(b"%PDF-").and_then(|rest| rest.get(..3));
    if !matches!(version, Some([b'1' | b'2', b'.', b'0'..=b'9'])) {
        return Err(FileError::Malformed { found, what: "its first bytes are not %PDF- and a version" });
    }
    let close = ends.tail.get(ends.tail.len().saturating_sub(END_WITHIN)..).unwrap_or_default();
    let Some(at) = last(close, b"%%EOF") else {
        let hidden = last(&ends.tail, b"%%EOF").is_some();
        return Err(if hidden {
            FileError::Polyglot { found, hidden: "data behind the document" }
        } else {
            FileError::Malformed { found, what: "it has no end" }
        });
    };
    if close.get(at + 5..).is_some_and(|rest| rest.iter().any(|byte| !is_space(*byte))) {
        return Err(FileError::Polyglot { found, hidden: "data behind the document" });
    }

    let mut names = Names::default();
    file.seek(SeekFrom::Start(0))?;
    let mut blocks = Blocks::new(&mut *file);
    while let Some((bytes, new, base)) = blocks.next()? {
        names.read(bytes, new, base);
    }
    if names.encrypted {
        return Err(FileError::Encrypted { found });
    }
    if let Some(pages) = linearised(&ends.head, ends.size) {
        return Ok(Some(pages));
    }
    // A file that was changed by appending holds pages of the past, too.
    if names.ends != 1 || names.streams.len() > MOST_STREAMS {
        return Ok(None);
    }
    let packed = packed_pages(file, &names.streams)?;
    Ok(packed.map(|packed| packed + names.pages).filter(|pages| *pages > 0))
}

/// Whether the packed objects of a PDF can be unpacked, within bounds: asked before a library unpacks them all.
pub(crate) fn unpacks_within_bounds(file: &mut (impl Read + Seek)) -> Result<bool, FileError> {
    let mut names = Names::default();
    file.seek(SeekFrom::Start(0))?;
    let mut blocks = Blocks::new(&mut *file);
    while let Some((bytes, new, base)) = blocks.next()? {
        names.read(bytes, new, base);
    }
    Ok(!names.disguised && names.streams.len() <= MOST_STREAMS && packed_pages(file, &names.streams)?.is_some())
}

/// What a pass over bytes found.
#[derive(Default)]
struct Names {
    encrypted: bool,
    /// Whether a name that matters is written in another way than everybody does.
    disguised: bool,
    pages: u32,
    /// How often the end is marked.
    ends: u32,
    /// Where packed objects are.
    streams: Vec<u64>,
}

impl Names {
    /// Reads the names that begin within the first `new` of the bytes; the first of all stands at `base` of the file.
    fn read(&mut self, bytes: &[u8], new: usize, base: u64) {
        for (at, byte) in bytes.iter().enumerate().take(new) {
            if !matches!(byte, b'/' | b'%') {
                continue;
            }
            let rest = bytes.get(at..).unwrap_or_default();
            self.disguised |= is_disguised(rest);
            if rest.starts_with(b"%%EOF") {
                self.ends += 1;
            } else if let Some(value) = value_of(rest, b"/Encrypt") {
                self.encrypted |= value.starts_with(b"<<") || value.first().is_some_and(u8::is_ascii_digit);
            } else if let Some(value) = value_of(rest, b"/Type") {
                if value_of(value, b"/Page").is_some() {
                    self.pages = self.pages.saturating_add(1);
                } else if value_of(value, b"/ObjStm").is_some() && self.streams.len() <= MOST_STREAMS {
                    self.streams.push(base + u64::try_from(at).unwrap_or_default());
                }
            }
        }
    }
}

/// Blocks of a file that overlap, so that no name is cut.
struct Blocks<R> {
    source: R,
    bytes: Vec<u8>,
    /// Where the first of the bytes stands.
    base: u64,
    /// How many of them were looked at.
    seen: usize,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    fn new(source: R) -> Self {
        Self { source, bytes: Vec::with_capacity(BLOCK + AHEAD), base: 0, seen: 0, ended: false }
    }

    /// The next bytes, how many of them are new and have enough behind them, and where the first stands.
    fn next(&mut self) -> io::Result<Option<(&[u8], usize, u64)>> {
        if self.ended {
            return Ok(None);
        }
        self.bytes.drain(..self.seen);
        self.base += u64::try_from(self.seen).unwrap_or_default();
        let read = self.source.by_ref().take(u64::try_from(BLOCK).unwrap_or_default()).read_to_end(&mut self.bytes)?;
        self.ended = read < BLOCK;
        self.seen = if self.ended { self.bytes.len() } else { self.bytes.len() - AHEAD };
        Ok(Some((&self.bytes, self.seen, self.base)))
    }
}

/// What follows a name, without the space between; `None` if another name stands there.
fn value_of<'a>(bytes: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let rest = bytes.strip_prefix(name)?;
    let ends = rest.first().is_none_or(|byte| is_space(*byte) || b"/<>[]()%".contains(byte));
    ends.then(|| rest.get(rest.iter().take_while(|byte| is_space(**byte)).count()..).unwrap_or_default())
}

/// Whether a name with escapes (`/Obj#53tm`) is one of those that are looked for.
fn is_disguised(bytes: &[u8]) -> bool {
    let name = bytes.get(1..AHEAD.min(bytes.len())).unwrap_or_default();
    let name = name.get(..name.iter().take_while(|byte| !is_space(**byte) && !b"/<>[]()%".contains(byte)).count()).unwrap_or_default();
    if !name.contains(&b'#') {
        return false;
    }
    let (mut plain, mut rest) = (Vec::new(), name);
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.first_chunk::<2>().and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match escaped.filter(|_| *first == b'#') {
            Some(byte) => {
                plain.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                plain.push(*first);
                rest = after;
            }
        }
    }
    matches!(plain.as_slice(), b"Type" | b"ObjStm" | b"Encrypt" | b"Filter" | b"FlateDecode")
}

/// The pages that a linearised file announces in its first object, if nothing was appended since.
fn linearised(head: &[u8], size: u64) -> Option<u32> {
    let at = head.windows(11).position(|window| window == b"/Linearized")?;
    let dictionary = head.get(at..)?;
    let dictionary = dictionary.get(..dictionary.windows(2).position(|window| window == b">>")?)?;
    let field = |name: &[u8]| {
        let digits = (0..dictionary.len()).find_map(|at| value_of(dictionary.get(at..)?, name))?;
        let digits = digits.get(..digits.iter().take_while(|byte| byte.is_ascii_digit()).count())?;
        std::str::from_utf8(digits).ok()?.parse::<u32>().ok()
    };
    let is_untouched = field(b"/L").map(u64::from) == Some(size);
    is_untouched.then(|| field(b"/N"))?
}

/// The pages in packed streams; `None` if they cannot be unpacked.
fn packed_pages(file: &mut (impl Read + Seek), streams: &[u64]) -> Result<Option<u32>, FileError> {
    let (mut pages, mut left) = (0_u32, MOST_UNPACKED);
    for at in streams {
        let Some(start) = data_start(file, *at)? else { return Ok(None) };
        file.seek(SeekFrom::Start(start))?;
        let mut names = Names::default();
        let mut blocks = Blocks::new(ZlibDecoder::new(BufReader::new(&mut *file)).take(left));
        loop {
            match blocks.next() {
                Ok(Some((bytes, new, base))) => names.read(bytes, new, base),
                Ok(None) => break,
                Err(_) => return Ok(None),
            }
        }
        left = left.saturating_sub(blocks.base + u64::try_from(blocks.seen).unwrap_or_default());
        if left == 0 {
            return Ok(None);
        }
        pages = pages.saturating_add(names.pages);
    }
    Ok(Some(pages))
}

/// Where the data of the stream begins whose dictionary holds `at`.
fn data_start(file: &mut (impl Read + Seek), at: u64) -> io::Result<Option<u64>> {
    let mut ahead = Vec::new();
    file.seek(SeekFrom::Start(at))?;
    file.by_ref().take(4_096).read_to_end(&mut ahead)?;
    let Some(word) = ahead.windows(6).position(|window| window == b"stream") else { return Ok(None) };
    let line = match ahead.get(word + 6..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([b'\n', ..]) => 1,
        _ => return Ok(None),
    };
    Ok(u64::try_from(word + 6 + line).ok().map(|length| at + length))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}
