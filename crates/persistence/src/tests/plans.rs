//! How each engine walks each statement that filters: through an index, never through a whole table that grows.
//!
//! The statements are those that the repositories really send: they are recorded while their functions run, and explained
//! afterwards. A function that is added and not called here fails the last test.

mod calls;
mod dossiers;
mod exports;
mod jury;
mod personal;

use super::{engines, open, run};
use crate::connection::AnyConn;
use crate::repo::{idempotency, outbox};
use crate::{StoreError, Tx};
use calls::{CALLS, Call, SLOT, now};
use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection};
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use tahaddi_domain::time::Span;

/// Tables that stay small however much is used: the catalogue, counters, leases.
const SMALL: [&str; 6] = ["terms", "term_synonyms", "term_ancestors", "settings_state", "leases", "programmes"];

/// Functions that change one row by its key, and compare its version.
const BY_KEY: [&str; 2] = ["idempotency::complete", "term::save"];

/// What a list may do, where its answer is a page of a table in the order of an index.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Leave {
    /// Nothing but look up in an index.
    Lookup,
    /// Walk an index in the order of the list, up to the end of the page.
    Walk,
    /// Sort what an index has found: what belongs to one object or one person.
    Sort,
    /// One or the other: the engine knows how many there are.
    Page,
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

fn every_call() -> impl Iterator<Item = &'static Call> {
    [CALLS, dossiers::CALLS, exports::CALLS, jury::CALLS, personal::CALLS].into_iter().flatten()
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
                         SET LOCAL enable_material = off; SET LOCAL enable_bitmapscan = off; SET LOCAL plan_cache_mode = force_generic_plan";
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
        // The list of values that a statement is given.
        if small(step) || step.starts_with("SCAN json_each ") {
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
            let keyed = idempotency::Keyed { slot: SLOT, request_hash: "other", expires_at: now() + Span::days(1) };
            idempotency::reserve(tx, keyed)?;
            idempotency::complete(tx, keyed, &idempotency::StoredAnswer::bare(204))?;
            calls::something_to_find(tx)?;
            outbox::push(tx, "mail", serde_json::json!({}), None)
        };
        run(super::write(&db, seed)).unwrap();
        let found = run(db.write(|tx| {
            let postgres = matches!(tx.0, AnyConn::Pg(_));
            let mut found = Vec::new();
            for call in every_call() {
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
                        && (walks.is_empty() || matches!(call.1, Leave::Walk | Leave::Page))
                        && (sorts.is_empty() || matches!(call.1, Leave::Sort | Leave::Page) || !statement.contains(" LIMIT "));
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
    let called: BTreeSet<&str> = every_call().map(|call| call.0).collect();
    let known = functions_that_filter();
    assert!(known.len() > 15, "{known:?}");
    let missing: Vec<String> = known
        .iter()
        .flat_map(|(module, names)| names.iter().map(move |name| format!("{module}::{name}")))
        .filter(|name| !called.contains(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "add to CALLS: {missing:?}");
}
