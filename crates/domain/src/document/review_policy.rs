//! How a panel is composed and works.

use super::form::check_languages;
use super::key::{Names, Part};
use super::{Count, Key, LocalizedText, Rubric};
use crate::code::FieldCode;
use crate::refusal::{Check, Unit};
use crate::states::{default_state, states};
use serde::{Deserialize, Serialize};

states! {
    /// To whom the criteria of a phase are shown.
    CriteriaVisibility {
        /// To everybody, with the call.
        Everybody = "everybody",
        /// To those who reach the phase.
        Entrants = "entrants",
        /// To the panel and those who run the call.
        Panel = "panel",
    }
}

default_state!(CriteriaVisibility::Everybody);

states! {
    /// How jurors judge.
    JudgingMode {
        /// They score each dossier by the rubric.
        Scores = "scores",
        /// They compare dossiers in pairs, or put some in order; the rubric says what to look at.
        Pairwise = "pairwise",
    }
}

default_state!(JudgingMode::Scores);

states! {
    /// By which ranking a phase is decided. It is named before anybody scores, or the plain one decides.
    RankingMethod {
        /// The plain scores.
        Raw = "raw",
        /// Calibrated scores: severity is learnt only from applications that several jurors read, their use of the scale is
        /// equalised, and who has few reviews is drawn to the mean.
        WithinShrunk = "within_shrunk",
        /// Calibrated scores, with applications and jurors both at random: for panels that saw equally good applications.
        Exchangeable = "exchangeable",
        /// Calibrated scores by least squares, without shrinkage: for connected panels with many reviews.
        AdditiveLs = "additive_ls",
        /// Scores standardised juror by juror.
        Zscore = "zscore",
    }
}

default_state!(RankingMethod::Raw);

/// How a calibrated ranking is computed, where it is not as usual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"reliability_weights": true, "force": false})))]
pub struct CalibrationSwitches {
    /// Jurors whose scores scatter more count less; only with `within_shrunk`. A lone dissenting expert counts less, too.
    pub reliability_weights: bool,
    /// Reviews that leave fewer than five degrees of freedom rank all the same.
    pub force: bool,
}

states! {
    /// What the verdict of a panel is worth.
    PanelRole {
        /// The panel decides.
        Decides = "decides",
        /// The panel recommends, and another body decides.
        Recommends = "recommends",
        /// The panel informs another one, which judges.
        Informs = "informs",
    }
}

/// Who sits on a panel, as far as the call says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"size": {"least": 5, "most": 5}, "members": [{"label": {"fr": "Experts suédois"}, "count": {"least": 3, "most": 3}, "organiser": null}],
    "languages": ["ar", "en"], "quorum": 3, "role": "decides", "decided_by": null})))]
pub struct PanelDescription {
    /// How many people.
    #[serde(default)]
    pub size: Option<Count>,
    /// Who they are, group by group.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub members: Vec<PanelMembers>,
    /// BCP 47 tags of the languages that they read.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub languages: Vec<String>,
    /// How many members must sit for the panel to deliberate; null where the call does not say: more than half of it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1000))]
    pub quorum: Option<u32>,
    /// What its verdict is worth; null where the call does not say.
    #[serde(default)]
    pub role: Option<PanelRole>,
    /// The organiser that decides on its recommendation.
    #[serde(default)]
    pub decided_by: Option<Key>,
}

/// A group of people on a panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"label": {"fr": "Ingénieurs de la mine"}, "count": null, "organiser": "ocp"})))]
pub struct PanelMembers {
    /// Who they are.
    pub label: LocalizedText,
    /// How many of them.
    #[serde(default)]
    pub count: Option<Count>,
    /// The organiser that sends them.
    #[serde(default)]
    pub organiser: Option<Key>,
}

/// How long applicants are heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"pitch_minutes": 3, "question_minutes": 2})))]
pub struct Hearing {
    /// Minutes of the pitch.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 600))]
    pub pitch_minutes: Option<u32>,
    /// Minutes of questions.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 600))]
    pub question_minutes: Option<u32>,
}

/// How a panel works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewPolicy {
    /// What jurors score by.
    pub rubric: Rubric,
    /// What they score by instead in some tracks.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub track_rubrics: Vec<TrackRubric>,
    /// To whom the criteria are shown.
    #[serde(default)]
    pub criteria_visible_to: CriteriaVisibility,
    /// Jurors do not learn who applies.
    #[serde(default = "yes")]
    pub blind: bool,
    /// Nobody sees a score or a count of scores until the panel is locked.
    #[serde(default = "yes")]
    pub sealed: bool,
    /// Completed sheets that each application needs before the panel can be locked.
    #[serde(default = "three")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 20))]
    pub reviews_per_application: u32,
    /// By which ranking the phase is decided. Frozen with the publication of the call.
    #[serde(default)]
    pub ranking_method: RankingMethod,
    /// How a calibrated ranking is computed, where it is not as usual, be it that it decides or stands beside. Frozen with the publication
    /// of the call.
    #[serde(default)]
    pub calibration: Option<CalibrationSwitches>,
    /// How jurors judge. Frozen with the publication of the call. Comparisons make one ranking, which decides: `raw`.
    #[serde(default)]
    pub mode: JudgingMode,
    /// Where dossiers are compared: whether each comparison needs a comment.
    #[serde(default)]
    pub comparison_comment_required: bool,
    /// Who sits on it; null where the call does not say.
    #[serde(default)]
    pub panel: Option<PanelDescription>,
    /// How long applicants are heard; null where they are not, or the call does not say.
    #[serde(default)]
    pub hearing: Option<Hearing>,
    /// What else is to be said of how the panel works, for people.
    #[serde(default)]
    pub note: LocalizedText,
}

