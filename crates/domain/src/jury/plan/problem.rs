//! What is to be assigned, and under which rules.

use super::stop::Stop;
use std::collections::BTreeSet;
use thiserror::Error;

/// Similarities lie within plus and minus this; suggestions lie from 0 to 1000.
pub const MAX_SIMILARITY: i64 = 1_000_000;
/// The most applications, and the most jurors, of one plan.
pub const MAX_SIDE: usize = 5_000;

/// How many applications a juror reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
}

/// A pair that must not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Barred {
    /// The application.
    pub application: usize,
    /// The juror.
    pub juror: usize,
    /// Whether a person may decide that it is none: a soft conflict is a possible relaxation, never lifted by the engine.
    pub soft: bool,
}

/// What the tags of an application ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Nothing.
    #[default]
    None,
    /// For every tag at least one juror who has it.
    AllTags,
    /// At least one juror who has one of the tags.
    AtLeastOne,
}

/// What is best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Objective {
    /// The largest sum of similarities (Charlin & Zemel 2013).
    #[default]
    MaxSum,
    /// The largest smallest sum of similarities of an application, then the largest total (Stelmakh, Shah & Singh 2019).
    MaxMin,
    /// The largest sum of similarities minus `weight` times the sum of the squared loads of the jurors.
    Balanced {
        /// In similarity per squared review, from 0 to 1000.
        weight: u32,
    },
}

/// An assignment to be made. Applications and jurors go by their index, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// A row an application, a column a juror: how well they fit, in any unit; suggestions are 0..=1000.
    pub similarity: Vec<Vec<i64>>,
    /// How many jurors each application needs.
    pub reviews: Vec<u32>,
    /// How many applications each juror reads.
    pub loads: Vec<Load>,
    /// Pairs that must not be. A hard entry beats a soft one for the same pair.
    pub conflicts: Vec<Barred>,
    /// Pairs that stay, `(application, juror)`: reviews already accepted or done.
    pub fixed: Vec<(usize, usize)>,
    /// The tags of each application; empty when nobody has tags.
    pub application_tags: Vec<Vec<String>>,
    /// The tags of each juror; empty when nobody has tags.
    pub juror_tags: Vec<Vec<String>>,
    /// What the tags ask for.
    pub coverage: Coverage,
    /// What is best.
    pub objective: Objective,
    /// Whether the jurors and applications must hang together in one piece, so that one ranking compares them all.
    pub connected: bool,
    /// Ends the search.
    pub stop: Stop,
}

/// Why a plan cannot even be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanError {
    /// More than [`MAX_SIDE`] applications or jurors.
    #[error("more than {MAX_SIDE} applications or jurors")]
    TooLarge,
    /// A list has not one entry an application, or not one a juror.
    #[error("{list} has {found} entries instead of {expected}")]
    Shape {
        /// Which list.
        list: &'static str,
        /// How many entries it has.
        found: usize,
        /// How many it needs.
        expected: usize,
    },
    /// A pair names an application or a juror that does not exist.
    #[error("no pair of application {application} and juror {juror}")]
    UnknownPair {
        /// The application.
        application: usize,
        /// The juror.
        juror: usize,
    },
    /// A similarity beyond [`MAX_SIMILARITY`], or a balance weight beyond 1000.
    #[error("a similarity or weight is out of range")]
    OutOfRange,
    /// A juror must read more than the juror may read.
    #[error("juror {juror} has a smallest load above the largest")]
    LoadRange {
        /// The juror.
        juror: usize,
    },
    /// An accepted review is a conflict.
    #[error("the accepted review of application {application} by juror {juror} is a conflict")]
    FixedConflict {
        /// The application.
        application: usize,
        /// The juror.
        juror: usize,
    },
    /// More reviews of this application are accepted than it needs.
    #[error("application {application} has more accepted reviews than it needs")]
    FixedReviews {
        /// The application.
        application: usize,
    },
    /// The juror accepted more reviews than the largest load.
    #[error("juror {juror} accepted more reviews than the largest load")]
    FixedLoad {
        /// The juror.
        juror: usize,
    },
    /// The search ended before it found a plan or the proof that there is none.
    #[error("no plan was found, and no proof that there is none")]
    Unresolved,
    /// The search was ended from outside. Nothing is proven.
    #[error("the search was ended")]
    Stopped,
    /// The integer program could not be solved. Nothing is proven.
    #[error("the integer program could not be solved: {reason}")]
    Solver {
        /// What the solver said.
        reason: String,
    },
}

