//! Names in a dossier that would tell jurors who judge blind who applies. Its startup is warned; nothing is refused for it, since a name
//! may be a word like any other, and only people can tell.

use super::profile_fields::{ProfileField, asked_field};
use crate::document::{AnswerValue, ApplicationDocument, ChallengeDocument, QuestionKind};
use crate::id::QuestionId;
use crate::search::{Word, whole_words, words};
use crate::states::states;
use crate::text::{email_domain, is_public_mail_domain};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

states! {
    /// What a name in a text tells of who applies.
    IdentityKind {
        /// The name of the startup.
        Startup = "startup",
        /// The name of an organisation that applies with it.
        Partner = "partner",
        /// The name of a member of the startup, or of the team.
        Person = "person",
        /// The domain of its web site, or of the addresses of its people.
        Domain = "domain",
    }
}

/// Names with fewer letters, articles not counted, stand in any text.
const SHORTEST: usize = 4;
/// The most passages that are told of one dossier.
const MOST_IDENTIFYING: usize = 200;
/// How many characters of a passage are told: what lies between the words of a name may be long.
const LONGEST_PASSAGE: usize = 200;

/// What companies write after their name, folded and without gaps: `S.A.R.L. A.U.` is `sarlau`.
const LEGAL_FORMS: [&str; 29] = [
    "sarl",
    "sarlau",
    "sa",
    "sas",
    "sasu",
    "snc",
    "scs",
    "sca",
    "sci",
    "scop",
    "gie",
    "eurl",
    "co",
    "company",
    "corp",
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "bv",
    "srl",
    "spa",
    "شمم",
    "شم",
];
/// What they write before it.
const LEADING_FORMS: [&str; 5] = ["ste", "societe", "sarl", "شركه", "مقاوله"];
/// The most words into which a legal form is written: those of `S.A.R.L. A.U.`.
const LEGAL_FORM_WORDS: usize = 6;

/// Sites that belong to none of those who have a page there.
const SHARED_SITES: [&str; 8] =
    ["facebook.com", "instagram.com", "linkedin.com", "ma.linkedin.com", "x.com", "youtube.com", "github.com", "sites.google.com"];

/// What Arabic writes onto the beginning of a word.
const PARTICLES: [&str; 11] = ["وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك"];

/// Who applies, as the platform knows it.
#[derive(Clone, Debug)]
pub struct Applicant<'a> {
    /// The name of the startup.
    pub name: &'a str,
    /// Its web site.
    pub website: Option<&'a str>,
    /// Name and address of each of its members.
    pub members: Vec<(&'a str, &'a str)>,
}

/// The names that are looked for in a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<Name>);

/// A name as the words that follow each other, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    kind: IdentityKind,
    words: Vec<String>,
}

/// A passage of a dossier that names who applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentifyingText {
    /// The question whose answer it is; `None` is the title.
    pub question: Option<QuestionId>,
    /// What it names.
    pub kind: IdentityKind,
    /// The passage, as it stands there.
    pub text: String,
}

impl IdentifyingText {
    /// JSON pointer into the document.
    #[must_use]
    pub fn pointer(&self) -> String {
        self.question.as_ref().map_or_else(|| "/title".to_owned(), |question| format!("/answers/{question}"))
    }
}

impl Names {
    /// The names of an applicant: those of its profile, and those that its dossier tells where jurors do not see them.
    #[must_use]
    pub fn of(applicant: &Applicant<'_>, document: &ApplicationDocument, form: &ChallengeDocument) -> Self {
        let mut names = Self::default();
        names.add_organisation(IdentityKind::Startup, applicant.name);
        let mut sites: Vec<&str> = applicant.website.into_iter().collect();
        for question in form.questions.iter().filter(|question| !question.shown_to_jury()) {
            let Some(AnswerValue::Text(told)) = document.answer(question) else { continue };
            match asked_field(question) {
                Some(ProfileField::Name) => names.add_organisation(IdentityKind::Startup, told),
                Some(ProfileField::Website) => sites.push(told),
                _ => {}
            }
        }
        for partner in &document.partners {
            names.add_organisation(IdentityKind::Partner, &partner.name);
        }
        let team = document.team.iter().map(|member| (member.name.as_str(), member.email.as_deref().unwrap_or_default()));
        for (name, address) in applicant.members.iter().copied().chain(team) {
            names.add_person(name);
            names.add_domain(email_domain(address));
        }
        sites.into_iter().for_each(|site| names.add_domain(host(site)));
        names
    }

    /// Names of several words are also written as one.
    fn add_organisation(&mut self, kind: IdentityKind, name: &str) {
        let words = split(name);
        let words = without_legal_forms(&words).to_vec();
        let joined = words.concat();
        if self.add(kind, words) {
            self.add(kind, vec![joined]);
        }
    }

    /// People are also called by the family name first.
    fn add_person(&mut self, name: &str) {
        let mut words = split(name);
        self.add(IdentityKind::Person, words.clone());
        if !words.is_empty() {
            words.rotate_left(1);
        }
        self.add(IdentityKind::Person, words);
    }

    fn add_domain(&mut self, domain: &str) {
        let domain = domain.to_lowercase();
        if !is_public_mail_domain(&domain) && !SHARED_SITES.contains(&domain.as_str()) {
            self.add(IdentityKind::Domain, split(&domain));
        }
    }

    /// Adds a name that can be looked for; `false` for what stands in any text.
    fn add(&mut self, kind: IdentityKind, name: Vec<String>) -> bool {
        let long_enough = words(&name.join(" ")).iter().map(|word| word.text.chars().count()).sum::<usize>() >= SHORTEST;
        if long_enough && self.0.iter().all(|known| known.words != name) {
            self.0.push(Name { kind, words: name });
        }
        long_enough
    }

