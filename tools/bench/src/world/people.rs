//! People with accounts, and what they act in.

use crate::market::{Dice, organisation_of};
use anyhow::Context as _;
use secrecy::SecretString;
use std::sync::Arc;
use tahaddi_api::auth::password::{PasswordParams, Passwords};
use tahaddi_api::auth::receipt::Receipts;
use tahaddi_api::auth::token::AccessGrant;
use tahaddi_api::caller::Caller;
use tahaddi_domain::access::{Membership, OperatorRole};
use tahaddi_domain::document::{Language, OrganisationProfile};
use tahaddi_domain::id::{OrganisationId, SessionId};
use tahaddi_domain::organisation::{MemberRole, Organisation, OrganisationKind};
use tahaddi_domain::time::{FixedClock, Instant, Span};
use tahaddi_persistence::repo::organisation;
use tahaddi_persistence::repo::session::{self, Session};
use tahaddi_persistence::repo::user::{self, User};
use tahaddi_persistence::{Db, StoreError, Tx};

/// The password of everybody.
pub(crate) const PASSWORD: &str = "sept mulets comptent les étoiles";
/// How many people are made in one transaction.
const BATCH: usize = 250;

/// What the network is made with.
pub(crate) struct Makers {
    pub(crate) db: Db,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) receipts: Arc<Receipts>,
    /// The present: what is made lies before it.
    pub(crate) now: Instant,
    pub(crate) dice: Dice,
}

/// Somebody with an account and a session.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// The address.
    pub(crate) email: String,
    /// Whom tokens speak for.
    pub(crate) grant: AccessGrant,
    /// The person as services know it.
    pub(crate) caller: Caller,
}

/// Somebody who owns an organisation.
#[derive(Clone, Debug)]
pub(crate) struct Founder {
    /// The person.
    pub(crate) person: Person,
    /// The organisation.
    pub(crate) organisation: OrganisationId,
}

impl Makers {
    /// Somebody who runs the network.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn operator(&self) -> anyhow::Result<Person> {
        self.db.write(|tx| enrol(tx, "operator@network.example", Some(OperatorRole::Admin), None)).await.map_err(failed)
    }

    /// A juror without an organisation.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn juror(&self, name: String) -> anyhow::Result<Person> {
        self.db.write(move |tx| enrol(tx, &format!("{name}@panel.example"), None, None)).await.map_err(failed)
    }

    /// The owner of a verified partner.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn partner(&self) -> anyhow::Result<Founder> {
        let profile = OrganisationProfile::default();
        let partner = organisation_of(&self.dice, OrganisationKind::Partner, "Ministère".to_owned(), profile, self.now - Span::days(60));
        self.db.write(move |tx| found(tx, "owner@ministry.example", &partner, None)).await.map_err(failed)
    }

    /// So many founders of verified startups, who have passwords.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn founders(&self, count: usize) -> anyhow::Result<Vec<Founder>> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        let passwords = Passwords::new(PasswordParams::default(), cores)?;
        let hash = passwords.hash(SecretString::from(PASSWORD)).await.context("no hash of a password")?;
        let mut founders = Vec::new();
        for first in (0..count).step_by(BATCH) {
            let mut startups = Vec::new();
            for n in first..count.min(first + BATCH) {
                let profile = OrganisationProfile {
                    technologies: vec!["machine-learning".to_owned(), "lora".to_owned()],
                    sectors: vec!["agritech".to_owned()],
                    ..OrganisationProfile::default()
                };
                let name = format!("Jeune pousse {n}");
                startups.push((n, organisation_of(&self.dice, OrganisationKind::Startup, name, profile, self.now - Span::days(60))));
            }
            let hash = hash.clone();
            let made = self.db.write(move |tx| {
                startups
                    .iter()
                    .map(|(n, startup)| found(tx, &format!("founder-{n}@startup-{n}.example"), startup, Some(&hash)))
                    .collect::<Result<Vec<_>, _>>()
            });
            founders.extend(made.await.map_err(failed)?);
        }
        Ok(founders)
    }
}

fn failed(error: StoreError) -> anyhow::Error {
    anyhow::anyhow!("people cannot be made: {error}")
}

fn found(tx: &mut Tx<'_>, email: &str, organisation: &Organisation, hash: Option<&str>) -> Result<Founder, StoreError> {
    let mut person = enrol(tx, email, None, hash)?;
    organisation::insert(tx, organisation)?;
    organisation::put_member(tx, &organisation.id, &person.grant.user, MemberRole::Owner)?;
    person.caller.actor.memberships =
        vec![Membership { organisation: organisation.id.clone(), kind: organisation.kind, role: MemberRole::Owner }];
    Ok(Founder { person, organisation: organisation.id.clone() })
}

/// An account. Who has a startup has a domain of its own: one that is shared would be a conflict of interest.
fn enrol(tx: &mut Tx<'_>, email: &str, operator: Option<OperatorRole>, hash: Option<&str>) -> Result<Person, StoreError> {
    let now = tx.now()?;
    let user = User {
        id: tx.new_id()?,
        email: email.to_owned(),
        name: email.split('@').next().unwrap_or_default().to_owned(),
        language: Language::Fr,
        password_hash: hash.map(str::to_owned),
        email_verified_at: Some(now),
        operator_role: operator,
        disabled_at: None,
        token_epoch: 0,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    user::insert(tx, &user)?;
    let id: SessionId = tx.new_id()?;
    session::insert(
        tx,
        &Session {
            id: id.clone(),
            user: user.id.clone(),
            user_agent: "bench".to_owned(),
            address: "127.0.0.1".to_owned(),
            generation: 0,
            generation_seen: 0,
            created_at: now,
            last_used_at: now,
            expires_at: now + Span::days(365),
            revoked_at: None,
            revoked_reason: None,
        },
    )?;
    let mut caller = Caller { request_id: "bench".to_owned(), ..Caller::default() };
    caller.actor.operator = operator;
    caller.actor.user = Some(user.id.clone());
    Ok(Person { email: user.email, grant: AccessGrant { user: user.id, session: id, epoch: 0, generation: 0 }, caller })
}
