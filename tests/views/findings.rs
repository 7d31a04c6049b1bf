//! What the popup shows of each finding.

use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

#[wasm_bindgen_test]
fn each_finding_shows_label_state_meaning_and_purpose() {
    for (found, look, state) in [
        (used(), "used", "state_and_meaning[state_on|meaning_used]"),
        (finding(State::Off, DataUse::Used), "used", "state_and_meaning[meaning_used|setting_off]"),
        (protected(), "protected", "state_and_meaning[state_off|meaning_protected]"),
        (unclear(), "unknown", "state_unknown"),
        (finding(State::Mixed, DataUse::Unknown), "unknown", "state_mixed"),
        (action(), "action", "state_action"),
        (absent(&[]), "absent", "state_absent"),
    ] {
        let view = View::of_findings(vec![found]);
        assert_eq!(view.one("li.finding").get_attribute("class").as_deref(), Some(format!("finding {look}").as_str()));
        assert_eq!(text(&view.one("li.finding h2")), "Use my data for training", "{state}");
        assert_eq!(text(&view.one("li.finding strong")), state);
        assert_eq!(view.texts(".purpose"), ["purpose_training"], "{state}");
    }
}

#[wasm_bindgen_test]
fn what_was_found_by_its_words_says_so() {
    let view = View::of_findings(vec![Finding { id: None, origin: Origin::Lexicon, ..used() }]);
    assert_eq!(view.texts(".purpose"), ["purpose_training", "from_words"]);
    assert!(view.texts("li.finding p.small").contains(&"from_words_more".to_owned()), "{}", view.0.inner_html());
    assert!(!View::of_findings(vec![used()]).texts("li.finding p.small").contains(&"from_words_more".to_owned()));
}

#[wasm_bindgen_test]
fn findings_stand_in_the_reports_order() {
    let named = |label: &str| Finding { label: label.into(), ..used() };
    let view = View::of_findings(vec![named("A"), named("B"), named("C")]);
    assert_eq!(view.texts("li.finding h2"), ["A", "B", "C"]);
}

#[wasm_bindgen_test]
fn a_locked_finding_says_so() {
    let view = View::of_findings(vec![Finding { locked: true, ..used() }]);
    assert_eq!(view.texts(".purpose"), ["purpose_training", "state_locked"]);
}

#[wasm_bindgen_test]
fn a_chosen_option_is_told() {
    let view = View::of_findings(vec![Finding { choice: Some("Allow".into()), ..used() }]);
    assert!(view.texts("li.finding p").contains(&"chosen[Allow]".to_owned()), "{}", view.0.inner_html());
}

#[wasm_bindgen_test]
fn what_a_switch_does_is_told_and_what_it_leaves() {
    let texts = View::of_findings(vec![used()]).texts("li.finding p");
    for expected in ["Off stops training on new posts.", "What was learnt stays."] {
        assert!(texts.iter().any(|text| text == expected), "{expected} is not in {texts:?}");
    }
}

#[wasm_bindgen_test]
fn an_absent_finding_lists_every_reason_instead_of_what_it_does() {
    let view = View::of_findings(vec![absent(&["Not in Hong Kong.", "Not under 18."])]);
    assert_eq!(view.texts(".card > div li"), ["Not in Hong Kong.", "Not under 18."]);
    assert_eq!(view.texts(".card > div > p"), ["absent_reasons"]);
    assert!(!view.texts("li.finding p").contains(&"Off stops training on new posts.".to_owned()));
}

#[wasm_bindgen_test]
fn an_absent_finding_without_reasons_says_that_none_is_known() {
    let view = View::of_findings(vec![absent(&[])]);
    assert_eq!(view.texts(".card > p.small"), ["absent_no_reason"]);
}

#[wasm_bindgen_test]
fn show_buttons_name_frame_and_element() {
    let framed = Finding { frame: 4_294_967_299, key: Some(12), ..protected() };
    let view = View::of_findings(vec![used(), framed, absent(&[])]);
    let buttons = view.all("button[data-action=show]");
    assert_eq!(attributes(&buttons, ["data-frame", "data-key"]), [pair("0", "7"), pair("4294967299", "12")]);
}

#[wasm_bindgen_test]
fn a_show_button_is_described_by_the_finding_that_it_shows() {
    let view =
        View::of_findings(vec![Finding { label: "A".into(), ..used() }, Finding { label: "B".into(), ..used() }]);
    let described = view.all("button.show").into_iter().map(|button| button.get_attribute("aria-describedby").unwrap());
    let names: Vec<String> = described.map(|id| text(&view.one(&format!("#{id}")))).collect();
    assert_eq!(names, ["A", "B"]);
}

#[wasm_bindgen_test]
fn the_details_hold_evidence_note_and_sources() {
    let evidence = vec!["checked=true".into(), "aria-checked=false".into()];
    let view = View::of_findings(vec![Finding { evidence, note: Some("to review".into()), ..unclear() }]);
    assert_eq!(view.texts("details li[dir=auto]"), ["checked=true", "aria-checked=false"]);
    assert!(view.texts("details > p").contains(&"to review".to_owned()), "{}", view.0.inner_html());
    let link = view.one("details a");
    assert_eq!(text(&link), "help.example");
    assert_eq!(link.get_attribute("href").as_deref(), Some("https://help.example/answer/1"));
    assert_eq!(attributes(&[link], ["target", "rel"]), [pair("_blank", "noreferrer")]);
}

#[wasm_bindgen_test]
fn the_details_are_closed_at_first_and_headed() {
    let view = View::of_findings(vec![used()]);
    assert!(!view.one("details").has_attribute("open"), "the five-second answer comes first");
    assert_eq!(text(&view.one("details > summary")), "details");
    assert_eq!(
        view.texts("details h3"),
        ["details_evidence", "details_default", "details_does_not", "details_sources"]
    );
}
