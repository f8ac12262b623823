//! The checks of a review phase, from what counts in its ranking.

use super::evidence::{
    CheckCount, CopiedEvidence, FavouritismEvidence, IntegrityCheck, IntegrityReport, JurorLink, LateChangeEvidence, OutlierEvidence,
    ReciprocalEvidence,
};
use super::{
    COPIED_COMMON, Observation, Outliers, ScoreChange, calibrated_shortlist, can_be_flagged, favouritism, is_late, juror_pairs,
    late_changes, outliers, reciprocal,
};
use crate::document::{RankingMethod, Rubric};
use crate::id::{ApplicationId, AssignmentId, JurorId};
use crate::jury::calibration::Options;
use crate::jury::{Analysis, AssignmentState, PhaseInput, Ranking, SheetVersion, review_score};
use crate::time::Instant;
use std::collections::{BTreeMap, BTreeSet};

/// A hundred changes in a thousand reviews: beyond, shortlists are not made again without each change. It costs one calibration a change.
const LATE_WORK: usize = 100 * 1_000;

/// A change of a sheet that had been handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetChange {
    /// The version that it made.
    pub version: i64,
    /// The score of the sheet before, 0 to 100.
    pub before: f64,
    /// The score after.
    pub after: f64,
    /// When it counted from.
    pub at: Instant,
}

/// What is known beside the scores.
#[derive(Clone, Debug, Default)]
pub struct IntegrityFacts {
    /// When the panel was locked; before, no change is late.
    pub locked_at: Option<Instant>,
    /// Whether jurors were shown the sheets of others once they had handed in their own: any change after that may follow from them.
    pub saw_others: bool,
    /// What jurors changed after handing in.
    pub changes: BTreeMap<AssignmentId, Vec<SheetChange>>,
    /// The applications to which something connects a juror.
    pub links: BTreeMap<(JurorId, JurorLink), BTreeSet<ApplicationId>>,
    /// Jurors and the applications that are their own.
    pub owners: BTreeSet<(ApplicationId, JurorId)>,
}

/// What a juror changed of a sheet after handing it in: from one handed-in version to the next one with another score. Drafts, a sheet that
/// was given back until it is handed in anew, and corrections by others are no changes of this kind. `history` is oldest first.
#[must_use]
pub fn sheet_changes(history: &[SheetVersion], rubric: &Rubric) -> Vec<SheetChange> {
    let handed_in = history.iter().filter(|version| version.state == AssignmentState::Completed);
    let scored: Vec<(&SheetVersion, f64)> =
        handed_in.filter_map(|version| Some((version, review_score(version.sheet.as_ref()?, rubric)?))).collect();
    let change = |pair: &[(&SheetVersion, f64)]| match pair {
        [(_, before), (version, after)] if before.total_cmp(after).is_ne() => {
            Some(SheetChange { version: version.version, before: *before, after: *after, at: version.at })
        }
        _ => None,
    };
    scored.windows(2).filter_map(change).collect()
}

/// Makes every check of a phase. `ranking` is that of `input`, with its analysis; without one no change is tried.
#[must_use]
pub fn examine(ranking: &Ranking, input: &PhaseInput<'_>, facts: &IntegrityFacts) -> IntegrityReport {
    let scores = Scores::of(input);
    let found = outliers(&scores.observations);
    let mut report = IntegrityReport {
        reviews: scores.observations.len(),
        checks: Vec::new(),
        outliers: Vec::new(),
        copied_scores: Vec::new(),
        favouritism: Vec::new(),
        late_changes: Vec::new(),
        reciprocal: Vec::new(),
    };
    let counts = [
        scores.apart(&found, &mut report.outliers),
        scores.copied(&mut report.copied_scores),
        scores.favoured(&found, facts, ranking, &mut report.favouritism),
        scores.late(ranking, facts, &mut report.late_changes),
        scores.returned(&found, facts, &mut report.reciprocal),
    ];
    report.checks.extend(counts);
    report
}

/// The scores that count, in the order of application, juror.
struct Scores<'a> {
    applications: Vec<&'a ApplicationId>,
    jurors: Vec<&'a JurorId>,
    observations: Vec<Observation>,
    /// Whose sheet each observation is.
    sheets: Vec<&'a AssignmentId>,
}

