//! Conflicts of interest: what was declared, and the data in which others are found.

use crate::column::{At, Key};
use crate::connection::{Conn, MultiBackend};
use crate::schema::{applications, conflicts, jurors, memberships, organisations, users};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::BTreeMap;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::id::{ChallengeId, ConflictId, Id as _, JurorId, OrganisationId, UserId};
use tahaddi_domain::jury::{ConflictKind, ConflictSource, DeclaredConflict, JurorIdentity, StartupIdentity};
use tahaddi_domain::text::email_domain;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = conflicts, treat_none_as_null = true)]
struct Row {
    id: Key<ConflictId>,
    challenge_id: Key<ChallengeId>,
    juror_id: Key<JurorId>,
    organisation_id: Key<OrganisationId>,
    kind: String,
    source: String,
    reason: String,
    declared_by: Key<UserId>,
    declared_at: At,
    removed_at: Option<At>,
    removed_reason: Option<String>,
}

impl From<&DeclaredConflict> for Row {
    fn from(conflict: &DeclaredConflict) -> Self {
        Self {
            id: Key(conflict.id.clone()),
            challenge_id: Key(conflict.challenge.clone()),
            juror_id: Key(conflict.juror.clone()),
            organisation_id: Key(conflict.startup.clone()),
            kind: conflict.kind.as_str().to_owned(),
            source: conflict.source.as_str().to_owned(),
            reason: conflict.reason.clone(),
            declared_by: Key(conflict.declared_by.clone()),
            declared_at: At(conflict.declared_at),
            removed_at: conflict.removed_at.map(At),
            removed_reason: conflict.removed_reason.clone(),
        }
    }
}

impl TryFrom<Row> for DeclaredConflict {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = |what: &str| StoreError::corrupt("conflicts", row.id.0.as_str(), what);
        Ok(Self {
            kind: ConflictKind::parse(&row.kind).ok_or_else(|| corrupt("kind"))?,
            source: ConflictSource::parse(&row.source).ok_or_else(|| corrupt("source"))?,
            id: row.id.0,
            challenge: row.challenge_id.0,
            juror: row.juror_id.0,
            startup: row.organisation_id.0,
            reason: row.reason,
            declared_by: row.declared_by.0,
            declared_at: row.declared_at.0,
            removed_at: row.removed_at.map(|at| at.0),
            removed_reason: row.removed_reason,
        })
    }
}

/// A member of a startup: organisation, account, address, and when that was proved.
type MemberRow = (Key<OrganisationId>, Key<UserId>, String, Option<At>);

/// Somebody on a panel: seat, account, address of the invitation, address of the account, and when that was proved.
type PersonRow = (Key<JurorId>, Option<Key<UserId>>, String, Option<String>, Option<At>);

/// The declaration with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &ConflictId) -> Result<Option<DeclaredConflict>, StoreError> {
    let row: Option<Row> = conflicts::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(DeclaredConflict::try_from).transpose()
}

/// Everything that was declared in a challenge, also what was taken back, in the order of declaration.
///
/// # Errors
/// The store failed.
pub fn declared(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<DeclaredConflict>, StoreError> {
    let query = conflicts::table.filter(conflicts::challenge_id.eq(challenge.as_str())).order(conflicts::id);
    let rows: Vec<Row> = query.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(DeclaredConflict::try_from).collect()
}

/// What a person declared, by id; at most `limit`.
///
/// # Errors
/// The store failed.
pub fn declared_by(conn: &mut Conn, user: &UserId, limit: i64) -> Result<Vec<DeclaredConflict>, StoreError> {
    let own = conflicts::table.filter(conflicts::declared_by.eq(user.as_str())).order(conflicts::id).limit(limit);
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(DeclaredConflict::try_from).collect()
}

/// Keeps the declarations of a call without their explanations, for what was erased.
///
/// # Errors
/// The store failed.
pub fn erase_reasons(tx: &mut Tx<'_>, challenge: &ChallengeId) -> Result<(), StoreError> {
    diesel::update(conflicts::table.filter(conflicts::challenge_id.eq(challenge.as_str())))
        .set((conflicts::reason.eq(""), conflicts::removed_reason.eq(None::<String>)))
        .execute(&mut tx.0)?;
    Ok(())
}

/// Adds a declaration.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, conflict: &DeclaredConflict) -> Result<(), StoreError> {
    diesel::insert_into(conflicts::table).values(Row::from(conflict)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a declaration that was taken back.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, conflict: &DeclaredConflict) -> Result<(), StoreError> {
    diesel::update(conflicts::table.find(conflict.id.as_str())).set(Row::from(conflict)).execute(&mut tx.0)?;
    Ok(())
}

/// The startups with a submitted application to a challenge, all or one of them, in the order of their ids.
///
/// # Errors
/// The store failed.
pub fn startups(conn: &mut Conn, challenge: &ChallengeId, only: Option<&OrganisationId>) -> Result<Vec<StartupIdentity>, StoreError> {
    let mut applicants = applications::table
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .select(applications::organisation_id)
        .distinct()
        .into_boxed::<MultiBackend>();
    let mut people = memberships::table
        .inner_join(users::table)
        .inner_join(applications::table.on(applications::organisation_id.eq(memberships::organisation_id)))
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(ApplicationState::Submitted.as_str()))
        .select((memberships::organisation_id, users::id, users::email, users::email_verified_at))
        .into_boxed::<MultiBackend>();
    if let Some(only) = only {
        applicants = applicants.filter(applications::organisation_id.eq(only.as_str()));
        people = people.filter(memberships::organisation_id.eq(only.as_str()));
    }
    let applicants: Vec<Key<OrganisationId>> = applicants.load(&mut conn.0)?;
    let people: Vec<MemberRow> = people.load(&mut conn.0)?;
    let bare = |id: Key<OrganisationId>| (id.0.clone(), StartupIdentity::bare(id.0));
    let mut startups: BTreeMap<OrganisationId, StartupIdentity> = applicants.into_iter().map(bare).collect();
    for (organisation, user, email, verified) in people {
        let Some(startup) = startups.get_mut(&organisation.0) else { continue };
        startup.members.push(user.0);
        startup.email_domains.extend(verified.map(|_| email_domain(&email).to_owned()));
    }
    add_affiliates(conn, &mut startups)?;
    Ok(startups.into_values().collect())
}

