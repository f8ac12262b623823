//! What an application still needs.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::PathId;
use crate::http::reply::{Found, Localised};
use crate::i18n;
use crate::service::application::progress::{Progress, progress};
use crate::service::jury::file_notices::Hidden;
use serde::Serialize;
use tahaddi_domain::document::Language;
use tahaddi_domain::dossier::{Completeness, DossierIssue, DossierNotice, HiddenReason, IdentifyingText, IdentityKind};
use tahaddi_domain::eligibility::EligibilityReport;
use tahaddi_domain::id::{ApplicationId, FileId, QuestionId};
use utoipa::ToSchema;

/// How far a dossier is.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompletenessView {
    /// What the form still needs, question by question.
    pub form: Completeness,
    /// What the rules of eligibility say of the facts in the dossier and in the profile of the startup.
    pub eligibility: EligibilityReport,
    /// The files that jurors will not be shown, because they judge blind and the files cannot be cleaned of what they tell of their authors.
    #[schema(max_items = 20)]
    pub hidden_files: Vec<HiddenFileView>,
    /// Where the title and the answers that jurors read name the startup, its people or its partners, although they judge blind; in
    /// the order of the form. It is a warning: the dossier can be handed in as it is. Files are not looked into.
    #[schema(max_items = 200)]
    pub identifying_texts: Vec<IdentifyingTextView>,
}

/// A file that jurors will not be shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenFileView {
    /// The file.
    pub file_id: FileId,
    /// The question that it answers.
    pub question_id: QuestionId,
    /// Its name.
    #[schema(max_length = 255)]
    pub name: String,
    /// Why it is not shown.
    pub reason: HiddenReason,
}

impl From<Hidden> for HiddenFileView {
    fn from(Hidden { file, reason }: Hidden) -> Self {
        Self { file_id: file.id, question_id: file.question, name: file.name, reason }
    }
}

/// A passage of the dossier that tells jurors who judge blind who applies.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"pointer": "/answers/qst_01kax3v8m0t2r4q6w8y0b1c2d3", "question_id": "qst_01kax3v8m0t2r4q6w8y0b1c2d3", "kind": "startup",
    "text": "SOLARIS Énergie", "message": "“SOLARIS Énergie” names your startup, and the jury judges blind. Say it without the name."}))]
pub struct IdentifyingTextView {
    /// JSON pointer into the document.
    #[schema(max_length = 400)]
    pub pointer: String,
    /// The question that it answers; null where it is the title.
    #[schema(required)]
    pub question_id: Option<QuestionId>,
    /// What it names.
    pub kind: IdentityKind,
    /// The passage, as it stands there. Case, accents and Arabic spelling may differ from those of the name.
    #[schema(max_length = 200)]
    pub text: String,
    /// What it tells, in the caller's language.
    #[schema(max_length = 2000)]
    pub message: String,
}

impl IdentifyingTextView {
    fn new(found: IdentifyingText, language: Language) -> Self {
        let message = i18n::page(&format!("note-names-{}", found.kind), language, [("passage", found.text.as_str())]);
        Self { pointer: found.pointer(), question_id: found.question, kind: found.kind, text: found.text, message }
    }
}

/// What is missing or wrong, in the words of a refusal.
#[must_use]
pub fn issue_message(issue: &DossierIssue, language: Language) -> String {
    i18n::field_message(issue.code, language, &issue.facts)
}

/// What a startup should know of its dossier, in words.
fn notice_message(notice: &DossierNotice, language: Language) -> String {
    let facts = notice.facts.iter().map(|(name, value)| (*name, value.as_str()));
    i18n::page(&format!("note-dossier-{}", notice.kind), language, facts)
}

/// Completeness of an application
///
/// What is missing, question by question, what should be known beside it, and what the rules of eligibility say today; a hand-in is decided by the same rules. Rules that
/// people check have their verdict once what they decided was announced. Of a
/// dossier that was reopened it is the correction. Only the startup sees it.
#[utoipa::path(get, path = "/v1/applications/{id}/completeness", operation_id = "applications_completeness", tag = "applications")]
pub async fn handle(permit: Permit<act::DraftView>, ctx: Ctx, id: PathId<ApplicationId>) -> Result<Localised<Found<CompletenessView>>, ApiError> {
    let (now, language) = (ctx.clock.now(), permit.caller.language);
    let found = ctx.db.read(move |conn| -> ApiResult<_> { progress(conn, &permit.caller, &id.0, now) }).await?;
    let Progress { mut form, eligibility, hidden, identifying } = found;
    form.say(|issue| issue_message(issue, language), |notice| notice_message(notice, language));
    let hidden_files = hidden.into_iter().map(HiddenFileView::from).collect();
    let identifying_texts = identifying.into_iter().map(|found| IdentifyingTextView::new(found, language)).collect();
    Ok(Localised(Found::computed(CompletenessView { form, eligibility, hidden_files, identifying_texts })))
}
