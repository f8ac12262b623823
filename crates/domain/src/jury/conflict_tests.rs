use super::super::testing::{id, moment};
use super::*;
use proptest::prelude::*;

fn tie(organisation: u8, ended_at: Option<Instant>) -> Tie {
    Tie { organisation: id(organisation), began_at: moment(0), ended_at }
}
fn juror(memberships: &[u8], addresses: &[&str]) -> JurorIdentity {
    JurorIdentity {
        user: Some(id(1)),
        seats: [id(3)].into(),
        names: vec!["Karim Bennani".into()],
        memberships: memberships.iter().map(|n| tie(*n, None)).collect(),
        addresses: addresses.iter().map(ToString::to_string).collect(),
    }
}
fn startup(domains: &[&str]) -> StartupIdentity {
    let email_domains = domains.iter().map(ToString::to_string).collect();
    StartupIdentity { members: vec![id(11)], email_domains, ..StartupIdentity::bare(id(10)) }
}
fn declared(n: u8, startup: u8) -> DeclaredConflict {
    DeclaredConflict {
        id: id(n),
        challenge: id(2),
        about: Declared::Juror(id(3)),
        startup: id(startup),
        kind: ConflictKind::Mentor,
        period: Period::default(),
        source: ConflictSource::Juror,
        reason: format!("Reason {n}."),
        declared_by: id(1),
        declared_at: moment(0),
        removed_at: None,
        removed_reason: None,
    }
}
/// What clears these.
fn clearance(findings: &[ConflictFinding]) -> Clearance {
    Clearance {
        id: id(20),
        challenge: id(2),
        whom: Whom::Juror(id(3)),
        startup: id(10),
        findings: findings.iter().map(ConflictFinding::looked_at).collect(),
        reason: "Homonyme.".into(),
        cleared_by: id(9),
        cleared_at: moment(5),
        revoked_at: None,
        revoked_reason: None,
    }
}
fn found(juror: &JurorIdentity, startup: &StartupIdentity, declared: &[DeclaredConflict]) -> Vec<ConflictFinding> {
    conflicts(juror, startup, declared, &[])
}
fn kinds(findings: &[ConflictFinding]) -> Vec<ConflictKind> {
    findings.iter().map(|finding| finding.kind).collect()
}

#[test]
fn membership_counts_from_either_side() {
    assert_eq!(kinds(&found(&juror(&[10], &[]), &startup(&[]), &[])), [ConflictKind::OwnOrganisation]);
    let member = StartupIdentity { members: vec![id(1)], ..startup(&[]) };
    assert_eq!(kinds(&found(&juror(&[], &[]), &member, &[])), [ConflictKind::OwnOrganisation]);
    assert_eq!(ensure_unconflicted(&juror(&[12], &[]), &startup(&[]), &[], &[]), Ok(()));
    let affiliated = StartupIdentity { affiliates: vec![id(12)], ..startup(&[]) };
    assert_eq!(kinds(&found(&juror(&[12], &[]), &affiliated, &[])), [ConflictKind::SameEnterprise]);
}

#[test]
fn a_membership_that_is_over_counts_two_years_longer() {
    let applied = |after: Span| StartupIdentity {
        applied_at: Some(moment(0).plus_months(LOOK_BACK_MONTHS) + after),
        affiliates: vec![id(12)],
        partners: vec![id(13)],
        ..startup(&[])
    };
    let former = |organisation| JurorIdentity { memberships: vec![tie(organisation, Some(moment(0)))], ..juror(&[], &[]) };
    let late = found(&former(10), &applied(Span::seconds(-1)), &[]);
    assert_eq!((kinds(&late), late[0].reason.as_deref()), (vec![ConflictKind::Employment], Some("1970-01-01/1970-01-01")));
    assert_eq!(kinds(&found(&former(12), &applied(Span::seconds(-1)), &[])), [ConflictKind::SameEnterprise]);
    let partner = found(&former(13), &applied(Span::seconds(-1)), &[]);
    assert_eq!((kinds(&partner), partner[0].reason.as_deref()), (vec![ConflictKind::ConsortiumPartner], Some("1970-01-01/1970-01-01")));
    for organisation in [10, 12, 13] {
        assert_eq!(found(&former(organisation), &applied(Span::seconds(0)), &[]), []);
    }
    let withdrawn = StartupIdentity::bare(id(10));
    assert_eq!(kinds(&found(&former(10), &withdrawn, &[])), [ConflictKind::Employment], "when it applied is not known");
}

