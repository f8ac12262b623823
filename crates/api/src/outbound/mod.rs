//! What leaves the service towards others.

pub mod mailer;
