//! When something begins and ends: wall times, and distances from other moments.

use super::Key;
use crate::calendar::{Step, StepUnit, step_from};
use crate::code::FieldCode;
use crate::refusal::Check;
use crate::states::{default_state, states};
use crate::time::{Instant, TimeError, deadline_instant, opening_instant};
use serde::{Deserialize, Serialize};

states! {
    /// How far the author binds itself to a moment.
    Certainty {
        /// It is this moment.
        Exact = "exact",
        /// It is this moment or earlier.
        NoLaterThan = "no_later_than",
        /// It is expected about then.
        Anticipated = "anticipated",
    }
}

/// A moment as the author gives it: wall time in the time zone of the challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"local": "2027-03-31T23:59:59", "at": "2027-03-31T23:59:59.000000Z", "certainty": "exact", "time_zone": null, "note": null})))]
pub struct Moment {
    /// `YYYY-MM-DDTHH:MM:SS`, `YYYY-MM-DDTHH:MM`, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: a bare date, month or year opens at its first
    /// moment and closes when it is over; a closing `23:59` means the last second of that minute.
    #[cfg_attr(feature = "openapi", schema(max_length = 19))]
    pub local: String,
    /// The instant that binds, computed by the server.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(read_only))]
    pub at: Option<Instant>,
    /// How far the author binds itself. An application window that is published needs exact moments.
    #[serde(default)]
    pub certainty: Certainty,
    /// The IANA time zone of the wall time, where it is not that of the challenge.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub time_zone: Option<String>,
    /// What is to be said of it, such as the hour as a poster prints it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub note: Option<String>,
}

default_state!(Certainty::Exact);

impl Moment {
    /// A moment at a wall time; the instant is computed when the document is settled.
    #[must_use]
    pub fn local(text: &str) -> Self {
        Self { local: text.to_owned(), at: None, certainty: Certainty::Exact, time_zone: None, note: None }
    }
}

/// Which end of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Its beginning.
    Opening,
    /// Its end.
    Closing,
}

/// Computes the instant of a moment, and notes what is wrong with it.
pub(super) fn settle_moment(moment: Option<&mut Moment>, check: &mut Check, pointer: &str, zone: &str, end: End) {
    let Some(moment) = moment else { return };
    check.text(&format!("{pointer}/note"), moment.note.as_deref().unwrap_or_default(), 500);
    let own = moment.time_zone.as_deref();
    if own.is_some_and(|own| opening_instant("2027-01-01", own) == Err(TimeError::UnknownZone)) {
        check.fail(format!("{pointer}/time_zone"), FieldCode::UnknownReference);
    }
    let zone = own.unwrap_or(zone);
    let instant = match end {
        End::Opening => opening_instant(&moment.local, zone),
        End::Closing => deadline_instant(&moment.local, zone),
    };
    moment.at = instant.ok();
    match instant {
        // The zone is reported once, at its own field.
        Ok(_) | Err(TimeError::UnknownZone) => {}
        Err(TimeError::Skipped) => check.fail(format!("{pointer}/local"), FieldCode::NotAllowed),
        Err(TimeError::NotALocalTime | TimeError::NotAnInstant) => check.fail(format!("{pointer}/local"), FieldCode::InvalidFormat),
    }
}

states! {
    /// An end of a phase.
    PhaseEnd {
        /// Its beginning.
        Opening = "opening",
        /// Its end.
        Closing = "closing",
    }
}

/// A distance from another moment of the call: "three months", "ten working days after the results".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"count": 10, "unit": "working_days", "phase": "results", "end": "closing"})))]
pub struct Distance {
    /// How many units.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10_000))]
    pub count: u32,
    /// How many units at most, where the author gives a range; the server computes with `count`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10_000))]
    pub count_most: Option<u32>,
    /// The author says "about".
    #[serde(default)]
    pub about: bool,
    /// Of what.
    pub unit: StepUnit,
    /// The phase from which it counts; left out, the opening of the phase itself.
    #[serde(default)]
    pub phase: Option<Key>,
    /// From which end of that phase: its closing, unless said otherwise.
    #[serde(default)]
    pub end: Option<PhaseEnd>,
}

impl Distance {
    /// The moment that lies this far from `base`; days that the author calls holidays are no working days.
    pub(super) fn moment_from(&self, base: &Moment, zone: &str, holidays: &[String]) -> Option<Moment> {
        let step = Step { count: self.count, unit: self.unit };
        let vague = self.about || self.count_most.is_some();
        let certainty = if vague && base.certainty == Certainty::Exact { Certainty::Anticipated } else { base.certainty };
        let (local, at) = step_from(base.at?, step, zone, holidays).ok()?;
        Some(Moment { local, at: Some(at), certainty, time_zone: None, note: None })
    }

    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        check.require((1..=10_000).contains(&self.count), format!("{pointer}/count"), FieldCode::OutOfRange);
        let most = self.count_most.is_none_or(|most| most <= 10_000 && most >= self.count);
        check.require(most, format!("{pointer}/count_most"), FieldCode::WrongOrder);
        check.require(self.phase.is_some() || self.end.is_none(), format!("{pointer}/end"), FieldCode::NotAllowed);
    }
}
