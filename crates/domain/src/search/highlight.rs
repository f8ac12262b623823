//! Where a text answers a question.

use super::Wanted;
use super::words::{Word, words};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// As it stands in the text.
    pub text: String,
    /// Whether it answers.
    pub matched: bool,
}

/// A part of a text around the words that answer a question, as pieces. Joined they are that part, unchanged: what is markup
/// and what is not is for the reader to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The pieces in their order.
    pub segments: Vec<Segment>,
    /// Whether text is left out before them.
    pub cut_before: bool,
    /// Whether text is left out after them.
    pub cut_after: bool,
}

/// How many bytes of context stand before the first answer.
const BEFORE: usize = 60;

/// Marks the words of a text that answer a question, in a part of about `most` bytes; `None` if none does.
#[must_use]
pub fn highlight(question: &[Wanted], text: &str, most: usize) -> Option<Highlight> {
    let found = words(text);
    let answers = |word: &&Word| question.iter().any(|wanted| wanted.quality(&word.text).is_some());
    let first = found.iter().find(answers)?.start;
    // The part begins and ends with whole words.
    let start = if text.len() <= most || first <= BEFORE {
        0
    } else {
        found.iter().map(|word| word.start).find(|start| start + BEFORE >= first).unwrap_or(first)
    };
    let end = if text.len() - start <= most {
        text.len()
    } else {
        found.iter().map(|word| word.end).rfind(|end| *end > first && *end <= start + most).unwrap_or(text.len())
    };
    let mut segments = Vec::new();
    let mut push = |from: usize, to: usize, matched: bool| {
        if let Some(piece) = text.get(from..to).filter(|piece| !piece.is_empty()) {
            segments.push(Segment { text: piece.to_owned(), matched });
        }
    };
    let mut done = start;
    for word in found.iter().filter(|word| word.start >= start && word.end <= end).filter(answers) {
        push(done, word.start, false);
        push(word.start.max(done), word.end, true);
        done = word.end;
    }
    push(done, end, false);
    Some(Highlight { segments, cut_before: start > 0, cut_after: end < text.len() })
}
