//! The popup's life: looks at the tab when it opens, follows what changes, does what is clicked.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Event};

use crate::catalog;
use crate::report::Report;

use super::Host;
use super::popup_view::{Access, Model, render};

/// The popup in its document.
pub struct Popup {
    host: Host,
    document: Document,
    root: Element,
    tab: f64,
    model: RefCell<Model>,
}

/// What the popup asks of the background.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Ask {
    #[serde(rename_all = "camelCase")]
    Look { tab_id: f64 },
    #[serde(rename_all = "camelCase")]
    Report { tab_id: f64 },
    #[serde(rename_all = "camelCase")]
    Show { tab_id: f64, frame: u64, key: u32 },
}

/// What it gets back: a report, or that the browser lets nobody look.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Report(Box<Report>),
    Closed {
        #[allow(dead_code)] // tells the answers apart
        closed: bool,
    },
}

impl Popup {
    /// Looks at the tab and shows it; then follows the `optlight-changed` events that the page's script dispatches on
    /// the document when the tab's report has changed.
    pub async fn start(host: Host) -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or("the popup has no document")?;
        let root = document.get_element_by_id("app").ok_or("the popup has no #app")?;
        render(&root, &document, &host, &Model::Looking);
        let tab = JsFuture::from(host.tab()).await?.as_f64().ok_or("the popup has no tab")?;
        let popup = Rc::new(Self { host, document, root, tab, model: RefCell::new(Model::Looking) });
        popup.listen()?;
        popup.refresh(&Ask::Look { tab_id: tab }).await
    }

    fn listen(self: &Rc<Self>) -> Result<(), JsValue> {
        let own = Rc::clone(self);
        let clicked = Closure::<dyn FnMut(Event)>::new(move |event: Event| own.clicked(&event));
        self.root.add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref())?;
        clicked.forget(); // lives as long as the popup's document
        let own = Rc::clone(self);
        let changed = Closure::<dyn FnMut(Event)>::new(move |_| {
            let own = Rc::clone(&own);
            spawn_local(async move {
                // a tab that was closed meanwhile leaves the view as it is
                let _ = own.refresh(&Ask::Report { tab_id: own.tab }).await;
            });
        });
        self.document.add_event_listener_with_callback("optlight-changed", changed.as_ref().unchecked_ref())?;
        changed.forget(); // likewise
        Ok(())
    }

    async fn refresh(&self, ask: &Ask) -> Result<(), JsValue> {
        let model = match self.ask(ask).await? {
            Answer::Closed { .. } => Model::Closed,
            Answer::Report(report) => {
                // access was given back, or the page went away: what the click had shown stays until the popup closes
                let report = match &*self.model.borrow() {
                    Model::Looked { report: last, .. } if report.url.is_empty() => last.clone(),
                    _ => report,
                };
                Model::Looked { access: self.access(&report).await?, report }
            }
        };
        // an unchanged view keeps focus and opened details
        if *self.model.borrow() != model {
            render(&self.root, &self.document, &self.host, &model);
            self.model.replace(model);
        }
        Ok(())
    }

    async fn ask(&self, ask: &Ask) -> Result<Answer, JsValue> {
        let answer = JsFuture::from(self.host.ask(&serde_wasm_bindgen::to_value(ask)?)).await?;
        Ok(serde_wasm_bindgen::from_value(answer)?)
    }

    async fn access(&self, report: &Report) -> Result<Access, JsValue> {
        let known = report.platform.as_deref().and_then(catalog::entry);
        let hosts = known.iter().flat_map(|entry| entry.hosts);
        let platform: Vec<String> = hosts.map(|host| catalog::origin(host)).collect();
        let on_platform = !platform.is_empty() && self.granted(platform.clone()).await?;
        let on_all = self.granted(catalog::all_origins()).await?;
        Ok(Access { platform, on_platform, on_all })
    }

    async fn granted(&self, origins: Vec<String>) -> Result<bool, JsValue> {
        Ok(JsFuture::from(self.host.granted(origins)).await?.is_truthy())
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|target| target.closest("[data-action]").ok().flatten()) else { return };
        let of = |name: &str| button.get_attribute(name).unwrap_or_default();
        match of("data-action").as_str() {
            "show" => {
                let (frame, key) = (of("data-frame").parse().unwrap_or(0), of("data-key").parse().unwrap_or(0));
                let own = Rc::clone(self);
                spawn_local(async move {
                    let show = serde_wasm_bindgen::to_value(&Ask::Show { tab_id: own.tab, frame, key });
                    if let Ok(show) = show {
                        // the element can be gone by now; the next report says so
                        let _ = JsFuture::from(own.host.ask(&show)).await;
                    }
                });
            }
            "open" => drop(self.host.open(&of("data-url"))),
            "access" => self.change_access(&of("data-which"), of("aria-checked") == "true"),
            _ => {}
        }
    }

    /// Asks for access or gives it back; the request starts inside the click, as browsers require.
    fn change_access(self: &Rc<Self>, which: &str, is_on: bool) {
        let origins = match (&*self.model.borrow(), which) {
            (Model::Looked { access, .. }, "platform") => access.platform.clone(),
            _ => catalog::all_origins(),
        };
        let answer = if is_on { self.host.give_back(origins) } else { self.host.request(origins) };
        let own = Rc::clone(self);
        spawn_local(async move {
            // refused or granted, the view shows what holds now
            let _ = JsFuture::from(answer).await;
            let _ = own.refresh(&Ask::Report { tab_id: own.tab }).await;
        });
    }
}
