//! Which new passwords are accepted.

use std::collections::HashSet;
use std::sync::LazyLock;
use tahaddi_domain::text::fold;

/// The shortest password, in characters.
pub const MIN_CHARACTERS: usize = 12;
/// The longest password, in characters.
pub const MAX_CHARACTERS: usize = 128;

/// Why a new password is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyViolation {
    /// Fewer than 12 characters.
    #[error("a password has at least {MIN_CHARACTERS} characters")]
    TooShort,
    /// More than 128 characters.
    #[error("a password has at most {MAX_CHARACTERS} characters")]
    TooLong,
    /// One of those that everybody tries first.
    #[error("this password is among the first that an attacker tries")]
    TooCommon,
    /// Little more than the name, the address or the organisation of its owner, or of this service.
    #[error("this password is easily guessed from your name, your address or your organisation")]
    TooPersonal,
}

impl PolicyViolation {
    /// A stable code for problem documents.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "password_too_short",
            Self::TooLong => "password_too_long",
            Self::TooCommon => "password_too_common",
            Self::TooPersonal => "password_too_personal",
        }
    }
}

/// Whether a new password may be used. `context` holds what an attacker knows: the e-mail address, the name, the
/// organisation. Any characters count, and none has to occur.
///
/// # Errors
/// Why it may not.
pub fn check_policy(password: &str, context: &[&str]) -> Result<(), PolicyViolation> {
    let characters = password.chars().count();
    if characters < MIN_CHARACTERS {
        return Err(PolicyViolation::TooShort);
    }
    if characters > MAX_CHARACTERS {
        return Err(PolicyViolation::TooLong);
    }
    let folded = password.to_lowercase();
    if is_monotonous(&folded) {
        return Err(PolicyViolation::TooCommon);
    }
    let backwards: String = folded.chars().rev().collect();
    for form in [folded, backwards] {
        for (one, entries) in PLAIN.iter() {
            let plain: String = form.chars().map(|c| plain(c, *one)).collect();
            if is_common(&form) || is_made_of(entries, &form, &plain) {
                return Err(PolicyViolation::TooCommon);
            }
            if is_mostly(&form, context) || is_mostly(&plain, context) {
                return Err(PolicyViolation::TooPersonal);
            }
        }
    }
    Ok(())
}

/// What people make passwords of, and the passwords that are used most, in lower case.
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lists = [include_str!("../common_passwords.txt"), include_str!("../leaked_passwords.txt")];
    lists.iter().flat_map(|list| list.lines()).filter(|line| !line.is_empty() && *line != "#" && !line.starts_with("# ")).collect()
});

/// The entries with a letter in them, letters for digits and signs: once with a 1 as an l, once as an i.
static PLAIN: LazyLock<[(char, HashSet<String>); 2]> = LazyLock::new(|| {
    let entries = || COMMON.iter().filter(|entry| entry.chars().any(char::is_alphabetic));
    ['l', 'i'].map(|one| (one, entries().map(|entry| entry.chars().map(|c| plain(c, one)).collect()).collect()))
});

/// A listed word or walk, bare or between digits and signs (`azerty@12345`), or one or two listed words with digits and signs
/// among them (`maroc2026maroc`, `mot-de-passe`). Three different words are a passphrase.
fn is_common(password: &str) -> bool {
    let decorated = password.trim_matches(|c: char| !c.is_alphabetic());
    if [password, decorated, shortest_period(password)].iter().any(|text| COMMON.contains(text)) {
        return true;
    }
    let words: HashSet<&str> = password.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    (1..=2).contains(&words.len()) && words.iter().all(|word| COMMON.contains(shortest_period(word)))
}

/// `motdepasse` of `motdepassemotdepasse`, and the word itself if it repeats nothing.
fn shortest_period(word: &str) -> &str {
    let halves = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
    let repeated = halves.filter(|(unit, _)| word.len().is_multiple_of(unit.len()));
    repeated.map(|(unit, _)| unit).find(|unit| unit.repeat(word.len() / unit.len()) == word).unwrap_or(word)
}

