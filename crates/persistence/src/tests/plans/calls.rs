//! Every function of the repositories that sends a statement with a filter, with each kind of filter that it takes.

use super::Leave;
use crate::repo::*;
use crate::tests::start;
use crate::{StoreError, Tx};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{ChallengeState, ChallengeStatus};
use tahaddi_domain::id::Id;
use tahaddi_domain::organisation::{MemberRole, OrganisationKind, VerificationState};
use tahaddi_domain::time::{Instant, Span};

pub(super) type Call = (&'static str, Leave, fn(&mut Tx<'_>) -> Result<(), StoreError>);

macro_rules! calls {
    ($($leave:ident $module:ident :: $name:ident ($($argument:expr),* $(,)?);)+) => {
        pub(super) const CALLS: &[Call] = &[$(
            (concat!(stringify!($module), "::", stringify!($name)), Leave::$leave, |tx| {
                let _answer = $module::$name(tx, $($argument),*)?;
                Ok(())
            }),
        )+];
    };
}

fn id<I: Id>() -> I {
    I::from_stored("x".to_owned())
}

pub(super) fn now() -> Instant {
    start()
}

fn slugs() -> Vec<String> {
    vec!["a".to_owned(), "b".to_owned()]
}

fn public(change: impl Fn(&mut challenge::ChallengeFilter)) -> challenge::ChallengeFilter {
    let mut filter = challenge::ChallengeFilter::default();
    change(&mut filter);
    filter
}

fn organisations(change: impl Fn(&mut organisation::OrganisationFilter)) -> organisation::OrganisationFilter {
    let mut filter = organisation::OrganisationFilter::default();
    change(&mut filter);
    filter
}

fn link() -> link_token::LinkToken {
    link_token::LinkToken {
        digest: "d".to_owned(),
        purpose: link_token::LinkPurpose::VerifyEmail,
        user: Some(id()),
        subject: None,
        email: "a@b.example".to_owned(),
        created_at: now(),
        expires_at: now(),
        consumed_at: None,
    }
}

fn invitation(kind: tahaddi_domain::invitation::InvitationKind) -> tahaddi_domain::invitation::Invitation {
    use tahaddi_domain::invitation::{Invitation, InvitationKind};
    Invitation {
        id: id(),
        kind,
        email: "a@b.example".to_owned(),
        role: "viewer".to_owned(),
        organisation: (kind == InvitationKind::Member).then(id),
        juror: (kind == InvitationKind::Juror).then(id),
        invited_by: None,
        created_at: now(),
        expires_at: now(),
        accepted_at: None,
        revoked_at: None,
    }
}

pub(super) const SLOT: idempotency::Slot<'static> = idempotency::Slot { principal: "p", operation: "o", key: "k" };

