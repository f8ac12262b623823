//! A macro for the enums that name states and kinds: stable texts, both ways.

macro_rules! states {
    ($(#[doc = $enum_doc:literal])* $enum:ident { $($(#[doc = $doc:literal])* $name:ident = $text:literal,)+ }) => {
        $(#[doc = $enum_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $enum {
            $($(#[doc = $doc])* #[serde(rename = $text)] $name,)+
        }
        crate::states::enum_schema!($enum, [$($enum_doc),*], $($text: [$($doc),*],)+);
        impl $enum {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// The stable text.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
            /// From the stable text.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)+ _ => None }
            }
        }
        impl std::fmt::Display for $enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use states;

/// The schema of an enum of stable texts, each with its meaning. utoipa's derive cannot do it: it does not see a `rename` whose
/// text comes out of a macro, and would document the Rust names.
macro_rules! enum_schema {
    ($enum:ident, [$($about:literal),*], $($text:literal: [$($doc:literal),*],)+) => {
        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $enum {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                let about: &[&str] = &[$($about),*];
                let mut description = about.concat().trim().to_owned() + "\n";
                $(
                    let doc: &[&str] = &[$($doc),*];
                    description = description + "\n- `" + $text + "`: " + doc.concat().trim();
                )+
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some(description))
                    .enum_values(Some([$($text),+]))
                    .into()
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $enum {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($enum).into()
            }
        }
    };
}
pub(crate) use enum_schema;

/// The value that an enum of stable texts has where nothing is said.
macro_rules! default_state {
    ($enum:ident::$name:ident) => {
        impl Default for $enum {
            fn default() -> Self {
                Self::$name
            }
        }
    };
}
pub(crate) use default_state;
