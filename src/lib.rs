//! Optlight's core: from what a page shows to what it means for the person's data.
//!
//! One look at a page goes from top to bottom:
//!
//! 1. [`snapshot`]: the agent in the page saw these controls. Facts, no verdicts.
//! 2. [`catalog`]: which platform the address is on, which page it is, and which controls belong there.
//! 3. [`detect`]: which element is which control, what it is set to, and what that means. [`look`] does it.
//! 4. [`report`]: what the person is told; [`merge`] joins the frames of a tab.
//! 5. [`history`]: what is remembered of it, and what changed since the last look.
//!
//! The core knows no DOM and no browser, so that all of this runs in native tests. `wasm` joins it to the extension's
//! background, and `ui` shows a report in the popup; both exist on `wasm32` only.

pub mod catalog;
mod detect;
pub mod history;
pub mod lexicon;
pub mod mistake;
pub mod report;
pub mod snapshot;
pub mod text;
#[cfg(not(target_arch = "wasm32"))]
pub mod tools;
pub mod tour;
pub mod ui;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use detect::look;
pub use report::merge;
