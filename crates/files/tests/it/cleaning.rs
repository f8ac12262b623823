//! FILE-06: copies that tell nothing of who made them. Each file has the canary in every place where programs write metadata.

use crate::Bench;
use crate::corpus::*;
use flate2::Crc;
use std::io::{Cursor, Read as _};
use tahaddi_files::{FileError, Kind};
use zip::ZipArchive;

const CANARY: &str = "Kanarienvogel";

/// Sends a file and reads its cleaned copy.
async fn cleaned(name: &str, bytes: &[u8], kind: Kind) -> Result<Vec<u8>, FileError> {
    let bench = Bench::new();
    let sent = bench.send(name, bytes).await.unwrap();
    let made = bench.store.clean_copy(&sent.key, Some(&sent.wrapped), &sent.sha256, kind).await;
    assert_eq!(bench.incoming().len(), 0, "nothing is left behind");
    let made = made?;
    let copy = bench.store.read_verified(&made.key, Some(&made.wrapped), &made.sha256).await.unwrap().into_bytes().await.unwrap();
    assert_eq!(made.size, copy.len() as u64);
    // It is taken like any other file, and a copy of it is the same.
    let again = bench.send(name, &copy).await.unwrap();
    let second = bench.store.clean_copy(&again.key, Some(&again.wrapped), &again.sha256, kind).await.unwrap();
    assert_eq!(second.sha256, made.sha256);
    Ok(copy.to_vec())
}

fn tells(bytes: &[u8]) -> bool {
    let utf16: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [CANARY.as_bytes(), &utf16, &utf16[1..]].iter().any(|mark| bytes.windows(mark.len()).any(|window| window == *mark))
}

/// The parts of an archive, unpacked.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let (name, mut data) = (entry.name().unwrap().into_owned(), Vec::new());
            entry.read_to_end(&mut data).unwrap();
            (name, data)
        })
        .collect()
}

