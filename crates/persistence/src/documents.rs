//! The documents of challenges that were read lately, so that they need not be read again: it takes ten times as long as finding them.

use crate::StoreError;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;
use tahaddi_domain::document::{ChallengeDocument, from_stored};
use tahaddi_domain::id::{ChallengeId, Id as _};

/// How much text of documents is kept, in bytes; what was read of it takes about three times as much.
const TEXT: u64 = 4 * 1024 * 1024;
/// About how many challenges that is.
const CHALLENGES: usize = 1_000;

/// What was read lately. A document is given for exactly the text of which it was read, so none can be out of date: not on another
/// replica, and not in a transaction that comes to nothing.
pub(crate) struct Documents(Cache<ChallengeId, Arc<Known>, ByText>);

struct Known {
    text: String,
    document: Arc<ChallengeDocument>,
}

#[derive(Clone)]
struct ByText;

impl Weighter<ChallengeId, Arc<Known>> for ByText {
    fn weight(&self, _id: &ChallengeId, known: &Arc<Known>) -> u64 {
        known.text.len().max(1) as u64
    }
}

impl Default for Documents {
    fn default() -> Self {
        Self(Cache::with_weighter(CHALLENGES, TEXT, ByText))
    }
}

impl Documents {
    /// The document of a challenge, of which this is the text.
    ///
    /// # Errors
    /// The text is none.
    pub(crate) fn read(&self, id: &ChallengeId, text: String) -> Result<Arc<ChallengeDocument>, StoreError> {
        if let Some(known) = self.0.get(id).filter(|known| known.text == text) {
            return Ok(Arc::clone(&known.document));
        }
        let document = from_stored(&text).map_err(|why| StoreError::corrupt("challenges", id.as_str(), why))?;
        let document = Arc::new(document);
        self.0.insert(id.clone(), Arc::new(Known { text, document: Arc::clone(&document) }));
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> String {
        format!(r#"{{"title":{{"fr":"{title}"}},"_form":1}}"#)
    }

    #[test]
    fn a_document_is_that_of_its_text_whatever_was_read_before() {
        let documents = Documents::default();
        let id = ChallengeId::from_stored("chl_1".into());
        let first = documents.read(&id, titled("Eau")).unwrap();
        assert!(Arc::ptr_eq(&first, &documents.read(&id, titled("Eau")).unwrap()), "it is read once");
        let other = documents.read(&id, titled("Sel")).unwrap();
        assert_eq!(other.title.texts().collect::<Vec<_>>(), ["Sel"]);
        assert_eq!(documents.read(&id, titled("Eau")).unwrap(), first, "as it would be after a rollback");
        assert!(documents.read(&id, "{".to_owned()).is_err());
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let documents = Documents::default();
        let long = "x".repeat(20_000);
        for n in 0..1_000 {
            documents.read(&ChallengeId::from_stored(format!("chl_{n}")), titled(&long)).unwrap();
        }
        assert!(documents.0.weight() <= TEXT);
        assert!(documents.0.len() > 100);
    }
}
