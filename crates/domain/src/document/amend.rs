//! What may still change once a call is public: one table, and extensions of deadlines.

use super::diff::changes;
use super::{ChallengeDocument, Extension, Key, Moment, ReviewPolicy};
use crate::code::{Code, FieldCode};
use crate::id::PhaseId;
use crate::refusal::{Check, Refusal};
use crate::states::states;
use crate::time::{Instant, wall_time};
use std::collections::BTreeSet;

states! {
    /// How far a call is, as far as its document may still change.
    AmendStage {
        /// It is public, and nobody has begun an application.
        Published = "published",
        /// Somebody has begun an application.
        Applied = "applied",
        /// The phase of which something changes has scores.
        Scored = "scored",
    }
}

/// At any time.
const ALWAYS: Option<AmendStage> = Some(AmendStage::Scored);
/// Until the first score of the phase.
const UNTIL_SCORED: Option<AmendStage> = Some(AmendStage::Applied);
/// Until the first application.
const UNTIL_APPLIED: Option<AmendStage> = Some(AmendStage::Published);
/// Not once it is public.
const NEVER: Option<AmendStage> = None;

/// What may change until and including which stage. The longest beginning that fits a pointer decides; what no line names is
/// frozen. `*` stands for the place of an element.
///
/// Before publication everything may change. After it, people rely on what they read; after the first application also on what
/// they were asked; after the first score of a phase on what it was scored by. Deadlines move only later, by an extension.
const TABLE: &[(&str, Option<AmendStage>)] = &[
    ("/title", ALWAYS),
    ("/summary", ALWAYS),
    ("/description", ALWAYS),
    ("/brief", ALWAYS),
    ("/after_selection", ALWAYS),
    ("/location", ALWAYS),
    ("/links", ALWAYS),
    ("/attachments", ALWAYS),
    ("/organisers", ALWAYS),
    ("/terms", ALWAYS),
    ("/channels", ALWAYS),
    ("/channels/*/closes", NEVER),
    ("/reference", ALWAYS),
    ("/edition", ALWAYS),
    ("/series", ALWAYS),
    ("/other_editions", ALWAYS),
    ("/original_language", ALWAYS),
    ("/expected", ALWAYS),
    // A lower number takes nobody's application away.
    ("/entries_per_startup", ALWAYS),
    ("/entries_per_track", ALWAYS),
    ("/remarks", ALWAYS),
    ("/sectors", UNTIL_APPLIED),
    ("/technologies", UNTIL_APPLIED),
    ("/sites", UNTIL_APPLIED),
    ("/seats", UNTIL_APPLIED),
    ("/prizes", UNTIL_APPLIED),
    ("/eligibility", UNTIL_APPLIED),
    ("/consortium", UNTIL_APPLIED),
    ("/regimes", UNTIL_APPLIED),
    ("/questions", UNTIL_APPLIED),
    ("/questions/*/help", ALWAYS),
    ("/questions/*/label", ALWAYS),
    ("/form_languages", UNTIL_APPLIED),
    ("/answer_languages", ALWAYS),
    ("/tracks/*/title", ALWAYS),
    ("/tracks/*/summary", ALWAYS),
    ("/tracks/*/description", ALWAYS),
    ("/tracks/*/organisers", ALWAYS),
    ("/tracks/*/seats", UNTIL_APPLIED),
    ("/phases/*/title", ALWAYS),
    ("/phases/*/description", ALWAYS),
    ("/phases/*/location", ALWAYS),
    ("/phases/*/figures", ALWAYS),
    ("/phases/*/intake/paused", ALWAYS),
    ("/phases/*/review/rubric", UNTIL_SCORED),
    ("/phases/*/review/track_rubrics", UNTIL_SCORED),
    // The server counts them, and a rubric that may not change has no new one.
    ("/phases/*/review/rubric/version", ALWAYS),
    ("/phases/*/review/track_rubrics/*/rubric/version", ALWAYS),
    ("/phases/*/review/panel", ALWAYS),
    ("/phases/*/review/note", ALWAYS),
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
    /// Whether the public call may become another document. `stage` is that of the call; `scored` are the phases of which a score
    /// exists, be it in a draft: what they were scored by does not change any more.
    ///
    /// # Errors
    /// `validation_failed` with `frozen` at everything that may not change any more.
    pub fn ensure_amendable(&self, after: &Self, stage: AmendStage, scored: &BTreeSet<PhaseId>) -> Result<(), Refusal> {
        let mut check = Check::default();
        for change in changes(self, after) {
            let has_scores = after.phase_of(&change.pointer).is_some_and(|phase| scored.contains(phase));
            let stage = if has_scores { AmendStage::Scored } else { stage };
            check.require(may_change(&change.pointer, stage), change.pointer, FieldCode::Frozen);
        }
        check.finish()
    }

    /// The review phases whose policy is another in `after`, with what it becomes there: what a panel that is set up already must hear.
    #[must_use]
    pub fn amended_reviews<'a>(&self, after: &'a Self) -> Vec<(&'a PhaseId, &'a ReviewPolicy)> {
        let before = |id: &PhaseId| self.phases.iter().find(|phase| phase.id.as_ref() == Some(id)).and_then(|phase| phase.review.as_ref());
        let reviews = after.phases.iter().filter_map(|phase| phase.id.as_ref().zip(phase.review.as_ref()));
        reviews.filter(|(id, review)| before(id).is_some_and(|before| before != *review)).collect()
    }

    /// The phase in which a pointer lies.
    fn phase_of(&self, pointer: &str) -> Option<&PhaseId> {
        let index: usize = pointer.strip_prefix("/phases/")?.split('/').next()?.parse().ok()?;
        self.phases.get(index)?.id.as_ref()
    }

    /// Moves the closing of a phase later. With `cascade`, phases of the same tracks that begin at or after the old closing, and
    /// channels that close then, move by as much; what is given as a distance follows by itself. Returns the phases that moved, with the old closing of the first.
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
        // A beginning that was counted back from the end stays where people have read it.
        if phase.opens_after.as_ref().is_some_and(|distance| distance.phase.is_none()) {
            phase.opens_after = None;
        }
        let moved = phase.clone();
        for (index, phase) in self.phases.iter_mut().enumerate() {
            let follows = index != place && phase.shares_track(&moved) && phase.opens_at().is_some_and(|opens| opens >= old);
            if !(cascade && follows) {
                continue;
            }
            let feedback = phase.feedback.as_mut().and_then(|feedback| feedback.given.as_mut());
            for moment in [phase.opens.as_mut(), phase.closes.as_mut(), feedback].into_iter().flatten() {
                shift(moment, at - old, &zone);
            }
        }
        let of_window = |phase: &Option<Key>| phase.is_none() || phase == &moved.key;
        for closes in
            self.channels.iter_mut().filter(|channel| cascade && of_window(&channel.phase)).filter_map(|channel| channel.closes.as_mut())
        {
            if closes.at.is_some_and(|at| at >= old) {
                shift(closes, at - old, &zone);
            }
        }
        Ok(Extended { from: old, to: at })
    }

    /// The same call as a new draft: without ids, versions, remarks and history. Moments keep their wall times for the author to change.
    #[must_use]
    pub fn as_template(mut self) -> Self {
        for phase in &mut self.phases {
            phase.id = None;
            phase.extensions.clear();
            phase.figures = None;
            if let Some(review) = &mut phase.review {
                let rubrics = std::iter::once(&mut review.rubric).chain(review.track_rubrics.iter_mut().map(|own| &mut own.rubric));
                for rubric in rubrics {
                    rubric.version = None;
                    rubric.criteria.iter_mut().for_each(|criterion| criterion.id = None);
                }
            }
            if let Some(intake) = &mut phase.intake {
                intake.paused = None;
            }
        }
        self.questions.iter_mut().for_each(|question| question.id = None);
        self.terms.iter_mut().for_each(|terms| terms.version = None);
        // Its files are those of the old call.
        self.attachments.clear();
        // They speak of the sources of the old call.
        self.remarks.clear();
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
#[path = "amend_tests.rs"]
mod tests;
