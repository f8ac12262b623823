//! Bodies that ask for exports.

use super::{Case, Cases, Scene};
use acceptance::{Panel, json};

impl Scene {
    pub(super) fn exports<'a>(&'a self, cases: &mut Cases<'a>) {
        let Panel { ministry, .. } = &self.panel;
        let body = json!({"format": "csv", "language": "ar", "include_withdrawn": true, "eligibility": "undecided"});
        self.add(cases, "exports_create", ministry, format!("{}/exports", self.panel.call()), body);
        let Panel { app, operator, phase, .. } = &self.locked;
        let body = json!({"format": "xlsx", "language": "fr"});
        cases.insert("phase_exports_create", Case { app, person: operator.clone(), path: format!("{phase}/exports"), body });
    }
}
