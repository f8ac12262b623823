//! The jury's work on a call of the demonstration.

use super::Demo;
use super::data::Call;
use crate::error::ApiResult;
use std::collections::BTreeMap;
use tahaddi_domain::challenge::Challenge;
use tahaddi_domain::id::ApplicationId;

impl Demo {
    pub(super) async fn review(&self, _call: &Call, _published: &Challenge, _applications: &BTreeMap<String, ApplicationId>) -> ApiResult<()> {
        Ok(())
    }
}
