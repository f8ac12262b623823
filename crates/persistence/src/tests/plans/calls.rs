//! Every function of the repositories that sends a statement with a filter, with each kind of filter that it takes.

use super::Leave;
use crate::repo::challenge_find::ChallengePlace as Place;
use crate::repo::organisation_find::OrganisationPlace;
use crate::repo::*;
use crate::tests::{somebody, start};
use crate::{StoreError, Tx};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{Challenge, ChallengeState, ChallengeStatus};
use tahaddi_domain::document::{ChallengeDocument, OrganisationProfile};
use tahaddi_domain::id::{Id, UserId};
use tahaddi_domain::organisation::{MemberRole, Organisation, OrganisationKind, Verification, VerificationState};
use tahaddi_domain::search::ChallengeSort::{Deadline, Newest, Relevance};
use tahaddi_domain::search::{Entry, Field, StartupSort, Wanted};
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

pub(super) use calls;

pub(super) fn id<I: Id>() -> I {
    I::from_stored("x".to_owned())
}

pub(super) fn now() -> Instant {
    start()
}

fn slugs() -> Vec<String> {
    vec!["a".to_owned(), "b".to_owned()]
}

fn public(change: impl Fn(&mut challenge_find::ChallengeFilter)) -> challenge_find::ChallengeFilter {
    let mut filter = challenge_find::ChallengeFilter::default();
    change(&mut filter);
    filter
}

fn organisations(change: impl Fn(&mut organisation_find::OrganisationFilter)) -> organisation_find::OrganisationFilter {
    let mut filter = organisation_find::OrganisationFilter::default();
    change(&mut filter);
    filter
}

fn named() -> matching::Named {
    matching::Named { technologies: slugs(), sectors: slugs() }
}

fn startups(change: impl Fn(&mut organisation_find::OrganisationFilter)) -> organisation_find::OrganisationFilter {
    organisations(|filter| {
        filter.kind = Some(OrganisationKind::Startup);
        filter.verification = Some(VerificationState::Verified);
        filter.verified_at = Some(now());
        change(filter);
    })
}

fn words() -> Vec<Wanted> {
    let similar = std::collections::BTreeMap::from([("iau".to_owned(), 30)]);
    vec![Wanted { similar, ..Wanted::new("eau") }, Wanted::new("ai")]
}

fn entry() -> Entry {
    let mut entry = Entry::default();
    entry.text(Field::Title, "eau");
    entry
}

/// A call and a startup that answer a question: only then is asked whether they pass the other filters.
pub(super) fn something_to_find(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let author: UserId = id();
    user::insert(tx, &somebody(author.clone(), now()))?;
    let startup = Organisation {
        id: id(),
        kind: OrganisationKind::Startup,
        name: "Eau".to_owned(),
        profile: OrganisationProfile::default(),
        verification: Verification::default(),
        version: 1,
        created_at: now(),
        updated_at: now(),
    };
    organisation::insert(tx, &startup)?;
    let call = Challenge {
        id: id(),
        organisation: startup.id,
        programme: None,
        state: ChallengeState::Published,
        document: serde_json::from_value::<ChallengeDocument>(serde_json::json!({"title": {"fr": "Eau"}})).unwrap().into(),
        note: None,
        publish_at: None,
        published_at: Some(now()),
        created_by: author.clone(),
        version: 1,
        created_at: now(),
        updated_at: now(),
    };
    challenge::insert(tx, &call, &author)
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
        organisation: matches!(kind, InvitationKind::Member | InvitationKind::Team).then(id),
        juror: (kind == InvitationKind::Juror).then(id),
        application: (kind == InvitationKind::Team).then(id),
        invited_by: None,
        created_at: now(),
        expires_at: now(),
        accepted_at: None,
        revoked_at: None,
    }
}

pub(super) const SLOT: idempotency::Slot<'static> = idempotency::Slot { principal: "p", operation: "o", key: "k" };