#[test]
fn whoever_belongs_to_partners_is_told_once_and_not_again_of_what_is_the_startups_own() {
    let theirs = StartupIdentity { affiliates: vec![id(12)], partners: vec![id(10), id(12), id(13), id(14)], ..startup(&[]) };
    let told = found(&juror(&[13, 14], &[]), &theirs, &[]);
    assert_eq!((kinds(&told), &told[0].reason), (vec![ConflictKind::ConsortiumPartner], &None));
    let (one, other): (OrganisationId, OrganisationId) = (id(13), id(14));
    assert!(told[0].mark.contains(one.as_str()) && told[0].mark.contains(other.as_str()), "{}", told[0].mark);
    assert!(told[0].is_said_by_applicant() && told[0].can_be_cleared() && !told[0].is_shared_domain());
    assert_eq!(kinds(&found(&juror(&[10], &[]), &theirs, &[])), [ConflictKind::OwnOrganisation]);
    assert_eq!(kinds(&found(&juror(&[12], &[]), &theirs, &[])), [ConflictKind::SameEnterprise]);
    assert_eq!(kinds(&found(&juror(&[12, 13], &[]), &theirs, &[])), [ConflictKind::SameEnterprise, ConflictKind::ConsortiumPartner]);
    let former = JurorIdentity { memberships: vec![tie(10, Some(moment(1)))], ..juror(&[], &[]) };
    assert_eq!(kinds(&found(&former, &theirs, &[])), [ConflictKind::Employment]);
    // Whoever was at one and is at another is told of the present.
    let moved = JurorIdentity { memberships: vec![tie(13, Some(moment(1))), tie(14, None)], ..juror(&[], &[]) };
    let told = found(&moved, &theirs, &[]);
    assert_eq!((kinds(&told), &told[0].reason), (vec![ConflictKind::ConsortiumPartner], &None));
    // What somebody declares of that kind is that person's word, not the applicant's.
    let declared = DeclaredConflict { kind: ConflictKind::ConsortiumPartner, ..declared(5, 10) };
    assert!(!ConflictFinding::from(&declared).is_said_by_applicant());
}

#[test]
fn a_partner_that_was_cleared_is_told_again_with_the_next() {
    let theirs = StartupIdentity { partners: vec![id(13), id(14)], ..startup(&[]) };
    let cleared = clearance(&found(&juror(&[13], &[]), &theirs, &[]));
    let left = |person: &JurorIdentity| kinds(&conflicts(person, &theirs, &[], std::slice::from_ref(&cleared)));
    assert_eq!(left(&juror(&[13], &[])), []);
    assert_eq!(left(&juror(&[13, 14], &[])), [ConflictKind::ConsortiumPartner]);
}

#[test]
fn whom_a_dossier_names_is_known_by_account_and_by_every_address() {
    let named = |key: &str, takes_part| StartupIdentity { team: [(key.to_owned(), takes_part)].into(), ..startup(&[]) };
    let person = juror(&[], &["karim@gmail.com", "k@autre.ma"]);
    let account: UserId = id(1);
    for key in ["karim@gmail.com", "k@autre.ma", account.as_str()] {
        assert_eq!(kinds(&found(&person, &named(key, true), &[])), [ConflictKind::TeamMember], "{key}");
        assert_eq!(kinds(&found(&person, &named(key, false), &[])), [ConflictKind::Mentor], "{key}");
    }
    assert_eq!(found(&person, &named("karim@autre.ma", true), &[]), []);
}

