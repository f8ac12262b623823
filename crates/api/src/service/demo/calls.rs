//! The life of one call of the demonstration.

use super::Demo;
use super::data::{Call, Stage};
use crate::error::ApiResult;
use crate::service::application;
use crate::service::challenge::create::{NewChallenge, create};
use crate::service::challenge::publish::publish;
use crate::service::challenge::steps::{approve, request_approval};
use std::collections::BTreeMap;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::{
    ApplicationDocument, ChallengeDocument, Criterion, LocalizedText, Moment, Phase, PhaseKind, Question, ReviewPolicy, Rubric,
};
use tahaddi_domain::id::{ApplicationId, ProgrammeId};
use tahaddi_domain::time::{Span, wall_time};
use tahaddi_persistence::Tx;

const ZONE: &str = "Africa/Casablanca";

impl Demo<'_> {
    pub(super) fn run_call(&self, tx: &mut Tx<'_>, call: &Call, programme: &ProgrammeId) -> ApiResult<()> {
        let published = self.publish_call(tx, call, programme)?;
        let applications = self.apply(tx, call, &published)?;
        if call.stage != Stage::Open {
            self.review(tx, call, &published, &applications)?;
        }
        Ok(())
    }

    fn publish_call(&self, tx: &mut Tx<'_>, call: &Call, programme: &ProgrammeId) -> ApiResult<Challenge> {
        let (owner, operator) = (self.caller(tx, "ministry-owner")?, self.caller(tx, "operator")?);
        let new = NewChallenge {
            organisation: self.organisation("ministry")?,
            programme: Some(programme.clone()),
            document: self.document(call)?,
        };
        self.at_day(tx, call.application_opens_days - 7, 0);
        let id = create(tx, &owner, &new)?.id;
        request_approval(tx, &owner, &id)?;
        approve(tx, &operator, &id, Some("Conforme au cadre DigitAgri (démonstration)."))?;
        publish(tx, &owner, &id, None)
    }

    fn apply(&self, tx: &mut Tx<'_>, call: &Call, published: &Challenge) -> ApiResult<BTreeMap<String, ApplicationId>> {
        let mut applications = BTreeMap::new();
        let opens = self.at_day(tx, call.application_opens_days, 0);
        let last = (self.now + Span::days(call.application_closes_days)).min(self.now);
        let dossiers: Vec<_> = self.data.applications.iter().filter(|dossier| dossier.challenge == call.key).collect();
        let count = i64::try_from(dossiers.len()).unwrap_or(i64::MAX).max(1);
        // Spread over the window, the last ones a few hours before its end.
        let gap = Span::minutes((last - opens).ceil_seconds() / 60 / (count + 1));
        let mut at = opens + Span::days(1);
        for dossier in dossiers {
            at = self.at(tx, (at + gap).min(last - Span::hours(2)));
            let caller = self.caller(tx, &format!("founder-{}", dossier.startup))?;
            let startup = self.organisation(&dossier.startup)?;
            let document = answers(call, published, &dossier.title, &dossier.answers);
            let id = application::create::create(tx, &caller, &published.id, &startup, &document)?.0.id;
            application::steps::submit(tx, &caller, self.receipts, &id, None)?;
            applications.insert(dossier.startup.clone(), id);
        }
        Ok(applications)
    }

    fn document(&self, call: &Call) -> ApiResult<ChallengeDocument> {
        let date = |days: i64| -> ApiResult<Option<Moment>> {
            let text = wall_time(self.now + Span::days(days), ZONE).map_err(crate::error::ApiError::fault)?;
            Ok(Some(Moment::local(text.get(..10).unwrap_or_default())))
        };
        let criteria = call.criteria.iter().map(|criterion| Criterion {
            guidance: criterion.description.clone().map(LocalizedText::french).unwrap_or_default(),
            min: criterion.min,
            step: criterion.step,
            ..Criterion::points(criterion.label.clone(), criterion.max, criterion.weight)
        });
        let review = ReviewPolicy::standard(Rubric::of(criteria.collect()));
        let title = |fr: &str, ar: &str, en: &str| LocalizedText { fr: Some(fr.into()), ar: Some(ar.into()), en: Some(en.into()) };
        let phase = |kind, title, opens, closes, review| Phase { title, opens, closes, review, ..Phase::new(kind) };
        Ok(ChallengeDocument {
            summary: call.summary.clone(),
            description: call.description.clone(),
            sectors: call.sectors.clone(),
            technologies: call.technologies.clone(),
            sites: call.sites.clone(),
            seats: Some(call.seats),
            time_zone: ZONE.into(),
            phases: vec![
                phase(
                    PhaseKind::Application,
                    title("Candidatures", "تقديم الترشيحات", "Applications"),
                    date(call.application_opens_days)?,
                    date(call.application_closes_days)?,
                    None,
                ),
                phase(
                    PhaseKind::Review,
                    title("Évaluation par le jury", "التقييم من طرف لجنة التحكيم", "Jury review"),
                    None,
                    date(call.review_closes_days)?,
                    Some(review),
                ),
            ],
            questions: call
                .questions
                .iter()
                .map(|question| Question {
                    required: question.required,
                    max_words: question.max_words,
                    visible_to_jury: question.visible_to_jury,
                    ..Question::new(question.label.clone(), question.kind)
                })
                .collect(),
            ..ChallengeDocument::new(call.title.clone())
        })
    }
}

/// The answers of a dossier under the ids that the published form gave to its questions.
fn answers(
    call: &Call,
    published: &Challenge,
    title: &str,
    by_key: &BTreeMap<String, tahaddi_domain::document::AnswerValue>,
) -> ApplicationDocument {
    let ids = published.document.questions.iter().map(|question| question.id.clone());
    let answers = call.questions.iter().zip(ids).filter_map(|(question, id)| Some((id?, by_key.get(&question.key)?.clone()))).collect();
    ApplicationDocument { title: title.to_owned(), answers, ..ApplicationDocument::default() }
}
