//! Verdicts, and why.

use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// Whether something is met.
    EligibilityVerdict {
        /// It is.
        Met = "met",
        /// It is not.
        NotMet = "not_met",
        /// It cannot be said yet.
        Open = "open",
    }
}

states! {
    /// Why something is met, not met, or open.
    VerdictReason {
        /// The fact is as wanted.
        Fits = "fits",
        /// The fact is not as wanted.
        Differs = "differs",
        /// The fact is not known.
        UnknownFact = "unknown_fact",
        /// The moment to which the rule refers is ahead: what is not so today may be so then.
        NotYet = "not_yet",
        /// People decide.
        NeedsPeople = "needs_people",
        /// People have decided.
        Decided = "decided",
        /// The applicant certifies it.
        Declared = "declared",
        /// The applicant has not certified it.
        NotDeclared = "not_declared",
        /// The parts decide.
        Parts = "parts",
    }
}

/// Why a condition has its verdict, down to the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(no_recursion))]
#[cfg_attr(feature = "openapi", schema(example = json!({"condition": "/test", "verdict": "not_met", "reason": "differs", "attribute": "revenue",
    "sheet": "/company", "found": "4000000", "as_of": null, "parts": []})))]
pub struct Explanation {
    /// JSON pointer to the condition, from the condition of the rule.
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub condition: String,
    /// Whether it is met.
    pub verdict: EligibilityVerdict,
    /// Why.
    pub reason: VerdictReason,
    /// The fact that is tested; null for a composition or a statement.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub attribute: Option<super::Attribute>,
    /// JSON pointer, from the facts of the candidate, to the sheet that was looked into, such as `/company` or `/partners/1`; null for a
    /// composition or a statement.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(required, max_length = 40))]
    pub sheet: Option<String>,
    /// The fact as it was found; null if it is unknown.
    #[cfg_attr(feature = "openapi", schema(required, max_length = 20_000))]
    pub found: Option<String>,
    /// The moment to which the test refers; null if it is not known yet.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub as_of: Option<crate::time::Instant>,
    /// The conditions of which it is made.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub parts: Vec<Self>,
}

impl EligibilityVerdict {
    /// The conjunction: not met if one is not met, else open if one is open. Nothing is met.
    #[must_use]
    pub fn all(verdicts: impl IntoIterator<Item = Self>) -> Self {
        let (mut open, mut failed) = (false, false);
        for verdict in verdicts {
            open |= verdict == Self::Open;
            failed |= verdict == Self::NotMet;
        }
        if failed {
            Self::NotMet
        } else if open {
            Self::Open
        } else {
            Self::Met
        }
    }
    /// The disjunction: met if one is met, else open if one is open. Nothing is not met.
    #[must_use]
    pub fn any(verdicts: impl IntoIterator<Item = Self>) -> Self {
        Self::all(verdicts.into_iter().map(Self::not)).not()
    }
    /// At least `count`: met if so many are met, not met if so many cannot be any more, else open. One of them is `any`, all of them
    /// `all`.
    #[must_use]
    pub fn at_least(count: u32, verdicts: impl IntoIterator<Item = Self>) -> Self {
        let (mut met, mut open) = (0_u32, 0_u32);
        for verdict in verdicts {
            met += u32::from(verdict == Self::Met);
            open += u32::from(verdict == Self::Open);
        }
        if met >= count {
            Self::Met
        } else if met + open < count {
            Self::NotMet
        } else {
            Self::Open
        }
    }
    /// The negation: what is open stays open.
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::Met => Self::NotMet,
            Self::NotMet => Self::Met,
            Self::Open => Self::Open,
        }
    }
}
