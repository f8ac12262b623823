//! Distances between moments, and ages: what a calendar counts.

use crate::states::states;
use crate::time::{Instant, TimeError, time_zone};
use jiff::civil;

states! {
    /// In what a distance between two moments is counted.
    StepUnit {
        /// Hours of 60 minutes.
        Hours = "hours",
        /// Calendar days.
        Days = "days",
        /// Days that are neither Saturday nor Sunday nor a holiday of the call.
        WorkingDays = "working_days",
        /// Weeks.
        Weeks = "weeks",
        /// Calendar months; the 31st becomes the last day of a shorter month.
        Months = "months",
        /// Calendar years; the 29th of February becomes the 28th.
        Years = "years",
    }
}

/// A distance between two moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// How many units.
    pub count: u32,
    /// Of what.
    pub unit: StepUnit,
    /// Back in time.
    pub back: bool,
}

/// The moment that lies a step after another, as wall time in a zone and as an instant. Everything but hours keeps the hour on the
/// wall; where the clock skips that hour, the moment is as much later.
///
/// # Errors
/// The zone is unknown, or the moment lies outside the years that can be written.
pub fn step_from(base: Instant, step: Step, zone: &str, holidays: &[String]) -> Result<(String, Instant), TimeError> {
    let out_of_range = |_| TimeError::NotALocalTime;
    let base = jiff::Timestamp::from_microsecond(base.micros()).map_err(out_of_range)?.to_zoned(time_zone(zone)?);
    let count = if step.back { -i64::from(step.count) } else { i64::from(step.count) };
    let span = match step.unit {
        StepUnit::Hours => jiff::Span::new().try_hours(count),
        StepUnit::Days => jiff::Span::new().try_days(count),
        StepUnit::WorkingDays => jiff::Span::new().try_days(working_days(base.date(), step, holidays)?),
        StepUnit::Weeks => jiff::Span::new().try_weeks(count),
        StepUnit::Months => jiff::Span::new().try_months(count),
        StepUnit::Years => jiff::Span::new().try_years(count),
    };
    let moment = base.checked_add(span.map_err(out_of_range)?).map_err(out_of_range)?;
    if !(2..=9_998).contains(&moment.year()) {
        return Err(TimeError::NotALocalTime);
    }
    Ok((moment.strftime("%Y-%m-%dT%H:%M:%S").to_string(), Instant::from_micros(moment.timestamp().as_microsecond())))
}

/// How many calendar days a step of working days takes from a day; less than none where it goes back.
fn working_days(from: civil::Date, step: Step, holidays: &[String]) -> Result<i64, TimeError> {
    let (mut day, mut left, mut taken) = (from, step.count, 0);
    while left > 0 {
        let next = if step.back { day.yesterday() } else { day.tomorrow() };
        day = next.map_err(|_out_of_range| TimeError::NotALocalTime)?;
        taken += if step.back { -1 } else { 1 };
        let weekend = matches!(day.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday);
        left -= u32::from(!weekend && !holidays.contains(&day.to_string()));
    }
    Ok(taken)
}

/// An age: whole months, and the days beyond them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Age {
    /// Whole months.
    pub months: i32,
    /// Days beyond them, 0 to 30.
    pub days: i32,
}

/// The age on a day, both `YYYY-MM-DD`; `None` if one is no day. Who is born on a 29th of February is a year older on the 1st of
/// March of a common year.
#[must_use]
pub fn age_on(since: &str, day: &str) -> Option<Age> {
    let (since, day): (civil::Date, civil::Date) = (since.parse().ok()?, day.parse().ok()?);
    let months = (i32::from(day.year()) - i32::from(since.year())) * 12 + i32::from(day.month()) - i32::from(since.month());
    let months = months - i32::from(day.day() < since.day());
    let whole = since.checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
    Some(Age { months, days: whole.until(day).ok()?.get_days() })
}
