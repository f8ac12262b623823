//! What is taken for what it is, and what is refused.

use crate::corpus::*;
use crate::{Bench, all, chunks};
use tahaddi_files::{FileError, Kind, Offer, Policy};

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
    for (name, bytes, code) in hostile() {
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
    for (name, bytes, expected) in bombs() {
        match bench.send(name, &bytes).await {
            Err(FileError::Bomb { excess, .. }) => assert_eq!(excess.as_str(), expected, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
    // A size that is a lie is either counted or noticed.
    let lying = Entry { size: Some(10), ..entry("a", vec![0; 20_000_000]) };
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
