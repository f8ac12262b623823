//! The controlled vocabulary: technologies, sectors, sites and regions. Data, not enums: terms come and retire.

use crate::code::FieldCode;
use crate::document::LocalizedText;
use crate::refusal::{Check, Refusal};
use crate::states::states;
use crate::text::{fold, is_slug};
use crate::time::Instant;
use serde_json::Value;
use std::collections::BTreeSet;

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
    /// What else people type for it.
    pub synonyms: Vec<String>,
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
}