/// Adds the other organisations of the enterprises of these startups.
fn add_affiliates(conn: &mut Conn, startups: &mut BTreeMap<OrganisationId, StartupIdentity>) -> Result<(), StoreError> {
    let ids: Vec<&str> = startups.keys().map(OrganisationId::as_str).collect();
    let mut enterprises: BTreeMap<String, Vec<OrganisationId>> = BTreeMap::new();
    // SQLite takes 32,766 parameters a statement.
    for some in ids.chunks(10_000) {
        let rows: Vec<(Key<OrganisationId>, Option<String>)> = organisations::table
            .filter(organisations::id.eq_any(some))
            .filter(organisations::ice_enterprise.is_not_null())
            .select((organisations::id, organisations::ice_enterprise))
            .load(&mut conn.0)?;
        for (id, enterprise) in rows {
            enterprises.entry(enterprise.unwrap_or_default()).or_default().push(id.0);
        }
    }
    let known: Vec<&String> = enterprises.keys().collect();
    let mut affiliates: Vec<(Key<OrganisationId>, Option<String>)> = Vec::new();
    for some in known.chunks(10_000) {
        let query = organisations::table.filter(organisations::ice_enterprise.is_not_null());
        let query = query.filter(organisations::ice_enterprise.eq_any(some)).order(organisations::id);
        affiliates.extend(query.select((organisations::id, organisations::ice_enterprise)).load(&mut conn.0)?);
    }
    for (affiliate, enterprise) in affiliates {
        for own in enterprise.and_then(|enterprise| enterprises.get(&enterprise)).into_iter().flatten() {
            if own != &affiliate.0
                && let Some(startup) = startups.get_mut(own)
            {
                startup.affiliates.push(affiliate.0.clone());
            }
        }
    }
    Ok(())
}

/// What is known of the people who were ever on a panel, all or one of them. The address of the invitation counts as theirs.
///
/// # Errors
/// The store failed.
pub fn panel(conn: &mut Conn, challenge: &ChallengeId, only: Option<&JurorId>) -> Result<BTreeMap<JurorId, JurorIdentity>, StoreError> {
    let mut people = jurors::table
        .left_join(users::table.on(jurors::user_id.eq(users::id.nullable())))
        .filter(jurors::challenge_id.eq(challenge.as_str()))
        .select((jurors::id, jurors::user_id, jurors::email, users::email.nullable(), users::email_verified_at.nullable()))
        .into_boxed::<MultiBackend>();
    let mut belonging = jurors::table
        .inner_join(memberships::table.on(jurors::user_id.eq(memberships::user_id.nullable())))
        .filter(jurors::challenge_id.eq(challenge.as_str()))
        .order((jurors::id, memberships::organisation_id))
        .select((jurors::id, memberships::organisation_id))
        .into_boxed::<MultiBackend>();
    if let Some(only) = only {
        people = people.filter(jurors::id.eq(only.as_str()));
        belonging = belonging.filter(jurors::id.eq(only.as_str()));
    }
    let people: Vec<PersonRow> = people.load(&mut conn.0)?;
    let belonging: Vec<(Key<JurorId>, Key<OrganisationId>)> = belonging.load(&mut conn.0)?;
    let mut panel = BTreeMap::new();
    for (juror, user, invited, email, verified) in people {
        let proven = email.filter(|_| verified.is_some());
        let email_domains = [Some(invited), proven].into_iter().flatten().map(|email| email_domain(&email).to_owned()).collect();
        panel.insert(juror.0, JurorIdentity { user: user.map(|id| id.0), memberships: Vec::new(), email_domains });
    }
    for (juror, organisation) in belonging {
        if let Some(person) = panel.get_mut(&juror.0) {
            person.memberships.push(organisation.0);
        }
    }
    Ok(panel)
}
