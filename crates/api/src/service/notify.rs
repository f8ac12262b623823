//! Who is told what by mail when something has happened.

mod after_submission;
mod panel;

use crate::error::ApiResult;
use crate::mail::MailKind;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::{Language, LocalizedText};
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, InquiryId, InvitationId, JurorId, OrganisationId, UserId};
use tahaddi_domain::organisation::MemberRole;
use tahaddi_domain::privacy::is_erased;
use tahaddi_domain::saved_search::SavedSearch;
use tahaddi_domain::time::{Instant, wall_time};
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, challenge, follow, inquiry, invitation, juror, organisation, user};

/// The kind of outbox row that holds a [`MailJob`].
pub const MAIL: &str = "mail";
/// What operators are invited to.
const PLATFORM: &str = "Tahaddi";
/// The zone in which mails tell the time.
const ZONE: &str = "Africa/Casablanca";

/// An event as it stands in the outbox.
#[derive(Clone, Debug, Deserialize)]
pub struct StoredEvent {
    /// What happened.
    pub name: String,
    /// To what.
    pub subject: String,
    /// The rest.
    #[serde(default)]
    pub details: Value,
}

/// A mail to one person, as it stands in the outbox. It holds no secret: the token of its link is made when it is sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MailJob {
    /// The name of a [`MailKind`].
    pub kind: String,
    /// The address.
    pub email: String,
    /// The name, empty if it is not known.
    pub name: String,
    /// The language.
    pub language: Language,
    /// Where the link leads in the front end; `{token}` stands for a token that is made when the mail is sent.
    pub path: String,
    /// The account that the token is for.
    pub user: Option<UserId>,
    /// What else the token is for.
    pub subject: Option<String>,
    /// What the text says.
    pub variables: BTreeMap<String, String>,
}

