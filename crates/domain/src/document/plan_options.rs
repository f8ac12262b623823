//! What a plan of assignments is asked for.

use super::{ChallengeDocument, JurorFacts, Key};
use crate::code::FieldCode;
use crate::id::JurorId;
use crate::refusal::{Check, Refusal, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

states! {
    /// What a plan of assignments makes as good as it can.
    PlanObjective {
        /// The sum of all matches of jurors and applications.
        BestMatch = "best_match",
        /// The match of the application that is served worst, then the sum.
        Fairest = "fairest",
        /// The sum of all matches, with work spread evenly over the jurors.
        Balanced = "balanced",
    }
}

default_state!(PlanObjective::Balanced);

states! {
    /// Which experts each application needs, by its sectors and technologies.
    ExpertRule {
        /// None in particular.
        None = "none",
        /// One juror at least who knows one of them.
        AtLeastOne = "at_least_one",
        /// For each of them a juror who knows it.
        EveryTag = "every_tag",
    }
}

default_state!(ExpertRule::None);

/// What a plan of assignments is to be like. Everything may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"reviews_per_application": 3, "max_load": 12, "min_load": 0, "move_not_begun": false,
    "objective": "balanced", "balance_weight": 20, "experts": "none", "connected": false, "bridging": false, "divergence": null,
    "jurors": [{"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "min_load": null, "max_load": 5, "expertise": ["iot"], "track": null}],
    "seed": "digitagri-2027", "seconds": 20})))]
pub struct PlanOptions {
    /// How many jurors read each application; what the phase asks for if it is left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 20))]
    pub reviews_per_application: Option<u32>,
    /// How many applications a juror reads at most; as many as there are if it is left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub max_load: Option<u32>,
    /// How many applications a juror reads at least.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub min_load: u32,
    /// Whether assignments of which no sheet was begun may be given to other jurors. All others stay in any case.
    #[serde(default)]
    pub move_not_begun: bool,
    /// What is best.
    #[serde(default)]
    pub objective: PlanObjective,
    /// For `balanced`: what evenness is worth, in match for each squared review of a juror.
    #[serde(default = "twenty")]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000))]
    pub balance_weight: u32,
    /// Which experts each application needs.
    #[serde(default)]
    pub experts: ExpertRule,
    /// Whether jurors and applications must hang together, so that every two applications can be compared in one ranking.
    #[serde(default)]
    pub connected: bool,
    /// Whether reviews are added that tie pieces of the plan together, beyond what each application needs and within every load.
    #[serde(default)]
    pub bridging: bool,
    /// An application whose completed sheets lie further apart than so many of 100 points gets one juror more. Refused while scores are
    /// sealed: the plan would tell which they are.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub divergence: Option<u32>,
    /// What is known of single jurors. Of what is left out what the juror said counts; the others read what `min_load` and `max_load` say,
    /// and are experts of nothing.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 1_000))]
    pub jurors: Vec<PlanJuror>,
    /// Decides between plans that are equally good. The same seed gives the same plan as long as nothing changes.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub seed: Option<String>,
    /// How long is searched at most, in seconds. A search that is cut short finds no plan, never another one.
    #[serde(default = "twenty")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 60))]
    pub seconds: u32,
}

/// What is known of a juror.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "min_load": null, "max_load": 5, "expertise": ["iot"], "track": null})))]
pub struct PlanJuror {
    /// The juror, who has accepted and scores.
    pub juror_id: JurorId,
    /// How many applications this juror reads at least.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub min_load: Option<u32>,
    /// How many this juror reads at most, such as a smaller number that was asked for.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub max_load: Option<u32>,
    /// The sectors and technologies that this juror knows: slugs or known synonyms; kept as slugs.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub expertise: Vec<String>,
    /// The track that this juror mostly reads.
    #[serde(default)]
    pub track: Option<Key>,
}

