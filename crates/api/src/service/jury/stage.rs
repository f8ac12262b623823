//! A review phase with its challenge and the caller's seat: what every use case of a panel begins with.

use super::independence::{Independence, independence};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::application::show::is_judged_blind;
use tahaddi_domain::access::{Action, Facts, PanelSeat};
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ChallengeId, PhaseId};
use tahaddi_domain::jury::{JurorRole, MAX_SEATS, PhaseCut, ReviewPhase, ReviewState, Scoring};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{challenge, juror, review_phase};
use tahaddi_persistence::{Conn, Tx};

/// A review phase with its challenge and the caller's seat on its panel.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The review phase.
    pub phase: ReviewPhase,
    /// Its challenge.
    pub challenge: Challenge,
    /// The caller's seat.
    pub seat: Option<PanelSeat>,
}

impl Stage {
    /// Whether the caller keeps the panel, and may know who reads which application.
    ///
    /// # Errors
    /// The store failed.
    pub(super) fn is_kept_by(&self, conn: &mut Conn, caller: &Caller) -> ApiResult<bool> {
        let blind = self.seat == Some(PanelSeat::Juror) && is_judged_blind(conn, &self.challenge.id)?;
        Ok(!blind && caller.may(Action::PanelView, &self.facts()))
    }
    /// How it is owned and seen.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        facts(&self.challenge, self.seat)
    }
    /// Its state at `now`.
    #[must_use]
    pub fn current(&self, now: Instant) -> ReviewState {
        self.phase.current(self.challenge.applications_closed(now), now)
    }
    /// The proof that jurors may score at `now`.
    ///
    /// # Errors
    /// `panel_locked`, `scoring_not_open`.
    pub fn scoring(&self, now: Instant) -> Result<Scoring<'_>, Refusal> {
        self.phase.ensure_scoring(self.challenge.applications_closed(now), now)
    }
    /// The name of the phase.
    #[must_use]
    pub fn title(&self) -> LocalizedText {
        let phase = self.challenge.document.phases.iter().find(|phase| phase.id.as_ref() == Some(&self.phase.id));
        phase.map(|phase| phase.title.clone()).unwrap_or_default()
    }
    /// How many applications can be selected, by the cut of the phase; [`MAX_SEATS`] where all are who reach the thresholds.
    #[must_use]
    pub fn seats(&self) -> u32 {
        PhaseCut::of(&self.challenge.document, &self.phase.id, &[]).seats.unwrap_or(MAX_SEATS)
    }
    /// How many startups the call selects. By these a phase is decided that was locked before cuts were applied.
    #[must_use]
    pub fn seats_of_call(&self) -> u32 {
        self.challenge.document.seats.unwrap_or_default()
    }
}

/// How a panel is owned and seen: that it exists is nobody's business but the panel's, the host's and the operators'.
#[must_use]
pub fn facts(challenge: &Challenge, seat: Option<PanelSeat>) -> Facts<'_> {
    Facts { host: Some(&challenge.organisation), seat, ..Facts::default() }
}

/// The caller's seat on the panel of a challenge. Whoever has a conflict of interest with an applicant keeps the panel no longer, nor decides,
/// whatever else he or she is.
///
/// # Errors
/// The store failed.
pub fn seat(conn: &mut Conn, challenge: &Challenge, caller: &Caller) -> ApiResult<Option<PanelSeat>> {
    match independence(conn, caller, challenge)? {
        Independence::Whole => own_seat(conn, challenge, caller),
        Independence::SharedDomain | Independence::None => Ok(Some(PanelSeat::Conflicted)),
    }
}

fn own_seat(conn: &mut Conn, challenge: &Challenge, caller: &Caller) -> ApiResult<Option<PanelSeat>> {
    let Some(user) = &caller.actor.user else { return Ok(None) };
    Ok(juror::seat(conn, &challenge.id, user)?.map(|juror| match juror.role {
        JurorRole::Juror => PanelSeat::Juror,
        JurorRole::Chair => PanelSeat::Chair,
    }))
}

/// Asks the access table; whoever only lacks independence is told so.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn ensure(caller: &Caller, action: Action, facts: &Facts<'_>) -> ApiResult<()> {
    match caller.ensure(action, facts) {
        Err(ApiError::Refused(refusal)) if refusal.code == Code::Forbidden && facts.seat == Some(PanelSeat::Conflicted) => {
            Err(Code::ConflictOfInterest.into())
        }
        other => other,
    }
}

/// What shows or changes who reads which application, or names the startups: not for who judges them by pseudonyms, whatever else the
/// person is.
const BEHIND_THE_PSEUDONYM: [Action; 6] =
    [Action::PanelView, Action::PanelManage, Action::ConflictCheck, Action::PanelLock, Action::RankingView, Action::MinutesView];