impl<'a> Scores<'a> {
    fn of(input: &PhaseInput<'a>) -> Self {
        let rubrics: BTreeMap<&ApplicationId, &Rubric> = input.fields.iter().map(|(id, rubric)| (id, *rubric)).collect();
        let mut counted: Vec<(&ApplicationId, &JurorId, &AssignmentId, f64)> = Vec::new();
        for review in &input.reviews {
            let score = rubrics.get(review.application).and_then(|rubric| review_score(review.sheet, rubric));
            counted.extend(score.map(|score| (review.application, review.juror, review.assignment, score)));
        }
        counted.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
        let applications: Vec<&ApplicationId> = counted.iter().map(|item| item.0).collect::<BTreeSet<_>>().into_iter().collect();
        let jurors: Vec<&JurorId> = counted.iter().map(|item| item.1).collect::<BTreeSet<_>>().into_iter().collect();
        let place = |(application, juror, _, score): &(&ApplicationId, &JurorId, &AssignmentId, f64)| Observation {
            application: applications.binary_search(application).unwrap_or_default(),
            juror: jurors.binary_search(juror).unwrap_or_default(),
            score: *score,
        };
        let observations = counted.iter().map(place).collect();
        Self { sheets: counted.iter().map(|item| item.2).collect(), applications, jurors, observations }
    }

    fn application(&self, index: usize) -> Option<ApplicationId> {
        self.applications.get(index).map(|id| (*id).clone())
    }
    fn juror(&self, index: usize) -> Option<JurorId> {
        self.jurors.get(index).map(|id| (*id).clone())
    }
    fn juror_at(&self, id: &JurorId) -> Option<usize> {
        self.jurors.binary_search(&id).ok()
    }
    fn application_at(&self, id: &ApplicationId) -> Option<usize> {
        self.applications.binary_search(&id).ok()
    }

    fn apart(&self, found: &Outliers, evidence: &mut Vec<OutlierEvidence>) -> CheckCount {
        let tested = found.scores.iter().filter(|score| score.p_value.is_some()).count();
        for (score, sheet) in found.scores.iter().zip(&self.sheets).filter(|(score, _)| score.flagged) {
            let who = self.juror(score.observation.juror).zip(self.application(score.observation.application)).zip(score.p_value);
            evidence.extend(who.map(|((juror_id, application_id), p_value)| OutlierEvidence {
                assignment_id: (*sheet).clone(),
                juror_id,
                application_id,
                score: score.observation.score,
                residual: score.residual,
                studentised: score.studentised_external,
                leverage: score.leverage,
                p_value,
                threshold: found.threshold,
            }));
        }
        let not_enough_data = self.observations.len() - tested;
        CheckCount { check: IntegrityCheck::Outlier, tested, not_enough_data, flagged: evidence.len() }
    }

    fn copied(&self, evidence: &mut Vec<CopiedEvidence>) -> CheckCount {
        let (mut tested, mut not_enough_data) = (0, 0);
        for pair in juror_pairs(&self.observations).into_iter().filter(|pair| pair.common > 0) {
            if pair.common >= COPIED_COMMON {
                tested += 1
            } else {
                not_enough_data += 1
            }
            let who = self.juror(pair.first).zip(self.juror(pair.second)).filter(|_| pair.copied);
            evidence.extend(who.map(|(first_juror_id, second_juror_id)| CopiedEvidence {
                first_juror_id,
                second_juror_id,
                common: pair.common,
                identical: pair.identical,
                mean_difference: pair.mean_abs_diff,
                correlation: pair.pearson,
            }));
        }
        CheckCount { check: IntegrityCheck::CopiedScores, tested, not_enough_data, flagged: evidence.len() }
    }

    fn favoured(&self, found: &Outliers, facts: &IntegrityFacts, ranking: &Ranking, evidence: &mut Vec<FavouritismEvidence>) -> CheckCount {
        let seed = ranking.analysis.as_ref().map_or("", |analysis| &analysis.seed);
        let (mut tested, mut not_enough_data) = (0, 0);
        for ((juror, link), connected) in &facts.links {
            let Some(at) = self.juror_at(juror) else { continue };
            let own = found.scores.iter().filter(|score| score.observation.juror == at);
            let (near, far): (Vec<_>, Vec<_>) =
                own.partition(|score| self.application(score.observation.application).is_some_and(|id| connected.contains(&id)));
            if near.is_empty() {
                continue;
            }
            if !can_be_flagged(near.len(), far.len()) {
                not_enough_data += 1;
                continue;
            }
            let residuals = |scores: &[&super::Outlier]| scores.iter().map(|score| score.residual).collect::<Vec<_>>();
            tested += 1;
            let test = favouritism(&residuals(&near), &residuals(&far), &format!("{seed} {juror} {link}")).filter(|test| test.flagged);
            evidence.extend(test.map(|test| FavouritismEvidence {
                juror_id: juror.clone(),
                link: *link,
                application_ids: near.iter().filter_map(|score| self.application(score.observation.application)).collect(),
                others: far.len(),
                difference: test.difference,
                p_value: test.p_value,
                permutations: test.permutations,
                exact: test.exact,
            }));
        }
        CheckCount { check: IntegrityCheck::Favouritism, tested, not_enough_data, flagged: evidence.len() }
    }

