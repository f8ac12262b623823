//! How often one caller may do what.

use crate::network::Network;
use crate::quota::{Budget, Drawn, Standing};
use crate::settings::Settings;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::state::keyed::ShrinkableKeyedStateStore;
use governor::{Quota, RateLimiter};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tahaddi_domain::access::Action;
use tahaddi_domain::code::Code;
use tahaddi_domain::id::UserId;
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Clock;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{HttpMethod, Operation, ParameterIn};

/// How many callers have a bucket of their own, for each class: some ten megabytes.
const MAX_BUCKETS: usize = 100_000;
/// After how many seconds buckets that are full are forgotten.
const SWEEP_EVERY: u64 = 60;

/// What an operation costs: operations of one class share one budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateClass {
    /// Looking at something by its name, or at a list.
    Read,
    /// Looking for something by words.
    Search,
    /// Changing something.
    Write,
    /// What people do before they are signed in: register, log in, follow the link of a mail.
    Auth,
    /// Holding a person against everybody who applies to a call.
    Check,
    /// Having a large file made.
    Export,
    /// Sending a file.
    Upload,
    /// What keeps the service alive, such as probes: it has no budget.
    Free,
}

impl RateClass {
    /// Those that have a budget.
    pub const LIMITED: [Self; 7] = [Self::Read, Self::Search, Self::Write, Self::Auth, Self::Check, Self::Export, Self::Upload];

    /// Its name in headers, settings and the document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Search => "search",
            Self::Write => "write",
            Self::Auth => "auth",
            Self::Check => "check",
            Self::Export => "export",
            Self::Upload => "upload",
            Self::Free => "free",
        }
    }

    fn budget(self, settings: &Settings) -> Option<Budget> {
        Some(match self {
            Self::Read => settings.rate_read,
            Self::Search => settings.rate_search,
            Self::Write => settings.rate_write,
            Self::Auth => settings.rate_auth,
            Self::Check => settings.rate_check,
            Self::Export => settings.rate_export,
            Self::Upload => settings.rate_upload,
            Self::Free => return None,
        })
    }

    /// That of an operation, from what is known of it.
    #[must_use]
    pub fn of(method: &HttpMethod, action: Action, operation: &Operation) -> Self {
        let by_words = operation.parameters.iter().flatten().any(
            |parameter| matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query && parameter.name == "q"),
        );
        match method {
            _ if action == Action::PlatformView => Self::Free,
            _ if is_file(operation) => Self::Upload,
            _ if action == Action::DataExport => Self::Export,
            _ if action == Action::ConflictCheck => Self::Check,
            HttpMethod::Get if by_words => Self::Search,
            HttpMethod::Get => Self::Read,
            _ if action.is_for_anyone() => Self::Auth,
            _ => Self::Write,
        }
    }
}

/// Whether the body is a file.
fn is_file(operation: &Operation) -> bool {
    let body = operation.request_body.as_ref();
    matches!(body, Some(RefOr::T(body)) if body.content.contains_key("application/octet-stream"))
}

/// Whose budget it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Principal {
    /// Somebody who is signed in.
    User(UserId),
    /// Everybody in a network who is not.
    Network(Network),
    /// Those for whom there is no room any more: they share one bucket.
    Rest,
}

/// The buckets of a class, by principal: the instant at which each is full again. Never more than [`MAX_BUCKETS`].
#[derive(Debug, Default)]
struct Buckets(Mutex<HashMap<Principal, Nanos>>);

impl Buckets {
    fn lock(&self) -> MutexGuard<'_, HashMap<Principal, Nanos>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl StateStore for Buckets {
    type Key = Principal;
    fn measure_and_replace<T, F, E>(&self, key: &Principal, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut buckets = self.lock();
        let key = if buckets.contains_key(key) || buckets.len() < MAX_BUCKETS { key } else { &Principal::Rest };
        let (outcome, next) = decide(buckets.get(key).copied())?;
        match buckets.get_mut(key) {
            Some(full_at) => *full_at = next,
            None => drop(buckets.insert(key.clone(), next)),
        }
        Ok(outcome)
    }
}

impl ShrinkableKeyedStateStore<Principal> for Buckets {
    fn retain_recent(&self, drop_below: Nanos) {
        self.lock().retain(|_, full_at| *full_at > drop_below);
    }
    fn len(&self) -> usize {
        self.lock().len()
    }
    fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }
}

/// The server's clock, as the limiter reads it.
#[derive(Clone)]
struct Steady(Arc<dyn Clock>);

impl governor::clock::Clock for Steady {
    type Instant = Duration;
    fn now(&self) -> Duration {
        self.0.steady()
    }
}

type Limiter = RateLimiter<Principal, Buckets, Steady, StateInformationMiddleware>;

/// The budgets of this replica. Those that guard accounts are in the database, see `service::account`.
pub struct Rates {
    classes: BTreeMap<RateClass, (Budget, Limiter)>,
    clock: Steady,
    swept_at: AtomicU64,
}

impl Rates {
    /// With the budgets of the settings; without any if they are switched off.
    #[must_use]
    pub fn new(settings: &Settings, clock: Arc<dyn Clock>) -> Self {
        let clock = Steady(clock);
        let limited = RateClass::LIMITED.into_iter().filter(|_| settings.rate_limits);
        let class = |class: RateClass| {
            let budget = class.budget(settings)?;
            let period = Duration::from_secs(budget.seconds.get().into()) / budget.units.get();
            let quota = Quota::with_period(period.max(Duration::from_nanos(1)))?.allow_burst(budget.units);
            let limiter = Limiter::new(quota, Buckets::default(), clock.clone());
            Some((class, (budget, limiter)))
        };
        Self { classes: limited.filter_map(class).collect(), swept_at: AtomicU64::new(0), clock }
    }

