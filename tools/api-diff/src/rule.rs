//! What a change can be: the rules that refuse it, and the kinds of change that no client minds.

/// Defines the kinds of change, their stable names, whether they break clients, and what they say.
macro_rules! rules {
    ($($variant:ident = $id:literal, $breaking:literal, $text:literal;)+) => {
        /// A kind of change between two documents.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule {
            $(#[doc = $text] $variant,)+
        }

        impl Rule {
            /// Every kind of change, breaking ones first.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The stable name.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// Whether a client that worked with the old document may fail with the new one.
            #[must_use]
            pub const fn is_breaking(self) -> bool {
                match self { $(Self::$variant => $breaking,)+ }
            }

            /// What happened, in a few words.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
}

rules! {
    PathRemoved = "path-removed", true, "a path is gone, and was not deprecated until a date that has passed";
    OperationRemoved = "operation-removed", true, "an operation is gone, and was not deprecated until a date that has passed";
    OperationIdChanged = "operation-id-changed", true, "the operation has another `operationId`: generated clients rename it";
    DeprecatedWithoutSunset = "deprecated-without-sunset", true, "deprecated without the date (`x-sunset`) until which it stays, or that date has passed";
    SunsetBroughtForward = "sunset-brought-forward", true, "it ends earlier than was announced";
    SecurityAdded = "security-added", true, "it asks for credentials that it did not ask for";
    ScopeRaised = "scope-raised", true, "it asks for a scope or a role that it did not ask for";
    SecuritySchemeChanged = "security-scheme-changed", true, "credentials are sent in another way";
    ParameterRemoved = "parameter-removed", true, "a parameter is gone: sending it is refused";
    ParameterMoved = "parameter-moved", true, "a parameter has another place";
    PathParameterRenamed = "path-parameter-renamed", true, "a parameter in the path has another name";
    ParameterStyleChanged = "parameter-style-changed", true, "a parameter is written in another way";
    ParameterAddedRequired = "parameter-added-required", true, "a new parameter is required";
    ParameterBecameRequired = "parameter-became-required", true, "a parameter is required now";
    HeaderAddedRequired = "header-added-required", true, "a new request header is required";
    HeaderBecameRequired = "header-became-required", true, "a request header is required now";
    PageSizeLowered = "page-size-lowered", true, "a page may have fewer items";
    RequestBodyRemoved = "request-body-removed", true, "it takes no body any more";
    RequestBodyBecameRequired = "request-body-became-required", true, "a body is required now";
    RequestMediaTypeRemoved = "request-media-type-removed", true, "a media type is not read any more";
    RequestPropertyRemoved = "request-property-removed", true, "a field is not accepted any more";
    RequestPropertyAddedRequired = "request-property-added-required", true, "a new field is required";
    RequestPropertyBecameRequired = "request-property-became-required", true, "a field is required now";
    RequestBecameNotNullable = "request-became-not-nullable", true, "null is not accepted any more";
    RequestTypeNarrowed = "request-type-narrowed", true, "values of another type are expected";
    RequestFormatChanged = "request-format-changed", true, "values of another format are expected";
    RequestEnumValueRemoved = "request-enum-value-removed", true, "a value is not accepted any more";
    RequestBoundTightened = "request-bound-tightened", true, "fewer numbers are accepted";
    RequestLengthTightened = "request-length-tightened", true, "fewer lengths are accepted";
    RequestPatternTightened = "request-pattern-tightened", true, "another pattern must match";
    RequestAdditionalPropertiesClosed = "request-additional-properties-closed", true, "other fields are not accepted any more";
    RequestVariantRemoved = "request-variant-removed", true, "a form of the value is not accepted any more";
    DefaultChanged = "default-changed", true, "leaving it out means something else";
    ResponseStatusRemoved = "response-status-removed", true, "a status is gone";
    ResponseMediaTypeRemoved = "response-media-type-removed", true, "a media type is not answered any more";
    ResponseHeaderRemoved = "response-header-removed", true, "an answer's header is gone";
    ResponseHeaderBecameOptional = "response-header-became-optional", true, "an answer's header may be absent now";
    ResponsePropertyRemoved = "response-property-removed", true, "a field is not answered any more";
    ResponsePropertyBecameOptional = "response-property-became-optional", true, "a field may be absent now";
    ResponseBecameNullable = "response-became-nullable", true, "a value may be null now";
    ResponseTypeWidened = "response-type-widened", true, "a value may have another type";
    ResponseFormatChanged = "response-format-changed", true, "a value may have another format";
    ResponseEnumValueAdded = "response-enum-value-added", true, "a closed list of values has a new one";
    ResponseEnumOpened = "response-enum-opened", true, "a closed list of values may grow from now on";
    ResponseVariantAdded = "response-variant-added", true, "a value may have a form that clients do not know";
    ErrorCodeRemoved = "error-code-removed", true, "an error code is gone";
    DiscriminatorChanged = "discriminator-changed", true, "the forms of a value are told apart in another way";

    OperationAdded = "operation-added", false, "new operation";
    OperationSunset = "operation-sunset", false, "removed, as announced";
    OperationDeprecated = "operation-deprecated", false, "deprecated";
    SunsetPostponed = "sunset-postponed", false, "stays longer than was announced";
    SecurityRelaxed = "security-relaxed", false, "asks for fewer credentials, scopes or roles";
    ParameterAdded = "parameter-added", false, "new parameter";
    RequestBodyAdded = "request-body-added", false, "takes a body, which may be left out";
    RequestMediaTypeAdded = "request-media-type-added", false, "another media type is read";
    RequestPropertyAdded = "request-property-added", false, "new field, which may be left out";
    RequestWidened = "request-widened", false, "more is accepted";
    ResponseStatusAdded = "response-status-added", false, "new status";
    ResponseMediaTypeAdded = "response-media-type-added", false, "another media type is answered";
    ResponseHeaderAdded = "response-header-added", false, "new header in the answer";
    ResponsePropertyAdded = "response-property-added", false, "new field in the answer";
    ResponseValueAdded = "response-value-added", false, "a list of values that may grow has a new one";
    ResponseNarrowed = "response-narrowed", false, "the answer promises more";
    ResponseBoundLoosened = "response-bound-loosened", false, "the answer may be larger";
    ErrorCodeAdded = "error-code-added", false, "new error code";
}
