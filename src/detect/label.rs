//! Which control of the catalogue an element is: by language-free marks, by its wording, by its heading and kind.

use crate::catalog::{self, Kind, Known, Wording};
use crate::report::State;
use crate::snapshot::{Control, NameFrom};
use crate::text::{normalise, without_glyphs};

use super::Read;
use super::signs;
use super::state::{self, Value, has_own_state};
use super::words::{Stands, Words};

/// An element recognised as a control of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The control's id.
    pub control: String,
    /// What it was recognised by.
    pub certainty: Certainty,
    /// Something to review.
    pub note: Option<String>,
}

/// How an element was recognised, from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// By the heading over it and its kind, on its page.
    Heading,
    /// By its wording.
    Wording,
    /// By an attribute value that is the same in every language.
    Mark,
    /// By both.
    MarkAndWording,
}

/// Tells name and value apart for links and buttons that show both as text, and for what is only drawn. A control with a
/// state of its own keeps its whole name: `Prevent training on` may be all of it. Where two words contradict each other
/// there is no value.
pub fn split(control: &Control, words: Words) -> (String, Option<Value>) {
    if control.plain {
        let drawn = signs::of(control);
        return (own_label(control, words), (!drawn.is_empty()).then_some(Value::Drawn(drawn)));
    }
    if has_own_state(control) {
        return (own_label(control, words), None);
    }
    let name = without_glyphs(control.name.trim());
    // a button that shows nothing but the state, beside its label
    if words.state(name, Stands::BesideLabel).is_some()
        && let Some(label) = row_label(control, words, &[])
    {
        return (label, Some(Value::Says(name.to_owned())));
    }
    if let Some((label, value)) = offer(control, name, words) {
        return (label, Some(value));
    }
    let drawn = signs::of(control);
    if !drawn.is_empty() {
        return (own_label(control, words), Some(Value::Drawn(drawn)));
    }
    let (label, value) = split_word(control, name, words);
    (label, value.map(Value::Says))
}

/// A button or link whose verb tells the state: `Turn off` beside a label, or `Turn off chat history` on a button.
fn offer(control: &Control, name: &str, words: Words) -> Option<(String, Value)> {
    if let Some(on) = words.offer(name) {
        let label = row_label(control, words, &[])?;
        let said = control.row.iter().map(|text| without_glyphs(text));
        let beside = said.filter(|text| words.state(text, Stands::BesideLabel).is_some()).map(str::to_owned).next();
        return Some((label, Value::Offers { verb: name.to_owned(), on, beside }));
    }
    let is_button = matches!((control.role.as_deref(), control.tag.as_str()), (None | Some("button"), "button"));
    let (verb, on) = words.offer_at_start(name).filter(|_| is_button)?;
    Some((name.to_owned(), Value::Offers { verb: verb.to_owned(), on, beside: None }))
}

/// A label and the state word beside it: in a text of its own, or at the end of the name.
fn split_word(control: &Control, name: &str, words: Words) -> (String, Option<String>) {
    // the first run is the label
    let shown = control.texts.iter().skip(1).map(String::as_str);
    let shown: Vec<(&str, bool)> =
        shown.filter_map(|text| Some((text, words.state(text, Stands::BesideLabel)?))).collect();
    let at_end = shown.iter().find_map(|(text, _)| {
        let label = name.strip_suffix(text)?;
        (stands_apart(label.chars().next_back()) || is_glued(control, name)).then(|| (label.trim_end(), *text))
    });
    let at_end = at_end.filter(|(label, _)| !label.is_empty()).or_else(|| words.split_end(name));
    let label = at_end.map_or(name, |(label, _)| label);
    let value = shown.first().map(|(text, _)| *text).or(at_end.map(|(_, value)| value));
    let told: Vec<bool> = shown.iter().map(|(_, on)| *on).chain(words.hint_at_end(name)).collect();
    let agree = told.windows(2).all(|pair| pair[0] == pair[1]);
    (label.to_owned(), value.filter(|_| agree).map(str::to_owned))
}

