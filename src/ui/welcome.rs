//! The page after installation: what Optlight does, and when it may look.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Event, HtmlInputElement};

use crate::catalog::{self, Category, Known};

use super::Host;
use super::dom::refill;
use super::listing::CATEGORIES;
use super::view::View;

/// The three pictures: file, and the texts under each.
const PICTURES: [(&str, &str, &str); 3] = [
    ("open", "welcome_open", "welcome_open_more"),
    ("ring", "welcome_ring", "welcome_ring_more"),
    ("change", "welcome_change", "welcome_change_more"),
];

/// The categories whose platforms are offered to be opened first: what most people use.
const FIRST: [Category; 2] = [Category::Social, Category::Assistant];

/// Everything the page knows.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Every platform, by its name.
    pub platforms: Vec<Rc<Known>>,
    /// How far the person is.
    pub stage: Stage,
    /// The platforms that are ticked.
    pub chosen: BTreeSet<String>,
    /// The platforms on which Optlight may look by itself.
    pub granted: BTreeSet<String>,
}

/// How far the person is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// When to look isn't said yet.
    #[default]
    Asking,
    /// Platforms are being ticked.
    Choosing,
    /// Optlight looks by itself on what was granted.
    Watching,
    /// Optlight looks when its button is clicked.
    Clicking,
    /// The browser or the person refused.
    Refused,
}

/// The welcome page in its document.
pub struct Welcome {
    host: Host,
    document: Document,
    root: Element,
    model: RefCell<Model>,
}

impl Welcome {
    /// Shows the page.
    pub async fn start(host: Host) -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or("the page has no document")?;
        let root = document.get_element_by_id("app").ok_or("the page has no #app")?;
        JsFuture::from(host.load(catalog::ids())).await?;
        let mut platforms: Vec<_> = catalog::ids().iter().filter_map(|id| catalog::platform(id)).collect();
        platforms.sort_by_key(|known| known.platform.name.to_lowercase());
        let model = RefCell::new(Model { platforms, ..Model::default() });
        let welcome = Rc::new(Self { host, document, root, model });
        welcome.draw();
        let own = Rc::clone(&welcome);
        let clicked = Closure::<dyn FnMut(Event)>::new(move |event: Event| own.clicked(&event));
        welcome.root.add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref())?;
        clicked.forget(); // lives as long as the document
        // the settings lead here to change what was chosen
        let hash = welcome.document.location().and_then(|location| location.hash().ok());
        if hash.as_deref() == Some("#choose") {
            welcome.choose().await?;
        }
        Ok(())
    }

    /// Shows every platform with a tick where Optlight may look by itself.
    async fn choose(&self) -> Result<(), JsValue> {
        let ids: Vec<String> = self.model.borrow().platforms.iter().map(|known| known.platform.id.clone()).collect();
        let asked: Vec<(String, js_sys::Promise)> = ids
            .into_iter()
            .map(|id| (origins(&id), id))
            .filter(|(origins, _)| !origins.is_empty())
            .map(|(origins, id)| (id, self.host.granted(origins)))
            .collect();
        let mut granted = BTreeSet::new();
        for (id, answer) in asked {
            if JsFuture::from(answer).await?.is_truthy() {
                granted.insert(id);
            }
        }
        let mut model = self.model.borrow_mut();
        model.chosen = granted.clone();
        model.granted = granted;
        drop(model);
        self.go(Stage::Choosing);
        Ok(())
    }

    fn draw(&self) {
        let view = View { document: &self.document, host: &self.host };
        refill(&self.root, view.welcome(&self.model.borrow()));
    }

    fn go(&self, stage: Stage) {
        self.model.borrow_mut().stage = stage;
        self.draw();
        // what is new stands where the buttons were; a reader hears it, and goes on from there
        let next =
            self.document.get_element_by_id("next").and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(next) = next {
            let _ = next.focus();
        }
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.and_then(|target| target.closest("[data-action]").ok().flatten()) else { return };
        let of = |name: &str| target.get_attribute(name).unwrap_or_default();
        match of("data-action").as_str() {
            "watch-all" => self.watch(catalog::all_origins(), vec![]),
            "choose" => {
                let own = Rc::clone(self);
                spawn_local(async move {
                    // without an answer nothing is ticked
                    let _ = own.choose().await;
                });
            }
            "watch-chosen" => {
                let model = self.model.borrow();
                let wanted: BTreeSet<String> = model.chosen.iter().flat_map(|id| origins(id)).collect();
                let unticked = model.granted.difference(&model.chosen).flat_map(|id| origins(id));
                let back = unticked.filter(|origin| !wanted.contains(origin)).collect();
                drop(model);
                self.watch(wanted.into_iter().collect(), back);
            }
            "click-only" => self.go(Stage::Clicking),
            "tick" => {
                let is_on = target.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked);
                let mut model = self.model.borrow_mut();
                if is_on {
                    model.chosen.insert(of("data-id"))
                } else {
                    model.chosen.remove(&of("data-id"))
                };
                // the list stays as it is, so that ticking is instant
                let view = View { document: &self.document, host: &self.host };
                if let Some(button) = self.document.get_element_by_id("watch-chosen") {
                    let _ = button.replace_with_with_node_1(&view.watch_chosen(&model));
                }
            }
            "open" => drop(self.host.open(&of("data-url"))),
            "own" => drop(self.host.open_own(&of("data-path"))),
            _ => {}
        }
    }

    /// Asks for access, and gives back what isn't wanted any more; the request starts inside the click, as browsers require.
    fn watch(self: &Rc<Self>, wanted: Vec<String>, back: Vec<String>) {
        let watches = !wanted.is_empty();
        let answer = watches.then(|| self.host.request(wanted));
        let own = Rc::clone(self);
        spawn_local(async move {
            let granted = match answer {
                Some(answer) => JsFuture::from(answer).await.is_ok_and(|granted| granted.is_truthy()),
                None => false,
            };
            if !back.is_empty() {
                // what the browser keeps granted, the list shows as ticked the next time
                let _ = JsFuture::from(own.host.give_back(back)).await;
            }
            own.go(match (granted, watches) {
                (true, _) => Stage::Watching,
                (false, true) => Stage::Refused,
                (false, false) => Stage::Clicking,
            });
        });
    }
}

