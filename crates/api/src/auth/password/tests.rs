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
    assert_eq!(today.verify(secret("correct horse battery"), Some(&renewed)).await.unwrap(), Verdict { ok: true, rehash_needed: false });
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
