//! The people behind a dossier.

use crate::code::FieldCode;
use crate::ice::looks_like_cnie;
use crate::id::UserId;
use crate::refusal::{Check, Unit};
use crate::states::states;
use crate::text::email;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

states! {
    /// What somebody is in the team of a dossier.
    TeamRole {
        /// Leads it and answers for it.
        Lead = "lead",
        /// Works on it.
        Member = "member",
        /// Advises it, and takes part in none.
        Advisor = "advisor",
    }
}

/// A member of the team: a person with an account, or somebody who is invited by e-mail. It holds no number of an identity card, and
/// none may stand in its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"name": "Amina Idrissi", "role": "lead", "user_id": "usr_01kax3v8m0t2r4q6w8y0b1c2d3", "email": null})))]
pub struct TeamMember {
    /// How the person is called.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub name: String,
    /// What the person is in the team.
    pub role: TeamRole,
    /// The account; left out for somebody who has none yet.
    #[serde(default)]
    pub user_id: Option<UserId>,
    /// The address to which an invitation goes; left out where there is an account.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 254))]
    pub email: Option<String>,
}

/// The most people in one team.
const MOST_MEMBERS: usize = 50;

/// By what a person is told from others: the account, or the address in the form in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// Somebody with an account.
    User(UserId),
    /// Somebody who was invited.
    Email(String),
}

impl TeamMember {
    /// Who it is; nobody can tell of an entry that names neither account nor address.
    #[must_use]
    pub fn person(&self) -> Option<Person> {
        let invited = || self.email.as_deref().and_then(email).map(Person::Email);
        self.user_id.clone().map(Person::User).or_else(invited)
    }
    /// Whether the person takes part, and not only advises.
    #[must_use]
    pub fn takes_part(&self) -> bool {
        self.role != TeamRole::Advisor
    }
}

/// Notes what is wrong with a team, as far as it can be said at any time: who nobody is, comes twice or leads beside another.
pub fn check_team(check: &mut Check, team: &[TeamMember]) {
    check.at_most("/team", team.len(), MOST_MEMBERS, Unit::Items);
    for (index, member) in team.iter().enumerate() {
        let pointer = format!("/team/{index}");
        check.required_text(&format!("{pointer}/name"), &member.name, 200);
        check.require(!holds_cnie(&member.name), format!("{pointer}/name"), FieldCode::NotAllowed);
        match (&member.user_id, &member.email) {
            (None, None) => check.fail(format!("{pointer}/email"), FieldCode::Required),
            (Some(_), Some(_)) => check.fail(format!("{pointer}/email"), FieldCode::NotAllowed),
            (None, Some(address)) => check.require(email(address).is_some(), format!("{pointer}/email"), FieldCode::InvalidFormat),
            (Some(_), None) => {}
        }
        let earlier = team.get(..index).unwrap_or_default();
        let twice = member.person().is_some_and(|person| earlier.iter().any(|other| other.person().as_ref() == Some(&person)));
        check.require(!twice, &pointer, FieldCode::Duplicate);
        let second = member.role == TeamRole::Lead && earlier.iter().any(|other| other.role == TeamRole::Lead);
        check.require(!second, format!("{pointer}/role"), FieldCode::Duplicate);
    }
}

/// Notes what a team lacks when the dossier is handed in: a team has somebody who leads it. Whether there must be one, the call says
/// in its rules of eligibility.
pub(super) fn check_team_complete(check: &mut Check, team: &[TeamMember]) {
    let led = team.is_empty() || team.iter().any(|member| member.role == TeamRole::Lead);
    check.require(led, "/team", FieldCode::Required);
}

/// Whether a name holds the number of an identity card.
fn holds_cnie(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let pairs = words.windows(2).map(<[&str]>::concat);
    words.iter().any(|word| looks_like_cnie(word)) || pairs.into_iter().any(|pair| looks_like_cnie(&pair))
}

/// The people of other dossiers of a call, and whether each takes part in one or only advises.
pub struct Elsewhere<'a> {
    people: BTreeMap<Person, bool>,
    account_of: &'a dyn Fn(&str) -> Option<UserId>,
}

