//! What jurors are asked to compare, and what they say at once.

use super::super::pairwise::crowd::{Choice, DEFAULT_KAPPA, ItemBelief, JurorBelief, update};
use super::super::ranks::digest_text;
use super::Vote;
use crate::code::FieldCode;
use crate::document::PairVerdict;
use crate::id::{ApplicationId, AssignmentId, JurorId};
use crate::random::SeededRandom;
use crate::refusal::{Check, Refusal, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// The most dossiers that are put in order at once.
pub const MOST_ORDERED: usize = 20;

/// The pair that a juror is shown next: the one from which most is learnt, among `desk`, those that the juror has and has no conflict of
/// interest with; never one that was answered. The same until the juror answers. `None` where nothing is left.
#[must_use]
pub fn next_pair<'a>(
    votes: &[Vote<'_>],
    juror: &JurorId,
    desk: &BTreeSet<&'a ApplicationId>,
    answered: &BTreeSet<(&ApplicationId, &ApplicationId)>,
) -> Option<(&'a ApplicationId, &'a ApplicationId)> {
    let items: Vec<&'a ApplicationId> = desk.iter().copied().collect();
    let place = |id: &ApplicationId| items.binary_search(&id).ok();
    let (mut beliefs, mut visits) = (vec![ItemBelief::default(); items.len()], vec![0_u32; items.len()]);
    let mut jurors: BTreeMap<&JurorId, JurorBelief> = BTreeMap::new();
    for vote in votes {
        let (winner, loser) = (place(vote.better), place(vote.worse));
        for shown in [winner, loser].into_iter().flatten() {
            if let Some(count) = visits.get_mut(shown) {
                *count += 1;
            }
        }
        let Some((winner, loser)) = winner.zip(loser).filter(|_| !vote.tie) else { continue };
        let Some((better, worse)) = beliefs.get(winner).copied().zip(beliefs.get(loser).copied()) else { continue };
        let voter = jurors.entry(vote.juror).or_default();
        let updated = update(*voter, better, worse, DEFAULT_KAPPA);
        *voter = updated.juror;
        for (at, belief) in [(winner, updated.winner), (loser, updated.loser)] {
            if let Some(known) = beliefs.get_mut(at) {
                *known = belief;
            }
        }
    }
    let ordered = |(a, b): (usize, usize)| (a.min(b), a.max(b));
    let recent: BTreeSet<(usize, usize)> = answered.iter().filter_map(|(one, other)| place(one).zip(place(other)).map(ordered)).collect();
    let digest = digest_text(format!("{juror}/{}", answered.len()));
    let random = SeededRandom::new(digest.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default());
    let belief = jurors.get(juror).copied().unwrap_or_default();
    let conflicts = BTreeSet::new();
    let choice = |visits: &[u32]| Choice { items: &beliefs, visits, conflicts: &conflicts, recent: &recent }.next_pair(belief, &random);
    // Where those that were shown least are all compared, the others are.
    let (one, other) = choice(&visits).or_else(|| choice(&[]))?;
    items.get(one).copied().zip(items.get(other).copied())
}

/// The pairs that follow from an order, best first; what stands in one group ties. Each says what the first is beside the second.
///
/// # Errors
/// `validation_failed` at `/groups`.
pub fn ordered(groups: &[Vec<AssignmentId>]) -> Result<Vec<(AssignmentId, AssignmentId, PairVerdict)>, Refusal> {
    let mut check = Check::default();
    let mut seen = BTreeSet::new();
    for (place, group) in groups.iter().enumerate() {
        check.require(!group.is_empty(), format!("/groups/{place}"), FieldCode::Required);
        for (nth, id) in group.iter().enumerate() {
            check.require(seen.insert(id), format!("/groups/{place}/{nth}"), FieldCode::Duplicate);
        }
    }
    check.require(seen.len() >= 2, "/groups", FieldCode::Required);
    check.at_most("/groups", seen.len(), MOST_ORDERED, Unit::Items);
    check.finish()?;
    let flat: Vec<(usize, &AssignmentId)> =
        groups.iter().enumerate().flat_map(|(place, group)| group.iter().map(move |id| (place, id))).collect();
    let mut pairs = Vec::new();
    for (at, (place, id)) in flat.iter().enumerate() {
        for (below, other) in flat.iter().skip(at + 1) {
            let verdict = if place == below { PairVerdict::Tie } else { PairVerdict::Better };
            pairs.push(((*id).clone(), (*other).clone(), verdict));
        }
    }
    Ok(pairs)
}
