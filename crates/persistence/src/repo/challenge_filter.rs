//! What the public lists of challenges are asked for, and what they find.

use serde::{Deserialize, Serialize};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{Challenge, ChallengeStatus};
use tahaddi_domain::id::{ChallengeId, OrganisationId, ProgrammeId};
use tahaddi_domain::search::Wanted;
use tahaddi_domain::time::Instant;

/// Which challenges to list; `None` and empty leave a field open.
#[derive(Clone, Debug, Default)]
pub struct ChallengeFilter {
    /// Only with one of these technologies, by slug.
    pub technologies: Vec<String>,
    /// Only of one of these sectors, by slug.
    pub sectors: Vec<String>,
    /// Only at one of these sites, by slug.
    pub sites: Vec<String>,
    /// Only of this programme.
    pub programme: Option<ProgrammeId>,
    /// Only of this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only what is this at `now`.
    pub status: Option<ChallengeStatus>,
    /// Only what closes before this.
    pub closes_before: Option<Instant>,
    /// Only what answers each of these words.
    pub words: Vec<Wanted>,
    /// Only this one.
    pub only: Option<ChallengeId>,
}

/// Where a page begins: after the challenge with this place in the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChallengePlace {
    /// When it was published.
    Newest(Instant, ChallengeId),
    /// The instant of the first page, which says what is open and what has closed, and its own deadline.
    Deadline(Instant, Option<Instant>, ChallengeId),
    /// Its score.
    Relevance(i32, ChallengeId),
}

/// A challenge in a list.
#[derive(Clone, Debug)]
pub struct FoundChallenge {
    /// The challenge.
    pub challenge: Challenge,
    /// The name of its organisation.
    pub organisation: String,
    /// Where it stands.
    pub place: ChallengePlace,
}

impl ChallengeFilter {
    /// The terms that it names, by kind.
    pub(super) fn terms(&self) -> impl Iterator<Item = (TermKind, &Vec<String>)> {
        let terms = [(TermKind::Technology, &self.technologies), (TermKind::Sector, &self.sectors), (TermKind::Site, &self.sites)];
        terms.into_iter().filter(|(_, slugs)| !slugs.is_empty())
    }
}
