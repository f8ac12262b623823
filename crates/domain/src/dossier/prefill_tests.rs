use super::*;
use crate::document::{Key, Limits};
use crate::dossier::testing::{at, call, dossier, question, short};
use crate::eligibility::FactValue;
use crate::id::Id as _;
use proptest::prelude::*;
use serde_json::json;

fn labelled(name: &str, kind: QuestionKind, label: &str) -> Question {
    Question { key: None, label: LocalizedText::french(label), ..question(name, kind) }
}
fn profile() -> OrganisationProfile {
    let mut profile = OrganisationProfile {
        summary: LocalizedText::french("Des capteurs\npour l'irrigation."),
        website: Some("https://startup.example".into()),
        sectors: vec!["agritech".into(), "cleantech".into()],
        ice: Some("001561191000066".into()),
        ..OrganisationProfile::default()
    };
    profile.facts.insert("employees".into(), FactValue::Number(crate::document::Points::whole(7)));
    profile.facts.insert("founded_on".into(), FactValue::Text("2025-03-01".into()));
    profile.facts.insert("women_led".into(), FactValue::Flag(true));
    profile
}
fn app(last: u8) -> ApplicationId {
    ApplicationId::from_stored(format!("app_{last}"))
}
/// Each proposal as question, answer, source and the codes of its issues.
fn seen(proposals: &[Proposal]) -> Vec<String> {
    let source = |source: &ProposalSource| match source {
        ProposalSource::Profile { field } => field.to_string(),
        ProposalSource::Application { application_id, question } => format!("{application_id} {}", question.best(Default::default())),
    };
    let one = |proposal: &Proposal| {
        let answer = serde_json::to_string(&proposal.answer).unwrap();
        let issues: String = proposal.issues.iter().map(|issue| format!(" {}", issue.code)).collect();
        format!("{} {answer} <{}>{issues}", short(&proposal.question_id.to_string()), source(&proposal.source))
    };
    proposals.iter().map(one).collect()
}
fn of_profile(questions: Vec<Question>) -> Vec<String> {
    seen(&prefill(&ApplicationDocument::default(), &call(questions), "Atlas Sensors", &profile(), &[]))
}

