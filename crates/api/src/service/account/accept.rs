//! Somebody looks at an invitation, and accepts it.

use super::{accept_password, known_as, operators, password_error};
use crate::auth::opaque::OpaqueKind;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::service::application::team;
use crate::service::jury;
use crate::service::record::{Event, record};
use secrecy::SecretString;
use serde_json::json;
use std::sync::Arc;
use tahaddi_domain::access::{Action, Actor, Facts, OperatorRole, Verdict, decide};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::{JurorFacts, LocalizedText};
use tahaddi_domain::id::{Id as _, InvitationId};
use tahaddi_domain::invitation::{Invitation, InvitationKind};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::invitation::{self, Destination};
use tahaddi_persistence::repo::link_token::{self, LinkPurpose};
use tahaddi_persistence::repo::user::{self, User};
use tahaddi_persistence::{Conn, StoreError, Tx};

/// An invitation, as whoever holds its link sees it.
#[derive(Debug)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// What it leads to.
    pub destination: Destination,
    /// Whether the address has a verified account: then its owner accepts signed in, else with a name and a password.
    pub account_exists: bool,
    /// The tracks of the call that a juror is asked to judge; none in particular are all.
    pub tracks: Vec<LocalizedText>,
    /// The review phases; none in particular are all.
    pub phases: Vec<LocalizedText>,
}

/// What a person says to accept.
#[derive(Clone, Debug, Default)]
pub struct Acceptance {
    /// How the person is called, if there is no account yet.
    pub name: Option<String>,
    /// The password, if there is no account yet.
    pub password: Option<SecretString>,
    /// Whether a juror accepts to keep everything confidential.
    pub confidentiality_accepted: bool,
    /// The interests that a juror declares.
    pub interests: Option<String>,
    /// What a juror says of the work that suits them.
    pub facts: Option<JurorFacts>,
}

/// Who accepts.
enum Acceptor {
    /// The owner of the account, signed in.
    Owner,
    /// Somebody without an account, who gets this one.
    Newcomer { name: String, hash: String },
}

/// The invitation behind a token.
///
/// # Errors
/// `not_found` for a token that never was; `link_expired` for one that is not good any more.
pub fn view_invitation(conn: &mut Conn, token: &str, now: Instant) -> ApiResult<Invited> {
    let (_, invitation) = look_up(conn, token, now)?;
    let destination = invitation::destination(conn, &invitation)?;
    let account_exists = is_taken(user::find_by_email(conn, &invitation.email)?.as_ref());
    let (tracks, phases) = match &invitation.juror {
        Some(seat) => jury::asked_for(conn, seat)?,
        None => (Vec::new(), Vec::new()),
    };
    Ok(Invited { invitation, destination, account_exists, tracks, phases })
}

/// Accepts an invitation. Where the address has a verified account its owner must be signed in; else one is made, verified,
/// since the token was read from its mail.
///
/// # Errors
/// `not_found`, `link_expired`; `authentication_required` or `forbidden` for another than the owner of the account;
/// `validation_failed`, `auth_busy`; what the jury says about the seat; `already_exists` for a member.
pub async fn accept(ctx: &Ctx, caller: &Arc<Caller>, token: &str, acceptance: Acceptance) -> ApiResult<()> {
    let mut check = Check::default();
    check.text("/interests", acceptance.interests.as_deref().unwrap_or_default(), 5000);
    if let Some(facts) = &acceptance.facts {
        facts.check(&mut check, "/facts");
    }
    check.finish()?;
    let now = ctx.clock.now();
    let invited = {
        let token = token.to_owned();
        ctx.db.read(move |conn| view_invitation(conn, &token, now)).await?
    };
    let acceptor = match (&caller.actor.user, invited.account_exists) {
        (Some(_), _) => Acceptor::Owner,
        (None, true) => return Err(Code::AuthenticationRequired.into()),
        (None, false) => newcomer(ctx, &invited, &acceptance).await?,
    };
    let (caller, token) = (Arc::clone(caller), token.to_owned());
    ctx.db.write(move |tx| store(tx, &caller, &token, &acceptor, &acceptance)).await
}

