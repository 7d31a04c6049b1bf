//! The dashboard's life: shows what is remembered of all platforms, and does what the person asks for.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Event, HtmlInputElement, HtmlSelectElement};

use crate::catalog;
use crate::history::{ControlId, Edit, Language, Memory, Motion, PlatformId, RingStyle};
use crate::tour::Step;

use super::Host;
use super::dashboard_view::{Model, Outcome, Section, seen_platforms};
use super::dom::refill;
use super::listing::{CATEGORIES, Shown};
use super::view::View;

/// The dashboard in its document.
pub struct Dashboard {
    host: Host,
    document: Document,
    model: RefCell<Model>,
}

/// What the dashboard asks of the background.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Ask {
    Tour {
        #[serde(skip_serializing_if = "Option::is_none")]
        platforms: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        step: Option<Step>,
    },
    Discard,
}

impl Dashboard {
    /// Shows the dashboard; then follows the `optlight-changed` events that the page's script dispatches on the document
    /// when memory or check-up have changed.
    pub async fn start(host: Host) -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or("the dashboard has no document")?;
        let root = document.get_element_by_id("app").ok_or("the dashboard has no #app")?;
        JsFuture::from(host.load(catalog::ids())).await?;
        let mut platforms: Vec<_> = catalog::ids().iter().filter_map(|id| catalog::platform(id)).collect();
        platforms.sort_by_key(|known| known.platform.name.to_lowercase());
        let model = Model { platforms, state: host.state().await?, ..Model::default() };
        let dashboard = Rc::new(Self { host, document, model: RefCell::new(model) });
        refill(&root, dashboard.view().frame());
        dashboard.draw(&Section::ALL);
        dashboard.listen(&root)?;
        // the address can name a section, which wasn't there when the browser looked for it
        let hash = dashboard.document.location().and_then(|location| location.hash().ok()).unwrap_or_default();
        if let Some(section) = dashboard.document.get_element_by_id(hash.trim_start_matches('#')) {
            section.scroll_into_view();
        }
        Ok(())
    }

    fn view(&self) -> View<'_> {
        View { document: &self.document, host: &self.host }
    }

    fn draw(&self, sections: &[Section]) {
        let model = self.model.borrow();
        for section in sections {
            if let Some(part) = self.document.get_element_by_id(section.id()) {
                refill(&part, section.render(self.view(), &model));
            }
        }
    }

    fn listen(self: &Rc<Self>, root: &Element) -> Result<(), JsValue> {
        self.on(root, "click", Self::clicked)?;
        self.on(root, "input", Self::typed)?;
        self.on(root, "change", Self::chosen)?;
        self.on_capture(root, "toggle", Self::toggled)?;
        if let Some(window) = web_sys::window() {
            self.on(&window, "beforeprint", |own, _| own.print(true))?;
            self.on(&window, "afterprint", |own, _| own.print(false))?;
        }
        self.on(&self.document, "optlight-changed", |own, _| own.refresh())
    }

    /// Hears an event that doesn't bubble.
    fn on_capture(self: &Rc<Self>, target: &Element, name: &str, act: fn(&Rc<Self>, &Event)) -> Result<(), JsValue> {
        let own = Rc::clone(self);
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(&own, &event));
        target.add_event_listener_with_callback_and_bool(name, heard.as_ref().unchecked_ref(), true)?;
        heard.forget(); // lives as long as the document
        Ok(())
    }

    /// A platform was folded or unfolded: what is in it is drawn once it is seen.
    fn toggled(self: &Rc<Self>, event: &Event) {
        let Some(details) = target(event).filter(|details| details.id().starts_with("platform-")) else { return };
        let id = details.get_attribute("data-owned").unwrap_or_default();
        let is_open = details.has_attribute("open");
        let mut model = self.model.borrow_mut();
        if model.printing || model.is_narrowed() {
            return;
        }
        let is_new = if is_open { model.opened.insert(id) } else { !model.opened.remove(&id) };
        drop(model);
        if is_open && is_new {
            self.draw(&[Section::Platforms]);
        }
    }

    /// On paper everything is unfolded.
    fn print(&self, printing: bool) {
        self.model.borrow_mut().printing = printing;
        self.draw(&[Section::Platforms]);
    }

    fn on(
        self: &Rc<Self>,
        target: &web_sys::EventTarget,
        name: &str,
        act: fn(&Rc<Self>, &Event),
    ) -> Result<(), JsValue> {
        let own = Rc::clone(self);
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(&own, &event));
        target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref())?;
        heard.forget(); // lives as long as the document
        Ok(())
    }

    /// Gets what is remembered now, and draws what differs.
    fn refresh(self: &Rc<Self>) {
        let own = Rc::clone(self);
        spawn_local(async move {
            let Ok(state) = own.host.state().await else { return };
            if own.model.borrow().state == state {
                return;
            }
            own.model.borrow_mut().state = state;
            own.draw(&Section::ALL);
        });
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        let Some(button) = target(event).and_then(|target| target.closest("button[data-action]").ok().flatten()) else {
            return;
        };
        let of = |name: &str| button.get_attribute(name).unwrap_or_default();
        let platform = || PlatformId::new(&of("data-id"));
        match of("data-action").as_str() {
            "open" => drop(self.host.open(&of("data-url"))),
            "own" => drop(self.host.open_own(&of("data-path"))),
            "seen" => self.edit(ControlId::new(&of("data-id")).map(|id| Edit::Seen { ids: vec![id] })),
            "several" => {
                let platform = ControlId::new(&of("data-id")).and_then(|id| PlatformId::new(id.platform()));
                self.edit(platform.map(|platform| Edit::Accounts { platform, several: true }));
            }
            "one" => self.edit(platform().map(|platform| Edit::Accounts { platform, several: false })),
            "rest" | "rest-setting" => {
                let off = of("aria-checked") == "false";
                self.edit(PlatformId::new(&of("data-which")).map(|platform| Edit::Off { platform, off }));
            }
            "choose-all" => self.choose_all(&of("data-which")),
            "tour-start" => {
                let model = self.model.borrow();
                let chosen = model.platforms.iter().map(|known| known.platform.id.clone());
                let platforms = Some(chosen.filter(|id| model.chosen.contains(id)).collect());
                self.send(Ask::Tour { platforms, step: None });
            }
            "tour" => {
                let steps = [("next", Step::Next), ("skip", Step::Skip), ("stop", Step::Stop)];
                let step = steps.into_iter().find(|(name, _)| *name == of("data-step")).map(|(_, step)| step);
                self.send(Ask::Tour { platforms: None, step });
            }
            "clear-ask" | "clear-no" => {
                self.model.borrow_mut().clearing = of("data-action") == "clear-ask";
                self.draw(&[Section::Settings]);
            }
            "clear" => {
                self.model.borrow_mut().clearing = false;
                self.edit(Some(Edit::Clear));
            }
            "export-json" => self.host.save("optlight.json", "application/json", &self.memory().export()),
            "export-csv" => {
                let table = self.memory().csv(&self.host.language());
                self.host.save("optlight.csv", "text/csv", &table);
            }
            "print" => self.host.print(),
            "save-broken" => {
                let text = self.model.borrow().state.trouble.as_ref().and_then(|trouble| trouble.text.clone());
                self.host.save("optlight-unreadable.txt", "text/plain", &text.unwrap_or_default());
            }
            "discard" => self.send(Ask::Discard),
            _ => {}
        }
    }

    fn memory(&self) -> Memory {
        self.model.borrow().state.memory.clone()
    }

    fn typed(self: &Rc<Self>, event: &Event) {
        let Some(field) = target(event).filter(|target| target.id() == "query") else { return };
        self.model.borrow_mut().filter.query = value(&field);
        self.draw(&[Section::Count, Section::Platforms]);
    }

    fn chosen(self: &Rc<Self>, event: &Event) {
        let Some(field) = target(event) else { return };
        let (id, value) = (field.id(), value(&field));
        match (id.as_str(), field.get_attribute("data-action").unwrap_or_default().as_str()) {
            ("shown", _) => self.filter(|model| model.filter.shown = Shown::of(&value)),
            ("category", _) => {
                let category = CATEGORIES.iter().find(|(_, name, _)| *name == value).map(|(category, ..)| *category);
                self.filter(|model| model.filter.category = category);
            }
            (_, "choose") => {
                let platform = field.get_attribute("data-id").unwrap_or_default();
                let is_on = is_ticked(&field);
                let mut model = self.model.borrow_mut();
                if is_on {
                    model.chosen.insert(platform)
                } else {
                    model.chosen.remove(&platform)
                };
                drop(model);
                self.draw(&[Section::CheckUp]);
            }
            (_, "done") => {
                let done = is_ticked(&field);
                let name = field.get_attribute("data-id").unwrap_or_default();
                self.edit(ControlId::new(&name).map(|id| Edit::Done { id, done }));
            }
            (_, "ring") => {
                let style = [("full", RingStyle::Full), ("mark", RingStyle::Mark), ("words", RingStyle::Words)];
                self.edit(one_of(&style, &value).map(|ring| Edit::Ring { ring }));
            }
            (_, "motion") => {
                let motion = [("system", Motion::System), ("none", Motion::None)];
                self.edit(one_of(&motion, &value).map(|motion| Edit::Motion { motion }));
            }
            (_, "language") => self.edit(Some(Edit::Language { language: Language::new(&value) })),
            (_, "import") => self.import(&field),
            _ => {}
        }
    }

    fn filter(&self, set: impl FnOnce(&mut Model)) {
        set(&mut self.model.borrow_mut());
        self.draw(&[Section::Count, Section::Platforms]);
    }

    /// Chooses platforms for a check-up: those that were looked at, those that the list shows, or none.
    fn choose_all(&self, which: &str) {
        let mut model = self.model.borrow_mut();
        let seen = seen_platforms(&model);
        let memory = &model.state.memory;
        let can = model.platforms.iter().filter(|known| known.platform.ai_pages().next().is_some());
        let chosen = match which {
            "seen" => {
                can.filter(|known| seen.contains(&known.platform.id)).map(|known| known.platform.id.clone()).collect()
            }
            "shown" => {
                let shown = can.filter(|known| !model.filter.controls(known, memory).is_empty());
                shown.map(|known| known.platform.id.clone()).collect()
            }
            _ => Default::default(),
        };
        model.chosen = chosen;
        drop(model);
        self.draw(&[Section::CheckUp, Section::Platforms]);
    }

    /// Takes in a file; one that is wrong changes nothing, and the reason is said.
    fn import(self: &Rc<Self>, field: &Element) {
        let (own, field) = (Rc::clone(self), field.clone());
        spawn_local(async move {
            let outcome = match own.take_in(&field).await {
                Ok(()) => Outcome { good: true, key: "import_done", values: vec![] },
                Err(reason) => Outcome { good: false, key: "import_wrong", values: vec![reason_of(&reason)] },
            };
            own.model.borrow_mut().outcome = Some(outcome);
            own.draw(&[Section::Outcome]);
            // the same file can be chosen again once it is mended
            if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                input.set_value("");
            }
        });
    }

    async fn take_in(&self, field: &Element) -> Result<(), JsValue> {
        let text = JsFuture::from(self.host.read(field)).await?.as_string().ok_or("the file holds no text")?;
        // checked here, so that 10 MB of something else are not sent around
        Memory::read(&text).map_err(|error| JsValue::from_str(&error.to_string()))?;
        self.host.edit(Edit::Import { text }).await
    }

    fn edit(self: &Rc<Self>, edit: Option<Edit>) {
        let Some(edit) = edit else { return };
        let own = Rc::clone(self);
        spawn_local(async move {
            // refused or done, the view shows what holds now
            let _ = own.host.edit(edit).await;
            own.refresh();
        });
    }

    fn send(self: &Rc<Self>, ask: Ask) {
        let own = Rc::clone(self);
        spawn_local(async move {
            let _ = own.host.ask_for(&ask).await;
            own.refresh();
        });
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn value(field: &Element) -> String {
    let input = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input.or_else(|| field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)).unwrap_or_default()
}

fn is_ticked(field: &Element) -> bool {
    field.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked)
}

fn one_of<T: Copy>(all: &[(&str, T)], value: &str) -> Option<T> {
    all.iter().find(|(name, _)| *name == value).map(|(_, one)| *one)
}

fn reason_of(error: &JsValue) -> String {
    let said =
        error.as_string().or_else(|| error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())));
    crate::text::shown(&said.unwrap_or_default())
}
