//! What is to be won.

use super::key::{Names, Part};
use super::organiser::check_organisers;
use super::{Count, Distance, Key, LocalizedText, Money, Points};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// What a prize consists of.
    PrizeKind {
        /// Money for a rank or for each winner.
        Cash = "cash",
        /// A grant towards a project.
        Grant = "grant",
        /// A share of the costs, up to a cap.
        CoFinancing = "co_financing",
        /// A pool that the winners share.
        Pool = "pool",
        /// The envelope of the whole call; its other prizes are paid from it.
        Envelope = "envelope",
        /// A loan without interest, a recoverable advance.
        Loan = "loan",
        /// A share in the company.
        Equity = "equity",
        /// A contract for a proof of concept or a pilot.
        PilotContract = "pilot_contract",
        /// A purchase or framework contract.
        Purchase = "purchase",
        /// Incubation or hosting.
        Incubation = "incubation",
        /// Acceleration.
        Acceleration = "acceleration",
        /// Mentoring and coaching.
        Mentoring = "mentoring",
        /// Training.
        Training = "training",
        /// Services, equipment, cloud credits, data or access.
        InKind = "in_kind",
        /// Travel and stay.
        Travel = "travel",
        /// A stand or a place at a fair.
        Exhibition = "exhibition",
        /// Introductions to investors or customers.
        Introductions = "introductions",
        /// Publicity.
        Media = "media",
        /// A label or certificate.
        Label = "label",
        /// Entry to another contest or phase.
        Qualification = "qualification",
        /// Something else, or not said.
        Other = "other",
    }
}

states! {
    /// Whether an amount holds the taxes.
    Tax {
        /// All taxes included.
        Included = "included",
        /// Without taxes.
        Excluded = "excluded",
    }
}

/// One line of what is to be won.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"key": "intilak", "kind": "co_financing", "label": {"fr": "Aide Intilak"},
    "rates": [{"label": {"fr": "Toutes dépenses"}, "percent": 90, "cap": {"amount_minor": 100_000_000, "currency": "MAD"}}], "tax": "included", "tracks": ["intilak"]})))]
pub struct Prize {
    /// A name by which rules refer to it.
    #[serde(default)]
    pub key: Option<Key>,
    /// What it consists of.
    pub kind: PrizeKind,
    /// What it is called.
    pub label: LocalizedText,
    /// What is to be said of it, in Markdown.
    #[serde(default)]
    pub description: LocalizedText,
    /// The tracks in which it is won; an empty list means all.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub tracks: Vec<Key>,
    /// The phase at whose end it is won; left out, the last.
    #[serde(default)]
    pub phase: Option<Key>,
    /// The rank for which it is; left out, for each winner or by another rule.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub rank: Option<u32>,
    /// The rating for which it is.
    #[serde(default)]
    pub rating: Option<PrizeRating>,
    /// The prize of which it is a part, and not paid beside it.
    #[serde(default)]
    pub part_of: Option<Key>,
    /// It goes to a group of applicants or for one merit beside the ranking: women, the public's favourite, the best of a region.
    #[serde(default)]
    pub special: bool,
    /// What one winner gets; for a pool or an envelope, all of it together. Left out where it is decided later or has no value in money.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The amount is the most that one winner gets.
    #[serde(default)]
    pub up_to: bool,
    /// The least that one winner gets, where `amount` is the most.
    #[serde(default)]
    pub amount_least: Option<Money>,
    /// The amount is decided after the selection: by the rating, by the number of winners, by the jury.
    #[serde(default)]
    pub decided_later: bool,
    /// The most that one winner gets out of a pool.
    #[serde(default)]
    pub cap: Option<Money>,
    /// Shares of the costs that are paid, by kind of applicant.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub rates: Vec<Rate>,
    /// Whether amounts hold the taxes; left out where it is not said.
    #[serde(default)]
    pub tax: Option<Tax>,
    /// How many are given.
    #[serde(default)]
    pub count: Option<Count>,
    /// When it is paid, in parts.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub tranches: Vec<Tranche>,
    /// On which conditions it is given.
    #[serde(default)]
    pub conditions: LocalizedText,
    /// The organisers that pay for it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub funders: Vec<Key>,
}

/// A rating that wins a prize.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"criterion": "rating", "value": 4})))]
pub struct PrizeRating {
    /// The criterion that is rated.
    pub criterion: Key,
    /// The value that wins.
    pub value: Points,
}

