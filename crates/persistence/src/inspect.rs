//! What tests look at: plans, raw statements and the schema of either engine in one shape.

use crate::connection::{AnyConn, Conn, MultiBackend};
use crate::{Db, StoreError, Tx};
use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Bool, Text};
use std::sync::{Arc, Mutex, PoisonError};

/// A column of the schema, described alike on both engines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
pub struct Column {
    /// Its table.
    #[diesel(sql_type = Text)]
    pub table_name: String,
    /// Its name.
    #[diesel(sql_type = Text)]
    pub column_name: String,
    /// What SQLite would store: `integer` (also booleans and instants), `text`, `real` or `blob`.
    #[diesel(sql_type = Text)]
    pub class: String,
    /// Whether it may be null.
    #[diesel(sql_type = Bool)]
    pub nullable: bool,
    /// Whether it is part of the primary key.
    #[diesel(sql_type = Bool)]
    pub primary_key: bool,
}

const SQLITE_COLUMNS: &str = "
    SELECT t.name AS table_name, c.name AS column_name, lower(c.type) AS class,
           c.\"notnull\" = 0 AND c.pk = 0 AS nullable, c.pk > 0 AS primary_key
    FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> '__diesel_schema_migrations'";

const POSTGRES_COLUMNS: &str = "
    SELECT c.table_name::text AS table_name, c.column_name::text AS column_name,
           CASE WHEN c.data_type IN ('smallint', 'integer', 'bigint', 'boolean', 'timestamp with time zone') THEN 'integer'
                WHEN c.data_type IN ('double precision', 'real') THEN 'real'
                WHEN c.data_type = 'bytea' THEN 'blob'
                ELSE c.data_type::text END AS class,
           c.is_nullable = 'YES' AS nullable,
           EXISTS (SELECT 1 FROM information_schema.table_constraints k
                   JOIN information_schema.key_column_usage u USING (constraint_schema, constraint_name)
                   WHERE k.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema
                     AND k.table_name = c.table_name AND u.column_name = c.column_name) AS primary_key
    FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> '__diesel_schema_migrations'";

