//! A copy of everything that is held about a person, for that person: nothing of others.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::notify::MAIL;
use crate::service::record::{Event, audit};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tahaddi_domain::access::Membership;
use tahaddi_domain::access_code::AccessCode;
use tahaddi_domain::appeal::Appeal;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge_file::ChallengeFile;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::dossier::{StoredFile, TeamMember};
use tahaddi_domain::id::{ApplicationId, AssignmentId, AuditId, ChallengeId, Id as _, InquiryId, MessageId, OrganisationId, OutboxId};
use tahaddi_domain::inquiry::Inquiry;
use tahaddi_domain::jury::{Assignment, DeclaredConflict, Juror};
use tahaddi_domain::message::Message;
use tahaddi_domain::privacy::Forgotten;
use tahaddi_domain::saved_search::SavedSearch;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::audit::{self as trail, AuditEntry, AuditFilter};
use tahaddi_persistence::repo::session::{self, Session};
use tahaddi_persistence::repo::terms_acceptance::{self, Acceptance};
use tahaddi_persistence::repo::user::{self, User};
use tahaddi_persistence::repo::{
    access_code, appeal, application, application_file, application_trace, application_version, assignment, challenge_file, conflict,
    follow, inquiry, juror, message, outbox, saved_search,
};
use tahaddi_persistence::{Conn, Tx};

/// How many entries of each list that grows stand on a page.
pub const PAGE: u32 = 100;
/// How many entries a list has that comes whole.
pub const MOST: u32 = 1_000;

/// How many former versions of a dossier are looked through for an entry of its team.
const FORMER: u32 = 50;

/// Where a list goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rest<P> {
    /// After this entry.
    After(P),
    /// Nowhere: it has ended.
    Ended,
}

/// Where a further page begins, in each list that grows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    applications: Rest<String>,
    sheets: Rest<String>,
    questions: Rest<String>,
    written: Rest<String>,
    events: Rest<(Instant, String)>,
}

impl Place {
    fn has_ended(&self) -> bool {
        let ended = [&self.applications, &self.sheets, &self.questions, &self.written].into_iter().all(|rest| *rest == Rest::Ended);
        ended && self.events == Rest::Ended
    }
}

/// What a person has to do with a dossier.
#[derive(Debug)]
pub struct OwnDossier {
    /// The application.
    pub application: Application,
    /// Whether the person belongs to the startup now: only then is said what the dossier is called.
    pub belongs: bool,
    /// The entry of the team that is the person.
    pub entry: Option<TeamMember>,
    /// When the person wrote which version.
    pub wrote: Vec<(i64, Instant)>,
    /// The files that the person uploaded, those that were taken out included.
    pub files: Vec<StoredFile>,
}

/// What comes with the first page only.
#[derive(Debug)]
pub struct Person {
    /// Sessions that have not ended.
    pub sessions: Vec<Session>,
    /// Organisations, with their names.
    pub memberships: Vec<(Membership, String)>,
    /// Organisations that the person belonged to, with their names, and from when until when.
    pub former_memberships: Vec<(OrganisationId, String, Instant, Instant)>,
    /// Terms and consents.
    pub acceptances: Vec<(ChallengeId, Acceptance)>,
    /// Seats on panels.
    pub seats: Vec<Juror>,
    /// Followed challenges.
    pub followed: Vec<(Instant, ChallengeId)>,
    /// Saved searches.
    pub searches: Vec<SavedSearch>,
    /// Appeals that the person filed.
    pub appeals: Vec<Appeal>,
    /// Conflicts of interest that the person declared.
    pub conflicts: Vec<DeclaredConflict>,
    /// Files that the person sent to calls.
    pub files: Vec<ChallengeFile>,
    /// Access codes that the person made.
    pub access_codes: Vec<AccessCode>,
    /// Mails that are still known: what each is, when it was written, and how far it is.
    pub messages: Vec<(OutboxId, Value, Instant, String)>,
}

/// A page of the copy.
#[derive(Debug)]
pub struct Export {
    /// The account.
    pub user: User,
    /// What comes with the first page only.
    pub person: Option<Person>,
    /// Dossiers that the person wrote, or that name the person.
    pub applications: Vec<OwnDossier>,
    /// Score sheets of the person.
    pub sheets: Vec<(Assignment, ChallengeId)>,
    /// Questions about calls.
    pub questions: Vec<Inquiry>,
    /// Messages that the person wrote about dossiers.
    pub written: Vec<Message>,
    /// What the person did.
    pub events: Vec<AuditEntry>,
    /// Where the next page begins.
    pub next: Option<Place>,
}

