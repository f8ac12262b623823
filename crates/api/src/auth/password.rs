//! Passwords: which are accepted, and how they are kept.
//!
//! A hash takes some 30 ms of a core, on purpose. So as many run at once as there are cores, a few wait, and beyond that the
//! caller is told to come back: otherwise a few hundred log-ins a second would stop everything else.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret, SecretString};
use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many callers may wait for a core.
const MAX_WAITING: usize = 32;
const MIN_CHARACTERS: usize = 12;
const MAX_CHARACTERS: usize = 128;
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

/// Why a new password is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyViolation {
    /// Fewer than 12 characters.
    #[error("a password has at least {MIN_CHARACTERS} characters")]
    TooShort,
    /// More than 128 characters.
    #[error("a password has at most {MAX_CHARACTERS} characters")]
    TooLong,
    /// One of those that everybody tries first.
    #[error("this password is among the first that an attacker tries")]
    TooCommon,
    /// Little more than the name, the address or the organisation of its owner, or of this service.
    #[error("this password is easily guessed from your name, your address or your organisation")]
    TooPersonal,
}

impl PolicyViolation {
    /// A stable code for problem documents.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "password_too_short",
            Self::TooLong => "password_too_long",
            Self::TooCommon => "password_too_common",
            Self::TooPersonal => "password_too_personal",
        }
    }
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

/// Whether a new password may be used. `context` holds what an attacker knows: the e-mail address, the name, the
/// organisation. Any characters count, and none has to occur.
///
/// # Errors
/// Why it may not.
pub fn check_policy(password: &str, context: &[&str]) -> Result<(), PolicyViolation> {
    let characters = password.chars().count();
    if characters < MIN_CHARACTERS {
        return Err(PolicyViolation::TooShort);
    }
    if characters > MAX_CHARACTERS {
        return Err(PolicyViolation::TooLong);
    }
    let folded = password.to_lowercase();
    if is_common(&folded) || is_monotonous(&folded) {
        return Err(PolicyViolation::TooCommon);
    }
    if is_mostly(&folded, context) { Err(PolicyViolation::TooPersonal) } else { Ok(()) }
}

/// What people make passwords of, in lower case.
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect());

/// A listed word or walk, bare or between digits and signs (`azerty@12345`), or one or two listed words with digits and signs
/// among them (`maroc2026maroc`, `mot-de-passe`). Three different words are a passphrase.
fn is_common(password: &str) -> bool {
    let decorated = password.trim_matches(|c: char| !c.is_alphabetic());
    if COMMON.contains(password) || COMMON.contains(decorated) {
        return true;
    }
    let words: HashSet<&str> = password.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    (1..=2).contains(&words.len()) && words.iter().all(|word| COMMON.contains(shortest_period(word)))
}

/// `motdepasse` of `motdepassemotdepasse`, and the word itself if it repeats nothing.
fn shortest_period(word: &str) -> &str {
    let halves = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
    let repeated = halves.filter(|(unit, _)| word.len().is_multiple_of(unit.len()));
    repeated.map(|(unit, _)| unit).find(|unit| unit.repeat(word.len() / unit.len()) == word).unwrap_or(word)
}

/// What everybody knows about this service.
const OUR_WORDS: [&str; 4] = ["tahaddi", "technopark", "mitc", "تحدي"];

/// A short piece that is repeated (`abcabcabcabc`), or a run through the code points (`abcdefghijkl`).
fn is_monotonous(password: &str) -> bool {
    let characters: Vec<char> = password.chars().collect();
    let repeats = (1..=4).any(|period| characters.iter().zip(characters.iter().skip(period)).all(|(a, b)| a == b));
    let runs = [1, -1].iter().any(|step| {
        characters.iter().zip(characters.iter().skip(1)).all(|(a, b)| i64::from(u32::from(*b)) - i64::from(u32::from(*a)) == *step)
    });
    repeats || runs
}

/// Whether known words make up at least two thirds of the letters and digits, or leave fewer than five.
fn is_mostly(password: &str, context: &[&str]) -> bool {
    let mut words: Vec<String> = context.iter().chain(&OUR_WORDS).flat_map(|text| parts(text)).collect();
    // The longest first: it may hold another.
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut rest = password.to_owned();
    for word in words {
        rest = rest.replace(&word, " ");
    }
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let (all, left) = (count(password), count(&rest));
    left < all && (left < 5 || left * 3 <= all)
}

