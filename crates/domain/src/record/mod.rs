//! The record of a locked review phase: everything from which its ranking and its decision follow, in a form that anybody can check and
//! compute again without the server.
//!
//! A record is made at the lock, at each decision, at the release and at each correction of it, in the same transaction, and never
//! changes. It has parts ([`RecordPart`]), each with a digest (SHA-256 of its canonical form, RFC 8785); its head names them, and is signed. All records of a
//! call are one chain: each names the digest of the signed record before it.

mod assumed;
mod chain;
mod check;
mod corrected;
mod decided;
mod difference;
mod excluded;
mod manifest;
mod material;
mod place;
mod recompute;
#[cfg(test)]
mod tests;

pub use assumed::RecordedAssumption;
pub use chain::{ChainLink, check_chain};
pub use check::{Finding, RecordCheck, RecordVerdict, check_manifest, first_failure};
pub use corrected::check_corrected;
pub use decided::{RecordedCorrection, RecordedDecision, RecordedRelease};
pub use difference::{Difference, compare};
pub use excluded::{RecordedClearance, RecordedJurorExclusion};
pub use manifest::{
    RecordClaims, RecordEvent, RecordHead, RecordLink, RecordManifest, RecordParameters, RecordPart, RecordRules, RecordedApplication,
    RecordedComparison, RecordedExclusion, RecordedSheet,
};
pub use material::{ExclusionReason, Material, Part, Parts, manifest_value};
pub use place::{Altered, pointer_at, read_unaltered};
pub use recompute::recompute;

use crate::id::{ChallengeId, PhaseId};

/// A record as it is kept: its head, and what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseRecord {
    /// What it says of itself and its parts.
    pub head: RecordHead,
    /// The signed head: a compact JSON Web Signature.
    pub signed: String,
}

impl PhaseRecord {
    /// How the next record of the call names this one.
    #[must_use]
    pub fn link(&self) -> RecordLink {
        RecordLink { record_id: self.head.id.clone(), digest: crate::jury::digest_text(&self.signed) }
    }
    /// The call.
    #[must_use]
    pub fn challenge(&self) -> &ChallengeId {
        &self.head.challenge_id
    }
    /// The phase.
    #[must_use]
    pub fn phase(&self) -> &PhaseId {
        &self.head.phase_id
    }
}