#[test]
fn a_shared_mail_domain_counts_unless_it_is_public() {
    let person = juror(&[], &["x@gmail.com", "x@Agri.ma", "x@b.ma"]);
    let shared = found(&person, &startup(&["b.ma", "agri.ma", "gmail.com"]), &[]);
    assert_eq!(shared.iter().map(|finding| finding.reason.as_deref().unwrap()).collect::<Vec<_>>(), ["agri.ma", "b.ma"]);
    assert_eq!(ensure_unconflicted(&juror(&[], &["x@gmail.com", ""]), &startup(&["gmail.com", ""]), &[], &[]), Ok(()));
}

#[test]
fn a_declaration_counts_until_it_is_taken_back() {
    let taken_back = declared(5, 10).remove(Some("Ended in 2019.".into()), moment(1)).unwrap();
    assert_eq!(taken_back.removed_reason.as_deref(), Some("Ended in 2019."));
    assert_eq!(taken_back.clone().remove(None, moment(2)).unwrap_err(), Refusal::state("removed"));
    let all = found(&juror(&[], &[]), &startup(&[]), &[declared(7, 10), taken_back, declared(6, 10), declared(8, 99)]);
    assert_eq!(all.iter().filter_map(|finding| finding.id.clone()).collect::<Vec<ConflictId>>(), [id(6), id(7)]);
    let elsewhere = JurorIdentity { seats: [id(4)].into(), ..juror(&[], &[]) };
    assert_eq!(found(&elsewhere, &startup(&[]), &[declared(7, 10)]), []);
    let again = JurorIdentity { seats: [id(3), id(4)].into(), ..juror(&[], &[]) };
    assert_eq!(found(&again, &startup(&[]), &[declared(7, 10)]).len(), 1, "a seat that was taken away is the same person's");
}

#[test]
fn whom_an_applicant_names_is_known_by_address_or_whole_name() {
    let about = |name: &str, email: Option<&str>| DeclaredConflict {
        about: Declared::Person { name: name.into(), email: email.map(str::to_owned) },
        source: ConflictSource::Applicant,
        ..declared(5, 10)
    };
    let person = juror(&[], &["karim@gmail.com"]);
    for (name, email, known) in [
        ("K.", Some("karim@gmail.com"), true),
        ("KARIM  bennani", None, true),
        ("Karim Bennani", Some("k@autre.ma"), true),
        ("Karim", None, false),
        ("K.", Some("k@autre.ma"), false),
    ] {
        assert_eq!(about(name, email).is_about(&person), known, "{name} {email:?}");
    }
}

#[test]
fn an_employment_counts_by_its_days() {
    let employed = |until: Option<&str>| DeclaredConflict {
        kind: ConflictKind::Employment,
        period: Period { from: Some("2020-01-01".into()), until: until.map(str::to_owned) },
        ..declared(5, 10)
    };
    let applied = StartupIdentity { applied_at: Some(date_instant("2027-03-01").unwrap()), ..startup(&[]) };
    for (until, counts) in [(None, true), (Some("2025-03-01"), true), (Some("2025-02-27"), false)] {
        assert_eq!(!found(&juror(&[], &[]), &applied, &[employed(until)]).is_empty(), counts, "{until:?}");
    }
    let wrong = |kind, from: Option<&str>, until: Option<&str>| {
        let mut check = Check::default();
        Period { from: from.map(str::to_owned), until: until.map(str::to_owned) }.check(&mut check, kind);
        check.finish().err().map(|refusal| refusal.fields.into_iter().map(|issue| issue.pointer).collect::<Vec<_>>())
    };
    assert_eq!(wrong(ConflictKind::Employment, Some("2024-02-01"), Some("2024-01-31")), Some(vec!["/until".to_owned()]));
    assert_eq!(wrong(ConflictKind::Employment, Some("2024-02-30"), None), Some(vec!["/from".to_owned()]));
    assert_eq!(wrong(ConflictKind::Mentor, None, Some("2024-01-31")), Some(vec!["/until".to_owned()]));
    assert_eq!(wrong(ConflictKind::Employment, Some("2024-01-31"), Some("2024-01-31")), None);
}

