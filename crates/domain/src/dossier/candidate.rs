//! What a dossier says of those who apply, for the rules of eligibility.

use super::partners::{Partner, PartnerRole};
use crate::document::{ApplicationDocument, Points};
use crate::eligibility::{Attribute, Candidate, FactSheet, FactValue};

/// The candidate that a dossier makes; `company` is known of the startup beside it.
///
/// - There is a sheet for everybody whom the dossier names: in `members` one for each member of the team who takes part, in `partners` one
///   for each partner that does not lead, in their order, and in `lead` that of the partner that leads. A sheet that was not written is
///   empty, and what a rule asks of it is unknown. One that was written for nobody counts for nothing.
/// - Somebody takes part in any case: where the dossier names nobody, there is one member of whom nothing is known.
/// - What the dossier says of them elsewhere goes before what a sheet says: the country and the role of a partner, whether there is a
///   consortium and of how many, and the size of a team that is named.
#[must_use]
pub fn candidate(document: &ApplicationDocument, company: FactSheet) -> Candidate {
    let mut candidate = document.facts.clone();
    for (name, value) in company {
        candidate.company.entry(name).or_insert(value);
    }
    candidate.track.clone_from(&document.track);
    match members(document) {
        0 => candidate.members = vec![FactSheet::new()],
        named => candidate.members.resize(named, FactSheet::new()),
    }
    candidate.partners.resize(partners(document).count(), FactSheet::new());
    for (sheet, partner) in candidate.partners.iter_mut().zip(partners(document)) {
        seed(sheet, partner);
    }
    match lead(document) {
        Some(partner) => seed(&mut candidate.lead, partner),
        None => candidate.lead.clear(),
    }
    let others = document.partners.len();
    for sheet in [&mut candidate.company, &mut candidate.team, &mut candidate.project] {
        put(sheet, Attribute::Consortium, FactValue::Flag(others > 0));
        put(sheet, Attribute::Partners, count(others));
    }
    if !document.team.is_empty() {
        put(&mut candidate.team, Attribute::TeamSize, count(members(document)));
    }
    candidate
}

/// Pointers to the sheets in the facts of a dossier that are of nobody whom it names.
pub(super) fn sheets_of_nobody(document: &ApplicationDocument) -> Vec<String> {
    let beyond =
        |name: &str, named: usize, sheets: usize| (named..sheets).map(|index| format!("/facts/{name}/{index}")).collect::<Vec<_>>();
    let facts = &document.facts;
    let mut found = beyond("members", members(document), facts.members.len());
    if lead(document).is_none() && !facts.lead.is_empty() {
        found.push("/facts/lead".to_owned());
    }
    found.extend(beyond("partners", partners(document).count(), facts.partners.len()));
    found
}

/// How many of the team take part.
fn members(document: &ApplicationDocument) -> usize {
    document.team.iter().filter(|member| member.takes_part()).count()
}

/// The partner that leads the consortium in place of the startup.
fn lead(document: &ApplicationDocument) -> Option<&Partner> {
    document.partners.iter().find(|partner| partner.role == PartnerRole::Lead)
}

/// The partners that do not lead it.
fn partners(document: &ApplicationDocument) -> impl Iterator<Item = &Partner> {
    document.partners.iter().filter(|partner| partner.role != PartnerRole::Lead)
}

/// What the dossier says of a partner.
fn seed(sheet: &mut FactSheet, partner: &Partner) {
    // It is known at least that it applies with others; so the sheet of a lead is never taken for none.
    put(sheet, Attribute::Consortium, FactValue::Flag(true));
    if let Some(country) = &partner.country {
        put(sheet, Attribute::CountryOfSeat, FactValue::Text(country.clone()));
    }
    if let Some(role) = &partner.consortium_role {
        put(sheet, Attribute::ConsortiumRole, FactValue::Text(role.0.clone()));
    }
}

fn put(sheet: &mut FactSheet, attribute: Attribute, value: FactValue) {
    sheet.insert(attribute.as_str().to_owned(), value);
}

fn count(number: usize) -> FactValue {
    FactValue::Number(Points::whole(i32::try_from(number).unwrap_or(i32::MAX)))
}

#[cfg(test)]
#[path = "candidate_tests.rs"]
mod tests;
