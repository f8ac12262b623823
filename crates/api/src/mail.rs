//! The texts of the messages that the service sends, in French, Arabic and English.

use crate::i18n;
use tahaddi_domain::document::Language;

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
    /// Follow the link to show that this address is yours. `hours` counts how long it holds.
    VerifyEmail = "verify_email" ["hours" "link"];
    /// Somebody tried to register with an address that has an account.
    AlreadyRegistered = "already_registered" ["link"];
    /// Follow the link to choose a new password.
    ResetPassword = "reset_password" ["hours" "link"];
    /// A refresh token was used twice, and the session was ended. `at` is an instant as it is to be read.
    SessionFamilyRevoked = "session_family_revoked" ["at" "link"];
    /// Somebody asked for the erasure of the account. `at` is an instant as it is to be read: from when on it cannot be taken back.
    ErasureRequested = "erasure_requested" ["at" "link"];
    /// Become an operator. `days` counts how long the link holds; `role` is `admin` or `support`.
    InvitationOperator = "invitation_operator" ["days" "link" "role"];
    /// Join an organisation. `role` is `owner`, `editor` or `viewer`.
    InvitationMember = "invitation_member" ["days" "link" "organisation" "role"];
    /// Join a panel. `role` is `chair` or `juror`.
    InvitationJuror = "invitation_juror" ["days" "link" "organiser" "role" "title"];
    /// Confirm to be in the team of an application. `role` is `lead`, `member` or `advisor`.
    InvitationTeam = "invitation_team" ["days" "link" "organisation" "role" "title"];
    /// Somebody said no to an invitation. `destination` is to what: a challenge, an organisation or the platform.
    InvitationDeclined = "invitation_declined" ["destination" "link" "person"];
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
    /// One application has more time than the others. `deadline` is an instant as it is to be read.
    ApplicationExtended = "application_extended" ["deadline" "link" "reason" "title"];
    /// What was handed in may be corrected. `deadline` is an instant as it is to be read.
    ApplicationReopened = "application_reopened" ["deadline" "link" "reason" "title"];
    /// Jurors who judge blind are not shown a file of an application.
    FileHidden = "file_hidden" ["link" "title"];
    /// A juror left a panel.
    JurorRemoved = "juror_removed" ["title"];
    /// A score sheet was given back to its juror.
    SheetReopened = "sheet_reopened" ["link" "title"];
    /// Score sheets wait to be handed in. `count` says how many.
    SheetsOpen = "sheets_open" ["count" "link" "title"];
    /// The same before a deadline, which is an instant as it is to be read.
    SheetsDue = "sheets_due" ["count" "deadline" "link" "title"];
    /// The outcome of a challenge can be seen; the message never says what it is.
    OutcomeReleased = "outcome_released" ["link" "title"];
    /// The outcome of an application was corrected; the message never says what it is.
    OutcomeCorrected = "outcome_corrected" ["link" "title"];
    /// It was decided about the eligibility of an application; the message never says how.
    EligibilityAnnounced = "eligibility_announced" ["link" "title"];
    /// A deadline moved later. `deadline` and `previous` are instants as they are to be read.
    ChallengeExtended = "challenge_extended" ["deadline" "link" "previous" "reason" "title"];
    /// Somebody asked a question about a challenge.
    InquiryAsked = "inquiry_asked" ["link" "question" "title"];
    /// A question was answered.
    InquiryAnswered = "inquiry_answered" ["link" "title"];
    /// The other side of a private thread wrote; the message never says what.
    MessageReceived = "message_received" ["link" "title"];
    /// An export that took long is written. `until` is an instant as it is to be read: its file is gone then.
    ExportReady = "export_ready" ["link" "title" "until"];
    /// An export could not be written.
    ExportFailed = "export_failed" ["link" "title"];
    /// A startup appeals against a refusal: to both sides.
    AppealFiled = "appeal_filed" ["link" "title"];
    /// An appeal was decided: to both sides. The message never says how.
    AppealDecided = "appeal_decided" ["link" "title"];
    /// The results of a challenge that one follows are public.
    ResultsPublished = "results_published" ["link" "title"];
    /// A challenge was published that a saved search looks for. `name` is what the search is called.
    SavedSearchMatched = "saved_search_matched" ["link" "name" "title"];
    /// A challenge was cancelled.
    ChallengeCancelled = "challenge_cancelled" ["link" "reason" "title"];
}

/// The subject and the body of a message. A variable that is missing shows as `{$name}`, and is logged.
#[must_use]
pub fn render(kind: MailKind, language: Language, args: &[(&str, &str)]) -> (String, String) {
    // No text at all is a fault that the tests find; the message still goes out, with its name.
    let part = |name: &str, args: &[(&str, &str)]| {
        i18n::text(language, kind.as_str(), Some(name), args.iter().copied()).unwrap_or_else(|| kind.as_str().to_owned())
    };
    let lines: Vec<(&str, String)> = args.iter().map(|(name, value)| (*name, one_line(value))).collect();
    let lines: Vec<(&str, &str)> = lines.iter().map(|(name, value)| (*name, value.as_str())).collect();
    (part("subject", &lines), part("body", args))
}

/// A subject is one line whatever the title of a challenge holds.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_message_has_a_subject_of_one_line_and_a_link_on_a_line_of_its_own() {
        for (kind, language) in MailKind::ALL.iter().flat_map(|kind| Language::ALL.map(|language| (*kind, language))) {
            let given: Vec<(&str, &str)> = kind.variables().iter().map(|name| (*name, "7")).collect();
            let (subject, body) = render(kind, language, &given);
            assert!(!subject.contains('\n') && subject.chars().count() <= 90 && !subject.contains('{'), "{subject}");
            assert!(body.lines().count() >= 5 && !body.contains('{') && !body.contains('\u{2068}'), "{body}");
            assert_eq!(body.lines().any(|line| line == "7"), kind.variables().contains(&"link"), "{body}");
        }
    }

    #[test]
    fn roles_are_named_in_the_language_of_the_message() {
        let roles = [
            (MailKind::InvitationOperator, vec!["admin", "support"]),
            (MailKind::InvitationMember, vec!["owner", "editor", "viewer"]),
            (MailKind::InvitationJuror, vec!["chair", "juror"]),
            (MailKind::InvitationTeam, vec!["lead", "member", "advisor"]),
        ];
        for (kind, roles) in roles {
            for language in Language::ALL {
                let bodies: BTreeSet<String> = roles.iter().map(|role| render(kind, language, &[("role", role)]).1).collect();
                assert_eq!(bodies.len(), roles.len(), "{kind:?} in {language:?}");
            }
        }
    }

    #[test]
    fn a_missing_variable_shows_and_a_title_cannot_break_the_subject() {
        let (subject, body) = render(MailKind::ChallengeApproved, Language::En, &[("title", "Water\r\nBcc: a@b.test")]);
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
