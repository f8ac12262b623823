//! Large answers in pieces: who does not read costs the program a piece, and not the whole answer copied into a buffer.

use actix_web::HttpResponse;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::web::Bytes;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

/// How much is handed on at once, in bytes.
const PIECE: usize = 32 * 1_024;

struct Pieces {
    /// What is still to be handed on. Shared with whoever keeps the answer.
    rest: Bytes,
    whole: u64,
}

impl MessageBody for Pieces {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.whole)
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let piece = PIECE.min(self.rest.len());
        Poll::Ready(Some(Ok(self.rest.split_to(piece))))
    }
}

/// The same answer; a large body is handed on as fast as the client takes it.
pub fn in_pieces(response: HttpResponse) -> HttpResponse {
    let whole = match response.body().size() {
        BodySize::Sized(whole) if whole > PIECE as u64 => whole,
        _ => return response,
    };
    let (head, body) = response.into_parts();
    match body.try_into_bytes() {
        Ok(rest) => head.set_body(BoxBody::new(Pieces { rest, whole })),
        Err(stream) => head.set_body(stream),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Waker;

    #[test]
    fn a_large_body_comes_whole_and_in_pieces() {
        let whole: Vec<u8> = (0..PIECE * 2 + 5).map(|n| u8::try_from(n % 251).unwrap()).collect();
        let mut body = in_pieces(HttpResponse::Ok().body(whole.clone())).into_body();
        assert_eq!(body.size(), BodySize::Sized(u64::try_from(whole.len()).unwrap()));
        let mut pieces = Vec::new();
        while let Poll::Ready(Some(piece)) = Pin::new(&mut body).poll_next(&mut Context::from_waker(Waker::noop())) {
            pieces.push(piece.unwrap());
        }
        assert_eq!(pieces.iter().map(Bytes::len).collect::<Vec<_>>(), [PIECE, PIECE, 5]);
        assert_eq!(pieces.concat(), whole);
        assert_eq!(in_pieces(HttpResponse::NoContent().finish()).body().size(), HttpResponse::NoContent().finish().body().size());
    }
}
