use super::*;
use crate::application::{Application, ApplicationState};
use crate::document::{
    ApplicationDocument, CalibrationSwitches, CriterionScore, DecisionDocument, Key, Outcome, OutcomeEntry, Points, RankingMethod,
    ScoreSheet, TiePolicy,
};
use crate::dossier::Grants;
use crate::eligibility::EligibilityDecisions;
use crate::id::AssignmentId;
use crate::jury::calibration::EngineEdition;
use crate::jury::evaluation::PanelAssumption;
use crate::jury::testing::{id, moment, phase};
use crate::jury::{
    Analysis, Asked, Assignment, AssignmentState, ConflictKind, PhaseCut, PhaseInput, Ranking, ReviewPhase, ReviewState, analyse,
    digest_text, places_with_all,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

mod corrected;
mod excluded;
mod former;
mod seed;

const SEED: &str = "01KAX3V8M0T2R4Q6W8Y0B1C2D3";

fn application(n: u8) -> Application {
    let document = ApplicationDocument { track: (n == 3).then(|| Key("eau".into())), ..ApplicationDocument::default() };
    Application {
        id: id(n),
        challenge: id(2),
        startup: id(n),
        slot: 1,
        state: ApplicationState::Submitted,
        document,
        submitted_at: Some(moment(1)),
        withdrawn_at: None,
        created_by: id(1),
        version: 1,
        created_at: moment(0),
        updated_at: moment(0),
        grants: Grants::default(),
        eligibility: EligibilityDecisions::default(),
    }
}

fn assignment(n: u8, juror: u8, application: u8, scores: [i64; 2]) -> Assignment {
    let entry = |score: i64| CriterionScore { score: Some(Points::from_millionths(score)), comment: "Vu.".to_owned() };
    Assignment {
        id: id(n),
        phase: id(1),
        juror: id(juror),
        application: id(application),
        pseudonym: String::new(),
        state: AssignmentState::Completed,
        sheet: Some(ScoreSheet {
            scores: [(id(1), entry(scores[0])), (id(2), entry(scores[1]))].into(),
            comment: "Solide.".to_owned(),
            ..ScoreSheet::default()
        }),
        corrected: None,
        rubric_version: 1,
        reason: None,
        completed_at: Some(moment(12)),
        version: 3,
        created_at: moment(0),
        updated_at: moment(12),
    }
}

/// Three applications, three jurors; one sheet is put aside, one juror has stepped back, and one application has gone.
struct Sample {
    phase: ReviewPhase,
    applications: Vec<Application>,
    assignments: Vec<Assignment>,
    apart: Vec<Assignment>,
    conflicts: BTreeMap<AssignmentId, BTreeSet<ConflictKind>>,
    cut: Option<PhaseCut>,
    method: RankingMethod,
    edition: EngineEdition,
}

impl Sample {
    fn new() -> Self {
        let scores = [[4_100_000, 3_000_000], [2_500_000, 3_333_333], [5_000_000, 4_000_000]];
        let mut assignments = Vec::new();
        for juror in 1..=3_u8 {
            for application in 1..=3_u8 {
                let [one, other] = scores[usize::from(application) - 1];
                assignments.push(assignment(10 * juror + application, juror, application, [one - 100_000 * i64::from(juror), other]));
            }
        }
        assignments.push(Assignment { state: AssignmentState::Recused, ..assignment(41, 4, 1, [1_000_000; 2]) });
        assignments.push(assignment(52, 5, 2, [0; 2]));
        assignments.push(Assignment { sheet: None, state: AssignmentState::Unassigned, ..assignment(53, 5, 3, [0; 2]) });
        Self {
            phase: phase(ReviewState::Planned),
            applications: (1..=3).map(application).collect(),
            assignments,
            apart: vec![assignment(64, 1, 4, [1_000_000; 2])],
            conflicts: [(id(52), [ConflictKind::Mentor].into())].into(),
            cut: Some(PhaseCut { seats: Some(2), ..PhaseCut::default() }),
            method: RankingMethod::WithinShrunk,
            edition: EngineEdition::CURRENT,
        }
    }

    fn ranking(&self, asked: &Asked<'_>) -> Ranking {
        let track = |item: &Application| Some((item.id.clone(), item.document.track.clone()?));
        let input = |counts: &dyn Fn(&Assignment) -> bool| PhaseInput {
            mode: crate::document::JudgingMode::Scores,
            rubric_version: 1,
            fields: self.applications.iter().map(|item| (item.id.clone(), &self.phase.rubric)).collect(),
            tracks: self.applications.iter().filter_map(track).collect(),
            reviews: self.assignments.iter().filter(|item| counts(item)).filter_map(Assignment::review).collect(),
            cut: self.cut.clone(),
        };
        let unconflicted = |item: &Assignment| !self.conflicts.contains_key(&item.id);
        let counted = input(&|item| unconflicted(item) && !self.phase.excludes(&item.juror));
        let ranking = counted.rank();
        let analysis = analyse(&ranking, &counted, asked).unwrap();
        let set_aside = self.conflicts.keys().cloned().collect();
        let excludes = self.phase.exclusions.standing().next().is_some();
        let with_all = if excludes { places_with_all(&input(&unconflicted), asked).unwrap() } else { Vec::new() };
        Ranking { analysis: Some(Box::new(Analysis { set_aside, with_all, ..analysis })), ..ranking }
    }

    fn parts(&self) -> Parts {
        let asked = Asked {
            method: self.method,
            seats: 2,
            reviews: 2,
            seed: SEED,
            pivotal: true,
            track_seats: [(Key("eau".into()), 1)].into(),
            assumption: PanelAssumption::None,
            lots: None,
            switches: CalibrationSwitches::default(),
            edition: self.edition,
        };
        let ranking = self.ranking(&asked);
        let material = Material {
            call_version: 4,
            phase: &self.phase,
            asked,
            commitment: None,
            ties: TiePolicy::Jury,
            applications: &self.applications,
            assignments: &self.assignments,
            apart: &self.apart,
            conflicts: &self.conflicts,
            cleared: &BTreeMap::new(),
            ranking: &ranking,
        };
        material.parts().unwrap()
    }
}

fn decided() -> (Parts, BTreeMap<RecordPart, String>) {
    decided_on(&Sample::new())
}

fn decided_on(sample: &Sample) -> (Parts, BTreeMap<RecordPart, String>) {
    let mut parts = sample.parts();
    let entry = |(n, outcome): (u8, Outcome)| {
        let reason = (outcome != Outcome::Selected).then(|| "Hors du champ.".to_owned());
        OutcomeEntry { application_id: id(n), outcome, reason }
    };
    let outcomes = [(3, Outcome::Selected), (1, Outcome::Selected), (2, Outcome::Refused)].map(entry).to_vec();
    let document = DecisionDocument { outcomes, ..DecisionDocument::default() };
    let decision =
        RecordedDecision { by: id(7), at: moment(30), seats: 2, document: serde_json::to_value(document).unwrap(), session_digest: None };
    parts.insert(RecordPart::Decision, Part::of(&decision).unwrap());
    parts.insert(RecordPart::Release, Part::of(&RecordedRelease { by: id(8), at: moment(31) }).unwrap());
    let digests = parts.iter().map(|(name, part)| (*name, part.digest.clone())).collect();
    (parts, digests)
}

fn head(number: i64, event: RecordEvent, digests: BTreeMap<RecordPart, String>, previous: Option<RecordLink>) -> RecordHead {
    let (by, at) = match event {
        RecordEvent::Lock | RecordEvent::Correction | RecordEvent::Exclusion => (6, 25),
        RecordEvent::Decision => (7, 30),
        RecordEvent::Release => (8, 31),
        RecordEvent::ReleaseCorrection => (6, 41),
    };
    RecordHead {
        id: id(u8::try_from(number).unwrap()),
        number,
        event,
        at: moment(at),
        by: id(by),
        challenge_id: id(2),
        phase_id: id(1),
        engine_version: env!("CARGO_PKG_VERSION").to_owned(),
        digests,
        previous,
    }
}

/// A released record, and the head that was signed.
fn released() -> (Value, RecordHead) {
    released_on(&Sample::new())
}

fn released_on(sample: &Sample) -> (Value, RecordHead) {
    let (parts, digests) = decided_on(sample);
    let head = head(1, RecordEvent::Release, digests, None);
    let values = parts.iter().map(|(name, part)| (*name, serde_json::from_str(&part.text).unwrap())).collect();
    (manifest_value(&head, values).unwrap(), head)
}

fn failure(manifest: &Value, signed: &RecordHead) -> Option<Finding> {
    first_failure(&check_manifest(manifest, signed)).cloned()
}

#[test]
fn a_record_holds_and_says_what_did_not_count() {
    let (manifest, signed) = released();
    let findings = check_manifest(&manifest, &signed);
    assert!(findings.iter().all(|finding| finding.verdict == RecordVerdict::Holds), "{findings:?}");
    let digests = findings.iter().filter(|finding| finding.check == RecordCheck::Digest).count();
    // It corrects nothing.
    assert_eq!((digests, findings.len()), (RecordPart::ALL.len() - 1, RecordPart::ALL.len() + 3));
    let read = RecordManifest::read(&manifest).unwrap();
    assert_eq!(read.sheets.len(), 9);
    let told: Vec<_> = read.exclusions.iter().map(|item| (item.assignment_id.clone(), item.reason)).collect();
    let expected = [
        (id(41), ExclusionReason::Recused),
        (id(52), ExclusionReason::ConflictOfInterest),
        (id(53), ExclusionReason::Unassigned),
        (id(64), ExclusionReason::ApplicationGone),
    ];
    assert_eq!(told, expected);
    let text = manifest.to_string();
    assert!(!text.contains("Vu.") && !text.contains("Solide."), "comments are not part of a record");
    assert_eq!(read.sheets[0].scores[&id(1)], Some(4_000_000), "whole millionths");
}

#[test]
fn the_digest_of_a_part_is_that_of_its_canonical_form() {
    let (manifest, signed) = released();
    let applications = format!(r#"[{},{},{}]"#, item(1, "null"), item(2, "null"), item(3, "\"eau\""));
    assert_eq!(signed.digests[&RecordPart::Applications], digest_text(applications));
    fn item(n: u8, track: &str) -> String {
        format!(r#"{{"application_id":"{}","track":{track}}}"#, id::<crate::id::ApplicationId>(n))
    }
    assert_eq!(manifest["applications"][2]["track"], "eau");
}

/// Every leaf of a value, as a pointer.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| leaves(value, &format!("{pointer}/{name}"), found)),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(index, value)| leaves(value, &format!("{pointer}/{index}"), found));
        }
        _ => found.push(pointer.to_owned()),
    }
}

