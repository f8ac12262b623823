//! Withdraw a consent.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::{PathId, SecondText};
use crate::http::reply::Done;
use crate::service::terms::withdraw;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::ChallengeId;

/// Withdraw a consent
///
/// For the person who is signed in, by the key of the terms: a consent to use images or to share the dossier, and whatever else was
/// accepted without being needed. That it was given, and until when it held, stays known. What is needed to take part cannot be withdrawn;
/// the application can.
#[utoipa::path(delete, path = "/v1/challenges/{id}/terms-acceptances/{key}", operation_id = "terms_withdraw", tag = "challenges",
    extensions(("x-codes" = json!([Code::InvalidState]))))]
pub async fn handle(permit: Permit<act::TermsAccept>, ctx: Ctx, id: PathId<ChallengeId>, key: SecondText) -> Result<Done, ApiError> {
    ctx.db.write(move |tx| withdraw(tx, &permit.caller, &id.0, &key.0)).await?;
    Ok(Done)
}
