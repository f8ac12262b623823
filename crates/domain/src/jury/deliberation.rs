//! The record of a session against what is known of its panel.

use crate::code::FieldCode;
use crate::document::{Attendance, CutMethod, Deliberation, Outcome, OutcomeEntry, Quorum, QuorumSource, RecusalGround, SessionRecusal};
use crate::id::{ApplicationId, JurorId};
use crate::refusal::{Check, Refusal};
use crate::time::Instant;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a panel when its session is put on record.
#[derive(Clone, Debug)]
pub struct SessionFacts {
    /// Who sits on it.
    pub seated: BTreeSet<JurorId>,
    /// Who should not have judged what, and why.
    pub barred: BTreeMap<(ApplicationId, JurorId), RecusalGround>,
    /// How many members the published rules want.
    pub quorum: Option<u32>,
    /// What decides by the published rules, where they say it.
    pub method: Option<CutMethod>,
    /// The instant at which it is put on record.
    pub now: Instant,
}

impl SessionFacts {
    /// Whether the published rules leave the choice to votes, so that nothing is decided without a session.
    #[must_use]
    pub fn asks_for_votes(&self) -> bool {
        matches!(self.method, Some(CutMethod::JuryChoice | CutMethod::Unanimity))
    }
    /// The quorum: that of the rules, else more than half of the panel.
    fn quorum_of(&self, present: u32) -> Quorum {
        let seated = u32::try_from(self.seated.len()).unwrap_or(u32::MAX);
        let (required, source) = match self.quorum {
            Some(required) => (required, QuorumSource::Rules),
            None => (seated / 2 + 1, QuorumSource::Default),
        };
        Quorum { required, present, met: present >= required, source }
    }
}

/// Completes the record of a session: the quorum, and the recusals that are known. A missed quorum is put on record, not refused:
/// what it means is for the rules of the call to say.
///
/// Every member of the panel has sat, was absent or excused; who presided, voted or dissents sat; nobody voted, or dissents, on an
/// application from which he or she is recused, and no more votes are counted than members remained. Where the rules leave the
/// choice to the jury, each outcome has a vote; where they want one voice, nobody was against a selection.
///
/// # Errors
/// `validation_failed` with the entries, under `/deliberation`.
pub fn settle_deliberation(session: &mut Deliberation, outcomes: &[OutcomeEntry], facts: &SessionFacts) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.require(session.began_at <= facts.now, "/deliberation/began_at", FieldCode::OutOfRange);
    check.require(session.ended_at.is_none_or(|ended| ended <= facts.now), "/deliberation/ended_at", FieldCode::OutOfRange);
    check_attendance(session, facts, &mut check);
    let decided: BTreeSet<&ApplicationId> = outcomes.iter().map(|entry| &entry.application_id).collect();
    for (index, recusal) in session.recusals.iter().enumerate() {
        let pointer = format!("/deliberation/recusals/{index}");
        check.require(decided.contains(&recusal.application_id), format!("{pointer}/application_id"), FieldCode::UnknownReference);
        check.require(facts.seated.contains(&recusal.juror_id), format!("{pointer}/juror_id"), FieldCode::UnknownReference);
    }
    complete_recusals(session, &decided, facts);
    let recused: BTreeSet<(&ApplicationId, &JurorId)> =
        session.recusals.iter().map(|recusal| (&recusal.application_id, &recusal.juror_id)).collect();
    check_votes(session, outcomes, &recused, facts, &mut check);
    check_dissents(session, &decided, &recused, &mut check);
    session.quorum = Some(facts.quorum_of(session.present()));
    check.finish()
}

fn check_attendance(session: &Deliberation, facts: &SessionFacts, check: &mut Check) {
    let mut open = facts.seated.clone();
    for (index, Attendance { juror_id, .. }) in session.attendance.iter().enumerate() {
        open.remove(juror_id);
        let pointer = format!("/deliberation/attendance/{index}/juror_id");
        check.require(facts.seated.contains(juror_id), pointer, FieldCode::UnknownReference);
    }
    if !open.is_empty() {
        let missing: Vec<_> = open.iter().map(ToString::to_string).collect();
        check.fail_with("/deliberation/attendance", FieldCode::Required, [("juror_ids", missing.join(", "))]);
    }
    let known = facts.seated.contains(&session.chair_id);
    check.require(known, "/deliberation/chair_id", FieldCode::UnknownReference);
    check.require(!known || session.is_present(&session.chair_id), "/deliberation/chair_id", FieldCode::NotAllowed);
}

