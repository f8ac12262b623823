//! What a dossier still needs: the one rule behind the view of a draft and the decision about a submission.

use super::candidate::sheets_of_nobody;
use super::partners::{check_partners, check_partners_complete, misses_partners};
use super::situation::Situation;
use super::team::{check_team, check_team_complete};
use super::view::{
    Completeness, DossierIssue, DossierNotice, KeptAnswer, KeptReason, NotAsked, NoticeKind, QuestionStatus, Requirement, SectionStatus,
};
use crate::code::{Code, FieldCode};
use crate::document::{AnswerValue, ApplicationDocument, ChallengeDocument, Question, QuestionKind, TrackChoice};
use crate::id::QuestionId;
use crate::refusal::{Check, FieldIssue, Refusal, Unit};
use crate::text::{character_count, word_count};

/// Holds a dossier against its form as it is published now.
///
/// - A question is asked where it belongs to the track, the answers that it waits for were given to questions that are asked
///   themselves, and the phase that asks for it has opened.
/// - An answer that the form has made meaningless (its question is gone, of another kind, or without that option) is kept and reported,
///   and counts as none: it is missed where the question is required, and hinders nothing where it is not.
/// - What is asked and answered must be within its limits, files with the pages that could be counted. What is not asked hinders nothing.
#[must_use]
pub fn completeness(document: &ApplicationDocument, form: &ChallengeDocument, at: &Situation<'_>) -> Completeness {
    let own = own_issues(document, form);
    let judged = judge_all(document, form, at);
    let mut sections: Vec<SectionStatus> = Vec::new();
    for judged in &judged {
        let name = &judged.question.section;
        if !sections.iter().any(|section| &section.section == name) {
            sections.push(SectionStatus { section: name.clone(), ..SectionStatus::default() });
        }
        let Some(section) = sections.iter_mut().find(|section| &section.section == name) else { continue };
        section.asked += usize::from(judged.asked.is_ok());
        section.answered += usize::from(judged.asked.is_ok() && judged.answered);
        section.required_missing += usize::from(judged.is_missing());
        section.questions.push(judged.status(document, form, at));
    }
    let sum = |of: fn(&SectionStatus) -> usize| sections.iter().map(of).sum::<usize>();
    let needed = |status: &&QuestionStatus| status.asked && status.requirement == Requirement::Now;
    let issue_count = own.len() + judged.iter().map(|judged| judged.blocking().len()).sum::<usize>();
    let gone = document.answers.iter().filter(|(id, _)| form.question(id).is_none());
    let kept = gone.map(|(id, answer)| KeptAnswer { question_id: id.clone(), reason: KeptReason::QuestionGone, answer: answer.clone() });
    Completeness {
        can_submit: issue_count == 0,
        asked: sum(|section| section.asked),
        answered: sum(|section| section.answered),
        required: sections.iter().flat_map(|section| &section.questions).filter(needed).count(),
        required_missing: sum(|section| section.required_missing),
        issue_count,
        needs_access_code: at.needs_access_code(form, document.track.as_ref()),
        closes_at: at.closes_at(form, document.track.as_ref()),
        issues: own.iter().map(DossierIssue::from).collect(),
        kept: kept.collect(),
        notices: notices(document, form, at, &judged),
        sections,
    }
}

/// Everything that keeps a dossier from being handed in.
fn blocking(document: &ApplicationDocument, form: &ChallengeDocument, at: &Situation<'_>) -> Vec<FieldIssue> {
    let of_answers = judge_all(document, form, at).into_iter().flat_map(|judged| judged.blocking());
    own_issues(document, form).into_iter().chain(of_answers).collect()
}

