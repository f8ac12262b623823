//! Use cases of challenges.

pub mod copy;
pub mod create;
pub mod delete;
pub mod edit;
pub mod extend;
pub mod files;
pub mod publish;
pub mod steps;

pub use publish::publish_due;

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::catalogue::normalise;
use crate::service::terms;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{Challenge, ChallengeStep};
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::{AcceptedFor, ChallengeDocument};
use tahaddi_domain::id::{ChallengeId, ProgrammeId};
use tahaddi_domain::organisation::{MemberRole, OrganisationKind};
use tahaddi_domain::refusal::{Check, Refusal};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{challenge, programme};
use tahaddi_persistence::{Conn, Tx};

/// How a challenge is owned and seen.
#[must_use]
pub fn facts(challenge: &Challenge) -> Facts<'_> {
    Facts { host: Some(&challenge.organisation), public: challenge.is_public(), ..Facts::default() }
}

/// Loads a challenge that the caller may act on.
///
/// # Errors
/// `not_found`, `forbidden`, or the store failed.
pub fn load(conn: &mut Conn, caller: &Caller, id: &ChallengeId, action: Action) -> ApiResult<Challenge> {
    let challenge = challenge::find(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(action, &facts(&challenge))?;
    Ok(challenge)
}

/// As [`load`], with the name of its organisation.
///
/// # Errors
/// Those of [`load`].
pub fn load_named(conn: &mut Conn, caller: &Caller, id: &ChallengeId, action: Action) -> ApiResult<(Challenge, String)> {
    let (challenge, name) = challenge::find_named(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(action, &facts(&challenge))?;
    Ok((challenge, name))
}

/// What the caller's roles could do to a challenge, and whether it may be done now.
#[must_use]
pub fn allowed_actions(challenge: &Challenge, caller: &Caller, now: Instant) -> Vec<AllowedAction> {
    let facts = facts(challenge);
    let steps = ChallengeStep::ALL.iter().filter(|step| caller.may(step.action(), &facts));
    let mut actions: Vec<AllowedAction> = steps
        .map(|step| {
            AllowedAction::attempt(step.as_str(), ensure_independent(challenge, caller, *step).and_then(|()| challenge.after(*step, now)))
        })
        .collect();
    let applies = |role: MemberRole| role != MemberRole::Viewer;
    if caller.actor.memberships.iter().any(|membership| membership.kind == OrganisationKind::Startup && applies(membership.role)) {
        actions.push(AllowedAction::attempt("apply", challenge.ensure_takes_applications(None, now)));
    }
    actions
}

/// The document of a call as the caller may see it.
///
/// # Errors
/// The store failed.
pub fn visible_document(conn: &mut Conn, caller: &Caller, challenge: &Challenge) -> ApiResult<ChallengeDocument> {
    let document = ChallengeDocument::clone(&challenge.document);
    if caller.may(Action::ChallengeInspect, &facts(challenge)) {
        return Ok(document);
    }
    let sees_brief = terms::has_accepted(conn, caller, challenge, AcceptedFor::Brief)?;
    Ok(document.redacted(sees_brief))
}

/// Whoever belongs to the organisation that owns a challenge does not judge it, operators included.
fn ensure_independent(challenge: &Challenge, caller: &Caller, step: ChallengeStep) -> Result<(), Refusal> {
    let judges = matches!(step, ChallengeStep::Approve | ChallengeStep::RequestChanges);
    let belongs = caller.belongs_to(&challenge.organisation);
    if judges && belongs { Err(Refusal::new(Code::OwnApproval)) } else { Ok(()) }
}

/// Makes a document consistent: ids, instants, slugs, files.
fn settle(tx: &mut Tx<'_>, mut document: ChallengeDocument, before: Option<&Challenge>) -> ApiResult<ChallengeDocument> {
    let known = before.map(|before| &*before.document);
    let mut check = Check::default();
    files::settle(tx, before.map(|before| &before.id), &mut document, known, &mut check)?;
    let none = Vec::new();
    let kept = |pick: fn(&ChallengeDocument) -> &Vec<String>| known.map_or(none.as_slice(), |known| pick(known).as_slice());
    normalise(tx, TermKind::Sector, &mut document.sectors, kept(|d| &d.sectors), "/sectors", &mut check)?;
    normalise(tx, TermKind::Technology, &mut document.technologies, kept(|d| &d.technologies), "/technologies", &mut check)?;
    normalise(tx, TermKind::Site, &mut document.sites, kept(|d| &d.sites), "/sites", &mut check)?;
    for (index, track) in document.tracks.iter_mut().enumerate() {
        let before = known.and_then(|known| known.track(&track.key));
        let (sectors, technologies) = before.map_or((none.as_slice(), none.as_slice()), |before| (&before.sectors, &before.technologies));
        normalise(tx, TermKind::Sector, &mut track.sectors, sectors, &format!("/tracks/{index}/sectors"), &mut check)?;
        normalise(tx, TermKind::Technology, &mut track.technologies, technologies, &format!("/tracks/{index}/technologies"), &mut check)?;
    }
    // Criterion and question ids are seen by jurors and applicants: random, and new for each.
    document.settle(known, check, || tx.random_ulid())?;
    Ok(document)
}

fn ensure_programme(conn: &mut Conn, id: Option<&ProgrammeId>) -> ApiResult<()> {
    match id {
        Some(id) if programme::find(conn, id)?.is_none() => Err(Refusal::field("/programme_id", FieldCode::UnknownReference).into()),
        _ => Ok(()),
    }
}
