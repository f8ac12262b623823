//! The dossiers of a challenge as a table: a row each, a column for each question of the form.

use super::{Contents, PAGE, Rows, Source, columns, file_name, place, said};
use crate::caller::Caller;
use crate::error::ApiResult;
use crate::i18n::labels::label;
use crate::service::application::show::ensure_not_judging_blind;
use crate::service::challenge::load;
use crate::service::jury::independence::ensure_independent;
use crate::service::jury::stage::ensure_unsealed;
use crate::tables::{Cell, Heading};
use std::collections::BTreeMap;
use std::sync::Arc;
use tahaddi_domain::access::Action;
use tahaddi_domain::application::Application;
use tahaddi_domain::document::{AnswerValue, ChallengeDocument, ExportOptions, Language, Outcome, Question, QuestionKind};
use tahaddi_domain::eligibility::EligibilityStatus;
use tahaddi_domain::export::Export;
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, PhaseId, QuestionId};
use tahaddi_domain::time::Instant;
use tahaddi_persistence::Conn;
use tahaddi_persistence::repo::application::{self, HandedIn};
use tahaddi_persistence::repo::{application_file, outcome};

/// What stands before the answers.
const COLUMNS: [&str; 9] = ["reference", "startup", "title", "state", "submitted-at", "withdrawn-at", "track", "team", "partners"];

/// What stands after them: later columns than these move no other.
const LAST_COLUMNS: [&str; 3] = ["eligibility", "eligibility-reason", "outcome"];

/// The outcomes that were released, in the order of the phases.
type Outcomes = BTreeMap<ApplicationId, Vec<(PhaseId, Outcome)>>;

/// Dossiers that were handed in; drafts never are among them.
struct Dossiers {
    challenge: ChallengeId,
    phases: BTreeMap<PhaseId, String>,
    outcomes: Outcomes,
    form: Arc<ChallengeDocument>,
    wanted: HandedIn,
    language: Language,
}

/// Which dossiers options ask for.
pub(super) fn wanted(options: &ExportOptions) -> HandedIn {
    let eligibility = options.eligibility.map(EligibilityStatus::ruling);
    HandedIn { with_withdrawn: options.include_withdrawn, eligibility, ..HandedIn::default() }
}

/// What an export of dossiers holds.
///
/// # Errors
/// `not_found`; `forbidden`, also for who judges blind; `conflict_of_interest`; `applications_sealed` before the deadline.
pub fn contents(conn: &mut Conn, caller: &Caller, export: &Export, language: Language, now: Instant) -> ApiResult<Contents> {
    let challenge = load(conn, caller, &export.challenge, Action::DossierExport)?;
    ensure_not_judging_blind(conn, caller, &challenge.id)?;
    ensure_independent(conn, caller, &challenge.id, None)?;
    ensure_unsealed(&challenge, now)?;
    let wanted = wanted(&export.options);
    let titles = challenge.document.phases.iter().filter_map(|phase| Some((phase.id.clone()?, phase.title.best(language).to_owned())));
    let mut outcomes = Outcomes::new();
    for released in outcome::of_challenge(conn, &challenge.id)? {
        outcomes.entry(released.application).or_default().push((released.phase, released.outcome));
    }
    let rows = application::count_handed_in(conn, &challenge.id, &wanted)?;
    let name = file_name("applications", challenge.id.as_str());
    let source = Dossiers { challenge: challenge.id, phases: titles.collect(), outcomes, form: challenge.document, wanted, language };
    Ok(Contents { tables: vec![Arc::new(source)], rows, name })
}

impl Source for Dossiers {
    fn heading(&self) -> Heading {
        let asked = self.form.questions.iter().map(|question| question.label.best(self.language).to_owned());
        let columns = columns(&COLUMNS, self.language).into_iter().chain(asked).chain(columns(&LAST_COLUMNS, self.language)).collect();
        Heading { slug: "applications", title: said("applications", self.language), columns }
    }