calls! {
    Lookup access_code::find(&id());
    Sort access_code::list(&id(), None, 20);
    Sort access_code::list(&id(), Some(&id()), 20);
    Lookup access_code::revoke(&id());
    Lookup access_code::lock_by_digest("d");
    Lookup access_code::use_once(&id());
    Lookup appeal::find(&id());
    Sort appeal::of_application(&id());
    Lookup appeal::list(&id(), None, None, 20);
    Lookup appeal::list(&id(), Some(tahaddi_domain::appeal::AppealState::Filed), Some(&id()), 20);
    Lookup challenge_file::find(&id());
    Sort challenge_file::of_challenge(&id());
    Lookup challenge_file::delete(&id());
    Lookup challenge_file::set_state(&id(), tahaddi_domain::dossier::FileState::Clean);
    Walk challenge_file::pending(20);
    Lookup challenge_file::known(&slugs());
    Lookup challenge_revision::mentions(&id(), "x");
    Lookup outcome::any_selected(&id(), &[id(), id()]);
    Lookup application_file::find(&id());
    Sort application_file::of_application(&id(), false);
    Sort application_file::of_application(&id(), true);
    Lookup application_file::remove_by_correction(&id());
    Lookup application_file::correct(&id(), now());
    Lookup application_file::remove(&id(), now());
    Lookup application_file::set_state(&id(), tahaddi_domain::dossier::FileState::Clean);
    Lookup application_file::bytes_of(&id());
    Walk application_file::pending(20);
    Lookup application_file::known(&slugs());
    Sort application_people::naming(&id(), &slugs(), &id());
    Lookup application_people::taking_part(&[id(), id()]);
    Lookup application_people::put(&id(), &id(), &std::collections::BTreeMap::new());
    Lookup application_partners::put(&id(), &id(), &std::collections::BTreeSet::new());
    Sort application_version::list(&id(), Some(3), 20);
    Lookup application_version::find(&id(), 3);
    Lookup audit::find(&id());
    Walk audit::list(&audit::AuditFilter::default(), None, 20);
    Lookup audit::list(&audit::AuditFilter::default(), Some((now(), &id())), 20);
    Lookup audit::list(&audit::AuditFilter { organisation_id: Some(id()), ..audit::AuditFilter::default() }, None, 20);
    Walk audit::list(&audit::AuditFilter { sealed: vec![id()], ..audit::AuditFilter::default() }, None, 20);
    Lookup audit::list(&audit::AuditFilter { actor_id: Some("a".to_owned()), ..audit::AuditFilter::default() }, Some((now(), &id())), 20);
    Lookup audit::list(&audit::AuditFilter { subject_id: Some("s".to_owned()), ..audit::AuditFilter::default() }, Some((now(), &id())), 20);
    Walk audit::unsealed(None, 20);
    Lookup audit::unsealed(Some(now()), 20);
    Walk audit::last_seal();
    Walk audit::sealed_until();
    Lookup audit::chain(1, 20);
    Lookup audit::of_subject("s", "application.extended");
    Lookup challenge::find(&id());
    Lookup challenge::find_named(&id());
    Lookup challenge::published_of(&id());
    Walk challenge::all_after("x", 20);
    Walk challenge_find::list(&public(|_| {}), Newest, now(), None, 20);
    Lookup challenge_find::list(&public(|_| {}), Newest, now(), Some(&Place::Newest(now(), id())), 20);
    Sort challenge_find::list(&public(|filter| filter.technologies = slugs()), Newest, now(), None, 20);
    Sort challenge_find::list(&public(|filter| filter.sectors = slugs()), Newest, now(), None, 20);
    Sort challenge_find::list(&public(|filter| filter.sites = slugs()), Newest, now(), Some(&Place::Newest(now(), id())), 20);
    Sort challenge_find::list(&public(|filter| filter.programme = Some(id())), Newest, now(), None, 20);
    Sort challenge_find::list(&public(|filter| filter.organisation = Some(id())), Newest, now(), None, 20);
    Sort challenge_find::list(&public(|filter| filter.closes_before = Some(now())), Newest, now(), None, 20);
    Sort challenge_find::list(&public(|filter| filter.status = Some(ChallengeStatus::Upcoming)), Newest, now(), None, 20);
    Sort challenge_find::list(&public(|filter| filter.status = Some(ChallengeStatus::Open)), Newest, now(), None, 20);
    Sort challenge_find::list(&public(|filter| filter.status = Some(ChallengeStatus::Closed)), Newest, now(), None, 20);
    Sort challenge_find::list(&public(|filter| filter.status = Some(ChallengeStatus::Cancelled)), Newest, now(), None, 20);
    Page challenge_find::list(&public(|filter| filter.words = words()), Newest, now(), None, 20);
    Lookup challenge_find::list(&public(|_| {}), Deadline, now(), None, 20);
    Lookup challenge_find::list(&public(|_| {}), Deadline, now(), Some(&Place::Deadline(now(), Some(now() + Span::days(1)), id())), 20);
    Page challenge_find::list(&public(|filter| filter.technologies = slugs()), Deadline, now(), Some(&Place::Deadline(now(), None, id())), 20);
    Lookup challenge_find::list(&public(|filter| filter.words = words()), Relevance, now(), None, 20);
    Lookup challenge_find::list(&public(|filter| {
        filter.words = words();
        filter.technologies = slugs();
        filter.status = Some(ChallengeStatus::Open);
    }), Relevance, now(), Some(&Place::Relevance(100, id())), 20);
    Lookup challenge_find::any(&public(|filter| {
        filter.only = Some(id());
        filter.words = words();
        filter.technologies = slugs();
    }), now());
    Lookup challenge_find::any(&public(|filter| filter.words = words()), now());
    Lookup challenge_find::count(&public(|_| {}), now());
    Lookup challenge_find::count(&public(|filter| filter.words = words()), now());
    Lookup challenge_find::count(&public(|filter| filter.technologies = slugs()), now());
    Lookup challenge_find::count(&public(|filter| filter.organisation = Some(id())), now());
    Sort challenge_find::facet(&public(|_| {}), TermKind::Technology, now());
    Sort challenge_find::facet(&public(|filter| {
        filter.words = words();
        filter.sectors = slugs();
        filter.status = Some(ChallengeStatus::Open);
    }), TermKind::Technology, now());
    Lookup challenge::find_all(&[id(), id()]);
    Walk challenge::count_managed(None, None);
    Lookup challenge::count_managed(None, Some(ChallengeState::Submitted));
    Lookup challenge::count_managed(Some(&id()), Some(ChallengeState::Draft));
    Walk challenge::list_managed(None, None, None, 20);
    Lookup challenge::list_managed(None, Some(ChallengeState::Submitted), Some(&id()), 20);
    Lookup challenge::list_managed(Some(&id()), None, Some(&id()), 20);
    Sort challenge::list_managed(Some(&id()), Some(ChallengeState::Draft), None, 20);
    Sort challenge::due_for_publication(now());
    Sort challenge_revision::list(&id(), Some(3), 20);
    Sort follow::list(&id(), None, 20);
    Lookup follow::list(&id(), Some(&(now(), id())), 20);
    Sort follow::followers(&id());
    Lookup idempotency::reserve(idempotency::Keyed { slot: SLOT, request_hash: "h", expires_at: now() });
    Lookup idempotency::sweep();
    Lookup inquiry::find(&id());
    Lookup inquiry::list(&id(), inquiry::Reader::Everybody, None, 20);
    Lookup inquiry::list(&id(), inquiry::Reader::Person(&id()), Some(&id()), 20);
    Lookup inquiry::list(&id(), inquiry::Reader::Host, Some(&id()), 20);
    Lookup invitation::find(&id());
    Lookup invitation::revoke_former(&invitation(tahaddi_domain::invitation::InvitationKind::Operator));
    Lookup invitation::revoke_former(&invitation(tahaddi_domain::invitation::InvitationKind::Member));
    Lookup invitation::revoke_former(&invitation(tahaddi_domain::invitation::InvitationKind::Juror));
    Lookup invitation::revoke_former(&invitation(tahaddi_domain::invitation::InvitationKind::Team));
    Lookup invitation::revoke_of_juror(&id());
    Lookup invitation::destination(&invitation(tahaddi_domain::invitation::InvitationKind::Team));
    Sort invitation::of_application(&id());
    Lookup invitation::delete_of_application(&id());
    Lookup invitation::destination(&invitation(tahaddi_domain::invitation::InvitationKind::Member));
    Lookup invitation::destination(&invitation(tahaddi_domain::invitation::InvitationKind::Juror));
    Lookup lease::acquire("l", "o", Span::seconds(1));
    Lookup lease::release("l", 1);
    Lookup lease::guard("l", 1);
    Lookup link_token::find(link_token::LinkPurpose::Invitation, "d");
    Lookup link_token::replace(&link_token::LinkToken { user: None, subject: Some("s".to_owned()), ..link() });
    Lookup link_token::consume("d");
    Lookup link_token::sweep(now());
    Sort matching::calls(&named(), now(), 20);
    Sort matching::startups(&named(), now(), 20);
    Lookup organisation::find(&id());
    Lookup organisation::name(&id());
    Lookup organisation::names(&[id(), id()]);
    Lookup organisation::parent(&id());
    Walk organisation_find::count(&organisations(|_| {}));
    Walk organisation_find::count(&organisations(|filter| filter.technologies = slugs()));
    Lookup organisation_find::count(&startups(|filter| filter.technologies = slugs()));
    Lookup organisation::find_all(&[id(), id()]);
    Walk organisation::all_after("x", 20);
    Walk organisation_find::list(&organisations(|_| {}), StartupSort::Name, None, 20);
    Lookup organisation_find::list(&organisations(|_| {}), StartupSort::Name, Some(&OrganisationPlace::Name("n".to_owned(), id())), 20);
    Walk organisation_find::list(&organisations(|filter| filter.visible_to = Some(vec![id()])), StartupSort::Name, None, 20);
    Walk organisation_find::list(&organisations(|_| {}), StartupSort::Newest, None, 20);
    Sort organisation_find::list(&startups(|_| {}), StartupSort::Name, None, 20);
    Lookup organisation_find::list(&startups(|_| {}), StartupSort::Newest, None, 20);
    Lookup organisation_find::list(&startups(|_| {}), StartupSort::Newest, Some(&OrganisationPlace::Newest(id())), 20);
    Sort organisation_find::list(&startups(|filter| {
        filter.technologies = slugs();
        filter.regions = slugs();
    }), StartupSort::Name, Some(&OrganisationPlace::Name("n".to_owned(), id())), 20);
    Lookup organisation_find::list(&startups(|filter| filter.words = words()), StartupSort::Relevance, None, 20);
    Page organisation_find::list(&organisations(|filter| filter.words = words()), StartupSort::Name, None, 20);
    Lookup organisation_find::any(&startups(|filter| filter.words = words()));
    Lookup message::list(&id(), None, 20);
    Lookup message::list(&id(), Some(3), 20);
    Lookup message::last(&id());
    Lookup message::moments(&id(), tahaddi_domain::message::MessageSide::Operator);
    Lookup message::count_after(&id(), tahaddi_domain::message::MessageSide::Startup, 3);
    Lookup message::mark(&id(), tahaddi_domain::message::MessageSide::Startup);
    Lookup message::set_mark(&id(), tahaddi_domain::message::MessageSide::Startup, 3);
    Sort organisation::members(&id());
    Lookup outbox::claim("w", Span::seconds(1), 20);
    Lookup outbox::finish(&id(), 1);
    Lookup outbox::fail(&id(), 1, "e", now());
    Lookup outbox::delete(&[id(), id()]);
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
    Lookup saved_search::find(&id());
    Lookup saved_search::list(&id(), Some(&id()), 20);
    Lookup saved_search::count(&id());
    Walk saved_search::all_after("x", 50);
    Lookup search::similar("irrigasion");
    Lookup search::resolve(&["eau".to_owned(), "irrigation".to_owned()], false);
    Lookup search::resolve(&["irrigation".to_owned()], true);
    Lookup search_index::of("x");
    Lookup search_index::known(search_index::Scope::Term, &["eau".to_owned()].into());
    Lookup search_index::insert(search_index::Scope::Challenge, &[("x".to_owned(), "eau".to_owned(), 100)]);
    Lookup search_index::put(search_index::Scope::Challenge, "x", entry());
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
    Lookup term::containers(TermKind::Technology);
    Lookup term::find(TermKind::Sector, "s");
    Lookup term::within(TermKind::Sector, &slugs());
    Lookup term::parents(TermKind::Sector);
    Lookup term::resolve(TermKind::Sector, &slugs(), true);
    Lookup terms_acceptance::of_person(&id(), &id());
    Lookup throttle::take("k", 1, Span::seconds(1));
    Lookup throttle::sweep();
    Lookup user::find(&id());
    Lookup user::find_by_email("a@b.example");
    Lookup user::lock_by_email("a@b.example");
    Lookup user::lock_admins();
    Lookup user::admins();
    Sort user::memberships(&id());
    Lookup user::organisation_names(&id());
    Sort user::members(&id(), &[MemberRole::Owner]);
    Lookup programme::find_all(&[id(), id()]);
}
