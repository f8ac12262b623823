//! Mails to jurors about their sheets. They never say which application it is about, or what a sheet says.

use super::{MailJob, StoredEvent, about, job, title};
use crate::error::ApiResult;
use crate::mail::MailKind;
use serde_json::Value;
use tahaddi_domain::id::{AssignmentId, Id as _, JurorId};
use tahaddi_domain::jury::JurorState;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{juror, user};

/// A sheet that was handed in was given back.
pub(super) fn sheet_reopened(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let id = AssignmentId::from_stored(event.subject.clone());
    let mail = job(MailKind::SheetReopened, format!("/jury/assignments/{id}"), &[]);
    to_juror(conn, event, &JurorId::from_stored(event.detail("juror_id")), &mail)
}

/// Sheets wait to be handed in; the deadline is told where there is one.
pub(super) fn reminded(conn: &mut Conn, event: &StoredEvent) -> ApiResult<Vec<MailJob>> {
    let count = event.details.get("open").and_then(Value::as_u64).unwrap_or_default().to_string();
    let path = "/jury/assignments".to_owned();
    let mail = match event.detail("closes_at").is_empty() {
        true => job(MailKind::SheetsOpen, path, &[("count", count)]),
        false => job(MailKind::SheetsDue, path, &[("count", count), ("deadline", event.moment("closes_at"))]),
    };
    to_juror(conn, event, &JurorId::from_stored(event.subject.clone()), &mail)
}

/// To whoever sits on the panel still, in the person's language and at the address of the account.
fn to_juror(conn: &mut Conn, event: &StoredEvent, id: &JurorId, mail: &MailJob) -> ApiResult<Vec<MailJob>> {
    let seat = juror::find(conn, id)?.filter(|seat| seat.state == JurorState::Accepted);
    let Some(account) = seat.and_then(|seat| seat.user) else { return Ok(Vec::new()) };
    let Some(person) = user::find(conn, &account)? else { return Ok(Vec::new()) };
    let mail = about(mail, &title(conn, event)?, person.language);
    Ok(vec![MailJob { email: person.email, name: person.name, ..mail }])
}
