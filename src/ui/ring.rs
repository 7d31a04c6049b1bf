//! What the agent draws around a control, and which texts of `_locales` its label is made of.

use serde::Serialize;

use crate::report::{Finding, Look};

use super::words;

/// One ring. The agent puts its texts together in the browser's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Ring {
    /// The agent's number of the element.
    pub key: u32,
    /// How it looks: `used`, `protected`, `unknown` or `action`.
    pub look: &'static str,
    /// The icon, as an SVG path on a field of 24 × 24.
    pub icon: &'static str,
    /// The text that says what the data is used for.
    pub purpose: &'static str,
    /// The texts for the state and, where it can be told, for what it means, in the order in which they are said; and that
    /// it was recognised by its words alone.
    pub said: Vec<&'static str>,
}

/// The rings of one frame's look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Rings {
    /// A ring for each finding that has an element.
    pub rings: Vec<Ring>,
    /// The agent's numbers of the buttons that save the page's changes.
    pub saves: Vec<u32>,
}

impl Rings {
    /// The rings for what was found in a frame.
    pub fn of(look: &Look) -> Self {
        let rings = look.report.findings.iter().filter_map(Ring::of).collect();
        Self { rings, saves: look.saves.clone() }
    }
}

impl Ring {
    fn of(finding: &Finding) -> Option<Self> {
        let look = words::look(finding);
        Some(Self {
            key: finding.key?,
            look,
            icon: words::icon_path(look),
            purpose: words::purpose(finding.purpose),
            said: words::said(finding).into_iter().chain(words::origin(finding)).collect(),
        })
    }
}
