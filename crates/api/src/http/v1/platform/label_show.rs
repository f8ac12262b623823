//! What the values of one enum are called.

use crate::auth::permit::{Permit, act};
use crate::error::ApiError;
use crate::http::extract::PathText;
use crate::http::reply::{Found, Public};
use crate::i18n::labels::{self, EnumLabels};

/// Labels of one enum
///
/// The name is that of its schema in this document, such as `ChallengeState`. `AllowedAction` names what may be done.
#[utoipa::path(get, path = "/v1/labels/{name}", operation_id = "labels_view", tag = "catalogue")]
pub async fn handle(_permit: Permit<act::PlatformView>, name: PathText) -> Result<Public<Found<EnumLabels>>, ApiError> {
    let found = labels::all().iter().find(|group| group.name == name.0);
    Ok(Public(Found::computed(found.ok_or_else(ApiError::not_found)?.clone())))
}