#[test]
fn whatever_value_is_altered_its_part_is_named() {
    let (manifest, signed) = released();
    let mut all = Vec::new();
    leaves(&manifest, "", &mut all);
    assert!(all.len() > 400, "{}", all.len());
    for pointer in all.iter().step_by(5) {
        let mut altered = manifest.clone();
        let leaf = altered.pointer_mut(pointer).unwrap();
        *leaf = match leaf {
            Value::Null => json!("x"),
            Value::Bool(yes) => json!(!*yes),
            Value::Number(number) if number.is_i64() => json!(number.as_i64().unwrap() + 1),
            Value::Number(number) => json!(f64::from_bits(number.as_f64().unwrap().to_bits() + 1)),
            Value::String(text) => json!(format!("{text}0")),
            other => panic!("{other} is no leaf"),
        };
        let failure = failure(&altered, &signed).unwrap_or_else(|| panic!("{pointer} was altered, and nothing noticed"));
        let part = pointer.split('/').nth(1).unwrap();
        let told = failure.pointer.unwrap();
        assert!(told.starts_with(&format!("/manifest/{part}")), "{pointer}: told {told}");
    }
}

#[test]
fn a_forger_who_makes_new_digests_is_found_by_the_ranking_and_the_rules() {
    let again = |change: &dyn Fn(&mut Value)| {
        let (mut manifest, mut signed) = released();
        change(&mut manifest);
        for part in RecordPart::ALL.iter().filter(|part| !manifest[part.as_str()].is_null()) {
            signed.digests.insert(*part, digest_text(crate::dossier::canonical(&manifest[part.as_str()]).unwrap()));
        }
        manifest["head"] = serde_json::to_value(&signed).unwrap();
        failure(&manifest, &signed).map(|finding| (finding.check, finding.pointer.unwrap()))
    };
    assert_eq!(again(&|_| {}), None);
    let score = |value: &mut Value| value["sheets"][3]["scores"][id::<crate::id::CriterionId>(1).to_string()] = json!(1_000_000);
    assert_eq!(again(&score), Some((RecordCheck::Sheets, "/manifest/sheets/3".to_owned())));
    let with_digest = |value: &mut Value| {
        score(value);
        let mut sheet: RecordedSheet = serde_json::from_value(value["sheets"][3].clone()).unwrap();
        sheet.digest = sheet.own_digest().unwrap();
        value["sheets"][3] = serde_json::to_value(sheet).unwrap();
    };
    let (check, pointer) = again(&with_digest).unwrap();
    assert_eq!((check, pointer.as_str()), (RecordCheck::Ranking, "/manifest/parameters/input_digest"));
    let rank = |value: &mut Value| value["result"]["entries"][1]["rank"] = json!(1);
    assert_eq!(again(&rank), Some((RecordCheck::Ranking, "/manifest/result/entries/1/rank".to_owned())));
    let weight = |value: &mut Value| value["rules"]["policy"]["rubric"]["criteria"][0]["weight"] = json!(2);
    assert_eq!(again(&weight).unwrap().0, RecordCheck::Ranking);
    let seats = |value: &mut Value| value["decision"]["seats"] = json!(1);
    assert_eq!(again(&seats), Some((RecordCheck::Decision, "/manifest/decision/seats".to_owned())));
    let cut = |value: &mut Value| value["parameters"]["cut"]["score_at_least"] = json!(99);
    assert_eq!(again(&cut).unwrap().0, RecordCheck::Ranking);
    let reserve = |value: &mut Value| value["parameters"]["cut"]["reserve"] = json!(9);
    assert_eq!(again(&reserve), Some((RecordCheck::Ranking, "/manifest/result/analysis/cut/reserve".to_owned())));
    let reason = |value: &mut Value| value["decision"]["document"]["outcomes"][2]["reason"] = Value::Null;
    assert_eq!(again(&reason), Some((RecordCheck::Decision, "/manifest/decision/document/outcomes/2/reason".to_owned())));
    let alone = |value: &mut Value| value["release"]["by"] = value["decision"]["by"].clone();
    assert_eq!(again(&alone), Some((RecordCheck::Decision, "/manifest/release/by".to_owned())));
    // Nothing that was signed is altered: another processor may have computed it.
    let last_digit = |value: &mut Value| {
        let analysis = &mut value["result"]["analysis"];
        let mut all = Vec::new();
        leaves(analysis, "", &mut all);
        let computed = |value: &Value| value.as_f64().filter(|number| number.fract() != 0.0);
        let (pointer, number) = all.iter().find_map(|pointer| Some((pointer, computed(analysis.pointer(pointer)?)?))).unwrap();
        *analysis.pointer_mut(pointer).unwrap() = json!(f64::from_bits(number.to_bits() + 1));
    };
    assert_eq!(again(&last_digit), None);
    let plain = |value: &mut Value| {
        let score = value["result"]["entries"][0]["score"].as_f64().unwrap();
        value["result"]["entries"][0]["score"] = json!(f64::from_bits(score.to_bits() + 1));
    };
    assert_eq!(again(&plain), Some((RecordCheck::Ranking, "/manifest/result/entries/0/score".to_owned())));
}

