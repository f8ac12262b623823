//! Which changes of a dossier come in time.

use super::situation::{Lock, Situation};
use crate::code::FieldCode;
use crate::document::{ApplicationDocument, ChallengeDocument, Question, QuestionKind};
use crate::id::QuestionId;
use crate::refusal::Refusal;
use std::collections::BTreeSet;

/// Whether a dossier may become another one now: nothing changes that is frozen. What stays as it is, is never held against anybody.
///
/// Title, track, facts, team and partners change while the application window is open, or what was granted to this dossier holds; of what
/// was handed in [`ensure_keeps_composition`] says more. An answer is frozen with the phase that its question names; after the window, only
/// answers change for which a later phase is open.
///
/// # Errors
/// `deadline_passed`, or `challenge_not_open` where the time of everything that changed is still ahead, with every field that may not
/// change.
pub fn ensure_may_edit(
    before: &ApplicationDocument,
    after: &ApplicationDocument,
    form: &ChallengeDocument,
    at: &Situation<'_>,
) -> Result<(), Refusal> {
    // The window of the track in which it stands: that it may enter the other is decided apart.
    let track = before.track.as_ref();
    let whole = at.window_lock(form, track);
    let mut locked: Vec<(String, Lock)> = Vec::new();
    for (pointer, changed) in [
        ("/title", before.title != after.title),
        ("/track", before.track != after.track),
        ("/facts", before.facts != after.facts),
        ("/team", before.team != after.team),
        ("/partners", before.partners != after.partners),
    ] {
        locked.extend(whole.filter(|_| changed).map(|lock| (pointer.to_owned(), lock)));
    }
    for id in changed_answers(before, after) {
        // An answer to a question that is gone can still be taken away while the dossier is open.
        let lock = form.question(id).map_or(whole, |question| at.lock(question, form, track));
        locked.extend(lock.map(|lock| (format!("/answers/{id}"), lock)));
    }
    let passed = locked.iter().map(|(_, lock)| *lock).find(|lock| matches!(lock, Lock::Closed(_)));
    match passed.or_else(|| locked.first().map(|(_, lock)| *lock)) {
        None => Ok(()),
        Some(lock) => Err(lock.refuse(at.now, locked.into_iter().map(|(pointer, _)| pointer))),
    }
}

/// Whether a dossier that was handed in may get the track, team and partners of `after`: they are frozen at its deadline. More time for
/// this dossier moves that; that it may be corrected does not. What was `handed_in`, or is `written` in the correction already, is no
/// change.
///
/// # Errors
/// `deadline_passed`, or `challenge_not_open`, with what is new.
pub fn ensure_keeps_composition(
    handed_in: &ApplicationDocument,
    written: Option<&ApplicationDocument>,
    after: &ApplicationDocument,
    form: &ChallengeDocument,
    at: &Situation<'_>,
) -> Result<(), Refusal> {
    let Some(lock) = at.composition_lock(form, handed_in.track.as_ref()) else { return Ok(()) };
    let is_new = |same: fn(&ApplicationDocument, &ApplicationDocument) -> bool| {
        !std::iter::once(handed_in).chain(written).any(|kept| same(kept, after))
    };
    let parts = [
        ("/track", is_new(|one, other| one.track == other.track)),
        ("/team", is_new(|one, other| one.team == other.team)),
        ("/partners", is_new(|one, other| one.partners == other.partners)),
    ];
    let mut new = parts.into_iter().filter(|(_, new)| *new).map(|(pointer, _)| pointer.to_owned()).peekable();
    if new.peek().is_none() { Ok(()) } else { Err(lock.refuse(at.now, new)) }
}

/// The question that a file answers, if files may be added to it or taken out now.
///
/// # Errors
/// A question that the call does not have, or that asks for no file; `deadline_passed`, `challenge_not_open`.
pub fn ensure_may_change_files<'a>(
    document: &ApplicationDocument,
    question: &QuestionId,
    form: &'a ChallengeDocument,
    at: &Situation<'_>,
) -> Result<&'a Question, Refusal> {
    let asked = form.question(question).filter(|asked| asked.kind == QuestionKind::File);
    let asked = asked.ok_or_else(|| Refusal::field("/question", FieldCode::UnknownReference))?;
    match at.lock(asked, form, document.track.as_ref()) {
        None => Ok(asked),
        Some(lock) => Err(lock.refuse(at.now, [format!("/answers/{question}")])),
    }
}

/// The questions whose answers differ.
fn changed_answers<'a>(before: &'a ApplicationDocument, after: &'a ApplicationDocument) -> BTreeSet<&'a QuestionId> {
    let ids = before.answers.keys().chain(after.answers.keys());
    ids.filter(|id| before.answers.get(*id) != after.answers.get(*id)).collect()
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
