//! `make bench-peers`: the program beside PocketBase, with the same data, in the same rounds.

mod pocketbase;

use crate::callers::Repeat;
use crate::client::request;
use crate::load::drive;
use crate::machine;
use crate::operations::{READERS, Stand, WRITERS, reads};
use crate::program::Program;
use crate::report::{self, Line, say, spread, table};
use crate::rounds::{Entry, Row, measure};
use crate::world::{Size, World};
use clap::Args;
use pocketbase::{PocketBase, durable_copy};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;

/// Why the others are not there.
const ABSENT: &str = "pretalx (Python 3.13, PostgreSQL, redis, celery and gunicorn) and Directus (Node 22, PostgreSQL, some 800 MB of packages) are \
    not installed by this: each needs servers that a fresh machine lacks. Both were far slower than PocketBase wherever they were measured.";

/// Which programs, and how long.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Ours: its release build.
    #[arg(long, default_value = "target/release/tahaddi")]
    program: PathBuf,
    /// PocketBase.
    #[arg(long, default_value = "target/peers/bin/pocketbase")]
    pocketbase: PathBuf,
    /// A tenth of the data and short rounds.
    #[arg(long)]
    quick: bool,
    /// How many rounds.
    #[arg(long)]
    rounds: Option<usize>,
    /// How long each operation runs in a round, in seconds.
    #[arg(long)]
    seconds: Option<f64>,
    /// Where the report is written.
    #[arg(long, default_value = "target/bench/peers.json")]
    report: PathBuf,
}

/// What is compared: ours, theirs as shipped, and theirs as durable as ours. The names are those of rows.
const PAIRS: [(&str, &str); 9] = [
    ("list by technology, kept", "list by tag"),
    ("list by technology, not kept", "list by tag"),
    ("list by technology, not kept", "list by tag, no total"),
    ("get one, kept", "get one"),
    ("get one, not kept", "get one"),
    ("create application, 32 at once", "create, 32 at once"),
    ("submit, 32 at once", "create, 32 at once"),
    ("score write, 32 at once", "score write, 32 at once"),
    ("ranking, unchanged", "ranking, top 50"),
];

/// Measures, prints and writes the report.
///
/// # Errors
/// A program cannot be started, or does not answer as it should.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let dossiers = if options.quick { 100 } else { 1_000 };
    let (rounds, seconds) =
        (options.rounds.unwrap_or(if options.quick { 3 } else { 7 }), options.seconds.unwrap_or(if options.quick { 0.5 } else { 3.0 }));
    let mut written = report::head("make bench-peers");
    say(&format!(
        "{}; {dossiers} dossiers, 3 sheets each; {READERS} readers, {WRITERS} writers; nobody logs requests",
        machine::describe()
    ))?;
    let folder = tempfile::tempdir()?;
    let world =
        World::make(None, Size { calls: dossiers, startups: dossiers, dossiers: 0, founders: dossiers.max(500), ranked: dossiers })?;
    let stand = Stand::new(&world);
    let mut settings = world.environment.clone();
    settings.push(("TAHADDI_LOG".to_owned(), "warn".to_owned()));
    let ours = Program::tahaddi(&options.program, &[], &settings, &folder.path().join("ours.log"))?;
    settings.push(("TAHADDI_ANSWERS_MEGABYTES".to_owned(), "0".to_owned()));
    let unkept = Program::tahaddi(&options.program, &[], &settings, &folder.path().join("unkept.log"))?;
    let shipped = PocketBase::start(&options.pocketbase, dossiers)?;
    let durable = PocketBase::start(&durable_copy(&options.pocketbase, folder.path())?, dossiers)?;
    let (stand, address, roots) = (&stand, ours.address, [ours.pid(), unkept.pid()]);
    let mut entries = Vec::new();
    for read in reads(&world).into_iter().filter(|read| PAIRS.iter().any(|(ours, _)| *ours == read.name)) {
        let program = if read.kept || read.who.is_some() { &ours } else { &unkept };
        entries.push(Entry::new(read.name, move |span| {
            drive(program.address, &[program.pid()], &mut stand.readers(&read, program.address)?, span)
        }));
    }
    entries
        .push(Entry::new("create application, 32 at once", move |span| drive(address, &roots, &mut stand.apply(address, WRITERS)?, span)));
    entries.push(Entry::new("submit, 32 at once", move |span| drive(address, &roots, &mut stand.submit(address, WRITERS)?, span)));
    entries.push(Entry::new("score write, 32 at once", move |span| drive(address, &roots, &mut stand.score(address, WRITERS)?, span)));
    entries.extend(theirs("PocketBase as shipped", &shipped));
    entries.extend(theirs("PocketBase, synchronous=FULL", &durable));
    let rows = measure(&mut entries, rounds, Duration::from_secs_f64(seconds))?;
    drop(entries);
    let lines: Vec<Line<'_>> = rows.iter().map(|row| Line { row, shell: None, bare: None }).collect();
    table(&format!("SQLite, {rounds} rounds of {seconds} s each"), &lines)?;
    let ratios = ratios(&rows)?;
    say(&format!("\n{ABSENT}"))?;
    if let Some(fields) = written.as_object_mut() {
        fields.insert("rows".to_owned(), rows.iter().map(Row::as_json).collect());
        fields.insert("ratios".to_owned(), ratios);
        fields.insert("pss_mib".to_owned(), json!({"ours": ours.memory(), "pocketbase": shipped.program.memory()}));
    }
    report::write(&options.report, &written)
}

