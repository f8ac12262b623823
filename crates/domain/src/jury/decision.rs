//! A decision against the ranking on which it rests.

use super::seats::{Seating, seat_line_among};
use super::{CutPart, Lots, PhaseCut, RankedApplication, Ranking};
use crate::code::{Code, FieldCode};
use crate::document::{CutMethod, DecisionDocument, Outcome, OutcomeEntry, TiePolicy};
use crate::id::ApplicationId;
use crate::refusal::{Check, Refusal};
use std::collections::{BTreeMap, BTreeSet};

/// What a decision is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Deciding {
    /// The ranking that decides.
    pub ranking: Ranking,
    /// How many seats there are.
    pub seats: u32,
    /// The lots that the published rule draws.
    pub lots: Option<Lots>,
    /// The published rule; that of a call which says nothing, where the panel was locked before the rule was applied.
    pub cut: PhaseCut,
}

impl Deciding {
    /// A ranking on which no lots are drawn.
    #[must_use]
    pub fn plain(ranking: Ranking, seats: u32) -> Self {
        Self { ranking, seats, lots: None, cut: PhaseCut::default() }
    }

    /// Who takes a seat if nobody decides otherwise.
    #[must_use]
    pub fn seating(&self, ties: TiePolicy, seed: &str) -> Seating {
        self.lots.as_ref().map_or_else(|| self.cut.seating(&self.ranking, self.seats, ties, seed), Lots::seating)
    }

    /// Who stands above the end of the seats, or ties for the last of them, whatever lots say.
    #[must_use]
    pub fn within_seats(&self) -> BTreeSet<ApplicationId> {
        self.cut.within(&self.ranking, self.seats)
    }

    /// Whether some tie for the last seat, of all or of a part of the field in which seats are counted.
    #[must_use]
    pub fn is_tied(&self) -> bool {
        if self.cut.by_parts {
            return self.cut.lines(&self.ranking).iter().any(|part| !part.seat_line.tied_at_last_seat.is_empty());
        }
        !seat_line_among(&self.ranking, self.seats, |_| true).tied_at_last_seat.is_empty()
    }
}

impl Ranking {
    /// What a decision on this ranking is held against. `seats` are those of the call, for a panel that was locked before the rule of its
    /// phase was applied.
    #[must_use]
    pub fn for_decision(&self, seats: u32) -> Deciding {
        let ruled = self.analysis.as_deref().and_then(|analysis| Some((analysis.seats, analysis.cut.as_deref()?)));
        let (seats, cut) = ruled.map_or_else(|| (seats, PhaseCut::default()), |(seats, cut)| (seats, cut.clone()));
        Deciding { ranking: self.deciding(), seats, lots: self.lots(), cut }
    }
}

/// One outcome with its place in the document and in the ranking.
struct Decided<'a> {
    index: usize,
    entry: &'a OutcomeEntry,
    ranked: &'a RankedApplication,
    /// The parts of the field with a number to which it belongs.
    parts: Vec<usize>,
}

impl Decided<'_> {
    fn is_selected(&self) -> bool {
        self.entry.outcome == Outcome::Selected
    }
    fn is_explained(&self) -> bool {
        self.entry.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty())
    }
    /// Whether it misses the threshold of a criterion.
    fn is_barred(&self) -> bool {
        !self.ranked.failed.is_empty()
    }
    fn pointer(&self, field: &str) -> String {
        format!("/outcomes/{}/{field}", self.index)
    }
}

