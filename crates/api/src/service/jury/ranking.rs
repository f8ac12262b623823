//! The ranking of a review phase.

use super::analysis::analysed;
use super::stage::{Stage, load};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, OrganisationId, PhaseId};
use tahaddi_domain::jury::{PhaseReliability, Ranking, SeatLine, seat_line};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, organisation, review_phase};

/// A ranking with names.
#[derive(Clone, Debug)]
pub struct RankingReport {
    /// The phase.
    pub stage: Stage,
    /// The ranking with its analysis; that of the lock once the panel is locked.
    pub ranking: Ranking,
    /// Where the seats end, by the ranking that decides.
    pub line: SeatLine,
    /// Whether the reader may know who the jurors are.
    pub sees_jurors: bool,
    /// The title of each application, and its startup.
    pub names: BTreeMap<ApplicationId, Named>,
}

/// What an application is called.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name of the proposed solution.
    pub title: String,
    /// The startup.
    pub startup: OrganisationId,
    /// Its name.
    pub startup_name: String,
}

/// The ranking, once it may be seen: of a sealed panel after the lock.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_open`.
pub fn ranking(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<RankingReport> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    ranking_of(conn, caller, stage)
}

/// The ranking of a stage that the caller may see.
///
/// # Errors
/// `panel_open`.
pub(super) fn ranking_of(conn: &mut Conn, caller: &Caller, stage: Stage) -> ApiResult<RankingReport> {
    stage.phase.ensure_visible_scores()?;
    let ranking = analysed(conn, &stage)?;
    let names = names(conn, &stage)?;
    let line = seat_line(&ranking.deciding(), stage.seats());
    let sees_jurors = caller.may(Action::PanelView, &stage.facts());
    Ok(RankingReport { stage, ranking, line, sees_jurors, names })
}

/// How far the panel agrees, once the ranking may be seen.
///
/// # Errors
/// As [`ranking`].
pub fn reliability(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<(Stage, PhaseReliability)> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    stage.phase.ensure_visible_scores()?;
    let analysis = analysed(conn, &stage)?.analysis.ok_or_else(|| ApiError::fault("a ranking without its analysis"))?;
    Ok((stage, analysis.reliability))
}

/// The ranking on which a decision rests.
///
/// # Errors
/// `panel_open` before the lock.
pub(super) fn fixed(conn: &mut Conn, stage: &Stage) -> ApiResult<Ranking> {
    review_phase::ranking(conn, &stage.phase.id)?.ok_or_else(|| Code::PanelOpen.into())
}

/// What the applications of a challenge are called.
///
/// # Errors
/// The store failed.
pub(super) fn names(conn: &mut Conn, stage: &Stage) -> ApiResult<BTreeMap<ApplicationId, Named>> {
    let applications = application::submitted(conn, &stage.challenge.id)?;
    let startups: Vec<OrganisationId> = applications.iter().map(|item| item.startup.clone()).collect();
    let known = organisation::names(conn, &startups)?;
    let named = applications.into_iter().map(|item| {
        let startup_name = known.get(&item.startup).cloned().unwrap_or_default();
        (item.id, Named { title: item.document.title, startup: item.startup, startup_name })
    });
    Ok(named.collect())
}