/// The letter that a digit or a sign stands for in `p@ssw0rd`; a 1 is an l or an i.
const fn plain(c: char, one: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => one,
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Whether one or two of the entries, with digits and signs among them, make up all of it: `dragon123dragon`, `love1password`.
/// `plain` is the same with letters for digits and signs, place by place.
fn is_made_of(entries: &HashSet<String>, form: &str, plain: &str) -> bool {
    let (form, plain): (Vec<char>, Vec<char>) = (form.chars().collect(), plain.chars().collect());
    let mut search = Search { entries, used: Vec::new(), tried: HashSet::new() };
    search.covers(&form, &plain)
}

/// The longest entry that is looked for.
const MAX_ENTRY: usize = 24;

struct Search<'a> {
    entries: &'a HashSet<String>,
    used: Vec<String>,
    /// How much was left, with which entries used: a second time it ends as the first.
    tried: HashSet<(usize, Vec<String>)>,
}

impl Search<'_> {
    fn covers(&mut self, form: &[char], plain: &[char]) -> bool {
        let Some(first) = form.first() else { return !self.used.is_empty() };
        if !self.tried.insert((form.len(), self.used.clone())) {
            return false;
        }
        let rest = |length: usize| (form.get(length..).unwrap_or_default(), plain.get(length..).unwrap_or_default());
        for length in (3..=form.len().min(MAX_ENTRY)).rev() {
            let entry: String = plain.iter().take(length).collect();
            let known = self.used.contains(&entry);
            if !known && (self.used.len() == 2 || !self.entries.contains(&entry)) {
                continue;
            }
            if !known {
                self.used.push(entry);
            }
            let (form, plain) = rest(length);
            if self.covers(form, plain) {
                return true;
            }
            if !known {
                self.used.pop();
            }
        }
        let (form, plain) = rest(1);
        !first.is_alphabetic() && self.covers(form, plain)
    }
}

/// What everybody knows about this service.
const OUR_WORDS: [&str; 4] = ["tahaddi", "technopark", "mitc", "تحدي"];

/// A short piece that is repeated (`abcabcabcabc`), or a run through the code points (`abcdefghijkl`).
fn is_monotonous(password: &str) -> bool {
    let characters: Vec<char> = password.chars().collect();
    let repeats = (1..=4).any(|period| characters.iter().zip(characters.iter().skip(period)).all(|(a, b)| a == b));
    let runs = [1, -1].iter().any(|step| {
        characters.iter().zip(characters.iter().skip(1)).all(|(a, b)| i64::from(u32::from(*b)) - i64::from(u32::from(*a)) == *step)
    });
    repeats || runs
}

/// Whether known words make up at least two thirds of the letters and digits, or leave fewer than five.
fn is_mostly(password: &str, context: &[&str]) -> bool {
    let mut words: Vec<String> = context.iter().chain(&OUR_WORDS).flat_map(|text| parts(text)).collect();
    // The longest first: it may hold another.
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut rest = password.to_owned();
    for word in words {
        rest = rest.replace(&word, " ");
    }
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let (all, left) = (count(password), count(&rest));
    left < all && (left < 5 || left * 3 <= all)
}

/// The words of a text, and all of it run together, in lower case, with and without accents; those of one or two letters say nothing.
fn parts(text: &str) -> Vec<String> {
    let forms = [text.to_lowercase(), fold(text)];
    let words = forms.iter().flat_map(|form| form.split(|c: char| !c.is_alphanumeric())).map(str::to_owned);
    let wholes = forms.iter().map(|form| form.chars().filter(|c| c.is_alphanumeric()).collect());
    words.chain(wholes).filter(|word: &String| word.chars().count() >= 3).collect()
}

#[cfg(test)]
#[path = "policy_tests.rs"]
mod tests;
