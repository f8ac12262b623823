//! List what the others said of a dossier.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, Query};
use crate::http::reply::Listed;
use crate::service::jury::peers::{Peer, peers};
use serde::Serialize;
use std::collections::BTreeMap;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::CriterionScore;
use tahaddi_domain::id::{AssignmentId, CriterionId};
use utoipa::ToSchema;

crate::list_query! {
    /// Which page of what the others said.
    PeerQuery {}
}

/// What another juror said of the same dossier.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "pseudonym": "K4T8W2ZD", "name": null, "comment": "Dossier solide.",
    "scores": {"crt_01kax3v8m0t2r4q6w8y0b1c2d3": {"score": 4.5, "comment": "Prototype éprouvé sur deux fermes."}}
}))]
pub struct PeerSheetView {
    /// What the reader calls the other juror, of this dossier only.
    #[schema(max_length = 20, example = "K4T8W2ZD")]
    pub pseudonym: String,
    /// Who it is; null unless the rules of the phase name jurors to one another (`peers_named`).
    #[schema(required, max_length = 200)]
    pub name: Option<String>,
    /// The scores that count, by the id of their criterion, with their comments.
    pub scores: BTreeMap<CriterionId, CriterionScore>,
    /// What was written to the panel.
    #[schema(max_length = 10000)]
    pub comment: String,
}

impl From<Peer> for PeerSheetView {
    fn from(peer: Peer) -> Self {
        Self { pseudonym: peer.pseudonym, name: peer.name, scores: peer.scores, comment: peer.comment }
    }
}

/// List what the others said of a dossier
///
/// The scores and the comments to the panel in the other sheets of a dossier that the caller reads too, as soon as the rules of the phase show
/// them (`peer_visibility`): never, after the own sheet is handed in, or after the lock; of a sealed panel never before the lock. Only sheets
/// that are handed in and count, by pseudonym, which tells nothing.
#[utoipa::path(get, path = "/v1/jury/assignments/{id}/peers", operation_id = "jury_peers_list", tag = "jury",
    extensions(("x-codes" = json!([Code::ScoringNotOpen, Code::PanelOpen, Code::InvalidState, Code::Forbidden]))))]
pub async fn handle(
    permit: Permit<act::AssignmentScore>,
    ctx: Ctx,
    id: PathId<AssignmentId>,
    query: Query<PeerQuery>,
) -> Result<Listed<PeerSheetView>, ApiError> {
    let Query(query) = query;
    let cursor = ctx.cursors.open::<String>(query.limit, query.cursor.as_deref(), format!("peers:{}", id.0))?;
    let now = ctx.clock.now();
    let mut peers = ctx.db.snapshot(move |conn| peers(conn, &permit.caller, &id.0, now)).await?;
    if let Some(after) = &cursor.after {
        peers.retain(|peer: &Peer| &peer.pseudonym > after);
    }
    Ok(Listed(ctx.cursors.page(&cursor, peers, |peer| peer.pseudonym.clone())?.map(PeerSheetView::from)))
}
