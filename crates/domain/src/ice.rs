//! The Moroccan common company identifier (identifiant commun de l'entreprise).

use crate::text::fold;
use std::fmt;

/// Fifteen digits: nine of the enterprise, four of the establishment, two of control. A text, for leading zeros count.
///
/// No official text tells how the control digits follow; all known identifiers are divisible by 97, and a few that are printed on
/// documents are not. So length and digits are required, and control digits that do not fit are a doubt to tell, never a refusal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ice(String);

impl Ice {
    /// Reads an identifier. White space does not matter; zeros that are missing are not filled in.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        (digits.len() == 15 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(Self(digits))
    }
    /// The fifteen digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The nine digits of the enterprise. Establishments of one enterprise share them: whoever looks for duplicates compares these.
    #[must_use]
    pub fn enterprise(&self) -> &str {
        self.0.get(..9).unwrap_or_default()
    }
    /// Whether the control digits fit: the number is divisible by 97.
    #[must_use]
    pub fn control_fits(&self) -> bool {
        self.0.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97) == 0
    }
}

impl fmt::Display for Ice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text looks like the number of a national identity card (CNIE): one or two letters and four to seven digits. Such a number
/// is personal data that nobody is asked for.
#[must_use]
pub fn looks_like_cnie(text: &str) -> bool {
    let plain = fold(text).replace(' ', "");
    let digits = plain.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = plain.len() - digits.len();
    (1..=2).contains(&letters) && (4..=7).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fifteen_digits_and_nothing_else() {
        assert_eq!(Ice::parse("001526374000085").unwrap().enterprise(), "001526374");
        assert_eq!(Ice::parse(" 001 526 374\u{A0}0000 85 ").unwrap().as_str(), "001526374000085");
        for bad in ["", "1526374000085", "0015263740000850", "00152637400008A", "٠٠١٥٢٦٣٧٤٠٠٠٠٨٥", "001-526-374-0000-85"] {
            assert_eq!(Ice::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn control_digits_are_known() {
        // From the test set of python-stdnum; the second is printed as valid by another package, and is not divisible.
        assert!(Ice::parse("001561191000066").unwrap().control_fits());
        assert!(!Ice::parse("001526374000085").unwrap().control_fits());
    }

    #[test]
    fn identity_cards_are_recognised() {
        for text in ["AB123456", "j 123456", "BK-12345", "BE١٢٣٤٥٦"] {
            assert!(looks_like_cnie(text), "{text}");
        }
        for text in ["001526374000085", "ABC123456", "AB12", "RC 12345678", "Amina", ""] {
            assert!(!looks_like_cnie(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_or_two_swapped_are_noticed(base in 0_u64..10_000_000_000_000, place in 0_usize..15, by in 1_u8..10) {
            let control = (97 - (u128::from(base) * 100) % 97) % 97;
            let valid = format!("{base:013}{control:02}");
            prop_assert!(Ice::parse(&valid).unwrap().control_fits());
            let change = |place: usize, digit: u8| {
                let mut digits = valid.clone().into_bytes();
                digits[place] = digit;
                digits
            };
            let wrong = change(place, b'0' + (valid.as_bytes()[place] - b'0' + by) % 10);
            prop_assert!(!Ice::parse(std::str::from_utf8(&wrong).unwrap()).unwrap().control_fits());
            let mut swapped = valid.clone().into_bytes();
            swapped.swap(place, (place + 1) % 15);
            let same = swapped == valid.as_bytes() || place == 14;
            prop_assert!(same || !Ice::parse(std::str::from_utf8(&swapped).unwrap()).unwrap().control_fits());
        }
    }
}
