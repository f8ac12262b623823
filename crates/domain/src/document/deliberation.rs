//! The session in which a panel deliberated, for the record of a decision.

use crate::code::FieldCode;
use crate::id::{ApplicationId, JurorId};
use crate::refusal::{Check, Unit};
use crate::states::states;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

states! {
    /// Whether a member of the panel sat.
    Presence {
        /// Sat, in the room or by video.
        Present = "present",
        /// Did not come.
        Absent = "absent",
        /// Did not come, and had said so.
        Excused = "excused",
    }
}

states! {
    /// Where a quorum comes from.
    QuorumSource {
        /// The published rules of the call.
        Rules = "rules",
        /// No rule says one: more than half of the panel.
        Default = "default",
    }
}

states! {
    /// Why a member took no part in the deliberation on an application.
    RecusalGround {
        /// A conflict of interest that is on record.
        Conflict = "conflict",
        /// The member had stepped back from the assignment.
        Assignment = "assignment",
        /// The member stepped back in the session.
        Session = "session",
    }
}

/// Who of the panel sat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "presence": "present"})))]
pub struct Attendance {
    /// The member of the panel.
    pub juror_id: JurorId,
    /// Whether the member sat.
    pub presence: Presence,
}

/// Somebody who sat without a vote: a secretary, an observer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"name": "Salma Idrissi", "capacity": "Secrétaire de séance"})))]
pub struct Attendee {
    /// The name.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub name: String,
    /// In what capacity.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub capacity: String,
}

/// How many members had to sit, and did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"required": 3, "present": 4, "met": true, "source": "rules"})))]
pub struct Quorum {
    /// How many had to sit.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub required: u32,
    /// How many sat.
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub present: u32,
    /// Whether they were enough.
    pub met: bool,
    /// Where the number comes from.
    pub source: QuorumSource,
}

/// A member who took no part in the deliberation on an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "ground": "conflict"})))]
pub struct SessionRecusal {
    /// The application.
    pub application_id: ApplicationId,
    /// The member.
    pub juror_id: JurorId,
    /// Why, computed by the server.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(read_only))]
    pub ground: Option<RecusalGround>,
}

/// The vote on one application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"application_id": "app_01kax3v8m0t2r4q6w8y0b1c2d3", "in_favour": 3, "against": 1, "abstained": 0, "voter_ids": []})))]
pub struct DossierVote {
    /// The application.
    pub application_id: ApplicationId,
    /// How many voted for it.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1000))]
    pub in_favour: u32,
    /// How many voted against it.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1000))]
    pub against: u32,
    /// How many abstained.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1000))]
    pub abstained: u32,
    /// Who voted, where that is put on record; how each voted is not.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub voter_ids: Vec<JurorId>,
}

impl DossierVote {
    /// How many took part in the vote.
    #[must_use]
    pub fn cast(&self) -> u32 {
        self.in_favour.saturating_add(self.against).saturating_add(self.abstained)
    }
}

/// A member who wants it on record that he or she is of another opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "application_id": null, "statement": "L'essai de terrain méritait mieux."})))]
pub struct Dissent {
    /// The member.
    pub juror_id: JurorId,
    /// The application; null for the decision as a whole.
    #[serde(default)]
    pub application_id: Option<ApplicationId>,
    /// What the member says.
    #[cfg_attr(feature = "openapi", schema(max_length = 4000))]
    pub statement: String,
}

/// The session in which the panel deliberated. What is already known about recusals is added by the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "began_at": "2027-05-04T09:00:00.000000Z", "ended_at": "2027-05-04T11:30:00.000000Z", "place": "Technopark Casablanca, salle 3",
    "chair_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "attendance": [{"juror_id": "jur_01kax3v8m0t2r4q6w8y0b1c2d3", "presence": "present"}],
    "others": [], "recusals": [], "votes": [], "dissents": []})))]
