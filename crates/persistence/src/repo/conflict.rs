//! Conflicts of interest: what was declared, and the data in which others are found.

use crate::column::{At, Key};
use crate::condition::among;
use crate::connection::{Conn, per_backend};
use crate::repo::{affiliate, application_partners};
use crate::schema::{application_people, applications, conflicts, former_memberships, jurors, memberships, users};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::id::{ChallengeId, ConflictId, Id as _, JurorId, OrganisationId, UserId};
use tahaddi_domain::jury::{ConflictKind, ConflictSource, Declared, DeclaredConflict, JurorIdentity, Period, StartupIdentity, Tie, Whom};
use tahaddi_domain::text::email_domain;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = conflicts, treat_none_as_null = true)]
struct Row {
    id: Key<ConflictId>,
    challenge_id: Key<ChallengeId>,
    juror_id: Option<Key<JurorId>>,
    organisation_id: Key<OrganisationId>,
    kind: String,
    source: String,
    reason: String,
    declared_by: Key<UserId>,
    declared_at: At,
    removed_at: Option<At>,
    removed_reason: Option<String>,
    person_name: Option<String>,
    person_email: Option<String>,
    employed_from: Option<String>,
    employed_until: Option<String>,
    user_id: Option<Key<UserId>>,
}

impl From<&DeclaredConflict> for Row {
    fn from(conflict: &DeclaredConflict) -> Self {
        let (person_name, person_email) = match &conflict.about {
            Declared::Person { name, email } => (Some(name.clone()), email.clone()),
            Declared::Juror(_) | Declared::User(_) => (None, None),
        };
        let whom = conflict.whom();
        Self {
            id: Key(conflict.id.clone()),
            challenge_id: Key(conflict.challenge.clone()),
            juror_id: whom.as_ref().and_then(Whom::juror).cloned().map(Key),
            organisation_id: Key(conflict.startup.clone()),
            kind: conflict.kind.as_str().to_owned(),
            source: conflict.source.as_str().to_owned(),
            reason: conflict.reason.clone(),
            declared_by: Key(conflict.declared_by.clone()),
            declared_at: At(conflict.declared_at),
            removed_at: conflict.removed_at.map(At),
            removed_reason: conflict.removed_reason.clone(),
            person_name,
            person_email,
            employed_from: conflict.period.from.clone(),
            employed_until: conflict.period.until.clone(),
            user_id: whom.as_ref().and_then(Whom::user).cloned().map(Key),
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
            about: match (row.juror_id, row.user_id, row.person_name) {
                (Some(juror), ..) => Declared::Juror(juror.0),
                (None, Some(user), _) => Declared::User(user.0),
                (None, None, Some(name)) => Declared::Person { name, email: row.person_email },
                (None, None, None) => return Err(corrupt("juror_id")),
            },
            id: row.id.0,
            challenge: row.challenge_id.0,
            period: Period { from: row.employed_from, until: row.employed_until },
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

/// Somebody on a panel: seat, account, name and address of the invitation.
type SeatRow = (Key<JurorId>, Option<Key<UserId>>, Option<String>, String);

/// An account: identifier, name, address, and when that was proved.
type AccountRow = (Key<UserId>, String, String, Option<At>);

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

/// What was declared for a startup in a call about people by name, in the order of declaration.
///
/// # Errors
/// The store failed.
pub fn stated(conn: &mut Conn, challenge: &ChallengeId, startup: &OrganisationId) -> Result<Vec<DeclaredConflict>, StoreError> {
    let own = conflicts::table
        .filter(conflicts::challenge_id.eq(challenge.as_str()))
        .filter(conflicts::organisation_id.eq(startup.as_str()))
        .filter(conflicts::source.eq(ConflictSource::Applicant.as_str()))
        .order(conflicts::id);
    let rows: Vec<Row> = own.select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(DeclaredConflict::try_from).collect()
}

/// Keeps the declarations of a call without their explanations and without people by name, for what was erased.
///
/// # Errors
/// The store failed.
pub fn erase_reasons(tx: &mut Tx<'_>, challenge: &ChallengeId) -> Result<(), StoreError> {
    diesel::update(conflicts::table.filter(conflicts::challenge_id.eq(challenge.as_str())))
        .set((conflicts::reason.eq(""), conflicts::removed_reason.eq(None::<String>)))
        .execute(&mut tx.0)?;
    let of_people = conflicts::table.filter(conflicts::challenge_id.eq(challenge.as_str())).filter(conflicts::person_name.is_not_null());
    diesel::update(of_people).set((conflicts::person_name.eq(""), conflicts::person_email.eq(None::<String>))).execute(&mut tx.0)?;
    Ok(())
}

/// Forgets somebody whom applicants named by this address. What they said of the person goes with it.
///
/// # Errors
/// The store failed.
pub fn forget_person(tx: &mut Tx<'_>, email: &str) -> Result<(), StoreError> {
    diesel::update(conflicts::table.filter(conflicts::person_email.eq(email)))
        .set((conflicts::person_name.eq(""), conflicts::person_email.eq(None::<String>), conflicts::reason.eq("")))
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
    let submitted = ApplicationState::Submitted.as_str();
    /// The rows of a query, all or those of one organisation.
    macro_rules! rows {
        ($query:expr, $organisation:expr) => {
            match only {
                Some(only) => per_backend!(conn, c => $query.filter($organisation.eq(only.as_str())).load(c)),
                None => per_backend!(conn, c => $query.load(c)),
            }
        };
    }
    let applicants = applications::table
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(submitted))
        .select((applications::organisation_id, applications::submitted_at));
    let people = memberships::table
        .inner_join(users::table)
        .inner_join(applications::table.on(applications::organisation_id.eq(memberships::organisation_id)))
        .filter(applications::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(submitted))
        .select((memberships::organisation_id, users::id, users::email, users::email_verified_at));
    let named = application_people::table
        .inner_join(applications::table.on(applications::id.eq(application_people::application_id)))
        .filter(application_people::challenge_id.eq(challenge.as_str()))
        .filter(applications::state.eq(submitted))
        .select((applications::organisation_id, application_people::person, application_people::takes_part));
    let applicants: Vec<(Key<OrganisationId>, Option<At>)> = rows!(applicants, applications::organisation_id)?;
    let people: Vec<MemberRow> = rows!(people, memberships::organisation_id)?;
    let named: Vec<(Key<OrganisationId>, String, bool)> = rows!(named, applications::organisation_id)?;
    let mut startups: BTreeMap<OrganisationId, StartupIdentity> = BTreeMap::new();
    for (id, submitted) in applicants {
        let startup = startups.entry(id.0.clone()).or_insert_with(|| StartupIdentity::bare(id.0));
        startup.applied_at = startup.applied_at.into_iter().chain(submitted.map(|at| at.0)).min();
    }
    for (organisation, user, email, verified) in people {
        let Some(startup) = startups.get_mut(&organisation.0) else { continue };
        startup.members.push(user.0);
        startup.email_domains.extend(verified.map(|_| email_domain(&email).to_owned()));
    }
    for (organisation, person, takes_part) in named {
        let Some(startup) = startups.get_mut(&organisation.0) else { continue };
        *startup.team.entry(person).or_default() |= takes_part;
    }
    let ids: Vec<OrganisationId> = startups.keys().cloned().collect();
    for (id, affiliates) in affiliate::of(conn, &ids)? {
        if let Some(startup) = startups.get_mut(&id) {
            startup.affiliates = affiliates;
        }
    }
    for (id, partners) in application_partners::of(conn, challenge, only)? {
        if let Some(startup) = startups.get_mut(&id) {
            startup.partners = partners;
        }
    }
    Ok(startups.into_values().collect())
}

/// What is known of the people who were ever on a panel, all or one of them, by seat. The address of the invitation counts as theirs, and
/// seats of one account or one address are one person's.
///
/// # Errors
/// The store failed.
pub fn panel(conn: &mut Conn, challenge: &ChallengeId, only: Option<&JurorId>) -> Result<BTreeMap<JurorId, JurorIdentity>, StoreError> {
    let seats = seats(conn, challenge)?;
    let wanted = |id: &JurorId| only.is_none_or(|only| only == id);
    let accounts: BTreeSet<&UserId> = seats.iter().filter(|seat| wanted(&seat.0.0)).filter_map(|seat| Some(&seat.1.as_ref()?.0)).collect();
    let known = accounts_of(conn, &accounts.into_iter().cloned().collect::<Vec<_>>())?;
    let identify = |(id, user, name, email): &SeatRow| {
        let mut person = user.as_ref().and_then(|user| known.get(&user.0)).cloned().unwrap_or_default();
        person.names.extend(name.clone());
        person.addresses.insert(email.clone());
        take_seats(&mut person, &seats);
        (id.0.clone(), person)
    };
    Ok(seats.iter().filter(|seat| wanted(&seat.0.0)).map(identify).collect())
}

/// What is known of somebody who may or may not be on a panel, by account or by address.
///
/// # Errors
/// The store failed.
pub fn person(conn: &mut Conn, challenge: &ChallengeId, user: Option<&UserId>, email: Option<&str>) -> Result<JurorIdentity, StoreError> {
    let mut person = match user {
        Some(user) => accounts_of(conn, std::slice::from_ref(user))?.remove(user).unwrap_or_default(),
        None => JurorIdentity::default(),
    };
    person.addresses.extend(email.map(str::to_owned));
    let seats = seats(conn, challenge)?;
    take_seats(&mut person, &seats);
    Ok(person)
}

/// What is known of people who may or may not be on a panel, by account; of an account that does not exist, nothing.
///
/// # Errors
/// The store failed.
pub fn people(conn: &mut Conn, challenge: &ChallengeId, users: &[UserId]) -> Result<BTreeMap<UserId, JurorIdentity>, StoreError> {
    let mut people = accounts_of(conn, users)?;
    let seats = seats(conn, challenge)?;
    for person in people.values_mut() {
        take_seats(person, &seats);
    }
    Ok(people)
}

/// Gives a person all seats of the account and of its addresses, with what these tell.
fn take_seats(person: &mut JurorIdentity, seats: &[SeatRow]) {
    let same_account = |seat: &&SeatRow| seat.1.is_some() && seat.1.as_ref().map(|user| &user.0) == person.user.as_ref();
    let addresses: Vec<String> = seats.iter().filter(same_account).map(|seat| seat.3.clone()).collect();
    person.addresses.extend(addresses);
    for (id, user, name, email) in seats {
        let same = match (user, &person.user) {
            (Some(user), Some(own)) => &user.0 == own,
            _ => person.addresses.contains(email),
        };
        if same {
            person.seats.insert(id.0.clone());
            person.names.extend(name.clone());
        }
    }
}

fn seats(conn: &mut Conn, challenge: &ChallengeId) -> Result<Vec<SeatRow>, StoreError> {
    let all = jurors::table.filter(jurors::challenge_id.eq(challenge.as_str())).order(jurors::id);
    let seats = all.select((jurors::id, jurors::user_id, jurors::name, jurors::email));
    Ok(per_backend!(conn, c => seats.load(c))?)
}

/// What is known of accounts: name, proven address, and the organisations now and before.
fn accounts_of(conn: &mut Conn, ids: &[UserId]) -> Result<BTreeMap<UserId, JurorIdentity>, StoreError> {
    let mut people = BTreeMap::new();
    // A list is held whole: so many at once.
    for some in ids.chunks(10_000) {
        let keys = || some.iter().map(UserId::as_str);
        let accounts = users::table.filter(among(users::id, keys()));
        let accounts = accounts.select((users::id, users::name, users::email, users::email_verified_at));
        let accounts: Vec<AccountRow> = per_backend!(conn, c => accounts.load(c))?;
        for (id, name, email, verified) in accounts {
            let addresses = verified.map(|_| email).into_iter().collect();
            people.insert(id.0.clone(), JurorIdentity { user: Some(id.0), names: vec![name], addresses, ..JurorIdentity::default() });
        }
        let now = memberships::table.filter(among(memberships::user_id, keys()));
        let now = now.select((memberships::user_id, memberships::organisation_id, memberships::created_at));
        let now: Vec<(Key<UserId>, Key<OrganisationId>, At)> = per_backend!(conn, c => now.load(c))?;
        let before = former_memberships::table.filter(among(former_memberships::user_id, keys())).select((
            former_memberships::user_id,
            former_memberships::organisation_id,
            former_memberships::began_at,
            former_memberships::ended_at,
        ));
        let before: Vec<(Key<UserId>, Key<OrganisationId>, At, At)> = per_backend!(conn, c => before.load(c))?;
        let before = before.into_iter().map(|(user, organisation, began, ended)| (user, organisation, began, Some(ended.0)));
        for (user, organisation, began, ended_at) in now.into_iter().map(|(user, id, began)| (user, id, began, None)).chain(before) {
            if let Some(person) = people.get_mut(&user.0) {
                person.memberships.push(Tie { organisation: organisation.0, began_at: began.0, ended_at });
            }
        }
    }
    Ok(people)
}
