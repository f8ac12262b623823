//! The ranking as a table: the plain one, the calibrated one beside it, and what was decided.

use super::Whole;
use crate::i18n::labels::label;
use crate::service::export::{columns, said};
use crate::service::jury::ranking::RankingReport;
use crate::service::jury::stage::Stage;
use crate::tables::{Cell, Heading};
use std::collections::BTreeMap;
use tahaddi_domain::document::{Criterion, Language, OutcomeEntry};
use tahaddi_domain::id::{ApplicationId, Id as _};
use tahaddi_domain::jury::evaluation::ApplicationReport;
use tahaddi_domain::jury::{Interval, PlaceWithAll, RankedApplication};

/// The plain ranking.
const PLAIN: [&str; 12] =
    ["rank", "reference", "title", "startup", "track", "track-rank", "score", "score-sd", "reviews", "excluded", "tied", "below-threshold"];
/// What calibration says beside it.
const CALIBRATED: [&str; 12] = [
    "calibrated-rank",
    "calibrated-score",
    "calibrated-se",
    "calibrated-low",
    "calibrated-high",
    "ranking-score",
    "rank-change",
    "calibrated-tied",
    "expected-rank",
    "best-rank",
    "worst-rank",
    "chance-of-seat",
];
/// Where it would stand by the sheets of all jurors, where some were left out.
const WITH_ALL: [&str; 2] = ["with-all-score", "with-all-rank"];
/// What was decided.
const DECIDED: [&str; 3] = ["outcome", "outcome-state", "reason"];

/// The ranking as a table, with its phase.
pub(super) fn table(report: RankingReport, criteria: &[Criterion], language: Language) -> (Stage, Whole) {
    let RankingReport { stage, ranking, names, .. } = report;
    let analysis = ranking.analysis.as_deref();
    let told = analysis.is_some_and(tahaddi_domain::jury::Analysis::tells_chances);
    let reports = analysis.into_iter().flat_map(|analysis| &analysis.report.applications);
    let reports: BTreeMap<&ApplicationId, &ApplicationReport<ApplicationId>> = reports.map(|item| (&item.application, item)).collect();
    let track_ranks = analysis.map(|analysis| ranking.track_ranks(&analysis.tracks)).unwrap_or_default();
    let with_all = analysis.into_iter().flat_map(|analysis| &analysis.with_all);
    let with_all: BTreeMap<&ApplicationId, &PlaceWithAll> = with_all.map(|place| (&place.application_id, place)).collect();
    let decided = stage.phase.decision.iter().flat_map(|decision| &decision.outcomes);
    let decided: BTreeMap<&ApplicationId, &OutcomeEntry> = decided.map(|entry| (&entry.application_id, entry)).collect();
    let decided_state = label("ReviewState", stage.phase.state.as_str(), language);

    let rows = ranking.entries.iter().map(|entry| {
        let id = &entry.application;
        let (named, report) = (names.get(id), reports.get(id).copied());
        let track = analysis.and_then(|analysis| analysis.tracks.get(id));
        let mut row: Vec<Cell> = vec![
            entry.rank.into(),
            Cell::text(id.as_str()),
            named.map(|named| named.title.clone()).unwrap_or_default().into(),
            named.map(|named| named.startup_name.clone()).unwrap_or_default().into(),
            track.map(ToString::to_string).unwrap_or_default().into(),
            track_ranks.get(id).copied().into(),
            entry.score.into(),
            report.and_then(|report| report.raw_sd).into(),
            Some(entry.reviews).into(),
            Cell::count(entry.excluded_reviews.len()),
            Cell::Boolean(entry.tied),
            Cell::Boolean(entry.below_threshold || !entry.failed.is_empty()),
        ];
        row.extend(criteria.iter().map(|criterion| mean(entry, criterion)));
        row.extend(report.map_or_else(|| vec![Cell::Empty; CALIBRATED.len()], |report| calibrated(report, told)));
        let place = with_all.get(id);
        row.extend([place.and_then(|place| place.score).into(), place.and_then(|place| place.rank).into()]);
        row.extend(match decided.get(id) {
            Some(entry) => {
                let outcome = label("Outcome", entry.outcome.as_str(), language);
                [outcome.into(), decided_state.clone().into(), entry.reason.clone().unwrap_or_default().into()]
            }
            None => [Cell::Empty, Cell::Empty, Cell::Empty],
        });
        row
    });
    let rows = rows.collect();
    let mut titles = columns(&PLAIN, language);
    titles.extend(criteria.iter().map(|criterion| criterion.label.best(language).to_owned()));
    titles.extend(columns(&CALIBRATED, language));
    titles.extend(columns(&WITH_ALL, language));
    titles.extend(columns(&DECIDED, language));
    let heading = Heading { slug: "ranking", title: said("ranking", language), columns: titles };
    (stage, Whole { heading, rows })
}

/// What the panel says on a criterion, on its own scale.
fn mean(entry: &RankedApplication, criterion: &Criterion) -> Cell {
    entry.criteria.iter().find(|value| Some(&value.criterion) == criterion.id.as_ref()).and_then(|value| value.mean).into()
}

/// In the order of [`CALIBRATED`]. Chances are told where they mean something, as the ranking tells them.
fn calibrated(report: &ApplicationReport<ApplicationId>, told: bool) -> Vec<Cell> {
    let interval = report.ci95.and_then(Interval::of);
    let ranks = report.rank_interval95.filter(|_| told);
    vec![
        report.rank.into(),
        report.calibrated_score.into(),
        report.se.into(),
        interval.map(|interval| interval.low).into(),
        interval.map(|interval| interval.high).into(),
        report.posterior_mean.into(),
        report.rank_move.into(),
        Cell::Boolean(report.tie_group.is_some()),
        report.expected_rank.filter(|_| told).into(),
        ranks.map_or(Cell::Empty, |(best, _)| Cell::count(best)),
        ranks.map_or(Cell::Empty, |(_, worst)| Cell::count(worst)),
        report.p_top.filter(|_| told).into(),
    ]
}
