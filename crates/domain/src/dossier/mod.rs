//! The dossier of an application: what it still needs, until when it changes, what of it is known already, and the proof that it was
//! handed in.
//!
//! [`completeness()`] is the one rule of what is asked, needed and wrong: the view that a startup sees and the decision about a
//! submission are the same function.

mod candidate;
mod completeness;
mod digest;
mod edit;
mod file;
mod grants;
mod identity;
mod jury_file;
mod partners;
mod prefill;
mod profile_fields;
mod receipt;
mod situation;
mod submission;
mod team;
#[cfg(test)]
pub(crate) mod testing;
mod timeline;
mod view;

pub use candidate::candidate;
pub use completeness::{completeness, ensure_stays_complete};
pub use digest::{DossierFile, Snapshot, canonical};
pub use edit::{ensure_keeps_composition, ensure_may_change_files, ensure_may_edit};
pub use file::{FileCorrection, FileState, StoredFile};
pub use grants::{Grants, PersonalExtension, Reopening};
pub use identity::{Applicant, IdentifyingText, IdentityKind, Names, identifying_texts};
pub use jury_file::{BlindCopy, CopyContent, CopyState, HiddenReason, JuryFileState, MOST_COPY_ATTEMPTS, Numbered, jury_files};
pub use partners::{Partner, PartnerRole, check_partners, ensure_organisations};
pub use prefill::{EarlierDossier, Proposal, ProposalSource, prefill};
pub use profile_fields::ProfileField;
pub use receipt::{ReceiptClaims, ReceiptError, ReceiptMember, ReceiptTime};
pub use situation::{Lock, Situation};
pub use submission::{AcceptedTerms, Submission, SubmissionDetails};
pub use team::{Elsewhere, Person, TeamMember, TeamRole, check_team};
pub use timeline::{TimelineEntry, TimelineKind};
pub use view::{
    Completeness, DossierIssue, DossierNotice, KeptAnswer, KeptReason, NotAsked, NoticeKind, QuestionStatus, Requirement, SectionStatus,
};
