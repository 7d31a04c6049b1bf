//! The dashboard's sections, each made of its part of a [`Model`]. Start at [`Section`].

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::Element;

use crate::catalog::{Kind, Known};
use crate::tour::Tour;

use super::State;
use super::dom::icon;
use super::listing::{CATEGORIES, Counts, Filter, Shown, label_of, listed, name_of};
use super::view::View;
use super::words;

/// Everything the dashboard knows.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The memory and what goes on.
    pub state: State,
    /// Every platform, by its name.
    pub platforms: Vec<Rc<Known>>,
    /// What the list shows.
    pub filter: Filter,
    /// The platforms that are unfolded; of the others only the heading is drawn.
    pub opened: BTreeSet<String>,
    /// Whether all are unfolded, for printing.
    pub printing: bool,
    /// The platforms chosen for a check-up.
    pub chosen: BTreeSet<String>,
    /// What became of the last import or export.
    pub outcome: Option<Outcome>,
    /// Whether the person is asked if everything shall be forgotten.
    pub clearing: bool,
}

impl Model {
    /// Whether the person looks for something, so that what is found is unfolded; a category alone leaves too many.
    pub fn is_narrowed(&self) -> bool {
        let Filter { query, shown, .. } = &self.filter;
        !query.trim().is_empty() || *shown != Shown::All
    }
}

/// What became of what the person asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Whether it worked.
    pub good: bool,
    /// The text of `_locales`.
    pub key: &'static str,
    /// Its placeholders.
    pub values: Vec<String>,
}

/// A part of the dashboard that is drawn by itself, so that the person's place in the others is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What it comes to, on top.
    Answer,
    /// What is wrong with the memory.
    Trouble,
    /// What changed.
    Changes,
    /// The check-up.
    CheckUp,
    /// How many platforms the filter lets through, for a screen reader too.
    Count,
    /// The list of platforms.
    Platforms,
    /// Forms and e-mails.
    ToDo,
    /// How the person wants Optlight.
    Settings,
    /// What became of an import or export.
    Outcome,
}

impl Section {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Answer,
        Self::Trouble,
        Self::Changes,
        Self::CheckUp,
        Self::Count,
        Self::Platforms,
        Self::ToDo,
        Self::Settings,
        Self::Outcome,
    ];

    /// The id of the element that holds it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Answer => "part-answer",
            Self::Trouble => "part-trouble",
            Self::Changes => "part-changes",
            Self::CheckUp => "part-check-up",
            Self::Count => "part-count",
            Self::Platforms => "part-platforms",
            Self::ToDo => "part-to-do",
            Self::Settings => "part-settings",
            Self::Outcome => "part-outcome",
        }
    }

    /// What it shows of a model.
    pub fn render(self, view: View<'_>, model: &Model) -> Vec<Element> {
        match self {
            Self::Answer => vec![view.summary(model)],
            Self::Trouble => view.trouble(model).into_iter().collect(),
            Self::Changes => view.all_changes(model).into_iter().collect(),
            Self::CheckUp => view.check_up(model),
            Self::Count => view.count(model),
            Self::Platforms => view.platforms(model),
            Self::ToDo => view.to_do(model),
            Self::Settings => view.settings(model),
            Self::Outcome => view.outcome(model).into_iter().collect(),
        }
    }
}