calls! {
    Lookup application::find(&id());
    Lookup application::submitted(&id());
    Lookup application::count_submitted(&id());
    Lookup application::count_handed_in(&id(), false);
    Lookup application::count_handed_in(&id(), true);
    Sort application::list_handed_in(&id(), false, None, 20);
    Sort application::list_handed_in(&id(), true, Some(&id()), 20);
    Page application::list_of(&[id(), id()], None, None, 20);
    Sort application::list_of(&[id()], Some(&id()), Some(&id()), 20);
    Lookup assignment::find(&id());
    Sort assignment::list(&id());
    Sort assignment::page(&id(), Some(&id()), 20);
    Sort assignment::active_of_user(&id(), None);
    Sort assignment::active_of_user(&id(), Some(&id()));
    Sort assignment::of_juror(&id());
    Lookup assignment::history(&id());
    Lookup audit::find(&id());
    Walk audit::list(&audit::AuditFilter::default(), None, 20);
    Lookup audit::list(&audit::AuditFilter::default(), Some((now(), &id())), 20);
    Lookup audit::list(&audit::AuditFilter { organisation_id: Some(id()), subject_id: None }, None, 20);
    Lookup audit::list(&audit::AuditFilter { organisation_id: None, subject_id: Some("s".to_owned()) }, Some((now(), &id())), 20);
    Walk audit::unsealed(None, 20);
    Lookup audit::unsealed(Some(now()), 20);
    Walk audit::last_seal();
    Lookup audit::chain(1, 20);
    Lookup challenge::find(&id());
    Walk challenge::list_public(&public(|_| {}), now(), None, 20);
    Lookup challenge::list_public(&public(|_| {}), now(), Some(&(now(), id())), 20);
    Sort challenge::list_public(&public(|filter| filter.technologies = slugs()), now(), None, 20);
    Sort challenge::list_public(&public(|filter| filter.sectors = slugs()), now(), None, 20);
    Sort challenge::list_public(&public(|filter| filter.sites = slugs()), now(), Some(&(now(), id())), 20);
    Sort challenge::list_public(&public(|filter| filter.programme = Some(id())), now(), None, 20);
    Sort challenge::list_public(&public(|filter| filter.organisation = Some(id())), now(), None, 20);
    Sort challenge::list_public(&public(|filter| filter.closes_before = Some(now())), now(), None, 20);
    Sort challenge::list_public(&public(|filter| filter.status = Some(ChallengeStatus::Upcoming)), now(), None, 20);
    Sort challenge::list_public(&public(|filter| filter.status = Some(ChallengeStatus::Open)), now(), None, 20);
    Sort challenge::list_public(&public(|filter| filter.status = Some(ChallengeStatus::Closed)), now(), None, 20);
    Sort challenge::list_public(&public(|filter| filter.status = Some(ChallengeStatus::Cancelled)), now(), None, 20);
    Walk challenge::list_public(&public(|filter| filter.words = Some("eau ferme".to_owned())), now(), None, 20);
    Lookup challenge::count_public(&public(|_| {}), now());
    Lookup challenge::count_public(&public(|filter| filter.words = Some("eau ferme".to_owned())), now());
    Lookup challenge::count_public(&public(|filter| filter.technologies = slugs()), now());
    Lookup challenge::count_public(&public(|filter| filter.organisation = Some(id())), now());
    Lookup challenge::find_all(&[id(), id()]);
    Walk challenge::count_managed(None, None);
    Lookup challenge::count_managed(None, Some(ChallengeState::Submitted));
    Lookup challenge::count_managed(Some(&id()), Some(ChallengeState::Draft));
    Walk challenge::list_managed(None, None, None, 20);
    Lookup challenge::list_managed(None, Some(ChallengeState::Submitted), Some(&id()), 20);
    Lookup challenge::list_managed(Some(&id()), None, Some(&id()), 20);
    Sort challenge::list_managed(Some(&id()), Some(ChallengeState::Draft), None, 20);
    Sort challenge::facet(TermKind::Technology);
    Sort challenge::due_for_publication(now());
    Sort challenge_revision::list(&id(), Some(3), 20);
    Lookup conflict::find(&id());
    Sort conflict::declared(&id());
    Sort conflict::startups(&id(), None);
    Sort conflict::startups(&id(), Some(&id()));
    Sort conflict::panel(&id(), None);
    Sort conflict::panel(&id(), Some(&id()));
    Lookup idempotency::reserve(SLOT, "h", now());
    Lookup idempotency::complete(SLOT, &idempotency::StoredAnswer::bare(204));
    Lookup idempotency::sweep();
    Lookup invitation::find(&id());
    Lookup invitation::revoke_former(&invitation(tahaddi_domain::invitation::InvitationKind::Operator));
    Lookup invitation::revoke_former(&invitation(tahaddi_domain::invitation::InvitationKind::Member));
    Lookup invitation::revoke_former(&invitation(tahaddi_domain::invitation::InvitationKind::Juror));
    Lookup invitation::revoke_of_juror(&id());
    Lookup invitation::destination(&invitation(tahaddi_domain::invitation::InvitationKind::Member));
    Lookup invitation::destination(&invitation(tahaddi_domain::invitation::InvitationKind::Juror));
    Lookup juror::find(&id());
    Sort juror::list(&id());
    Sort juror::seat(&id(), &id());
    Lookup lease::acquire("l", "o", Span::seconds(1));
    Lookup lease::release("l", 1);
    Lookup lease::guard("l", 1);
    Lookup link_token::find(link_token::LinkPurpose::Invitation, "d");
    Lookup link_token::replace(&link_token::LinkToken { user: None, subject: Some("s".to_owned()), ..link() });
    Lookup link_token::consume("d");
    Lookup link_token::sweep(now());
    Lookup organisation::find(&id());
    Lookup organisation::names(&[id(), id()]);
    Walk organisation::count(&organisations(|_| {}));
    Walk organisation::count(&organisations(|filter| filter.technologies = slugs()));
    Lookup organisation::find_all(&[id(), id()]);
    Walk organisation::list(&organisations(|_| {}), None, 20);
    Lookup organisation::list(&organisations(|_| {}), Some(&("n".to_owned(), id())), 20);
    Walk organisation::list(&organisations(|filter| filter.visible_to = Some(vec![id()])), None, 20);
    Sort organisation::list(&organisations(|filter| {
        filter.kind = Some(OrganisationKind::Startup);
        filter.verification = Some(VerificationState::Verified);
        filter.verified_at = Some(now());
    }), None, 20);
    Sort organisation::list(&organisations(|filter| {
        filter.kind = Some(OrganisationKind::Startup);
        filter.verification = Some(VerificationState::Verified);
        filter.technologies = slugs();
        filter.region = Some("ma-09".to_owned());
    }), Some(&("n".to_owned(), id())), 20);
    Walk organisation::list(&organisations(|filter| filter.name = Some("eau".to_owned())), None, 20);
    Sort organisation::members(&id());
    Lookup outbox::claim("w", Span::seconds(1), 20);
    Lookup outbox::finish(&id(), 1);
    Lookup outbox::fail(&id(), 1, "e", now());
    Lookup outbox::bury(&id(), 1, "e");
    Walk outbox::counts();
    Lookup outbox::pending();
    Lookup outbox::discard_pending(&[id()]);
    Lookup outbox::sweep(now());
    Sort outcome::of_application(&id());
    Sort outcome::of_challenge(&id());
    Lookup programme::find(&id());
    Walk programme::list(None, 20);
    Lookup programme::list(Some(&id()), 20);
    Lookup review_phase::find(&id());
    Sort review_phase::list(&id());
    Lookup review_phase::any_locked(&id());
    Lookup review_phase::ranking(&id());
    Lookup session::find(&id());
    Sort session::live(&id(), now());
    Lookup session::mark_seen(&id(), 1);
    Lookup session::revoke_all(&id(), None, "r");
    Lookup session::revoke(&id(), "r");
    Lookup session::find_token("d");
    Lookup session::later_consumed(&id(), 1);
    Lookup session::void_later(&id(), 1);
    Lookup session::sweep(now());
    Lookup settings::find("k");
    Sort term::list(TermKind::Sector, true);
    Lookup term::find(TermKind::Sector, "s");
    Lookup term::resolve(TermKind::Sector, &slugs(), true);
    Lookup throttle::take("k", 1, Span::seconds(1));
    Lookup throttle::sweep();
    Lookup user::find(&id());
    Lookup user::find_by_email("a@b.example");
    Lookup user::lock_by_email("a@b.example");
    Lookup user::lock_admins();
    Sort user::memberships(&id());
    Lookup user::organisation_names(&id());
    Sort user::members(&id(), &[MemberRole::Owner]);
    Lookup programme::find_all(&[id(), id()]);
}
