//! What a juror says of the work that suits them.

use super::Language;
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use serde::{Deserialize, Serialize};

/// What a juror knows, reads and has time for. Plans of assignments start from it; what the plan is asked for goes before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"expertise": ["iot", "agritech"], "languages": ["fr", "ar"], "max_load": 5})))]
pub struct JurorFacts {
    /// The sectors and technologies that the juror knows: slugs or known synonyms; kept as slugs.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub expertise: Vec<String>,
    /// The languages in which the juror reads dossiers.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub languages: Vec<Language>,
    /// How many applications the juror takes at most; null takes what is given.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5_000))]
    pub max_load: Option<u32>,
}

impl JurorFacts {
    /// Checks their form. Whether the expertise is known is the caller's to check.
    pub fn check(&self, check: &mut Check, prefix: &str) {
        check.at_most(&format!("{prefix}/expertise"), self.expertise.len(), 60, Unit::Items);
        for (index, language) in self.languages.iter().enumerate() {
            let repeated = self.languages.iter().take(index).any(|other| other == language);
            check.require(!repeated, format!("{prefix}/languages/{index}"), FieldCode::Duplicate);
        }
        check.require(self.max_load.is_none_or(|load| (1..=5_000).contains(&load)), format!("{prefix}/max_load"), FieldCode::OutOfRange);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;

    #[test]
    fn a_load_is_at_least_one_and_a_language_is_named_once() {
        let refused = |facts: &JurorFacts| {
            let mut check = Check::default();
            facts.check(&mut check, "/facts");
            check.finish().err().map(|Refusal { fields, .. }| fields.into_iter().map(|issue| issue.pointer).collect::<Vec<_>>())
        };
        assert_eq!(refused(&JurorFacts::default()), None);
        let facts = JurorFacts { languages: vec![Language::Fr, Language::Ar, Language::Fr], max_load: Some(0), ..JurorFacts::default() };
        assert_eq!(refused(&facts), Some(vec!["/facts/languages/2".to_owned(), "/facts/max_load".to_owned()]));
    }
}
