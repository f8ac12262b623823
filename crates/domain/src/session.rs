//! Sessions: when a refresh token is good, and which events end which sessions.
//!
//! A session is a family of refresh tokens. Each is used once and replaced by its successor, one generation higher. Whoever
//! presents a token a second time is either the owner, whose client never got the answer, or somebody who copied it.

use crate::time::{Instant, Span};

/// How long a session lasts at the most.
pub const FAMILY_LIFE: Span = Span::days(30);
/// How long a refresh token waits to be used.
pub const IDLE_LIFE: Span = Span::days(7);
/// For how long an answer that was lost on its way can be asked for again.
pub const LOST_ANSWER: Span = Span::seconds(30);

/// The refresh token that is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presented {
    /// Its place in the family.
    pub generation: i64,
    /// When it expires if it is not used.
    pub expires_at: Instant,
    /// When it was first exchanged.
    pub consumed_at: Option<Instant>,
    /// Whether it was made void: it was in an answer that its receiver seemed never to have got.
    pub void: bool,
}

/// Its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// When it ends at the latest.
    pub expires_at: Instant,
    /// Whether it was ended.
    pub ended: bool,
    /// The newest generation whose access token was used.
    pub generation_seen: i64,
    /// Whether a later refresh token than the one presented was exchanged.
    pub later_consumed: bool,
}

/// What to do with a refresh token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refresh {
    /// It is the leaf of its family: consume it and issue the next pair.
    Rotate,
    /// Its answer was lost: make what it was exchanged for void and issue another pair.
    Replace,
    /// It is not good any more.
    Refuse,
    /// It was used twice: end the family.
    EndFamily,
}

impl Presented {
    /// What to do with it.
    ///
    /// Exchanged before, it is still good for a moment, as long as nothing newer than it was ever used, neither an access
    /// token nor a refresh token: then the answer was lost. A token that was void already means that two parties hold the
    /// family.
    #[must_use]
    pub fn decide(self, family: Family, now: Instant) -> Refresh {
        if family.ended || now >= family.expires_at {
            return Refresh::Refuse;
        }
        if self.void {
            return Refresh::EndFamily;
        }
        match self.consumed_at {
            Some(consumed_at) => {
                let unused = !family.later_consumed && family.generation_seen <= self.generation;
                if unused && now - consumed_at <= LOST_ANSWER { Refresh::Replace } else { Refresh::EndFamily }
            }
            None if now >= self.expires_at => Refresh::Refuse,
            None => Refresh::Rotate,
        }
    }
}

/// When a refresh token that is issued now expires.
#[must_use]
pub fn refresh_expiry(now: Instant, family_expires_at: Instant) -> Instant {
    family_expires_at.min(now + IDLE_LIFE)
}

/// Why sessions end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionEnd {
    /// The person logged out.
    LoggedOut,
    /// The person ended one of their sessions.
    Revoked,
    /// The person ended all sessions but the present one.
    OthersRevoked,
    /// The person changed the password, knowing the former one.
    PasswordChanged,
    /// The password was set by a link in a mail.
    PasswordReset,
    /// An operator disabled the account.
    AccountDisabled,
    /// An operator ended all sessions of the person.
    EndedByOperator,
    /// A refresh token was used twice.
    TokenReused,
}

/// Which sessions of a person an event ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The one session that it is about.
    One,
    /// All but the one that it is about.
    Others,
    /// All.
    All,
}

