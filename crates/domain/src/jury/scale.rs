//! The scale of a criterion, mapped to a utility from 0 to 100.

use crate::document::Criterion;
use crate::states::states;

states! {
    /// Which end of a scale is the better one.
    Direction {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
}

states! {
    /// Why a value has no utility.
    ScaleError {
        /// Not a number.
        NotFinite = "not_finite",
        /// The scale has no extent.
        EmptyScale = "empty_scale",
        /// Outside the scale.
        OutOfScale = "out_of_scale",
        /// Between two steps.
        OffStep = "off_step",
    }
}

/// How far, in steps, a value may lie from a step.
const STEP_SLACK: f64 = 1e-9;

/// A scale.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Scale {
    /// The lowest value.
    pub min: f64,
    /// The highest value.
    pub max: f64,
    /// Values lie on whole steps from the lowest.
    pub step: Option<f64>,
    /// Which end is better; of no account where there are anchors.
    pub direction: Direction,
    /// Values and their utilities, with rising values; between two of them the utility is on the straight line. None: the whole
    /// scale is one straight line.
    pub anchors: Vec<(f64, f64)>,
}

impl From<&Criterion> for Scale {
    fn from(criterion: &Criterion) -> Self {
        let step = criterion.step.map(|step| step.value());
        let direction = if criterion.lower_is_better { Direction::Lower } else { Direction::Higher };
        Self { min: criterion.min.value(), max: criterion.max.value(), step, direction, anchors: Vec::new() }
    }
}

impl Scale {
    /// The utility of a value, 0 (worst) to 100 (best).
    ///
    /// # Errors
    /// The first of the reasons of [`ScaleError`] that applies, in their order.
    pub fn utility(&self, value: f64) -> Result<f64, ScaleError> {
        self.accept(value)?;
        if !self.anchors.is_empty() {
            return Ok(interpolate(&self.anchors, value));
        }
        let utility = 100.0 * (value - self.min) / (self.max - self.min);
        Ok(match self.direction {
            Direction::Higher => utility,
            Direction::Lower => 100.0 - utility,
        })
    }

    fn accept(&self, value: f64) -> Result<(), ScaleError> {
        if !value.is_finite() {
            return Err(ScaleError::NotFinite);
        }
        // A bound that is no number makes an empty scale as well.
        if !(self.min < self.max && (self.max - self.min).is_finite()) {
            return Err(ScaleError::EmptyScale);
        }
        if !(self.min..=self.max).contains(&value) {
            return Err(ScaleError::OutOfScale);
        }
        let steps = self.step.filter(|step| *step > 0.0).map_or(0.0, |step| (value - self.min) / step);
        if (steps - steps.round()).abs() > STEP_SLACK { Err(ScaleError::OffStep) } else { Ok(()) }
    }
}

/// Linear interpolation; constant beyond the first and the last anchor.
fn interpolate(anchors: &[(f64, f64)], value: f64) -> f64 {
    let mut below: Option<(f64, f64)> = None;
    for &(x, u) in anchors {
        if value <= x {
            return below.map_or(u, |(x0, u0)| u0 + (u - u0) * ((value - x0) / (x - x0)));
        }
        below = Some((x, u));
    }
    below.map_or(0.0, |(_, u)| u)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale(min: f64, max: f64) -> Scale {
        Scale { min, max, step: None, direction: Direction::Higher, anchors: Vec::new() }
    }

    #[test]
    fn what_is_off_the_scale_has_no_utility() {
        assert_eq!(scale(f64::NAN, 5.0).utility(1.0), Err(ScaleError::EmptyScale));
        assert_eq!(scale(5.0, 5.0).utility(f64::INFINITY), Err(ScaleError::NotFinite));
        let stepped = Scale { step: Some(0.1), ..scale(0.0, 1.0) };
        assert!(stepped.utility(0.3).is_ok() && stepped.utility(0.7).is_ok());
        assert_eq!(stepped.utility(0.35), Err(ScaleError::OffStep));
        assert_eq!(stepped.utility(1.05), Err(ScaleError::OutOfScale));
    }

    #[test]
    fn beyond_the_anchors_the_utility_is_constant() {
        let anchored = Scale { anchors: vec![(2.0, 10.0), (4.0, 90.0)], ..scale(0.0, 5.0) };
        assert_eq!([0.0, 2.0, 3.0, 4.0, 5.0].map(|value| anchored.utility(value).unwrap()), [10.0, 10.0, 50.0, 90.0, 90.0]);
    }

    proptest! {
        #[test]
        fn utility_rises_from_0_to_100_and_the_reversed_scale_mirrors_it(min in -50..50_i32, extent in 1..100_i32, a in 0..=1000_i32, b in 0..=1000_i32) {
            let scale = scale(min.into(), (min + extent).into());
            let at = |share: i32| (f64::from(min) + f64::from(extent) * f64::from(share) / 1000.0).min(scale.max);
            let (low, high) = (scale.utility(at(a.min(b))).unwrap(), scale.utility(at(a.max(b))).unwrap());
            prop_assert!(0.0 <= low && low <= high && high <= 100.0);
            let reversed = Scale { direction: Direction::Lower, ..scale.clone() };
            prop_assert!((reversed.utility(at(a)).unwrap() + scale.utility(at(a)).unwrap() - 100.0).abs() < 1e-12);
        }
    }
}
