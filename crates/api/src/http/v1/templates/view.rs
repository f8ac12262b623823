//! How templates are shown.

use crate::service::template::Template;
use serde::Serialize;
use serde_json::Value;
use tahaddi_domain::document::{Key, LocalizedText};
use utoipa::ToSchema;

/// A template in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct TemplateCardView {
    /// Its key, as in its address.
    pub key: Key,
    /// What it is called.
    pub title: LocalizedText,
    /// For what kind of call it is.
    pub description: LocalizedText,
}

/// A template: send its document to `challenges_create`, changed as you like.
#[derive(Debug, Serialize, ToSchema)]
pub struct TemplateView {
    /// Its key, as in its address.
    pub key: Key,
    /// What it is called.
    pub title: LocalizedText,
    /// For what kind of call it is.
    pub description: LocalizedText,
    /// The document to begin with, in the form of the `document` of `challenges_create`. Its dates are yours to set:
    /// `challenges_readiness` lists what publication needs.
    #[schema(value_type = Object)]
    pub document: Value,
}

impl From<&Template> for TemplateCardView {
    fn from(template: &Template) -> Self {
        Self { key: template.key.clone(), title: template.title.clone(), description: template.description.clone() }
    }
}

impl From<&Template> for TemplateView {
    fn from(template: &Template) -> Self {
        let card = TemplateCardView::from(template);
        Self { key: card.key, title: card.title, description: card.description, document: template.document.clone() }
    }
}
