//! Making a call consistent: ids and instants are given, references resolved, and everything that is wrong is told at once.

use super::distance::{PhaseEnd, in_circle};
use super::eligibility::check_rules;
use super::form;
use super::key::Names;
use super::moment::{End, settle_moment};
use super::organiser::check_language;
use super::prize::check_purses;
use super::rubric::{check_names, check_number_of_names, count_versions};
use super::terms::settle_terms;
use super::{ChallengeDocument, Distance, Moment, Phase, Rubric};
use crate::catalogue::TermKind;
use crate::code::FieldCode;
use crate::id::Id;
use crate::refusal::{Check, Refusal, Unit};
use crate::time::{TimeError, date_instant, opening_instant};

impl ChallengeDocument {
    /// Makes a draft consistent: computes instants, gives ids to what is new, and checks all that is there.
    ///
    /// `known` is the document that this one replaces: ids can be kept, not invented. Catalogue slugs are checked by the caller, who
    /// passes what it found as `check`, so that one answer holds every fault.
    ///
    /// # Errors
    /// `validation_failed` with every field that is wrong.
    pub fn settle(&mut self, known: Option<&Self>, mut check: Check, mut new_id: impl FnMut() -> ulid::Ulid) -> Result<(), Refusal> {
        self.check_texts(&mut check);
        let names = Names::collect(self, &mut check);
        let zone_known = opening_instant("2027-01-01", &self.time_zone) != Err(TimeError::UnknownZone);
        check.require(zone_known, "/time_zone", FieldCode::UnknownReference);
        check.distinct("/holidays", &self.holidays, 100);
        for (index, day) in self.holidays.iter().enumerate() {
            check.require(date_instant(day).is_ok(), format!("/holidays/{index}"), FieldCode::InvalidFormat);
        }
        self.check_parties(&mut check, &names);
        self.settle_phases(&mut check, known, &names, &mut new_id);
        self.settle_questions(&mut check, known, &names, &mut new_id);
        check_rules(&self.eligibility, &mut check, &names);
        settle_terms(&mut self.terms, known.map_or(&[], |known| &known.terms), &mut check);
        self.regimes.check(&mut check, &names);
        self.settle_remarks(&mut check);
        check.finish()
    }

    fn check_texts(&self, check: &mut Check) {
        self.title.check_required(check, "/title", 200);
        for (pointer, text) in [("/edition", &self.edition), ("/reference", &self.reference)] {
            check.text(pointer, text.as_deref().unwrap_or_default(), 100);
        }
        self.summary.check(check, "/summary", 1_000);
        for (pointer, text) in [("/description", &self.description), ("/brief", &self.brief), ("/after_selection", &self.after_selection)] {
            text.check(check, pointer, 20_000);
        }
        self.location.check(check, "/location", 500);
        self.selection_note.check(check, "/selection_note", 5_000);
        if let Some(fee) = &self.fee {
            fee.check(check, "/fee");
        }
        check.distinct("/sectors", &self.sectors, TermKind::Sector.most());
        check.distinct("/technologies", &self.technologies, TermKind::Technology.most());
        check.distinct("/sites", &self.sites, TermKind::Site.most());
        check.require(self.seats.is_none_or(|seats| (1..=100_000).contains(&seats)), "/seats", FieldCode::OutOfRange);
        let entries = self.entries_per_startup.is_none_or(|entries| (1..=100).contains(&entries));
        check.require(entries, "/entries_per_startup", FieldCode::OutOfRange);
        let per_track = self.entries_per_track.is_none_or(|entries| (1..=100).contains(&entries));
        check.require(per_track, "/entries_per_track", FieldCode::OutOfRange);
        check.require(self.entries_per_track.is_none() || !self.tracks.is_empty(), "/entries_per_track", FieldCode::NotAllowed);
        if let Some(language) = &self.original_language {
            check_language(check, "/original_language", language);
        }
        check_names(check, "/criteria", &self.criteria);
        check_number_of_names(check, "/criteria_count", self.criteria_count, &self.criteria);
        form::check_languages(check, "/form_languages", &self.form_languages);
        form::check_languages(check, "/answer_languages", &self.answer_languages);
    }

