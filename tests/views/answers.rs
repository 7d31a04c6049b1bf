//! What the popup answers about the whole tab, and what it offers below: other pages, and access.

use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

#[wasm_bindgen_test]
fn while_looking_it_says_so_and_nothing_else() {
    let view = View::of(&Model::Looking);
    view.answers("unknown", "answer_looking", "");
    assert_eq!(view.0.child_element_count(), 1);
}

#[wasm_bindgen_test]
fn a_page_that_the_browser_closes_off_is_explained() {
    let view = View::of(&Model::Closed);
    view.answers("unknown", "answer_closed", "answer_closed_more");
    assert_eq!(view.texts("button"), ["all_platforms"], "there is nothing to do here, but elsewhere");
}

#[wasm_bindgen_test]
fn the_answer_counts_what_lets_data_be_used() {
    View::of_findings(vec![used()]).answers("used", "answer_used[LinkedIn]", "answer_used_one[1|1|LinkedIn]");
    let many = View::of_findings(vec![used(), protected(), unclear(), action(), absent(&[])]);
    many.answers("used", "answer_used[LinkedIn]", "answer_used_many[1|3|LinkedIn]");
}

#[wasm_bindgen_test]
fn the_answer_says_that_all_is_kept_out() {
    let one = View::of_findings(vec![protected()]);
    one.answers("protected", "answer_protected[LinkedIn]", "answer_protected_one[0|1|LinkedIn]");
    let many = View::of_findings(vec![protected(), protected()]);
    many.answers("protected", "answer_protected[LinkedIn]", "answer_protected_many[0|2|LinkedIn]");
}

#[wasm_bindgen_test]
fn one_unclear_setting_is_enough_not_to_say_that_all_is_kept_out() {
    for unclear in [unclear(), finding(State::Mixed, DataUse::Unknown)] {
        View::of_findings(vec![protected(), unclear]).answers("unknown", "answer_unclear", "answer_unclear_more");
    }
}

#[wasm_bindgen_test]
fn a_change_that_is_not_saved_yet_is_named_as_such() {
    let unsaved = || Finding { unsaved: true, ..protected() };
    View::of_findings(vec![unsaved(), protected()]).answers("unknown", "answer_unsaved", "answer_unsaved_more");
    View::of_findings(vec![unsaved(), unclear()]).answers("unknown", "answer_unclear", "answer_unclear_more");
}

#[wasm_bindgen_test]
fn something_to_do_is_offered() {
    View::of_findings(vec![action()]).answers("action", "answer_action[LinkedIn]", "answer_action_more");
}

#[wasm_bindgen_test]
fn an_absent_setting_is_named_as_such() {
    View::of_findings(vec![absent(&[])]).answers("absent", "answer_absent", "answer_absent_more[LinkedIn]");
}

#[wasm_bindgen_test]
fn a_settings_page_that_is_still_loading_is_not_said_to_be_empty() {
    let loading = Report { settled: false, ..linkedin(vec![]) };
    View::of_report(loading).answers("unknown", "answer_looking", "");
}

#[wasm_bindgen_test]
fn another_page_of_a_platform_and_an_unknown_site_are_told_apart() {
    let elsewhere = Report { settings_page: false, ..linkedin(vec![]) };
    let page = PageLink { title: "A".into(), url: "https://x.example/A".into(), here: false };
    let elsewhere = Report { pages: vec![page], ..elsewhere };
    View::of_report(elsewhere).answers("absent", "answer_elsewhere[LinkedIn]", "answer_elsewhere_more[LinkedIn]");
    View::of_report(Report::default()).answers("absent", "answer_unknown_site", "answer_unknown_site_more");
}

