//! The ranking of a review phase.

use super::analysis::analysed;
use super::book::Book;
use super::stage::{Stage, load};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{ApplicationId, JurorId, OrganisationId, PhaseId};
use tahaddi_domain::jury::evaluation::Bridge;
use tahaddi_domain::jury::{BridgeRoom, JurorRole, JurorState, Lots, PartLine, PhaseReliability, Ranking, SeatLine, bridges, seat_line};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, assignment, juror, organisation, review_phase};

/// A ranking with names.
#[derive(Clone, Debug)]
pub struct RankingReport {
    /// The phase.
    pub stage: Stage,
    /// The ranking with its analysis; that of the lock once the panel is locked.
    pub ranking: Ranking,
    /// Where the seats end, by the ranking that decides.
    pub line: SeatLine,
    /// Who stands above their end, or ties for the last of them.
    pub within_seats: BTreeSet<ApplicationId>,
    /// Whether some tie for the last seat.
    pub tied_at_last_seat: bool,
    /// Where those of parts of the field end that have some of their own.
    pub parts: Vec<PartLine>,
    /// The lots that the published rule draws; those of the lock once the panel is locked.
    pub lots: Option<Lots>,
    /// Reviews that would connect panels that nothing connects, of jurors who may give them.
    pub bridges: Vec<Bridge<ApplicationId, JurorId>>,
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
    let deciding = ranking.for_decision(stage.seats_of_call());
    let line = seat_line(&deciding.ranking, deciding.seats);
    let parts = deciding.cut.lines(&deciding.ranking);
    let (within_seats, tied_at_last_seat) = (deciding.within_seats(), deciding.is_tied());
    let sees_jurors = caller.may(Action::PanelView, &stage.facts());
    let lots = deciding.lots;
    let bridges = free_bridges(conn, &stage, &ranking, &names)?;
    Ok(RankingReport { stage, ranking, line, within_seats, tied_at_last_seat, parts, lots, bridges, sees_jurors, names })
}

/// Reviews that would connect panels that nothing connects, of jurors who may give them now.
fn free_bridges(
    conn: &mut Conn,
    stage: &Stage,
    ranking: &Ranking,
    names: &BTreeMap<ApplicationId, Named>,
) -> ApiResult<Vec<Bridge<ApplicationId, JurorId>>> {
    let Some(report) = ranking.analysis.as_deref().map(|analysis| &analysis.report) else { return Ok(Vec::new()) };
    if report.connection.components.len() < 2 {
        return Ok(Vec::new());
    }
    let assignments = assignment::list(conn, &stage.phase.id)?;
    let given: BTreeSet<(&JurorId, &ApplicationId)> = assignments.iter().map(|item| (&item.juror, &item.application)).collect();
    let mut room = BTreeMap::new();
    for juror in juror::list(conn, &stage.challenge.id)? {
        if juror.state == JurorState::Accepted && juror.role == JurorRole::Juror {
            let has = assignments.iter().filter(|item| item.juror == juror.id && item.is_active()).count();
            let most = juror.facts.max_load.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
            room.insert(juror.id, most.saturating_sub(has));
        }
    }
    let book = Book::of_challenge(conn, &stage.challenge.id)?;
    let may_read = |juror: &JurorId, application: &ApplicationId| {
        let independent = names.get(application).is_some_and(|named| !book.is_conflicted(juror, &named.startup));
        independent && !given.contains(&(juror, application))
    };
    Ok(bridges(report, &BridgeRoom { room, may_read: &may_read }))
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
