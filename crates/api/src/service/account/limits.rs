//! How often things that attackers like may be tried. The buckets are in the database, so that replicas agree.
//!
//! An address of the network is a /64 in IPv6: that is what one customer gets. Keys hold no personal data: they are digests.

use crate::auth::opaque::digest;
use crate::caller::Caller;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::network::Network;
use crate::quota::Standing;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Span;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::throttle;

/// One bucket: `burst` tries at once, and one more each `interval`.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    class: &'static str,
    key: String,
    burst: u32,
    interval: Span,
}

impl Limit {
    fn new(class: &'static str, whose: &str, burst: u32, interval: Span) -> Self {
        Self { class, key: format!("{class}:{}", digest(whose).chars().take(32).collect::<String>()), burst, interval }
    }

    fn standing(&self, remaining: u32, reset: Span) -> Standing {
        let window = self.interval.micros().saturating_mul(self.burst.into()).div_euclid(1_000_000);
        Standing { policy: self.class, quota: self.burst, window, remaining, reset: reset.ceil_seconds() }
    }
}

/// Log-ins. The pair comes before the account, so that one attacker empties the pair's bucket and not the account's, which is
/// large: the owner still gets in from elsewhere.
pub(super) fn log_in(address: &str, email: &str) -> [Limit; 3] {
    let network = network(address);
    [
        Limit::new("login-ip", &network, 60, Span::seconds(2)),
        Limit::new("login-pair", &format!("{network} {email}"), 10, Span::minutes(1)),
        Limit::new("login-account", email, 200, Span::seconds(10)),
    ]
}

/// Requests that end in a mail to an address that the caller merely names; the names of the buckets are those for the network and
/// for the address.
pub(super) fn mail([of_network, of_address]: [&'static str; 2], address: &str, email: &str) -> [Limit; 2] {
    [Limit::new(of_network, &network(address), 30, Span::minutes(1)), Limit::new(of_address, email, 5, Span::minutes(10))]
}

/// Attempts to confirm the own password, by somebody who may have found a screen unlocked.
pub(super) fn confirmation(user: &str) -> [Limit; 1] {
    [Limit::new("confirm", user, 10, Span::minutes(1))]
}

/// Access codes that are tried, by network and by person. None can be guessed; this keeps people from trying.
pub(crate) fn access_code(address: &str, user: &str) -> [Limit; 2] {
    [Limit::new("code-ip", &network(address), 60, Span::seconds(2)), Limit::new("code-person", user, 10, Span::minutes(1))]
}

/// Invitations, by sender and by recipient.
pub(super) fn invitation(sender: &str, email: &str) -> [Limit; 2] {
    [Limit::new("invite-sender", sender, 200, Span::minutes(5)), Limit::new("invite-address", email, 20, Span::hours(1))]
}

/// Takes one unit from each bucket in turn, up to the first that is empty, and notes the one of which the least is left.
///
/// # Errors
/// `quota_exceeded` with `retry_after` in seconds. What was taken stays taken only if the transaction is kept: see [`pass`].
pub(super) fn take(tx: &mut Tx<'_>, caller: &Caller, limits: &[Limit]) -> ApiResult<()> {
    let mut scarcest: Option<Standing> = None;
    for limit in limits {
        match throttle::take(tx, &limit.key, limit.burst, limit.interval)? {
            Ok(level) => {
                if scarcest.as_ref().is_none_or(|known| level.remaining < known.remaining) {
                    scarcest = Some(limit.standing(level.remaining, level.full_in));
                }
            }
            Err(wait) => {
                let seconds = wait.ceil_seconds().max(1);
                caller.drawn.note(limit.standing(0, wait));
                return Err(Refusal::new(Code::QuotaExceeded).with("retry_after", seconds).into());
            }
        }
    }
    if let Some(scarcest) = scarcest {
        caller.drawn.note(scarcest);
    }
    Ok(())
}

/// As [`take`], in a transaction of its own: what was taken stays taken whatever follows.
pub(crate) async fn pass(ctx: &Ctx, caller: &Caller, limits: impl Into<Vec<Limit>>) -> ApiResult<()> {
    let (caller, limits) = (caller.clone(), limits.into());
    ctx.db
        .write(move |tx| match take(tx, &caller, &limits) {
            Err(ApiError::Refused(refusal)) => Ok(Err(refusal)),
            other => other.map(Ok),
        })
        .await?
        .map_err(ApiError::Refused)
}

/// Fills buckets again.
pub(super) fn refill(tx: &mut Tx<'_>, limits: &[Limit]) -> ApiResult<()> {
    for limit in limits {
        throttle::reset(tx, &limit.key)?;
    }
    Ok(())
}

fn network(address: &str) -> String {
    address.parse().map_or_else(|_no_address| address.to_owned(), |address| Network::of(address).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_nobody() {
        for limit in log_in("192.0.2.1", "amina@example.ma") {
            assert!(!limit.key.contains("amina") && !limit.key.contains("192"), "{}", limit.key);
        }
    }
}
