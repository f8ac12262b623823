//! The panel of a challenge: jurors, conflicts of interest, assignments, review phases, ranking and decision.

mod states;

pub use states::{AssignmentState, ConflictKind, ConflictSource, JurorRole, JurorState, ReviewState};
