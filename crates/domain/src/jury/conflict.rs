//! Conflicts of interest: what the data shows and what was declared.

use super::{ConflictKind, ConflictSource, optional_text};
use crate::code::Code;
use crate::id::{ChallengeId, ConflictId, JurorId, OrganisationId, UserId};
use crate::refusal::Refusal;
use crate::text::is_public_mail_domain;
use crate::time::Instant;
use std::collections::BTreeSet;

/// A conflict between a juror and a startup that a person declared. Taken back, it stays on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredConflict {
    /// Its identifier.
    pub id: ConflictId,
    /// The challenge.
    pub challenge: ChallengeId,
    /// The juror.
    pub juror: JurorId,
    /// The startup.
    pub startup: OrganisationId,
    /// Why the juror should not judge.
    pub kind: ConflictKind,
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
}

/// What is known about a person who is to judge, decide or release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JurorIdentity {
    /// The account, if there is one yet.
    pub user: Option<UserId>,
    /// The organisations of which the person is a member now.
    pub memberships: Vec<OrganisationId>,
    /// The domains of all verified addresses.
    pub email_domains: Vec<String>,
}

/// What is known about a startup that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupIdentity {
    /// The startup.
    pub organisation: OrganisationId,
    /// Its members.
    pub members: Vec<UserId>,
    /// The domains of their verified addresses.
    pub email_domains: Vec<String>,
    /// Other organisations of the same enterprise.
    pub affiliates: Vec<OrganisationId>,
}

impl StartupIdentity {
    /// A startup of which nothing else is known.
    #[must_use]
    pub const fn bare(organisation: OrganisationId) -> Self {
        Self { organisation, members: Vec::new(), email_domains: Vec::new(), affiliates: Vec::new() }
    }
}

/// One reason why a person should not judge a startup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictFinding {
    /// Which.
    pub kind: ConflictKind,
    /// Who says so.
    pub source: ConflictSource,
    /// The explanation; for a shared mail domain, the domain.
    pub reason: Option<String>,
    /// The declaration, if somebody declared it.
    pub id: Option<ConflictId>,
}

/// Every conflict between a person and a startup: membership, there or elsewhere in its enterprise, shared mail domains in alphabetical
/// order, then declarations in the order of their ids.
///
/// `declared` holds declarations about this person; those about another startup, or taken back, do not count.
#[must_use]
pub fn conflicts(juror: &JurorIdentity, startup: &StartupIdentity, declared: &[DeclaredConflict]) -> Vec<ConflictFinding> {
    let detected = |kind, reason| ConflictFinding { kind, source: ConflictSource::Detected, reason, id: None };
    let mut findings = Vec::new();
    if juror.memberships.contains(&startup.organisation) || juror.user.as_ref().is_some_and(|user| startup.members.contains(user)) {
        findings.push(detected(ConflictKind::OwnOrganisation, None));
    }
    if juror.memberships.iter().any(|membership| startup.affiliates.contains(membership)) {
        findings.push(detected(ConflictKind::SameEnterprise, None));
    }
    let theirs = private_domains(&startup.email_domains);
    let shared = private_domains(&juror.email_domains).into_iter().filter(|domain| theirs.contains(domain));
    findings.extend(shared.map(|domain| detected(ConflictKind::SameMailDomain, Some(domain))));
    let mut standing: Vec<_> =
        declared.iter().filter(|conflict| conflict.removed_at.is_none() && conflict.startup == startup.organisation).collect();
    standing.sort_by(|a, b| a.id.cmp(&b.id));
    findings.extend(standing.into_iter().map(|conflict| ConflictFinding {
        kind: conflict.kind,
        source: conflict.source,
        reason: Some(conflict.reason.clone()),
        id: Some(conflict.id.clone()),
    }));
    findings
}

fn private_domains(domains: &[String]) -> BTreeSet<String> {
    domains.iter().map(|domain| domain.to_ascii_lowercase()).filter(|domain| !domain.is_empty() && !is_public_mail_domain(domain)).collect()
}

