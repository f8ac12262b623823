//! How an application was judged.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::service::application::feedback::{PhaseReport, feedback};
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{Criterion, LocalizedText, Outcome, Points};
use tahaddi_domain::feedback::{CriterionFeedback, FeedbackState, Spread};
use tahaddi_domain::id::{ApplicationId, CriterionId, PhaseId};
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// What an applicant is told, phase by phase.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeedbackView {
    /// The application.
    pub application_id: ApplicationId,
    /// The phases whose outcome is released, in the order of release.
    #[schema(max_items = 30)]
    pub phases: Vec<PhaseFeedbackView>,
}

/// What an applicant is told of one phase.
#[derive(Debug, Serialize, ToSchema)]
pub struct PhaseFeedbackView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// Its name.
    pub title: LocalizedText,
    /// What was decided.
    pub outcome: Outcome,
    /// Why; always there for a refusal.
    #[schema(required, max_length = 4000)]
    pub reason: Option<String>,
    /// When it was released.
    pub released_at: Instant,
    /// Whether the call tells more than that.
    pub state: FeedbackState,
    /// From when it does, where that is known and lies ahead.
    #[schema(required)]
    pub given_from: Option<Instant>,
    /// Whether the call gives it on request only: asking is reading it here.
    pub on_request: bool,
    /// What the call says of it.
    pub note: LocalizedText,
    /// How many reviews were counted; null while nothing more is told.
    #[schema(required, minimum = 0, maximum = 1000)]
    pub reviews: Option<u32>,
    /// What the panel says, criterion by criterion; empty while nothing more is told, and where criteria are not shown to applicants.
    #[schema(max_items = 40)]
    pub criteria: Vec<CriterionFeedbackView>,
    /// What the jurors whose reviews count say to the applicant, in alphabetical order and nobody's name with it; empty while nothing more
    /// is told.
    #[schema(max_items = 1_000)]
    pub texts: Vec<String>,
}

/// What the panel says on one criterion. Neither a rank nor who gave which score.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"criterion_id": "crt_01kax3v8m0t2r4q6w8y0b1c2d3", "label": {"fr": "Innovation", "ar": null, "en": null}, "min": 0, "max": 5, "value": 3.5,
    "spread": {"applications": 14, "lowest": 1.0, "lower_quartile": 2.5, "median": 3.0, "upper_quartile": 4.0, "highest": 4.5}}))]
pub struct CriterionFeedbackView {
    /// The criterion.
    pub criterion_id: CriterionId,
    /// Its name.
    pub label: LocalizedText,
    /// Where its scale begins.
    pub min: Points,
    /// Where its scale ends.
    pub max: Points,
    /// What the panel gave the application, on that scale; null if nobody scored it.
    #[schema(required)]
    pub value: Option<f64>,
    /// What the panel gave all applications, on that scale; null where there are fewer than five.
    #[schema(required)]
    pub spread: Option<SpreadView>,
}

/// How the values of all applications are spread.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"applications": 14, "lowest": 1.0, "lower_quartile": 2.5, "median": 3.0, "upper_quartile": 4.0, "highest": 4.5}))]
pub struct SpreadView {
    /// How many applications have a value.
    #[schema(minimum = 5, maximum = 20000)]
    pub applications: usize,
    /// The lowest value.
    pub lowest: f64,
    /// A quarter of the values are below.
    pub lower_quartile: f64,
    /// Half of the values are below.
    pub median: f64,
    /// Three quarters of the values are below.
    pub upper_quartile: f64,
    /// The highest value.
    pub highest: f64,
}

impl From<Spread> for SpreadView {
    fn from(spread: Spread) -> Self {
        Self {
            applications: spread.applications,
            lowest: spread.lowest,
            lower_quartile: spread.lower_quartile,
            median: spread.median,
            upper_quartile: spread.upper_quartile,
            highest: spread.highest,
        }
    }
}

impl From<(Criterion, CriterionFeedback)> for CriterionFeedbackView {
    fn from((criterion, told): (Criterion, CriterionFeedback)) -> Self {
        Self {
            criterion_id: told.criterion,
            label: criterion.label,
            min: criterion.min,
            max: criterion.max,
            value: told.value,
            spread: told.spread.map(SpreadView::from),
        }
    }
}

impl From<PhaseReport> for PhaseFeedbackView {
    fn from(report: PhaseReport) -> Self {
        Self {
            phase_id: report.released.phase,
            title: report.title,
            outcome: report.released.outcome,
            reason: report.released.reason,
            released_at: report.released.released_at,
            state: report.state,
            given_from: report.from,
            on_request: report.on_request,
            note: report.note,
            reviews: report.reviews,
            criteria: report.criteria.into_iter().map(CriterionFeedbackView::from).collect(),
            texts: report.texts,
        }
    }
}

/// Feedback on an application
///
/// For its startup and those who run the call, from the first release on: the outcome of each released phase with its reason, and, where
/// and when the call gives feedback, what the panel says on each criterion, how that stands among all applications, and what jurors wrote
/// to the applicant.
#[utoipa::path(get, path = "/v1/applications/{id}/feedback", operation_id = "applications_feedback", tag = "applications",
    extensions(("x-codes" = json!([Code::ResultsNotPublished, Code::ConflictOfInterest]))))]
pub async fn handle(permit: Permit<act::FeedbackView>, ctx: Ctx, id: PathId<ApplicationId>) -> Result<Found<FeedbackView>, ApiError> {
    let now = ctx.clock.now();
    let application_id = id.0.clone();
    let phases = ctx.db.snapshot(move |conn| feedback(conn, &permit.caller, &id.0, now)).await?;
    Ok(Found::computed(FeedbackView { application_id, phases: phases.into_iter().map(PhaseFeedbackView::from).collect() }))
}
