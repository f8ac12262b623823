//! Released outcomes.

use crate::column::{At, Key};
use crate::connection::Conn;
use crate::schema::{applications, former_outcomes, outcomes};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::document::Outcome;
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, OrganisationId, PhaseId};
use tahaddi_domain::time::Instant;

/// The released outcome of an application in a review phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleasedOutcome {
    /// The review phase.
    pub phase: PhaseId,
    /// The application.
    pub application: ApplicationId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
    /// When it was released.
    pub released_at: Instant,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = outcomes)]
struct Row {
    phase_id: Key<PhaseId>,
    application_id: Key<ApplicationId>,
    challenge_id: Key<ChallengeId>,
    outcome: String,
    reason: Option<String>,
    released_at: At,
}

/// An outcome that held until a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerOutcome {
    /// The review phase.
    pub phase: PhaseId,
    /// The number of the correction by which it was replaced.
    pub number: i64,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub reason: Option<String>,
    /// When it was released.
    pub released_at: Instant,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = former_outcomes)]
struct FormerRow {
    phase_id: Key<PhaseId>,
    application_id: Key<ApplicationId>,
    number: i64,
    outcome: String,
    reason: Option<String>,
    released_at: At,
}

impl TryFrom<FormerRow> for FormerOutcome {
    type Error = StoreError;
    fn try_from(row: FormerRow) -> Result<Self, StoreError> {
        Ok(Self {
            outcome: Outcome::parse(&row.outcome)
                .ok_or_else(|| StoreError::corrupt("former_outcomes", row.application_id.0.as_str(), "outcome"))?,
            phase: row.phase_id.0,
            number: row.number,
            reason: row.reason,
            released_at: row.released_at.0,
        })
    }
}

impl From<&ReleasedOutcome> for Row {
    fn from(released: &ReleasedOutcome) -> Self {
        Self {
            phase_id: Key(released.phase.clone()),
            application_id: Key(released.application.clone()),
            challenge_id: Key(released.challenge.clone()),
            outcome: released.outcome.as_str().to_owned(),
            reason: released.reason.clone(),
            released_at: At(released.released_at),
        }
    }
}

impl TryFrom<Row> for ReleasedOutcome {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            outcome: Outcome::parse(&row.outcome)
                .ok_or_else(|| StoreError::corrupt("outcomes", row.application_id.0.as_str(), "outcome"))?,
            phase: row.phase_id.0,
            application: row.application_id.0,
            challenge: row.challenge_id.0,
            reason: row.reason,
            released_at: row.released_at.0,
        })
    }
}

/// The outcomes of an application, in the order of release.
///
/// # Errors
/// The store failed.
pub fn of_application(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<ReleasedOutcome>, StoreError> {
    let query =
        outcomes::table.filter(outcomes::application_id.eq(application.as_str())).order((outcomes::released_at, outcomes::phase_id));
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(ReleasedOutcome::try_from).collect()
}

/// The outcomes of a challenge, by review phase and application.
///
/// # Errors
/// The store failed.
pub fn of_challenge(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<ReleasedOutcome>, StoreError> {
    let query = outcomes::table.filter(outcomes::challenge_id.eq(challenge.as_str())).order((outcomes::phase_id, outcomes::application_id));
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(ReleasedOutcome::try_from).collect()
}

/// Whether an application of one of these startups was selected in a phase of a challenge.
///
/// # Errors
/// The store failed.
pub fn any_selected(conn: &mut Conn, challenge: &ChallengeId, startups: &[OrganisationId]) -> Result<bool, StoreError> {
    let startups = startups.iter().map(OrganisationId::as_str);
    let query = outcomes::table
        .inner_join(applications::table.on(applications::id.eq(outcomes::application_id)))
        .filter(outcomes::challenge_id.eq(challenge.as_str()))
        .filter(outcomes::outcome.eq(Outcome::Selected.as_str()))
        .filter(applications::organisation_id.eq_any(startups));
    Ok(query.select(outcomes::application_id).first::<String>(&mut conn.0).optional()?.is_some())
}

/// Adds an outcome that is being released.
///
/// # Errors
/// [`StoreError::Duplicate`] if the application has one in the phase.
pub fn insert(tx: &mut Tx<'_>, outcome: &ReleasedOutcome) -> Result<(), StoreError> {
    diesel::insert_into(outcomes::table).values(Row::from(outcome)).execute(&mut tx.0)?;
    Ok(())
}

/// What was told about an application and was corrected since, by phase, the oldest first.
///
/// # Errors
/// The store failed.
pub fn former(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<FormerOutcome>, StoreError> {
    let query = former_outcomes::table
        .filter(former_outcomes::application_id.eq(application.as_str()))
        .order((former_outcomes::phase_id, former_outcomes::number));
    let rows: Vec<FormerRow> = query.select(FormerRow::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(FormerOutcome::try_from).collect()
}

/// Puts a corrected outcome in the place of the one that was released, which is kept under the number of the correction; `false` if the
/// application has none in the phase.
///
/// # Errors
/// The store failed.
pub fn replace(tx: &mut Tx<'_>, corrected: &ReleasedOutcome, number: i64) -> Result<bool, StoreError> {
    let own = || outcomes::table.find((corrected.phase.as_str(), corrected.application.as_str()));
    let before: Option<Row> = own().select(Row::as_select()).first(&mut tx.0).optional()?;
    let Some(before) = before else { return Ok(false) };
    let kept = FormerRow {
        phase_id: before.phase_id,
        application_id: before.application_id,
        number,
        outcome: before.outcome,
        reason: before.reason,
        released_at: before.released_at,
    };
    diesel::insert_into(former_outcomes::table).values(kept).execute(&mut tx.0)?;
    let Row { outcome, reason, released_at, .. } = Row::from(corrected);
    let told = (outcomes::outcome.eq(outcome), outcomes::reason.eq(reason), outcomes::released_at.eq(released_at));
    Ok(diesel::update(own()).set(told).execute(&mut tx.0)? > 0)
}
