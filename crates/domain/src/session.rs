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
#[path = "session_tests.rs"]
mod tests;
