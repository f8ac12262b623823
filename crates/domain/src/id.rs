//! Typed identifiers: a prefix that says what is named, and an opaque body that sorts by creation.

use crate::random::Random;
use crate::time::Instant;
use ulid::Ulid;

/// What every identifier can do.
pub trait Id: Clone + Send + Sync + Sized + 'static {
    /// The three letters before the underscore.
    const PREFIX: &'static str;
    /// The whole identifier, such as `chl_01jq…`.
    fn as_str(&self) -> &str;
    /// Takes a text that is known to be an identifier of this kind: it was stored as one.
    fn from_stored(text: String) -> Self;

    /// A new identifier whose order follows `now`.
    #[must_use]
    fn generate(now: Instant, random: &dyn Random) -> Self {
        let millis = u64::try_from(now.micros() / 1_000).unwrap_or_default();
        Self::from_ulid(Ulid::from_parts(millis, random_u128(random)))
    }
    /// A new identifier that says nothing about when it was made: for everything that a blind juror sees.
    #[must_use]
    fn generate_unordered(random: &dyn Random) -> Self {
        Self::from_ulid(Ulid::from(random_u128(random)))
    }
    /// Reads an identifier that came from outside; `None` if it cannot be one of this kind.
    #[must_use]
    fn parse(text: &str) -> Option<Self> {
        let body = text.strip_prefix(Self::PREFIX)?.strip_prefix('_')?;
        let canonical = body.len() == 26 && body.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        (canonical && Ulid::from_string(body).is_ok()).then(|| Self::from_stored(text.to_owned()))
    }
    /// From its body.
    #[must_use]
    fn from_ulid(body: Ulid) -> Self {
        Self::from_stored(format!("{}_{}", Self::PREFIX, body.to_string().to_ascii_lowercase()))
    }
}

fn random_u128(random: &dyn Random) -> u128 {
    let mut bytes = [0; 16];
    random.fill(&mut bytes);
    u128::from_be_bytes(bytes)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl Id for $name {
            const PREFIX: &'static str = $prefix;
            fn as_str(&self) -> &str {
                &self.0
            }
            fn from_stored(text: String) -> Self {
                Self(text)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom(concat!("expected an identifier that begins with ", $prefix, "_")))
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some(concat!("An identifier that begins with `", $prefix, "_`.")))
                    .pattern(Some(concat!("^", $prefix, "_[0-9a-hjkmnp-tv-z]{26}$")))
                    .max_length(Some(30))
                    .examples([serde_json::json!(concat!($prefix, "_01kax3v8m0t2r4q6w8y0b1c2d3"))])
                    .into()
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )+};
}

ids! {
    /// A person with an account.
    UserId = "usr";
    /// A session: one log-in on one device, with its family of refresh tokens.
    SessionId = "ses";
    /// An organisation: partner, startup, operator or support body.
    OrganisationId = "org";
    /// A programme that groups challenges.
    ProgrammeId = "prg";
    /// A challenge: one call.
    ChallengeId = "chl";
    /// A phase of a challenge.
    PhaseId = "phs";
    /// A criterion of a rubric.
    CriterionId = "crt";
    /// A question of an application form.
    QuestionId = "qst";
    /// An application of a startup to a challenge.
    ApplicationId = "app";
    /// A file of an application.
    FileId = "fil";
    /// A receipt for an application that was handed in.
    ReceiptId = "rcp";
    /// A record of a locked review phase.
    RecordId = "rec";
    /// A person on the panel of a challenge.
    JurorId = "jur";
    /// The assignment of one application to one juror in one review phase. Random, not time-ordered.
    AssignmentId = "asg";
    /// A plan of the assignments of a review phase.
    AssignmentPlanId = "pln";
    /// A conflict of interest that was declared.
    ConflictId = "coi";
    /// That a conflict of interest was looked at and does not matter.
    ClearanceId = "clr";
    /// A public question about a challenge.
    InquiryId = "inq";
    /// A message of the private thread about an application.
    MessageId = "msg";
    /// An appeal against an outcome.
    AppealId = "apl";
    /// An invitation to join an organisation, a panel or the operators.
    InvitationId = "inv";
    /// An access code of a challenge that is not open to all.
    AccessCodeId = "cod";
    /// A search that a person keeps.
    SavedSearchId = "sav";
    /// A request to erase the personal data of a person.
    ErasureId = "ers";
    /// An export of tables to a file.
    ExportId = "exp";
    /// An entry of the audit trail.
    AuditId = "aud";
    /// A message waiting to be delivered.
    OutboxId = "out";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    #[test]
    fn ids_sort_by_creation_and_survive_a_round_trip() {
        let random = SeededRandom::new(1);
        let early = ChallengeId::generate(Instant::from_micros(1_000_000), &random);
        let late = ChallengeId::generate(Instant::from_micros(9_000_000), &random);
        assert!(early < late);
        assert_eq!(ChallengeId::parse(early.as_str()), Some(early));
    }

    #[test]
    fn what_is_not_an_id_is_none() {
        for text in [
            "",
            "chl_",
            "chl_1",
            "app_01kax3v8m0t2r4q6w8y0b1c2d3",
            "chl_01KAX3V8M0T2R4Q6W8Y0B1C2D3",
            "chl_01kax3v8m0t2r4q6w8y0b1c2d!",
            "chl_81kax3v8m0t2r4q6w8y0b1c2d3é",
        ] {
            assert_eq!(ChallengeId::parse(text), None, "{text}");
        }
    }
}