    /// Organisers, tracks, prizes and what is handed in how.
    fn check_parties(&mut self, check: &mut Check, names: &Names) {
        for (index, channel) in self.channels.iter_mut().enumerate() {
            settle_moment(channel.closes.as_mut(), check, &format!("/channels/{index}/closes"), &self.time_zone, End::Closing);
        }
        check.at_most("/organisers", self.organisers.len(), 60, Unit::Items);
        check.at_most("/tracks", self.tracks.len(), 50, Unit::Items);
        check.at_most("/prizes", self.prizes.len(), 100, Unit::Items);
        check.at_most("/channels", self.channels.len(), 10, Unit::Items);
        check.at_most("/links", self.links.len(), 60, Unit::Items);
        let files: Vec<_> = self.attachments.iter().map(|attachment| attachment.file.clone()).collect();
        check.distinct("/attachments", &files, 60);
        self.organisers.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("/organisers/{index}")));
        self.tracks.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("/tracks/{index}"), names));
        self.prizes.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("/prizes/{index}"), names));
        check_purses(check, &self.prizes);
        self.channels.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("/channels/{index}"), names));
        self.links.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("/links/{index}")));
        self.attachments.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("/attachments/{index}")));
        let shares: u64 = self.organisers.iter().filter_map(|organiser| organiser.share_percent).map(u64::from).sum();
        check.require(shares <= 100, "/organisers", FieldCode::WeightsInvalid);
        if let Some(consortium) = &self.consortium {
            consortium.check(check, "/consortium", names);
        }
        if let Some(series) = &self.series {
            series.check(check, "/series");
        }
        if let Some(expected) = &self.expected {
            expected.check(check, "/expected");
        }
        check.at_most("/other_editions", self.other_editions.len(), 30, Unit::Items);
        self.other_editions.iter().enumerate().for_each(|(index, part)| part.check(check, &format!("/other_editions/{index}")));
    }

    fn settle_phases(&mut self, check: &mut Check, known: Option<&Self>, names: &Names, new_id: &mut impl FnMut() -> ulid::Ulid) {
        let ids: Vec<_> = self.phases.iter().filter_map(|phase| phase.id.clone()).collect();
        check.distinct("/phases", &ids, 60);
        check.at_most("/phases", self.phases.len(), 60, Unit::Items);
        for (index, phase) in self.phases.iter_mut().enumerate() {
            let pointer = format!("/phases/{index}");
            let before = known.and_then(|known| known.phases.iter().find(|p| p.id.is_some() && p.id == phase.id));
            keep_or_give_id(&mut phase.id, before.is_some(), check, &pointer, new_id);
            if let Some(before) = before {
                check.require(before.kind == phase.kind, format!("{pointer}/kind"), FieldCode::NotAllowed);
            }
            settle_criteria(phase, before, check, &pointer, new_id);
            phase.settle_moments(check, &pointer, &self.time_zone);
        }
        self.resolve_distances(check);
        for (index, phase) in self.phases.iter().enumerate() {
            phase.check(check, &format!("/phases/{index}"), names);
        }
        self.check_exclusive(check);
    }

    /// Computes the moments that are given as distances from others, as far as those are known. Each round resolves what hangs on
    /// the moments of the round before; a circle of distances is never resolved, and is a fault.
    fn resolve_distances(&mut self, check: &mut Check) {
        let zone = self.time_zone.clone();
        for _ in 0..=2 * self.phases.len() {
            let settled = self.phases.clone();
            for phase in &mut self.phases {
                if let (None, Some(distance)) = (&phase.opens, &phase.opens_after) {
                    let from = base(&settled, distance, phase.closes.as_ref());
                    phase.opens = from.and_then(|base| distance.moment_from(base, &zone, &self.holidays));
                }
                if let (None, Some(distance)) = (&phase.closes, &phase.closes_after) {
                    let from = base(&settled, distance, phase.opens.as_ref());
                    phase.closes = from.and_then(|base| distance.moment_from(base, &zone, &self.holidays));
                }
            }
            if settled == self.phases {
                break;
            }
        }
        for (index, phase) in self.phases.iter().enumerate() {
            for (name, distance, end) in
                [("opens_after", &phase.opens_after, PhaseEnd::Opening), ("closes_after", &phase.closes_after, PhaseEnd::Closing)]
            {
                let circle = distance.is_some() && in_circle(&self.phases, (index, end));
                check.require(!circle, format!("/phases/{index}/{name}/phase"), FieldCode::WrongOrder);
            }
        }
    }

    /// Two exclusive phases of one track share no moment.
    fn check_exclusive(&self, check: &mut Check) {
        for (index, phase) in self.phases.iter().enumerate().filter(|(_, phase)| phase.exclusive) {
            let earlier = self.phases.iter().take(index).filter(|other| other.exclusive);
            for other in earlier {
                check.require(!(phase.shares_track(other) && phase.overlaps(other)), format!("/phases/{index}/opens"), FieldCode::Overlap);
            }
        }
    }

    fn settle_questions(&mut self, check: &mut Check, known: Option<&Self>, names: &Names, new_id: &mut impl FnMut() -> ulid::Ulid) {
        form::check_count(check, &self.questions);
        for (index, question) in self.questions.iter_mut().enumerate() {
            let is_known = question.id.as_ref().is_some_and(|id| known.is_some_and(|known| known.question(id).is_some()));
            keep_or_give_id(&mut question.id, is_known, check, &format!("/questions/{index}"), new_id);
        }
        for (index, question) in self.questions.iter().enumerate() {
            let before = self.questions.get(..index).unwrap_or_default();
            question.check(check, &format!("/questions/{index}"), names, before);
        }
    }
}