/// A PDF with a table of its objects that is true; the objects are numbered from 1.
fn pdf_of(objects: &[&[u8]], trailer: &str) -> Vec<u8> {
    let mut bytes = format!("%PDF-1.7\n%{CANARY}\n").into_bytes();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend([format!("{} 0 obj\n", index + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    bytes.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    bytes.extend(format!("trailer\n<< /Size {} {trailer} >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).into_bytes());
    bytes
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    [format!("<< {dictionary} /Length {} >>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

#[tokio::test]
async fn file_06_a_pdf_keeps_its_pages_and_nothing_of_its_authors() {
    let filled = |text: &str| text.replace("CANARY", CANARY).into_bytes();
    let photograph = stream(
        "/Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
        &photograph(),
    );
    let objects: Vec<Vec<u8>> = vec![
        filled(
            "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /OpenAction << /S /JavaScript /JS (CANARY) >> /PieceInfo << /CANARY << >> >> \
             /Names << /EmbeddedFiles << /Names [(CANARY) 6 0 R] >> /JavaScript << /Names [(CANARY) 8 0 R] >> >> /AF [6 0 R] \
             /AA << /WC 8 0 R >> /URI << /Base (https://CANARY) >> >>",
        ),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        filled(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /LastModified (D:2026CANARY) /Annots [9 0 R 10 0 R 12 0 R] \
             /Resources << /XObject << /Im1 11 0 R >> >> /PieceInfo << /X (CANARY) >> >>",
        ),
        stream("", b"BT (what the page says) Tj ET"),
        stream("/Type /Metadata /Subtype /XML", CANARY.as_bytes()),
        filled("<< /Type /Filespec /F (CANARY.doc) /UF (CANARY.doc) /EF << /F 7 0 R >> >>"),
        stream("/Type /EmbeddedFile", CANARY.as_bytes()),
        filled("<< /S /JavaScript /JS (app.alert('CANARY')) >>"),
        filled(
            "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (a remark) /T (CANARY) /M (D:2026) /NM (CANARY) /Subj (CANARY) >>",
        ),
        filled("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://CANARY.example) >> >>"),
        photograph,
        filled("<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 6 0 R /T (CANARY) >>"),
        filled("<< /Author (CANARY) /Producer (CANARY) /Creator (CANARY) /Title (CANARY) >>"),
    ];
    let objects: Vec<&[u8]> = objects.iter().map(Vec::as_slice).collect();
    let bytes = pdf_of(&objects, &format!("/Root 1 0 R /Info 13 0 R /ID [<{0}> ({CANARY})]", "00".repeat(16)));
    assert!(tells(&bytes));
    let copy = cleaned("a.pdf", &bytes, Kind::Pdf).await.unwrap();
    assert!(!tells(&copy), "{}", String::from_utf8_lossy(&copy));
    for kept in [&b"what the page says"[..], b"(a remark)", b"/MediaBox", b"\xff\xd8"] {
        assert!(copy.windows(kept.len()).any(|window| window == kept), "{}", String::from_utf8_lossy(kept));
    }
    for gone in [&b"JavaScript"[..], b"EmbeddedFile", b"/Info", b"/ID"] {
        assert!(!copy.windows(gone.len()).any(|window| window == gone), "{}", String::from_utf8_lossy(gone));
    }
    // What was changed by appending is gone with its earlier version.
    let start = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    let earlier: String = String::from_utf8_lossy(&bytes[start + 10..]).lines().next().unwrap().to_owned();
    let mut appended = bytes.clone();
    let place = appended.len();
    appended.extend(b"4 0 obj\n<< /Length 3 >>\nstream\nnew\nendstream\nendobj\n");
    let table = appended.len();
    appended.extend(
        format!(
            "xref\n4 1\n{place:010} 00000 n \ntrailer\n<< /Size 14 /Root 1 0 R /Info 13 0 R /Prev {earlier} >>\nstartxref\n{table}\n%%EOF\n"
        )
        .into_bytes(),
    );
    let copy = cleaned("a.pdf", &appended, Kind::Pdf).await.unwrap();
    assert!(!tells(&copy) && !copy.windows(18).any(|window| window == b"what the page says"));
}

/// A photograph with EXIF (turned to the right), XMP, IPTC, a comment, and a film behind it.
fn photograph() -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| [&[0xff, marker][..], &(data.len() as u16 + 2).to_be_bytes(), data].concat();
    let exif = [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", CANARY.as_bytes()].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0", CANARY.as_bytes()].concat();
    let segments = [
        segment(0xe1, &exif),
        segment(0xe1, &xmp),
        segment(0xed, CANARY.as_bytes()),
        segment(0xfe, CANARY.as_bytes()),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
    ]
    .concat();
    let plain = jpeg(9, 9);
    [&plain[..2], &segments, &plain[2..], CANARY.as_bytes()].concat()
}

#[tokio::test]
async fn file_06_a_photograph_keeps_its_picture_and_how_it_is_turned() {
    let copy = cleaned("a.jpg", &photograph(), Kind::Jpeg).await.unwrap();
    assert!(!tells(&copy));
    let (plain, turned) = (jpeg(9, 9), b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
    assert!(copy.ends_with(&plain[20..]), "frame and scan are the same");
    assert!(copy.windows(turned.len()).any(|window| window == turned) && copy.windows(5).any(|window| window == b"Adobe"));
}

#[tokio::test]
async fn file_06_a_png_keeps_its_picture() {
    let chunk = |name: &[u8], data: &[u8]| {
        let mut crc = Crc::new();
        crc.update(name);
        crc.update(data);
        [&(data.len() as u32).to_be_bytes()[..], name, data, &crc.sum().to_be_bytes()].concat()
    };
    let text = |name| chunk(name, format!("Author\0{CANARY}").as_bytes());
    let profile = chunk(b"iCCP", &[CANARY.as_bytes(), b"\0\0\x78\x9c\x03\0\0\0\0\x01"].concat());
    let metadata = [text(b"tEXt"), text(b"iTXt"), text(b"zTXt"), text(b"eXIf"), text(b"prVt"), profile, chunk(b"tIME", &[7; 7])].concat();
    let plain = png(20, 20);
    let copy = cleaned("a.png", &[&plain[..33], &metadata, &plain[33..]].concat(), Kind::Png).await.unwrap();
    assert!(!tells(&copy) && copy.windows(4).any(|window| window == b"iCCP"));
    assert!(copy.starts_with(&plain[..33]) && copy.ends_with(&plain[33..]));
}

#[tokio::test]
async fn file_06_a_webp_keeps_its_picture() {
    let chunk = |name: &[u8; 4], data: &[u8]| [&name[..], &(data.len() as u32).to_le_bytes(), data, &[0][..data.len() % 2]].concat();
    let picture = chunk(b"VP8L", b"the picture");
    let metadata = [chunk(b"EXIF", CANARY.as_bytes()), chunk(b"XMP ", CANARY.as_bytes()), chunk(b"CANA", CANARY.as_bytes())].concat();
    let mut bytes = [&webp(9, 9)[..], &picture, &metadata].concat();
    bytes[20] = 0b1100;
    let length = (bytes.len() as u32 - 8).to_le_bytes();
    bytes[4..8].copy_from_slice(&length);
    let copy = cleaned("a.webp", &bytes, Kind::Webp).await.unwrap();
    assert!(!tells(&copy) && copy.ends_with(&picture));
    assert_eq!((copy[20], copy.len()), (0, webp(9, 9).len() + picture.len()));
}

/// A document with all that Office and other programs write into it, and `more`.
fn document(main: &str, more: &[Entry]) -> Vec<u8> {
    let xml = |name: &str, text: &str| entry(name, format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{}", text.replace("CANARY", CANARY)));
    let types = "<Types><Override PartName=\"/docProps/core.xml\" ContentType=\"core CANARY\"/><Override PartName=\"/main.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.MAIN.main+xml\"/></Types>";
    let common = [
        xml("[Content_Types].xml", &types.replace("MAIN", main)),
        xml(
            "_rels/.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"main\" Target=\"main.xml\"/><Relationship Id=\"r2\" Target=\"docProps/core.xml\" Type=\"CANARY\"/></Relationships>",
        ),
        xml("main.xml", "<main><!-- CANARY --><?mso CANARY?><body>what the document says</body></main>"),
        xml("docProps/core.xml", "<p><creator>CANARY</creator></p>"),
        xml("docProps/app.xml", "<p><Company>CANARY</Company></p>"),
        xml("docProps/custom.xml", "<p>CANARY</p>"),
        entry("docProps/thumbnail.jpeg", photograph()),
        xml("customXml/item1.xml", "<p>CANARY</p>"),
        xml("docMetadata/LabelInfo.xml", "<p>CANARY</p>"),
        entry("_xmlsignatures/origin.sigs", CANARY),
    ];
    zip(&[&common[..], more].concat())
}

fn xml(name: &str, text: &str) -> Entry {
    entry(name, text.replace("CANARY", CANARY))
}

/// The copy of a document: it tells nothing, and holds what is expected.
async fn is_clean(name: &str, bytes: &[u8], kind: Kind, kept: &[&str]) {
    let copy = cleaned(name, bytes, kind).await.map_err(|error| format!("{name}: {error}")).unwrap();
    assert!(!tells(&copy), "{name}: in its directory");
    let parts = parts(&copy);
    for (part, data) in &parts {
        assert!(!tells(data), "{name}: {part}: {}", String::from_utf8_lossy(data));
        assert!(!part.starts_with("docProps") && !part.starts_with("customXml"), "{part}");
    }
    let all: String = parts.iter().map(|(_, data)| String::from_utf8_lossy(data).into_owned()).collect();
    for text in ["what the document says", "Target=\"main.xml\"", "PartName=\"/main.xml\""].iter().chain(kept) {
        assert!(all.contains(text), "{name}: {text}");
    }
}

#[tokio::test]
async fn file_06_a_text_document_keeps_its_text() {
    let table = document("spreadsheetml.sheet", &[]);
    let more = [
        xml(
            "word/document.xml",
            "<w:p w:rsidR=\"00CANARY\" w:id='it is \"quoted\"'><w:ins w:author=\"CANARY\" w:date=\"2026-01-01T00:00:00Z\">inserted</w:ins></w:p>",
        ),
        xml(
            "word/comments.xml",
            "<c><w:comment w:author=\"CANARY\" w:initials=\"CANARY\" w:date=\"2026-01-01T00:00:00Z\">a remark &amp; more</w:comment></c>",
        ),
        xml(
            "word/people.xml",
            "<p><w15:person w15:author=\"CANARY\"><w15:presenceInfo w15:userId=\"CANARY\" w15:providerId=\"AD\"/></w15:person></p>",
        ),
        xml(
            "word/settings.xml",
            "<s><w:rsids><w:rsidRoot w:val=\"CANARY\"/><w:rsid w:val=\"1\"/></w:rsids><w:zoom w:percent=\"100\"/><w:docVars><w:docVar w:val=\"CANARY\"/></w:docVars></s>",
        ),
        xml(
            "word/drawing.xml",
            "<d><pic:cNvPr id=\"1\" name=\"CANARY.png\" descr=\"C:\\CANARY\"/><wp:docPr id=\"1\" name=\"CANARY\" title=\"CANARY\"/></d>",
        ),
        xml(
            "word/_rels/document.xml.rels",
            "<r><Relationship Id=\"r1\" Target=\"https://CANARY.example\" TargetMode=\"External\"/><Relationship Id=\"r2\" Target=\"media/image1.jpg\"/><Relationship Id=\"r3\" Target=\"../customXml/item1.xml\" Type=\"CANARY\"/></r>",
        ),
        entry("word/media/image1.jpg", photograph()),
        entry("word/embeddings/table.xlsx", table),
    ];
    let kept = ["inserted", "a remark &amp; more", "w:percent=\"100\"", "media/image1.jpg", "about:blank", "it is &quot;quoted&quot;"];
    is_clean("a.docx", &document("wordprocessingml.document", &more), Kind::Docx, &kept).await;
}

#[tokio::test]
async fn file_06_a_spreadsheet_keeps_its_cells() {
    let more = [
        xml(
            "xl/comments1.xml",
            "<c><authors><author>CANARY</author><author>CANARY &amp; CANARY</author></authors><comment authorId=\"0\"><text>a remark</text></comment></c>",
        ),
        xml("xl/persons/person.xml", "<p><person displayName=\"CANARY\" id=\"{1}\" userId=\"CANARY\" providerId=\"CANARY\"/></p>"),
        xml(
            "xl/workbook.xml",
            "<w><fileSharing userName=\"CANARY\"/><x15ac:absPath url=\"C:\\CANARY\\\"/><sheet name=\"Budget\" r:id=\"r1\"/></w>",
        ),
        xml("xl/worksheets/sheet1.xml", "<s><v>42</v><pageSetup paperSize=\"9\" r:id=\"r1\"/></s>"),
        xml(
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<r><Relationship Id=\"r1\" Target=\"../printerSettings/printerSettings1.bin\" Type=\"CANARY\"/></r>",
        ),
        entry("xl/printerSettings/printerSettings1.bin", CANARY),
        xml("xl/pivotCache/pivotCacheDefinition1.xml", "<p refreshedBy=\"CANARY\" recordCount=\"3\"/>"),
        xml("xl/connections.xml", "<c><connection sourceFile=\"C:\\CANARY\"><dbPr connection=\"User=CANARY\"/></connection></c>"),
    ];
    let kept = ["a remark", "<author>-</author>", "name=\"Budget\" r:id=\"r1\"", "<v>42</v>", "paperSize=\"9\"/>", "recordCount=\"3\""];
    is_clean("a.xlsx", &document("spreadsheetml.sheet", &more), Kind::Xlsx, &kept).await;
}

#[tokio::test]
async fn file_06_a_presentation_keeps_its_slides() {
    let more = [
        xml("ppt/commentAuthors.xml", "<a><p:cmAuthor id=\"1\" name=\"CANARY\" initials=\"CANARY\" lastIdx=\"1\"/></a>"),
        xml("ppt/authors.xml", "<a><p188:author id=\"{1}\" name=\"CANARY\" initials=\"C\" userId=\"CANARY\" providerId=\"AD\"/></a>"),
        xml(
            "ppt/slides/slide1.xml",
            "<s><p:cNvPr id=\"2\" name=\"CANARY\"/><a:t>the slide</a:t><p:custDataLst><p:tags r:id=\"r9\"/></p:custDataLst></s>",
        ),
        xml("ppt/tags/tag1.xml", "<t val=\"CANARY\"/>"),
        xml(
            "ppt/media/image1.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" sodipodi:docname=\"CANARY\"><metadata>CANARY</metadata><title>CANARY</title><path d=\"M0 0\"/></svg>",
        ),
    ];
    is_clean("a.pptx", &document("presentationml.presentation", &more), Kind::Pptx, &["the slide", "lastIdx=\"1\"", "<path d=\"M0 0\"/>"])
        .await;
}

#[tokio::test]
async fn file_06_text_stays_as_it_is() {
    for (name, text, kind) in [("a.txt", "\u{feff}Bonjour\r\n", Kind::Text), ("a.csv", "a;b\n1;2\n", Kind::Csv)] {
        assert_eq!(cleaned(name, text.as_bytes(), kind).await.unwrap(), text.as_bytes());
    }
}

#[tokio::test]
async fn file_06_what_cannot_be_judged_has_no_copy() {
    assert!(Kind::ALL.iter().filter(|kind| !kind.can_be_cleaned()).eq([&Kind::Zip]));
    let word = |more: &[Entry]| document("wordprocessingml.document", more);
    let doctype = "<!DOCTYPE x [<!ENTITY y \"z\">]><x>&y;</x>";
    let cases: Vec<(&str, Vec<u8>, Kind)> = vec![
        ("a.docx", word(&[entry("word/embeddings/oleObject1.bin", "x")]), Kind::Docx),
        ("a.docx", word(&[entry("word/media/film.mp4", "x")]), Kind::Docx),
        ("a.docx", word(&[entry("word/media/image1.jpg", "no picture")]), Kind::Docx),
        ("a.docx", word(&[entry("word/x.xml", doctype)]), Kind::Docx),
        ("a.docx", word(&[entry("word/x.xml", "<a></b>")]), Kind::Docx),
        // No table of objects leads anywhere.
        ("a.pdf", pdf_of(&[b"<< /Type /Catalog >>"], "/Root 9 0 R"), Kind::Pdf),
        ("a.pdf", pdf_of(&[b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"], "/Root 1 0 R"), Kind::Pdf),
        // Packed objects under a name that only some programs understand.
        ("a.pdf", pdf_of(&[b"<< /Type /Obj#53tm /N 0 /First 0 /Length 0 >>\nstream\n\nendstream"], "/Root 1 0 R"), Kind::Pdf),
    ];
    for (name, bytes, kind) in cases {
        assert!(
            matches!(cleaned(name, &bytes, kind).await, Err(FileError::NotCleanable(_))),
            "{name}: {}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[tokio::test]
async fn file_06_a_blob_that_was_altered_has_no_copy() {
    let bench = Bench::new();
    let sent = bench.send("a.pdf", &pdf(1)).await.unwrap();
    let other = bench.send("a.pdf", &pdf(2)).await.unwrap();
    let copy = bench.store.clean_copy(&sent.key, Some(&sent.wrapped), &other.sha256, Kind::Pdf).await;
    assert_eq!(copy, Err(FileError::DigestMismatch));
    let copy = bench.store.clean_copy(&sent.key, Some(&other.wrapped), &sent.sha256, Kind::Pdf).await;
    assert_eq!(copy.unwrap_err().code(), "unavailable", "the key of another file");
}
