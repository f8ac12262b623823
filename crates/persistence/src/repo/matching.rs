//! Which calls and startups share technologies or sectors: where matching begins.

use crate::StoreError;
use crate::column::{At, Key};
use crate::condition::among;
use crate::connection::Conn;
use crate::schema::{challenge_terms, challenges, organisation_terms, organisations};
use diesel::dsl::count_star;
use diesel::prelude::*;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::ChallengeState;
use tahaddi_domain::id::{ChallengeId, OrganisationId};
use tahaddi_domain::organisation::{OrganisationKind, VerificationState};
use tahaddi_domain::time::Instant;

/// What one side names.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Technologies, by slug.
    pub technologies: Vec<String>,
    /// Sectors, by slug.
    pub sectors: Vec<String>,
}

/// The public calls that take applications at `now` or later and share a technology or sector; those that share most first.
///
/// # Errors
/// The store failed.
pub fn calls(conn: &mut Conn, named: &Named, now: Instant, limit: u32) -> Result<Vec<ChallengeId>, StoreError> {
    let technology = challenge_terms::kind.eq(TermKind::Technology.as_str()).and(among(challenge_terms::slug, named.technologies.clone()));
    let sector = challenge_terms::kind.eq(TermKind::Sector.as_str()).and(among(challenge_terms::slug, named.sectors.clone()));
    let rows: Vec<(Key<ChallengeId>, i64)> = challenge_terms::table
        .inner_join(challenges::table.on(challenges::id.eq(challenge_terms::challenge_id)))
        .filter(technology.or(sector))
        .filter(challenges::state.eq(ChallengeState::Published.as_str()))
        .filter(challenges::closes_at.is_null().or(challenges::closes_at.gt(At(now)).assume_not_null()))
        .group_by(challenge_terms::challenge_id)
        .select((challenge_terms::challenge_id, count_star()))
        .order((count_star().desc(), challenge_terms::challenge_id.desc()))
        .limit(i64::from(limit))
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(id, _)| id.0).collect())
}

/// The verified startups that share a technology or sector; those that share most first.
///
/// # Errors
/// The store failed.
pub fn startups(conn: &mut Conn, named: &Named, now: Instant, limit: u32) -> Result<Vec<OrganisationId>, StoreError> {
    let technology =
        organisation_terms::kind.eq(TermKind::Technology.as_str()).and(among(organisation_terms::slug, named.technologies.clone()));
    let sector = organisation_terms::kind.eq(TermKind::Sector.as_str()).and(among(organisation_terms::slug, named.sectors.clone()));
    let rows: Vec<(Key<OrganisationId>, i64)> = organisation_terms::table
        .inner_join(organisations::table.on(organisations::id.eq(organisation_terms::organisation_id)))
        .filter(technology.or(sector))
        .filter(organisations::kind.eq(OrganisationKind::Startup.as_str()))
        .filter(organisations::verification_state.eq(VerificationState::Verified.as_str()))
        .filter(organisations::verified_until.is_null().or(organisations::verified_until.gt(At(now)).assume_not_null()))
        .group_by(organisation_terms::organisation_id)
        .select((organisation_terms::organisation_id, count_star()))
        .order((count_star().desc(), organisation_terms::organisation_id.desc()))
        .limit(i64::from(limit))
        .load(&mut conn.0)?;
    Ok(rows.into_iter().map(|(id, _)| id.0).collect())
}
