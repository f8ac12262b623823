//! The private thread between a startup and the operators about one application.

pub mod view;

crate::operations![list, send, thread, read_mark];
