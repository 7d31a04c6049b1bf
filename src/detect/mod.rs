//! From a snapshot to a report: which platform and page ([`page`]), which control ([`label`]), what state ([`state`]),
//! what it means ([`meaning`]). Start at [`look`].

mod label;
mod meaning;
mod page;
mod side;
mod signs;
mod state;
mod words;

use crate::catalog::{self, Kind, Known, Platform};
use crate::report::{DataUse, Finding, Look, Origin, PageLink, Reading, Report, State};
use crate::snapshot::{Control, Snapshot, SnapshotError};
use crate::text::shown;

use label::Match;
use page::Place;
use state::Verdict;
use words::Words;

/// Looks at one frame: reads every control and names those that decide about AI use.
///
/// Takes what the agent saw; gives the frame's report and readings; refuses a snapshot of another version or beyond the
/// limits in [`crate::snapshot`].
pub fn look(snapshot: &Snapshot) -> Result<Look, SnapshotError> {
    snapshot.check()?;
    let place = page::locate(snapshot);
    let words = Words::of(snapshot.lang.as_deref());
    let together = side::put_together(&snapshot.controls, words);
    let mut read: Vec<Read> = together.iter().map(|control| Read::of(control, words)).collect();
    let saves = mark_unsaved(&mut read, words);
    let controls = read.iter().map(|read| read.reading(snapshot.frame)).collect();
    let findings = place.known().map(|known| find(known, &place, snapshot, &read)).unwrap_or_default();
    Ok(Look { report: report(&place, snapshot, findings), controls, saves })
}

/// Marks what the person has changed where a Save button of the same form or dialog waits; gives the Save buttons.
fn mark_unsaved(read: &mut [Read], words: Words) -> Vec<u32> {
    let place = |control: &Control| (control.form, control.in_dialog);
    let is_save = |read: &&Read| matches!(read.kind, Kind::Button) && words.saves(&read.label) && read.control.rendered;
    let saves: Vec<&Control> = read.iter().filter(is_save).map(|read| read.control).collect();
    let keys = saves.iter().map(|save| save.key).collect();
    for read in read.iter_mut().filter(|read| read.control.changed) {
        let waits = |save: &&&Control| place(save) == place(read.control) && save.evidence.locked_by.is_empty();
        if let Some(save) = saves.iter().find(waits) {
            read.verdict.unsaved = true;
            read.verdict.evidence.push(format!("changed and not saved yet: “{}” waits", shown(&save.name)));
        }
    }
    keys
}

/// A control with what was read of it.
struct Read<'a> {
    control: &'a Control,
    kind: Kind,
    /// Name and state word told apart: `Improve the model for everyone` and `Off`.
    label: String,
    verdict: Verdict,
}

impl<'a> Read<'a> {
    fn of(control: &'a Control, words: Words) -> Self {
        let (label, value) = label::split(control, words);
        let kind = state::kind(control, value.as_ref());
        let verdict = state::weigh(control, kind, value.as_ref(), words);
        Self { control, kind, label, verdict }
    }

    fn reading(&self, frame: u64) -> Reading {
        Reading {
            label: shown(&self.label),
            kind: self.kind,
            state: self.verdict.state,
            choice: self.verdict.choice.as_deref().map(shown),
            locked: self.verdict.locked,
            frame,
            evidence: self.verdict.evidence.clone(),
        }
    }
}

fn find(known: &Known, place: &Place, snapshot: &Snapshot, read: &[Read]) -> Vec<Finding> {
    let platform = &known.platform;
    let mut findings = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let matches = label::identify(known, place.page_id(), Words::of(snapshot.lang.as_deref()), read);
    for known in platform.controls.iter().filter(|known| !known.neighbour) {
        let own: Vec<&(usize, Match)> = matches.iter().filter(|(_, found)| found.control == known.id).collect();
        if own.is_empty() {
            continue;
        }
        seen.push(&known.id);
        if let Some((at, found)) = best(&own, read) {
            let others = own.iter().map(|(at, _)| &read[*at]);
            findings.push(finding(platform, known, &read[*at], found, others, snapshot.frame));
        }
    }
    if snapshot.settled && snapshot.frame == 0 && !(snapshot.controls.is_empty() && snapshot.headings.is_empty()) {
        findings.extend(absent(platform, place, snapshot, &seen));
    }
    findings
}

