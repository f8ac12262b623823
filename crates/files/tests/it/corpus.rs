//! Files of all kinds, honest and hostile, made byte by byte.

use flate2::write::{DeflateEncoder, ZlibEncoder};
use flate2::{Compression, Crc};
use std::io::Write as _;

/// A PDF of so many empty pages.
pub fn pdf(pages: usize) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 3)).collect();
    let mut text = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count {pages} >>\nendobj\n"
    );
    for page in 0..pages {
        text += &format!("{} 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n", page + 3);
    }
    let start = text.len();
    text += &format!("xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size {} >>\nstartxref\n{start}\n%%EOF\n", pages + 3);
    text.into_bytes()
}

/// A PDF whose pages are packed, as writers do since PDF 1.5.
pub fn packed_pdf(pages: usize) -> Vec<u8> {
    let objects: String = (0..pages).map(|page| format!("<</Type/Page/Parent 2 0 R/Nr {page}>> ")).collect();
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(format!("2 0 <</Type/Pages/Count {pages}>> {objects}").as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let mut bytes =
        format!("%PDF-1.7\n9 0 obj\n<</Type/ObjStm/N {pages}/First 4/Filter/FlateDecode/Length {}>>stream\r\n", packed.len()).into_bytes();
    bytes.extend(packed);
    bytes.extend(b"\r\nendstream\nendobj\nstartxref\n0\n%%EOF\n");
    bytes
}

/// A PNG whose header says so many pixels.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        let mut crc = Crc::new();
        crc.update(name);
        crc.update(data);
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend([name, data].concat());
        bytes.extend(crc.sum().to_be_bytes());
    };
    chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat());
    chunk(b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01");
    chunk(b"IEND", b"");
    bytes
}

/// A JPEG whose header says so many pixels.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x0b\x08".to_vec();
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend(b"\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\x34\xff\xd9");
    bytes
}

/// A WebP whose header says so many pixels.
pub fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut body = b"WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
    body.extend(&(width - 1).to_le_bytes()[..3]);
    body.extend(&(height - 1).to_le_bytes()[..3]);
    [b"RIFF", &u32::try_from(body.len()).unwrap().to_le_bytes()[..], &body].concat()
}

/// An entry of an archive, and the lies about it.
#[derive(Clone)]
pub struct Entry {
    pub name: String,
    pub data: Vec<u8>,
    /// What the headers say of its size, if it is not the truth.
    pub size: Option<u32>,
    /// Bit 0 says that it is encrypted.
    pub flags: u16,
    /// The mode of Unix.
    pub mode: u32,
    /// Where the directory says that it begins, if it is not the truth.
    pub start: Option<u32>,
}

pub fn entry(name: &str, data: impl Into<Vec<u8>>) -> Entry {
    Entry { name: name.to_owned(), data: data.into(), size: None, flags: 0, mode: 0o100_644, start: None }
}

/// A ZIP archive.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for Entry { name, data, size, flags, mode, start } in entries {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
        packer.write_all(data).unwrap();
        let packed = packer.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(data);
        let at = start.unwrap_or(u32::try_from(bytes.len()).unwrap());
        let mut fields = [20_u16, *flags, 8, 0, 0].iter().flat_map(|field| field.to_le_bytes()).collect::<Vec<u8>>();
        fields.extend(crc.sum().to_le_bytes());
        fields.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        fields.extend(size.unwrap_or(u32::try_from(data.len()).unwrap()).to_le_bytes());
        fields.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        fields.extend([0; 2]);
        bytes.extend([b"PK\x03\x04", &fields[..], name.as_bytes(), &packed].concat());
        directory.extend([b"PK\x01\x02", &[20, 3][..], &fields, &[0; 6]].concat());
        directory.extend((mode << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, start) = (u16::try_from(entries.len()).unwrap(), u32::try_from(bytes.len()).unwrap());
    let length = u32::try_from(directory.len()).unwrap();
    bytes.extend(directory);
    bytes.extend([&b"PK\x05\x06\0\0\0\0"[..], &count.to_le_bytes(), &count.to_le_bytes()].concat());
    bytes.extend([&length.to_le_bytes()[..], &start.to_le_bytes(), &[0; 2]].concat());
    bytes
}

/// A document of Office with this main part, and what else it holds.
pub fn office(main: &str, more: &[Entry]) -> Vec<u8> {
    let parts = format!(
        "<?xml version=\"1.0\"?><Types><Override PartName=\"/main.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.{main}.main+xml\"/></Types>"
    );
    zip(&[&[entry("[Content_Types].xml", parts), entry("main.xml", "<main/>")], more].concat())
}

pub fn docx() -> Vec<u8> {
    office("wordprocessingml.document", &[])
}

/// The file that every scanner finds; in two halves, so that none finds this one.
pub fn eicar() -> Vec<u8> {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
}
