//! How long it takes to find something in a generated market, without the web around it.
//!
//! The questions are asked of the services and repositories as the API asks them, one after the other, on one connection. What is
//! printed is the time of each, its median and the one that 95 of 100 stay below, and by which indexes the engine goes.

use crate::market;
use crate::report::say;
use clap::Args;
use std::collections::BTreeSet;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant as Moment};
use tahaddi_api::error::{ApiError, ApiResult};
use tahaddi_api::service::find::{ChallengeSearch, organisation_words, terms};
use tahaddi_api::service::matching::{calls_fitting, startups_fitting};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::ChallengeStatus;
use tahaddi_domain::document::{ChallengeDocument, LocalizedText, OrganisationProfile};
use tahaddi_domain::organisation::{OrganisationKind, VerificationState};
use tahaddi_domain::search::{ChallengeSort, StartupSort};
use tahaddi_domain::time::{FixedClock, Instant};
use tahaddi_persistence::repo::challenge_find::{self, ChallengeFilter};
use tahaddi_persistence::repo::organisation_find::{self, OrganisationFilter};
use tahaddi_persistence::testing::TestDb;
use tahaddi_persistence::{Conn, Db};

/// What to find it in.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How many calls.
    #[arg(long, default_value_t = 10_000)]
    calls: usize,
    /// How many startups.
    #[arg(long, default_value_t = 50_000)]
    startups: usize,
    /// How often each question is asked.
    #[arg(long, default_value_t = 40)]
    rounds: usize,
    /// Print the whole plan of each statement.
    #[arg(long)]
    plans: bool,
}

type Question = (&'static str, fn(&mut Conn, Instant) -> ApiResult<usize>);

/// Measures on SQLite, and on PostgreSQL if `TEST_POSTGRES_URL` names a server.
///
/// # Errors
/// A store failed.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let fault = |error: tahaddi_persistence::testing::Failure| anyhow::anyhow!("{error}");
    measure(&runtime, "SQLite", &TestDb::sqlite().map_err(fault)?, options)?;
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) => measure(&runtime, "PostgreSQL", &TestDb::postgres(&url).map_err(fault)?, options),
        Err(_) => say("PostgreSQL is not measured: TEST_POSTGRES_URL names no server"),
    }
}

fn measure(runtime: &tokio::runtime::Runtime, engine: &str, test: &TestDb, options: &Options) -> anyhow::Result<()> {
    let now = Instant::parse("2027-01-15T09:00:00Z").map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let db = test.open(Arc::new(FixedClock::new(now)))?;
    let begun = Moment::now();
    runtime.block_on(market::fill(&db, options.calls, options.startups, 0, now))?;
    runtime.block_on(db.settle())?;
    say(&format!("\n{engine}: {} calls, {} startups, made in {:.0} s", options.calls, options.startups, begun.elapsed().as_secs_f64()))?;
    say(&format!("{:42} {:>8} {:>9} {:>9}  {}", "question", "found", "median ms", "p95 ms", "indexes"))?;
    for (name, ask) in QUESTIONS {
        let (found, times) = runtime.block_on(time(&db, *ask, now, options.rounds))?;
        let plans = runtime.block_on(db.plans(move |conn| ask(conn, now).map(drop)))?;
        let at = |share: usize| {
            times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).map_or(0.0, |time| time.as_secs_f64() * 1e3)
        };
        say(&format!("{name:42} {found:>8} {:>9.2} {:>9.2}  {}", at(50), at(95), indexes(&plans)))?;
        if options.plans {
            for (statement, plan) in &plans {
                say(&format!("    {statement}\n        {}", plan.join("\n        ")))?;
            }
        }
    }
    Ok(())
}

fn time(
    db: &Db,
    ask: fn(&mut Conn, Instant) -> ApiResult<usize>,
    now: Instant,
    rounds: usize,
) -> impl Future<Output = ApiResult<(usize, Vec<Duration>)>> {
    let db = db.clone();
    async move {
        db.read(move |conn| -> Result<_, ApiError> {
            let mut found = 0;
            let mut times = Vec::with_capacity(rounds);
            // The first rounds fill the caches and prepare the statements.
            for round in 0..rounds + 3 {
                let begun = Moment::now();
                found = ask(conn, now)?;
                if round >= 3 {
                    times.push(begun.elapsed());
                }
            }
            times.sort();
            Ok((found, times))
        })
        .await
    }
}

/// The indexes that plans name, and the tables that they read whole.
fn indexes(plans: &[(String, Vec<String>)]) -> String {
    let mut named = BTreeSet::new();
    for line in plans.iter().flat_map(|(_, plan)| plan) {
        let after = |mark: &str| line.split(mark).nth(1).map(|rest| rest.split([' ', '(']).next().unwrap_or_default().to_owned());
        if let Some(table) = after("Seq Scan on ")
            .or_else(|| line.trim().starts_with("SCAN ").then(|| after("SCAN ")).flatten().filter(|_| !line.contains(" INDEX ")))
        {
            named.insert(format!("{table} (whole)"));
        } else if let Some(index) = after(" INDEX ").or_else(|| after(" using ")).or_else(|| after("Bitmap Index Scan on ")) {
            named.insert(index);
        } else if line.contains("USING PRIMARY KEY") {
            named.extend(after("SEARCH ").map(|table| format!("{table} (key)")));
        }
    }
    named.into_iter().collect::<Vec<_>>().join(" ")
}

fn calls(conn: &mut Conn, now: Instant, sort: ChallengeSort, change: impl Fn(&mut ChallengeSearch)) -> ApiResult<usize> {
    let mut search = ChallengeSearch::default();
    change(&mut search);
    let (filter, _lenient) = search.filter(conn, None, now)?;
    Ok(challenge_find::list(conn, &filter, sort, now, None, 20)?.len())
}

