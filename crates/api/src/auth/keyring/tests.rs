use super::*;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use secrecy::ExposeSecret as _;

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
    let mut names: Vec<String> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names[0].starts_with("access-") && names[1] == CURSOR_FILE && names[2].starts_with("receipt-"));
    for name in &names {
        assert_eq!(mode(&folder.join(name)), 0o600);
    }
    let second = open(&folder);
    assert_eq!(first.jwks(KeyPurpose::Access, NOW), second.jwks(KeyPurpose::Access, NOW));
    assert_eq!(first.cursor_secret().expose_secret(), second.cursor_secret().expose_secret());
    assert_ne!(first.jwks(KeyPurpose::Access, NOW), first.jwks(KeyPurpose::Receipt, NOW));
}

#[test]
fn a_key_set_shows_public_halves_only() {
    let data = tempfile::tempdir().unwrap();
    let keyring = open(data.path());
    let key = keyring.signer(KeyPurpose::Access, NOW).unwrap();
    let expected =
        json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.kid(), "x": URL_SAFE_NO_PAD.encode(key.public())});
    assert_eq!(keyring.jwks(KeyPurpose::Access, NOW), json!({"keys": [expected]}));
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
    let receipts = keyring.jwks(KeyPurpose::Receipt, NOW);
    keyring.rotate(KeyPurpose::Receipt, later).unwrap();
    let much_later = settled + Span::days(400);
    assert_eq!(keyring.prune(much_later - Keyring::RETIREMENT, much_later).unwrap(), [old.kid()]);
    assert!(keyring.find(KeyPurpose::Access, old.kid(), much_later).is_none());
    assert!(keyring.find(KeyPurpose::Access, &new, much_later).is_some(), "the newest stays however old it is");
    assert_eq!(keyring.jwks(KeyPurpose::Receipt, much_later)["keys"].as_array().unwrap().len(), 2);
    assert_eq!(keyring.jwks(KeyPurpose::Receipt, much_later)["keys"][0], receipts["keys"][0]);
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
    let third = open(data.path());
    let newer = one.rotate(KeyPurpose::Access, now + Span::seconds(20)).unwrap();
    let published = |at: Instant| third.jwks(KeyPurpose::Access, at).to_string().contains(&newer);
    assert!(!published(NOW + Span::milliseconds(900)) && published(now + Span::seconds(21)));
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
