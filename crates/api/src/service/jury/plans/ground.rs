//! What a plan is made from, as the database has it.

use crate::error::ApiResult;
use crate::service::jury::book::Book;
use crate::service::jury::candidates::candidates;
use crate::service::jury::stage::Stage;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::application::Application;
use tahaddi_domain::document::{JurorScope, ScoreSheet};
use tahaddi_domain::id::{ApplicationId, JurorId, OrganisationId};
use tahaddi_domain::jury::planning::{Ground, PlanApplication};
use tahaddi_domain::jury::{Assignment, AssignmentState, ConflictSource, Juror, JurorRole, JurorState, diverge};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{assignment, juror, organisation};

/// The ground under a plan for a phase, without what profiles say and without what sheets say.
///
/// # Errors
/// The store failed.
pub fn ground(conn: &mut Conn, stage: &Stage) -> ApiResult<Ground> {
    let applications = candidates(conn, &stage.challenge, &stage.phase.id)?;
    bare(conn, stage, &applications)
}

/// The same with everything that a plan is made from. Sheets are looked at for divergence only, in points of 100.
///
/// # Errors
/// The store failed.
pub fn whole_ground(conn: &mut Conn, stage: &Stage, divergence: Option<u32>) -> ApiResult<Ground> {
    let applications = candidates(conn, &stage.challenge, &stage.phase.id)?;
    let mut ground = bare(conn, stage, &applications)?;
    let startups: Vec<OrganisationId> = applications.iter().map(|item| item.startup.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let profiles: BTreeMap<OrganisationId, Vec<String>> = organisation::find_all(conn, &startups)?
        .into_iter()
        .map(|startup| (startup.id, startup.profile.sectors.into_iter().chain(startup.profile.technologies).collect()))
        .collect();
    for (planned, application) in ground.applications.iter_mut().zip(&applications) {
        planned.tags = profiles.get(&application.startup).cloned().unwrap_or_default();
    }
    if let Some(points) = divergence {
        let diverging = diverging(stage, &ground, &applications, points);
        ground.applications.iter_mut().for_each(|planned| planned.diverges = diverging.contains(&planned.id));
    }
    Ok(ground)
}

fn bare(conn: &mut Conn, stage: &Stage, applications: &[Application]) -> ApiResult<Ground> {
    let scores =
        |juror: &Juror| juror.state == JurorState::Accepted && juror.role == JurorRole::Juror && juror.scope.includes(&stage.phase.id);
    let everybody = juror::list(conn, &stage.challenge.id)?;
    let assignments = assignment::list(conn, &stage.phase.id)?;
    let seated: Vec<Juror> = everybody.into_iter().filter(scores).collect();
    let scoped = seated.iter().filter(|juror| juror.scope != JurorScope::default());
    let scopes = scoped.map(|juror| (juror.id.clone(), juror.scope.clone())).collect();
    let jurors: BTreeSet<JurorId> = seated.into_iter().map(|juror| juror.id).collect();
    let book = Book::of_challenge(conn, &stage.challenge.id)?;
    let judging: BTreeSet<&JurorId> = jurors.iter().chain(assignments.iter().map(|item| &item.juror)).collect();
    let mut conflicts = BTreeMap::new();
    for juror in judging {
        for application in applications {
            let findings = book.findings(juror, &application.startup);
            if !findings.is_empty() {
                // What the data or the juror says is not for the organiser to take back.
                let liftable = findings.iter().all(|finding| finding.source == ConflictSource::Organiser);
                conflicts.insert((juror.clone(), application.id.clone()), liftable);
            }
        }
    }
    let planned = |application: &Application| PlanApplication {
        id: application.id.clone(),
        track: application.document.track.clone(),
        tags: Vec::new(),
        diverges: false,
    };
    let persons = book.persons();
    Ok(Ground { applications: applications.iter().map(planned).collect(), jurors, scopes, conflicts, assignments, persons })
}

/// The applications whose sheets that count lie further apart than this.
fn diverging(stage: &Stage, ground: &Ground, applications: &[Application], points: u32) -> BTreeSet<ApplicationId> {
    let counts = |item: &&Assignment| {
        item.state == AssignmentState::Completed && !ground.conflicts.contains_key(&(item.juror.clone(), item.application.clone()))
    };
    let mut sheets: BTreeMap<&ApplicationId, Vec<&ScoreSheet>> = BTreeMap::new();
    for item in ground.assignments.iter().filter(counts) {
        sheets.entry(&item.application).or_default().extend(&item.sheet);
    }
    let apart = |application: &&Application| {
        let rubric = stage.phase.rubric_for(application.document.track.as_ref());
        sheets.get(&application.id).is_some_and(|sheets| diverge(sheets, rubric, points))
    };
    applications.iter().filter(apart).map(|application| application.id.clone()).collect()
}
