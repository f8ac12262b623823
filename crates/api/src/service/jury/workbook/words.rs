//! What people type into cells, as the program takes it.

/// A number that somebody typed as a text: with a comma, or in Arabic digits.
pub(super) fn number(text: &str) -> Option<f64> {
    let western = |c: char| match c {
        '٠'..='٩' => char::from_u32(u32::from(c) - u32::from('٠') + u32::from('0')).unwrap_or(c),
        ',' | '٫' => '.',
        other => other,
    };
    let text: String = text.trim().chars().map(western).collect();
    let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    text.parse().ok().filter(|_| plain)
}

/// What a word says, in the languages of the house; none for another word.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "oui" | "yes" | "نعم" | "x" | "✓" | "✔" | "1" | "true" | "vrai" => Some(true),
        "non" | "no" | "لا" | "0" | "false" | "faux" | "-" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!([number("4,5"), number(" 4.5 "), number("٤٫٥"), number("-1")], [Some(4.5), Some(4.5), Some(4.5), Some(-1.0)]);
        assert_eq!([number(""), number("1e3"), number("inf"), number("4,5,6"), number("quatre")], [None; 5]);
    }

    #[test]
    fn yes_is_said_in_every_language() {
        assert!(["Oui", "YES", " نعم ", "x"].iter().all(|word| yes_or_no(word) == Some(true)));
        assert!(["non", "No", "لا"].iter().all(|word| yes_or_no(word) == Some(false)));
        assert_eq!(yes_or_no("peut-être"), None);
    }
}
