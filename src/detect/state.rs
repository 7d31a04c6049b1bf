//! What a control is and what it is set to, from the evidence that the page gives. Start at [`weigh`].
//!
//! Every testimony is named in the verdict. Testimonies that contradict each other give `unknown` with both named;
//! none at all gives `unknown` too. Nothing is guessed: an absent `aria-checked` is not *off*.

use crate::catalog::Kind;
use crate::report::State;
use crate::snapshot::Control;
use crate::text::shown;

use super::words::{Stands, Words};

/// What a control is set to, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The state.
    pub state: State,
    /// The chosen option, for radios and selects.
    pub choice: Option<String>,
    /// Whether the page lets nobody change it.
    pub locked: bool,
    /// What decided, as `aria-checked=true`.
    pub evidence: Vec<String>,
}

impl Verdict {
    /// The same control says the opposite elsewhere in the page: it can't be told.
    pub fn contradict(&mut self, other: &Verdict) {
        self.state = State::Unknown;
        self.evidence.push("contradicted by the same control elsewhere in the page".to_owned());
        self.evidence.extend(other.evidence.iter().cloned());
    }
}

/// Whether a control carries its state itself, rather than in words beside it.
pub fn has_own_state(control: &Control) -> bool {
    let evidence = &control.evidence;
    evidence.checked.is_some()
        || evidence.aria_checked.is_some()
        || evidence.aria_pressed.is_some()
        || evidence.aria_selected.is_some()
        || evidence.custom_state.is_some()
        || !control.options.is_empty()
        || matches!(
            control.role.as_deref(),
            Some(
                "switch"
                    | "checkbox"
                    | "radio"
                    | "menuitemcheckbox"
                    | "menuitemradio"
                    | "option"
                    | "combobox"
                    | "listbox"
                    | "radiogroup"
            )
        )
        || matches!(control.tag.as_str(), "select")
}

/// What a control is. `value` is the state word that a link or button shows beside its label.
pub fn kind(control: &Control, value: Option<&str>) -> Kind {
    let input_type = control.input_type.as_deref().unwrap_or_default();
    match (control.role.as_deref().unwrap_or_default(), control.tag.as_str()) {
        ("switch", _) => Kind::Switch,
        ("radio" | "menuitemradio" | "radiogroup", _) => Kind::Radio,
        ("checkbox" | "menuitemcheckbox", _) => Kind::Checkbox,
        ("combobox" | "listbox", _) | (_, "select") => Kind::Select,
        (_, "input") if input_type == "checkbox" => Kind::Checkbox,
        (_, "input") if input_type == "radio" => Kind::Radio,
        _ if control.evidence.aria_pressed.is_some() => Kind::Switch,
        // a button that is named by its state alone is itself what is pressed
        ("" | "button", "button") if value == Some(control.name.trim()) => Kind::Button,
        _ if value.is_some() => Kind::Row,
        ("link", _) | ("", "a") => Kind::Link,
        _ => Kind::Button,
    }
}

/// Weighs what bears on a control's state.
pub fn weigh(control: &Control, kind: Kind, value: Option<&str>, words: Words) -> Verdict {
    let evidence = &control.evidence;
    let locked = !evidence.locked_by.is_empty();
    let unknown = |why: &str| Verdict { state: State::Unknown, choice: None, locked, evidence: vec![why.to_owned()] };
    if evidence.busy {
        return unknown("aria-busy=true: the page is still loading it");
    }
    let mut verdict = match kind {
        Kind::Radio | Kind::Select => weigh_options(control, words, locked),
        Kind::Row | Kind::Button if value.is_some() => weigh_word(value.unwrap_or_default(), words, locked),
        Kind::Switch | Kind::Checkbox => weigh_testimonies(control, locked),
        _ => unknown("it has no state of its own"),
    };
    verdict.evidence.extend(evidence.locked_by.iter().cloned());
    // it quotes the page
    verdict.evidence.iter_mut().for_each(|text| *text = shown(text));
    verdict
}

fn weigh_word(word: &str, words: Words, locked: bool) -> Verdict {
    let state = match words.state(word, Stands::BesideLabel) {
        Some(true) => State::On,
        Some(false) => State::Off,
        None => State::Unknown,
    };
    Verdict { state, choice: None, locked, evidence: vec![format!("shown as “{word}”")] }
}

fn weigh_options(control: &Control, words: Words, locked: bool) -> Verdict {
    let chosen: Vec<&str> = control.options.iter().filter(|o| o.chosen).map(|o| o.text.as_str()).collect();
    let [choice] = chosen[..] else {
        let evidence = vec![format!("{} of {} options are chosen", chosen.len(), control.options.len())];
        return Verdict { state: State::Unknown, choice: None, locked, evidence };
    };
    let state = match words.state(choice, Stands::AsChoice) {
        Some(true) => State::On,
        Some(false) => State::Off,
        None => State::Unknown,
    };
    Verdict { state, choice: Some(choice.to_owned()), locked, evidence: vec![format!("chosen: “{choice}”")] }
}

fn weigh_testimonies(control: &Control, locked: bool) -> Verdict {
    let evidence = &control.evidence;
    let mut heard: Vec<(State, String)> = Vec::new();
    if evidence.indeterminate {
        heard.push((State::Mixed, "indeterminate=true".to_owned()));
    } else if let Some(checked) = evidence.checked {
        heard.push((if checked { State::On } else { State::Off }, format!("checked={checked}")));
    }
    for (attribute, value) in [("aria-checked", &evidence.aria_checked), ("aria-pressed", &evidence.aria_pressed)] {
        if let Some(value) = value {
            heard.push((aria_state(value), format!("{attribute}={value}")));
        }
    }
    if let Some(value) = &evidence.custom_state {
        heard.push((data_state(value), format!(":state({value})")));
    }
    // a style hook, believed only where nothing better speaks
    if heard.is_empty()
        && let Some(value) = &evidence.data_state
    {
        heard.push((data_state(value), format!("data-state={value}")));
    }
    // half-ticked is often only drawn; beside a tick it contradicts
    if let Some(drawn) = &evidence.drawn_mixed {
        let ticked = heard.iter().any(|(state, _)| *state == State::On);
        heard.push((if ticked { State::Off } else { State::Mixed }, drawn.clone()));
    }
    let states: Vec<State> = heard.iter().map(|(state, _)| *state).filter(|state| *state != State::Unknown).collect();
    let state = match states[..] {
        [] => State::Unknown,
        [first, ref rest @ ..] if rest.iter().all(|state| *state == first) => first,
        // a half-ticked box is drawn by its ARIA state; a native box can't say so by itself
        _ if states.contains(&State::Mixed) => State::Mixed,
        _ => State::Unknown,
    };
    let mut told: Vec<String> = heard.into_iter().map(|(_, text)| text).collect();
    match states.len() {
        0 => told.push("neither checked nor aria-checked says what it is set to".to_owned()),
        _ if state == State::Unknown => told.push("these contradict each other".to_owned()),
        _ => {}
    }
    Verdict { state, choice: None, locked, evidence: told }
}

/// WAI-ARIA 1.2, `aria-checked` and `aria-pressed`: `true`, `false`, `mixed`; anything else says nothing.
fn aria_state(value: &str) -> State {
    match value.trim() {
        "true" => State::On,
        "false" => State::Off,
        "mixed" => State::Mixed,
        _ => State::Unknown,
    }
}

fn data_state(value: &str) -> State {
    match value.trim() {
        "checked" | "on" => State::On,
        "unchecked" | "off" => State::Off,
        "indeterminate" => State::Mixed,
        _ => State::Unknown,
    }
}