#[test]
fn a_clearance_lifts_what_was_looked_at_and_nothing_else() {
    use ConflictKind::{Mentor, OwnOrganisation, SameEnterprise, SameMailDomain, TeamMember};
    let person = juror(&[10], &["x@b.ma", "x@c.ma"]);
    let team = [("x@c.ma".to_owned(), true)].into();
    let theirs = StartupIdentity { team, ..startup(&["b.ma"]) };
    let by_applicant =
        DeclaredConflict { source: ConflictSource::Applicant, about: Declared::Juror(id(3)), declared_at: moment(5), ..declared(6, 10) };
    let later = DeclaredConflict { declared_at: moment(6), id: id(8), ..by_applicant.clone() };
    let all = [declared(5, 10), by_applicant, later];
    let everything = clearance(&found(&person, &theirs, &all[..2]));
    let left = conflicts(&person, &theirs, &all, std::slice::from_ref(&everything));
    // The startup's own people never; what the juror said is taken back; what came later was not looked at.
    assert_eq!(kinds(&left), [OwnOrganisation, TeamMember, Mentor, Mentor]);
    assert_eq!(left.iter().filter_map(|finding| finding.id.clone()).collect::<Vec<ConflictId>>(), [id(5), id(8)]);
    // Nor was another mail domain, or the next time that somebody works in the enterprise.
    let more = StartupIdentity { affiliates: vec![id(11)], ..startup(&["b.ma", "c.ma"]) };
    let hired = JurorIdentity { memberships: juror(&[11], &[]).memberships, ..person.clone() };
    let left = conflicts(&hired, &more, &[], std::slice::from_ref(&everything));
    assert_eq!(kinds(&left), [SameEnterprise, SameMailDomain]);
    assert_eq!(left[1].reason.as_deref(), Some("c.ma"));
    let revoked = everything.revoke("Erreur.", moment(7)).unwrap();
    assert_eq!(conflicts(&person, &theirs, &all, std::slice::from_ref(&revoked)), found(&person, &theirs, &all));
    assert_eq!(revoked.revoke("Encore.", moment(8)).unwrap_err(), Refusal::state("revoked"));
    assert!(clearance(&[]).revoke(" ", moment(8)).is_err());
}

#[test]
fn what_is_said_of_an_account_is_about_the_person_with_or_without_a_seat() {
    let seatless = JurorIdentity { seats: BTreeSet::new(), ..juror(&[], &["x@b.ma"]) };
    let other = JurorIdentity { user: Some(id(4)), ..seatless.clone() };
    let cleared = Clearance { whom: Whom::User(id(1)), ..clearance(&found(&seatless, &startup(&["b.ma"]), &[])) };
    let left = |person: &JurorIdentity| conflicts(person, &startup(&["b.ma"]), &[], std::slice::from_ref(&cleared)).len();
    assert_eq!((left(&seatless), left(&juror(&[], &["x@b.ma"])), left(&other)), (0, 0, 1));
    let told = DeclaredConflict { about: Declared::User(id(1)), source: ConflictSource::Organiser, ..declared(5, 10) };
    let count = |person: &JurorIdentity| found(person, &startup(&[]), std::slice::from_ref(&told)).len();
    assert_eq!((count(&seatless), count(&juror(&[], &[])), count(&other)), (1, 1, 0));
    assert_eq!((told.whom(), Whom::User(id(1)).juror()), (Some(Whom::User(id(1))), None));
}

#[test]
fn only_a_domain_that_the_data_show_is_a_shared_domain() {
    let shared = found(&juror(&[], &["x@b.ma"]), &startup(&["b.ma"]), &[]);
    assert!(shared.iter().all(ConflictFinding::is_shared_domain));
    let told = DeclaredConflict { kind: ConflictKind::SameMailDomain, ..declared(5, 10) };
    assert!(!ConflictFinding::from(&told).is_shared_domain() && !shared[0].is_said_by_applicant());
}

