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

pub fn join(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

/// Files that are not taken: their names, their bytes, and the code of the refusal.
pub fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let other_zip = zip(&[entry("readme.txt", "hello")]);
    let html: &[u8] = b"<!DOCTYPE html><script>alert(1)</script>";
    let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    let exe = join(&[b"MZ\x90\0\x03\0\0\0", &[0; 200]]);
    let word = |more: &[Entry]| office("wordprocessingml.document", more);
    let mut compound = vec![0; 4_096];
    compound[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let mut encrypted_office = compound.clone();
    let package: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    encrypted_office[1_152..1_152 + package.len()].copy_from_slice(&package);
    let macro_parts = "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    let encrypted_pdf = String::from_utf8(pdf(1)).unwrap().replace("<< /Root", "<< /Encrypt 9 0 R /Root").into_bytes();
    let mut two_names = zip(&[entry("a.txt", "x")]);
    two_names[30] = b'b';
    vec![
        // Another type than the name says.
        ("a.pdf", png(1, 1), "type_mismatch"),
        ("a.png", jpeg(1, 1), "type_mismatch"),
        ("a.pptx", docx(), "type_mismatch"),
        ("a.docx", other_zip.clone(), "type_mismatch"),
        ("a.txt", png(1, 1), "type_mismatch"),
        ("a.csv", pdf(1), "type_mismatch"),
        // Types that nobody takes.
        ("a.exe", exe.clone(), "type_not_allowed"),
        ("a.svg", svg.to_vec(), "type_not_allowed"),
        ("a.html", html.to_vec(), "type_not_allowed"),
        ("a.docm", docx(), "type_not_allowed"),
        ("a.pdf.exe", pdf(1), "type_not_allowed"),
        ("a.pdf", exe.clone(), "type_not_allowed"),
        ("a.png", svg.to_vec(), "type_not_allowed"),
        ("a.txt", html.to_vec(), "type_not_allowed"),
        ("a.txt", join(&[b"\xef\xbb\xbf \r\n", html]), "type_not_allowed"),
        ("a.csv", b"#!/bin/sh\nrm -rf /\n".to_vec(), "type_not_allowed"),
        ("a.txt", b"text with a \0 in it".to_vec(), "type_not_allowed"),
        ("a.docx", compound.clone(), "type_not_allowed"),
        ("a.zip", zip(&[entry("META-INF/MANIFEST.MF", "x"), entry("A.class", "y")]), "type_not_allowed"),
        // Two things at once.
        ("a.pdf", join(&[&pdf(1), &other_zip]), "polyglot"),
        ("a.pdf", join(&[&pdf(1), &other_zip, b"%%EOF"]), "polyglot"),
        ("a.pdf", join(&[&pdf(1), html]), "polyglot"),
        ("a.pdf", join(&[b"%PDF-1.4\n", html, &pdf(1)]), "polyglot"),
        ("a.jpg", join(&[&jpeg(1, 1), &other_zip]), "polyglot"),
        ("a.png", join(&[&png(1, 1), &other_zip]), "polyglot"),
        ("a.png", join(&[&png(1, 1), b"more"]), "polyglot"),
        ("a.webp", join(&[&webp(1, 1), b"more"]), "polyglot"),
        ("a.jpg", join(&[&jpeg(1, 1)[..20], b"%PDF-1.4", &jpeg(1, 1)[20..]]), "polyglot"),
        ("a.jpg", join(&[&jpeg(1, 1)[..20], b"<?php system($_GET['c']); ?>", &jpeg(1, 1)[20..]]), "polyglot"),
        ("a.docx", join(&[&docx(), b"more"]), "polyglot"),
        ("a.docx", join(&[b"PK\x03\x04 and more", &docx()]), "polyglot"),
        ("a.docx", join(&[&docx()[..docx().len() - 22], b"between directory and end", &docx()[docx().len() - 22..]]), "polyglot"),
        ("a.txt", join(&[b"hello\n", b"%PDF-1.4\n"]), "polyglot"),
        // Cut off or damaged.
        ("a.pdf", pdf(1)[..120].to_vec(), "malformed"),
        ("a.pdf", b"%PDF-nonsense\n%%EOF".to_vec(), "malformed"),
        ("a.pdf", b"\n%PDF-1.4\n%%EOF".to_vec(), "malformed"),
        ("a.png", png(1, 1)[..40].to_vec(), "malformed"),
        ("a.png", png(0, 5), "malformed"),
        ("a.jpg", jpeg(1, 1)[..30].to_vec(), "malformed"),
        ("a.webp", webp(9, 9)[..25].to_vec(), "malformed"),
        ("a.docx", docx()[..100].to_vec(), "malformed"),
        ("a.zip", zip(&[entry("a", "1"), entry("a", "2")]), "malformed"),
        // Behind a password.
        ("a.pdf", encrypted_pdf, "encrypted"),
        ("a.docx", encrypted_office, "encrypted"),
        ("a.zip", zip(&[Entry { flags: 1, ..entry("a", "secret") }]), "encrypted"),
        // Programs.
        ("a.docx", word(&[entry("word/vbaProject.bin", "x")]), "macros"),
        ("a.docx", word(&[entry("WORD/VBAPROJECT.BIN", "x")]), "macros"),
        ("a.docx", word(&[entry("word/activeX/activeX1.xml", "x")]), "macros"),
        ("a.docx", word(&[entry("word/embeddings/x.xlsm", "x")]), "macros"),
        ("a.docx", zip(&[entry("[Content_Types].xml", macro_parts)]), "macros"),
        // Archives that lead out of their folder.
        ("a.zip", zip(&[entry("../../etc/cron.d/x", "x")]), "unsafe_archive"),
        ("a.zip", zip(&[entry("/etc/passwd", "x")]), "unsafe_archive"),
        ("a.zip", zip(&[entry(r"..\x", "x")]), "unsafe_archive"),
        ("a.zip", two_names, "unsafe_archive"),
        ("a.docx", word(&[entry("../../etc/cron.d/x", "x")]), "unsafe_archive"),
        ("a.docx", word(&[entry("/etc/passwd", "x")]), "unsafe_archive"),
        ("a.docx", word(&[Entry { mode: 0o120_777, ..entry("link", "/etc/passwd") }]), "unsafe_archive"),
    ]
}

/// Files that become more than they may when they are opened, and of what there is too much.
pub fn bombs() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let zeros = vec![0; 20_000_000];
    let many: Vec<Entry> = (0..1_001).map(|index| entry(&format!("{index}"), "")).collect();
    let inner = zip(&[entry("a", zeros.clone())]);
    let overlapping = [entry("a", "the same bytes"), Entry { start: Some(0), ..entry("b", "the same bytes") }];
    let large: Vec<Entry> = (0..2).map(|index| entry(&format!("{index}"), zeros.clone())).collect();
    vec![
        ("ratio.zip", zip(&[entry("a", zeros.clone())]), "ratio"),
        ("ratio.docx", office("wordprocessingml.document", &[entry("a", zeros)]), "ratio"),
        ("large.zip", zip(&large), "inflated"),
        ("many.zip", zip(&many), "entries"),
        ("many.docx", office("wordprocessingml.document", &many), "entries"),
        ("nested.zip", zip(&[entry("b.zip", inner.clone())]), "nested"),
        ("nested.docx", office("wordprocessingml.document", &[entry("b.bin", inner)]), "nested"),
        ("overlapping.zip", zip(&overlapping), "overlapping"),
        ("pixels.png", png(100_000, 100_000), "pixels"),
        ("pixels.jpg", jpeg(60_000, 60_000), "pixels"),
        ("pixels.webp", webp(16_000_000, 16_000_000), "pixels"),
    ]
}
