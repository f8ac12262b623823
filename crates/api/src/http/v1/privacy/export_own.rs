//! What a person wrote, filed, declared, sent and made, in the copy of the person's data.

use super::export_parts::part;
use serde::Serialize;
use tahaddi_domain::access_code::AccessCode;
use tahaddi_domain::appeal::{Appeal, AppealState};
use tahaddi_domain::challenge_file::ChallengeFile;
use tahaddi_domain::id::{AccessCodeId, AppealId, ApplicationId, ChallengeId, ConflictId, FileId, MessageId, PhaseId};
use tahaddi_domain::jury::{ConflictKind, DeclaredConflict};
use tahaddi_domain::message::Message;
use tahaddi_domain::time::Instant;
use utoipa::ToSchema;

part! {
    /// A message that the person wrote about a dossier.
    WrittenMessagePart from Message, |message| {
        /// Its identifier.
        id: MessageId = message.id;
        /// The application.
        application_id: ApplicationId = message.application;
        /// What it says.
        #[schema(max_length = 4000)]
        text: String = message.text;
        /// When it was sent.
        sent_at: Instant = message.sent_at;
    }
}

part! {
    /// An appeal that the person filed.
    AppealPart from Appeal, |appeal| {
        /// Its identifier.
        id: AppealId = appeal.id;
        /// The application.
        application_id: ApplicationId = appeal.application;
        /// The challenge.
        challenge_id: ChallengeId = appeal.challenge;
        /// The review phase whose outcome it is about.
        phase_id: PhaseId = appeal.phase;
        /// What it says.
        #[schema(max_length = 10_000)]
        grounds: String = appeal.grounds;
        /// How far it is.
        state: AppealState = appeal.state;
        /// When it was filed.
        filed_at: Instant = appeal.filed_at;
    }
}

part! {
    /// A conflict of interest that the person declared.
    ConflictPart from DeclaredConflict, |conflict| {
        /// Its identifier.
        id: ConflictId = conflict.id;
        /// The challenge.
        challenge_id: ChallengeId = conflict.challenge;
        /// Of which kind it is.
        kind: ConflictKind = conflict.kind;
        /// The explanation.
        #[schema(max_length = 4000)]
        reason: String = conflict.reason;
        /// When it was declared.
        declared_at: Instant = conflict.declared_at;
        /// When it was taken back.
        #[schema(required)]
        removed_at: Option<Instant> = conflict.removed_at;
    }
}

part! {
    /// A file that the person sent to a call.
    CallFilePart from ChallengeFile, |file| {
        /// Its identifier.
        id: FileId = file.id;
        /// The challenge.
        challenge_id: ChallengeId = file.challenge;
        /// Its name.
        #[schema(max_length = 255)]
        name: String = file.facts.name;
        /// How many bytes it has.
        #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
        size: i64 = file.facts.size;
        /// SHA-256 of its bytes, in hexadecimal.
        #[schema(min_length = 64, max_length = 64, example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
        sha256: String = file.facts.sha256;
        /// When it was sent.
        uploaded_at: Instant = file.uploaded_at;
    }
}

part! {
    /// An access code that the person made.
    CodePart from AccessCode, |code| {
        /// Its identifier.
        id: AccessCodeId = code.id;
        /// The challenge.
        challenge_id: ChallengeId = code.challenge;
        /// What it is called.
        #[schema(max_length = 200)]
        label: String = code.label;
        /// When it was made.
        created_at: Instant = code.created_at;
        /// From when it is no longer good.
        #[schema(required)]
        expires_at: Option<Instant> = code.expires_at;
        /// When it was revoked.
        #[schema(required)]
        revoked_at: Option<Instant> = code.revoked_at;
    }
}
