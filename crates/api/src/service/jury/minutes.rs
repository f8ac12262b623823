//! The minutes of a decision: everything that a commission signs.

use super::analysis::ties;
use super::candidates::candidates;
use super::corrections::{DecisionVersion, session_on_record, versions};
use super::deliberation::{facts, sits};
use super::independence::ensure_independent;
use super::jurors;
use super::picture::{Picture, of_report};
use super::ranking::{RankingReport, ranking_of};
use super::stage::{Stage, ensure, load};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::organisation::name_of;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::{Action, Facts, PanelSeat};
use tahaddi_domain::application::Application;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{
    Aggregation, Attendance, DecisionDocument, JudgingMode, LocalizedText, Outcome, Presence, RankingMethod, RecusalGround, SessionRecusal,
    TiePolicy,
};
use tahaddi_domain::id::{ApplicationId, JurorId, PhaseId};
use tahaddi_domain::jury::{ConflictKind, ReviewState, Whom, digest_text, rounded_text};
use tahaddi_domain::privacy::is_erased;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{clearance, juror, record, user};

/// The minutes of a decided phase.
#[derive(Clone, Debug)]
pub struct Minutes {
    /// The phase.
    pub phase_id: PhaseId,
    /// The organisation that runs the call.
    pub host: String,
    /// The call.
    pub call: LocalizedText,
    /// The number under which the organiser files it.
    pub reference: Option<String>,
    /// The phase.
    pub phase: LocalizedText,
    /// The time zone of the call.
    pub time_zone: String,
    /// Whether the decision is not released yet: nothing binds.
    pub draft: bool,
    /// When was decided.
    pub decided_at: Option<Instant>,
    /// When the decision was released.
    pub released_at: Option<Instant>,
    /// What was corrected since, oldest first; what is told of results is what holds after all of it.
    pub corrections: Vec<DecisionVersion>,
    /// What was decided, with the session.
    pub decision: DecisionDocument,
    /// The panel by name; of the session, or as it is now where no session is on record.
    pub members: BTreeMap<JurorId, String>,
    /// Who took no part in what: those of the session, or those that are known.
    pub recusals: Vec<SessionRecusal>,
    /// Conflicts of interest that were cleared when the panel was locked, by application and juror.
    pub clearances: BTreeMap<(ApplicationId, JurorId), BTreeSet<ConflictKind>>,
    /// Whose sheets were left out of the ranking after the lock.
    pub exclusions: Vec<MinutesExclusion>,
    /// Who had more time to apply than the others.
    pub extensions: Vec<MinutesExtension>,
    /// The applications, best first.
    pub rows: Vec<MinutesRow>,
    /// How many seats there are.
    pub seats: u32,
    /// What happens to ties on the last seat.
    pub ties: TiePolicy,
    /// How the jurors judged.
    pub mode: JudgingMode,
    /// How sheets become a score.
    pub aggregation: Aggregation,
    /// The method that decides.
    pub method: RankingMethod,
    /// The ranking as a picture.
    pub picture: Picture,
    /// SHA-256 of the signed record, in hexadecimal; `None` while there is none.
    pub record_digest: Option<String>,
}

/// An application in the minutes.
#[derive(Clone, Debug)]
pub struct MinutesRow {
    /// The application.
    pub application: ApplicationId,
    /// The startup.
    pub startup: String,
    /// The proposed solution.
    pub title: String,
    /// Its rank by the method that decides.
    pub rank: Option<u32>,
    /// Whether others have it too.
    pub tied: bool,
    /// The plain score, with two decimals.
    pub score: Option<String>,
    /// The calibrated score that ranks, with two decimals, where that decides.
    pub calibrated: Option<String>,
    /// Its rank by the sheets of all jurors, where some were left out.
    pub rank_with_all: Option<u32>,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
}

/// A juror whose sheets were left out of the ranking.
#[derive(Clone, Debug)]
pub struct MinutesExclusion {
    /// The juror by name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Instant,
}

