//! The applications that a review phase is about.

use crate::error::ApiResult;
use std::collections::BTreeSet;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::Outcome;
use tahaddi_domain::id::{ApplicationId, PhaseId};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, outcome};

/// Every submitted application that competes (nothing was decided about its eligibility, or that it is eligible) and was selected in all
/// earlier phases whose decision is released, by id.
///
/// # Errors
/// The store failed.
pub fn candidates(conn: &mut Conn, challenge: &Challenge, phase: &PhaseId) -> ApiResult<Vec<Application>> {
    let mut submitted = application::submitted(conn, &challenge.id)?;
    let earlier: Vec<&PhaseId> =
        challenge.document.phases.iter().filter_map(|item| item.id.as_ref()).take_while(|id| *id != phase).collect();
    let out: BTreeSet<ApplicationId> = outcome::of_challenge(conn, &challenge.id)?
        .into_iter()
        .filter(|released| released.outcome != Outcome::Selected && earlier.contains(&&released.phase))
        .map(|released| released.application)
        .collect();
    submitted.retain(|item| item.eligibility.competes() && !out.contains(&item.id));
    Ok(submitted)
}
