//! Where plans of assignments, and the rankings of panels that are being locked, are computed: away from the threads that serve requests
//! and from the database, a few at once, each plan for so long and no longer.

use crate::error::{ApiError, ApiResult};
use std::sync::Arc;
use std::time::Duration;
use tahaddi_domain::document::{PlanDocument, PlanOptions, PlanOutcome};
use tahaddi_domain::jury::plan::{PlanError, Stop};
use tahaddi_domain::jury::planning::{Ground, propose};
use tahaddi_persistence::StoreError;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// How many plans are computed at once.
const AT_ONCE: usize = 2;
/// How long somebody waits for a place.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a search takes to notice that it should end.
const GRACE: Duration = Duration::from_secs(2);

/// Computes plans and rankings.
#[derive(Clone, Debug)]
pub struct Planner {
    places: Arc<Semaphore>,
    patience: Duration,
}

/// A place at the planner. It is kept until the computation ends, even where nobody waits for it any more.
#[derive(Debug)]
pub struct Place(OwnedSemaphorePermit);

impl Default for Planner {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(AT_ONCE)), patience: PATIENCE }
    }
}

impl Planner {
    /// Waits for a place, before anything is loaded.
    ///
    /// # Errors
    /// `dependency_unavailable` where too many are waiting.
    pub async fn place(&self) -> ApiResult<Place> {
        match timeout(self.patience, Arc::clone(&self.places).acquire_owned()).await {
            Ok(Ok(permit)) => Ok(Place(permit)),
            Ok(Err(_)) | Err(_) => Err(StoreError::Overloaded.into()),
        }
    }
}

impl Place {
    /// Computes something that ends by itself.
    ///
    /// # Errors
    /// Those of the work; a fault if it panicked.
    pub async fn run<T: Send + 'static>(self, work: impl FnOnce() -> ApiResult<T> + Send + 'static) -> ApiResult<T> {
        let done = tokio::task::spawn_blocking(move || {
            let _until_done = self.0;
            work()
        });
        done.await.map_err(ApiError::fault)?
    }

    /// Computes a plan. It ends early where its time is over or nobody waits for the answer any more, and then there is none.
    ///
    /// # Errors
    /// A fault of ours.
    pub async fn plan(self, ground: Ground, options: PlanOptions) -> ApiResult<PlanDocument> {
        // What cannot be asked to end has its time from the beginning: a place is never kept for longer than twice of it.
        let stop = Stop::within(options.seconds);
        let nobody_waits = StopOnDrop(stop.clone());
        let limit = Duration::from_secs(u64::from(options.seconds));
        let asked = options.clone();
        let mut search = tokio::task::spawn_blocking(move || {
            let _until_done = self.0;
            propose(&ground, &options, &stop)
        });
        let found = match timeout(limit, &mut search).await {
            Ok(found) => Some(found),
            Err(_elapsed) => {
                nobody_waits.0.ask();
                timeout(GRACE, search).await.ok()
            }
        };
        match found {
            Some(found) => found.map_err(ApiError::fault)?.map_err(|error: PlanError| ApiError::fault(error)),
            None => {
                let outcome = PlanOutcome::TimedOut;
                Ok(PlanDocument { outcome, options: asked, assignments: Vec::new(), figures: None, infeasibility: None })
            }
        }
    }
}

/// Ends a search whose answer nobody waits for.
struct StopOnDrop(Stop);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.ask();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn so_many_plan_at_once_and_who_is_done_makes_room() {
        let planner = Planner { patience: Duration::ZERO, ..Planner::default() };
        let mut places = Vec::new();
        for _ in 0..AT_ONCE {
            places.push(planner.place().await.unwrap());
        }
        assert!(matches!(planner.place().await, Err(ApiError::Store(StoreError::Overloaded))));
        let place = places.pop().unwrap();
        let planned = place.plan(Ground::default(), PlanOptions::default()).await.unwrap();
        assert_eq!((planned.outcome, planned.assignments.len()), (PlanOutcome::Planned, 0));
        planner.place().await.unwrap();
    }
}
