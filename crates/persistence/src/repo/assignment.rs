//! Which juror judges which application, with the score sheet and what it said before.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{Conn, MultiBackend, per_backend};
use crate::schema::{applications, assignments, jurors, sheet_versions};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::BTreeMap;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::document::{CorrectedSheet, ScoreSheet};
use tahaddi_domain::eligibility::EligibilityRuling;
use tahaddi_domain::id::{ApplicationId, AssignmentId, ChallengeId, Id as _, JurorId, OrganisationId, PhaseId, UserId};
use tahaddi_domain::jury::{Assignment, AssignmentState, JurorState, SheetVersion};
use tahaddi_domain::time::Instant;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = assignments, treat_none_as_null = true)]
struct Row {
    id: Key<AssignmentId>,
    phase_id: Key<PhaseId>,
    juror_id: Key<JurorId>,
    application_id: Key<ApplicationId>,
    pseudonym: String,
    state: String,
    sheet: Option<Doc<ScoreSheet>>,
    rubric_version: i64,
    reason: Option<String>,
    completed_at: Option<At>,
    version: i64,
    created_at: At,
    updated_at: At,
    corrected: Option<Doc<CorrectedSheet>>,
}

/// A new assignment; without a column that may be null, so that many go into one statement.
#[derive(Insertable)]
#[diesel(table_name = assignments)]
struct NewRow {
    id: Key<AssignmentId>,
    phase_id: Key<PhaseId>,
    juror_id: Key<JurorId>,
    application_id: Key<ApplicationId>,
    pseudonym: String,
    state: String,
    rubric_version: i64,
    version: i64,
    created_at: At,
    updated_at: At,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sheet_versions)]
struct VersionRow {
    assignment_id: Key<AssignmentId>,
    version: i64,
    state: String,
    sheet: Option<Doc<ScoreSheet>>,
    at: At,
    corrected: Option<Doc<CorrectedSheet>>,
    reason: Option<String>,
}

impl From<&Assignment> for Row {
    fn from(assignment: &Assignment) -> Self {
        Self {
            id: Key(assignment.id.clone()),
            phase_id: Key(assignment.phase.clone()),
            juror_id: Key(assignment.juror.clone()),
            application_id: Key(assignment.application.clone()),
            pseudonym: assignment.pseudonym.clone(),
            state: assignment.state.as_str().to_owned(),
            sheet: assignment.sheet.as_ref().map(doc),
            rubric_version: assignment.rubric_version,
            reason: assignment.reason.clone(),
            completed_at: assignment.completed_at.map(At),
            version: assignment.version,
            created_at: At(assignment.created_at),
            updated_at: At(assignment.updated_at),
            corrected: assignment.corrected.as_ref().map(doc),
        }
    }
}

impl TryFrom<Row> for Assignment {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            state: AssignmentState::parse(&row.state).ok_or_else(|| StoreError::corrupt("assignments", row.id.0.as_str(), "state"))?,
            id: row.id.0,
            phase: row.phase_id.0,
            juror: row.juror_id.0,
            application: row.application_id.0,
            pseudonym: row.pseudonym,
            sheet: row.sheet.map(|json| json.0),
            corrected: row.corrected.map(|json| json.0),
            rubric_version: row.rubric_version,
            reason: row.reason,
            completed_at: row.completed_at.map(|at| at.0),
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

impl TryFrom<VersionRow> for SheetVersion {
    type Error = StoreError;
    fn try_from(row: VersionRow) -> Result<Self, StoreError> {
        let state = AssignmentState::parse(&row.state);
        Ok(Self {
            state: state.ok_or_else(|| StoreError::corrupt("sheet_versions", row.assignment_id.0.as_str(), "state"))?,
            version: row.version,
            sheet: row.sheet.map(|json| json.0),
            corrected: row.corrected.map(|json| json.0),
            reason: row.reason,
            at: row.at.0,
        })
    }
}

/// The assignment with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &AssignmentId) -> Result<Option<Assignment>, StoreError> {
    let row: Option<Row> = per_backend!(conn, c => assignments::table.find(id.as_str()).select(Row::as_select()).first(c)).optional()?;
    row.map(Assignment::try_from).transpose()
}

/// The assignments of a review phase, in the order of their ids, which means nothing.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, phase: &PhaseId) -> Result<Vec<Assignment>, StoreError> {
    page(conn, phase, None, i64::MAX)
}

