//! How often things that attackers like may be tried. The buckets are in the database, so that replicas agree.
//!
//! An address of the network is a /64 in IPv6: that is what one customer gets. Keys hold no personal data: they are digests.

use crate::auth::opaque::digest;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use std::net::IpAddr;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;
use tahaddi_domain::time::Span;
use tahaddi_persistence::Tx;
use tahaddi_persistence::repo::throttle;

/// One bucket: `burst` tries at once, and one more each `interval`.
#[derive(Clone, Debug)]
pub(super) struct Limit {
    key: String,
    burst: u32,
    interval: Span,
}

impl Limit {
    fn new(class: &str, whose: &str, burst: u32, interval: Span) -> Self {
        Self { key: format!("{class}:{}", digest(whose).chars().take(32).collect::<String>()), burst, interval }
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

/// Requests that end in a mail to an address that the caller merely names.
pub(super) fn mail(class: &str, address: &str, email: &str) -> [Limit; 2] {
    [
        Limit::new(&format!("{class}-ip"), &network(address), 30, Span::minutes(1)),
        Limit::new(&format!("{class}-address"), email, 5, Span::minutes(10)),
    ]
}

/// Attempts to confirm the own password, by somebody who may have found a screen unlocked.
pub(super) fn confirmation(user: &str) -> [Limit; 1] {
    [Limit::new("confirm", user, 10, Span::minutes(1))]
}

/// Invitations, by sender and by recipient.
pub(super) fn invitation(sender: &str, email: &str) -> [Limit; 2] {
    [Limit::new("invite-sender", sender, 200, Span::minutes(5)), Limit::new("invite-address", email, 20, Span::hours(1))]
}

/// Takes one unit from each bucket in turn, up to the first that is empty.
///
/// # Errors
/// `quota_exceeded` with `retry_after` in seconds. What was taken stays taken only if the transaction is kept: see [`pass`].
pub(super) fn take(tx: &mut Tx<'_>, limits: &[Limit]) -> ApiResult<()> {
    for limit in limits {
        if let Err(wait) = throttle::take(tx, &limit.key, limit.burst, limit.interval)? {
            return Err(Refusal::new(Code::QuotaExceeded).with("retry_after", wait.ceil_seconds().max(1)).into());
        }
    }
    Ok(())
}

/// As [`take`], in a transaction of its own: what was taken stays taken whatever follows.
pub(super) async fn pass(ctx: &Ctx, limits: impl Into<Vec<Limit>>) -> ApiResult<()> {
    let limits = limits.into();
    ctx.db
        .write(move |tx| match take(tx, &limits) {
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
    match address.parse() {
        Ok(IpAddr::V6(ip)) => match ip.to_ipv4_mapped() {
            Some(ip) => ip.to_string(),
            None => ip.segments().iter().take(4).map(|part| format!("{part:x}:")).collect(),
        },
        Ok(IpAddr::V4(ip)) => ip.to_string(),
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_of_ipv6_is_one_network() {
        assert_eq!(network("2001:db8:1:2:3::4"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }

    #[test]
    fn keys_name_nobody() {
        for limit in log_in("192.0.2.1", "amina@example.ma") {
            assert!(!limit.key.contains("amina") && !limit.key.contains("192"), "{}", limit.key);
        }
    }
}
