//! The table as a picture that people review.

use super::Standing::{Anonymous, SignedIn};
use super::{Action, Standing};

/// The table as text: `✔` may, `–` is told 403, a blank is told 404 (401 if anonymous), `◌` may when the object is public.
#[must_use]
pub fn picture() -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    let width = Action::ALL.iter().map(|action| action.as_str().len()).max().unwrap_or_default();
    let heading: Vec<String> = Standing::ALL.iter().map(|standing| format!("{standing:?}")).collect();
    let _ = writeln!(text, "{:width$}  {}", "", heading.join("  "));
    for action in Action::ALL {
        let rule = action.rule();
        let cells: Vec<String> = Standing::ALL
            .iter()
            .zip(&heading)
            .map(|(standing, title)| {
                let implied = *standing != Anonymous && rule.allowed.contains(&SignedIn);
                let mark = if rule.allowed.contains(standing) || implied {
                    "✔"
                } else if rule.public {
                    "◌"
                } else if rule.knows.contains(standing) || (*standing != Anonymous && rule.knows.contains(&SignedIn)) {
                    "–"
                } else {
                    " "
                };
                format!("{mark:^len$}", len = title.len())
            })
            .collect();
        let _ = writeln!(text, "{:width$}  {}", action.as_str(), cells.join("  ").trim_end());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_picture_is_current() {
        insta::assert_snapshot!("access_matrix", picture());
    }
}
