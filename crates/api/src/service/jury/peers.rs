//! What the others who read the same dossier said of it, for one of its jurors.

use super::book::Book;
use super::desk::read;
use super::jurors::name_of;
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::document::CriterionScore;
use tahaddi_domain::id::{AssignmentId, CriterionId};
use tahaddi_domain::jury::{AssignmentState, peer_pseudonym};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{assignment, juror};

/// What another juror said of a dossier: nothing that is for the applicant or for nobody else.
#[derive(Clone, Debug)]
pub struct Peer {
    /// What the reader calls the other.
    pub pseudonym: String,
    /// The name, where the rules tell it.
    pub name: Option<String>,
    /// The scores, with their comments.
    pub scores: BTreeMap<CriterionId, CriterionScore>,
    /// What was written to the panel.
    pub comment: String,
}

/// What the others said in sheets that are handed in and count, by pseudonym, which tells nothing. Whoever stepped back or has a conflict of
/// interest neither reads here nor is read, and whose sheets were left out is not read.
///
/// # Errors
/// `not_found`, `conflict_of_interest`, `scoring_not_open`; `forbidden`, `panel_open`, `invalid_state` before the rules show it.
pub fn peers(conn: &mut Conn, caller: &Caller, id: &AssignmentId, now: Instant) -> ApiResult<Vec<Peer>> {
    let desk = read(conn, caller, id, now)?;
    let (phase, own, startup) = (&desk.stage.phase, &desk.assignment, &desk.application.startup);
    phase.ensure_peers_visible(own.state)?;
    let book = Book::of_startup(conn, &desk.stage.challenge.id, startup)?;
    let mut peers = Vec::new();
    for item in assignment::of_application(conn, &phase.id, &own.application)? {
        let counts = item.state == AssignmentState::Completed && !phase.excludes(&item.juror) && !book.is_conflicted(&item.juror, startup);
        let shown = item.juror != own.juror && counts;
        let Some(sheet) = item.counting_sheet().filter(|_| shown) else { continue };
        let name = match juror::find(conn, &item.juror)?.filter(|_| phase.policy.peers_named) {
            Some(juror) => Some(name_of(conn, &juror)?),
            None => None,
        };
        let (scores, comment) = (sheet.scores.clone(), sheet.comment.clone());
        peers.push(Peer { pseudonym: peer_pseudonym(&own.id, &item.id), name, scores, comment });
    }
    peers.sort_by(|one, other| one.pseudonym.cmp(&other.pseudonym));
    Ok(peers)
}
