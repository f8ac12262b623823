//! Taking people out of what was written.

use crate::document::ApplicationDocument;
use crate::dossier::{Person, TeamMember};
use crate::id::{Id, UserId};

/// Somebody whose name is to be found nowhere.
#[derive(Clone, Debug)]
pub struct Forgotten {
    /// The account.
    pub user: UserId,
    /// The address that it had, in the form in which addresses are compared.
    pub email: String,
}

/// The address of nobody that takes the place of the one that was erased: addresses are unique, and `.invalid` has no mail (RFC 2606).
#[must_use]
pub fn erased_address(id: &impl Id) -> String {
    format!("{}{NOBODY}", id.as_str().replace('_', "-"))
}

/// Whether an address is one of those that took the place of another.
#[must_use]
pub fn is_erased(address: &str) -> bool {
    address.ends_with(NOBODY)
}

const NOBODY: &str = "@erased.invalid";

impl Forgotten {
    /// Whether an entry of a team is this person.
    #[must_use]
    pub fn is(&self, member: &TeamMember) -> bool {
        match member.person() {
            Some(Person::User(id)) => id == self.user,
            Some(Person::Email(address)) => address == self.email,
            None => false,
        }
    }

    /// Takes the person out of a team; whether it was there.
    #[must_use]
    pub fn leave(&self, document: &mut ApplicationDocument) -> bool {
        let before = document.team.len();
        document.team.retain(|member| !self.is(member));
        document.team.len() < before
    }
}

impl ApplicationDocument {
    /// What is left of a dossier once personal data are not kept any longer: what it was called, and the track.
    #[must_use]
    pub fn without_personal_data(&self) -> Self {
        Self { title: self.title.clone(), track: self.track.clone(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::TeamRole;
    use proptest::prelude::*;

    #[test]
    fn somebody_is_known_by_account_and_by_address() {
        let user = UserId::from_stored("usr_1".into());
        let entry = |user_id: Option<&UserId>, email: Option<&str>| TeamMember {
            name: "Amina".into(),
            role: TeamRole::Member,
            user_id: user_id.cloned(),
            email: email.map(str::to_owned),
        };
        let team = vec![entry(Some(&user), None), entry(None, Some("A@x.ma")), entry(None, Some("b@x.ma")), entry(None, None)];
        let mut document = ApplicationDocument { team, ..ApplicationDocument::default() };
        let forgotten = Forgotten { user, email: "a@x.ma".into() };
        assert!(forgotten.leave(&mut document));
        assert_eq!(document.team, [entry(None, Some("b@x.ma")), entry(None, None)]);
        assert!(!forgotten.leave(&mut document));
    }

    proptest! {
        #[test]
        fn nothing_but_title_and_track_is_left(title in "[a-z]{1,9}", names in prop::collection::vec("[A-Z][a-z]{5,9}Q", 0..5)) {
            let member = |name: &String| TeamMember { name: name.clone(), role: TeamRole::Member, user_id: None, email: Some(format!("{name}@x.ma")) };
            let document = ApplicationDocument { title: title.clone(), team: names.iter().map(member).collect(), ..ApplicationDocument::default() };
            let left = serde_json::to_string(&document.without_personal_data()).unwrap();
            prop_assert!(left.contains(&title) && names.iter().all(|name| !left.contains(name)), "{left}");
        }
    }
}