#[wasm_bindgen_test]
fn the_platforms_other_pages_are_linked_and_this_one_is_not() {
    let page = |title: &str, here| PageLink { title: title.into(), url: format!("https://x.example/{title}"), here };
    let pages = vec![page("A", true), page("B", false), page("C", false)];
    let view = View::of_report(Report { pages, ..linkedin(vec![]) });
    assert_eq!(text(&view.one(".pages h2")), "pages[LinkedIn]");
    assert_eq!(view.texts(".pages li button"), ["B", "C"]);
    let expected = [pair("open", "https://x.example/B"), pair("open", "https://x.example/C")];
    assert_eq!(attributes(&view.all(".pages button"), ["data-action", "data-url"]), expected);
}

#[wasm_bindgen_test]
fn without_other_pages_there_is_no_heading_for_them() {
    let here = PageLink { title: "A".into(), url: "https://x.example/A".into(), here: true };
    let view = View::of_report(Report { pages: vec![here], ..linkedin(vec![]) });
    assert_eq!(view.all(".pages").len(), 0);
}

#[wasm_bindgen_test]
fn access_is_switched_for_the_platform_for_all_and_for_every_site() {
    for (on_platform, on_all) in [(true, false), (false, true)] {
        let platform = vec!["https://www.linkedin.com/*".into()];
        let access = Access { platform, on_platform, on_all, on_everywhere: false };
        let view = View::of(&looked(linkedin(vec![]), access));
        let switches = view.all(".access [role=switch][data-action=access]");
        let expected = [("platform", on_platform), ("all", on_all), ("everywhere", false)];
        let expected = expected.map(|(which, on)| pair(which, &on.to_string()));
        assert_eq!(attributes(&switches, ["data-which", "aria-checked"]), expected);
        assert_eq!(
            switches.iter().map(text).collect::<Vec<_>>(),
            ["access_platform[LinkedIn]", "access_all", "access_everywhere"]
        );
    }
}

#[wasm_bindgen_test]
fn on_an_unknown_site_there_are_the_switches_for_all_and_for_every_site() {
    let view = View::of_report(Report::default());
    let switches = attributes(&view.all("[role=switch]"), ["data-which", "aria-checked"]);
    assert_eq!(switches, [pair("all", "false"), pair("everywhere", "false")]);
}

#[wasm_bindgen_test]
fn rendering_again_replaces_what_was_there() {
    let view = View::of(&Model::Looking);
    render(&view.0, &document(), &host(), &looked(linkedin(vec![used()]), Access::default()));
    assert_eq!(view.texts("h1"), ["answer_used[LinkedIn]"]);
}

/// A page of a platform where nothing was found, with these ways elsewhere.
fn nothing_but(elsewhere: Vec<Elsewhere>) -> View {
    View::of_report(Report { settings_page: false, elsewhere, ..linkedin(vec![]) })
}

#[wasm_bindgen_test]
fn where_nothing_can_be_switched_the_answer_says_what_can_be_done() {
    for kind in [Kind::Form, Kind::Email] {
        let view = nothing_but(vec![elsewhere(kind), elsewhere(Kind::None)]);
        view.answers("absent", "answer_object[LinkedIn]", "answer_object_more[LinkedIn]");
    }
    let nothing = nothing_but(vec![elsewhere(Kind::None)]);
    nothing.answers("absent", "answer_no_control[LinkedIn]", "answer_no_control_more[LinkedIn]");
    let steps = nothing_but(vec![elsewhere(Kind::Switch), elsewhere(Kind::Form)]);
    steps.answers("absent", "answer_steps[LinkedIn]", "answer_steps_more[LinkedIn]");
    let other = Elsewhere { purpose: Some(Purpose::Personalization), ..elsewhere(Kind::Switch) };
    let object = nothing_but(vec![other, elsewhere(Kind::Form)]);
    object.answers("absent", "answer_object[LinkedIn]", "answer_object_more[LinkedIn]");
}

