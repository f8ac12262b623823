//! `make bench`: the real program on generated data, on each engine.

use crate::growth;
use crate::load::{Callers, Sample, drive};
use crate::machine;
use crate::operations::{READERS, Read, Stand, WRITERS, reads};
use crate::pgbench;
use crate::program::{Program, free_address};
use crate::report::{self, Line, say, short, spread, table};
use crate::rounds::{Entry, measure};
use crate::sqlite;
use crate::stats::Spread;
use crate::world::{Size, World};
use clap::Args;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// How much is measured, and of what.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The program: its release build, unless something is only tried.
    #[arg(long, default_value = "target/release/tahaddi")]
    program: PathBuf,
    /// A tenth of the data and short rounds: about three minutes.
    #[arg(long)]
    quick: bool,
    /// How many rounds.
    #[arg(long)]
    rounds: Option<usize>,
    /// How long each operation runs in a round, in seconds.
    #[arg(long)]
    seconds: Option<f64>,
    /// Only SQLite.
    #[arg(long)]
    sqlite_only: bool,
    /// Without the growth from a hundredth of the data to all of it.
    #[arg(long)]
    no_growth: bool,
    /// Only operations whose names contain this; what they build on (`create` before `submit`) is up to whoever asks.
    #[arg(long)]
    only: Option<String>,
    /// What the program logs; it logs to a file.
    #[arg(long, default_value = "info")]
    log: String,
    /// Where the report is written.
    #[arg(long, default_value = "target/bench/report.json")]
    report: PathBuf,
}

impl Options {
    /// How much of everything, at a part of the whole.
    fn size(&self, part: usize) -> Size {
        let whole = if self.quick { 10 } else { 1 };
        let of = |count: usize| (count / whole / part).max(20);
        Size {
            calls: of(10_000),
            startups: of(50_000),
            dossiers: of(100_000),
            founders: of(2_000).max(60),
            ranked: if self.quick { 200 } else { 1_000 },
        }
    }
    fn rounds(&self) -> usize {
        self.rounds.unwrap_or(if self.quick { 3 } else { 5 })
    }
    fn span(&self) -> Duration {
        Duration::from_secs_f64(self.seconds.unwrap_or(if self.quick { 0.4 } else { 3.0 }))
    }
}

/// Measures, prints and writes the report.
///
/// # Errors
/// The program cannot be started, or does not answer as it should.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let mut report = report::head("make bench");
    say(&format!("{}; driven by its own client over kept connections, {READERS} readers, {WRITERS} writers", machine::describe()))?;
    let mut engines = vec![("SQLite", None)];
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) if !options.sqlite_only => engines.push(("PostgreSQL", Some(url))),
        _ => say("PostgreSQL is not measured: TEST_POSTGRES_URL names no server, or only SQLite is asked for")?,
    }
    let mut found = Vec::new();
    found.push(idle(options)?);
    for (engine, url) in engines {
        found.push(engine_report(options, engine, url.as_deref())?);
    }
    if let Some(fields) = report.as_object_mut() {
        fields.insert("parts".to_owned(), Value::Array(found));
    }
    report::write(&options.report, &report)
}

/// Memory and start of the program with its demonstration, on SQLite.
fn idle(options: &Options) -> anyhow::Result<Value> {
    let folder = tempfile::tempdir()?;
    let settings = vec![("TAHADDI_DATA_DIR".to_owned(), folder.path().join("data").display().to_string())];
    let log = folder.path().join("log");
    let start = || Program::tahaddi(&options.program, &["--demo"], &settings, &log);
    // The first start makes the demonstration.
    let first = start()?.cold_start;
    let (mut starts, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let program = start()?;
        std::thread::sleep(Duration::from_secs(1));
        starts.push(program.cold_start.as_secs_f64() * 1e3);
        memory.extend(program.memory());
    }
    let (starts, memory) = (Spread::of(starts), Spread::of(memory));
    say(&format!("\nstart to the first 200, demonstration there: {} ms; idle memory {} MiB PSS", spread(starts), spread(memory)))?;
    Ok(json!({"part": "idle", "first_start_ms": first.as_secs_f64() * 1e3, "cold_start_ms": starts, "idle_pss_mib": memory}))
}

/// The processes that answer for one engine.
pub(crate) struct Servers {
    /// As it is shipped.
    pub(crate) program: Program,
    /// The same, keeping no answers.
    pub(crate) unkept: Program,
    floor: Program,
    postmaster: Option<u32>,
}

