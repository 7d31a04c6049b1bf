//! Controls that no rule of the catalogue names, found by their words: renamed switches, unknown sites. Start at [`find`].
//!
//! Words alone are not enough: the page has to be a settings page, or at least to have several settings, the more surely
//! the less the words say.

use crate::catalog::{Kind, OnMeans};
use crate::lexicon::{self, Strength, Texts, Verdict};
use crate::report::{DefaultState, Finding, Origin, State};
use crate::snapshot::{ChoiceOption, Snapshot};
use crate::text::{normalise, shown};

use super::words::{Stands, Words};
use super::{Read, meaning};

/// The most texts around a control that are read.
const TEXT_LIMIT: usize = 8;
/// So many settings make a page of settings.
const SEVERAL: usize = 3;

/// Finds them among what was read, but for those that the catalogue has named (`taken`: their places in `read`).
pub fn find(snapshot: &Snapshot, read: &[Read], is_known_page: bool, taken: &[usize]) -> Vec<Finding> {
    let candidates = read.iter().enumerate().filter(|(at, read)| !taken.contains(at) && is_setting(read));
    let found: Vec<(Strength, Finding)> = candidates.filter_map(|(_, read)| finding(read, snapshot)).collect();
    // what the page is, is asked only where words say something
    let Some(needed) = (!found.is_empty()).then(|| needed(snapshot, read, is_known_page)).flatten() else {
        return Vec::new();
    };
    found.into_iter().filter(|(strength, _)| *strength >= needed).map(|(_, finding)| finding).collect()
}

/// Whether it is something that can be set here, or shows what is set elsewhere.
fn is_setting(read: &Read) -> bool {
    let shows_state = matches!(read.kind, Kind::Row | Kind::Button) && read.verdict.state != State::Unknown;
    read.control.rendered
        && (shows_state || matches!(read.kind, Kind::Switch | Kind::Checkbox | Kind::Radio | Kind::Select))
}

/// How much the words have to say on this page; none: nothing is believed here.
fn needed(snapshot: &Snapshot, read: &[Read], is_known_page: bool) -> Option<Strength> {
    let addresses = [Some(&snapshot.url), snapshot.top_url.as_ref()];
    let titles = || snapshot.headings.iter().chain(&snapshot.title);
    let is_settings = is_known_page
        || addresses.into_iter().flatten().any(|address| lexicon::is_settings_address(address))
        || titles().any(|text| lexicon::names_settings(text));
    let settings = read.iter().filter(|read| is_setting(read)).count();
    match (is_settings, settings) {
        (true, _) | (false, SEVERAL..) => Some(Strength::Medium),
        (false, 2) => Some(Strength::Strong),
        (false, _) => None,
    }
}

fn finding(read: &Read, snapshot: &Snapshot) -> Option<(Strength, Finding)> {
    let language = snapshot.lang.as_deref();
    let label = normalise(&read.label);
    let is_option = |text: &str| read.control.options.iter().any(|option| normalise(&option.text) == text);
    // a list of countries answers nothing of what stands around it
    let words = Words::of(language);
    let is_answer = |option: &ChoiceOption| words.state(&option.text, Stands::AsChoice).is_some();
    let answers = read.control.options.iter().all(is_answer);
    let around = [&read.control.description].into_iter().chain(&read.control.texts).chain(&read.control.row);
    let around = around.filter(|_| answers);
    // what stands over a row is no description of it
    let is_heading = |text: &str| {
        let headings = snapshot.headings.iter().chain(&read.control.heading);
        headings.map(|heading| normalise(heading)).any(|heading| heading == text)
    };
    let mut descriptions: Vec<&str> = Vec::new();
    for text in around {
        let plain = normalise(text);
        if !plain.is_empty()
            && plain != label
            && !is_option(&plain)
            && !is_heading(&plain)
            && !descriptions.contains(&text.as_str())
        {
            descriptions.push(text);
        }
        if descriptions.len() == TEXT_LIMIT {
            break;
        }
    }
    let heading = read.control.heading.as_deref().filter(|heading| answers && normalise(heading) != label);
    let texts = Texts { label: &read.label, descriptions: &descriptions, heading, language };
    let verdict = lexicon::classify(&texts);
    if matches!(read.kind, Kind::Radio | Kind::Select)
        && let Some(chosen) = by_options(read, &texts, verdict.as_ref(), snapshot.frame)
    {
        return Some(chosen);
    }
    let verdict = verdict?;
    Some((verdict.strength, told(read, &verdict, read.verdict.state, snapshot.frame)))
}

/// A choice whose options say themselves which way round they are: `Use my posts` and `Keep my posts out`. States are told as
/// if *on* meant used.
fn by_options(read: &Read, texts: &Texts, group: Option<&Verdict>, frame: u64) -> Option<(Strength, Finding)> {
    let words = Words::of(texts.language);
    let options = &read.control.options;
    // on and off have been read already
    if options.is_empty()
        || options.len() > 12
        || options.iter().all(|option| words.state(&option.text, Stands::AsChoice).is_some())
    {
        return None;
    }
    let read_option = |text: &str| {
        let own = Texts { label: text, descriptions: &[], heading: Some(texts.label), ..*texts };
        lexicon::classify(&own)
    };
    let verdicts: Vec<Option<Verdict>> = options.iter().map(|option| read_option(&option.text)).collect();
    let strongest = verdicts.iter().flatten().chain(group).max_by_key(|verdict| verdict.strength)?;
    let means = options
        .iter()
        .zip(&verdicts)
        .find(|(option, _)| option.chosen)
        .and_then(|(_, verdict)| verdict.as_ref()?.on_means);
    // what all options mean alike is no choice about it
    let differ = verdicts.iter().any(|verdict| verdict.as_ref().and_then(|verdict| verdict.on_means) != means);
    let state = match means.filter(|_| differ) {
        Some(OnMeans::Used) => State::On,
        Some(OnMeans::Protected) => State::Off,
        None => State::Unknown,
    };
    let verdict = Verdict { on_means: Some(OnMeans::Used), ..strongest.clone() };
    Some((verdict.strength, told(read, &verdict, state, frame)))
}

fn told(read: &Read, verdict: &Verdict, state: State, frame: u64) -> Finding {
    let words: Vec<String> = verdict.words.iter().map(|word| format!("“{}”", shown(word))).collect();
    let mut evidence = read.verdict.evidence.clone();
    evidence.push(format!("read from its words: {}", words.join(" ")));
    Finding {
        id: None,
        origin: Origin::Lexicon,
        label: shown(&read.label),
        kind: read.kind,
        state,
        choice: read.verdict.choice.as_deref().map(shown),
        data_use: meaning::data_use(verdict.on_means, state),
        locked: read.verdict.locked,
        unsaved: read.verdict.unsaved,
        purpose: Some(verdict.purpose),
        frame,
        key: Some(read.control.key),
        evidence,
        needs_save: false,
        steps: Vec::new(),
        offered: Vec::new(),
        default: DefaultState::Unknown,
        does: None,
        does_not: None,
        note: None,
        sources: Vec::new(),
    }
}
