//! Plans of the assignments of review phases.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{Conn, MultiBackend};
use crate::schema::assignment_plans as plans;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::document::{PlanDocument, PlanGround, PlanOutcome, PlannedChange};
use tahaddi_domain::id::{AssignmentPlanId, Id as _, PhaseId, UserId};
use tahaddi_domain::jury::planning::AssignmentPlan;
use tahaddi_domain::time::Instant;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = plans, treat_none_as_null = true)]
struct Row {
    id: Key<AssignmentPlanId>,
    phase_id: Key<PhaseId>,
    outcome: String,
    kept: i64,
    added: i64,
    removed: i64,
    document: Doc<PlanDocument>,
    ground: Doc<PlanGround>,
    created_by: Key<UserId>,
    created_at: At,
    adopted_by: Option<Key<UserId>>,
    adopted_at: Option<At>,
}

impl From<&AssignmentPlan> for Row {
    fn from(plan: &AssignmentPlan) -> Self {
        let count = |change| i64::try_from(plan.document.count(change)).unwrap_or(i64::MAX);
        Self {
            id: Key(plan.id.clone()),
            phase_id: Key(plan.phase.clone()),
            outcome: plan.document.outcome.as_str().to_owned(),
            kept: count(PlannedChange::Kept),
            added: count(PlannedChange::Added),
            removed: count(PlannedChange::Removed),
            document: doc(&plan.document),
            ground: doc(&plan.ground),
            created_by: Key(plan.created_by.clone()),
            created_at: At(plan.created_at),
            adopted_by: plan.adopted_by.clone().map(Key),
            adopted_at: plan.adopted_at.map(At),
        }
    }
}

impl From<Row> for AssignmentPlan {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            phase: row.phase_id.0,
            document: row.document.0,
            ground: row.ground.0,
            created_by: row.created_by.0,
            created_at: row.created_at.0,
            adopted_by: row.adopted_by.map(|id| id.0),
            adopted_at: row.adopted_at.map(|at| at.0),
        }
    }
}

/// A plan in a list: without what it proposes, which may be long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSummary {
    /// Its identifier.
    pub id: AssignmentPlanId,
    /// What the search came to.
    pub outcome: PlanOutcome,
    /// How many assignments stay.
    pub kept: i64,
    /// How many are given.
    pub added: i64,
    /// How many are taken away.
    pub removed: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When it was adopted.
    pub adopted_at: Option<Instant>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = plans)]
struct SummaryRow {
    id: Key<AssignmentPlanId>,
    outcome: String,
    kept: i64,
    added: i64,
    removed: i64,
    created_at: At,
    adopted_at: Option<At>,
}

impl TryFrom<SummaryRow> for PlanSummary {
    type Error = StoreError;
    fn try_from(row: SummaryRow) -> Result<Self, StoreError> {
        let outcome = PlanOutcome::parse(&row.outcome);
        Ok(Self {
            outcome: outcome.ok_or_else(|| StoreError::corrupt("assignment_plans", row.id.0.as_str(), "outcome"))?,
            id: row.id.0,
            kept: row.kept,
            added: row.added,
            removed: row.removed,
            created_at: row.created_at.0,
            adopted_at: row.adopted_at.map(|at| at.0),
        })
    }
}

/// The plan with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &AssignmentPlanId) -> Result<Option<AssignmentPlan>, StoreError> {
    let row: Option<Row> = plans::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(AssignmentPlan::from))
}

/// The plans of a phase, newest first, from after one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn page(conn: &mut Conn, phase: &PhaseId, after: Option<&AssignmentPlanId>, limit: u32) -> Result<Vec<PlanSummary>, StoreError> {
    let mut query = plans::table.filter(plans::phase_id.eq(phase.as_str())).select(SummaryRow::as_select()).into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(plans::id.lt(after.as_str()));
    }
    let rows: Vec<SummaryRow> = query.order(plans::id.desc()).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    rows.into_iter().map(PlanSummary::try_from).collect()
}

/// Adds a plan.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, plan: &AssignmentPlan) -> Result<(), StoreError> {
    diesel::insert_into(plans::table).values(Row::from(plan)).execute(&mut tx.0)?;
    Ok(())
}

/// Removes the plans made before an instant that nobody adopted; how many.
///
/// # Errors
/// The store failed.
pub fn sweep(tx: &mut Tx<'_>, before: Instant) -> Result<usize, StoreError> {
    let old = plans::table.filter(plans::adopted_at.is_null()).filter(plans::created_at.lt(At(before)));
    Ok(diesel::delete(old).execute(&mut tx.0)?)
}

/// Stores a plan that was adopted.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, plan: &AssignmentPlan) -> Result<(), StoreError> {
    diesel::update(plans::table.find(plan.id.as_str())).set(Row::from(plan)).execute(&mut tx.0)?;
    Ok(())
}
