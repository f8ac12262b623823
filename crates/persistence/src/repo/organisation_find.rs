//! The directories in which organisations are found.

use crate::StoreError;
use crate::column::At;
use crate::condition::among;
use crate::connection::{Conn, MultiBackend};
use crate::repo::organisation::{self, Row};
use crate::repo::search;
use crate::repo::search_index::Scope;
use crate::schema::{organisation_terms, organisations, search_postings as postings};
use diesel::dsl::exists;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::id::{Id as _, OrganisationId};
use tahaddi_domain::organisation::{Organisation, OrganisationKind, VerificationState};
use tahaddi_domain::search::{StartupSort, Wanted};
use tahaddi_domain::text::fold;
use tahaddi_domain::time::Instant;

/// Which organisations to list; `None` and empty leave a field open.
#[derive(Clone, Debug, Default)]
pub struct OrganisationFilter {
    /// Only of this kind.
    pub kind: Option<OrganisationKind>,
    /// Only these, or what everybody may see.
    pub visible_to: Option<Vec<OrganisationId>>,
    /// Only with this verification.
    pub verification: Option<VerificationState>,
    /// Only those whose verification holds at this instant, and those of `visible_to`.
    pub verified_at: Option<Instant>,
    /// Only with one of these technologies, by slug.
    pub technologies: Vec<String>,
    /// Only with one of these sectors, by slug.
    pub sectors: Vec<String>,
    /// Only of one of these regions, by slug.
    pub regions: Vec<String>,
    /// Only what answers each of these words.
    pub words: Vec<Wanted>,
}

/// Where a page begins: after the organisation with this place in the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrganisationPlace {
    /// Its folded name.
    Name(String, OrganisationId),
    /// Its age, which the id tells.
    Newest(OrganisationId),
    /// Its score.
    Relevance(i32, OrganisationId),
}

/// An organisation in a list, and where it stands.
pub type FoundOrganisation = (Organisation, OrganisationPlace);

/// Adds the conditions of a filter to a query over organisations. It is a macro because the type of a query says what is selected.
macro_rules! narrow {
    ($query:expr, $filter:expr) => {{
        let (mut query, filter) = ($query, $filter);
        if let Some(kind) = filter.kind {
            query = query.filter(organisations::kind.eq(kind.as_str()));
        }
        if let Some(state) = filter.verification {
            query = query.filter(organisations::verification_state.eq(state.as_str()));
        }
        if let Some(ids) = &filter.visible_to {
            let own: Vec<String> = ids.iter().map(ToString::to_string).collect();
            let verified = organisations::verification_state.eq(VerificationState::Verified.as_str());
            query = query.filter(among(organisations::id, own).or(verified));
        }
        if let Some(now) = filter.verified_at {
            let own: Vec<String> = filter.visible_to.iter().flatten().map(ToString::to_string).collect();
            let holds = organisations::verified_until.is_null().or(organisations::verified_until.gt(At(now)));
            query = query.filter(among(organisations::id, own).or(holds.assume_not_null()));
        }
        let terms =
            [(TermKind::Technology, &filter.technologies), (TermKind::Sector, &filter.sectors), (TermKind::Region, &filter.regions)];
        for (kind, slugs) in terms.into_iter().filter(|(_, slugs)| !slugs.is_empty()) {
            let terms = organisation_terms::table
                .filter(organisation_terms::organisation_id.eq(organisations::id))
                .filter(organisation_terms::kind.eq(kind.as_str()))
                .filter(among(organisation_terms::slug, slugs.clone()));
            query = query.filter(exists(terms.select(organisation_terms::slug)));
        }
        query
    }};
}

/// Adds that each word of a question has an answer.
macro_rules! answering {
    ($query:expr, $filter:expr) => {{
        let mut query = $query;
        for wanted in &$filter.words {
            let answering = postings::table.filter(search::answers(Scope::Organisation, wanted)).select(postings::subject_id);
            query = query.filter(organisations::id.eq_any(answering));
        }
        query
    }};
}

type RowQuery = diesel::helper_types::IntoBoxed<
    'static,
    diesel::helper_types::Select<organisations::table, diesel::helper_types::AsSelect<Row, MultiBackend>>,
    MultiBackend,