/// What is missing or wrong beside the answers.
fn own_issues(document: &ApplicationDocument, form: &ChallengeDocument) -> Vec<FieldIssue> {
    let mut check = Check::default();
    let track = document.track.as_ref();
    check.required_text("/title", &document.title, 200);
    let chooses = !form.tracks.is_empty() && matches!(form.track_choice, TrackChoice::Applicant | TrackChoice::Checked);
    match track {
        None => check.require(!chooses, "/track", FieldCode::Required),
        Some(track) => check.require(form.track(track).is_some(), "/track", FieldCode::UnknownReference),
    }
    check_team(&mut check, &document.team);
    check_team_complete(&mut check, &document.team);
    check_partners(&mut check, &document.partners, form, track);
    check_partners_complete(&mut check, &document.partners, form, track);
    check.into_issues()
}

/// What the startup should know, and what hinders nothing.
fn notices(document: &ApplicationDocument, form: &ChallengeDocument, at: &Situation<'_>, judged: &[Judged<'_>]) -> Vec<DossierNotice> {
    let alone = misses_partners(&document.partners, form, document.track.as_ref());
    let alone = alone.then(|| DossierNotice::new("/partners", NoticeKind::ConsortiumPreferred, []));
    let of_nobody = sheets_of_nobody(document).into_iter().map(|sheet| DossierNotice::new(sheet, NoticeKind::FactsOfNobody, []));
    let uncounted = judged.iter().filter(|judged| judged.asked.is_ok()).filter_map(|judged| Some((judged, judged.question.limits.pages?)));
    let uncounted = uncounted.flat_map(|(judged, most)| {
        let files = at.files.iter().filter(move |file| &file.question_id == judged.id && file.pages.is_none());
        files.map(move |file| {
            let facts = [("max", most.to_string()), ("name", file.name.clone())];
            DossierNotice::new(format!("/answers/{}", judged.id), NoticeKind::PagesNotCounted, facts)
        })
    });
    alone.into_iter().chain(of_nobody).chain(uncounted).collect()
}

/// What is to be said of one question and its answer.
struct Judged<'a> {
    question: &'a Question,
    id: &'a QuestionId,
    value: Option<&'a AnswerValue>,
    asked: Result<(), NotAsked>,
    requirement: Requirement,
    answered: bool,
    outdated: Option<KeptReason>,
    /// What is wrong with the answer that is there.
    faults: Vec<FieldIssue>,
    /// What is wrong with the files that answer it.
    of_files: Vec<FieldIssue>,
}

/// Every question of the form, in its order.
fn judge_all<'a>(document: &'a ApplicationDocument, form: &'a ChallengeDocument, at: &Situation<'_>) -> Vec<Judged<'a>> {
    let questions = form.questions.iter().filter_map(|question| Some((question, question.id.as_ref()?)));
    questions.map(|(question, id)| judge(document, form, at, question, id)).collect()
}

fn judge<'a>(
    document: &'a ApplicationDocument,
    form: &ChallengeDocument,
    at: &Situation<'_>,
    question: &'a Question,
    id: &'a QuestionId,
) -> Judged<'a> {
    let due = at.is_due(question, form);
    let asked = if !question.in_track(document.track.as_ref()) {
        Err(NotAsked::Track)
    } else if !at.is_in_window(question, form, document.track.as_ref()) {
        Err(NotAsked::Window)
    } else if !document.belongs(question, form) {
        Err(NotAsked::Condition)
    } else if !due {
        Err(NotAsked::Later)
    } else {
        Ok(())
    };
    let requirement = match (question.required, due) {
        (false, _) => Requirement::Optional,
        (true, true) => Requirement::Now,
        (true, false) => Requirement::Later,
    };
    let value = document.answers.get(id).filter(|value| !value.is_blank());
    let faults = value.map(|value| question.issues(&format!("/answers/{id}"), value)).unwrap_or_default();
    let outdated = faults.iter().find_map(|fault| match fault.code {
        FieldCode::NotAllowed => Some(KeptReason::OptionsChanged),
        FieldCode::WrongType | FieldCode::InvalidFormat => Some(KeptReason::KindChanged),
        _ => None,
    });
    let handed_over = question.kind == QuestionKind::File && at.files.iter().any(|file| &file.question_id == id);
    let answered = handed_over || (value.is_some() && outdated.is_none());
    Judged { question, id, value, asked, requirement, answered, outdated, faults, of_files: too_many_pages(question, id, at) }
}

