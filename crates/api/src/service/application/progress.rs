//! How far a dossier is, and what of it is known already.

use super::hand_in::eligibility;
use super::standpoint::Standpoint;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::jury::file_notices::{Hidden, of_dossier};
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::{ApplicationDocument, ChallengeDocument};
use tahaddi_domain::dossier::{
    Applicant, Completeness, EarlierDossier, IdentifyingText, Names, Proposal, completeness, identifying_texts, prefill,
};
use tahaddi_domain::eligibility::EligibilityReport;
use tahaddi_domain::id::ApplicationId;
use tahaddi_domain::organisation::Organisation;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::search_index::{self, Scope};
use tahaddi_persistence::repo::{application, challenge, organisation};

/// How many earlier dossiers answers are looked for in.
const EARLIER: u32 = 50;

/// How far a dossier is.
#[derive(Debug)]
pub struct Progress {
    /// What the form still needs.
    pub form: Completeness,
    /// What the rules of the call say.
    pub eligibility: EligibilityReport,
    /// The files that jurors will not see.
    pub hidden: Vec<Hidden>,
    /// What tells jurors who judge blind who applies.
    pub identifying: Vec<IdentifyingText>,
}

/// How far a dossier is: what it lacks, and what the rules of the call say of it. Only its startup sees it.
///
/// # Errors
/// `not_found`, or the store failed.
pub fn progress(conn: &mut Conn, caller: &Caller, id: &ApplicationId, now: Instant) -> ApiResult<Progress> {
    let application = application::find(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::DraftView, &Facts { applicant: Some(&application.startup), ..Facts::default() })?;
    let challenge = challenge::find(conn, &application.challenge)?.ok_or(Code::NotFound)?;
    let standpoint = Standpoint::load(conn, &application, now)?;
    let at = standpoint.of(&application);
    let startup = organisation::find(conn, &application.startup)?.ok_or(Code::NotFound)?;
    let document = application.working(&at);
    let report = eligibility(document, &challenge, &startup.profile, application.submitted_at.unwrap_or(now));
    // What people decided, once its startup was told.
    let report = match application.eligibility.announced() {
        Some(decision) => report.decided(decision, &challenge.document, document.track.as_ref()),
        None => report,
    };
    let hidden = of_dossier(conn, id, standpoint.is_corrected())?;
    let identifying = identifying(conn, &startup, document, &challenge.document)?;
    Ok(Progress { form: completeness(document, &challenge.document, &at), eligibility: report, hidden, identifying })
}

/// What in a dossier tells jurors who applies, where they should not learn it.
fn identifying(
    conn: &mut Conn,
    startup: &Organisation,
    document: &ApplicationDocument,
    form: &ChallengeDocument,
) -> ApiResult<Vec<IdentifyingText>> {
    if !form.judged_blind(document.track.as_ref()) {
        return Ok(Vec::new());
    }
    let members = organisation::members(conn, &startup.id)?;
    let members = members.iter().map(|member| (member.name.as_str(), member.email.as_str())).collect();
    let names = Names::of(&Applicant { name: &startup.name, website: startup.profile.website.as_deref(), members }, document, form);
    let common = search_index::known(conn, Scope::Term, &names.search_words())?;
    Ok(identifying_texts(document, form, &names.without(&common)))
}

/// What its startup could answer to the questions of a dossier that have no answer, from its profile and what it wrote before.
///
/// # Errors
/// `not_found`, or the store failed.
pub fn proposals(conn: &mut Conn, caller: &Caller, id: &ApplicationId) -> ApiResult<Vec<Proposal>> {
    let application = application::find(conn, id)?.ok_or(Code::NotFound)?;
    caller.ensure(Action::DraftView, &Facts { applicant: Some(&application.startup), ..Facts::default() })?;
    let challenge = challenge::find(conn, &application.challenge)?.ok_or(Code::NotFound)?;
    let startup = organisation::find(conn, &application.startup)?.ok_or(Code::NotFound)?;
    let mut earlier = Vec::new();
    for (found, _name) in application::list_of(conn, std::slice::from_ref(&application.startup), None, None, EARLIER)? {
        if found.id == application.id {
            continue;
        }
        if let Some(call) = challenge::find(conn, &found.challenge)? {
            earlier.push((found, call.document));
        }
    }
    let earlier: Vec<EarlierDossier<'_>> = earlier
        .iter()
        .map(|(found, form)| EarlierDossier { id: &found.id, document: &found.document, form, updated_at: found.updated_at })
        .collect();
    Ok(prefill(&application.document, &challenge.document, &startup.name, &startup.profile, &earlier))
}
