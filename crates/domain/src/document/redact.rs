//! What of a call is not for everybody.

use super::{ChallengeDocument, CriteriaVisibility, LocalizedText, Rubric};

impl ChallengeDocument {
    /// The call as those see it who do not run it: without thresholds that are private, without criteria that are not for
    /// everybody, and without the brief unless the reader has accepted what is asked for it.
    #[must_use]
    pub fn redacted(mut self, sees_brief: bool) -> Self {
        if !sees_brief {
            self.brief = LocalizedText::default();
        }
        for phase in &mut self.phases {
            if let Some(cut) = &mut phase.cut
                && cut.threshold_private
            {
                cut.score_at_least = None;
            }
            let Some(review) = &mut phase.review else { continue };
            let hidden = review.criteria_visible_to != CriteriaVisibility::Everybody;
            let rubrics = std::iter::once(&mut review.rubric).chain(review.track_rubrics.iter_mut().map(|own| &mut own.rubric));
            rubrics.for_each(|rubric| rubric.redact(hidden));
        }
        self
    }
}

impl Rubric {
    fn redact(&mut self, hide_criteria: bool) {
        if hide_criteria {
            *self = Self::default();
            return;
        }
        if self.threshold_private {
            self.threshold = None;
        }
        for criterion in self.criteria.iter_mut().filter(|criterion| criterion.threshold_private) {
            criterion.threshold = None;
        }
    }
}