/// A share of the costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"label": {"fr": "Entreprise dirigée par une femme"}, "percent": 80, "cap": {"amount_minor": 2_500_000, "currency": "USD"}})))]
pub struct Rate {
    /// For whom: a size of company, women-owned, a member of the consortium.
    #[serde(default)]
    pub label: LocalizedText,
    /// The share of the costs that is paid, in percent; null where the call does not say.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub percent: Option<u32>,
    /// The most that is paid.
    #[serde(default)]
    pub cap: Option<Money>,
}

/// A part of a prize that is paid at its own time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"label": {"fr": "Après le rapport"}, "percent": 20, "amount": null, "due": null, "evidence": {"fr": "Rapport à douze mois"}})))]
pub struct Tranche {
    /// What it is called.
    pub label: LocalizedText,
    /// Its share of the prize, in percent.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub percent: Option<u32>,
    /// Its amount.
    #[serde(default)]
    pub amount: Option<Money>,
    /// When it is due.
    #[serde(default)]
    pub due: Option<Distance>,
    /// What must be shown for it.
    #[serde(default)]
    pub evidence: LocalizedText,
}

impl Prize {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        self.label.check_required(check, &format!("{pointer}/label"), 300);
        self.description.check(check, &format!("{pointer}/description"), 5_000);
        self.conditions.check(check, &format!("{pointer}/conditions"), 5_000);
        names.require_all(check, &format!("{pointer}/tracks"), Part::Track, &self.tracks);
        if let Some(phase) = &self.phase {
            names.require(check, format!("{pointer}/phase"), Part::Phase, phase);
        }
        if let Some(whole) = &self.part_of {
            names.require(check, format!("{pointer}/part_of"), Part::Prize, whole);
            check.require(self.key.as_ref() != Some(whole), format!("{pointer}/part_of"), FieldCode::UnknownReference);
        }
        if let Some(rating) = &self.rating {
            names.require_criteria(check, &format!("{pointer}/rating/criterion"), std::slice::from_ref(&rating.criterion));
        }
        check.require(self.rank.is_none_or(|rank| (1..=1_000).contains(&rank)), format!("{pointer}/rank"), FieldCode::OutOfRange);
        for (name, money) in [("amount", &self.amount), ("amount_least", &self.amount_least), ("cap", &self.cap)] {
            if let Some(money) = money {
                money.check(check, &format!("{pointer}/{name}"));
            }
        }
        if let Some(least) = &self.amount_least {
            let fits = self.amount.as_ref().is_some_and(|most| most.currency == least.currency && most.amount_minor >= least.amount_minor);
            check.require(fits, format!("{pointer}/amount_least"), FieldCode::WrongOrder);
        }
        if let Some(count) = &self.count {
            count.check(check, &format!("{pointer}/count"));
        }
        check_organisers(check, &format!("{pointer}/funders"), names, &self.funders);
        check.at_most(&format!("{pointer}/rates"), self.rates.len(), 30, Unit::Items);
        for (index, rate) in self.rates.iter().enumerate() {
            let pointer = format!("{pointer}/rates/{index}");
            rate.label.check(check, &format!("{pointer}/label"), 300);
            check.require(
                rate.percent.is_none_or(|percent| (1..=100).contains(&percent)),
                format!("{pointer}/percent"),
                FieldCode::OutOfRange,
            );
            if let Some(cap) = &rate.cap {
                cap.check(check, &format!("{pointer}/cap"));
            }
        }
        self.check_tranches(check, pointer, names);
    }

    fn check_tranches(&self, check: &mut Check, pointer: &str, names: &Names) {
        check.at_most(&format!("{pointer}/tranches"), self.tranches.len(), 30, Unit::Items);
        for (index, tranche) in self.tranches.iter().enumerate() {
            let pointer = format!("{pointer}/tranches/{index}");
            tranche.label.check_required(check, &format!("{pointer}/label"), 300);
            tranche.evidence.check(check, &format!("{pointer}/evidence"), 2_000);
            check.require(
                tranche.percent.is_none_or(|percent| (1..=100).contains(&percent)),
                format!("{pointer}/percent"),
                FieldCode::OutOfRange,
            );
            if let Some(amount) = &tranche.amount {
                amount.check(check, &format!("{pointer}/amount"));
            }
            if let Some(due) = &tranche.due {
                due.check(check, &format!("{pointer}/due"));
                if let Some(phase) = &due.phase {
                    names.require(check, format!("{pointer}/due/phase"), Part::Phase, phase);
                }
            }
        }
        let shares: u64 = self.tranches.iter().filter_map(|tranche| tranche.percent).map(u64::from).sum();
        check.require(shares <= 100, format!("{pointer}/tranches"), FieldCode::WeightsInvalid);
    }
}
