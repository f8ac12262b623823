//! Files as programs write them: with the name of their author in every place that has room for it.

use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A PDF of one page that says `says`, by this author.
#[must_use]
pub fn pdf_by(author: &str, says: &str) -> Vec<u8> {
    let text = format!("BT /F1 12 Tf ({says}) Tj ET");
    let metadata = format!("<x:xmpmeta><dc:creator>{author}</dc:creator></x:xmpmeta>");
    let objects = [
        format!(
            "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /Names << /EmbeddedFiles << /Names [({author}.doc) 6 0 R] >> >> \
             /OpenAction << /S /JavaScript /JS ({author}) >> >>"
        ),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /PieceInfo << /X ({author}) >> /Annots [8 0 R] >>"),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        format!("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{metadata}\nendstream", metadata.len()),
        format!("<< /Type /Filespec /F ({author}.doc) >>"),
        format!("<< /Author ({author}) /Producer ({author}) /Creator ({author}) /Title ({author}) >>"),
        format!("<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (remarque) /T ({author}) >>"),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).into_bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(format!("trailer\n<< /Size {size} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes());
    bytes
}

/// A text document that says `says`, by this author, with these further parts.
#[must_use]
pub fn docx_by(author: &str, says: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let types = "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"officeDocument\" Target=\"word/document.xml\"/>\
                     <Relationship Id=\"r2\" Type=\"core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
    let document = format!(
        "<w:document><w:p w:rsidR=\"{author}\"><w:ins w:author=\"{author}\" w:date=\"2026-01-01T00:00:00Z\">{says}</w:ins></w:p></w:document>"
    );
    let core = format!("<cp:coreProperties><dc:creator>{author}</dc:creator></cp:coreProperties>");
    let parts: [(&str, &str); 4] =
        [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", &document), ("docProps/core.xml", &core)];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts.iter().chain(more) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
