//! The laws of the logic.

use super::rule_tests::call;
use super::*;
use crate::document::{AtLeast, Condition, LocalizedText, Same, TestSubject};
use crate::time::Instant;
use proptest::prelude::*;
use serde_json::json;

fn flag() -> impl Strategy<Value = Condition> {
    let subjects = vec!["company", "each_organisation", "same"];
    (prop::sample::select(subjects), prop::sample::select(vec!["registered", "insured", "deployed", "owns_ip"])).prop_map(
        |(subject, attribute)| {
            serde_json::from_value(json!({"test": {"subject": subject, "attribute": attribute, "operator": "yes"}})).unwrap()
        },
    )
}

fn condition() -> impl Strategy<Value = Condition> {
    let statement = Just(Condition::Statement(LocalizedText::french("à voir")));
    prop_oneof![4 => flag().boxed(), 1 => statement.boxed()].prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::Any),
            inner.clone().prop_map(|part| Condition::Not(Box::new(part))),
            (prop::collection::vec(inner.clone(), 1..4), 1..4_u32).prop_map(|(of, count)| at_least(count, &of)),
            inner.prop_map(|part| Condition::Same(Same { subject: TestSubject::SomeOrganisation, condition: Box::new(part) })),
        ]
    })
}

/// Facts of which some are unknown.
fn facts() -> impl Strategy<Value = FactSheet> {
    let names = ["registered", "insured", "deployed", "owns_ip"];
    prop::collection::vec(prop::option::of(any::<bool>()), names.len()).prop_map(move |values| {
        names.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), FactValue::Flag(value?)))).collect()
    })
}

fn holds(condition: &Condition, company: &FactSheet) -> EligibilityVerdict {
    let call = call(json!([]));
    let candidate = Candidate { company: company.clone(), partners: vec![FactSheet::new()], ..Candidate::default() };
    let moments = Moments { submission: Instant::from_micros(0), call: &call, track: None };
    super::test::explain(
        condition,
        String::new(),
        super::test::About { candidate: &candidate, same: Some(super::test::Sheet::one("company", company)) },
        &moments,
    )
    .verdict
}

/// At least so many, no more than there are.
fn at_least(count: u32, of: &[Condition]) -> Condition {
    Condition::AtLeast(AtLeast { count: count.min(u32::try_from(of.len()).unwrap()), of: of.to_vec() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn de_morgan(parts in prop::collection::vec(condition(), 1..4), company in facts()) {
        let not = |condition: &Condition| Condition::Not(Box::new(condition.clone()));
        let negated: Vec<_> = parts.iter().map(not).collect();
        prop_assert_eq!(holds(&not(&Condition::All(parts.clone())), &company), holds(&Condition::Any(negated.clone()), &company));
        prop_assert_eq!(holds(&not(&Condition::Any(parts)), &company), holds(&Condition::All(negated), &company));
    }

    #[test]
    fn at_least_one_is_any_and_at_least_every_one_is_all(parts in prop::collection::vec(condition(), 1..5), company in facts()) {
        let every = u32::try_from(parts.len()).unwrap();
        prop_assert_eq!(holds(&at_least(1, &parts), &company), holds(&Condition::Any(parts.clone()), &company));
        prop_assert_eq!(holds(&at_least(every, &parts), &company), holds(&Condition::All(parts), &company));
    }

    #[test]
    fn not_so_many_is_as_many_that_are_not(parts in prop::collection::vec(condition(), 1..5), count in 1..5_u32, company in facts()) {
        let not = |condition: &Condition| Condition::Not(Box::new(condition.clone()));
        let every = u32::try_from(parts.len()).unwrap();
        let count = count.min(every);
        let negated: Vec<_> = parts.iter().map(not).collect();
        prop_assert_eq!(holds(&not(&at_least(count, &parts)), &company), holds(&at_least(every - count + 1, &negated), &company));
    }

    #[test]
    fn a_double_negation_changes_nothing(part in condition(), company in facts()) {
        let twice = Condition::Not(Box::new(Condition::Not(Box::new(part.clone()))));
        prop_assert_eq!(holds(&twice, &company), holds(&part, &company));
    }

    #[test]
    fn a_further_fact_settles_and_never_turns_round(part in condition(), company in facts(), more in facts()) {
        let before = holds(&part, &company);
        let mut known = more;
        known.extend(company);
        let after = holds(&part, &known);
        prop_assert!(before == EligibilityVerdict::Open || after == before, "{before} became {after}");
    }

    #[test]
    fn an_age_follows_from_the_day_of_birth(days in 0_i64..30_000, at in 0_i64..30_000) {
        let day = |n: i64| (jiff::civil::date(1940, 1, 1) + jiff::Span::new().days(n)).to_string();
        let age = crate::calendar::age_on(&day(days), &day(days + at)).unwrap();
        let next = crate::calendar::age_on(&day(days), &day(days + at + 1)).unwrap();
        prop_assert!(age.months >= 0 && (0..=30).contains(&age.days));
        prop_assert!(next > age && next.months <= age.months + 1, "{age:?} then {next:?}");
        prop_assert!(i64::from(age.months) * 28 <= at && at <= i64::from(age.months) * 31 + 31);
    }
}
