//! Accounts and what they belong to.

use crate::column::{At, Key};
use crate::connection::{AnyConn, Conn, per_backend};
use crate::schema::{former_memberships, memberships, organisations, users};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::access::{Membership, OperatorRole};
use tahaddi_domain::document::Language;
use tahaddi_domain::id::{Id as _, OrganisationId, UserId};
use tahaddi_domain::organisation::{MemberRole, OrganisationKind};
use tahaddi_domain::time::Instant;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Its identifier.
    pub id: UserId,
    /// The e-mail address, in lower case.
    pub email: String,
    /// How the person is called.
    pub name: String,
    /// The language of mails.
    pub language: Language,
    /// The PHC string of the password; none until the person has set one.
    pub password_hash: Option<String>,
    /// When the address was proved.
    pub email_verified_at: Option<Instant>,
    /// The role among the operators.
    pub operator_role: Option<OperatorRole>,
    /// When the account was disabled.
    pub disabled_at: Option<Instant>,
    /// Access tokens of an older epoch are void.
    pub token_epoch: i64,
    /// Counts changes.
    pub version: i64,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = users, treat_none_as_null = true)]
struct Row {
    id: Key<UserId>,
    email: String,
    name: String,
    language: String,
    password_hash: Option<String>,
    email_verified_at: Option<At>,
    operator_role: Option<String>,
    disabled_at: Option<At>,
    token_epoch: i64,
    version: i64,
    created_at: At,
    updated_at: At,
}

impl From<&User> for Row {
    fn from(user: &User) -> Self {
        Self {
            id: Key(user.id.clone()),
            email: user.email.clone(),
            name: user.name.clone(),
            language: user.language.tag().to_owned(),
            password_hash: user.password_hash.clone(),
            email_verified_at: user.email_verified_at.map(At),
            operator_role: user.operator_role.map(|role| role.as_str().to_owned()),
            disabled_at: user.disabled_at.map(At),
            token_epoch: user.token_epoch,
            version: user.version,
            created_at: At(user.created_at),
            updated_at: At(user.updated_at),
        }
    }
}