#[wasm_bindgen_test]
fn what_has_to_be_looked_for_by_eye_is_said_so() {
    let here = Elsewhere { here: true, url: None, ..elsewhere(Kind::Switch) };
    let view = nothing_but(vec![here]);
    view.answers("unknown", "answer_by_eye", "answer_by_eye_more[LinkedIn]");
    assert_eq!(view.texts(".elsewhere .purpose"), ["elsewhere_here"]);
}

#[wasm_bindgen_test]
fn what_is_elsewhere_is_named_with_its_way() {
    let app = Elsewhere { place: Place::App, url: None, ..elsewhere(Kind::Switch) };
    let email = Elsewhere { url: Some("mailto:privacy@x.example".into()), ..elsewhere(Kind::Email) };
    let view = nothing_but(vec![app, elsewhere(Kind::None), elsewhere(Kind::Form), email]);
    assert_eq!(text(&view.one(".elsewhere h2")), "elsewhere[LinkedIn]");
    let sorts = ["elsewhere_form", "elsewhere_email", "elsewhere_app", "elsewhere_none"];
    assert_eq!(view.texts(".elsewhere .purpose"), sorts, "what can be done comes first");
    assert_eq!(view.texts(".elsewhere .steps"), ["Help › Objection"], "where there is no address");
    let buttons = view.all(".elsewhere button");
    let expected = [
        pair("open", "https://www.linkedin.com/form"),
        pair("open", "mailto:privacy@x.example"),
        pair("open", "https://www.linkedin.com/form"),
    ];
    assert_eq!(attributes(&buttons, ["data-action", "data-url"]), expected);
    assert_eq!(buttons[1].get_attribute("aria-label").as_deref(), Some("write_email: Objection form"));
}

#[wasm_bindgen_test]
fn a_condition_shows_its_date_where_its_sentence_has_none_and_what_is_over_is_left_out() {
    let offered = vec![
        condition("Not in Hong Kong.", Some("2025-03"), None),
        condition("Since 2024 in the EU.", Some("2024-05"), None),
        condition("Not in the UK.", None, Some("2025-11")),
    ];
    let view = nothing_but(vec![Elsewhere { offered, ..elsewhere(Kind::Form) }]);
    let expected = ["reason_since[Not in Hong Kong.|2025-03]", "Since 2024 in the EU."];
    assert_eq!(view.texts(".elsewhere details li"), expected);
    let over = absent(&[]);
    let view =
        View::of_findings(vec![Finding { offered: vec![condition("Not in the UK.", None, Some("2025-11"))], ..over }]);
    assert_eq!(view.texts("ul.small li"), ["reason_until[Not in the UK.|2025-11]"]);
}

#[wasm_bindgen_test]
fn a_control_that_has_to_be_saved_says_so() {
    assert_eq!(View::of_findings(vec![used()]).texts(".card > .small"), ["Off stops training on new posts."]);
    let view = View::of_findings(vec![Finding { needs_save: true, ..used() }]);
    assert_eq!(view.texts(".card > .small"), ["needs_save", "Off stops training on new posts."]);
}

#[wasm_bindgen_test]
fn an_unknown_site_is_called_by_its_host() {
    let found = Finding { id: None, origin: Origin::Lexicon, ..used() };
    let url = "https://www.unknown.example/settings".to_owned();
    View::of_report(Report { url, findings: vec![found], ..Report::default() }).answers(
        "used",
        "answer_used[unknown.example]",
        "answer_used_one[1|1|unknown.example]",
    );
}

#[wasm_bindgen_test]
fn where_every_site_is_granted_the_switches_that_it_includes_are_gone() {
    let platform = vec!["https://www.linkedin.com/*".into()];
    let access = Access { platform, on_platform: true, on_all: true, on_everywhere: true };
    let view = View::of(&looked(linkedin(vec![]), access));
    let switches = view.all(".access [role=switch][data-action=access]");
    assert_eq!(attributes(&switches, ["data-which", "aria-checked"]), [pair("everywhere", "true")]);
}