impl StoredEvent {
    fn detail(&self, name: &str) -> String {
        self.details.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
    /// An instant as it is to be read, with its zone.
    fn moment(&self, name: &str) -> String {
        let at = self.detail(name);
        Instant::parse(&at).map_or(at, read_moment)
    }
}

/// An instant as it is to be read, with its zone.
fn read_moment(at: Instant) -> String {
    wall_time(at, ZONE).map_or_else(|_out_of_range| at.to_string(), |wall| format!("{} ({ZONE})", wall.replace('T', " ")))
}

/// The mails that follow from an event; none for most.
///
/// # Errors
/// The store failed.
pub fn mails(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let Some(teller) = teller(&event.name) else { return Ok(Vec::new()) };
    let mut jobs = teller(conn, event)?;
    // Whoever was erased is not written to.
    jobs.retain(|job| !is_erased(&job.email));
    Ok(jobs)
}

/// Whether somebody may be told when this happens.
#[must_use]
pub fn is_told(event: &str) -> bool {
    teller(event).is_some()
}

/// Makes the mails that follow from an event.
type Teller = fn(&mut Conn, &StoredEvent) -> ApiResult<Vec<MailJob>>;

fn teller(event: &str) -> Option<Teller> {
    Some(match event {
        "account.registered" | "account.verification_requested" => {
            |conn, event| account(conn, event, MailKind::VerifyEmail, "/verify-email?token={token}")
        }
        "account.registration_repeated" => |conn, event| account(conn, event, MailKind::AlreadyRegistered, "/login"),
        "erasure.requested" => |conn, event| account(conn, event, MailKind::ErasureRequested, "/account/erasure"),
        "password.forgotten" => |conn, event| account(conn, event, MailKind::ResetPassword, "/reset-password?token={token}"),
        "session.family_revoked" => |conn, event| account(conn, event, MailKind::SessionFamilyRevoked, "/account/sessions"),
        "invitation.created" => invitation_mail,
        "invitation.declined" => invitation_declined,
        "organisation.verified" => |conn, event| organisation_mail(conn, event, MailKind::OrganisationVerified),
        "organisation.rejected" => |conn, event| organisation_mail(conn, event, MailKind::OrganisationRejected),
        "challenge.changes_requested" => |conn, event| challenge_mail(conn, event, MailKind::ChallengeChangesRequested),
        "challenge.approved" => |conn, event| challenge_mail(conn, event, MailKind::ChallengeApproved),
        "challenge.published" => |conn, event| challenge_mail(conn, event, MailKind::ChallengePublished),
        "challenge.cancelled" => cancellation,
        "challenge.extended" => extension,
        "inquiry.asked" => inquiry_asked,
        "inquiry.answered" => inquiry_answered,
        "application.submitted" => |conn, event| application_mail(conn, event, MailKind::ApplicationSubmitted),
        "application.withdrawn" => |conn, event| application_mail(conn, event, MailKind::ApplicationWithdrawn),
        "application.file_hidden" => |conn, event| application_mail(conn, event, MailKind::FileHidden),
        "application.extended" => |conn, event| grant_mail(conn, event, MailKind::ApplicationExtended),
        "application.reopened" => |conn, event| grant_mail(conn, event, MailKind::ApplicationReopened),
        "juror.removed" => juror_removed,
        "juror.reminded" => panel::reminded,
        "sheet.reopened" => panel::sheet_reopened,
        "phase.released" => released,
        "correction.released" => |conn, event| outcome_mail(conn, event, MailKind::OutcomeCorrected),
        "challenge.eligibility_announced" => |conn, event| outcome_mail(conn, event, MailKind::EligibilityAnnounced),
        "message.sent" => after_submission::message_sent,
        "export.written" => |conn, event| after_submission::export_ended(conn, event, MailKind::ExportReady),
        "export.given_up" => |conn, event| after_submission::export_ended(conn, event, MailKind::ExportFailed),
        "appeal.filed" => |conn, event| after_submission::appeal_mail(conn, event, MailKind::AppealFiled),
        "appeal.decided" => |conn, event| after_submission::appeal_mail(conn, event, MailKind::AppealDecided),
        _ => return None,
    })
}

fn job(kind: MailKind, path: String, variables: &[(&str, String)]) -> MailJob {
    MailJob {
        kind: kind.as_str().to_owned(),
        email: String::new(),
        name: String::new(),
        language: Language::default(),
        path,
        user: None,
        subject: None,
        variables: variables.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
    }
}

fn account(conn: &mut Conn, event: &StoredEvent, kind: MailKind, path: &str) -> ApiResult<Vec<MailJob>> {
    let Some(user) = user::find(conn, &UserId::from_stored(event.subject.clone()))? else { return Ok(Vec::new()) };
    let job = job(kind, path.to_owned(), &[("at", event.moment("at"))]);
    Ok(vec![MailJob { email: user.email, name: user.name, language: user.language, user: Some(user.id), ..job }])
}

fn invitation_mail(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    use tahaddi_domain::invitation::InvitationKind;
    let Some(invitation) = invitation::find(conn, &InvitationId::from_stored(event.subject.clone()))? else { return Ok(Vec::new()) };
    let kind = match invitation.kind {
        InvitationKind::Operator => MailKind::InvitationOperator,
        InvitationKind::Member => MailKind::InvitationMember,
        InvitationKind::Juror => MailKind::InvitationJuror,
        InvitationKind::Team => MailKind::InvitationTeam,
    };
    let destination = invitation::destination(conn, &invitation)?;
    let known = user::find_by_email(conn, &invitation.email)?;
    let language = known.as_ref().map(|user| user.language).unwrap_or_default();
    let organisation = destination.organisation.unwrap_or_default();
    let variables = [("role", invitation.role.clone()), ("organisation", organisation.clone()), ("organiser", organisation)];
    let job = about(&job(kind, "/invitations/{token}".into(), &variables), &destination.challenge.unwrap_or_default(), language);
    let name = known.map(|user| user.name).unwrap_or_default();
    Ok(vec![MailJob { email: invitation.email, name, subject: Some(invitation.id.to_string()), ..job }])
}

/// To whoever invited; nobody if it was the program.
fn invitation_declined(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let Some(invitation) = invitation::find(conn, &InvitationId::from_stored(event.subject.clone()))? else { return Ok(Vec::new()) };
    let Some(sender) = invitation.invited_by.as_ref().map_or(Ok(None), |id| user::find(conn, id))? else { return Ok(Vec::new()) };
    let destination = invitation::destination(conn, &invitation)?;
    let challenge = destination.challenge.as_ref().map(|title| title.best(sender.language).to_owned());
    let destination = challenge.or(destination.organisation).unwrap_or_else(|| PLATFORM.to_owned());
    let seat = invitation.juror.as_ref().map_or(Ok(None), |id| juror::find(conn, id))?;
    let path = match (seat, &invitation.application, &invitation.organisation) {
        (Some(seat), ..) => format!("/challenges/{}/jury", seat.challenge),
        (None, Some(application), _) => format!("/applications/{application}"),
        (None, None, Some(organisation)) => format!("/organisations/{organisation}"),
        (None, None, None) => "/operators".to_owned(),
    };
    let job = job(MailKind::InvitationDeclined, path, &[("person", invitation.email), ("destination", destination)]);
    Ok(vec![MailJob { email: sender.email, name: sender.name, language: sender.language, ..job }])
}

/// The same mail to everybody in an organisation who may act for it.
fn to_members(conn: &mut Conn, organisation: &OrganisationId, job: &MailJob, title: &LocalizedText) -> ApiResult<Vec<MailJob>> {
    let mut jobs = Vec::new();
    for member in organisation::members(conn, organisation)?.into_iter().filter(|member| member.role != MemberRole::Viewer) {
        let language = user::find(conn, &member.user)?.map(|user| user.language).unwrap_or_default();
        jobs.push(MailJob { email: member.email, name: member.name, ..about(job, title, language) });
    }
    Ok(jobs)
}

/// The mail in this language. The title of a call is in the language of its reader too, where the call has it.
fn about(job: &MailJob, title: &LocalizedText, language: Language) -> MailJob {
    let mut job = MailJob { language, ..job.clone() };
    job.variables.insert("title".to_owned(), title.best(language).to_owned());
    job
}

/// The title of the call that an event is about.
fn title(conn: &mut Conn, event: &StoredEvent) -> ApiResult<LocalizedText> {
    let found = challenge::find(conn, &ChallengeId::from_stored(event.detail("challenge_id")))?;
    Ok(found.map(|challenge| challenge.document.title.clone()).unwrap_or_default())
}

fn organisation_mail(conn: &mut Conn, event: &StoredEvent, kind: MailKind) -> ApiResult<Vec<MailJob>> {
    let id = OrganisationId::from_stored(event.subject.clone());
    let Some(organisation) = organisation::find(conn, &id)? else { return Ok(Vec::new()) };
    let job = job(
        kind,
        format!("/organisations/{id}"),
        &[("organisation", organisation.name), ("reason", organisation.verification.reason.unwrap_or_default())],
    );
    to_members(conn, &id, &job, &LocalizedText::default())
}

fn challenge_mail(conn: &mut Conn, event: &StoredEvent, kind: MailKind) -> ApiResult<Vec<MailJob>> {
    let id = ChallengeId::from_stored(event.subject.clone());
    let Some(challenge) = challenge::find(conn, &id)? else { return Ok(Vec::new()) };
    let job = job(kind, format!("/challenges/{id}"), &[("reason", challenge.note.unwrap_or_default())]);
    to_members(conn, &challenge.organisation, &job, &challenge.document.title)
}

/// A cancellation is told to the partner and to everybody who has handed in.
fn cancellation(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let mut jobs = challenge_mail(conn, event, MailKind::ChallengeCancelled)?;
    let id = ChallengeId::from_stored(event.subject.clone());
    let Some(challenge) = challenge::find(conn, &id)? else { return Ok(jobs) };
    let job = job(MailKind::ChallengeCancelled, format!("/challenges/{id}"), &[("reason", challenge.note.unwrap_or_default())]);
    for application in application::submitted(conn, &id)? {
        jobs.extend(to_members(conn, &application.startup, &job, &challenge.document.title)?);
    }
    to_followers(conn, &id, &job, &challenge.document.title, jobs)
}

/// The same mail to everybody who follows a challenge, but for those who get one of `jobs` already.
fn to_followers(
    conn: &mut Conn,
    challenge: &ChallengeId,
    job: &MailJob,
    title: &LocalizedText,
    mut jobs: Vec<MailJob>,
) -> ApiResult<Vec<MailJob>> {
    for id in follow::followers(conn, challenge)? {
        let Some(user) = user::find(conn, &id)? else { continue };
        if jobs.iter().all(|job| job.email != user.email) {
            jobs.push(MailJob { email: user.email, name: user.name, ..about(job, title, user.language) });
        }
    }
    Ok(jobs)
}

/// An extension is told to the partner, to everybody who has begun an application, drafts too, and to everybody who follows it.
fn extension(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let id = ChallengeId::from_stored(event.subject.clone());
    let Some(challenge) = challenge::find(conn, &id)? else { return Ok(Vec::new()) };
    let phase = challenge.document.phases.iter().find(|phase| phase.id.as_ref().is_some_and(|id| id.as_str() == event.detail("phase_id")));
    let reason = phase.and_then(|phase| phase.extensions.last()).map(|extension| extension.reason.clone()).unwrap_or_default();
    let variables = [("reason", reason), ("deadline", event.moment("to")), ("previous", event.moment("from"))];
    let job = job(MailKind::ChallengeExtended, format!("/challenges/{id}"), &variables);
    let mut jobs = to_members(conn, &challenge.organisation, &job, &challenge.document.title)?;
    for application in application::live(conn, &id)? {
        jobs.extend(to_members(conn, &application.startup, &job, &challenge.document.title)?);
    }
    to_followers(conn, &id, &job, &challenge.document.title, jobs)
}

fn inquiry_asked(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let Some(inquiry) = inquiry::find(conn, &InquiryId::from_stored(event.subject.clone()))? else { return Ok(Vec::new()) };
    let Some(challenge) = challenge::find(conn, &inquiry.challenge)? else { return Ok(Vec::new()) };
    let job = job(MailKind::InquiryAsked, format!("/challenges/{}/questions", challenge.id), &[("question", inquiry.text)]);
    to_members(conn, &challenge.organisation, &job, &challenge.document.title)
}

fn inquiry_answered(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let Some(inquiry) = inquiry::find(conn, &InquiryId::from_stored(event.subject.clone()))? else { return Ok(Vec::new()) };
    let (Some(challenge), Some(user)) = (challenge::find(conn, &inquiry.challenge)?, user::find(conn, &inquiry.asked_by)?) else {
        return Ok(Vec::new());
    };
    let job = job(MailKind::InquiryAnswered, format!("/challenges/{}/questions", challenge.id), &[]);
    Ok(vec![MailJob { email: user.email, name: user.name, ..about(&job, &challenge.document.title, user.language) }])
}

/// A newly published challenge that a saved search looks for; `None` if its owner cannot be written to.
///
/// # Errors
/// The store failed.
pub fn saved_search_matched(conn: &mut Conn, search: &SavedSearch, challenge: &Challenge) -> ApiResult<Option<MailJob>> {
    let owner = user::find(conn, &search.user)?.filter(|user| user.disabled_at.is_none() && user.email_verified_at.is_some());
    let Some(owner) = owner else { return Ok(None) };
    let job = job(MailKind::SavedSearchMatched, format!("/challenges/{}", challenge.id), &[("name", search.name.clone())]);
    Ok(Some(MailJob { email: owner.email, name: owner.name, ..about(&job, &challenge.document.title, owner.language) }))
}

fn application_mail(conn: &mut Conn, event: &StoredEvent, kind: MailKind) -> ApiResult<Vec<MailJob>> {
    let id = ApplicationId::from_stored(event.subject.clone());
    let variables = [("reference", event.subject.clone()), ("submitted_at", event.moment("at"))];
    let job = job(kind, format!("/applications/{id}"), &variables);
    let title = title(conn, event)?;
    to_members(conn, &OrganisationId::from_stored(event.detail("organisation_id")), &job, &title)
}

/// The reason stands in the dossier alone.
fn grant_mail(conn: &mut Conn, event: &StoredEvent, kind: MailKind) -> ApiResult<Vec<MailJob>> {
    let Some(application) = application::find(conn, &ApplicationId::from_stored(event.subject.clone()))? else { return Ok(Vec::new()) };
    let grants = &application.grants;
    let reason = match kind {
        MailKind::ApplicationReopened => grants.reopening.as_ref().map(|granted| granted.reason.clone()),
        _ => grants.extension.as_ref().map(|granted| granted.reason.clone()),
    };
    let variables = [("deadline", event.moment("until")), ("reason", reason.unwrap_or_default())];
    let job = job(kind, format!("/applications/{}", application.id), &variables);
    let title = title(conn, event)?;
    to_members(conn, &application.startup, &job, &title)
}

fn juror_removed(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let Some(juror) = juror::find(conn, &JurorId::from_stored(event.subject.clone()))? else { return Ok(Vec::new()) };
    let language = user::find_by_email(conn, &juror.email)?.map(|user| user.language).unwrap_or_default();
    let job = about(&job(MailKind::JurorRemoved, String::new(), &[]), &title(conn, event)?, language);
    Ok(vec![MailJob { email: juror.email, name: juror.name.unwrap_or_default(), ..job }])
}

/// The same mail to those who may act for the startups that an event names.
fn to_startups(conn: &mut Conn, event: &StoredEvent, job: &MailJob, title: &LocalizedText) -> ApiResult<Vec<MailJob>> {
    let ids = event.details.get("organisation_ids").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let mut jobs = Vec::new();
    for id in ids {
        jobs.extend(to_members(conn, &OrganisationId::from_stored(id.to_owned()), job, title)?);
    }
    Ok(jobs)
}

/// To the startups that an event names, of which it says what happened and not how.
fn outcome_mail(conn: &mut Conn, event: &StoredEvent, kind: MailKind) -> ApiResult<Vec<MailJob>> {
    let job = job(kind, "/me/applications".into(), &[]);
    let title = title(conn, event)?;
    to_startups(conn, event, &job, &title)
}

fn released(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let job = job(MailKind::OutcomeReleased, "/me/applications".into(), &[]);
    let title = title(conn, event)?;
    let jobs = to_startups(conn, event, &job, &title)?;
    let challenge = ChallengeId::from_stored(event.detail("challenge_id"));
    let public = self::job(MailKind::ResultsPublished, format!("/challenges/{challenge}/results"), &[]);
    to_followers(conn, &challenge, &public, &title, jobs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_read_with_its_zone() {
        let told =
            |at: &str| StoredEvent { name: String::new(), subject: String::new(), details: serde_json::json!({"at": at}) }.moment("at");
        assert_eq!(told("2026-12-15T23:59:00.000000Z"), "2026-12-15 23:59:00 (Africa/Casablanca)");
        assert_eq!(told("soon"), "soon");
    }
}
