//! Everything of a locked review phase: the ranking, how far it was and how far its panel agrees, and for those who keep the panel its
//! sheets, comparisons, assignments and conflicts, and the session in which it deliberated.

use super::request::ensure_locked;
use super::{Contents, PAGE, Rows, Source, columns, file_name, place, said};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::i18n::labels::label;
use crate::service::jury::assignments::{Placed, place as placed};
use crate::service::jury::conflicts;
use crate::service::jury::corrections::{in_force, session_on_record, versions};
use crate::service::jury::progress::{Progress, progress};
use crate::service::jury::ranking::{Named, ranking};
use crate::service::jury::stage::{self, Stage};
use crate::tables::{Cell, Heading};
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_domain::access::Action;
use tahaddi_domain::document::{Criterion, JudgingMode, Language, Rubric};
use tahaddi_domain::id::{ApplicationId, AssignmentId, CriterionId, Id as _, JurorId, PhaseId, UserId};
use tahaddi_domain::jury::{Assignment, AssignmentState};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::assignment;

mod agreement;
mod comparisons;
mod session;
mod standings;

use comparisons::{Comparisons, kept};

/// A table whose rows are few, and at hand.
struct Whole {
    heading: Heading,
    rows: Vec<Vec<Cell>>,
}

impl Source for Whole {
    fn heading(&self) -> Heading {
        self.heading.clone()
    }
    fn page(&self, _conn: &mut Conn, _after: Option<&str>) -> ApiResult<Rows> {
        Ok(Rows { rows: self.rows.clone(), next: None })
    }
}

/// What an export of a review phase holds.
///
/// # Errors
/// `not_found`, `forbidden`, `conflict_of_interest`; `panel_open` before the lock.
pub fn contents(
    conn: &mut Conn,
    caller: &Caller,
    id: &PhaseId,
    (with_panel, language): (bool, Language),
    now: Instant,
) -> ApiResult<Contents> {
    let mut report = ranking(conn, caller, id)?;
    ensure_locked(&report.stage)?;
    if with_panel {
        stage::ensure(caller, Action::PanelView, &report.stage.facts())?;
    }
    let held = if with_panel { session_on_record(&versions(conn, &report.stage.phase)?) } else { None };
    // What was decided is what holds after every correction.
    report.stage.phase = in_force(conn, report.stage.phase.clone())?.0;
    let criteria = criteria(&report.stage);
    let names = report.names.clone();
    let mut agreed = Vec::new();
    if let Some(analysis) = report.ranking.analysis.as_deref() {
        let compared = analysis.pairwise.as_deref();
        agreed.push(agreement::reliability(&analysis.reliability, &criteria, language));
        agreed.extend(compared.map(|compared| agreement::strengths(compared, &names, language)));
        // Who judged how is for those who keep the panel.
        agreed.extend(compared.filter(|_| with_panel).map(|compared| agreement::comparing(compared, language)));
    }
    let (stage, standings) = standings::table(report, &criteria, language);
    let (_stage, far) = progress(conn, caller, id, now)?;
    let mut known = vec![standings, progress_table(&far, with_panel, language)];
    known.extend(agreed);
    let mut contents = Contents { tables: Vec::new(), rows: 0, name: file_name("review-phase", id.as_str()) };
    let add = |contents: &mut Contents, known: Vec<Whole>| {
        for table in known {
            contents.rows += count(&table.rows);
            contents.tables.push(Arc::new(table));
        }
    };
    add(&mut contents, known);
    if with_panel {
        let conflicts = conflict_table(conn, caller, id, language, now)?;
        let session = held.map(|session| session::tables(&session, &names, language)).unwrap_or_default();
        let all = assignment::list(conn, id)?;
        contents.rows += count(&all) + all.iter().map(|item| sheet_rows(item, language)).sum::<i64>();
        let compared = stage.phase.policy.mode == JudgingMode::Pairwise;
        let panel = Arc::new(Panel { stage, criteria, names, language });
        contents.tables.push(Arc::new(Sheets(Arc::clone(&panel))));
        contents.tables.push(Arc::new(Assignments(Arc::clone(&panel))));
        if compared {
            contents.rows += all.iter().map(|item| count(kept(item))).sum::<i64>();
            let all = placed(conn, &panel.stage, all)?;
            contents.tables.push(Arc::new(Comparisons::of(panel, all)));
        }
        add(&mut contents, vec![conflicts]);
        add(&mut contents, session);
    }
    Ok(contents)
}