fn facets(conn: &mut Conn, now: Instant, change: impl Fn(&mut ChallengeSearch)) -> ApiResult<usize> {
    let mut search = ChallengeSearch::default();
    change(&mut search);
    let (filter, _lenient) = search.filter(conn, None, now)?;
    let mut count = 0;
    for kind in [TermKind::Technology, TermKind::Sector, TermKind::Site] {
        count += challenge_find::facet(conn, &filter, kind, now)?.len();
    }
    for status in ChallengeStatus::ALL {
        challenge_find::count(conn, &ChallengeFilter { status: Some(*status), ..filter.clone() }, now)?;
    }
    Ok(count)
}

fn startups(conn: &mut Conn, now: Instant, sort: StartupSort, q: Option<&str>, technology: &[&str]) -> ApiResult<usize> {
    let verified = OrganisationFilter {
        kind: Some(OrganisationKind::Startup),
        verification: Some(VerificationState::Verified),
        verified_at: Some(now),
        ..OrganisationFilter::default()
    };
    let (words, _lenient) = organisation_words(conn, q, None, &verified)?;
    let typed: Vec<String> = technology.iter().map(|slug| (*slug).to_owned()).collect();
    let technologies = terms(conn, TermKind::Technology, "technology", &typed)?;
    Ok(organisation_find::list(conn, &OrganisationFilter { technologies, words, ..verified }, sort, None, 20)?.len())
}

fn ask(search: &mut ChallengeSearch, q: &str) {
    search.q = Some(q.to_owned());
}

/// What a startup, or a call, names in both questions about matches.
fn named(slugs: &[&str]) -> Vec<String> {
    slugs.iter().map(|slug| (*slug).to_owned()).collect()
}

fn matches_of_a_startup(conn: &mut Conn, now: Instant) -> ApiResult<usize> {
    let profile = OrganisationProfile {
        technologies: named(&["machine-learning", "lora"]),
        sectors: named(&["agritech"]),
        ..OrganisationProfile::default()
    };
    Ok(calls_fitting(conn, &profile, now)?.len())
}

fn matches_of_a_call(conn: &mut Conn, now: Instant) -> ApiResult<usize> {
    let call = ChallengeDocument {
        technologies: named(&["ai", "lora"]),
        sectors: named(&["agritech"]),
        ..ChallengeDocument::new(LocalizedText::french("Appel"))
    };
    Ok(startups_fitting(conn, &call, now)?.len())
}

const QUESTIONS: &[Question] = &[
    ("calls: newest", |conn, now| calls(conn, now, ChallengeSort::Newest, |_| {})),
    ("calls: by deadline", |conn, now| calls(conn, now, ChallengeSort::Deadline, |_| {})),
    ("calls: technology=IA", |conn, now| calls(conn, now, ChallengeSort::Newest, |search| search.technology = vec!["IA".to_owned()])),
    ("calls: technology=quantum, open", |conn, now| {
        calls(conn, now, ChallengeSort::Newest, |search| {
            search.technology = vec!["quantum".to_owned()];
            search.status = Some(ChallengeStatus::Open);
        })
    }),
    ("calls: facets", |conn, now| facets(conn, now, |_| {})),
    ("calls: facets, technology=IA, open", |conn, now| {
        facets(conn, now, |search| {
            search.technology = vec!["IA".to_owned()];
            search.status = Some(ChallengeStatus::Open);
        })
    }),
    ("calls: a rare word", |conn, now| calls(conn, now, ChallengeSort::Relevance, |search| ask(search, "projet4711"))),
    ("calls: a common word", |conn, now| calls(conn, now, ChallengeSort::Relevance, |search| ask(search, "énergie"))),
    ("calls: three words", |conn, now| calls(conn, now, ChallengeSort::Relevance, |search| ask(search, "énergie solaire batterie"))),
    ("calls: a beginning", |conn, now| calls(conn, now, ChallengeSort::Relevance, |search| ask(search, "irrig"))),
    ("calls: with typing errors", |conn, now| calls(conn, now, ChallengeSort::Relevance, |search| ask(search, "irigasion"))),
    ("calls: Arabic", |conn, now| calls(conn, now, ChallengeSort::Relevance, |search| ask(search, "الطاقه السقي"))),
    ("calls: intelligence artificielle", |conn, now| {
        calls(conn, now, ChallengeSort::Relevance, |search| ask(search, "intelligence artificielle"))
    }),
    ("calls: a common word, newest first", |conn, now| calls(conn, now, ChallengeSort::Newest, |search| ask(search, "énergie"))),
    ("calls: facets of a common word", |conn, now| facets(conn, now, |search| ask(search, "énergie"))),
    ("matches: calls for a startup", matches_of_a_startup),
    ("matches: startups for a call", matches_of_a_call),
    ("startups: by name", |conn, now| startups(conn, now, StartupSort::Name, None, &[])),
    ("startups: technology=IA", |conn, now| startups(conn, now, StartupSort::Name, None, &["IA"])),
    ("startups: technology=quantum", |conn, now| startups(conn, now, StartupSort::Name, None, &["quantum"])),
    ("startups: a rare word", |conn, now| startups(conn, now, StartupSort::Relevance, Some("projet4711"), &[])),
    ("startups: a common word", |conn, now| startups(conn, now, StartupSort::Relevance, Some("énergie"), &[])),
    ("startups: with typing errors", |conn, now| startups(conn, now, StartupSort::Relevance, Some("irigasion"), &[])),
];
