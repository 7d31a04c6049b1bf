//! The core's exports to JavaScript: the only file that knows how values cross. Start at [`look`].
//!
//! Values cross by serde-wasm-bindgen, `None` as `null`, typed on the other side by tsify; what is malformed throws an
//! `Error` that says what is wrong and leaves the core as it was. The memory crosses as the text that is stored; without one it is empty.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::catalog;
use crate::history::{self, Background, Edit, Memory, Settings, Time, Told};
use crate::mistake::{self, Surroundings};
use crate::report::{Look, Report};
use crate::snapshot::Snapshot;
use crate::tour::{Step, Tour};
use crate::ui::badge::Badge;
use crate::ui::ring::Rings;
use crate::ui::{self, Host, dashboard::Dashboard, popup::Popup, welcome::Welcome};

/// The platforms whose packed files [`load`] has to take before a frame at this address, in a tab at `top_url`, is looked
/// at. To be asked again after loading, since a platform can refer to another one's controls.
#[wasm_bindgen]
pub fn missing(url: &str, top_url: Option<String>) -> Vec<String> {
    let addresses: Vec<&str> = [Some(url), top_url.as_deref()].into_iter().flatten().collect();
    catalog::missing(&addresses).into_iter().map(str::to_owned).collect()
}

/// Of these platforms, those whose packed files [`load`] has not taken yet; unknown ones are left out.
#[wasm_bindgen(js_name = notLoaded)]
pub fn not_loaded(ids: Vec<String>) -> Vec<String> {
    ids.into_iter().filter(|id| catalog::entry(id).is_some() && catalog::platform(id).is_none()).collect()
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

/// What the toolbar says of a report; without one, of every tab that has nothing of its own to say.
#[wasm_bindgen]
pub fn badge(report: Option<Ts<Report>>, memory: Option<String>) -> Result<Ts<Badge>, JsError> {
    let memory = remembered(memory)?;
    let badge = match report {
        Some(report) => Badge::of(&report.to_rust()?, &memory),
        None => Badge::resting(&memory),
    };
    Ok(badge.into_ts()?)
}

/// What becomes of a look.
#[derive(serde::Serialize, tsify::Tsify)]
#[tsify(missing_as_null)]
pub struct Noted {
    /// What the document has shown by now.
    told: Told,
    /// The memory, where it became another.
    memory: Option<String>,
    /// The controls that turned before our eyes.
    turned: Vec<String>,
}

/// Keeps what is new in a look at a document. `told` is what it has shown before, or null; `merged` the whole tab's report.
#[wasm_bindgen]
pub fn note(
    told: Option<Ts<Told>>,
    look: Ts<Report>,
    merged: Ts<Report>,
    background: Ts<Background>,
    memory: Option<String>,
    now: &str,
) -> Result<Ts<Noted>, JsError> {
    let mut told = told.map(|told| told.to_rust()).transpose()?.unwrap_or_default();
    let (look, merged) = (look.to_rust()?, merged.to_rust()?);
    let news = history::follow(&mut told, &look, &merged, &background.to_rust()?);
    let turned = news.iter().filter(|one| one.watched).filter_map(|one| one.finding.id.clone()).collect();
    let mut written = None;
    if !news.is_empty() {
        let (mut memory, now) = (remembered(memory)?, time(now)?);
        let kept = news.into_iter().fold(false, |kept, one| memory.observe(one, now) || kept);
        written = kept.then(|| memory.write());
    }
    Ok(Noted { told, memory: written, turned }.into_ts()?)
}

/// Does to the memory what the person asks for, and gives it; throws with the reason where that can't be done.
#[wasm_bindgen]
pub fn edit(memory: Option<String>, edit: Ts<Edit>, now: &str) -> Result<String, JsError> {
    let mut memory = remembered(memory)?;
    memory.apply(edit.to_rust()?, time(now)?)?;
    Ok(memory.write())
}

/// Throws with the reason where a text is no memory.
#[wasm_bindgen(js_name = checkMemory)]
pub fn check_memory(text: &str) -> Result<(), JsError> {
    Ok(Memory::read(text).map(drop)?)
}

/// The memory with less in it, for a store that is full.
#[wasm_bindgen(js_name = shrinkMemory)]
pub fn shrink_memory(text: &str) -> Result<String, JsError> {
    let mut memory = Memory::read(text)?;
    memory.shrink();
    Ok(memory.write())
}

/// How the person wants Optlight.
#[wasm_bindgen]
pub fn settings(memory: Option<String>) -> Result<Ts<Settings>, JsError> {
    Ok(remembered(memory)?.settings.into_ts()?)
}

/// Plans a check-up of platforms, whose files have to be loaded.
#[wasm_bindgen(js_name = planTour)]
pub fn plan_tour(platforms: Vec<String>, language: &str, now: &str) -> Result<Ts<Tour>, JsError> {
    Ok(Tour::plan(&platforms, language, time(now)?).into_ts()?)
}

/// Goes on with a check-up.
#[wasm_bindgen(js_name = stepTour)]
pub fn step_tour(tour: Ts<Tour>, step: Ts<Step>) -> Result<Ts<Tour>, JsError> {
    let mut tour = tour.to_rust()?;
    tour.step(step.to_rust()?);
    Ok(tour.into_ts()?)
}

/// The text of a report that Optlight was wrong about a tab, for the person to read and edit.
#[wasm_bindgen(js_name = mistakeText)]
pub fn mistake_text(look: Ts<Look>, around: Ts<Surroundings>) -> Result<String, JsError> {
    Ok(mistake::text(&look.to_rust()?, &around.to_rust()?))
}

/// Shows the popup in this document until it is closed.
#[wasm_bindgen(js_name = startPopup)]
pub async fn start_popup(host: Host) -> Result<(), JsValue> {
    console_panics();
    Popup::start(host).await
}

/// Shows the dashboard in this document.
#[wasm_bindgen(js_name = startDashboard)]
pub async fn start_dashboard(host: Host) -> Result<(), JsValue> {
    console_panics();
    Dashboard::start(host).await
}

/// Shows the welcome page in this document.
#[wasm_bindgen(js_name = startWelcome)]
pub async fn start_welcome(host: Host) -> Result<(), JsValue> {
    console_panics();
    Welcome::start(host).await
}

/// Shows the page for reporting a mistake in this document.
#[wasm_bindgen(js_name = startMistake)]
pub async fn start_mistake(host: Host, version: String, browser: String) -> Result<(), JsValue> {
    console_panics();
    ui::mistake::start(host, &version, &browser).await
}

fn remembered(text: Option<String>) -> Result<Memory, JsError> {
    Ok(text.map(|text| Memory::read(&text)).transpose()?.unwrap_or_default())
}

fn time(text: &str) -> Result<Time, JsError> {
    Time::parse(text).ok_or_else(|| JsError::new("the time is malformed"))
}

/// A panic is a bug; its message and place go to the console of the extension's own page.
fn console_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}