async fn newcomer(ctx: &Ctx, invited: &Invited, acceptance: &Acceptance) -> ApiResult<Acceptor> {
    let mut check = Check::default();
    let name = acceptance.name.clone().unwrap_or_default();
    check.required_text("/name", &name, 200);
    check.require(acceptance.password.is_some(), "/password", FieldCode::Required);
    check.finish()?;
    let password = acceptance.password.clone().unwrap_or_default();
    let organisation = invited.destination.organisation.as_deref().unwrap_or_default();
    accept_password(&password, "/password", &[&invited.invitation.email, &name, organisation])?;
    Ok(Acceptor::Newcomer { name, hash: ctx.passwords.hash(password).await.map_err(password_error)? })
}

fn store(tx: &mut Tx<'_>, caller: &Caller, token: &str, acceptor: &Acceptor, acceptance: &Acceptance) -> ApiResult<()> {
    let invitation = take(tx, token)?;
    let user = person(tx, caller, &invitation.email, acceptor)?;
    let caller = known_as(caller, &user.id);
    let now = tx.now()?;
    invitation::save(tx, &Invitation { accepted_at: Some(now), ..invitation.clone() })?;
    let event = Event::new("invitation.accepted", invitation.id.as_str()).with(json!({"kind": invitation.kind.as_str(), "user": user.id}));
    match &invitation.organisation {
        Some(organisation) => record(tx, &caller, event.within(organisation))?,
        None => record(tx, &caller, event)?,
    }
    grant(tx, &caller, &invitation, user, acceptance)
}

/// The open invitation behind a token, which is used up by it, for its answer.
///
/// # Errors
/// `not_found` for a token that never was; `link_expired` for one that is not good any more.
pub(super) fn take(tx: &mut Tx<'_>, token: &str) -> ApiResult<Invitation> {
    let now = tx.now()?;
    let (digest, found) = look_up(tx, token, now)?;
    let invitation = invitation::lock(tx, &found.id)?.ok_or(Code::LinkExpired)?;
    invitation.ensure_open(now)?;
    if link_token::consume(tx, &digest)? { Ok(invitation) } else { Err(Code::LinkExpired.into()) }
}

