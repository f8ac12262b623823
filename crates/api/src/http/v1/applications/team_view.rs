//! How it is shown who of a team has confirmed.

use crate::error::ApiResult;
use serde::Serialize;
use tahaddi_domain::document::ApplicationDocument;
use tahaddi_domain::dossier::Person;
use tahaddi_domain::id::ApplicationId;
use tahaddi_domain::invitation::{Invitation, TeamConfirmation};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::invitation;
use utoipa::ToSchema;

/// That somebody in the team was asked to confirm it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"email": "amina@startup.example", "state": "confirmed", "invited_at": "2027-02-03T09:00:00.000000Z",
    "expires_at": "2027-02-10T09:00:00.000000Z", "confirmed_at": "2027-02-03T10:00:00.000000Z"}))]
pub struct TeamConfirmationView {
    /// The address by which the team names the person.
    #[schema(format = "email", max_length = 254)]
    pub email: String,
    /// Whether the person confirmed.
    pub state: TeamConfirmation,
    /// When the person was asked last.
    pub invited_at: Instant,
    /// Until when the person can confirm.
    pub expires_at: Instant,
    /// When the person did.
    #[schema(required)]
    pub confirmed_at: Option<Instant>,
}

impl TeamConfirmationView {
    /// As it is at `now`.
    #[must_use]
    pub fn of(invitation: &Invitation, now: Instant) -> Self {
        Self {
            email: invitation.email.clone(),
            state: invitation.confirmation(now),
            invited_at: invitation.created_at,
            expires_at: invitation.expires_at,
            confirmed_at: invitation.accepted_at,
        }
    }

    /// Those of everybody whom the team of a dossier names.
    ///
    /// # Errors
    /// The store failed.
    pub fn all(conn: &mut Conn, id: &ApplicationId, document: &ApplicationDocument, now: Instant) -> ApiResult<Vec<Self>> {
        let named = |invitation: &Invitation| {
            let person = Some(Person::Email(invitation.email.clone()));
            document.team.iter().any(|member| member.person() == person)
        };
        let known = invitation::of_application(conn, id)?;
        Ok(known.iter().filter(|invitation| named(invitation)).map(|invitation| Self::of(invitation, now)).collect())
    }
}