fn twenty() -> u32 {
    20
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self {
            reviews_per_application: None,
            max_load: None,
            min_load: 0,
            move_not_begun: false,
            objective: PlanObjective::default(),
            balance_weight: twenty(),
            experts: ExpertRule::default(),
            connected: false,
            bridging: false,
            divergence: None,
            jurors: Vec::new(),
            seed: None,
            seconds: twenty(),
        }
    }
}

/// The most applications that a load may name: those of the largest plan.
const MOST_LOAD: u32 = 5_000;

impl PlanOptions {
    /// What is known of a juror, where something is.
    #[must_use]
    pub fn of_juror(&self, id: &JurorId) -> Option<&PlanJuror> {
        self.jurors.iter().find(|juror| &juror.juror_id == id)
    }

    /// Fills in what a juror said of themselves, where nothing else is asked for.
    pub fn know(&mut self, id: &JurorId, facts: &JurorFacts) {
        if facts.expertise.is_empty() && facts.max_load.is_none() {
            return;
        }
        let most = facts.max_load.map(|own| self.max_load.map_or(own, |all| own.min(all)));
        let Some(juror) = self.jurors.iter_mut().find(|juror| &juror.juror_id == id) else {
            let expertise = facts.expertise.clone();
            self.jurors.push(PlanJuror { juror_id: id.clone(), min_load: None, max_load: most, expertise, track: None });
            return;
        };
        if juror.expertise.is_empty() {
            juror.expertise.clone_from(&facts.expertise);
        }
        if juror.max_load.is_none() && juror.min_load.is_none_or(|least| most.is_some_and(|most| least <= most)) {
            juror.max_load = most;
        }
    }

    /// Checks them against the panel and the call. Whether the expertise is known is the caller's to check.
    ///
    /// # Errors
    /// `validation_failed` with everything that is wrong.
    pub fn ensure_fit(&self, panel: &BTreeSet<JurorId>, call: &ChallengeDocument) -> Result<(), Refusal> {
        let mut check = Check::default();
        let mut within = |pointer: &str, value: Option<u32>, least: u32, most: u32| {
            check.require(value.is_none_or(|value| (least..=most).contains(&value)), pointer, FieldCode::OutOfRange);
        };
        within("/reviews_per_application", self.reviews_per_application, 1, 20);
        within("/max_load", self.max_load, 0, MOST_LOAD);
        within("/min_load", Some(self.min_load), 0, MOST_LOAD);
        within("/balance_weight", Some(self.balance_weight), 0, 1_000);
        within("/divergence", self.divergence, 1, 100);
        within("/seconds", Some(self.seconds), 1, 60);
        check.require(self.max_load.is_none_or(|max| self.min_load <= max), "/min_load", FieldCode::WrongOrder);
        if let Some(seed) = &self.seed {
            check.required_text("/seed", seed, 100);
        }
        check.at_most("/jurors", self.jurors.len(), 1_000, Unit::Items);
        let mut seen = BTreeSet::new();
        for (index, juror) in self.jurors.iter().enumerate() {
            let pointer = format!("/jurors/{index}");
            check.require(seen.insert(&juror.juror_id), &pointer, FieldCode::Duplicate);
            check.require(panel.contains(&juror.juror_id), format!("{pointer}/juror_id"), FieldCode::UnknownReference);
            for (name, load) in [("min_load", juror.min_load), ("max_load", juror.max_load)] {
                check.require(load.is_none_or(|load| load <= MOST_LOAD), format!("{pointer}/{name}"), FieldCode::OutOfRange);
            }
            let (min, max) = self.loads(Some(juror));
            check.require(max.is_none_or(|max| min <= max), format!("{pointer}/min_load"), FieldCode::WrongOrder);
            check.at_most(&format!("{pointer}/expertise"), juror.expertise.len(), 60, Unit::Items);
            let known = juror.track.as_ref().is_none_or(|track| call.track(track).is_some());
            check.require(known, format!("{pointer}/track"), FieldCode::UnknownReference);
        }
        check.finish()
    }

