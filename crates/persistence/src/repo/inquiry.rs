//! Public questions about calls.

use crate::column::{At, Doc, Key, doc};
use crate::connection::{Conn, MultiBackend};
use crate::schema::challenge_questions;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::id::{ChallengeId, Id as _, InquiryId, UserId};
use tahaddi_domain::inquiry::{Answer, Inquiry};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = challenge_questions, treat_none_as_null = true)]
struct Row {
    id: Key<InquiryId>,
    challenge_id: Key<ChallengeId>,
    asked_by: Key<UserId>,
    text: String,
    asked_at: At,
    answer: Option<Doc<LocalizedText>>,
    answered_by: Option<Key<UserId>>,
    answered_at: Option<At>,
    published: bool,
    version: i64,
}

impl From<&Inquiry> for Row {
    fn from(inquiry: &Inquiry) -> Self {
        let answer = inquiry.answer.as_ref();
        Self {
            id: Key(inquiry.id.clone()),
            challenge_id: Key(inquiry.challenge.clone()),
            asked_by: Key(inquiry.asked_by.clone()),
            text: inquiry.text.clone(),
            asked_at: At(inquiry.asked_at),
            answer: answer.map(|answer| doc(&answer.text)),
            answered_by: answer.map(|answer| Key(answer.by.clone())),
            answered_at: answer.map(|answer| At(answer.at)),
            published: inquiry.published,
            version: inquiry.version,
        }
    }
}

impl From<Row> for Inquiry {
    fn from(row: Row) -> Self {
        let answer = row.answer.zip(row.answered_by).zip(row.answered_at);
        Self {
            id: row.id.0,
            challenge: row.challenge_id.0,
            asked_by: row.asked_by.0,
            text: row.text,
            asked_at: row.asked_at.0,
            answer: answer.map(|((text, by), at)| Answer { text: text.0, by: by.0, at: at.0 }),
            published: row.published,
            version: row.version,
        }
    }
}

/// Whose view of the questions of a call.
#[derive(Clone, Copy, Debug)]
pub enum Reader<'a> {
    /// What is public.
    Everybody,
    /// What is public, and what this person asked.
    Person(&'a UserId),
    /// Everything.
    Host,
}

/// The question with this id.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, id: &InquiryId) -> Result<Option<Inquiry>, StoreError> {
    let row: Option<Row> = challenge_questions::table.find(id.as_str()).select(Row::as_select()).first(&mut conn.0).optional()?;
    Ok(row.map(Inquiry::from))
}

/// The questions of a call that a reader may see, oldest first, from after a question; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(
    conn: &mut Conn,
    challenge: &ChallengeId,
    reader: Reader<'_>,
    after: Option<&InquiryId>,
    limit: u32,
) -> Result<Vec<Inquiry>, StoreError> {
    let mut query =
        challenge_questions::table.filter(challenge_questions::challenge_id.eq(challenge.as_str())).into_boxed::<MultiBackend>();
    match reader {
        Reader::Host => {}
        Reader::Everybody => query = query.filter(challenge_questions::published.eq(true)),
        Reader::Person(user) => {
            query = query.filter(challenge_questions::published.eq(true).or(challenge_questions::asked_by.eq(user.as_str())));
        }
    }
    if let Some(after) = after {
        query = query.filter(challenge_questions::id.gt(after.as_str()));
    }
    let rows: Vec<Row> = query.order(challenge_questions::id).limit(i64::from(limit) + 1).select(Row::as_select()).load(&mut conn.0)?;
    Ok(rows.into_iter().map(Inquiry::from).collect())
}

/// The questions that a person asked, oldest first, from after one; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn asked_by(conn: &mut Conn, user: &UserId, after: Option<&InquiryId>, limit: u32) -> Result<Vec<Inquiry>, StoreError> {
    let mut query = challenge_questions::table.filter(challenge_questions::asked_by.eq(user.as_str())).into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(challenge_questions::id.gt(after.as_str()));
    }
    let rows: Vec<Row> = query.order(challenge_questions::id).limit(i64::from(limit) + 1).select(Row::as_select()).load(&mut conn.0)?;
    Ok(rows.into_iter().map(Inquiry::from).collect())
}

/// Deletes the questions of a person that are not public; how many.
///
/// # Errors
/// The store failed.
pub fn delete_unpublished(tx: &mut Tx<'_>, user: &UserId) -> Result<usize, StoreError> {
    let private =
        challenge_questions::table.filter(challenge_questions::asked_by.eq(user.as_str())).filter(challenge_questions::published.eq(false));
    Ok(diesel::delete(private).execute(&mut tx.0)?)
}

/// Adds a question.
///
/// # Errors
/// The store failed.
pub fn insert(tx: &mut Tx<'_>, inquiry: &Inquiry) -> Result<(), StoreError> {
    diesel::insert_into(challenge_questions::table).values(Row::from(inquiry)).execute(&mut tx.0)?;
    Ok(())
}

/// Stores a question that was answered.
///
/// # Errors
/// The store failed.
pub fn save(tx: &mut Tx<'_>, inquiry: &Inquiry) -> Result<(), StoreError> {
    diesel::update(challenge_questions::table.find(inquiry.id.as_str())).set(Row::from(inquiry)).execute(&mut tx.0)?;
    Ok(())
}

/// Makes writes about a question wait for one another.
///
/// # Errors
/// The store failed.
pub fn lock(tx: &mut Tx<'_>, id: &InquiryId) -> Result<(), StoreError> {
    super::lock_row(tx, "challenge_questions", id.as_str())
}
