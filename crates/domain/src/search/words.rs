//! The words of a text.

use crate::text::fold_char;

/// The longest word that is kept; longer ones are cut, here and in the question alike.
const LONGEST: usize = 40;

/// Words that stand in every text. Left out are those that mean something elsewhere, such as `or` and `est`.
const STOP_WORDS: [&str; 44] = [
    "au", "aux", "dans", "de", "des", "du", "en", "et", "la", "le", "les", "leur", "leurs", "ou", "par", "pour", "qu", "que", "qui", "sur",
    "un", "une", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with", "في", "من", "عن", "الي", "مع", "هذا",
    "هذه", "التي", "الذي", "او",
];

/// The Arabic article with what is written onto it.
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "لل", "ال"];

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded; where it is to be searched, without the Arabic article.
    pub text: String,
    /// The byte of the text at which it begins.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

/// The words of a text that can be searched, in their order: folded; without stop words and single letters.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    each_word(text, |word| found.extend(searchable(word)));
    found
}

/// Every word of a text, in their order: folded, and otherwise as it stands there.
#[must_use]
pub fn whole_words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    each_word(text, |word| found.push(word));
    found
}

fn each_word(text: &str, mut each: impl FnMut(Word)) {
    let mut word = Word { text: String::new(), start: 0, end: 0 };
    for (start, c) in text.char_indices() {
        fold_char(c, |letter| match letter {
            Some(letter) => {
                if word.text.is_empty() {
                    word.start = start;
                }
                word.end = start + c.len_utf8();
                word.text.push(letter);
            }
            None => finish(&mut word, &mut each),
        });
    }
    finish(&mut word, &mut each);
}

fn finish(word: &mut Word, each: &mut impl FnMut(Word)) {
    let text = std::mem::take(&mut word.text);
    if !text.is_empty() {
        each(Word { text, start: word.start, end: word.end });
    }
}

/// A word as it is searched; `None` if it is not.
fn searchable(word: Word) -> Option<Word> {
    if STOP_WORDS.contains(&word.text.as_str()) || word.text.chars().count() == 1 && !word.text.starts_with(char::is_numeric) {
        return None;
    }
    Some(Word { text: stem(&word.text).chars().take(LONGEST).collect(), ..word })
}

/// Takes off the article, where enough is left to be a word.
fn stem(word: &str) -> &str {
    let bare = ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(|rest| rest.chars().count() >= 3));
    bare.unwrap_or(word)
}
