//! Where a dossier stands in time: when its window closes, and when each answer is frozen.

use super::digest::DossierFile;
use super::grants::{Grants, Reopening};
use crate::code::{Code, FieldCode};
use crate::document::{ApplicationDocument, ChallengeDocument, Key, Phase, PhaseKind, Question};
use crate::refusal::Refusal;
use crate::time::Instant;

/// What is to be known beside a dossier and its form to say what may be done with it.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Now.
    pub now: Instant,
    /// Whether a review phase of the call has been locked.
    pub panel_locked: bool,
    /// What was granted to the dossier.
    pub grants: &'a Grants,
    /// The files that it holds: those of the correction, while it is reopened.
    pub files: &'a [DossierFile],
    /// When it was handed in first: it belongs to the window that was open then.
    pub handed_in_at: Option<Instant>,
    /// Whether an access code is given with what is tried. Whether it is a good one is another question.
    pub code_given: bool,
}

/// Nothing was granted.
const NO_GRANTS: &Grants = &Grants { extension: None, reopening: None, access_code: None };

/// Why something in a dossier does not change now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Its time is over since then.
    Closed(Instant),
    /// Its time has not come; it comes then, if that is known.
    NotYet(Option<Instant>),
}

impl Situation<'static> {
    /// That of a dossier to which nothing was granted and that holds no file, while no panel is locked.
    #[must_use]
    pub const fn at(now: Instant) -> Self {
        Self { now, panel_locked: false, grants: NO_GRANTS, files: &[], handed_in_at: None, code_given: false }
    }
}

impl<'a> Situation<'a> {
    /// Whether something that was granted holds now: nothing does once a panel is locked.
    #[must_use]
    pub fn grant_holds(&self) -> bool {
        !self.panel_locked && self.grants.hold(self.now)
    }

    /// The reopening, while it holds.
    #[must_use]
    pub fn reopened(&self) -> Option<&'a Reopening> {
        if self.panel_locked { None } else { self.grants.reopened(self.now) }
    }
}

