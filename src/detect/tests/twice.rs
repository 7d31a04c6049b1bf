//! The same control more than once: in one frame, and in the frames of one tab.

use super::*;
use crate::merge;
use crate::report::DataUse;

fn on() -> Control {
    switch(LABEL).aria_checked("true")
}

fn off() -> Control {
    switch(LABEL).aria_checked("false")
}

#[test]
fn a_hidden_twin_loses() {
    for (snapshot, key) in
        [(at(GENAI).with(on().hidden()).with(off()), 2), (at(GENAI).with(off()).with(on().hidden()), 1)]
    {
        let found = snapshot.finding();
        assert_eq!((found.key, found.state), (Some(key), State::Off), "{:?}", found.evidence);
    }
}

#[test]
fn a_control_that_nobody_can_see_is_neither_told_nor_missed() {
    assert_eq!(at(GENAI).settled().with(on().hidden()).findings(), []);
}

#[test]
fn the_dialogs_switch_wins_over_the_row_that_opened_it() {
    let label = "Improve the model for everyone";
    for dialog_first in [true, false] {
        let dialog = switch(label).aria_checked("false").modal();
        let both = if dialog_first { [dialog, row(label, "On")] } else { [row(label, "On"), dialog] };
        let found = both.into_iter().fold(at(DATA_CONTROLS), Snapshot::with).finding();
        assert_eq!((found.kind, found.state), (Kind::Switch, State::Off), "{:?}", found.evidence);
    }
}

#[test]
fn the_dialogs_switch_wins_over_the_pages_and_is_not_contradicted_by_it() {
    let found = at(GENAI).with(off()).with(on().modal()).finding();
    assert_eq!((found.key, found.state), (Some(2), State::On), "{:?}", found.evidence);
}

#[test]
fn the_marked_twin_wins_over_the_worded_one() {
    let found = at(GENAI).with(on()).with(on().marked("aria-labelledby", "allowDataForGenerativeAI")).finding();
    assert_eq!((found.key, found.state), (Some(2), State::On));
}

#[test]
fn twins_that_agree_are_told_once_by_the_first() {
    let found = at(GENAI).with(on()).with(on()).finding();
    assert_eq!((found.key, found.state, found.data_use), (Some(1), State::On, DataUse::Used));
}

#[track_caller]
fn neither_is_believed(snapshot: &Snapshot, both: [&str; 2]) {
    let found = snapshot.finding();
    assert_eq!((found.state, found.data_use), (State::Unknown, DataUse::Unknown), "seen: {:?}", found.evidence);
    for expected in both {
        assert!(found.evidence.iter().any(|text| text == expected), "{expected} is not in {:?}", found.evidence);
    }
}

#[test]
fn visible_twins_that_contradict_each_other_are_both_named_and_neither_is_believed() {
    neither_is_believed(&at(GENAI).with(on()).with(off()), ["aria-checked=true", "aria-checked=false"]);
    neither_is_believed(&at(GENAI).with(off()).with(on()), ["aria-checked=true", "aria-checked=false"]);
}

#[test]
fn visible_twins_in_one_dialog_can_contradict_each_other_too() {
    neither_is_believed(&at(GENAI).with(on().modal()).with(off().modal()), ["aria-checked=true", "aria-checked=false"]);
}

#[test]
fn visible_rows_can_contradict_each_other_too() {
    neither_is_believed(
        &at(PRIVACY).with(row(LABEL, "On")).with(row(LABEL, "Off")),
        ["shown as “On”", "shown as “Off”"],
    );
}

#[test]
fn a_native_box_and_the_switch_drawn_beside_it_can_contradict_each_other_too() {
    let snapshot = at(GENAI).with(checkbox(LABEL).checked(false)).with(on());
    neither_is_believed(&snapshot, ["checked=false", "aria-checked=true"]);
}

#[test]
fn two_controls_of_one_page_are_two_findings() {
    let [main, audio] = ["Improve the model for everyone", "Include your audio recordings"].map(switch);
    assert_eq!(at(DATA_CONTROLS).with(main).with(audio).found(), ["chatgpt/improve-model", "chatgpt/audio-recordings"]);
}

#[test]
fn without_any_look_nothing_is_known() {
    assert_eq!(merge(vec![]), Look::default());
}

#[test]
fn one_look_stays_as_it_is() {
    let look = at(GENAI).settled().with(on()).look();
    assert_eq!(merge(vec![look.clone()]), look);
}

#[test]
fn what_is_absent_in_the_page_and_there_in_a_frame_is_not_absent() {
    let page = at(GENAI).settled().headed("Data").look();
    let frame = at(GENAI).inside(GENAI).in_frame(4_294_967_299).with(off()).look();
    let merged = merge(vec![page, frame]).report.findings;
    let told: Vec<_> = merged.iter().map(|found| (found.id.as_deref(), found.state)).collect();
    assert_eq!(told, [(Some(ID), State::Off)]);
}

#[test]
fn what_is_absent_everywhere_stays_absent() {
    let page = at(GENAI).settled().headed("Data").look();
    let frame = at("https://widgets.example/").inside(GENAI).in_frame(2).with(link("Help")).look();
    let merged = merge(vec![page, frame]).report.findings;
    let told: Vec<_> = merged.iter().map(|found| (found.id.as_deref(), found.state)).collect();
    assert_eq!(told, [(Some(ID), State::Absent)]);
}

#[test]
fn frames_keep_their_numbers_in_findings_and_readings() {
    let page = at(GENAI).with(on()).look();
    let frame = at(GENAI).inside(GENAI).in_frame(4_294_967_299).with(off()).with(link("Help")).look();
    let merged = merge(vec![page, frame]);
    let findings: Vec<u64> = merged.report.findings.iter().map(|found| found.frame).collect();
    let readings: Vec<u64> = merged.controls.iter().map(|reading| reading.frame).collect();
    assert_eq!((findings, readings), (vec![0, 4_294_967_299], vec![0, 4_294_967_299, 4_294_967_299]));
}

#[test]
fn the_pages_own_look_says_where_the_tab_is() {
    let merged = merge(vec![at(GENAI).settled().look(), at("https://widgets.example/").in_frame(2).look()]).report;
    assert_eq!((merged.url.as_str(), merged.platform.as_deref()), (GENAI, Some("linkedin")));
    assert!(merged.settled && merged.settings_page, "settled: {}, known: {}", merged.settled, merged.settings_page);
}
