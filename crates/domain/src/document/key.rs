//! Names by which the parts of one document refer to each other.

use super::ChallengeDocument;
use crate::code::FieldCode;
use crate::refusal::Check;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// A short name that the author gives to a part of a document, so that other parts can refer to it: 1 to 40 of `a-z`, `0-9`, `-`
/// and `_`. It is never shown to applicants as a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = "final", min_length = 1, max_length = 40, pattern = "^[a-z0-9][a-z0-9_-]*$"))]
pub struct Key(pub String);

impl Key {
    /// A key.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }
    /// Notes that the text is not a key.
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        let begins_well = self.0.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        let holds = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        let well_formed = begins_well && self.0.len() <= 40 && self.0.chars().all(holds);
        check.require(well_formed, pointer, FieldCode::InvalidFormat);
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The parts of a challenge that others refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Track,
    Phase,
    Prize,
    Organiser,
    Question,
}

/// The keys that the parts of a challenge carry.
#[derive(Debug, Default)]
pub(super) struct Names {
    tracks: BTreeSet<Key>,
    phases: BTreeSet<Key>,
    prizes: BTreeSet<Key>,
    organisers: BTreeSet<Key>,
    questions: BTreeSet<Key>,
    criteria: BTreeSet<Key>,
}

impl Names {
    /// Of a document; notes keys that are malformed or given twice.
    pub(super) fn collect(document: &ChallengeDocument, check: &mut Check) -> Self {
        let criteria = document.phases.iter().filter_map(|phase| phase.review.as_ref()).flat_map(|review| review.rubrics());
        Self {
            tracks: collect(check, "/tracks", document.tracks.iter().map(|track| Some(&track.key))),
            phases: collect(check, "/phases", document.phases.iter().map(|phase| phase.key.as_ref())),
            prizes: collect(check, "/prizes", document.prizes.iter().map(|prize| prize.key.as_ref())),
            organisers: collect(check, "/organisers", document.organisers.iter().map(|organiser| organiser.key.as_ref())),
            questions: collect(check, "/questions", document.questions.iter().map(|question| question.key.as_ref())),
            // The same criterion may return in the rubric of another phase or track.
            criteria: criteria.flat_map(|rubric| &rubric.criteria).filter_map(|criterion| criterion.key.clone()).collect(),
        }
    }

    /// Notes that a part of this name does not exist.
    pub(super) fn require(&self, check: &mut Check, pointer: impl Into<String>, part: Part, key: &Key) {
        let names = match part {
            Part::Track => &self.tracks,
            Part::Phase => &self.phases,
            Part::Prize => &self.prizes,
            Part::Organiser => &self.organisers,
            Part::Question => &self.questions,
        };
        check.require(names.contains(key), pointer, FieldCode::UnknownReference);
    }

    /// Checks a list of references: known, and none twice.
    pub(super) fn require_all(&self, check: &mut Check, pointer: &str, part: Part, keys: &[Key]) {
        check.distinct(pointer, keys, MOST_REFERENCES);
        for (index, key) in keys.iter().enumerate() {
            self.require(check, format!("{pointer}/{index}"), part, key);
        }
    }

    /// Checks a list of references to criteria of any rubric.
    pub(super) fn require_criteria(&self, check: &mut Check, pointer: &str, keys: &[Key]) {
        check.distinct(pointer, keys, MOST_REFERENCES);
        for (index, key) in keys.iter().enumerate() {
            self.require_criterion(check, format!("{pointer}/{index}"), key);
        }
    }

    /// Notes that no rubric has a criterion of this name.
    pub(super) fn require_criterion(&self, check: &mut Check, pointer: impl Into<String>, key: &Key) {
        check.require(self.criteria.contains(key), pointer, FieldCode::UnknownReference);
    }
}

/// How many parts one part refers to at most.
const MOST_REFERENCES: usize = 50;

fn collect<'a>(check: &mut Check, pointer: &str, keys: impl Iterator<Item = Option<&'a Key>>) -> BTreeSet<Key> {
    let mut names = BTreeSet::new();
    for (index, key) in keys.enumerate() {
        let Some(key) = key else { continue };
        let pointer = format!("{pointer}/{index}/key");
        key.check(check, &pointer);
        check.require(names.insert(key.clone()), pointer, FieldCode::Duplicate);
    }
    names
}
