//! `tahaddi restore`.

use super::manifest::{DATABASE, Engine, FILES, FilesIn, KEYS, Manifest, Part};
use super::{Places, disk, file_url};
use crate::settings::Settings;
use anyhow::{Context as _, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use tahaddi_domain::time::Clock;
use tahaddi_persistence::backup::{put_to_rest, refuse_later, survey};

/// How many files are checked from one line of progress to the next.
const STRIDE: usize = 1_000;

/// What was done.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the backup said of itself.
    pub manifest: Manifest,
    /// Where what was there before is now.
    pub aside: Vec<PathBuf>,
}

/// Something that is put in place by one rename.
struct Target {
    /// Its name in the backup: a file, or a folder of parts.
    name: &'static str,
    path: PathBuf,
    staged: PathBuf,
}

impl Target {
    fn new(name: &'static str, path: PathBuf) -> Self {
        let staged = disk::beside(&path, ".restoring");
        Self { name, path, staged }
    }

    /// Where a part of it is staged; `None` if it belongs to another target.
    fn place(&self, part: &Part) -> Option<PathBuf> {
        let inside = Path::new(&part.path).strip_prefix(self.name).ok()?;
        Some(if inside.as_os_str().is_empty() { self.staged.clone() } else { self.staged.join(inside) })
    }
}

/// Puts a backup in place of nothing, or with `replace` in place of what is there, which is moved aside. The server is stopped.
///
/// Everything is copied beside its place and checked there first: until every digest, the whole database and its migrations have been
/// found right, nothing that exists is touched. The database comes last.
///
/// # Errors
/// There is data already, the backup is damaged or of a later release, or something cannot be written.
pub fn restore(settings: &Settings, from: &Path, replace: bool, clock: &dyn Clock, say: &mut dyn FnMut(&str)) -> anyhow::Result<Restored> {
    let manifest = Manifest::read(from)?;
    refuse_later(&manifest.schema)?;
    let places = Places::of(settings)?;
    fits(&manifest, &places)?;
    let targets = targets(&manifest, &places);
    let occupied: Vec<PathBuf> = targets.iter().flat_map(occupied).collect();
    if !replace && let Some(first) = occupied.first() {
        bail!(
            "{} holds data already: restore into an empty data folder, or say --replace, which moves aside what is there",
            first.display()
        );
    }
    if targets.iter().any(|target| target.name == DATABASE && target.path.exists()) {
        put_to_rest(&places.database)?;
    }
    let staged = stage(&manifest, from, &targets, say);
    if staged.is_err() {
        targets.iter().for_each(|target| drop(discard(&target.staged)));
    }
    staged?;
    let aside = install(&targets, clock)?;
    Ok(Restored { manifest, aside })
}

fn fits(manifest: &Manifest, places: &Places) -> anyhow::Result<()> {
    match (manifest.engine, places.engine()) {
        (Engine::Sqlite, Engine::Postgres) => {
            bail!("the backup holds a SQLite database, and DATABASE_URL names PostgreSQL: restore without it, then `tahaddi copy`")
        }
        (Engine::Postgres, Engine::Sqlite) => {
            bail!("the backup belongs to a PostgreSQL database: set DATABASE_URL to the one that was restored")
        }
        _same => {}
    }
    ensure!(
        manifest.files == FilesIn::Bucket || places.files.is_some(),
        "the backup holds the files, and the settings name a bucket: unset TAHADDI_FILES_S3_BUCKET"
    );
    Ok(())
}

/// What is put in place, the database last.
fn targets(manifest: &Manifest, places: &Places) -> Vec<Target> {
    let mut targets = vec![Target::new(KEYS, places.keys.clone())];
    if let (FilesIn::Folder, Some(files)) = (manifest.files, &places.files) {
        targets.push(Target::new(FILES, files.clone()));
    }
    if let Some(database) = places.database.sqlite_path() {
        targets.push(Target::new(DATABASE, database.to_owned()));
    }
    targets
}

/// What of a target is there: a folder that is not empty, a file, or the log of one.
fn occupied(target: &Target) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_no_folder) => fs::symlink_metadata(path).is_ok(),
    };
    [target.path.clone(), disk::beside(&target.path, "-wal"), disk::beside(&target.path, "-shm")].into_iter().filter(holds).collect()
}

/// Copies everything beside its place, and checks it.
fn stage(manifest: &Manifest, from: &Path, targets: &[Target], say: &mut dyn FnMut(&str)) -> anyhow::Result<()> {
    for target in targets {
        discard(&target.staged)?;
        if target.name == DATABASE {
            disk::private_folder(disk::parent(&target.staged))?;
        } else {
            disk::private_folder(&target.staged)?;
        }
    }
    for (number, part) in manifest.parts.iter().enumerate() {
        if number > 0 && number.is_multiple_of(STRIDE) {
            say(&format!("checked    {number} of {} files", manifest.parts.len()));
        }
        let place = targets.iter().find_map(|target| target.place(part)).with_context(|| format!("{} has no place here", part.path))?;
        let found = disk::copy(&from.join(&part.path), &place)?.with_context(|| format!("{} is missing in the backup", part.path))?;
        ensure!(found.bytes == part.bytes && found.sha256 == part.sha256, "{} is damaged: it is not what the manifest says", part.path);
    }
    say(&format!("checked    {} files, {} bytes: each as it was written", manifest.parts.len(), manifest.bytes()));
    for target in targets {
        if target.name == DATABASE {
            let found = survey(&file_url(&target.staged)?).context("the database of the backup does not hold")?;
            ensure!(found.versions == manifest.schema, "the database of the backup does not have the migrations that the manifest says");
            disk::settle(&target.staged)?;
            say("database   whole");
        } else {
            disk::sync_names(&target.staged)?;
        }
    }
    Ok(())
}

/// Moves aside what is there, and everything into its place.
fn install(targets: &[Target], clock: &dyn Clock) -> anyhow::Result<Vec<PathBuf>> {
    let stamp = clock.now().to_string().replace(':', "");
    let mut aside = Vec::new();
    let rename = |from: &Path, to: &Path| {
        fs::rename(from, to).with_context(|| format!("cannot rename {} to {}; run the command again", from.display(), to.display()))
    };
    for target in targets {
        for path in occupied(target) {
            let old = disk::beside(&path, &format!(".before-{stamp}"));
            rename(&path, &old)?;
            aside.push(old);
        }
        rename(&target.staged, &target.path)?;
        disk::sync_parent(&target.path)?;
    }
    Ok(aside)
}

/// Removes what an earlier try left.
fn discard(staged: &Path) -> anyhow::Result<()> {
    let removed = match fs::symlink_metadata(staged) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(staged),
        Ok(_file) => fs::remove_file(staged),
        Err(_absent) => return Ok(()),
    };
    removed.with_context(|| format!("cannot remove {}", staged.display()))
}
