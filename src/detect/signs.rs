//! States that are only drawn: by the classes of a plain element, by the name of an icon. Start at [`of`].
//!
//! Words and icons are in `sign_words.toml`. A class that is missing says *off* only where another element like it has it.

use crate::report::State;
use crate::snapshot::Control;

include!(concat!(env!("OUT_DIR"), "/sign_words.rs"));

/// A class or icon that tells a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The state.
    pub state: State,
    /// What it was told by, as `class “active”`.
    pub told: String,
}

/// The signs of one control; none where nothing tells its state.
pub fn of(control: &Control) -> Vec<Sign> {
    let evidence = &control.evidence;
    let mut signs: Vec<Sign> = evidence.icons.iter().filter_map(|name| icon_sign(name)).collect();
    // on a link or button, `active` can mean the current page: it has to be called a switch too
    let is_switch = |class: &String| parts(class).iter().any(|part| SWITCHES.contains(&part.as_str()));
    if control.plain || evidence.classes.iter().any(is_switch) {
        signs.extend(class_signs(&evidence.classes));
    }
    if signs.is_empty() && control.plain {
        signs.extend(by_absence(&evidence.lacks));
    }
    signs
}

/// Without a state in its classes, the opposite of what it or others like it have been seen with.
fn by_absence(lacks: &[String]) -> Option<Sign> {
    let all = class_signs(lacks);
    let (first, rest) = all.split_first()?;
    let state = match first.state {
        State::On => State::Off,
        State::Off => State::On,
        _ => return None,
    };
    let agree = rest.iter().all(|other| other.state == first.state);
    agree.then(|| Sign { state, told: format!("without the {}, which it or others like it have had", first.told) })
}

fn class_signs(classes: &[String]) -> Vec<Sign> {
    let sign = |class: &String| Some(Sign { state: class_state(class)?, told: format!("class “{class}”") });
    classes.iter().filter_map(sign).collect()
}

/// What a class says by the last of its parts: `is-active`, `toggle--on`, `Switch_checked__x7d2`.
fn class_state(class: &str) -> Option<State> {
    let parts = parts(class);
    let (last, before) = parts.split_last()?;
    let word = |part: &String| lookup(CLASSES, part);
    // build tools put a hash at the end of a name
    let is_hash = before.len() > 1 && last.len() >= 4 && last.chars().any(|c| c.is_ascii_digit());
    word(last).or_else(|| before.last().filter(|_| is_hash).and_then(word))
}

/// What an icon shows by its name, without the prefixes and suffixes of icon sets: `fa-toggle-on`, `ToggleOnIcon`.
fn icon_sign(name: &str) -> Option<Sign> {
    let all = parts(name);
    let core: Vec<&str> = all.iter().map(String::as_str).filter(|part| !DECORATIONS.contains(part)).collect();
    Some(Sign { state: lookup(ICONS, &core.join("-"))?, told: format!("icon “{name}”") })
}

/// Whether a text is the name of an icon that a font draws in its place: `toggle_on`.
pub fn is_icon(text: &str) -> bool {
    text.contains('_') && icon_sign(text.trim()).is_some()
}

fn lookup(table: &[(&str, State)], word: &str) -> Option<State> {
    table.binary_search_by(|(known, _)| (*known).cmp(word)).ok().map(|at| table[at].1)
}

/// The parts of a name in lower case: at hyphens and underscores, and where capitals begin.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        let begins = !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase());
        if begins && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(String::new());
        }
        if c.is_alphanumeric() {
            parts.last_mut().expect("there is always one").extend(c.to_lowercase());
        }
        before = c;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state_by_icon(name: &str) -> Option<State> {
        icon_sign(name).map(|sign| sign.state)
    }

    #[test]
    fn tables_are_sorted_for_the_binary_search() {
        assert!(CLASSES.is_sorted_by_key(|(word, _)| *word));
        assert!(ICONS.is_sorted_by_key(|(word, _)| *word));
    }

    #[test]
    fn icons_of_many_sets_are_known_by_their_names() {
        for (name, state) in [
            ("fa-toggle-on", Some(State::On)),
            ("bi-toggle-off", Some(State::Off)),
            ("toggle_on", Some(State::On)),
            ("ToggleOffOutlinedIcon", Some(State::Off)),
            ("mdi-toggle-switch", Some(State::On)),
            ("mdi-toggle-switch-off-outline", Some(State::Off)),
            ("lucide-toggle-right", Some(State::On)),
            ("check_box_outline_blank", Some(State::Off)),
            ("indeterminate_check_box", Some(State::Mixed)),
            ("fa-chevron-right", None),
            ("check", None),
            ("toggle", None),
        ] {
            assert_eq!(state_by_icon(name), state, "{name}");
        }
    }

    #[test]
    fn a_class_tells_a_state_by_its_last_part_only() {
        for (class, state) in [
            ("active", Some(State::On)),
            ("toggle--off", Some(State::Off)),
            ("isChecked", Some(State::On)),
            ("Switch_checked__x7d2", Some(State::On)),
            ("on-hover", None),
            ("activeLabel", None),
            ("toggle", None),
            ("button", None),
        ] {
            assert_eq!(class_state(class), state, "{class}");
        }
    }
}