#[test]
fn the_refusal_tells_nothing_about_the_applicant() {
    let refusal = ensure_unconflicted(&juror(&[10], &["x@agri.ma"]), &startup(&["agri.ma"]), &[], &[]).unwrap_err();
    assert_eq!(refusal, Refusal::new(Code::ConflictOfInterest));
}

proptest! {
    #[test]
    fn the_order_of_the_data_does_not_matter(
        (mut numbers, shuffled) in prop::collection::btree_set(1..60_u8, 0..8)
            .prop_flat_map(|set| { let list: Vec<u8> = set.into_iter().collect(); (Just(list.clone()), Just(list).prop_shuffle()) })
    ) {
        let list = |of: &[u8]| of.iter().map(|n| declared(*n, 10)).collect::<Vec<_>>();
        let addresses = ["x@a.ma", "x@b.ma", "x@c.ma"];
        numbers.reverse();
        let one = found(&juror(&[10, 20], &addresses), &startup(&["c.ma", "a.ma"]), &list(&numbers));
        let other = found(&juror(&[20, 10], &addresses), &startup(&["a.ma", "c.ma", "a.ma"]), &list(&shuffled));
        prop_assert_eq!(one.len(), 3 + numbers.len());
        prop_assert_eq!(one, other);
    }

    /// Partners to whom the person never belonged change nothing, and others add one finding or none.
    #[test]
    fn partners_count_by_those_to_whom_the_person_belongs(
        own in prop::collection::btree_set(10..20_u8, 0..5), affiliates in prop::collection::btree_set(11..20_u8, 0..3),
        partners in prop::collection::btree_set(10..30_u8, 0..6)
    ) {
        let ids = |of: &BTreeSet<u8>| of.iter().map(|n| id(*n)).collect::<Vec<OrganisationId>>();
        let person = juror(&own.iter().copied().collect::<Vec<_>>(), &["x@b.ma"]);
        let alone = StartupIdentity { affiliates: ids(&affiliates), ..startup(&["b.ma"]) };
        let before = found(&person, &alone, &[]);
        let mut after = found(&person, &StartupIdentity { partners: ids(&partners), ..alone }, &[]);
        let common = partners.iter().any(|n| *n != 10 && own.contains(n) && !affiliates.contains(n));
        prop_assert_eq!(after.iter().filter(|finding| finding.kind == ConflictKind::ConsortiumPartner).count(), usize::from(common));
        after.retain(|finding| finding.kind != ConflictKind::ConsortiumPartner);
        prop_assert_eq!(after, before);
    }

    /// A clearance never adds a conflict, and never takes one away that cannot be cleared.
    #[test]
    fn a_clearance_only_takes_away_what_can_be_cleared(
        member in any::<bool>(), partner in any::<bool>(), team in prop::option::of(any::<bool>()),
        sources in prop::collection::vec(0..3_usize, 0..4), lifted in prop::collection::btree_set(0..9_usize, 0..9)
    ) {
        let sources: Vec<DeclaredConflict> = (1..).zip(sources).map(|(n, source)| {
            let source = [ConflictSource::Juror, ConflictSource::Applicant, ConflictSource::Organiser][source];
            DeclaredConflict { source, ..declared(n, 10) }
        }).collect();
        let person = juror(if member { &[10, 13] } else { &[13] }, &["x@b.ma"]);
        let team = team.map(|takes_part| ("x@b.ma".to_owned(), takes_part)).into_iter().collect();
        let partners = partner.then(|| id(13)).into_iter().collect();
        let theirs = StartupIdentity { team, partners, ..startup(&["b.ma"]) };
        let before = found(&person, &theirs, &sources);
        let looked: Vec<ConflictFinding> = lifted.into_iter().filter_map(|n| before.get(n).cloned()).collect();
        let after = conflicts(&person, &theirs, &sources, &[clearance(&looked)]);
        prop_assert!(after.iter().all(|finding| before.contains(finding)));
        prop_assert!(before.iter().all(|finding| after.contains(finding) != (finding.can_be_cleared() && looked.contains(finding))));
    }
}
