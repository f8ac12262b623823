//! The texts of the messages that the service sends, in French, Arabic and English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $id:literal [$($variable:literal)*];)+) => {
        /// The messages that the service sends.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum MailKind {$(
            $(#[$doc])*
            $name,
        )+}

        impl MailKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];
            /// Its name, in the outbox and in the files of texts.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {$(Self::$name => $id),+}
            }
            /// The variables of its text; a caller gives every one.
            #[must_use]
            pub const fn variables(self) -> &'static [&'static str] {
                match self {$(Self::$name => &[$($variable),*]),+}
            }
            /// The kind of that name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
            }
        }
    };
}

kinds! {
    /// Follow the link to show that this address is yours.
    VerifyEmail = "verify_email" ["link"];
    /// Somebody tried to register with an address that has an account.
    AlreadyRegistered = "already_registered" ["link"];
    /// Follow the link to choose a new password.
    ResetPassword = "reset_password" ["link"];
    /// A refresh token was used twice, and the session was ended. `at` is an instant as it is to be read.
    SessionFamilyRevoked = "session_family_revoked" ["at" "link"];
    /// Become an operator. `role` is `admin` or `support`.
    InvitationOperator = "invitation_operator" ["link" "role"];
    /// Join an organisation. `role` is `owner`, `editor` or `viewer`.
    InvitationMember = "invitation_member" ["link" "organisation" "role"];
    /// Join a panel. `role` is `chair` or `juror`.
    InvitationJuror = "invitation_juror" ["link" "organiser" "role" "title"];
    /// An organisation was verified.
    OrganisationVerified = "organisation_verified" ["link" "organisation"];
    /// An organisation was not verified.
    OrganisationRejected = "organisation_rejected" ["link" "organisation" "reason"];
    /// An operator asks for changes to a challenge.
    ChallengeChangesRequested = "challenge_changes_requested" ["link" "reason" "title"];
    /// A challenge may be published.
    ChallengeApproved = "challenge_approved" ["link" "title"];
    /// A challenge is public.
    ChallengePublished = "challenge_published" ["link" "title"];
    /// An application was received. `submitted_at` is an instant as it is to be read, with its zone.
    ApplicationSubmitted = "application_submitted" ["link" "reference" "submitted_at" "title"];
    /// An application was withdrawn.
    ApplicationWithdrawn = "application_withdrawn" ["link" "reference" "title"];
    /// A juror left a panel.
    JurorRemoved = "juror_removed" ["title"];
    /// The outcome of a challenge can be seen; the message never says what it is.
    OutcomeReleased = "outcome_released" ["link" "title"];
    /// A challenge was cancelled.
    ChallengeCancelled = "challenge_cancelled" ["link" "reason" "title"];
}

type Bundle = FluentBundle<FluentResource>;

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle("fr", include_str!("fr.ftl")));
static ARABIC: LazyLock<Bundle> = LazyLock::new(|| bundle("ar", include_str!("ar.ftl")));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle("en", include_str!("en.ftl")));

/// The subject and the body of a message. A locale begins with its language (`ar`, `ar-MA`); one that we do not speak is
/// answered in French. A variable that is missing shows as `{$name}`, and is logged.
#[must_use]
pub fn render(kind: MailKind, locale: &str, args: &[(&str, &str)]) -> (String, String) {
    let (texts, errors) = format(kind, locale, args);
    if !errors.is_empty() {
        tracing::error!(kind = kind.as_str(), locale, ?errors, "a message is not complete");
    }
    texts
}

fn format(kind: MailKind, locale: &str, args: &[(&str, &str)]) -> ((String, String), Vec<FluentError>) {
    let language = locale.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let bundle = match language.as_str() {
        "ar" => &*ARABIC,
        "en" => &*ENGLISH,
        _ => &*FRENCH,
    };
    let mut errors = Vec::new();
    let mut part = |name: &str, single_line: bool| {
        let pattern = bundle.get_message(kind.as_str()).and_then(|message| message.get_attribute(name)).map(|attribute| attribute.value());
        let clean = |text: &str| FluentValue::from(if single_line { one_line(text) } else { text.to_owned() });
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (Cow::Owned((*name).to_owned()), clean(value))).collect();
        // No text at all is a fault that the tests find; the message still goes out, with its name.
        pattern.map_or_else(|| kind.as_str().to_owned(), |pattern| bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    };
    let texts = (part("subject", true), part("body", false));
    (texts, errors)
}

