//! A call as one document.

use super::attachment::Attachment;
use super::channel::{Channel, Link};
use super::eligibility::EligibilityRule;
use super::history::{Edition, Figures, Series};
use super::organiser::Organiser;
use super::prize::Prize;
use super::regimes::Regimes;
use super::remark::Remark;
use super::terms::Terms;
use super::track::{Consortium, Track, TrackChoice};
use super::{Key, Language, LocalizedText, Money, Phase, PhaseKind, Question};
use crate::id::QuestionId;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Everything a call says. A title and nothing else is enough for a draft; `readiness` tells what publication needs.
///
/// Parts refer to each other by keys that the author gives: a phase names its tracks, a prize its phase, a rule its tracks or prizes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeDocument {
    /// The name of the call.
    pub title: LocalizedText,
    /// The edition, such as `2027` or `third`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub edition: Option<String>,
    /// The number or name under which the organiser files it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub reference: Option<String>,
    /// The series of which it is one edition or one local contest.
    #[serde(default)]
    pub series: Option<Series>,
    /// What is known of other editions, earlier or later.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 30))]
    pub other_editions: Vec<Edition>,
    /// The language that binds, where texts in several languages differ.
    #[serde(default)]
    pub default_language: Language,
    /// BCP 47 tag of the language in which the organiser published it, where that is none of those of the texts.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 35))]
    pub original_language: Option<String>,
    /// One or two sentences for lists.
    #[serde(default)]
    pub summary: LocalizedText,
    /// The problem, the context and what is expected, in Markdown.
    #[serde(default)]
    pub description: LocalizedText,
    /// What is shown only to those who accepted the terms that are asked for the brief, in Markdown.
    #[serde(default)]
    pub brief: LocalizedText,
    /// What happens to those who are selected, in Markdown.
    #[serde(default)]
    pub after_selection: LocalizedText,
    /// How is selected, as far as no phase, rubric or cut says it.
    #[serde(default)]
    pub selection_note: LocalizedText,
    /// Criteria that are named for the call, whatever the phase; nobody scores by them.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub criteria: Vec<LocalizedText>,
    /// How many criteria there are, where not all are named.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub criteria_count: Option<u32>,
    /// What is expected or usual: how many applications, participants and countries.
    #[serde(default)]
    pub expected: Option<Figures>,
    /// What it costs to apply: 0 where it is free, null where the call does not say.
    #[serde(default)]
    pub fee: Option<Money>,
    /// Where it takes place.
    #[serde(default)]
    pub location: LocalizedText,
    /// Who stands behind it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub organisers: Vec<Organiser>,
    /// Sectors, by slug.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub sectors: Vec<String>,
    /// Technologies, by slug or any known synonym; stored as slugs. An empty list means any technology.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub technologies: Vec<String>,
    /// Technopark sites, by slug.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub sites: Vec<String>,
    /// How many startups can be selected.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100_000))]
    pub seats: Option<u32>,
    /// The IANA time zone in which the moments of the phases are given.
    #[serde(default = "default_zone")]
    #[cfg_attr(feature = "openapi", schema(max_length = 60, example = "Africa/Casablanca"))]
    pub time_zone: String,
    /// Days `YYYY-MM-DD` that are no working days, beside Saturdays and Sundays.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub holidays: Vec<String>,
    /// Tracks, lots, categories or themes. Without any the call is one.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub tracks: Vec<Track>,
    /// How an application comes to its track.
    #[serde(default)]
    pub track_choice: TrackChoice,
    /// Those who run the call may move an application to another track.
    #[serde(default)]
    pub tracks_movable: bool,
    /// What happens when, in order.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub phases: Vec<Phase>,
    /// Who may apply.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub eligibility: Vec<EligibilityRule>,
    /// Whether and how several organisations apply together; null where the call does not say.
    #[serde(default)]
    pub consortium: Option<Consortium>,
    /// How many applications one startup may have; null means one.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub entries_per_startup: Option<u32>,
    /// How many of these may be in one track; null means any.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 100))]
    pub entries_per_track: Option<u32>,
    /// The application form.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub questions: Vec<Question>,
    /// BCP 47 tags of the languages of the form.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub form_languages: Vec<String>,
    /// BCP 47 tags of the languages in which answers may be given.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub answer_languages: Vec<String>,
    /// In which ways a dossier is handed in; an empty list means through this platform.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub channels: Vec<Channel>,
    /// What is to be won.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub prizes: Vec<Prize>,
    /// What applicants accept.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub terms: Vec<Terms>,
    /// Property, confidentiality and feedback.
    #[serde(default)]
    pub regimes: Regimes,
    /// Documents and pages that belong to it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub links: Vec<Link>,
    /// Documents of it that are kept here. A file is uploaded first, and named here then.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub attachments: Vec<Attachment>,
    /// How far what stands here is certain: what the source does not say, prints otherwise, or leaves open.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub remarks: Vec<Remark>,
}

