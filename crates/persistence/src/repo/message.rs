//! Messages of private threads, and how far each side has read. Whoever adds to a thread holds its application.

use crate::column::{At, Key};
use crate::connection::{Conn, MultiBackend};
use crate::schema::{messages, thread_marks};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::id::{ApplicationId, Id as _, MessageId, UserId};
use tahaddi_domain::message::{Message, MessageSide};
use tahaddi_domain::time::Instant;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = messages)]
struct Row {
    id: Key<MessageId>,
    application_id: Key<ApplicationId>,
    number: i64,
    side: String,
    author_id: Key<UserId>,
    text: String,
    sent_at: At,
}

impl From<&Message> for Row {
    fn from(message: &Message) -> Self {
        Self {
            id: Key(message.id.clone()),
            application_id: Key(message.application.clone()),
            number: message.number,
            side: message.side.as_str().to_owned(),
            author_id: Key(message.author.clone()),
            text: message.text.clone(),
            sent_at: At(message.sent_at),
        }
    }
}

impl TryFrom<Row> for Message {
    type Error = StoreError;
    fn try_from(row: Row) -> Result<Self, StoreError> {
        let side = MessageSide::parse(&row.side);
        Ok(Self {
            side: side.ok_or_else(|| StoreError::corrupt("messages", row.id.0.as_str(), "side"))?,
            id: row.id.0,
            application: row.application_id.0,
            number: row.number,
            author: row.author_id.0,
            text: row.text,
            sent_at: row.sent_at.0,
        })
    }
}

/// The messages of a thread, the oldest first, from after a number; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(conn: &mut Conn, application: &ApplicationId, after: Option<i64>, limit: u32) -> Result<Vec<Message>, StoreError> {
    let mut query = messages::table.filter(messages::application_id.eq(application.as_str())).into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(messages::number.gt(after));
    }
    let rows: Vec<Row> = query.order(messages::number).limit(i64::from(limit) + 1).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Message::try_from).collect()
}

/// The messages that a person wrote, by id, from after one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn written_by(conn: &mut Conn, user: &UserId, after: Option<&MessageId>, limit: u32) -> Result<Vec<Message>, StoreError> {
    let mut query = messages::table.filter(messages::author_id.eq(user.as_str())).into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(messages::id.gt(after.as_str()));
    }
    let rows: Vec<Row> = query.order(messages::id).limit(i64::from(limit) + 1).select(Row::as_select()).load(&mut conn.0)?;
    rows.into_iter().map(Message::try_from).collect()
}

/// When one side wrote in a thread, the oldest first.
///
/// # Errors
/// The store failed.
pub fn moments(conn: &mut Conn, application: &ApplicationId, side: MessageSide) -> Result<Vec<Instant>, StoreError> {
    let own = messages::table.filter(messages::application_id.eq(application.as_str())).filter(messages::side.eq(side.as_str()));
    let found: Vec<At> = own.order(messages::number).select(messages::sent_at).load(&mut conn.0)?;
    Ok(found.into_iter().map(|at| at.0).collect())
}

/// The newest message of a thread. Its number says how many there are.
///
/// # Errors
/// The store failed.
pub fn last(conn: &mut Conn, application: &ApplicationId) -> Result<Option<Message>, StoreError> {
    let query = messages::table.filter(messages::application_id.eq(application.as_str())).order(messages::number.desc()).limit(1);
    let row: Option<Row> = query.select(Row::as_select()).first(&mut conn.0).optional()?;
    row.map(Message::try_from).transpose()
}

/// How many messages of one side stand after a number.
///
/// # Errors
/// The store failed.
pub fn count_after(conn: &mut Conn, application: &ApplicationId, side: MessageSide, after: i64) -> Result<i64, StoreError> {
    let later = messages::table
        .filter(messages::application_id.eq(application.as_str()))
        .filter(messages::number.gt(after))
        .filter(messages::side.eq(side.as_str()));
    Ok(later.count().get_result(&mut conn.0)?)
}

/// Adds a message.
///
/// # Errors
/// [`StoreError::Duplicate`] if the thread has one with this number.
pub fn insert(tx: &mut Tx<'_>, message: &Message) -> Result<(), StoreError> {
    diesel::insert_into(messages::table).values(Row::from(message)).execute(&mut tx.0)?;
    Ok(())
}

/// Up to which message a side has read; 0 if it has read none.
///
/// # Errors
/// The store failed.
pub fn mark(conn: &mut Conn, application: &ApplicationId, side: MessageSide) -> Result<i64, StoreError> {
    let query = thread_marks::table.find((application.as_str(), side.as_str())).select(thread_marks::number);
    Ok(query.first(&mut conn.0).optional()?.unwrap_or_default())
}

/// Keeps up to which message a side has read.
///
/// # Errors
/// The store failed.
pub fn set_mark(tx: &mut Tx<'_>, application: &ApplicationId, side: MessageSide, number: i64) -> Result<(), StoreError> {
    let now = At(tx.now()?);
    let known =
        thread_marks::table.filter(thread_marks::application_id.eq(application.as_str())).filter(thread_marks::side.eq(side.as_str()));
    let changed = diesel::update(known).set((thread_marks::number.eq(number), thread_marks::marked_at.eq(now))).execute(&mut tx.0)?;
    if changed == 0 {
        diesel::insert_into(thread_marks::table)
            .values((
                thread_marks::application_id.eq(application.as_str()),
                thread_marks::side.eq(side.as_str()),
                thread_marks::number.eq(number),
                thread_marks::marked_at.eq(now),
            ))
            .execute(&mut tx.0)?;
    }
    Ok(())
}

/// Removes the thread of an application.
///
/// # Errors
/// The store failed.
pub fn delete_all(tx: &mut Tx<'_>, application: &ApplicationId) -> Result<(), StoreError> {
    diesel::delete(messages::table.filter(messages::application_id.eq(application.as_str()))).execute(&mut tx.0)?;
    diesel::delete(thread_marks::table.filter(thread_marks::application_id.eq(application.as_str()))).execute(&mut tx.0)?;
    Ok(())
}
