//! Which snapshots are refused, and with which error.

use super::*;
use crate::snapshot::{CONTROL_LIMIT, SnapshotError, TEXT_LIMIT};

fn with_controls(count: usize) -> Snapshot {
    Snapshot { controls: vec![link("A"); count], ..at(GENAI) }
}

/// A snapshot with a text of so many bytes in every place that holds a page's words, one at a time.
fn with_text(length: usize) -> Vec<(&'static str, Snapshot)> {
    let long = "a".repeat(length);
    let option = ChoiceOption { text: long.clone(), chosen: true };
    vec![
        ("headings", at(GENAI).headed(&long)),
        ("name", at(GENAI).with(link(&long))),
        ("description", at(GENAI).with(Control { description: long.clone(), ..link("A") })),
        ("heading", at(GENAI).with(link("A").under(&long))),
        ("texts", at(GENAI).with(link("A").showing(&["A", &long]))),
        ("options", at(GENAI).with(Control { options: vec![option], ..control("select", "", "A") })),
        ("marks", at(GENAI).with(link("A").marked("id", &long))),
    ]
}

/// Likewise in every attribute that bears on a state; these end up in what a person is told, as evidence.
fn with_evidence(length: usize) -> Vec<(&'static str, Snapshot)> {
    let long = "a".repeat(length);
    vec![
        ("aria-checked", at(GENAI).with(switch("A").aria_checked(&long))),
        ("aria-pressed", at(GENAI).with(button("A").aria_pressed(&long))),
        ("data-state", at(GENAI).with(switch("A").data_state(&long))),
    ]
}

#[test]
fn a_snapshot_of_this_version_within_the_limits_is_taken() {
    assert_eq!(at(GENAI).check(), Ok(()));
    assert_eq!(with_controls(CONTROL_LIMIT).check(), Ok(()));
    let longest = with_text(TEXT_LIMIT).into_iter().chain(with_evidence(TEXT_LIMIT));
    compare(longest.map(|(place, snapshot)| (place.to_owned(), Ok(()), snapshot.check())));
}

#[test]
fn a_snapshot_of_another_version_is_refused() {
    for version in [0, PROTOCOL + 1, u32::MAX] {
        let snapshot = Snapshot { version, ..at(GENAI) };
        assert_eq!(snapshot.check(), Err(SnapshotError::Version(version)));
    }
}

#[test]
fn the_version_is_checked_before_anything_else() {
    let snapshot = Snapshot { version: 2, ..with_controls(CONTROL_LIMIT + 1) };
    assert_eq!(snapshot.check(), Err(SnapshotError::Version(2)));
}

#[test]
fn more_controls_than_the_limit_are_refused() {
    assert_eq!(with_controls(CONTROL_LIMIT + 1).check(), Err(SnapshotError::TooManyControls(CONTROL_LIMIT + 1)));
}

#[test]
fn more_parts_than_the_limit_are_refused() {
    let many = || vec!["A"; CONTROL_LIMIT + 1];
    let options = many().into_iter().map(|text| ChoiceOption { text: text.to_owned(), chosen: false }).collect();
    let headed = Snapshot { headings: many().into_iter().map(str::to_owned).collect(), ..at(GENAI) };
    let cases = [
        ("headings", headed),
        ("texts", at(GENAI).with(link("A").showing(&many()))),
        ("options", at(GENAI).with(Control { options, ..control("select", "", "A") })),
    ];
    compare(cases.map(|(place, snapshot)| {
        (place.to_owned(), Err(SnapshotError::TooManyControls(CONTROL_LIMIT + 1)), snapshot.check())
    }));
}

#[test]
fn a_text_longer_than_the_limit_is_refused_wherever_it_stands() {
    let expected = Err(SnapshotError::TextTooLong(TEXT_LIMIT + 1));
    compare(
        with_text(TEXT_LIMIT + 1).into_iter().map(|(place, seen)| (place.to_owned(), expected.clone(), seen.check())),
    );
}

#[test]
fn an_attribute_longer_than_the_limit_is_refused_like_any_text() {
    let expected = Err(SnapshotError::TextTooLong(TEXT_LIMIT + 1));
    let cases = with_evidence(TEXT_LIMIT + 1).into_iter();
    compare(cases.map(|(place, seen)| (place.to_owned(), expected.clone(), seen.check())));
}

#[test]
fn a_texts_length_is_counted_in_bytes() {
    let japanese = "あ".repeat(TEXT_LIMIT / 3 + 1);
    assert_eq!(at(GENAI).with(link(&japanese)).check(), Err(SnapshotError::TextTooLong(japanese.len())));
}

#[test]
fn a_refused_snapshot_is_not_looked_at() {
    let snapshot = with_controls(CONTROL_LIMIT + 1);
    assert_eq!(look(&snapshot).map(|_| ()), Err(SnapshotError::TooManyControls(CONTROL_LIMIT + 1)));
}

#[test]
fn the_agent_speaks_the_cores_version_and_reads_the_marks_that_files_can_name() {
    let agent = include_str!("../../../extension/agent/main.ts");
    assert!(agent.contains(&format!("const VERSION = {PROTOCOL};")), "extension/agent/main.ts is of another version");
    let facts = include_str!("../../../extension/agent/facts.ts");
    let marks = facts.lines().find_map(|line| line.strip_prefix("const MARKS = [")).expect("the list of marks");
    let read: Vec<&str> = marks.trim_end_matches("];").split(", ").map(|name| name.trim_matches('"')).collect();
    assert_eq!(read, crate::catalog::MARK_ATTRIBUTES);
}
