//! Which changes of a dossier come in time.

use super::situation::{Lock, Situation};
use crate::document::{ApplicationDocument, ChallengeDocument};
use crate::id::QuestionId;
use crate::refusal::Refusal;
use std::collections::BTreeSet;

/// Whether a dossier may become another one now: nothing changes that is frozen. What stays as it is, is never held against anybody.
///
/// Title, track, team and partners change while the application window is open, or what was granted to this dossier holds. An answer
/// is frozen with the phase that its question names; after the window, only answers change for which a later phase is open.
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

/// The questions whose answers differ.
fn changed_answers<'a>(before: &'a ApplicationDocument, after: &'a ApplicationDocument) -> BTreeSet<&'a QuestionId> {
    let ids = before.answers.keys().chain(after.answers.keys());
    ids.filter(|id| before.answers.get(*id) != after.answers.get(*id)).collect()
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
