//! The words that search looks through: written with each change, in the transaction of the change.

use crate::condition::among;
use crate::connection::{AnyConn, Conn, per_backend};
use crate::schema::{search_postings as postings, search_trigrams as grams, search_words};
use crate::{StoreError, Tx};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tahaddi_domain::search::{Entry, trigrams};

/// How many rows one statement writes: well below the number of values that either engine takes.
const BATCH: usize = 1_000;

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Of published challenges.
    Challenge,
    /// Of organisations, whoever may see them.
    Organisation,
    /// Of the names of terms of the catalogue.
    Term,
}

impl Scope {
    /// As it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Challenge => "challenge",
            Self::Organisation => "organisation",
            Self::Term => "term",
        }
    }
}

/// The words of one object and their weights, as they are stored.
///
/// # Errors
/// The store failed.
pub fn of(conn: &mut Conn, subject: &str) -> Result<BTreeMap<String, i32>, StoreError> {
    let rows = postings::table.filter(postings::subject_id.eq(subject)).select((postings::word, postings::weight));
    Ok(rows.load::<(String, i32)>(&mut conn.0)?.into_iter().collect())
}

/// Which of these words objects of a scope have.
///
/// # Errors
/// The store failed.
pub fn known(conn: &mut Conn, scope: Scope, words: &BTreeSet<String>) -> Result<BTreeSet<String>, StoreError> {
    let rows = postings::table.filter(postings::scope.eq(scope.as_str())).filter(among(postings::word, words)).select(postings::word);
    Ok(rows.load::<String>(&mut conn.0)?.into_iter().collect())
}

/// Stores the words of one object in place of those that it had; what stays the same is not touched.
///
/// # Errors
/// The store failed.
pub fn put(tx: &mut Tx<'_>, scope: Scope, subject: &str, entry: Entry) -> Result<(), StoreError> {
    tx.shows();
    let stored = of(tx, subject)?;
    let wanted = entry.into_words();
    let gone: Vec<&String> = stored.iter().filter(|(word, weight)| wanted.get(*word) != Some(weight)).map(|(word, _)| word).collect();
    for words in gone.chunks(BATCH) {
        let old = postings::table
            .filter(postings::scope.eq(scope.as_str()))
            .filter(postings::subject_id.eq(subject))
            .filter(among(postings::word, words.iter().map(|word| word.as_str())));
        diesel::delete(old).execute(&mut tx.0)?;
    }
    let new = wanted.into_iter().filter(|(word, weight)| stored.get(word) != Some(weight));
    insert(tx, scope, &new.map(|(word, weight)| (subject.to_owned(), word, weight)).collect::<Vec<_>>())
}

/// Adds words of objects that have none of them yet: object, word, weight.
///
/// # Errors
/// [`StoreError::Duplicate`] if an object has one.
pub fn insert(tx: &mut Tx<'_>, scope: Scope, rows: &[(String, String, i32)]) -> Result<(), StoreError> {
    tx.shows();
    for rows in rows.chunks(BATCH) {
        let values: Vec<_> = rows
            .iter()
            .map(|(subject, word, weight)| {
                (postings::scope.eq(scope.as_str()), postings::word.eq(word), postings::subject_id.eq(subject), postings::weight.eq(weight))
            })
            .collect();
        per_backend!(tx, c => diesel::insert_into(postings::table).values(&values).execute(c))?;
    }
    // Names of terms are few: they are compared one by one. A term that an object has is not typed.
    if scope != Scope::Term {
        learn(tx, rows.iter().map(|(_, word, _)| word.as_str()).filter(|word| !word.contains(':')).collect())?;
    }
    Ok(())
}

/// Adds words to those that a typing error may mean. They come sorted, so that two writers never wait for each other.
fn learn(tx: &mut Tx<'_>, words: BTreeSet<&str>) -> Result<(), StoreError> {
    tx.shows();
    let words: Vec<&str> = words.into_iter().collect();
    for words in words.chunks(BATCH) {
        if let AnyConn::Pg(conn) = &mut tx.0 {
            // What is known stays known until the end: see `prune`.
            diesel::sql_query("LOCK TABLE search_words IN ROW EXCLUSIVE MODE").execute(conn)?;
        }
        let known = search_words::table.filter(among(search_words::word, words.iter().copied())).select(search_words::word);
        let known: BTreeSet<String> = known.load(&mut tx.0)?.into_iter().collect();
        let new: Vec<&str> = words.iter().copied().filter(|word| !known.contains(*word)).collect();
        if new.is_empty() {
            continue;
        }
        let values: Vec<_> = new.iter().map(|word| search_words::word.eq(*word)).collect();
        per_backend!(tx, c => diesel::insert_into(search_words::table).values(&values).on_conflict_do_nothing().execute(c))?;
        let runs: Vec<(String, i32, &str)> = new
            .iter()
            .flat_map(|word| {
                let length = i32::try_from(word.chars().count()).unwrap_or(i32::MAX);
                trigrams(word).into_iter().map(move |run| (run, length, *word))
            })
            .collect();
        for runs in runs.chunks(BATCH) {
            let values: Vec<_> =
                runs.iter().map(|(run, length, word)| (grams::trigram.eq(run), grams::length.eq(length), grams::word.eq(*word))).collect();
            per_backend!(tx, c => diesel::insert_into(grams::table).values(&values).on_conflict_do_nothing().execute(c))?;
        }
    }
    Ok(())
}

/// Forgets words that stand nowhere any more. It reads the whole vocabulary: for when the index is made anew.
///
/// # Errors
/// The store failed.
pub fn prune(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.shows();
    if let AnyConn::Pg(conn) = &mut tx.0 {
        // Whoever uses a word holds the table too; so nobody uses one that is about to go.
        diesel::sql_query("LOCK TABLE search_words IN SHARE ROW EXCLUSIVE MODE").execute(conn)?;
    }
    let unused = "DELETE FROM search_words WHERE NOT EXISTS (SELECT 1 FROM search_postings WHERE search_postings.word = search_words.word \
                  AND search_postings.scope IN ('challenge', 'organisation'))";
    diesel::sql_query(unused).execute(&mut tx.0)?;
    let of_unused =
        "DELETE FROM search_trigrams WHERE NOT EXISTS (SELECT 1 FROM search_words WHERE search_words.word = search_trigrams.word)";
    diesel::sql_query(of_unused).execute(&mut tx.0)?;
    Ok(())
}
