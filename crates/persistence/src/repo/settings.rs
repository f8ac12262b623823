//! Small facts of the installation.

use crate::column::Json;
use crate::connection::{Conn, per_backend};
use crate::schema::settings_state as settings;
use crate::{StoreError, Tx};
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::Value;

/// The value under a key.
///
/// # Errors
/// The store failed.
pub fn find(conn: &mut Conn, key: &str) -> Result<Option<Value>, StoreError> {
    let value: Option<Json<Value>> = settings::table.find(key).select(settings::value).first(&mut conn.0).optional()?;
    Ok(value.map(|json| json.0))
}

/// Stores a value under a key.
///
/// # Errors
/// The store failed.
pub fn put(tx: &mut Tx<'_>, key: &str, value: &Value) -> Result<(), StoreError> {
    let value = Json(value.clone());
    per_backend!(tx, c => diesel::insert_into(settings::table)
        .values((settings::key.eq(key), settings::value.eq(&value)))
        .on_conflict(settings::key)
        .do_update()
        .set(settings::value.eq(&value))
        .execute(c))?;
    Ok(())
}

#[derive(QueryableByName)]
struct Counter {
    #[diesel(sql_type = Text)]
    value: String,
}

/// Adds one to the number under a key, which begins at 0, and returns it. Transactions that bump the same key wait for one
/// another on PostgreSQL.
///
/// # Errors
/// The store failed, or the value is not a whole number.
pub fn bump(tx: &mut Tx<'_>, key: &str) -> Result<i64, StoreError> {
    let query = "INSERT INTO settings_state (key, value) VALUES ($1, '1') ON CONFLICT (key) \
                 DO UPDATE SET value = CAST(CAST(settings_state.value AS bigint) + 1 AS text) RETURNING value";
    let row: Counter = diesel::sql_query(query).bind::<Text, _>(key).get_result(&mut tx.0)?;
    row.value.parse().map_err(|_not_a_number| StoreError::corrupt("settings_state", key, "not a whole number"))
}
