//! Access codes: by which applications come into a call that is not open to all.

use crate::code::{Code, FieldCode};
use crate::id::{AccessCodeId, ChallengeId, OrganisationId, UserId};
use crate::refusal::{Check, Refusal};
use crate::text::{email, email_domain};
use crate::time::Instant;

/// How often one code can be used at most.
pub const MOST_USES: u32 = 10_000;
/// How many codes are made at once at most.
pub const MOST_AT_ONCE: u32 = 500;

/// An access code, without its secret: of that only the digest is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessCode {
    /// Its identifier.
    pub id: AccessCodeId,
    /// The challenge that it opens.
    pub challenge: ChallengeId,
    /// What those who run the call call it.
    pub label: String,
    /// The only startup that may use it.
    pub organisation: Option<OrganisationId>,
    /// The only domain whose e-mail addresses may use it, in lower case.
    pub email_domain: Option<String>,
    /// How many applications may be handed in by it.
    pub uses_allowed: u32,
    /// How many were.
    pub uses: u32,
    /// Who made it.
    pub created_by: UserId,
    /// When it was made.
    pub created_at: Instant,
    /// From when it is no longer good.
    pub expires_at: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

/// What somebody wants codes to be.
#[derive(Clone, Debug)]
pub struct NewAccessCodes {
    /// What they are called.
    pub label: String,
    /// How many applications may be handed in by each.
    pub uses_allowed: u32,
    /// From when they are no longer good.
    pub expires_at: Option<Instant>,
    /// The only startup that may use them.
    pub organisation: Option<OrganisationId>,
    /// The only domain whose e-mail addresses may use them.
    pub email_domain: Option<String>,
    /// How many codes there shall be.
    pub count: u32,
}

impl NewAccessCodes {
    /// Checks what can be told without looking anything up, and writes the domain in lower case.
    ///
    /// # Errors
    /// `validation_failed` with every field that is wrong.
    pub fn settle(&mut self, now: Instant) -> Result<(), Refusal> {
        let mut check = Check::default();
        check.required_text("/label", &self.label, 200);
        check.require((1..=MOST_USES).contains(&self.uses_allowed), "/uses_allowed", FieldCode::OutOfRange);
        check.require((1..=MOST_AT_ONCE).contains(&self.count), "/count", FieldCode::OutOfRange);
        check.require(self.expires_at.is_none_or(|expires| now < expires), "/expires_at", FieldCode::WrongOrder);
        if let Some(domain) = &mut self.email_domain {
            match email(&format!("x@{domain}")) {
                Some(address) if !domain.contains('@') => *domain = email_domain(&address).to_owned(),
                _ => check.fail("/email_domain", FieldCode::InvalidFormat),
            }
        }
        check.finish()
    }
}

impl AccessCode {
    /// How many applications may still be handed in by it.
    #[must_use]
    pub const fn uses_left(&self) -> u32 {
        self.uses_allowed.saturating_sub(self.uses)
    }

    /// Whether a person with this e-mail address may hand in an application of this startup by it now.
    ///
    /// # Errors
    /// `access_code_invalid` where it is revoked, or of another call, startup or domain: as where there is no such code. Else
    /// `access_code_expired` or `access_code_used_up`.
    pub fn ensure_good_for(&self, challenge: &ChallengeId, startup: &OrganisationId, address: &str, now: Instant) -> Result<(), Refusal> {
        let meant = &self.challenge == challenge
            && self.organisation.as_ref().is_none_or(|organisation| organisation == startup)
            && self.email_domain.as_deref().is_none_or(|domain| email_domain(address).eq_ignore_ascii_case(domain));
        if self.revoked_at.is_some() || !meant {
            Err(Refusal::new(Code::AccessCodeInvalid))
        } else if let Some(expired) = self.expires_at.filter(|expires| now >= *expires) {
            Err(Refusal::new(Code::AccessCodeExpired).with("expired_at", expired).with("server_time", now))
        } else if self.uses_left() == 0 {
            Err(Refusal::new(Code::AccessCodeUsedUp))
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::testing::{at, told};
    use crate::id::Id as _;

    fn code() -> AccessCode {
        AccessCode {
            id: AccessCodeId::from_stored("cod_1".into()),
            challenge: ChallengeId::from_stored("chl_1".into()),
            label: "Réseau".into(),
            organisation: None,
            email_domain: None,
            uses_allowed: 2,
            uses: 0,
            created_by: UserId::from_stored("usr_1".into()),
            created_at: at("2027-03-01T00:00:00Z"),
            expires_at: Some(at("2027-03-20T00:00:00Z")),
            revoked_at: None,
        }
    }

    fn tried(code: &AccessCode, now: &str) -> Vec<String> {
        let (challenge, startup) = (ChallengeId::from_stored("chl_1".into()), OrganisationId::from_stored("org_2".into()));
        told(code.ensure_good_for(&challenge, &startup, "amina@startup.example", at(now)))
    }

    #[test]
    fn a_code_is_good_for_whom_it_is_meant_until_it_expires_or_is_used_up() {
        let early = "2027-03-19T23:59:59.999999Z";
        assert!(tried(&code(), early).is_empty());
        assert_eq!(tried(&code(), "2027-03-20T00:00:00Z"), ["access_code_expired"]);
        assert_eq!(tried(&AccessCode { uses: 2, ..code() }, early), ["access_code_used_up"]);
        assert!(tried(&AccessCode { uses: 1, ..code() }, early).is_empty());
        let foreign = [
            AccessCode { revoked_at: Some(at("2027-03-02T00:00:00Z")), ..code() },
            AccessCode { challenge: ChallengeId::from_stored("chl_2".into()), ..code() },
            AccessCode { organisation: Some(OrganisationId::from_stored("org_3".into())), ..code() },
            AccessCode { email_domain: Some("other.example".into()), ..code() },
            AccessCode { email_domain: Some("example".into()), uses: 2, ..code() },
        ];
        for code in foreign {
            assert_eq!(tried(&code, early), ["access_code_invalid"], "{code:?}");
        }
        let meant = AccessCode {
            email_domain: Some("startup.example".into()),
            organisation: Some(OrganisationId::from_stored("org_2".into())),
            ..code()
        };
        assert!(tried(&meant, early).is_empty());
    }

    #[test]
    fn what_is_asked_for_is_checked_all_at_once() {
        let now = at("2027-03-01T00:00:00Z");
        let mut wrong = NewAccessCodes {
            label: " ".into(),
            uses_allowed: 10_001,
            expires_at: Some(now),
            organisation: None,
            email_domain: Some("a@b.example".into()),
            count: 501,
        };
        assert_eq!(
            told(wrong.settle(now)),
            [
                "validation_failed",
                "/label required",
                "/uses_allowed out_of_range",
                "/count out_of_range",
                "/expires_at wrong_order",
                "/email_domain invalid_format"
            ]
        );
        let mut right = NewAccessCodes {
            label: "Réseau".into(),
            uses_allowed: 1,
            expires_at: None,
            email_domain: Some("UM6P.ma".into()),
            count: 500,
            ..wrong
        };
        assert!(told(right.settle(now)).is_empty());
        assert_eq!(right.email_domain.as_deref(), Some("um6p.ma"));
    }
}
