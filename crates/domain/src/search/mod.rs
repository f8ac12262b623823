//! Search: which words a text has, how well a word answers a question, and which hit comes first.
//!
//! Pure and in whole numbers, so that both engines rank alike and a position in a list stays what it is. The score of a hit
//! depends on its own words only, never on what else is stored: nothing moves when others come or go.
//!
//! ```text
//! score = Σ over the words of the question: max over the words of the hit: weight(where it stands) × quality(how it fits)
//! ```
//!
//! A hit has an answer to every word of the question.

mod highlight;
mod typo;
mod words;

pub use highlight::{Highlight, Segment, highlight};
pub use typo::{allowed_typos, distance, least_shared, trigrams};
pub use words::{Word, whole_words, words};

use crate::catalogue::TermKind;
use crate::states::states;
use std::collections::{BTreeMap, BTreeSet};

/// The form of the stored words. It grows with every change of [`crate::text::fold`], [`words()`], [`trigrams`] or [`Field`], and of
/// what stands in a field; the index is then made anew.
pub const FORM: i64 = 2;

/// How many different words of a question count.
const MOST_WORDS: usize = 20;
/// How many different words of one object are kept: the weightiest.
const MOST_INDEXED: usize = 5_000;
/// From how many letters on the beginning of a word finds it.
const SHORTEST_PREFIX: usize = 3;

states! {
    /// In which order challenges are listed.
    ChallengeSort {
        /// What answers the question best first; only with a question.
        Relevance = "relevance",
        /// The newest publication first.
        Newest = "newest",
        /// What closes next first; then what has no deadline, then what has closed, the last first.
        Deadline = "deadline",
    }
}

states! {
    /// In which order startups are listed.
    StartupSort {
        /// What answers the question best first; only with a question.
        Relevance = "relevance",
        /// By name.
        Name = "name",
        /// Whoever registered last first.
        Newest = "newest",
    }
}

states! {
    /// A text in which it is shown what answers a question.
    MatchedField {
        /// The title.
        Title = "title",
        /// The summary.
        Summary = "summary",
    }
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The title of a call or its reference, or the name of an organisation in its own entry.
    Title,
    /// A name of a technology, a sector, a site or a region that the object has.
    Term,
    /// A name of what contains such a term.
    WiderTerm,
    /// The summary, and the title of a track.
    Summary,
    /// The description, and what is said of a track.
    Description,
    /// The name of the organisation that owns the call.
    Owner,
}

impl Field {
    /// What a word that stands there is worth.
    #[must_use]
    pub const fn weight(self) -> i32 {
        match self {
            Self::Title => 100,
            Self::Term => 70,
            Self::WiderTerm => 60,
            Self::Summary => 40,
            Self::Description => 10,
            Self::Owner => 8,
        }
    }
}

/// How well a word of an object answers a word of the question, in hundredths.
const EXACT: i32 = 100;
const PREFIX: i32 = 60;
const ONE_TYPO: i32 = 30;
const TWO_TYPOS: i32 = 15;

/// The quality of a word that is as far from the one that was typed.
#[must_use]
pub const fn typo_quality(distance: usize) -> i32 {
    match distance {
        0 => EXACT,
        1 => ONE_TYPO,
        _ => TWO_TYPOS,
    }
}

/// The different words that a question asks for; none if it holds nothing that can be searched.
#[must_use]
pub fn question(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    words(text).into_iter().map(|word| word.text).filter(|word| seen.insert(word.clone())).take(MOST_WORDS).collect()
}

/// Whether the beginning of a word finds it.
#[must_use]
pub fn finds_by_prefix(typed: &str) -> bool {
    typed.chars().count() >= SHORTEST_PREFIX
}

/// The word under which a term of the catalogue stands in the index. It has a sign that no folded word has.
#[must_use]
pub fn term_word(kind: TermKind, slug: &str) -> String {
    format!("{}:{slug}", kind.as_str())
}

/// The words of one object with the weight of each: of the places where it stands, the weightiest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry(BTreeMap<String, i32>);

impl Entry {
    /// Adds the words of a text.
    pub fn text(&mut self, field: Field, text: &str) {
        for word in words(text) {
            self.add(word.text, field.weight());
        }
    }
    /// Adds terms of the catalogue, by slug.
    pub fn terms<'a>(&mut self, kind: TermKind, slugs: impl IntoIterator<Item = &'a String>) {
        for slug in slugs {
            self.add(term_word(kind, slug), Field::Term.weight());
        }
    }
    /// Adds what people type for a term: a word of a long name says less than a name by itself.
    pub fn typed(&mut self, name: &str) {
        let found = words(name);
        let share = EXACT / i32::try_from(found.len()).unwrap_or(EXACT).max(1);
        found.into_iter().for_each(|word| self.add(word.text, share));
    }
    fn add(&mut self, word: String, weight: i32) {
        let kept = self.0.entry(word).or_default();
        *kept = weight.max(*kept);
    }
    /// The words and their weights: of an object with very many, the weightiest.
    #[must_use]
    pub fn into_words(self) -> BTreeMap<String, i32> {
        if self.0.len() <= MOST_INDEXED {
            return self.0;
        }
        let mut words: Vec<(String, i32)> = self.0.into_iter().collect();
        words.sort_by_key(|(_, weight)| -weight);
        words.truncate(MOST_INDEXED);
        words.into_iter().collect()
    }
}

/// One word of a question, and which words of the index answer it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// As it was typed, folded.
    pub typed: String,
    /// Words that differ by typing errors, with the quality of each.
    pub similar: BTreeMap<String, i32>,
    /// Terms of the catalogue that are called so, or lie within one that is: the word in the index, and the quality.
    pub terms: BTreeMap<String, i32>,
}

impl Wanted {
    /// A word, as it was typed.
    #[must_use]
    pub fn new(typed: impl Into<String>) -> Self {
        Self { typed: typed.into(), ..Self::default() }
    }

    /// How well a word of the index answers, in hundredths; `None` if it does not.
    #[must_use]
    pub fn quality(&self, word: &str) -> Option<i32> {
        if word == self.typed {
            Some(EXACT)
        } else if finds_by_prefix(&self.typed) && word.starts_with(&self.typed) {
            Some(PREFIX)
        } else {
            self.similar.get(word).or_else(|| self.terms.get(word)).copied()
        }
    }
}

/// How well an object answers a question; `None` if a word of the question has no answer.
#[must_use]
pub fn score<'a>(question: &[Wanted], entry: impl Iterator<Item = (&'a str, i32)> + Clone) -> Option<i32> {
    question.iter().try_fold(0_i32, |sum, wanted| {
        let best = entry.clone().filter_map(|(word, weight)| Some(wanted.quality(word)?.saturating_mul(weight))).max()?;
        Some(sum.saturating_add(best))
    })
}

#[cfg(test)]
mod tests;
