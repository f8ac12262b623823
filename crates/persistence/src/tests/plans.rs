//! How each engine walks each statement that filters: through an index, never through a whole table that grows.
//!
//! The statements are those that the repositories really send: they are recorded while their functions run, and explained
//! afterwards. A function that is added and not called here fails the last test.

use super::{engines, open, run, start};
use crate::connection::AnyConn;
use crate::repo::*;
use crate::{StoreError, Tx};
use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection};
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{ChallengeState, ChallengeStatus};
use tahaddi_domain::id::Id;
use tahaddi_domain::organisation::{MemberRole, OrganisationKind, VerificationState};
use tahaddi_domain::time::{Instant, Span};

/// Tables that stay small however much is used: the catalogue, counters, leases.
const SMALL: [&str; 5] = ["terms", "term_synonyms", "settings_state", "leases", "programmes"];

/// Functions that change one row by its key, and compare its version.
const BY_KEY: [&str; 1] = ["term::save"];

/// What a list may do, where its answer is a page of a table in the order of an index.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leave {
    /// Nothing but look up in an index.
    Lookup,
    /// Walk an index in the order of the list, up to the end of the page.
    Walk,
    /// Sort what an index has found: what belongs to one object or one person.
    Sort,
}

type Call = (&'static str, Leave, fn(&mut Tx<'_>) -> Result<(), StoreError>);

