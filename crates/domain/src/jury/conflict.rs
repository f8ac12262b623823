//! Conflicts of interest: what the data shows, what was declared, and what was cleared.

use super::clearance::{Clearance, Looked, Whom};
use super::{ConflictKind, ConflictSource, optional_text};
use crate::code::{Code, FieldCode};
use crate::id::{ChallengeId, ConflictId, Id as _, JurorId, OrganisationId, UserId};
use crate::refusal::{Check, Refusal};
use crate::text::{email_domain, fold, is_public_mail_domain};
use crate::time::{Instant, Span, date_instant};
use std::collections::{BTreeMap, BTreeSet};

/// How many months after its end a membership or an employment still counts. Two years, as funders ask of their evaluators: the shares,
/// deferred pay and loyalties of an employment outlive it about that long.
pub const LOOK_BACK_MONTHS: u32 = 24;

/// Of whom a conflict is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// Somebody on the panel.
    Juror(JurorId),
    /// Somebody who decides without a seat on it.
    User(UserId),
    /// Somebody whom an applicant names, who may or may not be on the panel: the applicant is not told.
    Person {
        /// The name.
        name: String,
        /// The address, in the form in which it is compared.
        email: Option<String>,
    },
}

impl Declared {
    /// Of somebody who is known.
    #[must_use]
    pub fn of(whom: Whom) -> Self {
        match whom {
            Whom::Juror(juror) => Self::Juror(juror),
            Whom::User(user) => Self::User(user),
        }
    }
}

/// From when until when somebody was employed, as days (`2024-03-31`); what is not known is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<String>,
    /// The last day; still there if left out.
    pub until: Option<String>,
}

impl Period {
    /// Notes what is wrong with it: only an employment has one, a day is a day, and the end does not lie before the beginning.
    pub fn check(&self, check: &mut Check, kind: ConflictKind) {
        let days = [("/from", &self.from), ("/until", &self.until)];
        for (pointer, day) in days.into_iter().filter_map(|(pointer, day)| Some((pointer, day.as_deref()?))) {
            check.require(kind == ConflictKind::Employment, pointer, FieldCode::NotAllowed);
            check.require(date_instant(day).is_ok(), pointer, FieldCode::InvalidFormat);
        }
        if let (Some(from), Some(until)) = (&self.from, &self.until) {
            check.require(from <= until, "/until", FieldCode::OutOfRange);
        }
    }
    /// Whether it counts towards an application that was made then.
    fn counts(&self, applied_at: Option<Instant>) -> bool {
        let ended_at = self.until.as_deref().and_then(|day| date_instant(day).ok()).map(|day| day + Span::days(1));
        still_counts(ended_at, applied_at)
    }
}

/// Whether a relation that ended then counts towards an application: if it lasted until less than [`LOOK_BACK_MONTHS`] before it was made.
fn still_counts(ended_at: Option<Instant>, applied_at: Option<Instant>) -> bool {
    ended_at.is_none_or(|ended| applied_at.is_none_or(|applied| ended.plus_months(LOOK_BACK_MONTHS) > applied))
}

/// A conflict between a person and a startup that somebody declared. Taken back, it stays on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredConflict {
    /// Its identifier.
    pub id: ConflictId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// Of whom.
    pub about: Declared,
    /// The startup.
    pub startup: OrganisationId,
    /// Why the person should not judge.
    pub kind: ConflictKind,
    /// From when until when, for an employment.
    pub period: Period,
    /// Who says so.
    pub source: ConflictSource,
    /// The explanation.
    pub reason: String,
    /// The person who declared it.
    pub declared_by: UserId,
    /// When it was declared.
    pub declared_at: Instant,
    /// When it was taken back.
    pub removed_at: Option<Instant>,
    /// Why it was taken back.
    pub removed_reason: Option<String>,
}

impl DeclaredConflict {
    /// Takes it back.
    ///
    /// # Errors
    /// `invalid_state` if that was done already; `validation_failed` at `/reason`.
    pub fn remove(self, reason: Option<String>, now: Instant) -> Result<Self, Refusal> {
        if self.removed_at.is_some() {
            return Err(Refusal::state("removed"));
        }
        Ok(Self { removed_at: Some(now), removed_reason: optional_text("/reason", reason)?, ..self })
    }
    /// Whom it is about; nobody that is known, if an applicant names a person.
    #[must_use]
    pub fn whom(&self) -> Option<Whom> {
        match &self.about {
            Declared::Juror(juror) => Some(Whom::Juror(juror.clone())),
            Declared::User(user) => Some(Whom::User(user.clone())),
            Declared::Person { .. } => None,
        }
    }
    /// Whether it is about this person. Whom an applicant names is known by the address, or else by the whole name: a namesake is
    /// cleared by those who keep the panel.
    #[must_use]
    pub fn is_about(&self, person: &JurorIdentity) -> bool {
        match &self.about {
            Declared::Juror(juror) => person.seats.contains(juror),
            Declared::User(user) => person.user.as_ref() == Some(user),
            Declared::Person { name, email } => {
                let name = fold(name);
                email.as_ref().is_some_and(|email| person.addresses.contains(email))
                    || (!name.is_empty() && person.names.iter().any(|own| fold(own) == name))
            }
        }
    }
}

