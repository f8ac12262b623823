//! What is taken for what it is, and what is refused.

use crate::corpus::*;
use crate::{Bench, all, chunks};
use tahaddi_files::{Excess, FileError, Kind, Offer, Policy};

fn join(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

#[tokio::test]
async fn honest_files_are_taken() {
    let bench = Bench::new();
    let cases: Vec<(&str, Vec<u8>, Kind)> = vec![
        ("a.pdf", pdf(3), Kind::Pdf),
        ("a.PDF", packed_pdf(2), Kind::Pdf),
        ("a.png", png(640, 480), Kind::Png),
        ("a.jpg", jpeg(640, 480), Kind::Jpeg),
        ("a.jpeg", join(&[&jpeg(640, 480), b"a second image of the camera"]), Kind::Jpeg),
        ("a.webp", webp(640, 480), Kind::Webp),
        ("a.docx", docx(), Kind::Docx),
        ("a.pptx", office("presentationml.presentation", &[]), Kind::Pptx),
        ("a.xlsx", office("spreadsheetml.sheet", &[]), Kind::Xlsx),
        ("a.docx", office("wordprocessingml.document", &[entry("word/embeddings/table.xlsx", docx())]), Kind::Docx),
        ("a.csv", b"nom;ville\nAgri;Agadir\n".to_vec(), Kind::Csv),
        ("bank.csv", b"BMCE;MZ;1\r\n".to_vec(), Kind::Csv),
        ("excel.csv", b"pr\xe9nom;\xc7a\r\n".to_vec(), Kind::Csv),
        ("a.txt", "\u{feff}السلام\n".into(), Kind::Text),
    ];
    for (name, bytes, kind) in cases {
        let received = bench.send(name, &bytes).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((received.kind, received.size), (kind, bytes.len() as u64), "{name}");
    }
    assert_eq!(bench.blobs().len(), 14);
}

#[tokio::test]
async fn pages_and_pixels_are_counted() {
    let bench = Bench::new();
    assert_eq!(bench.send("a.pdf", &pdf(12)).await.unwrap().pages, Some(12));
    assert_eq!(bench.send("a.pdf", &packed_pdf(300)).await.unwrap().pages, Some(300));
    // Changed by appending: pages of the past are in it, too.
    assert_eq!(bench.send("a.pdf", &join(&[&pdf(2), &pdf(2)[9..]])).await.unwrap().pages, None);
    // A page that begins where two blocks meet is counted once.
    for filler in 65_480..65_560 {
        let mut bytes = b"%PDF-1.4\n%".to_vec();
        bytes.resize(filler, b'x');
        bytes.extend(b"\n1 0 obj <</Type  /Page /Parent 2 0 R>> endobj\n%%EOF");
        assert_eq!(bench.send("a.pdf", &bytes).await.unwrap().pages, Some(1), "{filler}");
    }
    for (name, bytes) in [("a.png", png(640, 480)), ("a.jpg", jpeg(640, 480)), ("a.webp", webp(640, 480))] {
        let dimensions = bench.send(name, &bytes).await.unwrap().dimensions.unwrap();
        assert_eq!((dimensions.width, dimensions.height), (640, 480), "{name}");
    }
}

#[tokio::test]
async fn a_linearised_file_says_how_many_pages_it_has() {
    let file = |length: usize| {
        format!("%PDF-1.5\n1 0 obj\n<</Linearized 1/L {length:06}/O 5/E 900/N 7/T 100>>\nendobj\n%%EOF\n<</Type/Page>>\n%%EOF\n")
            .into_bytes()
    };
    let bench = Bench::new();
    let honest = file(file(0).len());
    assert_eq!(bench.send("a.pdf", &honest).await.unwrap().pages, Some(7));
    assert_eq!(bench.send("a.pdf", &file(1)).await.unwrap().pages, None, "something was appended since");
}

/// Each is refused with this code, and leaves nothing.
#[tokio::test]
async fn hostile_files_are_refused() {
    let bench = Bench::with(Policy { kinds: Kind::ALL.to_vec(), ..Policy::default() });
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
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
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
        ("a.docx", word(&[Entry { mode: 0o120_777, ..entry("link", "/etc/passwd") }]), "unsafe_archive"),
    ];
    for (name, bytes, code) in cases {
        match bench.send(name, &bytes).await {
            Ok(received) => panic!("{name} was taken as {:?}, expected {code}", received.kind),
            Err(error) => assert_eq!(error.code(), code, "{name}: {error}"),
        }
    }
    assert_eq!((bench.blobs().len(), bench.incoming().len()), (0, 0));
}

