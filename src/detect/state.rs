//! What a control is and what it is set to, from the evidence that the page gives. Start at [`weigh`].
//!
//! Every testimony is named in the verdict. Testimonies that contradict each other give `unknown` with both named;
//! none at all gives `unknown` too. Nothing is guessed: an absent `aria-checked` is not *off*.

use crate::catalog::Kind;
use crate::report::State;
use crate::snapshot::Control;
use crate::text::{shown, without_glyphs};

use super::signs::Sign;
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
    /// Whether the person has changed it and not saved yet.
    pub unsaved: bool,
    /// What decided, as `aria-checked=true`.
    pub evidence: Vec<String>,
}

impl Verdict {
    fn new(state: State, locked: bool, evidence: Vec<String>) -> Self {
        Self { state, choice: None, locked, unsaved: false, evidence }
    }

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

/// What a link, a button or a plain element shows of its state, since it carries none itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A state word: `Off`.
    Says(String),
    /// What a click would do, so that the opposite holds: `Turn off`.
    Offers {
        /// The words.
        verb: String,
        /// What holds now.
        on: bool,
        /// A state word beside it, which may say otherwise.
        beside: Option<String>,
    },
    /// A class or the name of an icon.
    Drawn(Vec<Sign>),
}

/// What a control is. `value` is what a link or button shows of its state.
pub fn kind(control: &Control, value: Option<&Value>) -> Kind {
    let input_type = control.input_type.as_deref().unwrap_or_default();
    match (control.role.as_deref().unwrap_or_default(), control.tag.as_str()) {
        _ if control.plain => Kind::Switch,
        ("switch", _) => Kind::Switch,
        ("radio" | "menuitemradio" | "radiogroup", _) => Kind::Radio,
        ("checkbox" | "menuitemcheckbox", _) => Kind::Checkbox,
        ("combobox" | "listbox", _) | (_, "select") => Kind::Select,
        (_, "input") if input_type == "checkbox" => Kind::Checkbox,
        (_, "input") if input_type == "radio" => Kind::Radio,
        _ if control.evidence.aria_pressed.is_some() || control.evidence.custom_state.is_some() => Kind::Switch,
        ("link", _) | ("", "a") if value.is_none() => Kind::Link,
        // a button that is named by its state alone is itself what is pressed
        (role, tag) => match value {
            Some(Value::Says(word)) if is_button(role, tag) && *word == control.name.trim() => Kind::Button,
            Some(Value::Says(_)) => Kind::Row,
            _ => Kind::Button,
        },
    }
}

fn is_button(role: &str, tag: &str) -> bool {
    matches!(role, "" | "button") && tag == "button"
}

/// Weighs what bears on a control's state.
pub fn weigh(control: &Control, kind: Kind, value: Option<&Value>, words: Words) -> Verdict {
    let evidence = &control.evidence;
    let managed = managed(control, words);
    let locked = !evidence.locked_by.is_empty() || managed.is_some();
    if evidence.busy {
        return Verdict::new(State::Unknown, locked, vec!["aria-busy=true: the page is still loading it".to_owned()]);
    }
    let mut verdict = match (kind, value) {
        (_, Some(Value::Drawn(signs))) => weigh_signs(signs, locked),
        (Kind::Radio | Kind::Select, _) => weigh_options(control, words, locked),
        (Kind::Row | Kind::Button, Some(Value::Says(word))) => weigh_word(word, words, locked),
        (_, Some(Value::Offers { verb, on, beside })) => weigh_offer(verb, *on, beside.as_deref(), words, locked),
        (Kind::Switch, None) if control.plain => {
            Verdict::new(State::Unknown, locked, vec!["no class says what it is set to".to_owned()])
        }
        (Kind::Switch | Kind::Checkbox, _) => weigh_testimonies(control, locked),
        _ => Verdict::new(State::Unknown, locked, vec!["it has no state of its own".to_owned()]),
    };
    verdict.evidence.extend(evidence.locked_by.iter().cloned());
    verdict.evidence.extend(managed.map(|text| format!("shown as “{text}”")));
    // it quotes the page
    verdict.evidence.iter_mut().for_each(|text| *text = shown(text));
    verdict
}

/// The text beside a control that says that somebody else decides what it is set to.
fn managed<'a>(control: &'a Control, words: Words) -> Option<&'a str> {
    let beside = control.texts.iter().chain(&control.row).map(String::as_str).chain([control.description.as_str()]);
    beside.filter(|text| *text != control.name).find(|text| words.managed(text))
}

fn state_of(on: Option<bool>) -> State {
    match on {
        Some(true) => State::On,
        Some(false) => State::Off,
        None => State::Unknown,
    }
}

/// A verb against the state word that may stand beside it.
fn weigh_offer(verb: &str, on: bool, beside: Option<&str>, words: Words, locked: bool) -> Verdict {
    let mut told = vec![format!("offers to “{verb}”")];
    let said = beside.and_then(|word| words.state(word, Stands::BesideLabel));
    told.extend(beside.map(|word| format!("shown as “{word}”")));
    if said.is_some_and(|said| said != on) {
        told.push(CONTRADICTION.to_owned());
        return Verdict::new(State::Unknown, locked, told);
    }
    Verdict::new(state_of(Some(on)), locked, told)
}

