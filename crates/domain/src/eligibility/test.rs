//! One test of one fact.

use super::attribute::{AgeUnit, Attribute, ValueKind};
use super::facts::{Candidate, FactSheet, FactValue};
use super::verdict::{EligibilityVerdict, Explanation, VerdictReason};
use crate::calendar::age_on;
use crate::document::{AsOf, AsOfMoment, Bound, ChallengeDocument, Condition, FactTest, Key, Points, TestOperator, TestSubject};
use crate::text::fold;
use crate::time::{Instant, date_instant};

/// The moments to which tests refer.
#[derive(Clone, Copy, Debug)]
pub struct Moments<'a> {
    /// Now, or when the application was submitted.
    pub submission: Instant,
    /// The call, for its deadline, its phases and its time zone.
    pub call: &'a ChallengeDocument,
    /// The track of the candidate.
    pub track: Option<&'a Key>,
}

impl Moments<'_> {
    /// The instant that is meant, if it is known.
    fn instant(&self, as_of: Option<&AsOf>) -> Option<Instant> {
        let Some(as_of) = as_of else { return Some(self.submission) };
        match as_of.moment {
            AsOfMoment::Submission => Some(self.submission),
            AsOfMoment::Deadline => self.call.application_window(self.track, self.submission).and_then(|window| window.closes_at()),
            AsOfMoment::Date => as_of.date.as_deref().and_then(|day| date_instant(day).ok()),
            AsOfMoment::PhaseOpening => as_of.phase.as_ref().and_then(|key| self.call.phase_by_key(key)).and_then(|phase| phase.opens_at()),
            AsOfMoment::Contract => None,
        }
    }
    /// The civil day of an instant: as it is written, for a fixed date; in the zone of the call, for a moment.
    fn day(&self, as_of: Option<&AsOf>) -> Option<String> {
        match as_of {
            Some(AsOf { moment: AsOfMoment::Date, date, .. }) => date.clone(),
            _ => {
                // A deadline at midnight belongs to the day that it ends.
                let last = self.instant(as_of)?;
                let within = if as_of.is_some_and(|as_of| as_of.moment == AsOfMoment::Deadline) {
                    last - crate::time::Span::milliseconds(1)
                } else {
                    last
                };
                crate::time::wall_time(within, &self.call.time_zone).ok().map(|local| local.chars().take(10).collect())
            }
        }
    }
}

/// Of whom facts are asked: the candidate, and within a `same` the one about whom it speaks.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub candidate: &'a Candidate,
    pub same: Option<Sheet<'a>>,
}

/// What is known of one of them, and where that stands in the candidate.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    name: &'static str,
    /// Which of several.
    index: Option<usize>,
    facts: &'a FactSheet,
}

impl<'a> Sheet<'a> {
    pub(super) const fn one(name: &'static str, facts: &'a FactSheet) -> Self {
        Self { name, index: None, facts }
    }
    fn each(name: &'static str, sheets: &'a [FactSheet]) -> impl Iterator<Item = Self> {
        sheets.iter().enumerate().map(move |(index, facts)| Self { name, index: Some(index), facts })
    }
    /// JSON pointer to it, from the candidate.
    fn pointer(self) -> String {
        self.index.map_or_else(|| format!("/{}", self.name), |index| format!("/{}/{index}", self.name))
    }
}

