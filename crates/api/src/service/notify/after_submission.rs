//! Mails about what follows a submission: messages of the private thread, exports, and appeals. None of them says what was written or decided.

use super::{MailJob, StoredEvent, about, job, title, to_members};
use crate::error::ApiResult;
use crate::mail::MailKind;
use serde_json::Value;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, UserId};
use tahaddi_domain::message::MessageSide;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{application, challenge, user};

/// The first message of a burst is told to the other side.
pub(super) fn message_sent(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let told = event.details.get("told").and_then(Value::as_bool).unwrap_or_default();
    let found = application::find(conn, &ApplicationId::from_stored(event.detail("application_id")))?;
    let Some(application) = found.filter(|_| told) else { return Ok(Vec::new()) };
    let job = job(MailKind::MessageReceived, format!("/applications/{}", application.id), &[]);
    let title = title(conn, event)?;
    match MessageSide::parse(&event.detail("side")) {
        Some(MessageSide::Startup) => to_operators(conn, &job, &title),
        Some(MessageSide::Operator) => to_members(conn, &application.startup, &job, &title),
        None => Ok(Vec::new()),
    }
}

/// An appeal is told to the startup, to the partner that owns the call and to the operators.
pub(super) fn appeal_mail(conn: &mut Conn, event: &StoredEvent, kind: MailKind) -> ApiResult<Vec<MailJob>> {
    let application = application::find(conn, &ApplicationId::from_stored(event.detail("application_id")))?;
    let challenge = challenge::find(conn, &ChallengeId::from_stored(event.detail("challenge_id")))?;
    let Some((application, challenge)) = application.zip(challenge) else { return Ok(Vec::new()) };
    let title = &challenge.document.title;
    let own = job(kind, format!("/applications/{}", application.id), &[]);
    let mut jobs = to_members(conn, &application.startup, &own, title)?;
    let organisers = job(kind, format!("/challenges/{}/appeals", challenge.id), &[]);
    for job in to_members(conn, &challenge.organisation, &organisers, title)?.into_iter().chain(to_operators(conn, &organisers, title)?) {
        if jobs.iter().all(|known| known.email != job.email) {
            jobs.push(job);
        }
    }
    Ok(jobs)
}

/// The end of an export, to whoever asked for it and waited long. Where the reader may no longer see it, its page says so.
pub(super) fn export_ended(conn: &mut Conn, event: &StoredEvent, kind: MailKind) -> ApiResult<Vec<MailJob>> {
    let person = user::find(conn, &UserId::from_stored(event.detail("requested_by")))?.filter(|person| person.disabled_at.is_none());
    let Some(person) = person else { return Ok(Vec::new()) };
    let job = job(kind, format!("/exports/{}", event.subject), &[("until", event.moment("expires_at"))]);
    let mail = about(&job, &title(conn, event)?, person.language);
    Ok(vec![MailJob { email: person.email, name: person.name, ..mail }])
}

/// The same mail to every operator who may change things.
fn to_operators(conn: &mut Conn, job: &MailJob, title: &LocalizedText) -> ApiResult<Vec<MailJob>> {
    let admins = user::admins(conn)?;
    Ok(admins.into_iter().map(|admin| MailJob { email: admin.email, name: admin.name, ..about(job, title, admin.language) }).collect())
}