    fn page(&self, conn: &mut Conn, after: Option<&str>) -> ApiResult<Rows> {
        let after: Option<ApplicationId> = place(after);
        let mut items = application::list_handed_in(conn, &self.challenge, &self.wanted, after.as_ref(), PAGE)?;
        let limit = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let goes_on = items.len() > limit;
        items.truncate(limit);
        let ids: Vec<&ApplicationId> = items.iter().map(|(item, _)| &item.id).collect();
        let files = if self.asks_for_files() { files(conn, &ids)? } else { BTreeMap::new() };
        let next = items.last().filter(|_| goes_on).map(|(item, _)| item.id.to_string());
        Ok(Rows { rows: items.iter().map(|(item, startup)| self.row(item, startup, &files)).collect(), next })
    }
}

/// The names of the files that answer a question.
type Names = BTreeMap<(ApplicationId, QuestionId), Vec<String>>;

fn files(conn: &mut Conn, applications: &[&ApplicationId]) -> ApiResult<Names> {
    let mut names = Names::new();
    for file in application_file::handed_in(conn, applications)? {
        names.entry((file.application, file.question)).or_default().push(file.name);
    }
    Ok(names)
}

impl Dossiers {
    fn asks_for_files(&self) -> bool {
        self.form.questions.iter().any(|question| question.kind == QuestionKind::File)
    }

    fn row(&self, item: &Application, startup: &str, files: &Names) -> Vec<Cell> {
        let document = &item.document;
        let track = document.track.as_ref().map(|key| {
            let title = self.form.track(key).map(|track| track.title.best(self.language).to_owned()).unwrap_or_default();
            if title.is_empty() { key.to_string() } else { title }
        });
        let team = document.team.iter().map(|member| {
            let role = label("TeamRole", member.role.as_str(), self.language);
            match &member.email {
                Some(email) => format!("{} ({role}, {email})", member.name),
                None => format!("{} ({role})", member.name),
            }
        });
        let partners = document.partners.iter().map(|partner| {
            let role = label("PartnerRole", partner.role.as_str(), self.language);
            format!("{} ({role})", partner.name)
        });
        let mut row = vec![
            Cell::text(item.id.as_str()),
            startup.into(),
            document.title.as_str().into(),
            label("ApplicationState", item.state.as_str(), self.language).into(),
            item.submitted_at.into(),
            item.withdrawn_at.into(),
            Cell::text(track.unwrap_or_default()),
            lines(team).into(),
            lines(partners).into(),
        ];
        row.extend(self.form.questions.iter().map(|question| answer(item, question, files)));
        let decided = item.eligibility.current();
        let standing = EligibilityStatus::of(decided.map(|decision| decision.ruling));
        row.push(label("EligibilityStatus", standing.as_str(), self.language).into());
        row.push(Cell::text(decided.and_then(|decision| decision.reason.clone()).unwrap_or_default()));
        row.push(lines(self.outcomes.get(&item.id).into_iter().flatten().map(|(phase, outcome)| self.outcome(phase, *outcome))).into());
        row
    }

    /// An outcome with the name of its phase.
    fn outcome(&self, phase: &PhaseId, outcome: Outcome) -> String {
        let outcome = label("Outcome", outcome.as_str(), self.language);
        match self.phases.get(phase).map(String::as_str) {
            None | Some("") => outcome,
            Some(title) => format!("{title} : {outcome}"),
        }
    }
}

fn lines(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("\n")
}

/// An answer with its type. An option is told as the call says it.
fn answer(item: &Application, question: &Question, files: &Names) -> Cell {
    if question.kind == QuestionKind::File {
        let names = question.id.as_ref().and_then(|id| files.get(&(item.id.clone(), id.clone())));
        return names.map_or(Cell::Empty, |names| names.join("\n").into());
    }
    match item.document.answer(question) {
        None => Cell::Empty,
        Some(AnswerValue::Boolean(value)) => Cell::Boolean(*value),
        Some(AnswerValue::Number(number)) => Cell::Number(number.value()),
        Some(AnswerValue::Text(day)) if question.kind == QuestionKind::Date => Cell::Day(day.clone()),
        Some(AnswerValue::Text(text)) => text.as_str().into(),
        Some(AnswerValue::Choices(chosen)) => chosen.join("\n").into(),
    }
}