/// Up to `limit` assignments of a review phase from behind `after` on, in the order of their ids.
///
/// # Errors
/// The store failed.
pub fn page(conn: &mut Conn, phase: &PhaseId, after: Option<&AssignmentId>, limit: i64) -> Result<Vec<Assignment>, StoreError> {
    let mut query =
        assignments::table.filter(assignments::phase_id.eq(phase.as_str())).select(Row::as_select()).into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(assignments::id.gt(after.as_str()));
    }
    let rows: Vec<Row> = query.order(assignments::id).limit(limit).load(&mut conn.0)?;
    rows.into_iter().map(Assignment::try_from).collect()
}

/// What a person has to judge, with the startup whose application it is, in all seats that the person has taken: assigned or
/// completed, of applications that were not withdrawn; by pseudonym.
///
/// # Errors
/// The store failed.
pub fn active_of_user(conn: &mut Conn, user: &UserId, phase: Option<&PhaseId>) -> Result<Vec<(Assignment, OrganisationId)>, StoreError> {
    let active = [AssignmentState::Assigned.as_str(), AssignmentState::Completed.as_str()];
    let mut query = assignments::table
        .inner_join(jurors::table)
        .inner_join(applications::table)
        .filter(jurors::user_id.eq(user.as_str()))
        .filter(jurors::state.eq(JurorState::Accepted.as_str()))
        .filter(assignments::state.eq_any(active))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .filter(
            applications::eligibility_ruling
                .is_null()
                .or(applications::eligibility_ruling.ne(EligibilityRuling::Ineligible.as_str()).assume_not_null()),
        )
        .select((Row::as_select(), applications::organisation_id))
        .into_boxed::<MultiBackend>();
    if let Some(phase) = phase {
        query = query.filter(assignments::phase_id.eq(phase.as_str()));
    }
    let rows: Vec<(Row, Key<OrganisationId>)> = query.order((assignments::pseudonym, assignments::id)).load(&mut conn.0)?;
    rows.into_iter().map(|(row, startup)| Ok((row.try_into()?, startup.0))).collect()
}

/// The assignments of one application in a review phase, in the order of their ids.
///
/// # Errors
/// The store failed.
pub fn of_application(conn: &mut Conn, phase: &PhaseId, application: &ApplicationId) -> Result<Vec<Assignment>, StoreError> {
    let query = assignments::table
        .filter(assignments::phase_id.eq(phase.as_str()))
        .filter(assignments::application_id.eq(application.as_str()))
        .order(assignments::id);
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Assignment::try_from).collect()
}

/// The assignments of one juror in all phases, in the order of phases and ids.
///
/// # Errors
/// The store failed.
pub fn of_juror(conn: &mut Conn, juror: &JurorId) -> Result<Vec<Assignment>, StoreError> {
    let query = assignments::table.filter(assignments::juror_id.eq(juror.as_str())).order((assignments::phase_id, assignments::id));
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Assignment::try_from).collect()
}

/// The sheets that a person wrote in whatever seat, with the call of each, in the order of ids, from after one; one more than `limit` if
/// there are more.
///
/// # Errors
/// The store failed.
pub fn written_by(
    conn: &mut Conn,
    user: &UserId,
    after: Option<&AssignmentId>,
    limit: u32,
) -> Result<Vec<(Assignment, ChallengeId)>, StoreError> {
    let mut query = assignments::table
        .inner_join(jurors::table)
        .filter(jurors::user_id.eq(user.as_str().to_owned()))
        .filter(assignments::sheet.is_not_null())
        .select((Row::as_select(), jurors::challenge_id))
        .into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(assignments::id.gt(after.as_str().to_owned()));
    }
    let rows: Vec<(Row, Key<ChallengeId>)> = query.order(assignments::id).limit(i64::from(limit) + 1).load(&mut conn.0)?;
    rows.into_iter().map(|(row, challenge)| Ok((row.try_into()?, challenge.0))).collect()
}

