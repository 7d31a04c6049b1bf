//! From a snapshot to a report: which platform and page ([`page`]), which control ([`label`], or by its words alone
//! [`unlisted`]), what state ([`state`]), what it means ([`meaning`]). Start at [`look`].

mod label;
mod meaning;
mod page;
mod side;
mod signs;
mod state;
mod unlisted;
#[cfg(test)]
pub(crate) mod word_files;
pub(crate) mod words;

use crate::catalog::{self, ChoiceMeans, Kind, Known, OnMeans, Platform};
use crate::report::{DataUse, Elsewhere, Finding, Look, Origin, PageLink, Reading, Report, State};
use crate::snapshot::{Control, Snapshot, SnapshotError};
use crate::text::{normalise, shown};

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
    let saves = mark_unsaved(&mut read, words, place.known());
    let controls = read.iter().map(|read| read.reading(snapshot.frame)).collect();
    let (mut findings, named) = place.known().map(|known| find(known, &place, snapshot, &read)).unwrap_or_default();
    findings.extend(unlisted::find(snapshot, &read, place.page_id().is_some(), &named));
    Ok(Look { report: report(&place, snapshot, findings), controls, saves })
}

/// Marks what the person has changed where a Save button waits: one of the same form or dialog, known by its words, or one
/// that the catalogue names, wherever it stands. Gives the Save buttons.
fn mark_unsaved(read: &mut [Read], words: Words, known: Option<&Known>) -> Vec<u32> {
    let place = |control: &Control| (control.form, control.in_dialog);
    let named = |read: &Read| known.is_some_and(|known| known.saves.contains(&normalise(&read.label)));
    let is_save = |read: &&Read| {
        matches!(read.kind, Kind::Button) && (words.saves(&read.label) || named(read)) && read.control.rendered
    };
    let saves: Vec<(&Control, bool)> = read.iter().filter(is_save).map(|read| (read.control, named(read))).collect();
    let keys = saves.iter().map(|(save, _)| save.key).collect();
    for read in read.iter_mut().filter(|read| read.control.changed) {
        let waits = |(save, named): &&(&Control, bool)| {
            (*named || place(save) == place(read.control)) && save.evidence.locked_by.is_empty()
        };
        if let Some((save, _)) = saves.iter().find(waits) {
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

/// The platform's controls, and the places in `read` of everything that the catalogue names, neighbours too.
fn find(known: &Known, place: &Place, snapshot: &Snapshot, read: &[Read]) -> (Vec<Finding>, Vec<usize>) {
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
    heed_parents(platform, &mut findings);
    if snapshot.frame == 0 && !(snapshot.controls.is_empty() && snapshot.headings.is_empty()) {
        let missing = missing(known, place, snapshot, &seen, &findings);
        findings.extend(missing);
    }
    (findings, matches.into_iter().map(|(at, _)| at).collect())
}

/// What has no effect without another control keeps the data out as long as that one does.
fn heed_parents(platform: &Platform, findings: &mut [Finding]) {
    for at in 0..findings.len() {
        let parent = platform.controls.iter().find(|known| findings[at].is(platform, known)).and_then(|known| {
            let parent = platform.control(known.parent.as_ref()?)?;
            findings.iter().find(|other| other.is(platform, parent))
        });
        let keeps_out = |parent: &&Finding| parent.data_use == DataUse::Protected && !parent.unsaved;
        if let Some(why) = parent.filter(keeps_out).map(|parent| format!("“{}” keeps the data out", parent.label))
            && findings[at].data_use == DataUse::Used
        {
            findings[at].data_use = DataUse::Protected;
            findings[at].evidence.push(why);
        }
    }
}

impl Finding {
    fn is(&self, platform: &Platform, known: &catalog::Control) -> bool {
        self.id.as_deref().and_then(|id| id.strip_prefix(&platform.id)?.strip_prefix('/')) == Some(&known.id)
    }
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
    if !known.kind.has_state() {
        // “Enable the policy” tells what can be done, and nothing of what holds
        verdict.state = State::Unknown;
    }
    if let Some(means) = verdict.choice.as_deref().and_then(|choice| known.choice(choice)) {
        verdict.state = chosen(known.on_means, means);
        verdict.evidence = vec![format!("chosen: “{}”", shown(verdict.choice.as_deref().unwrap_or_default()))];
    }
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

/// The state that a choice of the catalogue stands for.
fn chosen(on_means: Option<OnMeans>, means: ChoiceMeans) -> State {
    match (on_means, means) {
        (Some(OnMeans::Used), ChoiceMeans::Used) | (Some(OnMeans::Protected), ChoiceMeans::Protected) => State::On,
        (Some(OnMeans::Used), ChoiceMeans::Protected) | (Some(OnMeans::Protected), ChoiceMeans::Used) => State::Off,
        (Some(_), ChoiceMeans::Partly) => State::Mixed,
        (None, _) => State::Unknown,
    }
}

/// What the catalogue expects on this page and has no element here. A form or an e-mail is there by its heading, and by the
/// address alone once the page has settled; of what has a state the absence is told then, where its words in the page's
/// language are known, since what nobody can recognise isn't missing.
fn missing(known: &Known, place: &Place, snapshot: &Snapshot, seen: &[&str], findings: &[Finding]) -> Vec<Finding> {
    let platform = &known.platform;
    let Some(page) = place.page_id() else { return Vec::new() };
    let may_be_closed = is_closed(platform, page, snapshot, findings);
    let headings: Vec<String> = snapshot.headings.iter().map(|text| normalise(text)).collect();
    let language = snapshot.lang.as_deref();
    let expected = |known: &catalog::Control| {
        known.is_expected() && known.is_on(page) && known.inside.is_none() && !seen.contains(&known.id.as_str())
    };
    let controls = platform.controls.iter().zip(&known.labels);
    let told = controls.filter(|(known, _)| expected(known)).filter_map(|(known, labels)| {
        let label = known.label_in(language.unwrap_or("en")).to_owned();
        let told = Finding { label, ..from_catalog(platform, known) };
        match known.kind {
            Kind::Form | Kind::Email | Kind::None => {
                let heading = headings.iter().position(|text| labels.iter().any(|label| label.matches(text)));
                let evidence = match heading {
                    Some(at) => format!("the page is headed “{}”", shown(&snapshot.headings[at])),
                    None if snapshot.settled => "the address is that of its page".to_owned(),
                    None => return None,
                };
                Some(Finding { evidence: vec![evidence], ..told })
            }
            _ if !snapshot.settled || may_be_closed => None,
            _ if !known.is_known_in(language) => None,
            _ => {
                let mut evidence = vec!["not on the page after it had settled".to_owned()];
                let parent = known.parent.as_ref().and_then(|id| platform.control(id));
                let parent = parent.and_then(|parent| findings.iter().find(|other| other.is(platform, parent)));
                if let Some(parent) = parent.filter(|parent| parent.data_use == DataUse::Protected) {
                    evidence.push(format!("“{}” keeps the data out, and this depends on it", parent.label));
                }
                Some(Finding { state: State::Absent, evidence, ..told })
            }
        }
    });
    told.collect()
}

/// Whether a page's settings open over it, and nothing shows that they are open: neither one of its controls nor a heading
/// with the page's title or one of the clicks that lead there.
fn is_closed(platform: &Platform, page: &str, snapshot: &Snapshot, findings: &[Finding]) -> bool {
    let Some(page) = platform.page(page).filter(|page| page.panels) else { return false };
    let here = || platform.controls.iter().filter(|known| known.is_on(&page.id));
    let seen = |known: &catalog::Control| findings.iter().any(|found| found.key.is_some() && found.is(platform, known));
    let headings = snapshot.headings.iter().map(|text| normalise(text));
    let steps: Vec<String> =
        here().flat_map(|known| &known.steps).chain([&page.title]).map(|text| normalise(text)).collect();
    !here().any(seen) && !headings.into_iter().any(|text| steps.contains(&text))
}

/// What else the platform has: neither found here nor missed, and on none of the pages that the report links to.
fn elsewhere(platform: &Platform, place: &Place, snapshot: &Snapshot, findings: &[Finding]) -> Vec<Elsewhere> {
    let language = snapshot.lang.as_deref().unwrap_or("en");
    let on_page = |known: &catalog::Control| place.page_id().is_some_and(|page| known.is_on(page));
    let is_closed = place.page_id().is_some_and(|page| is_closed(platform, page, snapshot, findings));
    let linked = |known: &catalog::Control| platform.ai_pages().any(|page| known.pages.contains(&page.id));
    let other = |known: &&catalog::Control| {
        known.is_expected()
            && !findings.iter().any(|found| found.is(platform, known))
            // before it has settled a page may yet show it; afterwards it would be told as absent
            && if on_page(known) {
                snapshot.settled && known.inside.is_none()
            } else {
                !known.kind.has_state() || !linked(known)
            }
    };
    let told = |known: &catalog::Control| Elsewhere {
        id: format!("{}/{}", platform.id, known.id),
        label: known.label_in(language).to_owned(),
        kind: known.kind,
        purpose: known.purpose,
        place: known.place,
        // what is recognisable and yet neither found nor absent is there, but hidden
        here: on_page(known) && !is_closed && !known.is_known_in(snapshot.lang.as_deref()),
        url: platform.way_to(known).filter(|_| !on_page(known)),
        steps: known.steps.clone(),
        does: known.does.clone(),
        does_not: known.does_not.clone(),
        offered: offered(known),
    };
    platform.controls.iter().filter(other).map(told).collect()
}

/// The conditions of an offer: those that hold first, those that are over last.
fn offered(known: &catalog::Control) -> Vec<catalog::Offered> {
    let mut offered = known.offered.clone();
    offered.sort_by_key(|condition| condition.until.is_some());
    offered
}

/// What would be told of a control in a state, for the tools.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn told(platform: &Platform, known: &catalog::Control, state: State) -> Finding {
    let label = known.label_in("en").to_owned();
    Finding { label, state, data_use: meaning::data_use(known.on_means, state), ..from_catalog(platform, known) }
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
        needs_save: !known.save.is_empty(),
        steps: known.steps.clone(),
        offered: offered(known),
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
        elsewhere: platform.map(|platform| elsewhere(platform, place, snapshot, &findings)).unwrap_or_default(),
        findings,
        pages: platform.map(|platform| platform.ai_pages().map(link).collect()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
