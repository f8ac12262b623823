//! A programme: what several calls have in common.

use super::LocalizedText;
use crate::refusal::{Check, Refusal};
use serde::{Deserialize, Serialize};

/// A programme such as DigitAgri.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeDocument {
    /// Its name.
    pub title: LocalizedText,
    /// One or two sentences.
    #[serde(default)]
    pub summary: LocalizedText,
    /// What it is about, in Markdown.
    #[serde(default)]
    pub description: LocalizedText,
}

impl ProgrammeDocument {
    /// Checks the document.
    ///
    /// # Errors
    /// `validation_failed` with every field that is wrong.
    pub fn ensure_valid(&self) -> Result<(), Refusal> {
        let mut check = Check::default();
        self.title.check_required(&mut check, "/title", 200);
        self.summary.check(&mut check, "/summary", 1_000);
        self.description.check(&mut check, "/description", 20_000);
        check.finish()
    }
}
