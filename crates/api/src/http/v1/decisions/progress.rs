//! How far a review phase is.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::Found;
use crate::http::v1::applications::grant::GrantedView;
use crate::service::jury::progress::{ApplicationProgress, JurorProgress, Progress, progress};
use crate::service::jury::stage::Stage;
use serde::Serialize;
use tahaddi_domain::dossier::PersonalExtension;
use tahaddi_domain::id::{ApplicationId, JurorId, PhaseId};
use tahaddi_domain::jury::ReviewState;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// How far a review phase is: counts, never scores.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// Its state.
    pub state: ReviewState,
    /// How many applications it is about.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub applications: usize,
    /// Completed sheets that each application needs.
    #[schema(minimum = 1, maximum = 20)]
    pub reviews_per_application: u32,
    /// How many assignments are with a juror.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub assigned: usize,
    /// How many completed sheets count.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub completed: usize,
    /// How many completed sheets are kept aside for a conflict of interest.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub quarantined: usize,
    /// How many applications lack completed sheets.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub coverage_missing: usize,
    /// By application; null for those who do not keep the panel, and before the deadline for applications.
    #[schema(required, max_items = 20000)]
    pub by_application: Option<Vec<ApplicationProgressView>>,
    /// By juror; null for those who do not keep the panel, and before the deadline for applications.
    #[schema(required, max_items = 1000)]
    pub by_juror: Option<Vec<JurorProgressView>>,
    /// The applications that had more time to be handed in than the others; null for those who do not keep the panel, and before the deadline
    /// for applications.
    #[schema(required, max_items = 20000)]
    pub extensions: Option<Vec<ExtendedApplicationView>>,
}

/// An application that had more time than the others.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExtendedApplicationView {
    /// The application.
    pub application_id: ApplicationId,
    /// Until when it could be handed in, who granted that, when and why.
    pub extension: GrantedView,
}

/// How far the reviews of one application are.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationProgressView {
    /// The application.
    pub application_id: ApplicationId,
    /// How many assignments are with a juror.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub assigned: usize,
    /// How many completed sheets count.
    #[schema(minimum = 0)]
    pub completed: u32,
}

/// How far one juror is.
#[derive(Debug, Serialize, ToSchema)]
pub struct JurorProgressView {
    /// The juror.
    pub juror_id: JurorId,
    /// How many assignments the juror has and has not completed.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub assigned: usize,
    /// How many the juror has completed.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub completed: usize,
    /// From how many the juror stepped back.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub recused: usize,
    /// How many the juror did not take.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub declined: usize,
}

impl From<ApplicationProgress> for ApplicationProgressView {
    fn from(item: ApplicationProgress) -> Self {
        Self { application_id: item.application, assigned: item.assigned, completed: item.completed }
    }
}

impl From<JurorProgress> for JurorProgressView {
    fn from(item: JurorProgress) -> Self {
        Self { juror_id: item.juror, assigned: item.assigned, completed: item.completed, recused: item.recused, declined: item.declined }
    }
}

impl From<(ApplicationId, PersonalExtension)> for ExtendedApplicationView {
    fn from((application_id, extension): (ApplicationId, PersonalExtension)) -> Self {
        Self { application_id, extension: GrantedView::from(&extension) }
    }
}

impl ProgressView {
    fn of(stage: Stage, progress: Progress, now: Instant) -> Self {
        Self {
            state: stage.current(now),
            phase_id: stage.phase.id,
            applications: progress.applications,
            reviews_per_application: stage.phase.policy.reviews_per_application,
            assigned: progress.assigned,
            completed: progress.completed,
            quarantined: progress.quarantined,
            coverage_missing: progress.coverage_missing,
            by_application: progress.by_application.map(|list| list.into_iter().map(ApplicationProgressView::from).collect()),
            by_juror: progress.by_juror.map(|list| list.into_iter().map(JurorProgressView::from).collect()),
            extensions: progress.extensions.map(|list| list.into_iter().map(ExtendedApplicationView::from).collect()),
        }
    }
}

/// How far a review phase is
///
/// Totals for all who select; by application and juror, with the individual extensions, for those who keep the panel. Never a score.
#[utoipa::path(get, path = "/v1/phases/{id}/progress", operation_id = "phases_progress", tag = "decisions")]
pub async fn handle(permit: Permit<act::ProgressView>, ctx: Ctx, id: PathId<PhaseId>) -> Result<Found<ProgressView>, ApiError> {
    let now = ctx.clock.now();
    let (stage, progress) = ctx.db.snapshot(move |conn| progress(conn, &permit.caller, &id.0, now)).await?;
    Ok(Found::computed(ProgressView::of(stage, progress, now)))
}