/// More time that one application had.
#[derive(Clone, Debug)]
pub struct MinutesExtension {
    /// The application.
    pub application: ApplicationId,
    /// Until when it could be handed in.
    pub until: Instant,
    /// When that was granted.
    pub at: Instant,
    /// Who granted it, by name.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// The minutes: of a pending decision for those who keep the panel, of a released one for the owner of the call too. A juror who sat reads
/// what is to be signed: from the release on, and where the phase is not blind from the decision on. Nobody who has a conflict of interest
/// with an applicant reads them.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_open`, `no_decision`.
pub fn minutes(conn: &mut Conn, caller: &Caller, id: &PhaseId, now: Instant) -> ApiResult<Minutes> {
    let stage = load(conn, caller, id, Action::MinutesView)?;
    let draft = stage.phase.state != ReviewState::Released;
    let versions = versions(conn, &stage.phase)?;
    let decision = in_force(&versions);
    if is_juror_only(caller, &stage) {
        let told = !draft || !stage.phase.policy.blind;
        if !(told && sat(conn, caller, &stage, decision.as_ref())?) {
            return Err(Code::Forbidden.into());
        }
    } else if draft {
        ensure(caller, Action::PanelView, &stage.facts())?;
    }
    // Those who sat, too, once they have a conflict of interest.
    ensure_independent(conn, caller, &stage.challenge.id, None)?;
    let candidates = candidates(conn, &stage.challenge, id)?;
    if stage.phase.ensure_unlocked().is_ok() {
        return Err(Code::PanelOpen.into());
    }
    let decision = decision.ok_or(Code::NoDecision)?;
    let known = facts(conn, &stage, &candidates, now)?;
    let clearances = clearances(conn, &stage, &candidates)?;
    let report = ranking_of(conn, caller, stage)?;
    let stage = &report.stage;
    let recusals = match &decision.deliberation {
        Some(session) => session.recusals.clone(),
        None => known.barred.into_iter().map(recusal).filter(|item| known.seated.contains(&item.juror_id)).collect(),
    };
    Ok(Minutes {
        phase_id: id.clone(),
        host: name_of(conn, &stage.challenge.organisation)?,
        call: stage.challenge.document.title.clone(),
        reference: stage.challenge.document.reference.clone(),
        phase: stage.title(),
        time_zone: stage.challenge.document.time_zone.clone(),
        draft,
        decided_at: stage.phase.decided_at,
        released_at: stage.phase.released_at,
        corrections: versions.into_iter().filter(|version| version.correction.is_some()).collect(),
        members: members(conn, &report, &decision)?,
        recusals,
        clearances,
        exclusions: exclusions(conn, stage)?,
        extensions: extensions(conn, &candidates)?,
        rows: rows(&report, &decision),
        seats: report.line.seats,
        ties: ties(stage),
        mode: stage.phase.policy.mode,
        aggregation: stage.phase.rubric.aggregation,
        method: report.ranking.analysis.as_ref().map(|analysis| analysis.decides()).unwrap_or_default(),
        picture: of_report(&report),
        record_digest: record_digest(conn, id)?,
        decision,
    })
}

/// Whether nothing but a seat on the panel lets the caller read the minutes.
fn is_juror_only(caller: &Caller, stage: &Stage) -> bool {
    stage.seat == Some(PanelSeat::Juror) && !caller.may(Action::MinutesView, &Facts { seat: None, ..stage.facts() })
}

/// Whether the caller sat in the session that is on record.
fn sat(conn: &mut Conn, caller: &Caller, stage: &Stage, decision: Option<&DecisionDocument>) -> ApiResult<bool> {
    let Some(session) = decision.and_then(|decision| decision.deliberation.as_ref()) else { return Ok(false) };
    let seat = juror::seat(conn, &stage.challenge.id, caller.user()?)?;
    let present = |entry: &Attendance| entry.presence == Presence::Present && Some(&entry.juror_id) == seat.as_ref().map(|seat| &seat.id);
    Ok(session.attendance.iter().any(present))
}

/// What holds.
fn in_force(versions: &[DecisionVersion]) -> Option<DecisionDocument> {
    let last = versions.iter().rev().find_map(|version| version.phase.decision.clone())?;
    Some(DecisionDocument { deliberation: session_on_record(versions), ..last })
}

/// What was cleared about the applicants, as it held when the panel was locked.
fn clearances(
    conn: &mut Conn,
    stage: &Stage,
    candidates: &[Application],
) -> ApiResult<BTreeMap<(ApplicationId, JurorId), BTreeSet<ConflictKind>>> {
    let mut held: BTreeMap<(ApplicationId, JurorId), BTreeSet<ConflictKind>> = BTreeMap::new();
    for item in clearance::list(conn, &stage.challenge.id)? {
        let by_then = |at: Instant| stage.phase.locked_at.is_none_or(|locked| at <= locked);
        if !by_then(item.cleared_at) || item.revoked_at.is_some_and(by_then) {
            continue;
        }
        // Who decides without a seat judges nothing, and does not stand in it.
        let seat = match &item.whom {
            Whom::Juror(juror) => Some(juror.clone()),
            Whom::User(user) => juror::seat(conn, &stage.challenge.id, user)?.map(|seat| seat.id),
        };
        let Some(seat) = seat else { continue };
        for application in candidates.iter().filter(|application| application.startup == item.startup) {
            held.entry((application.id.clone(), seat.clone())).or_default().extend(item.kinds());
        }
    }
    Ok(held)
}

/// The digest of the last signed record of a phase, as the next record of the call names it.
fn record_digest(conn: &mut Conn, id: &PhaseId) -> ApiResult<Option<String>> {
    Ok(record::of_phase(conn, id, None)?.map(|record| digest_text(&record.signed)))
}

fn recusal(((application_id, juror_id), ground): ((ApplicationId, JurorId), RecusalGround)) -> SessionRecusal {
    SessionRecusal { application_id, juror_id, ground: Some(ground) }
}

/// The members of the session by name; those of the panel as it is now where there is none.
fn members(conn: &mut Conn, report: &RankingReport, decision: &DecisionDocument) -> ApiResult<BTreeMap<JurorId, String>> {
    let session = decision.deliberation.as_ref();
    let sat = |id: &JurorId| session.is_some_and(|session| session.attendance.iter().any(|entry| &entry.juror_id == id));
    let mut members = BTreeMap::new();
    for member in juror::list(conn, &report.stage.challenge.id)? {
        if !sat(&member.id) && (session.is_some() || !sits(&member, &report.stage)) {
            continue;
        }
        members.insert(member.id.clone(), jurors::name_of(conn, &member)?);
    }
    Ok(members)
}

/// Whose sheets were left out and still are.
fn exclusions(conn: &mut Conn, stage: &Stage) -> ApiResult<Vec<MinutesExclusion>> {
    let mut told = Vec::new();
    for exclusion in stage.phase.exclusions.standing() {
        let name = match juror::find(conn, &exclusion.juror_id)? {
            Some(member) => jurors::name_of(conn, &member)?,
            None => exclusion.juror_id.to_string(),
        };
        told.push(MinutesExclusion { name, reason: exclusion.reason.clone(), at: exclusion.excluded_at });
    }
    Ok(told)
}

fn extensions(conn: &mut Conn, candidates: &[Application]) -> ApiResult<Vec<MinutesExtension>> {
    let mut extensions = Vec::new();
    for (dossier, extension) in candidates.iter().filter_map(|dossier| Some((dossier, dossier.grants.extension.as_ref()?))) {
        let person = user::find(conn, &extension.by)?.filter(|person| !is_erased(&person.email));
        extensions.push(MinutesExtension {
            application: dossier.id.clone(),
            until: extension.until,
            at: extension.at,
            by: person.map_or_else(|| extension.by.to_string(), |person| person.name),
            reason: extension.reason.clone(),
        });
    }
    Ok(extensions)
}

fn rows(report: &RankingReport, decision: &DecisionDocument) -> Vec<MinutesRow> {
    let ranking = report.ranking.deciding();
    let analysis = report.ranking.analysis.as_deref().filter(|analysis| analysis.decides() != RankingMethod::Raw);
    let calibrated: BTreeMap<&ApplicationId, f64> = analysis
        .iter()
        .flat_map(|analysis| &analysis.report.applications)
        .filter_map(|item| Some((&item.application, item.posterior_mean.or(item.calibrated_score)?)))
        .collect();
    let with_all = report.ranking.analysis.iter().flat_map(|analysis| &analysis.with_all);
    let with_all: BTreeMap<&ApplicationId, u32> = with_all.filter_map(|place| Some((&place.application_id, place.rank?))).collect();
    let row = |entry: &tahaddi_domain::jury::RankedApplication| {
        let decided = decision.entry(&entry.application)?;
        let named = report.names.get(&entry.application);
        Some(MinutesRow {
            application: entry.application.clone(),
            startup: named.map_or_else(|| entry.application.to_string(), |named| named.startup_name.clone()),
            title: named.map(|named| named.title.clone()).unwrap_or_default(),
            rank: entry.rank,
            tied: entry.tied,
            score: entry.display.clone(),
            calibrated: calibrated.get(&entry.application).map(|score| rounded_text(*score, 2)),
            rank_with_all: with_all.get(&entry.application).copied(),
            outcome: decided.outcome,
            reason: decided.reason.clone(),
        })
    };
    ranking.entries.iter().filter_map(row).collect()
}
