//! The hot pure code, each piece as a function that does it once. Shared by the timings (`benches/hot.rs`) and the counts of instructions.

use std::collections::BTreeMap;
use std::hint::black_box;
use tahaddi_api::http::extract::CursorKey;
use tahaddi_domain::document::{
    ApplicationDocument, ChallengeDocument, Criterion, CriterionScore, LocalizedText, Points, Rubric, ScoreSheet,
};
use tahaddi_domain::dossier::Snapshot;
use tahaddi_domain::eligibility::{Candidate, Moments, evaluate};
use tahaddi_domain::id::{ApplicationId, AssignmentId, ChallengeId, CriterionId, Id, JurorId, OrganisationId};
use tahaddi_domain::jury::calibration::{Design, Observation, Options, calibrate};
use tahaddi_domain::jury::uncertainty::{Normals, Seed};
use tahaddi_domain::jury::{Review, rank};
use tahaddi_domain::random::SeededRandom;
use tahaddi_domain::search::{Wanted, distance, score, words};
use tahaddi_domain::text::fold;
use tahaddi_domain::time::Instant;

const TEXT: &str = "L'intelligence artificielle au service de l'irrigation : économiser l'eau, الذكاء الاصطناعي في خدمة السقي, drones and \
    sensors measure the moisture of the soil; projet4711, qualité, réseau, sécurité, climat.";
/// A call with many rules.
const CALL: &str = include_str!("../../../seed-data/calls/us-sba-gafc-2019.json");

/// A piece of code.
pub(crate) struct Hot {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Does it once.
    pub(crate) run: Box<dyn Fn()>,
}

fn hot<T>(name: &'static str, run: impl Fn() -> T + 'static) -> Hot {
    Hot { name, run: Box::new(move || drop(black_box(run()))) }
}

/// All of them; those that cannot be prepared are left out.
pub(crate) fn all() -> Vec<Hot> {
    let mut all = vec![
        hot("fold a paragraph", || fold(black_box(TEXT))),
        hot("words of a paragraph", || words(black_box(TEXT))),
        hot("distance of two words", || distance(black_box("irigasion"), black_box("irrigation"), 2)),
        hot("cursor, sealed and opened", cursor()),
    ];
    all.extend(relevance());
    all.extend(calibration());
    all.extend(ranking());
    all.extend(eligibility());
    all.extend(digest());
    all
}

fn relevance() -> Option<Hot> {
    let wanted: Vec<Wanted> = ["energie", "solaire", "batterie"].into_iter().map(Wanted::new).collect();
    let entry: Vec<(String, i32)> = words(TEXT).into_iter().map(|word| (word.text, 3)).collect();
    Some(hot("relevance of an entry", move || score(&wanted, entry.iter().map(|(word, weight)| (word.as_str(), *weight)))))
}

fn cursor() -> impl Fn() -> Option<u32> {
    let key = CursorKey::new([7; 32]);
    move || {
        let binding = || "challenges:newest:technology=IA".to_owned();
        let first = key.open::<(bool, String)>(Some(20), None, binding()).ok()?;
        let sealed = key.close(&first, &(false, "chl_01kax3v8m0t2r4q6w8y0b1c2d3")).ok()?;
        Some(key.open::<(bool, String)>(Some(20), Some(&sealed), binding()).ok()?.limit)
    }
}

/// 1,000 applications, 300 jurors, three reviews each.
fn calibration() -> Option<Hot> {
    let mut normals = Normals::new(Seed("hot"));
    let mut observations = Vec::new();
    for application in 0..1_000 {
        let quality = 10.0 * normals.normal();
        for k in 0..3 {
            let juror = (application * 7 + k * (1 + application % 97)) % 300;
            let lenient = f64::from(u32::try_from(juror % 13).unwrap_or_default()) - 6.0;
            observations.push(Observation {
                application,
                juror,
                score: (60.0 + quality + lenient + 10.0 * normals.normal()).clamp(0.0, 100.0),
            });
        }
    }
    let design = Design::new(1_000, 300, &observations).ok()?;
    Some(hot("calibration, 1,000 × 300 × 3", move || calibrate(&design, Options::default())))
}

/// 1,000 applications with three sheets of two criteria.
fn ranking() -> Option<Hot> {
    let random = SeededRandom::new(11);
    let now = Instant::from_micros(0);
    let criterion = |label: &str, weight| Criterion {
        id: Some(CriterionId::generate(now, &random)),
        ..Criterion::points(LocalizedText::french(label), Points::whole(10), Points::whole(weight))
    };
    let rubric = Rubric::of(vec![criterion("Innovation", 1), criterion("Impact", 2)]);
    let ids: Vec<CriterionId> = rubric.criteria.iter().filter_map(|criterion| criterion.id.clone()).collect();
    let applications: Vec<ApplicationId> = (0..1_000).map(|_| ApplicationId::generate(now, &random)).collect();
    let jurors: Vec<JurorId> = (0..3).map(|_| JurorId::generate(now, &random)).collect();
    let sheet = |n: usize| {
        let score = |k: usize| CriterionScore {
            score: Some(Points::whole(i32::try_from((n * 7 + k * 3) % 11).unwrap_or_default())),
            comment: String::new(),
        };
        ScoreSheet {
            scores: ids.iter().enumerate().map(|(k, id)| (id.clone(), score(k))).collect::<BTreeMap<_, _>>(),
            ..ScoreSheet::default()
        }
    };
    let sheets: Vec<(AssignmentId, ScoreSheet)> = (0..3_000).map(|n| (AssignmentId::generate(now, &random), sheet(n))).collect();
    Some(hot("ranking, 1,000 × 3", move || {
        let reviews: Vec<Review<'_>> = sheets
            .iter()
            .enumerate()
            .filter_map(|(n, (assignment, sheet))| {
                Some(Review { assignment, juror: jurors.get(n % 3)?, application: applications.get(n / 3)?, sheet })
            })
            .collect();
        rank(&rubric, 1, &applications, &reviews)
    }))
}

fn eligibility() -> Option<Hot> {
    let written: serde_json::Value = serde_json::from_str(CALL).ok()?;
    let call: ChallengeDocument = serde_json::from_value(written.get("document").cloned().unwrap_or(written)).ok()?;
    let candidate = Candidate::default();
    let submission = Instant::parse("2027-01-15T09:00:00Z").ok()?;
    Some(hot("eligibility, ten rules", move || evaluate(&candidate, &Moments { submission, call: &call, track: None })))
}

fn digest() -> Option<Hot> {
    let random = SeededRandom::new(12);
    let now = Instant::from_micros(0);
    let snapshot = Snapshot {
        application_id: ApplicationId::generate(now, &random),
        challenge_id: ChallengeId::generate(now, &random),
        organisation_id: OrganisationId::generate(now, &random),
        version: 4,
        document: ApplicationDocument { title: TEXT.repeat(4), ..ApplicationDocument::default() },
        files: Vec::new(),
        form_version: 7,
        eligibility_version: 7,
        terms: BTreeMap::new(),
    };
    Some(hot("digest of a dossier", move || snapshot.digest().ok()))
}
