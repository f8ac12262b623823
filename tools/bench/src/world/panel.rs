//! A panel: dossiers, jurors, assignments and sheets, made by the services that requests use.

use super::people::Makers;
use super::{Founder, Person, clock_back, publish_call, question};
use anyhow::Context as _;
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_api::error::ApiError;
use tahaddi_api::service::application::create::create;
use tahaddi_api::service::application::steps::submit;
use tahaddi_api::service::jury::assign::assign;
use tahaddi_api::service::jury::juror_invite::{NewJuror, invite_juror};
use tahaddi_api::service::jury::{accept_seat, sheet};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::{AnswerValue, ApplicationDocument, ChallengeDocument, CriterionScore, JurorScope, Points, ScoreSheet};
use tahaddi_domain::id::{ApplicationId, AssignmentId, CriterionId, Id as _, JurorId, PhaseId, QuestionId};
use tahaddi_domain::jury::JurorRole;

/// How many dossiers or sheets are made in one transaction.
const BATCH: usize = 50;
/// How many pairs are assigned at once.
const PAIRS: usize = 1_000;
/// How many sheets of a ranked panel wait for the measurement: each is a new one.
const WAITING: usize = 40;

/// How large a panel is, and how far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PanelSize {
    dossiers: usize,
    jurors: usize,
    /// Each dossier is judged by so many.
    readings: usize,
    /// So many sheets are complete.
    complete: usize,
}

impl PanelSize {
    /// Three sheets for each dossier; a few are left to be written.
    pub(crate) fn ranked(dossiers: usize) -> Self {
        Self { dossiers, jurors: 3, readings: 3, complete: (3 * dossiers).saturating_sub(WAITING) }
    }
    /// Assigned, and nothing written.
    pub(crate) fn scored(dossiers: usize) -> Self {
        Self { dossiers, jurors: 3, readings: 3, complete: 0 }
    }
    /// Nothing assigned yet.
    pub(crate) fn planned(dossiers: usize) -> Self {
        Self { dossiers, jurors: 12, readings: 0, complete: 0 }
    }
}

/// A call whose applications are in.
pub(crate) struct Panel {
    /// Its review phase.
    pub(crate) phase: PhaseId,
    /// The criteria.
    pub(crate) criteria: Vec<CriterionId>,
    /// Who judges.
    pub(crate) jurors: Vec<Person>,
    /// Sheets that are not complete: the juror by place, and the assignment.
    pub(crate) open: Vec<(usize, AssignmentId)>,
}

impl Panel {
    /// Makes one.
    ///
    /// # Errors
    /// A service refused.
    pub(crate) async fn make(
        makers: &Makers,
        operator: &Person,
        partner: &Founder,
        document: ChallengeDocument,
        founders: &[Founder],
        size: PanelSize,
    ) -> anyhow::Result<Self> {
        clock_back(makers, 31);
        let call = publish_call(makers, partner, operator, document).await?;
        let review = call.document.phases.iter().find_map(|phase| phase.id.clone().zip(phase.review.clone()));
        let (phase, policy) = review.context("the call has no review phase")?;
        let criteria = policy.rubric.criteria.iter().filter_map(|criterion| criterion.id.clone()).collect();
        clock_back(makers, 20);
        let applications = apply(makers, &call, founders.get(..size.dossiers).context("too few founders")?).await?;
        clock_back(makers, 1);
        let (seats, jurors): (Vec<_>, Vec<_>) = seat(makers, operator, &call, size.jurors).await?.into_iter().unzip();
        let mut panel = Self { phase, criteria, jurors, open: Vec::new() };
        panel.assign(makers, operator, &applications, &seats, size.readings).await?;
        panel.score(makers, size.complete).await?;
        Ok(panel)
    }

