//! The minutes of a decision: everything that a commission signs.

use super::analysis::ties;
use super::candidates::{candidates, ensure_independent};
use super::corrections::{DecisionVersion, versions};
use super::deliberation::facts;
use super::picture::{Picture, of_report};
use super::ranking::{RankingReport, ranking_of};
use super::stage::{ensure, load};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::organisation::name_of;
use std::collections::BTreeMap;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{
    Aggregation, DecisionDocument, JudgingMode, LocalizedText, Outcome, RankingMethod, RecusalGround, SessionRecusal, TiePolicy,
};
use tahaddi_domain::id::{ApplicationId, Id as _, JurorId, PhaseId};
use tahaddi_domain::jury::{JurorState, ReviewState, digest_text, rounded_text};
use tahaddi_domain::privacy::is_erased;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{juror, record, user};

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
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
}

/// The minutes: of a pending decision for those who keep the panel, of a released one for the owner of the call too. Nobody who has
/// a conflict of interest with an applicant reads them.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `panel_open`, `no_decision`.
pub fn minutes(conn: &mut Conn, caller: &Caller, id: &PhaseId, now: Instant) -> ApiResult<Minutes> {
    let stage = load(conn, caller, id, Action::MinutesView)?;
    let draft = stage.phase.state != ReviewState::Released;
    if draft {
        ensure(caller, Action::PanelView, &stage.facts())?;
    }
    let candidates = candidates(conn, &stage.challenge, id)?;
    ensure_independent(conn, caller, &stage.challenge, &candidates)?;
    if stage.phase.ensure_unlocked().is_ok() {
        return Err(Code::PanelOpen.into());
    }
    let versions = versions(conn, &stage.phase)?;
    let decision = in_force(&versions).ok_or(Code::NoDecision)?;
    let known = facts(conn, &stage, &candidates, now)?;
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

/// What holds. A correction that was made without a session leaves that of the version before on record.
fn in_force(versions: &[DecisionVersion]) -> Option<DecisionDocument> {
    let decisions = || versions.iter().rev().filter_map(|version| version.phase.decision.as_ref());
    let last = decisions().next()?.clone();
    let deliberation = decisions().find_map(|decision| decision.deliberation.clone());
    Some(DecisionDocument { deliberation, ..last })
}

/// The digest of the last signed record of a phase, as the next record of the call names it.
fn record_digest(conn: &mut Conn, id: &PhaseId) -> ApiResult<Option<String>> {
    Ok(record::of_phase(conn, id, None)?.map(|record| digest_text(&record.signed)))
}

fn recusal(((application_id, juror_id), ground): ((ApplicationId, JurorId), RecusalGround)) -> SessionRecusal {
    SessionRecusal { application_id, juror_id, ground: Some(ground) }
}

/// The members of the session by name; those of the panel as it is now where there is none. The name is that of the account, else
/// what the organiser called the person, else the identifier: of who was erased nothing else is left.
fn members(conn: &mut Conn, report: &RankingReport, decision: &DecisionDocument) -> ApiResult<BTreeMap<JurorId, String>> {
    let session = decision.deliberation.as_ref();
    let sat = |id: &JurorId| session.is_some_and(|session| session.attendance.iter().any(|entry| &entry.juror_id == id));
    let mut members = BTreeMap::new();
    for member in juror::list(conn, &report.stage.challenge.id)? {
        if !sat(&member.id) && (session.is_some() || member.state != JurorState::Accepted) {
            continue;
        }
        let account = match &member.user {
            Some(id) if !is_erased(&member.email) => user::find(conn, id)?.map(|person| person.name),
            _ => None,
        };
        let named = [account, member.name].into_iter().flatten().find(|name| !name.trim().is_empty());
        members.insert(member.id.clone(), named.unwrap_or_else(|| member.id.as_str().to_owned()));
    }
    Ok(members)
}

fn rows(report: &RankingReport, decision: &DecisionDocument) -> Vec<MinutesRow> {
    let ranking = report.ranking.deciding();
    let analysis = report.ranking.analysis.as_deref().filter(|analysis| analysis.decides() != RankingMethod::Raw);
    let calibrated: BTreeMap<&ApplicationId, f64> = analysis
        .iter()
        .flat_map(|analysis| &analysis.report.applications)
        .filter_map(|item| Some((&item.application, item.posterior_mean.or(item.calibrated_score)?)))
        .collect();
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
            outcome: decided.outcome,
            reason: decided.reason.clone(),
        })
    };
    ranking.entries.iter().filter_map(row).collect()
}
