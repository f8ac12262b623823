//! Which tables there are, what their columns hold, and in which order they are filled.

use super::CopyError;
use crate::connection::{AnyConn, Conn};
use crate::error::StoreError;
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use std::collections::{BTreeMap, BTreeSet};

/// What a column holds, as the engine declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Integer,
    Boolean,
    Instant,
    Text,
    Bytes,
}

impl Kind {
    /// The types of migrations/README.md. What is none of them is not copied blindly.
    fn read(declared: &str) -> Option<Self> {
        match declared {
            "smallint" | "integer" | "bigint" => Some(Self::Integer),
            "boolean" => Some(Self::Boolean),
            "timestamp with time zone" => Some(Self::Instant),
            "text" => Some(Self::Text),
            "blob" | "bytea" => Some(Self::Bytes),
            _ => None,
        }
    }
}

/// A table, with its columns by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: BTreeMap<String, Kind>,
}

/// One table on both sides.
pub(crate) struct Step {
    pub(crate) from: Table,
    pub(crate) to: Table,
}

/// All tables, each after those that it refers to.
pub(crate) struct Plan {
    pub(crate) steps: Vec<Step>,
}

impl Plan {
    pub(crate) fn new(source: &mut Conn, target: &mut Conn) -> Result<Self, CopyError> {
        let mut theirs: BTreeMap<String, Table> = of(target)?.into_iter().map(|table| (table.name.clone(), table)).collect();
        let mut steps = BTreeMap::new();
        for from in of(source)? {
            let same = theirs.remove(&from.name).filter(|to| to.columns.keys().eq(from.columns.keys()));
            let to = same.ok_or_else(|| CopyError::Schema(format!("the table {} is not the same on both sides", from.name)))?;
            steps.insert(from.name.clone(), Step { from, to });
        }
        if let Some(more) = theirs.keys().next() {
            return Err(CopyError::Schema(format!("the source has no table {more}")));
        }
        Ok(Self { steps: in_order(steps, parents(target)?)? })
    }
}

/// Takes what refers to nothing that is still to come, until nothing is left.
fn in_order(mut steps: BTreeMap<String, Step>, parents: Vec<Reference>) -> Result<Vec<Step>, CopyError> {
    let mut waits: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Reference { table_name, parent } in parents {
        waits.entry(table_name).or_default().insert(parent);
    }
    let mut ordered = Vec::with_capacity(steps.len());
    while !steps.is_empty() {
        let free = |name: &&String| !waits.get(*name).is_some_and(|parents| parents.iter().any(|parent| steps.contains_key(parent)));
        let ready: Vec<String> = steps.keys().filter(free).cloned().collect();
        if ready.is_empty() {
            let circle = steps.into_keys().collect::<Vec<_>>().join(", ");
            return Err(CopyError::Schema(format!("these tables refer to each other in a circle: {circle}")));
        }
        ordered.extend(ready.iter().filter_map(|name| steps.remove(name)));
    }
    Ok(ordered)
}

const SQLITE_COLUMNS: &str = "
    SELECT t.name AS table_name, c.name AS column_name, lower(c.type) AS declared
    FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> '__diesel_schema_migrations'";

const POSTGRES_COLUMNS: &str = "
    SELECT c.table_name::text AS table_name, c.column_name::text AS column_name, c.data_type::text AS declared
    FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> '__diesel_schema_migrations'";

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    declared: String,
}

/// The tables of a database, ordered by name.
pub(crate) fn of(conn: &mut Conn) -> Result<Vec<Table>, StoreError> {
    let query = match conn.0 {
        AnyConn::Pg(_) => POSTGRES_COLUMNS,
        AnyConn::Sqlite(_) => SQLITE_COLUMNS,
    };
    let mut tables: BTreeMap<String, BTreeMap<String, Kind>> = BTreeMap::new();
    for Column { table_name, column_name, declared } in sql_query(query).load(&mut conn.0)? {
        let unknown = || StoreError::Internal(format!("{table_name}.{column_name} is {declared}: what it holds is not known here"));
        let kind = Kind::read(&declared).ok_or_else(unknown)?;
        tables.entry(table_name).or_default().insert(column_name, kind);
    }
    Ok(tables.into_iter().map(|(name, columns)| Table { name, columns }).collect())
}

const SQLITE_REFERENCES: &str = "
    SELECT t.name AS table_name, f.\"table\" AS parent FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'";

const POSTGRES_REFERENCES: &str = "
    SELECT child.relname::text AS table_name, parent.relname::text AS parent
    FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
    WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace";

#[derive(QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    parent: String,
}

fn parents(conn: &mut Conn) -> Result<Vec<Reference>, StoreError> {
    let query = match conn.0 {
        AnyConn::Pg(_) => POSTGRES_REFERENCES,
        AnyConn::Sqlite(_) => SQLITE_REFERENCES,
    };
    Ok(sql_query(query).load(&mut conn.0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(names: &[&str], references: &[(&str, &str)]) -> Result<Vec<String>, CopyError> {
        let table = |name: &&str| Table { name: (*name).to_owned(), columns: BTreeMap::new() };
        let steps = names.iter().map(|name| ((*name).to_owned(), Step { from: table(name), to: table(name) })).collect();
        let references =
            references.iter().map(|(table, parent)| Reference { table_name: (*table).to_owned(), parent: (*parent).to_owned() });
        Ok(in_order(steps, references.collect())?.into_iter().map(|step| step.from.name).collect())
    }

    #[test]
    fn what_is_referred_to_comes_first() {
        let found = order(&["a", "b", "c", "d"], &[("a", "c"), ("c", "d"), ("b", "a")]).unwrap();
        assert_eq!(found, ["d", "c", "a", "b"]);
    }

    #[test]
    fn a_circle_is_told_and_not_walked() {
        assert!(matches!(order(&["a", "b"], &[("a", "b"), ("b", "a")]), Err(CopyError::Schema(why)) if why.contains("a, b")));
        assert!(matches!(order(&["a"], &[("a", "a")]), Err(CopyError::Schema(_))));
    }

    #[test]
    fn an_unknown_type_is_not_guessed() {
        assert_eq!(Kind::read("double precision"), None);
        assert_eq!(Kind::read("bytea"), Kind::read("blob"));
    }
}
