//! Access tokens: signed, short-lived, and checked to the letter.
//!
//! The only file that calls `jsonwebtoken`. Left to its defaults that crate accepts a token without issuer and audience, one
//! that is not valid yet, one that expired a minute ago and one of another type; and it reads the system's clock. So the
//! header must be exactly the one that we write, the claims have strict types, and time is checked here against the injected
//! clock.

use super::keyring::{KeyPurpose, Keyring, KeyringError};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tahaddi_domain::id::{SessionId, UserId};
use tahaddi_domain::time::{Clock, Instant, Span};

/// The longest that an access token may live, in seconds.
const MAX_LIFE: i64 = 600;
/// How far the clocks of two replicas may differ, in seconds.
const LEEWAY: i64 = 5;
/// The longest token that is looked at, in bytes. Ours have about 700.
const MAX_LENGTH: usize = 4096;
const TYPE: &str = "at+jwt";

/// Whom and what an access token speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessGrant {
    /// The person.
    pub user: UserId,
    /// The session.
    pub session: SessionId,
    /// The token epoch of the person; raising it ends every token of an earlier one.
    pub epoch: i64,
    /// How often the session had been refreshed.
    pub generation: i64,
}

/// What a valid access token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessClaims {
    /// Whom and what it speaks for.
    pub grant: AccessGrant,
    /// The name of this one token.
    pub token_id: String,
    /// When it was issued.
    pub issued_at: Instant,
    /// When it expires.
    pub expires_at: Instant,
}

/// Why a token is refused. The bearer learns no more than this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It is not a token that we issued for this purpose, or it is not valid yet.
    #[error("the access token is not valid")]
    Invalid,
    /// It was one of ours.
    #[error("the access token has expired")]
    Expired,
}

/// Why no token could be issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The life asked for is not between one second and ten minutes.
    #[error("access tokens live between 1 and {MAX_LIFE} seconds, not {0}")]
    Life(i64),
    /// There is no key to sign with.
    #[error(transparent)]
    Key(#[from] KeyringError),
    /// The token could not be signed.
    #[error("the access token could not be signed: {0}")]
    Signing(#[from] jsonwebtoken::errors::Error),
    /// The generator of random numbers failed.
    #[error("the system gave no random bytes")]
    Random,
}

/// The claims as they are written. Every one is required, and a number is an integer.
#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: UserId,
    exp: i64,
    iat: i64,
    nbf: i64,
    jti: String,
    sid: SessionId,
    epoch: i64,
    #[serde(rename = "gen")]
    generation: i64,
}

/// Issues and verifies access tokens.
pub struct AccessTokens {
    keyring: Arc<Keyring>,
    issuer: String,
    audience: String,
    clock: Arc<dyn Clock>,
    life: i64,
    validation: Validation,
}

impl AccessTokens {
    /// Tokens that live ten minutes.
    #[must_use]
    pub fn new(keyring: Arc<Keyring>, issuer: impl Into<String>, audience: impl Into<String>, clock: Arc<dyn Clock>) -> Self {
        let (issuer, audience) = (issuer.into(), audience.into());
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub", "nbf"]);
        validation.set_issuer(&[&issuer]);
        validation.set_audience(&[&audience]);
        // Checked in `timely`, against our clock.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        Self { keyring, issuer, audience, clock, life: MAX_LIFE, validation }
    }

    /// The same with another life.
    ///
    /// # Errors
    /// It is shorter than a second or longer than ten minutes.
    pub fn with_life(self, life: Span) -> Result<Self, IssueError> {
        let seconds = life.ceil_seconds();
        if (1..=MAX_LIFE).contains(&seconds) { Ok(Self { life: seconds, ..self }) } else { Err(IssueError::Life(seconds)) }
    }

    /// Signs a token, and says when it expires.
    ///
    /// # Errors
    /// There is no key, or it does not sign.
    pub fn issue(&self, grant: &AccessGrant) -> Result<(String, Instant), IssueError> {
        let now = self.clock.now();
        let key = self.keyring.signer(KeyPurpose::Access, now)?;
        let mut token_id = [0; 16];
        aws_lc_rs::rand::fill(&mut token_id).map_err(|_unspecified| IssueError::Random)?;
        let iat = now.seconds();
        let exp = iat.saturating_add(self.life);
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            sub: grant.user.clone(),
            exp,
            iat,
            nbf: iat,
            jti: URL_SAFE_NO_PAD.encode(token_id),
            sid: grant.session.clone(),
            epoch: grant.epoch,
            generation: grant.generation,
        };
        let token = jsonwebtoken::encode(&header(key.kid()), &claims, &EncodingKey::from_ed_der(key.pkcs8()))?;
        Ok((token, instant(exp)))
    }

    /// Reads a token that was presented.
    ///
    /// # Errors
    /// It is not valid, or not any more.
    pub fn verify(&self, token: &str) -> Result<AccessClaims, TokenError> {
        if token.len() > MAX_LENGTH {
            return Err(TokenError::Invalid);
        }
        let now = self.clock.now();
        let presented = jsonwebtoken::decode_header(token).map_err(|_malformed| TokenError::Invalid)?;
        let kid = presented.kid.as_deref().ok_or(TokenError::Invalid)?;
        // Exactly our header: another algorithm or type, `crit`, `zip`, `jku`, `jwk`, `x5u`, `x5c` or a member that nobody knows
        // are all refused here, unread.
        if presented != header(kid) {
            return Err(TokenError::Invalid);
        }
        let key = self.keyring.find(KeyPurpose::Access, kid, now).ok_or(TokenError::Invalid)?;
        let decoded = jsonwebtoken::decode::<Claims>(token, &DecodingKey::from_ed_der(key.public()), &self.validation);
        let claims = decoded.map_err(|_refused| TokenError::Invalid)?.claims;
        timely(&claims, now.seconds())?;
        if claims.jti.is_empty() || claims.epoch < 0 || claims.generation < 0 {
            return Err(TokenError::Invalid);
        }
        Ok(AccessClaims {
            grant: AccessGrant { user: claims.sub, session: claims.sid, epoch: claims.epoch, generation: claims.generation },
            token_id: claims.jti,
            issued_at: instant(claims.iat),
            expires_at: instant(claims.exp),
        })
    }
}

fn header(kid: &str) -> Header {
    Header { typ: Some(TYPE.to_owned()), kid: Some(kid.to_owned()), ..Header::new(Algorithm::EdDSA) }
}

fn timely(claims: &Claims, now: i64) -> Result<(), TokenError> {
    let life = claims.exp.saturating_sub(claims.iat);
    let coherent = claims.iat >= 0 && (1..=MAX_LIFE).contains(&life) && (claims.iat..=claims.exp).contains(&claims.nbf);
    let begun = claims.iat.max(claims.nbf) <= now.saturating_add(LEEWAY);
    if !coherent || !begun {
        Err(TokenError::Invalid)
    } else if now >= claims.exp.saturating_add(LEEWAY) {
        Err(TokenError::Expired)
    } else {
        Ok(())
    }
}

const fn instant(seconds: i64) -> Instant {
    Instant::from_micros(seconds.saturating_mul(1_000_000))
}

#[cfg(test)]
mod tests;
