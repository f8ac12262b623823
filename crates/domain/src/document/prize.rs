//! What is to be won.

use super::key::{Names, Part};
use super::money::check_currency;
use super::organiser::check_organisers;
use super::prize_parts::{FunderShare, PoolShare, PrizePayment, PrizeRating, Rate, Repayment, Tax, Tranche};
use super::{Count, CutScope, Key, LocalizedText, Money, Reservation};
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
        /// Meeting others: a network, a community, events.
        Networking = "networking",
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
    /// The criterion in which the best wins it.
    #[serde(default)]
    pub best_in: Option<Key>,
    /// It is given once for each of these: `track`, `country`, `answer`. With several, once for each combination.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub per: Vec<CutScope>,
    /// The question for each of whose answers it is given.
    #[serde(default)]
    pub per_question: Option<Key>,
    /// What it depends on; null where it is certain to be given.
    #[serde(default)]
    pub reservation: Option<Reservation>,
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
    /// ISO 4217 codes in which the same figures are paid instead, by country.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub other_currencies: Vec<String>,
    /// What the call says that the amount is in other currencies.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub equivalents: Vec<Money>,
    /// How a pool or envelope is shared among the winners; null where the call does not say.
    #[serde(default)]
    pub share: Option<PoolShare>,
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
    /// How many are given, in all.
    #[serde(default)]
    pub count: Option<Count>,
    /// How it is paid; null where the call does not say.
    #[serde(default)]
    pub payment: Option<PrizePayment>,
    /// How it is paid back.
    #[serde(default)]
    pub repayment: Option<Repayment>,
    /// The instrument from which it is paid, where that has rules of its own.
    #[serde(default)]
    pub instrument: LocalizedText,
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
    /// Which share of it which organiser pays, where that is not the same as of the whole call.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub shares: Vec<FunderShare>,
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
            names.require_criterion(check, format!("{pointer}/rating/criterion"), &rating.criterion);
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
        self.check_money(check, pointer, names);
        self.check_parts(check, pointer, names);
    }

    /// How it is shared, financed and paid.
    fn check_money(&self, check: &mut Check, pointer: &str, names: &Names) {
        let pooled = matches!(self.kind, PrizeKind::Pool | PrizeKind::Envelope);
        check.require(self.share.is_none() || pooled, format!("{pointer}/share"), FieldCode::NotAllowed);
        check.distinct(&format!("{pointer}/other_currencies"), &self.other_currencies, 20);
        for (index, currency) in self.other_currencies.iter().enumerate() {
            check_currency(check, &format!("{pointer}/other_currencies/{index}"), currency);
        }
        check.at_most(&format!("{pointer}/equivalents"), self.equivalents.len(), 20, Unit::Items);
        for (index, money) in self.equivalents.iter().enumerate() {
            money.check(check, &format!("{pointer}/equivalents/{index}"));
        }
        check.at_most(&format!("{pointer}/shares"), self.shares.len(), 20, Unit::Items);
        for (index, share) in self.shares.iter().enumerate() {
            let pointer = format!("{pointer}/shares/{index}");
            names.require(check, format!("{pointer}/organiser"), Part::Organiser, &share.organiser);
            check.require((1..=100).contains(&share.percent), format!("{pointer}/percent"), FieldCode::OutOfRange);
        }
        let paid: u64 = self.shares.iter().map(|share| u64::from(share.percent)).sum();
        check.require(paid <= 100, format!("{pointer}/shares"), FieldCode::WeightsInvalid);
        if let Some(repayment) = &self.repayment {
            repayment.check(check, &format!("{pointer}/repayment"), names);
        }
    }

    /// For what and how often it is given, and its parts.
    fn check_parts(&self, check: &mut Check, pointer: &str, names: &Names) {
        check.distinct(&format!("{pointer}/per"), &self.per, 5);
        for (index, per) in self.per.iter().enumerate() {
            check.require(*per != CutScope::Overall, format!("{pointer}/per/{index}"), FieldCode::NotAllowed);
        }
        let asks = self.per.contains(&CutScope::Answer);
        check.require(asks == self.per_question.is_some(), format!("{pointer}/per_question"), FieldCode::NotAllowed);
        if let Some(question) = &self.per_question {
            names.require(check, format!("{pointer}/per_question"), Part::Question, question);
        }
        if let Some(criterion) = &self.best_in {
            names.require_criterion(check, format!("{pointer}/best_in"), criterion);
        }
        if let Some(reservation) = &self.reservation {
            reservation.check(check, &format!("{pointer}/reservation"));
        }
        self.instrument.check(check, &format!("{pointer}/instrument"), 300);
        check.at_most(&format!("{pointer}/rates"), self.rates.len(), 30, Unit::Items);
        self.rates.iter().enumerate().for_each(|(index, rate)| rate.check(check, &format!("{pointer}/rates/{index}")));
        check.at_most(&format!("{pointer}/tranches"), self.tranches.len(), 30, Unit::Items);
        self.tranches.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("{pointer}/tranches/{index}"), names));
        let shares: u64 = self.tranches.iter().filter_map(|tranche| tranche.percent).map(u64::from).sum();
        check.require(shares <= 100, format!("{pointer}/tranches"), FieldCode::WeightsInvalid);
        let paid = self.tranches.iter().filter_map(|tranche| tranche.amount.as_ref());
        let fits = self.amount.as_ref().is_none_or(|whole| sum_in(whole, paid.map(|amount| (amount, 1))) <= i128::from(whole.amount_minor));
        check.require(fits, format!("{pointer}/tranches"), FieldCode::OutOfRange);
    }

    /// What is promised for certain, and at least how often.
    fn promised(&self) -> Option<(&Money, u32)> {
        let certain = !self.decided_later && self.reservation.is_none();
        let least = if self.up_to { self.amount_least.as_ref() } else { self.amount.as_ref() };
        let times = self.count.as_ref().and_then(|count| count.least).unwrap_or(1);
        let pooled = matches!(self.kind, PrizeKind::Pool | PrizeKind::Envelope);
        least.filter(|_| certain).map(|least| (least, if pooled { 1 } else { times }))
    }
}

/// What these amounts come to, as far as they are in the currency of `whole`.
fn sum_in<'a>(whole: &Money, amounts: impl Iterator<Item = (&'a Money, u32)>) -> i128 {
    amounts
        .filter(|(amount, _)| amount.currency == whole.currency)
        .map(|(amount, times)| i128::from(amount.amount_minor) * i128::from(times))
        .sum()
}

/// Notes pools and envelopes of which more is promised for certain than they hold.
pub(super) fn check_purses(check: &mut Check, prizes: &[Prize]) {
    for (index, purse) in prizes.iter().enumerate().filter(|(_, prize)| matches!(prize.kind, PrizeKind::Pool | PrizeKind::Envelope)) {
        let Some((key, whole)) = purse.key.as_ref().zip(purse.amount.as_ref()) else { continue };
        let parts = prizes.iter().filter(|prize| prize.part_of.as_ref() == Some(key));
        let promised = sum_in(whole, parts.filter_map(Prize::promised));
        check.require(promised <= i128::from(whole.amount_minor), format!("/prizes/{index}/amount"), FieldCode::OutOfRange);
    }
}
