//! Money and counts.

use crate::code::FieldCode;
use crate::refusal::Check;
use serde::{Deserialize, Serialize};

/// An amount of money, exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"amount_minor": 20_000_000, "currency": "MAD"})))]
pub struct Money {
    /// In the smallest unit of the currency: centimes for MAD, francs for XOF.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub amount_minor: i64,
    /// ISO 4217 code.
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 3, pattern = "^[A-Z]{3}$"))]
    pub currency: String,
}

/// The largest amount: what a JSON number holds exactly in every client.
const MAX_MINOR: i64 = 9_007_199_254_740_991;

impl Money {
    /// Notes what is wrong with the amount.
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        check.require((0..=MAX_MINOR).contains(&self.amount_minor), format!("{pointer}/amount_minor"), FieldCode::OutOfRange);
        check_currency(check, &format!("{pointer}/currency"), &self.currency);
    }
}

/// Notes a code that no currency has.
pub(super) fn check_currency(check: &mut Check, pointer: &str, code: &str) {
    check.require(iso_currency::Currency::from_code(code).is_some(), pointer, FieldCode::UnknownReference);
}

/// Notes a code that no country has: ISO 3166-1, two letters.
pub(super) fn check_country(check: &mut Check, pointer: &str, code: &str) {
    check.require(rust_iso3166::from_alpha2(code).is_some(), pointer, FieldCode::UnknownReference);
}

/// Notes a code that neither a country nor one of the unions has whose codes ISO 3166-1 reserves: `EU`, `UN`.
pub(super) fn check_country_or_union(check: &mut Check, pointer: &str, code: &str) {
    if !matches!(code, "EU" | "UN") {
        check_country(check, pointer, code);
    }
}

/// How many: exactly (both bounds alike), up to (`most` alone), at least (`least` alone), a range, or not known yet (neither).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"least": 10, "most": 15, "about": false})))]
pub struct Count {
    /// At least.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub least: Option<u32>,
    /// At most.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000_000))]
    pub most: Option<u32>,
    /// The author says "about".
    #[serde(default)]
    pub about: bool,
}

impl Count {
    /// Exactly `n`.
    #[must_use]
    pub const fn exactly(n: u32) -> Self {
        Self { least: Some(n), most: Some(n), about: false }
    }
    /// Notes what is wrong with the bounds.
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        check.require(self.least.is_none_or(|least| least <= 1_000_000), format!("{pointer}/least"), FieldCode::OutOfRange);
        check.require(self.most.is_none_or(|most| (1..=1_000_000).contains(&most)), format!("{pointer}/most"), FieldCode::OutOfRange);
        if let (Some(least), Some(most)) = (self.least, self.most) {
            check.require(least <= most, format!("{pointer}/most"), FieldCode::WrongOrder);
        }
    }
}
