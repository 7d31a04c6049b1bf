//! Tests of [`look`] and of what is made of it. Here: how they say what a page shows.
//!
//! `catalog` is generated from the catalogue, so that a platform's file is tested by being there. The others use
//! LinkedIn's pages, which have all there is: a switch, a row that leads to it, and a neighbour beside it.

mod absence;
mod catalog;
mod elsewhere;
mod limits;
mod properties;
mod relations;
mod shown;
mod state;
mod twice;
mod ui;
mod unlisted;

use super::look;
use crate::catalog::Kind;
use crate::report::{Finding, Look, Reading, State};
use crate::snapshot::{ChoiceOption, Control, NameFrom, PROTOCOL, Snapshot};

/// LinkedIn's page with its AI switch alone.
const GENAI: &str = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";

/// LinkedIn's overview, where a row leads to the switch.
const PRIVACY: &str = "https://www.linkedin.com/mypreferences/d/categories/privacy";

/// ChatGPT's page whose row opens a dialog with the switch and two more inside.
const DATA_CONTROLS: &str = "https://chatgpt.com/#settings/DataControls";

/// The label of LinkedIn's AI switch.
const LABEL: &str = "Use my data for training content creation AI models";

/// The id of LinkedIn's AI switch.
const ID: &str = "linkedin/genai-improvement";

/// An address of a page of the catalogue, with something in place of each wildcard.
fn address(page: &crate::catalog::Page) -> String {
    page.addresses[0].replace("**", "zorp/zorp").replace('*', "zorp")
}

/// A page that is still loading and shows nothing yet.
fn at(url: &str) -> Snapshot {
    Snapshot { version: PROTOCOL, url: url.to_owned(), ..Snapshot::default() }
}

impl Snapshot {
    /// Adds a control; keys count from 1 in document order.
    fn with(mut self, control: Control) -> Self {
        let key = u32::try_from(self.controls.len()).unwrap() + 1;
        self.controls.push(Control { key, ..control });
        self
    }

    fn settled(self) -> Self {
        Self { settled: true, ..self }
    }

    fn headed(mut self, text: &str) -> Self {
        self.headings.push(text.to_owned());
        self
    }

    fn in_frame(self, frame: u64) -> Self {
        Self { frame, ..self }
    }

    fn inside(self, top_url: &str) -> Self {
        Self { top_url: Some(top_url.to_owned()), ..self }
    }

    fn speaking(self, lang: &str) -> Self {
        Self { lang: Some(lang.to_owned()), ..self }
    }

    fn look(&self) -> Look {
        look(self).unwrap_or_else(|error| panic!("{}: {error}", self.url))
    }

    fn findings(&self) -> Vec<Finding> {
        self.look().report.findings
    }

    /// The ids of the findings, absent ones left out.
    fn found(&self) -> Vec<String> {
        self.findings().into_iter().filter(|found| found.state != State::Absent).filter_map(|found| found.id).collect()
    }

    /// The ids of what is absent.
    fn missing(&self) -> Vec<String> {
        self.findings().into_iter().filter(|found| found.state == State::Absent).filter_map(|found| found.id).collect()
    }

    /// The one finding that there has to be.
    fn finding(&self) -> Finding {
        let mut findings = self.findings();
        assert_eq!(findings.len(), 1, "one finding expected at {}, seen: {findings:#?}", self.url);
        findings.remove(0)
    }
}

fn control(tag: &str, role: &str, name: &str) -> Control {
    Control {
        tag: tag.to_owned(),
        role: (!role.is_empty()).then(|| role.to_owned()),
        name: name.to_owned(),
        name_from: if name.is_empty() { NameFrom::Nothing } else { NameFrom::Accessible },
        rendered: true,
        ..Control::default()
    }
}

/// `<button role=switch>`, without a word on its state.
fn switch(name: &str) -> Control {
    control("button", "switch", name)
}

/// `<input type=checkbox>`, without a word on its state, which no browser gives.
fn checkbox(name: &str) -> Control {
    Control { input_type: Some("checkbox".to_owned()), ..control("input", "", name) }
}

