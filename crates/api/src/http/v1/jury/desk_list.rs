//! List one's assignments.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::reply::Listed;
use crate::service::jury::desk::{Task, tasks};
use serde::Serialize;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{AssignmentId, PhaseId};
use tahaddi_domain::jury::AssignmentState;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

crate::list_query! {
    /// Which of one's assignments to list.
    TaskQuery {
        /// Only those of this review phase.
        #[param(nullable = false)]
        phase_id: Option<PhaseId>,
    }
}

/// An assignment in a juror's list.
#[derive(Debug, Serialize, ToSchema)]
pub struct JuryAssignmentView {
    /// Its identifier.
    pub id: AssignmentId,
    /// The review phase.
    pub phase_id: PhaseId,
    /// The name of the challenge.
    pub challenge_title: LocalizedText,
    /// What the juror calls the application.
    #[schema(max_length = 20, example = "A7K2M9QX")]
    pub pseudonym: String,
    /// How far the review is.
    pub state: AssignmentState,
    /// From when jurors score.
    #[schema(required)]
    pub opens_at: Option<Instant>,
    /// Until when the sheet should be complete.
    #[schema(required)]
    pub closes_at: Option<Instant>,
}

impl From<Task> for JuryAssignmentView {
    fn from(task: Task) -> Self {
        Self {
            id: task.id,
            phase_id: task.stage.phase.id,
            challenge_title: task.stage.challenge.document.title.clone(),
            pseudonym: task.pseudonym,
            state: task.state,
            opens_at: task.stage.phase.opens_at,
            closes_at: task.stage.phase.closes_at,
        }
    }
}

/// List one's assignments
///
/// What the caller has to judge or has judged, by pseudonym, which tells nothing. What was given back or taken away is not listed.
#[utoipa::path(get, path = "/v1/jury/assignments", operation_id = "jury_assignments_list", tag = "jury")]
pub async fn handle(
    permit: Permit<act::AssignmentListOwn>,
    ctx: Ctx,
    query: Query<TaskQuery>,
) -> Result<Listed<JuryAssignmentView>, ApiError> {
    let Query(query) = query;
    let binding = format!("jury:{}:{:?}", permit.caller.user()?, query.phase_id);
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), binding)?;
    let now = ctx.clock.now();
    let mut tasks = ctx.db.read(move |conn| tasks(conn, &permit.caller, query.phase_id.as_ref(), now)).await?;
    let position = |task: &Task| (task.pseudonym.clone(), task.id.clone());
    if let Some(after) = &cursor.after {
        tasks.retain(|task| &position(task) > after);
    }
    Ok(Listed(ctx.cursors.page(&cursor, tasks, position)?.map(JuryAssignmentView::from)))
}
