//! What may still change once a call is public: one table, and extensions of deadlines.

use super::diff::changes;
use super::{ChallengeDocument, Extension, Moment};
use crate::code::{Code, FieldCode};
use crate::id::PhaseId;
use crate::refusal::{Check, Refusal};
use crate::states::states;
use crate::time::{Instant, wall_time};

states! {
    /// How far a call is, as far as its document may still change.
    AmendStage {
        /// It is public, and nobody has begun an application.
        Published = "published",
        /// Somebody has begun an application.
        Applied = "applied",
    }
}

/// What may change in which stage. The longest beginning that fits a pointer decides; what no line names is frozen. `*` stands for
/// the place of an element.
///
/// Before publication everything may change. After it, people rely on what they read; after the first application also on what
/// they were asked. Deadlines move only later, by an extension.
const TABLE: &[(&str, Option<AmendStage>)] = &[
    // (what, until and including which stage it may change)
    ("/title", Some(AmendStage::Applied)),
    ("/summary", Some(AmendStage::Applied)),
    ("/description", Some(AmendStage::Applied)),
    ("/brief", Some(AmendStage::Applied)),
    ("/after_selection", Some(AmendStage::Applied)),
    ("/location", Some(AmendStage::Applied)),
    ("/links", Some(AmendStage::Applied)),
    ("/organisers", Some(AmendStage::Applied)),
    ("/terms", Some(AmendStage::Applied)),
    ("/channels", Some(AmendStage::Applied)),
    ("/reference", Some(AmendStage::Applied)),
    ("/edition", Some(AmendStage::Applied)),
    ("/sectors", Some(AmendStage::Published)),
    ("/technologies", Some(AmendStage::Published)),
    ("/sites", Some(AmendStage::Published)),
    ("/seats", Some(AmendStage::Published)),
    ("/prizes", Some(AmendStage::Published)),
    ("/eligibility", Some(AmendStage::Published)),
    ("/consortium", Some(AmendStage::Published)),
    ("/regimes", Some(AmendStage::Published)),
    ("/questions", Some(AmendStage::Published)),
    ("/questions/*/help", Some(AmendStage::Applied)),
    ("/questions/*/label", Some(AmendStage::Applied)),
    ("/form_languages", Some(AmendStage::Published)),
    ("/answer_languages", Some(AmendStage::Applied)),
    ("/tracks/*/title", Some(AmendStage::Applied)),
    ("/tracks/*/summary", Some(AmendStage::Applied)),
    ("/tracks/*/description", Some(AmendStage::Applied)),
    ("/tracks/*/organisers", Some(AmendStage::Applied)),
    ("/tracks/*/seats", Some(AmendStage::Published)),
    ("/phases/*/title", Some(AmendStage::Applied)),
    ("/phases/*/description", Some(AmendStage::Applied)),
    ("/phases/*/location", Some(AmendStage::Applied)),
    ("/phases/*/intake/paused", Some(AmendStage::Applied)),
];

/// Whether a pointer lies at or under a pattern.
fn fits(pattern: &str, pointer: &str) -> bool {
    let mut parts = pointer.split('/');
    pattern.split('/').all(|wanted| parts.next().is_some_and(|part| wanted == "*" || wanted == part))
}

/// Whether what stands at a pointer may change in a stage.
#[must_use]
pub fn may_change(pointer: &str, stage: AmendStage) -> bool {
    let rule = TABLE.iter().filter(|(pattern, _)| fits(pattern, pointer)).max_by_key(|(pattern, _)| pattern.len());
    rule.and_then(|(_, until)| *until).is_some_and(|until| stage <= until)
}

impl ChallengeDocument {
    /// Whether the public call may become another document.
    ///
    /// # Errors
    /// `validation_failed` with `frozen` at everything that may not change any more.
    pub fn ensure_amendable(&self, after: &Self, stage: AmendStage) -> Result<(), Refusal> {
        let mut check = Check::default();
        for change in changes(self, after) {
            check.require(may_change(&change.pointer, stage), change.pointer, FieldCode::Frozen);
        }
        check.finish()
    }

