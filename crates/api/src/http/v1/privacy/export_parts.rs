//! The parts of the copy of one's personal data.

use crate::service::privacy::export::OwnDossier;
use serde::Serialize;
use serde_json::Value;
use tahaddi_domain::access::Membership;
use tahaddi_domain::application::ApplicationState;
use tahaddi_domain::document::{JurorFacts, JurorScope, Key, ScoreSheet};
use tahaddi_domain::dossier::{StoredFile, TeamMember};
use tahaddi_domain::id::{
    ApplicationId, AssignmentId, AuditId, ChallengeId, FileId, InquiryId, JurorId, OrganisationId, OutboxId, PhaseId, SavedSearchId,
    SessionId,
};
use tahaddi_domain::inquiry::Inquiry;
use tahaddi_domain::jury::{Assignment, AssignmentState, Juror, JurorRole, JurorState};
use tahaddi_domain::organisation::{MemberRole, OrganisationKind};
use tahaddi_domain::saved_search::{SavedQuery, SavedSearch};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::audit::AuditEntry;
use tahaddi_persistence::repo::session::Session;
use tahaddi_persistence::repo::terms_acceptance::Acceptance;
use utoipa::ToSchema;

macro_rules! part {
    ($(#[$doc:meta])* $name:ident from $source:ty, |$from:ident| { $($(#[$field_doc:meta])* $field:ident: $type:ty = $value:expr;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, ToSchema)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)+ }

        impl From<$source> for $name {
            fn from($from: $source) -> Self {
                Self { $($field: $value,)+ }
            }
        }
    };
}
pub(super) use part;

part! {
    /// A session that has not ended.
    SessionPart from Session, |session| {
        /// Its identifier.
        id: SessionId = session.id;
        /// The program that logged in, in its own words.
        #[schema(max_length = 200)]
        user_agent: String = session.user_agent;
        /// The network address from which it was opened.
        #[schema(max_length = 60)]
        address: String = session.address;
        /// When it was opened.
        created_at: Instant = session.created_at;
        /// When it was last refreshed.
        last_used_at: Instant = session.last_used_at;
        /// When it ends at the latest.
        expires_at: Instant = session.expires_at;
    }
}

part! {
    /// An organisation that the person belongs to.
    MembershipPart from (Membership, String), |belonging| {
        /// The organisation.
        organisation_id: OrganisationId = belonging.0.organisation;
        /// Its name.
        #[schema(max_length = 200)]
        organisation_name: String = belonging.1;
        /// What it is here for.
        kind: OrganisationKind = belonging.0.kind;
        /// The person's role in it.
        role: MemberRole = belonging.0.role;
    }
}

part! {
    /// A membership that is over.
    FormerMembershipPart from (OrganisationId, String, Instant, Instant), |belonged| {
        /// The organisation.
        organisation_id: OrganisationId = belonged.0;
        /// Its name.
        #[schema(max_length = 200)]
        organisation_name: String = belonged.1;
        /// Since when.
        from: Instant = belonged.2;
        /// Until when.
        until: Instant = belonged.3;
    }
}

part! {
    /// Terms that were accepted, or a consent.
    ConsentPart from (ChallengeId, Acceptance), |given| {
        /// The challenge.
        challenge_id: ChallengeId = given.0;
        /// The key of the terms.
        key: Key = Key(given.1.key);
        /// The version of the wording.
        #[schema(minimum = 1)]
        version: u32 = given.1.version;
        /// SHA-256 of the wording, in hexadecimal.
        #[schema(min_length = 64, max_length = 64, example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
        digest: String = given.1.digest;
        /// When it was accepted.
        accepted_at: Instant = given.1.at;
        /// When it was withdrawn.
        #[schema(required)]
        withdrawn_at: Option<Instant> = given.1.withdrawn_at;
    }
}

part! {
    /// A seat on a panel.
    SeatPart from Juror, |seat| {
        /// Its identifier.
        id: JurorId = seat.id;
        /// The challenge.
        challenge_id: ChallengeId = seat.challenge;
        /// The address to which the invitation went.
        #[schema(format = Email, max_length = 320)]
        email: String = seat.email;
        /// The name that the organiser gave.
        #[schema(required, max_length = 200)]
        name: Option<String> = seat.name;
        /// What the person does.
        role: JurorRole = seat.role;
        /// Whether the person is on the panel.
        state: JurorState = seat.state;
        /// The interests that the person declared.
        #[schema(required, max_length = 5000)]
        interests: Option<String> = seat.interests;
        /// What the person said of the work that suits them.
        facts: JurorFacts = seat.facts;
        /// What part of the call the person was asked to judge.
        scope: JurorScope = seat.scope;
        /// When the person promised confidentiality.
        #[schema(required)]
        confidentiality_accepted_at: Option<Instant> = seat.confidentiality_accepted_at;
        /// When the person was asked.
        invited_at: Instant = seat.invited_at;
        /// When the person accepted or declined.
        #[schema(required)]
        answered_at: Option<Instant> = seat.answered_at;
    }
}

part! {
    /// A followed challenge.
    FollowedPart from (Instant, ChallengeId), |followed| {
        /// The challenge.
        challenge_id: ChallengeId = followed.1;
        /// Since when.
        since: Instant = followed.0;
    }
}

part! {
    /// A saved search.
    SearchPart from SavedSearch, |search| {
        /// Its identifier.
        id: SavedSearchId = search.id;
        /// What its owner calls it.
        #[schema(max_length = 120)]
        name: String = search.name;
        /// What it looks for.
        query: SavedQuery = search.query;
        /// Whether mail tells of what is newly published for it.
        notify: bool = search.notify;
        /// When it was made.
        created_at: Instant = search.created_at;
    }
}

part! {
    /// A mail to the person.
    MessagePart from (OutboxId, Value, Instant, String), |mail| {
        /// Its identifier.
        id: OutboxId = mail.0;
        /// What it is about, such as `verify_email`.
        #[schema(max_length = 60)]
        kind: String = mail.1.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        /// When it was written.
        created_at: Instant = mail.2;
        /// How far it is: `pending`, `leased`, `done` or `dead`.
        #[schema(max_length = 20)]
        status: String = mail.3;
    }
}

part! {
    /// A dossier that the person wrote, or that names the person. Of others whom it names nothing is told.
    DossierPart from OwnDossier, |own| {
        /// The application.
        application_id: ApplicationId = own.application.id;
        /// The challenge.
        challenge_id: ChallengeId = own.application.challenge;
        /// The startup.
        organisation_id: OrganisationId = own.application.startup;
        /// How far it is.
        state: ApplicationState = own.application.state;
        /// The name of the proposed solution; null for whoever does not belong to the startup.
        #[schema(required, max_length = 200)]
        title: Option<String> = if own.belongs { Some(own.application.document.title) } else { None };
        /// What its team says of the person, now or in the last version that did; null where it names the person nowhere.
        #[schema(required)]
        team_entry: Option<TeamMember> = own.entry;
        /// The versions that the person wrote, newest first.
        #[schema(max_items = 100)]
        written_versions: Vec<WrittenPart> = own.wrote.into_iter().map(WrittenPart::from).collect();
        /// Its files that the person sent.
        #[schema(max_items = 100)]
        files: Vec<SentFilePart> = own.files.into_iter().map(SentFilePart::from).collect();
    }
}

part! {
    /// A version of a dossier that the person wrote.
    WrittenPart from (i64, Instant), |written| {
        /// The version.
        version: i64 = written.0;
        /// When.
        at: Instant = written.1;
    }
}

part! {
    /// A file that the person sent.
    SentFilePart from StoredFile, |file| {
        /// Its identifier.
        id: FileId = file.id;
        /// Its name.
        #[schema(max_length = 255)]
        name: String = file.name;
        /// SHA-256 of its bytes, in hexadecimal.
        #[schema(min_length = 64, max_length = 64, example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
        sha256: String = file.sha256;
        /// How many bytes it has.
        #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
        size: i64 = file.size;
        /// When it was sent.
        uploaded_at: Instant = file.uploaded_at;
        /// When it was taken out.
        #[schema(required)]
        removed_at: Option<Instant> = file.removed_at;
    }
}

part! {
    /// A score sheet that the person wrote as a juror.
    SheetPart from (Assignment, ChallengeId), |sheet| {
        /// The assignment.
        assignment_id: AssignmentId = sheet.0.id;
        /// The challenge.
        challenge_id: ChallengeId = sheet.1;
        /// The review phase.
        phase_id: PhaseId = sheet.0.phase;
        /// What the person calls the application.
        #[schema(max_length = 60)]
        pseudonym: String = sheet.0.pseudonym;
        /// How far the assignment is.
        state: AssignmentState = sheet.0.state;
        /// What the sheet says.
        #[schema(required)]
        sheet: Option<ScoreSheet> = sheet.0.sheet;
        /// When it was handed in.
        #[schema(required)]
        completed_at: Option<Instant> = sheet.0.completed_at;
    }
}

part! {
    /// A question about a call.
    QuestionPart from Inquiry, |question| {
        /// Its identifier.
        id: InquiryId = question.id;
        /// The challenge.
        challenge_id: ChallengeId = question.challenge;
        /// The question.
        #[schema(max_length = 2000)]
        text: String = question.text;
        /// When it was asked.
        asked_at: Instant = question.asked_at;
        /// Whether it is public, without the name of the person.
        published: bool = question.published;
    }
}

part! {
    /// What the person did.
    EventPart from AuditEntry, |entry| {
        /// Its identifier.
        id: AuditId = entry.id;
        /// When.
        at: Instant = entry.at;
        /// What was done.
        #[schema(max_length = 60, example = "application.submitted")]
        action: String = entry.action;
        /// To what.
        #[schema(max_length = 60)]
        subject_id: String = entry.subject_id;
        /// The organisation in whose trail it stands.
        #[schema(required)]
        organisation_id: Option<OrganisationId> = entry.organisation_id;
    }
}
