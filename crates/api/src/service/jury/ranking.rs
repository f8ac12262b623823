//! The ranking of a review phase.

use super::analysis::{fixed_with_analysis, open};
use super::book::Book;
use super::remembered::known;
use super::stage::{Stage, load};
use super::tally::{Tally, tally_with_book};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::application::Application;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::JurorScope;
use tahaddi_domain::id::{ApplicationId, JurorId, OrganisationId, PhaseId};
use tahaddi_domain::jury::evaluation::Bridge;
use tahaddi_domain::jury::{
    Assignment, BridgeRoom, JurorRole, JurorState, Lots, PartLine, Persons, PhaseReliability, Ranking, SeatLine, bridges, seat_line,
};
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

/// A ranking as it was read, which may have to be computed yet.
#[derive(Clone, Debug)]
pub struct RankingGround {
    stage: Stage,
    base: Base,
    names: BTreeMap<ApplicationId, Named>,
    bridging: Option<Bridging>,
    sees_jurors: bool,
}

/// Where the ranking comes from.
#[derive(Clone, Debug)]
enum Base {
    /// It stands.
    Known(Box<Ranking>),
    /// It follows from what counts.
    Open(Box<Tally>),
}

/// From what it follows who could give further reviews.
#[derive(Clone, Debug)]
struct Bridging {
    /// Who was given what, now or before.
    given: BTreeSet<(JurorId, ApplicationId)>,
    persons: Persons,
    /// How many more each juror takes who judges in the phase.
    room: BTreeMap<JurorId, usize>,
    scopes: BTreeMap<JurorId, JurorScope>,
    book: Book,
}