impl View<'_> {
    /// The frame of the dashboard: headings, what is typed into, and an empty element for each section.
    pub fn frame(&self) -> Vec<Element> {
        let part = |section: Section| -> Element { self.el("div").attr("id", section.id()).into() };
        let link = |to: &str, key: &str| -> Element {
            self.el("li").child(self.said("a", key, &[]).attr("href", &format!("#{to}"))).into()
        };
        let navigation =
            self.el("nav").attr("aria-label", &self.say("dashboard_parts", &[])).child(self.el("ul").children([
                link("check-up", "check_up"),
                link("platforms", "platforms"),
                link("to-do", "to_do"),
                link("settings", "settings"),
                link("data", "data"),
            ]));
        let section = |id: &str, key: &str| {
            self.el("section").attr("id", id).attr("tabindex", "-1").child(self.said("h2", key, &[]))
        };
        let find = self
            .el("input")
            .attr("type", "search")
            .attr("id", "query")
            .attr("autocomplete", "off")
            .attr("placeholder", &self.say("search_more", &[]));
        let option = |value: &str, key: &str| -> Element { self.said("option", key, &[]).attr("value", value).into() };
        let labelled = |id: &str, key: &str, field: Element| -> Element {
            self.el("div").class("field").child(self.said("label", key, &[]).attr("for", id)).child(field).into()
        };
        let shown =
            self.el("select").attr("id", "shown").children(Shown::ALL.map(|(_, value, key)| option(value, key)));
        let categories = CATEGORIES.map(|(_, value, key)| option(value, key));
        let category = self.el("select").attr("id", "category").child(option("", "category_all")).children(categories);
        let fields = self.el("div").class("fields").attr("role", "search").children([
            labelled("query", "search", find.into()),
            labelled("shown", "filter", shown.into()),
            labelled("category", "category", category.into()),
        ]);
        let file = self
            .el("input")
            .attr("type", "file")
            .attr("id", "file")
            .attr("accept", "application/json,.json")
            .attr("data-action", "import");
        let export = |id: &str, key: &str| -> Element { self.button(id, key).class("plain").attr("id", id).into() };
        let buttons =
            [export("export-json", "export_json"), export("export-csv", "export_csv"), export("print", "print")];
        vec![
            part(Section::Answer),
            navigation.into(),
            part(Section::Trouble),
            part(Section::Changes),
            section("check-up", "check_up").child(part(Section::CheckUp)).into(),
            section("platforms", "platforms")
                .child(fields)
                .child(part(Section::Count))
                .child(part(Section::Platforms))
                .into(),
            section("to-do", "to_do").child(part(Section::ToDo)).into(),
            section("settings", "settings").child(part(Section::Settings)).into(),
            section("data", "data")
                .child(self.said("p", "data_more", &[]).class("small"))
                .child(self.el("div").class("buttons").children(buttons))
                .child(labelled("file", "import", file.into()))
                .child(part(Section::Outcome))
                .into(),
        ]
    }

    fn summary(&self, model: &Model) -> Element {
        let memory = &model.state.memory;
        let counts = Counts::sum(model.platforms.iter().map(|known| Counts::of(&known.platform, memory)));
        let (used, protected, seen) =
            (counts.used.to_string(), counts.protected.to_string(), counts.seen().to_string());
        let all = counts.all.to_string();
        let more = self.say("dashboard_more", &[&used, &protected, &seen, &all]);
        let (look, key, more) = match (counts.seen(), counts.used, counts.protected) {
            (0, ..) => ("absent", "dashboard_new", self.say("dashboard_new_more", &[&all])),
            (_, 1.., _) => ("used", "dashboard_used", more),
            (_, 0, 1..) => ("protected", "dashboard_protected", more),
            _ => ("unknown", "answer_unclear", more),
        };
        self.answer(look, &self.say(key, &[]), Some(&more))
    }

    fn trouble(&self, model: &Model) -> Option<Element> {
        let trouble = model.state.trouble.as_ref()?;
        let mut card = self.el("section").class("notice").attr("role", "alert");
        if let (Some(reason), Some(at)) = (&trouble.reason, &trouble.at) {
            let said = self.say("broken", &[&self.host.date(at)]);
            card = card
                .child(self.el("p").child(self.el("strong").text(&said)))
                .child(self.el("p").class("small").attr("dir", "auto").text(reason))
                .child(
                    self.el("div")
                        .class("buttons")
                        .child(self.button("save-broken", "broken_save").class("plain").attr("id", "save-broken"))
                        .child(self.button("discard", "broken_discard").class("plain").attr("id", "discard")),
                );
        }
        if trouble.full {
            card = card.child(self.said("p", "full", &[]));
        }
        Some(card.into())
    }

    fn all_changes(&self, model: &Model) -> Option<Element> {
        let changes = model.state.memory.changes();
        let items = changes.iter().map(|(id, change, now)| {
            let (platform, label) = label_of(id, &self.host.language());
            self.change(id, &platform, &label, change, now)
        });
        let list = self.el("ul").class("findings").children(items);
        let title = self.said("h2", "changes", &[]);
        (!changes.is_empty()).then(|| self.el("section").class("changes").child(title).child(list).into())
    }

    fn check_up(&self, model: &Model) -> Vec<Element> {
        match &model.state.tour {
            Some(tour) if tour.stop().is_some() => {
                let hint = self.said("p", "tour_here", &[]).class("small").into();
                self.progress(tour).into_iter().chain([hint]).collect()
            }
            Some(tour) => vec![self.tour_summary(tour, model), self.tour_choice(model)],
            None => vec![self.said("p", "check_up_more", &[]).into(), self.tour_choice(model)],
        }
    }

    fn tour_choice(&self, model: &Model) -> Element {
        let seen = seen_platforms(model).len().to_string();
        let choose = |which: &str, key: &str, values: &[&str]| -> Element {
            let button = self.el("button").class("plain").attr("type", "button").attr("data-action", "choose-all");
            button
                .attr("id", &format!("choose-all-{which}"))
                .attr("data-which", which)
                .text(&self.say(key, values))
                .into()
        };
        let count = model.chosen.len().to_string();
        let start = self
            .el("button")
            .class("primary")
            .attr("type", "button")
            .attr("id", "tour-start")
            .attr("data-action", "tour-start")
            .flag("disabled", model.chosen.is_empty())
            .text(&self.say("tour_start", &[&count]));
        self.el("div")
            .class("buttons")
            .child(choose("seen", "tour_choose_seen", &[&seen]))
            .child(choose("shown", "tour_choose_shown", &[]))
            .child(choose("none", "tour_choose_none", &[]))
            .child(start)
            .into()
    }

    fn tour_summary(&self, tour: &Tour, model: &Model) -> Element {
        let memory = &model.state.memory;
        let control = |look: &str, text: String| -> Element {
            let picture = icon(self.document, words::icon_path(look));
            self.el("li").class(look).child(picture).child(self.el("span").attr("dir", "auto").text(&text)).into()
        };
        let mut list = self.el("ol").class("stops");
        for (at, stop) in tour.stops.iter().enumerate() {
            let name = self.el("strong").attr("dir", "auto").text(&format!("{} · {}", stop.name, stop.title));
            let mut item = self.el("li").child(name);
            item = if stop.skipped {
                item.child(self.said("p", "tour_skipped", &[]).class("small"))
            } else if at >= tour.at {
                item.child(self.said("p", "tour_not_reached", &[]).class("small"))
            } else {
                let told = stop.controls.iter().map(|one| match tour.seen(memory, one) {
                    Some(last) => {
                        let state = self.state(last.state, last.data_use);
                        control(
                            words::look_of(last.state, last.data_use),
                            self.say("ring_label", &[&one.label, &state]),
                        )
                    }
                    None => control("never", self.say("ring_label", &[&one.label, &self.say("tour_not_read", &[])])),
                });
                item.child(self.el("ul").class("told").children(told))
            };
            list = list.child(item);
        }
        let title = if tour.stopped { "tour_stopped" } else { "tour_ended" };
        self.el("div").class("summary").child(self.said("h3", title, &[])).child(list).into()
    }

    fn count(&self, model: &Model) -> Vec<Element> {
        let memory = &model.state.memory;
        let shown = model.platforms.iter().filter(|known| !model.filter.controls(known, memory).is_empty()).count();
        let (shown, all) = (shown.to_string(), model.platforms.len().to_string());
        vec![self.said("p", "platforms_shown", &[&shown, &all]).class("small").attr("role", "status").into()]
    }

    fn platforms(&self, model: &Model) -> Vec<Element> {
        let memory = &model.state.memory;
        let all = model.printing || model.is_narrowed();
        let seen = seen_platforms(model);
        let mut platforms: Vec<&Rc<Known>> = model.platforms.iter().collect();
        // those that the person knows come first
        platforms.sort_by_key(|known| !seen.contains(&known.platform.id));
        let item = |known: &Rc<Known>| -> Option<Element> {
            let controls = model.filter.controls(known, memory);
            let chosen = model.chosen.contains(&known.platform.id);
            let open = all || model.opened.contains(&known.platform.id);
            (!controls.is_empty()).then(|| self.platform(known, &controls, memory, chosen, open))
        };
        vec![self.el("ul").class("platforms").children(platforms.into_iter().filter_map(item)).into()]
    }

    /// Forms and e-mails, those of platforms that the person has been to first, what is done last.
    fn to_do(&self, model: &Model) -> Vec<Element> {
        let memory = &model.state.memory;
        let seen = seen_platforms(model);
        let mut all = Vec::new();
        for known in &model.platforms {
            for control in listed(&known.platform).filter(|one| matches!(one.kind, Kind::Form | Kind::Email)) {
                let name = name_of(&known.platform, control);
                let done = memory.done.get(name.as_str());
                all.push((done.is_some(), !seen.contains(&known.platform.id), known, control, name, done));
            }
        }
        all.sort_by_key(|(is_done, is_new, ..)| (*is_done, *is_new));
        let items = all.iter().map(|(is_done, _, known, control, name, done)| {
            let label = control.label_in(&self.host.language());
            let label =
                if label.is_empty() { self.say(words::purpose(control.purpose), &[]) } else { label.to_owned() };
            let id = format!("done-{name}");
            let tick = self
                .el("input")
                .attr("type", "checkbox")
                .attr("id", &id)
                .attr("data-action", "done")
                .attr("data-id", name)
                .flag("checked", *is_done);
            let title = self
                .el("label")
                .attr("for", &id)
                .attr("dir", "auto")
                .text(&format!("{} · {label}", known.platform.name));
            let key = if control.kind == Kind::Email { "write_email" } else { "open_page" };
            let open = known.platform.way_to(control).map(|url| {
                let said = self.say(key, &[]);
                let button = self.el("button").class("link").attr("type", "button").attr("data-action", "open");
                button
                    .attr("id", &format!("open-do-{name}"))
                    .attr("data-url", &url)
                    .attr("aria-label", &format!("{said}: {label}"))
                    .text(&said)
            });
            let when = done.map(|time| self.said("p", "done_on", &[&self.date(*time)]).class("small"));
            self.el("li")
                .class(if *is_done { "done" } else { "" })
                .child(tick)
                .child(
                    self.el("div")
                        .class("card")
                        .child(title)
                        .child(self.english("p", &control.does).class("small"))
                        .maybe(when)
                        .maybe(open),
                )
                .into()
        });
        let list = self.el("ul").class("to-do").children(items);
        vec![self.said("p", "to_do_more", &[]).class("small").into(), list.into()]
    }
}

/// The platforms of which something is remembered.
pub fn seen_platforms(model: &Model) -> BTreeSet<String> {
    model.state.memory.controls.keys().map(|id| id.platform().to_owned()).collect()
}
