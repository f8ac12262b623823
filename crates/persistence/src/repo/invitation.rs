//! Invitations.

use crate::column::{At, Doc, Key};
use crate::connection::{AnyConn, Conn};
use crate::schema::{applications, challenges, invitations, jurors, organisations};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::document::{ChallengeDocument, LocalizedText};
use tahaddi_domain::id::{ApplicationId, Id as _, InvitationId, JurorId, OrganisationId, UserId};
use tahaddi_domain::invitation::{Invitation, InvitationKind};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = invitations, treat_none_as_null = true)]
struct Row {
    id: Key<InvitationId>,
    kind: String,
    email: String,
    role: String,
    organisation_id: Option<Key<OrganisationId>>,
    juror_id: Option<Key<JurorId>>,
    invited_by: Option<Key<UserId>>,
    created_at: At,
    expires_at: At,
    accepted_at: Option<At>,
    revoked_at: Option<At>,
    application_id: Option<Key<ApplicationId>>,
}

impl From<&Invitation> for Row {
    fn from(invitation: &Invitation) -> Self {
        Self {
            id: Key(invitation.id.clone()),
            kind: invitation.kind.as_str().to_owned(),
            email: invitation.email.clone(),
            role: invitation.role.clone(),
            organisation_id: invitation.organisation.clone().map(Key),
            juror_id: invitation.juror.clone().map(Key),
            invited_by: invitation.invited_by.clone().map(Key),
            created_at: At(invitation.created_at),
            expires_at: At(invitation.expires_at),
            accepted_at: invitation.accepted_at.map(At),
            revoked_at: invitation.revoked_at.map(At),
            application_id: invitation.application.clone().map(Key),
        }
    }
}

impl TryFrom<Row> for Invitation {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            kind: InvitationKind::parse(&row.kind).ok_or_else(|| StoreError::corrupt("invitations", row.id.0.as_str(), "kind"))?,
            id: row.id.0,
            email: row.email,
            role: row.role,
            organisation: row.organisation_id.map(|id| id.0),
            juror: row.juror_id.map(|id| id.0),
            invited_by: row.invited_by.map(|id| id.0),
            created_at: row.created_at.0,
            expires_at: row.expires_at.0,
            accepted_at: row.accepted_at.map(|at| at.0),
            revoked_at: row.revoked_at.map(|at| at.0),
            application: row.application_id.map(|id| id.0),
        })
    }
}

/// What an invitation leads to, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destination {
    /// The organisation to join, that holds the challenge, or that applies.
    pub organisation: Option<String>,
    /// The challenge whose panel it is, or to which the team applies.
    pub challenge: Option<LocalizedText>,
}

/// The invitation with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &InvitationId) -> Result<Option<Invitation>, StoreError> {
    let row: Option<Row> = invitations::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(Invitation::try_from).transpose()
}

/// The invitation with this id, for a change: until this transaction ends nobody else changes it.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &InvitationId) -> Result<Option<Invitation>, StoreError> {
    let query = invitations::table.find(id.as_str());
    let row: Option<Row> = match &mut tx.0 {
        AnyConn::Pg(c) => query.select(Row::as_select()).for_update().first(c).optional()?,
        AnyConn::Sqlite(c) => query.select(Row::as_select()).first(c).optional()?,
    };
    row.map(Invitation::try_from).transpose()
}

/// Adds an invitation.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, invitation: &Invitation) -> Result<(), StoreError> {
    diesel::insert_into(invitations::table).values(Row::from(invitation)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores an invitation that was changed.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, invitation: &Invitation) -> Result<(), StoreError> {
    diesel::update(invitations::table.find(invitation.id.as_str())).set(Row::from(invitation)).execute(&mut tx.0)?;
    Ok(())
}

