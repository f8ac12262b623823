//! What those who run a call granted to one dossier. These are facts beside its state, and no states of their own.

use crate::code::{Code, FieldCode};
use crate::document::ApplicationDocument;
use crate::id::{AccessCodeId, UserId};
use crate::refusal::{Check, Refusal};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What was granted to one dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"extension": {"until": "2027-04-02T12:00:00.000000Z", "reason": "Panne du portail", "at": "2027-03-31T23:30:00.000000Z",
    "by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"}, "reopening": null, "access_code": null})))]
pub struct Grants {
    /// More time than the others have.
    #[serde(default)]
    pub extension: Option<PersonalExtension>,
    /// It was handed in, and may be corrected.
    #[serde(default)]
    pub reopening: Option<Reopening>,
    /// The access code by which it was handed in, where it needed one. It needs none a second time.
    #[serde(default)]
    pub access_code: Option<AccessCodeId>,
}

/// A closing of the application window for one dossier. It only ever lies later than that of the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"until": "2027-04-02T12:00:00.000000Z", "reason": "Panne du portail", "at": "2027-03-31T23:30:00.000000Z",
    "by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3"})))]
pub struct PersonalExtension {
    /// When the window closes for it.
    pub until: Instant,
    /// Why.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub reason: String,
    /// When it was granted.
    pub at: Instant,
    /// Who granted it.
    pub by: UserId,
}

/// A dossier that was handed in and may be corrected. What was handed in counts until another replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"until": "2027-04-10T12:00:00.000000Z", "reason": "Attestation illisible", "at": "2027-04-05T09:00:00.000000Z",
    "by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "draft": null})))]
pub struct Reopening {
    /// Until when it may be corrected and handed in again.
    pub until: Instant,
    /// Why.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub reason: String,
    /// When it was reopened.
    pub at: Instant,
    /// Who reopened it.
    pub by: UserId,
    /// The correction, as far as it is written; null before the first change.
    #[serde(default)]
    pub draft: Option<ApplicationDocument>,
}

impl Grants {
    /// The latest instant until which something was granted.
    #[must_use]
    pub fn until(&self) -> Option<Instant> {
        let extension = self.extension.as_ref().map(|extension| extension.until);
        extension.max(self.reopening.as_ref().map(|reopening| reopening.until))
    }
    /// Whether something that was granted holds at `now`.
    #[must_use]
    pub fn hold(&self, now: Instant) -> bool {
        self.until().is_some_and(|until| now < until)
    }
    /// The reopening, while it holds.
    #[must_use]
    pub fn reopened(&self, now: Instant) -> Option<&Reopening> {
        self.reopening.as_ref().filter(|reopening| now < reopening.until)
    }
}

impl PersonalExtension {
    /// Grants more time to one dossier whose window closes at `closes` (its extension so far included).
    ///
    /// # Errors
    /// `validation_failed`: without a reason, or with an end that is not later than `closes` and `now`; `invalid_state` where nothing
    /// closes.
    pub fn grant(closes: Option<Instant>, until: Instant, reason: &str, by: UserId, now: Instant) -> Result<Self, Refusal> {
        let closes = closes.ok_or_else(|| Refusal::new(Code::InvalidState))?;
        check_grant(until, reason, closes.max(now))?;
        Ok(Self { until, reason: reason.to_owned(), at: now, by })
    }
}

impl Reopening {
    /// Reopens what was handed in. Whether it may be, [`crate::application::Application::ensure_reopenable`] says.
    ///
    /// # Errors
    /// `validation_failed`: without a reason, or with an end that does not lie ahead.
    pub fn grant(until: Instant, reason: &str, by: UserId, now: Instant) -> Result<Self, Refusal> {
        check_grant(until, reason, now)?;
        Ok(Self { until, reason: reason.to_owned(), at: now, by, draft: None })
    }
}

fn check_grant(until: Instant, reason: &str, later_than: Instant) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.require(until > later_than, "/until", FieldCode::WrongOrder);
    check.required_text("/reason", reason, 2_000);
    check.finish()
}
