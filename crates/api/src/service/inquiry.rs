//! Public questions about a call.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::challenge;
use crate::service::record::{Event, record};
use serde_json::json;
use tahaddi_domain::access::Action;
use tahaddi_domain::challenge::ChallengeState;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ChallengeId, Id as _, InquiryId};
use tahaddi_domain::inquiry::{Inquiry, ensure_question};
use tahaddi_domain::refusal::Refusal;
use tahaddi_persistence::repo::inquiry::{self, Reader};
use tahaddi_persistence::{Conn, Tx};

/// Asks a question about a public call.
///
/// # Errors
/// `not_found`, `invalid_state` once the call is over, or a blank question.
pub fn ask(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, text: &str) -> ApiResult<Inquiry> {
    let call = challenge::load(tx, caller, id, Action::ChallengeView)?;
    caller.ensure(Action::InquiryAsk, &challenge::facts(&call))?;
    if call.state != ChallengeState::Published {
        return Err(Refusal::state(call.state.as_str()).into());
    }
    ensure_question(text)?;
    let inquiry = Inquiry {
        id: tx.new_id()?,
        challenge: id.clone(),
        asked_by: caller.user()?.clone(),
        text: text.to_owned(),
        asked_at: tx.now()?,
        answer: None,
        published: false,
        version: 1,
    };
    inquiry::insert(tx, &inquiry)?;
    let event = Event::new("inquiry.asked", inquiry.id.as_str()).within(&call.organisation);
    record(tx, caller, event.with(json!({"challenge_id": id})))?;
    Ok(inquiry)
}

/// An answer as it is given.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    /// The words of the question as everybody will read them; as they were asked if left out.
    pub question: Option<String>,
    /// The answer.
    pub answer: LocalizedText,
    /// Whether everybody reads it, or only who asked.
    pub published: bool,
}

/// Answers a question.
///
/// # Errors
/// `not_found`, `forbidden`, or fields are wrong.
pub fn answer(tx: &mut Tx<'_>, caller: &Caller, id: &ChallengeId, question: &InquiryId, new: &NewAnswer) -> ApiResult<Inquiry> {
    let call = challenge::load(tx, caller, id, Action::InquiryAnswer)?;
    inquiry::lock(tx, question)?;
    let before = inquiry::find(tx, question)?.filter(|inquiry| &inquiry.challenge == id).ok_or(Code::NotFound)?;
    let now = tx.now()?;
    let inquiry = before.answer(new.question.clone(), new.answer.clone(), new.published, caller.user()?.clone(), now)?;
    inquiry::save(tx, &inquiry)?;
    let event = Event::new("inquiry.answered", question.as_str()).within(&call.organisation);
    record(tx, caller, event.with(json!({"challenge_id": id, "published": new.published})))?;
    Ok(inquiry)
}

/// The questions of a call that the caller may read, oldest first.
///
/// # Errors
/// `not_found`, or the store failed.
pub fn list(conn: &mut Conn, caller: &Caller, id: &ChallengeId, after: Option<&InquiryId>, limit: u32) -> ApiResult<Vec<Inquiry>> {
    let call = challenge::load(conn, caller, id, Action::ChallengeView)?;
    let runs = caller.may(Action::ChallengeInspect, &challenge::facts(&call));
    let reader = match &caller.actor.user {
        _ if runs => Reader::Host,
        Some(user) => Reader::Person(user),
        None => Reader::Everybody,
    };
    Ok(inquiry::list(conn, id, reader, after, limit)?)
}
