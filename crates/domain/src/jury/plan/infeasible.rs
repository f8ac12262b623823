//! Why there is no plan: what is missing, a proof that anyone can check, and the cheapest ways out.

use super::instance::{Instance, asked, has_one};
use super::network::{FlowPlan, Rules, best_flow};
use super::problem::{Coverage, Load, PlanError, Problem, to_usize};
use super::relax::{Relaxation, relaxations};
use super::solve::{ensure_going_on, solve};

/// Which rule cannot be kept; the first of these that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// There are not enough allowed jurors with free capacity.
    Capacity,
    /// Jurors cannot all get their smallest load.
    MinimumLoad,
    /// The tags cannot be covered.
    Coverage,
    /// Everything else can be kept, but the design falls apart.
    Connectivity,
}

/// Reviews that an application needs and the jurors who could write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortApplication {
    /// The application.
    pub application: usize,
    /// The jurors without a conflict, ascending.
    pub allowed_jurors: Vec<usize>,
    /// How many it needs.
    pub needed: u32,
}

/// Reviews that a juror has to get and the applications that the juror could read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortJuror {
    /// The juror.
    pub juror: usize,
    /// The applications without a conflict, ascending.
    pub allowed_applications: Vec<usize>,
    /// The smallest load.
    pub needed: u32,
}

/// Tags that an application asks for and nobody allowed has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The application.
    pub application: usize,
    /// One of these is asked for.
    pub tags: Vec<String>,
}

/// How often a tag is asked for, and how often it could be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagNeed {
    /// The tag.
    pub tag: String,
    /// Applications with it.
    pub applications: usize,
    /// The jurors who have it, ascending.
    pub jurors: Vec<usize>,
    /// Reviews that these may write in all.
    pub capacity: u64,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Infeasible {
    /// The rule that cannot be kept.
    pub cause: Cause,
    /// Reviews that cannot be placed: those needed minus the largest flow; 0 where capacity is not the cause.
    pub shortage: u64,
    /// Reviews needed in all, `Σ k_i`.
    pub total_demand: u64,
    /// Reviews that the jurors may write in all, `Σ u_j`.
    pub total_capacity: u64,
    /// The proof of a shortage, a violated Hall condition: these applications need more than their jurors can write,
    /// `Σ k_i > Σ_j min(u_j, allowed applications of j among these)`, with accepted reviews taken off both sides. It is the smallest
    /// such set: the applications that lack reviews and those with whose jurors they could change places.
    pub applications_short: Vec<ShortApplication>,
    /// The same for smallest loads: these jurors must get more than their applications need.
    pub jurors_short: Vec<ShortJuror>,
    /// What is asked for and nobody allowed has.
    pub uncovered: Vec<Requirement>,
    /// Need and supply of each tag, where tags are the cause.
    pub tags: Vec<TagNeed>,
    /// Every application with the jurors who could read it.
    pub applications: Vec<ShortApplication>,
    /// Changes that each suffice, each as small as its kind allows.
    pub relaxations: Vec<Relaxation>,
    /// Whether every kind of change was tried before the search was ended.
    pub tried_all: bool,
}

/// The diagnosis of a problem without a plan.
pub(super) fn diagnose(problem: &Problem) -> Result<Infeasible, PlanError> {
    let instance = Instance::new(problem)?;
    let plain = best_flow(&instance, Rules::NONE);
    ensure_going_on(problem)?;
    let jurors_short = if plain.complete { jurors_short(problem)? } else { Vec::new() };
    let cause = if !plain.complete {
        Cause::Capacity
    } else if !jurors_short.is_empty() {
        Cause::MinimumLoad
    } else if problem.coverage != Coverage::None && solve(&Problem { connected: false, ..problem.clone() })?.is_none() {
        Cause::Coverage
    } else {
        Cause::Connectivity
    };
    let mut changes = Vec::new();
    let tried_all = match relaxations(problem, cause, &mut changes) {
        Ok(()) => true,
        Err(PlanError::Stopped) => false,
        Err(error) => return Err(error),
    };
    let short = |application: usize| ShortApplication {
        application,
        allowed_jurors: instance.allowed(application),
        needed: problem.reviews.get(application).copied().unwrap_or(0),
    };
    Ok(Infeasible {
        cause,
        shortage: shortage(&plain),
        total_demand: problem.demand(),
        total_capacity: problem.capacity(),
        applications_short: plain.cut.iter().map(|application| short(*application)).collect(),
        jurors_short,
        uncovered: uncovered(&instance),
        tags: if cause == Cause::Coverage { tag_needs(problem) } else { Vec::new() },
        applications: (0..problem.applications()).map(short).collect(),
        relaxations: changes,
        tried_all,
    })
}