/// Withdraws what was offered to the same address before, for the same organisation, seat or dossier; how many.
///
/// # Errors
/// The store failed.
pub fn revoke_former(tx: &mut Tx<'_>, new: &Invitation) -> Result<usize, StoreError> {
    let mut former = diesel::update(invitations::table)
        .set(invitations::revoked_at.eq(At(new.created_at)))
        .filter(invitations::kind.eq(new.kind.as_str()))
        .filter(invitations::email.eq(&new.email))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .into_boxed();
    former = match &new.organisation {
        Some(id) => former.filter(invitations::organisation_id.eq(id.as_str())),
        None => former.filter(invitations::organisation_id.is_null()),
    };
    former = match &new.juror {
        Some(id) => former.filter(invitations::juror_id.eq(id.as_str())),
        None => former.filter(invitations::juror_id.is_null()),
    };
    former = match &new.application {
        Some(id) => former.filter(invitations::application_id.eq(id.as_str())),
        None => former.filter(invitations::application_id.is_null()),
    };
    Ok(former.execute(&mut tx.0)?)
}

/// Withdraws the open invitations to a seat on a panel; how many.
///
/// # Errors
/// The store failed.
pub fn revoke_of_juror(tx: &mut Tx<'_>, juror: &JurorId) -> Result<usize, StoreError> {
    let now = At(tx.now()?);
    let open = invitations::table
        .filter(invitations::juror_id.eq(juror.as_str()))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::revoked_at.is_null());
    Ok(diesel::update(open).set(invitations::revoked_at.eq(now)).execute(&mut tx.0)?)
}

/// What an invitation leads to, in words.
///
/// # Errors
/// The store failed.
pub fn destination(conn: &mut Conn, invitation: &Invitation) -> Result<Destination, StoreError> {
    if let Some(juror) = &invitation.juror {
        let query = jurors::table
            .inner_join(challenges::table.on(challenges::id.eq(jurors::challenge_id)))
            .inner_join(organisations::table.on(organisations::id.eq(challenges::organisation_id)))
            .filter(jurors::id.eq(juror.as_str()))
            .select((organisations::name, challenges::document));
        let found: Option<(String, Doc<ChallengeDocument>)> = query.first(&mut conn.0).optional()?;
        return Ok(found.map_or_else(Destination::default, |(name, document)| Destination {
            organisation: Some(name),
            challenge: Some(document.0.title),
        }));
    }
    let challenge = match &invitation.application {
        Some(application) => {
            let query = applications::table
                .inner_join(challenges::table.on(challenges::id.eq(applications::challenge_id)))
                .filter(applications::id.eq(application.as_str()))
                .select(challenges::document);
            let found: Option<Doc<ChallengeDocument>> = query.first(&mut conn.0).optional()?;
            found.map(|document| document.0.title)
        }
        None => None,
    };
    let Some(id) = &invitation.organisation else { return Ok(Destination::default()) };
    let name = organisations::table.find(id.as_str()).select(organisations::name).first(&mut conn.0).optional()?;
    Ok(Destination { organisation: name, challenge })
}

/// The invitations to the team of a dossier that were not withdrawn, by id.
///
/// # Errors
/// The store failed.
pub fn of_application(conn: &mut Conn, application: &ApplicationId) -> Result<Vec<Invitation>, StoreError> {
    let query = invitations::table.filter(invitations::application_id.eq(application.as_str())).filter(invitations::revoked_at.is_null());
    let rows: Vec<Row> = query.order(invitations::id).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Invitation::try_from).collect()
}

/// Removes the invitations to the team of a dossier.
///
/// # Errors
/// The store failed.
pub fn delete_of_application(tx: &mut Tx<'_>, application: &ApplicationId) -> Result<(), StoreError> {
    diesel::delete(invitations::table.filter(invitations::application_id.eq(application.as_str()))).execute(&mut tx.0)?;
    Ok(())
}

/// Removes the invitations that went to an address, also those that were accepted.
///
/// # Errors
/// The store failed.
pub fn delete_of(tx: &mut Tx<'_>, email: &str) -> Result<(), StoreError> {
    diesel::delete(invitations::table.filter(invitations::email.eq(email))).execute(&mut tx.0)?;
    Ok(())
}
