//! The core's exports to JavaScript: the only file that knows how values cross. Start at [`look`].
//!
//! Values cross by serde-wasm-bindgen, `None` as `null`, typed on the other side by tsify; what is malformed throws an
//! `Error` that says what is wrong and leaves the core as it was. The memory is read once, kept here, and written as a text.

use std::cell::RefCell;

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

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Takes the memory that was stored, or begins an empty one; throws with the reason where the text is no memory.
#[wasm_bindgen(js_name = openMemory)]
pub fn open_memory(text: Option<String>) -> Result<(), JsError> {
    MEMORY.replace(text.map(|text| Memory::read(&text)).transpose()?.unwrap_or_default());
    Ok(())
}

/// The memory as it is to be stored.
#[wasm_bindgen(js_name = memoryText)]
pub fn memory_text() -> String {
    MEMORY.with_borrow(Memory::write)
}

/// Leaves the memory with less in it, for a store that is full.
#[wasm_bindgen(js_name = shrinkMemory)]
pub fn shrink_memory() {
    MEMORY.with_borrow_mut(Memory::shrink);
}

/// How the person wants Optlight.
#[wasm_bindgen]
pub fn settings() -> Result<Ts<Settings>, JsError> {
    Ok(MEMORY.with_borrow(|memory| memory.settings.clone()).into_ts()?)
}

/// Does to the memory what the person asks for; throws with the reason where that can't be done, and it is as it was.
#[wasm_bindgen]
pub fn edit(edit: Ts<Edit>, now: &str) -> Result<(), JsError> {
    let (edit, now) = (edit.to_rust()?, time(now)?);
    Ok(MEMORY.with_borrow_mut(|memory| memory.apply(edit, now))?)
}

/// What becomes of a look.
#[derive(serde::Serialize, tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Noted {
    /// What the document has shown by now.
    told: Told,
    /// Whether it has shown something new.
    is_news: bool,
    /// Whether the memory became another.
    is_kept: bool,
    /// The controls that turned before our eyes.
    turned: Vec<String>,
}

/// Keeps what is new in a look at a document. `told` is what it has shown before; `merged` the whole tab's report.
#[wasm_bindgen]
pub fn note(
    told: Option<Ts<Told>>,
    look: Ts<Report>,
    merged: Ts<Report>,
    background: Ts<Background>,
    now: &str,
) -> Result<Ts<Noted>, JsError> {
    let before = told.map(|told| told.to_rust()).transpose()?.unwrap_or_default();
    let (look, merged, now) = (look.to_rust()?, merged.to_rust()?, time(now)?);
    let mut told = before.clone();
    let news = history::follow(&mut told, &look, &merged, &background.to_rust()?);
    let turned = news.iter().filter(|one| one.watched).filter_map(|one| one.finding.id.clone()).collect();
    let keep = |memory: &mut Memory| news.into_iter().fold(false, |kept, one| memory.observe(one, now) || kept);
    let is_kept = MEMORY.with_borrow_mut(keep);
    Ok(Noted { is_news: told != before, told, is_kept, turned }.into_ts()?)
}

/// What the toolbar says of a report; without one, of every tab that has nothing of its own to say.
#[wasm_bindgen]
pub fn badge(report: Option<Ts<Report>>) -> Result<Ts<Badge>, JsError> {
    let report = report.map(|report| report.to_rust()).transpose()?;
    let badge = MEMORY.with_borrow(|memory| match &report {
        Some(report) => Badge::of(report, memory),
        None => Badge::resting(memory),
    });
    Ok(badge.into_ts()?)
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

/// Reads each text as a control's label, and gives how many are about AI and data: for the benchmark.
#[cfg(feature = "bench")]
#[wasm_bindgen(js_name = readWords)]
pub fn read_words(labels: Vec<String>) -> usize {
    let texts = labels.iter().map(|label| crate::lexicon::Texts { label, ..Default::default() });
    texts.filter(|texts| crate::lexicon::classify(texts).is_some()).count()
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
