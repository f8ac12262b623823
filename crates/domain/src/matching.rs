//! How well a call and a startup fit each other, and why.

use crate::document::{ChallengeDocument, OrganisationProfile};
use crate::eligibility::{Candidate, FactSheet, FactValue};
use crate::states::states;
use std::collections::BTreeSet;

states! {
    /// What is compared between a call and a startup.
    MatchAspect {
        /// The technologies.
        Technology = "technology",
        /// The sectors.
        Sector = "sector",
    }
}

impl MatchAspect {
    /// Its share of the score, in percent.
    #[must_use]
    pub const fn weight(self) -> u32 {
        match self {
            Self::Technology => 65,
            Self::Sector => 35,
        }
    }
}

/// How well the two fit in one aspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchPart {
    /// What is compared.
    pub aspect: MatchAspect,
    /// Points for it, 0 to its weight.
    pub points: u32,
    /// What the call names and the startup offers, by slug.
    pub shared: Vec<String>,
    /// What the call names and the startup does not offer.
    pub wanted: Vec<String>,
}

/// How well the two fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchScore {
    /// 0 to 100.
    pub score: u32,
    /// What it is made of.
    pub parts: Vec<MatchPart>,
}

/// Compares what a call asks for with what a startup offers, in technologies and sectors: what it names and all that this lies in.
///
/// A call takes any of the technologies and sectors that it names, so the first that both name gives half of the points and all of
/// them give the rest. An aspect in which the call names nothing is open to all, and gives half. Deterministic, and monotone: a startup
/// that names more never fits less.
#[must_use]
pub fn score(call: &ChallengeDocument, technologies: &BTreeSet<String>, sectors: &BTreeSet<String>) -> MatchScore {
    let wanted = |own: &[String], of_track: fn(&crate::document::Track) -> &Vec<String>| -> BTreeSet<String> {
        own.iter().chain(call.tracks.iter().flat_map(of_track)).cloned().collect()
    };
    let parts = vec![
        part(MatchAspect::Technology, &wanted(&call.technologies, |track| &track.technologies), technologies),
        part(MatchAspect::Sector, &wanted(&call.sectors, |track| &track.sectors), sectors),
    ];
    MatchScore { score: parts.iter().map(|part| part.points).sum(), parts }
}

fn part(aspect: MatchAspect, wanted: &BTreeSet<String>, offered: &BTreeSet<String>) -> MatchPart {
    let shared: Vec<String> = wanted.intersection(offered).cloned().collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let weight = aspect.weight();
    let points = if wanted.is_empty() {
        weight / 2
    } else if shared.is_empty() {
        0
    } else {
        // Half for the first, the rest in proportion; whole points, rounded down.
        weight * (count(wanted.len()) + count(shared.len())) / (2 * count(wanted.len()))
    };
    MatchPart { aspect, points, wanted: wanted.difference(offered).cloned().collect(), shared }
}

/// What a profile says of a startup, as facts for the rules of eligibility.
#[must_use]
pub fn candidate(profile: &OrganisationProfile) -> Candidate {
    let mut company = FactSheet::new();
    let mut put = |name: &str, value: Option<FactValue>| {
        if let Some(value) = value {
            company.insert(name.to_owned(), value);
        }
    };
    let words = |words: &[String]| (!words.is_empty()).then(|| FactValue::Words(words.to_vec()));
    put("sector", words(&profile.sectors));
    put("technology", words(&profile.technologies));
    put("region", profile.region.clone().map(FactValue::Text));
    put("applicant_type", Some(FactValue::Text("startup".to_owned())));
    for (name, value) in &profile.facts {
        put(name, Some(value.clone()));
    }
    Candidate { company, ..Candidate::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::LocalizedText;
    use proptest::prelude::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }
    fn call(technologies: &[&str], sectors: &[&str]) -> ChallengeDocument {
        ChallengeDocument {
            technologies: set(technologies).into_iter().collect(),
            sectors: set(sectors).into_iter().collect(),
            ..ChallengeDocument::new(LocalizedText::french("Appel"))
        }
    }

    #[test]
    fn the_first_hit_is_half_and_all_are_everything() {
        let call = call(&["ai", "iot", "lora", "rfid"], &["agritech"]);
        let points = |technologies: &[&str], sectors: &[&str]| score(&call, &set(technologies), &set(sectors)).score;
        assert_eq!(points(&[], &[]), 0);
        assert_eq!(points(&["iot"], &[]), 40);
        assert_eq!(points(&["iot", "lora"], &["agritech"]), 48 + 35);
        assert_eq!(points(&["ai", "iot", "lora", "rfid", "drones"], &["agritech"]), 100);
        let told = score(&call, &set(&["iot"]), &set(&[])).parts.remove(0);
        assert_eq!((told.shared, told.wanted), (vec!["iot".to_owned()], vec!["ai".to_owned(), "lora".to_owned(), "rfid".to_owned()]));
    }

    #[test]
    fn a_call_that_names_nothing_is_open_to_all() {
        assert_eq!(score(&call(&[], &[]), &set(&["iot"]), &set(&[])).score, 32 + 17);
    }

    proptest! {
        #[test]
        fn whoever_names_more_never_fits_less(wanted in prop::collection::btree_set("[a-f]", 0..6), offered in prop::collection::btree_set("[a-f]", 0..6), more in "[a-f]") {
            let before = part(MatchAspect::Technology, &wanted, &offered);
            let mut wider = offered;
            wider.insert(more);
            let after = part(MatchAspect::Technology, &wanted, &wider);
            prop_assert!(after.points >= before.points && after.points <= MatchAspect::Technology.weight());
        }
    }
}