#[tokio::test]
async fn bombs_are_refused() {
    let bench = Bench::with(Policy { kinds: Kind::ALL.to_vec(), inflated: 30_000_000, ..Policy::default() });
    let zeros = vec![0; 20_000_000];
    let lying = Entry { size: Some(10), ..entry("a", zeros.clone()) };
    let many: Vec<Entry> = (0..1_001).map(|index| entry(&format!("{index}"), "")).collect();
    let inner = zip(&[entry("a", zeros.clone())]);
    let overlapping = [entry("a", "the same bytes"), Entry { start: Some(0), ..entry("b", "the same bytes") }];
    let large: Vec<Entry> = (0..2).map(|index| entry(&format!("{index}"), zeros.clone())).collect();
    let cases: Vec<(&str, Vec<u8>, Excess)> = vec![
        ("ratio.zip", zip(&[entry("a", zeros.clone())]), Excess::Ratio),
        ("ratio.docx", office("wordprocessingml.document", &[entry("a", zeros)]), Excess::Ratio),
        ("large.zip", zip(&large), Excess::Inflated),
        ("many.zip", zip(&many), Excess::Entries),
        ("nested.zip", zip(&[entry("b.zip", inner.clone())]), Excess::Nested),
        ("nested.docx", office("wordprocessingml.document", &[entry("b.bin", inner)]), Excess::Nested),
        ("overlapping.zip", zip(&overlapping), Excess::Overlapping),
        ("pixels.png", png(100_000, 100_000), Excess::Pixels),
        ("pixels.jpg", jpeg(60_000, 60_000), Excess::Pixels),
        ("pixels.webp", webp(16_000_000, 16_000_000), Excess::Pixels),
    ];
    for (name, bytes, expected) in cases {
        match bench.send(name, &bytes).await {
            Err(FileError::Bomb { excess, .. }) => assert_eq!(excess, expected, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
    // A size that is a lie is either counted or noticed.
    let lie = bench.send("lying.zip", &zip(&[lying])).await.unwrap_err();
    assert!(matches!(lie, FileError::Bomb { .. } | FileError::Malformed { .. }), "{lie}");
    assert_eq!((bench.blobs().len(), bench.incoming().len()), (0, 0));
}

#[tokio::test]
async fn what_is_declared_has_to_be_true() {
    let bench = Bench::new();
    let send = async |name: &str, media_type: &str, bytes: &[u8]| {
        let offer = Offer { name, media_type: Some(media_type), length: None };
        bench.store.receive(offer, &all(&bench.store), chunks(bytes, 100)).await.map(|received| received.kind)
    };
    assert_eq!(send("a.pdf", "application/pdf", &pdf(1)).await, Ok(Kind::Pdf));
    assert_eq!(send("a.pdf", "application/octet-stream", &pdf(1)).await, Ok(Kind::Pdf));
    assert_eq!(send("a.csv", "application/vnd.ms-excel", b"a,b").await, Ok(Kind::Csv));
    assert_eq!(send("a.csv", "text/csv; charset=utf-8", b"a,b").await, Ok(Kind::Csv));
    let mismatch = FileError::TypeMismatch { declared: "image/png".to_owned(), found: "application/pdf" };
    assert_eq!(send("a.pdf", "image/png", &pdf(1)).await, Err(mismatch));
    assert_eq!(send("a.txt", "text/html", b"hello").await.unwrap_err().code(), "type_mismatch");
}

#[tokio::test]
async fn a_question_takes_only_its_types() {
    let bench = Bench::new();
    let limits = bench.store.policy().limits(None, &["application/pdf", "video/mp4"]);
    let send = async |name, bytes: Vec<u8>| bench.store.receive(crate::offer(name), &limits, chunks(&bytes, 999)).await;
    assert!(send("a.pdf", pdf(1)).await.is_ok());
    assert_eq!(send("a.docx", docx()).await, Err(FileError::TypeNotAllowed { found: ".docx".to_owned() }));
    assert_eq!(send("a.mp4", docx()).await, Err(FileError::TypeNotAllowed { found: ".mp4".to_owned() }));
    assert_eq!(send("a.pdf", png(1, 1)).await, Err(FileError::TypeNotAllowed { found: "image/png".to_owned() }));
    // Archives are off unless the policy turns them on, whatever is asked.
    let wide = Policy { kinds: Kind::ALL.to_vec(), ..Policy::default() }.limits(None, &[] as &[&str]);
    let refused = bench.store.receive(crate::offer("a.zip"), &wide, chunks(&zip(&[entry("a", "b")]), 99)).await;
    assert_eq!(refused, Err(FileError::TypeNotAllowed { found: ".zip".to_owned() }));
}
