//! Organisations and their members.

use crate::column::{At, Doc, Json, Key, doc};
use crate::condition::among;
use crate::connection::{Conn, per_backend};
use crate::repo::challenge;
use crate::repo::search_index::{self, Scope};
use crate::schema::{former_memberships, memberships, organisation_terms, organisations, users};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::BTreeMap;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::document::OrganisationProfile;
use tahaddi_domain::ice::Ice;
use tahaddi_domain::id::{Id as _, OrganisationId, UserId};
use tahaddi_domain::organisation::{MemberRole, Organisation, OrganisationKind, Verification};
use tahaddi_domain::search::{Entry, Field};
use tahaddi_domain::text::fold;
use tahaddi_domain::time::Instant;

/// A person in an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub user: UserId,
    /// The address.
    pub email: String,
    /// The name.
    pub name: String,
    /// What the person may do.
    pub role: MemberRole,
    /// Whether the address is proved.
    pub email_verified: bool,
    /// Since when.
    pub created_at: Instant,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = organisations, treat_none_as_null = true)]
pub(super) struct Row {
    id: Key<OrganisationId>,
    kind: String,
    name: String,
    name_folded: String,
    profile: Doc<OrganisationProfile>,
    verification_state: String,
    verification: Json<Verification>,
    verified_until: Option<At>,
    version: i64,
    created_at: At,
    updated_at: At,
    ice_enterprise: Option<String>,
    parent_id: Option<Key<OrganisationId>>,
}

impl From<&Organisation> for Row {
    fn from(organisation: &Organisation) -> Self {
        Self {
            id: Key(organisation.id.clone()),
            kind: organisation.kind.as_str().to_owned(),
            name: organisation.name.clone(),
            name_folded: fold(&organisation.name),
            profile: doc(&organisation.profile),
            verification_state: organisation.verification.state.as_str().to_owned(),
            verification: Json(organisation.verification.clone()),
            verified_until: organisation.verification.expires_at.map(At),
            version: organisation.version,
            created_at: At(organisation.created_at),
            updated_at: At(organisation.updated_at),
            ice_enterprise: organisation.profile.ice.as_deref().and_then(Ice::parse).map(|ice| ice.enterprise().to_owned()),
            parent_id: organisation.profile.parent_id.clone().map(Key),
        }
    }
}

impl TryFrom<Row> for Organisation {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            kind: OrganisationKind::parse(&row.kind).ok_or_else(|| StoreError::corrupt("organisations", row.id.0.as_str(), "kind"))?,
            id: row.id.0,
            name: row.name,
            profile: row.profile.0,
            verification: row.verification.0,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        })
    }
}

/// The organisation with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &OrganisationId) -> Result<Option<Organisation>, StoreError> {
    let row: Option<Row> = per_backend!(conn, c => organisations::table.find(id.as_str()).select(Row::as_select()).first(c)).optional()?;
    row.map(Organisation::try_from).transpose()
}

/// The organisations with these ids, in no order.
///
/// # Errors
/// The store failed.
pub fn find_all(conn: &mut Conn, ids: &[OrganisationId]) -> Result<Vec<Organisation>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let some = organisations::table.filter(among(organisations::id, ids.iter().map(OrganisationId::as_str)));
    let rows: Vec<Row> = per_backend!(conn, c => some.select(Row::as_select()).load(c))?;
    rows.into_iter().map(Organisation::try_from).collect()
}

/// The names of organisations.
///
/// # Errors
/// The store failed.
pub fn names(conn: &mut Conn, ids: &[OrganisationId]) -> Result<BTreeMap<OrganisationId, String>, StoreError> {
    let some = organisations::table.filter(among(organisations::id, ids.iter().map(OrganisationId::as_str)));
    let rows: Vec<(Key<OrganisationId>, String)> = per_backend!(conn, c => some.select((organisations::id, organisations::name)).load(c))?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name)).collect())
}

/// The name of an organisation.
///
/// # Errors
/// The store failed.
pub fn name(conn: &mut Conn, id: &OrganisationId) -> Result<Option<String>, StoreError> {
    let query = organisations::table.find(id.as_str()).select(organisations::name);
    Ok(per_backend!(conn, c => query.first(c)).optional()?)
}

