//! What a control is set to: which evidence counts, and what is said where it doesn't suffice.

use super::*;

/// Compares the states of controls.
#[track_caller]
fn states<const N: usize>(cases: [(Control, State); N]) {
    compare(cases.map(|(control, expected)| {
        let (seen, case) = control.state();
        (case, expected, seen)
    }));
}

#[test]
fn a_native_box_is_what_its_checked_property_says() {
    states([(checkbox("A").checked(true), State::On), (checkbox("A").checked(false), State::Off)]);
}

#[test]
fn a_switch_is_what_aria_checked_says() {
    states([
        (switch("A").aria_checked("true"), State::On),
        (switch("A").aria_checked("false"), State::Off),
        (switch("A").aria_checked("mixed"), State::Mixed),
        (switch("A").aria_checked(" true "), State::On),
    ]);
}

#[test]
fn an_aria_checked_beyond_the_specification_says_nothing() {
    for value in ["", "yes", "1", "on", "TRUE", "undefined", "truefalse"] {
        let reading = switch("A").aria_checked(value).reading();
        assert_eq!(reading.state, State::Unknown, "aria-checked={value}: {:?}", reading.evidence);
        assert!(reading.evidence.contains(&format!("aria-checked={value}")), "seen: {:?}", reading.evidence);
    }
}

#[test]
fn a_pressed_button_is_a_switch() {
    states([
        (button("A").aria_pressed("true"), State::On),
        (button("A").aria_pressed("false"), State::Off),
        (button("A").aria_pressed("mixed"), State::Mixed),
    ]);
    assert_eq!(button("A").aria_pressed("true").reading().kind, Kind::Switch);
}

#[test]
fn a_style_hook_is_believed_where_nothing_better_speaks() {
    states([
        (switch("A").data_state("checked"), State::On),
        (switch("A").data_state("on"), State::On),
        (switch("A").data_state("unchecked"), State::Off),
        (switch("A").data_state("off"), State::Off),
        (switch("A").data_state("indeterminate"), State::Mixed),
        (switch("A").data_state("open"), State::Unknown),
    ]);
}

#[test]
fn a_style_hook_has_no_say_beside_anything_better() {
    states([
        (switch("A").data_state("checked").aria_checked("false"), State::Off),
        (checkbox("A").data_state("unchecked").checked(true), State::On),
        (button("A").data_state("on").aria_pressed("false"), State::Off),
        (switch("A").data_state("checked").aria_checked("what?"), State::Unknown),
    ]);
}

#[test]
fn a_style_hook_makes_no_switch_of_a_button() {
    states([(button("A").data_state("on"), State::Unknown)]);
}

#[test]
fn a_half_ticked_box_is_mixed_whatever_lies_under_the_half_tick() {
    states([
        (checkbox("A").indeterminate(), State::Mixed),
        (checkbox("A").indeterminate().checked(true), State::Mixed),
        (checkbox("A").checked(false).aria_checked("mixed"), State::Mixed),
    ]);
}

#[test]
fn testimonies_that_agree_are_all_named() {
    let reading = checkbox("A").checked(true).aria_checked("true").reading();
    assert_eq!((reading.state, reading.evidence), (State::On, vec!["checked=true".into(), "aria-checked=true".into()]));
}

#[test]
fn a_testimony_beside_one_that_says_nothing_decides() {
    states([(checkbox("A").checked(true).aria_checked("maybe"), State::On)]);
}

#[test]
fn testimonies_that_contradict_each_other_are_both_named_and_neither_is_believed() {
    for (checked, aria) in [(true, "false"), (false, "true")] {
        let reading = checkbox("A").checked(checked).aria_checked(aria).reading();
        assert_eq!(reading.state, State::Unknown, "checked={checked}, aria-checked={aria}: {:?}", reading.evidence);
        for expected in [format!("checked={checked}"), format!("aria-checked={aria}")] {
            assert!(reading.evidence.contains(&expected), "{expected} is not in {:?}", reading.evidence);
        }
    }
}

#[test]
fn pressed_and_checked_can_contradict_each_other_too() {
    states([(switch("A").aria_checked("true").aria_pressed("false"), State::Unknown)]);
}

#[test]
fn a_control_that_nothing_speaks_of_is_unknown_and_never_off() {
    for control in [switch("A"), checkbox("A"), control("select", "", "A"), control("div", "radiogroup", "A")] {
        let reading = control.reading();
        assert_eq!(reading.state, State::Unknown, "{:?}: {:?}", reading.kind, reading.evidence);
        assert!(!reading.evidence.is_empty(), "{:?}: it has to be said why", reading.kind);
    }
}