/// The moment from which a distance counts.
fn base<'a>(phases: &'a [Phase], distance: &Distance, own_other_end: Option<&'a Moment>) -> Option<&'a Moment> {
    match &distance.phase {
        None => own_other_end,
        Some(key) => {
            let phase = phases.iter().find(|phase| phase.key.as_ref() == Some(key))?;
            match distance.end.unwrap_or(PhaseEnd::Closing) {
                PhaseEnd::Opening => phase.opens.as_ref(),
                PhaseEnd::Closing => phase.closes.as_ref(),
            }
        }
    }
}

/// Gives ids to the criteria of a review phase that are new, and counts the versions of its rubrics.
fn settle_criteria(phase: &mut Phase, before: Option<&Phase>, check: &mut Check, pointer: &str, new_id: &mut impl FnMut() -> ulid::Ulid) {
    let Some(review) = &mut phase.review else { return };
    let before = before.and_then(|before| before.review.as_ref());
    let known: Vec<_> = before.iter().flat_map(|review| review.rubrics()).flat_map(|rubric| &rubric.criteria).collect();
    let mut settle = |rubric: &mut Rubric, before: Option<&Rubric>, pointer: &str| {
        for (position, criterion) in rubric.criteria.iter_mut().enumerate() {
            let is_known = criterion.id.is_some() && known.iter().any(|known| known.id == criterion.id);
            keep_or_give_id(&mut criterion.id, is_known, check, &format!("{pointer}/criteria/{position}"), new_id);
        }
        count_versions(rubric, before);
    };
    settle(&mut review.rubric, before.map(|before| &before.rubric), &format!("{pointer}/review/rubric"));
    for (index, own) in review.track_rubrics.iter_mut().enumerate() {
        let before = before.and_then(|before| before.track_rubrics.iter().find(|known| known.track == own.track));
        settle(&mut own.rubric, before.map(|before| &before.rubric), &format!("{pointer}/review/track_rubrics/{index}/rubric"));
    }
}

fn keep_or_give_id<I: Id>(id: &mut Option<I>, is_known: bool, check: &mut Check, pointer: &str, new_id: &mut impl FnMut() -> ulid::Ulid) {
    match id {
        None => *id = Some(I::from_ulid(new_id())),
        Some(_) => check.require(is_known, format!("{pointer}/id"), FieldCode::UnknownReference),
    }
}