/// That a person is or was a member of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Since when.
    pub began_at: Instant,
    /// Until when; still a member if none.
    pub ended_at: Option<Instant>,
}

impl Tie {
    /// From when until when it lasted, if it is over, as two days.
    fn past(&self) -> Option<String> {
        let day = |at: Instant| at.to_utc().format("%Y-%m-%d").to_string();
        self.ended_at.map(|ended| format!("{}/{}", day(self.began_at), day(ended)))
    }
}

/// What is known about a person who is to judge, decide or release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JurorIdentity {
    /// The account, if there is one yet.
    pub user: Option<UserId>,
    /// Every seat on the panel that the person was ever offered, also one that was taken away.
    pub seats: BTreeSet<JurorId>,
    /// How the person is called.
    pub names: Vec<String>,
    /// The organisations of which the person is or was a member.
    pub memberships: Vec<Tie>,
    /// All addresses that are known to be the person's.
    pub addresses: BTreeSet<String>,
}

impl JurorIdentity {
    /// Whether the team of a dossier names the person: as one who takes part (`true`), or as one who advises.
    fn place_in(&self, team: &BTreeMap<String, bool>) -> Option<bool> {
        let keys = self.user.iter().map(UserId::as_str).chain(self.addresses.iter().map(String::as_str));
        keys.filter_map(|key| team.get(key)).copied().max()
    }
}

/// What is known about a startup that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupIdentity {
    /// The startup.
    pub organisation: OrganisationId,
    /// When it first handed in; not known of one that has withdrawn.
    pub applied_at: Option<Instant>,
    /// Its members.
    pub members: Vec<UserId>,
    /// Whom its dossiers name, by account and by address, and whether each takes part and not only advises.
    pub team: BTreeMap<String, bool>,
    /// The domains of the verified addresses of its members.
    pub email_domains: Vec<String>,
    /// Other organisations of the same enterprise, and those above and below it.
    pub affiliates: Vec<OrganisationId>,
    /// The organisations that its dossiers name as partners.
    pub partners: Vec<OrganisationId>,
}

impl StartupIdentity {
    /// A startup of which nothing else is known.
    #[must_use]
    pub const fn bare(organisation: OrganisationId) -> Self {
        Self {
            organisation,
            applied_at: None,
            members: Vec::new(),
            team: BTreeMap::new(),
            email_domains: Vec::new(),
            affiliates: Vec::new(),
            partners: Vec::new(),
        }
    }
}

/// One reason why a person should not judge a startup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictFinding {
    /// Which.
    pub kind: ConflictKind,
    /// Who says so.
    pub source: ConflictSource,
    /// The explanation; for a shared mail domain, the domain; for a membership that is over, its first and last day.
    pub reason: Option<String>,
    /// The declaration, if somebody declared it.
    pub id: Option<ConflictId>,
    /// When it was declared.
    pub declared_at: Option<Instant>,
    /// By what it is told from others of its kind: the declaration, the mail domain, or the organisations and days of a membership.
    pub mark: String,
}

impl From<&DeclaredConflict> for ConflictFinding {
    fn from(conflict: &DeclaredConflict) -> Self {
        Self {
            kind: conflict.kind,
            source: conflict.source,
            reason: Some(conflict.reason.clone()),
            id: Some(conflict.id.clone()),
            declared_at: Some(conflict.declared_at),
            mark: conflict.id.to_string(),
        }
    }
}

impl ConflictFinding {
    /// Whether nobody but the applicant says so: in a statement, or by naming the person in a team or an organisation as a partner.
    #[must_use]
    pub const fn is_said_by_applicant(&self) -> bool {
        let in_dossier = matches!(self.kind, ConflictKind::TeamMember | ConflictKind::Mentor | ConflictKind::ConsortiumPartner);
        matches!(self.source, ConflictSource::Applicant) || (in_dossier && matches!(self.source, ConflictSource::Detected))
    }
    /// Whether it is nothing but a mail domain that two people share. It bars from deciding, as every other; but whoever has only such ones looks
    /// at those of others: where all operators have one employer, nobody else could.
    #[must_use]
    pub const fn is_shared_domain(&self) -> bool {
        matches!(self.kind, ConflictKind::SameMailDomain) && matches!(self.source, ConflictSource::Detected)
    }
    /// As it is put on record by whoever clears it.
    #[must_use]
    pub fn looked_at(&self) -> Looked {
        Looked { kind: self.kind, mark: self.mark.clone() }
    }
    /// Whether somebody who keeps the panel may find that it does not matter. Nobody may of the startup's own people; and what the juror or
    /// an organiser has declared is taken back instead.
    #[must_use]
    pub const fn can_be_cleared(&self) -> bool {
        match self.source {
            ConflictSource::Detected => !matches!(self.kind, ConflictKind::OwnOrganisation | ConflictKind::TeamMember),
            ConflictSource::Applicant => true,
            ConflictSource::Juror | ConflictSource::Organiser => false,
        }
    }
}

