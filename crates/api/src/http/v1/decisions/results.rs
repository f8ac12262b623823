//! See the results.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::PathId;
use crate::http::reply::{Found, Public};
use crate::http::v1::challenges::view::OrganisationRef;
use crate::service::jury::ranking::Named;
use crate::service::jury::results::{PhaseResults, Results, results};
use serde::Serialize;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ApplicationId, ChallengeId, PhaseId};
use tahaddi_domain::jury::DecisionCorrection;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// The results of a challenge.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultsView {
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// Its name.
    pub challenge_title: LocalizedText,
    /// The review phases whose decision is released, in their order.
    #[schema(max_items = 30)]
    pub phases: Vec<PhaseResultsView>,
}

/// The results of one review phase.
#[derive(Debug, Serialize, ToSchema)]
pub struct PhaseResultsView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// Its name.
    pub title: LocalizedText,
    /// When they were released.
    #[schema(required)]
    pub released_at: Option<Instant>,
    /// What was corrected since, oldest first; what is listed holds after all of it.
    #[schema(max_items = 10000)]
    pub corrections: Vec<ResultCorrectionView>,
    /// How many applications were decided about.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub applications: usize,
    /// How many were refused; who, is told to nobody but themselves.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub refused: usize,
    /// Who takes a seat, by name.
    #[schema(max_items = 20000)]
    pub selected: Vec<ResultView>,
    /// Who takes a seat if one becomes free, the first in line first: by the ranking that decided, then by name.
    #[schema(max_items = 20000)]
    pub reserve: Vec<ResultView>,
}

/// A correction of results that were published.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"number": 2, "released_at": "2027-06-01T09:00:00.000000Z", "reason": "Deux dossiers avaient été confondus."}))]
pub struct ResultCorrectionView {
    /// The number of the version that it made; what was first published is 1.
    #[schema(minimum = 2, maximum = 9_007_199_254_740_991_i64)]
    pub number: i64,
    /// When it was published.
    #[schema(required)]
    pub released_at: Option<Instant>,
    /// Why.
    #[schema(max_length = 2000)]
    pub reason: String,
}

impl From<DecisionCorrection> for ResultCorrectionView {
    fn from(correction: DecisionCorrection) -> Self {
        Self { number: correction.number, released_at: correction.released_at, reason: correction.document.public_reason }
    }
}

/// An application in the results.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultView {
    /// The application.
    pub application_id: ApplicationId,
    /// The name of the solution.
    #[schema(max_length = 200)]
    pub title: String,
    /// The startup.
    pub organisation: OrganisationRef,
}

impl From<(ApplicationId, Named)> for ResultView {
    fn from((application_id, named): (ApplicationId, Named)) -> Self {
        Self { application_id, title: named.title, organisation: OrganisationRef { id: named.startup, name: named.startup_name } }
    }
}

impl From<PhaseResults> for PhaseResultsView {
    fn from(results: PhaseResults) -> Self {
        Self {
            phase_id: results.phase,
            title: results.title,
            released_at: results.released_at,
            corrections: results.corrections.into_iter().map(ResultCorrectionView::from).collect(),
            applications: results.applications,
            refused: results.refused,
            selected: results.selected.into_iter().map(ResultView::from).collect(),
            reserve: results.reserve.into_iter().map(ResultView::from).collect(),
        }
    }
}

impl From<Results> for ResultsView {
    fn from(results: Results) -> Self {
        Self {
            challenge_title: results.challenge.document.title.clone(),
            challenge_id: results.challenge.id,
            phases: results.phases.into_iter().map(PhaseResultsView::from).collect(),
        }
    }
}

/// The results of a challenge
///
/// Public from the release on: who is selected and who is in reserve. Who was refused is told to nobody but themselves. Where results were
/// corrected since, those in force are shown, with when and why they were.
#[utoipa::path(get, path = "/v1/challenges/{id}/results", operation_id = "results_view", tag = "decisions",
    extensions(("x-codes" = json!([Code::ResultsNotPublished]))))]
pub async fn handle(permit: Permit<act::ResultsView>, ctx: Ctx, id: PathId<ChallengeId>) -> Result<Public<Found<ResultsView>>, ApiError> {
    let results = ctx.db.snapshot(move |conn| results(conn, &permit.caller, &id.0)).await?;
    Ok(Public(Found::computed(results.into())))
}
