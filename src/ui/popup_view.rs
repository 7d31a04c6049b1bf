//! What the popup shows, made of a [`Model`]. Start at [`render`].

use web_sys::{Document, Element};

use crate::catalog::{Kind, Offered, Place, Purpose};
use crate::history::{Change, ControlId, Memory, Observation};
use crate::report::{Elsewhere, Finding, Origin, PageLink, Report, State};
use crate::tour::Tour;

use super::dom::{icon, refill};
use super::listing::label_of;
use super::view::View;
use super::{Host, words};

/// How many changes the popup shows; the dashboard shows all.
const CHANGES: usize = 3;

/// Everything the popup knows.
#[derive(Debug, Clone, PartialEq)]
pub enum Model {
    /// The look has not come back yet.
    Looking,
    /// The browser lets no extension read this page.
    Closed,
    /// The person lets Optlight rest on this platform.
    Resting {
        /// Its id.
        platform: String,
        /// Its name.
        name: String,
    },
    /// The tab was looked at.
    Looked {
        /// What the core says of it.
        report: Box<Report>,
        /// What the person granted.
        access: Access,
        /// What changed, and the check-up that goes on in this tab.
        around: Box<Around>,
    },
}

/// What the popup shows beside the tab's report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Around {
    /// The changes that the person hasn't seen, newest first.
    pub changes: Vec<Changed>,
    /// The check-up that goes through this tab.
    pub tour: Option<Tour>,
}

/// A change with what was seen since.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The control.
    pub id: ControlId,
    /// What changed.
    pub change: Change,
    /// What it is now.
    pub now: Observation,
}

impl Changed {
    /// The changes that a memory has to tell.
    pub fn of(memory: &Memory) -> Vec<Self> {
        let owned = |(id, change, now): (&ControlId, &Change, &Observation)| Self {
            id: id.clone(),
            change: change.clone(),
            now: now.clone(),
        };
        memory.changes().into_iter().map(owned).collect()
    }
}

/// What the person granted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// The origins of this page's platform; empty where the catalogue doesn't know it.
    pub platform: Vec<String>,
    /// Whether all of them are granted.
    pub on_platform: bool,
    /// Whether every platform of the catalogue is granted.
    pub on_all: bool,
    /// Whether every site is granted.
    pub on_everywhere: bool,
}

/// Fills `root` with the view of a model. Buttons carry `data-action`, and what they act on in further attributes.
pub fn render(root: &Element, document: &Document, host: &Host, model: &Model) {
    let view = View { document, host };
    let parts: Vec<Element> = match model {
        Model::Looking => vec![view.answer("unknown", &view.say("answer_looking", &[]), None)],
        Model::Closed => {
            let more = view.say("answer_closed_more", &[]);
            vec![view.answer("unknown", &view.say("answer_closed", &[]), Some(&more)), view.foot(false)]
        }
        Model::Resting { platform, name } => {
            let more = view.say("answer_resting_more", &[name]);
            let toggle = view.toggle("rest", platform, &view.say("rest_on", &[name]), true);
            vec![view.answer("absent", &view.say("answer_resting", &[name]), Some(&more)), toggle, view.foot(false)]
        }
        Model::Looked { report, access, around } => view.looked(report, access, around),
    };
    refill(root, parts);
}

