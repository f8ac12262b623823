//! The demonstration: invented people live through three calls, by the same services that requests use, on a clock that is
//! stepped from the first event to the present.

mod calls;
mod data;
mod review;

use crate::auth::password::Passwords;
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
use tahaddi_domain::access::Membership;
use tahaddi_domain::id::{OrganisationId, ProgrammeId, UserId};
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
    /// What the person does.
    pub role: &'static str,
    /// The address to log in with.
    pub email: String,
}

/// What the demonstration works with.
pub struct Demo {
    db: Db,
    clock: Arc<FixedClock>,
    data: Data,
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
        ("partner (owner)", "ministry-owner"),
        ("partner (editor)", "ministry-editor"),
        ("startup", "founder-saqiya"),
        ("juror", "juror1"),
        ("chair", "chair"),
    ];
    let email = |key: &str| data.people.iter().find(|person| person.key == key).map(|person| person.email.clone());
    Ok(roles.into_iter().filter_map(|(role, key)| Some(DemoAccount { role, email: email(key)? })).collect())
}

/// Loads the demonstration unless it was loaded before; whether it was loaded now. `db` writes by `clock`.
///
/// # Errors
/// A service refused a step: the data and the rules do not fit.
pub async fn load(db: Db, clock: Arc<FixedClock>, passwords: &Passwords, now: Instant) -> ApiResult<bool> {
    if db.read(|conn| settings::find(conn, LOADED)).await?.is_some() {
        return Ok(false);
    }
    let password_hash = passwords.hash(SecretString::from(PASSWORD)).await.map_err(ApiError::fault)?;
    clock.set(now - Span::days(400));
    let mut demo = Demo { db, clock, data: Data::read()?, now, people: BTreeMap::new(), organisations: BTreeMap::new() };
    demo.add_people(password_hash).await?;
    demo.add_organisations().await?;
    let programme = demo.add_programme().await?;
    for call in demo.data.challenges_by_opening() {
        demo.run_call(&call, &programme).await?;
    }
    demo.clock.set(now);
    demo.db
        .write(|tx| {
            // Nobody is written to about what was made up.
            outbox::discard_pending(tx)?;
            settings::put(tx, LOADED, &json!(true))
        })
        .await?;
    Ok(true)
}

impl Demo {
    async fn add_people(&mut self, password_hash: String) -> ApiResult<()> {
        for person in self.data.people.clone() {
            let hash = password_hash.clone();
            let key = person.key.clone();
            let id = self.db.write(move |tx| add_person(tx, &person, &hash)).await?;
            self.people.insert(key, id);
        }
        Ok(())
    }

    async fn add_organisations(&mut self) -> ApiResult<()> {
        for entry in self.data.organisations.clone() {
            let owner = entry.members.iter().find(|member| member.role == MemberRole::Owner);
            let owner = self.caller(&owner.ok_or_else(|| ApiError::fault("an organisation without owner"))?.person).await?;
            let members: Vec<(UserId, MemberRole)> =
                entry.members.iter().map(|member| Ok((self.person(&member.person)?, member.role))).collect::<ApiResult<_>>()?;
            let operator = self.caller("operator").await?;
            let key = entry.key.clone();
            let id = self.db.write(move |tx| add_organisation(tx, &owner, &operator, &entry, &members)).await?;
            self.organisations.insert(key, id);
        }
        Ok(())
    }

    async fn add_programme(&self) -> ApiResult<ProgrammeId> {
        let operator = self.caller("operator").await?;
        let document = self.data.programme.document();
        self.db.write(move |tx| Ok::<_, ApiError>(programme::create(tx, &operator, None, &document)?.id)).await
    }

    fn person(&self, key: &str) -> ApiResult<UserId> {
        self.people.get(key).cloned().ok_or_else(|| ApiError::fault(format!("the demonstration has no person {key}")))
    }

    fn organisation(&self, key: &str) -> ApiResult<OrganisationId> {
        self.organisations.get(key).cloned().ok_or_else(|| ApiError::fault(format!("the demonstration has no organisation {key}")))
    }

    /// A person as the caller of a service, with the rights of this moment.
    async fn caller(&self, key: &str) -> ApiResult<Caller> {
        let id = self.person(key)?;
        self.db
            .read(move |conn| -> ApiResult<_> {
                let person = user::find(conn, &id)?.ok_or_else(ApiError::not_found)?;
                let memberships: Vec<Membership> = user::memberships(conn, &id)?;
                let mut caller = Caller { request_id: "demonstration".into(), language: person.language, ..Caller::default() };
                caller.actor.operator = person.operator_role;
                caller.actor.memberships = memberships;
                caller.actor.user = Some(id);
                Ok(caller)
            })
            .await
    }

    /// Moves the clock to so many days from now, at a working hour.
    fn at_day(&self, days: i64, minutes: i64) -> Instant {
        let at = self.now + Span::days(days) + Span::minutes(minutes);
        self.clock.set(at);
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

fn add_organisation(
    tx: &mut Tx<'_>,
    owner: &Caller,
    operator: &Caller,
    entry: &Organisation,
    members: &[(UserId, MemberRole)],
) -> ApiResult<OrganisationId> {
    let new = NewOrganisation { kind: entry.kind, name: entry.name.clone(), profile: entry.profile.clone() };
    let id = create_organisation(tx, owner, &new)?.id;
    for (user, role) in members {
        organisation::put_member(tx, &id, user, *role)?;
    }
    let mut owner = owner.clone();
    owner.actor.memberships.push(Membership { organisation: id.clone(), kind: entry.kind, role: MemberRole::Owner });
    request(tx, &owner, &id, "Organisation inventée pour la démonstration.")?;
    let verdict = Verdict { accepted: true, reason: "Démonstration.".into(), expires_at: None };
    decide(tx, operator, &id, &verdict)?;
    Ok(id)
}