/// A subject is one line whatever the title of a challenge holds.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn bundle(language: &str, source: &str) -> Bundle {
    // What cannot be parsed is left out; the tests refuse it.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _errors)| resource);
    let mut bundle = Bundle::new_concurrent(vec![language.parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Links and references are copied from the text: no invisible marks around them.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::resolver::ResolverError;
    use fluent_bundle::resolver::errors::ReferenceKind;
    use std::collections::BTreeSet;

    const LOCALES: [&str; 3] = ["fr", "ar", "en"];

    fn missing(errors: &[FluentError]) -> BTreeSet<String> {
        let name = |error: &FluentError| match error {
            FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => id.clone(),
            other => format!("{other:?}"),
        };
        errors.iter().map(name).collect()
    }

    #[test]
    fn the_texts_parse_and_hold_nothing_else() {
        for source in [include_str!("fr.ftl"), include_str!("ar.ftl"), include_str!("en.ftl")] {
            let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| errors).unwrap();
            let mut bundle = Bundle::new_concurrent(vec![LanguageIdentifier::default()]);
            bundle.add_resource(resource).unwrap();
            let messages = source.lines().filter(|line| line.ends_with(" =") && line.starts_with(|c: char| c.is_ascii_lowercase()));
            let names: BTreeSet<&str> = messages.map(|line| line.trim_end_matches(" =")).collect();
            assert_eq!(names, MailKind::ALL.iter().map(|kind| kind.as_str()).collect());
        }
    }

    #[test]
    fn every_kind_has_the_same_variables_in_every_language() {
        for (kind, locale) in MailKind::ALL.iter().flat_map(|kind| LOCALES.map(|locale| (*kind, locale))) {
            let (_, errors) = format(kind, locale, &[]);
            let declared = kind.variables().iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(missing(&errors), declared, "{kind:?} in {locale}");
            let given: Vec<(&str, &str)> = kind.variables().iter().map(|name| (*name, "VALUE")).collect();
            let ((subject, body), errors) = format(kind, locale, &given);
            assert_eq!(errors, [], "{kind:?} in {locale}");
            assert!(!subject.contains('\n') && subject.chars().count() <= 90 && !subject.contains('{'), "{subject}");
            assert!(body.lines().count() >= 5 && !body.contains('{') && !body.contains('\u{2068}'), "{body}");
            assert_eq!(
                body.lines().filter(|line| *line == "VALUE").count() > 0,
                kind.variables().contains(&"link"),
                "a link stands alone on its line\n{body}"
            );
        }
    }

    #[test]
    fn roles_are_named_in_the_language_of_the_message() {
        let roles = [
            (MailKind::InvitationOperator, vec!["admin", "support"]),
            (MailKind::InvitationMember, vec!["owner", "editor", "viewer"]),
            (MailKind::InvitationJuror, vec!["chair", "juror"]),
        ];
        for (kind, roles) in roles {
            for locale in LOCALES {
                let bodies: BTreeSet<String> = roles.iter().map(|role| render(kind, locale, &[("role", role)]).1).collect();
                assert_eq!(bodies.len(), roles.len(), "{kind:?} in {locale}");
            }
        }
    }

    #[test]
    fn a_locale_is_matched_by_its_language_and_french_is_the_default() {
        let subject = |locale| render(MailKind::VerifyEmail, locale, &[("link", "x")]).0;
        assert_eq!(subject("ar-MA"), subject("ar"));
        assert_eq!(subject("EN_gb"), subject("en"));
        for unknown in ["", "fr-MA", "de", "zgh", "ﷺ", "--"] {
            assert_eq!(subject(unknown), subject("fr"), "{unknown}");
        }
        assert_ne!(subject("fr"), subject("en"));
    }

    #[test]
    fn a_missing_variable_shows_and_a_title_cannot_break_the_subject() {
        let (subject, body) = render(MailKind::ChallengeApproved, "en", &[("title", "Water\r\nBcc: a@b.test")]);
        assert!(subject.contains("Water Bcc: a@b.test") && !subject.contains('\n'), "{subject}");
        assert!(body.contains("{$link}"), "{body}");
    }

    #[test]
    fn names_are_read_back() {
        for kind in MailKind::ALL {
            assert_eq!(MailKind::parse(kind.as_str()), Some(*kind));
        }
        assert_eq!(MailKind::parse("spam"), None);
    }
}
