use super::*;
use crate::document::{LocalizedText, Phase, PhaseKind, ReviewPolicy, Rubric};
use crate::dossier::testing::{call, dossier, id, question};
use crate::dossier::{Partner, PartnerRole, TeamMember, TeamRole};
use crate::text::fold;
use proptest::prelude::*;
use serde_json::json;

fn named(name: &str) -> Applicant<'_> {
    Applicant { name, website: None, members: Vec::new() }
}

fn form() -> ChallengeDocument {
    call(vec![question("idea", QuestionKind::LongText)])
}

/// What is found in an answer of an applicant, as kind and passage.
fn found(applicant: &Applicant<'_>, text: &str) -> Vec<String> {
    let document = dossier(&[("idea", json!(text))]);
    let names = Names::of(applicant, &document, &form());
    identifying_texts(&document, &form(), &names).into_iter().map(|found| format!("{} {}", found.kind, found.text)).collect()
}

#[test]
fn a_name_is_found_whatever_its_case_accents_and_arabic_spelling() {
    let solaris = named("Énergie Solaris SARL AU");
    for text in ["énergie solaris", "ENERGIE SOLARIS", "Energie-Solaris", "E\u{301}nergie\u{AD} Solaris", "energiesolaris"] {
        assert_eq!(found(&solaris, &format!("Chez {text}, nous irriguons.")), [format!("startup {text}")], "{text}");
    }
    assert_eq!(found(&named("شركة أنظمة الواحة ش.م.م"), "تعمل انظمه الواحه منذ سنتين."), ["startup انظمه الواحه"]);
    for text in ["زيبلين", "وزيبلين", "لزيبلين", "الزيبلين", "وبزيبلين".trim_start_matches('و'), "زيـــبلين"]
    {
        assert_eq!(found(&named("زيبلين"), &format!("نحن {text} من أكادير")), [format!("startup {text}")], "{text}");
    }
    assert_eq!(found(&named("الواحة"), "قدمنا للواحة حلا"), ["startup للواحة"]);
}

#[test]
fn legal_forms_are_left_off_and_a_name_that_is_nothing_else_stays() {
    let forms = ["SARL", "S.A.R.L.", "sarl au", "S.A.R.L. A.U.", "SA", "S.A.", "SAS", "Inc.", "Ltd", "& Co. Ltd", "ش.م.م"];
    for form in forms {
        assert_eq!(found(&named(&format!("Zibeline {form}")), "Zibeline arrose."), ["startup Zibeline"], "{form}");
    }
    assert_eq!(found(&named("Sté Zibeline"), "Zibeline arrose."), ["startup Zibeline"]);
    assert_eq!(found(&named("Company Limited"), "A company like others."), ["startup company"]);
    for form in LEGAL_FORMS.iter().chain(&LEADING_FORMS).chain(&PARTICLES) {
        assert_eq!(fold(form), *form);
    }
}

#[test]
fn a_name_is_not_found_within_a_word_nor_in_part_nor_if_it_is_short() {
    assert_eq!(found(&named("Solar"), "Le solarium, un parasolar et des panneaux solaires."), [""; 0]);
    assert_eq!(found(&named("Green Oasis"), "Une oasis verte, green, puis oasis."), [""; 0]);
    for short in ["Io", "Eau", "L'Eau", "Le Lac SARL", "A.B.C", "S.A.", "", "—", "ماء", "الماء"] {
        assert_eq!(found(&named(short), "Io et l'eau : L'Eau, LEAU, le lac, A.B.C, S.A., ماء، الماء"), [""; 0], "{short}");
    }
}

#[test]
fn a_name_of_common_words_only_is_not_looked_for() {
    let document = dossier(&[("idea", json!("L'énergie solaire, EnergieSolaire et Solaris."))]);
    let common: BTreeSet<String> = ["energie", "solaire"].map(str::to_owned).into();
    let told = |name: &str| {
        let names = Names::of(&named(name), &document, &form());
        assert!(names.search_words().iter().any(|word| word.starts_with("sol")), "{names:?}");
        identifying_texts(&document, &form(), &names.without(&common)).len()
    };
    assert_eq!((told("Énergie Solaire"), told("L'Énergie solaire SARL"), told("Solaire"), told("Solaris")), (0, 0, 0, 1));
}

#[test]
fn people_partners_and_domains_are_found_each_once_a_text() {
    let applicant = Applicant {
        name: "Zibeline",
        website: Some("https://www.zibeline-eau.ma/fr?x=1"),
        members: vec![("Amina El Idrissi", "amina@zibeline.example"), ("Omar", "omar.b@gmail.com")],
    };
    let text = "Amina El Idrissi (AMINA EL IDRISSI, El Idrissi Amina) et omar@zibeline.example, omar.b@gmail.com ; \
                voir http://zibeline-eau.ma/a, puis zibeline et Zibeline.";
    let expected = [
        "person Amina El Idrissi",
        "person El Idrissi Amina",
        "person omar",
        "domain zibeline.example",
        "domain zibeline-eau.ma",
        "startup zibeline",
    ];
    assert_eq!(found(&applicant, text), expected);
    let site = Applicant { website: Some("https://solution.ma"), ..named("Quetzal") };
    assert_eq!(found(&site, "Notre solution, ma région ; solution.ma"), ["domain solution.ma"]);
    let page = Applicant { website: Some("https://www.facebook.com/quetzal"), ..named("Quetzal") };
    assert_eq!(found(&page, "Une page sur facebook.com"), [""; 0]);

    let partner = Partner {
        name: "Université Ibn Zohr".into(),
        role: PartnerRole::Partner,
        organisation_id: None,
        consortium_role: None,
        ice: None,
        country: None,
    };
    let member = TeamMember { name: "Salma Berrada".into(), role: TeamRole::Lead, user_id: None, email: Some("s@ocelot.example".into()) };
    let answer = json!("Avec l'universite Ibn-Zohr et Salma Berrada (ocelot.example)");
    let document = ApplicationDocument { partners: vec![partner], team: vec![member], ..dossier(&[("idea", answer)]) };
    let told = identifying_texts(&document, &form(), &Names::of(&named("Q"), &document, &form()));
    let told: Vec<_> = told.iter().map(|found| (found.kind.as_str(), found.text.as_str())).collect();
    assert_eq!(told, [("partner", "universite Ibn-Zohr"), ("person", "Salma Berrada"), ("domain", "ocelot.example")]);
}