/// Adds an organisation.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, organisation: &Organisation) -> Result<(), StoreError> {
    tx.shows();
    diesel::insert_into(organisations::table).values(Row::from(organisation)).execute(&mut tx.0)?;
    project(tx, organisation)
}

/// Stores an organisation that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, organisation: &Organisation) -> Result<(), StoreError> {
    tx.shows();
    let stored = organisations::table.find(organisation.id.as_str());
    let name: Option<String> = stored.select(organisations::name).first(&mut tx.0).optional()?;
    diesel::update(stored).set(Row::from(organisation)).execute(&mut tx.0)?;
    project(tx, organisation)?;
    if name.is_some_and(|name| name != organisation.name) {
        // Its calls are found by its name too.
        for challenge in challenge::published_of(tx, &organisation.id)? {
            challenge::index(tx, &challenge)?;
        }
    }
    Ok(())
}

fn project(tx: &mut Tx<'_>, organisation: &Organisation) -> Result<(), StoreError> {
    tx.shows();
    let id = organisation.id.as_str();
    diesel::delete(organisation_terms::table.filter(organisation_terms::organisation_id.eq(id))).execute(&mut tx.0)?;
    let region: Vec<String> = organisation.profile.region.iter().cloned().collect();
    for (kind, slugs) in terms(&organisation.profile, &region) {
        for slug in slugs {
            diesel::insert_into(organisation_terms::table)
                .values((
                    organisation_terms::kind.eq(kind.as_str()),
                    organisation_terms::slug.eq(slug),
                    organisation_terms::organisation_id.eq(id),
                ))
                .execute(&mut tx.0)?;
        }
    }
    search_index::put(tx, Scope::Organisation, id, search_entry(organisation))
}

fn terms<'a>(profile: &'a OrganisationProfile, region: &'a Vec<String>) -> [(TermKind, &'a Vec<String>); 3] {
    [(TermKind::Sector, &profile.sectors), (TermKind::Technology, &profile.technologies), (TermKind::Region, region)]
}

/// The words by which search finds an organisation.
#[must_use]
pub fn search_entry(organisation: &Organisation) -> Entry {
    let mut entry = Entry::default();
    entry.text(Field::Title, &organisation.name);
    organisation.profile.summary.texts().for_each(|text| entry.text(Field::Summary, text));
    let region: Vec<String> = organisation.profile.region.iter().cloned().collect();
    terms(&organisation.profile, &region).into_iter().for_each(|(kind, slugs)| entry.terms(kind, slugs));
    entry
}

/// Writes anew what follows from an organisation, after the form of folded words has changed.
///
/// # Errors
/// The store failed.
pub fn rebuild(tx: &mut Tx<'_>, organisation: &Organisation) -> Result<(), StoreError> {
    tx.shows();
    let stored = organisations::table.find(organisation.id.as_str());
    diesel::update(stored).set(organisations::name_folded.eq(fold(&organisation.name))).execute(&mut tx.0)?;
    search_index::put(tx, Scope::Organisation, organisation.id.as_str(), search_entry(organisation))
}

/// Organisations in the order of their ids, from after one.
///
/// # Errors
/// The store failed.
pub fn all_after(conn: &mut Conn, after: &str, limit: u32) -> Result<Vec<Organisation>, StoreError> {
    let next = organisations::table.filter(organisations::id.gt(after)).order(organisations::id).limit(i64::from(limit));
    let rows: Vec<Row> = next.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Organisation::try_from).collect()
}

/// The members of an organisation, owners first.
///
/// # Errors
/// The store failed.
pub fn members(conn: &mut Conn, id: &OrganisationId) -> Result<Vec<Member>, StoreError> {
    type MemberRow = (Key<UserId>, String, String, String, Option<At>, At);
    let rows: Vec<MemberRow> = memberships::table
        .inner_join(users::table)
        .filter(memberships::organisation_id.eq(id.as_str()))
        .order((memberships::created_at, memberships::user_id))
        .select((users::id, users::email, users::name, memberships::role, users::email_verified_at, memberships::created_at))
        .load(&mut conn.0)?;
    let read = |(user, email, name, role, verified, created_at): MemberRow| {
        Ok(Member {
            role: MemberRole::parse(&role).ok_or_else(|| StoreError::corrupt("memberships", user.0.as_str(), "role"))?,
            user: user.0,
            email,
            name,
            email_verified: verified.is_some(),
            created_at: created_at.0,
        })
    };
    let mut members = rows.into_iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
    members.sort_by_key(|member| member.role);
    Ok(members)
}