    /// Takes one unit from a caller's budget for a class, and notes what is left. Who is not signed in shares with his network.
    ///
    /// # Errors
    /// `quota_exceeded` with `retry_after` in seconds.
    pub fn draw(&self, class: RateClass, user: Option<&UserId>, network: Network, drawn: &Drawn) -> Result<(), Refusal> {
        let Some((budget, limiter)) = self.classes.get(&class) else { return Ok(()) };
        self.sweep();
        let principal = user.map_or(Principal::Network(network), |user| Principal::User(user.clone()));
        let (quota, window) = (budget.units.get(), i64::from(budget.seconds.get()));
        let standing = |remaining, reset| Standing { policy: class.as_str(), quota, window, remaining, reset };
        match limiter.check_key(&principal) {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let used = i64::from(quota.saturating_sub(remaining));
                drawn.note(standing(remaining, (used * window + i64::from(quota) - 1) / i64::from(quota)));
                Ok(())
            }
            Err(until) => {
                let wait = until.wait_time_from(governor::clock::Clock::now(&self.clock));
                let seconds = i64::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(i64::MAX).max(1);
                drawn.note(standing(0, seconds));
                Err(Refusal::new(Code::QuotaExceeded).with("retry_after", seconds))
            }
        }
    }

    /// Forgets, now and then, the buckets that are full.
    fn sweep(&self) {
        let now = governor::clock::Clock::now(&self.clock).as_secs();
        let swept_at = self.swept_at.load(Ordering::Relaxed);
        let due = now.saturating_sub(swept_at) >= SWEEP_EVERY;
        if due && self.swept_at.compare_exchange(swept_at, now, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            self.classes.values().for_each(|(_, limiter)| limiter.retain_recent());
        }
    }
}

/// `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers) for what a request drew on.
pub(super) fn write_headers(headers: &mut HeaderMap, drawn: &Drawn) {
    let standings = drawn.standings();
    if standings.is_empty() {
        return;
    }
    let list = |item: fn(&Standing) -> String| HeaderValue::from_str(&standings.iter().map(item).collect::<Vec<_>>().join(", ")).ok();
    let policies = list(|budget| format!("\"{}\";q={};w={}", budget.policy, budget.quota, budget.window));
    let states = list(|budget| format!("\"{}\";r={};t={}", budget.policy, budget.remaining, budget.reset));
    if let (Some(policies), Some(states)) = (policies, states) {
        headers.insert(HeaderName::from_static("ratelimit-policy"), policies);
        headers.insert(HeaderName::from_static("ratelimit"), states);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tahaddi_domain::time::{FixedClock, Instant, Span};

    fn rates(change: impl FnOnce(&mut Settings)) -> (Rates, Arc<FixedClock>) {
        let mut settings = Settings { rate_read: "3/60".parse().unwrap(), rate_write: "1/60".parse().unwrap(), ..Settings::default() };
        change(&mut settings);
        let clock = Arc::new(FixedClock::new(Instant::parse("2027-01-15T09:00:00Z").unwrap()));
        (Rates::new(&settings, clock.clone()), clock)
    }

    fn network(n: u32) -> Network {
        Network::of(std::net::Ipv4Addr::from(n).into())
    }

    /// What is left after one more request, or how long to wait.
    fn draw(rates: &Rates, class: RateClass, who: Network) -> Result<(u32, i64), String> {
        let drawn = Drawn::default();
        let outcome = rates.draw(class, None, who, &drawn);
        let standing = drawn.standings().remove(0);
        outcome.map(|()| (standing.remaining, standing.reset)).map_err(|refusal| refusal.details["retry_after"].clone())
    }

    #[test]
    fn sec_80_a_budget_is_used_up_and_comes_back() {
        let (rates, clock) = rates(|_| {});
        let read = || draw(&rates, RateClass::Read, network(1));
        assert_eq!([read(), read(), read()], [Ok((2, 20)), Ok((1, 40)), Ok((0, 60))]);
        assert_eq!(read(), Err("20".to_owned()));
        clock.advance(Span::milliseconds(19_500));
        assert_eq!(read(), Err("1".to_owned()));
        clock.advance(Span::milliseconds(500));
        assert_eq!(read(), Ok((0, 60)));
        assert_eq!(draw(&rates, RateClass::Read, network(2)), Ok((2, 20)), "somebody else");
        assert_eq!(draw(&rates, RateClass::Write, network(1)), Ok((0, 60)), "something else");
        clock.advance(Span::minutes(1));
        assert_eq!(read(), Ok((2, 20)));
    }

    #[test]
    fn sec_80_budgets_can_be_switched_off() {
        let (rates, _) = rates(|settings| settings.rate_limits = false);
        let drawn = Drawn::default();
        assert!((0..10).all(|_| rates.draw(RateClass::Write, None, network(1), &drawn).is_ok()));
        assert!(drawn.standings().is_empty());
    }

    #[test]
    fn sec_80_memory_is_bounded_and_swept() {
        let (rates, clock) = rates(|_| {});
        let (_, limiter) = &rates.classes[&RateClass::Write];
        for n in 0..u32::try_from(MAX_BUCKETS).unwrap() {
            draw(&rates, RateClass::Write, network(n)).unwrap();
        }
        draw(&rates, RateClass::Write, network(u32::MAX)).unwrap();
        draw(&rates, RateClass::Write, network(u32::MAX - 1)).expect_err("those without room share one bucket");
        draw(&rates, RateClass::Write, network(0)).expect_err("who has a bucket keeps it");
        assert_eq!(limiter.len(), MAX_BUCKETS + 1);
        clock.advance(Span::minutes(2));
        draw(&rates, RateClass::Write, network(7)).unwrap();
        assert_eq!(limiter.len(), 1);
    }
}
