//! What the filters of the public lists mean: slugs for what people type, the words of a question, and the order.

use crate::error::ApiResult;
use crate::service::catalogue::filter_slugs;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::ChallengeStatus;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::{OrganisationId, ProgrammeId};
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::search::{ChallengeSort, StartupSort, Wanted, allowed_typos, question};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::challenge_find::{self, ChallengeFilter};
use tahaddi_persistence::repo::organisation_find::{self, OrganisationFilter};
use tahaddi_persistence::repo::{search, term};
use tahaddi_persistence::{Conn, StoreError};

/// What somebody looks for among the published challenges, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeSearch {
    /// With one of these technologies.
    pub technology: Vec<String>,
    /// Of one of these sectors.
    pub sector: Vec<String>,
    /// At one of these sites.
    pub site: Vec<String>,
    /// Of this programme.
    pub programme: Option<ProgrammeId>,
    /// Of this organisation.
    pub organisation: Option<OrganisationId>,
    /// That is this now.
    pub status: Option<ChallengeStatus>,
    /// That closes before this.
    pub closes_before: Option<Instant>,
    /// With these words.
    pub q: Option<String>,
}

impl ChallengeSearch {
    /// As the query of an address, with its question mark; empty if it looks for everything.
    ///
    /// # Errors
    /// Never: it is text.
    pub fn as_query(&self) -> ApiResult<String> {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if let Value::Object(fields) = serde_json::to_value(self)? {
            for (name, value) in &fields {
                let values = match value {
                    Value::Array(items) => items.as_slice(),
                    one => std::slice::from_ref(one),
                };
                for text in values.iter().filter_map(Value::as_str) {
                    query.append_pair(name, text);
                }
            }
        }
        let query = query.finish();
        Ok(if query.is_empty() { query } else { format!("?{query}") })
    }

    /// The filter that it means at `now`. `lenient` says whether words may have typing errors; if it is not said, they may where
    /// no published challenge answers them as they are.
    ///
    /// # Errors
    /// `invalid_parameter` for a value that names no term.
    pub fn filter(&self, conn: &mut Conn, lenient: Option<bool>, now: Instant) -> ApiResult<(ChallengeFilter, bool)> {
        let (words, lenient) = words(conn, self.q.as_deref(), lenient, |conn, words| {
            challenge_find::any(conn, &ChallengeFilter { words, ..ChallengeFilter::default() }, now)
        })?;
        let filter = ChallengeFilter {
            technologies: terms(conn, TermKind::Technology, "technology", &self.technology)?,
            sectors: terms(conn, TermKind::Sector, "sector", &self.sector)?,
            sites: terms(conn, TermKind::Site, "site", &self.site)?,
            programme: self.programme.clone(),
            organisation: self.organisation.clone(),
            status: self.status,
            closes_before: self.closes_before,
            words,
            only: None,
        };
        Ok((filter, lenient))
    }

    /// The order in which they are listed: by relevance where there is a question, else the newest first.
    ///
    /// # Errors
    /// `invalid_parameter` for relevance without a question.
    pub fn sort(&self, wanted: Option<ChallengeSort>) -> ApiResult<ChallengeSort> {
        let asks = self.q.as_deref().is_some_and(|q| !question(q).is_empty());
        match wanted {
            Some(ChallengeSort::Relevance) if self.q.is_none() => Err(relevance_of_nothing()),
            Some(ChallengeSort::Relevance) | None if asks => Ok(ChallengeSort::Relevance),
            Some(ChallengeSort::Relevance) | None => Ok(ChallengeSort::Newest),
            Some(sort) => Ok(sort),
        }
    }
}

/// The order of a directory: by relevance where there is a question, else by name.
///
/// # Errors
/// `invalid_parameter` for relevance without a question.
pub fn directory_sort(q: Option<&str>, wanted: Option<StartupSort>) -> ApiResult<StartupSort> {
    let asks = q.is_some_and(|q| !question(q).is_empty());
    match wanted {
        Some(StartupSort::Relevance) if q.is_none() => Err(relevance_of_nothing()),
        Some(StartupSort::Relevance) | None if asks => Ok(StartupSort::Relevance),
        Some(StartupSort::Relevance) | None => Ok(StartupSort::Name),
        Some(sort) => Ok(sort),
    }
}

fn relevance_of_nothing() -> crate::error::ApiError {
    Refusal::new(Code::InvalidParameter).with("parameter", "sort").with("problem", "relevance needs q").into()
}

/// The slugs that a filter means, with all that lie within them.
///
/// # Errors
/// As [`filter_slugs`].
pub fn terms(conn: &mut Conn, kind: TermKind, parameter: &'static str, typed: &[String]) -> ApiResult<Vec<String>> {
    let slugs = filter_slugs(conn, kind, parameter, typed)?;
    Ok(term::within(conn, kind, &slugs)?)
}

/// The words of a question about the organisations that pass a filter. As in [`ChallengeSearch::filter`].
///
/// # Errors
/// The store failed.
pub fn organisation_words(
    conn: &mut Conn,
    q: Option<&str>,
    lenient: Option<bool>,
    visible: &OrganisationFilter,
) -> ApiResult<(Vec<Wanted>, bool)> {
    words(conn, q, lenient, |conn, words| organisation_find::any(conn, &OrganisationFilter { words, ..visible.clone() }))
}

fn words(
    conn: &mut Conn,
    q: Option<&str>,
    lenient: Option<bool>,
    answered: impl FnOnce(&mut Conn, Vec<Wanted>) -> Result<bool, StoreError>,
) -> ApiResult<(Vec<Wanted>, bool)> {
    let question = question(q.unwrap_or_default());
    if question.is_empty() {
        return Ok((Vec::new(), false));
    }
    match lenient {
        Some(lenient) => Ok((search::resolve(conn, &question, lenient)?, lenient)),
        None => {
            let words = search::resolve(conn, &question, false)?;
            if question.iter().all(|word| allowed_typos(word) == 0) || answered(conn, words.clone())? {
                return Ok((words, false));
            }
            Ok((search::resolve(conn, &question, true)?, true))
        }
    }
}