/// The words of a text, and all of it run together, in lower case; those of one or two letters say nothing.
fn parts(text: &str) -> Vec<String> {
    let folded = text.to_lowercase();
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let whole: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    words.map(str::to_owned).chain([whole]).filter(|word| word.chars().count() >= 3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::{Context, Waker};

    fn secret(text: &str) -> SecretString {
        text.into()
    }

    #[tokio::test]
    async fn sec_33_a_password_of_any_characters_comes_back_byte_for_byte() {
        let passwords = Passwords::for_tests();
        let phrase = "كلمة سر طويلة جدا 🔐 e\u{0301}te\u{0301} et puis encore quelques mots de plus !";
        assert!(phrase.chars().count() >= 64);
        let stored = passwords.hash(secret(phrase)).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{stored}");
        assert_ne!(stored, passwords.hash(secret(phrase)).await.unwrap(), "each has its own salt");
        let right = Verdict { ok: true, rehash_needed: false };
        let wrong = Verdict { ok: false, rehash_needed: false };
        assert_eq!(passwords.verify(secret(phrase), Some(&stored)).await.unwrap(), right);
        for near in [phrase.replace("e\u{0301}", "é"), phrase.replace('!', ""), phrase.replace("mots", "Mots"), String::new()] {
            assert_eq!(passwords.verify(secret(&near), Some(&stored)).await.unwrap(), wrong, "{near}");
        }
    }

    #[tokio::test]
    async fn sec_31_an_unknown_user_costs_as_many_hashes_as_a_known_one() {
        let passwords = Passwords::for_tests();
        let stored = passwords.hash(secret("a password of somebody")).await.unwrap();
        for stored in [Some(stored.as_str()), None, Some("not a hash")] {
            let before = passwords.hashes_done();
            let _verdict = passwords.verify(secret("another password"), stored).await;
            assert_eq!(passwords.hashes_done(), before + 1, "{stored:?}");
        }
        assert!(matches!(passwords.verify(secret("x"), Some("not a hash")).await, Err(PasswordError::Stored)));
        assert!(matches!(passwords.verify(secret("x"), Some("$pbkdf2$i=1$c2FsdHNhbHQ$aGFzaGhhc2g")).await, Err(PasswordError::Stored)));
    }

    #[tokio::test]
    async fn sec_30_hashes_below_the_floor_are_refused_and_old_ones_renewed() {
        let floor = PasswordParams::default();
        assert!(Passwords::new(floor, 2).is_ok());
        for weak in [
            PasswordParams { memory_kib: 19_455, ..floor },
            PasswordParams { passes: 1, memory_kib: 47_104, ..floor },
            PasswordParams { lanes: 0, ..floor },
        ] {
            assert!(matches!(Passwords::new(weak, 2), Err(PasswordError::Weak)), "{weak:?}");
        }
        let old = Passwords::for_tests().hash(secret("correct horse battery")).await.unwrap();
        let today = Passwords::with_any(PasswordParams { memory_kib: 16, passes: 1, lanes: 1 }, 1).unwrap();
        assert_eq!(today.verify(secret("correct horse battery"), Some(&old)).await.unwrap(), Verdict { ok: true, rehash_needed: true });
        assert_eq!(today.verify(secret("Correct horse battery"), Some(&old)).await.unwrap(), Verdict { ok: false, rehash_needed: false });
        let renewed = today.hash(secret("correct horse battery")).await.unwrap();
        assert_eq!(
            today.verify(secret("correct horse battery"), Some(&renewed)).await.unwrap(),
            Verdict { ok: true, rehash_needed: false }
        );
    }

    #[tokio::test]
    async fn a_full_queue_is_busy_and_a_place_is_given_back() {
        let passwords = Passwords::with_any(PasswordParams { memory_kib: 8, passes: 1, lanes: 1 }, 1).unwrap();
        let core = Arc::clone(&passwords.cores).acquire_owned().await.unwrap();
        {
            let mut queue: Vec<_> = (0..MAX_WAITING).map(|_| Box::pin(passwords.permit())).collect();
            let mut context = Context::from_waker(Waker::noop());
            for waiting in &mut queue {
                assert!(waiting.as_mut().poll(&mut context).is_pending());
            }
            assert!(matches!(passwords.hash(secret("one too many")).await, Err(PasswordError::Busy)));
        }
        assert_eq!(passwords.waiting.load(Ordering::SeqCst), 0, "those who left gave up their places");
        drop(core);
        assert!(passwords.hash(secret("there is room again")).await.is_ok());
    }

    #[test]
    fn sec_33_length_is_counted_in_characters() {
        assert_eq!(check_policy("brumeéàlong", &[]), Err(PolicyViolation::TooShort));
        assert_eq!(check_policy("جبال الأطلس ليلا", &[]), Ok(()));
        assert_eq!(check_policy("🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔", &[]), Err(PolicyViolation::TooShort));
        let long: String = ('a'..='z').cycle().step_by(7).take(128).collect();
        assert_eq!(check_policy(&long, &[]), Ok(()));
        assert_eq!(check_policy(&format!("{long}x"), &[]), Err(PolicyViolation::TooLong));
    }

    #[test]
    fn sec_33_what_everybody_tries_is_refused() {
        for common in [
            "Motdepasse123",
            "motdepasse2026!",
            "AZERTYUIOP123",
            "qwertyuiop123",
            "1q2w3e4r5t6y",
            "123456789012",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijkl",
            "zyxwvutsrqpo",
            "Password1234",
            "password2025!!",
            "maroc2026maroc",
            "casablanca2026",
            "bienvenue2026",
            "motdepassemotdepasse",
            "mot de passe",
            "P@ssw0rd2026",
            "123azertyuiop!",
        ] {
            assert_eq!(check_policy(common, &[]), Err(PolicyViolation::TooCommon), "{common}");
        }
    }

    #[test]
    fn sec_33_what_is_known_of_the_owner_is_refused() {
        let context = ["salma.benjelloun@agritech.ma", "Salma Benjelloun", "AgriTech Souss"];
        for personal in [
            "salmabenjelloun",
            "Benjelloun1234",
            "agritech-2026-!",
            "Technopark2027",
            "tahaddi-mitc-1!",
            "SalmaAgritech99",
            "salma.benjelloun@agritech.ma",
        ] {
            assert_eq!(check_policy(personal, &context), Err(PolicyViolation::TooPersonal), "{personal}");
        }
        for fine in ["quatre figuiers de salma", "l'argan pousse lentement", "tahaddi est un joli mot", "soleil bonjour casablanca"] {
            assert_eq!(check_policy(fine, &context), Ok(()), "{fine}");
        }
    }

    #[test]
    fn the_list_is_in_lower_case_and_not_empty() {
        assert!(COMMON.len() >= 1_000, "{}", COMMON.len());
        for line in COMMON.iter() {
            assert_eq!(*line, line.to_lowercase());
        }
    }
}
