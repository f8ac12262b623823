//! Texts that are parsed once at the edge, the folding that search and uniqueness use, and counting.

mod count;

pub use count::{character_count, word_count};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text for comparison: case, accents, Arabic spelling variants and spacing do not matter.
///
/// NFKD without combining marks, lower case; Latin ligatures and barred letters to plain ones; Arabic alef forms to alef, alef
/// maqsura to ya, ta marbuta to ha, letters of Maghrebi and Persian keyboards to their Arabic sisters, Arabic digits to 0 to 9;
/// tatweel and signs that nobody sees dropped; runs of anything that is neither letter nor digit become one space. The same in
/// Rust for both engines, so that both answer alike. [`crate::search::FORM`] grows with every change.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |letter| match letter {
            Some(letter) => folded.push(letter),
            None if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            None => {}
        });
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What a character becomes in a folded text, letter by letter; `None` is a gap between words.
pub(crate) fn fold_char(c: char, mut each: impl FnMut(Option<char>)) {
    if c.is_ascii() {
        return each(c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()));
    }
    for c in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
        match c {
            c if is_combining_mark(c) || is_invisible(c) => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => each(Some('ا')),
            'ى' | 'ی' => each(Some('ي')),
            'ة' | 'ھ' | 'ہ' | 'ە' => each(Some('ه')),
            'ک' | 'گ' | 'ڭ' | 'ݣ' => each(Some('ك')),
            'ڤ' | 'ڥ' | 'ڢ' | 'ڧ' => each(Some('ف')),
            'پ' => each(Some('ب')),
            'چ' => each(Some('ج')),
            '٠'..='٩' => each(ascii_digit(c, '٠')),
            '۰'..='۹' => each(ascii_digit(c, '۰')),
            'œ' => "oe".chars().for_each(|c| each(Some(c))),
            'æ' => "ae".chars().for_each(|c| each(Some(c))),
            'ß' => "ss".chars().for_each(|c| each(Some(c))),
            'ø' => each(Some('o')),
            'ł' => each(Some('l')),
            'đ' | 'ð' => each(Some('d')),
            'ı' => each(Some('i')),
            c => each(c.is_alphanumeric().then_some(c)),
        }
    }
}

fn ascii_digit(c: char, zero: char) -> Option<char> {
    char::from_digit(u32::from(c).wrapping_sub(u32::from(zero)), 10)
}

/// Signs inside words that nobody sees: tatweel, soft hyphen, joiners, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{0640}' | '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// An e-mail address in the form in which it is compared: trimmed and in lower case.
///
/// `None` for what cannot be one. Whether it exists, only a mail to it can tell.
#[must_use]
pub fn email(raw: &str) -> Option<String> {
    let address = raw.trim().to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b));
    let label_ok = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let domain_ok = domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label_ok);
    // RFC 5321: a path of 256 octets holds the address in angle brackets.
    (local_ok && domain_ok && address.len() <= 254).then_some(address)
}

