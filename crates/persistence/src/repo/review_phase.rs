//! The review phases of published challenges.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{Conn, per_backend};
use crate::schema::{assignments, challenges, review_phases};
use crate::{StoreError, Tx};
use diesel::dsl::exists;
use diesel::prelude::*;
use tahaddi_domain::challenge::ChallengeState;
use tahaddi_domain::document::{DecisionDocument, ReviewPolicy};
use tahaddi_domain::id::{ChallengeId, Id as _, PhaseId, UserId};
use tahaddi_domain::jury::{JurorExclusions, Ranking, ReviewPhase, ReviewState, StatedAssumption};
use tahaddi_domain::time::Instant;

/// Everything but the ranking, which is large and read on its own.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = review_phases, treat_none_as_null = true)]
struct Row {
    id: Key<PhaseId>,
    challenge_id: Key<ChallengeId>,
    state: String,
    policy: Doc<ReviewPolicy>,
    opens_at: Option<At>,
    closes_at: Option<At>,
    rubric_version: i64,
    locked_at: Option<At>,
    locked_by: Option<Key<UserId>>,
    decision: Option<Doc<DecisionDocument>>,
    decided_at: Option<At>,
    decided_by: Option<Key<UserId>>,
    released_at: Option<At>,
    released_by: Option<Key<UserId>>,
    version: i64,
    created_at: At,
    updated_at: At,
    panel_assumption: Option<Doc<StatedAssumption>>,
    juror_exclusions: Option<Doc<JurorExclusions>>,
}

impl From<&ReviewPhase> for Row {
    fn from(phase: &ReviewPhase) -> Self {
        // Scoring follows from the clock and is not stored. The rubric that counts is that of the policy at its version.
        let state = if phase.state == ReviewState::Scoring { ReviewState::Planned } else { phase.state };
        let policy = ReviewPolicy { rubric: phase.rubric.clone(), ..phase.policy.clone() };
        Self {
            id: Key(phase.id.clone()),
            challenge_id: Key(phase.challenge.clone()),
            state: state.as_str().to_owned(),
            policy: doc(&policy),
            opens_at: phase.opens_at.map(At),
            closes_at: phase.closes_at.map(At),
            rubric_version: phase.rubric_version,
            locked_at: phase.locked_at.map(At),
            locked_by: phase.locked_by.clone().map(Key),
            decision: phase.decision.as_ref().map(doc),
            decided_at: phase.decided_at.map(At),
            decided_by: phase.decided_by.clone().map(Key),
            released_at: phase.released_at.map(At),
            released_by: phase.released_by.clone().map(Key),
            version: phase.version,
            created_at: At(phase.created_at),
            updated_at: At(phase.updated_at),
            panel_assumption: phase.assumption.as_ref().map(doc),
            juror_exclusions: (phase.exclusions != JurorExclusions::default()).then(|| doc(&phase.exclusions)),
        }
    }
}

