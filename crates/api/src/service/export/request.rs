//! Asking for an export, and seeing how far one's exports are.

use super::dossiers::wanted;
use super::find_own;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::application::show::ensure_not_judging_blind;
use crate::service::challenge;
use crate::service::jury::independence::ensure_independent;
use crate::service::jury::stage::{self, ensure_unsealed};
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{ExportOptions, PhaseExportOptions};
use tahaddi_domain::export::{EXPORT_LIFE, Export, ExportState, ensure_room};
use tahaddi_domain::id::{ChallengeId, ExportId, Id as _, PhaseId};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::application;
use tahaddi_persistence::repo::{export, user};
use tahaddi_persistence::{Conn, Tx};

/// Asks for the dossiers of a challenge, as they may be listed.
///
/// # Errors
/// `not_found`; `forbidden`, also for who judges blind; `conflict_of_interest` with any applicant; `applications_sealed` before the deadline;
/// `quota_exceeded`.
pub fn of_applications(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, options: &ExportOptions) -> ApiResult<Export> {
    let challenge = challenge::load(tx, caller, id, Action::DossierExport)?;
    ensure_not_judging_blind(tx, caller, id)?;
    ensure_independent(tx, caller, id, None)?;
    ensure_unsealed(&challenge, tx.now()?)?;
    let total = application::count_handed_in(tx, id, &wanted(options))?;
    queue(tx, caller, &challenge, (None, false), options.clone(), total)
}

/// Asks for everything about a locked review phase. What those alone may see who keep the panel is in it for them alone.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `panel_open` before the lock; `quota_exceeded`.
pub fn of_phase(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, options: &PhaseExportOptions) -> ApiResult<Export> {
    let stage = stage::load(tx, caller, id, Action::RankingView)?;
    ensure_locked(&stage)?;
    let with_panel = caller.may(Action::PanelView, &stage.facts());
    queue(tx, caller, &stage.challenge, (Some(id), with_panel), options.clone().into(), 0)
}

/// An export is of what no longer changes, sealed panel or not.
///
/// # Errors
/// `panel_open`.
pub(super) fn ensure_locked(stage: &stage::Stage) -> ApiResult<()> {
    if stage.phase.ensure_unlocked().is_ok() { Err(Code::PanelOpen.into()) } else { Ok(()) }
}

fn queue(
    tx: &mut Tx<'_>,
    caller: &Caller,
    challenge: &Challenge,
    (phase, with_panel): (Option<&PhaseId>, bool),
    options: ExportOptions,
    rows_total: i64,
) -> ApiResult<Export> {
    let person = caller.user()?.clone();
    // Requests of one person wait for one another, so that none is counted twice.
    user::lock(tx, &person)?;
    ensure_room(export::count_open(tx, &person)?)?;
    let now = tx.now()?;
    let export = Export {
        id: tx.new_id()?,
        challenge: challenge.id.clone(),
        phase: phase.cloned(),
        requested_by: person,
        options: ExportOptions { language: Some(options.language.unwrap_or(caller.language)), ..options },
        with_panel,
        state: ExportState::Queued,
        rows_done: 0,
        rows_total,
        failure: None,
        file: None,
        created_at: now,
        finished_at: None,
        expires_at: now + EXPORT_LIFE,
    };
    export::insert(tx, &export)?;
    let details = json!({
        "challenge_id": challenge.id, "phase_id": phase, "kind": export.kind(), "format": export.options.format,
        "include_withdrawn": export.options.include_withdrawn, "eligibility": export.options.eligibility, "with_panel": with_panel,
    });
    record(tx, caller, Event::new("export.requested", export.id.as_str()).within(&challenge.organisation).with(details))?;
    Ok(export)
}

/// An export of the caller.
///
/// # Errors
/// `not_found`.
pub fn show(conn: &mut Conn, caller: &Caller, id: &ExportId) -> ApiResult<Export> {
    find_own(conn, caller, id)
}

/// What the caller may do with an export at `now`.
#[must_use]
pub fn actions(export: &Export, now: Instant) -> Vec<tahaddi_domain::action::AllowedAction> {
    vec![tahaddi_domain::action::AllowedAction::attempt("download", export.ensure_downloadable(now))]
}