fn shortage(plain: &FlowPlan) -> u64 {
    plain.short.iter().map(|(_, units)| units.unsigned_abs()).sum()
}

/// The same question with the sides exchanged: jurors need their smallest load, applications give up to their reviews.
fn jurors_short(problem: &Problem) -> Result<Vec<ShortJuror>, PlanError> {
    let turned = Problem {
        similarity: vec![vec![0; problem.applications()]; problem.jurors()],
        // An accepted review beyond the smallest load needs no more than itself.
        reviews: (0..problem.jurors()).map(|juror| smallest_with_fixed(problem, juror)).collect(),
        loads: problem.reviews.iter().map(|reviews| Load { min: 0, max: *reviews }).collect(),
        conflicts: problem
            .conflicts
            .iter()
            .map(|pair| super::Barred { application: pair.juror, juror: pair.application, ..*pair })
            .collect(),
        fixed: problem.fixed.iter().map(|(application, juror)| (*juror, *application)).collect(),
        stop: problem.stop.clone(),
        ..Problem::default()
    };
    let instance = Instance::new(&turned)?;
    let flow = best_flow(&instance, Rules::NONE);
    ensure_going_on(problem)?;
    let short = |juror: &usize| ShortJuror {
        juror: *juror,
        allowed_applications: instance.allowed(*juror),
        needed: turned.reviews.get(*juror).copied().unwrap_or(0),
    };
    Ok(flow.cut.iter().map(short).collect())
}

fn smallest_with_fixed(problem: &Problem, juror: usize) -> u32 {
    let fixed: std::collections::BTreeSet<_> = problem.fixed.iter().filter(|pair| pair.1 == juror).collect();
    problem.loads.get(juror).map_or(0, |load| load.min).max(u32::try_from(fixed.len()).unwrap_or(u32::MAX))
}

fn uncovered(instance: &Instance<'_>) -> Vec<Requirement> {
    let problem = instance.problem;
    let mut found = Vec::new();
    for application in 0..problem.applications() {
        let allowed = instance.allowed(application);
        for tags in asked(problem, application) {
            if !allowed.iter().any(|juror| has_one(problem, *juror, tags)) {
                found.push(Requirement { application, tags: tags.to_vec() });
            }
        }
    }
    found
}

fn tag_needs(problem: &Problem) -> Vec<TagNeed> {
    let tags: std::collections::BTreeSet<&String> = problem.application_tags.iter().flatten().collect();
    let need = |tag: &String| {
        let jurors: Vec<usize> = (0..problem.jurors()).filter(|juror| has_one(problem, *juror, std::slice::from_ref(tag))).collect();
        TagNeed {
            tag: tag.clone(),
            applications: problem.application_tags.iter().filter(|tags| tags.contains(tag)).count(),
            capacity: jurors.iter().filter_map(|juror| problem.loads.get(*juror)).map(|load| u64::from(load.max)).sum(),
            jurors,
        }
    };
    tags.into_iter().map(need).collect()
}

impl ShortApplication {
    /// Whether the application alone has fewer allowed jurors than it needs.
    #[must_use]
    pub fn is_short_alone(&self) -> bool {
        self.allowed_jurors.len() < to_usize(self.needed)
    }
}