    /// The words of the names of organisations, as search knows them: those that stand in the catalogue tell nothing.
    #[must_use]
    pub fn search_words(&self) -> BTreeSet<String> {
        self.0.iter().flat_map(Name::search_words).collect()
    }

    /// Leaves out the organisations that are called by common words only, such as `Énergie solaire`.
    #[must_use]
    pub fn without(mut self, common: &BTreeSet<String>) -> Self {
        let is_common = |name: &&Name| name.is_of_organisation() && name.search_words().all(|word| common.contains(&word));
        // However it is written: in one word as in several.
        let left_out: BTreeSet<String> = self.0.iter().filter(is_common).map(|name| name.words.concat()).collect();
        self.0.retain(|name| !name.is_of_organisation() || !left_out.contains(&name.words.concat()));
        self
    }
}

impl Name {
    const fn is_of_organisation(&self) -> bool {
        matches!(self.kind, IdentityKind::Startup | IdentityKind::Partner)
    }

    fn search_words(&self) -> impl Iterator<Item = String> + use<> {
        let known = if self.is_of_organisation() { words(&self.words.join(" ")) } else { Vec::new() };
        known.into_iter().map(|word| word.text)
    }

    /// The passage at the beginning of these words of a text, if it is the name. Its first word is known to fit.
    fn passage<'t>(&self, words: &[Word], text: &'t str) -> Option<&'t str> {
        let words = words.get(..self.words.len())?;
        let follow = words.iter().zip(&self.words).skip(1).all(|(word, wanted)| word.text == *wanted);
        let passage = text.get(words.first()?.start..words.last()?.end)?;
        // The words of a domain are common ones, as in `solution.ma`; what makes them a domain is that they stand together.
        let together = self.kind != IdentityKind::Domain || !passage.contains(char::is_whitespace);
        (follow && together).then_some(passage)
    }
}

/// What of a dossier names who applies, where jurors would read it: its title and its answers in words, in the order of the form; each
/// name once a text.
#[must_use]
pub fn identifying_texts(document: &ApplicationDocument, form: &ChallengeDocument, names: &Names) -> Vec<IdentifyingText> {
    let mut by_first: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    for name in &names.0 {
        if let Some(first) = name.words.first() {
            by_first.entry(first).or_default().push(name);
        }
    }
    let answers = document.jury_answers(form).filter_map(|(question, answer)| match (question.kind, answer?) {
        (
            QuestionKind::ShortText | QuestionKind::LongText | QuestionKind::Url | QuestionKind::Email | QuestionKind::Video,
            AnswerValue::Text(text),
        ) => Some((question.id.as_ref(), text)),
        _ => None,
    });
    let mut told = Vec::new();
    for (question, text) in std::iter::once((None, &document.title)).chain(answers) {
        let found = found_in(text, &by_first).into_iter().map(|(kind, passage)| {
            let text = passage.chars().take(LONGEST_PASSAGE).collect();
            IdentifyingText { question: question.cloned(), kind, text }
        });
        told.extend(found);
    }
    told.truncate(MOST_IDENTIFYING);
    told
}

/// The names in a text, each where it stands first. One pass: of names that begin at the same word the longest is taken.
fn found_in<'t>(text: &'t str, by_first: &BTreeMap<&str, Vec<&Name>>) -> Vec<(IdentityKind, &'t str)> {
    let words = whole_words(text);
    let (mut found, mut seen, mut rest) = (Vec::new(), BTreeSet::new(), words.as_slice());
    while let Some((first, after)) = rest.split_first() {
        let here = spellings(&first.text).filter_map(|spelling| by_first.get(spelling.as_ref())).flatten();
        let here = here.filter_map(|name| Some((*name, name.passage(rest, text)?)));
        let Some((name, passage)) = here.max_by_key(|(name, _)| name.words.len()) else {
            rest = after;
            continue;
        };
        if seen.insert((name.kind, name.words.as_slice())) {
            found.push((name.kind, passage));
        }
        rest = rest.get(name.words.len()..).unwrap_or_default();
    }
    found
}

/// A word, and what of it is left without what Arabic writes onto its beginning.
fn spellings(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let bare = PARTICLES.iter().filter_map(move |particle| word.strip_prefix(particle)).map(Cow::Borrowed);
    // `ل` before an article swallows its alef.
    let with_article = word.strip_prefix("لل").map(|rest| Cow::Owned(format!("ال{rest}")));
    std::iter::once(Cow::Borrowed(word)).chain(bare).chain(with_article)
}

fn split(name: &str) -> Vec<String> {
    whole_words(name).into_iter().map(|word| word.text).collect()
}

/// A name without legal forms at its end and its beginning, as long as something is left.
fn without_legal_forms(mut name: &[String]) -> &[String] {
    loop {
        let most = LEGAL_FORM_WORDS.min(name.len().saturating_sub(1));
        let shorter = (1..=most).rev().find_map(|count| {
            let (before, last) = name.split_at_checked(name.len() - count)?;
            let (first, after) = name.split_at_checked(count)?;
            let (leading, trailing) = (first.concat(), last.concat());
            if LEGAL_FORMS.contains(&trailing.as_str()) { Some(before) } else { LEADING_FORMS.contains(&leading.as_str()).then_some(after) }
        });
        match shorter {
            Some(shorter) => name = shorter,
            None => return name,
        }
    }
}

/// The host of a web address, without `www`.
fn host(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', ':', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
#[path = "identity_tests.rs"]
mod tests;
