//! What operations work with.

use crate::auth::keyring::Keyring;
use crate::auth::password::Passwords;
use crate::auth::receipt::Receipts;
use crate::auth::token::AccessTokens;
use crate::http::extract::CursorKey;
use crate::http::kept::Answers;
use crate::http::rate::Rates;
use crate::http::unchanged::Unchanged;
use crate::network::TrustedProxies;
use crate::outbound::mailer::Mailer;
use crate::planner::Planner;
use crate::settings::Settings;
use std::ops::Deref;
use std::sync::Arc;
use tahaddi_domain::random::Random;
use tahaddi_domain::time::Clock;
use tahaddi_files::FileStore;
use tahaddi_persistence::Db;

/// The parts of a running server; cheap to clone.
#[derive(Clone)]
pub struct Ctx(Arc<Parts>);

/// The parts of a running server.
pub struct Parts {
    /// The data.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// The keys.
    pub keyring: Arc<Keyring>,
    /// Access tokens.
    pub tokens: AccessTokens,
    /// Receipts.
    pub receipts: Arc<Receipts>,
    /// Passwords.
    pub passwords: Passwords,
    /// The files of dossiers.
    pub files: Arc<FileStore>,
    /// Outgoing mail.
    pub mailer: Mailer,
    /// Computes plans of assignments.
    pub planner: Planner,
    /// Computes the rankings of panels that somebody looks at.
    pub rankings: Planner,
    /// The key that signs cursors.
    pub cursors: CursorKey,
    /// The budgets of callers.
    pub rates: Rates,
    /// Public answers that are kept for a moment.
    pub answers: Answers,
    /// Answers that are given again as long as nothing is written.
    pub unchanged: Unchanged,
    /// The reverse proxies whose word counts.
    pub proxies: TrustedProxies,
    /// The settings.
    pub settings: Settings,
    /// The name of this replica, as the owner of leases.
    pub replica: String,
}

impl Ctx {
    /// From its parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for Ctx {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