/// Adds assignments, all without a sheet.
///
/// # Errors
/// [`StoreError::Duplicate`] if a pair has one in the phase, or two pseudonyms of a juror are the same.
pub fn insert_all(tx: &mut Tx<'_>, new: &[Assignment]) -> Result<(), StoreError> {
    // PostgreSQL takes 65,535 parameters a statement, SQLite 32,766.
    for some in new.chunks(1000) {
        let rows: Vec<NewRow> = some
            .iter()
            .map(|assignment| NewRow {
                id: Key(assignment.id.clone()),
                phase_id: Key(assignment.phase.clone()),
                juror_id: Key(assignment.juror.clone()),
                application_id: Key(assignment.application.clone()),
                pseudonym: assignment.pseudonym.clone(),
                state: assignment.state.as_str().to_owned(),
                rubric_version: assignment.rubric_version,
                version: assignment.version,
                created_at: At(assignment.created_at),
                updated_at: At(assignment.updated_at),
            })
            .collect();
        per_backend!(tx, c => diesel::insert_into(assignments::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// Stores an assignment that was changed, and keeps what it says at this version.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, assignment: &Assignment) -> Result<(), StoreError> {
    let row = Row::from(assignment);
    per_backend!(tx, c => diesel::update(assignments::table.find(assignment.id.as_str())).set(row).execute(c))?;
    let version = VersionRow {
        assignment_id: Key(assignment.id.clone()),
        version: assignment.version,
        state: assignment.state.as_str().to_owned(),
        sheet: assignment.sheet.as_ref().map(doc),
        at: At(assignment.updated_at),
        corrected: assignment.corrected.as_ref().map(doc),
        reason: assignment.reason.clone(),
    };
    per_backend!(tx, c => diesel::insert_into(sheet_versions::table).values(version).execute(c))?;
    Ok(())
}

/// Whether anybody has scored in a review phase, be it in a draft.
///
/// # Errors
/// The store failed.
pub fn any_score(conn: &mut Conn, phase: &PhaseId) -> Result<bool, StoreError> {
    let scored = sheet_versions::table
        .inner_join(assignments::table.on(assignments::id.eq(sheet_versions::assignment_id)))
        .filter(assignments::phase_id.eq(phase.as_str()))
        .filter(sheet_versions::sheet.is_not_null());
    Ok(scored.count().get_result::<i64>(&mut conn.0)? > 0)
}

/// Whether a person has scored an application, in any phase and be it in a draft or before stepping back.
///
/// # Errors
/// The store failed.
pub fn scored_by(conn: &mut Conn, application: &ApplicationId, user: &UserId) -> Result<bool, StoreError> {
    let scored = assignments::table
        .inner_join(jurors::table)
        .filter(jurors::user_id.eq(user.as_str()))
        .filter(assignments::application_id.eq(application.as_str()))
        .filter(assignments::sheet.is_not_null());
    Ok(scored.count().get_result::<i64>(&mut conn.0)? > 0)
}

/// The sheets of an assignment as they were, oldest first.
///
/// # Errors
/// The store failed.
pub fn history(conn: &mut Conn, id: &AssignmentId) -> Result<Vec<SheetVersion>, StoreError> {
    let query = sheet_versions::table.filter(sheet_versions::assignment_id.eq(id.as_str())).order(sheet_versions::version);
    let rows: Vec<VersionRow> = query.select(VersionRow::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(SheetVersion::try_from).collect()
}

/// The histories of those sheets of a review phase that changed at `since` or later, each whole and oldest first.
///
/// # Errors
/// The store failed.
pub fn histories_since(conn: &mut Conn, phase: &PhaseId, since: Instant) -> Result<BTreeMap<AssignmentId, Vec<SheetVersion>>, StoreError> {
    let changed = sheet_versions::table
        .inner_join(assignments::table.on(assignments::id.eq(sheet_versions::assignment_id)))
        .filter(assignments::phase_id.eq(phase.as_str()))
        .filter(sheet_versions::at.ge(At(since)))
        .select(sheet_versions::assignment_id)
        .distinct();
    let changed: Vec<Key<AssignmentId>> = changed.load(&mut conn.0)?;
    let ids: Vec<&str> = changed.iter().map(|id| id.0.as_str()).collect();
    let mut histories: BTreeMap<AssignmentId, Vec<SheetVersion>> = BTreeMap::new();
    // SQLite takes 32,766 parameters a statement.
    for some in ids.chunks(10_000) {
        let query = sheet_versions::table.filter(sheet_versions::assignment_id.eq_any(some)).order(sheet_versions::version);
        let rows: Vec<VersionRow> = query.select(VersionRow::as_select()).load(&mut conn.0)?;
        for row in rows {
            histories.entry(row.assignment_id.0.clone()).or_default().push(row.try_into()?);
        }
    }
    Ok(histories)
}

/// The jurors of a review phase who have assignments that are not completed, of applications that are still to be judged, by id.
///
/// # Errors
/// The store failed.
pub fn busy_jurors(conn: &mut Conn, phase: &PhaseId) -> Result<Vec<JurorId>, StoreError> {
    let open = assignments::table
        .inner_join(applications::table)
        .filter(assignments::phase_id.eq(phase.as_str()))
        .filter(assignments::state.eq(AssignmentState::Assigned.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .filter(
            applications::eligibility_ruling
                .is_null()
                .or(applications::eligibility_ruling.ne(EligibilityRuling::Ineligible.as_str()).assume_not_null()),
        )
        .select(assignments::juror_id)
        .distinct()
        .order(assignments::juror_id);
    Ok(open.load::<Key<JurorId>>(&mut conn.0)?.into_iter().map(|id| id.0).collect())
}
