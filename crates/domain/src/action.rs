//! What may be done now, and if not, why not and from when.

use crate::code::Code;
use crate::refusal::Refusal;
use crate::time::Instant;

/// Whether an action may be done now.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"action": "submit", "allowed": false, "reason": "deadline_passed", "from": null})))]
pub struct AllowedAction {
    /// The action, such as `submit`.
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub action: &'static str,
    /// Whether it may be done now.
    pub allowed: bool,
    /// Why not: the code that an attempt would be refused with.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub reason: Option<Code>,
    /// The instant from which it may be done, where time decides.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub from: Option<Instant>,
}

impl AllowedAction {
    /// From an attempt that changes nothing: the code of the refusal is the reason.
    #[must_use]
    pub fn attempt<T>(action: &'static str, attempt: Result<T, Refusal>) -> Self {
        match attempt {
            Ok(_) => Self { action, allowed: true, reason: None, from: None },
            Err(refusal) => Self {
                action,
                allowed: false,
                reason: Some(refusal.code),
                from: refusal.details.get("opens_at").and_then(|at| Instant::parse(at).ok()),
            },
        }
    }
}
