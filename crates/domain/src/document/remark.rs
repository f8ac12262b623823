//! Remarks: how far what stands at a place of a call is certain, and what its source leaves open.

use super::{ChallengeDocument, LocalizedText};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::states;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

states! {
    /// What a remark says of a part of a call.
    RemarkKind {
        /// The source does not say it: what stands there is a default or empty.
        NotStated = "not_stated",
        /// Whoever wrote the document chose or concluded it.
        Assumed = "assumed",
        /// Sources disagree.
        Disputed = "disputed",
        /// The source can be read in more than one way.
        Unclear = "unclear",
        /// It is roughly so.
        Approximate = "approximate",
        /// What the source prints, letter by letter.
        AsPrinted = "as_printed",
        /// It was changed after publication, in a way that only the text tells.
        Amended = "amended",
        /// Anything else that is to be said of the part.
        Note = "note",
    }
}

/// What is to be said of a part of the call beside its value. It decides nothing; who cannot see the part does not see its remarks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"at": "/phases/final/vote/electorate", "kind": "not_stated",
    "text": {"fr": "La source ne dit pas qui vote.", "ar": null, "en": "The source does not say who votes."}, "source": null})))]
pub struct Remark {
    /// The part, as a path of field names from the root. An element of a list is named by its `key` where it has one, else by its
    /// place from 0: `/phases/final/closes`, `/eligibility/age`, `/links/0`. The server writes places of elements with a key as keys.
    #[cfg_attr(feature = "openapi", schema(max_length = 400, pattern = "^/"))]
    pub at: String,
    /// What it says of the part. A part has one remark of each kind.
    pub kind: RemarkKind,
    /// The remark.
    pub text: LocalizedText,
    /// Where it is read: an address, a page, a name.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub source: Option<String>,
}

/// The most remarks on one call.
const MOST_REMARKS: usize = 200;

impl ChallengeDocument {
    /// Finds the part of each remark, and notes what is wrong.
    pub(super) fn settle_remarks(&mut self, check: &mut Check) {
        check.at_most("/remarks", self.remarks.len(), MOST_REMARKS, Unit::Items);
        if self.remarks.is_empty() {
            return;
        }
        let document = serde_json::to_value(&*self).unwrap_or_default();
        let mut seen = BTreeSet::new();
        for (index, remark) in self.remarks.iter_mut().enumerate() {
            let pointer = format!("/remarks/{index}");
            remark.text.check_required(check, &format!("{pointer}/text"), 2_000);
            check.text(&format!("{pointer}/source"), remark.source.as_deref().unwrap_or_default(), 500);
            match place(&document, &remark.at) {
                None => check.fail(format!("{pointer}/at"), FieldCode::UnknownReference),
                Some(at) => {
                    check.require(seen.insert((at.clone(), remark.kind)), format!("{pointer}/at"), FieldCode::Duplicate);
                    remark.at = at;
                }
            }
        }
    }
}

/// A path with every element named by its key where it has one; `None` where nothing stands.
fn place(document: &Value, at: &str) -> Option<String> {
    let mut here = document;
    let mut path = String::new();
    for name in at.strip_prefix('/')?.split('/') {
        let (part, name) = match here {
            Value::Object(fields) => (fields.get(name)?, name.to_owned()),
            Value::Array(items) => element(items, name)?,
            _ => return None,
        };
        path = path + "/" + &name;
        here = part;
    }
    // A remark on remarks would be one too many.
    (!path.starts_with("/remarks")).then_some(path)
}

fn element<'a>(items: &'a [Value], name: &str) -> Option<(&'a Value, String)> {
    let key = |item: &'a Value| item.get("key").and_then(Value::as_str);
    if let Some(item) = items.iter().find(|item| key(item) == Some(name)) {
        return Some((item, name.to_owned()));
    }
    let index: usize = name.parse().ok()?;
    let item = items.get(index)?;
    Some((item, key(item).map_or_else(|| index.to_string(), str::to_owned)))
}

impl Remark {
    /// Whether it is about what stands at a path, about a part of that, or about something that holds it.
    pub(super) fn touches(&self, path: &str) -> bool {
        let within = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        within(&self.at, path) || within(path, &self.at)
    }
}

