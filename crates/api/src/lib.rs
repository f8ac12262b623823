//! Tahaddi over HTTP.
//!
//! [`service`] orders (load, decide, store, record), [`http`] translates, [`auth`] says who calls, [`worker`] does what happens
//! later. [`render`] draws what people print. `main` and the tests build the same application from a [`context::Ctx`].

pub mod auth;
pub mod backup;
pub mod boot;
pub mod caller;
pub mod context;
pub mod error;
mod fail_point;
pub mod files;
pub mod http;
pub mod i18n;
pub mod mail;
pub mod network;
pub mod outbound;
pub mod planner;
pub mod quota;
pub mod render;
pub mod service;
pub mod settings;
pub mod system;
pub mod tables;
pub mod worker;