    /// The smallest load, and the largest where there is one. Who was given a largest load below the smallest of all reads that many.
    #[must_use]
    pub fn loads(&self, juror: Option<&PlanJuror>) -> (u32, Option<u32>) {
        let max = juror.and_then(|juror| juror.max_load).or(self.max_load);
        let min = juror.and_then(|juror| juror.min_load).unwrap_or_else(|| max.map_or(self.min_load, |max| self.min_load.min(max)));
        (min, max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jury::testing::id;
    use serde_json::json;

    fn refused(options: serde_json::Value) -> Vec<String> {
        let options: PlanOptions = serde_json::from_value(options).unwrap();
        let call: ChallengeDocument = serde_json::from_value(json!({"title": {"fr": "Appel"}})).unwrap();
        let issues = options.ensure_fit(&BTreeSet::from([id(1)]), &call).err().map(|refusal| refusal.fields);
        issues.unwrap_or_default().iter().map(|issue| format!("{} {}", issue.pointer, issue.code)).collect()
    }

    #[test]
    fn everything_may_be_left_out_and_what_is_there_is_checked() {
        assert_eq!(serde_json::from_value::<PlanOptions>(json!({})).unwrap(), PlanOptions::default());
        assert_eq!(refused(json!({})), Vec::<String>::new());
        let (known, unknown): (JurorId, JurorId) = (id(1), id(2));
        let options = json!({
            "reviews_per_application": 0, "max_load": 2, "min_load": 3, "balance_weight": 1_001, "divergence": 0, "seconds": 61, "seed": " ",
            "jurors": [{"juror_id": known, "min_load": 4}, {"juror_id": known, "max_load": 5_001}, {"juror_id": unknown, "track": "water"}],
        });
        let expected = [
            "/reviews_per_application out_of_range",
            "/balance_weight out_of_range",
            "/divergence out_of_range",
            "/seconds out_of_range",
            "/min_load wrong_order",
            "/seed required",
            "/jurors/0/min_load wrong_order",
            "/jurors/1 duplicate",
            "/jurors/1/max_load out_of_range",
            "/jurors/2/juror_id unknown_reference",
            "/jurors/2/track unknown_reference",
        ];
        assert_eq!(refused(options), expected);
    }

    #[test]
    fn what_a_juror_said_fills_in_what_is_left_out() {
        let facts = JurorFacts { expertise: vec!["iot".into()], max_load: Some(5), ..JurorFacts::default() };
        let asked = |min_load, max_load, expertise: &[&str]| PlanJuror {
            juror_id: id(1),
            min_load,
            max_load,
            expertise: expertise.iter().map(|slug| (*slug).to_owned()).collect(),
            track: None,
        };
        let known = |all: Option<u32>, jurors: Vec<PlanJuror>| {
            let mut options = PlanOptions { max_load: all, jurors, ..PlanOptions::default() };
            options.know(&id(1), &facts);
            options.know(&id(2), &JurorFacts::default());
            assert_eq!(options.jurors.len(), 1);
            options.jurors.remove(0)
        };
        assert_eq!(known(None, vec![]), asked(None, Some(5), &["iot"]));
        assert_eq!(known(Some(3), vec![]), asked(None, Some(3), &["iot"]), "never more than all");
        assert_eq!(known(None, vec![asked(None, Some(8), &["ai"])]), asked(None, Some(8), &["ai"]), "the plan goes before it");
        assert_eq!(known(None, vec![asked(Some(6), None, &[])]), asked(Some(6), None, &["iot"]));
    }

    #[test]
    fn a_load_of_ones_own_goes_before_that_of_all() {
        let own = PlanJuror { juror_id: id(1), min_load: None, max_load: Some(1), expertise: Vec::new(), track: None };
        let options = PlanOptions { min_load: 2, max_load: Some(8), ..PlanOptions::default() };
        assert_eq!((options.loads(None), options.loads(Some(&own))), ((2, Some(8)), (1, Some(1))));
    }
}
