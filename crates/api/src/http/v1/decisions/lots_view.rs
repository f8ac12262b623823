//! How lots are shown.

use serde::Serialize;
use tahaddi_domain::document::LotteryKind;
use tahaddi_domain::id::ApplicationId;
use tahaddi_domain::jury::Lots;
use utoipa::ToSchema;

/// Lots, where the published rule draws them. Anybody draws them again: those who draw are ordered by SHA-256 of the seed, the byte 0x1F and
/// the id of the application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"kind": "around_line", "needed": true, "places": 1, "safe": ["app_01kax3v8m0t2r4q6w8y0b1c2d5"],
    "block": ["app_01kax3v8m0t2r4q6w8y0b1c2d3", "app_01kax3v8m0t2r4q6w8y0b1c2d4"], "winners": ["app_01kax3v8m0t2r4q6w8y0b1c2d3"],
    "seed_digest": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}))]
pub struct LotsView {
    /// Among whom lots are drawn.
    pub kind: LotteryKind,
    /// Whether there are more who draw than seats.
    pub needed: bool,
    /// How many seats they draw for.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    pub places: usize,
    /// Who takes a seat without a lot.
    #[schema(max_items = 20000)]
    pub safe: Vec<ApplicationId>,
    /// Who draws: once the panel is locked in the order of their lots, before that by id.
    #[schema(max_items = 20000)]
    pub block: Vec<ApplicationId>,
    /// Who of them wins a seat; null until the lock draws the seed.
    #[schema(required, max_items = 20000)]
    pub winners: Option<Vec<ApplicationId>>,
    /// SHA-256 of the seed, in lower-case hexadecimal digits; null until the lock.
    #[schema(required, min_length = 64, max_length = 64, pattern = "^[0-9a-f]{64}$")]
    pub seed_digest: Option<String>,
}

impl LotsView {
    /// As they are drawn, or as they stand while the seed is not drawn.
    #[must_use]
    pub fn of(lots: &Lots, locked: bool) -> Self {
        let mut block = lots.block.clone();
        if !locked {
            block.sort();
        }
        Self {
            kind: lots.kind,
            needed: lots.are_needed(),
            places: lots.places,
            safe: lots.safe.iter().cloned().collect(),
            block,
            winners: locked.then(|| lots.winners().to_vec()),
            seed_digest: locked.then(|| lots.seed_digest.clone()),
        }
    }
}
