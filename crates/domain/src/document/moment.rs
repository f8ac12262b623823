//! When something begins and ends: wall times.

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
        /// It is this moment or later.
        NotBefore = "not_before",
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
