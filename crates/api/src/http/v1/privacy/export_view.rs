//! The copy of one's personal data, as a document.

use super::export_own::{AppealPart, CallFilePart, CodePart, ConflictPart, WrittenMessagePart};
use super::export_parts::{
    ConsentPart, DossierPart, EventPart, FollowedPart, FormerMembershipPart, MembershipPart, MessagePart, QuestionPart, SearchPart,
    SeatPart, SessionPart, SheetPart,
};
use crate::service::privacy::export::Export;
use serde::Serialize;
use tahaddi_domain::access::OperatorRole;
use tahaddi_domain::document::Language;
use tahaddi_domain::id::UserId;
use tahaddi_domain::time::Instant;
use tahaddi_persistence::repo::user::User;
use utoipa::ToSchema;

/// Where the form of the document is described.
const SCHEMA: &str = "/openapi.json#/components/schemas/DataExportView";

/// A copy of what is held about a person, or a further page of it. Lists that come whole are empty on further pages.
#[derive(Debug, Serialize, ToSchema)]
pub struct DataExportView {
    /// Where the form of this document is described.
    #[schema(max_length = 200, example = "/openapi.json#/components/schemas/DataExportView")]
    pub schema: &'static str,
    /// When it was made.
    pub exported_at: Instant,
    /// The account.
    pub account: AccountPart,
    /// Sessions that have not ended.
    #[schema(max_items = 500)]
    pub sessions: Vec<SessionPart>,
    /// Organisations that the person belongs to.
    #[schema(max_items = 1000)]
    pub memberships: Vec<MembershipPart>,
    /// Organisations that the person belonged to before.
    #[schema(max_items = 1000)]
    pub former_memberships: Vec<FormerMembershipPart>,
    /// Terms that the person accepted, and consents that the person gave or withdrew.
    #[schema(max_items = 1000)]
    pub terms_acceptances: Vec<ConsentPart>,
    /// Seats on panels that the person was offered or took.
    #[schema(max_items = 1000)]
    pub panel_seats: Vec<SeatPart>,
    /// Followed challenges.
    #[schema(max_items = 1000)]
    pub followed_challenges: Vec<FollowedPart>,
    /// Saved searches.
    #[schema(max_items = 1000)]
    pub saved_searches: Vec<SearchPart>,
    /// Appeals that the person filed.
    #[schema(max_items = 1000)]
    pub appeals: Vec<AppealPart>,
    /// Conflicts of interest that the person declared. Of whom they are about, nothing is told.
    #[schema(max_items = 1000)]
    pub conflicts: Vec<ConflictPart>,
    /// Files that the person sent to calls.
    #[schema(max_items = 1000)]
    pub call_files: Vec<CallFilePart>,
    /// Access codes that the person made. The codes themselves are kept as digests.
    #[schema(max_items = 1000)]
    pub access_codes: Vec<CodePart>,
    /// Mails to the person that are still known: those of the last week, and those that could not be delivered.
    #[schema(max_items = 10_000)]
    pub messages: Vec<MessagePart>,
    /// Dossiers that the person wrote, or that name the person.
    #[schema(max_items = 100)]
    pub applications: Vec<DossierPart>,
    /// Score sheets that the person wrote as a juror.
    #[schema(max_items = 100)]
    pub score_sheets: Vec<SheetPart>,
    /// Questions that the person asked about calls.
    #[schema(max_items = 100)]
    pub questions: Vec<QuestionPart>,
    /// Messages that the person wrote in threads about dossiers. What others wrote is not told.
    #[schema(max_items = 100)]
    pub written_messages: Vec<WrittenMessagePart>,
    /// What the person did, as the audit trail tells it, newest first.
    #[schema(max_items = 100)]
    pub audit_events: Vec<EventPart>,
    /// Where the next page begins; null on the last page. Send it back as `cursor`.
    #[schema(required, max_length = 1000)]
    pub next_cursor: Option<String>,
}

/// The account. The password is kept as a hash only, which is not told.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountPart {
    /// Its identifier.
    pub id: UserId,
    /// The e-mail address.
    #[schema(format = Email, max_length = 320)]
    pub email: String,
    /// How the person is called.
    #[schema(max_length = 200)]
    pub name: String,
    /// The language of mails.
    pub language: Language,
    /// Whether a password is set.
    pub has_password: bool,
    /// When the address was proved.
    #[schema(required)]
    pub email_verified_at: Option<Instant>,
    /// The role among the operators of the platform.
    #[schema(required)]
    pub operator_role: Option<OperatorRole>,
    /// When it was created.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl From<User> for AccountPart {
    fn from(user: User) -> Self {
        Self {
            id: user.id,
            email: user.email,
            name: user.name,
            language: user.language,
            has_password: user.password_hash.is_some(),
            email_verified_at: user.email_verified_at,
            operator_role: user.operator_role,
            created_at: user.created_at,
            updated_at: user.updated_at,
        }
    }
}

fn all<T, P: From<T>>(items: Vec<T>) -> Vec<P> {
    items.into_iter().map(P::from).collect()
}

impl DataExportView {
    /// As it is at `now`.
    #[must_use]
    pub fn of(export: Export, now: Instant, next_cursor: Option<String>) -> Self {
        let mut view = Self {
            schema: SCHEMA,
            exported_at: now,
            account: export.user.into(),
            sessions: Vec::new(),
            memberships: Vec::new(),
            former_memberships: Vec::new(),
            terms_acceptances: Vec::new(),
            panel_seats: Vec::new(),
            followed_challenges: Vec::new(),
            saved_searches: Vec::new(),
            appeals: Vec::new(),
            conflicts: Vec::new(),
            call_files: Vec::new(),
            access_codes: Vec::new(),
            messages: Vec::new(),
            applications: all(export.applications),
            score_sheets: all(export.sheets),
            questions: all(export.questions),
            written_messages: all(export.written),
            audit_events: all(export.events),
            next_cursor,
        };
        if let Some(person) = export.person {
            view.sessions = all(person.sessions);
            view.memberships = all(person.memberships);
            view.former_memberships = all(person.former_memberships);
            view.terms_acceptances = all(person.acceptances);
            view.panel_seats = all(person.seats);
            view.followed_challenges = all(person.followed);
            view.saved_searches = all(person.searches);
            view.appeals = all(person.appeals);
            view.conflicts = all(person.conflicts);
            view.call_files = all(person.files);
            view.access_codes = all(person.access_codes);
            view.messages = all(person.messages);
        }
        view
    }
}
