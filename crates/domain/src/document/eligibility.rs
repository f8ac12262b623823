//! Who may apply, as a tree of conditions on facts.

use super::key::{Names, Part};
use super::{FactTest, Key, LocalizedText};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// What follows from a rule that is not met.
    RuleKind {
        /// The application is refused.
        Blocking = "blocking",
        /// The applicant is warned; people look at it.
        Warning = "warning",
        /// Nothing; whoever meets it has an advantage.
        Bonus = "bonus",
        /// The applicant certifies it.
        Declarative = "declarative",
        /// People check it by hand.
        HumanCheck = "human_check",
        /// It is said and decides nothing: "open to all countries".
        Information = "information",
    }
}

default_state!(RuleKind::Blocking);

/// One rule of eligibility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "key": "turnover", "kind": "blocking", "label": {"fr": "Chiffre d'affaires d'au moins 10 MDH, ou prévu par une startup"}, "tracks": [], "phases": [], "prizes": [],
    "condition": {"any": [
        {"test": {"subject": "company", "attribute": "revenue", "operator": "at_least", "least": 10_000_000, "currency": "MAD"}},
        {"all": [
            {"test": {"subject": "company", "attribute": "stage", "operator": "in", "values": ["seed"]}},
            {"test": {"subject": "company", "attribute": "forecast_revenue", "operator": "at_least", "least": 10_000_000, "least_excluded": true, "currency": "MAD"}}]}]}})))]
pub struct EligibilityRule {
    /// A name by which verdicts and declarations refer to it.
    pub key: Key,
    /// What follows where it is not met.
    #[serde(default)]
    pub kind: RuleKind,
    /// The rule in words.
    pub label: LocalizedText,
    /// The tracks for which it holds. With no track, phase or prize named it holds for the call.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub tracks: Vec<Key>,
    /// The phases into which it lets.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub phases: Vec<Key>,
    /// The prizes that one can win: who does not meet it may compete and not be paid.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub prizes: Vec<Key>,
    /// What must be so; without it the rule is in its words alone, for people or the applicant to answer.
    #[serde(default)]
    pub condition: Option<Condition>,
}

/// What must be so: a test, a statement in words, or a composition of conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Every one of them.
    All(Vec<Self>),
    /// At least one of them.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// A test of a fact.
    Test(FactTest),
    /// In words: people decide.
    Statement(LocalizedText),
}

/// The most parts of one composition.
const MOST_PARTS: usize = 60;

/// By hand: the derive knows neither bounds of a list in a variant nor a schema that refers to itself.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Condition {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{AdditionalProperties, Schema, Type};
        use utoipa::openapi::{ArrayBuilder, ObjectBuilder, OneOfBuilder, Ref, RefOr};
        let variant = |name: &str, about: &str, schema: RefOr<Schema>| {
            ObjectBuilder::new()
                .schema_type(Type::Object)
                .title(Some(name))
                .description(Some(about))
                .property(name, schema)
                .required(name)
                .additional_properties(Some(AdditionalProperties::FreeForm(false)))
        };
        let itself = || Ref::from_schema_name("Condition");
        let list = || ArrayBuilder::new().items(itself()).min_items(Some(1)).max_items(Some(MOST_PARTS)).into();
        OneOfBuilder::new()
            .description(Some(
                "What must be so: a test, a statement in words, or a composition of conditions. Exactly one of the fields is given.",
            ))
            .item(variant("all", "Every one of them.", list()))
            .item(variant("any", "At least one of them.", list()))
            .item(variant("not", "Not this.", itself().into()))
            .item(variant("test", "A test of a fact.", Ref::from_schema_name("FactTest").into()))
            .item(variant("statement", "In words: people decide.", Ref::from_schema_name("LocalizedText").into()))
            .examples([serde_json::json!({"not": {"test": {"subject": "company", "attribute": "debarred", "operator": "yes"}}})])
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Condition {
    fn name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }
    fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>) {
        schemas.push((FactTest::name().into_owned(), <FactTest as utoipa::PartialSchema>::schema()));
        <FactTest as utoipa::ToSchema>::schemas(schemas);
    }
}

/// The deepest composition; a tree that a person can follow is far flatter.
const MOST_LEVELS: usize = 8;
/// The most conditions in one rule.
const MOST_CONDITIONS: usize = 200;

pub(super) fn check_rules(rules: &[EligibilityRule], check: &mut Check, names: &Names) {
    check.at_most("/eligibility", rules.len(), 100, Unit::Items);
    for (index, rule) in rules.iter().enumerate() {
        let pointer = format!("/eligibility/{index}");
        rule.key.check(check, &format!("{pointer}/key"));
        let first = rules.iter().position(|other| other.key == rule.key) == Some(index);
        check.require(first, format!("{pointer}/key"), FieldCode::Duplicate);
        rule.label.check_required(check, &format!("{pointer}/label"), 1_000);
        names.require_all(check, &format!("{pointer}/tracks"), Part::Track, &rule.tracks);
        names.require_all(check, &format!("{pointer}/phases"), Part::Phase, &rule.phases);
        names.require_all(check, &format!("{pointer}/prizes"), Part::Prize, &rule.prizes);
        if let Some(condition) = &rule.condition {
            let pointer = format!("{pointer}/condition");
            check.at_most(&pointer, condition.count(), MOST_CONDITIONS, Unit::Items);
            condition.check(check, &pointer, names, MOST_LEVELS);
        }
    }
}

impl Condition {
    /// How many conditions it is made of, itself included.
    fn count(&self) -> usize {
        1 + match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::count).sum(),
            Self::Not(part) => part.count(),
            Self::Test(_) | Self::Statement(_) => 0,
        }
    }

    fn check(&self, check: &mut Check, pointer: &str, names: &Names, levels: usize) {
        let Some(below) = levels.checked_sub(1) else {
            return check.fail(pointer, FieldCode::TooLong);
        };
        match self {
            Self::All(parts) | Self::Any(parts) => {
                let name = if matches!(self, Self::All(_)) { "all" } else { "any" };
                check.require(!parts.is_empty(), format!("{pointer}/{name}"), FieldCode::Required);
                check.at_most(&format!("{pointer}/{name}"), parts.len(), MOST_PARTS, Unit::Items);
                for (index, part) in parts.iter().enumerate() {
                    part.check(check, &format!("{pointer}/{name}/{index}"), names, below);
                }
            }
            Self::Not(part) => part.check(check, &format!("{pointer}/not"), names, below),
            Self::Test(test) => test.check(check, &format!("{pointer}/test"), names),
            Self::Statement(text) => text.check_required(check, &format!("{pointer}/statement"), 2_000),
        }
    }
}
