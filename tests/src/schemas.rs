//! The schemas of the document, compiled when they are first needed.

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The schemas of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Schemas {
    /// As documented.
    Open,
    /// Closed against properties that are not documented.
    Closed,
}

impl Schemas {
    const fn address(self) -> &'static str {
        match self {
            Self::Open => "tahaddi:/open",
            Self::Closed => "tahaddi:/closed",
        }
    }
}

/// What says of a value whether it fits a schema.
pub(crate) struct Validators {
    /// Both [`Schemas`], read once for all that refers to them.
    registry: Registry<'static>,
    compiled: Mutex<HashMap<(Schemas, String), Arc<Validator>>>,
}

impl Validators {
    /// Takes the components of the document, as documented and closed.
    pub(crate) fn new(open: Value, closed: Value) -> Self {
        let all = [(Schemas::Open, open), (Schemas::Closed, closed)];
        let resources = all.map(|(schemas, components)| (schemas.address(), json!({ "components": components })));
        let registry = Registry::new().draft(Draft::Draft202012).extend(resources).unwrap().prepare().unwrap();
        Self { registry, compiled: Mutex::default() }
    }

    /// What does not fit about a value.
    pub(crate) fn faults(&self, schemas: Schemas, schema: &Value, value: &Value) -> Vec<String> {
        let schema = schema.to_string().replace("\"#/components/", &format!("\"{}#/components/", schemas.address()));
        let validator = {
            let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(compiled.entry((schemas, schema)).or_insert_with_key(|(_, schema)| self.compile(schema)))
        };
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }

    fn compile(&self, schema: &str) -> Arc<Validator> {
        let options = jsonschema::draft202012::options().should_validate_formats(true).with_registry(&self.registry);
        let compiled = options.build(&serde_json::from_str(schema).unwrap());
        Arc::new(compiled.unwrap_or_else(|error| panic!("a schema of the document is not one: {error}")))
    }
}