#[cfg(test)]
mod tests {
    use crate::document::ChallengeDocument;
    use crate::refusal::{Check, Refusal};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn settled(remarks: Value) -> Result<ChallengeDocument, Refusal> {
        let mut call: ChallengeDocument = serde_json::from_value(json!({
            "title": {"fr": "Appel"}, "tracks": [{"key": "eau", "title": {"fr": "Eau"}}], "brief": {"fr": "Secret"},
            "links": [{"title": {"fr": "Avis"}, "url": "https://avis.example"}],
            "phases": [
                {"kind": "application", "title": {"fr": "Dépôt"}},
                {"key": "final", "kind": "review", "review": {"criteria_visible_to": "panel", "rubric": {"criteria": [{"key": "idea", "label": {"fr": "Idée"}, "max": 5, "weight": 1}]}},
                 "cut": {"score_at_least": 60, "threshold_private": true}}],
            "remarks": remarks})).unwrap();
        let mut count = 0_u128;
        call.settle(None, Check::default(), || {
            count += 1;
            ulid::Ulid::from(count)
        })?;
        Ok(call)
    }
    fn at(path: &str) -> Value {
        json!({"at": path, "kind": "not_stated", "text": {"fr": "Non précisé"}})
    }
    fn faults(remarks: Value) -> Vec<(String, String)> {
        let refusal = settled(remarks).unwrap_err();
        refusal.fields.iter().map(|field| (field.pointer.clone(), field.code.to_string())).collect()
    }

    #[test]
    fn parts_are_named_by_key_or_by_place() {
        let paths = ["/fee", "/phases/1/review/rubric/criteria/0/max", "/phases/0/closes", "/tracks/eau/title/fr", "/links/0/url"];
        let call = settled(json!(paths.map(at))).unwrap();
        let settled: Vec<_> = call.remarks.iter().map(|remark| remark.at.as_str()).collect();
        assert_eq!(
            settled,
            ["/fee", "/phases/final/review/rubric/criteria/idea/max", "/phases/0/closes", "/tracks/eau/title/fr", "/links/0/url"]
        );
    }

    #[test]
    fn what_leads_nowhere_comes_twice_or_says_nothing_is_refused() {
        for path in ["", "/", "fee", "/phases/2", "/phases/semi", "/fee/amount_minor", "/remarks/0", "/consortium/rule", "/phases/-1"] {
            assert_eq!(faults(json!([at(path)])), [("/remarks/0/at".to_owned(), "unknown_reference".to_owned())], "{path}");
        }
        assert_eq!(faults(json!([at("/phases/1/cut"), at("/phases/final/cut")])), [("/remarks/1/at".to_owned(), "duplicate".to_owned())]);
        let blank = json!([{"at": "/fee", "kind": "assumed", "text": {"fr": " "}}]);
        assert_eq!(faults(blank), [("/remarks/0/text".to_owned(), "required".to_owned())]);
        let many: Vec<_> = (0..201).map(|_| at("/fee")).collect();
        assert!(faults(json!(many)).contains(&("/remarks".to_owned(), "too_long".to_owned())));
    }

    #[test]
    fn a_remark_hides_with_what_it_is_about() {
        let paths = [
            "/brief/fr",
            "/phases/final/cut/score_at_least",
            "/phases/final/review/rubric/outline",
            "/phases/final/review",
            "/phases/0/closes",
            "/seats",
        ];
        let call = settled(json!(paths.map(at))).unwrap();
        let left = |call: ChallengeDocument| call.remarks.iter().map(|remark| remark.at.clone()).collect::<Vec<_>>();
        assert_eq!(left(call.clone().redacted(false)), ["/phases/0/closes", "/seats"]);
        assert_eq!(left(call.redacted(true)), ["/brief/fr", "/phases/0/closes", "/seats"]);
    }

    proptest! {
        #[test]
        fn any_path_is_found_or_refused_and_found_again(path in "(/(phases|tracks|links|final|eau|review|rubric|criteria|idea|cut|0|1|title|fr)){1,6}") {
            if let Ok(call) = settled(json!([at(&path)])) {
                let once = call.remarks[0].at.clone();
                prop_assert_eq!(&settled(json!([at(&once)])).unwrap().remarks[0].at, &once);
            }
        }
    }
}
