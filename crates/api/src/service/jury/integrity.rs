//! What in the scores of a review phase somebody should look at.
//!
//! What is tested is read in a snapshot and computed away from the database.

use super::analysis::analysed;
use super::stage::{Stage, load};
use super::tally::{Tally, tally};
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::document::PeerVisibility;
use tahaddi_domain::id::{ApplicationId, AssignmentId, JurorId, OrganisationId, PhaseId};
use tahaddi_domain::jury::integrity::{IntegrityFacts, IntegrityReport, JurorLink, LATE_HOURS, SheetChange, examine, sheet_changes};
use tahaddi_domain::jury::{JurorIdentity, Ranking, StartupIdentity, Whom};
use tahaddi_domain::time::{Instant, Span};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{assignment, conflict, organisation};

/// Everything from which the checks of a phase follow.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The phase.
    pub stage: Stage,
    tally: Tally,
    ranking: Ranking,
    facts: IntegrityFacts,
}

impl Ground {
    /// Makes the checks. Takes long; needs no database.
    #[must_use]
    pub fn examine(&self) -> IntegrityReport {
        examine(&self.ranking, &self.tally.input(&self.stage.phase), &self.facts)
    }
}

/// Reads what the checks of a phase are made from: what counts in its ranking, and what is known beside it. It tells who scored what, and
/// what connects jurors with startups, so it is for those who keep the panel.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `panel_open` while scores are sealed.
pub fn read(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<Ground> {
    let stage = load(conn, caller, id, Action::PanelView)?;
    stage.phase.ensure_visible_scores()?;
    let ranking = analysed(conn, &stage)?;
    let analysis = ranking.analysis.as_deref().ok_or_else(|| ApiError::fault("a ranking without its analysis"))?;
    // What was put aside at the lock, whatever conflicts of interest there are now.
    let tally = tally(conn, &stage)?.with_aside(&stage.phase, analysis.set_aside.clone());
    let startups = conflict::startups(conn, &stage.challenge.id, None)?;
    let panel = conflict::panel(conn, &stage.challenge.id, None)?;
    let facts = IntegrityFacts {
        locked_at: stage.phase.locked_at,
        saw_others: saw_others(&stage),
        changes: late_changes(conn, &stage, &tally)?,
        links: links(conn, &stage, &tally, &panel)?,
        owners: owners(&tally, &panel, &startups),
    };
    Ok(Ground { stage, tally, ranking, facts })
}

/// Whether jurors were shown the sheets of others before the lock.
fn saw_others(stage: &Stage) -> bool {
    !stage.phase.policy.sealed && stage.phase.policy.peer_visibility == PeerVisibility::AfterOwnSheet
}

/// What jurors changed after handing in: of the sheets that moved in the last hour before the lock or since, and of all where they were shown
/// those of others.
fn late_changes(conn: &mut Conn, stage: &Stage, tally: &Tally) -> ApiResult<BTreeMap<AssignmentId, Vec<SheetChange>>> {
    let Some(locked_at) = stage.phase.locked_at else { return Ok(BTreeMap::new()) };
    let tracks: BTreeMap<&ApplicationId, _> = tally.candidates.iter().map(|item| (&item.id, item.document.track.as_ref())).collect();
    let since = if saw_others(stage) { Instant::from_micros(0) } else { locked_at - Span::hours(LATE_HOURS) };
    let histories = assignment::histories_since(conn, &stage.phase.id, since)?;
    let change = |item: &tahaddi_domain::jury::Assignment| {
        let rubric = stage.phase.rubric_for(tracks.get(&item.application).copied().flatten());
        let mut changes = sheet_changes(histories.get(&item.id)?, rubric);
        // What was corrected since is no change of the juror's.
        changes.retain(|change| change.at <= locked_at);
        (!changes.is_empty()).then(|| (item.id.clone(), changes))
    };
    Ok(tally.assignments.iter().filter_map(change).collect())
}

/// The organisations of a person, now or before.
fn organisations_of(person: &JurorIdentity) -> impl Iterator<Item = &OrganisationId> {
    person.memberships.iter().map(|tie| &tie.organisation)
}

/// What connects jurors with the startups that apply: the region of an organisation of theirs, and conflicts of interest that were taken
/// back.
fn links(
    conn: &mut Conn,
    stage: &Stage,
    tally: &Tally,
    panel: &BTreeMap<JurorId, JurorIdentity>,
) -> ApiResult<BTreeMap<(JurorId, JurorLink), BTreeSet<ApplicationId>>> {
    let applicants = tally.candidates.iter().map(|item| &item.startup);
    let known: BTreeSet<&OrganisationId> = applicants.chain(panel.values().flat_map(organisations_of)).collect();
    let known: Vec<OrganisationId> = known.into_iter().cloned().collect();
    let mut regions: BTreeMap<OrganisationId, String> = BTreeMap::new();
    // SQLite takes 32,766 parameters a statement.
    for some in known.chunks(10_000) {
        let seats = organisation::find_all(conn, some)?.into_iter().filter_map(|found| Some((found.id, found.profile.region?)));
        regions.extend(seats);
    }
    let mut connected: BTreeMap<(JurorId, JurorLink), BTreeSet<ApplicationId>> = BTreeMap::new();
    for (juror, person) in panel {
        let own: BTreeSet<&String> = organisations_of(person).filter_map(|id| regions.get(id)).collect();
        let near = tally.candidates.iter().filter(|item| regions.get(&item.startup).is_some_and(|region| own.contains(region)));
        for item in near {
            connected.entry((juror.clone(), JurorLink::SameRegion)).or_default().insert(item.id.clone());
        }
    }
    for declared in conflict::declared(conn, &stage.challenge.id)?.into_iter().filter(|declared| declared.removed_at.is_some()) {
        for item in tally.candidates.iter().filter(|item| item.startup == declared.startup) {
            let own = |(juror, person): &(&JurorId, &JurorIdentity)| match declared.whom() {
                Some(Whom::Juror(seat)) => **juror == seat,
                Some(user) => user.is(person),
                None => false,
            };
            for (juror, _) in panel.iter().filter(own) {
                connected.entry((juror.clone(), JurorLink::ConflictTakenBack)).or_default().insert(item.id.clone());
            }
        }
    }
    Ok(connected)
}

/// Jurors who apply themselves, with their applications.
fn owners(tally: &Tally, panel: &BTreeMap<JurorId, JurorIdentity>, startups: &[StartupIdentity]) -> BTreeSet<(ApplicationId, JurorId)> {
    let mut of_startup: BTreeMap<&OrganisationId, BTreeSet<&JurorId>> = BTreeMap::new();
    for (juror, person) in panel {
        for startup in startups {
            let member = person.user.as_ref().is_some_and(|user| startup.members.contains(user));
            if member || organisations_of(person).any(|own| *own == startup.organisation) {
                of_startup.entry(&startup.organisation).or_default().insert(juror);
            }
        }
    }
    let own = |item: &tahaddi_domain::application::Application| {
        let jurors = of_startup.get(&item.startup).into_iter().flatten();
        jurors.map(|juror| (item.id.clone(), (*juror).clone())).collect::<Vec<_>>()
    };
    tally.candidates.iter().flat_map(own).collect()
}