#[derive(QueryableByName)]
struct SqlitePlan {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct PostgresPlan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

#[derive(QueryableByName)]
struct DumpedText {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The statements that went over a connection.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<String>>>);

impl Sent {
    fn listen(&self, conn: &mut Conn) {
        let recorder = self.clone();
        conn.0.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                let text = query.to_string();
                let text = text.split(" -- binds:").next().unwrap_or_default().trim().to_owned();
                recorder.0.lock().unwrap_or_else(PoisonError::into_inner).push(text);
            }
        });
    }
    fn end(conn: &mut Conn) {
        conn.0.set_instrumentation(|_event: InstrumentationEvent<'_>| {});
    }
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Db {
    /// The plan of a statement. PostgreSQL is told to avoid scans and sorts, which it prefers on the small
    /// tables of a test.
    ///
    /// # Errors
    /// The statement is wrong, or the store failed.
    pub async fn explain(&self, sql: String) -> Result<Vec<String>, StoreError> {
        self.snapshot(move |conn: &mut Conn| match &mut conn.0 {
            AnyConn::Pg(c) => {
                c.batch_execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")?;
                let rows: Vec<PostgresPlan> = sql_query(format!("EXPLAIN {sql}")).load(c)?;
                Ok(rows.into_iter().map(|row| row.line).collect())
            }
            AnyConn::Sqlite(c) => {
                let rows: Vec<SqlitePlan> = sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(c)?;
                Ok(rows.into_iter().map(|row| row.detail).collect())
            }
        })
        .await
    }

    /// The statements that a closure sends which look something up, with the plan of each on the data as they are. Values are not
    /// known to the plan.
    ///
    /// # Errors
    /// Those of the closure, and those of the store.
    pub async fn plans<E>(&self, f: impl FnOnce(&mut Conn) -> Result<(), E> + Send + 'static) -> Result<Vec<(String, Vec<String>)>, E>
    where
        E: crate::TxError,
    {
        self.snapshot(move |conn: &mut Conn| {
            let sent = Sent::default();
            sent.listen(conn);
            let done = f(conn);
            Sent::end(conn);
            done?;
            let selects = sent.take().into_iter().filter(|text| text.starts_with("SELECT"));
            selects.map(|text| Ok((text.clone(), plan_of(conn, &text)?))).collect()
        })
        .await
    }

    /// The statements that a write sends, without their values, and what became of it.
    pub async fn written<E>(&self, f: impl Fn(&mut Tx<'_>) -> Result<(), E> + Send + 'static) -> (Vec<String>, Result<(), E>)
    where
        E: crate::TxError,
    {
        let sent = Sent::default();
        let recorder = sent.clone();
        let done = self.write(move |tx| {
            recorder.take();
            recorder.listen(tx);
            let done = f(tx);
            Sent::end(tx);
            done
        });
        let done = done.await;
        (sent.take(), done)
    }

    /// Runs statements as they stand, in a write transaction.
    ///
    /// # Errors
    /// As the database answers.
    pub async fn raw(&self, sql: impl Into<String>) -> Result<(), StoreError> {
        let sql = sql.into();
        self.write(move |tx| {
            tx.shows();
            Ok(tx.0.batch_execute(&sql)?)
        })
        .await
    }

    /// The rows of queries whose only column is a text named `line`, all of one state.
    ///
    /// # Errors
    /// As the database answers.
    pub async fn lines(&self, queries: Vec<String>) -> Result<Vec<Vec<String>>, StoreError> {
        self.snapshot(move |conn: &mut Conn| {
            let mut answers = Vec::with_capacity(queries.len());
            for query in queries {
                let rows: Vec<DumpedText> = sql_query(query).load(&mut conn.0)?;
                answers.push(rows.into_iter().map(|row| row.line).collect());
            }
            Ok(answers)
        })
        .await
    }

    /// Sweeps and counts the tables, as PostgreSQL does by itself in the background. SQLite does neither.
    ///
    /// # Errors
    /// The store failed.
    pub async fn settle(&self) -> Result<(), StoreError> {
        self.read(|conn: &mut Conn| {
            if conn.is_postgres() {
                conn.0.batch_execute("VACUUM (ANALYZE)")?;
            }
            Ok(())
        })
        .await
    }

    /// The schema, ordered by table and column.
    ///
    /// # Errors
    /// The store failed.
    pub async fn columns(&self) -> Result<Vec<Column>, StoreError> {
        self.read(|conn: &mut Conn| {
            let query = if conn.is_postgres() { POSTGRES_COLUMNS } else { SQLITE_COLUMNS };
            let mut columns: Vec<Column> = sql_query(query).load(&mut conn.0)?;
            // The engines sort text differently.
            columns.sort_unstable();
            Ok(columns)
        })
        .await
    }

    /// Every text in the database, a line each: for tests that look for what must not be there.
    ///
    /// # Errors
    /// The store failed.
    pub async fn dump(&self) -> Result<String, StoreError> {
        let columns = self.columns().await?;
        self.snapshot(move |conn: &mut Conn| {
            let mut text = String::new();
            for Column { table_name, column_name, .. } in columns.iter().filter(|column| column.class == "text") {
                let query = format!("SELECT \"{column_name}\" AS line FROM \"{table_name}\" WHERE \"{column_name}\" IS NOT NULL");
                for row in sql_query(query).load::<DumpedText>(&mut conn.0)? {
                    text.push_str(&row.line);
                    text.push('\n');
                }
            }
            Ok(text)
        })
        .await
    }
}

/// The plan of a statement whose values are not known.
fn plan_of(conn: &mut Conn, statement: &str) -> Result<Vec<String>, StoreError> {
    match &mut conn.0 {
        AnyConn::Sqlite(c) => {
            let steps: Vec<SqlitePlan> = sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(c)?;
            Ok(steps.into_iter().map(|step| step.detail).collect())
        }
        AnyConn::Pg(c) => {
            c.batch_execute(&format!("SET LOCAL plan_cache_mode = force_generic_plan; PREPARE explained AS {statement}"))?;
            let count = (1..).take_while(|n| statement.contains(&format!("${n}"))).count();
            let values = if count == 0 { String::new() } else { format!("({})", vec!["NULL"; count].join(", ")) };
            let steps: Vec<PostgresPlan> = sql_query(format!("EXPLAIN EXECUTE explained{values}")).load(c)?;
            c.batch_execute("DEALLOCATE explained")?;
            Ok(steps.into_iter().map(|step| step.line).collect())
        }
    }
}

/// A statement under `EXPLAIN`.
#[derive(diesel::query_builder::QueryId)]
struct Explain<Q, S> {
    query: Q,
    row: std::marker::PhantomData<S>,
    keyword: &'static str,
}

impl<Q, S> diesel::query_builder::QueryFragment<MultiBackend> for Explain<Q, S>
where
    Q: diesel::query_builder::QueryFragment<MultiBackend>,
{
    fn walk_ast<'b>(&'b self, mut out: diesel::query_builder::AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql(self.keyword);
        self.query.walk_ast(out)
    }
}
impl<Q, S> diesel::query_builder::Query for Explain<Q, S> {
    type SqlType = S;
}
impl<Q, S, C> diesel::RunQueryDsl<C> for Explain<Q, S> {}

/// How the engine would walk a statement, a line a step.
pub(crate) fn plan<Q>(conn: &mut Conn, query: Q) -> Result<Vec<String>, StoreError>
where
    Q: diesel::query_builder::QueryFragment<MultiBackend> + diesel::query_builder::QueryId,
{
    use diesel::sql_types::{Integer, Text};
    let row = std::marker::PhantomData;
    if conn.is_postgres() {
        let explain: Explain<Q, Text> = Explain { query, row, keyword: "EXPLAIN " };
        // A table of a few rows is rightly read whole; the question is what indexes would serve a large one.
        sql_query("SET enable_seqscan = off").execute(&mut conn.0)?;
        let lines = explain.load::<String>(&mut conn.0);
        sql_query("RESET enable_seqscan").execute(&mut conn.0)?;
        Ok(lines?)
    } else {
        let row = std::marker::PhantomData;
        let explain: Explain<Q, (Integer, Integer, Integer, Text)> = Explain { query, row, keyword: "EXPLAIN QUERY PLAN " };
        Ok(explain.load::<(i32, i32, i32, String)>(&mut conn.0)?.into_iter().map(|(_, _, _, step)| step).collect())
    }
}
