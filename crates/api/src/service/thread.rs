//! The private thread between a startup and the operators about one dossier.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::application::show::ensure_not_judging_blind;
use crate::service::jury::independence::ensure_may_read;
use crate::service::record::{Event, audit, record};
use serde_json::json;
use std::collections::BTreeMap;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::application::Application;
use tahaddi_domain::code::{Code, FieldCode};
use tahaddi_domain::id::{ApplicationId, Id as _, UserId};
use tahaddi_domain::message::{Message, MessageSide, begins_burst, ensure_message, ensure_room};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::{application, message, user};
use tahaddi_persistence::{Conn, Tx};

/// A message with the name of its author, where the reader may know it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The message.
    pub message: Message,
    /// How its author is called. To the startup the operators speak with one voice.
    pub author: Option<String>,
}

/// A thread as one side sees it.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The dossier.
    pub application: ApplicationId,
    /// The side of the reader.
    pub side: MessageSide,
    /// How many messages there are.
    pub messages: i64,
    /// How many of the other side this side has not read.
    pub unread: i64,
    /// Up to which message this side has read; 0 for none.
    pub read_up_to: i64,
    /// Up to which message the other side has read; 0 for none.
    pub other_read_up_to: i64,
    /// When the newest message was sent.
    pub last_sent_at: Option<Instant>,
    /// What the reader may do.
    pub actions: Vec<AllowedAction>,
}

/// The dossier, and the side on which the caller stands.
fn load(conn: &mut Conn, caller: &Caller, id: &ApplicationId, action: Action) -> ApiResult<(Application, MessageSide)> {
    let application = application::find(conn, id)?.ok_or(Code::NotFound)?;
    let own = caller.belongs_to(&application.startup);
    // What was never handed in is nobody's but the startup's.
    if !own && application.submitted_at.is_none() {
        return Err(Code::NotFound.into());
    }
    caller.ensure(action, &facts(&application))?;
    if own {
        return Ok((application, MessageSide::Startup));
    }
    ensure_not_judging_blind(conn, caller, &application.challenge)?;
    ensure_may_read(conn, caller, &application)?;
    Ok((application, MessageSide::Operator))
}

/// Nobody stands towards a thread but its startup and the operators.
fn facts(application: &Application) -> Facts<'_> {
    Facts { applicant: Some(&application.startup), ..Facts::default() }
}

/// Whether a message can be added to a thread that holds so many.
fn ensure_open(application: &Application, messages: i64) -> Result<(), Refusal> {
    if application.submitted_at.is_none() {
        return Err(Refusal::state(application.state.as_str()));
    }
    ensure_room(messages)
}

/// Sends a message to the other side, which is told of the first one of a burst by mail.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, `invalid_state` before the dossier was handed in, `thread_full`, or the words are wrong.
pub fn send(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, text: &str) -> ApiResult<Shown> {
    application::lock(tx, id)?;
    let (application, side) = load(tx, caller, id, Action::ThreadWrite)?;
    ensure_message(text)?;
    let last = message::last(tx, id)?;
    let messages = last.as_ref().map_or(0, |last| last.number);
    ensure_open(&application, messages)?;
    let now = tx.now()?;
    let sent = Message {
        id: tx.new_id()?,
        application: id.clone(),
        number: messages + 1,
        side,
        author: caller.user()?.clone(),
        text: text.to_owned(),
        sent_at: now,
    };
    message::insert(tx, &sent)?;
    let told = begins_burst(last.as_ref(), side, now);
    let details = json!({"application_id": id, "challenge_id": application.challenge, "side": side, "told": told});
    record(tx, caller, Event::new("message.sent", sent.id.as_str()).within(&application.startup).with(details))?;
    let author = user::find(tx, &sent.author)?.map(|user| user.name);
    Ok(Shown { message: sent, author })
}

/// The messages of a thread, newest last, with the names that the caller may know.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, or the store failed.
pub fn list(conn: &mut Conn, caller: &Caller, id: &ApplicationId, after: Option<i64>, limit: u32) -> ApiResult<Vec<Shown>> {
    let (_application, side) = load(conn, caller, id, Action::ThreadView)?;
    let mut names: BTreeMap<UserId, Option<String>> = BTreeMap::new();
    let mut shown = Vec::new();
    for message in message::list(conn, id, after, limit)? {
        let known = side == MessageSide::Operator || message.side == side;
        let author = match (known, names.get(&message.author)) {
            (false, _) => None,
            (true, Some(name)) => name.clone(),
            (true, None) => {
                let name = user::find(conn, &message.author)?.map(|user| user.name);
                names.insert(message.author.clone(), name.clone());
                name
            }
        };
        shown.push(Shown { message, author });
    }
    Ok(shown)
}

/// How far a thread is.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`, or the store failed.
pub fn summary(conn: &mut Conn, caller: &Caller, id: &ApplicationId) -> ApiResult<Thread> {
    let (application, side) = load(conn, caller, id, Action::ThreadView)?;
    let last = message::last(conn, id)?;
    let messages = last.as_ref().map_or(0, |last| last.number);
    let read_up_to = message::mark(conn, id, side)?;
    let actions = match caller.may(Action::ThreadWrite, &facts(&application)) {
        true => vec![AllowedAction::attempt("send_message", ensure_open(&application, messages))],
        false => Vec::new(),
    };
    Ok(Thread {
        side,
        messages,
        unread: message::count_after(conn, id, side.other(), read_up_to)?,
        read_up_to,
        other_read_up_to: message::mark(conn, id, side.other())?,
        last_sent_at: last.map(|last| last.sent_at),
        actions,
        application: application.id,
    })
}

/// Keeps that the caller's side has read up to a message. A mark never goes back.
///
/// # Errors
/// `not_found`, `forbidden`, or there is no such message.
pub fn mark_read(tx: &mut Tx<'_>, caller: &Caller, id: &ApplicationId, number: i64) -> ApiResult<Thread> {
    application::lock(tx, id)?;
    let (application, side) = load(tx, caller, id, Action::ThreadWrite)?;
    let messages = message::last(tx, id)?.map_or(0, |last| last.number);
    if !(1..=messages).contains(&number) {
        return Err(Refusal::field("/number", FieldCode::UnknownReference).into());
    }
    if number > message::mark(tx, id, side)? {
        message::set_mark(tx, id, side, number)?;
        let details = json!({"side": side, "number": number});
        audit(tx, caller, &Event::new("thread.read", id.as_str()).within(&application.startup).with(details))?;
    }
    summary(tx, caller, id)
}
