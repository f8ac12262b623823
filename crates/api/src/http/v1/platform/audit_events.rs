//! Read the audit trail.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::extract::Query;
use crate::http::reply::Listed;
use crate::service::audit;
use serde::Serialize;
use serde_json::Value;
use tahaddi_domain::access::{Action, Facts};
use tahaddi_domain::id::{AuditId, OrganisationId};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::audit::{AuditEntry, AuditFilter};
use utoipa::ToSchema;

crate::list_query! {
    /// Which entries to list.
    AuditQuery {
        /// Only of this organisation; required of everybody but operators.
        #[param(nullable = false)]
        organisation_id: Option<OrganisationId>,
        /// Only about this object.
        #[param(max_length = 60, nullable = false)]
        subject_id: Option<String>,
    }
}

/// An entry of the audit trail: identifiers, and no personal data.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEventView {
    /// Its identifier.
    pub id: AuditId,
    /// When it happened.
    pub at: Instant,
    /// Who acted; null for the program itself.
    #[schema(required, max_length = 60)]
    pub actor_id: Option<String>,
    /// What was done.
    #[schema(max_length = 60, example = "challenge.published")]
    pub action: String,
    /// To what.
    #[schema(max_length = 60)]
    pub subject_id: String,
    /// The organisation in whose trail it stands.
    #[schema(required)]
    pub organisation_id: Option<OrganisationId>,
    /// The request in which it happened.
    #[schema(max_length = 64)]
    pub request_id: String,
    /// The rest.
    #[schema(value_type = Object)]
    pub details: Value,
}

impl From<AuditEntry> for AuditEventView {
    fn from(entry: AuditEntry) -> Self {
        Self {
            id: entry.id,
            at: entry.at,
            actor_id: entry.actor_id,
            action: entry.action,
            subject_id: entry.subject_id,
            organisation_id: entry.organisation_id,
            request_id: entry.request_id,
            details: entry.details,
        }
    }
}

/// Audit trail
///
/// Newest first. Operators see everything; the owner of an organisation sees what stands in its trail. What jurors do with their sheets on a
/// sealed panel is shown from its lock on. Who judges a call by pseudonyms is not shown what names its applications or their startups, until its
/// panels are locked.
#[utoipa::path(get, path = "/v1/audit-events", operation_id = "audit_events_list", tag = "platform")]
pub async fn handle(permit: Permit<act::AuditView>, ctx: Ctx, query: Query<AuditQuery>) -> Result<Listed<AuditEventView>, ApiError> {
    let Query(query) = query;
    permit.caller.ensure(Action::AuditView, &Facts { host: query.organisation_id.as_ref(), ..Facts::default() })?;
    let binding = format!("audit:{:?}:{:?}", query.organisation_id, query.subject_id);
    let cursor = ctx.cursors.open::<(Instant, AuditId)>(query.limit, query.cursor.as_deref(), binding)?;
    let subject_id = query.subject_id.map(|id| id.replace('\0', "\u{FFFD}"));
    let filter = AuditFilter { organisation_id: query.organisation_id, subject_id, ..AuditFilter::default() };
    let (after, limit) = (cursor.after.clone(), i64::from(cursor.limit) + 1);
    let caller = permit.caller.clone();
    let items = ctx.db.snapshot(move |conn| audit::list(conn, &caller, filter, after.as_ref().map(|(at, id)| (*at, id)), limit)).await?;
    Ok(Listed(ctx.cursors.page(&cursor, items, |item| (item.at, item.id.clone()))?.map(AuditEventView::from)))
}
