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
    /// Folded, without the Arabic article.
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
            None => finish(&mut word, &mut found),
        });
    }
    finish(&mut word, &mut found);
    found
}

fn finish(word: &mut Word, found: &mut Vec<Word>) {
    let text = std::mem::take(&mut word.text);
    if text.is_empty() || STOP_WORDS.contains(&text.as_str()) || text.chars().count() == 1 && !text.starts_with(char::is_numeric) {
        return;
    }
    let text = stem(&text).chars().take(LONGEST).collect();
    found.push(Word { text, start: word.start, end: word.end });
}

/// Takes off the article, where enough is left to be a word.
fn stem(word: &str) -> &str {
    let bare = ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(|rest| rest.chars().count() >= 3));
    bare.unwrap_or(word)
}