/// Other organisations of the same enterprise, by the first nine digits of the company identifier: id and name of up to `limit`.
///
/// # Errors
/// The store failed.
pub fn same_enterprise(conn: &mut Conn, organisation: &Organisation, limit: i64) -> Result<Vec<(OrganisationId, String)>, StoreError> {
    let Some(ice) = organisation.profile.ice.as_deref().and_then(Ice::parse) else { return Ok(Vec::new()) };
    let rows: Vec<(Key<OrganisationId>, String)> = organisations::table
        .filter(organisations::ice_enterprise.is_not_null())
        .filter(organisations::ice_enterprise.eq(ice.enterprise()))
        .filter(organisations::id.ne(organisation.id.as_str()))
        .order(organisations::id)
        .limit(limit)
        .select((organisations::id, organisations::name))
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name)).collect())
}

/// Adds a member or changes the role of one.
///
/// # Errors
/// The store failed.
pub fn put_member(tx: &mut Tx<'_>, id: &OrganisationId, user: &UserId, role: MemberRole) -> Result<(), StoreError> {
    let now = At(tx.now()?);
    let changed = diesel::update(memberships::table.find((id.as_str(), user.as_str())))
        .set((memberships::role.eq(role.as_str()), memberships::updated_at.eq(now)))
        .execute(&mut tx.0)?;
    if changed == 0 {
        diesel::insert_into(memberships::table)
            .values((
                memberships::organisation_id.eq(id.as_str()),
                memberships::user_id.eq(user.as_str()),
                memberships::role.eq(role.as_str()),
                memberships::created_at.eq(now),
                memberships::updated_at.eq(now),
            ))
            .execute(&mut tx.0)?;
    }
    Ok(())
}

/// Takes a person out of an organisation; whether there was one. From when until when is kept.
///
/// # Errors
/// The store failed.
pub fn remove_member(tx: &mut Tx<'_>, id: &OrganisationId, user: &UserId) -> Result<bool, StoreError> {
    let now = At(tx.now()?);
    let member = memberships::table.find((id.as_str(), user.as_str()));
    let Some(began) = member.select(memberships::created_at).first::<At>(&mut tx.0).optional()? else { return Ok(false) };
    diesel::delete(member).execute(&mut tx.0)?;
    // Who joined and left twice at one instant has one such row.
    diesel::delete(former_memberships::table.find((id.as_str(), user.as_str(), began))).execute(&mut tx.0)?;
    diesel::insert_into(former_memberships::table)
        .values((
            former_memberships::organisation_id.eq(id.as_str()),
            former_memberships::user_id.eq(user.as_str()),
            former_memberships::began_at.eq(began),
            former_memberships::ended_at.eq(now),
        ))
        .execute(&mut tx.0)?;
    Ok(true)
}

/// Forgets to which organisations a person belonged before.
///
/// # Errors
/// The store failed.
pub fn forget_former(tx: &mut Tx<'_>, user: &UserId) -> Result<(), StoreError> {
    diesel::delete(former_memberships::table.filter(former_memberships::user_id.eq(user.as_str()))).execute(&mut tx.0)?;
    Ok(())
}

/// The organisation above one.
///
/// # Errors
/// The store failed.
pub fn parent(conn: &mut Conn, id: &OrganisationId) -> Result<Option<OrganisationId>, StoreError> {
    let row: Option<Option<Key<OrganisationId>>> =
        organisations::table.find(id.as_str()).select(organisations::parent_id).first(&mut conn.0).optional()?;
    Ok(row.flatten().map(|id| id.0))
}

/// Makes writes about the members of an organisation wait for one another.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &OrganisationId) -> Result<(), StoreError> {
    super::lock_row(tx, "organisations", id.as_str())
}