#[test]
fn the_profile_answers_what_it_knows() {
    let options =
        |question: Question, options: &[&str]| Question { options: options.iter().map(ToString::to_string).collect(), ..question };
    let asked = of_profile(vec![
        labelled("a", QuestionKind::ShortText, "RAISON SOCIALE :"),
        labelled("b", QuestionKind::Url, "Site Web"),
        labelled("c", QuestionKind::ShortText, "Présentation de l’entreprise"),
        question("employees", QuestionKind::Number),
        question("founded_on", QuestionKind::Date),
        question("women_led", QuestionKind::Boolean),
        options(question("sectors", QuestionKind::MultipleChoice), &["agritech", "fintech"]),
        options(question("sector", QuestionKind::MultipleChoice), &["healthtech"]),
        labelled("d", QuestionKind::ShortText, "ICE"),
        // Of another kind, or not known.
        question("website", QuestionKind::Number),
        question("stage", QuestionKind::ShortText),
        labelled("e", QuestionKind::ShortText, "Employees"),
    ]);
    assert_eq!(
        asked,
        [
            r#"a "Atlas Sensors" <name>"#,
            r#"b "https://startup.example" <website>"#,
            r#"c "Des capteurs\npour l'irrigation." <summary> invalid_format"#,
            "employees 7 <facts>",
            r#"founded_on "2025-03-01" <facts>"#,
            "women_led true <facts>",
            r#"sectors ["agritech","cleantech"] <sectors> not_allowed"#,
            r#"d "001561191000066" <ice>"#,
        ]
    );
    let arabic = Question {
        label: LocalizedText { ar: Some("الموقع الالكتروني".into()), ..LocalizedText::default() },
        ..labelled("x", QuestionKind::Url, "")
    };
    assert_eq!(of_profile(vec![arabic]), [r#"x "https://startup.example" <website>"#]);
}

#[test]
fn earlier_dossiers_answer_the_same_question() {
    let last_year = call(vec![
        question("team", QuestionKind::LongText),
        labelled("old", QuestionKind::LongText, "Décrivez votre solution"),
        labelled("num", QuestionKind::Number, "Budget"),
        Question { section: LocalizedText::french("Idée"), ..labelled("s1", QuestionKind::ShortText, "Titre") },
        Question { section: LocalizedText::french("Équipe"), ..labelled("s2", QuestionKind::ShortText, "Titre") },
    ]);
    let older = dossier(&[("team", json!("Deux.")), ("old", json!("Ancienne."))]);
    let newer = dossier(&[("old", json!("Une sonde dans le sol.")), ("num", json!(5)), ("s1", json!("un")), ("s2", json!("deux"))]);
    let (first, second) = (app(1), app(2));
    let earlier = [
        EarlierDossier { id: &first, document: &older, form: &last_year, updated_at: at("2025-03-01T00:00:00Z") },
        EarlierDossier { id: &second, document: &newer, form: &last_year, updated_at: at("2026-03-01T00:00:00Z") },
    ];
    let form = call(vec![
        question("team", QuestionKind::LongText),
        Question { max_words: Some(3), ..labelled("new", QuestionKind::LongText, "DECRIVEZ votre solution !") },
        labelled("txt", QuestionKind::ShortText, "Budget"),
        Question { section: LocalizedText::french("equipe"), ..labelled("s", QuestionKind::ShortText, "Titre") },
        labelled("t", QuestionKind::ShortText, "Titre"),
    ]);
    let proposals = prefill(&ApplicationDocument::default(), &form, "", &OrganisationProfile::default(), &earlier);
    assert_eq!(
        seen(&proposals),
        [
            r#"team "Deux." <app_1 Question team>"#,
            r#"new "Une sonde dans le sol." <app_2 Décrivez votre solution> too_long"#,
            r#"s "deux" <app_2 Titre>"#,
        ]
    );
}

#[test]
fn nothing_is_proposed_over_what_is_written() {
    let form = call(vec![question("website", QuestionKind::Url), question("employees", QuestionKind::Number)]);
    for draft in [dossier(&[("website", json!("https://autre.example"))]), dossier(&[("website", json!(""))])] {
        assert_eq!(seen(&prefill(&draft, &form, "", &profile(), &[])), ["employees 7 <facts>"]);
    }
    let other_track = Question { tracks: vec![Key::new("lot-1")], ..question("website", QuestionKind::Url) };
    let draft = ApplicationDocument { track: Some(Key::new("lot-2")), ..ApplicationDocument::default() };
    assert!(prefill(&draft, &call(vec![other_track]), "", &profile(), &[]).is_empty());
}

proptest! {
    /// A proposal is whole: it is an answer that was written, and tells exactly what saving it would be refused for.
    #[test]
    fn proposals_are_whole_and_honest(text in "[a-z ]{0,30}[a-z]", max_words in prop::option::of(1..4_u32), characters in prop::option::of(1..20_u32)) {
        let limits = Limits { characters, ..Limits::default() };
        let form = call(vec![Question { max_words, limits, ..question("a", QuestionKind::LongText) }]);
        let written = dossier(&[("a", json!(text))]);
        let (id, before) = (app(1), call(vec![question("a", QuestionKind::LongText)]));
        let earlier = [EarlierDossier { id: &id, document: &written, form: &before, updated_at: at("2026-03-01T00:00:00Z") }];
        let proposals = prefill(&ApplicationDocument::default(), &form, "", &OrganisationProfile::default(), &earlier);
        let [proposal] = proposals.as_slice() else { panic!("one proposal") };
        prop_assert_eq!(&proposal.answer, &AnswerValue::Text(text));
        prop_assert_eq!(proposal.issues.is_empty(), written.ensure_fits(&form, None).is_ok());
    }
}
