//! Secrets that are handed out once and stored as their digest: refresh tokens and the tokens in e-mailed links.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use tahaddi_domain::random::Random;

/// How many random bytes a token has.
pub const BYTES: usize = 32;

/// What an opaque token is good for; its prefix says so, and a token of one kind is never looked up as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpaqueKind {
    /// Continues a session.
    Refresh,
    /// Proves that an address can be read.
    VerifyEmail,
    /// Sets a new password.
    ResetPassword,
    /// Joins an organisation, a panel or the operators.
    Invitation,
}

impl OpaqueKind {
    /// What its tokens begin with.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Refresh => "tr_",
            Self::VerifyEmail => "tv_",
            Self::ResetPassword => "tp_",
            Self::Invitation => "ti_",
        }
    }

    /// A new token of 256 random bits, and the digest to store.
    #[must_use]
    pub fn generate(self, random: &dyn Random) -> (String, String) {
        let mut bytes = [0; BYTES];
        random.fill(&mut bytes);
        self.from_bytes(bytes)
    }

    /// As [`Self::generate`], from random bytes that are at hand, as inside a transaction.
    #[must_use]
    pub fn from_bytes(self, bytes: [u8; BYTES]) -> (String, String) {
        let token = format!("{}{}", self.prefix(), URL_SAFE_NO_PAD.encode(bytes));
        let digest = digest(&token);
        (token, digest)
    }

    /// The digest to look up for a token that was presented; `None` if it cannot be one of this kind.
    #[must_use]
    pub fn digest_of(self, presented: &str) -> Option<String> {
        let body = presented.strip_prefix(self.prefix())?;
        // 43 characters; one that decodes in two ways does not decode at all.
        let plausible = body.len() == 43 && URL_SAFE_NO_PAD.decode(body).is_ok_and(|bytes| bytes.len() == BYTES);
        plausible.then(|| digest(presented))
    }
}

/// The SHA-256 of a token, in hexadecimal: what is stored of it. It needs no salt, for a token cannot be guessed.
#[must_use]
pub fn digest(token: &str) -> String {
    Sha256::digest(token).iter().fold(String::new(), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tahaddi_domain::random::SeededRandom;

    const KINDS: [OpaqueKind; 4] = [OpaqueKind::Refresh, OpaqueKind::VerifyEmail, OpaqueKind::ResetPassword, OpaqueKind::Invitation];

    #[test]
    fn sec_20_a_token_is_256_bits_and_only_its_digest_is_kept() {
        let random = SeededRandom::new(7);
        for kind in KINDS {
            let (token, stored) = kind.generate(&random);
            assert_eq!(token.len(), 3 + 43);
            assert_eq!(stored.len(), 64);
            assert_eq!(kind.digest_of(&token).as_ref(), Some(&stored));
            assert_ne!(kind.generate(&random).0, token);
        }
    }

    #[test]
    fn sec_03_a_token_of_one_kind_is_not_one_of_another() {
        for (n, kind) in KINDS.into_iter().enumerate() {
            let (token, _) = kind.generate(&SeededRandom::new(n as u64));
            for other in KINDS {
                assert_eq!(other.digest_of(&token).is_some(), other == kind, "{kind:?} as {other:?}");
            }
        }
    }

    #[test]
    fn what_is_not_a_token_has_no_digest() {
        let (token, _) = OpaqueKind::Refresh.generate(&SeededRandom::new(1));
        let forged = [
            String::new(),
            "tr_".to_owned(),
            format!("{token}A"),
            format!(" {token}"),
            token.to_uppercase(),
            format!("tr_{}", "é".repeat(22)),
            format!("tr_{}", "A".repeat(42)),
            format!("tr_{}B", "A".repeat(42)),
        ];
        for forged in forged {
            assert_eq!(OpaqueKind::Refresh.digest_of(&forged), None, "{forged}");
        }
    }
}
