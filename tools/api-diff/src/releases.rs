//! The documents that were released, one file a version, and the one that comes next.

use crate::diff;
use crate::document::{Document, is_date};
use crate::finding::Finding;
use anyhow::{Context as _, bail, ensure};
use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// Where a released document says on which day it was released.
pub const RELEASED: &str = "x-released";

/// `1.12.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u32; 3]);

impl Version {
    /// Before 1.0.
    #[must_use]
    pub const fn is_early(&self) -> bool {
        matches!(self.0, [0, ..])
    }
}

impl FromStr for Version {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        let parts: Vec<u32> = text
            .split('.')
            .map(|part| if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().ok() } else { None })
            .collect::<Option<_>>()
            .unwrap_or_default();
        let parts = parts.try_into().ok().with_context(|| format!("{text:?} is not a version such as 0.1.0"))?;
        Ok(Self(parts))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(out, "{major}.{minor}.{patch}")
    }
}

/// A document that clients were written against.
#[derive(Clone, Debug)]
pub struct Release {
    /// Its version.
    pub version: Version,
    /// The day of its release.
    pub date: String,
    /// What it says.
    pub document: Document,
}

/// The releases in a folder, oldest first, and the document of the working tree.
#[derive(Debug)]
pub struct History {
    /// What was released.
    pub releases: Vec<Release>,
    /// What is to be released.
    pub current: Document,
    /// The day on which the current document is judged.
    pub today: String,
}

/// What changed from one document to the next.
#[derive(Debug)]
pub struct Step<'a> {
    /// From which release.
    pub from: &'a Release,
    /// To which release; none is the document of the working tree.
    pub to: Option<&'a Release>,
    /// The changes.
    pub findings: Vec<Finding>,
}

impl History {
    /// Reads `<version>.json` of a folder, which may not be there yet, and the current document.
    ///
    /// # Errors
    /// A file cannot be read, is not what its name says, or has no day of release; the day is not one.
    pub fn read(folder: &Path, current: &Path, today: &str) -> anyhow::Result<Self> {
        ensure!(is_date(today), "{today:?} is not a day such as 2027-06-30");
        let mut releases = Vec::new();
        if folder.exists() {
            for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
                let path = entry?.path();
                if path.extension().is_some_and(|extension| extension == "json") {
                    releases.push(Release::read(&path)?);
                }
            }
        }
        releases.sort_by_key(|release| release.version);
        Ok(Self { releases, current: Document::read(current)?, today: today.to_owned() })
    }

    /// The last released document.
    #[must_use]
    pub fn last(&self) -> Option<&Release> {
        self.releases.last()
    }

    /// The changes from release to release, and then to the current document, oldest first.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'_>> {
        let nexts = self.releases.iter().skip(1).map(Some).chain([None]);
        self.releases.iter().zip(nexts).map(|(from, to)| self.step(from, to)).collect()
    }

    fn step<'a>(&'a self, from: &'a Release, to: Option<&'a Release>) -> Step<'a> {
        let (document, day) = to.map_or((&self.current, &self.today), |release| (&release.document, &release.date));
        Step { from, to, findings: diff(&from.document, document, day) }
    }

    /// The text of the current document as the release that its `info.version` names.
    ///
    /// # Errors
    /// There is such a release, or a later one.
    pub fn next_release(&self) -> anyhow::Result<(Version, String)> {
        let version: Version = self.current.info("version").context("the document has no info.version")?.parse()?;
        if let Some(last) = self.last().filter(|last| last.version >= version) {
            bail!("{} is released already: the current document says {version}; raise the version of the workspace first", last.version);
        }
        let mut json = self.current.json().clone();
        let info = json.get_mut("info").and_then(serde_json::Value::as_object_mut).context("the document has no info")?;
        info.insert(RELEASED.to_owned(), self.today.clone().into());
        Ok((version, serde_json::to_string_pretty(&json)? + "\n"))
    }
}

impl Release {
    fn read(path: &Path) -> anyhow::Result<Self> {
        let document = Document::read(path)?;
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let version: Version = name.parse()?;
        ensure!(document.info("version") == Some(name), "{}: info.version is {:?}", path.display(), document.info("version"));
        let date = document
            .info(RELEASED)
            .filter(|date| is_date(date))
            .with_context(|| format!("{}: no day under info.{RELEASED}", path.display()))?
            .to_owned();
        Ok(Self { version, date, document })
    }
}