/// Whether a decision fits the ranking and the seats. What people decide against the order they explain.
///
/// In this order: every application of the ranking has exactly one outcome and every refusal a reason; no more are selected than
/// there are seats, of all and of each part of the field that has some of its own, but where the rule includes ties, all who tie on the
/// last one, and with a reason those for whom the rule has places beside; nobody is selected who failed a threshold, and a selection
/// without a score, or past a better ranked application in whose place the numbers of the parts would have allowed to select it, has a
/// reason; so has whoever could have got further where fewer did than the rule says, and whoever is in reserve beyond its number; where
/// only some of those who share a rank are selected, each of these has a reason. Where the published rule draws lots, who was selected
/// without a seat by right or by lot has a reason, and so has who was passed over with one.
///
/// # Errors
/// `validation_failed`, `seats_exceeded`, `tie_at_last_seat`, with the entries.
pub fn check_decision(doc: &DecisionDocument, deciding: &Deciding) -> Result<(), Refusal> {
    doc.ensure_well_formed()?;
    let decided = match_entries(doc, deciding)?;
    ensure_seats(&decided, deciding)?;
    if let Some(lots) = &deciding.lots {
        return ensure_lots(&decided, lots, &deciding.cut);
    }
    let mut check = Check::default();
    let passed_over = PassedOver::of(&decided, deciding);
    check_order(&decided, &passed_over, &mut check);
    check_least(&decided, deciding, &mut check);
    check_reserve(&decided, &deciding.cut, &mut check);
    check.finish()?;
    ensure_ties(&decided, &passed_over)
}

/// Whether the lots were followed, or it is said why not.
fn ensure_lots(decided: &[Decided<'_>], lots: &Lots, cut: &PhaseCut) -> Result<(), Refusal> {
    let seated = lots.seating().seated;
    let mut check = Check::default();
    for item in decided {
        if item.is_selected() && item.is_barred() {
            check.fail(item.pointer("outcome"), FieldCode::NotAllowed);
            continue;
        }
        let follows = item.is_selected() == seated.contains(&item.entry.application_id);
        check.require(follows || item.is_explained(), item.pointer("reason"), FieldCode::Required);
    }
    check_reserve(decided, cut, &mut check);
    check.finish()
}

/// Each outcome beside its place in the ranking.
fn match_entries<'a>(doc: &'a DecisionDocument, deciding: &'a Deciding) -> Result<Vec<Decided<'a>>, Refusal> {
    let mut open: BTreeMap<_, _> = deciding.ranking.entries.iter().map(|entry| (&entry.application, entry)).collect();
    let mut check = Check::default();
    let mut decided = Vec::new();
    for (index, entry) in doc.outcomes.iter().enumerate() {
        match open.remove(&entry.application_id) {
            Some(ranked) => decided.push(Decided { index, entry, ranked, parts: deciding.cut.places_of(&entry.application_id) }),
            None => check.fail(format!("/outcomes/{index}/application_id"), FieldCode::UnknownReference),
        }
    }
    if !open.is_empty() {
        let missing: Vec<_> = open.into_keys().map(ToString::to_string).collect();
        check.fail_with("/outcomes", FieldCode::Required, [("application_ids", missing.join(", "))]);
    }
    check.finish().map(|()| decided)
}

/// Who takes seats where all who tie on the last one do, and which of them only because they tie.
struct Included {
    seated: BTreeSet<ApplicationId>,
    tied: BTreeSet<ApplicationId>,
}

impl Included {
    /// `None` where the rule does not include ties.
    fn of(deciding: &Deciding) -> Option<Self> {
        if deciding.cut.ties != TiePolicy::Include {
            return None;
        }
        let seated = |ties: TiePolicy| deciding.cut.seating(&deciding.ranking, deciding.seats, ties, "").seated;
        let (included, sure) = (seated(TiePolicy::Include), seated(TiePolicy::Exclude));
        Some(Self { tied: included.difference(&sure).cloned().collect(), seated: included })
    }

    /// How many of the applications of which `among` holds take seats, if all of them who tie were chosen.
    fn number(&self, chosen: &BTreeSet<&ApplicationId>, among: impl Fn(&ApplicationId) -> bool) -> Option<usize> {
        let all = self.tied.iter().filter(|id| among(id)).all(|id| chosen.contains(id));
        all.then(|| self.seated.iter().filter(|id| among(id)).count())
    }
}

fn ensure_seats(decided: &[Decided<'_>], deciding: &Deciding) -> Result<(), Refusal> {
    let Deciding { cut, seats, .. } = deciding;
    let chosen: BTreeSet<&ApplicationId> =
        decided.iter().filter(|item| item.is_selected()).map(|item| &item.entry.application_id).collect();
    let further = usize::try_from(cut.further).unwrap_or(usize::MAX);
    let ensure = |limit: usize, part: Option<(usize, &CutPart)>| {
        let own = || decided.iter().filter(|item| item.is_selected() && part.is_none_or(|(place, _)| item.parts.contains(&place)));
        let (selected, plain) = (own().count(), own().filter(|item| !item.is_explained()).count());
        if selected <= limit.saturating_add(further) && plain <= limit {
            return Ok(());
        }
        let refusal = Refusal::new(Code::SeatsExceeded).with("seats", limit).with("selected", selected);
        Err(match part {
            Some((_, part)) => refusal.with("part", &part.name),
            None => refusal,
        })
    };
    let included = Included::of(deciding);
    let limit = |seats: u32, among: &dyn Fn(&ApplicationId) -> bool| {
        let whole = usize::try_from(seats).unwrap_or(usize::MAX);
        whole.max(included.as_ref().and_then(|included| included.number(&chosen, among)).unwrap_or_default())
    };
    // Where seats are counted in parts, a tie on the last seat of one is beyond the seats of all.
    let mut beyond = 0_usize;
    for (place, part) in cut.parts.iter().enumerate() {
        if let Some(most) = part.most {
            let limit = limit(most, &|id| part.members.contains(id));
            ensure(limit, Some((place, part)))?;
            beyond = beyond.saturating_add(limit.saturating_sub(usize::try_from(most).unwrap_or(usize::MAX)));
        }
    }
    let all = if cut.by_parts { usize::try_from(*seats).unwrap_or(usize::MAX).saturating_add(beyond) } else { limit(*seats, &|_| true) };
    ensure(all, None)
}

/// Who could have been selected and was not, by the parts to which they belong.
struct PassedOver<'a> {
    ranks: BTreeMap<&'a [usize], BTreeSet<u32>>,
    parts: Vec<Filled>,
    /// Whether seats of one part are none of another.
    by_parts: bool,
}

/// How far a part of the field has its numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Filled {
    /// Nobody more of it can be selected.
    full: bool,
    /// Nobody less of it can be.
    needed: bool,
}