impl TryFrom<Row> for ReviewPhase {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let policy = row.policy.0;
        Ok(Self {
            state: ReviewState::parse(&row.state).ok_or_else(|| StoreError::corrupt("review_phases", row.id.0.as_str(), "state"))?,
            id: row.id.0,
            challenge: row.challenge_id.0,
            rubric: policy.rubric.clone(),
            policy,
            opens_at: row.opens_at.map(|at| at.0),
            closes_at: row.closes_at.map(|at| at.0),
            rubric_version: row.rubric_version,
            assumption: row.panel_assumption.map(|json| json.0),
            exclusions: row.juror_exclusions.map(|json| json.0).unwrap_or_default(),
            locked_by: row.locked_by.map(|id| id.0),
            locked_at: row.locked_at.map(|at| at.0),
            decision: row.decision.map(|json| json.0),
            decided_by: row.decided_by.map(|id| id.0),
            decided_at: row.decided_at.map(|at| at.0),
            released_by: row.released_by.map(|id| id.0),
            released_at: row.released_at.map(|at| at.0),
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

/// The review phase with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &PhaseId) -> Result<Option<ReviewPhase>, StoreError> {
    let row: Option<Row> = per_backend!(conn, c => review_phases::table.find(id.as_str()).select(Row::as_select()).first(c)).optional()?;
    row.map(ReviewPhase::try_from).transpose()
}

/// The review phases of a challenge, in the order of their ids.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<ReviewPhase>, StoreError> {
    let query = review_phases::table.filter(review_phases::challenge_id.eq(challenge.as_str())).order(review_phases::id);
    let rows: Vec<Row> = per_backend!(conn, c => query.select(Row::as_select()).load(c))?;
    rows.into_iter().map(ReviewPhase::try_from).collect()
}

/// The review phases that are not locked, in the order of their ids from after one; at most `limit`.
///
/// # Errors
/// The store failed.
pub fn unlocked(conn: &mut Conn, after: Option<&PhaseId>, limit: i64) -> Result<Vec<ReviewPhase>, StoreError> {
    let rows: Vec<Row> = review_phases::table
        .filter(review_phases::locked_at.is_null())
        .filter(review_phases::id.gt(after.map_or("", |id| id.as_str())))
        .order(review_phases::id)
        .limit(limit)
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(ReviewPhase::try_from).collect()
}

/// The review phases that are not locked, of calls that go on, and in which somebody has begun a sheet, in the order of their ids.
///
/// # Errors
/// The store failed.
pub fn begun(conn: &mut Conn) -> Result<Vec<ReviewPhase>, StoreError> {
    let sheets = assignments::table.filter(assignments::phase_id.eq(review_phases::id)).filter(assignments::sheet.is_not_null());
    let over = [ChallengeState::Cancelled, ChallengeState::Archived].map(ChallengeState::as_str);
    let goes_on = challenges::table.filter(challenges::id.eq(review_phases::challenge_id)).filter(challenges::state.ne_all(over));
    let query = review_phases::table
        .filter(review_phases::locked_at.is_null())
        .filter(exists(goes_on.select(challenges::id)))
        .filter(exists(sheets.select(assignments::id)));
    let rows: Vec<Row> = query.order(review_phases::id).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(ReviewPhase::try_from).collect()
}

/// The review phases that are not locked and close after `from`, at `until` at the latest, soonest first.
///
/// # Errors
/// The store failed.
pub fn closing(conn: &mut Conn, from: Instant, until: Instant) -> Result<Vec<ReviewPhase>, StoreError> {
    let query = review_phases::table
        .filter(review_phases::locked_at.is_null())
        .filter(review_phases::closes_at.gt(At(from)))
        .filter(review_phases::closes_at.le(At(until)))
        .order((review_phases::closes_at, review_phases::id));
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(ReviewPhase::try_from).collect()
}

/// Whether a review phase of the challenge was locked.
///
/// # Errors
/// The store failed.
pub fn any_locked(conn: &mut Conn, challenge: &ChallengeId) -> Result<bool, StoreError> {
    let locked =
        review_phases::table.filter(review_phases::challenge_id.eq(challenge.as_str())).filter(review_phases::locked_at.is_not_null());
    Ok(locked.count().get_result::<i64>(&mut conn.0)? > 0)
}

/// Makes writes about a phase wait for one another: the lock of a panel and a sheet must not pass each other.
///
/// # Errors
/// The store failed.
pub fn lock_row(tx: &mut Tx<'_>, id: &PhaseId) -> Result<(), StoreError> {
    super::lock_row(tx, "review_phases", id.as_str())
}

/// Adds a review phase.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, phase: &ReviewPhase) -> Result<(), StoreError> {
    diesel::insert_into(review_phases::table).values(Row::from(phase)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a review phase that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, phase: &ReviewPhase) -> Result<(), StoreError> {
    diesel::update(review_phases::table.find(phase.id.as_str())).set(Row::from(phase)).execute(&mut tx.0)?;
    Ok(())
}

/// The ranking that was computed when the panel was locked.
///
/// # Errors
/// The store failed.
pub fn ranking(conn: &mut Conn, id: &PhaseId) -> Result<Option<Ranking>, StoreError> {
    let query = review_phases::table.find(id.as_str()).select(review_phases::ranking);
    let row: Option<Option<Doc<Ranking>>> = query.first(&mut conn.0).optional()?;
    Ok(row.flatten().map(|json| json.0))
}

/// Keeps the ranking of a panel that is being locked.
///
/// # Errors
/// The store failed.
pub fn store_ranking(tx: &mut Tx<'_>, id: &PhaseId, ranking: &Ranking) -> Result<(), StoreError> {
    diesel::update(review_phases::table.find(id.as_str())).set(review_phases::ranking.eq(doc(ranking))).execute(&mut tx.0)?;
    Ok(())
}
