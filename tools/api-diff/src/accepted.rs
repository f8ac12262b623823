//! Breaks that were accepted, each with a reason. Only before 1.0.

use crate::finding::Finding;
use crate::releases::Version;
use anyhow::{Context as _, ensure};
use serde::Deserialize;
use std::path::Path;

/// The file `accepted-breaks.json`: a list of breaks.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct AcceptedBreaks {
    entries: Vec<Accepted>,
}

/// A break that was accepted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The release whose clients it breaks.
    pub since: String,
    /// The rule that it breaks.
    pub rule: String,
    /// Where, as the finding says it.
    pub at: String,
    /// Why it is worth it, for those who read the changelog.
    pub reason: String,
}

impl AcceptedBreaks {
    /// Reads the file; one that is not there accepts nothing.
    ///
    /// # Errors
    /// The file is malformed, an entry has no reason, or it would break a release of 1.0 or later.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Self::parse(&text).with_context(|| path.display().to_string())
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// As for [`AcceptedBreaks::read`].
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let accepted: Self = serde_json::from_str(text)?;
        for entry in &accepted.entries {
            let since: Version = entry.since.parse()?;
            ensure!(since.is_early(), "{} at {}: from 1.0.0 on no break is accepted", entry.rule, entry.at);
            ensure!(!entry.reason.trim().is_empty(), "{} at {}: no reason is given", entry.rule, entry.at);
        }
        Ok(accepted)
    }

    /// The reason why this break of that release was accepted.
    #[must_use]
    pub fn reason(&self, since: &Version, finding: &Finding) -> Option<&str> {
        let entry = self
            .entries
            .iter()
            .find(|entry| entry.since == since.to_string() && entry.rule == finding.rule.id() && entry.at == finding.at)?;
        Some(entry.reason.trim())
    }

    /// The entries for a release that no finding needs: the change was taken back, or the entry is mistyped.
    #[must_use]
    pub fn unused(&self, since: &Version, findings: &[Finding]) -> Vec<&Accepted> {
        let needed = |entry: &Accepted| findings.iter().any(|finding| entry.rule == finding.rule.id() && entry.at == finding.at);
        self.entries.iter().filter(|entry| entry.since == since.to_string() && !needed(entry)).collect()
    }
}
