//! What the picture of a ranking shows: scores with their intervals, thresholds, and where the seats end.

use super::analysis::cut;
use super::ranking::{RankingReport, ranking};
use super::stage::Stage;
use crate::caller::Caller;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::document::{Key, LocalizedText, RankingMethod};
use tahaddi_domain::id::{ApplicationId, PhaseId};
use tahaddi_domain::jury::evaluation::ApplicationReport;
use tahaddi_domain::jury::{Analysis, Interval, Ranking};
use tahaddi_persistence::Conn;

/// A ranking as it is drawn.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The call.
    pub call: LocalizedText,
    /// The phase.
    pub phase: LocalizedText,
    /// The method that decides.
    pub method: RankingMethod,
    /// How many seats there are.
    pub seats: u32,
    /// Whether applications tie for the last of them.
    pub tied_at_last_seat: bool,
    /// One a track, in the order of the call; one for all where there are no tracks.
    pub groups: Vec<Group>,
}

/// The applications of a track.
#[derive(Clone, Debug)]
pub struct Group {
    /// The track; `None` where the call has none, or the applications are in none.
    pub title: Option<LocalizedText>,
    /// The least totals with which an application gets further, 0 to 100.
    pub thresholds: Vec<f64>,
    /// The applications, best first; those without a rank last.
    pub rows: Vec<Row>,
}

/// An application in the picture.
#[derive(Clone, Debug)]
pub struct Row {
    /// The startup.
    pub name: String,
    /// Its rank by the method that decides.
    pub rank: Option<u32>,
    /// Whether others have it too.
    pub tied: bool,
    /// Whether a seat is left at its rank.
    pub seated: bool,
    /// The plain score, 0 to 100.
    pub score: Option<f64>,
    /// The calibrated score.
    pub calibrated: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<Interval>,
}

/// The picture of a ranking, once that may be seen.
///
/// # Errors
/// As [`ranking`].
pub fn picture(conn: &mut Conn, caller: &Caller, id: &PhaseId) -> ApiResult<Picture> {
    Ok(of_report(&ranking(conn, caller, id)?))
}

/// The picture of a report.
pub(super) fn of_report(report: &RankingReport) -> Picture {
    let analysis = report.ranking.analysis.as_deref();
    let deciding = report.ranking.deciding();
    let no_tracks = BTreeMap::new();
    let tracks = analysis.map_or(&no_tracks, |analysis| &analysis.tracks);
    let document = &report.stage.challenge.document;
    let mut groups = Vec::new();
    let places = document.tracks.iter().map(|track| (Some(&track.key), Some(&track.title))).chain([(None, None)]);
    for (key, title) in places {
        let known = |key: &Key| document.tracks.iter().any(|track| &track.key == key);
        let within = |id: &ApplicationId| tracks.get(id).filter(|key| known(key)) == key;
        let rows = rows(report, &deciding, analysis, within);
        if !rows.is_empty() {
            groups.push(Group { title: title.cloned(), thresholds: thresholds(&report.stage, key), rows });
        }
    }
    Picture {
        call: document.title.clone(),
        phase: report.stage.title(),
        method: analysis.map(Analysis::decides).unwrap_or_default(),
        seats: report.line.seats,
        tied_at_last_seat: report.tied_at_last_seat,
        groups,
    }
}

fn rows(report: &RankingReport, deciding: &Ranking, analysis: Option<&Analysis>, within: impl Fn(&ApplicationId) -> bool) -> Vec<Row> {
    let calibrated: BTreeMap<&ApplicationId, &ApplicationReport<ApplicationId>> =
        analysis.iter().flat_map(|analysis| &analysis.report.applications).map(|item| (&item.application, item)).collect();
    let row = |entry: &tahaddi_domain::jury::RankedApplication| {
        let beside = calibrated.get(&entry.application);
        Row {
            name: report.names.get(&entry.application).map_or_else(|| entry.application.to_string(), |named| named.startup_name.clone()),
            rank: entry.rank,
            tied: entry.tied,
            seated: report.within_seats.contains(&entry.application),
            score: entry.score,
            calibrated: beside.and_then(|item| item.calibrated_score),
            interval: beside.and_then(|item| item.ci95).and_then(Interval::of),
        }
    };
    deciding.entries.iter().filter(|entry| within(&entry.application)).map(row).collect()
}

/// The least totals that the rubric of a track and the cut rule ask for.
fn thresholds(stage: &Stage, track: Option<&Key>) -> Vec<f64> {
    let rubric = stage.phase.rubric_for(track).threshold;
    let cut = cut(stage).and_then(|cut| cut.score_at_least);
    let mut least: Vec<f64> = rubric.into_iter().chain(cut).map(|points| points.value()).collect();
    least.sort_by(f64::total_cmp);
    least.dedup();
    least
}