/// Whether a person may judge a startup. The refusal does not say which conflict: that would name the applicant to a blind juror.
///
/// # Errors
/// `conflict_of_interest`.
pub fn ensure_unconflicted(juror: &JurorIdentity, startup: &StartupIdentity, declared: &[DeclaredConflict]) -> Result<(), Refusal> {
    if conflicts(juror, startup, declared).is_empty() { Ok(()) } else { Err(Refusal::new(Code::ConflictOfInterest)) }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{id, moment};
    use super::*;
    use proptest::prelude::*;

    fn juror(memberships: &[u8], domains: &[&str]) -> JurorIdentity {
        let email_domains = domains.iter().map(ToString::to_string).collect();
        JurorIdentity { user: Some(id(1)), memberships: memberships.iter().map(|n| id(*n)).collect(), email_domains }
    }
    fn startup(domains: &[&str]) -> StartupIdentity {
        let email_domains = domains.iter().map(ToString::to_string).collect();
        StartupIdentity { members: vec![id(11)], email_domains, ..StartupIdentity::bare(id(10)) }
    }
    fn declared(n: u8, startup: u8) -> DeclaredConflict {
        DeclaredConflict {
            id: id(n),
            challenge: id(2),
            juror: id(3),
            startup: id(startup),
            kind: ConflictKind::Mentor,
            source: ConflictSource::Juror,
            reason: format!("Reason {n}."),
            declared_by: id(1),
            declared_at: moment(0),
            removed_at: None,
            removed_reason: None,
        }
    }
    fn kinds(findings: &[ConflictFinding]) -> Vec<ConflictKind> {
        findings.iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn membership_counts_from_either_side() {
        assert_eq!(kinds(&conflicts(&juror(&[10], &[]), &startup(&[]), &[])), [ConflictKind::OwnOrganisation]);
        let member = StartupIdentity { members: vec![id(1)], ..startup(&[]) };
        assert_eq!(kinds(&conflicts(&juror(&[], &[]), &member, &[])), [ConflictKind::OwnOrganisation]);
        assert_eq!(ensure_unconflicted(&juror(&[12], &[]), &startup(&[]), &[]), Ok(()));
        let affiliated = StartupIdentity { affiliates: vec![id(12)], ..startup(&[]) };
        assert_eq!(kinds(&conflicts(&juror(&[12], &[]), &affiliated, &[])), [ConflictKind::SameEnterprise]);
    }

    #[test]
    fn a_shared_mail_domain_counts_unless_it_is_public() {
        let found = conflicts(&juror(&[], &["gmail.com", "Agri.ma", "b.ma"]), &startup(&["b.ma", "agri.ma", "gmail.com"]), &[]);
        assert_eq!(found.iter().map(|finding| finding.reason.as_deref().unwrap()).collect::<Vec<_>>(), ["agri.ma", "b.ma"]);
        assert_eq!(ensure_unconflicted(&juror(&[], &["gmail.com", ""]), &startup(&["gmail.com", ""]), &[]), Ok(()));
    }

    #[test]
    fn a_declaration_counts_until_it_is_taken_back() {
        let taken_back = declared(5, 10).remove(Some("Ended in 2019.".into()), moment(1)).unwrap();
        assert_eq!(taken_back.clone().remove(None, moment(2)).unwrap_err(), Refusal::state("removed"));
        let found = conflicts(&juror(&[], &[]), &startup(&[]), &[declared(7, 10), taken_back, declared(6, 10), declared(8, 99)]);
        assert_eq!(found.iter().filter_map(|finding| finding.id.clone()).collect::<Vec<ConflictId>>(), [id(6), id(7)]);
    }

    #[test]
    fn the_refusal_tells_nothing_about_the_applicant() {
        let refusal = ensure_unconflicted(&juror(&[10], &["agri.ma"]), &startup(&["agri.ma"]), &[]).unwrap_err();
        assert_eq!(refusal, Refusal::new(Code::ConflictOfInterest));
    }

    proptest! {
        #[test]
        fn the_order_of_the_data_does_not_matter(
            (mut numbers, shuffled) in prop::collection::btree_set(1..60_u8, 0..8)
                .prop_flat_map(|set| { let list: Vec<u8> = set.into_iter().collect(); (Just(list.clone()), Just(list).prop_shuffle()) })
        ) {
            let list = |of: &[u8]| of.iter().map(|n| declared(*n, 10)).collect::<Vec<_>>();
            let domains = ["a.ma", "b.ma", "c.ma"];
            numbers.reverse();
            let one = conflicts(&juror(&[10, 20], &domains), &startup(&["c.ma", "a.ma"]), &list(&numbers));
            let other = conflicts(&juror(&[20, 10], &["c.ma", "b.ma", "a.ma"]), &startup(&["a.ma", "c.ma", "a.ma"]), &list(&shuffled));
            prop_assert_eq!(one.len(), 3 + numbers.len());
            prop_assert_eq!(one, other);
        }
    }
}
