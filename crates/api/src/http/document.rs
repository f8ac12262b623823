//! The OpenAPI document, collected from the operations.

use crate::http::operation::Operation;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    ComponentsBuilder, ContactBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Paths, RefOr, ServerBuilder,
};

const ABOUT: &str = "Tahaddi (تحدّي, *challenge*) is an open-innovation challenge marketplace: partners post challenges, startups apply by \
technology, a jury scores and shortlists.\n\n\
- **Errors** are `application/problem+json` (RFC 9457). Branch on `code`; texts come in the language of `Accept-Language` (fr, ar, en).\n\
- **Changes** of an object need its `ETag` in `If-Match`. State-changing `POST`s need an `Idempotency-Key`.\n\
- **Lists** are pages: send `next_cursor` back as `cursor`.\n\
- **`allowed_actions`** of an object say what its reader may do now, and if not, why not and from when.\n\
- **Times** are UTC with six decimals; deadlines are given as wall time in the challenge's time zone and answered in both.\n\
- **Enums** may grow: treat a value you do not know as a default branch.";

/// What the groups of operations are about.
const TAGS: [(&str, &str); 9] = [
    ("accounts", "Accounts, sessions and invitations."),
    ("organisations", "Partners, startups and their members."),
    ("catalogue", "Technologies, sectors, sites and regions."),
    ("programmes", "What several challenges have in common."),
    ("challenges", "Calls: drafting, approval, publication, search."),
    ("applications", "Dossiers of startups."),
    ("jury", "Panels, conflicts of interest, assignments and score sheets."),
    ("decisions", "Progress, lock, ranking, decision, release and results."),
    ("platform", "Health, keys and the audit trail."),
];

/// The document.
#[must_use]
pub fn document(operations: &[Operation]) -> OpenApi {
    let mut paths = Paths::new();
    let mut schemas = BTreeMap::new();
    for operation in operations {
        let mut spec = operation.spec.clone();
        let extensions = spec.extensions.get_or_insert_default();
        extensions.insert("x-permission".to_owned(), operation.action.as_str().into());
        extensions.insert("x-rate-class".to_owned(), operation.rate_class.as_str().into());
        paths.add_path_operation(&operation.path, vec![operation.method.clone()], spec);
        schemas.extend(operation.schemas.iter().cloned());
    }
    keep_reachable(&paths, &mut schemas);
    let bearer = SecurityScheme::Http(
        HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some("The `access_token` of `POST /v1/sessions`. It lives ten minutes; refresh it."))
            .build(),
    );
    let components = schemas.into_iter().fold(ComponentsBuilder::new(), |components, (name, schema)| components.schema(name, schema));
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Tahaddi")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some(ABOUT))
                .contact(Some(
                    ContactBuilder::new()
                        .name(Some("Tahaddi"))
                        .email(Some("api@tahaddi.example"))
                        .url(Some("https://tahaddi.example"))
                        .build(),
                ))
                .license(Some(LicenseBuilder::new().name("MIT OR Apache-2.0").identifier(Some("MIT OR Apache-2.0")).build()))
                .build(),
        )
        .servers(Some([ServerBuilder::new().url("/").description(Some("This server.")).build()]))
        .tags(Some(TAGS.map(|(name, about)| TagBuilder::new().name(name).description(Some(about)).build())))
        .paths(paths)
        .components(Some(components.security_scheme("bearer", bearer).build()))
        .build()
}

/// Leaves out schemas that no operation refers to, such as the whole of which only the patch is sent.
fn keep_reachable(paths: &Paths, schemas: &mut BTreeMap<String, RefOr<Schema>>) {
    let mut reachable = BTreeSet::new();
    let mut found = Vec::new();
    references(&serde_json::to_value(paths).unwrap_or_default(), &mut found);
    while let Some(name) = found.pop() {
        if let Some(schema) = schemas.get(&name)
            && reachable.insert(name)
        {
            references(&serde_json::to_value(schema).unwrap_or_default(), &mut found);
        }
    }
    schemas.retain(|name, _| reachable.contains(name));
}

/// The names of the schemas that a part of the document refers to.
fn references(part: &Value, found: &mut Vec<String>) {
    match part {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(place) if name == "$ref" => found.extend(place.strip_prefix("#/components/schemas/").map(str::to_owned)),
                    _ => references(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// The document of this release, as the server serves it.
pub fn served() -> &'static str {
    static SERVED: LazyLock<String> = LazyLock::new(|| to_json(&document(&super::operations())));
    &SERVED
}

/// The document as the committed text.
#[must_use]
pub fn to_json(document: &OpenApi) -> String {
    document.to_pretty_json().map(|text| text + "\n").unwrap_or_default()
}
