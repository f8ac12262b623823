//! The organisations that apply together with a startup, and what the call says of consortia.

use crate::code::FieldCode;
use crate::document::{ChallengeDocument, Consortium, ConsortiumRule, Key};
use crate::ice::{Ice, looks_like_cnie};
use crate::id::OrganisationId;
use crate::organisation::OrganisationKind;
use crate::refusal::{Check, Refusal, Unit};
use crate::states::states;
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

states! {
    /// What an organisation is in a consortium.
    PartnerRole {
        /// Leads it, in place of the startup that applies.
        Lead = "lead",
        /// A full member.
        Partner = "partner",
        /// Stands beside it: hosts, tests, supports.
        Associate = "associate",
    }
}

/// An organisation that applies together with the startup. The startup itself is not listed: it is a member, and leads unless a partner
/// does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"name": "Université Ibn Zohr", "role": "partner", "organisation_id": null, "consortium_role": "research",
    "ice": "001561191000066", "country": "MA"})))]
pub struct Partner {
    /// Its legal or usual name.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// What it is in the consortium.
    pub role: PartnerRole,
    /// The organisation, where it is on this platform: one that the startup may see, neither itself nor the host of the call.
    #[serde(default)]
    pub organisation_id: Option<OrganisationId>,
    /// Which of the roles of the call it has, where the call names any.
    #[serde(default)]
    pub consortium_role: Option<Key>,
    /// The Moroccan common company identifier: 15 digits. It is no identity card of a person.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 15, pattern = "^[0-9]{15}$"))]
    pub ice: Option<String>,
    /// The ISO 3166-1 code of the country of its seat.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 2, max_length = 2, pattern = "^[A-Z]{2}$"))]
    pub country: Option<String>,
}

/// The most partners of one dossier, whatever the call says.
const MOST_PARTNERS: usize = 100;

impl Partner {
    /// Whether both are one enterprise: the same organisation here, the same enterprise in its identifier, or the same name.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let same_id = self.organisation_id.is_some() && self.organisation_id == other.organisation_id;
        let same_enterprise = self.enterprise().is_some_and(|own| other.enterprise().is_some_and(|theirs| own == theirs));
        same_id || same_enterprise || fold(&self.name) == fold(&other.name)
    }
    /// The nine digits of its enterprise, where its identifier is given.
    #[must_use]
    pub fn enterprise(&self) -> Option<String> {
        self.ice.as_deref().and_then(Ice::parse).map(|ice| ice.enterprise().to_owned())
    }
    /// By what an organisation of this platform is known to be it: the organisation, and the nine digits of its enterprise. The two are
    /// never alike.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.organisation_id.iter().map(ToString::to_string).chain(self.enterprise())
    }
}

/// What the call says of consortia in a track.
fn policy<'a>(form: &'a ChallengeDocument, track: Option<&Key>) -> Option<&'a Consortium> {
    let holds = |consortium: &&Consortium| consortium.tracks.is_empty() || track.is_some_and(|track| consortium.tracks.contains(track));
    form.consortium.as_ref().filter(holds)
}

/// Notes what is wrong with the partners, as far as it can be said at any time. Where the call says nothing of consortia, they may be.
pub fn check_partners(check: &mut Check, partners: &[Partner], form: &ChallengeDocument, track: Option<&Key>) {
    let policy = policy(form, track);
    check.at_most("/partners", partners.len(), MOST_PARTNERS, Unit::Items);
    let forbidden = policy.is_some_and(|policy| policy.rule == ConsortiumRule::Forbidden);
    check.require(!forbidden || partners.is_empty(), "/partners", FieldCode::NotAllowed);
    if let Some(most) = policy.and_then(|policy| policy.most_members).filter(|_| !partners.is_empty()) {
        // The startup is a member too.
        let others = usize::try_from(most.saturating_sub(1)).unwrap_or(usize::MAX);
        check.at_most("/partners", partners.len(), others, Unit::Items);
    }
    for (index, partner) in partners.iter().enumerate() {
        let earlier = partners.get(..index).unwrap_or_default();
        check_partner(check, &format!("/partners/{index}"), partner, earlier, policy);
    }
}

fn check_partner(check: &mut Check, pointer: &str, partner: &Partner, earlier: &[Partner], policy: Option<&Consortium>) {
    check.required_text(&format!("{pointer}/name"), &partner.name, 200);
    check.require(!earlier.iter().any(|other| other.is_same(partner)), pointer, FieldCode::Duplicate);
    let second = partner.role == PartnerRole::Lead && earlier.iter().any(|other| other.role == PartnerRole::Lead);
    check.require(!second, format!("{pointer}/role"), FieldCode::Duplicate);
    if let Some(ice) = &partner.ice {
        let code = if looks_like_cnie(ice) { FieldCode::NotAllowed } else { FieldCode::InvalidFormat };
        check.require(Ice::parse(ice).is_some_and(|read| read.as_str() == ice), format!("{pointer}/ice"), code);
    }
    if let Some(country) = &partner.country {
        check.require(rust_iso3166::from_alpha2(country).is_some(), format!("{pointer}/country"), FieldCode::UnknownReference);
    }
    if let Some(role) = &partner.consortium_role {
        let known = policy.is_some_and(|policy| policy.roles.iter().any(|known| &known.key == role));
        check.require(known, format!("{pointer}/consortium_role"), FieldCode::UnknownReference);
    }
}

