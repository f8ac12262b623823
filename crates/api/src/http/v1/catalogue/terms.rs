//! The operations on terms, once for all four kinds.

use crate::auth::permit::{Permit, act};
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::http::extract::{Answer, IfMatch, Patch, PathText, Post, Query};
use crate::http::operation::Operation;
use crate::http::reply::{Created, Found, Listed, Page, Public};
use crate::service::catalogue;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tahaddi_domain::catalogue::{Term, TermKind};
use tahaddi_domain::code::Code;
use tahaddi_domain::document::LocalizedText;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::term;
use utoipa::{IntoParams, ToSchema};

/// A term of the catalogue.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"slug": "ai", "labels": {"fr": "intelligence artificielle (IA)", "ar": "الذكاء الاصطناعي", "en": "artificial intelligence"},
    "synonyms": ["IA", "AI"], "parents": [], "details": {}, "position": 1, "retired_at": null}))]
pub struct TermView {
    /// Its stable name: filter and refer by this.
    #[schema(max_length = 60)]
    pub slug: String,
    /// What people read.
    pub labels: LocalizedText,
    /// What else people type for it, of at most 120 characters each; filters understand these too.
    #[schema(max_items = 60)]
    pub synonyms: Vec<String>,
    /// What contains it, by slug: who looks for one of these finds what has this term too.
    #[schema(max_items = 10)]
    pub parents: Vec<String>,
    /// More facts, such as the region of a site.
    #[schema(value_type = Object)]
    pub details: Value,
    /// Its place in lists.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub position: i64,
    /// Since when it is not offered any more.
    #[schema(required)]
    pub retired_at: Option<Instant>,
}

/// A new term.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"slug": "digital-twin", "labels": {"fr": "jumeau numérique", "ar": "التوأم الرقمي", "en": "digital twin"}, "synonyms": ["jumeaux numériques"]}))]
pub struct CreateTerm {
    /// Its stable name.
    #[schema(min_length = 2, max_length = 60, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
    pub slug: String,
    /// What people read.
    pub labels: LocalizedText,
    /// What else people type for it, of at most 120 characters each.
    #[serde(default)]
    #[schema(max_items = 60)]
    pub synonyms: Vec<String>,
    /// What contains it, by slug.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub parents: Vec<String>,
    /// More facts.
    #[serde(default = "empty_object")]
    #[schema(value_type = Object)]
    pub details: Value,
    /// Its place in lists; terms with the same place are in the order of their slugs.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub position: i32,
}

/// What can change of a term.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermContent {
    /// What people read.
    pub labels: LocalizedText,
    /// What else people type for it, of at most 120 characters each.
    #[schema(max_items = 60)]
    pub synonyms: Vec<String>,
    /// What contains it, by slug.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub parents: Vec<String>,
    /// More facts.
    #[schema(value_type = Object)]
    pub details: Value,
    /// Its place in lists.
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub position: i64,
    /// Whether it is retired: not offered any more, and kept where it is used.
    pub retired: bool,
}

/// Which terms to list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct TermQuery {
    /// Retired terms too.
    #[serde(default)]
    #[param(nullable = false)]
    include_retired: bool,
}

fn empty_object() -> Value {
    Value::Object(serde_json::Map::new())
}

impl From<Term> for TermView {
    fn from(term: Term) -> Self {
        Self {
            slug: term.slug,
            labels: term.labels,
            synonyms: term.synonyms,
            parents: term.parents,
            details: term.details,
            position: term.position,
            retired_at: term.retired_at,
        }
    }
}

impl CreateTerm {
    fn term(&self, kind: TermKind) -> Term {
        Term {
            kind,
            slug: self.slug.clone(),
            labels: self.labels.clone(),
            synonyms: self.synonyms.clone(),
            parents: self.parents.clone(),
            details: self.details.clone(),
            position: i64::from(self.position),
            retired_at: None,
            version: 0,
            created_at: Instant::from_micros(0),
            updated_at: Instant::from_micros(0),
        }
    }
}

async fn list(ctx: &Ctx, kind: TermKind, query: TermQuery) -> Result<Public<Listed<TermView>>, ApiError> {
    let terms = ctx.db.read(move |conn| term::list(conn, kind, query.include_retired)).await?;
    Ok(Public(Listed(Page::whole(terms.into_iter().map(TermView::from).collect()))))
}

async fn view(ctx: &Ctx, kind: TermKind, slug: String) -> Result<Public<Found<TermView>>, ApiError> {
    let term = ctx.db.read(move |conn| term::find(conn, kind, &slug)).await?.ok_or(Code::NotFound)?;
    Ok(Public(Found::versioned(term.version, term.into())))
}

async fn create(
    permit: &Permit<act::TermManage>,
    ctx: &Ctx,
    kind: TermKind,
    path: &'static str,
    post: Post<CreateTerm>,
) -> ApiResult<Answer<Created<TermView>>> {
    post.commit(ctx, &permit.caller, move |tx, caller, body| {
        let term = catalogue::create(tx, caller, &body.term(kind))?;
        Ok(Created::versioned(format!("{path}/{}", term.slug), term.version, term.into()))
    })
    .await
}

