//! The page on which a person reads and edits a report that Optlight was wrong, before it goes anywhere.

use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, HtmlTextAreaElement};

use super::Host;
use super::dom::refill;
use super::view::View;

#[derive(Serialize)]
#[serde(tag = "type", rename = "mistake", rename_all = "camelCase")]
struct Ask<'a> {
    tab_id: f64,
    around: Around<'a>,
}

#[derive(Serialize)]
struct Around<'a> {
    version: &'a str,
    browser: &'a str,
    language: &'a str,
}

#[derive(serde::Deserialize)]
struct Answer {
    text: String,
}

/// Shows the page for the host's tab. `version` is Optlight's, `browser` names the browser.
pub async fn start(host: Host, version: &str, browser: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("the page has no document")?;
    let root = document.get_element_by_id("app").ok_or("the page has no #app")?;
    let tab_id = JsFuture::from(host.tab()).await?.as_f64().ok_or("the page has no tab")?;
    let language = host.language();
    // a tab that was closed meanwhile leaves an empty report to be written by hand
    let asked = Ask { tab_id, around: Around { version, browser, language: &language } };
    let answer =
        host.ask_for(&asked).await.ok().and_then(|answer| serde_wasm_bindgen::from_value::<Answer>(answer).ok());
    let view = View { document: &document, host: &host };
    let seen = answer.map(|answer| answer.text).unwrap_or_default();
    let text = format!("{}\n\n\n{}\n\n{seen}", view.say("mistake_what", &[]), view.say("mistake_seen", &[]));
    refill(&root, view.mistake(&text));
    let heard_root = root.clone();
    let clicked = Closure::<dyn FnMut(Event)>::new(move |event: Event| act(&host, &heard_root, &event));
    root.add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref())?;
    clicked.forget(); // lives as long as the document
    Ok(())
}

/// Copies or saves the text as the person has edited it.
fn act(host: &Host, root: &Element, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let action = target.and_then(|target| target.get_attribute("data-action")).unwrap_or_default();
    let field =
        root.query_selector("textarea").ok().flatten().and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(field) = field else { return };
    match action.as_str() {
        "copy" => {
            let copied = host.copy(&field.value());
            let (root, done) = (root.clone(), host.text("mistake_copied", vec![]));
            spawn_local(async move {
                if JsFuture::from(copied).await.is_ok()
                    && let Ok(Some(status)) = root.query_selector("[role=status]")
                {
                    status.set_text_content(Some(&done));
                }
            });
        }
        "save" => host.save("optlight-mistake.md", "text/markdown", &field.value()),
        _ => {}
    }
}

impl View<'_> {
    /// The page with a text to be edited.
    pub fn mistake(&self, text: &str) -> Vec<Element> {
        let field = self
            .el("textarea")
            .attr("id", "text")
            .attr("rows", "24")
            .attr("spellcheck", "false")
            .attr("dir", "auto")
            .text(text);
        let buttons = self
            .el("div")
            .class("buttons")
            .child(self.button("copy", "mistake_copy").class("primary"))
            .child(self.button("save", "mistake_save").class("plain"));
        vec![
            self.said("h1", "mistake", &[]).into(),
            self.said("p", "mistake_more", &[]).into(),
            self.said("label", "mistake_text", &[]).attr("for", "text").into(),
            field.into(),
            buttons.into(),
            self.el("p").attr("role", "status").into(),
        ]
    }
}
