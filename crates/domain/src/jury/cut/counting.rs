//! From the published rule to numbers: seats, and the parts of the field that have some of their own.

use super::{CutPart, PhaseCut};
use crate::application::Application;
use crate::document::{ChallengeDocument, Count, CutMethod, CutRule, CutScope, FurtherCut, Key, Phase, PhaseKind, Quota};
use crate::id::{ApplicationId, PhaseId};
use std::collections::BTreeSet;

impl PhaseCut {
    /// The rule of a phase, counted out for these applications. What only people can tell (a country, a part without a track or a question,
    /// what is weighed) stays for people.
    #[must_use]
    pub fn of(call: &ChallengeDocument, id: &PhaseId, applications: &[Application]) -> Self {
        let phase = call.phases.iter().find(|phase| phase.id.as_ref() == Some(id));
        let rule = phase.and_then(|phase| phase.cut.as_ref());
        let Some((phase, rule)) = phase.zip(rule) else {
            return Self { seats: Some(call.seats.unwrap_or_default()), parts: tracks_of_call(call, applications), ..Self::default() };
        };
        let field = Field { call, applications };
        let count = rule.count.clone().unwrap_or_default();
        let quotas = rule.quotas.iter().enumerate().filter_map(|(place, quota)| field.quota(place, quota));
        // Those in which all seats are counted, and those that have a number beside.
        let (own, beside): (Vec<_>, Vec<_>) = quotas.partition(|quota| match rule.scope {
            CutScope::Quota => rule.count.is_none(),
            CutScope::Track => quota.track.is_some() && quota.most.is_some(),
            CutScope::Overall | CutScope::Country | CutScope::Answer => false,
        });
        let mut parts = field.scoped(phase, rule, &count);
        parts.extend(own);
        let together = parts.iter().try_fold(0_u32, |sum, part| Some(sum.saturating_add(part.most?))).filter(|_| !parts.is_empty());
        parts.extend(beside);
        if count.most.is_none() && rule.scope == CutScope::Overall {
            let tracks = tracks_of_call(call, applications).into_iter();
            let open = tracks.filter(|track| parts.iter().all(|part| part.track != track.track));
            parts.extend(open.collect::<Vec<_>>());
        }
        let seats = together.or_else(|| match (rule.scope, count.most) {
            (CutScope::Country, Some(_)) => None,
            (_, Some(most)) => Some(most),
            (_, None) if rule.method == Some(CutMethod::Threshold) && is_followed(call, phase) => None,
            (_, None) => Some(call.seats.unwrap_or_default()),
        });
        let one = |also: &FurtherCut| also.count.as_ref().and_then(|count| count.most).unwrap_or(1);
        Self {
            method: rule.method,
            seats,
            least: count.least.filter(|_| rule.scope == CutScope::Overall).unwrap_or_default(),
            ties: rule.ties.unwrap_or_default(),
            score_at_least: rule.score_at_least,
            reserve: rule.reserve,
            further: rule.also.iter().map(one).fold(0, u32::saturating_add),
            by_parts: together.is_some(),
            parts,
        }
    }
}

/// What parts are counted from.
struct Field<'a> {
    call: &'a ChallengeDocument,
    applications: &'a [Application],
}

impl Field<'_> {
    fn members(&self, belongs: impl Fn(&Application) -> bool) -> BTreeSet<ApplicationId> {
        self.applications.iter().filter(|item| belongs(item)).map(|item| item.id.clone()).collect()
    }

    /// The parts in each of which the number of the rule is counted: tracks, or answers.
    fn scoped(&self, phase: &Phase, rule: &CutRule, count: &Count) -> Vec<CutPart> {
        if count.most.is_none() {
            return Vec::new();
        }
        let part = |name: &str, track: Option<&Key>, members| CutPart {
            name: name.to_owned(),
            track: track.cloned(),
            least: count.least,
            most: count.most,
            members,
        };
        match (rule.scope, &rule.scope_question) {
            (CutScope::Track, _) => {
                let tracks = self.call.tracks.iter().filter(|track| phase.covers(Some(&track.key)));
                let own = |key: &Key| rule.quotas.iter().any(|quota| names_track(quota, key) && quota.count.most.is_some());
                let tracks = tracks.filter(|track| !own(&track.key));
                tracks
                    .map(|track| {
                        let members = self.members(|item| item.document.track.as_ref() == Some(&track.key));
                        part(&track.key.to_string(), Some(&track.key), members)
                    })
                    .collect()
            }
            (CutScope::Answer, Some(question)) => {
                let options = self.call.questions.iter().find(|item| item.key.as_ref() == Some(question));
                let options = options.map(|question| question.options.clone()).unwrap_or_default();
                let named = |option: String| {
                    let members = self.members(|item| self.answers(item, question, std::slice::from_ref(&option)));
                    part(&option, None, members)
                };
                options.into_iter().map(named).collect()
            }
            _ => Vec::new(),
        }
    }

    fn answers(&self, application: &Application, question: &Key, values: &[String]) -> bool {
        let question = self.call.questions.iter().find(|item| item.key.as_ref() == Some(question)).and_then(|item| item.id.as_ref());
        question.and_then(|id| application.document.answers.get(id)).is_some_and(|answer| answer.is_among(values))
    }

    /// A quota with a number, if its part can be told from the applications.
    fn quota(&self, place: usize, quota: &Quota) -> Option<CutPart> {
        let numbered = quota.count.least.is_some() || quota.count.most.is_some();
        if quota.weighed || !numbered || (quota.track.is_none() && quota.question.is_none()) {
            return None;
        }
        let members = self.members(|item| {
            let in_track = quota.track.is_none() || item.document.track == quota.track;
            in_track && quota.question.as_ref().is_none_or(|question| self.answers(item, question, &quota.values))
        });
        let track = quota.track.clone().filter(|_| quota.question.is_none());
        Some(CutPart { name: format!("/quotas/{place}"), track, least: quota.count.least, most: quota.count.most, members })
    }
}

/// Whether a quota is a track, and nothing else.
fn names_track(quota: &Quota, track: &Key) -> bool {
    quota.track.as_ref() == Some(track) && quota.question.is_none() && !quota.weighed
}

/// The tracks of which the call says how many applications can be selected.
fn tracks_of_call(call: &ChallengeDocument, applications: &[Application]) -> Vec<CutPart> {
    let part = |(key, seats): (&Key, u32)| CutPart {
        name: key.to_string(),
        track: Some(key.clone()),
        least: None,
        most: Some(seats),
        members: Field { call, applications }.members(|item| item.document.track.as_ref() == Some(key)),
    };
    call.tracks.iter().filter_map(|track| Some((&track.key, track.seats?))).map(part).collect()
}

/// Whether another panel judges after a phase.
fn is_followed(call: &ChallengeDocument, phase: &Phase) -> bool {
    let after = call.phases.iter().skip_while(|other| other.id != phase.id).skip(1);
    after.into_iter().any(|other| other.kind == PhaseKind::Review)
}
