//! Moments that are given as distances from others.

use super::key::{Names, Part};
use super::{Certainty, Key, LocalizedText, Moment, Phase};
use crate::calendar::{Step, StepUnit, step_from};
use crate::code::FieldCode;
use crate::refusal::Check;
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// An end of a phase.
    PhaseEnd {
        /// Its beginning.
        Opening = "opening",
        /// Its end.
        Closing = "closing",
    }
}

states! {
    /// What a distance bounds, where it is not the distance itself.
    DistanceBound {
        /// It is at least that long: "more than one month".
        AtLeast = "at_least",
        /// It is at most that long: "up to four months".
        AtMost = "at_most",
    }
}

/// A distance from another moment of the call, or a duration: "three months", "ten working days after the results".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"count": 10, "count_most": null, "about": false, "unit": "working_days", "phase": "results", "end": "closing",
    "before": false, "bound": "at_most", "note": {"fr": null}})))]
pub struct Distance {
    /// How many units.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10_000))]
    pub count: u32,
    /// How many units at most, where the author gives a range; the server computes with `count`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10_000))]
    pub count_most: Option<u32>,
    /// The author says "about".
    #[serde(default)]
    pub about: bool,
    /// Of what.
    pub unit: StepUnit,
    /// The phase from which it counts; left out, the other end of the phase itself.
    #[serde(default)]
    pub phase: Option<Key>,
    /// From which end of that phase: its closing, unless said otherwise.
    #[serde(default)]
    pub end: Option<PhaseEnd>,
    /// It counts back: the moment lies this long before.
    #[serde(default)]
    pub before: bool,
    /// Whether it is the least or the most; left out, it is the distance.
    #[serde(default)]
    pub bound: Option<DistanceBound>,
    /// What else is to be said of it, such as "two and a half months".
    #[serde(default)]
    pub note: LocalizedText,
}

impl Distance {
    /// The moment that lies this far from `base`; days that the author calls holidays are no working days.
    pub(super) fn moment_from(&self, base: &Moment, zone: &str, holidays: &[String]) -> Option<Moment> {
        let step = Step { count: self.count, unit: self.unit, back: self.before };
        let (local, at) = step_from(base.at?, step, zone, holidays).ok()?;
        Some(Moment { local, at: Some(at), certainty: self.certainty_from(base.certainty), time_zone: None, note: None })
    }

    /// How far a moment is certain that lies this far from another.
    fn certainty_from(&self, base: Certainty) -> Certainty {
        let own = match self.bound {
            _ if self.about || self.count_most.is_some() => Certainty::Anticipated,
            None => Certainty::Exact,
            // At most a month after: no later. At most a month before: not earlier.
            Some(bound) if (bound == DistanceBound::AtMost) != self.before => Certainty::NoLaterThan,
            Some(_) => Certainty::NotBefore,
        };
        match (base, own) {
            (Certainty::Exact, certainty) | (certainty, Certainty::Exact) => certainty,
            (base, own) if base == own => own,
            _ => Certainty::Anticipated,
        }
    }

    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        check.require((1..=10_000).contains(&self.count), format!("{pointer}/count"), FieldCode::OutOfRange);
        let most = self.count_most.is_none_or(|most| most <= 10_000 && most >= self.count);
        check.require(most, format!("{pointer}/count_most"), FieldCode::WrongOrder);
        check.require(self.phase.is_some() || self.end.is_none(), format!("{pointer}/end"), FieldCode::NotAllowed);
        let one_reading = self.bound.is_none() || self.count_most.is_none();
        check.require(one_reading, format!("{pointer}/bound"), FieldCode::NotAllowed);
        if let Some(phase) = &self.phase {
            names.require(check, format!("{pointer}/phase"), Part::Phase, phase);
        }
        self.note.check(check, &format!("{pointer}/note"), 500);
    }
}

/// One end of a phase, by the place of the phase.
type Node = (usize, PhaseEnd);

/// The end of a phase on which another hangs: by its distance, or because nothing closes before it opens.
fn hangs_on(phases: &[Phase], (index, end): Node) -> Option<Node> {
    let phase = phases.get(index)?;
    let (distance, other_end) = match end {
        PhaseEnd::Opening => (phase.opens_after.as_ref()?, PhaseEnd::Closing),
        PhaseEnd::Closing => match &phase.closes_after {
            Some(distance) => (distance, PhaseEnd::Opening),
            None => {
                let follows = phase.closes.is_none() && phase.opens_after.as_ref().is_some_and(|distance| distance.phase.is_some());
                return follows.then_some((index, PhaseEnd::Opening));
            }
        },
    };
    match &distance.phase {
        // From its own end a phase is counted back to its beginning, and from its beginning on to its end.
        None => (distance.before == (end == PhaseEnd::Opening)).then_some((index, other_end)),
        Some(key) => {
            let place = phases.iter().position(|phase| phase.key.as_ref() == Some(key))?;
            Some((place, distance.end.unwrap_or(PhaseEnd::Closing)))
        }
    }
}

