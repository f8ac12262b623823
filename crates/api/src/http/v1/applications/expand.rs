//! What comes along with an application.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::http::fields::Expand;
use crate::http::v1::challenges::view::ChallengeCardView;
use crate::http::v1::organisations::view::OrganisationView;
use crate::service::{challenge, organisation};
use serde::Serialize;
use std::collections::BTreeSet;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::Application;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::organisation::Organisation;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{challenge as challenges, organisation as organisations};
use utoipa::ToSchema;

crate::expansions! {
    /// What can come along with an application.
    ApplicationExpansion {
        /// The challenge.
        Challenge = "challenge",
        /// The startup.
        Organisation = "organisation",
    }
}

/// What came along with an application: what was asked for and the caller may see.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationExpanded {
    /// The challenge, as in a list.
    #[schema(required)]
    pub challenge: Option<ChallengeCardView>,
    /// The startup.
    #[schema(required)]
    pub organisation: Option<OrganisationView>,
}

/// What comes along with some applications: one statement for each kind, however many applications there are.
pub struct Along {
    challenges: Vec<(Challenge, String)>,
    organisations: Vec<Organisation>,
}

impl Along {
    /// Loads what the client wants along, as far as the caller may see it. `None` if it wants nothing.
    ///
    /// # Errors
    /// The store failed.
    pub fn load<'a>(
        conn: &mut Conn,
        caller: &Caller,
        expand: &Expand<ApplicationExpansion>,
        applications: impl Iterator<Item = &'a Application> + Clone,
        now: Instant,
    ) -> ApiResult<Option<Self>> {
        if !expand.any() {
            return Ok(None);
        }
        let mut along = Self { challenges: Vec::new(), organisations: Vec::new() };
        if expand.wants(ApplicationExpansion::Challenge) {
            let ids: BTreeSet<_> = applications.clone().map(|application| application.challenge.clone()).collect();
            along.challenges = challenges::find_all(conn, &Vec::from_iter(ids))?;
            along.challenges.retain(|(item, _)| caller.may(Action::ChallengeView, &challenge::facts(item)));
        }
        if expand.wants(ApplicationExpansion::Organisation) {
            let ids: BTreeSet<_> = applications.map(|application| application.startup.clone()).collect();
            along.organisations = organisations::find_all(conn, &Vec::from_iter(ids))?;
            along.organisations.retain(|item| caller.may(Action::OrganisationView, &organisation::facts(item, now)));
        }
        Ok(Some(along))
    }

    /// What comes along with one of them.
    #[must_use]
    pub fn of(&self, application: &Application, caller: &Caller, now: Instant) -> ApplicationExpanded {
        let challenge = self.challenges.iter().find(|(item, _)| item.id == application.challenge);
        let organisation = self.organisations.iter().find(|item| item.id == application.startup);
        ApplicationExpanded {
            challenge: challenge.map(|(item, name)| ChallengeCardView::of(item.clone(), name.clone(), now)),
            organisation: organisation.map(|item| OrganisationView::of(item.clone(), caller, now)),
        }
    }
}