/// Of the files that answer a question the longest, where it has more pages than the question takes.
fn too_many_pages(question: &Question, id: &QuestionId, at: &Situation<'_>) -> Vec<FieldIssue> {
    let size = |pages: u32| usize::try_from(pages).unwrap_or(usize::MAX);
    let longest = at.files.iter().filter(|file| &file.question_id == id).filter_map(|file| file.pages).max();
    let mut check = Check::default();
    if let (Some(most), Some(longest)) = (question.limits.pages, longest) {
        check.at_most(&format!("/answers/{id}"), size(longest), size(most), Unit::Pages);
    }
    check.into_issues()
}

impl Judged<'_> {
    fn is_missing(&self) -> bool {
        self.asked.is_ok() && self.requirement == Requirement::Now && !self.answered
    }

    /// What of it keeps the dossier from being handed in.
    fn blocking(&self) -> Vec<FieldIssue> {
        if self.is_missing() {
            let mut check = Check::default();
            check.fail(format!("/answers/{}", self.id), FieldCode::Required);
            check.into_issues()
        } else if self.asked.is_ok() {
            let of_answer = self.faults.iter().filter(|_| self.outdated.is_none());
            of_answer.chain(&self.of_files).cloned().collect()
        } else {
            Vec::new()
        }
    }

    fn status(&self, document: &ApplicationDocument, form: &ChallengeDocument, at: &Situation<'_>) -> QuestionStatus {
        let track = document.track.as_ref();
        let text = match self.value {
            Some(AnswerValue::Text(text)) if self.question.is_text() => Some(text),
            _ => None,
        };
        let missing = self.blocking().into_iter().filter(|_| self.is_missing());
        let issues: Vec<FieldIssue> = missing.chain(self.faults.iter().chain(&self.of_files).cloned()).collect();
        QuestionStatus {
            question_id: self.id.clone(),
            label: self.question.label.clone(),
            kind: self.question.kind,
            asked: self.asked.is_ok(),
            not_asked: self.asked.err(),
            requirement: self.requirement,
            required_phase: self.question.required_from.clone(),
            required_from: Situation::asked_from(self.question, form).flatten(),
            answered: self.answered,
            outdated: self.outdated,
            words: text.map(|text| word_count(text)),
            characters: text.map(|text| character_count(text)),
            frozen: at.lock(self.question, form, track).is_some(),
            frozen_from: at.frozen_from(self.question, form, track),
            issues: issues.iter().map(DossierIssue::from).collect(),
        }
    }
}

impl ApplicationDocument {
    /// Whether it can be handed in: nothing hinders it that [`completeness`] tells.
    ///
    /// # Errors
    /// `application_incomplete` with everything that is missing or wrong.
    pub fn ensure_complete(&self, form: &ChallengeDocument, at: &Situation<'_>) -> Result<(), Refusal> {
        incomplete(blocking(self, form, at))
    }
}

/// Whether a dossier that was handed in stays as complete as it was, each with where it stands: nothing hinders it that did not hinder it
/// before. What a later phase asks for besides can so be filled in one by one.
///
/// # Errors
/// `application_incomplete` with what the change has made missing or wrong.
pub fn ensure_stays_complete(
    (before, stood): (&ApplicationDocument, &Situation<'_>),
    (after, stands): (&ApplicationDocument, &Situation<'_>),
    form: &ChallengeDocument,
) -> Result<(), Refusal> {
    let known = blocking(before, form, stood);
    let is_new = |issue: &FieldIssue| !known.iter().any(|known| (&known.pointer, known.code) == (&issue.pointer, issue.code));
    incomplete(blocking(after, form, stands).into_iter().filter(is_new).collect())
}

fn incomplete(fields: Vec<FieldIssue>) -> Result<(), Refusal> {
    if fields.is_empty() { Ok(()) } else { Err(Refusal { fields, ..Refusal::new(Code::ApplicationIncomplete) }) }
}

#[cfg(test)]
#[path = "completeness_tests.rs"]
mod tests;
