//! Which words of the index answer a question.

use crate::StoreError;
use crate::condition::{Among, among};
use crate::connection::{Conn, MultiBackend};
use crate::repo::search_index::Scope;
use crate::schema::{search_postings as postings, search_trigrams as grams, term_ancestors};
use diesel::dsl::{self, count_star, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::search::{Field, Wanted, allowed_typos, distance, finds_by_prefix, least_shared, score, trigrams, typo_quality};

/// The rows of the index that answer one word: listed words, or those within a range.
pub(super) type Answers = dsl::Or<
    dsl::And<dsl::Eq<postings::scope, &'static str>, Among<postings::word>>,
    dsl::And<dsl::And<dsl::Eq<postings::scope, &'static str>, dsl::Gt<postings::word, String>>, dsl::Lt<postings::word, String>>,
>;

/// The words of a question with what answers each: the word itself, what begins with it, and terms that are called so or lie
/// within one that is; `lenient`: also what differs by typing errors.
///
/// # Errors
/// The store failed.
pub fn resolve(conn: &mut Conn, question: &[String], lenient: bool) -> Result<Vec<Wanted>, StoreError> {
    let mut wanted: Vec<Wanted> = question.iter().map(Wanted::new).collect();
    if lenient {
        for wanted in &mut wanted {
            wanted.similar = similar(conn, &wanted.typed)?;
        }
    }
    add_terms(conn, &mut wanted, lenient)?;
    Ok(wanted)
}

/// Words that are like one with typing errors, and the quality of each.
///
/// # Errors
/// The store failed.
pub fn similar(conn: &mut Conn, typed: &str) -> Result<BTreeMap<String, i32>, StoreError> {
    let most = allowed_typos(typed);
    if most == 0 {
        return Ok(BTreeMap::new());
    }
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let letters = typed.chars().count();
    let least = i64::from(count(least_shared(typed, most)));
    let candidates: Vec<String> = grams::table
        .filter(among(grams::trigram, trigrams(typed)))
        .filter(grams::length.between(count(letters - most), count(letters + most)))
        .group_by(grams::word)
        .having(count_star().ge(least))
        .select(grams::word)
        .load(&mut conn.0)?;
    Ok(candidates
        .into_iter()
        .filter_map(|word| Some((distance(typed, &word, most)?, word)))
        .map(|(far, word)| (word, typo_quality(far)))
        .collect())
}

/// Finds the terms that are called as the words say.
fn add_terms(conn: &mut Conn, wanted: &mut [Wanted], lenient: bool) -> Result<(), StoreError> {
    let mut names = postings::table.select((postings::subject_id, postings::word, postings::weight)).into_boxed::<MultiBackend>();
    if lenient {
        // The names of all terms are few: with typing errors they are compared one by one. That they are few has to stand in the
        // statement: a plan for any scope reads the whole table.
        names = names.filter(sql::<Bool>(&format!("search_postings.scope = '{}'", Scope::Term.as_str())));
    } else {
        for wanted in wanted.iter() {
            names = names.or_filter(answers(Scope::Term, wanted));
        }
    }
    let names: Vec<(String, String, i32)> = names.load(&mut conn.0)?;
    let mut slugs = BTreeSet::new();
    for wanted in wanted.iter_mut() {
        let most = if lenient { allowed_typos(&wanted.typed) } else { 0 };
        for (term, word, share) in &names {
            let quality = wanted.quality(word).or_else(|| Some(typo_quality(distance(&wanted.typed, word, most).filter(|far| *far > 0)?)));
            if let Some(quality) = quality {
                raise(&mut wanted.terms, term, quality * share / 100);
                slugs.extend(term.split_once(':').map(|(_, slug)| slug.to_owned()));
            }
        }
    }
    if slugs.is_empty() {
        return Ok(());
    }
    let pairs: Vec<(String, String, String)> = term_ancestors::table
        .filter(among(term_ancestors::kind, TermKind::ALL.iter().map(|kind| kind.as_str())))
        .filter(among(term_ancestors::ancestor, slugs))
        .filter(term_ancestors::ancestor.ne(term_ancestors::slug))
        .load(&mut conn.0)?;
    for wanted in wanted.iter_mut() {
        for (kind, ancestor, slug) in &pairs {
            if let Some(quality) = wanted.terms.get(&format!("{kind}:{ancestor}")).copied() {
                let quality = quality * Field::WiderTerm.weight() / Field::Term.weight();
                raise(&mut wanted.terms, &format!("{kind}:{slug}"), quality);
            }
        }
    }
    Ok(())
}

fn raise(terms: &mut BTreeMap<String, i32>, term: &str, quality: i32) {
    let kept = terms.entry(term.to_owned()).or_default();
    *kept = quality.max(*kept);
}

/// The rows of the index that answer one word.
pub(super) fn answers(scope: Scope, wanted: &Wanted) -> Answers {
    let listed: Vec<String> = std::iter::once(&wanted.typed).chain(wanted.similar.keys()).chain(wanted.terms.keys()).cloned().collect();
    let (from, to) = if finds_by_prefix(&wanted.typed) {
        // The last of all characters: nothing that begins with the word comes after it.
        (wanted.typed.clone(), format!("{}\u{10FFFF}", wanted.typed))
    } else {
        (String::new(), String::new())
    };
    let listed = postings::scope.eq(scope.as_str()).and(among(postings::word, listed));
    listed.or(postings::scope.eq(scope.as_str()).and(postings::word.gt(from)).and(postings::word.lt(to)))
}

/// The words of all objects that answer any word of a question: object, word, weight.
pub(super) fn hits(conn: &mut Conn, scope: Scope, question: &[Wanted]) -> Result<Vec<(String, String, i32)>, StoreError> {
    let mut query = postings::table.select((postings::subject_id, postings::word, postings::weight)).into_boxed::<MultiBackend>();
    for wanted in question {
        query = query.or_filter(answers(scope, wanted));
    }
    Ok(query.load(&mut conn.0)?)
}

/// How many objects are looked at first, and how many at most at once, for whether they pass the other filters.
const FIRST_LOOK: usize = 100;
const WIDEST_LOOK: usize = 1_000;

/// The best hits of a question that pass other filters, from after a place: score and object, the best first and of equals the
/// newest; one more than `limit` if there are more. `pass` says which of some objects do.
///
/// The hits are ranked before they are filtered: most pass, and an engine that may choose would rather read all objects that pass
/// than the words.
pub(super) fn best<'a>(
    question: &[Wanted],
    hits: &'a [(String, String, i32)],
    after: Option<(i32, &str)>,
    limit: u32,
    mut pass: impl FnMut(Vec<String>) -> Result<Vec<String>, StoreError>,
) -> Result<Vec<(i32, &'a str)>, StoreError> {
    let mut entries: HashMap<&str, Vec<(&str, i32)>> = HashMap::new();
    for (subject, word, weight) in hits {
        entries.entry(subject).or_default().push((word, *weight));
    }
    let scored = entries.into_iter().filter_map(|(subject, entry)| Some((score(question, entry.iter().copied())?, subject)));
    let mut ranked: Vec<(i32, &str)> = scored.filter(|hit| after.is_none_or(|after| *hit < after)).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1);
    let (mut page, mut rest, mut look) = (Vec::new(), ranked.as_slice(), FIRST_LOOK);
    while page.len() < wanted && !rest.is_empty() {
        let (some, later) = rest.split_at(look.min(rest.len()));
        let passing: BTreeSet<String> = pass(some.iter().map(|(_, subject)| (*subject).to_owned()).collect())?.into_iter().collect();
        page.extend(some.iter().filter(|(_, subject)| passing.contains(*subject)).copied());
        (rest, look) = (later, (look * 4).min(WIDEST_LOOK));
    }
    page.truncate(wanted);
    Ok(page)
}