/// Every conflict between a person and a startup that was not cleared: membership, then the team of its dossiers, memberships that are over,
/// those elsewhere in its enterprise, those of its partners, shared mail domains in alphabetical order, and declarations in the order of
/// their ids.
///
/// Declarations about others or another startup, or taken back, do not count, nor do such clearances.
#[must_use]
pub fn conflicts(
    person: &JurorIdentity,
    startup: &StartupIdentity,
    declared: &[DeclaredConflict],
    clearances: &[Clearance],
) -> Vec<ConflictFinding> {
    let mut findings = detected(person, startup);
    let mut standing: Vec<_> = declared.iter().filter(|conflict| stands(conflict, startup) && conflict.is_about(person)).collect();
    standing.sort_by(|a, b| a.id.cmp(&b.id));
    findings.extend(standing.into_iter().map(ConflictFinding::from));
    let about = |item: &&Clearance| item.startup == startup.organisation && item.whom.is(person);
    let cleared = |finding: &ConflictFinding| clearances.iter().filter(about).any(|clearance| clearance.clears(finding));
    findings.retain(|finding| !cleared(finding));
    findings
}

/// Whether a declaration about this startup counts.
fn stands(conflict: &DeclaredConflict, startup: &StartupIdentity) -> bool {
    conflict.removed_at.is_none() && conflict.startup == startup.organisation && conflict.period.counts(startup.applied_at)
}

fn detected(person: &JurorIdentity, startup: &StartupIdentity) -> Vec<ConflictFinding> {
    let found = |kind, reason: Option<String>| marked(kind, reason.clone(), reason.unwrap_or_default());
    let ties: Vec<&Tie> = person.memberships.iter().filter(|tie| still_counts(tie.ended_at, startup.applied_at)).collect();
    let mut findings = Vec::new();
    let own = |tie: &&&Tie| tie.organisation == startup.organisation;
    let is_member = person.user.as_ref().is_some_and(|user| startup.members.contains(user));
    if is_member || ties.iter().filter(own).any(|tie| tie.ended_at.is_none()) {
        findings.push(found(ConflictKind::OwnOrganisation, None));
    }
    match person.place_in(&startup.team) {
        Some(true) => findings.push(found(ConflictKind::TeamMember, None)),
        Some(false) => findings.push(found(ConflictKind::Mentor, None)),
        None => {}
    }
    let past: BTreeSet<String> = ties.iter().filter(own).filter_map(|tie| tie.past()).collect();
    findings.extend(past.into_iter().map(|days| found(ConflictKind::Employment, Some(days))));
    let affiliated = |organisation: &OrganisationId| startup.affiliates.contains(organisation);
    findings.extend(elsewhere(ConflictKind::SameEnterprise, &ties, affiliated));
    // A startup that names itself or its parent as a partner says nothing new.
    let own_side = |organisation: &OrganisationId| *organisation == startup.organisation || affiliated(organisation);
    let beside = |organisation: &OrganisationId| startup.partners.contains(organisation) && !own_side(organisation);
    findings.extend(elsewhere(ConflictKind::ConsortiumPartner, &ties, beside));
    let theirs = private_domains(startup.email_domains.iter().map(String::as_str));
    let shared = private_domains(person.addresses.iter().map(|address| email_domain(address)));
    findings.extend(
        shared.into_iter().filter(|domain| theirs.contains(domain)).map(|domain| found(ConflictKind::SameMailDomain, Some(domain))),
    );
    findings
}

fn marked(kind: ConflictKind, reason: Option<String>, mark: String) -> ConflictFinding {
    ConflictFinding { kind, source: ConflictSource::Detected, reason, id: None, declared_at: None, mark }
}

/// What memberships in other organisations come to, however many there are. Who is a member now is told once; what is over is told with its
/// days only then.
fn elsewhere(kind: ConflictKind, ties: &[&Tie], counts: impl Fn(&OrganisationId) -> bool) -> Option<ConflictFinding> {
    let all: BTreeSet<(Option<String>, &OrganisationId)> =
        ties.iter().filter(|tie| counts(&tie.organisation)).map(|tie| (tie.past(), &tie.organisation)).collect();
    let (days, _) = all.first()?;
    let each = all.iter().map(|(days, organisation)| format!("{organisation} {}", days.as_deref().unwrap_or_default()));
    Some(marked(kind, days.clone(), each.collect::<Vec<_>>().join(", ")))
}

fn private_domains<'a>(domains: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    domains.map(str::to_ascii_lowercase).filter(|domain| !domain.is_empty() && !is_public_mail_domain(domain)).collect()
}

/// Whether a person may judge a startup. The refusal does not say which conflict: that would name the applicant to a blind juror.
///
/// # Errors
/// `conflict_of_interest`.
pub fn ensure_unconflicted(
    person: &JurorIdentity,
    startup: &StartupIdentity,
    declared: &[DeclaredConflict],
    clearances: &[Clearance],
) -> Result<(), Refusal> {
    if conflicts(person, startup, declared, clearances).is_empty() { Ok(()) } else { Err(Refusal::new(Code::ConflictOfInterest)) }
}

#[cfg(test)]
#[path = "conflict_tests.rs"]
mod tests;
