//! A call with all that a body may say.

use acceptance::{Value, a_call, json};

/// [`a_call`] with all that a call can have, open from `opens` on.
fn whole_call(opens: &str, closes: &str) -> Value {
    let mut call = a_call();
    call["technologies"] = json!(["iot"]);
    call["sites"] = json!(["rabat"]);
    call["time_zone"] = json!("Africa/Casablanca");
    call["phases"][0]["opens"] = json!({"local": opens});
    call["phases"][0]["closes"] = json!({"local": closes});
    call["phases"][0]["title"] = json!({"fr": "Candidatures"});
    let review = &mut call["phases"][1]["review"];
    review["blind"] = json!(true);
    review["sealed"] = json!(true);
    let criterion = &mut review["rubric"]["criteria"][0];
    criterion["guidance"] = json!({"fr": "Ce qui est nouveau."});
    criterion["min"] = json!(0);
    criterion["threshold"] = json!(1);
    criterion["required"] = json!(true);
    criterion["comment_required"] = json!(false);
    call["terms"] = json!([{"key": "rules", "kind": "rules", "title": {"fr": "Règlement"}}]);
    call["questions"][0]["help"] = json!({"fr": "En deux cents mots."});
    call["questions"][0]["visible_to_jury"] = json!(true);
    call
}

/// The same, open later.
pub(super) fn later_call() -> Value {
    whole_call("2027-04-02", "2027-06-30")
}
