//! What the reviews of an application say together: the list with which a chair begins.

use crate::states::states;

states! {
    /// What the reviews of an application say together, against the least total of the rubric, or the middle of the scale.
    ReviewsState {
        /// Fewer reviews count than the phase asks for.
        Incomplete = "incomplete",
        /// Every review reaches the line.
        Positive = "positive",
        /// No review reaches the line.
        Negative = "negative",
        /// Reviews lie on both sides of the line, but not far on both.
        Mixed = "mixed",
        /// One review lies clearly above the line and another clearly below it: ten points or more.
        Conflicting = "conflicting",
    }
}

/// Where a rubric names no least total: the middle of the scale of 0 to 100.
pub const MIDDLE: f64 = 50.0;

/// From this distance, in points, a review is clearly on its side of the line.
const CLEAR: f64 = 10.0;

/// The state of reviews with these scores; `needed` is how many the phase asks for, `line` where they part.
#[must_use]
pub fn reviews_state(scores: &[f64], needed: u32, line: f64) -> ReviewsState {
    let enough = u32::try_from(scores.len()).is_ok_and(|count| count >= needed);
    let any = |side: &dyn Fn(f64) -> bool| scores.iter().any(|score| side(*score));
    if scores.is_empty() || !enough {
        ReviewsState::Incomplete
    } else if !any(&|score| score < line) {
        ReviewsState::Positive
    } else if !any(&|score| score >= line) {
        ReviewsState::Negative
    } else if any(&|score| score >= line + CLEAR) && any(&|score| score <= line - CLEAR) {
        ReviewsState::Conflicting
    } else {
        ReviewsState::Mixed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reviews_agree_differ_or_are_at_odds() {
        let state = |scores: &[f64]| reviews_state(scores, 2, 60.0);
        assert_eq!(state(&[90.0]), ReviewsState::Incomplete);
        assert_eq!(state(&[60.0, 75.0]), ReviewsState::Positive);
        assert_eq!(state(&[59.9, 0.0]), ReviewsState::Negative);
        assert_eq!(state(&[90.0, 51.0]), ReviewsState::Mixed);
        assert_eq!(state(&[70.0, 50.0]), ReviewsState::Conflicting);
        assert_eq!(reviews_state(&[], 0, 60.0), ReviewsState::Incomplete);
    }

    proptest! {
        #[test]
        fn the_order_of_reviews_does_not_matter(mut scores in prop::collection::vec(0.0..100.0_f64, 0..6), needed in 1..4_u32) {
            let before = reviews_state(&scores, needed, MIDDLE);
            scores.reverse();
            prop_assert_eq!(before, reviews_state(&scores, needed, MIDDLE));
            let complete = scores.len() >= needed as usize;
            prop_assert_eq!(before == ReviewsState::Incomplete, !complete);
        }
    }
}
