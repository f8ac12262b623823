//! The vocabulary of documents: what a call, a dossier, a score sheet and a decision are made of.
//!
//! Each type is defined once. The same definition is the request body, the JSON column and the seed file. A stored document
//! carries the version of its form; older forms are read by upcasting.

mod amend;
mod answer;
mod application;
mod challenge;
mod cut;
mod decision;
mod diff;
mod eligibility;
mod fact_test;
mod form;
mod history;
mod key;
mod localized;
mod moment;
mod money;
mod organisation;
mod organiser;
mod phase;
mod points;
mod prize;
mod programme;
mod readiness;
mod redact;
mod review_policy;
mod rubric;
mod settle;
mod sheet;
mod terms;
mod track;

pub use amend::{AmendStage, Extended, may_change};
pub use answer::AnswerValue;
pub use application::ApplicationDocument;
pub use challenge::ChallengeDocument;
pub use cut::{CutMethod, CutRule, CutScope, Quota, TiePolicy};
pub use decision::{DecisionDocument, Outcome, OutcomeEntry};
pub use diff::{FieldChange, changes};
pub use eligibility::{Condition, EligibilityRule, RuleKind};
pub use fact_test::{AsOf, AsOfMoment, Bound, FactTest, TestOperator, TestSubject};
pub use form::{AnswerCondition, Limits, Question, QuestionKind};
pub use history::{Extension, Figures};
pub use key::Key;
pub use localized::{Language, LocalizedText};
pub use moment::{Certainty, Distance, Moment, PhaseEnd};
pub use money::{Count, Money};
pub use organisation::OrganisationProfile;
pub use organiser::{Channel, ChannelKind, Link, Organiser, OrganiserKind, OrganiserRole, Registration};
pub use phase::{Batch, Entry, Intake, IntakeMode, Phase, PhaseKind};
pub use points::Points;
pub use prize::{Prize, PrizeKind, PrizeRating, Rate, Tax, Tranche};
pub use programme::ProgrammeDocument;
pub use review_policy::{CriteriaVisibility, Electorate, ReviewPolicy, TrackRubric, VoteEffect, VoteMeasure, VotePolicy};
pub use rubric::{Aggregation, Criterion, CriterionKind, Level, Rubric};
pub use sheet::{CriterionScore, ScoreSheet};
pub use terms::{AcceptedFor, ConfidentialityRegime, FeedbackKind, IpRegime, Regimes, Terms, TermsKind};
pub use track::{Consortium, ConsortiumRole, ConsortiumRule, FundingRight, Track, TrackChoice};

use serde::de::{self, DeserializeOwned};
use serde::ser::{self, Serializer};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// A document that is kept as JSON, with the version of its form beside its fields.
pub trait Document: Serialize + DeserializeOwned {
    /// The version that this program writes.
    const FORM: u64 = 1;

    /// Turns a document of an older form into the present one. There is only one form so far.
    #[must_use]
    fn upcast(older: Value, _form: u64) -> Value {
        older
    }
}

/// A document as it is stored: its fields, and the version of its form beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<T>(pub T);

impl<T: Document> Serialize for Stored<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut value = serde_json::to_value(&self.0).map_err(ser::Error::custom)?;
        if let Value::Object(fields) = &mut value {
            fields.insert(FORM_KEY.into(), T::FORM.into());
        }
        value.serialize(to)
    }
}

impl<'de, T: Document> Deserialize<'de> for Stored<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(from)?;
        let form = value.as_object_mut().and_then(|fields| fields.remove(FORM_KEY)).and_then(|form| form.as_u64()).unwrap_or(1);
        if form > T::FORM {
            return Err(de::Error::custom(format!("a document of form {form}; this program knows up to {}", T::FORM)));
        }
        let value = if form < T::FORM { T::upcast(value, form) } else { value };
        serde_json::from_value(value).map(Self).map_err(de::Error::custom)
    }
}

const FORM_KEY: &str = "_form";

impl Document for ApplicationDocument {}
impl Document for ChallengeDocument {}
impl Document for DecisionDocument {}
impl Document for crate::dossier::Grants {}
impl Document for OrganisationProfile {}
impl Document for ProgrammeDocument {}
impl Document for ScoreSheet {}
impl Document for ReviewPolicy {}
impl Document for Rubric {}
impl Document for LocalizedText {}