fn default_zone() -> String {
    "Africa/Casablanca".into()
}

impl ChallengeDocument {
    /// A call with nothing but a title.
    #[must_use]
    pub fn new(title: LocalizedText) -> Self {
        Self {
            title,
            edition: None,
            reference: None,
            series: None,
            other_editions: Vec::new(),
            default_language: Language::default(),
            original_language: None,
            summary: LocalizedText::default(),
            description: LocalizedText::default(),
            brief: LocalizedText::default(),
            after_selection: LocalizedText::default(),
            selection_note: LocalizedText::default(),
            criteria: Vec::new(),
            criteria_count: None,
            expected: None,
            fee: None,
            location: LocalizedText::default(),
            organisers: Vec::new(),
            sectors: Vec::new(),
            technologies: Vec::new(),
            sites: Vec::new(),
            seats: None,
            time_zone: default_zone(),
            holidays: Vec::new(),
            tracks: Vec::new(),
            track_choice: TrackChoice::default(),
            tracks_movable: false,
            phases: Vec::new(),
            eligibility: Vec::new(),
            consortium: None,
            entries_per_startup: None,
            entries_per_track: None,
            questions: Vec::new(),
            form_languages: Vec::new(),
            answer_languages: Vec::new(),
            channels: Vec::new(),
            prizes: Vec::new(),
            terms: Vec::new(),
            regimes: Regimes::default(),
            links: Vec::new(),
            attachments: Vec::new(),
            remarks: Vec::new(),
        }
    }
    /// The application windows that newcomers can enter, in the order of the document.
    pub fn application_phases(&self) -> impl Iterator<Item = &Phase> {
        self.phases.iter().filter(|phase| phase.kind == PhaseKind::Application && phase.takes_newcomers())
    }
    /// When the first application window opens and the last one closes; what lists filter and sort by. The end is open where an
    /// intake that never closes has none.
    #[must_use]
    pub fn application_span(&self) -> (Option<Instant>, Option<Instant>) {
        let opens = self.application_phases().filter_map(Phase::opens_at).min();
        let closes: Vec<_> = self.application_phases().map(Phase::closes_at).collect();
        let endless = self.application_phases().any(|phase| phase.closes_at().is_none() && phase.is_endless());
        (opens, if endless { None } else { closes.into_iter().flatten().max() })
    }
    /// The window in which an application of a track is handed in at `now`: the one that is open, else the next, else the last.
    #[must_use]
    pub fn application_window(&self, track: Option<&Key>, now: Instant) -> Option<&Phase> {
        self.window_of(now, |phase| phase.covers(track))
    }
    /// The window to which a dossier belongs at `now`: that of its track, and before it has one, that of all tracks or else of any. A
    /// track that does not exist counts as none: it is told where the dossier is held against the form.
    #[must_use]
    pub fn dossier_window(&self, track: Option<&Key>, now: Instant) -> Option<&Phase> {
        let track = track.filter(|track| self.track(track).is_some());
        let of_any = || if track.is_none() { self.window_of(now, |_| true) } else { None };
        self.application_window(track, now).or_else(of_any)
    }
    fn window_of(&self, now: Instant, belongs: impl Fn(&Phase) -> bool) -> Option<&Phase> {
        let windows: Vec<_> = self.application_phases().filter(|phase| belongs(phase)).collect();
        let ends_later = |phase: &&&Phase| phase.closes_at().is_none_or(|closes| now < closes);
        let upcoming = windows.iter().filter(ends_later).min_by_key(|phase| phase.opens_at());
        upcoming.or_else(|| windows.iter().max_by_key(|phase| phase.closes_at())).copied()
    }
    /// Whether dossiers of a track are judged by jurors who do not learn who applies, in some phase; `None` is any track.
    #[must_use]
    pub fn judged_blind(&self, track: Option<&Key>) -> bool {
        let blind = |phase: &Phase| phase.review.as_ref().is_some_and(|review| review.blind);
        self.phases.iter().any(|phase| blind(phase) && (track.is_none() || phase.covers(track)))
    }
    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id.as_ref() == Some(id))
    }
    /// The phase with this key.
    #[must_use]
    pub fn phase_by_key(&self, key: &Key) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.key.as_ref() == Some(key))
    }
    /// The track with this key.
    #[must_use]
    pub fn track(&self, key: &Key) -> Option<&Track> {
        self.tracks.iter().find(|track| &track.key == key)
    }
}
