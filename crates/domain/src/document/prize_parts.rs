//! The parts of a prize: rates, shares, when it is paid and how it is paid back.

use super::key::Names;
use super::{Distance, Key, LocalizedText, Money, Points};
use crate::code::FieldCode;
use crate::refusal::Check;
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// Whether an amount holds the taxes.
    Tax {
        /// All taxes included.
        Included = "included",
        /// Without taxes.
        Excluded = "excluded",
    }
}

states! {
    /// How a pool is shared among the winners.
    PoolShare {
        /// In equal parts.
        Equal = "equal",
        /// By rank.
        ByRank = "by_rank",
        /// By score or by what is measured.
        ByScore = "by_score",
        /// As the jury or the organiser decides.
        Decided = "decided",
    }
}

states! {
    /// How a prize is paid.
    PrizePayment {
        /// At once.
        AtOnce = "at_once",
        /// In parts, as milestones are reached.
        Milestones = "milestones",
        /// In parts, at dates.
        Instalments = "instalments",
        /// Afterwards, against proof of what was spent.
        Reimbursement = "reimbursement",
    }
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
#[cfg_attr(feature = "openapi", schema(example = json!({"label": {"fr": "Entreprise dirigée par une femme"}, "percent": 80, "up_to": true, "cap": {"amount_minor": 2_500_000, "currency": "USD"}})))]
pub struct Rate {
    /// For whom: a size of company, women-owned, a member of the consortium.
    #[serde(default)]
    pub label: LocalizedText,
    /// The share of the costs that is paid, in percent; null where the call does not say.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub percent: Option<u32>,
    /// The share is the most that is paid.
    #[serde(default)]
    pub up_to: bool,
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

/// How a loan or advance is paid back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"over": {"count": 10, "unit": "years", "bound": "at_most"}, "grace": null, "interest_percent": 0, "note": {"fr": null}})))]
pub struct Repayment {
    /// Over how long.
    #[serde(default)]
    pub over: Option<Distance>,
    /// How long nothing is paid back at first.
    #[serde(default)]
    pub grace: Option<Distance>,
    /// Yearly interest in percent, at most 100: 0 where there is none, null where the call does not say.
    #[serde(default)]
    pub interest_percent: Option<Points>,
    /// What else is to be said of it: that it depends on success.
    #[serde(default)]
    pub note: LocalizedText,
}

/// The share of a prize that one organiser pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"organiser": "add", "percent": 30})))]
pub struct FunderShare {
    /// The organiser.
    pub organiser: Key,
    /// Its share, in percent.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub percent: u32,
}

impl Rate {
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        self.label.check(check, &format!("{pointer}/label"), 300);
        let fits = self.percent.is_none_or(|percent| (1..=100).contains(&percent));
        check.require(fits, format!("{pointer}/percent"), FieldCode::OutOfRange);
        if let Some(cap) = &self.cap {
            cap.check(check, &format!("{pointer}/cap"));
        }
    }
}

impl Tranche {
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        self.label.check_required(check, &format!("{pointer}/label"), 300);
        self.evidence.check(check, &format!("{pointer}/evidence"), 2_000);
        let fits = self.percent.is_none_or(|percent| (1..=100).contains(&percent));
        check.require(fits, format!("{pointer}/percent"), FieldCode::OutOfRange);
        if let Some(amount) = &self.amount {
            amount.check(check, &format!("{pointer}/amount"));
        }
        if let Some(due) = &self.due {
            due.check(check, &format!("{pointer}/due"), names);
        }
    }
}

impl Repayment {
    fn durations(&self) -> impl Iterator<Item = (&'static str, &Distance)> {
        let named = [("over", &self.over), ("grace", &self.grace)];
        named.into_iter().filter_map(|(name, distance)| distance.as_ref().map(|distance| (name, distance)))
    }
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        self.durations().for_each(|(name, distance)| distance.check(check, &format!("{pointer}/{name}"), names));
        let fits = self.interest_percent.is_none_or(|percent| (Points::ZERO..=Points::whole(100)).contains(&percent));
        check.require(fits, format!("{pointer}/interest_percent"), FieldCode::OutOfRange);
        self.note.check(check, &format!("{pointer}/note"), 2_000);
    }
}
