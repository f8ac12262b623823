use super::*;

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

/// The passwords of the list of those that are used most, in its order.
fn leaked() -> Vec<&'static str> {
    include_str!("../leaked_passwords.txt").lines().filter(|line| *line != "#" && !line.starts_with("# ")).collect()
}

#[test]
fn sec_33_the_three_thousand_commonest_are_refused_and_what_people_make_of_them() {
    let leaked = leaked();
    assert!(leaked.len() >= 3_000, "{}", leaked.len());
    let capital = |word: &str| word.chars().next().map(|first| first.to_uppercase().chain(word.chars().skip(1)).collect::<String>());
    let leet = |word: &str| word.replace('a', "@").replace('o', "0").replace('e', "3").replace('s', "$");
    let (mut refused, mut accepted) = (0, Vec::new());
    let lettered = |word: &str| word.chars().any(char::is_alphabetic);
    for (place, word) in leaked.iter().filter(|word| lettered(word) || word.len() >= MIN_CHARACTERS).enumerate() {
        let variants = [
            (*word).to_owned(),
            format!("{word}{word}"),
            format!("{word}2026!"),
            format!("{}1234!", capital(word).unwrap()),
            format!("123456{word}"),
            format!("{word}.{word}"),
            format!("{}12345", leet(word)),
            format!("{word}12345").chars().rev().collect(),
        ];
        // Four of them for each, in turn; a number is a number, but for itself and its double.
        let chosen = variants
            .into_iter()
            .enumerate()
            .filter(|(turn, _)| if lettered(word) { turn % 2 == place % 2 } else { *turn < 2 })
            .map(|(_, variant)| variant);
        for variant in chosen.filter(|variant| variant.chars().count() >= MIN_CHARACTERS) {
            match check_policy(&variant, &[]) {
                Ok(()) => accepted.push(variant),
                Err(_refused) => refused += 1,
            }
        }
    }
    assert!(accepted.is_empty(), "{} of {}: {accepted:?}", accepted.len(), accepted.len() + refused);
    assert!(refused > 3_000, "{refused}");
}

#[test]
fn sec_33_words_of_the_house_and_of_the_owner_are_known_in_any_disguise() {
    let context = ["karim.tazi@agriculture.gov.ma", "Karim Tazi", "Ministère de l'Agriculture"];
    for personal in [
        "T3chn0p@rk!2027",
        "kraponhcet-2027",
        "MITC-mitc-MITC",
        "technoparkmitc",
        "7202kraponhcet",
        "Agr1cultur3!!",
        "ministere2027!",
        "k@rimt@zi2027",
        "tazikarim1234",
    ] {
        let verdict = check_policy(personal, &context);
        assert!(
            matches!(verdict, Err(PolicyViolation::TooPersonal | PolicyViolation::TooCommon | PolicyViolation::TooShort)),
            "{personal}: {verdict:?}"
        );
    }
}

#[test]
fn sec_33_a_passphrase_is_not_refused_for_its_words() {
    for fine in [
        "trois mulets traversent l'oued",
        "quatre cigognes sur le minaret",
        "soleil bonjour casablanca",
        "correct horse battery staple",
        "جبال الأطلس ليلا",
        "kx9#mPq2vL!t",
        "كلمة سر طويلة جدا 🔐 e\u{0301}te\u{0301} et puis encore quelques mots de plus !",
    ] {
        assert_eq!(check_policy(fine, &["tahaddi"]), Ok(()), "{fine}");
    }
    // However it is built, the check ends.
    let worst = "a1".repeat(31) + &"11".repeat(32) + "é";
    assert_eq!(check_policy(&worst, &[]), Ok(()));
}

#[test]
fn the_list_is_in_lower_case_and_not_empty() {
    assert!(COMMON.len() >= 4_000, "{}", COMMON.len());
    for line in COMMON.iter() {
        assert_eq!(*line, line.to_lowercase());
    }
}
