//! A plan of assignments: what it proposes, what it is worth, and why there is none.

use super::{Document, PlanOptions};
use crate::id::{ApplicationId, AssignmentId, JurorId};
use crate::states::states;
use serde::{Deserialize, Serialize};

states! {
    /// What a search for a plan of assignments came to.
    PlanOutcome {
        /// There is a plan that keeps every rule.
        Planned = "planned",
        /// No plan keeps every rule; the reasons are told.
        Infeasible = "infeasible",
        /// Neither a plan was found nor the proof that there is none: with fewer rules it is easier.
        Unresolved = "unresolved",
        /// The time ran out first.
        TimedOut = "timed_out",
        /// There are more pairs of jurors and applications than can be searched.
        TooLarge = "too_large",
    }
}

states! {
    /// What a plan does with an assignment.
    PlannedChange {
        /// It stays.
        Kept = "kept",
        /// It is given.
        Added = "added",
        /// It is taken away.
        Removed = "removed",
    }
}

states! {
    /// The rule for which there is no plan.
    PlanObstacle {
        /// There are not enough jurors without a conflict who have room.
        Capacity = "capacity",
        /// Jurors cannot all get their smallest load.
        MinimumLoad = "minimum_load",
        /// The experts that are asked for are not there.
        Experts = "experts",
        /// Everything else can be kept, but jurors and applications fall apart into pieces.
        Connection = "connection",
    }
}

states! {
    /// A change that makes a plan possible.
    RelaxationKind {
        /// Every juror reads so many more.
        RaiseLoads = "raise_loads",
        /// So many jurors without a conflict join the panel.
        AddJurors = "add_jurors",
        /// These conflicts, which the organiser declared, are taken back.
        LiftConflicts = "lift_conflicts",
        /// These applications are read by fewer jurors.
        ReduceReviews = "reduce_reviews",
        /// Every smallest load is so much lower.
        LowerMinimumLoads = "lower_minimum_loads",
        /// One expert for each application is enough.
        OneExpert = "one_expert",
        /// Experts are not asked for.
        NoExperts = "no_experts",
        /// The plan may fall apart, and each piece is ranked by itself.
        NoConnection = "no_connection",
    }
}

/// A plan of assignments, or the reasons why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanDocument {
    /// What the search came to.
    pub outcome: PlanOutcome,
    /// What was asked for, with everything that was left out filled in.
    pub options: PlanOptions,
    /// What it proposes, by application and juror; empty where there is no plan.
    pub assignments: Vec<PlannedAssignment>,
    /// What it is worth; `None` where there is no plan.
    pub figures: Option<PlanFigures>,
    /// Why there is none; `None` unless that is proven.
    pub infeasibility: Option<PlanInfeasibility>,
}

impl Document for PlanDocument {}

impl PlanDocument {
    /// How many assignments it changes in this way.
    #[must_use]
    pub fn count(&self, change: PlannedChange) -> usize {
        self.pairs(change).count()
    }
    /// The assignments that it changes in this way.
    pub fn pairs(&self, change: PlannedChange) -> impl Iterator<Item = &PlannedAssignment> {
        self.assignments.iter().filter(move |pair| pair.change == change)
    }
}

/// An assignment in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlannedAssignment {
    /// The juror.
    pub juror_id: JurorId,
    /// The application.
    pub application_id: ApplicationId,
    /// The assignment; null for one that is added, until the plan is adopted.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub assignment_id: Option<AssignmentId>,
    /// What the plan does with it.
    pub change: PlannedChange,
    /// Whether it is there to tie two pieces together.
    pub bridge: bool,
    /// How well juror and application match, from 0 to 1000.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000))]
    pub similarity: i64,
}

/// What a plan is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanFigures {
    /// Whether it is proven that no plan is better. One that is not proven best keeps every rule all the same.
    pub proven_best: bool,
    /// The value of the objective.
    #[cfg_attr(feature = "openapi", schema(minimum = -9_007_199_254_740_991_i64, maximum = 9_007_199_254_740_991_i64))]
    pub objective: i64,
    /// The sum of the matches.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub total_similarity: i64,
    /// The application whose jurors match it worst, and the sum of their matches; null without applications.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub worst_application: Option<WorstApplication>,
    /// Of the applications with sectors or technologies, the share read by somebody who knows one of them; null where none has any.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0.0, maximum = 1.0))]
    pub with_expert: Option<f64>,
    /// How much jurors read.
    pub load: LoadSpread,
    /// Each juror on the panel, by id.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub by_juror: Vec<JurorLoad>,
    /// Each application, by id.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub by_application: Vec<ApplicationCoverage>,
    /// The pieces into which jurors and applications fall; with one, every two applications can be compared.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub pieces: Vec<PlanPiece>,
    /// Reviews that would tie the pieces together: without a conflict of interest, not given back before, and within the load of their juror.
    /// Where nobody is free for one it is left out.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub bridges: Vec<PlanPair>,
    /// How far tracks can be compared; null unless every application and every juror has a track.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub tracks: Option<TrackComparison>,
    /// Assignments of jurors with a conflict of interest: they stay on record and count for nothing.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub set_aside: usize,
}

