use super::*;
use crate::document::{AnswerCondition, ApplicationDocument, Key, Limits, LocalizedText, PhaseKind, Question, QuestionKind, Track};
use crate::dossier::testing::{at, call, dossier, id, phase, question, short, told};
use crate::dossier::{DossierFile, TeamMember, TeamRole};
use crate::id::{FileId, Id as _};
use proptest::prelude::*;
use serde_json::json;

const IN_TIME: &str = "2027-03-20T12:00:00Z";

fn required(name: &str, kind: QuestionKind) -> Question {
    Question { required: true, ..question(name, kind) }
}
fn waits(question: Question, other: &str, value: &str) -> Question {
    Question { shown_if: Some(AnswerCondition { question: Key::new(other), values: vec![value.into()] }), ..question }
}
fn now() -> Situation<'static> {
    Situation::at(at(IN_TIME))
}
/// What hinders the dossier, as the refusal of a submission tells it.
fn hindrances(document: &ApplicationDocument, form: &ChallengeDocument) -> Vec<String> {
    told(document.ensure_complete(form, &now())).into_iter().skip(1).collect()
}
fn status<'a>(seen: &'a Completeness, name: &str) -> &'a QuestionStatus {
    seen.sections.iter().flat_map(|section| &section.questions).find(|status| status.question_id == id(name)).unwrap()
}

#[test]
fn what_is_missing_is_counted_by_section_and_told() {
    let section = |question: Question, name: &str| Question { section: LocalizedText::french(name), ..question };
    let form = call(vec![
        section(required("a", QuestionKind::ShortText), "Idée"),
        section(question("b", QuestionKind::Number), "Idée"),
        section(required("c", QuestionKind::Boolean), "Équipe"),
        section(required("d", QuestionKind::MultipleChoice), "Idée"),
    ]);
    let document =
        ApplicationDocument { title: " ".into(), ..dossier(&[("a", json!("  ")), ("b", json!(2)), ("c", json!(false)), ("d", json!([]))]) };
    let seen = completeness(&document, &form, &now());
    assert_eq!(
        (seen.can_submit, seen.asked, seen.answered, seen.required, seen.required_missing, seen.issue_count),
        (false, 4, 2, 3, 2, 3)
    );
    let sections: Vec<_> = seen
        .sections
        .iter()
        .map(|section| (section.section.fr.as_deref(), section.asked, section.answered, section.required_missing))
        .collect();
    assert_eq!(sections, [(Some("Idée"), 3, 1, 2), (Some("Équipe"), 1, 1, 0)]);
    assert_eq!(hindrances(&document, &form), ["/title required", "/answers/a required", "/answers/d required"]);
    assert_eq!(status(&seen, "a").issues.first().map(|issue| issue.code), Some(FieldCode::Required));
    assert_eq!(seen.closes_at, Some(at("2027-04-01T00:00:00Z")));
}

#[test]
fn too_long_is_told_with_the_count_and_the_limit() {
    let limits = Limits { characters: Some(5), ..Limits::default() };
    let form = call(vec![Question { max_words: Some(2), limits, ..question("a", QuestionKind::LongText) }]);
    let seen = completeness(&dossier(&[("a", json!("l'eau et le sol"))]), &form, &now());
    let told: Vec<_> = status(&seen, "a").issues.iter().map(|issue| (issue.code, issue.max, issue.length, issue.unit)).collect();
    assert_eq!(
        told,
        [(FieldCode::TooLong, Some(2), Some(4), Some(Unit::Words)), (FieldCode::TooLong, Some(5), Some(15), Some(Unit::Characters))]
    );
    assert_eq!((status(&seen, "a").words, status(&seen, "a").characters, seen.can_submit), (Some(4), Some(15), false));
    assert!(completeness(&dossier(&[("a", json!("مَاءٌ و سَ"))]), &form, &now()).sections[0].questions[0].words == Some(2));
}

