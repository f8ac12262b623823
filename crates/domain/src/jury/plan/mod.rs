//! Who reads what: the best assignment of jurors to applications under rules, or why there is none.
//!
//! Hard rules: each application has its number of jurors, each juror a load within bounds, no conflict, every accepted review
//! stays, the tags are covered, and where asked the design is connected. Without tags that overlap, without [`Objective::MaxMin`] and
//! without connectivity this is a minimum-cost flow. For the rest, flows are searched best first until one keeps the rules; where that
//! ends without a proof, a small problem goes to an integer program, and a large one gets the best plan met, with a bound
//! ([`Proof`]). A plan keeps every rule: a partial one is never returned, see [`Infeasible`].
//!
//! The same problem always gives the same plan. Of several best plans it is the one that the search meets first, in the order of
//! the indices; nothing about it is random. Who waits for it may end the search ([`Stop`]): then there is no plan, never another one.

mod flow;
mod infeasible;
mod instance;
mod join;
mod milp;
mod network;
mod problem;
mod relax;
mod report;
#[cfg(test)]
mod rule_tests;
mod search;
mod solve;
mod stop;
mod suggest;
#[cfg(test)]
mod tests;

pub use infeasible::{Cause, Infeasible, Requirement, ShortApplication, ShortJuror, TagNeed};
pub use problem::{Barred, Coverage, Load, MAX_SIDE, MAX_SIMILARITY, Objective, PlanError, Problem};
pub use relax::Relaxation;
pub use report::{Plan, PlanReport, Proof, Violation};
pub use solve::Outcome;
pub use stop::Stop;
pub use suggest::{Bid, Bridging, FREE_SHARE_MINIMUM, FREE_SHARE_TARGET, TrackDesign, bridges, similarity};
