//! A juror's score sheet.

use super::{Points, Rubric};
use crate::code::{Code, FieldCode};
use crate::id::CriterionId;
use crate::refusal::{Check, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Raw scores as entered; everything else is computed from them. A draft may be incomplete, never out of range.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "scores": {"crt_01kax3v8m0t2r4q6w8y0b1c2d3": {"score": 4.5, "comment": "Prototype éprouvé sur deux fermes."}}, "comment": "Dossier solide."})))]
pub struct ScoreSheet {
    /// Scores by the id of their criterion.
    #[serde(default)]
    pub scores: BTreeMap<CriterionId, CriterionScore>,
    /// The juror's overall comment.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 10000))]
    pub comment: String,
}

/// The score of one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CriterionScore {
    /// The score on the criterion's own scale; null abstains from it.
    pub score: Option<Points>,
    /// Why.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 5000))]
    pub comment: String,
}

impl ScoreSheet {
    /// Checks what is there against the rubric.
    ///
    /// # Errors
    /// `validation_failed` with every score off its scale.
    pub fn ensure_fits(&self, rubric: &Rubric) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.text("/comment", &self.comment, 10_000);
        for (id, entry) in &self.scores {
            let pointer = format!("/scores/{id}");
            let Some(criterion) = rubric.criterion(id) else {
                check.fail(pointer, FieldCode::UnknownReference);
                continue;
            };
            check.text(&format!("{pointer}/comment"), &entry.comment, 5_000);
            // A whole has the score that its parts make.
            check.require(entry.score.is_none() || !rubric.has_parts(criterion), format!("{pointer}/score"), FieldCode::NotAllowed);
            if let Some(Err(code)) = entry.score.map(|score| criterion.accept(score)) {
                let scale = [("min", criterion.min.to_string()), ("max", criterion.max.to_string())];
                check.fail_with(format!("{pointer}/score"), code, scale);
            }
        }
        check.finish()
    }

    /// Whether it can be completed: every required score and comment is there.
    ///
    /// # Errors
    /// `validation_failed` or `sheet_incomplete`, with the fields.
    pub fn ensure_complete(&self, rubric: &Rubric) -> Result<(), Refusal> {
        self.ensure_fits(rubric)?;
        let mut check = Check::default();
        for criterion in rubric.scored() {
            let Some(id) = &criterion.id else { continue };
            let entry = self.scores.get(id);
            let scored = entry.is_some_and(|entry| entry.score.is_some());
            check.require(scored || !criterion.required, format!("/scores/{id}/score"), FieldCode::Required);
            let commented = entry.is_some_and(|entry| !entry.comment.trim().is_empty());
            check.require(commented || !criterion.comment_required, format!("/scores/{id}/comment"), FieldCode::Required);
        }
        check.finish_as(Code::SheetIncomplete)
    }
}
