//! What is remembered of which looks and called a change (`observe`), and how that is written and read (`files`).

mod files;
mod observe;

use super::*;
use crate::catalog::{DefaultState, Kind};
use crate::report::{Finding, Origin, Report};

const ID: &str = "linkedin/genai-improvement";

fn time(text: &str) -> Time {
    Time::parse(text).unwrap()
}

/// A day of October 2026 at noon.
fn day(number: u8) -> Time {
    time(&format!("2026-10-{number:02}T12:00:00Z"))
}

fn id(text: &str) -> ControlId {
    ControlId::new(text).unwrap()
}

fn finding(state: State) -> Finding {
    let data_use = match state {
        State::On => DataUse::Used,
        State::Off => DataUse::Protected,
        _ => DataUse::Unknown,
    };
    Finding {
        id: Some(ID.into()),
        origin: Origin::Catalog,
        label: "Use my data".into(),
        kind: Kind::Switch,
        state,
        choice: None,
        data_use,
        locked: false,
        unsaved: false,
        purpose: None,
        frame: 0,
        key: Some(1),
        evidence: vec![],
        needs_save: false,
        steps: vec![],
        offered: vec![],
        default: DefaultState::On,
        does: None,
        does_not: None,
        note: None,
        sources: vec![],
    }
}

/// The person's browser: a memory, and documents that are opened and looked at.
#[derive(Default)]
struct Browser {
    memory: Memory,
    told: Told,
    background: Background,
}

impl Browser {
    /// Opens the settings page anew, and leaves it at rest.
    fn open(&mut self, found: Finding, now: Time) -> &mut Self {
        self.told = Told::default();
        self.look(found, true, now)
    }

    /// Looks at the open page.
    fn look(&mut self, found: Finding, settled: bool, now: Time) -> &mut Self {
        self.look_at(Report { findings: vec![found], settled, ..Report::default() }, now)
    }

    fn look_at(&mut self, report: Report, now: Time) -> &mut Self {
        for news in follow(&mut self.told, &report, &report, &self.background) {
            self.memory.observe(news, now);
        }
        self
    }

    /// The states that are remembered, with whether they were watched.
    fn states(&self) -> Vec<(State, bool)> {
        let own = self.memory.controls.get(ID).map_or(&[][..], |one| &one.observations);
        own.iter().map(|one| (one.state, one.watched)).collect()
    }

    /// What the unseen change says: the state before, with its day, and the state now.
    fn change(&self) -> Option<(State, String, State)> {
        let (_, change, now) = self.memory.changes().pop()?;
        Some((change.from.state, change.from.last.to_string(), now.state))
    }
}

use State::{Absent, Mixed, Off, On, Unknown};
