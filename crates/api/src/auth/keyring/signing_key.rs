//! One signing key.

use super::KeyringError;
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretSlice};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use tahaddi_domain::time::Instant;

const CREATED: &str = "Created: ";
const PEM_BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const PEM_END: &str = "-----END PRIVATE KEY-----";

/// An Ed25519 key pair with its name.
pub struct SigningKey {
    pub(super) kid: String,
    pub(super) created: Instant,
    pair: Ed25519KeyPair,
    pkcs8: SecretSlice<u8>,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningKey").field("kid", &self.kid).field("created", &self.created).finish_non_exhaustive()
    }
}

impl SigningKey {
    pub(super) fn generate(created: Instant) -> Result<Self, KeyringError> {
        let pair = Ed25519KeyPair::generate().map_err(|_unspecified| KeyringError::Random)?;
        let der = pair.to_pkcs8v1().map_err(|_unspecified| KeyringError::Random)?;
        Ok(Self { kid: kid_of(pair.public_key().as_ref()), created, pkcs8: der.as_ref().to_vec().into(), pair })
    }

    pub(super) fn from_pem(text: &str) -> Result<Self, &'static str> {
        let (preamble, rest) = text.split_once(PEM_BEGIN).ok_or("it holds no PRIVATE KEY block")?;
        let (body, _) = rest.split_once(PEM_END).ok_or("its PRIVATE KEY block does not end")?;
        let body: String = body.split_ascii_whitespace().collect();
        let der = STANDARD.decode(body).map_err(|_not_base64| "its PRIVATE KEY block is not base64")?;
        let pair = Ed25519KeyPair::from_pkcs8(&der).map_err(|_rejected| "it is not an Ed25519 key in PKCS#8")?;
        // A key without the line was brought along by the operator: it verifies, and signs only until there is another.
        let created = match preamble.lines().find_map(|line| line.strip_prefix(CREATED)) {
            Some(stamp) => Instant::parse(stamp.trim()).map_err(|_not_an_instant| "its `Created:` line is not an instant")?,
            None => Instant::from_micros(0),
        };
        Ok(Self { kid: kid_of(pair.public_key().as_ref()), created, pkcs8: der.into(), pair })
    }

    pub(super) fn to_pem(&self) -> String {
        format!("{CREATED}{}\n{PEM_BEGIN}\n{}\n{PEM_END}\n", self.created, STANDARD.encode(self.pkcs8.expose_secret()))
    }

    /// The name of the key: the first 16 hexadecimal digits of the SHA-256 of its public half.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }
    /// When it was made.
    #[must_use]
    pub const fn created(&self) -> Instant {
        self.created
    }
    /// The public half, 32 bytes.
    #[must_use]
    pub fn public(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }
    /// The private half, PKCS#8 DER.
    pub(in crate::auth) fn pkcs8(&self) -> &[u8] {
        self.pkcs8.expose_secret()
    }
    /// The signature of a message, 64 bytes.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
    /// Whether this key signed the message.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, self.public()).verify(message, signature).is_ok()
    }
    /// The public half as a JSON Web Key.
    #[must_use]
    pub fn jwk(&self) -> Value {
        let x = URL_SAFE_NO_PAD.encode(self.public());
        json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.kid, "x": x})
    }
}

fn kid_of(public: &[u8]) -> String {
    hex(&Sha256::digest(public)).chars().take(16).collect()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}
