//! A juror's score sheet.

use super::{Outcome, PairComparison, Points, Rubric};
use crate::code::{Code, FieldCode};
use crate::id::{CriterionId, UserId};
use crate::refusal::{Check, FieldIssue, Refusal};
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Raw scores as entered; everything else is computed from them. A draft may be incomplete, never out of range.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "scores": {"crt_01kax3v8m0t2r4q6w8y0b1c2d3": {"score": 4.5, "comment": "Prototype éprouvé sur deux fermes."}}, "comment": "Dossier solide.",
    "feedback": "Précisez le coût par hectare.", "note": "À relire avant la séance.", "proposal": "selected"})))]
pub struct ScoreSheet {
    /// Scores by the id of their criterion.
    #[serde(default)]
    pub scores: BTreeMap<CriterionId, CriterionScore>,
    /// What the juror says to the panel.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 10000))]
    pub comment: String,
    /// What the juror says to the applicant, who reads it once the outcome is released and the call gives feedback, and never learns
    /// who wrote it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 10000))]
    pub feedback: String,
    /// What the juror writes down for nobody else.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 10000))]
    pub note: String,
    /// What the juror proposes to decide; null for no proposal. It is counted for those who decide, once scores may be seen, and weighs on
    /// no score and no rank.
    #[serde(default)]
    pub proposal: Option<Outcome>,
    /// What the juror said of it beside others, where dossiers are compared in pairs; a pair stands in one of both sheets. Written by the
    /// server: what is sent here is not looked at.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(read_only, max_items = 5000))]
    pub comparisons: Vec<PairComparison>,
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
    /// As the panel sees it: without what the juror wrote for nobody else.
    #[must_use]
    pub fn for_panel(self) -> Self {
        Self { note: String::new(), ..self }
    }

    /// Checks what is there against the rubric.
    ///
    /// # Errors
    /// `validation_failed` with every score off its scale.
    pub fn ensure_fits(&self, rubric: &Rubric) -> Result<(), Refusal> {
        self.fits(rubric).finish()
    }

    fn fits(&self, rubric: &Rubric) -> Check {
        let mut check = Check::default();
        for (pointer, text) in [("/comment", &self.comment), ("/feedback", &self.feedback), ("/note", &self.note)] {
            check.text(pointer, text, 10_000);
        }
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
        check
    }

    /// Checks what is there where dossiers are compared and not scored: texts only.
    ///
    /// # Errors
    /// `validation_failed`.
    pub fn ensure_unscored(&self, rubric: &Rubric) -> Result<(), Refusal> {
        let mut check = self.fits(rubric);
        check.require(self.scores.is_empty(), "/scores", FieldCode::NotAllowed);
        check.finish()
    }

    /// Whether it can be completed: every required score and comment is there.
    ///
    /// # Errors
    /// `validation_failed` or `sheet_incomplete`, with the fields.
    pub fn ensure_complete(&self, rubric: &Rubric) -> Result<(), Refusal> {
        self.ensure_fits(rubric)?;
        let lacking = self.lacking(rubric);
        if lacking.is_empty() { Ok(()) } else { Err(Refusal { fields: lacking, ..Refusal::new(Code::SheetIncomplete) }) }
    }

    /// The required scores and comments that are not there.
    #[must_use]
    pub fn lacking(&self, rubric: &Rubric) -> Vec<FieldIssue> {
        let mut check = Check::default();
        for criterion in rubric.scored() {
            let Some(id) = &criterion.id else { continue };
            let entry = self.scores.get(id);
            let scored = entry.is_some_and(|entry| entry.score.is_some());
            check.require(scored || !criterion.required, format!("/scores/{id}/score"), FieldCode::Required);
            let commented = entry.is_some_and(|entry| !entry.comment.trim().is_empty());
            check.require(commented || !criterion.comment_required, format!("/scores/{id}/comment"), FieldCode::Required);
        }
        check.into_issues()
    }
}

/// What stands in place of parts of a completed sheet once the panel is locked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "scores": {"crt_01kax3v8m0t2r4q6w8y0b1c2d3": {"score": 4.0, "comment": "Saisi 1 au lieu de 4."}}, "feedback": null, "reason": "Erreur de saisie signalée par le juré."})))]
pub struct SheetCorrection {
    /// The criteria whose score is another; the others stay.
    #[serde(default)]
    pub scores: BTreeMap<CriterionId, CriterionScore>,
    /// What the applicant reads in place of the juror's words, such as nothing where they tell who wrote them; null leaves them.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 10000))]
    pub feedback: Option<String>,
    /// Why; it stays on record with the correction.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 4000))]
    pub reason: String,
}

/// A completed sheet as it counts after a correction. The juror's own stays beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectedSheet {
    /// What counts.
    pub sheet: ScoreSheet,
    /// Why it was corrected.
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub reason: String,
    /// Who corrected it.
    pub corrected_by: UserId,
    /// When.
    pub corrected_at: Instant,
}

impl SheetCorrection {
    /// The sheet that it makes of another.
    ///
    /// # Errors
    /// `validation_failed` at `/reason` without one, and at `/scores` where nothing is corrected; whatever refuses a completed sheet.
    pub fn apply(&self, to: &ScoreSheet, rubric: &Rubric) -> Result<ScoreSheet, Refusal> {
        let mut check = Check::default();
        check.required_text("/reason", &self.reason, 4_000);
        check.require(!self.scores.is_empty() || self.feedback.is_some(), "/scores", FieldCode::Required);
        check.finish()?;
        let mut sheet = to.clone().for_panel();
        sheet.scores.extend(self.scores.clone());
        if let Some(feedback) = &self.feedback {
            sheet.feedback.clone_from(feedback);
        }
        sheet.ensure_complete(rubric)?;
        Ok(sheet)
    }
}