fn button(name: &str) -> Control {
    control("button", "", name)
}

fn link(name: &str) -> Control {
    control("a", "", name)
}

/// A link that shows a label and a state word, each in an element of its own.
fn row(label: &str, word: &str) -> Control {
    link(label).showing(&[label, word])
}

/// A drop-down list with two options, the first or the second chosen.
fn select(name: &str, options: [&str; 2], chosen: usize) -> Control {
    let option = |(at, text): (usize, &str)| ChoiceOption { text: text.to_owned(), chosen: at == chosen };
    Control { options: options.into_iter().enumerate().map(option).collect(), ..control("select", "", name) }
}

/// A group of radio buttons, likewise.
fn radios(name: &str, options: [&str; 2], chosen: usize) -> Control {
    Control { tag: "fieldset".to_owned(), role: Some("radiogroup".to_owned()), ..select(name, options, chosen) }
}

/// A control as its kind is made in most pages, set to on or off where it has a state.
fn of_kind(kind: Kind, name: &str, on: bool) -> Control {
    let word = if on { "On" } else { "Off" };
    match kind {
        Kind::Switch => switch(name).aria_checked(&on.to_string()),
        Kind::Checkbox => checkbox(name).checked(on),
        Kind::Radio => radios(name, ["On", "Off"], usize::from(!on)),
        Kind::Select => select(name, ["On", "Off"], usize::from(!on)),
        Kind::Row => row(name, word),
        Kind::Button | Kind::None => button(name),
        Kind::Link | Kind::Form | Kind::Email => link(name),
    }
}

impl Control {
    fn checked(mut self, checked: bool) -> Self {
        self.evidence.checked = Some(checked);
        self
    }

    fn indeterminate(mut self) -> Self {
        self.evidence.indeterminate = true;
        self
    }

    fn aria_checked(mut self, value: &str) -> Self {
        self.evidence.aria_checked = Some(value.to_owned());
        self
    }

    fn aria_pressed(mut self, value: &str) -> Self {
        self.evidence.aria_pressed = Some(value.to_owned());
        self
    }

    fn data_state(mut self, value: &str) -> Self {
        self.evidence.data_state = Some(value.to_owned());
        self
    }

    fn busy(mut self) -> Self {
        self.evidence.busy = true;
        self
    }

    fn locked_by(mut self, what: &str) -> Self {
        self.evidence.locked_by.push(what.to_owned());
        self
    }

    fn marked(mut self, attribute: &str, value: &str) -> Self {
        self.marks.push((attribute.to_owned(), value.to_owned()));
        self
    }

    fn under(self, heading: &str) -> Self {
        Self { heading: Some(heading.to_owned()), ..self }
    }

    fn showing(self, texts: &[&str]) -> Self {
        Self { texts: texts.iter().map(|text| (*text).to_owned()).collect(), ..self }
    }

    fn hidden(self) -> Self {
        Self { rendered: false, ..self }
    }

    fn modal(self) -> Self {
        Self { in_dialog: true, ..self }
    }

    /// What is read of it where no catalogue has a say.
    fn reading(self) -> Reading {
        at("https://nowhere.example/").with(self).look().controls.remove(0)
    }

    /// Its state, with everything that was said for it to show when a test fails.
    fn state(self) -> (State, String) {
        let reading = self.reading();
        (reading.state, format!("{:?} “{}”: {}", reading.kind, reading.label, reading.evidence.join("; ")))
    }
}

/// Fails with every case whose expectation and sight differ, so that one run shows all of a platform's gaps.
#[track_caller]
fn compare<T: PartialEq + std::fmt::Debug>(cases: impl IntoIterator<Item = (String, T, T)>) {
    let mut count = 0;
    let differs = |(case, expected, seen): (String, T, T)| {
        count += 1;
        (expected != seen).then(|| format!("{case}\n    expected {expected:?}\n    seen     {seen:?}"))
    };
    let wrong: Vec<String> = cases.into_iter().filter_map(differs).collect();
    assert!(count > 0, "there was nothing to compare");
    assert!(wrong.is_empty(), "{} of {count} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
