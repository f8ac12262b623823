//! The examples of the schemas are documents of the types that they explain.

use super::*;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::PartialSchema;

/// What is wrong with the example of a type; nothing where it has none.
fn fault<T: PartialSchema + DeserializeOwned>(name: &str) -> Option<String> {
    let schema = serde_json::to_value(T::schema()).unwrap();
    let examples = schema.get("examples").and_then(Value::as_array).and_then(|examples| examples.first());
    let example = schema.get("example").or(examples)?.clone();
    serde_json::from_value::<T>(example).err().map(|error| format!("{name}: {error}"))
}

macro_rules! faults {
    ($($type:ty),+ $(,)?) => { [$(fault::<$type>(stringify!($type))),+] };
}

#[test]
fn every_example_can_be_sent() {
    let faults = faults![
        Attachment,
        Channel,
        Condition,
        Criterion,
        CutRule,
        Distance,
        Edition,
        EligibilityRule,
        Entry,
        Extension,
        FactTest,
        Figures,
        FunderShare,
        FurtherCut,
        Hearing,
        Intake,
        Batch,
        Level,
        Limits,
        Link,
        Moment,
        Organiser,
        PanelDescription,
        PanelMembers,
        PhaseFeedback,
        PlanJuror,
        PlanOptions,
        PlanRelaxation,
        Prize,
        PrizeRating,
        Quota,
        Rate,
        Recurrence,
        Regimes,
        Remark,
        Repayment,
        Reservation,
        Series,
        Terms,
        Track,
        Tranche,
        VotePolicy,
        VoteQuestion,
        Withdrawal,
    ];
    assert_eq!(faults.into_iter().flatten().collect::<Vec<_>>(), Vec::<String>::new());
}
