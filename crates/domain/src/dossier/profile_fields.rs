//! What the profile of an organisation knows that forms ask for again.

use crate::document::{AnswerValue, Language, OrganisationProfile, Question, QuestionKind};
use crate::eligibility::{Attribute, FactValue};
use crate::states::states;
use crate::text::fold;

states! {
    /// A part of the profile of an organisation that answers a question.
    ProfileField {
        /// Its name.
        Name = "name",
        /// What it does.
        Summary = "summary",
        /// Its web site.
        Website = "website",
        /// The region of its seat.
        Region = "region",
        /// Its sectors.
        Sectors = "sectors",
        /// Its technologies.
        Technologies = "technologies",
        /// Its common company identifier.
        Ice = "ice",
        /// A fact that it tells of itself.
        Facts = "facts",
    }
}

/// By which keys and labels forms ask for a field. Labels are compared folded.
const ASKED_AS: &[(ProfileField, &[&str], &[&str])] = &[
    (
        ProfileField::Name,
        &["organisation_name", "company_name", "startup_name", "legal_name"],
        &[
            "Raison sociale",
            "Dénomination sociale",
            "Nom de l'entreprise",
            "Nom de la startup",
            "Nom de la start-up",
            "Company name",
            "Legal name",
            "Startup name",
            "Name of the startup",
            "Name of the company",
            "اسم الشركة",
            "اسم المقاولة",
            "اسم المقاولة الناشئة",
            "التسمية التجارية",
        ],
    ),
    (
        ProfileField::Summary,
        &["organisation_summary", "company_summary", "summary"],
        &[
            "Présentation de l'entreprise",
            "Présentation de la startup",
            "Présentez votre entreprise",
            "Company description",
            "About the company",
            "Describe your company",
            "تقديم المقاولة",
            "تقديم الشركة",
            "نبذة عن الشركة",
        ],
    ),
    (
        ProfileField::Website,
        &["website", "web_site"],
        &["Site web", "Site internet", "Website", "Web site", "الموقع الإلكتروني", "موقع الويب"],
    ),
    (ProfileField::Region, &["region"], &["Région", "Région du siège", "Region", "الجهة"]),
    (ProfileField::Sectors, &["sectors", "sector"], &["Secteurs", "Secteur d'activité", "Sectors", "Sector", "القطاع", "القطاعات"]),
    (ProfileField::Technologies, &["technologies"], &["Technologies", "Technologies utilisées", "Technologies used", "التكنولوجيات"]),
    (
        ProfileField::Ice,
        &["ice"],
        &["ICE", "Numéro ICE", "Identifiant commun de l'entreprise", "ICE number", "Common company identifier", "التعريف الموحد للمقاولة"],
    ),
];

/// The field of the profile that a question asks for, by its key or its label.
pub(super) fn asked_field(question: &Question) -> Option<ProfileField> {
    let key = question.key.as_ref().map(|key| key.0.as_str());
    let labels: Vec<String> = question.label.texts().map(fold).collect();
    let asks =
        |keys: &[&str], names: &[&str]| key.is_some_and(|key| keys.contains(&key)) || names.iter().any(|name| labels.contains(&fold(name)));
    ASKED_AS.iter().find(|(_, keys, names)| asks(keys, names)).map(|(field, ..)| *field)
}

/// What the profile answers to a question, as far as its kind can hold it.
pub(super) fn from_profile(
    question: &Question,
    name: &str,
    profile: &OrganisationProfile,
    wanted: Language,
) -> Option<(ProfileField, AnswerValue)> {
    if let Some(field) = asked_field(question) {
        let value = value_of(field, name, profile, wanted)?;
        return Some((field, as_answer(question.kind, &value)?));
    }
    // A fact is asked for by the name of its attribute alone: in words a question may mean anything near it.
    let attribute = question.key.as_ref().map(|key| key.0.as_str()).filter(|key| Attribute::parse(key).is_some())?;
    Some((ProfileField::Facts, as_answer(question.kind, profile.facts.get(attribute)?)?))
}

fn value_of(field: ProfileField, name: &str, profile: &OrganisationProfile, wanted: Language) -> Option<FactValue> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| FactValue::Text(text.to_owned()));
    let words = |words: &[String]| (!words.is_empty()).then(|| FactValue::Words(words.to_vec()));
    match field {
        ProfileField::Name => text(name),
        ProfileField::Summary => text(profile.summary.best(wanted)),
        ProfileField::Website => text(profile.website.as_deref()?),
        ProfileField::Region => text(profile.region.as_deref()?),
        ProfileField::Sectors => words(&profile.sectors),
        ProfileField::Technologies => words(&profile.technologies),
        ProfileField::Ice => text(profile.ice.as_deref()?),
        ProfileField::Facts => None,
    }
}

/// A fact as an answer of a kind, whole; nothing where the kind cannot hold it.
fn as_answer(kind: QuestionKind, value: &FactValue) -> Option<AnswerValue> {
    use QuestionKind as K;
    match (value, kind) {
        (FactValue::Flag(flag), K::Boolean) => Some(AnswerValue::Boolean(*flag)),
        (FactValue::Number(number), K::Number) => Some(AnswerValue::Number(*number)),
        (FactValue::Words(words), K::MultipleChoice) => Some(AnswerValue::Choices(words.clone())),
        (FactValue::Words(words), K::ShortText | K::LongText) => Some(AnswerValue::Text(words.join(", "))),
        (FactValue::Words(words), K::Choice) if words.len() == 1 => words.first().cloned().map(AnswerValue::Text),
        (FactValue::Text(text), K::MultipleChoice) => Some(AnswerValue::Choices(vec![text.clone()])),
        (FactValue::Text(text), K::ShortText | K::LongText | K::Url | K::Date | K::Email | K::Choice) => {
            Some(AnswerValue::Text(text.clone()))
        }
        _ => None,
    }
}
