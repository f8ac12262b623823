//! How applications are shown.

use super::eligibility_view::EligibilityDecisionView;
use super::expand::ApplicationExpanded;
use super::file_view::FileView;
use super::grant::{GrantView, GrantedView};
use super::team_view::TeamConfirmationView;
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::http::v1::challenges::view::OrganisationRef;
use crate::service::application::allowed_actions;
use crate::service::application::standpoint::Standpoint;
use crate::service::jury::{FormerOutcome, ReleasedOutcome, former_outcomes, released_outcomes};
use crate::service::organisation::name_of;
use crate::service::privacy::retention;
use crate::service::terms::{Consent, consents};
use serde::Serialize;
use tahaddi_domain::action::AllowedAction;
use tahaddi_domain::appeal::closes_at;
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::document::{ApplicationDocument, Key, LocalizedText, Outcome, TermsKind};
use tahaddi_domain::eligibility::EligibilityStatus;
use tahaddi_domain::id::{ApplicationId, ChallengeId, PhaseId, UserId};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::application_file;
use utoipa::ToSchema;

/// An application.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationView {
    /// Its identifier.
    pub id: ApplicationId,
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// The name of the challenge.
    pub challenge_title: LocalizedText,
    /// The startup.
    pub organisation: OrganisationRef,
    /// How far it is.
    pub state: ApplicationState,
    /// What the startup wrote.
    pub document: ApplicationDocument,
    /// Who of the team was asked to confirm, and did.
    #[schema(max_items = 50)]
    pub team_confirmations: Vec<TeamConfirmationView>,
    /// Its files.
    #[schema(max_items = 100)]
    pub files: Vec<FileView>,
    /// When it was handed in.
    #[schema(required)]
    pub submitted_at: Option<Instant>,
    /// When it was taken back.
    #[schema(required)]
    pub withdrawn_at: Option<Instant>,
    /// The instant at which the application window closes for this application.
    #[schema(required)]
    pub deadline: Option<Instant>,
    /// More time than the others have, granted to this application; null if there is none.
    #[schema(required)]
    pub extension: Option<GrantedView>,
    /// That what was handed in may be corrected; null if it was not reopened.
    #[schema(required)]
    pub reopening: Option<GrantedView>,
    /// The correction of what was handed in, as far as it is written; only its startup sees it. Null if it was not reopened.
    #[schema(required)]
    pub correction: Option<CorrectionView>,
    /// What was decided about its eligibility; null while nothing was. Its startup sees what was announced to it.
    #[schema(required)]
    pub eligibility: Option<EligibilityDecisionView>,
    /// What was decided and released.
    #[schema(max_items = 30)]
    pub outcomes: Vec<OutcomeView>,
    /// The consents that the call asks for, as whoever handed the application in last has given or withdrawn them.
    #[schema(max_items = 20)]
    pub consents: Vec<ConsentView>,
    /// Until when its personal data are kept; null while the clock of the call has not begun.
    #[schema(required)]
    pub kept_until: Option<Instant>,
    /// When it was begun.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// What the caller may do with it.
    #[schema(max_items = 20)]
    pub allowed_actions: Vec<AllowedAction>,
    /// What `expand` asked for; null if it asked for nothing.
    #[schema(required)]
    pub expanded: Option<ApplicationExpanded>,
}

/// The correction of what was handed in, as far as it is written.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionView {
    /// What it says.
    pub document: ApplicationDocument,
    /// Its files.
    #[schema(max_items = 100)]
    pub files: Vec<FileView>,
}

/// A consent that a call asks for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"key": "image", "kind": "image", "version": 1, "holds": true, "given_by": "usr_01kax3v8m0t2r4q6w8y0b1c2d3",
    "given_at": "2027-02-03T09:00:00.000000Z", "withdrawn_at": null}))]
pub struct ConsentView {
    /// The key of the terms.
    pub key: Key,
    /// What it is for.
    pub kind: TermsKind,
    /// The present version of its wording.
    #[schema(minimum = 1)]
    pub version: u32,
    /// Whether it holds now.
    pub holds: bool,
    /// Who gave it; null if nobody did, in this wording.
    #[schema(required)]
    pub given_by: Option<UserId>,
    /// When it was given.
    #[schema(required)]
    pub given_at: Option<Instant>,
    /// When it was withdrawn.
    #[schema(required)]
    pub withdrawn_at: Option<Instant>,
}

impl From<Consent> for ConsentView {
    fn from(consent: Consent) -> Self {
        let Consent { terms, given } = consent;
        let (given_by, acceptance) = given.unzip();
        let withdrawn_at = acceptance.as_ref().and_then(|acceptance| acceptance.withdrawn_at);
        Self {
            key: terms.key,
            kind: terms.kind,
            version: terms.version.unwrap_or(1),
            holds: acceptance.is_some() && withdrawn_at.is_none(),
            given_by,
            given_at: acceptance.map(|acceptance| acceptance.at),
            withdrawn_at,
        }
    }
}