/// Evaluates a condition and says why.
pub(super) fn explain(condition: &Condition, pointer: String, about: About<'_>, moments: &Moments<'_>) -> Explanation {
    let parts_of = |name: &str, parts: &[Condition]| -> Vec<Explanation> {
        parts.iter().enumerate().map(|(index, part)| explain(part, format!("{pointer}/{name}/{index}"), about, moments)).collect()
    };
    let verdicts = |parts: &[Explanation]| parts.iter().map(|part| part.verdict).collect::<Vec<_>>();
    let (verdict, parts) = match condition {
        Condition::All(parts) => {
            let parts = parts_of("all", parts);
            (EligibilityVerdict::all(verdicts(&parts)), parts)
        }
        Condition::Any(parts) => {
            let parts = parts_of("any", parts);
            (EligibilityVerdict::any(verdicts(&parts)), parts)
        }
        Condition::AtLeast(some) => {
            let parts = parts_of("at_least/of", &some.of);
            (EligibilityVerdict::at_least(some.count, verdicts(&parts)), parts)
        }
        Condition::Not(part) => {
            let part = explain(part, format!("{pointer}/not"), about, moments);
            (part.verdict.not(), vec![part])
        }
        Condition::Same(same) => {
            let one = |sheet| explain(&same.condition, format!("{pointer}/same/condition"), About { same: Some(sheet), ..about }, moments);
            let parts: Vec<_> = sheets(same.subject, about).into_iter().map(one).collect();
            (each_or_some(same.subject, &parts), parts)
        }
        Condition::Statement(_) => return leaf(pointer, EligibilityVerdict::Open, VerdictReason::NeedsPeople, Vec::new()),
        Condition::Test(test) => return tested(test, format!("{pointer}/test"), about, moments),
    };
    leaf(pointer, verdict, VerdictReason::Parts, parts)
}

fn leaf(condition: String, verdict: EligibilityVerdict, reason: VerdictReason, parts: Vec<Explanation>) -> Explanation {
    Explanation { condition, verdict, reason, attribute: None, sheet: None, found: None, as_of: None, parts }
}

/// The facts of those whom a subject means.
fn sheets<'a>(subject: TestSubject, About { candidate, same }: About<'a>) -> Vec<Sheet<'a>> {
    let company = Sheet::one("company", &candidate.company);
    // Where another leads, the company is one of the partners.
    let led = !candidate.lead.is_empty();
    let lead = if led { Sheet::one("lead", &candidate.lead) } else { company };
    let partners = led.then_some(company).into_iter().chain(Sheet::each("partners", &candidate.partners));
    match subject {
        TestSubject::Applicant => vec![Sheet::one("applicant", &candidate.applicant)],
        TestSubject::Company => vec![company],
        TestSubject::Team => vec![Sheet::one("team", &candidate.team)],
        TestSubject::Lead => vec![lead],
        TestSubject::Project => vec![Sheet::one("project", &candidate.project)],
        TestSubject::Solution => vec![Sheet::one("solution", &candidate.solution)],
        TestSubject::Same => same.into_iter().collect(),
        TestSubject::EachMember | TestSubject::SomeMember => Sheet::each("members", &candidate.members).collect(),
        TestSubject::EachPartner | TestSubject::SomePartner => partners.collect(),
        TestSubject::EachOrganisation | TestSubject::SomeOrganisation => std::iter::once(lead).chain(partners).collect(),
    }
}

fn each_or_some(subject: TestSubject, parts: &[Explanation]) -> EligibilityVerdict {
    let verdicts = parts.iter().map(|part| part.verdict);
    if subject.is_each() { EligibilityVerdict::all(verdicts) } else { EligibilityVerdict::any(verdicts) }
}

/// A test about one, or about each or some of several.
fn tested(test: &FactTest, pointer: String, about: About<'_>, moments: &Moments<'_>) -> Explanation {
    let sheets = sheets(test.subject, about);
    match sheets.as_slice() {
        [sheet] if !test.subject.is_several() => apply(test, pointer, *sheet, moments),
        several => {
            let parts: Vec<_> = several.iter().map(|sheet| apply(test, pointer.clone(), *sheet, moments)).collect();
            let verdict = each_or_some(test.subject, &parts);
            Explanation { attribute: test.known_attribute(), ..leaf(pointer, verdict, VerdictReason::Parts, parts) }
        }
    }
}

