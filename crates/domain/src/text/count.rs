//! Counting as a person counts.

use super::is_invisible;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// Words as an editor counts them: runs between white space that hold at least one letter or digit.
///
/// - French: an elision is one word with what follows (`l'eau`, `qu'il`), and so is a compound with hyphens (`porte-monnaie`,
///   `est-ce`). A sign that stands alone (`—`, `«`, `!`) is none. A number whose groups are held together by no-break spaces
///   (`10 000`) is one.
/// - Arabic: prefixes are part of their word (`والماء` is one), also where a `و` stands detached before it; diacritics and tatweel
///   make no word.
#[must_use]
pub fn word_count(text: &str) -> usize {
    with_numbers_joined(text).split_whitespace().filter(|run| is_word(run)).count()
}

fn is_word(run: &str) -> bool {
    let mut letters = run.chars().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c) && !is_invisible(*c));
    match letters.next() {
        None => false,
        // "And" is a prefix; whoever puts a space after it pays no word for that.
        Some('و') => letters.next().is_some(),
        Some(_) => true,
    }
}

/// The text without the no-break spaces that group the digits of a number.
fn with_numbers_joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let groups =
            matches!(c, '\u{00A0}' | '\u{202F}') && joined.ends_with(char::is_numeric) && rest.peek().is_some_and(|next| next.is_numeric());
        if !groups {
            joined.push(c);
        }
    }
    joined
}

/// Characters as a person counts them: extended grapheme clusters (Unicode Standard Annex 29).
///
/// An accent and an Arabic diacritic are part of their letter, an emoji is one whatever it is made of, and a line break is one also
/// where it is written as two. Tatweel and signs that nobody sees (soft hyphens, joiners, marks of direction) do not count.
#[must_use]
pub fn character_count(text: &str) -> usize {
    let unseen = |c: char| is_invisible(c) || is_combining_mark(c);
    text.graphemes(true).filter(|cluster| !cluster.chars().all(unseen)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn french_words() {
        for (text, words) in [
            ("L'eau, — c'est la vie !", 4),
            ("L’eau de l’oued", 3),
            ("un porte-monnaie, c'est-à-dire peu", 4),
            ("« Irrigation »", 1),
            ("\u{AB}\u{A0}Irrigation\u{A0}\u{BB}", 1),
            ("10\u{202F}000\u{A0}MAD par an", 4),
            ("10 000 MAD", 3),
            ("  \r\n\t ", 0),
            ("", 0),
        ] {
            assert_eq!(word_count(text), words, "{text}");
        }
    }

    #[test]
    fn arabic_words() {
        for (text, words) in [
            ("الماء هو الحياة", 3),
            ("الأرض والماء", 2),
            ("الأرض و الماء", 2),
            ("مُؤَسَّسَةٌ نَاشِئَةٌ", 2),
            ("الطاقـــة ـــ المتجددة", 2),
            ("الجيل ٥", 2),
            ("وُجد", 1),
        ] {
            assert_eq!(word_count(text), words, "{text}");
        }
    }

    #[test]
    fn english_words() {
        assert_eq!(word_count("It's a state-of-the-art, low-power sensor (v2)."), 6);
        assert_eq!(word_count("R&D / I+D"), 2);
    }

    #[test]
    fn characters_as_a_person_counts_them() {
        for (text, characters) in [
            ("été", 3),
            ("e\u{301}te\u{301}", 3),
            ("a\r\nb", 3),
            ("a\nb", 3),
            ("مُؤَسَّسَة", 5),
            ("الطاقـــة", 6),
            ("co\u{AD}op", 4),
            ("👩‍👩‍👧‍👦 🇲🇦", 3),
            ("", 0),
        ] {
            assert_eq!(character_count(text), characters, "{text}");
        }
    }

    proptest! {
        /// No text that fitted a limit before is refused now: both counts only ever count less than code points and runs do.
        #[test]
        fn no_limit_became_stricter(text in "\\PC{0,60}|[a-z \u{A0}\u{640}\u{64E}\u{200B}\r\n0-9و-]{0,60}") {
            prop_assert!(character_count(&text) <= text.chars().count());
            let runs = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            prop_assert!(word_count(&text) <= runs);
        }

        #[test]
        fn plain_words_and_characters_count_as_before(words in prop::collection::vec("[a-zéèàA-Z0-9'-]{0,6}[a-z]", 0..20)) {
            let text = words.join(" ");
            prop_assert_eq!(word_count(&text), words.len());
            prop_assert_eq!(character_count(&text), text.chars().count());
        }

        #[test]
        fn diacritics_and_tatweel_never_count(text in "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي ]{1,30}") {
            let adorned: String = text.chars().flat_map(|c| if c == ' ' { vec![c] } else { vec![c, '\u{64E}', '\u{640}'] }).collect();
            prop_assert_eq!(character_count(&adorned), character_count(&text));
            prop_assert_eq!(word_count(&adorned), word_count(&text));
        }
    }
}
