//! `tahaddi backup`, `restore` and `copy`.

use super::say;
use anyhow::{Context as _, bail};
use clap::Args;
use std::path::PathBuf;
use tahaddi_api::backup::{self, Engine, FilesIn, MANIFEST, Made, Restored};
use tahaddi_api::settings::Settings;
use tahaddi_api::system::SystemClock;
use tahaddi_persistence::{Copied, DatabaseUrl};

/// What the help of `backup` says at its end.
pub(super) const BACKUP_HELP: &str = "\
The folder holds manifest.json, database.sqlite, keys/ and files/. It holds secrets: its mode is 0700.
With PostgreSQL it holds the keys and the files; dump the database first, with pg_dump (docs/POSTGRESQL.md).
The exit code is 1 if the database names files that are not there; the backup is kept then.";

/// What the help of `copy` says at its end.
pub(super) const COPY_HELP: &str = "\
Both databases have the schema of this program (`tahaddi migrate`), and the target holds nothing else. All of it is one transaction:
it is kept only if every table has the same rows on both sides. Keys and files are not in the database: keep their folders.
A password is better in PGPASSWORD or ~/.pgpass than in a command line.";

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The folder to make. It must not exist.
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The folder of the backup.
    #[arg(long, value_name = "FOLDER")]
    from: PathBuf,
    /// Replace the data that is there: it is moved aside, beside its old place, and never deleted.
    #[arg(long)]
    replace: bool,
}

#[derive(Debug, Args)]
pub(super) struct Copy {
    /// The database to read: sqlite://PATH or postgres://USER@HOST/NAME.
    #[arg(long, value_name = "URL")]
    from: String,
    /// The database to fill.
    #[arg(long, value_name = "URL")]
    to: String,
}

/// Makes a backup.
pub(super) fn backup(options: &Backup, settings: &Settings) -> anyhow::Result<()> {
    let Made { manifest, lost } = backup::make(settings, &options.to, &SystemClock, &mut say)?;
    if !manifest.gone.is_empty() {
        say(&format!("deleted    {} files, while this ran; {MANIFEST} names them", manifest.gone.len()));
    }
    say(&format!("backup     {}: {} files, {} bytes", options.to.display(), manifest.parts.len(), manifest.bytes()));
    if manifest.engine == Engine::Postgres {
        say("The database is not in it. It belongs to a dump that was made before it: pg_dump --format=custom (docs/POSTGRESQL.md).");
    }
    if manifest.files == FilesIn::Bucket {
        say("The files are not in it: they are in the bucket, which needs versions or a copy of its own.");
    }
    if let Some(first) = lost.first() {
        bail!("{} files that the database names were not there, the first is {first}; the backup holds all the rest", lost.len());
    }
    Ok(())
}

/// Puts a backup in place.
pub(super) fn restore(options: &Restore, settings: &Settings) -> anyhow::Result<()> {
    let Restored { manifest, aside } = backup::restore(settings, &options.from, options.replace, &SystemClock, &mut say)?;
    aside.iter().for_each(|path| say(&format!("aside      {}", path.display())));
    say(&format!("restored   the state of {}, made by {}", manifest.made_at, manifest.program));
    if manifest.engine == Engine::Postgres {
        say("Keys and files are in place. The database is restored by pg_restore (docs/POSTGRESQL.md).");
    }
    Ok(())
}

/// Copies a database.
pub(super) fn copy(options: &Copy) -> anyhow::Result<()> {
    let from = DatabaseUrl::parse(&options.from).context("--from")?;
    let to = DatabaseUrl::parse(&options.to).context("--to")?;
    say(&format!("from       {from}"));
    say(&format!("to         {to}"));
    let tables = tahaddi_persistence::copy(&from, &to, |table| say(&format!("copying    {table}")))?;
    let width = tables.iter().map(|table| table.table.len()).max().unwrap_or_default();
    say(&format!("\n{:width$} {:>10}  digest, equal on both sides", "table", "rows"));
    for Copied { table, rows, digest } in &tables {
        say(&format!("{table:width$} {rows:>10}  {}", digest.get(..16).unwrap_or(digest)));
    }
    let rows: u64 = tables.iter().map(|table| table.rows).sum();
    say(&format!("{} tables, {rows} rows", tables.len()));
    Ok(())
}
