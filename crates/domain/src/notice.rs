//! Notices: what is taken as it is, and yet worth a second look.

use crate::states::states;

states! {
    /// What is doubtful about a value.
    NoticeCode {
        /// The control digits of the company identifier do not fit: a digit may be mistyped.
        ControlDigits = "control_digits",
    }
}

/// A doubt about one field. Nothing is refused for it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"pointer": "/profile/ice", "code": "control_digits"})))]
pub struct Notice {
    /// JSON pointer to the field.
    #[cfg_attr(feature = "openapi", schema(max_length = 400))]
    pub pointer: String,
    /// What is doubtful.
    pub code: NoticeCode,
}
