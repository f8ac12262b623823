//! The vocabulary of documents: what a call, a dossier, a score sheet and a decision are made of.
//!
//! Each type is defined once. The same definition is the request body, the JSON column and the seed file. A stored document
//! carries the version of its form; older forms are read by upcasting.

mod application;
mod challenge;
mod decision;
mod localized;
mod organisation;
mod phase;
mod points;
mod programme;
mod rubric;
mod sheet;

pub use application::{AnswerValue, ApplicationDocument};
pub use challenge::{ChallengeDocument, Question, QuestionKind};
pub use decision::{DecisionDocument, Outcome, OutcomeEntry};
pub use localized::{Language, LocalizedText};
pub use organisation::OrganisationProfile;
pub use phase::{Moment, Phase, PhaseKind, ReviewPolicy};
pub use points::Points;
pub use programme::ProgrammeDocument;
pub use rubric::{Criterion, Rubric};
pub use sheet::{CriterionScore, ScoreSheet};

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
impl Document for OrganisationProfile {}
impl Document for ProgrammeDocument {}
impl Document for ScoreSheet {}
impl Document for ReviewPolicy {}
impl Document for Rubric {}
impl Document for LocalizedText {}