#[test]
fn conditions_chain_and_tracks_decide() {
    let mut form = call(vec![
        question("has", QuestionKind::Boolean),
        waits(required("kind", QuestionKind::Choice), "has", "true"),
        waits(required("more", QuestionKind::ShortText), "kind", "other"),
        Question { tracks: vec![Key::new("lot-1")], ..required("lot", QuestionKind::ShortText) },
    ]);
    form.questions[1].options = vec!["patent".into(), "other".into()];
    let track = |key: &str| Track {
        key: Key::new(key),
        title: LocalizedText::french(key),
        summary: LocalizedText::default(),
        description: LocalizedText::default(),
        seats: None,
        sectors: vec![],
        technologies: vec![],
        organisers: vec![],
    };
    form.tracks = vec![track("lot-1"), track("lot-2")];
    let in_track =
        |answers: &[(&str, serde_json::Value)], track: &str| ApplicationDocument { track: Some(Key::new(track)), ..dossier(answers) };

    let all = [("has", json!(true)), ("kind", json!("other"))];
    assert_eq!(hindrances(&in_track(&all, "lot-2"), &form), ["/answers/more required"]);
    // The answer in the middle is still there, but its question is not asked any more: neither is the one that hangs on it.
    let hidden = in_track(&[("has", json!(false)), ("kind", json!("other"))], "lot-2");
    assert_eq!(hindrances(&hidden, &form), Vec::<String>::new());
    let seen = completeness(&hidden, &form, &now());
    assert_eq!((status(&seen, "kind").not_asked, status(&seen, "more").not_asked), (Some(NotAsked::Condition), Some(NotAsked::Condition)));
    assert_eq!((status(&seen, "kind").answered, seen.answered, seen.asked), (true, 1, 1));
    assert_eq!(status(&seen, "lot").not_asked, Some(NotAsked::Track));
    assert_eq!(hindrances(&in_track(&[], "lot-1"), &form), ["/answers/lot required"]);
    assert_eq!(hindrances(&dossier(&[]), &form), ["/track required"]);
    assert_eq!(hindrances(&in_track(&[], "lot-9"), &form), ["/track unknown_reference"]);
    // The panel sees what is asked.
    let shown: Vec<_> = hidden.jury_answers(&form).map(|(question, answer)| (question.key.clone().unwrap().0, answer.is_some())).collect();
    assert_eq!(shown, [("has".to_owned(), true)]);
}

#[test]
fn a_later_phase_asks_from_its_opening() {
    let form = call(vec![Question { required_from: Some(Key::new("proposal")), ..required("video", QuestionKind::Video) }]);
    let document = dossier(&[]);
    let seen = completeness(&document, &form, &now());
    let video = status(&seen, "video");
    assert_eq!((video.asked, video.not_asked, video.requirement), (false, Some(NotAsked::Later), Requirement::Later));
    assert_eq!((video.required_from, video.frozen_from), (Some(at("2027-05-01T00:00:00Z")), Some(at("2027-06-01T00:00:00Z"))));
    assert!(seen.can_submit && !video.frozen);
    let may = Situation::at(at("2027-05-01T00:00:00Z"));
    let seen = completeness(&document, &form, &may);
    assert_eq!((seen.can_submit, status(&seen, "video").requirement, status(&seen, "video").frozen), (false, Requirement::Now, false));
    // One of two answers is better than none: what was missing before hinders no edit.
    let form = call(vec![
        form.questions[0].clone(),
        Question { id: Some(id("plan")), ..form.questions[0].clone() },
        required("a", QuestionKind::ShortText),
    ]);
    let before = dossier(&[("a", json!("x"))]);
    let video = ("video", json!("https://video.example/1"));
    assert_eq!(
        told(ensure_stays_complete((&before, &may), (&dossier(&[("a", json!("x")), video.clone()]), &may), &form)),
        Vec::<String>::new()
    );
    assert_eq!(
        told(ensure_stays_complete((&before, &may), (&dossier(&[video]), &may), &form)),
        ["application_incomplete", "/answers/a required"]
    );
}

