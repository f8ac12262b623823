//! The jury's work on a call of the demonstration.

use super::Demo;
use super::data::{Call, Stage};
use crate::error::{ApiError, ApiResult};
use crate::service::jury::juror_invite::{NewJuror, invite_juror};
use crate::service::jury::{accept_seat, assign, decide, lock, ranking, release, sheet};
use std::collections::BTreeMap;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::{CriterionScore, DecisionDocument, JurorScope, Outcome, OutcomeEntry, Points, Rubric, ScoreSheet};
use tahaddi_domain::id::{ApplicationId, AssignmentId, JurorId, PhaseId};
use tahaddi_domain::jury::JurorRole;
use tahaddi_domain::time::Span;
use tahaddi_persistence::Tx;

/// The applications of a call by the key of their startup.
type Applications = BTreeMap<String, ApplicationId>;

impl Demo<'_> {
    pub(super) fn review(&self, tx: &mut Tx<'_>, call: &Call, published: &Challenge, applications: &Applications) -> ApiResult<()> {
        let phase = published.document.phases.iter().find_map(|phase| phase.id.clone().zip(phase.review.clone()));
        let (phase, policy) = phase.ok_or_else(|| ApiError::fault("a call in review without a review phase"))?;
        self.at_day(tx, call.application_closes_days + 1, 60);
        let jurors = self.seat_panel(tx, call, published)?;
        let assignments = self.assign(tx, call, &phase, &jurors, applications)?;
        self.score(tx, call, &policy.rubric, &assignments)?;
        if call.stage == Stage::Decided {
            self.decide(tx, call, &phase, applications)?;
        }
        Ok(())
    }

    fn seat_panel(&self, tx: &mut Tx<'_>, call: &Call, published: &Challenge) -> ApiResult<BTreeMap<String, JurorId>> {
        let panel = call.panel.as_ref().ok_or_else(|| ApiError::fault("a call in review without a panel"))?;
        let operator = self.caller(tx, "operator")?;
        let seats = panel.jurors.iter().map(|key| (key, JurorRole::Juror)).chain([(&panel.chair, JurorRole::Chair)]);
        let mut jurors = BTreeMap::new();
        for (key, role) in seats {
            let person = self.data.people.iter().find(|person| &person.key == key).ok_or_else(|| ApiError::fault("an unknown juror"))?;
            let new = NewJuror {
                email: person.email.clone(),
                name: Some(person.name.clone()),
                role,
                scope: JurorScope::default(),
                replaces: None,
            };
            let id = invite_juror(tx, &operator, &published.id, &new)?.id;
            accept_seat(tx, &id, &self.person(key)?, true, None)?;
            jurors.insert(key.clone(), id);
        }
        Ok(jurors)
    }

    fn assign(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        phase: &PhaseId,
        jurors: &BTreeMap<String, JurorId>,
        applications: &Applications,
    ) -> ApiResult<BTreeMap<(String, String), AssignmentId>> {
        let dossiers = self.data.applications.iter().filter(|dossier| dossier.challenge == call.key);
        let readings = dossiers.flat_map(|dossier| dossier.jurors.iter().map(|juror| (juror.clone(), dossier.startup.clone())));
        let readings: Vec<(String, String)> = readings.collect();
        let pairs: Vec<_> =
            readings.iter().filter_map(|(juror, startup)| Some((jurors.get(juror)?.clone(), applications.get(startup)?.clone()))).collect();
        let operator = self.caller(tx, "operator")?;
        let placed = assign::assign(tx, &operator, phase, &pairs)?;
        Ok(readings.into_iter().zip(placed.into_iter().map(|placed| placed.assignment.id)).collect())
    }

    fn score(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        rubric: &Rubric,
        assignments: &BTreeMap<(String, String), AssignmentId>,
    ) -> ApiResult<()> {
        let mut at = self.at_day(tx, call.application_closes_days + 2, 0);
        for entry in self.data.scores.iter().filter(|entry| entry.challenge == call.key) {
            let key = (entry.juror.clone(), entry.startup.clone());
            let id = assignments.get(&key).ok_or_else(|| ApiError::fault(format!("{key:?} is not assigned")))?;
            let filled = score_sheet(call, rubric, &entry.scores, &entry.comment);
            let juror = self.caller(tx, &entry.juror)?;
            // About three sheets an hour, and never later than now.
            at = self.at(tx, (at + Span::minutes(20)).min(self.now - Span::minutes(5)));
            sheet::write(tx, &juror, id, |_version| Ok(()), &filled)?;
            sheet::complete(tx, &juror, id)?;
        }
        Ok(())
    }

    fn decide(&self, tx: &mut Tx<'_>, call: &Call, phase: &PhaseId, applications: &Applications) -> ApiResult<()> {
        self.at_day(tx, call.review_closes_days, 0);
        let chair = self.caller(tx, "chair")?;
        lock::lock(tx, &chair, self.receipts, phase, None)?;
        self.at_day(tx, call.decided_days.unwrap_or(call.review_closes_days + 2), 0);
        let editor = self.caller(tx, "ministry-editor")?;
        let report = ranking::ranking(tx, &editor, phase)?;
        let reasons: BTreeMap<&ApplicationId, &String> =
            applications.iter().filter_map(|(startup, id)| Some((id, self.data.decision.reasons.get(startup)?))).collect();
        let outcomes = report.ranking.entries.iter().map(|entry| {
            let reason = reasons.get(&entry.application).map(|reason| (*reason).clone());
            let outcome = if reason.is_some() { Outcome::Refused } else { Outcome::Selected };
            OutcomeEntry { application_id: entry.application.clone(), outcome, reason }
        });
        let note = Some("Délibération de la démonstration.".into());
        let decision = DecisionDocument { outcomes: outcomes.collect(), note, ..DecisionDocument::default() };
        decide::decide(tx, &editor, self.receipts, phase, |_version| Ok(()), &decision)?;
        self.at_day(tx, call.released_days.unwrap_or(call.review_closes_days + 4), 0);
        let owner = self.caller(tx, "ministry-owner")?;
        release::release(tx, &owner, self.receipts, phase, None)?;
        Ok(())
    }
}

/// The scores under the ids that the published rubric gave to its criteria.
fn score_sheet(call: &Call, rubric: &Rubric, by_key: &BTreeMap<String, Points>, comment: &str) -> ScoreSheet {
    let ids = rubric.criteria.iter().map(|criterion| criterion.id.clone());
    let scores = call.criteria.iter().zip(ids).filter_map(|(criterion, id)| {
        let score = *by_key.get(&criterion.key)?;
        Some((id?, CriterionScore { score: Some(score), comment: String::new() }))
    });
    ScoreSheet { scores: scores.collect(), comment: comment.to_owned(), ..ScoreSheet::default() }
}