impl Filled {
    fn of(part: &CutPart, selected: usize, deciding: &Deciding) -> Self {
        let reaches = |number: u32| u32::try_from(selected).is_ok_and(|selected| selected >= number);
        let left_out = |most: u32| {
            let line = seat_line_among(&deciding.ranking, most, |id| part.members.contains(id));
            let above = |entry: &&RankedApplication| {
                entry.rank.is_some() && entry.rank < line.last_rank && part.members.contains(&entry.application)
            };
            !line.tied_at_last_seat.is_empty() && selected >= deciding.ranking.entries.iter().filter(above).count()
        };
        let excludes = deciding.cut.ties == TiePolicy::Exclude;
        Self {
            full: part.most.is_some_and(|most| reaches(most) || excludes && left_out(most)),
            needed: part.least.is_some_and(|least| !reaches(least.saturating_add(1))),
        }
    }
}

impl<'a> PassedOver<'a> {
    fn of(decided: &'a [Decided<'a>], deciding: &Deciding) -> Self {
        let mut ranks: BTreeMap<&[usize], BTreeSet<u32>> = BTreeMap::new();
        for item in decided.iter().filter(|item| !item.is_selected()) {
            if let Some(rank) = item.ranked.rank {
                ranks.entry(&item.parts).or_default().insert(rank);
            }
        }
        let selected = |place: usize| decided.iter().filter(|item| item.is_selected() && item.parts.contains(&place)).count();
        let parts = deciding.cut.parts.iter().enumerate().map(|(place, part)| Filled::of(part, selected(place), deciding)).collect();
        Self { ranks, parts, by_parts: deciding.cut.by_parts }
    }

    /// Whether somebody was passed over of whom `at` holds, and whom the numbers of the parts would have allowed to select instead.
    fn any(&self, item: &Decided<'_>, at: impl Fn(&BTreeSet<u32>) -> bool) -> bool {
        self.ranks.iter().any(|(parts, ranks)| at(ranks) && self.may_replace(&item.parts, parts))
    }

    fn may_replace(&self, selected: &[usize], other: &[usize]) -> bool {
        let filled = |place: &usize| self.parts.get(*place).copied().unwrap_or_default();
        let shared = selected.iter().any(|place| other.contains(place));
        let full = other.iter().any(|place| !selected.contains(place) && filled(place).full);
        let needed = selected.iter().any(|place| !other.contains(place) && filled(place).needed);
        (shared || !self.by_parts) && !full && !needed
    }
}

