//! A test of one fact: of whom, which, how, and as of when.

use super::key::{Names, Part};
use super::money::{check_country, check_currency};
use super::{Key, Points};
use crate::code::FieldCode;
use crate::eligibility::{Attribute, CountryGroup, ValueKind};
use crate::refusal::Check;
use crate::states::states;
use crate::time::date_instant;
use serde::{Deserialize, Serialize};

states! {
    /// Of whom or what a fact is.
    TestSubject {
        /// The person who applies.
        Applicant = "applicant",
        /// The company or organisation that applies.
        Company = "company",
        /// The team.
        Team = "team",
        /// The lead of a consortium; the company where there is no consortium.
        Lead = "lead",
        /// Every member of the team.
        EachMember = "each_member",
        /// At least one member of the team.
        SomeMember = "some_member",
        /// Every partner of the consortium.
        EachPartner = "each_partner",
        /// At least one partner of the consortium.
        SomePartner = "some_partner",
        /// Every organisation that applies: the lead and every partner.
        EachOrganisation = "each_organisation",
        /// At least one organisation that applies: the lead or a partner.
        SomeOrganisation = "some_organisation",
        /// The one about whom a surrounding `same` speaks.
        Same = "same",
        /// The project.
        Project = "project",
        /// The proposed solution.
        Solution = "solution",
    }
}

impl TestSubject {
    /// Whether it is about several, each or some of whom must be so.
    #[must_use]
    pub const fn is_several(self) -> bool {
        use TestSubject as S;
        matches!(self, S::EachMember | S::SomeMember | S::EachPartner | S::SomePartner | S::EachOrganisation | S::SomeOrganisation)
    }
    /// Whether every one of several must be so, not only one.
    #[must_use]
    pub const fn is_each(self) -> bool {
        matches!(self, Self::EachMember | Self::EachPartner | Self::EachOrganisation)
    }
}

states! {
    /// How a fact is held against what is wanted.
    TestOperator {
        /// It is one of the values; of several facts, at least one is.
        In = "in",
        /// It is none of the values.
        NotIn = "not_in",
        /// It is `least` or more, or that day or later.
        AtLeast = "at_least",
        /// It is `most` or less, or that day or earlier.
        AtMost = "at_most",
        /// It lies between `least` and `most`.
        Between = "between",
        /// It is known and not empty.
        Exists = "exists",
        /// It is so.
        Yes = "yes",
        /// It is not so.
        No = "no",
    }
}

states! {
    /// The moment to which a test refers.
    AsOfMoment {
        /// When the application is submitted.
        Submission = "submission",
        /// The deadline.
        Deadline = "deadline",
        /// A fixed date.
        Date = "date",
        /// When a phase opens.
        PhaseOpening = "phase_opening",
        /// When the agreement is signed: not known yet.
        Contract = "contract",
    }
}

/// The moment to which a test refers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"moment": "date", "date": "2020-02-29", "phase": null})))]
pub struct AsOf {
    /// Which.
    pub moment: AsOfMoment,
    /// The fixed date, `YYYY-MM-DD`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 10, max_length = 10, pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub date: Option<String>,
    /// The phase that opens.
    #[serde(default)]
    pub phase: Option<Key>,
}

/// A bound: a number, or a day `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Bound {
    /// A number.
    Number(Points),
    /// A day.
    Day(String),
}

/// A test of one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"subject": "applicant", "attribute": "age", "operator": "at_most", "most": 35, "as_of": {"moment": "deadline"}})))]
pub struct FactTest {
    /// Of whom or what the fact is.
    pub subject: TestSubject,
    /// Which fact.
    #[cfg_attr(feature = "openapi", schema(value_type = Attribute))]
    pub attribute: String,
    /// How it is held against what is wanted.
    pub operator: TestOperator,
    /// The values of `in` and `not_in`: slugs, ISO 3166-1 country codes, or words.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 300))]
    pub values: Vec<String>,
    /// Groups of countries whose members are among the values.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub groups: Vec<CountryGroup>,
    /// The published list from which the values are taken, with its edition, such as "OECD DAC 2020".
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub list: Option<String>,
    /// The lower bound.
    #[serde(default)]
    pub least: Option<Bound>,
    /// The lower bound itself does not pass.
    #[serde(default)]
    pub least_excluded: bool,
    /// The upper bound.
    #[serde(default)]
    pub most: Option<Bound>,
    /// The upper bound itself does not pass.
    #[serde(default)]
    pub most_excluded: bool,
    /// ISO 4217 code, for facts in money.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 3, pattern = "^[A-Z]{3}$"))]
    pub currency: Option<String>,
    /// The moment to which it refers; the submission where nothing is said.
    #[serde(default)]
    pub as_of: Option<AsOf>,
}

