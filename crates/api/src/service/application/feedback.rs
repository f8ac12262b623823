//! How an application was judged, once that is released.

use super::show::ensure_not_judging_blind;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::independence::ensure_may_read;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{CriteriaVisibility, Criterion, LocalizedText, Phase};
use tahaddi_domain::feedback::{CriterionFeedback, FeedbackState, FeedbackTerms, criteria_feedback, feedback_texts};
use tahaddi_domain::id::{ApplicationId, PhaseId};
use tahaddi_domain::jury::{ReviewPhase, ReviewState};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::outcome::ReleasedOutcome;
use tahaddi_persistence::repo::{application, assignment, challenge, outcome, review_phase};

/// What an applicant is told of one phase.
#[derive(Clone, Debug)]
pub struct PhaseReport {
    /// The name of the phase.
    pub title: LocalizedText,
    /// What was decided, and why.
    pub released: ReleasedOutcome,
    /// Whether the call tells more than that.
    pub state: FeedbackState,
    /// From when it does, if that is known and lies ahead.
    pub from: Option<Instant>,
    /// Whether it is meant for those who ask.
    pub on_request: bool,
    /// What the call says of it.
    pub note: LocalizedText,
    /// How many reviews were counted; none while nothing more is told.
    pub reviews: Option<u32>,
    /// What the panel says, with the criterion; empty while nothing more is told, and where criteria are not shown to applicants.
    pub criteria: Vec<(Criterion, CriterionFeedback)>,
    /// What the jurors say to the applicant, nobody's name with it; empty while nothing more is told.
    pub texts: Vec<String>,
}

/// What an applicant is told of every phase whose outcome is released, in the order of release.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `results_not_published` before the first release.
pub fn feedback(conn: &mut Conn, caller: &Caller, id: &ApplicationId, now: Instant) -> ApiResult<Vec<PhaseReport>> {
    let application = application::find(conn, id)?.ok_or(Code::NotFound)?;
    let challenge = challenge::find(conn, &application.challenge)?.ok_or(Code::NotFound)?;
    // What was never handed in is nobody's but the startup's.
    let action = if application.submitted_at.is_some() { Action::FeedbackView } else { Action::DraftView };
    caller.ensure(action, &super::facts(&application, &challenge, now))?;
    if !caller.belongs_to(&application.startup) {
        ensure_not_judging_blind(conn, caller, &challenge.id)?;
        ensure_may_read(conn, caller, &application)?;
    }
    let outcomes = outcome::of_application(conn, id)?;
    if outcomes.is_empty() {
        return Err(Code::ResultsNotPublished.into());
    }
    let phases = review_phase::list(conn, &challenge.id)?;
    let ended = has_ended(&challenge, &application, &phases);
    outcomes.into_iter().map(|released| report(conn, &challenge, &application, &phases, released, ended, now)).collect()
}

/// Whether nothing more is decided about the applications of its track.
fn has_ended(challenge: &Challenge, application: &Application, phases: &[ReviewPhase]) -> bool {
    let track = application.document.track.as_ref();
    let concerns = |phase: &&ReviewPhase| in_document(challenge, &phase.id).is_none_or(|phase| phase.covers(track));
    let all = phases.iter().filter(concerns).all(|phase| phase.state == ReviewState::Released);
    all || challenge.state != ChallengeState::Published
}

fn in_document<'a>(challenge: &'a Challenge, id: &PhaseId) -> Option<&'a Phase> {
    challenge.document.phases.iter().find(|phase| phase.id.as_ref() == Some(id))
}

fn report(
    conn: &mut Conn,
    challenge: &Challenge,
    application: &Application,
    phases: &[ReviewPhase],
    released: ReleasedOutcome,
    ended: bool,
    now: Instant,
) -> ApiResult<PhaseReport> {
    let described = in_document(challenge, &released.phase);
    let regimes = &challenge.document.regimes;
    let terms = FeedbackTerms::of(described, regimes);
    let (state, from) = terms.state(ended, now);
    let own_note = described.and_then(|phase| phase.feedback.as_ref()).map(|feedback| feedback.note.clone());
    let mut report = PhaseReport {
        title: described.map(|phase| phase.title.clone()).unwrap_or_default(),
        state,
        from,
        on_request: terms.on_request,
        note: own_note.unwrap_or_else(|| regimes.feedback_note.clone()),
        reviews: None,
        criteria: Vec::new(),
        texts: Vec::new(),
        released,
    };
    let phase = phases.iter().find(|phase| phase.id == report.released.phase);
    let ranking = review_phase::ranking(conn, &report.released.phase)?;
    if let (FeedbackState::Given, Some(phase), Some(ranking)) = (state, phase, ranking) {
        let entry = ranking.entries.iter().find(|entry| entry.application == application.id);
        report.reviews = entry.map(|entry| entry.reviews);
        let set_aside = ranking.analysis.as_ref().map(|analysis| analysis.set_aside.clone()).unwrap_or_default();
        let sheets = assignment::of_application(conn, &phase.id, &application.id)?;
        report.texts = feedback_texts(sheets.iter().filter(|item| !phase.excludes(&item.juror)), &set_aside);
        if phase.policy.criteria_visible_to != CriteriaVisibility::Panel {
            let rubric = phase.rubric_for(application.document.track.as_ref());
            let named = |told: CriterionFeedback| Some((rubric.criterion(&told.criterion)?.clone(), told));
            report.criteria = criteria_feedback(&ranking, &application.id).into_iter().filter_map(named).collect();
        }
    }
    Ok(report)
}