pub struct Deliberation {
    /// When it began.
    pub began_at: Instant,
    /// When it ended.
    #[serde(default)]
    pub ended_at: Option<Instant>,
    /// Where it sat: a room, a video conference.
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub place: String,
    /// The member who presided.
    pub chair_id: JurorId,
    /// Every member of the panel once.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub attendance: Vec<Attendance>,
    /// Who else sat, without a vote.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub others: Vec<Attendee>,
    /// The quorum, computed by the server: that of the published rules, else more than half of the panel.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(read_only))]
    pub quorum: Option<Quorum>,
    /// Who took no part in the deliberation on which application. Conflicts and recusals on record are added by the server.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub recusals: Vec<SessionRecusal>,
    /// The votes, each application at most once; one for each application where the rules leave the choice to the jury.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20000))]
    pub votes: Vec<DossierVote>,
    /// Who is of another opinion.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub dissents: Vec<Dissent>,
}

impl Deliberation {
    /// Notes what is wrong with it by itself: texts, and what is given twice.
    pub(super) fn check(&self, check: &mut Check, pointer: &str) {
        check.required_text(&format!("{pointer}/place"), &self.place, 300);
        let in_order = self.ended_at.is_none_or(|ended| ended >= self.began_at);
        check.require(in_order, format!("{pointer}/ended_at"), FieldCode::WrongOrder);
        distinct(check, &format!("{pointer}/attendance"), 1_000, self.attendance.iter().map(|entry| &entry.juror_id));
        check.at_most(&format!("{pointer}/others"), self.others.len(), 100, Unit::Items);
        for (index, other) in self.others.iter().enumerate() {
            check.required_text(&format!("{pointer}/others/{index}/name"), &other.name, 200);
            check.text(&format!("{pointer}/others/{index}/capacity"), &other.capacity, 200);
        }
        let pairs = self.recusals.iter().map(|recusal| (&recusal.application_id, &recusal.juror_id));
        distinct(check, &format!("{pointer}/recusals"), 20_000, pairs);
        distinct(check, &format!("{pointer}/votes"), 20_000, self.votes.iter().map(|vote| &vote.application_id));
        for (index, vote) in self.votes.iter().enumerate() {
            let pointer = format!("{pointer}/votes/{index}");
            distinct(check, &format!("{pointer}/voter_ids"), 1_000, &vote.voter_ids);
            for (name, count) in [("in_favour", vote.in_favour), ("against", vote.against), ("abstained", vote.abstained)] {
                check.require(count <= 1_000, format!("{pointer}/{name}"), FieldCode::OutOfRange);
            }
            check.require(vote.cast() > 0, pointer, FieldCode::OutOfRange);
        }
        distinct(check, &format!("{pointer}/dissents"), 1_000, self.dissents.iter().map(|item| (&item.juror_id, &item.application_id)));
        for (index, dissent) in self.dissents.iter().enumerate() {
            check.required_text(&format!("{pointer}/dissents/{index}/statement"), &dissent.statement, 4_000);
        }
    }

    /// Whether a member sat.
    #[must_use]
    pub fn is_present(&self, juror: &JurorId) -> bool {
        self.attendance.iter().any(|entry| &entry.juror_id == juror && entry.presence == Presence::Present)
    }

    /// How many members sat.
    #[must_use]
    pub fn present(&self) -> u32 {
        let present = self.attendance.iter().filter(|entry| entry.presence == Presence::Present).count();
        u32::try_from(present).unwrap_or(u32::MAX)
    }

    /// The vote on an application.
    #[must_use]
    pub fn vote(&self, application: &ApplicationId) -> Option<&DossierVote> {
        self.votes.iter().find(|vote| &vote.application_id == application)
    }
}

fn distinct<T: Ord>(check: &mut Check, pointer: &str, max: usize, items: impl IntoIterator<Item = T>) {
    check.distinct(pointer, &items.into_iter().collect::<Vec<_>>(), max);
}
