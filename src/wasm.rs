//! The core's exports to JavaScript: the only file that knows how values cross. Start at [`look`].
//!
//! Values cross by serde-wasm-bindgen, `None` as `null`, typed on the other side by tsify; what is malformed throws an
//! `Error` that says what is wrong and leaves the core as it was.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::catalog;
use crate::report::{Look, Report};
use crate::snapshot::Snapshot;
use crate::ui::badge::Badge;
use crate::ui::ring::Rings;
use crate::ui::{Host, popup::Popup};

/// The platforms whose packed files [`load`] has to take before a frame at this address, in a tab at `top_url`, is looked
/// at. To be asked again after loading, since a platform can refer to another one's controls.
#[wasm_bindgen]
pub fn missing(url: &str, top_url: Option<String>) -> Vec<String> {
    let addresses: Vec<&str> = [Some(url), top_url.as_deref()].into_iter().flatten().collect();
    catalog::missing(&addresses).into_iter().map(str::to_owned).collect()
}

/// Takes the packed file of a platform, `catalog/ID.bin`; throws when it is damaged.
#[wasm_bindgen]
pub fn load(id: &str, bytes: &[u8]) -> Result<(), JsError> {
    Ok(catalog::load(id, bytes)?)
}

/// Looks at one frame. Takes a [`Snapshot`], gives a [`Look`]; throws when the snapshot is malformed, oversized or of
/// another version, and when a platform is missing.
#[wasm_bindgen]
pub fn look(snapshot: Ts<Snapshot>) -> Result<Ts<Look>, JsError> {
    let snapshot = snapshot.to_rust()?;
    if let Some(id) = missing(&snapshot.url, snapshot.top_url.clone()).first() {
        return Err(JsError::new(&format!("{id}.bin has to be loaded first")));
    }
    Ok(crate::look(&snapshot)?.into_ts()?)
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