async fn edit(
    permit: Permit<act::TermManage>,
    ctx: &Ctx,
    kind: TermKind,
    slug: String,
    seen: IfMatch,
    patch: Patch<TermContent>,
) -> ApiResult<Found<TermView>> {
    ctx.db
        .write(move |tx| {
            let change = |term: Term, now: Instant| {
                let before = TermContent {
                    labels: term.labels.clone(),
                    synonyms: term.synonyms.clone(),
                    parents: term.parents.clone(),
                    details: term.details.clone(),
                    position: term.position,
                    retired: term.retired_at.is_some(),
                };
                let after = patch.apply_to(&before)?;
                let retired_at = after.retired.then(|| term.retired_at.unwrap_or(now));
                Ok(Term {
                    labels: after.labels,
                    synonyms: after.synonyms,
                    parents: after.parents,
                    details: after.details,
                    position: after.position,
                    retired_at,
                    ..term
                })
            };
            let term = catalogue::change(tx, &permit.caller, (kind, &slug), |version| seen.ensure(version), change)?;
            Ok(Found::versioned(term.version, term.into()))
        })
        .await
}

macro_rules! terms {
    ($($module:ident $kind:ident $plural:literal $path:literal $one:literal: $list:literal $view:literal $create:literal $edit:literal;)+) => {
        $(mod $module {
            use super::*;

            pub(super) mod list {
                use super::*;
                #[doc = concat!("Lists ", $plural, ".")]
                #[utoipa::path(get, path = $path, operation_id = $list, tag = "catalogue", summary = concat!("List ", $plural),
                    description = "All of them, in their order; retired ones only if asked for.")]
                pub async fn handle(_permit: Permit<act::TermList>, ctx: Ctx, query: Query<TermQuery>) -> Result<Public<Listed<TermView>>, ApiError> {
                    super::super::list(&ctx, TermKind::$kind, query.0).await
                }
            }
            pub(super) mod view {
                use super::*;
                #[doc = concat!("One of the ", $plural, ".")]
                #[utoipa::path(get, path = $one, operation_id = $view, tag = "catalogue", summary = concat!("One of the ", $plural))]
                pub async fn handle(_permit: Permit<act::TermList>, ctx: Ctx, slug: PathText) -> Result<Public<Found<TermView>>, ApiError> {
                    super::super::view(&ctx, TermKind::$kind, slug.0).await
                }
            }
            pub(super) mod create {
                use super::*;
                #[doc = concat!("Adds to the ", $plural, ".")]
                #[utoipa::path(post, path = $path, operation_id = $create, tag = "catalogue", summary = concat!("Add to the ", $plural),
                    extensions(("x-codes" = json!([Code::AlreadyExists]))))]
                pub async fn handle(permit: Permit<act::TermManage>, ctx: Ctx, post: Post<CreateTerm>) -> Result<Answer<Created<TermView>>, ApiError> {
                    super::super::create(&permit, &ctx, TermKind::$kind, $path, post).await
                }
            }
            pub(super) mod edit {
                use super::*;
                #[doc = concat!("Changes or retires one of the ", $plural, ".")]
                #[utoipa::path(patch, path = $one, operation_id = $edit, tag = "catalogue", summary = concat!("Change or retire one of the ", $plural),
                    extensions(("x-codes" = json!([Code::AlreadyExists]))))]
                pub async fn handle(permit: Permit<act::TermManage>, ctx: Ctx, slug: PathText, seen: IfMatch, patch: Patch<TermContent>) -> Result<Found<TermView>, ApiError> {
                    super::super::edit(permit, &ctx, TermKind::$kind, slug.0, seen, patch).await
                }
            }
        })+

        /// The operations on terms.
        pub(super) fn operations() -> Vec<Operation> {
            [$(
                Operation::new($module::list::__path_handle, $module::list::handle),
                Operation::new($module::create::__path_handle, $module::create::handle),
                Operation::new($module::view::__path_handle, $module::view::handle),
                Operation::new($module::edit::__path_handle, $module::edit::handle),
            )+].into_iter().flatten().collect()
        }
    };
}

terms! {
    technologies Technology "technologies" "/v1/technologies" "/v1/technologies/{slug}":
        "technologies_list" "technologies_view" "technologies_create" "technologies_edit";
    sectors Sector "sectors" "/v1/sectors" "/v1/sectors/{slug}": "sectors_list" "sectors_view" "sectors_create" "sectors_edit";
    sites Site "sites" "/v1/sites" "/v1/sites/{slug}": "sites_list" "sites_view" "sites_create" "sites_edit";
    regions Region "regions" "/v1/regions" "/v1/regions/{slug}": "regions_list" "regions_view" "regions_create" "regions_edit";
}