/// The application that is served worst.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorstApplication {
    /// The application.
    pub application_id: ApplicationId,
    /// The sum of the matches of its jurors.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub similarity: i64,
}

/// How much the jurors on the panel read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoadSpread {
    /// The least.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub least: u32,
    /// The mean.
    #[cfg_attr(feature = "openapi", schema(minimum = 0.0, maximum = 5_000.0))]
    pub mean: f64,
    /// The most.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub most: u32,
}

/// How much a juror reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JurorLoad {
    /// The juror.
    pub juror_id: JurorId,
    /// How many applications.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub load: u32,
    /// How many at most.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub max_load: u32,
}

/// By how many jurors an application is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationCoverage {
    /// The application.
    pub application_id: ApplicationId,
    /// By how many jurors it is read.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub reviews: u32,
    /// The sum of their matches.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub similarity: i64,
}

/// A piece of a plan, which shares no juror and no application with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanPiece {
    /// How many applications it has.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub applications: usize,
    /// How many jurors.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub jurors: usize,
}

/// A juror and an application.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanPair {
    /// The application.
    pub application_id: ApplicationId,
    /// The juror.
    pub juror_id: JurorId,
}

/// How far the tracks of a call can be compared in one ranking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackComparison {
    /// The share of applications that a juror of another track reads.
    #[cfg_attr(feature = "openapi", schema(minimum = 0.0, maximum = 1.0))]
    pub share: f64,
    /// Whether that is enough; else tracks should be ranked apart.
    pub enough: bool,
    /// Applications that should be opened to jurors of other tracks.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub open: Vec<ApplicationId>,
}

/// Why no plan keeps every rule, with a proof that can be checked by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanInfeasibility {
    /// The rule for which there is none.
    pub cause: PlanObstacle,
    /// Reviews that cannot be placed; 0 where capacity is not the cause.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub shortage: u64,
    /// Reviews that are needed in all.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub demand: u64,
    /// Reviews that the panel may write in all.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 9_007_199_254_740_991_i64))]
    pub capacity: u64,
    /// The proof of a shortage: together these applications need more reviews than their allowed jurors may write.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub applications: Vec<ApplicationShortage>,
    /// The proof for smallest loads: together these jurors need more applications than they may read.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub jurors: Vec<JurorShortage>,
    /// Sectors and technologies that are asked for and that nobody allowed knows.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub without_expert: Vec<MissingExpert>,
    /// The smallest change of each kind that suffices by itself. Nothing is changed by it.
    #[cfg_attr(feature = "openapi", schema(max_items = 1_000))]
    pub relaxations: Vec<PlanRelaxation>,
    /// Whether every kind of change was tried before the time ran out.
    pub tried_all: bool,
}

/// What an application needs and who could read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationShortage {
    /// The application.
    pub application_id: ApplicationId,
    /// How many jurors it needs.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub needed: u32,
    /// Those who may read it.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub allowed_jurors: Vec<JurorId>,
}

/// What a juror has to get and could read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JurorShortage {
    /// The juror.
    pub juror_id: JurorId,
    /// The smallest load.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 5_000))]
    pub needed: u32,
    /// What the juror may read.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub allowed_applications: Vec<ApplicationId>,
}

/// An application for which there is no expert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingExpert {
    /// The application.
    pub application_id: ApplicationId,
    /// One of these should be known.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub tags: Vec<String>,
}

/// A change that makes a plan possible. What its kind does not need is null or empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"kind": "raise_loads", "amount": 1, "load": null, "tag": null, "pairs": [], "applications": []})))]
pub struct PlanRelaxation {
    /// The kind of change.
    pub kind: RelaxationKind,
    /// By how much, or how many jurors.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 4_294_967_295_i64))]
    pub amount: Option<u32>,
    /// How many applications each added juror reads.
    #[cfg_attr(feature = "openapi", schema(required, minimum = 0, maximum = 4_294_967_295_i64))]
    pub load: Option<u32>,
    /// What the added jurors know; null where anybody will do.
    #[cfg_attr(feature = "openapi", schema(required, max_length = 120))]
    pub tag: Option<String>,
    /// The conflicts to be taken back.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub pairs: Vec<PlanPair>,
    /// The applications that are read by fewer jurors.
    #[cfg_attr(feature = "openapi", schema(max_items = 5_000))]
    pub applications: Vec<FewerReviews>,
}

/// An application that is read by fewer jurors.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FewerReviews {
    /// The application.
    pub application_id: ApplicationId,
    /// By how many fewer.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5_000))]
    pub fewer: u32,
}