impl Servers {
    fn start(options: &Options, world: &World, stand: &Stand<'_>, folder: &Path) -> anyhow::Result<Self> {
        let mut settings = world.environment.clone();
        settings.push(("TAHADDI_LOG".to_owned(), options.log.clone()));
        let program = Program::tahaddi(&options.program, &[], &settings, &folder.join("program.log"))?;
        let bodies = folder.join("bodies");
        std::fs::create_dir_all(&bodies)?;
        for read in reads(world) {
            std::fs::write(bodies.join(slug(read.name)), stand.first(&read, program.address)?.0)?;
        }
        let address = free_address()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("floor").arg("--bodies").arg(&bodies).arg("--bind").arg(address.to_string()).env_clear().envs(settings.iter().cloned());
        let path = format!("/bare/{}", reads(world).first().map(|read| slug(read.name)).unwrap_or_default());
        let floor = Program::start(command, address, &path, &folder.join("floor.log"))?;
        settings.push(("TAHADDI_ANSWERS_MEGABYTES".to_owned(), "0".to_owned()));
        let unkept = Program::tahaddi(&options.program, &[], &settings, &folder.join("unkept.log"))?;
        Ok(Self { program, unkept, floor, postmaster: machine::postmaster(&world.database) })
    }

    /// The processes that work when this one answers.
    pub(crate) fn roots(&self, program: &Program) -> Vec<u32> {
        [program.pid()].into_iter().chain(self.postmaster).collect()
    }

    fn of(&self, read: &Read) -> &Program {
        if read.kept || read.who.is_some() { &self.program } else { &self.unkept }
    }
}

fn slug(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

fn engine_report(options: &Options, engine: &str, url: Option<&str>) -> anyhow::Result<Value> {
    let (size, begun) = (options.size(1), Instant::now());
    let world = World::make(url, size)?;
    say(&format!("\n{engine}: {size:?}, made in {:.0} s", begun.elapsed().as_secs_f64()))?;
    let (stand, folder) = (Stand::new(&world), tempfile::tempdir()?);
    let servers = Servers::start(options, &world, &stand, folder.path())?;
    let mut entries = read_entries(&servers, &world, &stand)?;
    entries.extend(write_entries(&servers, &stand, options.rounds()));
    entries.extend(statement_entries(&servers, &world)?);
    entries.retain(|entry| options.only.as_ref().is_none_or(|only| entry.name.contains(only.as_str())));
    let rows = measure(&mut entries, options.rounds(), options.span())?;
    drop(entries);
    let memory = servers.program.memory();
    let row = |name: &str| rows.iter().find(|row| row.name == name);
    let lines: Vec<Line<'_>> = rows
        .iter()
        .filter(|row| !row.name.starts_with("shell ") && !row.name.starts_with("bare "))
        .map(|found| Line { row: found, shell: row(&format!("shell {}", found.name)), bare: row(&format!("bare {}", found.name)) })
        .collect();
    table(&format!("{engine}, {} rounds of {} s each", options.rounds(), options.span().as_secs_f64()), &lines)?;
    say(&format!("memory after it: {} MiB PSS", memory.map_or_else(|| "unknown".to_owned(), short)))?;
    let rows: Vec<Value> = lines.iter().map(report::as_json).collect();
    drop(servers);
    let growth =
        if options.no_growth { Value::Null } else { growth::measured(&options.program, url, |part| options.size(part), options.span())? };
    Ok(json!({"part": engine, "calls": size.calls, "startups": size.startups, "dossiers": size.dossiers, "ranked": size.ranked,
        "rows": rows, "pss_after_mib": memory, "growth": growth}))
}

/// The reads, each with its floors: the same bytes behind the same middleware, asked for by the same person, and behind none.
fn read_entries<'a>(servers: &'a Servers, world: &World, stand: &'a Stand<'_>) -> anyhow::Result<Vec<Entry<'a>>> {
    let mut entries = Vec::new();
    for read in reads(world) {
        let program = servers.of(&read);
        let (address, roots) = (program.address, servers.roots(program));
        let asked = read.clone();
        entries.push(Entry::new(read.name, move |span| drive(address, &roots, &mut stand.readers(&asked, address)?, span)));
        // A client that knows the answer has no body to compare with.
        if read.known {
            continue;
        }
        for kind in ["shell", "bare"] {
            let (address, roots) = (servers.floor.address, vec![servers.floor.pid()]);
            let query = read.paths.first().and_then(|path| path.split_once('?')).map_or_else(String::new, |(_, query)| format!("?{query}"));
            let floor = Read { paths: vec![format!("/{kind}/{}{query}", slug(read.name))], known: false, ..read.clone() };
            let run = move |span| drive(address, &roots, &mut stand.readers(&floor, address)?, span);
            entries.push(Entry::new(format!("{kind} {}", read.name), run));
        }
    }
    Ok(entries)
}