>;

fn rows(filter: &OrganisationFilter) -> RowQuery {
    answering!(narrow!(organisations::table.select(Row::as_select()).into_boxed::<MultiBackend>(), filter), filter)
}

type IdQuery =
    diesel::helper_types::IntoBoxed<'static, diesel::helper_types::Select<organisations::table, organisations::id>, MultiBackend>;

fn ids(filter: &OrganisationFilter) -> IdQuery {
    answering!(narrow!(organisations::table.select(organisations::id).into_boxed::<MultiBackend>(), filter), filter)
}

/// Organisations in an order, from after a place; one more than `limit` if there are more.
///
/// # Errors
/// The store failed.
pub fn list(
    conn: &mut Conn,
    filter: &OrganisationFilter,
    sort: StartupSort,
    after: Option<&OrganisationPlace>,
    limit: u32,
) -> Result<Vec<FoundOrganisation>, StoreError> {
    let mut query = rows(filter);
    match (sort, after) {
        (StartupSort::Relevance, _) => return by_relevance(conn, filter, after, limit),
        (StartupSort::Name, Some(OrganisationPlace::Name(name, id))) => {
            let (name, id) = (name.clone(), id.as_str().to_owned());
            let same_or_later = organisations::name_folded.ge(name.clone());
            query = query.filter(same_or_later.and(organisations::name_folded.gt(name).or(organisations::id.gt(id))));
        }
        (StartupSort::Newest, Some(OrganisationPlace::Newest(id))) => query = query.filter(organisations::id.lt(id.as_str().to_owned())),
        _ => {}
    }
    query = match sort {
        StartupSort::Newest => query.order(organisations::id.desc()),
        _ => query.order((organisations::name_folded, organisations::id)),
    };
    let rows: Vec<Row> = query.limit(i64::from(limit) + 1).load(&mut conn.0)?;
    let place = |organisation: &Organisation| match sort {
        StartupSort::Newest => OrganisationPlace::Newest(organisation.id.clone()),
        _ => OrganisationPlace::Name(fold(&organisation.name), organisation.id.clone()),
    };
    rows.into_iter().map(|row| Organisation::try_from(row).map(|organisation| (organisation.clone(), place(&organisation)))).collect()
}

fn by_relevance(
    conn: &mut Conn,
    filter: &OrganisationFilter,
    after: Option<&OrganisationPlace>,
    limit: u32,
) -> Result<Vec<FoundOrganisation>, StoreError> {
    let hits = search::hits(conn, Scope::Organisation, &filter.words)?;
    let after = match after {
        Some(OrganisationPlace::Relevance(score, id)) => Some((*score, id.as_str())),
        _ => None,
    };
    let page = search::best(&filter.words, &hits, after, limit, |ids| {
        let some = organisations::table.select(organisations::id).into_boxed::<MultiBackend>().filter(among(organisations::id, ids));
        Ok(narrow!(some, filter).load(&mut conn.0)?)
    })?;
    let ids: Vec<OrganisationId> = page.iter().map(|(_, id)| OrganisationId::from_stored((*id).to_owned())).collect();
    let mut by_id: BTreeMap<OrganisationId, Organisation> =
        organisation::find_all(conn, &ids)?.into_iter().map(|organisation| (organisation.id.clone(), organisation)).collect();
    let found = page.iter().zip(ids).filter_map(|((score, _), id)| {
        let organisation = by_id.remove(&id)?;
        Some((organisation, OrganisationPlace::Relevance(*score, id)))
    });
    Ok(found.collect())
}

/// Whether any organisation passes a filter.
///
/// # Errors
/// The store failed.
pub fn any(conn: &mut Conn, filter: &OrganisationFilter) -> Result<bool, StoreError> {
    Ok(ids(filter).limit(1).load::<String>(&mut conn.0)?.len() == 1)
}

/// How many organisations pass a filter.
///
/// # Errors
/// The store failed.
pub fn count(conn: &mut Conn, filter: &OrganisationFilter) -> Result<i64, StoreError> {
    Ok(ids(filter).count().get_result(&mut conn.0)?)
}
