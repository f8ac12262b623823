//! What a startup is told it may do with its dossier.

use acceptance::{Instant, Value, json};

/// By which codes a step may be refused; none means that it succeeds.
pub(super) type Refused = Vec<&'static str>;

/// What the dossier says of the age of the startup: the rule of the call is five years at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    Young,
    Old,
    Untold,
}

/// Whether somebody is in the team whom the other startup has in its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Team {
    Alone,
    WithAmina,
}

impl Age {
    pub(super) fn facts(self) -> Value {
        let founded = match self {
            Self::Young => json!("2025-05-01"),
            Self::Old => json!("2015-05-01"),
            Self::Untold => Value::Null,
        };
        json!({"company": {"founded_on": founded}})
    }
}

/// What a dossier says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) title: String,
    pub(super) age: Age,
    pub(super) team: Team,
}

/// That the startup accepted a wording of the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Accepted {
    pub(super) wording: i64,
    pub(super) at: Instant,
}

/// What the last receipt says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HandIn {
    pub(super) at: Instant,
    pub(super) deadline: Instant,
    /// The version of the call, and so of its rules.
    pub(super) rules: i64,
    pub(super) accepted: Accepted,
}

/// What is known of the newest dossier of the startup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dossier {
    pub(super) path: String,
    pub(super) state: &'static str,
    /// What counts.
    pub(super) content: Content,
    /// What the correction says, while one is written.
    pub(super) correction: Option<Content>,
    pub(super) extension: Option<Instant>,
    pub(super) reopened: Option<Instant>,
    pub(super) handed_in: Option<HandIn>,
}

impl Dossier {
    pub(super) fn reopened(&self, now: Instant) -> bool {
        self.state == "submitted" && self.reopened.is_some_and(|until| now < until)
    }

    pub(super) fn deadline(&self, of_the_call: Instant) -> Instant {
        self.extension.max(self.reopened).map_or(of_the_call, |until| until.max(of_the_call))
    }

    /// What the startup works on.
    pub(super) fn working(&self, now: Instant) -> &Content {
        self.correction.as_ref().filter(|_| self.reopened(now)).unwrap_or(&self.content)
    }

    /// Whether the person whom both startups name takes part in it as it counts.
    pub(super) fn holds_amina(&self) -> bool {
        self.state == "submitted" && self.content.team == Team::WithAmina
    }
}

/// What is known of the call and of everybody around the dossier.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) deadline: Instant,
    /// The version of the call.
    pub(super) rules: i64,
    /// The present wording of its terms.
    pub(super) wording: i64,
    pub(super) accepted: Option<Accepted>,
    /// How often the access code may still be used.
    pub(super) uses_left: usize,
    pub(super) live: Option<Dossier>,
    /// How many dossiers of the startup were taken back before.
    pub(super) past: usize,
    /// How far the dossier of the other startup is.
    pub(super) rival: &'static str,
}

/// Those codes whose condition holds.
pub(super) fn refused<const N: usize>(by: [(bool, &'static str); N]) -> Refused {
    by.into_iter().filter(|(holds, _)| *holds).map(|(_, code)| code).collect()
}

impl Model {
    /// Whether a dossier of the startup is alive.
    pub(super) fn is_live(&self) -> bool {
        self.live.as_ref().is_some_and(|dossier| dossier.state != "withdrawn")
    }

    pub(super) fn create(&self, now: Instant) -> Refused {
        refused([(now >= self.deadline, "deadline_passed"), (self.is_live(), "application_already_exists")])
    }

    /// What is handed in meets the terms in their present wording (invariant 15) and the rules (14), and its team takes part nowhere
    /// else (12).
    fn hand_in(&self, content: &Content) -> Refused {
        refused([
            (self.rival == "submitted" && content.team == Team::WithAmina, "validation_failed"),
            (self.accepted.is_none_or(|accepted| accepted.wording != self.wording), "terms_not_accepted"),
            (content.age == Age::Untold, "application_incomplete"),
            (content.age == Age::Old, "not_eligible"),
        ])
    }

    /// Invariants 1, 16 and 20: nothing changes at or after the closing in force, nor after it was taken back.
    pub(super) fn edit(&self, dossier: &Dossier, after: &Content, now: Instant) -> Refused {
        if dossier.state == "withdrawn" {
            return vec!["application_not_editable"];
        }
        if now >= dossier.deadline(self.deadline) {
            return vec!["deadline_passed"];
        }
        // What was handed in is so anew with each change; a draft and a correction are held against nothing yet.
        if dossier.state == "submitted" && !dossier.reopened(now) { self.hand_in(after) } else { Vec::new() }
    }

    pub(super) fn submit(&self, dossier: &Dossier, with_code: bool, now: Instant) -> Refused {
        let mut by = match (dossier.state, dossier.reopened(now)) {
            ("submitted", true) => Vec::new(),
            // Invariant 17: by a code that has uses left, and one of them each.
            ("draft", _) => refused([
                (now >= dossier.deadline(self.deadline), "deadline_passed"),
                (!with_code, "access_code_required"),
                (with_code && self.uses_left == 0, "access_code_used_up"),
            ]),
            _ => return vec!["invalid_state"],
        };
        by.extend(self.hand_in(dossier.working(now)));
        by
    }

    pub(super) fn rival_submits(&self, now: Instant) -> Refused {
        if self.rival != "draft" {
            return vec!["invalid_state"];
        }
        refused([
            (now >= self.deadline, "deadline_passed"),
            (self.uses_left == 0, "access_code_used_up"),
            (self.live.as_ref().is_some_and(Dossier::holds_amina), "validation_failed"),
        ])
    }

    pub(super) fn extend(&self, dossier: &Dossier, until: Instant, now: Instant) -> Refused {
        if dossier.state == "withdrawn" {
            return vec!["invalid_state"];
        }
        refused([(until <= now.max(dossier.deadline(self.deadline)), "validation_failed")])
    }

    /// Invariant 4: never earlier.
    pub(super) fn move_deadline(&self, to: Instant, now: Instant) -> Refused {
        refused([(now >= self.deadline, "deadline_passed"), (to <= self.deadline, "validation_failed")])
    }

    /// What a hand-in leaves.
    pub(super) fn receipt(&self, dossier: &Dossier, now: Instant) -> Option<HandIn> {
        let deadline = dossier.deadline(self.deadline);
        self.accepted.map(|accepted| HandIn { at: now, deadline, rules: self.rules, accepted })
    }
}