/// Whether the call prefers consortia in the track, and there are no partners.
pub(super) fn misses_partners(partners: &[Partner], form: &ChallengeDocument, track: Option<&Key>) -> bool {
    partners.is_empty() && policy(form, track).is_some_and(|policy| policy.rule == ConsortiumRule::Preferred)
}

/// Whether each organisation of this platform among the partners can apply together with `startup`: it is another than that and than the
/// `host`, which decides about the call, and does not run the network. `seen` are those that the caller may see: all others are told like
/// those that do not exist. Whom `known` names was accepted before.
///
/// # Errors
/// `validation_failed` with `/partners/{index}/organisation_id` of each that cannot.
pub fn ensure_organisations(
    partners: &[Partner],
    known: &[Partner],
    (startup, host): (&OrganisationId, &OrganisationId),
    seen: &BTreeMap<OrganisationId, OrganisationKind>,
) -> Result<(), Refusal> {
    let mut check = Check::default();
    for (index, partner) in partners.iter().enumerate() {
        let Some(organisation) = &partner.organisation_id else { continue };
        if known.iter().any(|known| known.organisation_id.as_ref() == Some(organisation)) {
            continue;
        }
        let pointer = format!("/partners/{index}/organisation_id");
        match seen.get(organisation) {
            _ if organisation == startup => check.fail(pointer, FieldCode::NotAllowed),
            None => check.fail(pointer, FieldCode::UnknownReference),
            Some(kind) => check.require(*kind != OrganisationKind::Operator && organisation != host, pointer, FieldCode::NotAllowed),
        }
    }
    check.finish()
}

