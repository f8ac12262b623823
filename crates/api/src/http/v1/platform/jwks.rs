//! The public halves of the signing keys.

use crate::auth::keyring::KeyPurpose;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::reply::Found;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A JSON Web Key Set (RFC 7517).
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "4f6c2a", "use": "sig", "alg": "EdDSA", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}))]
pub struct KeySetView {
    /// Public keys, by `kid`.
    #[schema(value_type = Vec<std::collections::BTreeMap<String, String>>, max_items = 1000)]
    pub keys: Vec<Value>,
}

/// Public keys
///
/// The keys that verify access tokens, and the receipts and records that the service signs.
#[utoipa::path(get, path = "/.well-known/jwks.json", operation_id = "keys_list", tag = "platform")]
pub async fn handle(_permit: Permit<act::PlatformView>, ctx: Ctx) -> Result<Found<KeySetView>, ApiError> {
    let now = ctx.clock.now();
    let sets = [KeyPurpose::Access, KeyPurpose::Receipt].map(|purpose| ctx.keyring.jwks(purpose, now));
    let keys = sets.iter().filter_map(|set| set.get("keys")?.as_array()).flatten().cloned().collect();
    // Never from a cache: a new key signs as soon as it is published.
    Ok(Found::computed(KeySetView { keys }))
}