impl Problem {
    /// How many applications there are.
    #[must_use]
    pub fn applications(&self) -> usize {
        self.reviews.len()
    }
    /// How many jurors there are.
    #[must_use]
    pub fn jurors(&self) -> usize {
        self.loads.len()
    }
    /// Reviews needed in all.
    #[must_use]
    pub fn demand(&self) -> u64 {
        self.reviews.iter().map(|reviews| u64::from(*reviews)).sum()
    }
    /// Reviews that the jurors may write in all.
    #[must_use]
    pub fn capacity(&self) -> u64 {
        self.loads.iter().map(|load| u64::from(load.max)).sum()
    }

    /// Looks at everything that is wrong in itself, without asking for a plan.
    ///
    /// # Errors
    /// Each kind of [`PlanError`] but `Unresolved`, `Stopped` and `Solver`.
    pub fn check(&self) -> Result<(), PlanError> {
        let (applications, jurors) = (self.applications(), self.jurors());
        if applications.max(jurors) > MAX_SIDE {
            return Err(PlanError::TooLarge);
        }
        shape("similarity", self.similarity.len(), applications)?;
        for row in &self.similarity {
            shape("a row of similarity", row.len(), jurors)?;
        }
        if !self.application_tags.is_empty() || self.coverage != Coverage::None {
            shape("application_tags", self.application_tags.len(), applications)?;
            shape("juror_tags", self.juror_tags.len(), jurors)?;
        }
        let weight = if let Objective::Balanced { weight } = self.objective { weight } else { 0 };
        if weight > 1_000 || self.similarity.iter().flatten().any(|value| value.abs() > MAX_SIMILARITY) {
            return Err(PlanError::OutOfRange);
        }
        if let Some(juror) = self.loads.iter().position(|load| load.min > load.max) {
            return Err(PlanError::LoadRange { juror });
        }
        self.check_pairs()
    }

    fn check_pairs(&self) -> Result<(), PlanError> {
        let conflicts = self.conflicts.iter().map(|barred| (barred.application, barred.juror));
        for (application, juror) in conflicts.clone().chain(self.fixed.iter().copied()) {
            if application >= self.applications() || juror >= self.jurors() {
                return Err(PlanError::UnknownPair { application, juror });
            }
        }
        let conflicts: BTreeSet<_> = conflicts.collect();
        let fixed: BTreeSet<_> = self.fixed.iter().copied().collect();
        if let Some((application, juror)) = fixed.intersection(&conflicts).next() {
            return Err(PlanError::FixedConflict { application: *application, juror: *juror });
        }
        let kept = |matches: &dyn Fn(&(usize, usize)) -> bool| fixed.iter().filter(|pair| matches(pair)).count();
        for (application, reviews) in self.reviews.iter().enumerate() {
            if kept(&|pair| pair.0 == application) > to_usize(*reviews) {
                return Err(PlanError::FixedReviews { application });
            }
        }
        for (juror, load) in self.loads.iter().enumerate() {
            if kept(&|pair| pair.1 == juror) > to_usize(load.max) {
                return Err(PlanError::FixedLoad { juror });
            }
        }
        Ok(())
    }
}

fn shape(list: &'static str, found: usize, expected: usize) -> Result<(), PlanError> {
    if found == expected { Ok(()) } else { Err(PlanError::Shape { list, found, expected }) }
}

/// Counts fit the address space.
pub(super) fn to_usize(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
