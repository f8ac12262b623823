//! The conflicts of interest of a challenge, found and declared, in memory.

use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::id::{ChallengeId, JurorId, OrganisationId};
use tahaddi_domain::jury::{ConflictFinding, DeclaredConflict, JurorIdentity, StartupIdentity, conflicts};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::conflict;

/// Who is on the panel, who applies, and what was declared. Nothing about conflicts is stored that can be computed, so one that is
/// declared late puts sheets aside at once, and one that is taken back restores them.
#[derive(Clone, Debug, Default)]
pub struct Book {
    panel: BTreeMap<JurorId, JurorIdentity>,
    startups: BTreeMap<OrganisationId, StartupIdentity>,
    declared: BTreeMap<JurorId, Vec<DeclaredConflict>>,
}

impl Book {
    /// From its parts.
    #[must_use]
    pub fn new(panel: BTreeMap<JurorId, JurorIdentity>, startups: Vec<StartupIdentity>, declared: Vec<DeclaredConflict>) -> Self {
        let startups = startups.into_iter().map(|startup| (startup.organisation.clone(), startup)).collect();
        let mut by_juror: BTreeMap<JurorId, Vec<DeclaredConflict>> = BTreeMap::new();
        for conflict in declared {
            by_juror.entry(conflict.juror.clone()).or_default().push(conflict);
        }
        Self { panel, startups, declared: by_juror }
    }

    /// Everybody on the panel against every startup with a submitted application.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_challenge(conn: &mut Conn, challenge: &ChallengeId) -> ApiResult<Self> {
        let panel = conflict::panel(conn, challenge, None)?;
        let startups = conflict::startups(conn, challenge, None)?;
        Ok(Self::new(panel, startups, conflict::declared(conn, challenge)?))
    }

    /// One juror against every such startup, or one of them.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_juror(conn: &mut Conn, challenge: &ChallengeId, juror: &JurorId, startup: Option<&OrganisationId>) -> ApiResult<Self> {
        let panel = conflict::panel(conn, challenge, Some(juror))?;
        let startups = conflict::startups(conn, challenge, startup)?;
        Ok(Self::new(panel, startups, conflict::declared(conn, challenge)?))
    }

    /// Everybody on the panel against one startup.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_startup(conn: &mut Conn, challenge: &ChallengeId, startup: &OrganisationId) -> ApiResult<Self> {
        let panel = conflict::panel(conn, challenge, None)?;
        let startups = conflict::startups(conn, challenge, Some(startup))?;
        Ok(Self::new(panel, startups, conflict::declared(conn, challenge)?))
    }

    /// Every such startup, and nobody on the panel.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_applicants(conn: &mut Conn, challenge: &ChallengeId) -> ApiResult<Self> {
        Ok(Self::new(BTreeMap::new(), conflict::startups(conn, challenge, None)?, Vec::new()))
    }

    /// The startups with a submitted application.
    pub fn startups(&self) -> impl Iterator<Item = &OrganisationId> {
        self.startups.keys()
    }

    /// Every conflict between a juror and a startup.
    #[must_use]
    pub fn findings(&self, juror: &JurorId, startup: &OrganisationId) -> Vec<ConflictFinding> {
        let nobody = JurorIdentity { user: None, memberships: Vec::new(), email_domains: Vec::new() };
        self.findings_of(self.panel.get(juror).unwrap_or(&nobody), startup, self.declared.get(juror).map_or(&[], Vec::as_slice))
    }

    /// Every conflict between a person and a startup, with what was declared about the person.
    #[must_use]
    pub fn findings_of(&self, person: &JurorIdentity, startup: &OrganisationId, declared: &[DeclaredConflict]) -> Vec<ConflictFinding> {
        let unknown;
        let startup = match self.startups.get(startup) {
            Some(startup) => startup,
            None => {
                // It has withdrawn: what was declared, and a membership, still count.
                unknown = StartupIdentity::bare(startup.clone());
                &unknown
            }
        };
        conflicts(person, startup, declared)
    }

    /// Whether a juror should not judge a startup.
    #[must_use]
    pub fn is_conflicted(&self, juror: &JurorId, startup: &OrganisationId) -> bool {
        !self.findings(juror, startup).is_empty()
    }

    /// Whether a juror has a conflict with any startup that applies.
    #[must_use]
    pub fn is_conflicted_at_all(&self, juror: &JurorId) -> bool {
        self.startups.keys().any(|startup| self.is_conflicted(juror, startup))
    }
}
