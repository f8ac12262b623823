//! PNG, WebP, and the pictures that documents hold besides: only chunks that hold the picture and its colours stay.

use flate2::Crc;
use std::borrow::Cow;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What of a PNG stays.
const PNG_CHUNKS: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"cICP", b"mDCV", b"cLLI",
    b"acTL", b"fcTL", b"fdAT",
];
/// What of a WebP stays.
const WEBP_CHUNKS: &[&[u8; 4]] = &[b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"];
/// Bits of `VP8X` that announce EXIF and XMP.
const WEBP_METADATA: u8 = 0b1100;
/// Bytes of `ANMF` before the chunks of the frame.
const WEBP_FRAME: usize = 16;

/// A PNG without texts, times, EXIF and chunks that are not known; `None` if its chunks cannot be read.
pub(super) fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(PNG)?;
    let mut out = PNG.to_vec();
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let name = rest.get(4..)?.first_chunk::<4>()?;
        let data = rest.get(8..8_usize.checked_add(length)?)?;
        rest = rest.get(length.checked_add(12)?..)?;
        if !PNG_CHUNKS.contains(&name) {
            continue;
        }
        // A profile of colours has a name, which can be anything.
        let data = match data.iter().position(|byte| *byte == 0) {
            Some(end) if name == b"iCCP" => Cow::Owned([b"icc", data.get(end..)?].concat()),
            _ => Cow::Borrowed(data),
        };
        let mut crc = Crc::new();
        crc.update(name);
        crc.update(&data);
        out.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
        out.extend(name);
        out.extend_from_slice(&data);
        out.extend(crc.sum().to_be_bytes());
        if name == b"IEND" {
            return Some(out);
        }
    }
}

/// A WebP without EXIF, XMP and chunks that are not known; `None` if its chunks cannot be read.
pub(super) fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = usize::try_from(u32::from_le_bytes(*bytes.strip_prefix(b"RIFF")?.first_chunk()?)).ok()?;
    let body = bytes.get(8..8_usize.checked_add(size)?)?.strip_prefix(b"WEBP")?;
    let kept = webp_chunks(body)?;
    let length = u32::try_from(kept.len() + 4).ok()?;
    Some([b"RIFF", &length.to_le_bytes()[..], b"WEBP", &kept].concat())
}

fn webp_chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    while !rest.is_empty() {
        let name = rest.first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        let mut data = rest.get(8..8_usize.checked_add(length)?)?.to_vec();
        // The byte that makes the length even may be missing at the end.
        rest = rest.get(8 + length + length % 2..).unwrap_or_default();
        match name {
            b"VP8X" => *data.first_mut()? &= !WEBP_METADATA,
            b"ANMF" => data = [data.get(..WEBP_FRAME)?, &webp_chunks(data.get(WEBP_FRAME..)?)?].concat(),
            name if !WEBP_CHUNKS.contains(&name) => continue,
            _ => {}
        }
        out.extend(name);
        out.extend(u32::try_from(data.len()).ok()?.to_le_bytes());
        out.extend(&data);
        if data.len() % 2 == 1 {
            out.push(0);
        }
    }
    Some(out)
}

/// A drawing of Windows without the description in its header; `None` if it is none.
pub(super) fn emf(bytes: &[u8]) -> Option<Vec<u8>> {
    let number = |at: usize| usize::try_from(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?)).ok();
    if number(0)? != 1 || bytes.get(40..44)? != b" EMF" {
        return None;
    }
    let (characters, start) = (number(60)?, number(64)?);
    let mut out = bytes.to_vec();
    if characters > 0 && start > 0 {
        out.get_mut(start..start.checked_add(characters.checked_mul(2)?)?)?.fill(0);
    }
    Some(out)
}

/// JPEG 2000 within a PDF without boxes of XML and of unknown programs; `None` if its boxes cannot be read.
pub(super) fn jp2(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(b"\xff\x4f") {
        return Some(bytes.to_vec());
    }
    let (mut rest, mut out) = (bytes, Vec::new());
    while !rest.is_empty() {
        let name = rest.get(4..)?.first_chunk::<4>()?;
        let length = match u32::from_be_bytes(*rest.first_chunk()?) {
            // To the end of the file.
            0 => rest.len(),
            1 => usize::try_from(u64::from_be_bytes(*rest.get(8..)?.first_chunk()?)).ok()?,
            length => usize::try_from(length).ok()?,
        };
        let whole = rest.get(..length).filter(|whole| whole.len() >= 8)?;
        rest = rest.get(length..)?;
        if matches!(name, b"jP  " | b"ftyp" | b"jp2h" | b"jp2c") {
            out.extend(whole);
        }
    }
    Some(out)
}
