//! What comes along with a challenge.

use crate::caller::Caller;
use crate::error::ApiResult;
use crate::http::fields::Expand;
use crate::http::v1::organisations::view::OrganisationView;
use crate::http::v1::programmes::view::ProgrammeView;
use crate::service::organisation;
use serde::Serialize;
use std::collections::BTreeSet;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::organisation::Organisation;
use tahaddi_domain::programme::Programme;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::{organisation as organisations, programme as programmes};
use utoipa::ToSchema;

crate::expansions! {
    /// What can come along with a challenge.
    ChallengeExpansion {
        /// The organisation that owns it.
        Organisation = "organisation",
        /// The programme it belongs to.
        Programme = "programme",
    }
}

/// What came along with a challenge: what was asked for and the caller may see.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChallengeExpanded {
    /// The organisation that owns it.
    #[schema(required)]
    pub organisation: Option<OrganisationView>,
    /// The programme it belongs to.
    #[schema(required)]
    pub programme: Option<ProgrammeView>,
}

/// What comes along with some challenges: one statement for each kind, however many challenges there are.
pub struct Along {
    organisations: Vec<Organisation>,
    programmes: Vec<Programme>,
}

impl Along {
    /// Loads what the client wants along, as far as the caller may see it. `None` if it wants nothing.
    ///
    /// # Errors
    /// The store failed.
    pub fn load<'a>(
        conn: &mut Conn,
        caller: &Caller,
        expand: &Expand<ChallengeExpansion>,
        challenges: impl Iterator<Item = &'a Challenge> + Clone,
        now: Instant,
    ) -> ApiResult<Option<Self>> {
        if !expand.any() {
            return Ok(None);
        }
        let mut along = Self { organisations: Vec::new(), programmes: Vec::new() };
        if expand.wants(ChallengeExpansion::Organisation) {
            let ids: BTreeSet<_> = challenges.clone().map(|challenge| challenge.organisation.clone()).collect();
            along.organisations = organisations::find_all(conn, &Vec::from_iter(ids))?;
            along.organisations.retain(|item| caller.may(Action::OrganisationView, &organisation::facts(item, now)));
        }
        if expand.wants(ChallengeExpansion::Programme) && caller.may(Action::ProgrammeView, &Facts::default()) {
            let ids: BTreeSet<_> = challenges.filter_map(|challenge| challenge.programme.clone()).collect();
            along.programmes = programmes::find_all(conn, &Vec::from_iter(ids))?;
        }
        Ok(Some(along))
    }

    /// What comes along with one of them.
    #[must_use]
    pub fn of(&self, challenge: &Challenge, caller: &Caller, now: Instant) -> ChallengeExpanded {
        let organisation = self.organisations.iter().find(|item| item.id == challenge.organisation);
        let programme = self.programmes.iter().find(|item| Some(&item.id) == challenge.programme.as_ref());
        ChallengeExpanded {
            organisation: organisation.map(|item| OrganisationView::of(item.clone(), caller, now)),
            programme: programme.map(|item| item.clone().into()),
        }
    }
}