impl FactTest {
    /// The attribute, if it is one that we know.
    #[must_use]
    pub fn known_attribute(&self) -> Option<Attribute> {
        Attribute::parse(&self.attribute)
    }

    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        let Some(attribute) = self.known_attribute() else {
            return check.fail(format!("{pointer}/attribute"), FieldCode::UnknownReference);
        };
        let fits = match self.operator {
            TestOperator::In | TestOperator::NotIn => attribute.kind() == ValueKind::Words,
            TestOperator::AtLeast | TestOperator::AtMost | TestOperator::Between => attribute.kind().is_ordered(),
            TestOperator::Yes | TestOperator::No => attribute.kind() == ValueKind::Flag,
            TestOperator::Exists => true,
        };
        check.require(fits, format!("{pointer}/operator"), FieldCode::NotAllowed);
        self.check_values(check, pointer, attribute);
        self.check_bounds(check, pointer, attribute);
        match &self.currency {
            Some(currency) => {
                check.require(attribute.kind() == ValueKind::Money, format!("{pointer}/currency"), FieldCode::NotAllowed);
                check_currency(check, &format!("{pointer}/currency"), currency);
            }
            None => check.require(
                attribute.kind() != ValueKind::Money || self.operator == TestOperator::Exists,
                format!("{pointer}/currency"),
                FieldCode::Required,
            ),
        }
        if let Some(as_of) = &self.as_of {
            as_of.check(check, &format!("{pointer}/as_of"), names);
        }
    }

    fn check_values(&self, check: &mut Check, pointer: &str, attribute: Attribute) {
        let wants = matches!(self.operator, TestOperator::In | TestOperator::NotIn);
        // A list that is named and not copied is looked up by people.
        let given = !self.values.is_empty() || !self.groups.is_empty() || self.list.is_some();
        check.require(!wants || given, format!("{pointer}/values"), FieldCode::Required);
        check.require(self.groups.is_empty() || attribute.is_country(), format!("{pointer}/groups"), FieldCode::NotAllowed);
        check.distinct(&format!("{pointer}/groups"), &self.groups, 10);
        check.require(wants || self.values.is_empty(), format!("{pointer}/values"), FieldCode::NotAllowed);
        check.distinct(&format!("{pointer}/values"), &self.values, 300);
        check.text(&format!("{pointer}/list"), self.list.as_deref().unwrap_or_default(), 200);
        for (index, value) in self.values.iter().enumerate() {
            let pointer = format!("{pointer}/values/{index}");
            check.required_text(&pointer, value, 100);
            if attribute.is_country() {
                check_country(check, &pointer, value);
            }
        }
    }

    fn check_bounds(&self, check: &mut Check, pointer: &str, attribute: Attribute) {
        let (wants_least, wants_most) = match self.operator {
            TestOperator::AtLeast => (true, false),
            TestOperator::AtMost => (false, true),
            TestOperator::Between => (true, true),
            _ => (false, false),
        };
        for (name, bound, wanted) in [("least", &self.least, wants_least), ("most", &self.most, wants_most)] {
            let pointer = format!("{pointer}/{name}");
            match bound {
                None => check.require(!wanted, pointer, FieldCode::Required),
                Some(_) if !wanted => check.fail(pointer, FieldCode::NotAllowed),
                Some(Bound::Number(_)) => check.require(attribute.kind() != ValueKind::Day, pointer, FieldCode::WrongType),
                Some(Bound::Day(_)) if attribute.kind() != ValueKind::Day => check.fail(pointer, FieldCode::WrongType),
                Some(Bound::Day(day)) => check.require(date_instant(day).is_ok(), pointer, FieldCode::InvalidFormat),
            }
        }
        let ordered = match (&self.least, &self.most) {
            (Some(Bound::Number(least)), Some(Bound::Number(most))) => least <= most,
            (Some(Bound::Day(least)), Some(Bound::Day(most))) => least <= most,
            _ => true,
        };
        check.require(ordered, format!("{pointer}/most"), FieldCode::WrongOrder);
    }
}

impl AsOf {
    fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        let dated = self.moment == AsOfMoment::Date;
        match &self.date {
            Some(date) => {
                check.require(dated, format!("{pointer}/date"), FieldCode::NotAllowed);
                check.require(date_instant(date).is_ok(), format!("{pointer}/date"), FieldCode::InvalidFormat);
            }
            None => check.require(!dated, format!("{pointer}/date"), FieldCode::Required),
        }
        let phased = self.moment == AsOfMoment::PhaseOpening;
        match &self.phase {
            Some(phase) => {
                check.require(phased, format!("{pointer}/phase"), FieldCode::NotAllowed);
                names.require(check, format!("{pointer}/phase"), Part::Phase, phase);
            }
            None => check.require(!phased, format!("{pointer}/phase"), FieldCode::Required),
        }
    }
}
