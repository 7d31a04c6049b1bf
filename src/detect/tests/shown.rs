//! States that are only shown: by a verb, by classes, by an icon, by buttons side by side; and what waits to be saved.

use super::*;
use crate::snapshot::Evidence;

/// A page with these controls, as it reads them.
fn read(controls: Vec<Control>) -> Vec<Reading> {
    controls.into_iter().fold(at("https://patterns.example/"), Snapshot::with).speaking("en").look().controls
}

fn one(control: Control) -> Reading {
    read(vec![control]).remove(0)
}

fn button(name: &str, row: &[&str]) -> Control {
    Control { row: row.iter().map(|text| (*text).to_owned()).collect(), ..control("button", "", name) }
}

fn plain(label: &str, classes: &[&str]) -> Control {
    let classes = classes.iter().map(|class| (*class).to_owned()).collect();
    let evidence = Evidence { classes, ..Evidence::default() };
    Control { plain: true, row: vec![label.to_owned()], evidence, ..control("div", "", "") }
}

fn with_icon(control: Control, icon: &str) -> Control {
    Control { evidence: Evidence { icons: vec![icon.to_owned()], ..control.evidence }, ..control }
}

#[test]
fn a_button_that_offers_to_turn_off_is_on() {
    let turn_off = one(button("Turn off", &["Web activity", "Saved for 18 months", "Turn off"]));
    assert_eq!((turn_off.label.as_str(), turn_off.state, turn_off.kind), ("Web activity", State::On, Kind::Button));
    assert_eq!(turn_off.evidence, ["offers to “Turn off”"]);
    assert_eq!(one(button("Einschalten", &["KI-Training"])).state, State::Off);
    // the object is part of the name
    let named = one(button("Turn off chat history", &[]));
    assert_eq!((named.label.as_str(), named.state), ("Turn off chat history", State::On));
}

#[test]
fn a_verb_against_the_word_beside_it_is_not_believed() {
    let said = one(button("Turn off", &["Web activity", "On"]));
    assert_eq!((said.state, said.evidence), (State::On, vec!["offers to “Turn off”".into(), "shown as “On”".into()]));
    let against = one(button("Turn off", &["Web activity", "Off"]));
    assert_eq!(against.state, State::Unknown);
    assert_eq!(against.evidence, ["offers to “Turn off”", "shown as “Off”", "these contradict each other"]);
}

#[test]
fn a_verb_without_a_label_or_in_a_link_to_read_tells_nothing() {
    assert_eq!(one(button("Turn off", &[])).state, State::Unknown);
    assert_eq!(one(control("a", "", "Turn off ad tracking: how it works")).state, State::Unknown);
    // a switch is told by its state, whatever its name asks for
    assert_eq!(one(switch("Turn off ad tracking")).state, State::Unknown);
}

#[test]
fn a_plain_element_is_told_by_its_class() {
    let read = read(vec![
        plain("Autoplay", &["toggle", "toggle--on"]),
        plain("Captions", &["toggle", "is-off"]),
        plain("Torn", &["toggle", "on", "off"]),
    ]);
    let states: Vec<_> = read.iter().map(|one| (one.label.as_str(), one.state, one.kind)).collect();
    let expected = [("Autoplay", State::On), ("Captions", State::Off), ("Torn", State::Unknown)];
    assert_eq!(states, expected.map(|(label, state)| (label, state, Kind::Switch)));
    assert_eq!(read[2].evidence, ["class “on”", "class “off”", "these contradict each other"]);
}

#[test]
fn a_missing_class_says_off_only_where_another_one_like_it_has_had_it() {
    let alone = one(plain("Link previews", &["ios"]));
    assert_eq!((alone.state, alone.evidence), (State::Unknown, vec!["no class says what it is set to".to_owned()]));
    let lacking = |classes: &[&str], lacks: &[&str]| {
        let mut control = plain("Link previews", classes);
        control.evidence.lacks = lacks.iter().map(|class| (*class).to_owned()).collect();
        one(control)
    };
    let off = lacking(&["ios"], &["active"]);
    assert_eq!(off.state, State::Off);
    assert_eq!(off.evidence, ["without the class “active”, which it or others like it have had"]);
    assert_eq!(lacking(&["ios"], &["is-off"]).state, State::On);
    assert_eq!(lacking(&["ios", "on"], &["active"]).state, State::On);
    assert_eq!(lacking(&["ios"], &["active", "is-off"]).state, State::Unknown);
}

#[test]
fn an_icon_tells_the_state_of_the_button_it_is_in() {
    let by_class = one(with_icon(control("button", "", "Share with partners"), "fa-toggle-off"));
    assert_eq!((by_class.label.as_str(), by_class.state), ("Share with partners", State::Off));
    assert_eq!(by_class.evidence, ["icon “fa-toggle-off”"]);
    // the icon's word is its picture, and no label
    let ligature = one(with_icon(button("toggle_on", &["Share with partners"]), "toggle_on"));
    assert_eq!((ligature.label.as_str(), ligature.state), ("Share with partners", State::On));
    assert_eq!(one(with_icon(control("button", "", "More"), "fa-chevron-down")).state, State::Unknown);
}

#[test]
fn an_active_link_is_the_current_page_and_no_switch() {
    let classes =
        |names: &[&str]| Evidence { classes: names.iter().map(|n| (*n).into()).collect(), ..Evidence::default() };
    let link = Control { evidence: classes(&["nav-item", "active"]), ..control("a", "", "Privacy") };
    assert_eq!(one(link).state, State::Unknown);
    let toggle = Control { evidence: classes(&["btn-toggle", "active"]), ..control("button", "", "Share my data") };
    assert_eq!(one(toggle).state, State::On);
}