/// Adds what is on record, and says of each entry why.
fn complete_recusals(session: &mut Deliberation, decided: &BTreeSet<&ApplicationId>, facts: &SessionFacts) {
    let mut open: BTreeMap<_, _> =
        facts.barred.iter().filter(|((application, juror), _)| decided.contains(application) && facts.seated.contains(juror)).collect();
    for recusal in &mut session.recusals {
        let known = open.remove(&(recusal.application_id.clone(), recusal.juror_id.clone()));
        recusal.ground = Some(known.copied().unwrap_or(RecusalGround::Session));
    }
    let added = open.into_iter().map(|((application, juror), ground)| SessionRecusal {
        application_id: application.clone(),
        juror_id: juror.clone(),
        ground: Some(*ground),
    });
    session.recusals.extend(added);
}

fn check_votes(
    session: &Deliberation,
    outcomes: &[OutcomeEntry],
    recused: &BTreeSet<(&ApplicationId, &JurorId)>,
    facts: &SessionFacts,
    check: &mut Check,
) {
    let by_application: BTreeMap<&ApplicationId, Outcome> = outcomes.iter().map(|entry| (&entry.application_id, entry.outcome)).collect();
    for (index, vote) in session.votes.iter().enumerate() {
        let pointer = format!("/deliberation/votes/{index}");
        let Some(outcome) = by_application.get(&vote.application_id) else {
            check.fail(format!("{pointer}/application_id"), FieldCode::UnknownReference);
            continue;
        };
        let may = |juror: &JurorId| session.is_present(juror) && !recused.contains(&(&vote.application_id, juror));
        let electorate = session.attendance.iter().filter(|entry| may(&entry.juror_id)).count();
        let cast = usize::try_from(vote.cast()).unwrap_or(usize::MAX);
        if cast > electorate {
            check.fail_with(pointer.clone(), FieldCode::OutOfRange, [("max", electorate.to_string())]);
        }
        for (place, juror) in vote.voter_ids.iter().enumerate() {
            check.require(may(juror), format!("{pointer}/voter_ids/{place}"), FieldCode::NotAllowed);
        }
        let complete = vote.voter_ids.is_empty() || vote.voter_ids.len() == cast;
        check.require(complete, format!("{pointer}/voter_ids"), FieldCode::OutOfRange);
        let against_one_voice = facts.method == Some(CutMethod::Unanimity) && *outcome == Outcome::Selected && vote.against > 0;
        check.require(!against_one_voice, format!("{pointer}/against"), FieldCode::NotAllowed);
    }
    if facts.asks_for_votes() {
        let unvoted = by_application.keys().filter(|id| session.vote(id).is_none());
        let missing: Vec<_> = unvoted.map(ToString::to_string).collect();
        if !missing.is_empty() {
            check.fail_with("/deliberation/votes", FieldCode::Required, [("application_ids", missing.join(", "))]);
        }
    }
}

fn check_dissents(
    session: &Deliberation,
    decided: &BTreeSet<&ApplicationId>,
    recused: &BTreeSet<(&ApplicationId, &JurorId)>,
    check: &mut Check,
) {
    for (index, dissent) in session.dissents.iter().enumerate() {
        let pointer = format!("/deliberation/dissents/{index}");
        check.require(session.is_present(&dissent.juror_id), format!("{pointer}/juror_id"), FieldCode::NotAllowed);
        if let Some(application) = &dissent.application_id {
            check.require(decided.contains(application), format!("{pointer}/application_id"), FieldCode::UnknownReference);
            let aside = recused.contains(&(application, &dissent.juror_id));
            check.require(!aside, format!("{pointer}/application_id"), FieldCode::NotAllowed);
        }
    }
}

#[cfg(test)]
#[path = "deliberation_tests.rs"]
mod tests;
