//! `tahaddi backup`.

use super::manifest::{DATABASE, Engine, FILES, FilesIn, KEYS, Manifest, Part};
use super::{Places, blob, disk, file_url};
use crate::settings::Settings;
use anyhow::{Context as _, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tahaddi_domain::time::Clock;
use tahaddi_persistence::backup::{Survey, copy_file, survey};

/// How many files are copied from one line of progress to the next.
const STRIDE: usize = 1_000;

/// A backup that is finished.
#[derive(Clone, Debug)]
pub struct Made {
    /// What it holds.
    pub manifest: Manifest,
    /// Blobs that the database names and the store does not have: they were lost before.
    pub lost: Vec<String>,
}

/// Makes a backup in a folder that does not exist yet; a server may run meanwhile. `say` is given lines of progress.
///
/// The keys come first, then the database, then the keys again, so that each key is there that the copied database was written with; then
/// the files that the copy names. A file is written before its row, so it is there, unless it was deleted after the copy was made: then
/// the running database no longer names it either, and it is told in the manifest.
///
/// # Errors
/// The folder exists, something cannot be read or written, or the database is damaged. Nothing is left at `to`.
pub fn make(settings: &Settings, to: &Path, clock: &dyn Clock, say: &mut dyn FnMut(&str)) -> anyhow::Result<Made> {
    if fs::symlink_metadata(to).is_ok() {
        bail!("{} exists: a backup goes into a folder of its own", to.display());
    }
    if to.file_name().is_none() {
        bail!("{} is no name of a folder", to.display());
    }
    let draft = disk::beside(to, ".unfinished");
    if fs::symlink_metadata(&draft).is_ok() {
        bail!("{} exists: a backup runs, or was broken off; remove it then", draft.display());
    }
    let places = Places::of(settings)?;
    disk::private_folder(&draft)?;
    let made = fill(&places, &draft, clock, say).and_then(|made| {
        disk::sync_names(&draft)?;
        fs::rename(&draft, to).with_context(|| format!("cannot rename {}", draft.display()))?;
        disk::sync_parent(to)?;
        Ok(made)
    });
    if made.is_err() {
        // What failed is told; that its remains could not be removed shows at the next try.
        drop(fs::remove_dir_all(&draft));
    }
    made
}

fn fill(places: &Places, draft: &Path, clock: &dyn Clock, say: &mut dyn FnMut(&str)) -> anyhow::Result<Made> {
    let files_in = if places.files.is_some() { FilesIn::Folder } else { FilesIn::Bucket };
    let mut manifest = Manifest::new(clock.now().to_string(), places.engine(), files_in);
    copy_keys(places, draft, &mut manifest)?;
    let Survey { versions, blobs } = copy_database(places, draft, &mut manifest, say)?;
    manifest.schema = versions;
    copy_keys(places, draft, &mut manifest)?;
    say(&format!("keys       {}", manifest.parts.iter().filter(|part| part.path.starts_with(KEYS)).count()));
    let missing = match &places.files {
        Some(from) => copy_files(from, &blobs, draft, &mut manifest, say)?,
        None => {
            say(&format!("files      {} in the bucket, which is not copied", blobs.len()));
            Vec::new()
        }
    };
    let named = if missing.is_empty() { BTreeSet::new() } else { survey(&places.database)?.blobs };
    let (lost, gone) = missing.into_iter().partition(|key| named.contains(key));
    manifest.gone = gone;
    manifest.write(draft)?;
    Ok(Made { manifest, lost })
}

fn copy_database(places: &Places, draft: &Path, manifest: &mut Manifest, say: &mut dyn FnMut(&str)) -> anyhow::Result<Survey> {
    if manifest.engine == Engine::Postgres {
        say("database   not copied: PostgreSQL's own tools do that");
        return Ok(survey(&places.database)?);
    }
    say("database   copying");
    let path = draft.join(DATABASE);
    copy_file(&places.database, &path)?;
    let found = survey(&file_url(&path)?).context("the copy of the database does not hold")?;
    for log in ["-wal", "-shm"] {
        if disk::beside(&path, log).exists() {
            bail!("the copy of the database was not closed");
        }
    }
    let disk::Summed { bytes, sha256 } = disk::settle(&path)?;
    say(&format!("database   {bytes} bytes, whole"));
    manifest.parts.push(Part { path: DATABASE.to_owned(), bytes, sha256 });
    Ok(found)
}

/// Copies the keys that are not copied yet.
fn copy_keys(places: &Places, draft: &Path, manifest: &mut Manifest) -> anyhow::Result<()> {
    for relative in disk::files_below(&places.keys)? {
        let name = relative.to_str().with_context(|| format!("{}: the name is not UTF-8", relative.display()))?;
        let path = format!("{KEYS}/{name}");
        // A name with a dot is a key that is being made; it has its own name in a moment.
        let draft_of_a_key = relative.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if draft_of_a_key || manifest.parts.iter().any(|part| part.path == path) {
            continue;
        }
        if let Some(disk::Summed { bytes, sha256 }) = disk::copy(&places.keys.join(&relative), &draft.join(&path))? {
            manifest.parts.push(Part { path, bytes, sha256 });
        }
    }
    Ok(())
}

/// Copies blobs; the keys of those that are not there.
fn copy_files(
    from: &Path,
    blobs: &BTreeSet<String>,
    draft: &Path,
    manifest: &mut Manifest,
    say: &mut dyn FnMut(&str),
) -> anyhow::Result<Vec<String>> {
    let mut missing = Vec::new();
    for (number, key) in blobs.iter().enumerate() {
        if number > 0 && number.is_multiple_of(STRIDE) {
            say(&format!("files      {number} of {}", blobs.len()));
        }
        let relative = blob(key)?;
        let path = Path::new(FILES).join(&relative);
        match disk::copy(&from.join(&relative), &draft.join(&path))? {
            Some(disk::Summed { bytes, sha256 }) => manifest.parts.push(Part { path: path.display().to_string(), bytes, sha256 }),
            None => missing.push(key.clone()),
        }
    }
    say(&format!("files      {}", blobs.len() - missing.len()));
    Ok(missing)
}