#[test]
fn on_and_off_side_by_side_are_one_choice_of_which_one_is_pressed() {
    let side = |name: &str, pressed: bool| Control {
        beside: Some(1),
        row: vec!["AI training".to_owned(), "On".to_owned(), "Off".to_owned()],
        evidence: Evidence { aria_pressed: Some(pressed.to_string()), ..Evidence::default() },
        ..control("button", "", name)
    };
    let choice = read(vec![side("On", false), side("Off", true)]);
    assert_eq!(choice.len(), 1, "{choice:#?}");
    assert_eq!((choice[0].label.as_str(), choice[0].kind, choice[0].state), ("AI training", Kind::Radio, State::Off));
    assert_eq!(choice[0].choice.as_deref(), Some("Off"));
    // bold and italic are two switches
    let style = read(vec![side("Bold", true), side("Italic", false)]);
    assert_eq!(style.iter().map(|one| one.state).collect::<Vec<_>>(), [State::On, State::Off]);
    // both pressed: no choice
    let both = read(vec![side("On", true), side("Off", true)]);
    assert_eq!(both.len(), 2);
}

#[test]
fn a_changed_switch_is_not_saved_while_the_save_button_of_its_form_waits() {
    let changed = || Control {
        form: Some(7),
        changed: true,
        evidence: Evidence { aria_checked: Some("false".into()), ..Evidence::default() },
        ..switch(LABEL)
    };
    let save = |form, locked: &[&str]| Control {
        form,
        evidence: Evidence { locked_by: locked.iter().map(|l| (*l).into()).collect(), ..Evidence::default() },
        ..control("button", "", "Save changes")
    };
    let look = at(GENAI).speaking("en").with(changed()).with(save(Some(7), &[])).look();
    let found = &look.report.findings[0];
    assert!(found.unsaved && found.state == State::Off, "{found:#?}");
    assert!(found.evidence.contains(&"changed and not saved yet: “Save changes” waits".to_owned()));
    assert_eq!(look.saves, [2]);
    assert_eq!((look.report.used(), look.report.protected(), look.report.unclear()), (0, 0, 1));
    for other in [save(Some(8), &[]), save(Some(7), &["disabled"]), control("button", "", "Sign out")] {
        let found = at(GENAI).speaking("en").with(changed()).with(other).finding();
        assert!(!found.unsaved, "{found:#?}");
    }
    let untouched = Control { changed: false, ..changed() };
    assert!(!at(GENAI).speaking("en").with(untouched).with(save(Some(7), &[])).finding().unsaved);
}

#[test]
fn a_sign_that_stood_still_while_another_moved_is_a_leftover() {
    let box_with = |aria: &str, still: &[&str]| Control {
        evidence: Evidence {
            checked: Some(true),
            aria_checked: Some(aria.to_owned()),
            still: still.iter().map(|s| (*s).into()).collect(),
            ..Evidence::default()
        },
        ..control("input", "switch", "Sync")
    };
    assert_eq!(one(box_with("false", &[])).state, State::Unknown);
    let followed = one(box_with("false", &["ariaChecked"]));
    assert_eq!(followed.state, State::On);
    assert_eq!(followed.evidence, ["checked=true", "aria-checked=false, which stood still while another sign changed"]);
    assert_eq!(one(box_with("false", &["checked"])).state, State::Off);
    assert_eq!(one(box_with("true", &["ariaChecked"])).evidence, ["checked=true", "aria-checked=true"]);
}

#[test]
fn an_attribute_of_the_first_state_makes_an_aria_state_doubtful_and_says_nothing_alone() {
    let host = |aria: Option<&str>, still: &[&str]| Control {
        evidence: Evidence {
            aria_checked: aria.map(str::to_owned),
            marked_checked: true,
            still: still.iter().map(|s| (*s).into()).collect(),
            ..Evidence::default()
        },
        ..control("x-switch", "switch", "Sync")
    };
    assert_eq!(one(host(Some("true"), &[])).state, State::On);
    assert_eq!(one(host(Some("false"), &[])).state, State::Unknown);
    assert_eq!(one(host(Some("false"), &["markedChecked"])).state, State::Off);
    assert_eq!(one(host(None, &[])).state, State::Unknown);
}

#[test]
fn a_list_that_shows_label_and_choice_alike_is_told_by_the_state_word() {
    let list = |name: &str, texts: &[&str]| Control {
        options: texts.iter().map(|text| ChoiceOption { text: (*text).into(), chosen: true }).collect(),
        ..control("div", "combobox", name)
    };
    let told = one(list("Product improvement Enabled", &["Product improvement", "Enabled"]));
    assert_eq!(
        (told.label.as_str(), told.choice.as_deref(), told.state),
        ("Product improvement", Some("Enabled"), State::On)
    );
    let arrow = one(list("Product improvement", &["Off ▾"]));
    assert_eq!((arrow.choice.as_deref(), arrow.state), (Some("Off"), State::Off));
    assert_eq!(one(list("Audience", &["Audience", "Friends"])).choice, None);
}

#[test]
fn what_an_organization_manages_is_locked_and_says_so() {
    let managed = |text: &str| {
        let on = Evidence { aria_checked: Some("true".into()), ..Evidence::default() };
        one(Control { row: vec!["Sync".into(), text.to_owned()], evidence: on, ..switch("Sync") })
    };
    let locked = managed("This setting is managed by your organization.");
    assert_eq!((locked.state, locked.locked), (State::On, true));
    assert!(locked.evidence.contains(&"shown as “This setting is managed by your organization.”".to_owned()));
    assert!(managed("Von Ihrer Organisation verwaltet").locked);
    assert!(!managed("Manage your organization").locked);
}