impl TryFrom<Row> for User {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = |what: &str| StoreError::corrupt("users", row.id.0.as_str(), what);
        Ok(Self {
            language: Language::from_tag(&row.language).ok_or_else(|| corrupt("language"))?,
            operator_role: match row.operator_role.as_deref() {
                None => None,
                Some(text) => Some(OperatorRole::parse(text).ok_or_else(|| corrupt("operator_role"))?),
            },
            id: row.id.0,
            email: row.email,
            name: row.name,
            password_hash: row.password_hash,
            email_verified_at: row.email_verified_at.map(|at| at.0),
            disabled_at: row.disabled_at.map(|at| at.0),
            token_epoch: row.token_epoch,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

/// The account with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &UserId) -> Result<Option<User>, StoreError> {
    let row: Option<Row> = per_backend!(conn, c => users::table.find(id.as_str()).select(Row::as_select()).first(c)).optional()?;
    row.map(User::try_from).transpose()
}

/// The account with this address.
///
/// # Errors
/// The store failed.
pub fn find_by_email(conn: &mut Conn, email: &str) -> Result<Option<User>, StoreError> {
    let row: Option<Row> = users::table.filter(users::email.eq(email)).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(User::try_from).transpose()
}

/// Adds an account.
///
/// # Errors
/// [`StoreError::Duplicate`] if the address has one.
pub fn insert(tx: &mut Tx<'_>, user: &User) -> Result<(), StoreError> {
    diesel::insert_into(users::table).values(Row::from(user)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores an account that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, user: &User) -> Result<(), StoreError> {
    diesel::update(users::table.find(user.id.as_str())).set(Row::from(user)).execute(&mut tx.0)?;
    Ok(())
}

/// The account with this id, for a change: until this transaction ends nobody else changes it.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &UserId) -> Result<Option<User>, StoreError> {
    let query = users::table.find(id.as_str());
    let row: Option<Row> = match &mut tx.0 {
        AnyConn::Pg(c) => query.select(Row::as_select()).for_update().first(c).optional()?,
        AnyConn::Sqlite(c) => query.select(Row::as_select()).first(c).optional()?,
    };
    row.map(User::try_from).transpose()
}

/// The account with this address, as by [`lock`].
///
/// # Errors
/// The store failed.
pub fn lock_by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<User>, StoreError> {
    let query = users::table.filter(users::email.eq(email));
    let row: Option<Row> = match &mut tx.0 {
        AnyConn::Pg(c) => query.select(Row::as_select()).for_update().first(c).optional()?,
        AnyConn::Sqlite(c) => query.select(Row::as_select()).first(c).optional()?,
    };
    row.map(User::try_from).transpose()
}

/// The enabled operators with the right to change things. Until this transaction ends nobody changes one of them, so that
/// two of them cannot both be the last but one to go. To be called before one of them is locked.
///
/// # Errors
/// The store failed.
pub fn lock_admins(tx: &mut Tx<'_>) -> Result<Vec<UserId>, StoreError> {
    let admins = users::table
        .filter(users::operator_role.eq(OperatorRole::Admin.as_str()))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select(users::id);
    let ids: Vec<Key<UserId>> = match &mut tx.0 {
        AnyConn::Pg(c) => admins.for_update().load(c)?,
        AnyConn::Sqlite(c) => admins.load(c)?,
    };
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// The enabled operators with the right to change things: those who are told of what waits for them.
///
/// # Errors
/// The store failed.
pub fn admins(conn: &mut Conn) -> Result<Vec<User>, StoreError> {
    let rows: Vec<Row> = users::table
        .filter(users::operator_role.eq(OperatorRole::Admin.as_str()))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(User::try_from).collect()
}

/// The organisations that a person belongs to.
///
/// # Errors
/// The store failed.
pub fn memberships(conn: &mut Conn, user: &UserId) -> Result<Vec<Membership>, StoreError> {
    let rows: Vec<(Key<OrganisationId>, String, String)> = per_backend!(conn, c => memberships::table
        .inner_join(organisations::table)
        .filter(memberships::user_id.eq(user.as_str()))
        .order(memberships::organisation_id)
        .select((memberships::organisation_id, organisations::kind, memberships::role))
        .load(c))?;
    let read = |(id, kind, role): (Key<OrganisationId>, String, String)| {
        let corrupt = |what: &str| StoreError::corrupt("memberships", id.0.as_str(), what);
        Ok(Membership {
            kind: OrganisationKind::parse(&kind).ok_or_else(|| corrupt("kind"))?,
            role: MemberRole::parse(&role).ok_or_else(|| corrupt("role"))?,
            organisation: id.0,
        })
    };
    rows.into_iter().map(read).collect()
}

/// The names of the organisations that a person belongs to.
///
/// # Errors
/// The store failed.
pub fn organisation_names(conn: &mut Conn, user: &UserId) -> Result<Vec<(OrganisationId, String)>, StoreError> {
    let rows: Vec<(Key<OrganisationId>, String)> = memberships::table
        .inner_join(organisations::table)
        .filter(memberships::user_id.eq(user.as_str()))
        .select((memberships::organisation_id, organisations::name))
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name)).collect())
}

/// The organisations that a person belonged to, with their names, and from when until when.
///
/// # Errors
/// The store failed.
pub fn former_memberships(conn: &mut Conn, user: &UserId) -> Result<Vec<(OrganisationId, String, Instant, Instant)>, StoreError> {
    let rows: Vec<(Key<OrganisationId>, String, At, At)> = former_memberships::table
        .inner_join(organisations::table.on(organisations::id.eq(former_memberships::organisation_id)))
        .filter(former_memberships::user_id.eq(user.as_str()))
        .select((former_memberships::organisation_id, organisations::name, former_memberships::began_at, former_memberships::ended_at))
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(id, name, began, ended)| (id.0, name, began.0, ended.0)).collect())
}

/// The enabled people who have one of these roles in an organisation.
///
/// # Errors
/// The store failed.
pub fn members(conn: &mut Conn, organisation: &OrganisationId, roles: &[MemberRole]) -> Result<Vec<User>, StoreError> {
    let rows: Vec<Row> = memberships::table
        .inner_join(users::table)
        .filter(memberships::organisation_id.eq(organisation.as_str()))
        .filter(memberships::role.eq_any(roles.iter().map(|role| role.as_str())))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select(Row::as_select())
        .load(&mut conn.0)?;
    rows.into_iter().map(User::try_from).collect()
}

/// Makes a person a member of an organisation.
///
/// # Errors
/// [`StoreError::Duplicate`] if the person is one already.
pub fn add_membership(tx: &mut Tx<'_>, organisation: &OrganisationId, user: &UserId, role: MemberRole) -> Result<(), StoreError> {
    let now = At(tx.now()?);
    diesel::insert_into(memberships::table)
        .values((
            memberships::organisation_id.eq(organisation.as_str()),
            memberships::user_id.eq(user.as_str()),
            memberships::role.eq(role.as_str()),
            memberships::created_at.eq(now),
            memberships::updated_at.eq(now),
        ))
        .execute(&mut tx.0)?;
    Ok(())
}