impl<'a> Elsewhere<'a> {
    /// The people of these teams: of live dossiers of the same call, of other organisations. `account_of` finds the account to which an
    /// address belongs, so that nobody is in one dossier by account and in another by address.
    #[must_use]
    pub fn of<'t>(teams: impl IntoIterator<Item = &'t [TeamMember]>, account_of: &'a dyn Fn(&str) -> Option<UserId>) -> Self {
        let mut elsewhere = Self { people: BTreeMap::new(), account_of };
        for member in teams.into_iter().flatten() {
            if let Some(person) = elsewhere.identify(member) {
                *elsewhere.people.entry(person).or_default() |= member.takes_part();
            }
        }
        elsewhere
    }

    fn identify(&self, member: &TeamMember) -> Option<Person> {
        match member.person()? {
            Person::Email(address) => Some((self.account_of)(&address).map_or(Person::Email(address), Person::User)),
            user @ Person::User(_) => Some(user),
        }
    }

    /// Notes everybody who is in another dossier already, or twice in this one: one person takes part in one dossier of a call. Who
    /// advises may advise several, and none that competes with one in which it takes part. Nothing is said of the other dossier.
    pub fn check(&self, check: &mut Check, team: &[TeamMember]) {
        let people: Vec<_> = team.iter().map(|member| self.identify(member)).collect();
        for (index, (member, person)) in team.iter().zip(&people).enumerate() {
            let Some(person) = person else { continue };
            let taken = self.people.get(person).is_some_and(|takes_part| *takes_part || member.takes_part());
            let twice = people.iter().take(index).flatten().any(|earlier| earlier == person);
            check.require(!taken && !twice, format!("/team/{index}"), FieldCode::Duplicate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::testing::pointers;
    use crate::id::Id as _;
    use proptest::prelude::*;

    fn member(name: &str, role: TeamRole, address: &str) -> TeamMember {
        TeamMember { name: name.into(), role, user_id: None, email: Some(address.into()) }
    }

    #[test]
    fn each_entry_is_one_person_with_one_way_to_reach_it() {
        let team = [
            member("Amina", TeamRole::Lead, "a@x.ma"),
            member("Omar", TeamRole::Lead, "o@x.ma"),
            member("Amina I.", TeamRole::Member, "A@X.ma"),
            member(" ", TeamRole::Member, "not an address"),
            TeamMember { email: None, ..member("Sara", TeamRole::Member, "") },
            TeamMember { user_id: Some(UserId::from_stored("usr_1".into())), ..member("Ali", TeamRole::Advisor, "ali@x.ma") },
        ];
        let told = pointers(|check| check_team(check, &team));
        assert_eq!(
            told,
            [
                "/team/1/role duplicate",
                "/team/2 duplicate",
                "/team/3/name required",
                "/team/3/email invalid_format",
                "/team/4/email required",
                "/team/5/email not_allowed"
            ]
        );
    }

    #[test]
    fn no_identity_card_is_taken() {
        for name in ["Amina Idrissi AB123456", "Amina (CNIE: BK 12345)", "j123456"] {
            assert_eq!(
                pointers(|check| check_team(check, &[member(name, TeamRole::Lead, "a@x.ma")])),
                ["/team/0/name not_allowed"],
                "{name}"
            );
        }
        assert!(serde_json::from_str::<TeamMember>(r#"{"name": "A", "role": "lead", "email": "a@x.ma", "cnie": "AB123456"}"#).is_err());
        assert!(pointers(|check| check_team(check, &[member("أمينة الإدريسي", TeamRole::Lead, "a@x.ma")])).is_empty());
    }

    #[test]
    fn one_person_takes_part_in_one_dossier() {
        use TeamRole::{Advisor, Lead, Member};
        let there = [member("A", Member, "a@x.ma"), member("B", Advisor, "b@x.ma")];
        let unknown = |_: &str| None;
        let elsewhere = Elsewhere::of([there.as_slice()], &unknown);
        for (role, address, taken) in [
            (Lead, "A@x.ma", true),
            (Advisor, "a@x.ma", true),
            (Member, "b@x.ma", true),
            (Advisor, "b@x.ma", false),
            (Lead, "c@x.ma", false),
        ] {
            let told = pointers(|check| elsewhere.check(check, &[member("X", role, address)]));
            assert_eq!(!told.is_empty(), taken, "{role} {address}");
        }
    }

    #[test]
    fn an_address_and_its_account_are_one_person() {
        let user = UserId::from_stored("usr_1".into());
        let account_of = |address: &str| (address == "a@x.ma").then(|| user.clone());
        let by_account = TeamMember { user_id: Some(user.clone()), email: None, ..member("Amina", TeamRole::Lead, "") };
        let by_address = member("Amina", TeamRole::Member, "A@x.ma");
        let told = |there: &TeamMember, here: &[TeamMember]| {
            pointers(|check| Elsewhere::of([std::slice::from_ref(there)], &account_of).check(check, here))
        };
        assert_eq!(told(&by_account, std::slice::from_ref(&by_address)), ["/team/0 duplicate"]);
        assert_eq!(told(&by_address, std::slice::from_ref(&by_account)), ["/team/0 duplicate"]);
        let nobody = pointers(|check| Elsewhere::of([], &account_of).check(check, &[by_account.clone(), by_address.clone()]));
        assert_eq!(nobody, ["/team/1 duplicate"]);
    }

    #[test]
    fn a_team_that_is_handed_in_is_led() {
        assert!(pointers(|check| check_team_complete(check, &[])).is_empty());
        assert_eq!(pointers(|check| check_team_complete(check, &[member("A", TeamRole::Member, "a@x.ma")])), ["/team required"]);
    }

    proptest! {
        /// Whether two teams collide does not depend on which of them came first.
        #[test]
        fn collisions_are_mutual(ours in prop::collection::vec((0..4_usize, 0..3_usize), 0..4), theirs in prop::collection::vec((0..4_usize, 0..3_usize), 0..4)) {
            let team = |people: &[(usize, usize)]| -> Vec<TeamMember> {
                people.iter().map(|(who, role)| member("X", TeamRole::ALL[*role], &format!("p{who}@x.ma"))).collect()
            };
            let (ours, theirs) = (team(&ours), team(&theirs));
            let unknown = |_: &str| None;
            let collides = |mine: &[TeamMember], other: &[TeamMember]| {
                mine.iter().any(|one| !pointers(|check| Elsewhere::of([other], &unknown).check(check, std::slice::from_ref(one))).is_empty())
            };
            prop_assert_eq!(collides(&ours, &theirs), collides(&theirs, &ours));
        }
    }
}
