//! How a number is written for people.

/// A number with `decimals` decimals, half away from zero on its shortest decimal text: 2.675 is 2.68, whatever its bits say.
#[must_use]
pub fn rounded_text(value: f64, decimals: usize) -> String {
    let text = value.abs().to_string();
    if !value.is_finite() {
        return text;
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let kept = whole.bytes().chain(fraction.bytes().chain(std::iter::repeat(b'0')).take(decimals));
    let mut digits: Vec<u8> = kept.collect();
    if fraction.as_bytes().get(decimals).is_some_and(|next| *next >= b'5') {
        increment(&mut digits);
    }
    let negative = value < 0.0 && digits.iter().any(|digit| *digit != b'0');
    let point = digits.len() - decimals;
    let mut rounded = String::from(if negative { "-" } else { "" });
    for (index, digit) in digits.into_iter().enumerate() {
        if index == point {
            rounded.push('.');
        }
        rounded.push(char::from(digit));
    }
    rounded
}

/// Adds one to a number in decimal digits.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return;
        }
    }
    digits.insert(0, b'1');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rounding_carries_and_knows_no_negative_zero() {
        assert_eq!(rounded_text(999.999, 2), "1000.00");
        assert_eq!(rounded_text(-0.004, 2), "0.00");
        assert_eq!(rounded_text(66.5, 0), "67");
        assert_eq!(rounded_text(100.0, 2), "100.00");
    }

    proptest! {
        #[test]
        fn a_rounded_text_is_within_half_a_unit(thousandths in -200_000..200_000_i32) {
            let value = f64::from(thousandths) / 1000.0;
            let rounded: f64 = rounded_text(value, 2).parse().unwrap();
            prop_assert!((rounded - value).abs() <= 0.005 + 1e-12);
            // Exact in integers: half away from zero.
            let expected = (thousandths.abs() + 5) / 10 * thousandths.signum();
            prop_assert_eq!((rounded * 100.0).round(), f64::from(expected));
        }
    }
}