/// How many times as many requests as theirs we answer in a second.
fn ratios(rows: &[Row]) -> anyhow::Result<Value> {
    say(&format!("\n{:34} {:26} {:>24} {:>24}", "ours", "theirs", "× as shipped", "× synchronous=FULL"))?;
    let find = |name: &str| rows.iter().find(|row| row.name == name);
    let mut all = Vec::new();
    for (ours, theirs) in PAIRS {
        let (shipped, durable) =
            (find(&format!("PocketBase as shipped: {theirs}")), find(&format!("PocketBase, synchronous=FULL: {theirs}")));
        let (Some(one), Some(shipped), Some(durable)) = (find(ours), shipped, durable) else { continue };
        let (shipped, durable) = (one.ratio(shipped), one.ratio(durable));
        say(&format!("{ours:34} {theirs:26} {:>24} {:>24}", spread(shipped), spread(durable)))?;
        all.push(json!({"ours": ours, "theirs": theirs, "times_shipped": shipped, "times_durable": durable}));
    }
    Ok(Value::Array(all))
}

/// What PocketBase is asked.
fn theirs<'a>(name: &str, peer: &'a PocketBase) -> Vec<Entry<'a>> {
    let host = peer.program.address.to_string();
    let entry = |what: &str, clients: usize, requests: Vec<Vec<u8>>| {
        let run = move |span| {
            let program = &peer.program;
            drive(program.address, &[program.pid()], &mut Repeat::callers(clients, requests.clone(), 200), span)
        };
        Entry::new(format!("{name}: {what}"), run)
    };
    let get = |path: &str| request("GET", path, &host, &[], None);
    let own = [("Authorization", peer.token.as_str()), ("Content-Type", "application/json")];
    let write = |method: &str, path: &str, body: &Value| request(method, path, &host, &own, Some(body.to_string().as_bytes()));
    let tag = peer.tags.get(3).map(String::as_str).unwrap_or_default();
    let list = format!("/api/collections/submissions/records?perPage=20&sort=-created&filter=tags~%22{tag}%22");
    let one = peer.submissions.iter().step_by(5).map(|id| get(&format!("/api/collections/submissions/records/{id}"))).collect();
    let text = "Des capteurs mesurent l'humidité du sol et commandent les vannes. ".repeat(11);
    let new =
        json!({"title": "Capteurs", "text": text, "challenge": peer.challenges.first(), "tags": peer.tags.get(..2), "owner": peer.user});
    let score = |(n, id): (usize, &String)| {
        let body = json!({"novelty": n % 11, "impact": (n + 3) % 11, "comment": format!("Note {n}")});
        write("PATCH", &format!("/api/collections/reviews/records/{id}"), &body)
    };
    vec![
        entry("list by tag", READERS, vec![get(&list)]),
        entry("list by tag, no total", READERS, vec![get(&format!("{list}&skipTotal=true"))]),
        entry("get one", READERS, one),
        entry("create, 32 at once", WRITERS, vec![write("POST", "/api/collections/submissions/records", &new)]),
        entry("score write, 32 at once", WRITERS, peer.reviews.iter().enumerate().map(score).collect()),
        entry("ranking, top 50", 2, vec![get("/api/collections/ranking/records?perPage=50&sort=-mean")]),
    ]
}