macro_rules! calls {
    ($($leave:ident $module:ident :: $name:ident ($($argument:expr),* $(,)?);)+) => {
        const CALLS: &[Call] = &[$(
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

fn now() -> Instant {
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

const SLOT: idempotency::Slot<'static> = idempotency::Slot { principal: "p", operation: "o", key: "k" };

calls! {
    Lookup application::find(&id());
    Lookup application::submitted(&id());
    Lookup application::count_submitted(&id());
    Sort application::list_handed_in(&id(), false, None, 20);
    Sort application::list_handed_in(&id(), true, Some(&id()), 20);
    Sort application::list_of(&[id(), id()], None, None, 20);
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
    Walk challenge::list_managed(None, None, None, 20);
    Lookup challenge::list_managed(None, Some(ChallengeState::Submitted), Some(&id()), 20);
    Lookup challenge::list_managed(Some(&id()), None, Some(&id()), 20);
    Sort challenge::list_managed(Some(&id()), Some(ChallengeState::Draft), None, 20);
    Sort challenge::facet(TermKind::Technology);
    Sort challenge::due_for_publication(now());
    Sort challenge::revisions(&id(), Some(3), 20);
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
}

/// The statements that a call sends, with their texts only.
fn statements(tx: &mut Tx<'_>, call: &Call) -> Vec<String> {
    let sent: Arc<Mutex<Vec<String>>> = Arc::default();
    let recorder = Arc::clone(&sent);
    tx.0.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let text = text.split(" -- binds:").next().unwrap_or_default().trim().to_owned();
            recorder.lock().unwrap().push(text);
        }
    });
    // A refusal (a row that is not there, a reference to nothing) undoes what it did; its statements count all the same.
    let _refused = tx.savepoint(|tx| call.2(tx));
    tx.0.set_instrumentation(|_event: InstrumentationEvent<'_>| {});
    let statements = sent.lock().unwrap();
    statements.iter().filter(|text| ["SELECT", "UPDATE", "DELETE"].iter().any(|verb| text.starts_with(verb))).cloned().collect()
}

#[derive(QueryableByName)]
struct SqliteStep {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresStep {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// The plan of a statement whose values are not known.
fn explain(tx: &mut Tx<'_>, statement: &str) -> Vec<String> {
    match &mut tx.0 {
        AnyConn::Sqlite(c) => {
            let steps: Vec<SqliteStep> = sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(c).unwrap();
            steps.into_iter().map(|step| step.detail).collect()
        }
        AnyConn::Pg(c) => {
            // A table of no rows is rightly read whole; the question is what indexes would serve a large one.
            let large = "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; \
                         SET LOCAL enable_material = off; SET LOCAL plan_cache_mode = force_generic_plan";
            c.batch_execute(&format!("{large}; PREPARE explained AS {statement}")).unwrap_or_else(|error| panic!("{statement}: {error}"));
            let count = (1..).take_while(|n| statement.contains(&format!("${n}"))).count();
            let values = if count == 0 { String::new() } else { format!("({})", vec!["NULL"; count].join(", ")) };
            let steps: Vec<PostgresStep> = sql_query(format!("EXPLAIN EXECUTE explained{values}")).load(c).unwrap();
            c.batch_execute("DEALLOCATE explained").unwrap();
            steps.into_iter().map(|step| step.line).collect()
        }
    }
}

/// What a plan does to tables that grow: whole tables that are read, indexes that are walked, and answers that are sorted.
#[derive(Default)]
struct Walked {
    whole: Vec<String>,
    walks: Vec<String>,
    sorts: Vec<String>,
}

fn walked(postgres: bool, plan: &[String]) -> Walked {
    let mut walked = Walked::default();
    let small = |line: &str| SMALL.iter().any(|table| line.split([' ', '(']).any(|word| word == *table));
    for (at, line) in plan.iter().enumerate() {
        let step = line.trim().trim_start_matches("->").trim();
        let condition = || plan.iter().skip(at + 1).take_while(|line| !line.contains("->")).any(|line| line.contains("Index Cond:"));
        if small(step) {
            continue;
        } else if postgres {
            if step.starts_with("Seq Scan") {
                walked.whole.push(step.to_owned());
            } else if (step.contains("Index Scan") || step.contains("Index Only Scan")) && !condition() {
                walked.walks.push(step.to_owned());
            } else if step.starts_with("Sort ") || step.starts_with("Incremental Sort ") {
                walked.sorts.push(step.to_owned());
            }
        } else if step.starts_with("SCAN ") && step.contains(" INDEX ") {
            walked.walks.push(step.to_owned());
        } else if step.starts_with("SCAN ") && !step.starts_with("SCAN CONSTANT ROW") {
            walked.whole.push(step.to_owned());
        } else if step.starts_with("USE TEMP B-TREE FOR ORDER BY") || step.starts_with("USE TEMP B-TREE FOR LAST") {
            walked.sorts.push(step.to_owned());
        }
    }
    walked
}

#[test]
fn every_statement_that_filters_goes_through_an_index() {
    let mut faults = BTreeSet::new();
    for test in engines() {
        let db = open(&test);
        let seed = |tx: &mut Tx<'_>| {
            // Of the same key and another request: it is found, and is compared.
            idempotency::reserve(tx, SLOT, "other", now() + Span::days(1))?;
            idempotency::complete(tx, SLOT, &idempotency::StoredAnswer::bare(204))?;
            outbox::push(tx, "mail", serde_json::json!({}), None)
        };
        run(super::write(&db, seed)).unwrap();
        let found = run(db.write(|tx| {
            let postgres = matches!(tx.0, AnyConn::Pg(_));
            let mut found = Vec::new();
            for call in CALLS {
                let statements = statements(tx, call);
                if statements.is_empty() {
                    found.push(format!("{}: it sends nothing that filters", call.0));
                }
                for statement in statements {
                    let plan = explain(tx, &statement);
                    let Walked { mut whole, mut walks, sorts } = walked(postgres, &plan);
                    if statement.contains(" ORDER BY ") && statement.contains(" LIMIT ") && sorts.is_empty() && !postgres {
                        // In the order of the table itself, up to the end of the page.
                        walks.append(&mut whole);
                    }
                    let allowed = whole.is_empty()
                        && (walks.is_empty() || call.1 == Leave::Walk)
                        && (sorts.is_empty() || call.1 == Leave::Sort || !statement.contains(" LIMIT "));
                    if !allowed {
                        let engine = if postgres { "PostgreSQL" } else { "SQLite" };
                        found.push(format!("{} on {engine}\n  {statement}\n    {}", call.0, plan.join("\n    ")));
                    }
                }
            }
            Ok::<_, StoreError>(found)
        }))
        .unwrap();
        faults.extend(found);
    }
    assert!(
        faults.is_empty(),
        "{} statements read more than they should:\n{}",
        faults.len(),
        faults.into_iter().collect::<Vec<_>>().join("\n")
    );
}

/// The functions of the repositories that send a statement with a filter, by module, as their sources say.
fn functions_that_filter() -> BTreeMap<String, BTreeSet<String>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/repo");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        for part in source.split("\npub fn ").skip(1) {
            let body = part.split("\n}\n").next().unwrap();
            let name = body.split('(').next().unwrap().split('<').next().unwrap();
            let reads = body.contains("conn: &mut Conn") || body.contains(".filter(");
            let full = format!("{module}::{name}");
            if reads && !name.starts_with("plan_") && !BY_KEY.contains(&full.as_str()) {
                found.entry(module.clone()).or_default().insert(name.to_owned());
            }
        }
    }
    found
}

#[test]
fn no_function_that_filters_is_left_out() {
    let called: BTreeSet<&str> = CALLS.iter().map(|call| call.0).collect();
    let known = functions_that_filter();
    assert!(known.len() > 15, "{known:?}");
    let missing: Vec<String> = known
        .iter()
        .flat_map(|(module, names)| names.iter().map(move |name| format!("{module}::{name}")))
        .filter(|name| !called.contains(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "add to CALLS: {missing:?}");
}