/// A released outcome.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeView {
    /// The review phase.
    pub phase_id: PhaseId,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    #[schema(required, max_length = 4000)]
    pub reason: Option<String>,
    /// When it was released.
    pub released_at: Instant,
    /// Until when the startup can appeal against it; null where it cannot.
    #[schema(required)]
    pub appeal_until: Option<Instant>,
    /// What was told before, where a correction of the decision replaced it; null where nothing was corrected.
    #[schema(required)]
    pub corrects: Option<Outcome>,
}

impl OutcomeView {
    fn of(released: ReleasedOutcome, former: &[FormerOutcome], challenge: &Challenge) -> Self {
        Self {
            corrects: former.iter().rfind(|former| former.phase == released.phase).map(|former| former.outcome),
            appeal_until: closes_at(&challenge.document.regimes, released.outcome, released.released_at),
            phase_id: released.phase,
            outcome: released.outcome,
            reason: released.reason,
            released_at: released.released_at,
        }
    }
}

impl ApplicationView {
    /// As the caller sees it at `now`.
    ///
    /// # Errors
    /// The store failed.
    pub fn of(conn: &mut Conn, application: Application, challenge: &Challenge, caller: &Caller, now: Instant) -> ApiResult<Self> {
        let (outcomes, former) = (released_outcomes(conn, &application.id)?, former_outcomes(conn, &application.id)?);
        let files = application_file::of_application(conn, &application.id, false)?;
        let standpoint = Standpoint::load(conn, &application, now)?;
        let deadline = standpoint.of(&application).closes_at(&challenge.document, application.document.track.as_ref());
        let granted = GrantView::from(&application);
        let own = caller.belongs_to(&application.startup);
        let correction = if own && standpoint.is_corrected() {
            let document = application.working(&standpoint.of(&application)).clone();
            let files = application_file::of_application(conn, &application.id, true)?;
            Some(CorrectionView { document, files: files.into_iter().map(FileView::from).collect() })
        } else {
            None
        };
        let team = if own { application.working(&standpoint.of(&application)) } else { &application.document };
        let team_confirmations = TeamConfirmationView::all(conn, &application.id, team, now)?;
        let consents = consents(conn, challenge, &application.id)?.into_iter().map(ConsentView::from).collect();
        let clock = retention(conn, challenge)?;
        let loose = application.submitted_at.is_none() || application.withdrawn_at.is_some();
        Ok(Self {
            eligibility: EligibilityDecisionView::for_caller(&application, caller),
            team_confirmations,
            consents,
            kept_until: if loose { clock.unsubmitted } else { clock.whole },
            allowed_actions: allowed_actions(&application, challenge, caller, &standpoint.of(&application)),
            organisation: OrganisationRef { name: name_of(conn, &application.startup)?, id: application.startup },
            id: application.id,
            challenge_id: application.challenge,
            challenge_title: challenge.document.title.clone(),
            state: application.state,
            deadline,
            extension: granted.extension,
            reopening: granted.reopening,
            correction,
            document: application.document,
            files: files.into_iter().map(FileView::from).collect(),
            submitted_at: application.submitted_at,
            withdrawn_at: application.withdrawn_at,
            outcomes: outcomes.into_iter().map(|item| OutcomeView::of(item, &former, challenge)).collect(),
            created_at: application.created_at,
            updated_at: application.updated_at,
            expanded: None,
        })
    }
}

/// An application in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicationCardView {
    /// Its identifier.
    pub id: ApplicationId,
    /// The challenge.
    pub challenge_id: ChallengeId,
    /// The startup.
    pub organisation: OrganisationRef,
    /// How far it is.
    pub state: ApplicationState,
    /// The name of the proposed solution.
    #[schema(max_length = 200)]
    pub title: String,
    /// When it was handed in.
    #[schema(required)]
    pub submitted_at: Option<Instant>,
    /// When it last changed.
    pub updated_at: Instant,
    /// What was decided about its eligibility. Its startup sees what was announced to it.
    pub eligibility: EligibilityStatus,
    /// What `expand` asked for; null if it asked for nothing.
    #[schema(required)]
    pub expanded: Option<ApplicationExpanded>,
}

impl ApplicationCardView {
    /// With the name of its startup, as the caller sees it.
    #[must_use]
    pub fn of(application: Application, startup: String, caller: &Caller) -> Self {
        Self {
            eligibility: EligibilityStatus::of(EligibilityDecisionView::for_caller(&application, caller).map(|known| known.verdict)),
            id: application.id,
            challenge_id: application.challenge,
            organisation: OrganisationRef { id: application.startup, name: startup },
            state: application.state,
            title: application.document.title,
            submitted_at: application.submitted_at,
            updated_at: application.updated_at,
            expanded: None,
        }
    }
}