fn count<T>(rows: &[T]) -> i64 {
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}

/// What is scored in a phase, by whatever rubric.
fn criteria(stage: &Stage) -> Vec<Criterion> {
    let own = stage.phase.policy.track_rubrics.iter().map(|own| &own.rubric);
    let mut all: Vec<Criterion> = Vec::new();
    for criterion in std::iter::once(&stage.phase.rubric).chain(own).flat_map(Rubric::scored) {
        if criterion.id.is_some() && all.iter().all(|known| known.id != criterion.id) {
            all.push(criterion.clone());
        }
    }
    all
}

fn progress_table(far: &Progress, with_panel: bool, language: Language) -> Whole {
    let titles = ["about", "reference", "assigned", "completed", "recused", "declined", "set-aside", "lacking"];
    let row = |about: &str, id: &str, counts: [Option<usize>; 6]| -> Vec<Cell> {
        let counts = counts.into_iter().map(|count| count.map_or(Cell::Empty, Cell::count));
        [Cell::text(said(about, language)), Cell::text(id)].into_iter().chain(counts).collect()
    };
    let totals = [Some(far.assigned), Some(far.completed), None, None, Some(far.quarantined), Some(far.coverage_missing)];
    let mut rows = vec![row("all-applications", &far.applications.to_string(), totals)];
    if with_panel {
        for item in far.by_application.iter().flatten() {
            let completed = usize::try_from(item.completed).ok();
            rows.push(row("one-application", item.application.as_str(), [Some(item.assigned), completed, None, None, None, None]));
        }
        for item in far.by_juror.iter().flatten() {
            let counts = [Some(item.assigned), Some(item.completed), Some(item.recused), Some(item.declined), None, None];
            rows.push(row("one-juror", item.juror.as_str(), counts));
        }
    }
    Whole { heading: Heading { slug: "progress", title: said("progress", language), columns: columns(&titles, language) }, rows }
}

fn conflict_table(conn: &mut Conn, caller: &Caller, id: &PhaseId, language: Language, now: Instant) -> ApiResult<Whole> {
    let titles = ["juror", "startup-id", "kind", "source", "reason", "declared-at", "removed-at"];
    let rows = conflicts::list(conn, caller, id, now)?.into_iter().map(|known| {
        // Who decides without a seat has the account in its place.
        let person = known.whom.juror().map(JurorId::as_str).or(known.whom.user().map(UserId::as_str));
        vec![
            person.map_or(Cell::Empty, Cell::text),
            Cell::text(known.startup.as_str()),
            label("ConflictKind", known.finding.kind.as_str(), language).into(),
            label("ConflictSource", known.finding.source.as_str(), language).into(),
            known.finding.reason.unwrap_or_default().into(),
            known.finding.declared_at.into(),
            known.removed_at.into(),
        ]
    });
    let heading = Heading { slug: "conflicts", title: said("conflicts", language), columns: columns(&titles, language) };
    Ok(Whole { heading, rows: rows.collect() })
}

/// What the tables of a panel are about. Nothing here opens anything: no address, no link, no token.
struct Panel {
    stage: Stage,
    criteria: Vec<Criterion>,
    names: BTreeMap<ApplicationId, Named>,
    language: Language,
}

impl Panel {
    fn some(&self, conn: &mut Conn, after: Option<&str>) -> ApiResult<(Vec<Placed>, Option<String>)> {
        let after: Option<AssignmentId> = place(after);
        let mut items = assignment::page(conn, &self.stage.phase.id, after.as_ref(), i64::from(PAGE) + 1)?;
        let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let goes_on = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| goes_on).map(|item| item.id.to_string());
        Ok((placed(conn, &self.stage, items)?, next))
    }

    fn title(&self, application: &ApplicationId) -> Cell {
        self.names.get(application).map_or(Cell::Empty, |named| named.title.as_str().into())
    }

    fn state(&self, state: AssignmentState) -> Cell {
        label("AssignmentState", state.as_str(), self.language).into()
    }
}

