//! The conflicts of interest of a challenge, found, declared and cleared, in memory.

use crate::error::ApiResult;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::id::{ChallengeId, JurorId, OrganisationId};
use tahaddi_domain::jury::{
    Clearance, ConflictFinding, ConflictKind, DeclaredConflict, JurorIdentity, Persons, StartupIdentity, conflicts,
};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{clearance, conflict};

/// Who is on the panel, who applies, and what was declared. Nothing about conflicts is stored that can be computed, so one that is
/// declared late puts sheets aside at once, and one that is taken back restores them.
#[derive(Clone, Debug, Default)]
pub struct Book {
    panel: BTreeMap<JurorId, JurorIdentity>,
    startups: BTreeMap<OrganisationId, StartupIdentity>,
    declared: BTreeMap<OrganisationId, Vec<DeclaredConflict>>,
    cleared: BTreeMap<OrganisationId, Vec<Clearance>>,
}

impl Book {
    /// From its parts.
    #[must_use]
    pub fn new(
        panel: BTreeMap<JurorId, JurorIdentity>,
        startups: Vec<StartupIdentity>,
        declared: Vec<DeclaredConflict>,
        cleared: Vec<Clearance>,
    ) -> Self {
        let startups = startups.into_iter().map(|startup| (startup.organisation.clone(), startup)).collect();
        let mut book = Self { panel, startups, ..Self::default() };
        for conflict in declared {
            book.declared.entry(conflict.startup.clone()).or_default().push(conflict);
        }
        for clearance in cleared {
            book.cleared.entry(clearance.startup.clone()).or_default().push(clearance);
        }
        book
    }

    /// Everybody on the panel against every startup with a submitted application.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_challenge(conn: &mut Conn, challenge: &ChallengeId) -> ApiResult<Self> {
        let panel = conflict::panel(conn, challenge, None)?;
        Self::load(conn, challenge, panel, None)
    }

    /// One juror against every such startup, or one of them.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_juror(conn: &mut Conn, challenge: &ChallengeId, juror: &JurorId, startup: Option<&OrganisationId>) -> ApiResult<Self> {
        let panel = conflict::panel(conn, challenge, Some(juror))?;
        Self::load(conn, challenge, panel, startup)
    }

    /// Everybody on the panel against one startup.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_startup(conn: &mut Conn, challenge: &ChallengeId, startup: &OrganisationId) -> ApiResult<Self> {
        let panel = conflict::panel(conn, challenge, None)?;
        Self::load(conn, challenge, panel, Some(startup))
    }

    /// Every such startup, and nobody on the panel.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_applicants(conn: &mut Conn, challenge: &ChallengeId) -> ApiResult<Self> {
        Self::load(conn, challenge, BTreeMap::new(), None)
    }

    /// One such startup, and nobody on the panel.
    ///
    /// # Errors
    /// The store failed.
    pub fn of_applicant(conn: &mut Conn, challenge: &ChallengeId, startup: &OrganisationId) -> ApiResult<Self> {
        Self::load(conn, challenge, BTreeMap::new(), Some(startup))
    }

    fn load(
        conn: &mut Conn,
        challenge: &ChallengeId,
        panel: BTreeMap<JurorId, JurorIdentity>,
        startup: Option<&OrganisationId>,
    ) -> ApiResult<Self> {
        let startups = conflict::startups(conn, challenge, startup)?;
        Ok(Self::new(panel, startups, conflict::declared(conn, challenge)?, clearance::list(conn, challenge)?))
    }

    /// The startups with a submitted application.
    pub fn startups(&self) -> impl Iterator<Item = &OrganisationId> {
        self.startups.keys()
    }

    /// Everybody who was ever on the panel, by seat.
    pub fn panel(&self) -> impl Iterator<Item = (&JurorId, &JurorIdentity)> {
        self.panel.iter()
    }

    /// Which seats are one person's.
    #[must_use]
    pub fn persons(&self) -> Persons {
        Persons::of(&self.panel)
    }

    /// Every conflict between a juror and a startup.
    #[must_use]
    pub fn findings(&self, juror: &JurorId, startup: &OrganisationId) -> Vec<ConflictFinding> {
        let nobody = JurorIdentity::default();
        self.findings_of(self.panel.get(juror).unwrap_or(&nobody), startup)
    }

    /// Every conflict between a person and a startup.
    #[must_use]
    pub fn findings_of(&self, person: &JurorIdentity, startup: &OrganisationId) -> Vec<ConflictFinding> {
        let unknown;
        let (declared, cleared) = (self.declared.get(startup), self.cleared.get(startup));
        let startup = match self.startups.get(startup) {
            Some(startup) => startup,
            None => {
                // It has withdrawn: what was declared, and a membership, still count.
                unknown = StartupIdentity::bare(startup.clone());
                &unknown
            }
        };
        conflicts(person, startup, declared.map_or(&[], Vec::as_slice), cleared.map_or(&[], Vec::as_slice))
    }

    /// What was cleared between a juror and a startup, by the seat or by the account.
    #[must_use]
    pub fn cleared(&self, juror: &JurorId, startup: &OrganisationId) -> BTreeSet<ConflictKind> {
        let person = self.panel.get(juror);
        let holds = |item: &&Clearance| item.revoked_at.is_none() && person.is_some_and(|person| item.whom.is(person));
        let all = self.cleared.get(startup).into_iter().flatten();
        all.filter(holds).flat_map(Clearance::kinds).collect()
    }

    /// Whether a juror should not judge a startup.
    #[must_use]
    pub fn is_conflicted(&self, juror: &JurorId, startup: &OrganisationId) -> bool {
        !self.findings(juror, startup).is_empty()
    }
}