#[test]
fn a_form_that_changes_destroys_no_answer() {
    let choice = |options: &[&str]| Question {
        options: options.iter().map(ToString::to_string).collect(),
        ..question("pick", QuestionKind::Choice)
    };
    let first = call(vec![question("gone", QuestionKind::LongText), question("turn", QuestionKind::LongText), choice(&["a", "b"])]);
    let before = dossier(&[("gone", json!("un")), ("turn", json!("deux")), ("pick", json!("a"))]);
    assert!(before.ensure_fits(&first, None).is_ok());

    let second = call(vec![question("turn", QuestionKind::Number), choice(&["b"]), question("new", QuestionKind::ShortText)]);
    let mut after = before.clone();
    after.answers.insert(id("new"), AnswerValue::Text("trois".into()));
    assert!(after.ensure_fits(&second, Some(&before)).is_ok());
    let seen = completeness(&after, &second, &now());
    assert_eq!(
        seen.kept.iter().map(|kept| (kept.question_id.clone(), kept.reason)).collect::<Vec<_>>(),
        [(id("gone"), KeptReason::QuestionGone)]
    );
    let outdated = |name: &str| (status(&seen, name).outdated, status(&seen, name).answered);
    assert_eq!(outdated("turn"), (Some(KeptReason::KindChanged), false));
    assert_eq!(outdated("pick"), (Some(KeptReason::OptionsChanged), false));
    // Nobody needs them, and no juror sees them.
    assert!(seen.can_submit);
    let shown: Vec<_> =
        after.jury_answers(&second).filter_map(|(question, answer)| answer.map(|_| question.key.clone().unwrap().0)).collect();
    assert_eq!(shown, ["new"]);
    // A required question misses the answer that has become none.
    let mut needed = second.clone();
    needed.questions[1].required = true;
    assert_eq!(hindrances(&after, &needed), ["/answers/pick required"]);

    // What is new is held against the form of now.
    let mut hostile = after.clone();
    hostile.answers.insert(id("gone"), AnswerValue::Text("un et demi".into()));
    hostile.answers.insert(id("pick"), AnswerValue::Text("c".into()));
    hostile.answers.insert(id("never"), AnswerValue::Boolean(true));
    let mut refused = told(hostile.ensure_fits(&second, Some(&after)));
    refused.sort();
    assert_eq!(
        refused,
        ["/answers/gone unknown_reference", "/answers/never unknown_reference", "/answers/pick not_allowed", "validation_failed"]
    );
}

#[test]
fn sizes_hold_whatever_is_kept() {
    let form = call(vec![question("a", QuestionKind::LongText)]);
    let fits = |text: String| told(dossier(&[("a", json!(text))]).ensure_fits(&form, None));
    assert!(fits("é".repeat(40_000)).is_empty() && fits("مَ".repeat(40_000)).is_empty());
    assert_eq!(fits("a".repeat(40_001)), ["validation_failed", "/answers/a too_long"]);
    // Marks that do not count are no way to send any amount.
    assert_eq!(fits(format!("a{}", "\u{301}".repeat(160_000))), ["validation_failed", "/answers/a too_long"]);
    assert_eq!(fits("\u{200B}".repeat(160_001)), ["validation_failed", "/answers/a too_long"]);
    let kept = ApplicationDocument {
        answers: (0..401).map(|n| (id(&format!("k{n}")), AnswerValue::Boolean(true))).collect(),
        ..ApplicationDocument::default()
    };
    assert_eq!(told(kept.ensure_fits(&form, Some(&kept))), ["validation_failed", "/answers too_long"]);
}

#[test]
fn a_file_answers_its_question() {
    let form = call(vec![required("plan", QuestionKind::File)]);
    let files = [file("plan", None)];
    let document = dossier(&[]);
    assert_eq!(hindrances(&document, &form), ["/answers/plan required"]);
    assert!(document.ensure_complete(&form, &Situation { files: &files, ..now() }).is_ok());
}