#[test]
fn every_byte_of_a_file_counts_but_white_space() {
    let (manifest, signed) = released();
    let text = manifest.to_string();
    assert_eq!(read_unaltered(text.as_bytes()).unwrap(), manifest);
    let pretty = serde_json::to_string_pretty(&manifest).unwrap();
    assert_eq!(read_unaltered(pretty.as_bytes()).unwrap(), manifest);
    for place in (0..text.len()).step_by(97) {
        for flip in [1_u8, 2, 0x20, 0x80] {
            let mut altered = text.clone().into_bytes();
            altered[place] ^= flip;
            let noticed = match read_unaltered(&altered) {
                Err(told) => told.pointer,
                Ok(read) => failure(&read, &signed).and_then(|finding| finding.pointer).unwrap_or_else(|| panic!("byte {place}")),
            };
            let expected = pointer_at(&text[..place]);
            let part = |pointer: &str| pointer.trim_start_matches("/manifest").split('/').nth(1).unwrap_or_default().to_owned();
            let (told, expected) = (part(&noticed), part(&expected));
            // A name that is altered may be told as what it was, or as the whole.
            assert!(told == expected || told.is_empty() || expected.is_empty(), "byte {place}: {noticed}, not {expected}");
        }
    }
    // Two texts of one double.
    let told = read_unaltered(br#"{"a":[1,72.3333333333333333]}"#).unwrap_err();
    assert_eq!((told.byte, told.pointer.as_str()), (25, "/a/1"));
    assert_eq!(read_unaltered(br#"{"a":1,"a":1}"#).unwrap_err().byte, 6);
}

#[test]
fn records_of_a_call_are_one_chain() {
    let (_, digests) = decided();
    let lock_digests: BTreeMap<_, _> =
        digests.iter().filter(|(part, _)| RecordPart::OF_LOCK.contains(part)).map(|(k, v)| (*k, v.clone())).collect();
    let lock = head(1, RecordEvent::Lock, lock_digests, None);
    let link = |head: &RecordHead, signed: &str| Some(PhaseRecord { head: head.clone(), signed: signed.to_owned() }.link());
    let decision = head(2, RecordEvent::Decision, digests.clone(), link(&lock, "one"));
    let release = head(3, RecordEvent::Release, digests, link(&decision, "two"));
    let chain = |one: &RecordHead, one_signed: &str, two: &RecordHead, last: &RecordHead| {
        let before = [ChainLink { head: one, signed: one_signed }, ChainLink { head: two, signed: "two" }];
        check_chain(&before, last).pointer
    };
    assert_eq!(chain(&lock, "one", &decision, &release), None);
    assert_eq!(check_chain(&[], &lock).pointer, None);
    // What was replaced, left out, or belongs elsewhere.
    assert_eq!(chain(&lock, "other", &decision, &release), Some("/chain/1".to_owned()));
    assert_eq!(check_chain(&[], &release).pointer, Some("/record".to_owned()));
    let left_out = [ChainLink { head: &lock, signed: "one" }];
    assert_eq!(check_chain(&left_out, &release).pointer, Some("/record".to_owned()));
    let elsewhere = RecordHead { challenge_id: id(9), ..lock.clone() };
    assert_eq!(chain(&elsewhere, "one", &decision, &release), Some("/chain/0".to_owned()));
    let mut other = release.clone();
    other.digests.insert(RecordPart::Sheets, digest_text("others"));
    assert_eq!(chain(&lock, "one", &decision, &other), Some("/record".to_owned()), "a release keeps the sheets of the lock");
    let corrected = RecordHead { event: RecordEvent::Correction, ..other };
    assert_eq!(chain(&lock, "one", &decision, &corrected), None, "a correction makes the ranking anew");
    let excluded = RecordHead { event: RecordEvent::Exclusion, ..corrected };
    assert_eq!(chain(&lock, "one", &decision, &excluded), Some("/record".to_owned()), "a decision rests on the ranking");
    let earlier = RecordHead { number: 2, previous: link(&lock, "one"), ..excluded };
    let before = [ChainLink { head: &lock, signed: "one" }];
    assert_eq!(check_chain(&before, &earlier).pointer, None, "an exclusion makes the ranking anew");
}