/// Of several elements that are the same control, the one that a person would look at: seen before hidden, the control
/// itself before a row that only tells its state, in the open dialog before the page behind it. None if none is seen.
fn best<'m>(own: &[&'m (usize, Match)], read: &[Read]) -> Option<&'m (usize, Match)> {
    own.iter()
        .filter(|(at, _)| read[*at].control.rendered)
        .max_by_key(|(at, found)| {
            let read = &read[*at];
            let itself = read.kind != Kind::Row && read.kind != Kind::Link;
            (itself && read.kind.has_state(), read.control.in_dialog, found.certainty, std::cmp::Reverse(*at))
        })
        .copied()
}

fn finding<'r>(
    platform: &Platform,
    known: &catalog::Control,
    read: &'r Read,
    found: &Match,
    others: impl Iterator<Item = &'r Read<'r>>,
    frame: u64,
) -> Finding {
    let mut verdict = read.verdict.clone();
    // the same control twice in one page, told differently: neither is believed; a row may lag behind its control
    let rival = |other: &&Read| {
        other.control.rendered
            && (other.kind == Kind::Row) == (read.kind == Kind::Row)
            && other.control.in_dialog == read.control.in_dialog
            && matches!((other.verdict.state, read.verdict.state), (State::On, State::Off) | (State::Off, State::On))
    };
    if let Some(other) = others.into_iter().find(rival) {
        verdict.contradict(&other.verdict);
    }
    Finding {
        label: shown(&read.label),
        kind: read.kind,
        state: verdict.state,
        choice: verdict.choice.as_deref().map(shown),
        data_use: meaning::data_use(known.on_means, verdict.state),
        locked: verdict.locked,
        unsaved: verdict.unsaved,
        frame,
        key: Some(read.control.key),
        evidence: verdict.evidence,
        note: found.note.clone(),
        ..from_catalog(platform, known)
    }
}

/// What the catalogue expects on this page and the settled page doesn't have.
fn absent<'p>(
    platform: &'p Platform,
    place: &'p Place,
    snapshot: &'p Snapshot,
    seen: &'p [&str],
) -> impl Iterator<Item = Finding> + 'p {
    let page = place.page_id();
    let expected = move |known: &&catalog::Control| {
        let here = |ids: &[String]| page.is_some_and(|page| ids.iter().any(|id| id == page));
        !known.neighbour
            && known.inside.is_none()
            && known.kind != Kind::None
            && (here(&known.pages) || here(&known.rows))
            && !seen.contains(&known.id.as_str())
    };
    let language = snapshot.lang.as_deref().unwrap_or("en");
    platform.controls.iter().filter(expected).map(move |known| Finding {
        label: known.label_in(language).to_owned(),
        state: State::Absent,
        evidence: vec!["not on the page after it had settled".to_owned()],
        ..from_catalog(platform, known)
    })
}

/// The part of a finding that the catalogue alone decides.
fn from_catalog(platform: &Platform, known: &catalog::Control) -> Finding {
    Finding {
        id: Some(format!("{}/{}", platform.id, known.id)),
        origin: Origin::Catalog,
        label: String::new(),
        kind: known.kind,
        state: State::Unknown,
        choice: None,
        data_use: DataUse::Unknown,
        locked: false,
        unsaved: false,
        purpose: known.purpose,
        frame: 0,
        key: None,
        evidence: Vec::new(),
        offered: known.offered.clone(),
        default: known.default,
        does: Some(known.does.clone()),
        does_not: known.does_not.clone(),
        note: None,
        sources: known.sources.clone(),
    }
}

fn report(place: &Place, snapshot: &Snapshot, findings: Vec<Finding>) -> Report {
    let platform = place.platform();
    let link = |page: &catalog::Page| PageLink {
        title: page.title.clone(),
        url: page.link().to_owned(),
        here: place.page_id() == Some(&page.id),
    };
    Report {
        url: snapshot.url.clone(),
        platform: platform.map(|platform| platform.id.clone()),
        platform_name: platform.map(|platform| platform.name.clone()),
        settings_page: place.page_id().is_some(),
        settled: snapshot.settled,
        findings,
        pages: platform.map(|platform| platform.ai_pages().map(link).collect()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