/// A row for each score: the sheets in long form, as they count: corrected where they were.
struct Sheets(Arc<Panel>);

/// The texts of a sheet that are about no criterion, each with its name, and what it proposes.
fn remarks(item: &Assignment, language: Language) -> impl Iterator<Item = (&'static str, String)> {
    let all = item.counting_sheet().map(|sheet| {
        let proposal = sheet.proposal.map(|outcome| label("Outcome", outcome.as_str(), language));
        [("overall-comment", sheet.comment.clone()), ("feedback", sheet.feedback.clone()), ("proposal", proposal.unwrap_or_default())]
    });
    all.into_iter().flatten().filter(|(_, text)| !text.trim().is_empty())
}

fn sheet_rows(item: &Assignment, language: Language) -> i64 {
    let scores = item.counting_sheet().map_or(0, |sheet| sheet.scores.len());
    i64::try_from(scores + remarks(item, language).count()).unwrap_or(i64::MAX)
}

impl Source for Sheets {
    fn heading(&self) -> Heading {
        let titles = ["juror", "reference", "title", "assignment", "state", "set-aside", "criterion", "score", "comment"];
        let language = self.0.language;
        Heading { slug: "sheets", title: said("sheets", language), columns: columns(&titles, language) }
    }

    fn page(&self, conn: &mut Conn, after: Option<&str>) -> ApiResult<Rows> {
        let panel = &self.0;
        let (items, next) = panel.some(conn, after)?;
        let named: BTreeMap<&CriterionId, &str> =
            panel.criteria.iter().filter_map(|criterion| Some((criterion.id.as_ref()?, criterion.label.best(panel.language)))).collect();
        let mut rows = Vec::new();
        for Placed { assignment: item, conflicted, .. } in &items {
            let row = |about: String, score: Cell, comment: &str| {
                vec![
                    Cell::text(item.juror.as_str()),
                    Cell::text(item.application.as_str()),
                    panel.title(&item.application),
                    Cell::text(item.id.as_str()),
                    panel.state(item.state),
                    Cell::Boolean(*conflicted),
                    about.into(),
                    score,
                    comment.into(),
                ]
            };
            for (id, entry) in item.counting_sheet().into_iter().flat_map(|sheet| &sheet.scores) {
                let about = named.get(id).map_or_else(|| id.to_string(), |name| (*name).to_owned());
                rows.push(row(about, entry.score.map(|score| score.value()).into(), &entry.comment));
            }
            rows.extend(remarks(item, panel.language).map(|(about, text)| row(said(about, panel.language), Cell::Empty, &text)));
        }
        Ok(Rows { rows, next })
    }
}

/// A row for each assignment, those included that were recused, declined or taken away.
struct Assignments(Arc<Panel>);

impl Source for Assignments {
    fn heading(&self) -> Heading {
        let titles =
            ["assignment", "juror", "reference", "title", "pseudonym", "state", "set-aside", "reason", "assigned-at", "completed-at"];
        let language = self.0.language;
        Heading { slug: "assignments", title: said("assignments", language), columns: columns(&titles, language) }
    }

    fn page(&self, conn: &mut Conn, after: Option<&str>) -> ApiResult<Rows> {
        let panel = &self.0;
        let (items, next) = panel.some(conn, after)?;
        let rows = items.into_iter().map(|Placed { assignment: item, conflicted, .. }| {
            vec![
                Cell::text(item.id.as_str()),
                Cell::text(item.juror.as_str()),
                Cell::text(item.application.as_str()),
                panel.title(&item.application),
                item.pseudonym.into(),
                panel.state(item.state),
                Cell::Boolean(conflicted),
                item.reason.unwrap_or_default().into(),
                Cell::Moment(item.created_at),
                item.completed_at.into(),
            ]
        });
        Ok(Rows { rows: rows.collect(), next })
    }
}
