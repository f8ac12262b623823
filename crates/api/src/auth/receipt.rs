//! Signed receipts and records: compact JSON Web Signatures (RFC 7515) with Ed25519 (RFC 8037), which anybody verifies with the public keys.

use super::keyring::{KeyPurpose, Keyring, KeyringError};
use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use tahaddi_domain::time::Instant;

/// What the header says it is: a receipt is never taken for another token.
pub const TYPE: &str = "tahaddi-receipt+jwt";
/// The same of a record of a locked panel.
pub const RECORD_TYPE: &str = "tahaddi-record+jwt";
/// The longest receipt or record that is looked at, in bytes. Ours have about 1,500.
const MAX_LENGTH: usize = 16 * 1024;

/// Why no receipt or record could be signed.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    /// There is no key to sign with.
    #[error(transparent)]
    Key(#[from] KeyringError),
    /// The claims could not be written.
    #[error("the receipt could not be written: {0}")]
    Claims(#[from] serde_json::Error),
}

/// Why a receipt or record is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// It has not the form of a receipt.
    #[error("this is not what it should be: {0}")]
    Malformed(&'static str),
    /// It names a key that the key set does not hold.
    #[error("the key set holds no key {0:?}")]
    UnknownKey(String),
    /// The key did not sign this.
    #[error("the signature is not that of the key {0:?}: what was signed was altered, or is not ours")]
    Forged(String),
}

/// Signs receipts and records.
pub struct Receipts {
    keyring: Arc<Keyring>,
    issuer: String,
}

impl Receipts {
    /// Receipts of this issuer.
    #[must_use]
    pub fn new(keyring: Arc<Keyring>, issuer: impl Into<String>) -> Self {
        Self { keyring, issuer: issuer.into() }
    }

    /// Who issues them.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Signs the claims of a receipt.
    ///
    /// # Errors
    /// There is no key, or the claims cannot be written.
    pub fn sign(&self, claims: &impl Serialize, now: Instant) -> Result<String, SignError> {
        self.sign_as(TYPE, claims, now)
    }

    /// Signs the claims of a record.
    ///
    /// # Errors
    /// As [`Self::sign`].
    pub fn sign_record(&self, claims: &impl Serialize, now: Instant) -> Result<String, SignError> {
        self.sign_as(RECORD_TYPE, claims, now)
    }

    fn sign_as(&self, kind: &str, claims: &impl Serialize, now: Instant) -> Result<String, SignError> {
        let key = self.keyring.signer(KeyPurpose::Receipt, now)?;
        let header = json!({"alg": "EdDSA", "kid": key.kid(), "typ": kind});
        let part = |value: &[u8]| URL_SAFE_NO_PAD.encode(value);
        let signed = format!("{}.{}", part(header.to_string().as_bytes()), part(&serde_json::to_vec(claims)?));
        let signature = part(&key.sign(signed.as_bytes()));
        Ok(format!("{signed}.{signature}"))
    }
}

/// Verifies a receipt against a JSON Web Key Set and returns its claims. Needs no server.
///
/// # Errors
/// It is not a receipt, or no key of the set signed it.
pub fn verify<T: DeserializeOwned>(receipt: &str, key_set: &Value) -> Result<T, ReceiptError> {
    verify_as(TYPE, receipt, key_set)
}

/// Verifies a record against a JSON Web Key Set and returns its claims. Needs no server.
///
/// # Errors
/// It is not a record, or no key of the set signed it.
pub fn verify_record<T: DeserializeOwned>(record: &str, key_set: &Value) -> Result<T, ReceiptError> {
    verify_as(RECORD_TYPE, record, key_set)
}

fn verify_as<T: DeserializeOwned>(kind: &str, receipt: &str, key_set: &Value) -> Result<T, ReceiptError> {
    use ReceiptError::Malformed;
    let receipt = receipt.trim();
    if receipt.len() > MAX_LENGTH {
        return Err(Malformed("it is too long"));
    }
    let (signed, signature) = receipt.rsplit_once('.').ok_or(Malformed("it has not three parts"))?;
    let (header, claims) = signed.split_once('.').ok_or(Malformed("it has not three parts"))?;
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_not_base64| Malformed("a part is not base64url"));
    let header: Value = serde_json::from_slice(&decode(header)?).map_err(|_not_json| Malformed("its header is not JSON"))?;
    let kid = header.get("kid").and_then(Value::as_str).ok_or(Malformed("its header names no key"))?.to_owned();
    // Exactly our header: another algorithm or type is refused unread.
    if header != json!({"alg": "EdDSA", "kid": kid, "typ": kind}) {
        return Err(Malformed("its header is not that of its kind"));
    }
    let keys = key_set.get("keys").and_then(Value::as_array);
    let key = keys.into_iter().flatten().find(|key| key.get("kid").and_then(Value::as_str) == Some(&kid));
    let public = key.and_then(|key| key.get("x")).and_then(Value::as_str).ok_or_else(|| ReceiptError::UnknownKey(kid.clone()))?;
    let public = UnparsedPublicKey::new(&ED25519, decode(public)?);
    public.verify(signed.as_bytes(), &decode(signature)?).map_err(|_unspecified| ReceiptError::Forged(kid))?;
    serde_json::from_slice(&decode(claims)?).map_err(|_not_claims| Malformed("its claims are not those of its kind"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn whoever_has_the_public_keys_verifies_it_and_notices_every_change() {
        let folder = tempfile::tempdir().unwrap();
        let now = at("2027-01-15T09:00:00Z");
        let keyring = Arc::new(Keyring::open(&folder.path().join("keys"), now).unwrap());
        let receipts = Receipts::new(Arc::clone(&keyring), "https://calls.example");
        let receipt = receipts.sign(&json!({"sub": "app_x", "digest": "00ff"}), now).unwrap();
        // The keys that were there stay published after a new one is made.
        keyring.rotate(KeyPurpose::Receipt, now).unwrap();
        let keys = keyring.jwks(KeyPurpose::Receipt, now);
        assert_eq!(verify::<Value>(&receipt, &keys), Ok(json!({"sub": "app_x", "digest": "00ff"})));
        assert_eq!(verify::<Value>(&format!("{receipt}\n"), &keys).map(|_| ()), Ok(()), "as a file holds it");
        for position in 0..receipt.len() {
            let mut altered = receipt.clone().into_bytes();
            altered[position] = if altered[position] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).unwrap();
            // The last character of a signature has bits that do not count; a strict reader refuses them all the same.
            assert!(verify::<Value>(&altered, &keys).is_err(), "position {position}");
        }
        let stranger = Keyring::open(&folder.path().join("other"), now).unwrap().jwks(KeyPurpose::Receipt, now);
        assert!(matches!(verify::<Value>(&receipt, &stranger), Err(ReceiptError::UnknownKey(_))));
        assert!(matches!(verify::<Value>("a.b", &keys), Err(ReceiptError::Malformed(_))));
    }

    #[test]
    fn no_other_token_passes_for_a_receipt() {
        let folder = tempfile::tempdir().unwrap();
        let now = at("2027-01-15T09:00:00Z");
        let keyring = Keyring::open(&folder.path().join("keys"), now).unwrap();
        let key = keyring.signer(KeyPurpose::Receipt, now).unwrap();
        for header in [
            json!({"alg": "EdDSA", "kid": key.kid(), "typ": "at+jwt"}),
            json!({"alg": "none", "kid": key.kid(), "typ": TYPE}),
            json!({"alg": "EdDSA", "kid": key.kid(), "typ": TYPE, "crit": ["b64"]}),
        ] {
            let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode("{}"));
            let forged = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes())));
            let keys = keyring.jwks(KeyPurpose::Receipt, now);
            assert_eq!(verify::<Value>(&forged, &keys), Err(ReceiptError::Malformed("its header is not that of its kind")), "{header}");
        }
        let record = Receipts::new(Arc::new(keyring), "https://calls.example");
        let (keys, record) = (record.keyring.jwks(KeyPurpose::Receipt, now), record.sign_record(&json!({"sub": "phs_x"}), now).unwrap());
        assert!(verify::<Value>(&record, &keys).is_err() && verify_record::<Value>(&record, &keys).is_ok());
    }
}
