//! The assignments of a phase as the organiser sees them.

use super::book::Book;
use super::stage::{Stage, ensure_unsealed, load};
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::id::{ApplicationId, AssignmentId, OrganisationId, PhaseId};
use tahaddi_domain::jury::Assignment;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, assignment};

/// An assignment as the organiser sees it.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The assignment.
    pub assignment: Assignment,
    /// Whether the juror has a conflict of interest: the sheet is kept and does not count.
    pub conflicted: bool,
    /// Whether the sheet may be shown.
    pub sheet_visible: bool,
}

/// Up to `limit` assignments of a phase, and one more if there are more, in the order of their ids.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `applications_sealed` before the deadline.
pub fn list(
    conn: &mut Conn,
    caller: &Caller,
    id: &PhaseId,
    after: Option<&AssignmentId>,
    limit: u32,
    now: Instant,
) -> ApiResult<Vec<Placed>> {
    let stage = load(conn, caller, id, Action::PanelView)?;
    ensure_unsealed(&stage.challenge, now)?;
    let page = assignment::page(conn, id, after, i64::from(limit) + 1)?;
    place(conn, &stage, page)
}

/// Assignments with what the organiser may know of each.
///
/// # Errors
/// The store failed.
pub fn place(conn: &mut Conn, stage: &Stage, assignments: Vec<Assignment>) -> ApiResult<Vec<Placed>> {
    let book = Book::of_challenge(conn, &stage.challenge.id)?;
    let mut startups: BTreeMap<ApplicationId, Option<OrganisationId>> = BTreeMap::new();
    let sheet_visible = stage.phase.ensure_visible_scores().is_ok();
    let mut placed = Vec::with_capacity(assignments.len());
    for assignment in assignments {
        if !startups.contains_key(&assignment.application) {
            let startup = application::find(conn, &assignment.application)?.map(|found| found.startup);
            startups.insert(assignment.application.clone(), startup);
        }
        let startup = startups.get(&assignment.application).and_then(Option::as_ref);
        let conflicted = startup.is_some_and(|startup| book.is_conflicted(&assignment.juror, startup));
        placed.push(Placed { assignment, conflicted, sheet_visible });
    }
    Ok(placed)
}
