//! A dossier's content.

use super::{AnswerValue, ChallengeDocument, Key, Points, Question};
use crate::code::FieldCode;
use crate::dossier::{Partner, TeamMember, check_partners, check_team};
use crate::eligibility::Candidate;
use crate::id::QuestionId;
use crate::refusal::{Check, Refusal, Unit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a startup writes. A draft may be incomplete; what is new in it must fit the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "title": "Irrigation pilotée par capteurs", "answers": {"qst_01kax3v8m0t2r4q6w8y0b1c2d3": "Un réseau de sondes mesure l'humidité du sol."},
    "team": [{"name": "Amina Idrissi", "role": "lead", "email": "amina@startup.example"}], "partners": []})))]
pub struct ApplicationDocument {
    /// The name of the proposed solution; jurors see it, so it should not tell who applies.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub title: String,
    /// The track of the call in which it applies.
    #[serde(default)]
    pub track: Option<Key>,
    /// Answers by the id of their question. In a merge patch, `null` removes an answer. Answers to questions that the form no longer
    /// asks are kept, and needed by nobody.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, AnswerValue>,
    /// The people behind the dossier. Jurors do not see them.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub team: Vec<TeamMember>,
    /// What the rules of eligibility ask for. What is left out is taken from the profile of the startup; `track` is that of the
    /// application. Jurors do not see it.
    #[serde(default)]
    pub facts: Candidate,
    /// The organisations that apply together with the startup. Jurors do not see them.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub partners: Vec<Partner>,
}

/// The most answers that a dossier keeps: those of the form, and those to questions that it asked before.
const MOST_ANSWERS: usize = 400;

impl ApplicationDocument {
    /// Checks what is new against the form of the call. What stands in `before` alike was accepted once and is kept, whatever became of
    /// its question: a form that changes destroys nothing.
    ///
    /// # Errors
    /// `validation_failed` with everything that is new and does not fit.
    pub fn ensure_fits(&self, form: &ChallengeDocument, before: Option<&Self>) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.text("/title", &self.title, 200);
        if let Some(track) = self.track.as_ref().filter(|track| before.is_none_or(|before| before.track.as_ref() != Some(track))) {
            check.require(form.track(track).is_some(), "/track", FieldCode::UnknownReference);
        }
        check.require(self.facts.track.is_none(), "/facts/track", FieldCode::NotAllowed);
        if before.is_none_or(|before| before.facts != self.facts)
            && let Err(refusal) = self.facts.ensure_valid(form)
        {
            check.absorb(refusal.under("/facts"));
        }
        check.at_most("/answers", self.answers.len(), MOST_ANSWERS, Unit::Items);
        let is_kept = |id: &QuestionId, value: &AnswerValue| before.is_some_and(|before| before.answers.get(id) == Some(value));
        for (id, value) in self.answers.iter().filter(|(id, value)| !is_kept(id, value)) {
            let pointer = format!("/answers/{id}");
            match form.question(id) {
                None => check.fail(pointer, FieldCode::UnknownReference),
                Some(question) => question.check_answer(&mut check, &pointer, value),
            }
        }
        if before.is_none_or(|before| before.team != self.team) {
            check_team(&mut check, &self.team);
        }
        if before.is_none_or(|before| (&before.partners, &before.track) != (&self.partners, &self.track)) {
            check_partners(&mut check, &self.partners, form, self.track.as_ref());
        }
        check.finish()
    }

    /// Whether a question belongs to this dossier: to its track, and where it waits for an answer, that answer was given to a question
    /// that belongs to it too. An answer to any other question is kept, never missed, and not shown to the panel.
    #[must_use]
    pub fn belongs(&self, question: &Question, form: &ChallengeDocument) -> bool {
        let Some(condition) = &question.shown_if else { return question.in_track(self.track.as_ref()) };
        // A question waits only for one that stands before it, so that following the conditions comes to an end.
        let place =
            form.questions.iter().position(|other| std::ptr::eq(other, question) || (other.id.is_some() && other.id == question.id));
        let before = form.questions.get(..place.unwrap_or_default()).unwrap_or_default();
        let met = before
            .iter()
            .find(|other| other.key.as_ref() == Some(&condition.question))
            .is_some_and(|other| self.answer(other).is_some_and(|answer| answer.is_among(&condition.values)) && self.belongs(other, form));
        met && question.in_track(self.track.as_ref())
    }

    /// The answer to a question, as far as it is one: what a form that changed has made meaningless is none.
    #[must_use]
    pub fn answer(&self, question: &Question) -> Option<&AnswerValue> {
        let value = self.answers.get(question.id.as_ref()?)?;
        let meaningless = |code| matches!(code, FieldCode::WrongType | FieldCode::InvalidFormat | FieldCode::NotAllowed);
        let current = !value.is_blank() && !question.issues("", value).iter().any(|issue| meaningless(issue.code));
        current.then_some(value)
    }

    /// What the chosen options are worth together; `None` where the form gives no points to options.
    #[must_use]
    pub fn points(&self, form: &ChallengeDocument) -> Option<Points> {
        let valued: Vec<_> = form.questions.iter().filter(|question| !question.option_points.is_empty()).collect();
        let worth = |question: &Question| -> i64 {
            let answer = self.answer(question);
            let chosen = |option: &str| answer.is_some_and(|answer| answer.is_among(std::slice::from_ref(&option.to_owned())));
            let options = question.options.iter().zip(&question.option_points);
            options.filter(|(option, _)| chosen(option)).map(|(_, points)| points.millionths()).sum()
        };
        (!valued.is_empty()).then(|| Points::from_millionths(valued.into_iter().map(worth).sum()))
    }

    /// What the panel sees: every question that belongs to the dossier and is shown to jurors, with the answer if there is one.
    pub fn jury_answers<'a>(&'a self, form: &'a ChallengeDocument) -> impl Iterator<Item = (&'a Question, Option<&'a AnswerValue>)> {
        let shown = form.questions.iter().filter(|question| question.shown_to_jury() && self.belongs(question, form));
        shown.map(|question| (question, self.answer(question)))
    }
}
