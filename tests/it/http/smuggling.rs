//! SEC-62: what two readers of one connection could take for different requests. Whatever the first request is, what is hidden
//! behind it is never answered as a second one.

use acceptance::TestApp;

/// The hidden request: were it answered, a 404 would name its method and the connection would hold two answers.
const HIDDEN: &str = "GET /v1/hidden HTTP/1.1\r\nHost: x\r\n\r\n";

/// What must become of a case.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    /// It is refused, and the connection ends.
    Refused,
    /// It is one request, and what is hidden is a part of it.
    One,
    /// It is what the standard takes for two requests, one after the other.
    Two,
}
use Fate::{One, Refused, Two};

/// A POST with these lines in its head, and what follows the head.
fn post(lines: &str, rest: &str) -> Vec<u8> {
    format!("POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{lines}\r\n\r\n{rest}").into_bytes()
}

/// A POST in chunks, and what follows its head.
fn chunked(rest: &str) -> Vec<u8> {
    post("Transfer-Encoding: chunked", rest)
}

fn raw(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn corpus() -> Vec<(&'static str, Vec<u8>, Fate)> {
    let hidden_chunk = format!("{:x}\r\n{HIDDEN}\r\n0\r\n\r\n", HIDDEN.len());
    let length = HIDDEN.len();
    let framed = |lines: &str| post(lines, &format!("0\r\n\r\n{HIDDEN}"));
    vec![
        ("length and chunks", framed("Content-Length: 5\r\nTransfer-Encoding: chunked"), Refused),
        ("chunks and length", framed("Transfer-Encoding: chunked\r\nContent-Length: 5"), Refused),
        ("chunks and a length of zero", framed("Transfer-Encoding: chunked\r\nContent-Length: 0"), Refused),
        ("no coding and a length", framed("Transfer-Encoding: identity\r\nContent-Length: 5"), Refused),
        ("the same length twice", post("Content-Length: 5\r\nContent-Length: 5", &format!("{{   }}{HIDDEN}")), Refused),
        ("two lengths", post("Content-Length: 0\r\nContent-Length: 5", &format!("{{   }}{HIDDEN}")), Refused),
        ("a list of lengths", post("Content-Length: 5, 5", &format!("{{   }}{HIDDEN}")), Refused),
        ("a length with a sign", post("Content-Length: +5", &format!("{{   }}{HIDDEN}")), Refused),
        ("a negative length", post("Content-Length: -5", HIDDEN), Refused),
        ("a hexadecimal length", post("Content-Length: 0x5", &format!("{{   }}{HIDDEN}")), Refused),
        ("a length with a gap", post("Content-Length: 5 5", &format!("{{   }}{HIDDEN}")), Refused),
        ("an empty length", post("Content-Length: ", HIDDEN), Refused),
        ("a length with a point", post("Content-Length: 5.0", &format!("{{   }}{HIDDEN}")), Refused),
        ("a length past every end", post("Content-Length: 99999999999999999999999", HIDDEN), Refused),
        ("a length in other digits", post("Content-Length: \u{0665}", HIDDEN), Refused),
        ("chunks, then none", framed("Transfer-Encoding: chunked, identity"), Refused),
        ("none, then chunks", framed("Transfer-Encoding: identity, chunked"), Refused),
        ("another coding", framed("Transfer-Encoding: xchunked"), Refused),
        ("packed chunks", framed("Transfer-Encoding: gzip, chunked"), Refused),
        ("codings twice", framed("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), Refused),
        ("codings that differ", framed("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"), Refused),
        ("a quoted coding", framed("Transfer-Encoding: \"chunked\""), Refused),
        ("a coding after a vertical tab", framed("Transfer-Encoding: \u{b}chunked"), Refused),
        ("a name with a space", framed("Transfer-Encoding : chunked"), Refused),
        ("a folded line", framed("X-Folded: a\r\n Transfer-Encoding: chunked"), Refused),
        ("a folded coding", framed("Transfer-Encoding:\r\n chunked"), Refused),
        ("a name that begins with a space", framed(" Transfer-Encoding: chunked"), Refused),
        (
            "chunks in 1.0",
            raw(&format!(
                "POST /v1/sessions HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{HIDDEN}"
            )),
            Refused,
        ),
        ("a chunk of negative size", chunked(&format!("-1\r\n{HIDDEN}")), Refused),
        ("a chunk past every end", chunked(&format!("fffffffffffffffff\r\n{HIDDEN}")), Refused),
        ("a chunk with a prefix", chunked(&format!("0x5\r\n{{   }}\r\n0\r\n\r\n{HIDDEN}")), Refused),
        ("a chunk without a size", chunked(&format!("\r\n{HIDDEN}")), Refused),
        ("a chunk that ends with a bare LF", chunked(&format!("5\n{{   }}\r\n0\r\n\r\n{HIDDEN}")), Refused),
        ("a chunk longer than it says", chunked(&format!("2\r\n{{   }}\r\n0\r\n\r\n{HIDDEN}")), Refused),
        ("a bare LF in a chunk extension", chunked(&format!("5;a\nb\r\n{{   }}\r\n0\r\n\r\n{HIDDEN}")), Refused),
        ("a hidden chunk", chunked(&hidden_chunk), One),
        ("a chunk that never comes", chunked(&format!("ffff\r\n{HIDDEN}")), One),
        ("a chunk extension", chunked(&format!("5;name=value\r\n{{   }}\r\n0\r\n\r\n{HIDDEN}")), Two),
        ("a length of the right size", post(&format!("Content-Length: {length}"), HIDDEN), One),
        ("a GET with a body", raw(&format!("GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{HIDDEN}")), One),
        ("two hosts", raw(&format!("GET /health/live HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n{HIDDEN}")), Refused),
        ("no host", raw(&format!("GET /health/live HTTP/1.1\r\nX: x\r\n\r\n{HIDDEN}")), Refused),
        ("a NUL in a value", raw(&format!("GET /health/live HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n{HIDDEN}")), Refused),
        ("a NUL in a name", raw(&format!("GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length\0: 5\r\n\r\n{HIDDEN}")), Refused),
        (
            "a bare CR in a value",
            raw(&format!("GET /health/live HTTP/1.1\r\nHost: x\r\nX: a\rContent-Length: 50\r\n\r\n{HIDDEN}")),
            Refused,
        ),
        ("a line without a colon", raw(&format!("GET /health/live HTTP/1.1\r\nHost: x\r\nnothing\r\n\r\n{HIDDEN}")), Refused),
        ("a line without a name", raw(&format!("GET /health/live HTTP/1.1\r\nHost: x\r\n: 5\r\n\r\n{HIDDEN}")), Refused),
        ("a version in lower case", raw(&format!("GET /health/live http/1.1\r\nHost: x\r\n\r\n{HIDDEN}")), Refused),
        ("another version", raw(&format!("GET /health/live HTTP/3.0\r\nHost: x\r\n\r\n{HIDDEN}")), Refused),
        ("a line of another protocol", raw(&format!("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{HIDDEN}")), Refused),
        ("a first line with a gap", raw(&format!("GET /health/live and more HTTP/1.1\r\nHost: x\r\n\r\n{HIDDEN}")), Refused),
        ("two requests", raw(&format!("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n{HIDDEN}")), Two),
        ("two requests in bare LF", raw(&format!("GET /health/live HTTP/1.1\nHost: x\n\n{HIDDEN}")), Two),
    ]
}

#[tokio::test]
async fn sec_62_what_is_hidden_behind_a_request_is_not_answered() {
    let app = TestApp::start().await;
    let mut wrong = Vec::new();
    let corpus = corpus();
    assert!(corpus.len() >= 50);
    for (name, bytes, fate) in corpus {
        let mut connection = app.connect().await;
        connection.send(&bytes).await;
        let answered = connection.finish().await;
        let statuses: Vec<&str> = answered.split("HTTP/1.1 ").skip(1).filter_map(|answer| answer.split(' ').next()).collect();
        let as_it_should = match fate {
            Refused => matches!(statuses[..], ["400" | "408"] | []),
            One => matches!(statuses[..], [_] | []),
            Two => statuses.len() == 2 && statuses[1] == "404",
        };
        if !as_it_should {
            wrong.push(format!("{name}: {fate:?}, and the answers are {statuses:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    app.anonymous().get("/health/ready").await.expect(200);
}
