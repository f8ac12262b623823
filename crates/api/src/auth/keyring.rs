//! The keys of the service, as files that nobody else can read.
//!
//! | file | holds |
//! |---|---|
//! | `access-<kid>.pem` | an Ed25519 key that signs access tokens; several while one replaces another |
//! | `receipt-<kid>.pem` | an Ed25519 key that signs receipts and records; its public half is published for as long as they live |
//! | `files-<name>.key` | a key that wraps the keys of files; several while one replaces another |
//! | `cursor.key` | 32 random bytes that authenticate cursors |
//!
//! They are made at the first start and are never in the database, so that a dump of it forges nothing. Replicas share the
//! folder. The instant at which a key was made stands above its PEM block: a restored backup keeps the order of the keys.

mod file_keys;
mod signing_key;

pub use file_keys::{FileKey, FileKeys};
pub use signing_key::SigningKey;
use signing_key::hex;

use secrecy::SecretSlice;
use serde_json::{Value, json};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tahaddi_domain::time::{Instant, Span};

/// A key that was just made does not sign yet: the other replicas learn of it first, so that they refuse no token of it.
const SETTLING: Span = Span::seconds(2);
/// An unknown `kid`, or somebody who reads the key set, makes the folder be read again at most this often: whoever invents
/// names or asks all the time must not make us read.
const LOOKUP_INTERVAL: Span = Span::seconds(1);
/// A replica that only signs looks this often whether there is a newer key.
const SIGNER_INTERVAL: Span = Span::minutes(1);

const CURSOR_FILE: &str = "cursor.key";
const CURSOR_BYTES: usize = 32;

/// What a signing key is for; a key of one purpose never verifies for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPurpose {
    /// Access tokens.
    Access,
    /// Receipts and sealed records, verified for years: these keys are never removed.
    Receipt,
}

impl KeyPurpose {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Access => "access-",
            Self::Receipt => "receipt-",
        }
    }
}

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// The folder or a file of it cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Other users of the machine may read a key, or put one there.
    #[error("{path} has mode {mode:04o}: other users can reach the signing keys; run `chmod {wanted:04o} {path}`")]
    Exposed {
        /// Which file or folder.
        path: PathBuf,
        /// Its mode.
        mode: u32,
        /// The mode that it should have.
        wanted: u32,
    },
    /// Not a key file of ours, or it was renamed.
    #[error("{path}: {reason}")]
    Malformed {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The generator of random numbers failed.
    #[error("the system gave no random bytes")]
    Random,
}

/// The signing keys as they were when the folder was last read, oldest first.
#[derive(Default)]
struct Keys {
    access: Vec<Arc<SigningKey>>,
    receipt: Vec<Arc<SigningKey>>,
}

impl Keys {
    fn of(&self, purpose: KeyPurpose) -> &[Arc<SigningKey>] {
        match purpose {
            KeyPurpose::Access => &self.access,
            KeyPurpose::Receipt => &self.receipt,
        }
    }
    fn find(&self, purpose: KeyPurpose, kid: &str) -> Option<Arc<SigningKey>> {
        self.of(purpose).iter().find(|key| key.kid() == kid).cloned()
    }
}

/// The keys of the service.
pub struct Keyring {
    folder: PathBuf,
    keys: RwLock<Arc<Keys>>,
    read_at: AtomicI64,
    cursor: SecretSlice<u8>,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyring").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Keyring {
    /// How long after its successor was made an access key may still be needed: until every replica has seen the successor
    /// ([`Keyring::signer`] looks once a minute) and the last token of the old key has expired.
    pub const RETIREMENT: Span = Span::minutes(12);