fn file(question: &str, pages: Option<u32>) -> DossierFile {
    let (id, question_id) = (FileId::from_stored("fil_1".into()), id(question));
    DossierFile { id, question_id, name: "plan.pdf".into(), size: 1, sha256: "0".repeat(64), pages }
}

#[test]
fn pages_are_held_against_the_limit_where_they_are_known() {
    let limits = Limits { pages: Some(10), ..Limits::default() };
    let form = call(vec![Question { limits, ..required("plan", QuestionKind::File) }]);
    let document = dossier(&[]);
    let refused = |files: &[DossierFile]| told(document.ensure_complete(&form, &Situation { files, ..now() }));
    assert!(refused(&[file("plan", Some(10))]).is_empty());
    assert_eq!(refused(&[file("plan", Some(3)), file("plan", Some(11))]), ["application_incomplete", "/answers/plan too_long"]);
    assert!(refused(&[file("plan", Some(10)), file("other", Some(11))]).is_empty());
    let files = [file("plan", Some(11)), file("plan", None)];
    let seen = completeness(&document, &form, &Situation { files: &files, ..now() });
    let issue = &status(&seen, "plan").issues[0];
    assert_eq!((issue.code, issue.max, issue.length, issue.unit), (FieldCode::TooLong, Some(10), Some(11), Some(Unit::Pages)));
    assert!(!seen.can_submit && status(&seen, "plan").answered && seen.issue_count == 1);
    // Of pages that nobody could count people are told, and the dossier is taken.
    let uncounted = [file("plan", None)];
    let seen = completeness(&document, &form, &Situation { files: &uncounted, ..now() });
    let told: Vec<_> = seen.notices.iter().map(|notice| (notice.kind, short(&notice.pointer))).collect();
    assert_eq!((seen.can_submit, told), (true, vec![(NoticeKind::PagesNotCounted, "/answers/plan".to_owned())]));
    assert_eq!(seen.notices[0].facts, [("max", "10".to_owned()), ("name", "plan.pdf".to_owned())].into());
}

#[test]
fn what_was_handed_in_gets_no_longer_file_than_the_call_takes() {
    let limits = Limits { pages: Some(10), ..Limits::default() };
    let form = call(vec![Question { limits, ..required("plan", QuestionKind::File) }]);
    let document = dossier(&[]);
    let change = |before: &[DossierFile], after: &[DossierFile]| {
        let (stood, stands) = (Situation { files: before, ..now() }, Situation { files: after, ..now() });
        told(ensure_stays_complete((&document, &stood), (&document, &stands), &form))
    };
    let (fits, long) = (file("plan", Some(10)), file("plan", Some(11)));
    assert_eq!(change(std::slice::from_ref(&fits), &[fits.clone(), long.clone()]), ["application_incomplete", "/answers/plan too_long"]);
    assert_eq!(change(std::slice::from_ref(&fits), &[]), ["application_incomplete", "/answers/plan required"]);
    assert!(
        change(std::slice::from_ref(&long), &[long.clone(), fits]).is_empty(),
        "what was handed in before there was a limit can still be mended"
    );
}

#[test]
fn what_hinders_nothing_is_told_all_the_same() {
    use crate::document::{Consortium, ConsortiumRule};
    let mut form = call(vec![]);
    form.consortium = Some(Consortium {
        rule: ConsortiumRule::Preferred,
        roles: vec![],
        most_members: None,
        tracks: vec![],
        note: LocalizedText::default(),
    });
    let mut document = dossier(&[]);
    document.facts.members = vec![crate::eligibility::FactSheet::new()];
    let seen = completeness(&document, &form, &now());
    let told: Vec<_> = seen.notices.iter().map(|notice| (notice.kind, notice.pointer.as_str())).collect();
    assert_eq!(told, [(NoticeKind::ConsortiumPreferred, "/partners"), (NoticeKind::FactsOfNobody, "/facts/members/0")]);
    assert!(seen.can_submit && seen.issues.is_empty());
}

