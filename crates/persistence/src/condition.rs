//! Conditions that diesel has not, or not so that a statement with them is prepared once:
//!
//! - [`among`]: `IN` over a list of values that is one bind, however many there are. diesel's own `eq_any` writes a bind for each, and over
//!   both engines has the statement prepared anew each time;
//! - [`as_written!`]: what stands in the statement as it is.

use crate::connection::MultiBackend;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::{Error, QueryResult};
use diesel::sql_types::{Array, Bool, Text};
use diesel::sqlite::Sqlite;

/// Whether a text is one of some.
#[derive(Clone, Debug, QueryId)]
pub(crate) struct Among<T> {
    text: T,
    values: Vec<String>,
    json: Result<String, String>,
}

/// Whether a text is one of these values.
pub(crate) fn among<T: Expression<SqlType = Text>, V: Into<String>>(text: T, values: impl IntoIterator<Item = V>) -> Among<T> {
    let values: Vec<String> = values.into_iter().map(Into::into).collect();
    let json = serde_json::to_string(&values).map_err(|why| why.to_string());
    Among { text, values, json }
}

impl<T: Expression> Expression for Among<T> {
    type SqlType = Bool;
}
impl<T: ValidGrouping<G>, G> ValidGrouping<G> for Among<T> {
    type IsAggregate = T::IsAggregate;
}
impl<T, Q> AppearsOnTable<Q> for Among<T>
where
    T: AppearsOnTable<Q>,
    Self: Expression,
{
}
impl<T, Q> SelectableExpression<Q> for Among<T>
where
    T: SelectableExpression<Q>,
    Self: AppearsOnTable<Q>,
{
}

impl<T: QueryFragment<Sqlite>> QueryFragment<Sqlite> for Among<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        let json = self.json.as_ref().map_err(|why| Error::SerializationError(why.clone().into()))?;
        self.text.walk_ast(out.reborrow())?;
        out.push_sql(" IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, String>(json)?;
        out.push_sql("))");
        Ok(())
    }
}
impl<T: QueryFragment<Pg>> QueryFragment<Pg> for Among<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.text.walk_ast(out.reborrow())?;
        out.push_sql(" = ANY (");
        out.push_bind_param::<Array<Text>, Vec<String>>(&self.values)?;
        out.push_sql(")");
        Ok(())
    }
}
impl<T> QueryFragment<MultiBackend> for Among<T>
where
    Self: QueryFragment<Pg> + QueryFragment<Sqlite>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(self, out)
    }
}

/// Declares a condition on a table that stands in the statement as it is written: a partial index is taken for the condition that it names,
/// and for no bind of the same value.
macro_rules! as_written {
    ($(#[$about:meta])* $name:ident on $table:path = $sql:literal) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, diesel::query_builder::QueryId)]
        struct $name;

        impl diesel::expression::Expression for $name {
            type SqlType = diesel::sql_types::Bool;
        }
        impl<G> diesel::expression::ValidGrouping<G> for $name {
            type IsAggregate = diesel::expression::is_aggregate::No;
        }
        impl diesel::expression::AppearsOnTable<$table> for $name {}
        impl diesel::expression::SelectableExpression<$table> for $name {}
        impl<D: diesel::backend::Backend> diesel::query_builder::QueryFragment<D> for $name {
            fn walk_ast<'b>(&'b self, mut out: diesel::query_builder::AstPass<'_, 'b, D>) -> diesel::QueryResult<()> {
                out.push_sql($sql);
                Ok(())
            }
        }
    };
}
pub(crate) use as_written;