    /// Opens the folder, and makes it and the keys that are missing.
    ///
    /// # Errors
    /// The folder cannot be used, other users can reach it, or a file in it is not a key.
    pub fn open(folder: &Path, now: Instant) -> Result<Self, KeyringError> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(at(folder))?;
        // Replicas that start together on an empty folder make two access keys: harmless, each verifies the other's.
        for purpose in [KeyPurpose::Access, KeyPurpose::Receipt] {
            if read_keys(folder)?.of(purpose).is_empty() {
                create_key(folder, purpose, now)?;
            }
        }
        let cursor = cursor_secret(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            keys: RwLock::new(Arc::new(read_keys(folder)?)),
            read_at: AtomicI64::new(now.micros()),
            cursor,
        })
    }

    /// The key that signs: the newest that has settled.
    ///
    /// # Errors
    /// The folder holds no key for this purpose any more.
    pub fn signer(&self, purpose: KeyPurpose, now: Instant) -> Result<Arc<SigningKey>, KeyringError> {
        self.reload_if_older_than(SIGNER_INTERVAL, now);
        let keys = self.keys();
        let settled = keys.of(purpose).iter().rfind(|key| key.created + SETTLING <= now);
        let signer = settled.or_else(|| keys.of(purpose).first());
        signer.cloned().ok_or_else(|| KeyringError::Malformed { path: self.folder.clone(), reason: "it holds no signing key" })
    }

    /// The key of that name. A name that is not known makes the folder be read again, at most once a second.
    #[must_use]
    pub fn find(&self, purpose: KeyPurpose, kid: &str, now: Instant) -> Option<Arc<SigningKey>> {
        let possible = kid.len() == 16 && kid.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !possible {
            return None;
        }
        self.keys().find(purpose, kid).or_else(|| {
            self.reload_if_older_than(LOOKUP_INTERVAL, now);
            self.keys().find(purpose, kid)
        })
    }

    /// Makes a new key, which signs from two seconds later on; the others go on verifying. Returns its name.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn rotate(&self, purpose: KeyPurpose, now: Instant) -> Result<String, KeyringError> {
        self.reload(now)?;
        // A replica whose clock is behind must still make a key that is newer than the others.
        let newest = self.keys().of(purpose).last().map(|key| key.created + Span::milliseconds(1));
        let kid = create_key(&self.folder, purpose, newest.map_or(now, |after| after.max(now)))?;
        self.reload(now)?;
        Ok(kid)
    }

    /// Removes the access keys whose successor was made before `older_than` (now less [`Keyring::RETIREMENT`], or earlier);
    /// the newest stays, and so does every receipt key. Returns the names of those removed.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn prune(&self, older_than: Instant, now: Instant) -> Result<Vec<String>, KeyringError> {
        self.reload(now)?;
        let keys = self.keys();
        let superseded = keys.access.iter().zip(keys.access.iter().skip(1)).filter(|(_, successor)| successor.created < older_than);
        let retired: Vec<String> = superseded.map(|(key, _)| key.kid.clone()).collect();
        for kid in &retired {
            let path = key_path(&self.folder, KeyPurpose::Access, kid);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(KeyringError::Io { path, source: error }),
                _removed_or_gone => {}
            }
        }
        self.reload(now)?;
        Ok(retired)
    }

    /// Reads the folder again; the keys stay as they were if that fails.
    ///
    /// # Errors
    /// As [`Keyring::open`].
    pub fn reload(&self, now: Instant) -> Result<(), KeyringError> {
        self.read_at.store(now.micros(), Ordering::SeqCst);
        let keys = Arc::new(read_keys(&self.folder)?);
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }

    /// The public halves, as a JSON Web Key Set; of a folder that was read within the last second, so that a new key is published
    /// before it signs.
    #[must_use]
    pub fn jwks(&self, purpose: KeyPurpose, now: Instant) -> Value {
        self.reload_if_older_than(LOOKUP_INTERVAL, now);
        json!({"keys": self.keys().of(purpose).iter().map(|key| key.jwk()).collect::<Vec<_>>()})
    }

    /// The secret that authenticates cursors, 32 bytes.
    #[must_use]
    pub const fn cursor_secret(&self) -> &SecretSlice<u8> {
        &self.cursor
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// One caller reads, the others go on with what is known.
    fn reload_if_older_than(&self, interval: Span, now: Instant) {
        let read_at = self.read_at.load(Ordering::SeqCst);
        let age = now.micros().saturating_sub(read_at).saturating_abs();
        let mine =
            age >= interval.micros() && self.read_at.compare_exchange(read_at, now.micros(), Ordering::SeqCst, Ordering::SeqCst).is_ok();
        if mine && let Err(error) = self.reload(now) {
            tracing::warn!(%error, "the signing keys could not be read again; those known stay in use");
        }
    }
}

