//! What a call still lacks before it can be approved and published.

use super::moment::Certainty;
use super::terms::AcceptedFor;
use super::{ChallengeDocument, Phase, PhaseKind};
use crate::code::{Code, FieldCode};
use crate::refusal::{Check, FieldIssue, Refusal};
use crate::time::Instant;

impl ChallengeDocument {
    /// What is still missing before the call can be approved and published at `now`.
    #[must_use]
    pub fn missing_for_publication(&self, now: Instant) -> Vec<FieldIssue> {
        let mut check = Check::default();
        check.require(!self.summary.is_blank(), "/summary", FieldCode::Required);
        check.require(!self.description.is_blank(), "/description", FieldCode::Required);
        check.require(!self.sectors.is_empty(), "/sectors", FieldCode::Required);
        check.require(self.seats.is_some(), "/seats", FieldCode::Required);
        check.require(!self.questions.is_empty(), "/questions", FieldCode::Required);
        let gated = self.terms.iter().any(|terms| terms.needed_for() == AcceptedFor::Brief);
        check.require(self.brief.is_blank() || gated, "/terms", FieldCode::Required);
        let windows: Vec<_> =
            self.phases.iter().enumerate().filter(|(_, phase)| phase.kind == PhaseKind::Application && phase.takes_newcomers()).collect();
        check.require(!windows.is_empty(), "/phases", FieldCode::Required);
        for (index, window) in &windows {
            missing_of_window(&mut check, &format!("/phases/{index}"), window);
        }
        // One window may have passed; the last deadline lies ahead.
        let passed = |phase: &Phase| phase.closes_at().is_some_and(|closes| closes <= now);
        if windows.iter().all(|(_, phase)| passed(phase)) {
            for (index, _) in windows.iter() {
                check.fail(format!("/phases/{index}/closes"), FieldCode::WrongOrder);
            }
        }
        for (index, phase) in self.phases.iter().enumerate() {
            if let Some(review) = &phase.review {
                let without = review.rubrics().any(|rubric| rubric.criteria.is_empty());
                check.require(!without, format!("/phases/{index}/review/rubric/criteria"), FieldCode::Required);
            }
        }
        check.into_issues()
    }

    /// Whether the call can be approved and published.
    ///
    /// # Errors
    /// `challenge_incomplete` with what is missing.
    pub fn ensure_publishable(&self, now: Instant) -> Result<(), Refusal> {
        let fields = self.missing_for_publication(now);
        if fields.is_empty() { Ok(()) } else { Err(Refusal { fields, ..Refusal::new(Code::ChallengeIncomplete) }) }
    }
}

/// An application window binds: it takes place, its moments are exact, and only an intake that never closes has no end.
fn missing_of_window(check: &mut Check, pointer: &str, window: &Phase) {
    check.require(window.reservation.is_none(), format!("{pointer}/reservation"), FieldCode::NotAllowed);
    let endless = window.is_endless();
    for (name, moment, at, needed) in
        [("opens", &window.opens, window.opens_at(), true), ("closes", &window.closes, window.closes_at(), !endless)]
    {
        let pointer = format!("{pointer}/{name}");
        check.require(at.is_some() || !needed, &pointer, FieldCode::Required);
        let binding = moment.as_ref().is_none_or(|moment| moment.certainty == Certainty::Exact);
        check.require(binding, format!("{pointer}/certainty"), FieldCode::NotAllowed);
    }
}
