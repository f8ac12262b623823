//! What part of a call somebody is asked to judge.

use super::{ChallengeDocument, Key, PhaseKind};
use crate::code::FieldCode;
use crate::id::PhaseId;
use crate::refusal::Check;
use serde::{Deserialize, Serialize};

/// What part of a call a juror is asked to judge: plans give nothing else, and neither does anybody by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"tracks": ["cleantech"], "phases": []})))]
pub struct JurorScope {
    /// The tracks whose applications the juror judges; none in particular means all applications.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub tracks: Vec<Key>,
    /// The review phases in which the juror judges; none in particular means all.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub phases: Vec<PhaseId>,
}

impl JurorScope {
    /// Whether applications of this track are in it. One without a track is in no scope by tracks.
    #[must_use]
    pub fn covers(&self, track: Option<&Key>) -> bool {
        self.tracks.is_empty() || track.is_some_and(|track| self.tracks.contains(track))
    }

    /// Whether a review phase is in it.
    #[must_use]
    pub fn includes(&self, phase: &PhaseId) -> bool {
        self.phases.is_empty() || self.phases.contains(phase)
    }

    /// Checks it against the call. A chair, who does not score, has none.
    pub fn check(&self, check: &mut Check, prefix: &str, call: &ChallengeDocument, scores: bool) {
        check.require(scores || self.tracks.is_empty(), format!("{prefix}/tracks"), FieldCode::NotAllowed);
        check.distinct(&format!("{prefix}/tracks"), &self.tracks, 100);
        for (index, track) in self.tracks.iter().enumerate() {
            let known = call.tracks.iter().any(|known| &known.key == track);
            check.require(known, format!("{prefix}/tracks/{index}"), FieldCode::UnknownReference);
        }
        check.require(scores || self.phases.is_empty(), format!("{prefix}/phases"), FieldCode::NotAllowed);
        check.distinct(&format!("{prefix}/phases"), &self.phases, 50);
        for (index, phase) in self.phases.iter().enumerate() {
            let known = call.phases.iter().any(|known| known.id.as_ref() == Some(phase) && known.kind == PhaseKind::Review);
            check.require(known, format!("{prefix}/phases/{index}"), FieldCode::UnknownReference);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_track_in_particular_is_every_application() {
        let (one, other) = (Key::new("cleantech"), Key::new("agritech"));
        let scope = JurorScope { tracks: vec![one.clone()], ..JurorScope::default() };
        assert_eq!([Some(&one), Some(&other), None].map(|track| scope.covers(track)), [true, false, false]);
        assert!([Some(&one), None].into_iter().all(|track| JurorScope::default().covers(track)));
    }
}