fn key_path(folder: &Path, purpose: KeyPurpose, kid: &str) -> PathBuf {
    folder.join(format!("{}{kid}.pem", purpose.prefix()))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> KeyringError {
    let path = path.to_owned();
    |source| KeyringError::Io { path, source }
}

fn read_keys(folder: &Path) -> Result<Keys, KeyringError> {
    refuse_mode(folder, 0o022, 0o700)?;
    let mut keys = Keys::default();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".pem")) else { continue };
        for (purpose, family) in [(KeyPurpose::Access, &mut keys.access), (KeyPurpose::Receipt, &mut keys.receipt)] {
            if let Some(kid) = name.strip_prefix(purpose.prefix())
                && let Some(text) = read_private(&path)?
            {
                let malformed = |reason| KeyringError::Malformed { path: path.clone(), reason };
                let text = String::from_utf8(text).map_err(|_not_text| malformed("it is not a text"))?;
                let key = SigningKey::from_pem(&text).map_err(malformed)?;
                if key.kid != kid {
                    return Err(malformed("its name does not belong to the key in it"));
                }
                family.push(Arc::new(key));
            }
        }
    }
    for family in [&mut keys.access, &mut keys.receipt] {
        family.sort_by(|a, b| (a.created, &a.kid).cmp(&(b.created, &b.kid)));
    }
    Ok(keys)
}

/// The content of a file that only we may read; `None` if there is none (another replica may have removed it just now).
fn read_private(path: &Path) -> Result<Option<Vec<u8>>, KeyringError> {
    let checked = refuse_mode(path, 0o077, 0o600).and_then(|()| fs::read(path).map_err(at(path)));
    match checked {
        Err(KeyringError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

fn refuse_mode(path: &Path, refused: u32, wanted: u32) -> Result<(), KeyringError> {
    let mode = fs::metadata(path).map_err(at(path))?.permissions().mode() & 0o7777;
    if mode & refused == 0 { Ok(()) } else { Err(KeyringError::Exposed { path: path.to_owned(), mode, wanted }) }
}

fn create_key(folder: &Path, purpose: KeyPurpose, created: Instant) -> Result<String, KeyringError> {
    let key = SigningKey::generate(created)?;
    create_private(folder, &key_path(folder, purpose, &key.kid), key.to_pem().as_bytes())?;
    Ok(key.kid)
}

fn cursor_secret(folder: &Path) -> Result<SecretSlice<u8>, KeyringError> {
    let path = folder.join(CURSOR_FILE);
    let secret = match read_private(&path)? {
        Some(secret) => secret,
        None => {
            create_private(folder, &path, &random_bytes::<CURSOR_BYTES>()?)?;
            // Not what was just made: another replica may have been first.
            read_private(&path)?.unwrap_or_default()
        }
    };
    if secret.len() == CURSOR_BYTES {
        Ok(secret.into())
    } else {
        Err(KeyringError::Malformed { path, reason: "it does not hold 32 bytes" })
    }
}

/// Makes a whole file appear at once, with mode 0600; one that is there already stays.
fn create_private(folder: &Path, path: &Path, content: &[u8]) -> Result<(), KeyringError> {
    let draft = folder.join(format!(".new-{}", hex(&random_bytes::<8>()?)));
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        file.write_all(content)?;
        file.sync_all()?;
        match fs::hard_link(&draft, path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _linked_or_there => File::open(folder)?.sync_all(),
        }
    })();
    let _absent_if_it_was_never_made = fs::remove_file(&draft);
    written.map_err(at(path))
}

fn random_bytes<const N: usize>() -> Result<[u8; N], KeyringError> {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_unspecified| KeyringError::Random)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
