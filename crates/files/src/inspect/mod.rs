//! What a file is, by its content. Reads bounded pieces of it; nothing is believed, nothing is unpacked to disk.

mod image;
mod package;
mod pdf;
mod polyglot;
mod sniff;
mod text;

use crate::error::FileError;
use crate::kind::Kind;
use crate::limits::Policy;
pub(crate) use pdf::unpacks_within_bounds;
use sniff::Family;
use std::io::{Read, Seek, SeekFrom};

/// Width and height of an image, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// Pixels from left to right.
    pub width: u64,
    /// Pixels from top to bottom.
    pub height: u64,
}

/// What the sender says, and what is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    /// In lower case, without the dot.
    pub(crate) extension: String,
    pub(crate) media_type: Option<String>,
    pub(crate) kinds: Vec<Kind>,
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Findings {
    pub(crate) kind: Kind,
    pub(crate) pages: Option<u32>,
    pub(crate) dimensions: Option<Dimensions>,
}

impl Ask {
    /// Refuses a name before a byte is read.
    pub(crate) fn check_extension(&self) -> Result<(), FileError> {
        match Kind::from_extension(&self.extension) {
            Some(kind) if self.kinds.contains(&kind) => Ok(()),
            _ => Err(FileError::TypeNotAllowed { found: format!(".{}", self.extension) }),
        }
    }

    /// The content is of a type that is taken, and the one that the sender says.
    fn check_kind(&self, kind: Kind) -> Result<(), FileError> {
        let found = kind.media_type();
        if !self.kinds.contains(&kind) {
            return Err(FileError::TypeNotAllowed { found: found.to_owned() });
        }
        if !kind.extensions().contains(&self.extension.as_str()) {
            return Err(FileError::TypeMismatch { declared: format!(".{}", self.extension), found });
        }
        match &self.media_type {
            Some(declared) if !kind.agrees_with(declared) => Err(FileError::TypeMismatch { declared: declared.clone(), found }),
            _ => Ok(()),
        }
    }
}

/// Bytes at the beginning that are looked at.
const HEAD: u64 = 4_096;
/// Bytes at the end: the largest comment of a ZIP archive, with the record before it.
const TAIL: u64 = 65_535 + 22;

/// Both ends of a file.
pub(crate) struct Ends {
    size: u64,
    head: Vec<u8>,
    tail: Vec<u8>,
}

impl Ends {
    fn read(file: &mut (impl Read + Seek), size: u64) -> Result<Self, FileError> {
        let mut ends = Self { size, head: Vec::new(), tail: Vec::new() };
        file.seek(SeekFrom::Start(0))?;
        file.by_ref().take(HEAD).read_to_end(&mut ends.head)?;
        file.seek(SeekFrom::Start(size.saturating_sub(TAIL)))?;
        file.by_ref().take(TAIL).read_to_end(&mut ends.tail)?;
        Ok(ends)
    }
}

/// Says what the file is, or why it is not taken.
pub(crate) fn inspect(file: &mut (impl Read + Seek), size: u64, ask: &Ask, policy: &Policy) -> Result<Findings, FileError> {
    let ends = Ends::read(file, size)?;
    // Text first, if it is called so: “BM” is a bank as well as a bitmap.
    let called = Kind::from_extension(&ask.extension).filter(|kind| kind.is_text());
    if let Some(kind) = called
        && text::is_text(file, &ends)?
    {
        ask.check_kind(kind)?;
        polyglot::check(&ends, kind)?;
        return Ok(Findings { kind, pages: None, dimensions: None });
    }
    let kind = match sniff::family(&ends.head) {
        Family::Known(kind) => kind,
        Family::Archive => package::kind(file, &ends, policy)?,
        Family::Compound => return Err(sniff::refuse_compound(file)?),
        Family::Other(found) => return Err(FileError::TypeNotAllowed { found: found.to_owned() }),
    };
    ask.check_kind(kind)?;
    polyglot::check(&ends, kind)?;
    let mut findings = Findings { kind, pages: None, dimensions: None };
    match kind {
        Kind::Pdf => findings.pages = pdf::check(file, &ends)?,
        Kind::Png | Kind::Jpeg | Kind::Webp => findings.dimensions = Some(image::check(file, &ends, kind, policy)?),
        // Looked into above, or text.
        Kind::Docx | Kind::Pptx | Kind::Xlsx | Kind::Zip | Kind::Csv | Kind::Text => {}
    }
    Ok(findings)
}

/// Whether `needle` stands in `bytes`.
fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Where `needle` stands last in `bytes`.
fn last(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|window| window == needle)
}

/// A number of the little-endian kind at `at`; 0 beyond the end.
fn number<const N: usize>(bytes: &[u8], at: usize) -> u64 {
    let field = bytes.get(at..).and_then(|rest| rest.first_chunk::<N>());
    field.map_or(0, |field| field.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}
