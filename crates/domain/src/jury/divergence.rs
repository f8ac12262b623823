//! Sheets that lie far apart.

use super::ranking::review_composite;
use crate::document::{Rubric, ScoreSheet};

/// Whether the sheets of an application lie further apart than so many of 100 points. Sheets that do not count are left out.
#[must_use]
pub fn diverge(sheets: &[&ScoreSheet], rubric: &Rubric, points: u32) -> bool {
    let criteria: Vec<_> = rubric.scored().filter_map(|criterion| Some((criterion.id.as_ref()?, criterion))).collect();
    let mut composites: Vec<f64> = sheets.iter().filter_map(|sheet| review_composite(sheet, rubric, &criteria)).collect();
    composites.sort_by(f64::total_cmp);
    composites.first().zip(composites.last()).is_some_and(|(least, most)| most - least > f64::from(points))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{criterion, sheet};
    use super::*;

    #[test]
    fn the_extremes_count_and_a_sheet_without_scores_does_not() {
        let rubric = Rubric::of(vec![criterion(1, 1.0, None), criterion(2, 1.0, None)]);
        let (low, middle, high) =
            (sheet(&[(1, Some(1.0)), (2, Some(1.0))]), sheet(&[(1, Some(2.0)), (2, Some(2.0))]), sheet(&[(1, Some(4.0)), (2, Some(4.0))]));
        let nothing = sheet(&[]);
        assert!(diverge(&[&middle, &low, &high], &rubric, 59) && !diverge(&[&middle, &low, &high], &rubric, 60));
        assert!(!diverge(&[&low, &middle], &rubric, 20) && !diverge(&[&low, &nothing], &rubric, 1) && !diverge(&[], &rubric, 1));
    }
}
