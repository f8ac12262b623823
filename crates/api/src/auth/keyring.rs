//! The keys of the service, as files that nobody else can read.
//!
//! | file | holds |
//! |---|---|
//! | `access-<kid>.pem` | an Ed25519 key that signs access tokens; several while one replaces another |
//! | `receipt-<kid>.pem` | an Ed25519 key that signs receipts and records; its public half is published for as long as they live |
//! | `cursor.key` | 32 random bytes that authenticate cursors |
//!
//! They are made at the first start and are never in the database, so that a dump of it forges nothing. Replicas share the
//! folder. The instant at which a key was made stands above its PEM block: a restored backup keeps the order of the keys.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretSlice};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tahaddi_domain::time::{Instant, Span};

/// A key that was just made does not sign yet: the other replicas learn of it first, so that they refuse no token of it.
const SETTLING: Span = Span::seconds(2);
/// An unknown `kid` makes the folder be read again at most this often: whoever invents them must not make us read.
const LOOKUP_INTERVAL: Span = Span::seconds(1);
/// A replica that only signs looks this often whether there is a newer key.
const SIGNER_INTERVAL: Span = Span::minutes(1);

const CURSOR_FILE: &str = "cursor.key";
const CURSOR_BYTES: usize = 32;
const CREATED: &str = "Created: ";
const PEM_BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const PEM_END: &str = "-----END PRIVATE KEY-----";

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

/// An Ed25519 key pair with its name.
pub struct SigningKey {
    kid: String,
    created: Instant,
    pair: Ed25519KeyPair,
    pkcs8: SecretSlice<u8>,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningKey").field("kid", &self.kid).field("created", &self.created).finish_non_exhaustive()
    }
}

impl SigningKey {
    fn generate(created: Instant) -> Result<Self, KeyringError> {
        let pair = Ed25519KeyPair::generate().map_err(|_unspecified| KeyringError::Random)?;
        let der = pair.to_pkcs8v1().map_err(|_unspecified| KeyringError::Random)?;
        Ok(Self { kid: kid_of(pair.public_key().as_ref()), created, pkcs8: der.as_ref().to_vec().into(), pair })
    }