/// The account that accepts, locked or new.
fn person(tx: &mut Tx<'_>, caller: &Caller, email: &str, acceptor: &Acceptor) -> ApiResult<User> {
    let known = user::lock_by_email(tx, email)?;
    let (name, hash) = match acceptor {
        Acceptor::Owner => {
            let forbidden = || ApiError::from(Refusal::new(Code::Forbidden).with("reason", "addressed_to_somebody_else"));
            return known.filter(|user| Some(&user.id) == caller.actor.user.as_ref()).ok_or_else(forbidden);
        }
        Acceptor::Newcomer { name, hash } => (name.clone(), Some(hash.clone())),
    };
    let now = tx.now()?;
    if is_taken(known.as_ref()) {
        // It was verified in between.
        return Err(Code::AuthenticationRequired.into());
    }
    let Some(known) = known else {
        let new = User {
            id: tx.new_id()?,
            email: email.to_owned(),
            name,
            language: caller.language,
            password_hash: hash,
            email_verified_at: Some(now),
            operator_role: None,
            disabled_at: None,
            token_epoch: 0,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        tx.savepoint(|tx| user::insert(tx, &new)).map_err(StoreError::retry_duplicate)?;
        record(tx, &known_as(caller, &new.id), Event::new("account.created", new.id.as_str()))?;
        return Ok(new);
    };
    // Somebody registered the address and never showed that it was theirs: whoever reads its mail takes the account over.
    let version = known.version + 1;
    let renewed = User { name, password_hash: hash, email_verified_at: Some(now), version, updated_at: now, ..known };
    user::save(tx, &renewed)?;
    record(tx, &known_as(caller, &renewed.id), Event::new("account.verified", renewed.id.as_str()))?;
    Ok(renewed)
}

/// Gives what the invitation promises.
fn grant(tx: &mut Tx<'_>, caller: &Caller, invitation: &Invitation, user: User, acceptance: &Acceptance) -> ApiResult<()> {
    let corrupt = || ApiError::from(StoreError::corrupt("invitations", invitation.id.as_str(), "it does not say to what"));
    match invitation.kind {
        InvitationKind::Operator => {
            let role = OperatorRole::parse(&invitation.role).ok_or_else(corrupt)?;
            if role != OperatorRole::Admin {
                operators::ensure_not_last(tx, &user.id)?;
            }
            let now = tx.now()?;
            let version = user.version + 1;
            user::save(tx, &User { operator_role: Some(role), version, updated_at: now, ..user.clone() })?;
            record(tx, caller, Event::new("operator.appointed", user.id.as_str()).with(json!({"role": role.as_str()})))
        }
        InvitationKind::Member => {
            let organisation = invitation.organisation.as_ref().ok_or_else(corrupt)?;
            let role = MemberRole::parse(&invitation.role).ok_or_else(corrupt)?;
            tx.savepoint(|tx| user::add_membership(tx, organisation, &user.id, role))?;
            record(tx, caller, Event::new("member.joined", user.id.as_str()).within(organisation).with(json!({"role": role.as_str()})))
        }
        InvitationKind::Juror => {
            let juror = invitation.juror.as_ref().ok_or_else(corrupt)?;
            jury::accept_seat(tx, juror, &user.id, acceptance.confidentiality_accepted, acceptance.interests.as_deref())?;
            acceptance.facts.as_ref().map_or(Ok(()), |facts| jury::seats::join_with(tx, juror, facts))
        }
        InvitationKind::Team => team::confirm(tx, caller, invitation.application.as_ref().ok_or_else(corrupt)?, &user),
    }
}

/// Whether the address has an account that nobody else can take over.
fn is_taken(user: Option<&User>) -> bool {
    user.is_some_and(|user| user.email_verified_at.is_some() || user.disabled_at.is_some())
}

fn look_up(conn: &mut Conn, token: &str, now: Instant) -> ApiResult<(String, Invitation)> {
    let digest = OpaqueKind::Invitation.digest_of(token).ok_or(Code::NotFound)?;
    let link = link_token::find(conn, LinkPurpose::Invitation, &digest)?.ok_or(Code::NotFound)?;
    if link.consumed_at.is_some() || now >= link.expires_at {
        return Err(Code::LinkExpired.into());
    }
    let id: InvitationId = link.subject.as_deref().and_then(InvitationId::parse).ok_or(Code::NotFound)?;
    let invitation = invitation::find(conn, &id)?.ok_or(Code::NotFound)?;
    invitation.ensure_open(now)?;
    ensure_sender_may(conn, &invitation)?;
    Ok((digest, invitation))
}

/// An invitation gives what its sender could give at this moment: whoever was removed has left none behind that leads back. A
/// seat on a panel stands in the list of the panel, and is taken back there.
fn ensure_sender_may(conn: &mut Conn, invitation: &Invitation) -> ApiResult<()> {
    let Some(sender) = &invitation.invited_by else { return Ok(()) };
    let (action, facts) = match invitation.kind {
        InvitationKind::Operator => (Action::OperatorInvite, Facts::default()),
        InvitationKind::Member => (Action::MemberManage, Facts { host: invitation.organisation.as_ref(), ..Facts::default() }),
        InvitationKind::Team => (Action::ApplicationEdit, Facts { applicant: invitation.organisation.as_ref(), ..Facts::default() }),
        InvitationKind::Juror => return Ok(()),
    };
    let sender = user::find(conn, sender)?.filter(|sender| sender.disabled_at.is_none()).ok_or(Code::LinkExpired)?;
    let memberships = user::memberships(conn, &sender.id)?;
    let actor = Actor { user: Some(sender.id), operator: sender.operator_role, memberships };
    if decide(action, &actor, &facts) == Verdict::Allowed { Ok(()) } else { Err(Code::LinkExpired.into()) }
}
