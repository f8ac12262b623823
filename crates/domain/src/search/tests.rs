//! What is found, and in which order.

use super::*;
use proptest::prelude::*;

fn texts(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

fn entry(parts: &[(Field, &str)]) -> Vec<(String, i32)> {
    let mut entry = Entry::default();
    parts.iter().for_each(|(field, text)| entry.text(*field, text));
    entry.into_words().into_iter().collect()
}

fn scored(question: &[Wanted], entry: &[(String, i32)]) -> Option<i32> {
    score(question, entry.iter().map(|(word, weight)| (word.as_str(), *weight)))
}

fn wanted(text: &str) -> Vec<Wanted> {
    question(text).into_iter().map(Wanted::new).collect()
}

#[test]
fn words_are_those_that_people_look_for() {
    assert_eq!(texts("L’énergie des Fermes, n° 4.0 — IA & 5G"), ["energie", "fermes", "4", "0", "ia", "5g"]);
    assert_eq!(texts("الذكاء الاصطناعي للماء في المدن والطاقة"), ["ذكاء", "اصطناعي", "ماء", "مدن", "طاقه"]);
    assert_eq!(texts("الله أو من"), ["الله"]);
    assert_eq!(texts("l d ' — !"), Vec::<String>::new());
    assert_eq!(texts(&"x".repeat(90)), ["x".repeat(40)]);
}

#[test]
fn a_question_names_each_word_once() {
    assert_eq!(question("Eau eau, de l'EAU et le sel"), ["eau", "sel"]);
    assert_eq!(question(&(0..99).map(|n| format!("w{n} ")).collect::<String>()).len(), 20);
}

#[test]
fn typing_errors_are_counted_as_people_make_them() {
    for (a, b, most, expected) in [
        ("energie", "enrgie", 2, Some(1)),
        ("energie", "enegrie", 2, Some(1)),
        ("energie", "enerjie", 2, Some(1)),
        ("energie", "energies", 2, Some(1)),
        ("irrigation", "irigasion", 2, Some(2)),
        ("irrigation", "ortigasion", 2, None),
        ("ab", "abcd", 1, None),
        ("طاقه", "طافه", 1, Some(1)),
        ("", "", 0, Some(0)),
    ] {
        assert_eq!(distance(a, b, most), expected, "{a} {b}");
    }
    assert_eq!(["eau", "port", "energie", "agritech", "industrie40"].map(allowed_typos), [0, 1, 1, 2, 0]);
    assert_eq!(trigrams("eau").into_iter().collect::<Vec<_>>(), ["  e", " ea", "au ", "eau"]);
}

#[test]
fn where_a_word_stands_and_how_it_fits_decide() {
    use Field::*;
    let fields = [Title, Term, WiderTerm, Summary, Description, Owner];
    assert!(fields.windows(2).all(|pair| pair[0].weight() > pair[1].weight()));
    let question = wanted("energie");
    let of = |field, text| scored(&question, &entry(&[(field, text)]));
    assert_eq!((of(Title, "Énergie"), of(Title, "énergies"), of(Title, "eau")), (Some(10_000), Some(6_000), None));
    assert_eq!(scored(&wanted("ai"), &entry(&[(Title, "aide")])), None, "two letters are no beginning");
    let typed = Wanted { similar: BTreeMap::from([("energie".to_owned(), typo_quality(1))]), ..Wanted::new("enrgie") };
    assert_eq!(scored(&[typed], &entry(&[(Title, "Énergie")])), Some(3_000));
    let tagged = Wanted { terms: BTreeMap::from([("technology:ai".to_owned(), 100)]), ..Wanted::new("ia") };
    let mut by_tag = Entry::default();
    by_tag.terms(TermKind::Technology, &["ai".to_owned()]);
    let by_tag: Vec<_> = by_tag.into_words().into_iter().collect();
    assert_eq!(scored(&[tagged], &by_tag), Some(7_000));
    // Every word needs an answer; the best place of each counts.
    let call = entry(&[(Title, "Irrigation connectée"), (Summary, "L'irrigation des fermes"), (Owner, "Ministère de l'eau")]);
    assert_eq!(scored(&wanted("irrigation fermes"), &call), Some(14_000));
    assert_eq!(scored(&wanted("irrigation ports"), &call), None);
}

#[test]
fn a_word_of_a_long_name_says_less_than_a_name() {
    let mut names = Entry::default();
    names.typed("réseau bas débit");
    names.typed("lora");
    names.typed("bas");
    let expected = [("bas", 100), ("debit", 33), ("lora", 100), ("reseau", 33)].map(|(word, share)| (word.to_owned(), share));
    assert_eq!(names.into_words(), BTreeMap::from(expected));
}

#[test]
fn an_endless_text_keeps_its_weightiest_words() {
    let mut many = Entry::default();
    many.text(Field::Description, &(0..9_000).map(|n| format!("mot{n} ")).collect::<String>());
    many.text(Field::Title, "zénith");
    let kept = many.into_words();
    assert_eq!((kept.len(), kept.get("zenith")), (MOST_INDEXED, Some(&100)));
}

fn marked(question: &[Wanted], text: &str, most: usize) -> Option<String> {
    let found = highlight(question, text, most)?;
    let pieces = found.segments.iter().map(|piece| if piece.matched { format!("[{}]", piece.text) } else { piece.text.clone() });
    Some(format!("{}{}{}", if found.cut_before { "…" } else { "" }, pieces.collect::<String>(), if found.cut_after { "…" } else { "" }))
}

#[test]
fn what_answers_is_marked_in_the_text_as_it_stands() {
    let question = wanted("ENERGIE ferme");
    assert_eq!(marked(&question, "L’Énergie, <b>fermes</b> & cie", 200).unwrap(), "L’[Énergie], <b>[fermes]</b> & cie");
    assert_eq!(marked(&wanted("ذكاء"), "تحدي الذَّكاء", 200).unwrap(), "تحدي [الذَّكاء]");
    assert_eq!(marked(&question, "rien", 200), None);
    let long = format!("{} énergie {}", "avant ".repeat(40), "après ".repeat(40));
    let part = marked(&question, &long, 120).unwrap();
    assert!(part.starts_with("…avant") && part.contains("[énergie]") && part.ends_with("après…") && part.len() < 150, "{part}");
}

proptest! {
    #[test]
    fn pieces_joined_are_the_text(text in ".{0,80}", typed in "[a-zéا-ي]{1,4}") {
        if let Some(found) = highlight(&wanted(&typed), &text, 1_000) {
            prop_assert_eq!(found.segments.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
            prop_assert!(found.segments.iter().any(|piece| piece.matched));
        }
    }

    #[test]
    fn a_part_is_a_part_of_the_text(text in "([a-zé]{1,9} ){1,60}", most in 20_usize..200) {
        let first = question(&text).into_iter().next_back();
        if let Some(found) = first.and_then(|word| highlight(&[Wanted::new(word)], &text, most)) {
            let joined: String = found.segments.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert!(text.contains(&joined));
            prop_assert_eq!((found.cut_before, found.cut_after), (!text.starts_with(&joined), !text.ends_with(&joined)));
        }
    }

    #[test]
    fn words_of_a_text_are_folded_and_stand_where_they_say(text in ".{0,60}") {
        for word in words(&text) {
            let there = text.get(word.start..word.end).unwrap();
            prop_assert!(crate::text::fold(there).contains(&word.text));
        }
    }

    #[test]
    fn distance_is_symmetric_and_typos_share_trigrams(a in "[a-d]{4,9}", b in "[a-d]{4,9}") {
        prop_assert_eq!(distance(&a, &b, 2), distance(&b, &a, 2));
        if let Some(typos) = distance(&a, &b, 2) {
            let shared = trigrams(&a).intersection(&trigrams(&b)).count();
            prop_assert!(shared + 4 * typos >= trigrams(&a).len(), "{} {}", a, b);
        }
    }

    #[test]
    fn more_words_never_lower_a_score(title in "[a-c ]{0,30}", more in "[a-c ]{0,30}", asked in "[a-c]{3,6}") {
        let question = wanted(&asked);
        let before = scored(&question, &entry(&[(Field::Title, &title)]));
        let after = scored(&question, &entry(&[(Field::Title, &title), (Field::Summary, &more)]));
        prop_assert!(after >= before);
    }
}
