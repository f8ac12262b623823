//! How panels are shown to those who keep them, and dossiers to those who judge them.

use crate::http::v1::challenges::view::OrganisationRef;
use crate::service::jury::assignments::Placed;
use crate::service::jury::conflicts::KnownConflict;
use crate::service::jury::desk::Desk;
use crate::service::jury::jurors::Seated;
use serde::Serialize;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::document::{
    AnswerValue, CorrectedSheet, JurorFacts, JurorScope, LocalizedText, Question, QuestionKind, Rubric, ScoreSheet,
};
use tahaddi_domain::id::{ApplicationId, AssignmentId, ChallengeId, ConflictId, JurorId, OrganisationId, PhaseId, QuestionId, UserId};
use tahaddi_domain::jury::{AssignmentState, ConflictFinding, ConflictKind, ConflictSource, JurorRole, JurorState, SheetStanding};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A person on the panel of a challenge, or asked to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct JurorView {
    /// Its identifier.
    pub id: JurorId,
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// The address to which the invitation went.
    #[schema(format = "email", max_length = 254)]
    pub email: String,
    /// The name that the organiser gave.
    #[schema(required, max_length = 200)]
    pub name: Option<String>,
    /// What the person does.
    pub role: JurorRole,
    /// Whether the person is on the panel.
    pub state: JurorState,
    /// The interests that the person declared on joining.
    #[schema(required, max_length = 4000)]
    pub interests: Option<String>,
    /// When the person promised confidentiality.
    #[schema(required)]
    pub confidentiality_accepted_at: Option<Instant>,
    /// When the person was asked.
    pub invited_at: Instant,
    /// When the person accepted or declined.
    #[schema(required)]
    pub answered_at: Option<Instant>,
    /// Why the person was taken off the panel.
    #[schema(required, max_length = 4000)]
    pub removed_reason: Option<String>,
    /// What the person says of the work that suits them.
    pub facts: JurorFacts,
    /// What part of the call the person was asked to judge.
    pub scope: JurorScope,
    /// The juror in whose place the person was asked.
    #[schema(required)]
    pub replaces: Option<JurorId>,
    /// When the person was last reminded of unfinished sheets.
    #[schema(required)]
    pub reminded_at: Option<Instant>,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

impl From<Seated> for JurorView {
    fn from(seated: Seated) -> Self {
        let Seated { juror, actions } = seated;
        Self {
            id: juror.id,
            challenge_id: juror.challenge,
            email: juror.email,
            name: juror.name,
            role: juror.role,
            state: juror.state,
            interests: juror.interests,
            confidentiality_accepted_at: juror.confidentiality_accepted_at,
            invited_at: juror.invited_at,
            answered_at: juror.answered_at,
            removed_reason: juror.removed_reason,
            facts: juror.facts,
            scope: juror.scope,
            replaces: juror.replaces,
            reminded_at: juror.reminded_at,
            allowed_actions: actions,
        }
    }
}

/// A conflict of interest between a juror and a startup.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConflictView {
    /// Its identifier; null for one that is found in the data and goes when the data change.
    #[schema(required)]
    pub id: Option<ConflictId>,
    /// The juror; null for somebody who decides without a seat.
    #[schema(required)]
    pub juror_id: Option<JurorId>,
    /// Who decides without a seat: an operator, or a member of the organisation that runs the call; null for a juror.
    #[schema(required)]
    pub user_id: Option<UserId>,
    /// The startup.
    pub organisation_id: OrganisationId,
    /// Why the person should not judge it, or decide.
    pub kind: ConflictKind,
    /// Who says so.
    pub source: ConflictSource,
    /// The explanation; for a shared mail domain, the domain; for a membership that is over, its first and last day.
    #[schema(required, max_length = 4000)]
    pub reason: Option<String>,
    /// When it was declared; null for one that is found in the data.
    #[schema(required)]
    pub declared_at: Option<Instant>,
    /// When it was taken back: it does not count any more.
    #[schema(required)]
    pub removed_at: Option<Instant>,
    /// Why it was taken back.
    #[schema(required, max_length = 4000)]
    pub removed_reason: Option<String>,
    /// The first day of an employment, as it was declared.
    #[schema(required, max_length = 10)]
    pub from: Option<String>,
    /// Its last day.
    #[schema(required, max_length = 10)]
    pub until: Option<String>,
}

impl From<KnownConflict> for ConflictView {
    fn from(known: KnownConflict) -> Self {
        Self {
            id: known.finding.id,
            juror_id: known.whom.juror().cloned(),
            user_id: known.whom.user().cloned(),
            organisation_id: known.startup,
            kind: known.finding.kind,
            source: known.finding.source,
            reason: known.finding.reason,
            declared_at: known.finding.declared_at,
            removed_at: known.removed_at,
            removed_reason: known.removed_reason,
            from: known.period.from,
            until: known.period.until,
        }
    }
}

/// One reason why a person should not judge a startup.
#[derive(Debug, Serialize, ToSchema)]
pub struct FindingView {
    /// Why.
    pub kind: ConflictKind,
    /// Who says so.
    pub source: ConflictSource,
    /// The explanation; for a shared mail domain, the domain; for a membership that is over, its first and last day.
    #[schema(required, max_length = 4000)]
    pub reason: Option<String>,
}

impl From<ConflictFinding> for FindingView {
    fn from(finding: ConflictFinding) -> Self {
        Self { kind: finding.kind, source: finding.source, reason: finding.reason }
    }
}