#[test]
fn a_control_that_is_still_loading_is_unknown_whatever_it_shows() {
    states([
        (switch("A").aria_checked("false").busy(), State::Unknown),
        (checkbox("A").checked(true).busy(), State::Unknown),
        (row("A", "Off").busy(), State::Unknown),
        (select("A", ["On", "Off"], 1).busy(), State::Unknown),
    ]);
}

#[test]
fn what_nobody_can_change_is_locked_and_says_by_what() {
    for by in ["disabled", "aria-disabled=true", "readonly", "inert"] {
        let reading = switch("A").aria_checked("true").locked_by(by).reading();
        assert_eq!((reading.state, reading.locked), (State::On, true), "{by}");
        assert!(reading.evidence.iter().any(|text| text == by), "{by} is not in {:?}", reading.evidence);
    }
    assert!(!switch("A").aria_checked("true").reading().locked, "nothing locks this one");
}

#[test]
fn a_locked_control_is_locked_while_it_loads() {
    assert!(switch("A").locked_by("disabled").busy().reading().locked);
}

#[test]
fn a_row_shows_its_state_in_the_words_of_many_languages() {
    let words = [
        ("en", "On", true),
        ("en", "Off", false),
        ("de", "Ein", true),
        ("de-AT", "Aus", false),
        ("fr", "Activé", true),
        ("fr-CA", "Désactivé", false),
        ("es", "Activado", true),
        ("pt-BR", "Desativado", false),
        ("pl", "Wł.", true),
        ("da", "Slået fra", false),
        ("tr", "Açık", true),
        ("tr", "Kapalı", false),
        ("ru", "Вкл", true),
        ("ru", "Выкл.", false),
        ("ja", "オン", true),
        ("ja", "オフ", false),
        ("ko", "켜짐", true),
        ("ko", "꺼짐", false),
        ("zh-CN", "已开启", true),
        ("zh-TW", "已關閉", false),
        ("ar", "تشغيل", true),
        ("ar", "إيقاف", false),
        ("he", "כבוי", false),
    ];
    compare(words.into_iter().flat_map(|(language, word, on)| {
        // beside the label the word is enough; at the end of it the page has to speak its language
        let beside = at(GENAI).with(row("Data for AI", word));
        let within = at(GENAI).speaking(language).with(link(&format!("Data for AI {word}")));
        [beside, within].map(|page| {
            let reading = page.look().controls.remove(0);
            let expected = (Kind::Row, "Data for AI".to_owned(), if on { State::On } else { State::Off });
            (format!("{word}: {:?}", reading.evidence), expected, (reading.kind, reading.label, reading.state))
        })
    }));
}

#[test]
fn a_label_that_ends_like_another_languages_state_word_is_no_state() {
    // German `KI` for AI is Hungarian `ki` for off
    for name in ["Daten zur Verbesserung generativer KI", "KI"] {
        let reading = link(name).reading();
        assert_eq!((reading.kind, reading.label.as_str()), (Kind::Link, name), "{name}: {:?}", reading.evidence);
        let reading = row(name, "Ein").reading();
        assert_eq!((reading.state, reading.label.as_str()), (State::On, name), "{name}: {:?}", reading.evidence);
    }
}

#[test]
fn a_verb_on_a_button_is_what_a_click_would_do_and_no_state() {
    for word in ["Enable", "Disable", "Allow", "Don’t allow"] {
        let reading = button("Data for AI").showing(&["Data for AI", word]).reading();
        assert_eq!((reading.kind, reading.state), (Kind::Button, State::Unknown), "{word}: {:?}", reading.evidence);
    }
}

#[test]
fn a_row_with_contradictory_words_has_no_state() {
    let texts = ["Data for AI", "On", "Off"];
    let reading = link("Data for AI").showing(&texts).reading();
    assert_eq!(reading.state, State::Unknown, "{texts:?}: {:?}", reading.evidence);
}

#[test]
fn a_row_whose_name_and_text_contradict_each_other_has_no_state() {
    // an `aria-label` that was not kept up to date beside the word that is shown
    for (name, word) in [("Data for AI On", "Off"), ("Data for AI Off", "On")] {
        let reading = link(name).showing(&["Data for AI", word]).reading();
        assert_eq!(reading.state, State::Unknown, "named “{name}”, showing “{word}”: {:?}", reading.evidence);
    }
}