#[test]
fn only_what_jurors_read_is_looked_into_and_what_they_do_not_read_may_tell_a_name() {
    let mut questions = vec![
        question("idea", QuestionKind::LongText),
        question("legal_name", QuestionKind::ShortText),
        question("lead", QuestionKind::ShortText),
        question("pick", QuestionKind::Choice),
        question("film", QuestionKind::Video),
    ];
    questions[1].visible_to_jury = false;
    questions[2].personal_data = true;
    questions[3].options = vec!["Zibeline".into()];
    let form = call(questions);
    let answers = [
        ("idea", json!("Le groupe Marmotte et Zibeline")),
        ("legal_name", json!("Marmotte Zibeline Holding")),
        ("lead", json!("Zibeline")),
        ("pick", json!("Zibeline")),
        ("film", json!("https://videos.example/zibeline")),
        ("gone", json!("Zibeline")),
    ];
    let document = ApplicationDocument { title: "ZIBELINE arrose, de Marmotte Zibeline Holding".into(), ..dossier(&answers) };
    let told = identifying_texts(&document, &form, &Names::of(&named("Zibeline"), &document, &form));
    let told: Vec<_> = told.iter().map(|found| (found.pointer(), found.text.as_str())).collect();
    let answer = |name: &str| format!("/answers/{}", id(name));
    let title = || "/title".to_owned();
    let expected =
        [(title(), "ZIBELINE"), (title(), "Marmotte Zibeline Holding"), (answer("idea"), "Zibeline"), (answer("film"), "zibeline")];
    assert_eq!(told, expected);
}

#[test]
fn a_call_is_judged_blind_for_the_tracks_of_its_blind_phases() {
    let review = |blind, track: Option<&str>| Phase {
        review: Some(ReviewPolicy { blind, ..ReviewPolicy::standard(Rubric::default()) }),
        tracks: track.into_iter().map(crate::document::Key::new).collect(),
        ..Phase::new(PhaseKind::Review)
    };
    let judged = |phases: Vec<Phase>, track: Option<&str>| {
        let call = ChallengeDocument { phases, ..ChallengeDocument::new(LocalizedText::french("Appel")) };
        call.judged_blind(track.map(crate::document::Key::new).as_ref())
    };
    assert!(!judged(vec![review(false, None)], None) && judged(vec![review(false, None), review(true, None)], Some("a")));
    let of_a = || vec![review(true, Some("a")), review(false, Some("b"))];
    assert!(judged(of_a(), None) && judged(of_a(), Some("a")) && !judged(of_a(), Some("b")));
}

#[test]
fn much_text_and_many_names_are_told_within_bounds() {
    let repeated = "a ".repeat(50) + "fini";
    assert_eq!(found(&named(&repeated), &("a ".repeat(45_000) + "fini")).len(), 1);
    let gap = found(&named("Green Oasis"), &format!("Green{}Oasis", " ".repeat(5_000)));
    assert!(gap.len() == 1 && gap[0].chars().count() <= LONGEST_PASSAGE + 10);
    let members: Vec<String> = (0..500).map(|n| format!("Personne {n}")).collect();
    let applicant = Applicant { members: members.iter().map(|name| (name.as_str(), "")).collect(), ..named("Zibeline") };
    assert_eq!(found(&applicant, &members.join(", ")).len(), MOST_IDENTIFYING);
}

proptest! {
    #[test]
    fn a_name_is_found_wherever_it_stands_alone(before in "[a-zà-ü ,.]{0,30}", after in "[a-zà-ü ,.]{0,30}", name in "[A-Z]{4,8}q[A-Z]{1,4}") {
        let text = format!("{before} {} — {after}", name.to_lowercase());
        let told = found(&named(&name), &text);
        prop_assert_eq!(told, vec![format!("startup {}", name.to_lowercase())]);
    }

    #[test]
    fn whatever_is_found_is_the_name(name in "\\PC{0,12}", text in "\\PC{0,60}") {
        let words = split(&name);
        let joined = without_legal_forms(&words).concat();
        for told in found(&named(&name), &format!("{text} {name} {text}")) {
            let passage = told.strip_prefix("startup ").unwrap();
            // What Arabic writes onto the beginning belongs to the passage.
            prop_assert!(spellings(&fold(passage).replace(' ', "")).any(|spelling| spelling == joined), "{} in {}", passage, text);
        }
    }
}
