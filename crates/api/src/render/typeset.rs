//! Text on lines: which way it reads, how wide it is, where it breaks.
//!
//! A paragraph is cut into runs of one direction (Unicode Standard Annex 9), each run is shaped by itself, and the runs of a line are
//! put into the order in which they are seen. Lines break at spaces; a word that is wider than a line breaks inside.

use super::shape::{Face, Glyph};
use std::ops::Range;
use unicode_bidi::{BidiInfo, Direction, Level, get_base_direction};

/// A run of a line, shaped, in the order in which it is seen.
pub struct Run<'t> {
    /// The text that the glyphs stand for.
    pub text: &'t str,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// Whether a text reads from right to left, by its first strong letter outside isolates; `None` if it has none.
#[must_use]
pub fn direction(text: &str) -> Option<bool> {
    match get_base_direction(text) {
        Direction::Rtl => Some(true),
        Direction::Ltr => Some(false),
        Direction::Mixed => None,
    }
}

/// Whether a text reads from right to left.
#[must_use]
pub fn reads_rtl(text: &str) -> bool {
    direction(text).unwrap_or(false)
}

/// Whether any of a text reads from right to left.
#[must_use]
pub fn has_rtl(text: &str) -> bool {
    BidiInfo::new(text, Some(Level::ltr())).has_rtl()
}

/// A text as it is read, without the marks that say how it is set.
#[must_use]
pub fn plain(text: &str) -> String {
    text.replace(is_isolate, "")
}

/// A text without line breaks as runs from left to right, and its width at size 1.
#[must_use]
pub fn line<'t>(face: &Face, text: &'t str, rtl: Option<bool>) -> (Vec<Run<'t>>, f32) {
    let rtl = rtl.unwrap_or_else(|| reads_rtl(text));
    let info = BidiInfo::new(text, Some(if rtl { Level::rtl() } else { Level::ltr() }));
    let mut runs = Vec::new();
    for paragraph in &info.paragraphs {
        let (levels, visual) = info.visual_runs(paragraph, paragraph.range.clone());
        for range in visual {
            let rtl = levels.get(range.start).is_some_and(Level::is_rtl);
            let run = text.get(range).unwrap_or_default();
            // Isolates have done their work: nothing of them is drawn, or found in the text.
            let mut pieces: Vec<&str> = run.split(is_isolate).filter(|piece| !piece.is_empty()).collect();
            if rtl {
                pieces.reverse();
            }
            runs.extend(pieces.into_iter().map(|text| Run { text, glyphs: face.shape(text, rtl) }));
        }
    }
    let width = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance).sum();
    (runs, width)
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

/// How wide a text is at size 1.
#[must_use]
pub fn width(face: &Face, text: &str) -> f32 {
    line(face, text, None).1
}

/// The lines of a text that fit into `width` at `size`; an empty text has one.
#[must_use]
pub fn lines(face: &Face, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split(['\n', '\r']) {
        let mut current = String::new();
        let begun = lines.len();
        for word in words(paragraph) {
            let whole = format!("{current}{word}");
            if fits(face, &whole, size, width) {
                current = whole;
                continue;
            }
            if !current.trim().is_empty() {
                lines.push(current.trim_end().to_owned());
            }
            current = String::new();
            let mut rest = word;
            while !fits(face, rest, size, width) {
                let (head, tail) = rest.split_at(head(face, rest, size, width));
                lines.push(head.to_owned());
                rest = tail;
            }
            current.push_str(rest);
        }
        if lines.len() == begun || !current.trim().is_empty() {
            lines.push(current.trim_end().to_owned());
        }
    }
    lines.into_iter().map(|line| line.replace('\t', " ")).collect()
}

fn fits(face: &Face, text: &str, size: f32, most: f32) -> bool {
    width(face, text.trim_end()) * size <= most
}

/// The words of a paragraph, each with the spaces behind it. A no-break space is no space here.
fn words(paragraph: &str) -> Vec<&str> {
    let breaks = |c: char| c == ' ' || c == '\t';
    let mut found = Vec::new();
    let mut begin = 0;
    let mut spaced = false;
    for (at, c) in paragraph.char_indices() {
        if spaced && !breaks(c) {
            found.extend(paragraph.get(begin..at));
            begin = at;
        }
        spaced = breaks(c);
    }
    found.extend(paragraph.get(begin..).filter(|rest| !rest.is_empty()));
    found
}

/// The end of the longest beginning of a word that fits; at least one character.
fn head(face: &Face, word: &str, size: f32, width: f32) -> usize {
    let ends = |range: Range<usize>| word.char_indices().map(|(at, c)| at + c.len_utf8()).filter(move |end| range.contains(end));
    let mut last = ends(0..usize::MAX).next().unwrap_or(word.len());
    for end in ends(last + 1..usize::MAX) {
        if word.get(..end).is_none_or(|head| !fits(face, head, size, width)) {
            break;
        }
        last = end;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::super::shape::fonts;
    use super::*;

    /// What stands on a line from left to right, each run as it is written.
    fn seen(text: &str, rtl: Option<bool>) -> Vec<&str> {
        line(&fonts().regular, text, rtl).0.into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn runs_stand_in_the_order_in_which_they_are_seen() {
        assert_eq!(seen("Score 80", None), ["Score 80"]);
        assert_eq!(seen("الرتبة 12 من 30", None), ["30", " من ", "12", "الرتبة "]);
        assert_eq!(seen("نقطة Startup Sondes", None), ["Startup Sondes", "نقطة "]);
        assert_eq!(seen("Technopark تكنوبارك Rabat", None), ["Technopark ", "تكنوبارك", " Rabat"]);
        // A name in Latin letters does not turn an Arabic line around.
        assert_eq!(seen("Sondes (مشروع)", Some(true)).last(), Some(&"Sondes"));
        assert_eq!(seen("\u{2068}Sondes\u{2069}: \u{2068}الماء\u{2069}", Some(true)), ["الماء", ": ", "Sondes"]);
    }

    #[test]
    fn letters_are_joined_and_every_character_is_found_again() {
        let word = "محضر";
        let joined = fonts().regular.shape(word, true);
        let alone: Vec<u32> = word.chars().rev().flat_map(|c| fonts().regular.shape(&c.to_string(), true)).map(|glyph| glyph.id).collect();
        assert_eq!(joined.len(), 4);
        assert!(joined.iter().zip(&alone).any(|(glyph, alone)| glyph.id != *alone), "initial and medial forms differ from isolated ones");
        let mut covered: Vec<_> = joined.iter().flat_map(|glyph| glyph.text.clone()).collect();
        covered.sort_unstable();
        covered.dedup();
        assert_eq!(covered, (0..word.len()).collect::<Vec<_>>());
    }

    #[test]
    fn lines_hold_everything_and_fit() {
        let face = &fonts().regular;
        let text = "Le comité constate que les dossiers ont été examinés, et décide. Anticonstitutionnellementanticonstitutionnellement";
        let broken = lines(face, text, 10.0, 120.0);
        assert!(broken.len() > 4 && broken.iter().all(|line| width(face, line) * 10.0 <= 120.0), "{broken:?}");
        assert_eq!(broken.concat().replace(' ', ""), text.replace(' ', ""));
        assert_eq!(lines(face, "a\n\nb", 10.0, 120.0), ["a", "", "b"]);
        assert_eq!(lines(face, "", 10.0, 120.0), [""]);
        assert_eq!(lines(face, "WW", 10.0, 0.1), ["W", "W"], "at least a letter a line");
    }
}
