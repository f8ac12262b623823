//! Why a challenge answers a question.

use serde::Serialize;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::document::{ChallengeDocument, Language, LocalizedText};
use tahaddi_domain::search::{MatchedField, Wanted, highlight, term_word};
use utoipa::ToSchema;

/// About how many bytes of a text are shown.
const PART: usize = 240;

/// A piece of a text.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"text": "Irrigation", "matched": true}))]
pub struct SegmentView {
    /// As it stands in the text. It is text, not markup: escape it where it is shown.
    #[schema(max_length = 2000)]
    pub text: String,
    /// Whether it answers a word of `q`.
    pub matched: bool,
}

/// A part of a title or a summary, around what answers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"field": "title", "language": "fr", "segments": [{"text": "Irrigation", "matched": true}, {"text": " connectée", "matched": false}],
    "cut_before": false, "cut_after": false}))]
pub struct MatchedTextView {
    /// Of what it is a part.
    pub field: MatchedField,
    /// In which language.
    pub language: Language,
    /// Its pieces; joined they are the part, unchanged.
    #[schema(max_items = 500)]
    pub segments: Vec<SegmentView>,
    /// Whether text is left out before it.
    pub cut_before: bool,
    /// Whether text is left out after it.
    pub cut_after: bool,
}

/// A term of the challenge that is called as `q` says, or lies within one that is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"kind": "technology", "slug": "machine-learning"}))]
pub struct MatchedTermView {
    /// What it names.
    pub kind: TermKind,
    /// Its stable name.
    #[schema(max_length = 60)]
    pub slug: String,
}

/// Why a challenge answers `q`. What answers in its description, or by the name of its organisation, is not shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatchView {
    /// Where its title and its summary answer.
    #[schema(max_items = 6)]
    pub texts: Vec<MatchedTextView>,
    /// Which of its technologies, sectors and sites answer.
    #[schema(max_items = 100)]
    pub terms: Vec<MatchedTermView>,
}

impl MatchView {
    /// What of a challenge answers a question; `None` without one.
    #[must_use]
    pub fn of(question: &[Wanted], document: &ChallengeDocument) -> Option<Self> {
        if question.is_empty() {
            return None;
        }
        let mut texts = part_of(question, MatchedField::Title, &document.title);
        texts.extend(part_of(question, MatchedField::Summary, &document.summary));
        let terms =
            [(TermKind::Technology, &document.technologies), (TermKind::Sector, &document.sectors), (TermKind::Site, &document.sites)];
        let answers = |kind: TermKind, slug: &str| question.iter().any(|wanted| wanted.quality(&term_word(kind, slug)).is_some());
        let terms = terms.into_iter().flat_map(|(kind, slugs)| slugs.iter().map(move |slug| (kind, slug)));
        let terms = terms.filter(|(kind, slug)| answers(*kind, slug)).map(|(kind, slug)| MatchedTermView { kind, slug: slug.clone() });
        Some(Self { texts, terms: terms.collect() })
    }
}

fn part_of(question: &[Wanted], field: MatchedField, text: &LocalizedText) -> Vec<MatchedTextView> {
    let in_language = |language: Language| {
        let part = highlight(question, text.get(language)?, PART)?;
        let segments = part.segments.into_iter().map(|piece| SegmentView { text: piece.text, matched: piece.matched }).collect();
        Some(MatchedTextView { field, language, segments, cut_before: part.cut_before, cut_after: part.cut_after })
    };
    Language::ALL.into_iter().filter_map(in_language).collect()
}
