//! The vocabulary of documents: what a call, a dossier, a score sheet and a decision are made of.
//!
//! Each type is defined once. The same definition is the request body, the JSON column and the seed file. A stored document
//! carries the version of its form; older forms are read by upcasting.

mod amend;
mod answer;
mod application;
mod attachment;
mod challenge;
mod channel;
mod comparison;
mod criterion;
mod cut;
mod decision;
mod decision_correction;
mod deliberation;
mod diff;
mod distance;
mod eligibility;
#[cfg(test)]
#[cfg(feature = "openapi")]
mod example_tests;
mod export_options;
mod fact_test;
mod form;
mod history;
mod intake;
mod juror_facts;
mod juror_scope;
mod key;
mod limits;
mod localized;
mod lots;
mod moment;
mod money;
mod organisation;
mod organiser;
#[cfg(test)]
mod parts_tests;
mod phase;
mod phase_kind;
mod plan_document;
mod plan_ground;
mod plan_options;
mod points;
mod prize;
mod prize_parts;
mod programme;
mod readiness;
mod redact;
mod regimes;
mod remark;
mod review_policy;
mod rubric;
#[cfg(test)]
mod seed_tests;
mod settle;
mod sheet;
mod stored;
mod terms;
mod track;
mod vote;

pub use amend::{AmendStage, Extended, may_change};
pub use answer::AnswerValue;
pub use application::ApplicationDocument;
pub use attachment::{Attachment, FileFacts, settle_attachments};
pub use challenge::ChallengeDocument;
pub use channel::{Channel, ChannelKind, Link, LinkAccess};
pub use comparison::{PairComparison, PairVerdict};
pub use criterion::{Criterion, CriterionKind, Level};
pub use cut::{CutMethod, CutRule, CutScope, FurtherCut, Quota, TiePolicy};
pub use decision::{DecisionDocument, Outcome, OutcomeEntry};
pub use decision_correction::CorrectionDocument;
pub use deliberation::{
    Attendance, Attendee, Deliberation, Dissent, DossierVote, Presence, Quorum, QuorumSource, RecusalGround, SessionRecusal,
};
pub use diff::{FieldChange, changes};
pub use distance::{Distance, DistanceBound, PhaseEnd};
pub use eligibility::{AtLeast, Condition, EligibilityRule, RuleKind, Same};
pub use export_options::{ExportFormat, ExportOptions, PhaseExportOptions};
pub use fact_test::{AsOf, AsOfMoment, Bound, FactTest, TestOperator, TestSubject};
pub use form::{AnswerCondition, AnsweredBy, Question, QuestionKind};
pub use history::{Edition, Extension, Figures, Series};
pub use intake::{Batch, Entry, Intake, IntakeMode, PhaseFeedback, Recurrence};
pub use juror_facts::JurorFacts;
pub use juror_scope::JurorScope;
pub use key::Key;
pub use limits::Limits;
pub use localized::{Language, LocalizedText};
pub use lots::{DrawnLots, LotteryKind};
pub use moment::{Certainty, Moment};
pub use money::{Count, Money};
pub use organisation::OrganisationProfile;
pub use organiser::{Organiser, OrganiserKind, OrganiserRole, Registration};
pub use phase::Phase;
pub use phase_kind::{PhaseFormat, PhaseKind, Reservation, ReservationKind};
pub use plan_document::{
    ApplicationCoverage, ApplicationShortage, FewerReviews, JurorLoad, JurorShortage, LoadSpread, MissingExpert, PlanDocument, PlanFigures,
    PlanInfeasibility, PlanObstacle, PlanOutcome, PlanPair, PlanPiece, PlanRelaxation, PlannedAssignment, PlannedChange, RelaxationKind,
    TrackComparison, WorstApplication,
};
pub use plan_ground::PlanGround;
pub use plan_options::{ExpertRule, PlanJuror, PlanObjective, PlanOptions};
pub use points::Points;
pub use prize::{Prize, PrizeKind};
pub use prize_parts::{FunderShare, PoolShare, PrizePayment, PrizeRating, Rate, Repayment, Tax, Tranche};
pub use programme::ProgrammeDocument;
pub use regimes::{AppealRegime, ConfidentialityRegime, FeedbackKind, IncompleteRegime, InquiryRegime, IpRegime, Regimes, Withdrawal};
pub use remark::{Remark, RemarkKind};
pub use review_policy::{
    CalibrationSwitches, CriteriaVisibility, Hearing, JudgingMode, PanelDescription, PanelMembers, PanelRole, PeerVisibility,
    RankingMethod, ReviewPolicy, TrackRubric,
};
pub use rubric::{Aggregation, Combination, Rubric};
pub use sheet::{CorrectedSheet, CriterionScore, ScoreSheet, SheetCorrection};
pub use stored::{Document, from_stored, to_stored};
pub use terms::{AcceptedFor, Terms, TermsKind};
pub use track::{Consortium, ConsortiumRole, ConsortiumRule, FundingRight, Track, TrackChoice};
pub use vote::{Electorate, VoteEffect, VoteMeasure, VotePolicy, VoteQuestion};

impl Document for ApplicationDocument {}
impl Document for ChallengeDocument {}
impl Document for DecisionDocument {}
impl Document for crate::dossier::Grants {}
impl Document for ExportOptions {}
impl Document for OrganisationProfile {}
impl Document for ProgrammeDocument {}
impl Document for ScoreSheet {}
impl Document for CorrectedSheet {}
impl Document for JurorFacts {}
impl Document for JurorScope {}
impl Document for ReviewPolicy {}
impl Document for Rubric {}
impl Document for LocalizedText {}
