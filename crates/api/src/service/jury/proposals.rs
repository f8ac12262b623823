//! What the jurors propose to decide.

use super::candidates::candidates;
use super::ranking::fixed;
use super::stage::{Stage, load};
use crate::caller::Caller;
use crate::error::ApiResult;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::{ApplicationId, PhaseId};
use tahaddi_domain::jury::{Proposals, proposals};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::assignment;

/// What the jurors of each application propose, by id, once the panel is locked. What the lock put aside, and whose sheets were
/// left out since, does not count.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_open`.
pub fn of_phase(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<(Stage, Vec<(ApplicationId, Proposals)>)> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    let set_aside = fixed(conn, &stage)?.analysis.map(|kept| kept.set_aside).unwrap_or_default();
    let mut assignments = assignment::list(conn, id)?;
    assignments.retain(|item| !stage.phase.excludes(&item.juror));
    let counted = proposals(&assignments, &set_aside);
    let candidates = candidates(conn, &stage.challenge, id)?.into_iter();
    let list = candidates.map(|item| (item.id.clone(), counted.get(&item.id).copied().unwrap_or_default())).collect();
    Ok((stage, list))
}
