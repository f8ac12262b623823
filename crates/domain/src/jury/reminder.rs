//! Reminding jurors of sheets that are not handed in.

use super::Juror;
use crate::id::PhaseId;
use crate::states::states;
use crate::time::{Instant, Span};

/// How long nobody is reminded again.
pub const REMINDER_PAUSE: Span = Span::hours(24);
/// How long before a phase closes jurors are reminded without anybody asking.
pub const LAST_CALL: Span = Span::hours(48);

states! {
    /// What became of a reminder.
    ReminderOutcome {
        /// A mail goes out.
        Sent = "sent",
        /// The juror has handed in everything.
        NothingOpen = "nothing_open",
        /// The juror was reminded less than a day ago.
        TooSoon = "too_soon",
    }
}

/// Whether a juror with so many open sheets is reminded at `now`.
#[must_use]
pub fn remind(juror: &Juror, open: usize, now: Instant) -> ReminderOutcome {
    match juror.reminded_at {
        _ if open == 0 => ReminderOutcome::NothingOpen,
        Some(at) if now < at + REMINDER_PAUSE => ReminderOutcome::TooSoon,
        _ => ReminderOutcome::Sent,
    }
}

/// Whether a juror of a phase that closes at `closes` is due a last call at `now`: in the last two days, once a phase, and not within a day
/// of another reminder.
#[must_use]
pub fn last_call(juror: &Juror, phase: &PhaseId, closes: Instant, now: Instant) -> bool {
    let from = closes - LAST_CALL;
    let elsewhere = juror.reminded_in.as_ref().is_some_and(|last| last != phase);
    (from..closes).contains(&now) && juror.reminded_at.is_none_or(|at| (elsewhere || at < from) && at + REMINDER_PAUSE <= now)
}

#[cfg(test)]
mod tests {
    use super::super::panel::tests::invited;
    use super::super::testing::{id, moment};
    use super::*;

    fn reminded(hour: i64) -> Juror {
        Juror { reminded_at: Some(moment(hour)), ..invited() }
    }

    #[test]
    fn nobody_is_reminded_of_nothing_or_twice_a_day() {
        assert_eq!(remind(&invited(), 0, moment(30)), ReminderOutcome::NothingOpen);
        assert_eq!(remind(&invited(), 2, moment(30)), ReminderOutcome::Sent);
        assert_eq!(remind(&reminded(10), 2, moment(33)), ReminderOutcome::TooSoon);
        assert_eq!(remind(&reminded(10), 2, moment(34)), ReminderOutcome::Sent, "half-open");
    }

    #[test]
    fn the_last_call_comes_once_in_the_last_two_days() {
        let closes = moment(100);
        for (juror, hour, due) in [
            (invited(), 51, false),
            (invited(), 52, true),
            (invited(), 99, true),
            (invited(), 100, false),
            (reminded(51), 74, false),
            (reminded(51), 75, true),
            (reminded(52), 90, false),
        ] {
            assert_eq!(last_call(&juror, &id(1), closes, moment(hour)), due, "{hour}");
        }
    }

    #[test]
    fn that_of_one_phase_does_not_stand_for_that_of_another() {
        let of_another = Juror { reminded_in: Some(id(2)), ..reminded(52) };
        for (hour, due) in [(75, false), (76, true), (100, false)] {
            assert_eq!(last_call(&of_another, &id(1), moment(100), moment(hour)), due, "{hour}");
        }
        let of_this = Juror { reminded_in: Some(id(1)), ..reminded(52) };
        assert!(!last_call(&of_this, &id(1), moment(100), moment(90)));
    }
}
