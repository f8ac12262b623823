//! How a private thread is shown to its two sides.

use crate::service::thread::{Shown, Thread};
use serde::Serialize;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::id::{ApplicationId, MessageId};
use tahaddi_domain::message::MessageSide;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

/// A message of the private thread about an application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "msg_01kax3v8m0t2r4q6w8y0b1c2d3", "number": 1, "side": "startup", "author_name": "Yasmine Amrani",
    "text": "Pouvons-nous joindre une attestation après la clôture ?", "sent_at": "2027-04-02T09:00:00.000000Z"}))]
pub struct MessageView {
    /// Its identifier.
    pub id: MessageId,
    /// Its place in the thread: 1 for the first.
    #[schema(minimum = 1, maximum = 1000)]
    pub number: i64,
    /// For which side it speaks.
    pub side: MessageSide,
    /// Who wrote it; null where the reader is not told, as the startup is not of operators.
    #[schema(required, max_length = 200)]
    pub author_name: Option<String>,
    /// Its words, plain text.
    #[schema(max_length = 4000)]
    pub text: String,
    /// When it was sent.
    pub sent_at: Instant,
}

impl From<Shown> for MessageView {
    fn from(shown: Shown) -> Self {
        let Shown { message, author } = shown;
        Self {
            id: message.id,
            number: message.number,
            side: message.side,
            author_name: author,
            text: message.text,
            sent_at: message.sent_at,
        }
    }
}

/// How far the private thread about an application is, as one side sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "side": "startup", "messages": 3, "unread": 1, "read_up_to": 2,
    "other_read_up_to": 1, "last_sent_at": "2027-04-02T09:00:00.000000Z", "allowed_actions": []}))]
pub struct ThreadView {
    /// The application.
    pub application_id: ApplicationId,
    /// The side of the reader.
    pub side: MessageSide,
    /// How many messages there are.
    #[schema(minimum = 0, maximum = 1000)]
    pub messages: i64,
    /// How many of the other side this side has not read.
    #[schema(minimum = 0, maximum = 1000)]
    pub unread: i64,
    /// The number up to which this side has read; 0 for none.
    #[schema(minimum = 0, maximum = 1000)]
    pub read_up_to: i64,
    /// The number up to which the other side has read; 0 for none.
    #[schema(minimum = 0, maximum = 1000)]
    pub other_read_up_to: i64,
    /// When the newest message was sent; null while there is none.
    #[schema(required)]
    pub last_sent_at: Option<Instant>,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
}

impl From<Thread> for ThreadView {
    fn from(thread: Thread) -> Self {
        Self {
            application_id: thread.application,
            side: thread.side,
            messages: thread.messages,
            unread: thread.unread,
            read_up_to: thread.read_up_to,
            other_read_up_to: thread.other_read_up_to,
            last_sent_at: thread.last_sent_at,
            allowed_actions: thread.actions,
        }
    }
}
