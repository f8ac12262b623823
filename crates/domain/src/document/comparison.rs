//! How a juror compares two dossiers.

use crate::id::AssignmentId;
use crate::states::states;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

states! {
    /// What a juror says of a dossier beside another.
    PairVerdict {
        /// It is better.
        Better = "better",
        /// It is worse.
        Worse = "worse",
        /// Neither is better.
        Tie = "tie",
        /// The juror does not say. It counts nothing, and the pair is not offered again.
        Skip = "skip",
    }
}

impl PairVerdict {
    /// What it says of the other one.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Better => Self::Worse,
            Self::Worse => Self::Better,
            Self::Tie | Self::Skip => self,
        }
    }
}

/// A dossier beside another one of the same juror. It stands in the sheet of one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairComparison {
    /// The assignment of the other dossier.
    pub other_assignment_id: AssignmentId,
    /// What the juror says of the dossier of the sheet beside it.
    pub verdict: PairVerdict,
    /// Why.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 5000))]
    pub comment: String,
    /// When it was said.
    pub at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_one_says_the_contrary_of_the_other() {
        for verdict in PairVerdict::ALL {
            assert_eq!(verdict.turned().turned(), *verdict);
        }
        assert_eq!((PairVerdict::Better.turned(), PairVerdict::Tie.turned()), (PairVerdict::Worse, PairVerdict::Tie));
    }
}