/// A page of everything that is held about the caller. That it was asked for stands in the audit trail.
///
/// # Errors
/// The store failed.
pub fn export(tx: &mut Tx<'_>, caller: &Caller, place: Option<&Place>) -> ApiResult<Export> {
    let user = user::find(tx, caller.user()?)?.ok_or(Code::InvalidToken)?;
    let now = tx.now()?;
    let me = Forgotten { user: user.id.clone(), email: user.email.clone() };
    let person = if place.is_none() { Some(whole(tx, &me, now)?) } else { None };
    let (applications, dossiers_from) = page(place.map(|place| &place.applications), |after| {
        let after = after.map(|id| ApplicationId::from_stored(id.clone()));
        let ids = application_trace::of_person(tx, &me.user, &me.email, after.as_ref(), PAGE)?;
        Ok(ids.into_iter().map(|id| (id.as_str().to_owned(), id)).collect())
    })?;
    let (sheets, sheets_from) = page(place.map(|place| &place.sheets), |after| {
        let after = after.map(|id| AssignmentId::from_stored(id.clone()));
        let found = assignment::written_by(tx, &me.user, after.as_ref(), PAGE)?;
        Ok(found.into_iter().map(|item| (item.0.id.as_str().to_owned(), item)).collect())
    })?;
    let (questions, questions_from) = page(place.map(|place| &place.questions), |after| {
        let after = after.map(|id| InquiryId::from_stored(id.clone()));
        let found = inquiry::asked_by(tx, &me.user, after.as_ref(), PAGE)?;
        Ok(found.into_iter().map(|item| (item.id.as_str().to_owned(), item)).collect())
    })?;
    let (written, written_from) = page(place.map(|place| &place.written), |after| {
        let after = after.map(|id| MessageId::from_stored(id.clone()));
        let found = message::written_by(tx, &me.user, after.as_ref(), PAGE)?;
        Ok(found.into_iter().map(|item| (item.id.as_str().to_owned(), item)).collect())
    })?;
    let (events, events_from) = page(place.map(|place| &place.events), |after| {
        let filter = AuditFilter { actor_id: Some(me.user.as_str().to_owned()), ..AuditFilter::default() };
        let after = after.map(|(at, id)| (*at, AuditId::from_stored(id.clone())));
        let found = trail::list(tx, &filter, after.as_ref().map(|(at, id)| (*at, id)), i64::from(PAGE) + 1)?;
        Ok(found.into_iter().map(|item| ((item.at, item.id.as_str().to_owned()), item)).collect())
    })?;
    let mut own = Vec::new();
    for id in applications {
        own.extend(dossier(tx, caller, &me, &id)?);
    }
    let next =
        Place { applications: dossiers_from, sheets: sheets_from, questions: questions_from, written: written_from, events: events_from };
    let more = !next.has_ended();
    audit(tx, caller, &Event::new("account.exported", me.user.as_str()).with(json!({"first_page": place.is_none()})))?;
    Ok(Export { user, person, applications: own, sheets, questions, written, events, next: more.then_some(next) })
}

/// The next entries of a list, and where it goes on. `load` gives one more than a page holds if there are more.
fn page<P: Clone, T>(from: Option<&Rest<P>>, load: impl FnOnce(Option<&P>) -> ApiResult<Vec<(P, T)>>) -> ApiResult<(Vec<T>, Rest<P>)> {
    let after = match from {
        Some(Rest::Ended) => return Ok((Vec::new(), Rest::Ended)),
        Some(Rest::After(place)) => Some(place),
        None => None,
    };
    let mut found = load(after)?;
    let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let rest = found.last().filter(|_| more).map_or(Rest::Ended, |(place, _)| Rest::After(place.clone()));
    Ok((found.into_iter().map(|(_, item)| item).collect(), rest))
}

fn whole(conn: &mut Conn, me: &Forgotten, now: Instant) -> ApiResult<Person> {
    let names: std::collections::BTreeMap<_, _> = user::organisation_names(conn, &me.user)?.into_iter().collect();
    let named = |membership: Membership| {
        let name = names.get(&membership.organisation).cloned().unwrap_or_default();
        (membership, name)
    };
    Ok(Person {
        sessions: session::live(conn, &me.user, now)?,
        memberships: user::memberships(conn, &me.user)?.into_iter().map(named).collect(),
        former_memberships: user::former_memberships(conn, &me.user)?,
        acceptances: terms_acceptance::all_of_person(conn, &me.user, i64::from(MOST))?,
        seats: juror::of_person(conn, &me.user, &me.email)?,
        followed: follow::list(conn, &me.user, None, MOST - 1)?,
        searches: saved_search::list(conn, &me.user, None, MOST - 1)?,
        appeals: appeal::filed_by(conn, &me.user, i64::from(MOST))?,
        conflicts: conflict::declared_by(conn, &me.user, i64::from(MOST))?,
        files: challenge_file::sent_by(conn, &me.user, i64::from(MOST))?,
        access_codes: access_code::made_by(conn, &me.user, i64::from(MOST))?,
        messages: outbox::mails_to(conn, MAIL, &me.email)?,
    })
}

fn dossier(conn: &mut Conn, caller: &Caller, me: &Forgotten, id: &ApplicationId) -> ApiResult<Option<OwnDossier>> {
    let Some(application) = application::find(conn, id)? else { return Ok(None) };
    let in_team = |document: &ApplicationDocument| document.team.iter().find(|member| me.is(member)).cloned();
    let entry = match in_team(&application.document) {
        Some(entry) => Some(entry),
        // The person may have been taken out since, or stand in a correction.
        None => application_version::list(conn, id, None, FORMER)?.iter().find_map(|version| in_team(&version.document)),
    };
    let wrote = application_version::written_by(conn, id, &me.user, i64::from(PAGE))?;
    let files = application_file::sent_by(conn, id, &me.user, i64::from(PAGE))?;
    Ok(Some(OwnDossier { belongs: caller.belongs_to(&application.startup), entry, wrote, files, application }))
}
