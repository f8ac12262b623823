//! See the ranking.

use super::view::RankingView;
use crate::auth::permit::{Permit, act};
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::unchanged::{Asked, Same};
use crate::service::jury::ranking::{RankingGround, read};
use serde::Deserialize;
use std::sync::Arc;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::PhaseId;
use tahaddi_persistence::DataMark;
use utoipa::IntoParams;

/// How much of a ranking is wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RankingQuery {
    /// Only the first so many entries; all of them without it.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 20_000, nullable = false)]
    pub top: Option<Entries>,
}

/// How many entries of a ranking: 1 to 20,000.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "u32")]
pub struct Entries(u32);

impl TryFrom<u32> for Entries {
    type Error = &'static str;
    fn try_from(number: u32) -> Result<Self, Self::Error> {
        if (1..=20_000).contains(&number) { Ok(Self(number)) } else { Err("from 1 to 20,000") }
    }
}

/// The ranking of a review phase
///
/// Of a sealed panel once it is locked; before that nobody sees it, operators included. The plain scores come first and decide,
/// unless the published rules name a calibrated method; beside them stands what calibration says, with how far it can be trusted.
/// What concerns single jurors is shown to those who keep the panel.
#[utoipa::path(get, path = "/v1/phases/{id}/ranking", operation_id = "phases_ranking", tag = "decisions",
    extensions(("x-codes" = json!([Code::PanelOpen]))))]
pub async fn handle(
    permit: Permit<act::RankingView>,
    ctx: Ctx,
    asked: Asked,
    id: PathId<PhaseId>,
    query: Query<RankingQuery>,
) -> Result<Same<RankingView>, ApiError> {
    let make = async || {
        let (mark, ground) = ground(&ctx, &permit.caller, id.0.clone()).await?;
        let report = away(&ctx, ground, RankingGround::report).await?;
        let mut view = RankingView::from(report);
        if let Some(Entries(most)) = query.0.top {
            view.entries.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        }
        Ok((mark, view))
    };
    asked.unchanged(&ctx, make).await
}

/// What a ranking follows from, with the mark of the snapshot.
///
/// # Errors
/// As [`read`].
pub(super) async fn ground(ctx: &Ctx, caller: &Arc<Caller>, id: PhaseId) -> ApiResult<(DataMark, RankingGround)> {
    let caller = Arc::clone(caller);
    ctx.db.snapshot(move |conn| Ok((conn.mark()?, read(conn, &caller, &id)?))).await
}

/// Computes what follows from a ranking: away from the threads of the database and, where that takes long, only a few at once.
///
/// # Errors
/// Those of the computation; `dependency_unavailable` where too many are waiting.
pub(super) async fn away<T: Send + 'static>(
    ctx: &Ctx,
    ground: RankingGround,
    compute: impl FnOnce(RankingGround) -> ApiResult<T> + Send + 'static,
) -> ApiResult<T> {
    if ground.is_known() {
        return compute(ground);
    }
    ctx.rankings.place().await?.run(move || compute(ground)).await
}