/// The ranking, once it may be seen: of a sealed panel after the lock.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_open`.
pub fn ranking(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<RankingReport> {
    read(conn, caller, id)?.report()
}

/// What the ranking follows from, once it may be seen.
///
/// # Errors
/// As [`ranking`].
pub fn read(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<RankingGround> {
    let stage = load(conn, caller, id, Action::RankingView)?;
    RankingGround::of(conn, caller, stage)
}

/// The ranking of a stage that the caller may see.
///
/// # Errors
/// `panel_open`.
pub(super) fn ranking_of(conn: &mut Conn, caller: &Caller, stage: Stage) -> ApiResult<RankingReport> {
    RankingGround::of(conn, caller, stage)?.report()
}

impl RankingGround {
    fn of(conn: &mut Conn, caller: &Caller, stage: Stage) -> ApiResult<Self> {
        stage.phase.ensure_visible_scores()?;
        let apart = |ranking: &Ranking| ranking.analysis.as_deref().is_some_and(|analysis| !analysis.is_connected());
        let (base, names, bridging) = match fixed_with_analysis(conn, &stage)? {
            Some(ranking) => {
                let bridging = match apart(&ranking) {
                    true => {
                        let book = Book::of_challenge(conn, &stage.challenge.id)?;
                        let assignments = assignment::list(conn, &stage.phase.id)?;
                        Some(Bridging::of(conn, &stage, &assignments, book)?)
                    }
                    false => None,
                };
                (Base::Known(Box::new(ranking)), names(conn, &stage)?, bridging)
            }
            None => {
                let (tally, book) = tally_with_book(conn, &stage)?;
                let names = names_of(conn, &tally.candidates)?;
                let known = known(&stage.phase, stage.challenge.version, &tally);
                let bridging = match known.as_ref().is_none_or(apart) {
                    true => Some(Bridging::of(conn, &stage, tally.assignments.iter().chain(&tally.apart), book)?),
                    false => None,
                };
                (known.map_or_else(|| Base::Open(Box::new(tally)), |ranking| Base::Known(Box::new(ranking))), names, bridging)
            }
        };
        let sees_jurors = caller.may(Action::PanelView, &stage.facts());
        Ok(Self { stage, base, names, bridging, sees_jurors })
    }

    /// Whether nothing has to be computed that takes long.
    #[must_use]
    pub fn is_known(&self) -> bool {
        matches!(self.base, Base::Known(_))
    }

    /// The ranking. Needs no database, and takes long where it is not known.
    ///
    /// # Errors
    /// A fault of ours.
    pub fn report(self) -> ApiResult<RankingReport> {
        let Self { stage, base, names, bridging, sees_jurors } = self;
        let ranking = match base {
            Base::Known(ranking) => *ranking,
            Base::Open(tally) => open(&stage, *tally)?,
        };
        let bridges = bridging.map(|bridging| bridging.free(&ranking, &names)).unwrap_or_default();
        let deciding = ranking.for_decision(stage.seats_of_call());
        let line = seat_line(&deciding.ranking, deciding.seats);
        let parts = deciding.cut.lines(&deciding.ranking);
        let (within_seats, tied_at_last_seat) = (deciding.within_seats(), deciding.is_tied());
        let lots = deciding.lots;
        Ok(RankingReport { stage, ranking, line, within_seats, tied_at_last_seat, parts, lots, bridges, sees_jurors, names })
    }

    /// How far the panel agrees. As [`RankingGround::report`].
    ///
    /// # Errors
    /// A fault of ours.
    pub fn reliability(self) -> ApiResult<(Stage, PhaseReliability)> {
        let RankingReport { stage, ranking, .. } = self.report()?;
        let analysis = ranking.analysis.ok_or_else(|| ApiError::fault("a ranking without its analysis"))?;
        Ok((stage, analysis.reliability))
    }
}

impl Bridging {
    fn of<'a>(conn: &mut Conn, stage: &Stage, assignments: impl IntoIterator<Item = &'a Assignment>, book: Book) -> ApiResult<Self> {
        let (mut given, mut has) = (BTreeSet::new(), BTreeMap::<JurorId, usize>::new());
        for item in assignments {
            *has.entry(item.juror.clone()).or_default() += usize::from(item.is_active());
            given.insert((item.juror.clone(), item.application.clone()));
        }
        let (mut room, mut scopes) = (BTreeMap::new(), BTreeMap::new());
        for juror in juror::list(conn, &stage.challenge.id)? {
            if juror.state == JurorState::Accepted && juror.role == JurorRole::Juror && juror.scope.includes(&stage.phase.id) {
                let most = juror.facts.max_load.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
                room.insert(juror.id.clone(), most.saturating_sub(has.get(&juror.id).copied().unwrap_or_default()));
                scopes.insert(juror.id, juror.scope);
            }
        }
        Ok(Self { given, persons: book.persons(), room, scopes, book })
    }

    /// Reviews that would connect panels that nothing connects, of jurors who may give them now.
    fn free(self, ranking: &Ranking, names: &BTreeMap<ApplicationId, Named>) -> Vec<Bridge<ApplicationId, JurorId>> {
        let Some(analysis) = ranking.analysis.as_deref().filter(|analysis| !analysis.is_connected()) else { return Vec::new() };
        let Self { given, persons, room, scopes, book } = self;
        let may_read = |juror: &JurorId, application: &ApplicationId| {
            let independent = names.get(application).is_some_and(|named| !book.is_conflicted(juror, &named.startup));
            let asked = scopes.get(juror).is_some_and(|scope| scope.covers(analysis.tracks.get(application)));
            let read = persons.seats_of(juror).any(|seat| given.contains(&(seat.clone(), application.clone())));
            independent && asked && !read
        };
        bridges(&analysis.report, &BridgeRoom { room, may_read: &may_read })
    }
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
    names_of(conn, &applications)
}

fn names_of(conn: &mut Conn, applications: &[Application]) -> ApiResult<BTreeMap<ApplicationId, Named>> {
    let startups: Vec<OrganisationId> = applications.iter().map(|item| item.startup.clone()).collect();
    let known = organisation::names(conn, &startups)?;
    let named = applications.iter().map(|item| {
        let startup_name = known.get(&item.startup).cloned().unwrap_or_default();
        (item.id.clone(), Named { title: item.document.title.clone(), startup: item.startup.clone(), startup_name })
    });
    Ok(named.collect())
}
