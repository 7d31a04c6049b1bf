//! What is remembered, in popup and dashboard: changes, the check-up, what rests, marks.

use optlight::history::{Edit, Memory, PlatformId, Time};
use optlight::tour::{Step, Tour};
use optlight::ui::dashboard_view::{Model as Dashboard, Outcome, Section};
use optlight::ui::popup_view::{Around, Changed};
use optlight::ui::{State as Known, Trouble, view};
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

/// A memory in which these controls were seen off on 3 October and on ten days later, unwatched.
fn changed(ids: &[&str]) -> Memory {
    let seen = |state: &str, data_use: &str, day: u8| {
        let time = format!("2026-10-{day:02}T12:00:00Z");
        format!(r#"{{"state": "{state}", "dataUse": "{data_use}", "first": "{time}", "last": "{time}"}}"#)
    };
    let (off, on) = (seen("off", "protected", 3), seen("on", "used", 13));
    let one =
        format!(r#"{{"observations": [{off}, {on}], "change": {{"from": {off}, "at": "2026-10-13T12:00:00Z"}}}}"#);
    let controls: Vec<String> = ids.iter().map(|id| format!(r#""{id}": {one}"#)).collect();
    let text = format!(r#"{{"format": "optlight-memory", "version": 1, "controls": {{{}}}}}"#, controls.join(","));
    Memory::read(&text).unwrap()
}

fn popup(memory: Memory, tour: Option<Tour>) -> View {
    let around = Box::new(Around { changes: Changed::of(&memory), tour });
    View::of(&Model::Looked { report: Box::new(linkedin(vec![used()])), access: Access::default(), around })
}

fn section(section: Section, model: &Dashboard) -> View {
    let root = document().create_element("main").unwrap();
    let host = host();
    for part in section.render(view::View { document: &document(), host: &host }, model) {
        root.append_child(&part).unwrap();
    }
    View(root)
}

fn dashboard(memory: Memory) -> Dashboard {
    Dashboard { state: Known { memory, ..Known::default() }, ..Dashboard::default() }
}

fn tour() -> Tour {
    let mut tour = Tour::plan(&[], "en", Time::parse("2026-10-03T12:00:00Z").unwrap());
    let stop = |title: &str| optlight::tour::Stop {
        platform: "linkedin".into(),
        name: "LinkedIn".into(),
        title: title.into(),
        url: "https://www.linkedin.com/ai".into(),
        controls: vec![optlight::tour::StopControl {
            id: "linkedin/genai-improvement".into(),
            label: "Use my data".into(),
        }],
        skipped: false,
    };
    tour.stops = vec![stop("First"), stop("Second"), stop("Third")];
    tour
}

#[wasm_bindgen_test]
fn a_change_is_said_as_what_was_seen_with_both_days() {
    let view = popup(changed(&["linkedin/genai-improvement"]), None);
    assert_eq!(view.texts(".change h3"), ["change_title[linkedin]"]);
    let said = "change_said[state_and_meaning[state_off|meaning_protected]|2026-10-03|state_and_meaning[state_on|meaning_used]|2026-10-13]";
    assert_eq!(view.texts(".change strong"), [said]);
    assert_eq!(view.one(".change").get_attribute("class").unwrap(), "finding change used");
    let actions: Vec<_> =
        view.all(".change button").iter().map(|one| one.get_attribute("data-action").unwrap()).collect();
    assert_eq!(actions, ["seen", "several"]);
}

#[wasm_bindgen_test]
fn the_popup_shows_three_changes_its_own_platforms_first_and_the_way_to_the_others() {
    let view = popup(changed(&["a/b", "c/d", "e/f", "linkedin/genai-improvement", "x/y"]), None);
    let ids: Vec<_> =
        view.all(".change [data-action=seen]").iter().map(|one| one.get_attribute("data-id").unwrap()).collect();
    assert_eq!((ids.len(), ids[0].as_str()), (3, "linkedin/genai-improvement"));
    assert_eq!(view.texts(".changes > .link"), ["changes_more[2]"]);
    assert_eq!(section(Section::Changes, &dashboard(changed(&["a/b", "c/d", "e/f", "g/h"]))).all(".change").len(), 4);
}

#[wasm_bindgen_test]
fn without_a_change_there_is_nothing_of_it() {
    assert_eq!(popup(Memory::default(), None).all(".changes").len(), 0);
    assert_eq!(section(Section::Changes, &Dashboard::default()).all("*").len(), 0);
}

#[wasm_bindgen_test]
fn the_popup_shows_how_far_the_check_up_is_and_its_buttons_before_everything_else() {
    let mut tour = tour();
    tour.step(Step::Next);
    let view = popup(Memory::default(), Some(tour));
    assert!(view.0.first_element_child().unwrap().class_name().contains("tour"));
    assert_eq!(view.texts(".tour h2"), ["tour_at[2|3]"]);
    assert_eq!(attributes(&view.all("progress"), ["value", "max"]), [pair("1", "3")]);
    let steps: Vec<_> = view.all(".tour button").iter().map(|one| one.get_attribute("data-step").unwrap()).collect();
    assert_eq!(steps, ["next", "skip", "stop"]);
}

#[wasm_bindgen_test]
fn the_summary_tells_of_each_page_what_was_read_since_the_start_skipped_or_not_opened() {
    let mut tour = tour();
    tour.started = "2026-10-13T11:00:00Z".into();
    tour.step(Step::Next);
    tour.step(Step::Skip);
    tour.step(Step::Stop);
    let mut model = dashboard(changed(&["linkedin/genai-improvement"]));
    model.state.tour = Some(tour.clone());
    let view = section(Section::CheckUp, &model);
    assert_eq!(view.texts(".summary h3"), ["tour_stopped"]);
    assert_eq!(view.texts(".told li"), ["ring_label[Use my data|state_and_meaning[state_on|meaning_used]]"]);
    assert_eq!(view.texts(".stops .small"), ["tour_skipped", "tour_not_reached"]);
    tour.started = "2026-10-14T11:00:00Z".into();
    model.state.tour = Some(tour);
    assert_eq!(section(Section::CheckUp, &model).texts(".told li"), ["ring_label[Use my data|tour_not_read]"]);
}

#[wasm_bindgen_test]
fn where_optlight_rests_the_popup_says_so_and_offers_to_end_it() {
    let view = View::of(&Model::Resting { platform: "linkedin".into(), name: "LinkedIn".into() });
    view.answers("absent", "answer_resting[LinkedIn]", "answer_resting_more[LinkedIn]");
    assert_eq!(attributes(&view.all("[data-action=rest]"), ["data-which", "aria-checked"]), [pair("linkedin", "true")]);
}

#[wasm_bindgen_test]
fn the_way_through_the_rings_is_offered_where_there_are_several_and_hiding_where_there_is_one() {
    let ways = |findings| -> Vec<String> { View::of_findings(findings).texts(".through button") };
    assert_eq!(ways(vec![used(), protected()]), ["previous", "next", "hide"]);
    assert_eq!(ways(vec![used(), absent(&[])]), ["hide"]);
    assert!(ways(vec![absent(&[])]).is_empty());
}

#[wasm_bindgen_test]
fn the_state_before_anybody_touched_it_is_told() {
    assert_eq!(View::of_findings(vec![used()]).texts("details .default"), ["state_on"]);
    let unknown = Finding { default: DefaultState::Unknown, ..used() };
    assert!(View::of_findings(vec![unknown]).texts("details .default").is_empty());
}

#[wasm_bindgen_test]
fn the_dashboard_says_first_what_it_comes_to() {
    // platforms are loaded from their files, which these tests don't have: nothing is known, and nothing was looked at
    section(Section::Answer, &Dashboard::default()).answers("absent", "dashboard_new", "dashboard_new_more[0]");
}

#[wasm_bindgen_test]
fn what_could_not_be_read_is_told_with_its_reason_and_can_be_saved() {
    let trouble = Trouble {
        full: true,
        text: Some("{".into()),
        reason: Some("line 1, column 1: <b>EOF</b>".into()),
        at: Some("2026-10-03T12:00:00Z".into()),
    };
    let model = Dashboard { state: Known { trouble: Some(trouble), ..Known::default() }, ..Dashboard::default() };
    let view = section(Section::Trouble, &model);
    assert_eq!(view.texts("p"), ["broken[2026-10-03]", "line 1, column 1: <b>EOF</b>", "full"]);
    assert_eq!(view.texts("button"), ["broken_save", "broken_discard"]);
    assert!(section(Section::Trouble, &Dashboard::default()).all("*").is_empty());
}

#[wasm_bindgen_test]
fn the_settings_show_what_holds_and_the_way_back_from_several_accounts() {
    let mut memory = Memory::default();
    let linkedin = || PlatformId::new("linkedin").unwrap();
    let now = Time::parse("2026-10-03T12:00:00Z").unwrap();
    memory.apply(Edit::Accounts { platform: linkedin(), several: true }, now).unwrap();
    memory.apply(Edit::Off { platform: linkedin(), off: true }, now).unwrap();
    let view = section(Section::Settings, &dashboard(memory));
    let checked: Vec<_> = view.all("input[checked]").iter().map(|one| one.id()).collect();
    assert_eq!(checked, ["ring-full", "motion-system"]);
    assert_eq!(view.texts("[data-action=one]"), ["accounts_one"]);
    assert_eq!(view.texts("[data-action=rest-setting]"), ["rest_on[linkedin]"]);
}

#[wasm_bindgen_test]
fn forgetting_everything_is_asked_twice() {
    let actions = |clearing: bool| -> Vec<String> {
        let view = section(Section::Settings, &Dashboard { clearing, ..Dashboard::default() });
        view.all("[data-action^=clear]").iter().map(|one| one.get_attribute("data-action").unwrap()).collect()
    };
    assert_eq!(actions(false), ["clear-ask"]);
    assert_eq!(actions(true), ["clear", "clear-no"]);
}

#[wasm_bindgen_test]
fn the_reason_of_a_refused_file_is_shown_as_text() {
    let outcome = Outcome { good: false, key: "import_wrong", values: vec!["<img src=x>".into()] };
    let view = section(Section::Outcome, &Dashboard { outcome: Some(outcome), ..Dashboard::default() });
    assert_eq!(view.texts("[role=alert]"), ["import_wrong[<img src=x>]"]);
    assert!(view.all("img").is_empty());
}