/// An assignment as those see it who keep the panel.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentView {
    /// Its identifier.
    pub id: AssignmentId,
    /// The review phase.
    pub phase_id: PhaseId,
    /// The juror.
    pub juror_id: JurorId,
    /// The application.
    pub application_id: ApplicationId,
    /// What the juror calls the application.
    #[schema(max_length = 20, example = "A7K2M9QX")]
    pub pseudonym: String,
    /// How far it is.
    pub state: AssignmentState,
    /// Whether the juror has a conflict of interest: the sheet is kept and does not count.
    pub conflicted: bool,
    /// The score sheet, without the juror's note; null while the panel is sealed, and where there is none.
    #[schema(required)]
    pub sheet: Option<ScoreSheet>,
    /// What counts in its place since it was corrected after the lock.
    #[schema(required)]
    pub corrected: Option<CorrectedSheet>,
    /// Why it was recused, declined, taken away or given back.
    #[schema(required, max_length = 4000)]
    pub reason: Option<String>,
    /// When the sheet was completed; null while the panel is sealed.
    #[schema(required)]
    pub completed_at: Option<Instant>,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed; while the panel is sealed and the juror has it, when it was created.
    pub updated_at: Instant,
}

impl From<Placed> for AssignmentView {
    fn from(placed: Placed) -> Self {
        let item = placed.assignment;
        let dated = placed.sheet_visible || !item.is_active();
        Self {
            id: item.id,
            phase_id: item.phase,
            juror_id: item.juror,
            application_id: item.application,
            pseudonym: item.pseudonym,
            state: item.state,
            conflicted: placed.conflicted,
            sheet: item.sheet.filter(|_| placed.sheet_visible).map(ScoreSheet::for_panel),
            corrected: item.corrected.filter(|_| placed.sheet_visible),
            reason: item.reason,
            completed_at: item.completed_at.filter(|_| placed.sheet_visible),
            created_at: item.created_at,
            updated_at: if dated { item.updated_at } else { item.created_at },
        }
    }
}

/// A dossier as its juror sees it. In a blind phase nothing in it tells who applies, or when.
#[derive(Debug, Serialize, ToSchema)]
pub struct BlindDossierView {
    /// The identifier of the assignment; it is random.
    pub id: AssignmentId,
    /// The review phase.
    pub phase_id: PhaseId,
    /// The name of the challenge.
    pub challenge_title: LocalizedText,
    /// What the juror calls the application; another juror knows it by another name.
    #[schema(max_length = 20, example = "A7K2M9QX")]
    pub pseudonym: String,
    /// How far the review is.
    pub state: AssignmentState,
    /// Who applies; null in a blind phase.
    #[schema(required)]
    pub applicant: Option<OrganisationRef>,
    /// The name of the proposed solution.
    #[schema(max_length = 200)]
    pub title: String,
    /// The answers that jurors see, in the order of the form.
    #[schema(max_items = 100)]
    pub answers: Vec<AnswerView>,
    /// What to score by.
    pub rubric: Rubric,
    /// The version of the rubric.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    pub rubric_version: i64,
    /// The juror's score sheet; null until there is one.
    #[schema(required)]
    pub sheet: Option<ScoreSheet>,
    /// Whether that sheet counts as it stands, once it is handed in, and if not why: by its own scores and the rubric, whatever becomes of
    /// the panel. It may be handed in all the same. Null where dossiers are compared.
    #[schema(required)]
    pub sheet_standing: Option<SheetStanding>,
    /// Why a sheet that was handed in was given back; null where it was not, and once it is handed in again.
    #[schema(required, max_length = 4000)]
    pub reopened_reason: Option<String>,
    /// From when jurors score.
    #[schema(required)]
    pub opens_at: Option<Instant>,
    /// Until when the sheet should be complete. What ends scoring is the lock of the panel.
    #[schema(required)]
    pub closes_at: Option<Instant>,
    /// What the juror may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

/// An answer in a dossier.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerView {
    /// The question.
    pub question_id: QuestionId,
    /// Its text.
    pub label: LocalizedText,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The answer; null for a question that was left out.
    #[schema(required)]
    pub answer: Option<AnswerValue>,
}

impl BlindDossierView {
    /// As its juror sees it at `now`.
    #[must_use]
    pub fn of(desk: Desk, now: Instant) -> Self {
        let (allowed_actions, sheet_standing) = (desk.actions(now), desk.standing());
        let Desk { assignment, stage, application, applicant } = desk;
        let answer = |(question, answer): (&Question, Option<&AnswerValue>)| {
            let (question_id, label) = (question.id.clone()?, question.label.clone());
            Some(AnswerView { answer: answer.cloned(), question_id, label, kind: question.kind })
        };
        let answers = application.document.jury_answers(&stage.challenge.document).filter_map(answer).collect();
        Self {
            id: assignment.id,
            phase_id: assignment.phase,
            challenge_title: stage.challenge.document.title.clone(),
            pseudonym: assignment.pseudonym,
            state: assignment.state,
            applicant: applicant.map(|name| OrganisationRef { id: application.startup, name }),
            title: application.document.title,
            answers,
            rubric: stage.phase.rubric_for(application.document.track.as_ref()).clone(),
            rubric_version: stage.phase.rubric_version,
            sheet: assignment.sheet,
            sheet_standing,
            reopened_reason: assignment.reason,
            opens_at: stage.phase.opens_at,
            closes_at: stage.phase.closes_at,
            allowed_actions,
        }
    }
}
