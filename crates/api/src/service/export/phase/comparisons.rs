//! What jurors said of two dossiers, as a table.

use super::Panel;
use crate::error::ApiResult;
use crate::i18n::labels::label;
use crate::service::export::{Rows, Source, columns, said};
use crate::service::jury::assignments::Placed;
use crate::tables::{Cell, Heading};
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_domain::document::PairComparison;
use tahaddi_domain::id::{ApplicationId, AssignmentId, Id as _};
use tahaddi_domain::jury::Assignment;
use tahaddi_persistence::Conn;

/// A row for each pair that was compared, an ordered batch as the pairs that follow from it, in whatever sheet of both it stands.
pub(super) struct Comparisons {
    panel: Arc<Panel>,
    /// What the other assignment of a pair is about, and whether its juror has a conflict of interest.
    others: BTreeMap<AssignmentId, (ApplicationId, bool)>,
}

impl Comparisons {
    pub(super) fn of(panel: Arc<Panel>, all: Vec<Placed>) -> Self {
        let others = all.into_iter().map(|item| (item.assignment.id, (item.assignment.application, item.conflicted))).collect();
        Self { panel, others }
    }
}

/// The pairs that a sheet keeps.
pub(super) fn kept(item: &Assignment) -> &[PairComparison] {
    item.counting_sheet().map_or(&[], |sheet| sheet.comparisons.as_slice())
}

impl Source for Comparisons {
    fn heading(&self) -> Heading {
        let titles =
            ["juror", "reference", "title", "verdict", "other-reference", "other-title", "comment", "compared-at", "state", "set-aside"];
        let language = self.panel.language;
        Heading { slug: "comparisons", title: said("comparisons", language), columns: columns(&titles, language) }
    }

    fn page(&self, conn: &mut Conn, after: Option<&str>) -> ApiResult<Rows> {
        let panel = &self.panel;
        let (items, next) = panel.some(conn, after)?;
        let mut rows = Vec::new();
        for Placed { assignment: item, conflicted, .. } in &items {
            for pair in kept(item) {
                let other = self.others.get(&pair.other_assignment_id);
                rows.push(vec![
                    Cell::text(item.juror.as_str()),
                    Cell::text(item.application.as_str()),
                    panel.title(&item.application),
                    label("PairVerdict", pair.verdict.as_str(), panel.language).into(),
                    other.map_or(Cell::Empty, |(application, _)| Cell::text(application.as_str())),
                    other.map_or(Cell::Empty, |(application, _)| panel.title(application)),
                    pair.comment.as_str().into(),
                    Cell::Moment(pair.at),
                    panel.state(item.state),
                    Cell::Boolean(*conflicted || other.is_some_and(|(_, conflicted)| *conflicted)),
                ]);
            }
        }
        Ok(Rows { rows, next })
    }
}
