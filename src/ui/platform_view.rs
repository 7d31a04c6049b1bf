//! One platform in the dashboard's list: its controls, what they were seen set to, and when.

use web_sys::Element;

use crate::catalog::{Control, Kind, Known, Place, Platform};
use crate::history::{Memory, Observation};
use crate::report::Elsewhere;

use super::dom::icon;
use super::listing::{Counts, last_of, name_of};
use super::view::View;
use super::words;

/// How many earlier states are listed.
const EARLIER: usize = 8;

impl View<'_> {
    /// A platform with those of its controls that the filter lets through, which are drawn where it is open.
    pub fn platform(&self, known: &Known, controls: &[&Control], memory: &Memory, chosen: bool, open: bool) -> Element {
        let platform = &known.platform;
        let id = &platform.id;
        let name = format!("name-{id}");
        let rests = memory.settings.off.contains(id.as_str());
        let summary = self
            .el("summary")
            .child(self.el("h3").attr("id", &name).text(&platform.name))
            .child(self.chips(Counts::of(platform, memory), rests));
        let mut details = self
            .el("details")
            .attr("id", &format!("platform-{id}"))
            .attr("data-owned", id)
            .flag("open", open)
            .child(summary);
        if open {
            let items = controls.iter().map(|control| self.control(platform, control, memory));
            details = details
                .child(self.english("p", &platform.summary).class("small"))
                .child(self.el("ul").class("controls").children(items))
                .child(self.toggle("rest", id, &self.say("rest_on", &[&platform.name]), rests));
        }
        let has_pages = platform.ai_pages().next().is_some();
        let choose = has_pages.then(|| {
            self.el("input")
                .class("choose")
                .attr("type", "checkbox")
                .attr("id", &format!("choose-{id}"))
                .attr("data-action", "choose")
                .attr("data-id", id)
                .attr("aria-label", &self.say("tour_choose", &[&platform.name]))
                .flag("checked", chosen)
        });
        self.el("li").class("platform").maybe(choose).child(details).into()
    }

    /// A platform's states in a few words.
    fn chips(&self, counts: Counts, rests: bool) -> Element {
        let never = counts.all - counts.seen();
        let parts = [
            ("used", "count_used", counts.used),
            ("protected", "count_protected", counts.protected),
            ("unknown", "count_unclear", counts.unclear),
            ("never", "count_never", never),
        ];
        let mut chips = self.el("span").class("chips");
        for (look, key, count) in parts.into_iter().filter(|(.., count)| *count > 0) {
            chips = chips.child(self.said("span", key, &[&count.to_string()]).class(&format!("chip {look}")));
        }
        if rests {
            chips = chips.child(self.said("span", "rests", &[]).class("chip never"));
        }
        chips.into()
    }

    fn control(&self, platform: &Platform, control: &Control, memory: &Memory) -> Element {
        let last = last_of(platform, control, memory);
        let look = match last {
            Some(last) => words::look_of(last.state, last.data_use),
            None if control.kind.has_state() => "never",
            None => "action",
        };
        let label = control.label_in(&self.host.language());
        let label = if label.is_empty() { self.say(words::purpose(control.purpose), &[]) } else { label.to_owned() };
        let state = match last {
            Some(last) => self.say("seen_state", &[&self.state(last.state, last.data_use), &self.date(last.last)]),
            None if control.kind.has_state() && control.place == Place::Web => self.say("never", &[]),
            None => self.say(words::elsewhere(&plain(platform, control)), &[]),
        };
        let mut line = self
            .el("p")
            .class("state")
            .child(self.el("strong").text(&state))
            .child(self.said("span", words::purpose(control.purpose), &[]).class("purpose"));
        if let Some(default) = words::default_state(control.default).filter(|_| control.kind.has_state()) {
            let default = self.say("default_is", &[&self.say(default, &[])]);
            line = line.child(self.el("span").class("purpose").text(&default));
        }
        let mut card = self
            .el("div")
            .class("card")
            .child(self.el("h4").attr("dir", "auto").text(&label))
            .child(line)
            .child(self.english("p", &control.does).class("small"))
            .maybe(control.does_not.as_ref().map(|text| self.english("p", text).class("small")));
        if let Some(choice) = last.and_then(|last| last.choice.as_ref()) {
            card = card.child(self.said("p", "chosen", &[choice.as_str()]).class("small"));
        }
        card = card.maybe(self.earlier(platform, control, memory));
        if let Some(url) = platform.way_to(control) {
            let key = if control.kind == Kind::Email { "write_email" } else { "open_page" };
            let said = self.say(key, &[]);
            let button = self.el("button").class("link").attr("type", "button").attr("data-action", "open");
            let name = name_of(platform, control);
            let button = button.attr("id", &format!("open-{name}")).attr("data-url", &url);
            card = card.child(button.attr("aria-label", &format!("{said}: {label}")).text(&said));
        } else if !control.steps.is_empty() {
            card = card.child(self.el("p").class("small").attr("dir", "auto").text(&control.steps.join(" › ")));
        }
        self.el("li")
            .class(&format!("finding {look}"))
            .child(icon(self.document, words::icon_path(look)))
            .child(card)
            .into()
    }

    /// What it was set to before, newest first.
    fn earlier(&self, platform: &Platform, control: &Control, memory: &Memory) -> Option<Element> {
        let name = name_of(platform, control);
        let all = &memory.controls.get(name.as_str())?.observations;
        let earlier: Vec<&Observation> = all.iter().rev().skip(1).take(EARLIER).collect();
        let item = |one: &&Observation| -> Element {
            let state = self.state(one.state, one.data_use);
            let (first, last) = (self.date(one.first), self.date(one.last));
            let text = match first == last {
                true => self.say("seen_state", &[&state, &last]),
                false => self.say("seen_between", &[&state, &first, &last]),
            };
            self.el("li").text(&text).into()
        };
        let list = self.el("ul").class("small").children(earlier.iter().map(item));
        let details = self.el("details").class("earlier").attr("id", &format!("earlier-{name}"));
        (!earlier.is_empty()).then(|| details.child(self.said("summary", "earlier", &[])).child(list).into())
    }
}

/// What the words for ways beyond a page need to know.
fn plain(platform: &Platform, control: &Control) -> Elsewhere {
    Elsewhere {
        id: name_of(platform, control),
        label: String::new(),
        kind: control.kind,
        purpose: control.purpose,
        place: control.place,
        here: false,
        url: None,
        steps: vec![],
        does: String::new(),
        does_not: None,
        offered: vec![],
    }
}
