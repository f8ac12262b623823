//! What a hand-in takes beside a complete dossier: accepted terms, met rules; and the receipt for it.

use crate::auth::receipt::Receipts;
use crate::caller::Caller;
use crate::error::{ApiError, ApiResult};
use std::collections::BTreeMap;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::document::{AcceptedFor, ApplicationDocument, Key, OrganisationProfile};
use tahaddi_domain::dossier::{AcceptedTerms, ReceiptClaims, Situation, Snapshot, Submission, SubmissionDetails, candidate};
use tahaddi_domain::eligibility::{EligibilityReport, Moments, evaluate};
use tahaddi_domain::matching;
use tahaddi_domain::refusal::Check;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{organisation, submission, terms_acceptance};
use tahaddi_persistence::{Conn, Tx};

/// Keeps what is handed in, with its receipt. The dossier is complete and in time: `at` is where it stood when that was decided.
///
/// # Errors
/// `terms_not_accepted`, `not_eligible`, `application_incomplete` where a rule needs a fact or a declaration that is missing.
pub fn hand_in(
    tx: &mut Tx<'_>,
    caller: &Caller,
    receipts: &Receipts,
    application: &Application,
    challenge: &Challenge,
    at: &Situation<'_>,
) -> ApiResult<()> {
    let terms = accepted(tx, caller, challenge)?;
    let profile = organisation::find(tx, &application.startup)?.ok_or(Code::NotFound)?.profile;
    let now = application.updated_at;
    // A correction does not make it a later application.
    let eligibility = eligibility(&application.document, challenge, &profile, application.submitted_at.unwrap_or(now));
    eligibility.ensure_may_compete(application.document.track.as_ref())?;
    let snapshot = Snapshot {
        application_id: application.id.clone(),
        challenge_id: challenge.id.clone(),
        organisation_id: application.startup.clone(),
        version: application.version,
        document: application.document.clone(),
        files: at.files.to_vec(),
        form_version: challenge.version,
        eligibility_version: challenge.version,
        terms: terms.iter().map(|terms| (terms.key.clone(), terms.version)).collect::<BTreeMap<Key, u32>>(),
    };
    let claims = ReceiptClaims::new(tx.new_id()?, receipts.issuer(), &snapshot, &challenge.document, at);
    let claims = claims.map_err(ApiError::fault)?;
    let receipt = receipts.sign(&claims, now).map_err(ApiError::fault)?;
    let handed_in = Submission {
        id: claims.jti,
        application: application.id.clone(),
        version: application.version,
        challenge: challenge.id.clone(),
        actor: caller.user()?.clone(),
        at: now,
        deadline: claims.deadline.map(|deadline| deadline.at),
        digest: claims.digest,
        receipt,
        access_code: application.grants.access_code.clone(),
        details: SubmissionDetails { snapshot, eligibility, terms },
    };
    Ok(submission::insert(tx, &handed_in)?)
}

/// What the rules of the call say of a dossier: of the facts in it, of those whom it names as members and partners, and for what it leaves
/// out, of the profile of its startup.
#[must_use]
pub fn eligibility(
    document: &ApplicationDocument,
    challenge: &Challenge,
    profile: &OrganisationProfile,
    now: Instant,
) -> EligibilityReport {
    let facts = candidate(document, matching::candidate(profile).company);
    evaluate(&facts, &Moments { submission: now, call: &challenge.document, track: document.track.as_ref() })
}

/// The terms that the caller has accepted, of those that a submission needs in their present wording.
fn accepted(conn: &mut Conn, caller: &Caller, challenge: &Challenge) -> ApiResult<Vec<AcceptedTerms>> {
    let user = caller.user()?;
    let known = terms_acceptance::of_person(conn, &challenge.id, user)?;
    let mut check = Check::default();
    let mut found = Vec::new();
    for terms in challenge.document.terms.iter().filter(|terms| terms.needed_for() != AcceptedFor::Nothing) {
        let acceptance = known.iter().find(|known| known.holds_for(&terms.key.0, terms.version));
        match acceptance {
            Some(acceptance) => found.push(AcceptedTerms {
                key: terms.key.clone(),
                version: acceptance.version,
                digest: acceptance.digest.clone(),
                by: user.clone(),
                at: acceptance.at,
            }),
            None => check.fail(format!("/terms/{}", terms.key.0), FieldCode::Required),
        }
    }
    check.finish_as(Code::TermsNotAccepted)?;
    Ok(found)
}
