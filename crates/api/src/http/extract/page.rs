//! The paging parameters that every list has.

/// Declares the query of a list: its own parameters, and `limit` and `cursor`.
#[macro_export]
macro_rules! list_query {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Deserialize, utoipa::IntoParams)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(default)] $field: $type,)*
            /// How many items a page has: 1 to 100, 20 by default.
            #[param(minimum = 1, maximum = 100, nullable = false)]
            limit: Option<u32>,
            /// Where the page begins: the `next_cursor` of the page before.
            #[param(max_length = 1000, nullable = false)]
            cursor: Option<String>,
        }
    };
}

/// Declares a query without paging.
#[macro_export]
macro_rules! plain_query {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Deserialize, utoipa::IntoParams)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(default)] $field: $type,)*
        }
    };
}
