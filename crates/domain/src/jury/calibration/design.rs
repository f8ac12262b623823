//! Who scored what: the incidence of applications and jurors, and sums in a fixed order.
#![expect(clippy::indexing_slicing, reason = "vectors and matrices have the size of the design, which checked its indices")]

use crate::states::states;
use nalgebra::{DMatrix, DVector};

/// One counted review in one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The index of the application.
    pub application: usize,
    /// The index of the juror.
    pub juror: usize,
    /// The composite, usually 0 to 100.
    pub score: f64,
}

states! {
    /// Why observations are no design.
    DesignError {
        /// An index beyond the number of applications or jurors.
        OutOfRange = "out_of_range",
        /// A score that is not a number.
        NotFinite = "not_finite",
        /// An application without a review.
        NoReview = "no_review",
    }
}

/// Observations in the order in which everything is summed: by application, then juror, then score.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    jurors: usize,
    rows: Vec<Observation>,
    /// For each row its place in the input.
    origin: Vec<usize>,
    /// One for each row; 1 unless jurors are weighted.
    weights: Vec<f64>,
    /// The total weight of each application: its number of reviews unless jurors are weighted.
    application_weight: Vec<f64>,
    /// The incidence: total weights by juror, for each application.
    cells: Vec<Vec<(usize, f64)>>,
}

impl Design {
    /// A design of `applications` × `jurors`. A juror may have no review, an application may not.
    ///
    /// # Errors
    /// See [`DesignError`].
    pub fn new(applications: usize, jurors: usize, observations: &[Observation]) -> Result<Self, DesignError> {
        if observations.iter().any(|o| o.application >= applications || o.juror >= jurors) {
            return Err(DesignError::OutOfRange);
        }
        if observations.iter().any(|o| !o.score.is_finite()) {
            return Err(DesignError::NotFinite);
        }
        let mut indexed: Vec<(usize, Observation)> = observations.iter().copied().enumerate().collect();
        indexed.sort_by(|(_, a), (_, b)| (a.application, a.juror).cmp(&(b.application, b.juror)).then(a.score.total_cmp(&b.score)));
        let (origin, rows): (Vec<_>, Vec<_>) = indexed.into_iter().unzip();
        let weights = vec![1.0; rows.len()];
        let mut design = Self { jurors, rows, origin, weights, application_weight: Vec::new(), cells: vec![Vec::new(); applications] };
        design.index();
        if design.cells.iter().any(Vec::is_empty) { Err(DesignError::NoReview) } else { Ok(design) }
    }

    fn index(&mut self) {
        self.cells.iter_mut().for_each(Vec::clear);
        for (row, weight) in self.rows.iter().zip(&self.weights) {
            if let Some(cells) = self.cells.get_mut(row.application) {
                match cells.last_mut() {
                    Some(cell) if cell.0 == row.juror => cell.1 += weight,
                    _ => cells.push((row.juror, *weight)),
                }
            }
        }
        self.application_weight = self.cells.iter().map(|cells| cells.iter().map(|cell| cell.1).sum()).collect();
    }

    /// The same design with other scores, given in the order of [`Design::rows`].
    #[must_use]
    pub fn with_scores(&self, scores: &[f64]) -> Self {
        let mut design = self.clone();
        for (row, score) in design.rows.iter_mut().zip(scores) {
            row.score = *score;
        }
        design
    }

    /// The same design with a weight for each juror: the inverse of the relative variance of the juror's noise.
    #[must_use]
    pub fn with_juror_weights(&self, weights: &[f64]) -> Self {
        let mut design = self.clone();
        design.weights = design.rows.iter().map(|row| weights.get(row.juror).copied().unwrap_or(1.0)).collect();
        design.index();
        design
    }

