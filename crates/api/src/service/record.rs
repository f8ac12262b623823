//! What every change leaves behind in its own transaction: an entry in the audit trail and an event in the outbox.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::service::notify::is_told;
use serde_json::{Value, json};
use tahaddi_domain::id::OrganisationId;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::{audit, outbox};

/// The kind of outbox row that holds an event.
pub const EVENT: &str = "event";

/// Something that happened. Names are `<aggregate>.<past participle>`, such as `challenge.published`.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// What happened.
    pub name: &'static str,
    /// To what.
    pub subject: &'a str,
    /// The organisation whose audit trail shows it.
    pub organisation: Option<&'a OrganisationId>,
    /// Identifiers and states; never personal data or secrets.
    pub details: Value,
}

impl<'a> Event<'a> {
    /// An event without details.
    #[must_use]
    pub fn new(name: &'static str, subject: &'a str) -> Self {
        Self { name, subject, organisation: None, details: json!({}) }
    }
    /// In whose audit trail it stands.
    #[must_use]
    pub fn within(mut self, organisation: &'a OrganisationId) -> Self {
        self.organisation = Some(organisation);
        self
    }
    /// With details.
    #[must_use]
    pub fn with(mut self, details: Value) -> Self {
        self.details = details;
        self
    }
}

/// Records an event: who did it, when, in which request. What follows from it, such as mail, is decided when it is delivered.
///
/// # Errors
/// The store failed.
pub fn record(tx: &mut Tx<'_>, caller: &Caller, event: Event<'_>) -> ApiResult<()> {
    audit(tx, caller, &event)?;
    let payload = json!({
        "name": event.name, "subject": event.subject, "actor": caller.actor.user, "organisation": event.organisation, "details": event.details,
    });
    // Of most nobody is told: what jurors and applicants save every few seconds is no work for whoever delivers.
    if is_told(event.name) {
        outbox::push(tx, EVENT, payload, None)?
    } else {
        outbox::note(tx, EVENT, payload)?
    };
    Ok(())
}

/// Records what changes nothing and is still written down, such as a look into a dossier by an operator.
///
/// # Errors
/// The store failed.
pub fn audit(tx: &mut Tx<'_>, caller: &Caller, event: &Event<'_>) -> ApiResult<()> {
    audit::append(
        tx,
        audit::NewAudit {
            actor_id: caller.actor.user.as_ref().map(ToString::to_string),
            action: event.name.to_owned(),
            subject_id: event.subject.to_owned(),
            organisation_id: event.organisation.cloned(),
            request_id: caller.request_id.clone(),
            details: event.details.clone(),
        },
    )?;
    Ok(())
}
