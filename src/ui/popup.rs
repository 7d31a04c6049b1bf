//! The popup's life: looks at the tab when it opens, follows what changes, does what is clicked.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Event};

use crate::catalog;
use crate::history::{ControlId, Edit, PlatformId};
use crate::report::Report;
use crate::tour::Step;

use super::dom::all;
use super::popup_view::{Access, Around, Changed, Model, render};
use super::{Host, State};

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
    Look {
        tab_id: f64,
    },
    #[serde(rename_all = "camelCase")]
    Report {
        tab_id: f64,
    },
    #[serde(rename_all = "camelCase")]
    Show {
        tab_id: f64,
        frame: u64,
        key: u32,
    },
    #[serde(rename_all = "camelCase")]
    Step {
        tab_id: f64,
        by: i8,
    },
    #[serde(rename_all = "camelCase")]
    Hide {
        tab_id: f64,
    },
    Tour {
        step: Step,
    },
}

/// What it gets back: a report, that the browser lets nobody look, or that Optlight rests there.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Report(Box<Report>),
    Closed {
        #[allow(dead_code)] // tells the answers apart
        closed: bool,
    },
    Resting {
        resting: Resting,
    },
}

#[derive(Deserialize)]
struct Resting {
    platform: String,
    name: String,
}

/// Where a step led.
#[derive(Deserialize)]
struct Shown {
    frame: u64,
    key: u32,
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
            Answer::Resting { resting: Resting { platform, name } } => Model::Resting { platform, name },
            Answer::Report(report) => {
                // access was given back, or the page went away: what the click had shown stays until the popup closes
                let report = match &*self.model.borrow() {
                    Model::Looked { report: last, .. } if report.url.is_empty() => last.clone(),
                    _ => report,
                };
                let (access, around) = (self.access(&report).await?, Box::new(self.around().await?));
                Model::Looked { access, report, around }
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
        Ok(serde_wasm_bindgen::from_value(self.host.ask_for(ask).await?)?)
    }

    /// What is remembered, with the names of what changed, and the check-up if it is in this tab.
    async fn around(&self) -> Result<Around, JsValue> {
        let State { memory, tour, .. } = self.host.state().await?;
        let changes = Changed::of(&memory);
        if !changes.is_empty() {
            let platforms = changes.iter().map(|one| one.id.platform().to_owned()).collect();
            JsFuture::from(self.host.load(platforms)).await?;
        }
        Ok(Around { changes, tour: tour.filter(|tour| tour.tab == Some(self.tab)) })
    }

    async fn access(&self, report: &Report) -> Result<Access, JsValue> {
        let known = report.platform.as_deref().and_then(catalog::entry);
        let hosts = known.iter().flat_map(|entry| entry.hosts);
        let platform: Vec<String> = hosts.map(|host| catalog::origin(host)).collect();
        // all are asked before one is answered
        let on_platform = (!platform.is_empty()).then(|| self.host.granted(platform.clone()));
        let on_all = self.host.granted(catalog::all_origins());
        let on_everywhere = self.host.granted(everywhere());
        let on_platform = match on_platform {
            Some(answer) => JsFuture::from(answer).await?.is_truthy(),
            None => false,
        };
        let on_all = JsFuture::from(on_all).await?.is_truthy();
        Ok(Access { platform, on_platform, on_all, on_everywhere: JsFuture::from(on_everywhere).await?.is_truthy() })
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|target| target.closest("[data-action]").ok().flatten()) else { return };
        let of = |name: &str| button.get_attribute(name).unwrap_or_default();
        match of("data-action").as_str() {
            "show" => {
                let (frame, key) = (of("data-frame").parse().unwrap_or(0), of("data-key").parse().unwrap_or(0));
                self.mark(frame, key);
                // the element can be gone by now; the next report says so
                self.send(Ask::Show { tab_id: self.tab, frame, key });
            }
            "step" => {
                let (own, by) = (Rc::clone(self), of("data-by").parse().unwrap_or(1));
                spawn_local(async move {
                    let answer = own.host.ask_for(&Ask::Step { tab_id: own.tab, by }).await.ok();
                    let shown = answer.and_then(|answer| serde_wasm_bindgen::from_value::<Option<Shown>>(answer).ok());
                    if let Some(Shown { frame, key }) = shown.flatten() {
                        own.mark(frame, key);
                    }
                });
            }
            "hide" => self.send(Ask::Hide { tab_id: self.tab }),
            "open" => drop(self.host.open(&of("data-url"))),
            "own" => drop(self.host.open_own(&of("data-path"))),
            "mistake" => drop(self.host.open_own(&format!("mistake.html?tab={}", self.tab))),
            "seen" => self.edit(ControlId::new(&of("data-id")).map(|id| Edit::Seen { ids: vec![id] })),
            "several" => {
                let platform = ControlId::new(&of("data-id")).and_then(|id| PlatformId::new(id.platform()));
                self.edit(platform.map(|platform| Edit::Accounts { platform, several: true }));
            }
            "rest" => {
                let off = of("aria-checked") == "false";
                self.edit(PlatformId::new(&of("data-which")).map(|platform| Edit::Off { platform, off }));
            }
            "tour" => {
                let steps = [("next", Step::Next), ("skip", Step::Skip), ("stop", Step::Stop)];
                if let Some((_, step)) = steps.into_iter().find(|(name, _)| *name == of("data-step")) {
                    self.send(Ask::Tour { step });
                }
            }
            "access" => self.change_access(&of("data-which"), of("aria-checked") == "true"),
            _ => {}
        }
    }

    /// Sends a message of which the next report tells what it did.
    fn send(self: &Rc<Self>, ask: Ask) {
        let own = Rc::clone(self);
        spawn_local(async move {
            let _ = own.host.ask_for(&ask).await;
        });
    }

    /// Changes the memory, and looks again, since that can change what is shown here.
    fn edit(self: &Rc<Self>, edit: Option<Edit>) {
        let Some(edit) = edit else { return };
        let own = Rc::clone(self);
        spawn_local(async move {
            let _ = own.host.edit(edit).await;
            let _ = own.refresh(&Ask::Look { tab_id: own.tab }).await;
        });
    }

    /// Marks the finding whose element is shown in the page.
    fn mark(&self, frame: u64, key: u32) {
        let at = format!("{frame}/{key}");
        for item in all(&self.root, "[data-at]") {
            if item.get_attribute("data-at").as_ref() == Some(&at) {
                // `nearest` would move nothing that is seen already; the default moves it to the top, which is as good
                let _ = item.set_attribute("aria-current", "true");
                item.scroll_into_view();
            } else {
                let _ = item.remove_attribute("aria-current");
            }
        }
    }

    /// Asks for access or gives it back; the request starts inside the click, as browsers require.
    fn change_access(self: &Rc<Self>, which: &str, is_on: bool) {
        let origins = match (&*self.model.borrow(), which) {
            (Model::Looked { access, .. }, "platform") => access.platform.clone(),
            (_, "everywhere") => everywhere(),
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

/// The origins of all sites.
fn everywhere() -> Vec<String> {
    vec!["https://*/*".to_owned()]
}
