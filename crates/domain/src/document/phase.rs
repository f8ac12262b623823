//! Phases of a challenge.

use super::cut::CutRule;
use super::distance::Distance;
use super::history::{Extension, Figures};
use super::intake::{Entry, Intake, IntakeMode, PhaseFeedback, Recurrence};
use super::key::{Names, Part};
use super::moment::{End, Moment, settle_moment};
use super::phase_kind::{PhaseFormat, PhaseKind, Reservation};
use super::{Key, LocalizedText, ReviewPolicy, VotePolicy};
use crate::code::FieldCode;
use crate::id::PhaseId;
use crate::refusal::{Check, Unit};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// A phase: a half-open window `[opens, closes)` with a purpose. Phases may overlap unless they are exclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Phase {
    /// Given by the server when the phase is new; sent back to keep it.
    #[serde(default)]
    pub id: Option<PhaseId>,
    /// What happens in it.
    pub kind: PhaseKind,
    /// A name by which other parts refer to it.
    #[serde(default)]
    pub key: Option<Key>,
    /// Its name.
    #[serde(default)]
    pub title: LocalizedText,
    /// What happens and what participants hand in, in Markdown.
    #[serde(default)]
    pub description: LocalizedText,
    /// Where: a place, a fair, a web conference.
    #[serde(default)]
    pub location: LocalizedText,
    /// When it begins; a phase without a beginning waits for the one before.
    #[serde(default)]
    pub opens: Option<Moment>,
    /// When it ends.
    #[serde(default)]
    pub closes: Option<Moment>,
    /// How long after another moment it begins; the server computes `opens` from it where that moment is known.
    #[serde(default)]
    pub opens_after: Option<Distance>,
    /// How long after its opening, or another moment, it ends; the server computes `closes` from it where that moment is known.
    #[serde(default)]
    pub closes_after: Option<Distance>,
    /// The tracks that it belongs to; an empty list means all.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub tracks: Vec<Key>,
    /// It shares no moment with another exclusive phase of the same track.
    #[serde(default)]
    pub exclusive: bool,
    /// Participants may leave it out.
    #[serde(default)]
    pub optional: bool,
    /// In what form it is held.
    #[serde(default)]
    pub format: Option<PhaseFormat>,
    /// What it depends on; null where it is certain to take place.
    #[serde(default)]
    pub reservation: Option<Reservation>,
    /// How it comes again: its moments are those of the first time.
    #[serde(default)]
    pub repeats: Option<Recurrence>,
    /// Who enters it.
    #[serde(default)]
    pub entry: Entry,
    /// How applications are taken in; only in an application or registration phase.
    #[serde(default)]
    pub intake: Option<Intake>,
    /// How the panel works; only and always in a review phase.
    #[serde(default)]
    pub review: Option<ReviewPolicy>,
    /// Who votes, and what the vote decides; only in a vote phase.
    #[serde(default)]
    pub vote: Option<VotePolicy>,
    /// Who gets further at its end.
    #[serde(default)]
    pub cut: Option<CutRule>,
    /// The phases whose result it can overturn: a visit that finds what was claimed not to be so.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub overturns: Vec<Key>,
    /// What applicants are told at its end of how they were judged.
    #[serde(default)]
    pub feedback: Option<PhaseFeedback>,
    /// What became of it, once it is known.
    #[serde(default)]
    pub figures: Option<Figures>,
    /// How its closing moved, the first move first. On a public call an extension adds to it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub extensions: Vec<Extension>,
}

