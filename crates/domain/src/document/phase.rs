//! Phases of a challenge and the moments at which they begin and end.

use super::{LocalizedText, Rubric};
use crate::code::FieldCode;
use crate::id::PhaseId;
use crate::refusal::Check;
use crate::time::{Instant, TimeError, deadline_instant, opening_instant};
use serde::{Deserialize, Serialize};

/// A moment as the author gives it: wall time in the time zone of the challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"local": "2027-03-31T23:59:59", "at": "2027-03-31T23:59:59.000000Z"})))]
pub struct Moment {
    /// `YYYY-MM-DDTHH:MM:SS`, `YYYY-MM-DDTHH:MM`, or `YYYY-MM-DD`: a bare date opens at its first moment and closes at the
    /// next local midnight; a closing `23:59` means the last second of that minute.
    #[cfg_attr(feature = "openapi", schema(max_length = 19))]
    pub local: String,
    /// The instant that binds, computed by the server.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(read_only))]
    pub at: Option<Instant>,
}

/// What happens in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PhaseKind {
    /// Announcements, information sessions, questions.
    Information,
    /// Startups draft and submit applications.
    Application,
    /// A panel scores by a rubric.
    Review,
    /// Winners are announced.
    Award,
    /// What follows the selection: acceleration, pilot.
    Pilot,
}

/// A phase: a half-open window `[opens, closes)` with a purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Phase {
    /// Given by the server when the phase is new; sent back to keep it.
    #[serde(default)]
    pub id: Option<PhaseId>,
    /// What happens in it.
    pub kind: PhaseKind,
    /// Its name.
    #[serde(default)]
    pub title: LocalizedText,
    /// When it begins; a phase without a beginning waits for the one before.
    #[serde(default)]
    pub opens: Option<Moment>,
    /// When it ends.
    #[serde(default)]
    pub closes: Option<Moment>,
    /// How the panel works; only and always in a review phase.
    #[serde(default)]
    pub review: Option<ReviewPolicy>,
}

/// How a panel works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewPolicy {
    /// What jurors score by.
    pub rubric: Rubric,
    /// Jurors do not learn who applies.
    #[serde(default = "yes")]
    pub blind: bool,
    /// Nobody sees a score or a count of scores until the panel is locked.
    #[serde(default = "yes")]
    pub sealed: bool,
    /// Completed sheets that each application needs before the panel can be locked.
    #[serde(default = "three")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 20))]
    pub reviews_per_application: u32,
}

fn yes() -> bool {
    true
}
fn three() -> u32 {
    3
}

impl Phase {
    /// The instant at which it opens, if that is set.
    #[must_use]
    pub fn opens_at(&self) -> Option<Instant> {
        self.opens.as_ref().and_then(|moment| moment.at)
    }
    /// The instant at which it closes, if that is set.
    #[must_use]
    pub fn closes_at(&self) -> Option<Instant> {
        self.closes.as_ref().and_then(|moment| moment.at)
    }
    /// Computes the instants from the wall times, and notes what is wrong with the phase.
    pub(super) fn settle(&mut self, check: &mut Check, pointer: &str, zone: &str) {
        settle_moment(self.opens.as_mut(), check, &format!("{pointer}/opens"), |local| opening_instant(local, zone));
        settle_moment(self.closes.as_mut(), check, &format!("{pointer}/closes"), |local| deadline_instant(local, zone));
        self.title.check(check, &format!("{pointer}/title"), 200);
        if let (Some(opens), Some(closes)) = (self.opens_at(), self.closes_at()) {
            check.require(opens < closes, format!("{pointer}/closes"), FieldCode::WrongOrder);
        }
        match (&self.review, self.kind) {
            (Some(policy), PhaseKind::Review) => {
                policy.rubric.check(check, &format!("{pointer}/review/rubric"));
                let count = format!("{pointer}/review/reviews_per_application");
                check.require((1..=20).contains(&policy.reviews_per_application), count, FieldCode::OutOfRange);
            }
            (None, PhaseKind::Review) => check.fail(format!("{pointer}/review"), FieldCode::Required),
            (Some(_), _) => check.fail(format!("{pointer}/review"), FieldCode::NotAllowed),
            (None, _) => {}
        }
    }
}

fn settle_moment(moment: Option<&mut Moment>, check: &mut Check, pointer: &str, resolve: impl Fn(&str) -> Result<Instant, TimeError>) {
    let Some(moment) = moment else { return };
    match resolve(&moment.local) {
        Ok(at) => moment.at = Some(at),
        // The zone is reported once, at its own field.
        Err(TimeError::UnknownZone) => moment.at = None,
        Err(TimeError::Skipped) => check.fail(format!("{pointer}/local"), FieldCode::NotAllowed),
        Err(TimeError::NotALocalTime | TimeError::NotAnInstant) => check.fail(format!("{pointer}/local"), FieldCode::InvalidFormat),
    }
}