    fn from_pem(text: &str) -> Result<Self, &'static str> {
        let (preamble, rest) = text.split_once(PEM_BEGIN).ok_or("it holds no PRIVATE KEY block")?;
        let (body, _) = rest.split_once(PEM_END).ok_or("its PRIVATE KEY block does not end")?;
        let body: String = body.split_ascii_whitespace().collect();
        let der = STANDARD.decode(body).map_err(|_not_base64| "its PRIVATE KEY block is not base64")?;
        let pair = Ed25519KeyPair::from_pkcs8(&der).map_err(|_rejected| "it is not an Ed25519 key in PKCS#8")?;
        // A key without the line was brought along by the operator: it verifies, and signs only until there is another.
        let created = match preamble.lines().find_map(|line| line.strip_prefix(CREATED)) {
            Some(stamp) => Instant::parse(stamp.trim()).map_err(|_not_an_instant| "its `Created:` line is not an instant")?,
            None => Instant::from_micros(0),
        };
        Ok(Self { kid: kid_of(pair.public_key().as_ref()), created, pkcs8: der.into(), pair })
    }

    fn to_pem(&self) -> String {
        format!("{CREATED}{}\n{PEM_BEGIN}\n{}\n{PEM_END}\n", self.created, STANDARD.encode(self.pkcs8.expose_secret()))
    }

    /// The name of the key: the first 16 hexadecimal digits of the SHA-256 of its public half.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }
    /// When it was made.
    #[must_use]
    pub const fn created(&self) -> Instant {
        self.created
    }
    /// The public half, 32 bytes.
    #[must_use]
    pub fn public(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }
    /// The private half, PKCS#8 DER.
    pub(super) fn pkcs8(&self) -> &[u8] {
        self.pkcs8.expose_secret()
    }
    /// The signature of a message, 64 bytes.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
    /// Whether this key signed the message.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, self.public()).verify(message, signature).is_ok()
    }
    /// The public half as a JSON Web Key.
    #[must_use]
    pub fn jwk(&self) -> Value {
        let x = URL_SAFE_NO_PAD.encode(self.public());
        json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.kid, "x": x})
    }
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
        self.of(purpose).iter().find(|key| key.kid == kid).cloned()
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

    /// The public halves, as a JSON Web Key Set.
    #[must_use]
    pub fn jwks(&self, purpose: KeyPurpose) -> Value {
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

fn kid_of(public: &[u8]) -> String {
    hex(&Sha256::digest(public)).chars().take(16).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
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
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_micros(1_800_000_000_000_000);

    fn open(folder: &Path) -> Keyring {
        Keyring::open(folder, NOW).unwrap()
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_first_start_makes_keys_that_only_we_can_read_and_later_starts_keep_them() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("keys");
        let first = open(&folder);
        assert_eq!(mode(&folder), 0o700);
        let mut names: Vec<String> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(names[0].starts_with("access-") && names[1] == CURSOR_FILE && names[2].starts_with("receipt-"));
        for name in &names {
            assert_eq!(mode(&folder.join(name)), 0o600);
        }
        let second = open(&folder);
        assert_eq!(first.jwks(KeyPurpose::Access), second.jwks(KeyPurpose::Access));
        assert_eq!(first.cursor_secret().expose_secret(), second.cursor_secret().expose_secret());
        assert_ne!(first.jwks(KeyPurpose::Access), first.jwks(KeyPurpose::Receipt));
    }

    #[test]
    fn a_key_set_shows_public_halves_only() {
        let data = tempfile::tempdir().unwrap();
        let keyring = open(data.path());
        let key = keyring.signer(KeyPurpose::Access, NOW).unwrap();
        let expected = json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.kid(), "x": URL_SAFE_NO_PAD.encode(key.public())});
        assert_eq!(keyring.jwks(KeyPurpose::Access), json!({"keys": [expected]}));
        assert_eq!(key.kid().len(), 16);
        assert!(!format!("{keyring:?}{key:?}").contains(&STANDARD.encode(key.pkcs8())));
    }

    #[test]
    fn what_others_can_read_is_refused() {
        let data = tempfile::tempdir().unwrap();
        let kid = open(data.path()).signer(KeyPurpose::Access, NOW).unwrap().kid().to_owned();
        let path = key_path(data.path(), KeyPurpose::Access, &kid);
        for exposed in [0o640, 0o604, 0o622] {
            fs::set_permissions(&path, fs::Permissions::from_mode(exposed)).unwrap();
            let error = Keyring::open(data.path(), NOW).unwrap_err();
            assert!(matches!(error, KeyringError::Exposed { .. }), "{error}");
            assert!(error.to_string().contains("chmod 0600"), "{error}");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::set_permissions(data.path(), fs::Permissions::from_mode(0o770)).unwrap();
        assert!(matches!(Keyring::open(data.path(), NOW), Err(KeyringError::Exposed { .. })));
    }

    #[test]
    fn a_file_that_is_not_the_key_it_says_is_refused() {
        let data = tempfile::tempdir().unwrap();
        let keyring = open(data.path());
        let kid = keyring.signer(KeyPurpose::Access, NOW).unwrap().kid().to_owned();
        let (old, new) = (key_path(data.path(), KeyPurpose::Access, &kid), key_path(data.path(), KeyPurpose::Access, "0123456789abcdef"));
        fs::rename(&old, &new).unwrap();
        assert!(matches!(keyring.reload(NOW), Err(KeyringError::Malformed { .. })));
        assert_eq!(keyring.signer(KeyPurpose::Access, NOW).unwrap().kid(), kid, "the keys stay as they were");
        fs::write(&new, "nothing").unwrap();
        assert!(matches!(Keyring::open(data.path(), NOW), Err(KeyringError::Malformed { .. })));
    }

    #[test]
    fn a_rotated_key_signs_once_it_has_settled_and_the_old_one_verifies_until_pruned() {
        let data = tempfile::tempdir().unwrap();
        let keyring = open(data.path());
        let old = keyring.signer(KeyPurpose::Access, NOW).unwrap();
        let later = NOW + Span::hours(1);
        let new = keyring.rotate(KeyPurpose::Access, later).unwrap();
        assert_eq!(keyring.signer(KeyPurpose::Access, later).unwrap().kid(), old.kid());
        let settled = later + SETTLING;
        assert_eq!(keyring.signer(KeyPurpose::Access, settled).unwrap().kid(), new);
        assert!(keyring.find(KeyPurpose::Access, old.kid(), settled).is_some());

        assert!(keyring.prune(later, settled).unwrap().is_empty());
        let receipts = keyring.jwks(KeyPurpose::Receipt);
        keyring.rotate(KeyPurpose::Receipt, later).unwrap();
        let much_later = settled + Span::days(400);
        assert_eq!(keyring.prune(much_later - Keyring::RETIREMENT, much_later).unwrap(), [old.kid()]);
        assert!(keyring.find(KeyPurpose::Access, old.kid(), much_later).is_none());
        assert!(keyring.find(KeyPurpose::Access, &new, much_later).is_some(), "the newest stays however old it is");
        assert_eq!(keyring.jwks(KeyPurpose::Receipt)["keys"].as_array().unwrap().len(), 2);
        assert_eq!(keyring.jwks(KeyPurpose::Receipt)["keys"][0], receipts["keys"][0]);
    }

    #[test]
    fn a_replica_learns_of_a_key_from_its_name_but_reads_the_folder_once_a_second_at_most() {
        let data = tempfile::tempdir().unwrap();
        let (one, two) = (open(data.path()), open(data.path()));
        let now = NOW + Span::seconds(10);
        assert!(two.find(KeyPurpose::Access, "0123456789abcdef", now).is_none());
        let kid = one.rotate(KeyPurpose::Access, now).unwrap();
        assert!(two.find(KeyPurpose::Access, &kid, now + Span::milliseconds(900)).is_none(), "read less than a second ago");
        assert!(two.find(KeyPurpose::Access, &kid, now + Span::seconds(1)).is_some());
        assert!(two.find(KeyPurpose::Receipt, &kid, now + Span::seconds(9)).is_none(), "another purpose");
    }

    #[test]
    fn a_replica_that_only_signs_takes_up_the_new_key_within_a_minute() {
        let data = tempfile::tempdir().unwrap();
        let (one, two) = (open(data.path()), open(data.path()));
        let kid = one.rotate(KeyPurpose::Access, NOW + Span::seconds(1)).unwrap();
        assert_ne!(two.signer(KeyPurpose::Access, NOW + Span::seconds(59)).unwrap().kid(), kid);
        assert_eq!(two.signer(KeyPurpose::Access, NOW + Span::seconds(60)).unwrap().kid(), kid);
    }

    #[test]
    fn signatures_verify_and_only_they_do() {
        let data = tempfile::tempdir().unwrap();
        let key = open(data.path()).signer(KeyPurpose::Receipt, NOW).unwrap();
        let signature = key.sign(b"received");
        assert!(key.verifies(b"received", &signature));
        assert!(!key.verifies(b"Received", &signature));
        assert!(!key.verifies(b"received", &[]));
    }
}
