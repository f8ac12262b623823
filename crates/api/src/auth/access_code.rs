//! The secrets of access codes: eighty random bits that people read out and type, stored as their digest.

use super::opaque::digest;

/// The signs of Crockford's base 32: no `I`, `L`, `O` and `U`, so that none is taken for another.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many random bytes a code has.
pub const BYTES: usize = 10;
/// How many signs a code has: five bits each.
const LENGTH: usize = 16;

/// A code as it is handed out, such as `7K2M-Q9DX-4VTA-0R8C`, and the digest to store.
#[must_use]
pub fn from_bytes(bytes: [u8; BYTES]) -> (String, String) {
    let number = bytes.iter().fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    let places = (0..LENGTH).rev().map(|place| usize::try_from((number >> (5 * place)) & 31).unwrap_or_default());
    let signs: String = places.filter_map(|place| SIGNS.get(place)).map(|sign| char::from(*sign)).collect();
    let grouped = signs.char_indices().flat_map(|(at, sign)| (at > 0 && at % 4 == 0).then_some('-').into_iter().chain([sign])).collect();
    (grouped, digest(&signs))
}

/// The digest to look up for a code as somebody typed it: in any case, with or without hyphens and spaces, `O` for `0`, `I` or `L` for
/// `1`. `None` if it cannot be a code.
#[must_use]
pub fn digest_of(typed: &str) -> Option<String> {
    let signs = typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').map(|sign| match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        sign => sign,
    });
    let signs: String = signs.take(LENGTH + 1).collect();
    let plausible = signs.chars().count() == LENGTH && signs.bytes().all(|sign| SIGNS.contains(&sign));
    plausible.then(|| digest(&signs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use tahaddi_domain::random::{Random as _, SeededRandom};

    #[test]
    fn sec_20_a_code_holds_all_its_eighty_bits() {
        assert_eq!(from_bytes([0; BYTES]).0, "0000-0000-0000-0000");
        assert_eq!(from_bytes([255; BYTES]).0, "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        let each_bit: BTreeSet<String> = (0..80).map(|bit| from_bytes((1_u128 << bit).to_be_bytes()[6..].try_into().unwrap()).0).collect();
        assert_eq!(each_bit.len(), 80);
        let random = SeededRandom::new(3);
        let some: BTreeSet<String> = (0..500)
            .map(|_| {
                let mut bytes = [0; BYTES];
                random.fill(&mut bytes);
                from_bytes(bytes).0
            })
            .collect();
        assert_eq!(some.len(), 500);
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let (code, stored) = from_bytes([0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF]);
        assert_eq!((code.len(), stored.len()), (19, 64));
        let clumsy = code.replace('0', "o").replace('1', "l");
        for typed in [code.clone(), code.to_lowercase(), code.replace('-', ""), format!(" {} ", code.replace('-', " ")), clumsy] {
            assert_eq!(digest_of(&typed).as_ref(), Some(&stored), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_has_no_digest() {
        let (code, _) = from_bytes([7; BYTES]);
        for typed in [
            String::new(),
            code[..18].to_owned(),
            format!("{code}0"),
            code.replacen(&code[..1], "U", 1),
            "é".repeat(16),
            "0".repeat(100_000),
        ] {
            assert_eq!(digest_of(&typed), None, "{typed}");
        }
    }
}
