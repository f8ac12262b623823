//! How the domain says no: a stable code, the facts behind it, and what is wrong with which field.

use crate::code::{Code, FieldCode};
use crate::states::states;
use crate::text::character_count;
use crate::time::Instant;
use std::collections::BTreeMap;

/// A refusal: nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// Facts a person needs to understand it, such as `deadline` and `server_time`; texts refer to them by name.
    pub details: BTreeMap<&'static str, String>,
    /// The fields that are wrong.
    pub fields: Vec<FieldIssue>,
}

/// One thing that is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldIssue {
    /// JSON pointer (RFC 6901) to the field in the request body; empty for the body as a whole.
    pub pointer: String,
    /// What is wrong.
    pub code: FieldCode,
    /// Facts behind it, such as `max`.
    pub details: BTreeMap<&'static str, String>,
}

impl Refusal {
    /// A refusal without further facts.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self { code, details: BTreeMap::new(), fields: Vec::new() }
    }
    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.details.insert(name, value.to_string());
        self
    }
    /// The step is not possible in this state.
    #[must_use]
    pub fn state(current: &'static str) -> Self {
        Self::new(Code::InvalidState).with("current_state", current)
    }
    /// The deadline has passed; both instants are told.
    #[must_use]
    pub fn deadline_passed(deadline: Instant, now: Instant) -> Self {
        Self::new(Code::DeadlinePassed).with("deadline", deadline).with("server_time", now)
    }
    /// The same refusal for a value that stands deeper in the request body.
    #[must_use]
    pub fn under(mut self, pointer: &str) -> Self {
        for field in &mut self.fields {
            field.pointer.insert_str(0, pointer);
        }
        self
    }
    /// One field is wrong.
    #[must_use]
    pub fn field(pointer: impl Into<String>, code: FieldCode) -> Self {
        let mut check = Check::default();
        check.fail(pointer, code);
        Self { fields: check.issues, ..Self::new(Code::ValidationFailed) }
    }
}

states! {
    /// What a length counts.
    Unit {
        /// Characters as a person counts them.
        Characters = "characters",
        /// Items of a list.
        Items = "items",
        /// Words, as an editor counts them.
        Words = "words",
        /// Pages of a file.
        Pages = "pages",
    }
}

/// Collects everything that is wrong, so that a person sees it at once.
#[derive(Debug, Default)]
pub struct Check {
    issues: Vec<FieldIssue>,
}

impl Check {
    /// Notes an issue.
    pub fn fail(&mut self, pointer: impl Into<String>, code: FieldCode) {
        self.fail_with(pointer, code, []);
    }
    /// Notes an issue with facts.
    pub fn fail_with<const N: usize>(&mut self, pointer: impl Into<String>, code: FieldCode, details: [(&'static str, String); N]) {
        self.issues.push(FieldIssue { pointer: pointer.into(), code, details: details.into() });
    }
    /// Notes an issue unless `holds`.
    pub fn require(&mut self, holds: bool, pointer: impl Into<String>, code: FieldCode) {
        if !holds {
            self.fail(pointer, code);
        }
    }
    /// Notes what is longer than it may be.
    pub fn at_most(&mut self, pointer: &str, length: usize, max: usize, unit: Unit) {
        if length > max {
            let facts = [("max", max.to_string()), ("length", length.to_string()), ("unit", unit.as_str().to_owned())];
            self.fail_with(pointer, FieldCode::TooLong, facts);
        }
    }
    /// Notes what another refusal lists.
    pub fn absorb(&mut self, refusal: Refusal) {
        self.issues.extend(refusal.fields);
    }
    /// A text of at most `max` characters, without control characters other than line breaks and tabs.
    pub fn text(&mut self, pointer: &str, text: &str, max: usize) {
        self.at_most(pointer, text.chars().count(), max, Unit::Characters);
        self.clean(pointer, text);
    }
    /// A text that a person writes against a limit: of at most `max` characters as a person counts them. What does not count, such as
    /// diacritics, is bounded too: four code points for each character.
    pub fn prose(&mut self, pointer: &str, text: &str, max: usize) {
        // Every character has a byte at least.
        if text.len() > max {
            let length = character_count(text);
            self.at_most(pointer, length, max, Unit::Characters);
            if length <= max {
                self.at_most(pointer, text.chars().count(), max.saturating_mul(4), Unit::Characters);
            }
        }
        self.clean(pointer, text);
    }
    /// A text without control characters other than line breaks and tabs.
    fn clean(&mut self, pointer: &str, text: &str) {
        if text.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || is_bidi_control(c)) {
            self.fail(pointer, FieldCode::InvalidFormat);
        }
    }
    /// A text that must not be blank, of at most `max` characters.
    pub fn required_text(&mut self, pointer: &str, text: &str, max: usize) {
        if text.trim().is_empty() {
            self.fail(pointer, FieldCode::Required);
        } else {
            self.text(pointer, text, max);
        }
    }
    /// An http or https address.
    pub fn web_address(&mut self, pointer: &str, address: &str) {
        self.text(pointer, address, 2_048);
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        self.require(is_web && !address.contains(char::is_whitespace), pointer, FieldCode::InvalidFormat);
    }
    /// A list of at most `max` items, none of them twice.
    pub fn distinct<T: Ord>(&mut self, pointer: &str, items: &[T], max: usize) {
        self.at_most(pointer, items.len(), max, Unit::Items);
        let mut seen = std::collections::BTreeSet::new();
        for (index, item) in items.iter().enumerate() {
            if !seen.insert(item) {
                self.fail(format!("{pointer}/{index}"), FieldCode::Duplicate);
            }
        }
    }
    /// True while nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.issues.is_empty()
    }
    /// Everything noted so far.
    #[must_use]
    pub fn into_issues(self) -> Vec<FieldIssue> {
        self.issues
    }
    /// Ends the check.
    ///
    /// # Errors
    /// Something was noted: `validation_failed`.
    pub fn finish(self) -> Result<(), Refusal> {
        self.finish_as(Code::ValidationFailed)
    }
    /// Ends the check with another code than `validation_failed`.
    ///
    /// # Errors
    /// Something was noted.
    pub fn finish_as(self, code: Code) -> Result<(), Refusal> {
        if self.issues.is_empty() { Ok(()) } else { Err(Refusal { fields: self.issues, ..Refusal::new(code) }) }
    }
}

/// Characters that reorder text around them: a title that holds one can look like another.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
