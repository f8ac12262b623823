//! Names for applications in blind phases.

/// Crockford's alphabet: no letter that looks like a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A name for an application that says nothing about it, such as `A7K2M9QX`: 40 bits of eight random bytes.
#[must_use]
pub fn pseudonym(bytes: [u8; 8]) -> String {
    // 256 is a multiple of 32: every letter is equally likely.
    bytes.iter().filter_map(|byte| ALPHABET.get(usize::from(byte % 32))).copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Random as _, SeededRandom};

    #[test]
    fn pseudonyms_are_readable_and_differ() {
        let random = SeededRandom::new(7);
        let names: std::collections::BTreeSet<_> = (0..5_000)
            .map(|_| {
                let mut bytes = [0; 8];
                random.fill(&mut bytes);
                pseudonym(bytes)
            })
            .collect();
        assert_eq!(names.len(), 5_000);
        assert!(names.iter().all(|name| name.len() == 8 && name.bytes().all(|letter| ALPHABET.contains(&letter))));
    }
}
