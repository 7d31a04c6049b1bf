//! Buttons side by side of which one is pressed or selected, `[On] [Off]`, are one control. Start at [`put_together`].

use std::borrow::Cow;

use crate::snapshot::{ChoiceOption, Control, NameFrom};

use super::words::{Stands, Words};

/// Puts buttons side by side together where they are a choice between states: exactly one holds, and all are named by state
/// words of both kinds. Others stay what they are (bold and italic are two switches), but for tabs, which are none.
pub fn put_together<'a>(controls: &'a [Control], words: Words) -> Vec<Cow<'a, Control>> {
    let mut out: Vec<Cow<Control>> = Vec::with_capacity(controls.len());
    for control in controls {
        if let Some(first) = control.beside {
            let side: Vec<&Control> = controls.iter().filter(|other| other.beside == Some(first)).collect();
            if let Some(choice) = choice_of(&side, words) {
                if control.key == side[0].key {
                    out.push(Cow::Owned(choice));
                }
                continue;
            }
        }
        if !is_mere_selection(control) {
            out.push(Cow::Borrowed(control));
        }
    }
    out
}

/// A tab, or a button that is only selected among others, as a tab is.
fn is_mere_selection(control: &Control) -> bool {
    let evidence = &control.evidence;
    let is_selected_button = control.beside.is_some()
        && matches!(control.role.as_deref(), None | Some("button"))
        && evidence.aria_selected.is_some()
        && evidence.aria_pressed.is_none()
        && evidence.aria_checked.is_none();
    is_selected_button || control.role.as_deref() == Some("tab")
}

fn choice_of(side: &[&Control], words: Words) -> Option<Control> {
    let holds = |control: &&&Control| {
        let evidence = &control.evidence;
        evidence.aria_pressed.as_deref().or(evidence.aria_selected.as_deref()) == Some("true")
    };
    let states: Vec<bool> = side.iter().map(|one| words.state(&one.name, Stands::AsChoice)).collect::<Option<_>>()?;
    let is_choice = states.contains(&true) && states.contains(&false) && side.iter().filter(holds).count() == 1;
    let options = side.iter().map(|one| ChoiceOption { text: one.name.clone(), chosen: holds(&one) }).collect();
    let first = side.first().filter(|_| is_choice)?;
    let mut choice =
        Control { name: String::new(), name_from: NameFrom::Nothing, texts: Vec::new(), ..(*first).clone() };
    choice.role = Some("radiogroup".to_owned());
    choice.options = options;
    choice.changed = side.iter().any(|one| one.changed);
    choice.marks = side.iter().flat_map(|one| one.marks.clone()).collect();
    choice.evidence.aria_pressed = None;
    choice.evidence.aria_selected = None;
    Some(choice)
}
