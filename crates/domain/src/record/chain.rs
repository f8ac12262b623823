//! The records of a call as one chain.

use super::check::{Finding, RecordCheck};
use super::corrected::in_order;
use super::{RecordEvent, RecordHead, RecordLink, RecordPart};
use crate::jury::digest_text;

/// A record of a chain: its head, and the signed text by whose digest the next one names it.
#[derive(Clone, Copy, Debug)]
pub struct ChainLink<'a> {
    /// What was signed, as it was read from the signed text.
    pub head: &'a RecordHead,
    /// The signed text.
    pub signed: &'a str,
}

/// Checks that `last` follows from the records before it, the oldest of which is the first of the call.
///
/// Each names the one before by its digest and has the next number of the same call. Within a phase a decision and a release keep what
/// the lock, or the last correction of a sheet or exclusion of a juror, has fixed; after a release come corrections of it alone.
#[must_use]
pub fn check_chain(before: &[ChainLink<'_>], last: &RecordHead) -> Finding {
    let mut heads: Vec<&RecordHead> = before.iter().map(|link| link.head).collect();
    heads.push(last);
    let pointer = |place: usize| if place < before.len() { format!("/chain/{place}") } else { "/record".to_owned() };
    for (place, head) in heads.iter().enumerate() {
        let previous = place.checked_sub(1).and_then(|place| before.get(place));
        let earlier = heads.get(..place).unwrap_or_default();
        let own = earlier.iter().rfind(|other| other.phase_id == head.phase_id);
        if !follows(head, previous, last) || !keeps(head, earlier) || !in_order(head.event, own.map(|own| own.event)) {
            return Finding::differs(RecordCheck::Chain, None, pointer(place));
        }
    }
    Finding::holds(RecordCheck::Chain, None)
}

fn follows(head: &RecordHead, previous: Option<&ChainLink<'_>>, last: &RecordHead) -> bool {
    let named = previous.map(|before| RecordLink { record_id: before.head.id.clone(), digest: digest_text(before.signed) });
    let number = previous.map_or(1, |before| before.head.number + 1);
    // The chain is the order; a clock may have been set back.
    head.previous == named && head.number == number && head.challenge_id == last.challenge_id
}

/// Whether a decision or release has the parts of the lock that it is about.
fn keeps(head: &RecordHead, before: &[&RecordHead]) -> bool {
    if matches!(head.event, RecordEvent::Lock | RecordEvent::Correction | RecordEvent::Exclusion) {
        return true;
    }
    // A panel that was locked before there were records has none of its lock.
    let Some(own) = before.iter().rfind(|other| other.phase_id == head.phase_id) else { return true };
    RecordPart::OF_LOCK.iter().all(|part| own.digests.get(part) == head.digests.get(part))
}