/// The part of an e-mail address after the `@`.
#[must_use]
pub fn email_domain(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// Public mail providers and providers of access that give addresses to everybody: sharing one says nothing about an affiliation. In order,
/// for it is searched by halves.
const PUBLIC_MAIL_DOMAINS: [&str; 102] = [
    "126.com",
    "163.com",
    "aim.com",
    "aliceadsl.fr",
    "aol.com",
    "aol.fr",
    "bbox.fr",
    "bk.ru",
    "bluewin.ch",
    "btinternet.com",
    "caramail.com",
    "cegetel.net",
    "club-internet.fr",
    "comcast.net",
    "duck.com",
    "email.com",
    "fastmail.com",
    "free.fr",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.fr",
    "gmx.net",
    "googlemail.com",
    "hotmail.be",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.es",
    "hotmail.fr",
    "hotmail.it",
    "hushmail.com",
    "iam.net.ma",
    "icloud.com",
    "inbox.ru",
    "laposte.net",
    "libero.it",
    "libertysurf.fr",
    "list.ru",
    "live.be",
    "live.ca",
    "live.co.uk",
    "live.com",
    "live.fr",
    "live.nl",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailo.com",
    "maktoob.com",
    "me.com",
    "menara.ma",
    "msn.com",
    "naver.com",
    "neuf.fr",
    "noos.fr",
    "numericable.fr",
    "orange.fr",
    "outlook.be",
    "outlook.com",
    "outlook.de",
    "outlook.es",
    "outlook.fr",
    "outlook.sa",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rambler.ru",
    "rocketmail.com",
    "sfr.fr",
    "skynet.be",
    "t-online.de",
    "telenet.be",
    "tuta.com",
    "tuta.io",
    "tutamail.com",
    "tutanota.com",
    "tutanota.de",
    "voila.fr",
    "wanadoo.fr",
    "web.de",
    "windowslive.com",
    "ya.ru",
    "yahoo.ca",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.br",
    "yahoo.de",
    "yahoo.es",
    "yahoo.fr",
    "yahoo.in",
    "yahoo.it",
    "yandex.com",
    "yandex.fr",
    "yandex.ru",
    "ymail.com",
    "zoho.com",
    "zohomail.com",
    "zohomail.eu",
];

/// Whether a domain belongs to a public mail provider.
#[must_use]
pub fn is_public_mail_domain(domain: &str) -> bool {
    PUBLIC_MAIL_DOMAINS.binary_search(&domain).is_ok()
}

/// Whether a text is a slug: lower-case letters, digits and single hyphens, 2 to 60 characters.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    (2..=60).contains(&text.len())
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_ignores_case_accents_and_arabic_spelling() {
        assert_eq!(fold("  Énergies-Renouvelables "), "energies renouvelables");
        assert_eq!(fold("الطاقـــة"), fold("الطاقه"));
        assert_eq!(fold("أنظمة إلى"), fold("انظمه الي"));
        assert_eq!(fold("LoRaWAN®"), "lorawan");
        assert_eq!(fold("Cœur de l’œuvre, Straße, Ærø"), "coeur de l oeuvre strasse aero");
        assert_eq!((fold("أݣادير"), fold("أڭادير"), fold("اگادير")), (fold("أكادير"), fold("أكادير"), fold("أكادير")));
        assert_eq!(fold("الجيل ٥، ۲۰۲٧"), "الجيل 5 2027");
        assert_eq!(fold("co\u{AD}ordi\u{200B}nation"), "coordination");
        assert_eq!(fold("مُؤَسَّسَة"), "موسسه");
    }

    #[test]
    fn addresses_are_compared_in_lower_case() {
        assert_eq!(email(" Amina@Example.MA "), Some("amina@example.ma".into()));
        for bad in ["", "a", "@b.c", "a@b", "a@.c", "a..b@c.d", "a b@c.d", "a@b.c\r\nBcc: x@y.z", "a@-b.c"] {
            assert_eq!(email(bad), None, "{bad}");
        }
        let long = |labels: usize| format!("{}@{}ma", "a".repeat(60), "b23456789.".repeat(labels));
        assert_eq!((email(&long(19)).map(|address| address.len()), email(&long(20))), (Some(253), None));
    }

    #[test]
    fn public_mail_domains_stand_in_order_and_are_found() {
        assert!(PUBLIC_MAIL_DOMAINS.is_sorted_by(|one, next| one < next));
        assert!(PUBLIC_MAIL_DOMAINS.iter().all(|domain| is_public_mail_domain(domain) && *domain == domain.to_ascii_lowercase()));
        for domain in ["orange.fr", "menara.ma", "iam.net.ma", "gmx.net", "gmail.com", "yandex.ru"] {
            assert!(is_public_mail_domain(domain), "{domain}");
        }
        for domain in ["", "orange.com", "agri.ma", "example.gmail.com"] {
            assert!(!is_public_mail_domain(domain), "{domain}");
        }
    }

    proptest! {
        #[test]
        fn folding_is_idempotent(text in ".{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
