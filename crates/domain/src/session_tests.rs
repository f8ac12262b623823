use super::*;
use proptest::prelude::*;

fn start() -> Instant {
    Instant::from_micros(1_800_000_000_000_000)
}

/// A session as the store keeps it; tokens are named by their generation.
struct World {
    now: Instant,
    family: Family,
    tokens: Vec<Presented>,
}

impl World {
    fn new() -> Self {
        let family = Family { expires_at: start() + FAMILY_LIFE, ended: false, generation_seen: 0, later_consumed: false };
        let mut world = Self { now: start(), family, tokens: Vec::new() };
        world.issue();
        world
    }
    fn issue(&mut self) -> i64 {
        let generation = i64::try_from(self.tokens.len()).unwrap() + 1;
        let expires_at = refresh_expiry(self.now, self.family.expires_at);
        self.tokens.push(Presented { generation, expires_at, consumed_at: None, void: false });
        generation
    }
    /// Presents a token; the generation of the new pair, if there is one.
    fn refresh(&mut self, generation: i64) -> Result<i64, Refresh> {
        let later_consumed = self.tokens.iter().any(|token| token.generation > generation && token.consumed_at.is_some());
        let now = self.now;
        let token = self.tokens.iter_mut().find(|token| token.generation == generation).unwrap();
        match token.decide(Family { later_consumed, ..self.family }, now) {
            Refresh::Rotate => token.consumed_at = Some(now),
            Refresh::Replace => {
                let later = self.tokens.iter_mut().filter(|token| token.generation > generation);
                later.for_each(|token| token.void = true);
            }
            Refresh::EndFamily => {
                self.family.ended = true;
                return Err(Refresh::EndFamily);
            }
            Refresh::Refuse => return Err(Refresh::Refuse),
        }
        Ok(self.issue())
    }
    fn access(&mut self, generation: i64) {
        self.family.generation_seen = self.family.generation_seen.max(generation);
    }
    fn leaves(&self) -> Vec<i64> {
        let live = self.tokens.iter().filter(|token| token.consumed_at.is_none() && !token.void && !self.family.ended);
        live.map(|token| token.generation).collect()
    }
}

const A: i64 = 1;

#[test]
fn sec_22_a_lost_answer_is_given_again() {
    let mut world = World::new();
    world.access(A);
    let lost = world.refresh(A).unwrap();
    let found = world.refresh(A).unwrap();
    assert_eq!((world.leaves(), found), (vec![found], lost + 1));
    assert_eq!(world.refresh(lost), Err(Refresh::EndFamily), "somebody holds the answer after all");
}

#[test]
fn sec_22_a_token_whose_successor_was_exchanged_ends_the_family() {
    let mut world = World::new();
    let b = world.refresh(A).unwrap();
    let c = world.refresh(b).unwrap();
    assert_eq!(world.refresh(A), Err(Refresh::EndFamily));
    assert!(world.leaves().is_empty());
    assert_eq!(world.refresh(c), Err(Refresh::Refuse));
}

#[test]
fn sec_22_after_half_a_minute_a_used_token_ends_the_family() {
    for (wait, alive) in [(Span::seconds(30), true), (Span::seconds(31), false)] {
        let mut world = World::new();
        world.refresh(A).unwrap();
        world.now = world.now + wait;
        assert_eq!(world.refresh(A).is_ok(), alive);
    }
}

#[test]
fn sec_22_an_access_token_that_was_used_shows_that_the_answer_arrived() {
    let mut world = World::new();
    let b = world.refresh(A).unwrap();
    world.access(b);
    assert_eq!(world.refresh(A), Err(Refresh::EndFamily));
}

#[test]
fn sec_22_fifty_at_once_leave_one_leaf() {
    let mut world = World::new();
    let mut last = 0;
    for _ in 0..50 {
        last = world.refresh(A).unwrap();
    }
    assert_eq!(world.leaves(), [last]);
}

#[test]
fn sec_22_the_window_does_not_move_on_with_each_attempt() {
    let mut world = World::new();
    world.refresh(A).unwrap();
    world.now = world.now + Span::seconds(20);
    world.refresh(A).unwrap();
    world.now = world.now + Span::seconds(20);
    assert_eq!(world.refresh(A), Err(Refresh::EndFamily), "as on one replica, so on two: the session is what counts");
}

#[test]
fn sec_21_idle_for_a_week_or_older_than_a_month_is_over() {
    let mut world = World::new();
    world.now = start() + IDLE_LIFE;
    assert_eq!(world.refresh(A), Err(Refresh::Refuse));

    let mut world = World::new();
    let mut leaf = A;
    while world.now < start() + FAMILY_LIFE {
        leaf = world.refresh(leaf).unwrap();
        world.now = world.now + Span::days(6);
    }
    assert_eq!(world.refresh(leaf), Err(Refresh::Refuse));
}

#[test]
fn sec_23_events_end_the_sessions_of_the_table() {
    let table: Vec<_> = SessionEnd::ALL.iter().map(|end| (end.as_str(), end.reach(), end.raises_epoch())).collect();
    assert_eq!(
        table,
        [
            ("logged_out", Reach::One, false),
            ("revoked", Reach::One, false),
            ("others_revoked", Reach::Others, false),
            ("password_changed", Reach::Others, false),
            ("password_reset", Reach::All, true),
            ("account_disabled", Reach::All, true),
            ("ended_by_operator", Reach::All, false),
            ("token_reused", Reach::One, false),
        ]
    );
}

proptest! {
    #[test]
    fn whatever_happens_there_is_at_most_one_leaf(steps in proptest::collection::vec((0..3_u8, 1..6_i64, 0..20_i64), 1..40)) {
        let mut world = World::new();
        for (step, generation, seconds) in steps {
            let known = generation.min(i64::try_from(world.tokens.len()).unwrap());
            match step {
                0 => world.access(known),
                _ => drop(world.refresh(known)),
            }
            world.now = world.now + Span::seconds(seconds);
            prop_assert!(world.leaves().len() <= 1);
        }
    }
}
