//! Passwords: which are accepted, and how they are kept.
//!
//! A hash takes some 30 ms of a core, on purpose. So as many run at once as there are cores, a few wait, and beyond that the
//! caller is told to come back: otherwise a few hundred log-ins a second would stop everything else.

mod policy;

pub use policy::{MAX_CHARACTERS, MIN_CHARACTERS, PolicyViolation, check_policy};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many callers may wait for a core.
const MAX_WAITING: usize = 32;
/// The salt of the hash that is computed when there is none to compare with.
const DUMMY_SALT: [u8; 16] = *b"tahaddi-no-user!";

/// What Argon2id costs: OWASP's floor (ASVS 5.0 appendix C) unless raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordParams {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for PasswordParams {
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2, lanes: 1 }
    }
}

impl PasswordParams {
    /// No combination of memory and passes may be cheaper than the default.
    fn is_strong(self) -> bool {
        self.memory_kib >= 19_456 && self.passes >= 2 && self.lanes >= 1
    }
}

/// Why a password was neither hashed nor verified.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The configured cost is below the floor, or not possible at all.
    #[error("password hashing below m=19456 KiB, t=2, p=1 is refused")]
    Weak,
    /// Too many callers are waiting; HTTP answers 503 with `Retry-After`.
    #[error("too many passwords are being checked; try again shortly")]
    Busy,
    /// What is stored is not an Argon2 hash.
    #[error("the stored password hash cannot be read")]
    Stored,
    /// The hash could not be computed: out of memory, no random bytes, or the runtime is shutting down.
    #[error("the password could not be hashed")]
    Internal,
}

/// What came of comparing a password with the stored hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// It is the right password.
    pub ok: bool,
    /// It is right, and was hashed with other parameters than today's: store it anew.
    pub rehash_needed: bool,
}

/// Hashes and verifies passwords.
pub struct Passwords {
    hasher: Argon2<'static>,
    cores: Arc<Semaphore>,
    waiting: AtomicUsize,
    done: Arc<AtomicU64>,
}

impl Passwords {
    /// A hasher that runs at most `permits` hashes at once.
    ///
    /// # Errors
    /// The parameters are below the floor.
    pub fn new(params: PasswordParams, permits: usize) -> Result<Self, PasswordError> {
        if params.is_strong() { Self::with_any(params, permits) } else { Err(PasswordError::Weak) }
    }

    /// A hasher that costs nothing and protects nothing.
    #[doc(hidden)]
    #[must_use]
    pub fn for_tests() -> Self {
        Self::with_hasher(Params::new(8, 1, 1, None).unwrap_or_default(), 4)
    }

    fn with_any(params: PasswordParams, permits: usize) -> Result<Self, PasswordError> {
        let params = Params::new(params.memory_kib, params.passes, params.lanes, None).map_err(|_impossible| PasswordError::Weak)?;
        Ok(Self::with_hasher(params, permits))
    }

    fn with_hasher(params: Params, permits: usize) -> Self {
        Self {
            hasher: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            cores: Arc::new(Semaphore::new(permits.clamp(1, Semaphore::MAX_PERMITS))),
            waiting: AtomicUsize::new(0),
            done: Arc::new(AtomicU64::new(0)),
        }
    }

    /// How many hashes were computed: a test counts them instead of measuring time.
    #[must_use]
    pub fn hashes_done(&self) -> u64 {
        self.done.load(Ordering::SeqCst)
    }

    /// The hash to store, a PHC string with its own salt and parameters.
    ///
    /// # Errors
    /// Too many are waiting, or the machine fails.
    pub async fn hash(&self, password: SecretString) -> Result<String, PasswordError> {
        self.run(move |hasher| {
            let mut salt = [0; 16];
            aws_lc_rs::rand::fill(&mut salt).map_err(|_unspecified| PasswordError::Internal)?;
            let hash = hasher.hash_password_with_salt(password.expose_secret().as_bytes(), &salt);
            Ok(hash.map_err(|_failed| PasswordError::Internal)?.to_string())
        })
        .await
    }

    /// Compares a password with what is stored. Without a stored hash (nobody has this address, or the account has no
    /// password) it hashes all the same, so that the answer takes as long.
    ///
    /// # Errors
    /// Too many are waiting, what is stored is not a hash, or the machine fails.
    pub async fn verify(&self, password: SecretString, stored: Option<&str>) -> Result<Verdict, PasswordError> {
        let stored = stored.map(PasswordHash::new);
        self.run(move |hasher| {
            let password = password.expose_secret().as_bytes();
            let Some(Ok(stored)) = stored else {
                let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
                hasher.hash_password_into(password, &DUMMY_SALT, &mut out).map_err(|_failed| PasswordError::Internal)?;
                std::hint::black_box(&out);
                return if stored.is_none() { Ok(Verdict { ok: false, rehash_needed: false }) } else { Err(PasswordError::Stored) };
            };
            match hasher.verify_password(password, &stored) {
                Ok(()) => Ok(Verdict { ok: true, rehash_needed: !is_current(hasher, &stored) }),
                Err(HashError::PasswordInvalid) => Ok(Verdict { ok: false, rehash_needed: false }),
                Err(_not_argon2) => Err(PasswordError::Stored),
            }
        })
        .await
    }

    /// Runs one hash away from the threads that serve requests. It keeps its place even if the caller goes away.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>) -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let permit = self.permit().await?;
        let (hasher, done) = (self.hasher.clone(), Arc::clone(&self.done));
        let task = tokio::task::spawn_blocking(move || {
            let _until_done = permit;
            done.fetch_add(1, Ordering::SeqCst);
            work(&hasher)
        });
        task.await.map_err(|_cancelled_or_panicked| PasswordError::Internal)?
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, PasswordError> {
        if let Ok(permit) = Arc::clone(&self.cores).try_acquire_owned() {
            return Ok(permit);
        }
        let _place = Place::take(&self.waiting).ok_or(PasswordError::Busy)?;
        Arc::clone(&self.cores).acquire_owned().await.map_err(|_never_closed| PasswordError::Internal)
    }
}

/// A place in the queue, given back when the caller gets a core or goes away.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Option<Self> {
        let taken = waiting.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| (n < MAX_WAITING).then_some(n + 1));
        // Not `then_some`: a place that was not taken must not be made, for it would be given back.
        taken.ok().map(|_| Self(waiting))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn is_current(hasher: &Argon2<'_>, stored: &PasswordHash) -> bool {
    let wanted = hasher.params();
    let used = Params::try_from(stored);
    let same_cost = used.is_ok_and(|p| (p.m_cost(), p.t_cost(), p.p_cost()) == (wanted.m_cost(), wanted.t_cost(), wanted.p_cost()));
    same_cost && stored.algorithm == argon2::ARGON2ID_IDENT && stored.version == Some(u32::from(Version::V0x13))
}

#[cfg(test)]
mod tests;