/// The rubric of one track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackRubric {
    /// The track.
    pub track: Key,
    /// What jurors score its applications by.
    pub rubric: Rubric,
}

fn yes() -> bool {
    true
}
fn three() -> u32 {
    3
}

impl ReviewPolicy {
    /// A blind, sealed panel with three reviews for each application.
    #[must_use]
    pub fn standard(rubric: Rubric) -> Self {
        Self {
            rubric,
            track_rubrics: Vec::new(),
            criteria_visible_to: CriteriaVisibility::Everybody,
            blind: true,
            sealed: true,
            reviews_per_application: 3,
            ranking_method: RankingMethod::default(),
            calibration: None,
            mode: JudgingMode::default(),
            comparison_comment_required: false,
            panel: None,
            hearing: None,
            note: LocalizedText::default(),
        }
    }
    /// What the applications of a track are scored by.
    #[must_use]
    pub fn rubric_for(&self, track: Option<&Key>) -> &Rubric {
        let own = self.track_rubrics.iter().find(|own| Some(&own.track) == track);
        own.map_or(&self.rubric, |own| &own.rubric)
    }
    /// Every rubric of the phase.
    pub fn rubrics(&self) -> impl Iterator<Item = &Rubric> {
        std::iter::once(&self.rubric).chain(self.track_rubrics.iter().map(|track| &track.rubric))
    }
    pub(super) fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        self.rubric.check(check, &format!("{pointer}/rubric"));
        check.at_most(&format!("{pointer}/track_rubrics"), self.track_rubrics.len(), 50, Unit::Items);
        for (index, own) in self.track_rubrics.iter().enumerate() {
            let pointer = format!("{pointer}/track_rubrics/{index}");
            names.require(check, format!("{pointer}/track"), Part::Track, &own.track);
            let first = self.track_rubrics.iter().position(|other| other.track == own.track) == Some(index);
            check.require(first, format!("{pointer}/track"), FieldCode::Duplicate);
            own.rubric.check(check, &format!("{pointer}/rubric"));
        }
        let count = format!("{pointer}/reviews_per_application");
        check.require((1..=20).contains(&self.reviews_per_application), count, FieldCode::OutOfRange);
        let scored = self.mode == JudgingMode::Scores;
        check.require(scored || self.ranking_method == RankingMethod::Raw, format!("{pointer}/ranking_method"), FieldCode::NotAllowed);
        let explained = format!("{pointer}/comparison_comment_required");
        check.require(!scored || !self.comparison_comment_required, explained, FieldCode::NotAllowed);
        if let Some(panel) = &self.panel {
            panel.check(check, &format!("{pointer}/panel"), names);
        }
        let hearing = self
            .hearing
            .iter()
            .flat_map(|hearing| [("pitch_minutes", hearing.pitch_minutes), ("question_minutes", hearing.question_minutes)]);
        for (name, minutes) in hearing {
            let fits = minutes.is_none_or(|minutes| (1..=600).contains(&minutes));
            check.require(fits, format!("{pointer}/hearing/{name}"), FieldCode::OutOfRange);
        }
        self.note.check(check, &format!("{pointer}/note"), 4_000);
    }
}

impl PanelDescription {
    fn check(&self, check: &mut Check, pointer: &str, names: &Names) {
        if let Some(size) = &self.size {
            size.check(check, &format!("{pointer}/size"));
        }
        check.at_most(&format!("{pointer}/members"), self.members.len(), 40, Unit::Items);
        for (index, members) in self.members.iter().enumerate() {
            let pointer = format!("{pointer}/members/{index}");
            members.label.check_required(check, &format!("{pointer}/label"), 300);
            if let Some(count) = &members.count {
                count.check(check, &format!("{pointer}/count"));
            }
            if let Some(organiser) = &members.organiser {
                names.require(check, format!("{pointer}/organiser"), Part::Organiser, organiser);
            }
        }
        check_languages(check, &format!("{pointer}/languages"), &self.languages);
        let most = self.size.as_ref().and_then(|size| size.most).unwrap_or(1_000);
        let within = self.quorum.is_none_or(|quorum| (1..=most).contains(&quorum));
        check.require(within, format!("{pointer}/quorum"), FieldCode::OutOfRange);
        if let Some(organiser) = &self.decided_by {
            check.require(self.role == Some(PanelRole::Recommends), format!("{pointer}/decided_by"), FieldCode::NotAllowed);
            names.require(check, format!("{pointer}/decided_by"), Part::Organiser, organiser);
        }
    }
}
