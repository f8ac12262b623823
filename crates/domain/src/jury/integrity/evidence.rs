//! What the checks of a review phase found, with the evidence. A flag is a reason to look and to ask; it accuses nobody.

use crate::id::{ApplicationId, AssignmentId, JurorId};
use crate::states::states;
use crate::time::Instant;
use serde::Serialize;

states! {
    /// What is looked for in the scores of a phase. What is found is a reason to look and to ask. It accuses nobody, and changes no score.
    IntegrityCheck {
        /// A score far from what the application's other jurors and the juror's other scores let expect. It may be the one that is right.
        Outlier = "outlier",
        /// Two jurors who gave nearly all of their common applications the same score. Agreement looks like that, too.
        CopiedScores = "copied_scores",
        /// A juror who scores applications with a connection higher than the others, beyond what chance gives.
        Favouritism = "favouritism",
        /// A sheet that was handed in and changed again in the last hour before the lock, and that moves the shortlist.
        LateChange = "late_change",
        /// Two jurors who apply themselves, and scored each other's applications high.
        Reciprocal = "reciprocal",
    }
}

states! {
    /// What connects a juror with a startup and is no conflict of interest.
    JurorLink {
        /// An organisation of the juror has its seat in the region of the startup.
        SameRegion = "same_region",
        /// A conflict of interest was declared, and taken back.
        ConflictTakenBack = "conflict_taken_back",
    }
}

/// What the checks of a review phase found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IntegrityReport {
    /// How many reviews count. Where jurors compare there are none, and nothing is tested.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub reviews: usize,
    /// Each check, with how often it was made.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub checks: Vec<CheckCount>,
    /// Single scores.
    #[cfg_attr(feature = "openapi", schema(max_items = 100_000))]
    pub outliers: Vec<OutlierEvidence>,
    /// Pairs of jurors with the same scores.
    #[cfg_attr(feature = "openapi", schema(max_items = 500_000))]
    pub copied_scores: Vec<CopiedEvidence>,
    /// Jurors and their connections.
    #[cfg_attr(feature = "openapi", schema(max_items = 2_000))]
    pub favouritism: Vec<FavouritismEvidence>,
    /// Changes before the lock.
    #[cfg_attr(feature = "openapi", schema(max_items = 100_000))]
    pub late_changes: Vec<LateChangeEvidence>,
    /// Pairs of jurors who apply themselves.
    #[cfg_attr(feature = "openapi", schema(max_items = 500_000))]
    pub reciprocal: Vec<ReciprocalEvidence>,
}

/// How often a check was made. Of many tests some are flagged by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"check": "outlier", "tested": 72, "not_enough_data": 0, "flagged": 1})))]
pub struct CheckCount {
    /// The check.
    pub check: IntegrityCheck,
    /// How many scores, pairs, connections or changes were tested.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub tested: usize,
    /// How many could not be: too little data, or too much to try.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub not_enough_data: usize,
    /// How many are flagged.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub flagged: usize,
}

/// A score that stands apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutlierEvidence {
    /// The assignment whose sheet it is.
    pub assignment_id: AssignmentId,
    /// Who gave it.
    pub juror_id: JurorId,
    /// The application.
    pub application_id: ApplicationId,
    /// The score of the whole sheet.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub score: f64,
    /// By how many points it is above what application and juror let expect.
    pub residual: f64,
    /// The residual by its standard error, estimated without this score; null where the others fit exactly.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub studentised: Option<f64>,
    /// How much the score determines its own expectation.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1))]
    pub leverage: f64,
    /// The chance of a residual this large, two-sided.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1))]
    pub p_value: f64,
    /// Below this chance a score is flagged: 0.05 by the number of scores.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1))]
    pub threshold: f64,
}

/// Two jurors with the same scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CopiedEvidence {
    /// One of them.
    pub first_juror_id: JurorId,
    /// The other.
    pub second_juror_id: JurorId,
    /// How many applications both scored.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub common: usize,
    /// How many of these with the same score.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub identical: usize,
    /// By how many points they differ on average.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0))]
    pub mean_difference: Option<f64>,
    /// Pearson's correlation; null where one side does not vary.
    #[cfg_attr(feature = "openapi", schema(required, minimum = -1, maximum = 1))]
    pub correlation: Option<f64>,
}

/// A juror and a connection.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FavouritismEvidence {
    /// The juror.
    pub juror_id: JurorId,
    /// What connects.
    pub link: JurorLink,
    /// The applications with the connection that the juror scored.
    #[cfg_attr(feature = "openapi", schema(max_items = 20_000))]
    pub application_ids: Vec<ApplicationId>,
    /// How many others the juror scored.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub others: usize,
    /// By how many points these were scored higher than the others, both measured against what application and juror let expect.
    pub difference: f64,
    /// The chance of a difference this large had the connection been drawn by lot.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1))]
    pub p_value: f64,
    /// From how many ways to draw it.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub permutations: u64,
    /// Whether these are all ways.
    pub exact: bool,
}

/// A change of a sheet that had been handed in, shortly before the lock.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LateChangeEvidence {
    /// The assignment whose sheet it is.
    pub assignment_id: AssignmentId,
    /// Who changed it.
    pub juror_id: JurorId,
    /// The application.
    pub application_id: ApplicationId,
    /// The version that the change made, as in the history of the sheet.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9_007_199_254_740_991_i64))]
    pub version: i64,
    /// The score before.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub before: f64,
    /// The score after.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub after: f64,
    /// When.
    pub changed_at: Instant,
    /// When the panel was locked.
    pub locked_at: Instant,
    /// Who is on the shortlist because of it.
    #[cfg_attr(feature = "openapi", schema(max_items = 20_000))]
    pub enters: Vec<ApplicationId>,
    /// Who would be on it without.
    #[cfg_attr(feature = "openapi", schema(max_items = 20_000))]
    pub leaves: Vec<ApplicationId>,
}

/// Two jurors who apply themselves and scored each other's applications high.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReciprocalEvidence {
    /// One of them.
    pub first_juror_id: JurorId,
    /// The other.
    pub second_juror_id: JurorId,
    /// The smaller of the two residuals by its standard error; from 1 on the pair is flagged.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub studentised: f64,
}