impl SessionEnd {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::LoggedOut,
        Self::Revoked,
        Self::OthersRevoked,
        Self::PasswordChanged,
        Self::PasswordReset,
        Self::AccountDisabled,
        Self::EndedByOperator,
        Self::TokenReused,
    ];

    /// Which sessions it ends.
    ///
    /// | event | sessions that end | access tokens of an older epoch |
    /// |---|---|---|
    /// | log-out, one session revoked | that one | stay |
    /// | refresh token used twice | that one | stay |
    /// | all others revoked, password changed | all but the present one | stay |
    /// | ended by an operator | all | stay |
    /// | password reset by mail, account disabled | all | void |
    ///
    /// The access tokens of a session that ended are void from the next request on in any case. A changed role or membership
    /// ends nothing: it is read anew at each request.
    #[must_use]
    pub const fn reach(self) -> Reach {
        match self {
            Self::LoggedOut | Self::Revoked | Self::TokenReused => Reach::One,
            Self::OthersRevoked | Self::PasswordChanged => Reach::Others,
            Self::PasswordReset | Self::AccountDisabled | Self::EndedByOperator => Reach::All,
        }
    }
    /// Whether every access token of the person becomes void, whatever its session.
    #[must_use]
    pub const fn raises_epoch(self) -> bool {
        matches!(self, Self::PasswordReset | Self::AccountDisabled)
    }
    /// The token epoch of the person afterwards.
    #[must_use]
    pub const fn epoch_after(self, epoch: i64) -> i64 {
        if self.raises_epoch() { epoch.saturating_add(1) } else { epoch }
    }
    /// Its name in the session that it ended.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LoggedOut => "logged_out",
            Self::Revoked => "revoked",
            Self::OthersRevoked => "others_revoked",
            Self::PasswordChanged => "password_changed",
            Self::PasswordReset => "password_reset",
            Self::AccountDisabled => "account_disabled",
            Self::EndedByOperator => "ended_by_operator",
            Self::TokenReused => "token_reused",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn start() -> Instant {
        Instant::from_micros(1_800_000_000_000_000)
    }

    /// A session as the store keeps it; tokens are named by their generation.
    struct World {
        now: Instant,
        family: Family,
        tokens: Vec<Presented>,
    }

    impl World {
        fn new() -> Self {
            let family = Family { expires_at: start() + FAMILY_LIFE, ended: false, generation_seen: 0, later_consumed: false };
            let mut world = Self { now: start(), family, tokens: Vec::new() };
            world.issue();
            world
        }
        fn issue(&mut self) -> i64 {
            let generation = i64::try_from(self.tokens.len()).unwrap() + 1;
            let expires_at = refresh_expiry(self.now, self.family.expires_at);
            self.tokens.push(Presented { generation, expires_at, consumed_at: None, void: false });
            generation
        }
        /// Presents a token; the generation of the new pair, if there is one.
        fn refresh(&mut self, generation: i64) -> Result<i64, Refresh> {
            let later_consumed = self.tokens.iter().any(|token| token.generation > generation && token.consumed_at.is_some());
            let now = self.now;
            let token = self.tokens.iter_mut().find(|token| token.generation == generation).unwrap();
            match token.decide(Family { later_consumed, ..self.family }, now) {
                Refresh::Rotate => token.consumed_at = Some(now),
                Refresh::Replace => {
                    let later = self.tokens.iter_mut().filter(|token| token.generation > generation);
                    later.for_each(|token| token.void = true);
                }
                Refresh::EndFamily => {
                    self.family.ended = true;
                    return Err(Refresh::EndFamily);
                }
                Refresh::Refuse => return Err(Refresh::Refuse),
            }
            Ok(self.issue())
        }
        fn access(&mut self, generation: i64) {
            self.family.generation_seen = self.family.generation_seen.max(generation);
        }
        fn leaves(&self) -> Vec<i64> {
            let live = self.tokens.iter().filter(|token| token.consumed_at.is_none() && !token.void && !self.family.ended);
            live.map(|token| token.generation).collect()
        }
    }

    const A: i64 = 1;

    #[test]
    fn sec_22_a_lost_answer_is_given_again() {
        let mut world = World::new();
        world.access(A);
        let lost = world.refresh(A).unwrap();
        let found = world.refresh(A).unwrap();
        assert_eq!((world.leaves(), found), (vec![found], lost + 1));
        assert_eq!(world.refresh(lost), Err(Refresh::EndFamily), "somebody holds the answer after all");
    }

    #[test]
    fn sec_22_a_token_whose_successor_was_exchanged_ends_the_family() {
        let mut world = World::new();
        let b = world.refresh(A).unwrap();
        let c = world.refresh(b).unwrap();
        assert_eq!(world.refresh(A), Err(Refresh::EndFamily));
        assert!(world.leaves().is_empty());
        assert_eq!(world.refresh(c), Err(Refresh::Refuse));
    }

    #[test]
    fn sec_22_after_half_a_minute_a_used_token_ends_the_family() {
        for (wait, alive) in [(Span::seconds(30), true), (Span::seconds(31), false)] {
            let mut world = World::new();
            world.refresh(A).unwrap();
            world.now = world.now + wait;
            assert_eq!(world.refresh(A).is_ok(), alive);
        }
    }

    #[test]
    fn sec_22_an_access_token_that_was_used_shows_that_the_answer_arrived() {
        let mut world = World::new();
        let b = world.refresh(A).unwrap();
        world.access(b);
        assert_eq!(world.refresh(A), Err(Refresh::EndFamily));
    }

    #[test]
    fn sec_22_fifty_at_once_leave_one_leaf() {
        let mut world = World::new();
        let mut last = 0;
        for _ in 0..50 {
            last = world.refresh(A).unwrap();
        }
        assert_eq!(world.leaves(), [last]);
    }

    #[test]
    fn sec_22_the_window_does_not_move_on_with_each_attempt() {
        let mut world = World::new();
        world.refresh(A).unwrap();
        world.now = world.now + Span::seconds(20);
        world.refresh(A).unwrap();
        world.now = world.now + Span::seconds(20);
        assert_eq!(world.refresh(A), Err(Refresh::EndFamily), "as on one replica, so on two: the session is what counts");
    }

    #[test]
    fn sec_21_idle_for_a_week_or_older_than_a_month_is_over() {
        let mut world = World::new();
        world.now = start() + IDLE_LIFE;
        assert_eq!(world.refresh(A), Err(Refresh::Refuse));

        let mut world = World::new();
        let mut leaf = A;
        while world.now < start() + FAMILY_LIFE {
            leaf = world.refresh(leaf).unwrap();
            world.now = world.now + Span::days(6);
        }
        assert_eq!(world.refresh(leaf), Err(Refresh::Refuse));
    }

    #[test]
    fn sec_23_events_end_the_sessions_of_the_table() {
        let table: Vec<_> = SessionEnd::ALL.iter().map(|end| (end.as_str(), end.reach(), end.raises_epoch())).collect();
        assert_eq!(
            table,
            [
                ("logged_out", Reach::One, false),
                ("revoked", Reach::One, false),
                ("others_revoked", Reach::Others, false),
                ("password_changed", Reach::Others, false),
                ("password_reset", Reach::All, true),
                ("account_disabled", Reach::All, true),
                ("ended_by_operator", Reach::All, false),
                ("token_reused", Reach::One, false),
            ]
        );
    }

    proptest! {
        #[test]
        fn whatever_happens_there_is_at_most_one_leaf(steps in proptest::collection::vec((0..3_u8, 1..6_i64, 0..20_i64), 1..40)) {
            let mut world = World::new();
            for (step, generation, seconds) in steps {
                let known = generation.min(i64::try_from(world.tokens.len()).unwrap());
                match step {
                    0 => world.access(known),
                    _ => drop(world.refresh(known)),
                }
                world.now = world.now + Span::seconds(seconds);
                prop_assert!(world.leaves().len() <= 1);
            }
        }
    }
}