/// The match patterns of a platform's hosts.
fn origins(id: &str) -> Vec<String> {
    let hosts = catalog::entry(id).into_iter().flat_map(|entry| entry.hosts);
    hosts.map(|host| catalog::origin(host)).collect()
}

impl View<'_> {
    /// The welcome page.
    pub fn welcome(&self, model: &Model) -> Vec<Element> {
        let picture = |(file, title, more): (&str, &str, &str)| -> Element {
            let image = self.el("img").attr("src", &format!("pictures/{file}.svg")).attr("alt", "");
            let image = image.attr("width", "320").attr("height", "200");
            let caption = self.el("figcaption").child(self.said("h2", title, &[])).child(self.said("p", more, &[]));
            self.el("figure").child(image).child(caption).into()
        };
        let head = self.el("header").child(self.said("h1", "welcome", &[])).child(self.said("p", "welcome_more", &[]));
        let next = self.el("section").attr("id", "next").attr("tabindex", "-1");
        let next = match model.stage {
            Stage::Asking => next.child(self.said("h2", "welcome_ask", &[])).children(self.ways()),
            Stage::Choosing => next.child(self.said("h2", "welcome_choose", &[])).children(self.choices(model)),
            Stage::Watching => next
                .child(self.said("h2", "welcome_watching", &[]))
                .children(self.go_on(model, "welcome_watching_more")),
            Stage::Clicking => next
                .child(self.said("h2", "welcome_clicking", &[]))
                .children(self.go_on(model, "welcome_clicking_more")),
            Stage::Refused => {
                next.child(self.said("h2", "welcome_refused", &[])).children(self.go_on(model, "welcome_clicking_more"))
            }
        };
        let promise = self.el("footer").child(self.said("p", "welcome_promise", &[]));
        vec![
            head.into(),
            self.el("div").class("pictures").children(PICTURES.map(picture)).into(),
            next.into(),
            promise.into(),
        ]
    }

    /// The three ways to look.
    fn ways(&self) -> Vec<Element> {
        let way = |action: &str, key: &str, more: &str, class: &str| -> Element {
            let described = format!("{action}-more");
            let button = self.button(action, key).class(class).attr("id", action).attr("aria-describedby", &described);
            let more = self.said("p", more, &[]).class("small").attr("id", &described);
            self.el("div").class("way").child(button).child(more).into()
        };
        vec![
            way("watch-all", "welcome_watch", "welcome_watch_more", "primary"),
            way("choose", "welcome_choose_some", "welcome_choose_more", "plain"),
            way("click-only", "welcome_click", "welcome_click_more", "plain"),
        ]
    }

    /// Every platform to be ticked, by category.
    fn choices(&self, model: &Model) -> Vec<Element> {
        let mut parts = Vec::new();
        for (category, _, key) in CATEGORIES {
            let own = model
                .platforms
                .iter()
                .filter(|known| known.platform.category == category && !known.platform.hosts.is_empty());
            let boxes: Vec<Element> = own
                .map(|known| {
                    let id = format!("tick-{}", known.platform.id);
                    let input = self
                        .el("input")
                        .attr("type", "checkbox")
                        .attr("id", &id)
                        .attr("data-action", "tick")
                        .attr("data-id", &known.platform.id)
                        .flag("checked", model.chosen.contains(&known.platform.id));
                    let label = self.el("label").attr("for", &id).text(&known.platform.name);
                    self.el("div").class("choice").child(input).child(label).into()
                })
                .collect();
            if !boxes.is_empty() {
                parts.push(self.el("fieldset").child(self.said("legend", key, &[])).children(boxes).into());
            }
        }
        parts.push(self.el("div").class("buttons bar").child(self.watch_chosen(model)).into());
        parts
    }

    fn watch_chosen(&self, model: &Model) -> Element {
        let count = model.chosen.len().to_string();
        self.el("button")
            .class("primary")
            .attr("type", "button")
            .attr("id", "watch-chosen")
            .attr("data-action", "watch-chosen")
            .flag("disabled", model.chosen.is_empty() && model.granted.is_empty())
            .text(&self.say("welcome_watch_chosen", &[&count]))
            .into()
    }

    /// Where to go now: the settings pages of what was chosen, or of what most people use.
    fn go_on(&self, model: &Model, more: &str) -> Vec<Element> {
        let is_meant = |known: &&Rc<Known>| match model.chosen.is_empty() {
            true => FIRST.contains(&known.platform.category),
            false => model.chosen.contains(&known.platform.id),
        };
        let link = |known: &Rc<Known>| -> Option<Element> {
            let page = known.platform.ai_pages().next()?;
            let button = self.el("button").class("plain").attr("type", "button").attr("data-action", "open");
            let button = button.attr("data-url", page.link()).attr("data-id", &known.platform.id);
            Some(self.el("li").child(button.text(&known.platform.name)).into())
        };
        let links = model.platforms.iter().filter(is_meant).filter_map(link);
        let all = self.button("own", "all_platforms").class("link").attr("data-path", "dashboard.html");
        vec![self.said("p", more, &[]).into(), self.el("ul").class("go").children(links).into(), all.into()]
    }
}
