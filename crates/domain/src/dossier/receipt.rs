//! A receipt: what is said, and signed, of a dossier that was handed in.

use super::digest::Snapshot;
use super::situation::Situation;
use crate::document::ChallengeDocument;
use crate::id::{ApplicationId, ChallengeId, OrganisationId, ReceiptId};
use crate::states::states;
use crate::time::{Instant, TimeError, wall_time};
use serde::{Deserialize, Serialize};

/// An instant, and what the clock on the wall of the call showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"at": "2027-03-31T22:10:00.000000Z", "local": "2027-03-31T22:10:00", "time_zone": "Africa/Casablanca"})))]
pub struct ReceiptTime {
    /// The instant.
    pub at: Instant,
    /// The wall time, `YYYY-MM-DDTHH:MM:SS`.
    #[cfg_attr(feature = "openapi", schema(min_length = 19, max_length = 19))]
    pub local: String,
    /// The IANA time zone of the wall time.
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub time_zone: String,
}

impl ReceiptTime {
    /// An instant in a zone.
    ///
    /// # Errors
    /// The zone is unknown.
    pub fn of(at: Instant, time_zone: &str) -> Result<Self, TimeError> {
        Ok(Self { at, local: wall_time(at, time_zone)?, time_zone: time_zone.to_owned() })
    }
}

/// The claims of a receipt, as they are signed: registered names of JSON Web Tokens (RFC 7519) where there are any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"iss": "https://tahaddi.example", "jti": "rcp_01kax3v8m0t2r4q6w8y0b1c2d3", "sub": "app_01kax3v8m0t2r4q6w8y0b1c2d3",
    "challenge": "chl_01kax3v8m0t2r4q6w8y0b1c2d3", "organisation": "org_01kax3v8m0t2r4q6w8y0b1c2d3", "version": 4,
    "digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "submitted_at": {"at": "2027-03-31T22:10:00.000000Z", "local": "2027-03-31T22:10:00", "time_zone": "Africa/Casablanca"},
    "deadline": {"at": "2027-03-31T23:59:59.000000Z", "local": "2027-03-31T23:59:59", "time_zone": "Africa/Casablanca"}, "iat": 1_806_531_000})))]
pub struct ReceiptClaims {
    /// Who says it: the public address of the server.
    #[cfg_attr(feature = "openapi", schema(max_length = 2048))]
    pub iss: String,
    /// The receipt.
    pub jti: ReceiptId,
    /// The application.
    pub sub: ApplicationId,
    /// The call.
    pub challenge: ChallengeId,
    /// The startup.
    pub organisation: OrganisationId,
    /// The version of the dossier that was handed in.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
    /// The digest of what was handed in: SHA-256 over its canonical form, in lower-case hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$"))]
    pub digest: String,
    /// When it was handed in.
    pub submitted_at: ReceiptTime,
    /// The deadline that was in force for this dossier; null where nothing closes.
    #[serde(default)]
    pub deadline: Option<ReceiptTime>,
    /// When the receipt was made: seconds since 1970-01-01T00:00:00Z.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub iat: i64,
}

states! {
    /// A part of a receipt that does not fit a dossier.
    ReceiptMember {
        /// Another application.
        Application = "application",
        /// Another call.
        Challenge = "challenge",
        /// Another startup.
        Organisation = "organisation",
        /// Another version.
        Version = "version",
        /// Other content.
        Digest = "digest",
    }
}

impl ReceiptClaims {
    /// The receipt for what was handed in now.
    ///
    /// # Errors
    /// The zone of the call is unknown, or the snapshot has no canonical form.
    pub fn new(
        id: ReceiptId,
        issuer: &str,
        snapshot: &Snapshot,
        form: &ChallengeDocument,
        at: &Situation<'_>,
    ) -> Result<Self, ReceiptError> {
        let deadline = at.deadline_in_force(form, &snapshot.document);
        Ok(Self {
            iss: issuer.to_owned(),
            jti: id,
            sub: snapshot.application_id.clone(),
            challenge: snapshot.challenge_id.clone(),
            organisation: snapshot.organisation_id.clone(),
            version: snapshot.version,
            digest: snapshot.digest()?,
            submitted_at: ReceiptTime::of(at.now, &form.time_zone)?,
            deadline: deadline.map(|deadline| ReceiptTime::of(deadline, &form.time_zone)).transpose()?,
            iat: at.now.seconds(),
        })
    }

    /// What of the receipt does not fit a dossier; nothing if it is the receipt for it.
    ///
    /// # Errors
    /// The snapshot has no canonical form.
    pub fn mismatches(&self, snapshot: &Snapshot) -> Result<Vec<ReceiptMember>, ReceiptError> {
        let fits = [
            (ReceiptMember::Application, self.sub == snapshot.application_id),
            (ReceiptMember::Challenge, self.challenge == snapshot.challenge_id),
            (ReceiptMember::Organisation, self.organisation == snapshot.organisation_id),
            (ReceiptMember::Version, self.version == snapshot.version),
            (ReceiptMember::Digest, self.digest == snapshot.digest()?),
        ];
        Ok(fits.into_iter().filter(|(_, fits)| !fits).map(|(member, _)| member).collect())
    }
}

/// Why there is no receipt. Neither happens to a dossier of a published call: both are faults of ours.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptError {
    /// The snapshot has no canonical form.
    #[error("no canonical form: {0}")]
    Canonical(#[from] serde_json::Error),
    /// The zone of the call is unknown.
    #[error("the time zone of the call: {0}")]
    Zone(#[from] TimeError),
}