/// Whether following distances comes back to where it began.
pub(super) fn in_circle(phases: &[Phase], start: Node) -> bool {
    let mut next = hangs_on(phases, start);
    for _ in 0..2 * phases.len() {
        match next {
            Some(node) if node != start => next = hangs_on(phases, node),
            Some(_) => return true,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::document::{Certainty, ChallengeDocument};
    use crate::refusal::{Check, Refusal};
    use serde_json::{Value, json};

    fn settled(phases: Value) -> Result<ChallengeDocument, Refusal> {
        let document = json!({"title": {"fr": "Appel"}, "time_zone": "Africa/Casablanca", "holidays": ["2027-03-29"], "phases": phases});
        let mut call: ChallengeDocument = serde_json::from_value(document).unwrap();
        let mut count = 0_u128;
        call.settle(None, Check::default(), || {
            count += 1;
            ulid::Ulid::from(count)
        })?;
        Ok(call)
    }
    fn window(opens_after: Value) -> (String, Certainty) {
        let call = settled(json!([{"kind": "application", "opens_after": opens_after, "closes": {"local": "2027-03-31T12:00"}}])).unwrap();
        let opens = call.phases[0].opens.clone().unwrap();
        (opens.local, opens.certainty)
    }

    #[test]
    fn a_window_is_known_by_its_end_and_its_length() {
        let six_weeks = json!({"count": 6, "unit": "weeks", "before": true});
        assert_eq!(window(six_weeks), ("2027-02-17T12:00:00".into(), Certainty::Exact));
        let range = json!({"count": 5, "count_most": 7, "unit": "weeks", "before": true});
        assert_eq!(window(range), ("2027-02-24T12:00:00".into(), Certainty::Anticipated));
        // The 29th is a holiday, the 27th and 28th a weekend.
        assert_eq!(window(json!({"count": 2, "unit": "working_days", "before": true})).0, "2027-03-26T12:00:00");
        for (bound, certainty) in [("at_least", Certainty::NoLaterThan), ("at_most", Certainty::NotBefore)] {
            assert_eq!(window(json!({"count": 1, "unit": "months", "before": true, "bound": bound})).1, certainty);
        }
    }

    #[test]
    fn a_bound_is_not_exact() {
        let closes = |bound: &str| {
            let phases = json!([{"kind": "build", "opens": {"local": "2027-01-01"}, "closes_after": {"count": 4, "unit": "months", "bound": bound}}]);
            settled(phases).unwrap().phases[0].closes.clone().unwrap().certainty
        };
        assert_eq!((closes("at_most"), closes("at_least")), (Certainty::NoLaterThan, Certainty::NotBefore));
    }

    #[test]
    fn circles_and_distances_from_nowhere_are_refused() {
        let faults = |phases: Value| -> Vec<String> {
            let refusal = settled(phases).unwrap_err();
            refusal.fields.iter().map(|field| format!("{} {}", field.pointer, field.code)).collect()
        };
        let month = |more: Value| {
            let mut distance = json!({"count": 1, "unit": "months"});
            distance.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            distance
        };
        let own = json!([{"kind": "build", "opens_after": month(json!({"before": true})), "closes_after": month(json!({}))}]);
        assert_eq!(faults(own), ["/phases/0/opens_after/phase wrong_order", "/phases/0/closes_after/phase wrong_order"]);
        let two = json!([{"key": "a", "kind": "build", "opens_after": month(json!({"phase": "b"}))},
                         {"key": "b", "kind": "build", "opens_after": month(json!({"phase": "a", "end": "opening"})), "closes_after": month(json!({}))}]);
        assert_eq!(faults(two).len(), 3);
        let nowhere =
            json!([{"kind": "build", "opens_after": month(json!({}))}, {"kind": "build", "closes_after": month(json!({"before": true}))}]);
        assert_eq!(faults(nowhere), ["/phases/0/opens_after/phase required", "/phases/1/closes_after/phase required"]);
        let contradiction = json!([{"key": "a", "kind": "build", "closes_after": month(json!({"phase": "b"}))},
                                   {"key": "b", "kind": "build", "opens_after": month(json!({"phase": "a"}))}]);
        assert_eq!(faults(contradiction), ["/phases/0/closes_after/phase wrong_order", "/phases/1/opens_after/phase wrong_order"]);
        let undated = json!([{"kind": "application", "opens_after": month(json!({"before": true}))}]);
        assert!(settled(undated).unwrap().phases[0].opens.is_none(), "its end is not known yet");
        // A hangs on B and B on nothing that is known: no fault.
        assert!(
            settled(json!([{"key": "a", "kind": "build", "closes_after": month(json!({"phase": "b"}))}, {"key": "b", "kind": "build"}]))
                .is_ok()
        );
    }
}
