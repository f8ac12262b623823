use super::super::PhaseCut;
use super::super::analysis::Asked;
use super::super::evaluation::PanelAssumption;
use super::super::testing::{id, moment};
use super::*;
use crate::document::{CalibrationSwitches, JudgingMode, PairComparison, RankingMethod, Rubric, ScoreSheet};

/// What a juror says of two applications, all by their numbers; the assignment of a juror has the number `10 * juror + application`.
type Said = (u8, u8, u8, PairVerdict);

fn assignment(juror: u8, application: u8) -> AssignmentId {
    id(10 * juror + application)
}

/// The reviews of jurors who have all three applications, with what they said.
fn sheets(said: &[Said]) -> Vec<(AssignmentId, JurorId, ApplicationId, ScoreSheet)> {
    let mut sheets = Vec::new();
    for juror in 1..=2_u8 {
        for application in 1..=3_u8 {
            let own = said.iter().enumerate().filter(|(_, said)| (said.0, said.1) == (juror, application));
            let comparison = |(nth, said): (usize, &Said)| PairComparison {
                other_assignment_id: assignment(juror, said.2),
                verdict: said.3,
                comment: String::new(),
                at: moment(i64::try_from(nth).unwrap()),
            };
            let sheet = ScoreSheet { comparisons: own.map(comparison).collect(), ..ScoreSheet::default() };
            sheets.push((assignment(juror, application), id(juror), id(application), sheet));
        }
    }
    sheets
}

fn with<T>(said: &[Said], without: Option<(u8, u8)>, then: impl FnOnce(&PhaseInput<'_>) -> T) -> T {
    let (sheets, rubric) = (sheets(said), Rubric::of(Vec::new()));
    let aside = without.map(|(juror, application)| assignment(juror, application));
    let counting: Vec<_> = sheets.into_iter().filter(|sheet| Some(&sheet.0) != aside.as_ref()).collect();
    let reviews = counting.iter().map(|(assignment, juror, application, sheet)| Review { assignment, juror, application, sheet }).collect();
    let fields = (1..=3_u8).map(|n| (id(n), &rubric)).collect();
    then(&PhaseInput {
        rubric_version: 1,
        mode: JudgingMode::Pairwise,
        fields,
        tracks: BTreeMap::new(),
        reviews,
        cut: Some(PhaseCut::default()),
    })
}

fn ranks(ranking: &Ranking) -> Vec<(ApplicationId, Option<u32>, u32)> {
    ranking.entries.iter().map(|entry| (entry.application.clone(), entry.rank, entry.reviews)).collect()
}

const SAID: [Said; 4] =
    [(1, 1, 2, PairVerdict::Worse), (1, 2, 3, PairVerdict::Better), (2, 1, 2, PairVerdict::Tie), (2, 1, 3, PairVerdict::Better)];

#[test]
fn the_stronger_one_comes_first_and_reviews_are_jurors() {
    let ranking = with(&SAID, None, rank_compared);
    assert_eq!(ranks(&ranking), [(id(2), Some(1), 2), (id(1), Some(2), 2), (id(3), Some(3), 2)]);
    assert_eq!(ranking.method, "pairwise");
    let scores: Vec<f64> = ranking.entries.iter().filter_map(|entry| entry.score).collect();
    assert!(
        scores.len() == 3 && scores.iter().all(|score| (0.0..=100.0).contains(score) && (score * 1e6).round() / 1e6 == *score),
        "{scores:?}"
    );
}

#[test]
fn a_comparison_counts_as_long_as_both_sheets_do() {
    // The first juror has a conflict with the second application: all that was said of it goes, wherever it stands.
    let ranking = with(&SAID, Some((1, 2)), rank_compared);
    let reviews: Vec<u32> = (1..=3_u8).map(|n| ranks(&ranking).iter().find(|entry| entry.0 == id::<ApplicationId>(n)).unwrap().2).collect();
    assert_eq!(reviews, [1, 1, 1]);
    // What nobody compared has no score, and what was skipped counts nothing.
    let ranking = with(&[(1, 1, 2, PairVerdict::Better), (1, 1, 3, PairVerdict::Skip)], None, rank_compared);
    assert_eq!(ranks(&ranking), [(id(1), Some(1), 1), (id(2), Some(2), 1), (id(3), None, 0)]);
}

#[test]
fn the_analysis_says_how_sure_it_is_and_nothing_across_groups() {
    let asked = Asked {
        method: RankingMethod::Raw,
        seats: 1,
        reviews: 1,
        seed: "seed",
        pivotal: false,
        track_seats: [].into(),
        assumption: PanelAssumption::None,
        lots: None,
        switches: CalibrationSwitches::default(),
        edition: crate::jury::calibration::EngineEdition::CURRENT,
    };
    let analysis = with(&SAID, None, |input| analyse_compared(input, &asked, 2_000));
    assert_eq!((analysis.comparisons, analysis.ties, analysis.groups.len(), analysis.strongly_connected), (4, 1, 1, false));
    let chances: f64 = analysis.applications.iter().filter_map(|item| item.chance_of_seat).sum();
    assert!((chances - 1.0).abs() < 1e-9, "{analysis:?}");
    assert_eq!(analysis.applications.iter().map(|item| item.wins).collect::<Vec<_>>(), [1.5, 2.5, 0.0]);
    assert_eq!(analysis.jurors.len(), 2);
    assert_eq!(analysis, with(&SAID, None, |input| analyse_compared(input, &asked, 2_000)), "the same seed gives the same figures");
    let nothing = with(&[], None, |input| analyse_compared(input, &asked, 2_000));
    assert_eq!((nothing.comparisons, nothing.groups.len()), (0, 0));
    assert!(nothing.applications.iter().all(|item| item.strength.is_none() && item.chance_of_seat.is_none()));
}

#[test]
fn a_juror_is_asked_every_pair_once() {
    let all: Vec<ApplicationId> = (1..=4_u8).map(id).collect();
    let desk: BTreeSet<&ApplicationId> = all.iter().collect();
    let juror = id(9);
    let mut answered = BTreeSet::new();
    while let Some(pair) = next_pair(&[], &juror, &desk, &answered) {
        assert_eq!(next_pair(&[], &juror, &desk, &answered), Some(pair), "the same until it is answered");
        assert!(pair.0 != pair.1 && answered.insert(pair));
    }
    assert_eq!(answered.len(), 6);
}

#[test]
fn an_order_says_all_its_pairs() {
    let ids: Vec<AssignmentId> = (1..=3_u8).map(id).collect();
    let groups = [vec![ids[2].clone()], vec![ids[0].clone(), ids[1].clone()]];
    let pairs: Vec<_> = ordered(&groups).unwrap();
    let expected = [(2, 0, PairVerdict::Better), (2, 1, PairVerdict::Better), (0, 1, PairVerdict::Tie)];
    assert_eq!(pairs, expected.map(|(one, other, verdict)| (ids[one].clone(), ids[other].clone(), verdict)));
    let refused = |groups: &[Vec<AssignmentId>]| ordered(groups).unwrap_err().fields[0].pointer.clone();
    assert_eq!(refused(&[vec![ids[0].clone()], vec![ids[0].clone()]]), "/groups/1/0");
    assert_eq!(refused(&[vec![ids[0].clone()]]), "/groups");
    assert_eq!(refused(&[vec![], vec![ids[0].clone(), ids[1].clone()]]), "/groups/0");
}
