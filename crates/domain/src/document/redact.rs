//! What of a call is not for everybody.

use super::{ChallengeDocument, CriteriaVisibility, LocalizedText, Phase, Rubric};

impl ChallengeDocument {
    /// The call as those see it who do not run it: without thresholds that are private, without criteria that are not for
    /// everybody, without the brief unless the reader has accepted what is asked for it, and without remarks on any of these.
    #[must_use]
    pub fn redacted(mut self, sees_brief: bool) -> Self {
        let mut hidden = Vec::new();
        if !sees_brief {
            self.brief = LocalizedText::default();
            hidden.push("/brief".to_owned());
        }
        for (index, phase) in self.phases.iter_mut().enumerate() {
            let name = phase.key.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            phase.redact(&format!("/phases/{name}"), &mut hidden);
        }
        self.remarks.retain(|remark| !hidden.iter().any(|path| remark.touches(path)));
        self
    }
}

impl Phase {
    /// Takes out what is not for everybody, and notes from where.
    fn redact(&mut self, path: &str, hidden: &mut Vec<String>) {
        if let Some(cut) = &mut self.cut
            && cut.threshold_private
        {
            cut.score_at_least = None;
            hidden.push(format!("{path}/cut/score_at_least"));
        }
        let Some(review) = &mut self.review else { return };
        let hide_criteria = review.criteria_visible_to != CriteriaVisibility::Everybody;
        review.rubric.redact(hide_criteria, &format!("{path}/review/rubric"), hidden);
        for (index, own) in review.track_rubrics.iter_mut().enumerate() {
            own.rubric.redact(hide_criteria, &format!("{path}/review/track_rubrics/{index}/rubric"), hidden);
        }
    }
}

impl Rubric {
    fn redact(&mut self, hide_criteria: bool, path: &str, hidden: &mut Vec<String>) {
        if hide_criteria {
            *self = Self::default();
            return hidden.push(path.to_owned());
        }
        if self.threshold_private {
            self.threshold = None;
            hidden.push(format!("{path}/threshold"));
        }
        for (index, criterion) in self.criteria.iter_mut().enumerate().filter(|(_, criterion)| criterion.threshold_private) {
            criterion.threshold = None;
            let name = criterion.key.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            hidden.push(format!("{path}/criteria/{name}/threshold"));
        }
    }
}