    fn late(&self, ranking: &Ranking, facts: &IntegrityFacts, evidence: &mut Vec<LateChangeEvidence>) -> CheckCount {
        let count = |tested, not_enough_data, flagged| CheckCount { check: IntegrityCheck::LateChange, tested, not_enough_data, flagged };
        let Some((locked_at, analysis)) = facts.locked_at.zip(ranking.analysis.as_deref()) else { return count(0, 0, 0) };
        let (mut changes, mut known) = (Vec::new(), Vec::new());
        for (observation, sheet) in self.observations.iter().zip(&self.sheets) {
            for change in facts.changes.get(*sheet).into_iter().flatten() {
                let Observation { application, juror, .. } = *observation;
                let saw_others_at = facts.saw_others.then_some(change.at);
                let placed = ScoreChange { application, juror, before: change.before, after: change.after, at: change.at, saw_others_at };
                if is_late(&placed, locked_at) {
                    changes.push(placed);
                    known.push((*sheet, change.version));
                }
            }
        }
        let options = deciding_options(analysis);
        if analysis.decides() != RankingMethod::Raw && changes.len().saturating_mul(self.observations.len()) > LATE_WORK {
            return count(0, changes.len(), 0);
        }
        let deciding = ranking.deciding();
        let ranked: BTreeSet<usize> = deciding
            .entries
            .iter()
            .filter(|entry| entry.rank.is_some())
            .filter_map(|entry| self.application_at(&entry.application))
            .collect();
        // Seats are those of the part where the rule counts them in parts: the line of the whole field is nobody's there.
        let cut = analysis.cut.as_deref().cloned().unwrap_or_default();
        let places: Vec<Vec<usize>> = self.applications.iter().map(|id| cut.places_of(id)).collect();
        let shortlist = |observations: &[Observation]| {
            let order =
                calibrated_shortlist(observations, self.jurors.len(), options, usize::MAX, &|application| ranked.contains(&application));
            let own = order.into_iter().filter_map(|application| Some((application, places.get(application)?.as_slice())));
            cut.seated_in_order(own, analysis.seats)
        };
        let names = |list: &[usize]| list.iter().filter_map(|index| self.application(*index)).collect();
        for (late, (sheet, version)) in late_changes(&self.observations, &changes, locked_at, &shortlist).into_iter().zip(known) {
            let who = self.juror(late.change.juror).zip(self.application(late.change.application)).filter(|_| late.is_flagged());
            evidence.extend(who.map(|(juror_id, application_id)| LateChangeEvidence {
                assignment_id: sheet.clone(),
                juror_id,
                application_id,
                version,
                before: late.change.before,
                after: late.change.after,
                changed_at: late.change.at,
                locked_at,
                enters: names(&late.enters),
                leaves: names(&late.leaves),
            }));
        }
        count(changes.len(), 0, evidence.len())
    }

    fn returned(&self, found: &Outliers, facts: &IntegrityFacts, evidence: &mut Vec<ReciprocalEvidence>) -> CheckCount {
        let own = |(application, juror): &(ApplicationId, JurorId)| Some((self.application_at(application)?, self.juror_at(juror)?));
        let owners: Vec<(usize, usize)> = facts.owners.iter().filter_map(own).collect();
        let residual = |score: &super::Outlier| {
            let Observation { application, juror, .. } = score.observation;
            Some((application, juror, score.studentised_external?))
        };
        let residuals: Vec<(usize, usize, f64)> = found.scores.iter().filter_map(residual).collect();
        // Who scored an application of whom.
        let of = |(application, juror): (usize, usize)| {
            owners.iter().filter(move |own| own.0 == application && own.1 != juror).map(move |own| (juror, own.1))
        };
        let read: BTreeSet<(usize, usize)> = self.observations.iter().flat_map(|row| of((row.application, row.juror))).collect();
        let judged: BTreeSet<(usize, usize)> = residuals.iter().flat_map(|(application, juror, _)| of((*application, *juror))).collect();
        let both = |pairs: &BTreeSet<(usize, usize)>| pairs.iter().filter(|(a, b)| a < b && pairs.contains(&(*b, *a))).count();
        for pair in reciprocal(&owners, &residuals) {
            let who = self.juror(pair.first).zip(self.juror(pair.second));
            evidence.extend(who.map(|(first_juror_id, second_juror_id)| ReciprocalEvidence {
                first_juror_id,
                second_juror_id,
                studentised: pair.residual,
            }));
        }
        let tested = both(&judged);
        CheckCount { check: IntegrityCheck::Reciprocal, tested, not_enough_data: both(&read) - tested, flagged: evidence.len() }
    }
}

/// How the ranking that decides is calibrated; plain means where plain scores decide.
fn deciding_options(analysis: &Analysis) -> Options {
    Options { method: analysis.decides().into(), ..analysis.options }
}

#[cfg(test)]
#[path = "examine_tests.rs"]
mod tests;