    /// How many applications there are.
    #[must_use]
    pub fn applications(&self) -> usize {
        self.cells.len()
    }
    /// How many jurors there are, those without a review included.
    #[must_use]
    pub fn jurors(&self) -> usize {
        self.jurors
    }
    /// The reviews, in the order of sums.
    #[must_use]
    pub fn rows(&self) -> &[Observation] {
        &self.rows
    }
    /// The total weight of the reviews of each application: their number, unless jurors are weighted.
    #[must_use]
    pub fn application_weight(&self) -> &[f64] {
        &self.application_weight
    }
    /// For each application, the jurors with their share of its weight: a row of `B = D⁻¹N`.
    pub fn shares(&self) -> impl Iterator<Item = Vec<(usize, f64)>> + '_ {
        let share = |(cells, total): (&Vec<(usize, f64)>, &f64)| cells.iter().map(|(juror, weight)| (*juror, weight / total)).collect();
        self.cells.iter().zip(&self.application_weight).map(share)
    }
    /// For each application, the jurors with the weight of their reviews.
    #[must_use]
    pub fn cells(&self) -> &[Vec<(usize, f64)>] {
        &self.cells
    }

    /// The values of the rows, put back in the order of the input.
    #[must_use]
    pub fn in_input_order(&self, by_row: &[f64]) -> Vec<f64> {
        let mut pairs: Vec<_> = self.origin.iter().copied().zip(by_row.iter().copied()).collect();
        pairs.sort_by_key(|pair| pair.0);
        pairs.into_iter().map(|pair| pair.1).collect()
    }

    /// Sums a value of each row by application.
    #[must_use]
    pub fn by_application(&self, value: impl Fn(&Observation) -> f64) -> DVector<f64> {
        let mut sums = DVector::zeros(self.applications());
        self.rows.iter().for_each(|row| sums[row.application] += value(row));
        sums
    }
    /// Sums a value of each row by juror.
    #[must_use]
    pub fn by_juror(&self, value: impl Fn(&Observation) -> f64) -> DVector<f64> {
        let mut sums = DVector::zeros(self.jurors);
        self.rows.iter().for_each(|row| sums[row.juror] += value(row));
        sums
    }
    /// How many reviews each application has.
    #[must_use]
    pub fn reviews_of_application(&self) -> DVector<f64> {
        self.by_application(|_| 1.0)
    }
    /// How many reviews each juror has.
    #[must_use]
    pub fn reviews_of_juror(&self) -> DVector<f64> {
        self.by_juror(|_| 1.0)
    }

    /// The plain mean of each application.
    #[must_use]
    pub fn raw_means(&self) -> DVector<f64> {
        self.by_application(|row| row.score).component_div(&self.reviews_of_application())
    }

    /// The weighted mean of each application, in two passes: the second adds what the first has rounded away.
    #[must_use]
    pub fn means(&self) -> DVector<f64> {
        let total = DVector::from_column_slice(&self.application_weight);
        let weighted = |of: &dyn Fn(&Observation) -> f64| {
            let mut sums = DVector::zeros(self.applications());
            self.rows.iter().zip(&self.weights).for_each(|(row, weight)| sums[row.application] += weight * of(row));
            sums.component_div(&total)
        };
        let first = weighted(&|row| row.score);
        let rest = weighted(&|row| row.score - first[row.application]);
        first + rest
    }

    /// The score of each row minus a value of its application.
    #[must_use]
    pub fn deviations(&self, of_application: &DVector<f64>) -> Vec<f64> {
        self.rows.iter().map(|row| row.score - of_application[row.application]).collect()
    }

    /// The weighted sum of squares of a value of each row.
    #[must_use]
    pub fn sum_of_squares(&self, by_row: &[f64]) -> f64 {
        self.weights.iter().zip(by_row).map(|(weight, value)| weight * value * value).sum()
    }

    /// The weighted sum by juror of a value of each row.
    #[must_use]
    pub fn juror_totals(&self, by_row: &[f64]) -> DVector<f64> {
        let mut sums = DVector::zeros(self.jurors);
        self.rows.iter().zip(&self.weights).zip(by_row).for_each(|((row, weight), value)| sums[row.juror] += weight * value);
        sums
    }

    /// `S₀ = diag(nⱼ) - N′D⁻¹N`: the Laplacian of the jurors who met on applications.
    #[must_use]
    pub fn laplacian(&self) -> DMatrix<f64> {
        self.contrast_matrix(|total| 1.0 / total)
    }

    /// `diag(nⱼ) - N′ diag(f(nᵢ)) N`.
    #[must_use]
    pub fn contrast_matrix(&self, f: impl Fn(f64) -> f64) -> DMatrix<f64> {
        let mut matrix = DMatrix::zeros(self.jurors, self.jurors);
        for (cells, total) in self.cells.iter().zip(&self.application_weight) {
            let factor = f(*total);
            for (a, weight) in cells {
                matrix[(*a, *a)] += weight;
                for (b, other) in cells {
                    matrix[(*a, *b)] -= factor * weight * other;
                }
            }
        }
        matrix
    }
}
