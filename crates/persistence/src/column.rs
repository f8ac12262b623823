//! Column values that mean the same on both engines.
//!
//! - [`At`]: an instant, `timestamptz` on PostgreSQL and INTEGER microseconds on SQLite (SQL type [`sql_types::Instant`]);
//! - [`Json`]: any serde value, as text;
//! - [`Key`]: a typed identifier, as text.
//!
//! They are for private row structs. Booleans are diesel's `Bool`, on SQLite an INTEGER that is 0 or 1.

use crate::connection::MultiBackend;
use diesel::backend::Backend;
use diesel::data_types::PgTimestamp;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgTypeMetadata};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, HasSqlType, Text, Timestamptz};
use diesel::sqlite::{Sqlite, SqliteType};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::Write as _;
use tahaddi_domain::document::{Document, from_stored, to_stored};
use tahaddi_domain::id::Id;
use tahaddi_domain::time::Instant;

/// SQL types of our own, for `diesel::table!`.
pub(crate) mod sql_types {
    /// A moment in UTC to the microsecond.
    ///
    /// diesel's `Timestamp` is banned: in a session with a time zone it stored instants an hour off, silently.
    #[derive(Clone, Copy, Debug, Default, diesel::query_builder::QueryId)]
    pub struct Instant;

    impl diesel::sql_types::SqlType for Instant {
        type IsNull = diesel::sql_types::is_nullable::NotNull;
    }
    impl diesel::sql_types::SingleValue for Instant {}
    impl diesel::sql_types::SqlOrd for Instant {}
}

/// Microseconds from 1970 to PostgreSQL's zero, 2000-01-01.
const PG_EPOCH: i64 = 946_684_800_000_000;

impl HasSqlType<sql_types::Instant> for Pg {
    fn metadata(_lookup: &mut Self::MetadataLookup) -> PgTypeMetadata {
        // The object identifiers of timestamptz and its array, fixed in PostgreSQL's catalogue.
        PgTypeMetadata::new(1184, 1185)
    }
}
impl HasSqlType<sql_types::Instant> for Sqlite {
    fn metadata(_lookup: &mut ()) -> SqliteType {
        SqliteType::Long
    }
}
impl HasSqlType<sql_types::Instant> for MultiBackend {
    fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
        Self::lookup_sql_type::<sql_types::Instant>(lookup)
    }
}

/// An instant in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql_types::Instant)]
pub(crate) struct At(pub(crate) Instant);

impl From<Instant> for At {
    fn from(at: Instant) -> Self {
        Self(at)
    }
}
impl From<At> for Instant {
    fn from(at: At) -> Self {
        at.0
    }
}

impl ToSql<sql_types::Instant, Pg> for At {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let stamp = self.0.micros().checked_sub(PG_EPOCH).ok_or("instant out of range")?;
        ToSql::<Timestamptz, Pg>::to_sql(&PgTimestamp(stamp), &mut out.reborrow())
    }
}
impl ToSql<sql_types::Instant, Sqlite> for At {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.micros());
        Ok(IsNull::No)
    }
}
impl ToSql<sql_types::Instant, MultiBackend> for At {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
        out.set_value((sql_types::Instant, self));
        Ok(IsNull::No)
    }
}
impl FromSql<sql_types::Instant, Pg> for At {
    fn from_sql(value: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let stamp = <PgTimestamp as FromSql<Timestamptz, Pg>>::from_sql(value)?;
        // ±infinity are the two ends of the range.
        let micros = stamp.0.checked_add(PG_EPOCH).filter(|_| stamp.0 != i64::MIN).ok_or("instant out of range")?;
        Ok(Self(Instant::from_micros(micros)))
    }
}
impl FromSql<sql_types::Instant, Sqlite> for At {
    fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        <i64 as FromSql<BigInt, Sqlite>>::from_sql(value).map(|micros| Self(Instant::from_micros(micros)))
    }
}
impl FromSql<sql_types::Instant, MultiBackend> for At {
    fn from_sql(value: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        value.from_sql::<Self, sql_types::Instant>()
    }
}

/// A typed identifier in a text column.
#[derive(Clone, Debug, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub(crate) struct Key<I: Id>(pub(crate) I);

impl<I, DB> ToSql<Text, DB> for Key<I>
where
    I: Id + std::fmt::Debug,
    DB: Backend,
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.as_str().to_sql(out)
    }
}
impl<I, DB> FromSql<Text, DB> for Key<I>
where
    I: Id,
    DB: Backend,
    String: FromSql<Text, DB>,
{
    fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
        String::from_sql(value).map(|text| Self(I::from_stored(text)))
    }
}

/// A value in a text column, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub(crate) struct Json<T>(pub(crate) T);

/// A document in a text column, with the version of its form.
#[derive(Clone, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub(crate) struct Doc<T>(pub(crate) T);

/// Writes a column value as the text that one function makes of it, and reads it by another.
macro_rules! as_text {
    ($column:ident<T>, $write:path, $read:path, $($bound:tt)+) => {
        // Writing cannot be one generic impl: each engine's binds own their values differently.
        impl<T: $($bound)+ + std::fmt::Debug> ToSql<Text, Pg> for $column<T> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                out.write_all($write(&self.0)?.as_bytes())?;
                Ok(IsNull::No)
            }
        }
        impl<T: $($bound)+ + std::fmt::Debug> ToSql<Text, Sqlite> for $column<T> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                out.set_value($write(&self.0)?);
                Ok(IsNull::No)
            }
        }
        impl<T: $($bound)+ + std::fmt::Debug + Send + Sync + 'static> ToSql<Text, MultiBackend> for $column<T> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((Text, self));
                Ok(IsNull::No)
            }
        }
        impl<T, DB> FromSql<Text, DB> for $column<T>
        where
            T: $($bound)+,
            DB: Backend,
            String: FromSql<Text, DB>,
        {
            fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(Self($read(&String::from_sql(value)?)?))
            }
        }
    };
}
as_text!(Json<T>, serde_json::to_string, serde_json::from_str, Serialize + DeserializeOwned);
as_text!(Doc<T>, to_stored, from_stored, Document);

/// Wraps a document for its column.
pub(crate) fn doc<T: Document + Clone>(document: &T) -> Doc<T> {
    Doc(document.clone())
}
