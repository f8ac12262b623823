//! Deciding about the eligibility of many dossiers at once, and telling their startups.

use super::show::ensure_not_judging_blind;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::is_locked;
use crate::service::jury::stage::{ensure_live, ensure_unsealed, load_panel};
use crate::service::record::{Event, record};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::access::Action;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::Code;
use tahaddi_domain::eligibility::{EligibilityDecision, EligibilityRuling, RulingRequest, ensure_rulings};
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, OrganisationId};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{application, challenge};

/// What was decided about one dossier.
#[derive(Clone, Debug)]
pub struct Ruled {
    /// The dossier.
    pub application: ApplicationId,
    /// What held before.
    pub before: Option<EligibilityRuling>,
    /// The decision.
    pub decision: EligibilityDecision,
}

/// Decides about the eligibility of dossiers, all or none. It is in force at once, for the panel; startups learn of it when it is
/// announced. A dry run decides the same and keeps nothing.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state` for a call that is over, `applications_sealed`, `panel_locked`, `conflict_of_interest`;
/// `validation_failed` with everything that is wrong.
pub fn decide(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, requests: &[RulingRequest], dry_run: bool) -> ApiResult<Vec<Ruled>> {
    load_panel(tx, caller, id, Action::EligibilityDecide)?;
    ensure_not_judging_blind(tx, caller, id)?;
    // In the order of ids, and before the call: whoever changes a dossier takes them so too.
    let ids: BTreeSet<&ApplicationId> = requests.iter().map(|request| &request.application).collect();
    for dossier in ids {
        application::lock(tx, dossier)?;
    }
    challenge::lock_shared(tx, id)?;
    let (challenge, _seat) = load_panel(tx, caller, id, Action::EligibilityDecide)?;
    let now = tx.now()?;
    ensure_decidable(tx, &challenge, now)?;
    let dossiers: BTreeMap<ApplicationId, Application> =
        application::submitted(tx, id)?.into_iter().map(|dossier| (dossier.id.clone(), dossier)).collect();
    ensure_rulings(requests, &challenge.document, |id| dossiers.get(id))?;
    let named: Vec<Application> = requests.iter().filter_map(|request| dossiers.get(&request.application).cloned()).collect();
    let mut ruled = Vec::new();
    for (request, dossier) in requests.iter().zip(named) {
        let decision = EligibilityDecision {
            ruling: request.ruling,
            reason: request.reason.clone(),
            failed_rules: request.failed_rules.clone(),
            rule_version: challenge.version,
            dossier_version: dossier.version,
            by: caller.user()?.clone(),
            at: now,
            announced_at: None,
        };
        let before = dossier.eligibility.current().map(|before| before.ruling);
        if !dry_run {
            keep(tx, caller, &challenge, dossier, &decision)?;
        }
        ruled.push(Ruled { application: request.application.clone(), before, decision });
    }
    Ok(ruled)
}

/// Whether the eligibility of dossiers can be decided now: they are known, and no panel was locked that relied on it.
///
/// # Errors
/// `invalid_state`, `applications_sealed`, `panel_locked`.
fn ensure_decidable(tx: &mut Tx<'_>, challenge: &Challenge, now: Instant) -> ApiResult<()> {
    ensure_live(challenge)?;
    ensure_unsealed(challenge, now)?;
    if is_locked(tx, &challenge.id)? { Err(Code::PanelLocked.into()) } else { Ok(()) }
}

fn keep(tx: &mut Tx<'_>, caller: &Caller, challenge: &Challenge, dossier: Application, decision: &EligibilityDecision) -> ApiResult<()> {
    let before = dossier.eligibility.current().map(|before| before.ruling);
    let mut decisions = dossier.eligibility;
    decisions.decide(decision.clone());
    application::save_eligibility(tx, &dossier.id, &decisions)?;
    let details = json!({
        "challenge_id": challenge.id, "from": before, "to": decision.ruling, "failed_rules": decision.failed_rules,
        "rule_version": decision.rule_version, "dossier_version": decision.dossier_version,
    });
    // In the trail of whoever runs the call: that of the startup would tell it.
    record(tx, caller, Event::new("application.eligibility_decided", dossier.id.as_str()).within(&challenge.organisation).with(details))
}

/// A second person tells the startups what was decided about the eligibility of their dossiers; how many.
///
/// # Errors
/// `not_found`, `forbidden`, `invalid_state` for a call that is over, `no_decision` where nothing waits, `conflict_of_interest`;
/// `same_approver` for who decided about one of them.
pub fn announce(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId) -> ApiResult<usize> {
    let (challenge, _seat) = load_panel(tx, caller, id, Action::DecisionRelease)?;
    ensure_live(&challenge)?;
    let waiting = waiting(tx, id)?;
    if waiting.is_empty() {
        return Err(Code::NoDecision.into());
    }
    let user = caller.user()?;
    if waiting.iter().filter_map(|dossier| dossier.eligibility.pending()).any(|decision| &decision.by == user) {
        return Err(Refusal::new(Code::SameApprover).into());
    }
    let now = tx.now()?;
    let count = waiting.len();
    let startups = tell(tx, waiting, now)?;
    let details = json!({"challenge_id": id, "applications": count, "organisation_ids": startups});
    record(tx, caller, Event::new("challenge.eligibility_announced", id.as_str()).within(&challenge.organisation).with(details))?;
    Ok(count)
}

/// Tells with the outcomes of a phase what was decided about eligibility and not told yet; whom.
///
/// # Errors
/// The store failed.
pub fn tell_pending(tx: &mut Tx<'_>, id: &ChallengeId, now: Instant) -> ApiResult<BTreeSet<OrganisationId>> {
    let waiting = waiting(tx, id)?;
    tell(tx, waiting, now)
}

/// The dossiers about which something was decided that their startups do not know; other changes of them wait.
fn waiting(tx: &mut Tx<'_>, id: &ChallengeId) -> ApiResult<Vec<Application>> {
    let waits = |dossier: &Application| dossier.eligibility.pending().is_some();
    for dossier in application::submitted(tx, id)?.iter().filter(|dossier| waits(dossier)) {
        application::lock(tx, &dossier.id)?;
    }
    let mut waiting = application::submitted(tx, id)?;
    waiting.retain(waits);
    Ok(waiting)
}

fn tell(tx: &mut Tx<'_>, dossiers: Vec<Application>, now: Instant) -> ApiResult<BTreeSet<OrganisationId>> {
    let mut startups = BTreeSet::new();
    for dossier in dossiers {
        let mut decisions = dossier.eligibility;
        decisions.announce(now);
        application::save_eligibility(tx, &dossier.id, &decisions)?;
        startups.insert(dossier.startup);
    }
    Ok(startups)
}
