//! What the tests of dossiers share.

use crate::document::{
    ApplicationDocument, ChallengeDocument, Intake, IntakeMode, Key, LocalizedText, Moment, Phase, PhaseKind, Question, QuestionKind,
};
use crate::id::{Id as _, QuestionId};
use crate::refusal::{Check, Refusal};
use crate::time::Instant;

/// What a check tells, each as pointer and code.
pub(crate) fn pointers(of: impl FnOnce(&mut Check)) -> Vec<String> {
    let mut check = Check::default();
    of(&mut check);
    check.into_issues().iter().map(|issue| format!("{} {}", issue.pointer, issue.code)).collect()
}

/// What a refusal tells: its code, and the pointers with their codes.
pub(crate) fn told<T>(result: Result<T, Refusal>) -> Vec<String> {
    let Err(refusal) = result else { return Vec::new() };
    let fields = refusal.fields.iter().map(|issue| format!("{} {}", short(&issue.pointer), issue.code));
    std::iter::once(refusal.code.to_string()).chain(fields).collect()
}

/// A pointer in which the ids of [`id`] are short again.
pub(crate) fn short(pointer: &str) -> String {
    let part = |part: &str| part.strip_prefix("qst_").map_or(part, |name| name.trim_start_matches('0')).to_owned();
    pointer.split('/').map(part).collect::<Vec<_>>().join("/")
}

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// The id of the question of a name.
pub(crate) fn id(name: &str) -> QuestionId {
    QuestionId::from_stored(format!("qst_{name:0>26}"))
}

/// A question whose key and id are its name.
pub(crate) fn question(name: &str, kind: QuestionKind) -> Question {
    Question { id: Some(id(name)), key: Some(Key::new(name)), ..Question::new(LocalizedText::french(format!("Question {name}")), kind) }
}

pub(crate) fn phase(kind: PhaseKind, key: &str, opens: &str, closes: &str) -> Phase {
    let moment = |text: &str| (!text.is_empty()).then(|| Moment { at: Some(at(text)), ..Moment::local(text) });
    let intake = (closes.is_empty() && kind == PhaseKind::Application).then(|| Intake {
        mode: IntakeMode::Rolling,
        batches: vec![],
        lasts: None,
        note: LocalizedText::default(),
        paused: None,
    });
    Phase { key: Some(Key::new(key)), opens: moment(opens), closes: moment(closes), intake, ..Phase::new(kind) }
}

/// A call whose window is open in March 2027 and asks for proposals in May.
pub(crate) fn call(questions: Vec<Question>) -> ChallengeDocument {
    let phases = vec![
        phase(PhaseKind::Registration, "register", "2027-03-01T00:00:00Z", "2027-03-15T00:00:00Z"),
        phase(PhaseKind::Application, "window", "2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z"),
        phase(PhaseKind::Proposal, "proposal", "2027-05-01T00:00:00Z", "2027-06-01T00:00:00Z"),
    ];
    ChallengeDocument { phases, questions, ..ChallengeDocument::new(LocalizedText::french("Appel")) }
}

/// A dossier with a title and these answers, each in JSON.
pub(crate) fn dossier(answers: &[(&str, serde_json::Value)]) -> ApplicationDocument {
    let answers = answers.iter().map(|(name, value)| (id(name), serde_json::from_value(value.clone()).unwrap())).collect();
    ApplicationDocument { title: "Sondes".into(), answers, ..ApplicationDocument::default() }
}
