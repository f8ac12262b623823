//! Rows as arrays of texts: numbers in decimal, booleans as 0 or 1, instants in microseconds, bytes in hexadecimal.

use super::tables::{Kind, Table};
use super::{Copied, CopyError};
use crate::connection::{AnyConn, Conn};
use crate::error::StoreError;
use diesel::connection::DefaultLoadingMode;
use diesel::pg::PgRowByRowLoadingMode;
use diesel::sql_types::{Bool, Text};
use diesel::{QueryResult, QueryableByName, RunQueryDsl, sql_query};
use sha2::{Digest as _, Sha256};

/// A row, as it travels.
pub(super) type Row = Vec<Option<String>>;

/// How many rows one statement inserts at most, and how many bytes of them.
const ROWS: usize = 500;
const BYTES: usize = 1 << 20;

/// What rows come to, in whatever order: their SHA-256, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Digest {
    rows: u64,
    sum: [u64; 4],
}

impl Digest {
    pub(super) fn add(&mut self, row: &Row) -> Result<(), CopyError> {
        let hash = Sha256::digest(json(row)?);
        for (sum, part) in self.sum.iter_mut().zip(hash.chunks_exact(8)) {
            *sum = part.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte)).wrapping_add(*sum);
        }
        self.rows += 1;
        Ok(())
    }

    pub(super) fn of(&self, table: &str) -> Copied {
        let digest = self.sum.iter().map(|part| format!("{part:016x}")).collect();
        Copied { table: table.to_owned(), rows: self.rows, digest }
    }
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|why| StoreError::Internal(why.to_string()))
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Goes through the rows of a table; none of them but one is held at a time.
pub(super) fn each(conn: &mut Conn, table: &Table, mut f: impl FnMut(Row) -> Result<(), CopyError>) -> Result<(), CopyError> {
    let mut take = |line: QueryResult<Line>| -> Result<(), CopyError> {
        let line = line.map_err(StoreError::from)?.line;
        f(serde_json::from_str(&line).map_err(|why| StoreError::Internal(why.to_string()))?)
    };
    match &mut conn.0 {
        AnyConn::Sqlite(c) => {
            let columns = listed(table, |_, name, kind| match kind {
                Kind::Bytes => format!("CASE WHEN {name} IS NULL THEN NULL ELSE hex({name}) END"),
                Kind::Text => name.to_owned(),
                Kind::Integer | Kind::Boolean | Kind::Instant => format!("CAST({name} AS TEXT)"),
            });
            let query = sql_query(format!("SELECT json_array({columns}) AS line FROM \"{}\"", table.name));
            query.load_iter::<Line, DefaultLoadingMode>(c).map_err(StoreError::from)?.try_for_each(&mut take)
        }
        AnyConn::Pg(c) => {
            let columns = listed(table, |_, name, kind| match kind {
                Kind::Bytes => format!("upper(encode({name}, 'hex'))"),
                Kind::Text => name.to_owned(),
                Kind::Integer => format!("{name}::text"),
                Kind::Boolean => format!("{name}::int::text"),
                Kind::Instant => format!("(extract(epoch FROM {name}) * 1000000)::bigint::text"),
            });
            let query = sql_query(format!("SELECT json_build_array({columns})::text AS line FROM \"{}\"", table.name));
            query.load_iter::<Line, PgRowByRowLoadingMode>(c).map_err(StoreError::from)?.try_for_each(&mut take)
        }
    }
}

/// The columns of a table, separated by commas, each as `say` puts it: its place, its quoted name and its kind.
fn listed(table: &Table, say: impl Fn(usize, &str, Kind) -> String) -> String {
    let columns = table.columns.iter().enumerate();
    columns.map(|(place, (name, kind))| say(place, &format!("\"{name}\""), *kind)).collect::<Vec<_>>().join(", ")
}

/// Rows on their way into a table.
pub(super) struct Batch<'a> {
    table: &'a Table,
    rows: Vec<Row>,
    bytes: usize,
}

impl<'a> Batch<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        Self { table, rows: Vec::new(), bytes: 0 }
    }

    pub(super) fn push(&mut self, conn: &mut Conn, row: Row) -> Result<(), CopyError> {
        self.bytes += row.iter().flatten().map(String::len).sum::<usize>();
        self.rows.push(row);
        if self.rows.len() >= ROWS || self.bytes >= BYTES { self.flush(conn) } else { Ok(()) }
    }

    pub(super) fn flush(&mut self, conn: &mut Conn) -> Result<(), CopyError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let rows = String::from_utf8_lossy(&json(&self.rows)?).into_owned();
        (self.rows, self.bytes) = (Vec::new(), 0);
        let statement = insert(conn, self.table);
        sql_query(statement).bind::<Text, _>(rows).execute(&mut conn.0).map_err(StoreError::from)?;
        Ok(())
    }
}

/// The statement that takes rows as one JSON text.
fn insert(conn: &Conn, table: &Table) -> String {
    let names = listed(table, |_, name, _| name.to_owned());
    match conn.0 {
        AnyConn::Sqlite(_) => {
            let values = listed(table, |place, _, kind| {
                let text = format!("json_extract(value, '$[{place}]')");
                match kind {
                    Kind::Text => text,
                    Kind::Bytes => format!("unhex({text})"),
                    Kind::Integer | Kind::Boolean | Kind::Instant => format!("CAST({text} AS INTEGER)"),
                }
            });
            format!("INSERT INTO \"{}\" ({names}) SELECT {values} FROM json_each($1)", table.name)
        }
        AnyConn::Pg(_) => {
            let values = listed(table, |place, _, kind| {
                let text = format!("(r ->> {place})");
                match kind {
                    Kind::Text => text,
                    Kind::Bytes => format!("decode({text}, 'hex')"),
                    Kind::Integer => format!("{text}::bigint"),
                    Kind::Boolean => format!("{text}::int::boolean"),
                    Kind::Instant => format!("timestamptz 'epoch' + {text}::bigint * interval '1 microsecond'"),
                }
            });
            format!("INSERT INTO \"{}\" ({names}) SELECT {values} FROM json_array_elements($1::json) AS rows(r)", table.name)
        }
    }
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Bool)]
    found: bool,
}

pub(super) fn is_empty(conn: &mut Conn, table: &str) -> Result<bool, StoreError> {
    let row: Found = sql_query(format!("SELECT EXISTS (SELECT 1 FROM \"{table}\") AS found")).get_result(&mut conn.0)?;
    Ok(!row.found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(rows: &[&[Option<&str>]]) -> Copied {
        let mut digest = Digest::default();
        for row in rows {
            digest.add(&row.iter().map(|value| value.map(str::to_owned)).collect()).unwrap();
        }
        digest.of("t")
    }

    #[test]
    fn a_digest_minds_rows_and_not_their_order() {
        let (a, b): (&[_], &[_]) = (&[Some("1"), None], &[Some("2"), Some("é\u{202e}\"")]);
        assert_eq!(digest(&[a, b]), digest(&[b, a]));
        assert_ne!(digest(&[a, b]), digest(&[a, a]));
        assert_ne!(digest(&[a, a]), digest(&[]));
        assert_ne!(digest(&[&[Some("1"), None]]), digest(&[&[Some("1"), Some("")]]));
    }
}
