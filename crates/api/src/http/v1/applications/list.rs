//! List the applications to a challenge.

use super::expand::{Along, ApplicationExpansion};
use super::view::ApplicationCardView;
use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{PathId, Query};
use crate::http::fields::{Expand, IncludeTotal};
use crate::http::reply::Listed;
use crate::service::application::show::ensure_not_judging_blind;
use crate::service::challenge::load;
use crate::service::jury::independence::ensure_no_rival;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::document::Key;
use tahaddi_domain::eligibility::EligibilityStatus;
use tahaddi_domain::id::ChallengeId;
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::application::{self, HandedIn};

crate::list_query! {
    /// Which applications to list.
    ApplicationQuery {
        /// Withdrawn ones too.
        #[param(nullable = false)]
        include_withdrawn: bool,
        /// Only those about whose eligibility this was decided, or nothing yet.
        #[param(nullable = false)]
        eligibility: Option<EligibilityStatus>,
        /// Only those in this track of the call.
        #[param(nullable = false)]
        track: Option<Key>,
        /// Only those that were handed in first at this instant or later.
        #[param(nullable = false)]
        submitted_from: Option<Instant>,
        /// Only those that were handed in first before this instant.
        #[param(nullable = false)]
        submitted_before: Option<Instant>,
    }
}

/// List the applications to a challenge
///
/// What was handed in, for the partner and operators, once the deadline has passed. Before that only their number is known. Whoever belongs to a
/// startup that applies is not shown its rivals.
#[utoipa::path(get, path = "/v1/challenges/{id}/applications", operation_id = "applications_list", tag = "applications",
    extensions(("x-codes" = json!([Code::ApplicationsSealed, Code::ConflictOfInterest]))))]
pub async fn handle(
    permit: Permit<act::ApplicationList>,
    ctx: Ctx,
    id: PathId<ChallengeId>,
    query: Query<ApplicationQuery>,
    expand: Expand<ApplicationExpansion>,
    include_total: IncludeTotal,
) -> Result<Listed<ApplicationCardView>, ApiError> {
    let Query(query) = query;
    let wanted = HandedIn {
        with_withdrawn: query.include_withdrawn,
        eligibility: query.eligibility.map(EligibilityStatus::ruling),
        track: query.track,
        submitted_from: query.submitted_from,
        submitted_before: query.submitted_before,
    };
    let binding = format!("applications:{}:{wanted:?}", id.0);
    let cursor = ctx.cursors.open(query.limit, query.cursor.as_deref(), binding)?;
    let (after, limit, now) = (cursor.after.clone(), cursor.limit, ctx.clock.now());
    let caller = permit.caller.clone();
    let (items, along, total) = ctx
        .db
        .read(move |conn| -> ApiResult<_> {
            let challenge = load(conn, &caller, &id.0, Action::ApplicationList)?;
            ensure_not_judging_blind(conn, &caller, &id.0)?;
            ensure_no_rival(conn, &caller, &id.0)?;
            if !challenge.applications_closed(now) {
                let closes = challenge.document.application_span().1.map(|at| at.to_string()).unwrap_or_default();
                return Err(Refusal::new(Code::ApplicationsSealed).with("opens_at", closes).with("server_time", now).into());
            }
            if wanted.track.as_ref().is_some_and(|track| challenge.document.track(track).is_none()) {
                return Err(Refusal::new(Code::InvalidParameter).with("parameter", "track").into());
            }
            let items = application::list_handed_in(conn, &id.0, &wanted, after.as_ref(), limit)?;
            let along = Along::load(conn, &caller, &expand, items.iter().map(|(item, _)| item), now)?;
            let total = include_total.0.then(|| application::count_handed_in(conn, &id.0, &wanted)).transpose()?;
            Ok((items, along, total))
        })
        .await?;
    let page = ctx.cursors.page(&cursor, items, |(item, _)| item.id.clone())?;
    let card = |(item, name)| {
        let expanded = along.as_ref().map(|along| along.of(&item, &permit.caller, now));
        ApplicationCardView { expanded, ..ApplicationCardView::of(item, name, &permit.caller) }
    };
    Ok(Listed(page.map(card).with_total(total)))
}