/// Signs that agree, or none.
fn weigh_signs(signs: &[Sign], locked: bool) -> Verdict {
    let mut told: Vec<String> = signs.iter().map(|sign| sign.told.clone()).collect();
    let state = match signs {
        [] => State::Unknown,
        [first, rest @ ..] if rest.iter().all(|sign| sign.state == first.state) => first.state,
        _ => {
            told.push(CONTRADICTION.to_owned());
            State::Unknown
        }
    };
    Verdict::new(state, locked, told)
}

const CONTRADICTION: &str = "these contradict each other";

fn weigh_word(word: &str, words: Words, locked: bool) -> Verdict {
    let state = state_of(words.state(word, Stands::BesideLabel));
    Verdict::new(state, locked, vec![format!("shown as “{word}”")])
}

fn weigh_options(control: &Control, words: Words, locked: bool) -> Verdict {
    let Some(choice) = choice(control, words) else {
        let chosen = control.options.iter().filter(|option| option.chosen).count();
        let evidence = vec![format!("{chosen} of {} options are chosen", control.options.len())];
        return Verdict::new(State::Unknown, locked, evidence);
    };
    let state = state_of(words.state(choice, Stands::AsChoice));
    let verdict = Verdict::new(state, locked, vec![format!("chosen: “{choice}”")]);
    Verdict { choice: Some(choice.to_owned()), ..verdict }
}

/// The one chosen option. A list without native options shows its label and its choice as texts alike: there the choice is
/// the one that is a state word, if only one is.
pub fn choice<'a>(control: &'a Control, words: Words) -> Option<&'a str> {
    let chosen: Vec<&str> = control.options.iter().filter(|o| o.chosen).map(|o| without_glyphs(&o.text)).collect();
    if let [choice] = chosen[..] {
        return Some(choice);
    }
    if control.tag == "select" || control.role.as_deref() != Some("combobox") {
        return None;
    }
    let mut states = chosen.iter().filter(|text| words.state(text, Stands::AsChoice).is_some());
    states.next().filter(|_| states.next().is_none()).copied()
}

/// What one sign says of a state.
struct Testimony {
    state: State,
    told: String,
    /// Whether it stood still while another sign moved.
    still: bool,
}

fn weigh_testimonies(control: &Control, locked: bool) -> Verdict {
    let mut heard = hear(control);
    if let Some(drawn) = &control.evidence.drawn_mixed {
        // half-ticked is often only drawn; beside a tick it contradicts
        let ticked = heard.iter().any(|one| one.state == State::On);
        let state = if ticked { State::Off } else { State::Mixed };
        let still = control.evidence.still.iter().any(|still| still == "drawnMixed");
        heard.push(Testimony { state, told: drawn.clone(), still });
    }
    let states = |counts: &dyn Fn(&Testimony) -> bool| -> Vec<State> {
        heard.iter().filter(|one| one.state != State::Unknown && counts(one)).map(|one| one.state).collect()
    };
    let all = states(&|_| true);
    let is_torn = all.windows(2).any(|pair| pair[0] != pair[1]);
    // what stood still while another sign moved is a leftover
    let living = states(&|one| !one.still);
    let state = if is_torn && !living.is_empty() { agreed(&living) } else { agreed(&all) };
    let tell = |one: &Testimony| match one.still && is_torn && state.is_some() {
        true => format!("{}, which stood still while another sign changed", one.told),
        false => one.told.clone(),
    };
    let spoke = !all.is_empty();
    let mut told: Vec<String> = heard.iter().map(tell).collect();
    if !spoke {
        told.push("neither checked nor aria-checked says what it is set to".to_owned());
    } else if state.is_none() {
        told.push(CONTRADICTION.to_owned());
    }
    Verdict::new(state.unwrap_or(State::Unknown), locked, told)
}

/// What these say together. A half-ticked box is drawn by its ARIA state; a native box can't say so by itself.
fn agreed(states: &[State]) -> Option<State> {
    let (first, rest) = states.split_first()?;
    match rest.iter().all(|state| state == first) {
        true => Some(*first),
        false => states.contains(&State::Mixed).then_some(State::Mixed),
    }
}

/// All that speaks of a state; what says nothing is heard too, as unknown.
fn hear(control: &Control) -> Vec<Testimony> {
    let evidence = &control.evidence;
    let is_still = |name: &str| evidence.still.iter().any(|still| still == name);
    let mut heard = Vec::new();
    let mut say = |state: State, told: String, name: &str| heard.push(Testimony { state, told, still: is_still(name) });
    if evidence.indeterminate {
        say(State::Mixed, "indeterminate=true".to_owned(), "checked");
    } else if let Some(checked) = evidence.checked {
        say(state_of(Some(checked)), format!("checked={checked}"), "checked");
    }
    let aria = [
        ("aria-checked", &evidence.aria_checked, "ariaChecked"),
        ("aria-pressed", &evidence.aria_pressed, "ariaPressed"),
    ];
    for (attribute, value, name) in aria {
        if let Some(value) = value {
            say(aria_state(value), format!("{attribute}={value}"), name);
        }
    }
    if let Some(value) = &evidence.custom_state {
        say(data_state(value), format!(":state({value})"), "customState");
    }
    // the first value in many libraries: enough to doubt an ARIA state, not to stand alone
    if evidence.marked_checked && evidence.aria_checked.is_some() && evidence.custom_state.is_none() {
        say(State::On, "attribute checked".to_owned(), "markedChecked");
    }
    // a style hook, believed only where nothing better speaks
    if heard.is_empty()
        && let Some(value) = &evidence.data_state
    {
        heard.push(Testimony { state: data_state(value), told: format!("data-state={value}"), still: false });
    }
    heard
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