fn apply(test: &FactTest, pointer: String, sheet: Sheet<'_>, moments: &Moments<'_>) -> Explanation {
    let at = moments.instant(test.as_of.as_ref());
    let attribute = test.known_attribute();
    let fact = attribute.and_then(|attribute| fact(attribute, sheet.facts, moments, test.as_of.as_ref()));
    let holds = fact.as_ref().and_then(|fact| holds(test, fact));
    let (verdict, reason) = match (&fact, holds) {
        (_, Some(true)) => (EligibilityVerdict::Met, VerdictReason::Fits),
        (_, Some(false)) if is_ahead(test, attribute, at, moments.submission) => (EligibilityVerdict::Open, VerdictReason::NotYet),
        (_, Some(false)) => (EligibilityVerdict::NotMet, VerdictReason::Differs),
        // It is known and the list is not copied: people look it up.
        (Some(_), None) => (EligibilityVerdict::Open, VerdictReason::NeedsPeople),
        // What is missing today can still come, and `exists` cannot be answered by silence.
        (None, None) => (EligibilityVerdict::Open, VerdictReason::UnknownFact),
    };
    Explanation {
        condition: pointer,
        verdict,
        reason,
        attribute,
        sheet: Some(sheet.pointer()),
        found: fact.as_ref().map(FactValue::display),
        as_of: at,
        parts: Vec::new(),
    }
}

/// Whether the moment of the test is ahead or unknown, and the fact can be another by then. An age on a day is known today.
fn is_ahead(test: &FactTest, attribute: Option<Attribute>, at: Option<Instant>, now: Instant) -> bool {
    let can_change = attribute.is_some_and(|attribute| !matches!(attribute.kind(), ValueKind::Age | ValueKind::Day));
    let later = test.as_of.is_some() && at.is_none_or(|at| at > now);
    later && can_change
}

/// The fact, known or computed.
fn fact(attribute: Attribute, sheet: &FactSheet, moments: &Moments<'_>, as_of: Option<&AsOf>) -> Option<FactValue> {
    if let Some((day, unit)) = attribute.follows_from()
        && let Some(FactValue::Text(since)) = sheet.get(day.as_str())
    {
        let age = age_on(since, &moments.day(as_of)?)?;
        return Some(FactValue::Number(match unit {
            // People count their age in whole years; a company of 18 months and a day is older than 18 months.
            AgeUnit::Years => Points::whole(age.months.div_euclid(12)),
            AgeUnit::Months => Points::from_millionths(i64::from(age.months) * 1_000_000 + i64::from(age.days) * 1_000_000 / 32),
        }));
    }
    sheet.get(attribute.as_str()).cloned()
}

/// Whether a fact is as wanted; `None` where the values to compare with are not here.
fn holds(test: &FactTest, fact: &FactValue) -> Option<bool> {
    let among = || {
        let facts = fact.words();
        let wanted: Vec<String> = test.values.iter().map(|value| fold(value)).collect();
        facts.iter().any(|fact| wanted.contains(&fold(fact)) || test.groups.iter().any(|group| group.holds(fact)))
    };
    match test.operator {
        TestOperator::In | TestOperator::NotIn if test.values.is_empty() && test.groups.is_empty() => None,
        TestOperator::In => Some(among()),
        TestOperator::NotIn => Some(!among()),
        TestOperator::Exists => Some(!matches!(fact, FactValue::Words(words) if words.is_empty())),
        TestOperator::Yes => Some(*fact == FactValue::Flag(true)),
        TestOperator::No => Some(*fact == FactValue::Flag(false)),
        TestOperator::AtLeast | TestOperator::AtMost | TestOperator::Between => {
            let least = test
                .least
                .as_ref()
                .is_none_or(|bound| compare(fact, bound).is_some_and(|order| order.is_gt() || (order.is_eq() && !test.least_excluded)));
            let most = test
                .most
                .as_ref()
                .is_none_or(|bound| compare(fact, bound).is_some_and(|order| order.is_lt() || (order.is_eq() && !test.most_excluded)));
            Some(least && most)
        }
    }
}

fn compare(fact: &FactValue, bound: &Bound) -> Option<std::cmp::Ordering> {
    match (fact, bound) {
        (FactValue::Number(fact), Bound::Number(bound)) => Some(fact.cmp(bound)),
        // Days of one form sort as texts.
        (FactValue::Text(fact), Bound::Day(bound)) => Some(fact.as_str().cmp(bound.as_str())),
        _ => None,
    }
}