    /// Moves the closing of a phase later. With `cascade`, phases of the same tracks that begin at or after the old closing move by
    /// as much; what is given as a distance follows by itself. Returns the phases that moved, with the old closing of the first.
    ///
    /// The caller settles the document afterwards.
    ///
    /// # Errors
    /// `not_found` for an unknown phase; `deadline_passed` once it is over; `frozen` at `/closes/local` if the new closing is not
    /// later; `required` where the phase has no closing to move.
    pub fn extend(&mut self, id: &PhaseId, closes: &Moment, reason: &str, cascade: bool, now: Instant) -> Result<Extended, Refusal> {
        let zone = self.time_zone.clone();
        let place = self
            .phases
            .iter()
            .position(|phase| phase.id.as_ref() == Some(id))
            .ok_or_else(|| Refusal::field("/phase_id", FieldCode::UnknownReference))?;
        let mut new = closes.clone();
        let mut check = Check::default();
        super::moment::settle_moment(Some(&mut new), &mut check, "/closes", &zone, super::moment::End::Closing);
        check.finish()?;
        let Some(phase) = self.phases.get_mut(place) else { return Err(Refusal::new(Code::NotFound)) };
        let (Some(before), Some(at)) = (phase.closes.clone(), new.at) else {
            return Err(Refusal::field("/phase_id", FieldCode::Required));
        };
        let old = before.at.ok_or_else(|| Refusal::field("/phase_id", FieldCode::Required))?;
        if now >= old {
            return Err(Refusal::deadline_passed(old, now));
        }
        if at <= old {
            return Err(Refusal::field("/closes/local", FieldCode::Frozen));
        }
        phase.extensions.push(Extension { previous: before, reason: reason.to_owned(), at: Some(now) });
        phase.closes = Some(new);
        phase.closes_after = None;
        let moved = phase.clone();
        for (index, phase) in self.phases.iter_mut().enumerate() {
            let follows = index != place && phase.shares_track(&moved) && phase.opens_at().is_some_and(|opens| opens >= old);
            if !(cascade && follows) {
                continue;
            }
            for moment in [&mut phase.opens, &mut phase.closes].into_iter().flatten() {
                shift(moment, at - old, &zone);
            }
        }
        Ok(Extended { from: old, to: at })
    }

    /// The same call as a new draft: without ids, instants and history. Moments keep their wall times for the author to change.
    #[must_use]
    pub fn as_template(mut self) -> Self {
        for phase in &mut self.phases {
            phase.id = None;
            phase.extensions.clear();
            if let Some(review) = &mut phase.review {
                let rubrics = std::iter::once(&mut review.rubric).chain(review.track_rubrics.iter_mut().map(|own| &mut own.rubric));
                rubrics.flat_map(|rubric| &mut rubric.criteria).for_each(|criterion| criterion.id = None);
            }
            if let Some(intake) = &mut phase.intake {
                intake.paused = None;
            }
        }
        self.questions.iter_mut().for_each(|question| question.id = None);
        self.terms.iter_mut().for_each(|terms| terms.version = None);
        self
    }
}

/// The closing that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extended {
    /// When it was.
    pub from: Instant,
    /// When it is.
    pub to: Instant,
}

/// Moves a moment by a span of time; its wall time follows.
fn shift(moment: &mut Moment, by: crate::time::Span, zone: &str) {
    let Some(at) = moment.at.map(|at| at + by) else { return };
    if let Ok(local) = wall_time(at, zone) {
        moment.local = local;
        moment.at = Some(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_line_decides_and_what_is_not_named_is_frozen() {
        use AmendStage::{Applied, Published};
        for (pointer, published, applied) in [
            ("/title/fr", true, true),
            ("/seats", true, false),
            ("/questions/3", true, false),
            ("/questions/3/help/ar", true, true),
            ("/phases/0/closes/local", false, false),
            ("/phases/0/title/fr", true, true),
            ("/phases/0/intake/paused", true, true),
            ("/phases/2", false, false),
            ("/time_zone", false, false),
            ("/tracks/0/key", false, false),
            ("/eligibility/0/condition", true, false),
        ] {
            assert_eq!((may_change(pointer, Published), may_change(pointer, Applied)), (published, applied), "{pointer}");
        }
    }
}