fn check_order(decided: &[Decided<'_>], passed_over: &PassedOver<'_>, check: &mut Check) {
    for item in decided.iter().filter(|item| item.is_selected()) {
        if item.is_barred() {
            check.fail(item.pointer("outcome"), FieldCode::NotAllowed);
            continue;
        }
        let against_order =
            item.ranked.rank.is_none_or(|rank| passed_over.any(item, |ranks| ranks.first().is_some_and(|best| *best < rank)));
        check.require(!against_order || item.is_explained(), item.pointer("reason"), FieldCode::Required);
    }
}

/// Whether as many get further as the rule says at least, or it is said why not.
fn check_least(decided: &[Decided<'_>], deciding: &Deciding, check: &mut Check) {
    let cut = &deciding.cut;
    let unbounded = cut.seats.is_none() && cut.method == Some(CutMethod::Threshold);
    let mut ensure = |least: u32, seats: u32, among: &dyn Fn(&Decided<'_>) -> bool| {
        let ranked = || decided.iter().filter(|item| among(item) && item.ranked.rank.is_some());
        let mut wanted = usize::try_from(least).unwrap_or(usize::MAX).min(ranked().count());
        if cut.ties == TiePolicy::Exclude {
            let members: BTreeSet<&ApplicationId> = ranked().map(|item| &item.entry.application_id).collect();
            let line = seat_line_among(&deciding.ranking, seats, |id| members.contains(id));
            if !line.tied_at_last_seat.is_empty() {
                wanted = wanted.min(ranked().filter(|item| item.ranked.rank < line.last_rank).count());
            }
        }
        if ranked().filter(|item| item.is_selected()).count() < wanted {
            for item in ranked().filter(|item| !item.is_selected()) {
                check.require(item.is_explained(), item.pointer("reason"), FieldCode::Required);
            }
        }
    };
    ensure(if unbounded { u32::MAX } else { cut.least }, deciding.seats, &|_| true);
    for (place, part) in cut.parts.iter().enumerate() {
        if let Some(least) = part.least {
            ensure(least, part.most.unwrap_or(least), &|item| item.parts.contains(&place));
        }
    }
}

/// Whether those in reserve beyond its number have a reason, where the rule says a number.
fn check_reserve(decided: &[Decided<'_>], cut: &PhaseCut, check: &mut Check) {
    if cut.reserve == 0 {
        return;
    }
    let kept: Vec<_> = decided.iter().filter(|item| item.entry.outcome == Outcome::Reserve).collect();
    let place = |item: &Decided<'_>| item.ranked.rank.unwrap_or(u32::MAX);
    let mut places: Vec<u32> = kept.iter().map(|item| place(item)).collect();
    places.sort_unstable();
    for item in kept {
        let before = places.partition_point(|other| *other <= place(item));
        let within = u32::try_from(before).is_ok_and(|before| before <= cut.reserve);
        check.require(within || item.is_explained(), item.pointer("reason"), FieldCode::Required);
    }
}

fn ensure_ties(decided: &[Decided<'_>], passed_over: &PassedOver<'_>) -> Result<(), Refusal> {
    let mut check = Check::default();
    for item in decided.iter().filter(|item| item.is_selected() && !item.is_explained()) {
        if let Some(rank) = item.ranked.rank.filter(|rank| passed_over.any(item, |ranks| ranks.contains(rank))) {
            check.fail_with(item.pointer("reason"), FieldCode::Required, [("rank", rank.to_string())]);
        }
    }
    check.finish_as(Code::TieAtLastSeat)
}

#[cfg(test)]
#[path = "decision_tests.rs"]
mod tests;
