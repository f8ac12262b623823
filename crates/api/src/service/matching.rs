//! Which calls fit a startup, and which startups fit a call.

use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::service::challenge;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{ChallengeDocument, OrganisationProfile};
use tahaddi_domain::eligibility::{EligibilityReport, EligibilityVerdict, Moments, evaluate};
use tahaddi_domain::id::{ChallengeId, OrganisationId};
use tahaddi_domain::matching::{MatchScore, candidate, score};
use tahaddi_domain::organisation::{Organisation, OrganisationKind};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::matching::{self, Named};
use tahaddi_persistence::repo::{challenge as calls, organisation, term};

/// How many of those that share most are looked at more closely.
const CLOSER: u32 = 200;

/// How well two fit, and whether the rules let the startup in.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The score with its parts.
    pub score: MatchScore,
    /// What the rules of the call say of the startup's profile.
    pub eligibility: EligibilityReport,
}

/// A call that fits a startup.
#[derive(Clone, Debug)]
pub struct CallMatch {
    /// The call.
    pub challenge: Challenge,
    /// The name of its organisation.
    pub organisation: String,
    /// How well it fits.
    pub fit: Fit,
}

/// A startup that fits a call.
#[derive(Clone, Debug)]
pub struct StartupMatch {
    /// The startup.
    pub organisation: Organisation,
    /// How well it fits.
    pub fit: Fit,
}

/// The calls that fit a startup of the caller, the best first: those whose rules refuse it stand last.
///
/// # Errors
/// `invalid_parameter` for a startup that is not the caller's, and without `startup` where the caller has several.
pub fn calls_for(conn: &mut Conn, caller: &Caller, startup: Option<&OrganisationId>, now: Instant) -> ApiResult<Vec<CallMatch>> {
    let own: Vec<_> = caller.actor.memberships.iter().filter(|membership| membership.kind == OrganisationKind::Startup).collect();
    let wrong =
        |problem: &str| ApiError::from(Refusal::new(Code::InvalidParameter).with("parameter", "organisation").with("problem", problem));
    let chosen = match (startup, own.as_slice()) {
        (Some(startup), _) => {
            own.iter().find(|membership| &membership.organisation == startup).ok_or_else(|| wrong("not a startup of yours"))?
        }
        (None, []) => return Ok(Vec::new()),
        (None, [only]) => only,
        (None, _) => return Err(wrong("you belong to several startups")),
    };
    let profile = organisation::find(conn, &chosen.organisation)?.ok_or(Code::NotFound)?.profile;
    calls_fitting(conn, &profile, now)
}

/// The calls that fit a profile, the best first.
///
/// # Errors
/// The store failed.
pub fn calls_fitting(conn: &mut Conn, profile: &OrganisationProfile, now: Instant) -> ApiResult<Vec<CallMatch>> {
    let catalogue = Catalogue::load(conn)?;
    let offer = catalogue.offer(profile);
    let named = Named { technologies: offer.technologies.iter().cloned().collect(), sectors: offer.sectors.iter().cloned().collect() };
    let ids = matching::calls(conn, &named, now, CLOSER)?;
    let mut found: Vec<CallMatch> = calls::find_all(conn, &ids)?
        .into_iter()
        .map(|(challenge, organisation)| CallMatch { fit: fit(&challenge.document, profile, &offer, now), challenge, organisation })
        .collect();
    found.sort_by_key(|item| (place(&item.fit), item.challenge.document.application_span().1, item.challenge.id.clone()));
    Ok(found)
}

/// The verified startups that fit a call, the best first, for those who run it.
///
/// # Errors
/// `not_found`, `forbidden`, or the store failed.
pub fn startups_for(conn: &mut Conn, caller: &Caller, id: &ChallengeId, now: Instant) -> ApiResult<Vec<StartupMatch>> {
    let call = challenge::load(conn, caller, id, Action::ChallengeInspect)?.document;
    startups_fitting(conn, &call, now)
}

/// The verified startups that fit a call, the best first.
///
/// # Errors
/// The store failed.
pub fn startups_fitting(conn: &mut Conn, call: &ChallengeDocument, now: Instant) -> ApiResult<Vec<StartupMatch>> {
    let union =
        |own: &[String], of_tracks: Vec<&Vec<String>>| own.iter().chain(of_tracks.into_iter().flatten()).cloned().collect::<Vec<_>>();
    let technologies = union(&call.technologies, call.tracks.iter().map(|track| &track.technologies).collect());
    let sectors = union(&call.sectors, call.tracks.iter().map(|track| &track.sectors).collect());
    let named = Named {
        technologies: term::within(conn, TermKind::Technology, &technologies)?,
        sectors: term::within(conn, TermKind::Sector, &sectors)?,
    };
    let ids = matching::startups(conn, &named, now, CLOSER)?;
    let catalogue = Catalogue::load(conn)?;
    let mut found: Vec<StartupMatch> = organisation::find_all(conn, &ids)?
        .into_iter()
        .map(|organisation| StartupMatch {
            fit: fit(call, &organisation.profile, &catalogue.offer(&organisation.profile), now),
            organisation,
        })
        .collect();
    found.sort_by_key(|item| (place(&item.fit), item.organisation.id.clone()));
    Ok(found)
}

/// What each term of the catalogue lies in: whoever knows machine learning knows AI.
struct Catalogue {
    technologies: BTreeMap<String, BTreeSet<String>>,
    sectors: BTreeMap<String, BTreeSet<String>>,
}

/// What a startup names, with all that it lies in.
struct Offer {
    technologies: BTreeSet<String>,
    sectors: BTreeSet<String>,
}

impl Catalogue {
    fn load(conn: &mut Conn) -> ApiResult<Self> {
        Ok(Self { technologies: term::containers(conn, TermKind::Technology)?, sectors: term::containers(conn, TermKind::Sector)? })
    }

    fn offer(&self, profile: &OrganisationProfile) -> Offer {
        let wider = |named: &[String], containers: &BTreeMap<String, BTreeSet<String>>| -> BTreeSet<String> {
            let around = named.iter().filter_map(|slug| containers.get(slug)).flatten();
            named.iter().chain(around).cloned().collect()
        };
        Offer { technologies: wider(&profile.technologies, &self.technologies), sectors: wider(&profile.sectors, &self.sectors) }
    }
}

fn fit(call: &ChallengeDocument, profile: &OrganisationProfile, offer: &Offer, now: Instant) -> Fit {
    let eligibility = evaluate(&candidate(profile), &Moments { submission: now, call, track: None });
    Fit { score: score(call, &offer.technologies, &offer.sectors), eligibility }
}

/// Whom the rules refuse comes last; among the others the score decides.
fn place(fit: &Fit) -> (bool, Reverse<u32>) {
    (fit.eligibility.verdict == EligibilityVerdict::NotMet, Reverse(fit.score.score))
}
