//! The jury's work on a call of the demonstration.

use super::Demo;
use super::data::{Call, Stage};
use crate::error::{ApiError, ApiResult};
use crate::service::jury::juror_invite::{NewJuror, invite_juror};
use crate::service::jury::{accept_seat, assign, decide, lock, ranking, release, sheet};
use std::collections::BTreeMap;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::{CriterionScore, DecisionDocument, Outcome, OutcomeEntry, Points, Rubric, ScoreSheet};
use tahaddi_domain::id::{ApplicationId, AssignmentId, JurorId, PhaseId};
use tahaddi_domain::jury::JurorRole;
use tahaddi_domain::time::Span;

/// The applications of a call by the key of their startup.
type Applications = BTreeMap<String, ApplicationId>;

impl Demo {
    pub(super) async fn review(&self, call: &Call, published: &Challenge, applications: &Applications) -> ApiResult<()> {
        let phase = published.document.phases.iter().find_map(|phase| phase.id.clone().zip(phase.review.clone()));
        let (phase, policy) = phase.ok_or_else(|| ApiError::fault("a call in review without a review phase"))?;
        self.at_day(call.application_closes_days + 1, 60);
        let jurors = self.seat_panel(call, published).await?;
        let assignments = self.assign(call, &phase, &jurors, applications).await?;
        self.score(call, &policy.rubric, &assignments).await?;
        if call.stage == Stage::Decided {
            self.decide(call, &phase, applications).await?;
        }
        Ok(())
    }

    async fn seat_panel(&self, call: &Call, published: &Challenge) -> ApiResult<BTreeMap<String, JurorId>> {
        let panel = call.panel.as_ref().ok_or_else(|| ApiError::fault("a call in review without a panel"))?;
        let operator = self.caller("operator").await?;
        let seats = panel.jurors.iter().map(|key| (key, JurorRole::Juror)).chain([(&panel.chair, JurorRole::Chair)]);
        let mut jurors = BTreeMap::new();
        for (key, role) in seats {
            let person = self.data.people.iter().find(|person| &person.key == key).ok_or_else(|| ApiError::fault("an unknown juror"))?;
            let new = NewJuror { email: person.email.clone(), name: Some(person.name.clone()), role };
            let (operator, challenge, user) = (operator.clone(), published.id.clone(), self.person(key)?);
            let id = self
                .db
                .write(move |tx| {
                    let id = invite_juror(tx, &operator, &challenge, &new)?.id;
                    accept_seat(tx, &id, &user, true, None)?;
                    Ok::<_, ApiError>(id)
                })
                .await?;
            jurors.insert(key.clone(), id);
        }
        Ok(jurors)
    }

    async fn assign(
        &self,
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
        let (operator, phase) = (self.caller("operator").await?, phase.clone());
        let placed = self.db.write(move |tx| assign::assign(tx, &operator, &phase, &pairs)).await?;
        Ok(readings.into_iter().zip(placed.into_iter().map(|placed| placed.assignment.id)).collect())
    }

    async fn score(&self, call: &Call, rubric: &Rubric, assignments: &BTreeMap<(String, String), AssignmentId>) -> ApiResult<()> {
        let mut at = self.at_day(call.application_closes_days + 2, 0);
        for entry in self.data.scores.iter().filter(|entry| entry.challenge == call.key) {
            let key = (entry.juror.clone(), entry.startup.clone());
            let id = assignments.get(&key).cloned().ok_or_else(|| ApiError::fault(format!("{key:?} is not assigned")))?;
            let filled = score_sheet(call, rubric, &entry.scores, &entry.comment);
            let juror = self.caller(&entry.juror).await?;
            // About three sheets an hour, and never later than now.
            at = (at + Span::minutes(20)).min(self.now - Span::minutes(5));
            self.clock.set(at);
            self.db
                .write(move |tx| {
                    sheet::write(tx, &juror, &id, |_version| Ok(()), &filled)?;
                    sheet::complete(tx, &juror, &id)
                })
                .await?;
        }
        Ok(())
    }

    async fn decide(&self, call: &Call, phase: &PhaseId, applications: &Applications) -> ApiResult<()> {
        self.at_day(call.review_closes_days, 0);
        let (chair, locked) = (self.caller("chair").await?, phase.clone());
        self.db.write(move |tx| lock::lock(tx, &chair, &locked)).await?;
        self.at_day(call.decided_days.unwrap_or(call.review_closes_days + 2), 0);
        let editor = self.caller("ministry-editor").await?;
        let (reader, ranked) = (editor.clone(), phase.clone());
        let report = self.db.read(move |conn| ranking::ranking(conn, &reader, &ranked)).await?;
        let reasons: BTreeMap<&ApplicationId, &String> =
            applications.iter().filter_map(|(startup, id)| Some((id, self.data.decision.reasons.get(startup)?))).collect();
        let outcomes = report.ranking.entries.iter().map(|entry| {
            let reason = reasons.get(&entry.application).map(|reason| (*reason).clone());
            let outcome = if reason.is_some() { Outcome::Refused } else { Outcome::Selected };
            OutcomeEntry { application_id: entry.application.clone(), outcome, reason }
        });
        let decision = DecisionDocument { outcomes: outcomes.collect(), note: Some("Délibération de la démonstration.".into()) };
        let decided = phase.clone();
        self.db.write(move |tx| decide::decide(tx, &editor, &decided, |_version| Ok(()), &decision)).await?;
        self.at_day(call.released_days.unwrap_or(call.review_closes_days + 4), 0);
        let (owner, released) = (self.caller("ministry-owner").await?, phase.clone());
        self.db.write(move |tx| release::release(tx, &owner, &released, None)).await?;
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
    ScoreSheet { scores: scores.collect(), comment: comment.to_owned() }
}
