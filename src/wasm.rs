//! The core's exports to JavaScript: the only file that knows how values cross. Start at [`look`].
//!
//! Values cross by serde-wasm-bindgen, `None` as `null`, typed on the other side by tsify; what is malformed throws an
//! `Error` that says what is wrong and leaves the core as it was.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::report::{Look, Report};
use crate::snapshot::Snapshot;
use crate::ui::badge::Badge;
use crate::ui::ring::Rings;
use crate::ui::{Host, popup::Popup};

/// Looks at one frame. Takes a [`Snapshot`], gives a [`Look`]; throws when the snapshot is malformed, oversized or of
/// another version.
#[wasm_bindgen]
pub fn look(snapshot: Ts<Snapshot>) -> Result<Ts<Look>, JsError> {
    Ok(crate::look(&snapshot.to_rust()?)?.into_ts()?)
}

/// Joins the looks at a tab's frames, the page's own first, into one.
#[wasm_bindgen]
pub fn merge(looks: Vec<Ts<Look>>) -> Result<Ts<Look>, JsError> {
    let looks = looks.iter().map(Ts::to_rust).collect::<Result<Vec<Look>, _>>()?;
    Ok(crate::merge(looks).into_ts()?)
}

/// What the agent draws for one frame's look.
#[wasm_bindgen]
pub fn rings(look: Ts<Look>) -> Result<Ts<Rings>, JsError> {
    Ok(Rings::of(&look.to_rust()?).into_ts()?)
}

/// What the toolbar says of a report.
#[wasm_bindgen]
pub fn badge(report: Ts<Report>) -> Result<Ts<Badge>, JsError> {
    Ok(Badge::of(&report.to_rust()?).into_ts()?)
}

/// Shows the popup in this document until it is closed.
#[wasm_bindgen(js_name = startPopup)]
pub async fn start_popup(host: Host) -> Result<(), JsValue> {
    console_panics();
    Popup::start(host).await
}

/// A panic is a bug; its message and place go to the console of the extension's own page.
fn console_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}
