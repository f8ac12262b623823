//! The wrapped keys of files, wherever rows name files: what the rotation of the master key walks through.

use crate::connection::Conn;
use crate::schema::{application_files, blind_copies, challenge_files, exports};
use crate::{StoreError, Tx};
use diesel::prelude::*;

/// A table whose rows name files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Files of dossiers.
    Dossiers,
    /// Files of calls.
    Challenges,
    /// Exports.
    Exports,
    /// Copies for jurors who judge blind.
    Copies,
}

impl Holder {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Dossiers, Self::Challenges, Self::Exports, Self::Copies];
}

/// The key of a file, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobKey {
    /// The identifier of the row.
    pub row: String,
    /// The name of the blob.
    pub blob: String,
    /// Its key, wrapped.
    pub wrapped: String,
}

macro_rules! of_table {
    ($holder:expr, $table:ident, $id:ident => $work:expr) => {
        match $holder {
            Holder::Dossiers => {
                use application_files as $table;
                use application_files::id as $id;
                $work
            }
            Holder::Challenges => {
                use challenge_files as $table;
                use challenge_files::id as $id;
                $work
            }
            Holder::Exports => {
                use exports as $table;
                use exports::id as $id;
                $work
            }
            Holder::Copies => {
                use blind_copies as $table;
                use blind_copies::file_id as $id;
                $work
            }
        }
    };
}

/// Keys in the order of their rows, from after one; at most `limit`.
///
/// # Errors
/// The store failed.
pub fn page(conn: &mut Conn, holder: Holder, after: &str, limit: i64) -> Result<Vec<BlobKey>, StoreError> {
    let rows: Vec<(String, Option<String>, Option<String>)> = of_table!(holder, rows, key => {
        let keyed = rows::table.filter(rows::blob_key.is_not_null()).filter(key.gt(after)).order(key).limit(limit);
        keyed.select((key, rows::blob.nullable(), rows::blob_key)).load(&mut conn.0)?
    });
    let key = |(row, blob, wrapped): (String, Option<String>, Option<String>)| Some(BlobKey { row, blob: blob?, wrapped: wrapped? });
    Ok(rows.into_iter().filter_map(key).collect())
}

/// Puts another wrapped key in the place of this one; `false` if the row has another by now, or is gone.
///
/// # Errors
/// The store failed.
pub fn replace(tx: &mut Tx<'_>, holder: Holder, before: &BlobKey, wrapped: &str) -> Result<bool, StoreError> {
    let changed = of_table!(holder, rows, key => {
        let same = rows::table.filter(key.eq(&before.row)).filter(rows::blob_key.eq(&before.wrapped));
        diesel::update(same).set(rows::blob_key.eq(wrapped)).execute(&mut tx.0)?
    });
    Ok(changed == 1)
}