#[test]
fn team_and_consortium_are_part_of_it() {
    let form = call(vec![]);
    let member = TeamMember { name: "Omar".into(), role: TeamRole::Member, user_id: None, email: Some("o@x.ma".into()) };
    let document = ApplicationDocument { team: vec![member], ..dossier(&[]) };
    assert_eq!(hindrances(&document, &form), ["/team required"]);
    assert_eq!(completeness(&document, &form, &now()).issues.len(), 1);
}

#[test]
fn an_intake_without_an_end_never_freezes() {
    let mut form = call(vec![question("a", QuestionKind::ShortText)]);
    form.phases = vec![phase(PhaseKind::Application, "window", "2027-03-01T00:00:00Z", "")];
    let seen = completeness(&dossier(&[]), &form, &Situation::at(at("2037-01-01T00:00:00Z")));
    assert_eq!((seen.closes_at, status(&seen, "a").frozen_from, status(&seen, "a").frozen), (None, None, false));
}

prop_compose! {
    /// A form of up to eight questions, some of which wait for an earlier one, and some answers to it.
    fn forms()(shapes in prop::collection::vec((0..3_u8, any::<bool>(), prop::option::of(0..8_usize), 0..4_u8), 0..8)) -> (ChallengeDocument, ApplicationDocument) {
        let mut answers = Vec::new();
        let mut questions = Vec::new();
        let name = |n: usize| format!("q{n}");
        for (n, (kind, is_required, other, answer)) in shapes.iter().enumerate() {
            let kind = [QuestionKind::Boolean, QuestionKind::ShortText, QuestionKind::Number][usize::from(*kind)];
            let asked = Question { required: *is_required, max_words: (kind == QuestionKind::ShortText).then_some(2), ..question(&name(n), kind) };
            questions.push(match other {
                Some(other) if *other < n => waits(asked, &name(*other), "true"),
                _ => asked,
            });
            answers.extend([json!(true), json!("one two"), json!("one two three")].get(usize::from(*answer)).map(|value| (name(n), value.clone())));
        }
        let answers: Vec<_> = answers.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        (call(questions), dossier(&answers))
    }
}

proptest! {
    /// The view and the decision are one: what can be submitted is not refused, and what hinders is counted.
    #[test]
    fn the_view_says_what_a_submission_says((form, document) in forms()) {
        let seen = completeness(&document, &form, &now());
        let refused = hindrances(&document, &form);
        prop_assert_eq!(seen.can_submit, refused.is_empty());
        prop_assert_eq!(seen.issue_count, refused.len());
        prop_assert!(seen.answered <= seen.asked && seen.required_missing <= seen.required && seen.required <= seen.asked);
        let questions = seen.sections.iter().map(|section| section.questions.len()).sum::<usize>();
        prop_assert_eq!(questions, form.questions.len());
        let missing = refused.iter().filter(|told| told.ends_with(" required")).count();
        prop_assert_eq!(missing, seen.required_missing);
    }

    /// A question that waits is asked only where the one it waits for is asked.
    #[test]
    fn nothing_hangs_on_what_is_hidden((form, document) in forms()) {
        let seen = completeness(&document, &form, &now());
        for question in &form.questions {
            let Some(condition) = &question.shown_if else { continue };
            let name = short(&format!("{}", question.id.clone().unwrap()));
            prop_assert!(!status(&seen, &name).asked || status(&seen, &condition.question.0).asked);
        }
    }

    /// What is saved once stays saveable, whatever the form becomes.
    #[test]
    fn no_form_makes_a_dossier_unsaveable((_, document) in forms(), (form, _) in forms()) {
        prop_assert!(document.ensure_fits(&form, Some(&document)).is_ok());
        prop_assert!(ensure_stays_complete((&document, &now()), (&document, &now()), &form).is_ok());
    }
}