impl Phase {
    /// A phase without dates.
    #[must_use]
    pub fn new(kind: PhaseKind) -> Self {
        Self {
            id: None,
            key: None,
            kind,
            title: LocalizedText::default(),
            description: LocalizedText::default(),
            location: LocalizedText::default(),
            opens: None,
            closes: None,
            opens_after: None,
            closes_after: None,
            tracks: Vec::new(),
            exclusive: false,
            optional: false,
            format: None,
            reservation: None,
            repeats: None,
            entry: Entry::default(),
            intake: None,
            review: None,
            vote: None,
            cut: None,
            overturns: Vec::new(),
            feedback: None,
            figures: None,
            extensions: Vec::new(),
        }
    }
    /// The instant at which it opens, if that is set.
    #[must_use]
    pub fn opens_at(&self) -> Option<Instant> {
        self.opens.as_ref().and_then(|moment| moment.at)
    }
    /// The instant at which it closes, if that is set.
    #[must_use]
    pub fn closes_at(&self) -> Option<Instant> {
        self.closes.as_ref().and_then(|moment| moment.at)
    }
    /// Whether an application can begin in it: not where only those who passed an earlier phase enter.
    #[must_use]
    pub fn takes_newcomers(&self) -> bool {
        self.entry.from.is_empty() || self.entry.newcomers
    }
    /// Whether it goes on without an end, read one by one or in batches.
    #[must_use]
    pub fn is_endless(&self) -> bool {
        self.intake.as_ref().is_some_and(|intake| intake.mode != IntakeMode::Window)
    }
    /// Whether it belongs to a track; a call without tracks has none to name.
    #[must_use]
    pub fn covers(&self, track: Option<&Key>) -> bool {
        self.tracks.is_empty() || track.is_some_and(|track| self.tracks.contains(track))
    }
    /// Whether there is a track to which both belong.
    pub(super) fn shares_track(&self, other: &Self) -> bool {
        self.tracks.is_empty() || other.tracks.is_empty() || self.tracks.iter().any(|track| other.tracks.contains(track))
    }
    /// Whether both last at some moment; a phase without a beginning or an end lasts at none.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let bounds = |phase: &Self| phase.opens_at().zip(phase.closes_at());
        bounds(self)
            .zip(bounds(other))
            .is_some_and(|((opens, closes), (others_open, others_close))| opens < others_close && others_open < closes)
    }

    /// Computes the instants from the wall times, and notes what is wrong with them.
    pub(super) fn settle_moments(&mut self, check: &mut Check, pointer: &str, zone: &str) {
        // What follows from a distance is computed anew, whatever was sent.
        if let Some(distance) = &self.opens_after {
            self.opens = None;
            // From its own end a phase is counted back to its beginning, and from its beginning on to its end.
            check.require(distance.phase.is_some() || distance.before, format!("{pointer}/opens_after/phase"), FieldCode::Required);
        }
        if let Some(distance) = &self.closes_after {
            self.closes = None;
            check.require(distance.phase.is_some() || !distance.before, format!("{pointer}/closes_after/phase"), FieldCode::Required);
        }
        settle_moment(self.opens.as_mut(), check, &format!("{pointer}/opens"), zone, End::Opening);
        settle_moment(self.closes.as_mut(), check, &format!("{pointer}/closes"), zone, End::Closing);
        for (index, extension) in self.extensions.iter_mut().enumerate() {
            let pointer = format!("{pointer}/extensions/{index}/previous");
            settle_moment(Some(&mut extension.previous), check, &pointer, zone, End::Closing);
        }
        let until = self.repeats.as_mut().and_then(|repeats| repeats.until.as_mut());
        settle_moment(until, check, &format!("{pointer}/repeats/until"), zone, End::Closing);
        let given = self.feedback.as_mut().and_then(|feedback| feedback.given.as_mut());
        settle_moment(given, check, &format!("{pointer}/feedback/given"), zone, End::Closing);
        let batches = self.intake.iter_mut().flat_map(|intake| &mut intake.batches).enumerate();
        for (index, batch) in batches {
            let pointer = format!("{pointer}/intake/batches/{index}");
            settle_moment(Some(&mut batch.cut_off), check, &format!("{pointer}/cut_off"), zone, End::Closing);
            settle_moment(batch.decided.as_mut(), check, &format!("{pointer}/decided"), zone, End::Closing);
        }
    }

    /// Notes what is wrong with the rest.
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        self.title.check(check, &format!("{pointer}/title"), 200);
        self.description.check(check, &format!("{pointer}/description"), 20_000);
        self.location.check(check, &format!("{pointer}/location"), 500);
        if let (Some(opens), Some(closes)) = (self.opens_at(), self.closes_at()) {
            check.require(opens < closes, format!("{pointer}/closes"), FieldCode::WrongOrder);
        }
        names.require_all(check, &format!("{pointer}/tracks"), Part::Track, &self.tracks);
        names.require_all(check, &format!("{pointer}/entry/from"), Part::Phase, &self.entry.from);
        names.require_all(check, &format!("{pointer}/entry/registered"), Part::Phase, &self.entry.registered);
        names.require_all(check, &format!("{pointer}/overturns"), Part::Phase, &self.overturns);
        for (name, distance) in [("opens_after", &self.opens_after), ("closes_after", &self.closes_after)] {
            if let Some(distance) = distance {
                distance.check(check, &format!("{pointer}/{name}"), names);
            }
        }
        self.check_belongs(check, pointer, names);
        self.check_parts(check, pointer, names);
    }

    /// The parts that any phase can have.
    fn check_parts(&self, check: &mut Check, pointer: &str, names: &Names) {
        if let Some(reservation) = &self.reservation {
            reservation.check(check, &format!("{pointer}/reservation"));
        }
        if let Some(repeats) = &self.repeats {
            repeats.check(check, &format!("{pointer}/repeats"));
        }
        if let Some(feedback) = &self.feedback {
            feedback.note.check(check, &format!("{pointer}/feedback/note"), 2_000);
        }
        check.at_most(&format!("{pointer}/extensions"), self.extensions.len(), 50, Unit::Items);
        for (index, extension) in self.extensions.iter().enumerate() {
            check.text(&format!("{pointer}/extensions/{index}/reason"), &extension.reason, 2_000);
        }
        if let Some(figures) = &self.figures {
            figures.check(check, &format!("{pointer}/figures"));
        }
        if let Some(intake) = &self.intake {
            intake.check(check, &format!("{pointer}/intake"), names);
        }
        if let Some(vote) = &self.vote {
            vote.check(check, &format!("{pointer}/vote"), names);
        }
        if let Some(cut) = &self.cut {
            cut.check(check, &format!("{pointer}/cut"), names);
            // One threshold, said twice, must be one.
            let rubric = self.review.as_ref().and_then(|review| review.rubric.threshold);
            let agrees = cut.score_at_least.zip(rubric).is_none_or(|(cut, rubric)| cut == rubric);
            check.require(agrees, format!("{pointer}/cut/score_at_least"), FieldCode::NotAllowed);
        }
    }

    /// What only some kinds have.
    fn check_belongs(&self, check: &mut Check, pointer: &str, names: &Names) {
        match (&self.review, self.kind) {
            (Some(policy), PhaseKind::Review) => policy.check(check, &format!("{pointer}/review"), names),
            (None, PhaseKind::Review) => check.fail(format!("{pointer}/review"), FieldCode::Required),
            (Some(_), _) => check.fail(format!("{pointer}/review"), FieldCode::NotAllowed),
            (None, _) => {}
        }
        let takes_in = matches!(self.kind, PhaseKind::Application | PhaseKind::Registration);
        check.require(takes_in || self.intake.is_none(), format!("{pointer}/intake"), FieldCode::NotAllowed);
        let is_entrance = self.kind == PhaseKind::Application && self.takes_newcomers();
        check.require(is_entrance || !self.entry.access_code, format!("{pointer}/entry/access_code"), FieldCode::NotAllowed);
        check.require(self.kind == PhaseKind::Vote || self.vote.is_none(), format!("{pointer}/vote"), FieldCode::NotAllowed);
    }
}
