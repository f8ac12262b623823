//! The OpenAPI document, collected from the operations.

mod forms;
mod headers;
mod links;
mod refusals;
mod rights;
mod schemas;

pub use refusals::{example, example_issue};

use crate::http::operation::Operation;
use crate::http::problem::Problem;
use crate::http::v1::problems::view::OperationRef;
use refusals::Shared;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use tahaddi_domain::code::Code;
use utoipa::openapi::path::HttpMethod;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{ComponentsBuilder, ContactBuilder, Info, InfoBuilder, LicenseBuilder, OpenApiBuilder, Paths, ServerBuilder};
use utoipa::{PartialSchema as _, ToSchema as _};

const ABOUT: &str = "Tahaddi (تحدّي, *challenge*) is an open-innovation challenge marketplace: partners post challenges, startups apply by \
technology, a jury scores and shortlists.\n\n\
- **Errors** are `application/problem+json` (RFC 9457). Branch on `code`; texts come in the language of `Accept-Language` (fr, ar, en).\n\
- **Changes** of an object need its `ETag` in `If-Match`. State-changing `POST`s need an `Idempotency-Key`.\n\
- **Lists** are pages: send `next_cursor` back as `cursor`.\n\
- **`allowed_actions`** of an object say what its reader may do now, and if not, why not and from when.\n\
- **Times** are UTC with six decimals; deadlines are given as wall time in the challenge's time zone and answered in both.\n\
- **Enums** may grow: treat a value you do not know as a default branch.";

/// What the groups of operations are about, in the order of their names.
const TAGS: [(&str, &str); 10] = [
    ("accounts", "Accounts, sessions and invitations."),
    ("applications", "Dossiers of startups."),
    ("catalogue", "Technologies, sectors, sites and regions; what enums are called."),
    ("challenges", "Calls: drafting, approval, publication, search."),
    ("decisions", "Progress, lock, ranking, decision, release and results."),
    ("exports", "Tables that are written to a file in the background."),
    ("jury", "Panels, conflicts of interest, assignments and score sheets."),
    ("organisations", "Partners, startups and their members."),
    ("platform", "Health, keys, problem codes and the audit trail."),
    ("programmes", "What several challenges have in common."),
];

/// The document.
#[must_use]
pub fn document(operations: &[Operation]) -> Value {
    let mut paths = Paths::new();
    let mut schemas = BTreeMap::from([(Problem::name().into_owned(), Problem::schema())]);
    let mut parts = Vec::new();
    Problem::schemas(&mut parts);
    for operation in operations {
        let doc = (operation.doc)();
        paths.add_path_operation(&operation.path, vec![operation.method.clone()], doc.operation);
        parts.extend(doc.schemas);
    }
    schemas.extend(parts);
    let components = schemas.into_iter().fold(ComponentsBuilder::new(), |components, (name, schema)| components.schema(name, schema));
    let skeleton = OpenApiBuilder::new()
        .info(info())
        .servers(Some([ServerBuilder::new().url("/").description(Some("This server.")).build()]))
        .tags(Some(TAGS.map(|(name, about)| TagBuilder::new().name(name).description(Some(about)).build())))
        .paths(paths)
        .components(Some(components.security_scheme("bearer", bearer()).build()))
        .build();
    complete(serde_json::to_value(skeleton).unwrap_or_default(), operations)
}

fn info() -> Info {
    let contact =
        ContactBuilder::new().name(Some("Tahaddi")).email(Some("api@tahaddi.example")).url(Some("https://tahaddi.example")).build();
    InfoBuilder::new()
        .title("Tahaddi")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .contact(Some(contact))
        .license(Some(LicenseBuilder::new().name("MIT OR Apache-2.0").identifier(Some("MIT OR Apache-2.0")).build()))
        .build()
}

fn bearer() -> SecurityScheme {
    let description = "The `access_token` of `POST /v1/sessions`. It lives ten minutes; refresh it.";
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").description(Some(description));
    SecurityScheme::Http(scheme.build())
}

/// Adds what no single type tells: refusals, rights, links, and what holds for every schema.
fn complete(mut document: Value, operations: &[Operation]) -> Value {
    let mut schemas = take(&mut document, "/components/schemas");
    let mut paths = take(&mut document, "/paths");
    forms::separate(&mut paths, &mut schemas);
    schemas::complete(&mut schemas);
    schemas::complete_examples(&mut schemas);
    let mut refusals = Shared::default();
    let mut links = BTreeMap::new();
    for operation in operations {
        let method = operation.verb().as_str().to_lowercase();
        let Some(spec) = paths.get_mut(&operation.path).and_then(|item| item.get_mut(&method)).and_then(Value::as_object_mut) else {
            continue;
        };
        schemas::settle_parameters(spec);
        let mut responses = take_from(spec, "responses");
        let leads_on = leads_on(operation, &responses);
        for response in responses.values_mut().filter(|_| leads_on) {
            let Some(schema) = response.pointer("/content/application~1json/schema").cloned() else { continue };
            let found = links::links(operation, &schema, &schemas, operations);
            if !found.is_empty() {
                response["links"] =
                    found.keys().map(|name| (name.clone(), json!({"$ref": format!("#/components/links/{name}")}))).collect();
                links.extend(found);
            }
        }
        for (status, response) in &mut responses {
            headers::describe(operation, status, response);
        }
        responses.extend(refusals.responses(&operation.said().codes));
        responses.sort_keys();
        spec.insert("responses".to_owned(), responses.into());
        rights::describe(spec, operation);
    }
    schemas::keep_reachable(&paths, &mut schemas);
    let (responses, examples) = refusals.components();
    if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
        components.insert("schemas".to_owned(), schemas.into());
        components.insert("responses".to_owned(), responses.into());
        components.insert("examples".to_owned(), examples.into());
        components.insert("headers".to_owned(), headers::components());
        components.insert("links".to_owned(), links.into_iter().collect::<Map<_, _>>().into());
    }
    if let Some(place) = document.get_mut("paths") {
        *place = paths.into();
    }
    document
}

/// Whether the answers of an operation say where to go from there: what makes something, and what shows it.
fn leads_on(operation: &Operation, responses: &Map<String, Value>) -> bool {
    operation.method == HttpMethod::Get || responses.contains_key("201")
}

fn take(document: &mut Value, pointer: &str) -> Map<String, Value> {
    match document.pointer_mut(pointer).map(Value::take) {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn take_from(fields: &mut Map<String, Value>, name: &str) -> Map<String, Value> {
    match fields.get_mut(name).map(Value::take) {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// The document of this release, as the server serves it.
pub fn served() -> &'static str {
    static SERVED: LazyLock<String> = LazyLock::new(|| to_json(&document(super::operations())));
    &SERVED
}

/// The operations that may be refused with this code.
#[must_use]
pub fn answering(code: Code) -> Vec<OperationRef> {
    static ALL: LazyLock<Vec<(BTreeSet<Code>, OperationRef)>> = LazyLock::new(|| {
        super::operations().iter().map(|operation| (operation.said().codes.clone(), OperationRef::to(operation))).collect()
    });
    ALL.iter().filter(|(codes, _)| codes.contains(&code)).map(|(_, operation)| operation.clone()).collect()
}

/// The document as the committed text.
#[must_use]
pub fn to_json(document: &Value) -> String {
    serde_json::to_string_pretty(document).map(|text| text + "\n").unwrap_or_default()
}