impl View<'_> {
    fn looked(&self, report: &Report, access: &Access, around: &Around) -> Vec<Element> {
        let mut parts: Vec<Element> = Vec::new();
        parts.extend(around.tour.as_ref().and_then(|tour| self.tour(tour)));
        parts.push(self.answer_of(report));
        parts.extend(self.changes(report, &around.changes));
        if report.findings.iter().any(|finding| finding.key.is_some()) {
            parts.push(self.through(report));
        }
        if !report.findings.is_empty() {
            let items = report.findings.iter().enumerate().map(|(at, finding)| self.finding(at, finding));
            parts.push(self.el("ul").class("findings").children(items).into());
        }
        let elsewhere: Vec<&PageLink> = report.pages.iter().filter(|page| !page.here).collect();
        if !elsewhere.is_empty() {
            parts.push(self.pages(report, &elsewhere));
        }
        if !report.elsewhere.is_empty() {
            parts.push(self.elsewhere(report));
        }
        parts.push(self.access(report, access));
        parts.push(self.foot(true));
        parts
    }

    /// How far the check-up is; at its end the way to its summary.
    fn tour(&self, tour: &Tour) -> Option<Element> {
        if tour.stop().is_some() {
            return self.progress(tour);
        }
        let summary = self.button("own", "tour_summary").class("primary").attr("data-path", "dashboard.html#check-up");
        Some(self.el("section").class("tour").child(self.said("h2", "tour_ended", &[])).child(summary).into())
    }

    /// What changed since it was seen last, this platform's first.
    fn changes(&self, report: &Report, changes: &[Changed]) -> Option<Element> {
        let mut changes: Vec<&Changed> = changes.iter().collect();
        changes.sort_by_key(|one| Some(one.id.platform()) != report.platform.as_deref());
        let items = changes.iter().take(CHANGES).map(|Changed { id, change, now }| {
            let (platform, label) = label_of(id, &self.host.language());
            self.change(id, &platform, &label, change, now)
        });
        let list = self.el("ul").class("findings").children(items);
        let more = changes.len().saturating_sub(CHANGES);
        let more = (more > 0).then(|| {
            let link = self.el("button").class("link").attr("type", "button").attr("data-action", "own");
            link.attr("data-path", "dashboard.html").text(&self.say("changes_more", &[&more.to_string()]))
        });
        (!changes.is_empty()).then(|| self.el("section").class("changes").child(list).maybe(more).into())
    }

    /// The way through the rings, for those who don't use a pointer.
    fn through(&self, report: &Report) -> Element {
        let ringed = report.findings.iter().filter(|finding| finding.key.is_some()).count();
        let mut row = self.el("div").class("through").attr("role", "group").attr("aria-label", &self.say("rings", &[]));
        if ringed > 1 {
            for (by, key) in [("-1", "previous"), ("1", "next")] {
                row = row.child(self.button("step", key).class("plain").attr("id", key).attr("data-by", by));
            }
        }
        row.child(
            self.button("hide", "hide").class("plain").attr("id", "hide").attr("title", &self.say("hide_more", &[])),
        )
        .into()
    }

    /// The ways on from here.
    fn foot(&self, is_looked: bool) -> Element {
        let own = |path: &str, key: &str| self.button("own", key).class("link").attr("id", key).attr("data-path", path);
        let wrong = is_looked.then(|| self.button("mistake", "mistake").class("link").attr("id", "mistake"));
        self.el("footer").child(own("dashboard.html", "all_platforms")).maybe(wrong).into()
    }

    fn answered(&self, look: &str, key: &str, values: &[&str], more: Option<String>) -> Element {
        self.answer(look, &self.say(key, values), more.as_deref())
    }

    fn answer_of(&self, report: &Report) -> Element {
        let name = &report.name();
        let (used, protected, unclear) = (report.used(), report.protected(), report.unclear());
        let all = used + protected + unclear;
        let count = |key_one: &str, key_many: &str| {
            let key = if all == 1 { key_one } else { key_many };
            Some(self.say(key, &[&used.to_string(), &all.to_string(), name]))
        };
        let absent = report.findings.iter().any(|finding| finding.state == State::Absent);
        let unsaved = report.findings.iter().filter(|finding| finding.unsaved).count();
        match (used, protected, unclear) {
            (0, _, 1..) if unsaved == unclear => {
                self.answered("unknown", "answer_unsaved", &[], Some(self.say("answer_unsaved_more", &[])))
            }
            (1.., _, _) => self.answered("used", "answer_used", &[name], count("answer_used_one", "answer_used_many")),
            (0, _, 1..) => self.answered("unknown", "answer_unclear", &[], Some(self.say("answer_unclear_more", &[]))),
            (0, 1.., 0) => self.answered(
                "protected",
                "answer_protected",
                &[name],
                count("answer_protected_one", "answer_protected_many"),
            ),
            _ if !report.findings.is_empty() && !absent => {
                self.answered("action", "answer_action", &[name], Some(self.say("answer_action_more", &[])))
            }
            _ if absent => self.answered("absent", "answer_absent", &[], Some(self.say("answer_absent_more", &[name]))),
            _ if report.settings_page && !report.settled => self.answered("unknown", "answer_looking", &[], None),
            _ if report.elsewhere.iter().any(|other| other.here) => {
                self.answered("unknown", "answer_by_eye", &[], Some(self.say("answer_by_eye_more", &[name])))
            }
            _ if report.platform.is_some() => self.answer_elsewhere(report, name),
            _ => self.answered("absent", "answer_unknown_site", &[], Some(self.say("answer_unknown_site_more", &[]))),
        }
    }

    /// What to say where this page has nothing: that there are other pages, other ways, or nothing at all. Where no setting
    /// is about training, a form or an e-mail against it is the answer.
    fn answer_elsewhere(&self, report: &Report, name: &str) -> Element {
        let any = |kinds: &[Kind]| report.elsewhere.iter().any(|other| kinds.contains(&other.kind));
        let settings = || report.elsewhere.iter().filter(|other| other.kind.has_state() || other.kind == Kind::Button);
        let trains = settings().any(|other| other.purpose == Some(Purpose::Training));
        let (key, more) = if report.pages.iter().any(|page| !page.here) {
            ("answer_elsewhere", "answer_elsewhere_more")
        } else if any(&[Kind::Form, Kind::Email]) && !trains {
            ("answer_object", "answer_object_more")
        } else if any(&[Kind::None]) && settings().next().is_none() {
            ("answer_no_control", "answer_no_control_more")
        } else {
            ("answer_steps", "answer_steps_more")
        };
        self.answered("absent", key, &[name], Some(self.say(more, &[name])))
    }

    fn finding(&self, at: usize, finding: &Finding) -> Element {
        let look = words::look(finding);
        let id = format!("finding-{at}");
        let state = self.joined(&words::said(finding));
        let name = self.el("h2").attr("id", &id).attr("dir", "auto").text(&finding.label);
        let purpose = self.el("span").class("purpose").text(&self.say(words::purpose(finding.purpose), &[]));
        let mut line = self.el("p").class("state").child(self.el("strong").text(&state)).child(purpose);
        if let Some(origin) = words::origin(finding) {
            line = line.child(self.el("span").class("purpose").text(&self.say(origin, &[])));
        }
        if finding.locked {
            line = line.child(self.el("span").class("purpose").text(&self.say("state_locked", &[])));
        }
        let mut card = self.el("div").class("card").child(name).child(line);
        if finding.needs_save {
            card = card.child(self.el("p").class("small").text(&self.say("needs_save", &[])));
        }
        if let Some(choice) = &finding.choice {
            card = card.child(self.el("p").class("small").text(&self.say("chosen", &[choice])));
        }
        if finding.state == State::Absent {
            card = card.child(self.absence(&finding.offered));
        } else if let Some(does) = &finding.does {
            card = card.child(self.english("p", does).class("small"));
        }
        card = card.child(self.details(at, finding));
        let mut item = self
            .el("li")
            .class(&format!("finding {look}"))
            .attr("aria-labelledby", &id)
            .child(icon(self.document, words::icon_path(look)))
            .child(card);
        if let Some(key) = finding.key {
            item = item.attr("data-at", &format!("{}/{key}", finding.frame));
            let button = self
                .button("show", "show")
                .class("show")
                .attr("id", &format!("show-{at}"))
                .attr("data-frame", &finding.frame.to_string())
                .attr("data-key", &key.to_string())
                .attr("aria-describedby", &id);
            item = item.child(button);
        }
        item.into()
    }

    fn absence(&self, offered: &[Offered]) -> Element {
        if offered.is_empty() {
            return self.el("p").class("small").text(&self.say("absent_no_reason", &[])).into();
        }
        let reasons = offered.iter().map(|reason| self.el("li").text(&self.reason(reason)).into());
        let intro = self.el("p").class("small").text(&self.say("absent_reasons", &[]));
        self.el("div").child(intro).child(self.el("ul").class("small").children(reasons)).into()
    }

    fn details(&self, at: usize, finding: &Finding) -> Element {
        let mut details = self
            .el("details")
            .attr("id", &format!("details-{at}"))
            .child(self.said("summary", "details", &[]))
            .child(self.said("h3", "details_evidence", &[]));
        let evidence = finding.evidence.iter().map(|text| self.el("li").attr("dir", "auto").text(text).into());
        details = details.child(self.el("ul").children(evidence));
        if finding.origin == Origin::Lexicon {
            details = details.child(self.said("p", "from_words_more", &[]).class("small"));
        }
        if let Some(note) = &finding.note {
            details = details.child(self.english("p", note));
        }
        if let Some(state) = words::default_state(finding.default) {
            details = details
                .child(self.said("h3", "details_default", &[]))
                .child(self.said("p", state, &[]).class("default"));
        }
        if let Some(does_not) = &finding.does_not {
            details = details.child(self.said("h3", "details_does_not", &[])).child(self.english("p", does_not));
        }
        if !finding.sources.is_empty() {
            details = details.child(self.said("h3", "details_sources", &[])).child(self.sources(&finding.sources));
        }
        details.into()
    }

    fn pages(&self, report: &Report, pages: &[&PageLink]) -> Element {
        let name = report.platform_name.as_deref().unwrap_or_default();
        let links = pages.iter().map(|page| {
            let button = self.el("button").class("link").attr("type", "button").attr("data-action", "open");
            self.el("li").child(button.attr("data-url", &page.url).text(&page.title)).into()
        });
        self.el("section")
            .class("pages")
            .child(self.el("h2").text(&self.say("pages", &[name])))
            .child(self.el("ul").children(links))
            .into()
    }

    /// A condition, with its date where its sentence has none.
    fn reason(&self, reason: &Offered) -> String {
        let untold = |date: &&String| !reason.text.contains(date.get(..4).unwrap_or_default());
        match (reason.since.as_ref().filter(untold), reason.until.as_ref().filter(untold)) {
            (_, Some(until)) => self.say("reason_until", &[&reason.text, until]),
            (Some(since), None) => self.say("reason_since", &[&reason.text, since]),
            (None, None) => reason.text.clone(),
        }
    }

    /// What the platform has for this beside its pages: forms, e-mails, apps, and that there is nothing.
    fn elsewhere(&self, report: &Report) -> Element {
        let name = report.platform_name.as_deref().unwrap_or_default();
        // what can be done before what can only be known
        let rank = |other: &&Elsewhere| match (other.kind, other.place) {
            (Kind::Form | Kind::Email, _) => 0,
            (Kind::None, _) => 3,
            (_, Place::Web) => 1,
            (_, Place::App) => 2,
        };
        let mut others: Vec<&Elsewhere> = report.elsewhere.iter().collect();
        others.sort_by_key(rank);
        let items = others.into_iter().map(|other| self.other(other));
        self.el("section")
            .class("elsewhere")
            .child(self.el("h2").text(&self.say("elsewhere", &[name])))
            .child(self.el("ul").children(items))
            .into()
    }

    fn other(&self, other: &Elsewhere) -> Element {
        let label =
            if other.label.is_empty() { self.say(words::purpose(other.purpose), &[]) } else { other.label.clone() };
        let name = self.el("h3").attr("dir", "auto").text(&label);
        let sort = self.el("p").class("purpose").text(&self.say(words::elsewhere(other), &[]));
        let mut item = self.el("li").child(name).child(sort).child(self.el("p").class("small").text(&other.does));
        if !other.steps.is_empty() && other.url.is_none() {
            let steps = other.steps.join(" › ");
            item = item.child(self.el("p").class("small steps").attr("dir", "auto").text(&steps));
        }
        if let Some(url) = &other.url {
            let key = if other.kind == Kind::Email { "write_email" } else { "open_page" };
            let button = self.el("button").class("link").attr("type", "button").attr("data-action", "open");
            item = item.child(
                button
                    .attr("data-url", url)
                    .attr("aria-label", &format!("{}: {label}", self.say(key, &[])))
                    .text(&self.say(key, &[])),
            );
        }
        let conditions = other.offered.iter().filter(|reason| reason.until.is_none());
        let mut conditions = conditions.map(|reason| self.el("li").text(&self.reason(reason)).into()).peekable();
        if conditions.peek().is_some() {
            let summary = self.el("summary").text(&self.say("elsewhere_offered", &[]));
            item = item.child(self.el("details").child(summary).child(self.el("ul").children(conditions)));
        }
        item.into()
    }

    fn access(&self, report: &Report, access: &Access) -> Element {
        let mut section = self.el("section").class("access").child(self.el("h2").text(&self.say("access", &[])));
        let name = report.platform_name.as_deref().unwrap_or_default();
        // every site has the others in it
        if !access.platform.is_empty() && !access.on_everywhere {
            let label = self.say("access_platform", &[name]);
            section = section.child(self.toggle("access", "platform", &label, access.on_platform));
        }
        if let Some(platform) = &report.platform {
            section = section.child(self.toggle("rest", platform, &self.say("rest_on", &[name]), false));
        }
        if !access.on_everywhere {
            section = section.child(self.toggle("access", "all", &self.say("access_all", &[]), access.on_all));
        }
        section
            .child(self.toggle("access", "everywhere", &self.say("access_everywhere", &[]), access.on_everywhere))
            .child(self.el("p").class("small").text(&self.say("access_everywhere_more", &[])))
            .child(self.el("p").class("small").text(&self.say("access_note", &[])))
            .into()
    }
}
