//! What all views are made of: texts, elements, and the parts that more than one of them shows.

use web_sys::{Document, Element};

use crate::catalog::Source;
use crate::history::{Change, ControlId, Observation, Time};
use crate::report::{DataUse, State};
use crate::tour::Tour;

use super::dom::{Build, el, icon};
use super::{Host, words};

/// A view's document and what it knows of the browser.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Where its elements are made.
    pub document: &'a Document,
    /// The browser.
    pub host: &'a Host,
}

impl<'a> View<'a> {
    /// Starts an element.
    pub fn el(&self, tag: &str) -> Build<'a> {
        el(self.document, tag)
    }

    /// A text of `_locales`.
    pub fn say(&self, key: &str, values: &[&str]) -> String {
        self.host.text(key, values.iter().map(|value| (*value).to_owned()).collect())
    }

    /// An element with a text of `_locales`.
    pub fn said(&self, tag: &str, key: &str, values: &[&str]) -> Build<'a> {
        self.el(tag).text(&self.say(key, values))
    }

    /// A button with a text of `_locales`; `action` says what it does.
    pub fn button(&self, action: &str, key: &str) -> Build<'a> {
        self.said("button", key, &[]).attr("type", "button").attr("data-action", action)
    }

    /// A switch in Optlight's own pages.
    pub fn toggle(&self, action: &str, which: &str, label: &str, is_on: bool) -> Element {
        self.el("button")
            .class("toggle")
            .attr("type", "button")
            .attr("role", "switch")
            .attr("aria-checked", if is_on { "true" } else { "false" })
            .attr("data-action", action)
            .attr("data-which", which)
            .attr("id", &format!("{action}-{which}"))
            .child(self.el("span").text(label))
            .child(self.el("span").class("knob").attr("aria-hidden", "true"))
            .into()
    }

    /// A sentence of the catalogue, which is English.
    pub fn english(&self, tag: &str, text: &str) -> Build<'a> {
        self.el(tag).attr("lang", "en").attr("dir", "ltr").text(text)
    }

    /// The five-second answer on top of a view.
    pub fn answer(&self, look: &str, headline: &str, more: Option<&str>) -> Element {
        let text = self.el("div").child(self.el("h1").text(headline));
        let text = match more {
            Some(more) => text.child(self.el("p").text(more)),
            None => text,
        };
        let picture = icon(self.document, words::icon_path(look));
        self.el("section").class(&format!("answer {look}")).attr("role", "status").child(picture).child(text).into()
    }

    /// A state with what it means, in words: `off · kept out`.
    pub fn state(&self, state: State, data_use: DataUse) -> String {
        self.joined(&words::said_of(state, data_use))
    }

    /// Texts of `_locales` as one line.
    pub fn joined(&self, keys: &[&str]) -> String {
        let said: Vec<String> = keys.iter().map(|key| self.say(key, &[])).collect();
        match said.as_slice() {
            [first, second] => self.say("state_and_meaning", &[first, second]),
            _ => said.concat(),
        }
    }

    /// A time as a date.
    pub fn date(&self, time: Time) -> String {
        self.host.date(&time.to_string())
    }

    /// Where facts come from.
    pub fn sources(&self, sources: &[Source]) -> Build<'a> {
        let source = |source: &Source| -> Element {
            let host = source.url.split('/').nth(2).unwrap_or(&source.url);
            let link =
                self.el("a").attr("href", &source.url).attr("target", "_blank").attr("rel", "noreferrer").text(host);
            self.el("li")
                .attr("lang", "en")
                .child(link)
                .text(&format!(" · {} · {}", source.seen, source.supports))
                .into()
        };
        self.el("ul").children(sources.iter().map(source))
    }

    /// A change that nobody watched, said as what was seen; `platform` and `label` name it.
    pub fn change(&self, id: &ControlId, platform: &str, label: &str, change: &Change, now: &Observation) -> Element {
        let look = words::look_of(now.state, now.data_use);
        let name = format!("change-{}", id.as_str().replace('/', "-"));
        let (was, is) = (self.state(change.from.state, change.from.data_use), self.state(now.state, now.data_use));
        let said = self.say("change_said", &[&was, &self.date(change.from.last), &is, &self.date(now.last)]);
        let button = |action: &str, key: &str| -> Element {
            let at = format!("{action}-{name}");
            self.button(action, key)
                .class("plain")
                .attr("id", &at)
                .attr("data-id", id.as_str())
                .attr("aria-describedby", &name)
                .into()
        };
        let card = self
            .el("div")
            .class("card")
            .child(self.el("h3").attr("id", &name).text(&self.say("change_title", &[platform])))
            .child(self.el("p").class("label").attr("dir", "auto").text(label))
            .child(self.el("p").child(self.el("strong").text(&said)))
            .child(self.said("p", "change_note", &[platform]).class("small"))
            .child(
                self.el("div")
                    .class("buttons")
                    .child(button("seen", "change_seen"))
                    .child(button("several", "change_several")),
            );
        self.el("li")
            .class(&format!("finding change {look}"))
            .attr("aria-labelledby", &name)
            .child(icon(self.document, words::icon_path(look)))
            .child(card)
            .into()
    }

    /// How far a check-up is, and its buttons.
    pub fn progress(&self, tour: &Tour) -> Option<Element> {
        let stop = tour.stop()?;
        let (at, of) = ((tour.at + 1).to_string(), tour.stops.len().to_string());
        let label = self.say("tour_at", &[&at, &of]);
        let progress = self
            .el("progress")
            .attr("value", &tour.at.to_string())
            .attr("max", &of)
            .attr("aria-label", &label)
            .attr("aria-valuetext", &label);
        let step = |step: &str, key: &str, class: &str| -> Element {
            let id = format!("tour-{step}");
            self.button("tour", key).class(class).attr("id", &id).attr("data-step", step).into()
        };
        let buttons = self
            .el("div")
            .class("buttons")
            .child(step("next", "tour_next", "primary"))
            .child(step("skip", "tour_skip", "plain"))
            .child(step("stop", "tour_stop", "plain"));
        let here = self.el("p").class("small").attr("dir", "auto").text(&format!("{} · {}", stop.name, stop.title));
        Some(
            self.el("section")
                .class("tour")
                .child(self.el("h2").text(&label))
                .child(progress)
                .child(here)
                .child(buttons)
                .into(),
        )
    }
}