/// Notes what the consortium lacks when the dossier is handed in: partners, where the call wants a consortium, and a role for each,
/// where it names roles.
pub(super) fn check_partners_complete(check: &mut Check, partners: &[Partner], form: &ChallengeDocument, track: Option<&Key>) {
    let Some(policy) = policy(form, track) else { return };
    let required = policy.rule == ConsortiumRule::Required;
    check.require(!required || !partners.is_empty(), "/partners", FieldCode::Required);
    for (index, partner) in partners.iter().enumerate() {
        let has_role = policy.roles.is_empty() || partner.role == PartnerRole::Lead || partner.consortium_role.is_some();
        check.require(has_role, format!("/partners/{index}/consortium_role"), FieldCode::Required);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ConsortiumRole, LocalizedText};
    use crate::dossier::testing::pointers;

    fn partner(name: &str) -> Partner {
        Partner { name: name.into(), role: PartnerRole::Partner, organisation_id: None, consortium_role: None, ice: None, country: None }
    }
    fn call(rule: ConsortiumRule, roles: &[&str], most_members: Option<u32>, tracks: &[&str]) -> ChallengeDocument {
        let role = |key: &&str| ConsortiumRole { key: Key::new(key), label: LocalizedText::french("Rôle"), funding: None };
        let tracks = tracks.iter().map(|key| Key::new(key)).collect();
        let consortium = Consortium { rule, roles: roles.iter().map(role).collect(), most_members, tracks, note: LocalizedText::default() };
        ChallengeDocument { consortium: Some(consortium), ..ChallengeDocument::new(LocalizedText::french("Appel")) }
    }
    /// What is told at any time, and what is told when the dossier is handed in.
    fn told(partners: &[Partner], form: &ChallengeDocument, track: Option<&Key>) -> (Vec<String>, Vec<String>) {
        let any_time = pointers(|check| check_partners(check, partners, form, track));
        (any_time, pointers(|check| check_partners_complete(check, partners, form, track)))
    }

    #[test]
    fn the_policy_of_the_call_holds() {
        use ConsortiumRule::{Allowed, Forbidden, Preferred, Required};
        let nothing = Vec::<String>::new();
        let one = [partner("Université")];
        for (rule, alone, together) in [
            (Allowed, &[][..], &[][..]),
            (Preferred, &[], &[]),
            (Required, &["/partners required"], &[]),
            (Forbidden, &[], &["/partners not_allowed"]),
        ] {
            let form = call(rule, &[], None, &[]);
            assert_eq!(told(&[], &form, None), (nothing.clone(), alone.iter().map(ToString::to_string).collect()), "{rule}");
            assert_eq!(told(&one, &form, None), (together.iter().map(ToString::to_string).collect(), nothing.clone()), "{rule}");
        }
        let silent = ChallengeDocument::new(LocalizedText::french("Appel"));
        assert_eq!(told(&one, &silent, None), (nothing.clone(), nothing.clone()));
        // It holds for some tracks alone.
        let (lot, other) = (Key::new("lot-1"), Key::new("lot-2"));
        let form = call(Forbidden, &[], None, &["lot-1"]);
        assert_eq!(told(&one, &form, Some(&lot)).0, ["/partners not_allowed"]);
        assert!(told(&one, &form, Some(&other)).0.is_empty() && told(&one, &form, None).0.is_empty());
    }

    #[test]
    fn who_prefers_a_consortium_says_so_and_takes_who_comes_alone() {
        let misses = |rule, partners: &[Partner]| misses_partners(partners, &call(rule, &[], None, &["lot-1"]), Some(&Key::new("lot-1")));
        for rule in [ConsortiumRule::Allowed, ConsortiumRule::Required, ConsortiumRule::Forbidden] {
            assert!(!misses(rule, &[]), "{rule}");
        }
        assert!(misses(ConsortiumRule::Preferred, &[]) && !misses(ConsortiumRule::Preferred, &[partner("A")]));
        assert!(!misses_partners(&[], &call(ConsortiumRule::Preferred, &[], None, &["lot-1"]), None), "it holds for a track alone");
    }

    #[test]
    fn an_organisation_of_the_platform_is_one_that_the_startup_may_see_and_that_may_apply() {
        use crate::dossier::testing::told as told_of;
        use crate::id::Id as _;
        let id = |name: &str| OrganisationId::from_stored(name.into());
        let with = |name: &str| Partner { organisation_id: Some(id(name)), ..partner(name) };
        let kinds = [("school", OrganisationKind::Support), ("host", OrganisationKind::Partner), ("network", OrganisationKind::Operator)];
        let seen = kinds.into_iter().map(|(name, kind)| (id(name), kind)).collect();
        let told = |known: &[Partner]| {
            let partners = ["school", "host", "network", "self", "hidden"].map(with);
            told_of(ensure_organisations(&partners, known, (&id("self"), &id("host")), &seen))
        };
        let refused = [
            "validation_failed",
            "/partners/1/organisation_id not_allowed",
            "/partners/2/organisation_id not_allowed",
            "/partners/3/organisation_id not_allowed",
            "/partners/4/organisation_id unknown_reference",
        ];
        assert_eq!(told(&[]), refused);
        assert_eq!(told(&[with("hidden")]), refused[..4], "what was accepted once is kept");
    }

    #[test]
    fn members_are_counted_with_the_startup_and_have_a_role_of_the_call() {
        let form = call(ConsortiumRule::Allowed, &["research"], Some(2), &[]);
        let with_role = |name, role| Partner { consortium_role: Some(Key::new(role)), ..partner(name) };
        assert_eq!(told(&[with_role("A", "research")], &form, None), (vec![], vec![]));
        assert_eq!(told(&[with_role("A", "research"), with_role("B", "research")], &form, None).0, ["/partners too_long"]);
        assert_eq!(told(&[with_role("A", "bank")], &form, None).0, ["/partners/0/consortium_role unknown_reference"]);
        assert_eq!(told(&[partner("A")], &form, None).1, ["/partners/0/consortium_role required"]);
    }

    #[test]
    fn an_enterprise_comes_once_and_an_identity_card_is_no_identifier() {
        let form = call(ConsortiumRule::Allowed, &[], None, &[]);
        let with_ice = |name, ice: &str| Partner { ice: Some(ice.into()), ..partner(name) };
        // Two establishments of one enterprise.
        let twice = [with_ice("A", "001561191000066"), with_ice("B", "001561191000163")];
        assert_eq!(told(&twice, &form, None).0, ["/partners/1 duplicate"]);
        assert_eq!(twice.iter().flat_map(Partner::keys).collect::<Vec<_>>(), ["001561191"; 2]);
        assert_eq!(told(&[partner("Société A"), partner("SOCIETE  a")], &form, None).0, ["/partners/1 duplicate"]);
        assert_eq!(told(&[with_ice("A", "AB123456")], &form, None).0, ["/partners/0/ice not_allowed"]);
        assert_eq!(told(&[with_ice("A", "1561191000066")], &form, None).0, ["/partners/0/ice invalid_format"]);
        let leads = ["A", "B"].map(|name| Partner { role: PartnerRole::Lead, country: Some("XX".into()), ..partner(name) });
        assert_eq!(
            told(&leads, &form, None).0,
            ["/partners/0/country unknown_reference", "/partners/1/role duplicate", "/partners/1/country unknown_reference"]
        );
    }
}
