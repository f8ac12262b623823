//! JPEG: the segments that hold the picture, its colours and how it is turned.

const JFIF: u8 = 0xe0;
const EXIF: u8 = 0xe1;
const ICC: u8 = 0xe2;
const ADOBE: u8 = 0xee;

/// The picture without EXIF, XMP, IPTC, comments, thumbnails and what stands behind it; `None` if its segments cannot be read.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let mut out = b"\xff\xd8".to_vec();
    let mut turned = false;
    loop {
        // A marker may have any number of these before it.
        let fill = rest.iter().take_while(|byte| **byte == 0xff).count();
        let (marker, after) = rest.get(fill..)?.split_first()?;
        if fill == 0 {
            return None;
        }
        rest = after;
        match *marker {
            0xd9 => {
                out.extend(b"\xff\xd9");
                return Some(out);
            }
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?)).checked_sub(2)?;
        let data = rest.get(2..2 + length)?;
        rest = rest.get(2 + length..)?;
        match *marker {
            JFIF if data.starts_with(b"JFIF\0") => segment(&mut out, JFIF, &[data.get(..12)?, &[0, 0]].concat()),
            EXIF if !turned && let Some(orientation) = orientation(data) => {
                segment(&mut out, EXIF, &exif(orientation));
                turned = true;
            }
            ICC if data.starts_with(b"ICC_PROFILE\0") => segment(&mut out, ICC, data),
            ADOBE if data.starts_with(b"Adobe") => segment(&mut out, ADOBE, data.get(..12)?),
            0xe0..=0xef | 0xfe => {}
            0xda => {
                segment(&mut out, 0xda, data);
                let scan = scan_length(rest);
                out.extend(rest.get(..scan)?);
                rest = rest.get(scan..)?;
            }
            marker => segment(&mut out, marker, data),
        }
    }
}

fn segment(out: &mut Vec<u8>, marker: u8, data: &[u8]) {
    // It fitted before, and none becomes longer.
    let length = u16::try_from(data.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(data);
}

/// The bytes of packed pixels until the next marker: within them, 0xff is followed by zero or by a restart.
fn scan_length(bytes: &[u8]) -> usize {
    let ends = |pair: &[u8]| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xd0..=0xd7));
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

/// How the camera was held, if it was not upright.
fn orientation(data: &[u8]) -> Option<u8> {
    let tiff = data.strip_prefix(b"Exif\0\0")?;
    let big = match tiff.first_chunk::<4>()? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk::<4>()?;
        usize::try_from(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }).ok()
    };
    let directory = long(4)?;
    let entries = usize::from(short(directory)?);
    let place = (0..entries).map(|entry| directory + 2 + 12 * entry).find(|at| short(*at) == Some(0x0112))?;
    u8::try_from(short(place + 8)?).ok().filter(|value| (2..=8).contains(value))
}

/// EXIF that says nothing but how the picture is turned.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
    [b"Exif\0\0MM\0*\0\0\0\x08\0\x01", &entry[..], &[0; 4]].concat()
}
