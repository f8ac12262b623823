//! The controlled vocabulary: technologies, sectors, sites and regions. Data, not enums: terms come and retire.

use crate::code::FieldCode;
use crate::document::LocalizedText;
use crate::refusal::{Check, Refusal};
use crate::search::Entry;
use crate::states::states;
use crate::text::{fold, is_slug};
use crate::time::Instant;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

states! {
    /// What a term names.
    TermKind {
        /// A sector of the economy.
        Sector = "sector",
        /// A technology.
        Technology = "technology",
        /// A site of the Technopark network.
        Site = "site",
        /// A region of the country.
        Region = "region",
    }
}

/// A term. It can be retired, never deleted: old documents keep their meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What it names.
    pub kind: TermKind,
    /// Its stable name.
    pub slug: String,
    /// What people read.
    pub labels: LocalizedText,
    /// What else people type for it, of at most 120 characters each.
    pub synonyms: Vec<String>,
    /// The terms of its kind that contain it, by slug: who looks for one of them finds this one too.
    pub parents: Vec<String>,
    /// More facts, such as the region of a site.
    pub details: Value,
    /// Its place in lists.
    pub position: i64,
    /// Since when it is not offered any more.
    pub retired_at: Option<Instant>,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl TermKind {
    /// How many terms of this kind a document may name.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Sector => 20,
            Self::Technology | Self::Site => 40,
            Self::Region => 1,
        }
    }
}

/// How many terms may contain one directly.
const MOST_PARENTS: usize = 10;

/// The last place in a list.
const LAST_POSITION: i64 = 1_000_000;

impl Term {
    /// Checks the term.
    ///
    /// # Errors
    /// `validation_failed` with every field that is wrong.
    pub fn ensure_valid(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.require(is_slug(&self.slug), "/slug", FieldCode::InvalidFormat);
        self.labels.check_required(&mut check, "/labels", 120);
        check.distinct("/synonyms", &self.synonyms, 60);
        for (index, synonym) in self.synonyms.iter().enumerate() {
            let pointer = format!("/synonyms/{index}");
            check.required_text(&pointer, synonym, 120);
            check.require(!fold(synonym).is_empty(), pointer, FieldCode::InvalidFormat);
        }
        check.distinct("/parents", &self.parents, MOST_PARENTS);
        if let Some(index) = self.parents.iter().position(|parent| *parent == self.slug) {
            check.fail(format!("/parents/{index}"), FieldCode::NotAllowed);
        }
        check.require(self.details.is_object(), "/details", FieldCode::WrongType);
        check.require((0..=LAST_POSITION).contains(&self.position), "/position", FieldCode::OutOfRange);
        check.finish()
    }

    /// Everything that people may type for it, folded and each once.
    #[must_use]
    pub fn typed_forms(&self) -> BTreeSet<String> {
        let typed = std::iter::once(self.slug.as_str()).chain(self.labels.texts()).chain(self.synonyms.iter().map(String::as_str));
        typed.map(fold).filter(|folded| !folded.is_empty()).collect()
    }

    /// The words by which search finds it.
    #[must_use]
    pub fn search_entry(&self) -> Entry {
        let mut entry = Entry::default();
        std::iter::once(self.slug.as_str())
            .chain(self.labels.texts())
            .chain(self.synonyms.iter().map(String::as_str))
            .for_each(|name| entry.typed(name));
        entry
    }
}

/// Every term with each term that contains it, itself among them, as (ancestor, term). `parents` says what contains each directly;
/// a parent that is no key of it is passed over.
#[must_use]
pub fn ancestors(parents: &BTreeMap<String, Vec<String>>) -> BTreeSet<(String, String)> {
    let mut pairs = BTreeSet::new();
    for slug in parents.keys() {
        let mut waiting = vec![slug];
        while let Some(next) = waiting.pop() {
            // What was met before is not followed again, so a circle ends.
            if pairs.insert((next.clone(), slug.clone())) {
                waiting.extend(parents.get(next).into_iter().flatten().filter(|parent| parents.contains_key(*parent)));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pairs(parents: &[(&str, &[&str])]) -> Vec<(String, String)> {
        let owned = parents.iter().map(|(slug, of)| ((*slug).to_owned(), of.iter().map(|slug| (*slug).to_owned()).collect()));
        ancestors(&owned.collect()).into_iter().collect()
    }

    #[test]
    fn a_term_lies_within_all_that_contain_it() {
        let found = pairs(&[("ai", &[]), ("ml", &["ai", "gone"]), ("dl", &["ml"])]);
        let expected = [("ai", "ai"), ("ai", "dl"), ("ai", "ml"), ("dl", "dl"), ("ml", "dl"), ("ml", "ml")];
        assert_eq!(found, expected.map(|(ancestor, slug)| (ancestor.to_owned(), slug.to_owned())));
    }

    proptest! {
        #[test]
        fn ancestors_are_transitive_and_circles_end(edges in proptest::collection::vec((0_u8..6, 0_u8..6), 0..12)) {
            let mut parents: BTreeMap<String, Vec<String>> = (0..6).map(|n: u8| (n.to_string(), Vec::new())).collect();
            for (child, parent) in edges {
                parents.entry(child.to_string()).or_default().push(parent.to_string());
            }
            let pairs = ancestors(&parents);
            for (a, b) in &pairs {
                for (_, c) in pairs.iter().filter(|(middle, _)| middle == b) {
                    prop_assert!(pairs.contains(&(a.clone(), c.clone())));
                }
            }
            prop_assert!(parents.keys().all(|slug| pairs.contains(&(slug.clone(), slug.clone()))));
        }
    }
}