impl Situation<'_> {
    /// The window to which the dossier belongs: what was handed in stays in the one through which it came.
    fn window<'f>(&self, form: &'f ChallengeDocument, track: Option<&Key>) -> Option<&'f Phase> {
        form.dossier_window(track, self.handed_in_at.unwrap_or(self.now))
    }

    /// Whether handing in the dossier in a track takes an access code: its window asks for one, and it has used none yet.
    #[must_use]
    pub fn needs_access_code(&self, form: &ChallengeDocument, track: Option<&Key>) -> bool {
        self.grants.access_code.is_none() && self.window(form, track).is_some_and(|window| window.entry.access_code)
    }

    /// Whether the access code that is needed is given.
    ///
    /// # Errors
    /// `access_code_required`.
    pub(crate) fn ensure_code(&self, form: &ChallengeDocument, track: Option<&Key>) -> Result<(), Refusal> {
        if self.needs_access_code(form, track) && !self.code_given { Err(Refusal::new(Code::AccessCodeRequired)) } else { Ok(()) }
    }

    /// The deadline of what may be handed in now: that of the window, else the last at which an answer freezes that can still change.
    #[must_use]
    pub fn deadline_in_force(&self, form: &ChallengeDocument, document: &ApplicationDocument) -> Option<Instant> {
        let track = document.track.as_ref();
        if self.window_lock(form, track).is_none() {
            return self.closes_at(form, track);
        }
        let open = form.questions.iter().filter(|question| document.belongs(question, form) && self.lock(question, form, track).is_none());
        open.filter_map(|question| self.frozen_from(question, form, track)).max()
    }

    /// When the application window of a track closes for this dossier: as for all, or later if more was granted. None where nothing
    /// closes.
    #[must_use]
    pub fn closes_at(&self, form: &ChallengeDocument, track: Option<&Key>) -> Option<Instant> {
        self.window(form, track).and_then(|window| self.closing_of(window))
    }

    /// When a phase closes for this dossier. What is granted moves the window alone, not what comes after it.
    fn closing_of(&self, phase: &Phase) -> Option<Instant> {
        let is_window = phase.kind == PhaseKind::Application && phase.takes_newcomers();
        let granted = self.grants.until().filter(|_| is_window && !self.panel_locked);
        phase.closes_at().map(|closes| granted.map_or(closes, |until| closes.max(until)))
    }

    /// The instant from which an answer no longer changes: at the closing of the phase that its question names (`frozen_after`), else
    /// of the phase that asks for it (`required_from`), else of the application window. None where that is not known or never.
    #[must_use]
    pub fn frozen_from(&self, question: &Question, form: &ChallengeDocument, track: Option<&Key>) -> Option<Instant> {
        match own_phase(question, form) {
            Some(phase) => self.closing_of(phase),
            None => self.closes_at(form, track),
        }
    }

    /// When the phase opens that asks for an answer: `Some(None)` where its opening is not known, `None` where no phase is named.
    #[must_use]
    pub fn asked_from(question: &Question, form: &ChallengeDocument) -> Option<Option<Instant>> {
        question.required_from.as_ref().map(|key| form.phase_by_key(key).and_then(Phase::opens_at))
    }

    /// Whether a question is asked of those who come through the present application window of a track.
    pub(super) fn is_in_window(&self, question: &Question, form: &ChallengeDocument, track: Option<&Key>) -> bool {
        let window = self.window(form, track).and_then(|window| window.key.as_ref());
        question.windows.is_empty() || window.is_some_and(|window| question.windows.contains(window))
    }

    /// Whether a question is asked yet, as far as its phase decides.
    pub(super) fn is_due(&self, question: &Question, form: &ChallengeDocument) -> bool {
        Self::asked_from(question, form).is_none_or(|opens| opens.is_some_and(|opens| self.now >= opens))
    }

    /// Why the dossier as a whole does not change now; nothing while its window is open or a grant holds.
    #[must_use]
    pub fn window_lock(&self, form: &ChallengeDocument, track: Option<&Key>) -> Option<Lock> {
        if self.grant_holds() {
            return None;
        }
        let Some(window) = self.window(form, track) else { return Some(Lock::NotYet(None)) };
        match (window.opens_at(), self.closing_of(window)) {
            (Some(opens), _) if self.now < opens => Some(Lock::NotYet(Some(opens))),
            (None, _) => Some(Lock::NotYet(None)),
            (_, Some(closes)) if self.now >= closes => Some(Lock::Closed(closes)),
            _ => None,
        }
    }

    /// Why nobody and nothing joins or leaves what was handed in now: as [`Self::window_lock`], but only more time moves it. A dossier is
    /// reopened to correct what it says, not who applies.
    pub(super) fn composition_lock(&self, form: &ChallengeDocument, track: Option<&Key>) -> Option<Lock> {
        let extension = Grants { extension: self.grants.extension.clone(), ..Grants::default() };
        Situation { grants: &extension, ..*self }.window_lock(form, track)
    }

    /// Why an answer does not change now.
    #[must_use]
    pub fn lock(&self, question: &Question, form: &ChallengeDocument, track: Option<&Key>) -> Option<Lock> {
        if let Some(closed) = self.frozen_from(question, form, track).filter(|from| self.now >= *from) {
            return Some(Lock::Closed(closed));
        }
        let window = self.window_lock(form, track)?;
        // The window is closed. A later phase keeps open what it asks for, and what freezes only with it.
        match (Self::asked_from(question, form), &question.frozen_after) {
            (Some(opens), _) if opens.is_none_or(|opens| self.now < opens) => Some(Lock::NotYet(opens)),
            (Some(_), _) | (None, Some(_)) => None,
            (None, None) => Some(window),
        }
    }
}

/// The phase that decides when an answer is frozen, if its question names one that the call has.
fn own_phase<'a>(question: &Question, form: &'a ChallengeDocument) -> Option<&'a Phase> {
    question.frozen_after.as_ref().or(question.required_from.as_ref()).and_then(|key| form.phase_by_key(key))
}

impl Lock {
    /// The refusal of a change to what is locked, with the fields that were to change.
    pub(crate) fn refuse(self, now: Instant, pointers: impl IntoIterator<Item = String>) -> Refusal {
        let refusal = match self {
            Self::Closed(deadline) => Refusal::deadline_passed(deadline, now),
            Self::NotYet(Some(opens)) => Refusal::new(Code::ChallengeNotOpen).with("server_time", now).with("opens_at", opens),
            Self::NotYet(None) => Refusal::new(Code::ChallengeNotOpen).with("server_time", now),
        };
        let fields = pointers.into_iter().flat_map(|pointer| Refusal::field(pointer, FieldCode::Frozen).fields);
        Refusal { fields: fields.collect(), ..refusal }
    }
}
