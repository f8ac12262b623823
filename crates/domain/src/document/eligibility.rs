//! Who may apply, as a tree of conditions on facts.

use super::key::{Names, Part};
use super::{FactTest, Key, LocalizedText, TestSubject};
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
    /// At least so many of them.
    AtLeast(AtLeast),
    /// All of it of one and the same person, partner or organisation.
    Same(Same),
    /// A test of a fact.
    Test(FactTest),
    /// In words: people decide.
    Statement(LocalizedText),
}

/// At least so many of several conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// How many.
    pub count: u32,
    /// Of which.
    pub of: Vec<Condition>,
}

/// A condition that one and the same person, partner or organisation meets, or that each does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Same {
    /// Among whom: `some_…` asks for one who meets all of it, `each_…` that each does.
    pub subject: TestSubject,
    /// What must be so. Its tests say `same` where they mean that person, partner or organisation.
    pub condition: Box<Condition>,
}

/// The most parts of one composition.
const MOST_PARTS: usize = 60;

/// By hand: the derive knows neither bounds of a list in a variant nor a schema that refers to itself.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Condition {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{AdditionalProperties, Schema, Type};
        use utoipa::openapi::{ArrayBuilder, ObjectBuilder, OneOfBuilder, Ref, RefOr};
        let object = |fields: Vec<(&str, RefOr<Schema>)>| {
            let closed = ObjectBuilder::new().schema_type(Type::Object).additional_properties(Some(AdditionalProperties::FreeForm(false)));
            fields.into_iter().fold(closed, |object, (name, schema)| object.property(name, schema).required(name))
        };
        let variant =
            |name: &str, about: &str, schema: RefOr<Schema>| object(vec![(name, schema)]).title(Some(name)).description(Some(about));
        let itself = || Ref::from_schema_name("Condition");
        let list = || -> RefOr<Schema> { ArrayBuilder::new().items(itself()).min_items(Some(1)).max_items(Some(MOST_PARTS)).into() };
        let most = i32::try_from(MOST_PARTS).unwrap_or(i32::MAX);
        let count = ObjectBuilder::new().schema_type(Type::Integer).description(Some("How many.")).minimum(Some(1)).maximum(Some(most));
        let at_least = object(vec![("count", count.into()), ("of", list())]);
        let same = object(vec![("subject", Ref::from_schema_name("TestSubject").into()), ("condition", itself().into())]);
        OneOfBuilder::new()
            .description(Some(
                "What must be so: a test, a statement in words, or a composition of conditions. Exactly one of the fields is given.",
            ))
            .item(variant("all", "Every one of them.", list()))
            .item(variant("any", "At least one of them.", list()))
            .item(variant("not", "Not this.", itself().into()))
            .item(variant("at_least", "At least so many of them.", at_least.into()))
            .item(variant(
                "same",
                "One and the same person, partner or organisation meets all of it, or each does; its tests name the subject `same`.",
                same.into(),
            ))
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
        schemas.push((TestSubject::name().into_owned(), <TestSubject as utoipa::PartialSchema>::schema()));
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
            condition.check(check, &pointer, names, Around { levels: MOST_LEVELS, same: false });
        }
    }
}

/// What stands around a condition: how many levels may follow, and whether it is about the subject of a `same`.
#[derive(Clone, Copy)]
struct Around {
    levels: usize,
    same: bool,
}

impl Condition {
    /// How many conditions it is made of, itself included.
    fn count(&self) -> usize {
        1 + match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::count).sum(),
            Self::AtLeast(some) => some.of.iter().map(Self::count).sum(),
            Self::Not(part) => part.count(),
            Self::Same(same) => same.condition.count(),
            Self::Test(_) | Self::Statement(_) => 0,
        }
    }

    fn check(&self, check: &mut Check, pointer: &str, names: &Names, around: Around) {
        let Some(levels) = around.levels.checked_sub(1) else {
            return check.fail(pointer, FieldCode::TooLong);
        };
        let below = Around { levels, ..around };
        let list = |check: &mut Check, pointer: &str, parts: &[Self]| {
            check.require(!parts.is_empty(), pointer, FieldCode::Required);
            check.at_most(pointer, parts.len(), MOST_PARTS, Unit::Items);
            parts.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("{pointer}/{index}"), names, below));
        };
        match self {
            Self::All(parts) => list(check, &format!("{pointer}/all"), parts),
            Self::Any(parts) => list(check, &format!("{pointer}/any"), parts),
            Self::AtLeast(some) => {
                list(check, &format!("{pointer}/at_least/of"), &some.of);
                let possible = some.count >= 1 && usize::try_from(some.count).is_ok_and(|count| count <= some.of.len());
                check.require(possible, format!("{pointer}/at_least/count"), FieldCode::OutOfRange);
            }
            Self::Not(part) => part.check(check, &format!("{pointer}/not"), names, below),
            Self::Same(same) => {
                let fits = same.subject.is_several() && !around.same;
                check.require(fits, format!("{pointer}/same/subject"), FieldCode::NotAllowed);
                same.condition.check(check, &format!("{pointer}/same/condition"), names, Around { same: true, ..below });
            }
            Self::Test(test) => {
                let known = test.subject != TestSubject::Same || around.same;
                check.require(known, format!("{pointer}/test/subject"), FieldCode::NotAllowed);
                test.check(check, &format!("{pointer}/test"), names);
            }
            Self::Statement(text) => text.check_required(check, &format!("{pointer}/statement"), 2_000),
        }
    }
}
