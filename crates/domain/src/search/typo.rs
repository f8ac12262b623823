//! Typing errors.

use std::collections::BTreeSet;

/// How many typing errors a word of this length may have: one from four letters on, two from eight; none in what has digits.
#[must_use]
pub fn allowed_typos(word: &str) -> usize {
    match word.chars().count() {
        _ if word.chars().any(char::is_numeric) => 0,
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The runs of three letters of a word, with its beginning and end as letters: a wrong letter spoils few of them.
#[must_use]
pub fn trigrams(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = "  ".chars().chain(word.chars()).chain([' ']).collect();
    letters.windows(3).map(|run| run.iter().collect()).collect()
}

/// How many trigrams a word shares at least with one that has so many typing errors. Each error spoils at most four: two letters
/// that are swapped stand in so many.
#[must_use]
pub fn least_shared(word: &str, typos: usize) -> usize {
    trigrams(word).len().saturating_sub(4 * typos).max(1)
}

/// How many letters have to be added, dropped, replaced or swapped with their neighbour to make one word of the other, if
/// those are at most `most`.
#[must_use]
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // Three rows of the table: the one before the last, the last, and the one that is being filled.
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}
