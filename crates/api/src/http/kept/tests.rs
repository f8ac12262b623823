use super::*;
use actix_web::test::TestRequest;

fn mark(shown: u64, at: &str) -> Mark {
    Mark::new(shown, Instant::parse(at).unwrap())
}

fn now() -> Mark {
    mark(0, "2027-01-15T09:00:00Z")
}

fn an_answer(bytes: usize) -> Arc<Kept> {
    Arc::new(Kept { headers: Vec::new(), body: Bytes::from(vec![b'x'; bytes]) })
}

fn make<'a>(answers: &'a Answers, key: &str, now: Mark) -> Maker<'a> {
    match answers.look(key, now) {
        Place::Make(maker) => maker,
        Place::Given(_) => panic!("it is there"),
        Place::Wait(_) => panic!("it is being made"),
    }
}

fn waits(answers: &Answers, key: &str, now: Mark) -> watch::Receiver<Outcome> {
    match answers.look(key, now) {
        Place::Wait(outcome) => outcome,
        Place::Given(_) => panic!("it is there"),
        Place::Make(_) => panic!("nobody makes it"),
    }
}

#[test]
fn it_is_made_once_for_all_who_ask_meanwhile() {
    let answers = Answers::new(1 << 20);
    let maker = make(&answers, "a", now());
    let waiting: Vec<_> = (0..100).map(|_| waits(&answers, "a", now())).collect();
    assert!(waiting.iter().all(|outcome| matches!(*outcome.borrow(), Outcome::Pending)));
    maker.keep(&an_answer(10));
    assert!(waiting.iter().all(|outcome| matches!(*outcome.borrow(), Outcome::Made(_))));
    assert!(matches!(answers.look("a", now()), Place::Given(_)));
    assert_eq!(answers.made(), 1);
    drop(make(&answers, "b", now()));
}

#[test]
fn it_is_given_in_the_same_second_and_until_something_is_written() {
    let answers = Answers::new(1 << 20);
    make(&answers, "a", mark(4, "2027-01-15T09:00:00.2Z")).keep(&an_answer(10));
    assert!(matches!(answers.look("a", mark(4, "2027-01-15T09:00:00.999999Z")), Place::Given(_)));
    drop(make(&answers, "a", mark(5, "2027-01-15T09:00:00.3Z")));
    make(&answers, "a", mark(4, "2027-01-15T09:00:00.2Z")).keep(&an_answer(10));
    drop(make(&answers, "a", mark(4, "2027-01-15T09:00:01Z")));
}

#[test]
fn who_asks_after_a_write_waits_for_nothing_older() {
    let answers = Answers::new(1 << 20);
    let (before, after) = (mark(1, "2027-01-15T09:00:00Z"), mark(2, "2027-01-15T09:00:00Z"));
    let old = make(&answers, "a", before);
    let new = make(&answers, "a", after);
    old.keep(&an_answer(1));
    assert!(matches!(answers.look("a", after), Place::Wait(_)), "the older one takes nobody's place");
    new.keep(&an_answer(2));
    assert!(matches!(answers.look("a", after), Place::Given(kept) if kept.body.len() == 2));
}

#[test]
fn who_hangs_up_or_is_refused_leaves_nothing() {
    let answers = Answers::new(1 << 20);
    let maker = make(&answers, "a", now());
    let waiting = waits(&answers, "a", now());
    drop(maker);
    assert!(waiting.has_changed().is_err(), "who waits learns that nobody makes it any more");
    let maker = make(&answers, "a", now());
    let waiting = waits(&answers, "a", now());
    maker.refuse();
    assert!(matches!(*waiting.borrow(), Outcome::Unkept));
    drop(make(&answers, "a", now()));
    assert!(answers.lock().by_key.is_empty());
}

#[test]
fn memory_is_bounded() {
    let answers = Answers::new(100_000);
    for n in 0..1_000 {
        make(&answers, &format!("key {n}"), now()).keep(&an_answer(5_000));
        let slots = answers.lock();
        assert!(slots.bytes <= 100_000);
        assert_eq!(slots.bytes, slots.by_key.iter().map(|(key, slot)| slot.size(key)).sum::<usize>());
    }
    let large = make(&answers, "large", now());
    let waiting = waits(&answers, "large", now());
    large.keep(&an_answer(50_000));
    assert!(matches!(*waiting.borrow(), Outcome::Made(_)), "who waited has it all the same");
    drop(make(&answers, "large", now()));
    let later = mark(1, "2027-01-15T09:00:00Z");
    for n in 0..30 {
        make(&answers, &format!("later {n}"), later).keep(&an_answer(2_000));
    }
    assert!(answers.lock().by_key.values().any(|slot| slot.mark() == later));
}

#[test]
fn what_means_the_same_has_one_key() {
    let key_of = |uri: &str, packed| key(&TestRequest::with_uri(uri).to_srv_request(), packed, false);
    let one = key_of("/v1/challenges?technology=IA&q=a%20b&technology=lora", None);
    assert_eq!(one, key_of("/v1/challenges?q=a+b&technology=IA&technology=lora", None));
    assert_ne!(one, key_of("/v1/challenges?q=a+b&technology=lora&technology=IA", None), "the order of a list is part of its cursors");
    assert_ne!(one, key_of("/v1/challenges?technology=IA&q=a%20b&technology=lora", Some(Coding::Brotli)));
    assert_ne!(key_of("/v1/challenges?q=a%26technology%3Db", None), key_of("/v1/challenges?q=a&technology=b", None));
}