#[test]
fn a_control_with_a_state_of_its_own_keeps_a_state_word_in_its_name() {
    let reading = switch("Prevent training on").aria_checked("false").reading();
    assert_eq!((reading.label.as_str(), reading.state), ("Prevent training on", State::Off));
}

#[test]
fn a_chosen_option_is_told_and_decides_by_its_word() {
    let choices = [("Allow", State::On), ("Don’t allow", State::Off), ("Nein", State::Off), ("許可", State::On)];
    compare(choices.into_iter().flat_map(|(text, expected)| {
        [select("A", [text, "Something else"], 0), radios("A", ["Something else", text], 1)].map(|control| {
            let reading = control.reading();
            let case = format!("{:?}: {:?}", reading.kind, reading.evidence);
            (case, (Some(text.to_owned()), expected), (reading.choice, reading.state))
        })
    }));
}

#[test]
fn a_chosen_option_without_a_state_word_is_told_and_decides_nothing() {
    let reading = select("A", ["Friends", "Everyone"], 0).reading();
    assert_eq!((reading.choice.as_deref(), reading.state), (Some("Friends"), State::Unknown));
    assert_eq!(reading.evidence, ["chosen: “Friends”"]);
}

#[test]
fn none_or_two_chosen_options_decide_nothing() {
    let none = radios("A", ["On", "Off"], 2).reading();
    assert_eq!((none.choice, none.state), (None, State::Unknown), "{:?}", none.evidence);
    let mut both = select("A", ["On", "Yes"], 0);
    both.options[1].chosen = true;
    let both = both.reading();
    assert_eq!((both.choice, both.state), (None, State::Unknown), "{:?}", both.evidence);
}

#[test]
fn a_links_and_a_buttons_own_state_is_unknown() {
    states([(link("A"), State::Unknown), (button("A"), State::Unknown)]);
}

#[test]
fn a_control_is_of_the_kind_that_its_role_and_element_say() {
    let radio = Control { input_type: Some("radio".into()), ..control("input", "", "A") };
    let drawn_box = Control { role: Some("switch".into()), ..checkbox("A") };
    let cases = [
        (switch("A"), Kind::Switch),
        (checkbox("A"), Kind::Checkbox),
        (drawn_box, Kind::Switch),
        (control("div", "checkbox", "A"), Kind::Checkbox),
        (control("li", "menuitemcheckbox", "A"), Kind::Checkbox),
        (radio, Kind::Radio),
        (control("div", "radiogroup", "A"), Kind::Radio),
        (control("select", "", "A"), Kind::Select),
        (control("button", "combobox", "A"), Kind::Select),
        (link("A"), Kind::Link),
        (control("span", "link", "A"), Kind::Link),
        (control("a", "button", "A"), Kind::Button),
        (button("A"), Kind::Button),
        (row("A", "On"), Kind::Row),
    ];
    compare(cases.map(|(control, expected)| {
        (format!("<{} role={:?}>", control.tag, control.role), expected, control.reading().kind)
    }));
}

#[test]
fn everything_is_read_whether_it_is_about_ai_or_not() {
    let look = at("https://nowhere.example/").with(switch("Dark mode").aria_checked("true")).with(link("Help")).look();
    let labels: Vec<&str> = look.controls.iter().map(|reading| reading.label.as_str()).collect();
    assert_eq!((labels, look.report.findings.len()), (vec!["Dark mode", "Help"], 0));
}

#[test]
fn a_list_keeps_a_label_that_begins_or_ends_like_its_value() {
    let list = |name: &str, value: &str| {
        let chosen = ChoiceOption { text: value.to_owned(), chosen: true };
        Control { options: vec![chosen], ..control("button", "combobox", name) }.reading().label
    };
    assert_eq!(list("Notifications", "No"), "Notifications");
    assert_eq!(list("On-call alerts", "On"), "On-call alerts");
    assert_eq!(list("Automation", "on"), "Automation");
    // a value that stands apart from the label is no part of it
    assert_eq!(list("Off Save search history", "Off"), "Save search history");
    assert_eq!(list("Save search history: Off", "Off"), "Save search history");
}

#[test]
fn a_row_keeps_a_label_that_ends_like_the_word_beside_it() {
    let named = |name: &str, texts: &[&str]| link(name).showing(texts).reading().label;
    assert_eq!(named("Automation", &["Automation", "on"]), "Automation");
    assert_eq!(named("AutomationOn", &["Automation", "On"]), "Automation");
}