/// Whether the caller, in this seat, may look behind the pseudonyms of a call. Whoever has a conflict was refused before, so that the seat is
/// the one that the person has taken.
fn ensure_in_front(conn: &mut Conn, challenge: &Challenge, seat: Option<PanelSeat>, action: Action) -> ApiResult<()> {
    let behind = seat == Some(PanelSeat::Juror) && BEHIND_THE_PSEUDONYM.contains(&action);
    if behind && is_judged_blind(conn, &challenge.id)? { Err(Code::Forbidden.into()) } else { Ok(()) }
}

/// Loads a challenge whose panel the caller may act on, with the caller's seat. Until every blind panel of the call is locked, a juror of
/// it keeps none of them.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn load_panel(conn: &mut Conn, caller: &Caller, id: &ChallengeId, action: Action) -> ApiResult<(Challenge, Option<PanelSeat>)> {
    let challenge = challenge::find(conn, id)?.ok_or(Code::NotFound)?;
    let seat = seat(conn, &challenge, caller)?;
    ensure(caller, action, &facts(&challenge, seat))?;
    ensure_in_front(conn, &challenge, seat, action)?;
    Ok((challenge, seat))
}

/// Loads a review phase that the caller may act on. Who still judges another phase of the call blind keeps this one no more than that, and
/// reads no ranking of it: it names the startups.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub fn load(conn: &mut Conn, caller: &Caller, id: &PhaseId, action: Action) -> ApiResult<Stage> {
    let phase = review_phase::find(conn, id)?.ok_or(Code::NotFound)?;
    let (challenge, seat) = load_panel(conn, caller, &phase.challenge, action)?;
    Ok(Stage { phase, challenge, seat })
}

/// As [`load`], for looking at conflicts of interest, with how far the caller is independent: nothing but a shared mail domain does not stand
/// in the way of it.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`.
pub(super) fn load_to_look(conn: &mut Conn, caller: &Caller, id: &PhaseId, action: Action) -> ApiResult<(Stage, Independence)> {
    let phase = review_phase::find(conn, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(conn, &phase.challenge)?.ok_or(Code::NotFound)?;
    let independence = independence(conn, caller, &challenge)?;
    let seat = match independence {
        Independence::Whole | Independence::SharedDomain => own_seat(conn, &challenge, caller)?,
        Independence::None => Some(PanelSeat::Conflicted),
    };
    ensure(caller, action, &facts(&challenge, seat))?;
    ensure_in_front(conn, &challenge, seat, action)?;
    Ok((Stage { phase, challenge, seat }, independence))
}

/// As [`load`], for what somebody says of himself or herself: no conflict of interest stands in the way of telling another.
///
/// # Errors
/// `not_found`, `forbidden`; `invalid_state` for a cancelled challenge.
pub(super) fn load_for_own(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, action: Action) -> ApiResult<Stage> {
    review_phase::lock_row(tx, id)?;
    let phase = review_phase::find(tx, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(tx, &phase.challenge)?.ok_or(Code::NotFound)?;
    let seat = own_seat(tx, &challenge, caller)?;
    caller.ensure(action, &facts(&challenge, seat))?;
    ensure_live(&challenge)?;
    Ok(Stage { phase, challenge, seat })
}

/// As [`load`], for a change: other writes about the phase wait for it.
///
/// # Errors
/// As [`load`]; `invalid_state` for a cancelled challenge.
pub fn load_for_change(tx: &mut Tx<'_>, caller: &Caller, id: &PhaseId, action: Action) -> ApiResult<Stage> {
    review_phase::lock_row(tx, id)?;
    let stage = load(tx, caller, id, action)?;
    ensure_live(&stage.challenge)?;
    Ok(stage)
}

/// Whether the challenge goes on.
///
/// # Errors
/// `invalid_state` once it is cancelled or archived.
pub fn ensure_live(challenge: &Challenge) -> Result<(), Refusal> {
    match challenge.state {
        ChallengeState::Cancelled | ChallengeState::Archived => Err(Refusal::state(challenge.state.as_str())),
        _ => Ok(()),
    }
}

/// Whether the panel may know who applies: nobody does before the deadline.
///
/// # Errors
/// `applications_sealed`, with the deadline.
pub fn ensure_unsealed(challenge: &Challenge, now: Instant) -> ApiResult<()> {
    if challenge.applications_closed(now) {
        return Ok(());
    }
    let refusal = Refusal::new(Code::ApplicationsSealed).with("server_time", now);
    let closes = challenge.document.application_span().1;
    Err(match closes {
        Some(closes) => refusal.with("opens_at", closes).into(),
        None => refusal.into(),
    })
}

/// Stores a review phase that was changed at `now`.
///
/// # Errors
/// The store failed.
pub fn store(tx: &mut Tx<'_>, phase: ReviewPhase, now: Instant) -> ApiResult<ReviewPhase> {
    let phase = ReviewPhase { version: phase.version + 1, updated_at: now, ..phase };
    review_phase::save(tx, &phase)?;
    Ok(phase)
}