    async fn assign(
        &mut self,
        makers: &Makers,
        operator: &Person,
        applications: &[ApplicationId],
        seats: &[JurorId],
        readings: usize,
    ) -> anyhow::Result<()> {
        if readings == 0 {
            return Ok(());
        }
        let pairs: Vec<_> = applications.iter().flat_map(|id| seats.iter().take(readings).map(|seat| (seat.clone(), id.clone()))).collect();
        for wanted in pairs.chunks(PAIRS) {
            let (caller, phase, some) = (operator.caller.clone(), self.phase.clone(), wanted.to_vec());
            let placed = makers.db.write(move |tx| assign(tx, &caller, &phase, &some)).await.context("nothing can be assigned")?;
            for ((seat, _), placed) in wanted.iter().zip(placed) {
                let juror = seats.iter().position(|known| known == seat).context("an unknown seat")?;
                self.open.push((juror, placed.assignment.id));
            }
        }
        Ok(())
    }

    async fn score(&mut self, makers: &Makers, complete: usize) -> anyhow::Result<()> {
        let rest = self.open.split_off(complete.min(self.open.len()));
        let filled = std::mem::replace(&mut self.open, rest);
        for batch in filled.chunks(BATCH) {
            let mut sheets = Vec::new();
            for (juror, id) in batch {
                let caller = self.jurors.get(*juror).context("an unknown juror")?.caller.clone();
                sheets.push((caller, id.clone(), self.sheet(|| makers.dice.below(10))));
            }
            let written = makers.db.write(move |tx| {
                sheets.iter().try_for_each(|(caller, id, filled)| {
                    sheet::write(tx, caller, id, |_version| Ok(()), filled)?;
                    sheet::complete(tx, caller, id)?;
                    Ok::<_, ApiError>(())
                })
            });
            written.await.context("a sheet cannot be written")?;
        }
        Ok(())
    }

    /// A complete sheet.
    pub(crate) fn sheet(&self, mut points: impl FnMut() -> usize) -> ScoreSheet {
        let mut score =
            || CriterionScore { score: Some(Points::whole(i32::try_from(points()).unwrap_or_default())), comment: "Vu.".to_owned() };
        ScoreSheet { scores: self.criteria.iter().map(|id| (id.clone(), score())).collect(), ..ScoreSheet::default() }
    }
}

/// One application of each founder.
async fn apply(makers: &Makers, call: &Challenge, founders: &[Founder]) -> anyhow::Result<Vec<ApplicationId>> {
    let text = QuestionId::parse(&question(call, 0)?).context("no identifier of a question")?;
    let mut applications = Vec::new();
    for batch in founders.chunks(BATCH) {
        let mut dossiers = Vec::new();
        for founder in batch {
            let answers = BTreeMap::from([(text.clone(), AnswerValue::Text(makers.dice.french(90)))]);
            dossiers
                .push((founder.clone(), ApplicationDocument { title: makers.dice.french(6), answers, ..ApplicationDocument::default() }));
        }
        let (challenge, receipts) = (call.id.clone(), Arc::clone(&makers.receipts));
        let made = makers.db.write(move |tx| {
            let mut made = Vec::new();
            for (founder, document) in &dossiers {
                let id = create(tx, &founder.person.caller, &challenge, &founder.organisation, document)?.0.id;
                submit(tx, &founder.person.caller, &receipts, &id, None)?;
                made.push(id);
            }
            Ok::<_, ApiError>(made)
        });
        applications.extend(made.await.context("an application is refused")?);
    }
    Ok(applications)
}

/// Jurors who have taken their seats.
async fn seat(makers: &Makers, operator: &Person, call: &Challenge, count: usize) -> anyhow::Result<Vec<(JurorId, Person)>> {
    let mut seats = Vec::new();
    for n in 0..count {
        let person = makers.juror(format!("juror-{n}-of-{}", call.id)).await?;
        let new = NewJuror {
            email: person.email.clone(),
            name: Some(format!("Juror {n}")),
            role: JurorRole::Juror,
            scope: JurorScope::default(),
            replaces: None,
        };
        let (caller, challenge, user) = (operator.caller.clone(), call.id.clone(), person.grant.user.clone());
        let taken = makers.db.write(move |tx| {
            let id = invite_juror(tx, &caller, &challenge, &new)?.id;
            accept_seat(tx, &id, &user, true, None)?;
            Ok::<_, ApiError>(id)
        });
        seats.push((taken.await.context("a seat cannot be taken")?, person));
    }
    Ok(seats)
}