/// The label of a control with a state of its own: its name, unless that says nothing of what it controls.
fn own_label(control: &Control, words: Words) -> String {
    let name = without_glyphs(control.name.trim());
    // a name glued together of texts that a person sees apart: `Don't trainOnOff`, `OnOff`
    let is_state = |text: &String| words.state(text, Stands::AsChoice).is_some();
    let name = match control.texts.as_slice() {
        [first, rest @ ..] if is_glued(control, name) && rest.iter().all(is_state) => {
            if is_state(first) {
                ""
            } else {
                first
            }
        }
        _ => name,
    };
    let is_list = state::kind(control, None) == Kind::Select && control.tag != "select";
    let chosen = state::choice(control, words).filter(|text| is_list && !text.is_empty());
    // of a list without native options the texts are its choice and its label alike
    let options: Vec<&str> = match is_list {
        true => chosen.into_iter().collect(),
        false => control.options.iter().map(|option| option.text.as_str()).collect(),
    };
    if says_nothing(name, words, &options) {
        return row_label(control, words, &options).unwrap_or_else(|| name.to_owned());
    }
    // lists are often labelled by their value and their label together
    let without = |text: &str| {
        let after = name.strip_prefix(text).filter(|rest| stands_apart(rest.chars().next()));
        let before = || name.strip_suffix(text).filter(|rest| stands_apart(rest.chars().next_back()));
        let rest = without_glyphs(after.or_else(before)?.trim()).trim_end_matches([':', '：', ',']);
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    chosen.and_then(without).unwrap_or_else(|| name.to_owned())
}

/// The first text of the control's labels, or the nearest in its row, that can be a label.
fn row_label(control: &Control, words: Words, options: &[&str]) -> Option<String> {
    let texts = control.texts.iter().chain(&control.row).map(|text| without_glyphs(text));
    texts.filter(|text| !says_nothing(text, words, options)).map(str::to_owned).next()
}

/// Whether a text tells nothing of what is controlled: blank, state words alone, an option, a generic word, or a list's
/// opener with the chosen option in it.
fn says_nothing(text: &str, words: Words, options: &[&str]) -> bool {
    let plain = normalise(text);
    plain.is_empty()
        || words.state(text, Stands::AsChoice).is_some()
        || text.split_whitespace().all(|part| words.state(part, Stands::AsChoice).is_some())
        || options.iter().any(|option| normalise(option) == plain)
        || words.is_generic(&plain)
        || words.offer(text).is_some()
        || signs::is_icon(text)
        || plain
            .split_once("selected")
            .is_some_and(|(_, value)| options.iter().any(|option| value.contains(&normalise(option))))
}

/// Whether the character beside a word ends it: `No` is no part of `Notifications`, nor `On` of `On-call`.
fn stands_apart(beside: Option<char>) -> bool {
    beside.is_some_and(|c| c.is_whitespace() || matches!(c, ':' | '：' | ',' | '、' | '·'))
}

/// Whether a name is its texts put together without a space between them, as inline elements are.
fn is_glued(control: &Control, name: &str) -> bool {
    control.texts.len() > 1 && without_spaces(&control.texts.concat()) == without_spaces(name)
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Names every element that is a control of the platform, neighbours included, by its place in `read`.
pub fn identify(known: &Known, page: Option<&str>, words: Words, read: &[Read]) -> Vec<(usize, Match)> {
    let recognise = |(at, read): (usize, &Read)| Some((at, identify_one(known, page, read)?));
    let mut matches: Vec<(usize, Match)> = read.iter().enumerate().filter_map(recognise).collect();
    let nameless = |at: &usize| !matches.iter().any(|(known, _)| known == at);
    let by_heading: Vec<(usize, Match)> = known
        .platform
        .controls
        .iter()
        .enumerate()
        .filter(|(_, control)| !matches.iter().any(|(_, found)| found.control == control.id))
        .filter(|(_, control)| page.is_some_and(|page| control.pages.iter().any(|id| id == page)))
        .filter_map(|(index, control)| {
            let under = |read: &Read| {
                read.kind == control.kind
                    && read.kind.has_state()
                    && read.control.rendered
                    && is_generic(read, words)
                    && read.control.heading.as_deref().is_some_and(|text| any(&known.headings[index], &normalise(text)))
            };
            let mut candidates = (0..read.len()).filter(nameless).filter(|at| under(&read[*at]));
            // two under one heading can't be told apart
            let only = candidates.next().filter(|_| candidates.next().is_none())?;
            Some((only, Match { control: control.id.clone(), certainty: Certainty::Heading, note: None }))
        })
        .collect();
    // one element under the headings of two controls can't be told either
    let claimed = |at: usize| by_heading.iter().filter(|(other, _)| *other == at).count();
    matches.extend(by_heading.iter().filter(|(at, _)| claimed(*at) == 1).cloned());
    matches
}

/// A control whose own words name no setting, so that the heading over it may: `On`, `Enabled`, nothing at all.
fn is_generic(read: &Read, words: Words) -> bool {
    read.control.name_from == NameFrom::Nothing || words.state(&read.label, Stands::AsChoice).is_some()
}

fn identify_one(known: &Known, page: Option<&str>, read: &Read) -> Option<Match> {
    let controls = || known.platform.controls.iter().enumerate();
    let marked = controls().find(|(_, control)| {
        control.marks.iter().any(|mark| {
            read.control.marks.iter().any(|(attribute, value)| *attribute == mark.attribute && *value == mark.value)
        })
    });
    let texts = texts_of(read);
    let worded = controls().find(|(index, control)| {
        let here = control.pages.is_empty() && control.rows.is_empty() || page.is_some_and(|page| control.is_on(page));
        let labels = || known.labels[*index].iter().filter(|label| here || !label.is_common());
        fits(control, page, read)
            && (labels().any(|label| texts.iter().any(|text| label.matches(text)))
                || leads_to(control, page, read) && texts.iter().any(|text| any(&known.headings[*index], text)))
    });
    match (marked, worded) {
        (Some((_, by_mark)), Some((_, by_word))) if by_mark.id == by_word.id => {
            Some(Match { control: by_mark.id.clone(), certainty: Certainty::MarkAndWording, note: None })
        }
        (Some((_, by_mark)), other) => {
            let wording = match other {
                Some((_, other)) => format!("its wording is that of {}", other.id),
                None => "its wording is not in the catalogue".to_owned(),
            };
            let note = Some(format!("recognised by its mark; {wording}"));
            Some(Match { control: by_mark.id.clone(), certainty: Certainty::Mark, note })
        }
        (None, Some((_, by_word))) => {
            Some(Match { control: by_word.id.clone(), certainty: Certainty::Wording, note: None })
        }
        (None, None) => None,
    }
}

fn any(wordings: &[Wording], text: &str) -> bool {
    wordings.iter().any(|wording| wording.matches(text))
}

/// The texts that may be the element's label, normalised: its name, and the single runs of its label or row.
fn texts_of(read: &Read) -> Vec<String> {
    let runs = read.control.texts.iter().map(String::as_str);
    std::iter::once(read.label.as_str()).chain(runs).filter(|text| !text.is_empty()).map(normalise).collect()
}

/// Whether an element can be this control at all. Links and buttons without a state carry the same words in menus and help
/// texts, so that they count on the control's own pages only.
fn fits(control: &catalog::Control, page: Option<&str>, read: &Read) -> bool {
    let on_page = |ids: &[String]| page.is_some_and(|page| ids.iter().any(|id| id == page));
    match (control.kind.has_state(), read.kind) {
        // “Turn off” beside the label is the control itself
        (true, Kind::Button) if read.verdict.state != State::Unknown => {
            on_page(&control.rows) || on_page(&control.pages)
        }
        (true, Kind::Link | Kind::Button) => on_page(&control.rows),
        (true, Kind::Row) => on_page(&control.rows) || on_page(&control.pages),
        (true, kind) => kind.has_state(),
        (false, Kind::Link | Kind::Button | Kind::Row) => on_page(&control.pages),
        (false, _) => false,
    }
}

/// Whether the element is a row or link that leads to the control, where the control's heading is its label.
fn leads_to(control: &catalog::Control, page: Option<&str>, read: &Read) -> bool {
    matches!(read.kind, Kind::Row | Kind::Link | Kind::Button)
        && page.is_some_and(|page| control.rows.iter().any(|id| id == page))
}
