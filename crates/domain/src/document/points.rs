//! Numbers of a rubric, exact to six decimals.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A number kept as whole millionths: scores, bounds, steps and weights. Written as a JSON number.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(i64);

/// The largest magnitude: far above any marking scheme, and exact in a double.
const MAX_MILLIONTHS: i64 = 1_000_000_000 * 1_000_000;

impl Points {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// A whole number.
    #[must_use]
    pub const fn whole(n: i32) -> Self {
        Self(n as i64 * 1_000_000)
    }
    /// From millionths.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }
    /// In millionths: what is stored and digested.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }
    /// As a double, for the mathematics.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the magnitude is at most 10^15, exact in a double")]
    pub fn value(self) -> f64 {
        self.0 as f64 / 1e6
    }
    /// From a finite double with at most six decimals; `None` for anything else.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        // The shortest decimal text of a double is what the person typed.
        let text = value.to_string();
        let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |digits| (-1, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if !value.is_finite() || fraction.len() > 6 {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
        let millionths = whole.checked_mul(1_000_000)?.checked_add(fraction)?;
        (millionths <= MAX_MILLIONTHS).then_some(Self(sign * millionths))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value())
    }
}
impl fmt::Debug for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl Serialize for Points {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1_000_000 == 0 { to.serialize_i64(self.0 / 1_000_000) } else { to.serialize_f64(self.value()) }
    }
}
impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_f64(f64::deserialize(from)?).ok_or_else(|| de::Error::custom("expected a number with at most six decimals"))
    }
}
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Points {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::Number)
            .description(Some("A number with at most six decimals, kept exactly."))
            .minimum(Some(-1e9))
            .maximum(Some(1e9))
            .examples([serde_json::json!(4.5)])
            .into()
    }
}
#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Points {
    fn name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn six_decimals_are_exact_and_seven_are_refused() {
        assert_eq!(serde_json::from_str::<Points>("4.1").unwrap().millionths(), 4_100_000);
        assert_eq!(serde_json::from_str::<Points>("-0.000001").unwrap().millionths(), -1);
        for bad in ["0.1234567", "1e-7", "1e300", "\"1\"", "true"] {
            assert!(serde_json::from_str::<Points>(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_number_survives_json(millionths in -MAX_MILLIONTHS..=MAX_MILLIONTHS) {
            let points = Points::from_millionths(millionths);
            let text = serde_json::to_string(&points).unwrap();
            prop_assert_eq!(serde_json::from_str::<Points>(&text).unwrap(), points);
        }
    }
}
