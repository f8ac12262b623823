use super::*;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::document::{ApplicationDocument, Criterion, CriterionScore, LocalizedText, Points, ReviewPolicy, Rubric, ScoreSheet};
use tahaddi_domain::id::{Id, JurorId};
use tahaddi_domain::jury::{AssignmentState, ConflictKind, ConflictSource, DeclaredConflict, JurorIdentity, ReviewState, StartupIdentity};
use tahaddi_domain::time::Instant;

fn id<T: Id>(n: u8) -> T {
    T::parse(&format!("{}_{:0>26}", T::PREFIX, n)).unwrap()
}

fn at() -> Instant {
    Instant::from_micros(0)
}

fn phase() -> ReviewPhase {
    let criterion = Criterion { id: Some(id(1)), ..Criterion::points(LocalizedText::default(), Points::whole(5), Points::whole(1)) };
    let rubric = Rubric::of(vec![criterion]);
    ReviewPhase {
        id: id(1),
        challenge: id(1),
        state: ReviewState::Planned,
        policy: ReviewPolicy { reviews_per_application: 2, ..ReviewPolicy::standard(rubric.clone()) },
        opens_at: None,
        closes_at: None,
        rubric,
        rubric_version: 1,
        assumption: None,
        locked_by: None,
        locked_at: None,
        decision: None,
        decided_by: None,
        decided_at: None,
        released_by: None,
        released_at: None,
        version: 1,
        created_at: at(),
        updated_at: at(),
    }
}

/// The application `n` of the startup `n`.
fn application(n: u8) -> Application {
    Application {
        id: id(n),
        challenge: id(1),
        startup: id(n),
        slot: 1,
        state: ApplicationState::Submitted,
        document: ApplicationDocument::default(),
        submitted_at: Some(at()),
        withdrawn_at: None,
        created_by: id(1),
        version: 1,
        created_at: at(),
        updated_at: at(),
        grants: tahaddi_domain::dossier::Grants::default(),
        eligibility: tahaddi_domain::eligibility::EligibilityDecisions::default(),
    }
}

/// A sheet with `score` that the juror gave to the application.
fn reviewed(n: u8, juror: u8, application: u8, score: i32) -> Assignment {
    let scores = [(id(1), CriterionScore { score: Some(Points::whole(score)), comment: String::new() })].into();
    Assignment {
        id: id(n),
        phase: id(1),
        juror: id(juror),
        application: id(application),
        pseudonym: String::new(),
        state: AssignmentState::Completed,
        sheet: Some(ScoreSheet { scores, ..ScoreSheet::default() }),
        corrected: None,
        rubric_version: 1,
        reason: None,
        completed_at: Some(at()),
        version: 2,
        created_at: at(),
        updated_at: at(),
    }
}

fn startup(n: u8) -> StartupIdentity {
    StartupIdentity { members: vec![id(100 + n)], email_domains: vec![format!("startup-{n}.ma")], ..StartupIdentity::bare(id(n)) }
}

fn juror(n: u8, domain: &str) -> (JurorId, JurorIdentity) {
    (id(n), JurorIdentity { user: Some(id(n)), memberships: vec![], email_domains: vec![domain.to_owned()] })
}

fn declared(juror: u8, startup: u8, removed: bool) -> DeclaredConflict {
    DeclaredConflict {
        id: id(1),
        challenge: id(1),
        juror: id(juror),
        startup: id(startup),
        kind: ConflictKind::Mentor,
        source: ConflictSource::Organiser,
        reason: "Mentor.".into(),
        declared_by: id(1),
        declared_at: at(),
        removed_at: removed.then(at),
        removed_reason: None,
    }
}

/// Two startups, two jurors, and every pair reviewed.
fn counted(declared: Vec<DeclaredConflict>, domains: [&str; 2]) -> Tally {
    let panel = [juror(1, domains[0]), juror(2, domains[1])].into();
    let book = Book::new(panel, vec![startup(1), startup(2)], declared);
    let reviews = vec![reviewed(1, 1, 1, 5), reviewed(2, 2, 1, 1), reviewed(3, 1, 2, 3), reviewed(4, 2, 2, 3)];
    count(&phase(), vec![application(1), application(2)], reviews, &book, None)
}

fn scores(tally: &Tally) -> Vec<(ApplicationId, Option<f64>, u32)> {
    let mut scores: Vec<_> = tally.ranking.entries.iter().map(|entry| (entry.application.clone(), entry.score, entry.reviews)).collect();
    scores.sort_by(|a, b| a.0.cmp(&b.0));
    scores
}

#[test]
fn a_conflict_declared_late_puts_its_sheet_aside_and_taken_back_restores_it() {
    let before = counted(vec![], ["a.ma", "b.ma"]);
    assert_eq!(scores(&before), [(id(1), Some(60.0), 2), (id(2), Some(60.0), 2)]);
    let during = counted(vec![declared(2, 1, false)], ["a.ma", "b.ma"]);
    assert_eq!(scores(&during), [(id(1), Some(100.0), 1), (id(2), Some(60.0), 2)]);
    assert_eq!(during.quarantined, [id(2)].into());
    assert_eq!(during.assignments.len(), 4, "the sheet is kept");
    let after = counted(vec![declared(2, 1, true)], ["a.ma", "b.ma"]);
    assert_eq!(after.ranking, before.ranking);
}

#[test]
fn a_conflict_found_in_the_data_counts_like_a_declared_one() {
    let tally = counted(vec![], ["a.ma", "startup-1.ma"]);
    assert_eq!(tally.quarantined, [id(2)].into());
    let coverage: Vec<_> = tally.ranking.coverage().into_iter().map(|item| (item.application, item.completed)).collect();
    assert!(coverage.contains(&(id(1), 1)) && coverage.contains(&(id(2), 2)), "{coverage:?}");
    // Mail providers say nothing.
    assert!(counted(vec![], ["gmail.com", "gmail.com"]).quarantined.is_empty());
}

#[test]
fn only_completed_sheets_of_candidates_count() {
    let book = Book::new([juror(1, "a.ma"), juror(2, "b.ma")].into(), vec![startup(1), startup(2)], vec![]);
    let recused = Assignment { state: AssignmentState::Recused, ..reviewed(2, 2, 1, 1) };
    let draft = Assignment { state: AssignmentState::Assigned, ..reviewed(4, 2, 2, 1) };
    let reviews = vec![reviewed(1, 1, 1, 5), recused, reviewed(3, 1, 2, 3), draft];
    let tally = count(&phase(), vec![application(1)], reviews, &book, None);
    assert_eq!(scores(&tally), [(id(1), Some(100.0), 1)]);
    assert_eq!(tally.assignments.len(), 2);
}

#[test]
fn a_membership_of_a_withdrawn_startup_is_still_a_conflict() {
    let person = JurorIdentity { user: Some(id(1)), memberships: vec![id(9)], email_domains: vec![] };
    let book = Book::new([(id(1), person)].into(), vec![startup(1)], vec![]);
    assert!(book.is_conflicted(&id(1), &id(9)));
    assert!(!book.is_conflicted(&id(1), &id(1)) && !book.is_conflicted_at_all(&id(1)));
}