fn write_entries<'a>(servers: &'a Servers, stand: &'a Stand<'_>, rounds: usize) -> Vec<Entry<'a>> {
    let address = servers.program.address;
    // Mail that follows from a write may be sent by either of the two.
    let roots: Vec<u32> = servers.roots(&servers.program).into_iter().chain([servers.unkept.pid()]).collect();
    let entry = |name: &str, callers: Box<dyn Fn(SocketAddr) -> anyhow::Result<Callers> + 'a>| {
        let roots = roots.clone();
        Entry::new(name, move |span| drive(address, &roots, &mut callers(address)?, span))
    };
    let new_sheets = (stand.world.ranked.open.len() / (rounds + 1)).max(1);
    vec![
        // A round hands in, and uploads to, what it or an earlier round has begun.
        entry("create application, 32 at once", Box::new(move |address| stand.apply(address, WRITERS))),
        entry("create application, alone", Box::new(move |address| stand.apply(address, 1))),
        entry("submit, 32 at once", Box::new(move |address| stand.submit(address, WRITERS))),
        entry("upload of 25 MB, alone", Box::new(move |address| stand.upload(address))),
        entry("score write, 32 at once", Box::new(move |address| stand.score(address, WRITERS))),
        entry("score write, alone", Box::new(move |address| stand.score(address, 1))),
        entry("ranking after one new sheet, alone", Box::new(move |address| stand.rank_after_sheets(address, new_sheets))),
        entry("assignment plan, alone", Box::new(move |address| stand.plan(address))),
        entry("log-in, 2 at once", Box::new(move |address| stand.log_in(address, 2))),
    ]
}

/// The bare statements under the list and the single call.
fn statement_entries<'a>(servers: &'a Servers, world: &'a World) -> anyhow::Result<Vec<Entry<'a>>> {
    let columns = "c.*, o.name";
    // That of `challenge_find::list`: the public list is walked, and each call asked for its own terms.
    let list = format!(
        "SELECT {columns} FROM challenges c JOIN organisations o ON o.id = c.organisation_id WHERE c.published_at IS NOT NULL \
         AND EXISTS (SELECT 1 FROM challenge_terms t WHERE t.challenge_id = c.id AND t.kind = 'technology' AND t.slug || '' IN \
         (SELECT a.slug FROM term_ancestors a WHERE a.kind = 'technology' AND a.ancestor = 'ai')) \
         ORDER BY c.published_at DESC, c.id DESC LIMIT 21"
    );
    let id = world.market.calls.last().map(ToString::to_string).unwrap_or_default();
    let one = format!("SELECT {columns} FROM challenges c JOIN organisations o ON o.id = c.organisation_id WHERE c.id = '{id}'");
    let mut entries = Vec::new();
    for (name, sql) in [("list by technology", list), ("get one", one)] {
        if let Some(path) = &world.sqlite {
            entries.push(Entry::new(format!("statement alone, C interface: {name}"), move |span| sqlite::drive(path, &sql, span)));
        } else if let Some(program) = pgbench::find() {
            let roots: Vec<u32> = servers.postmaster.into_iter().collect();
            let url = world.database.as_str();
            let run = move |span| -> anyhow::Result<Sample> { pgbench::drive(&program, url, &sql, READERS, &roots, span) };
            entries.push(Entry::new(format!("statement alone, pgbench -M prepared: {name}"), run));
        } else {
            say("pgbench is missing: the bare statements are not measured on PostgreSQL")?;
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_files() {
        assert_eq!(slug("get one, kept"), "get-one--kept");
    }

    #[test]
    fn a_part_of_the_data_is_a_part() {
        let options = Options {
            program: PathBuf::new(),
            quick: false,
            rounds: None,
            seconds: None,
            sqlite_only: true,
            no_growth: true,
            only: None,
            log: String::new(),
            report: PathBuf::new(),
        };
        assert_eq!((options.size(1).calls, options.size(100).calls, options.size(1).dossiers), (10_000, 100, 100_000));
    }
}
