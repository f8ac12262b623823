//! What of a new dossier is known already: proposals, which the startup takes or leaves.

use super::profile_fields::{ProfileField, from_profile};
use super::view::DossierIssue;
use crate::code::FieldCode;
use crate::document::{AnswerValue, ApplicationDocument, ChallengeDocument, LocalizedText, OrganisationProfile, Question, QuestionKind};
use crate::id::{ApplicationId, QuestionId};
use crate::text::fold;
use crate::time::Instant;
use serde::Serialize;

/// A dossier that the organisation wrote before, with the form that it answered.
#[derive(Clone, Copy, Debug)]
pub struct EarlierDossier<'a> {
    /// The application.
    pub id: &'a ApplicationId,
    /// What was written.
    pub document: &'a ApplicationDocument,
    /// The form.
    pub form: &'a ChallengeDocument,
    /// When it last changed.
    pub updated_at: Instant,
}

/// An answer that is proposed to a question. It is whole: what does not fit the question is told and never cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3", "answer": "Des sondes mesurent l'humidité du sol.",
    "source": {"application": {"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "question": {"fr": "Votre solution"}}}, "issues": []})))]
pub struct Proposal {
    /// The question.
    pub question_id: QuestionId,
    /// The answer.
    pub answer: AnswerValue,
    /// Where it comes from.
    pub source: ProposalSource,
    /// What is to be changed before it can be saved.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub issues: Vec<DossierIssue>,
}

/// Where a proposal comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProposalSource {
    /// The profile of the startup.
    Profile {
        /// Which part of it.
        field: ProfileField,
    },
    /// A dossier that the startup wrote before.
    Application {
        /// The application.
        application_id: ApplicationId,
        /// The question that was answered there.
        question: LocalizedText,
    },
}

/// Proposes answers to the questions of a form that have none yet: one from the profile and one from the latest earlier dossier that
/// answered the same question, if they are known and differ.
///
/// Questions are the same if their keys and kinds are, else if their labels, folded, and kinds are. Nothing is proposed for a file, nor
/// for a question to which something is written, be it blank.
#[must_use]
pub fn prefill(
    draft: &ApplicationDocument,
    form: &ChallengeDocument,
    name: &str,
    profile: &OrganisationProfile,
    earlier: &[EarlierDossier<'_>],
) -> Vec<Proposal> {
    let mut newest_first: Vec<_> = earlier.iter().collect();
    newest_first.sort_by(|one, other| (other.updated_at, other.id).cmp(&(one.updated_at, one.id)));
    let mut proposals = Vec::new();
    for question in &form.questions {
        let Some(id) = question.id.as_ref().filter(|id| !draft.answers.contains_key(*id)) else { continue };
        // Before a track is chosen, those of every track can come.
        let may_come = draft.track.is_none() || question.in_track(draft.track.as_ref());
        if !may_come || question.kind == QuestionKind::File {
            continue;
        }
        let of_profile = from_profile(question, name, profile, form.default_language)
            .map(|(field, answer)| (answer, ProposalSource::Profile { field }))
            .filter(|(answer, _)| can_mean(question, answer));
        let of_earlier = newest_first.iter().find_map(|dossier| from_earlier(question, dossier));
        let differs = |(answer, _): &(AnswerValue, ProposalSource)| of_profile.as_ref().is_none_or(|(known, _)| known != answer);
        let of_earlier = of_earlier.filter(differs);
        proposals.extend(of_profile.into_iter().chain(of_earlier).map(|(answer, source)| {
            let issues = question.issues(&format!("/answers/{id}"), &answer);
            Proposal { question_id: id.clone(), source, issues: issues.iter().map(DossierIssue::from).collect(), answer }
        }));
    }
    proposals
}

/// What an earlier dossier answers to a question.
fn from_earlier(question: &Question, dossier: &EarlierDossier<'_>) -> Option<(AnswerValue, ProposalSource)> {
    let twin = twin(question, dossier.form)?;
    let answer = dossier.document.answer(twin)?;
    let source = ProposalSource::Application { application_id: dossier.id.clone(), question: twin.label.clone() };
    can_mean(question, answer).then(|| (answer.clone(), source))
}

/// The same question in another form: by its key, else by its label. Where several have that label, the one in the same section.
fn twin<'a>(question: &Question, form: &'a ChallengeDocument) -> Option<&'a Question> {
    let same_kind = || form.questions.iter().filter(|other| other.kind == question.kind);
    let by_key = question.key.as_ref().and_then(|key| same_kind().find(|other| other.key.as_ref() == Some(key)));
    by_key.or_else(|| {
        let alike: Vec<_> = same_kind().filter(|other| share_text(&question.label, &other.label)).collect();
        match alike.as_slice() {
            [only] => Some(*only),
            several => several.iter().find(|other| share_text(&question.section, &other.section)).copied(),
        }
    })
}

/// Whether both say the same in some language, however it is spelt.
fn share_text(one: &LocalizedText, other: &LocalizedText) -> bool {
    let folded = |text: &LocalizedText| text.texts().map(fold).filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let others = folded(other);
    folded(one).iter().any(|text| others.contains(text))
}

/// Whether an answer can be one to the question once it is corrected: it is of its kind, and of chosen options one is left. A text can
/// always be edited; what is no address or day is none.
fn can_mean(question: &Question, answer: &AnswerValue) -> bool {
    let wrong = |code: FieldCode| question.issues("", answer).iter().filter(|issue| issue.code == code).count();
    let chosen = match answer {
        AnswerValue::Choices(chosen) => chosen.len(),
        _ => 1,
    };
    let readable = question.is_text() || wrong(FieldCode::InvalidFormat) == 0;
    wrong(FieldCode::WrongType) == 0 && readable && wrong(FieldCode::NotAllowed) < chosen.max(1)
}

#[cfg(test)]
#[path = "prefill_tests.rs"]
mod tests;
