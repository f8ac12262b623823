//! Remind jurors.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{Answer, PathId, Post};
use crate::http::reply::Found;
use crate::service::jury::remind::{Reminded, remind_jurors};
use serde::{Deserialize, Serialize};
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{JurorId, PhaseId};
use tahaddi_domain::jury::ReminderOutcome;
use utoipa::ToSchema;

/// Who is reminded.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"juror_ids": ["jur_01kax3v8m0t2r4q6w8y0b1c2d3"]}))]
pub struct CreateReminders {
    /// These jurors; null or left out reminds everybody on the panel.
    #[serde(default)]
    #[schema(max_items = 1_000)]
    pub juror_ids: Option<Vec<JurorId>>,
}

/// Who was reminded.
#[derive(Debug, Serialize, ToSchema)]
pub struct RemindersView {
    /// The phase.
    pub phase_id: PhaseId,
    /// What became of it, juror by juror in the order of the invitations.
    #[schema(max_items = 5_000)]
    pub jurors: Vec<ReminderView>,
}

/// What became of the reminder of one juror.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReminderView {
    /// The juror.
    pub juror_id: JurorId,
    /// How many sheets are not handed in.
    #[schema(minimum = 0, maximum = 20_000)]
    pub open: usize,
    /// Whether a mail goes out.
    pub outcome: ReminderOutcome,
}

impl From<Reminded> for ReminderView {
    fn from(reminded: Reminded) -> Self {
        Self { juror_id: reminded.juror, open: reminded.open, outcome: reminded.outcome }
    }
}

/// Remind jurors of unfinished sheets
///
/// By mail, in the language of each, while scoring is open; nobody more than once a day. Whoever has not handed in everything two days
/// before the phase closes, and was not reminded since, is reminded without anybody asking.
#[utoipa::path(post, path = "/v1/phases/{id}/reminders", operation_id = "reminders_send", tag = "jury",
    extensions(("x-codes" = json!([Code::InvalidState, Code::ScoringNotOpen, Code::PanelLocked]))))]
pub async fn handle(
    permit: Permit<act::PanelManage>,
    ctx: Ctx,
    id: PathId<PhaseId>,
    post: Post<CreateReminders>,
) -> Result<Answer<Found<RemindersView>>, ApiError> {
    post.commit(&ctx, &permit.caller, move |tx, caller, body| {
        let jurors = remind_jurors(tx, caller, &id.0, body.juror_ids.as_deref())?;
        Ok(Found::computed(RemindersView { phase_id: id.0.clone(), jurors: jurors.into_iter().map(ReminderView::from).collect() }))
    })
    .await
}
