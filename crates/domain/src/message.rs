//! The private thread between a startup and the operators about a dossier that was handed in. Nobody else reads it: neither the
//! partner of the call nor its jury.

use crate::code::Code;
use crate::id::{ApplicationId, MessageId, UserId};
use crate::refusal::{Check, Refusal};
use crate::states::states;
use crate::time::{Instant, Span};

/// How many messages a thread holds.
pub const MOST_MESSAGES: i64 = 1_000;
/// How many characters a message has.
const LONGEST: usize = 4_000;
/// Messages that follow one another within this time are one burst.
const BURST: Span = Span::minutes(15);

states! {
    /// One of the two sides of a thread.
    MessageSide {
        /// The people of the startup.
        Startup = "startup",
        /// The operators.
        Operator = "operator",
    }
}

impl MessageSide {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Startup => Self::Operator,
            Self::Operator => Self::Startup,
        }
    }
}

/// A message. It does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its identifier.
    pub id: MessageId,
    /// The dossier.
    pub application: ApplicationId,
    /// Its place in the thread: 1 for the first.
    pub number: i64,
    /// For which side it speaks.
    pub side: MessageSide,
    /// Who wrote it.
    pub author: UserId,
    /// Its words, plain text.
    pub text: String,
    /// When it was sent.
    pub sent_at: Instant,
}

/// The words of a message.
///
/// # Errors
/// `validation_failed` at `/text`.
pub fn ensure_message(text: &str) -> Result<(), Refusal> {
    let mut check = Check::default();
    check.required_text("/text", text, LONGEST);
    check.finish()
}

/// Whether a thread with so many messages takes one more.
///
/// # Errors
/// `thread_full`.
pub fn ensure_room(messages: i64) -> Result<(), Refusal> {
    if messages < MOST_MESSAGES { Ok(()) } else { Err(Refusal::new(Code::ThreadFull)) }
}

/// Whether a message of `side` at `now`, after `last`, is told to the other side by mail: the first of a burst is.
#[must_use]
pub fn begins_burst(last: Option<&Message>, side: MessageSide, now: Instant) -> bool {
    last.is_none_or(|last| last.side != side || now >= last.sent_at + BURST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::FieldCode;
    use crate::id::Id as _;
    use proptest::prelude::*;

    fn message(side: MessageSide, minute: i64) -> Message {
        Message {
            id: MessageId::from_stored("msg_x".into()),
            application: ApplicationId::from_stored("app_x".into()),
            number: 1,
            side,
            author: UserId::from_stored("usr_x".into()),
            text: "?".into(),
            sent_at: at(minute),
        }
    }

    fn at(minute: i64) -> Instant {
        Instant::from_micros(0) + Span::minutes(minute)
    }

    #[test]
    fn a_message_is_plain_text_of_some_length() {
        assert_eq!(ensure_message("Bonjour,\nune question."), Ok(()));
        for (text, code) in [
            (" \n".to_owned(), FieldCode::Required),
            ("x".repeat(LONGEST + 1), FieldCode::TooLong),
            ("\u{7}".to_owned(), FieldCode::InvalidFormat),
        ] {
            let issue = ensure_message(&text).unwrap_err().fields.remove(0);
            assert_eq!((issue.pointer.as_str(), issue.code), ("/text", code));
        }
        assert_eq!(ensure_room(MOST_MESSAGES - 1), Ok(()));
        assert_eq!(ensure_room(MOST_MESSAGES).unwrap_err().code, Code::ThreadFull);
    }

    proptest! {
        /// However many messages come, each side is told of the first after a pause or an answer, and of no other.
        #[test]
        fn a_burst_is_told_once(steps in prop::collection::vec((any::<bool>(), 0..40_i64), 1..30)) {
            let (mut minute, mut last): (i64, Option<Message>) = (0, None);
            for (startup, pause) in steps {
                minute += pause;
                let side = if startup { MessageSide::Startup } else { MessageSide::Operator };
                let told = begins_burst(last.as_ref(), side, at(minute));
                let follows = last.as_ref().is_some_and(|last| last.side == side) && pause < 15;
                prop_assert_eq!(told, !follows);
                last = Some(message(side, minute));
            }
        }
    }
}
