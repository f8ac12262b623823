//! The demonstration: invented people live through three calls, by the same services that requests use, on a clock that is
//! stepped from the first event to the present.

mod calls;
mod data;
mod review;

use crate::auth::password::Passwords;
use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::organisation::create::{NewOrganisation, create as create_organisation};
use crate::service::organisation::verification::{Verdict, decide, request};
use crate::service::programme;
use data::{Data, Organisation, Person};
use secrecy::SecretString;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_domain::id::{OrganisationId, UserId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_domain::time::{FixedClock, Instant, Span};
use tahaddi_persistence::repo::user::User;
use tahaddi_persistence::repo::{organisation, outbox, settings, user};
use tahaddi_persistence::{Db, Tx};

/// The password of every demonstration account.
pub const PASSWORD: &str = "tahaddi demonstration 2027";

/// Under which the store remembers that the demonstration was loaded.
const LOADED: &str = "demo_loaded";

/// One account a role, to show at start.
#[derive(Clone, Debug)]
pub struct DemoAccount {
    /// What the person does: `operator`, `partner-owner` and so on.
    pub role: &'static str,
    /// The address to log in with.
    pub email: String,
}

/// What the demonstration works with.
struct Demo<'a> {
    clock: &'a FixedClock,
    receipts: &'a Receipts,
    data: &'a Data,
    now: Instant,
    people: BTreeMap<String, UserId>,
    organisations: BTreeMap<String, OrganisationId>,
}

/// The accounts of the demonstration, one a role.
///
/// # Errors
/// The data is not readable.
pub fn accounts() -> ApiResult<Vec<DemoAccount>> {
    let data = Data::read()?;
    let roles = [
        ("operator", "operator"),
        ("partner-owner", "ministry-owner"),
        ("partner-editor", "ministry-editor"),
        ("startup", "founder-saqiya"),
        ("juror", "juror1"),
        ("chair", "chair"),
    ];
    let email = |key: &str| data.people.iter().find(|person| person.key == key).map(|person| person.email.clone());
    Ok(roles.into_iter().filter_map(|(role, key)| Some(DemoAccount { role, email: email(key)? })).collect())
}

/// Whether the database holds the demonstration.
///
/// # Errors
/// The database does not answer.
pub async fn is_loaded(db: &Db) -> ApiResult<bool> {
    Ok(db.read(|conn| settings::find(conn, LOADED)).await?.is_some())
}

/// Loads the demonstration unless it was loaded before; whether it was loaded now. `db` writes by `clock`.
///
/// All of it is one transaction: a start that is interrupted leaves nothing behind.
///
/// # Errors
/// A service refused a step: the data and the rules do not fit.
pub async fn load(db: &Db, clock: Arc<FixedClock>, passwords: &Passwords, receipts: Arc<Receipts>, now: Instant) -> ApiResult<bool> {
    if is_loaded(db).await? {
        return Ok(false);
    }
    let password_hash = passwords.hash(SecretString::from(PASSWORD)).await.map_err(ApiError::fault)?;
    let data = Data::read()?;
    db.write(move |tx| {
        let mut demo =
            Demo { clock: &clock, receipts: &receipts, data: &data, now, people: BTreeMap::new(), organisations: BTreeMap::new() };
        demo.run(tx, &password_hash)
    })
    .await?;
    Ok(true)
}

impl Demo<'_> {
    fn run(&mut self, tx: &mut Tx<'_>, password_hash: &str) -> ApiResult<()> {
        let waiting = outbox::pending(tx)?;
        self.at_day(tx, -400, 0);
        for person in &self.data.people {
            self.people.insert(person.key.clone(), add_person(tx, person, password_hash)?);
        }
        for entry in &self.data.organisations {
            let id = self.add_organisation(tx, entry)?;
            self.organisations.insert(entry.key.clone(), id);
        }
        let operator = self.caller(tx, "operator")?;
        let programme = programme::create(tx, &operator, None, &self.data.programme.document())?.id;
        for call in self.data.challenges_by_opening() {
            self.run_call(tx, &call, &programme)?;
        }
        self.at_day(tx, 0, 0);
        // Nobody is written to about what was made up.
        outbox::discard_pending(tx, &waiting)?;
        Ok(settings::put(tx, LOADED, &json!(true))?)
    }

    fn add_organisation(&self, tx: &mut Tx<'_>, entry: &Organisation) -> ApiResult<OrganisationId> {
        let owner = entry.members.iter().find(|member| member.role == MemberRole::Owner);
        let owner = owner.ok_or_else(|| ApiError::fault("an organisation without owner"))?;
        let founder = self.caller(tx, &owner.person)?;
        let new = NewOrganisation { kind: entry.kind, name: entry.name.clone(), profile: entry.profile.clone() };
        let id = create_organisation(tx, &founder, &new)?.id;
        for member in &entry.members {
            organisation::put_member(tx, &id, &self.person(&member.person)?, member.role)?;
        }
        let (owner, operator) = (self.caller(tx, &owner.person)?, self.caller(tx, "operator")?);
        request(tx, &owner, &id, "Organisation inventée pour la démonstration.")?;
        decide(tx, &operator, &id, &Verdict { accepted: true, reason: "Démonstration.".into(), expires_at: None })?;
        Ok(id)
    }

    fn person(&self, key: &str) -> ApiResult<UserId> {
        self.people.get(key).cloned().ok_or_else(|| ApiError::fault(format!("the demonstration has no person {key}")))
    }

    fn organisation(&self, key: &str) -> ApiResult<OrganisationId> {
        self.organisations.get(key).cloned().ok_or_else(|| ApiError::fault(format!("the demonstration has no organisation {key}")))
    }

    /// A person as the caller of a service, with the rights of this moment.
    fn caller(&self, tx: &mut Tx<'_>, key: &str) -> ApiResult<Caller> {
        let id = self.person(key)?;
        let person = user::find(tx, &id)?.ok_or_else(ApiError::not_found)?;
        let mut caller = Caller { request_id: "demonstration".into(), language: person.language, ..Caller::default() };
        caller.actor.operator = person.operator_role;
        caller.actor.memberships = user::memberships(tx, &id)?;
        caller.actor.user = Some(id);
        Ok(caller)
    }

    /// Moves the clock to so many days and minutes from now.
    fn at_day(&self, tx: &mut Tx<'_>, days: i64, minutes: i64) -> Instant {
        self.at(tx, self.now + Span::days(days) + Span::minutes(minutes))
    }

    /// Moves the clock.
    fn at(&self, tx: &mut Tx<'_>, at: Instant) -> Instant {
        self.clock.set(at);
        tx.forget_now();
        at
    }
}

fn add_person(tx: &mut Tx<'_>, person: &Person, password_hash: &str) -> ApiResult<UserId> {
    let now = tx.now()?;
    let user = User {
        id: tx.new_id()?,
        email: person.email.clone(),
        name: person.name.clone(),
        language: person.locale,
        password_hash: Some(password_hash.to_owned()),
        email_verified_at: Some(now),
        operator_role: person.platform_role,
        disabled_at: None,
        token_epoch: 1,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    user::insert(tx, &user)?;
    Ok(user.id)
}
