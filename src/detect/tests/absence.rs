//! What is said to be absent: what the catalogue expects on a page that has settled and doesn't have it.

use super::*;
use crate::catalog;
use crate::report::DataUse;

/// LinkedIn's page after it has loaded, without its switch.
fn without_switch() -> Snapshot {
    at(GENAI).settled().headed("Data for Generative AI Improvement")
}

#[test]
fn an_expected_control_that_is_not_there_is_absent() {
    let found = without_switch().finding();
    assert_eq!((found.id.as_deref(), found.state, found.data_use), (Some(ID), State::Absent, DataUse::Unknown));
    assert_eq!((found.key, found.frame, found.kind), (None, 0, Kind::Switch));
    assert!(!found.evidence.is_empty(), "it has to be said why");
}

#[test]
fn a_control_that_is_there_is_not_absent() {
    assert_eq!(without_switch().with(switch(LABEL)).missing(), Vec::<String>::new());
}

#[test]
fn nothing_is_absent_before_the_page_has_settled() {
    let snapshot = Snapshot { settled: false, ..without_switch() };
    assert_eq!(snapshot.missing(), Vec::<String>::new());
}

#[test]
fn nothing_is_absent_in_a_frame_inside_the_page() {
    assert_eq!(without_switch().in_frame(3).missing(), Vec::<String>::new());
}

#[test]
fn nothing_is_absent_on_a_page_that_shows_nothing() {
    assert_eq!(at(GENAI).settled().missing(), Vec::<String>::new());
}

#[test]
fn a_page_with_a_heading_or_a_control_alone_shows_something() {
    assert_eq!(at(GENAI).settled().headed("Data").missing(), [ID]);
    assert_eq!(at(GENAI).settled().with(link("Help")).missing(), [ID]);
}

#[test]
fn nothing_is_absent_on_pages_that_the_catalogue_does_not_know() {
    for address in ["https://www.linkedin.com/feed/", "https://nowhere.example/settings"] {
        assert_eq!(at(address).settled().headed("Data").missing(), Vec::<String>::new(), "{address}");
    }
}

#[test]
fn a_row_that_leads_to_a_control_can_be_absent_too() {
    assert_eq!(at(PRIVACY).settled().headed("Data privacy").missing(), [ID]);
}

#[test]
fn a_control_that_is_inside_a_closed_dialog_is_not_absent() {
    let missing = at(DATA_CONTROLS).settled().headed("Data controls").missing();
    assert!(missing.contains(&"chatgpt/improve-model".to_owned()), "seen: {missing:?}");
    for inside in ["chatgpt/audio-recordings", "chatgpt/video-recordings"] {
        assert!(!missing.contains(&inside.to_owned()), "{inside} is in {missing:?}");
    }
}

#[test]
fn an_absent_controls_label_is_in_the_pages_language() {
    for (lang, start) in [("de", "Ihre Daten zum Schulen"), ("de-AT", "Ihre Daten zum Schulen"), ("fr", "Utiliser mes")]
    {
        let label = without_switch().speaking(lang).finding().label;
        assert!(label.starts_with(start), "{lang}: “{start}…” expected, seen: “{label}”");
    }
}

#[test]
fn an_absent_controls_label_is_english_where_the_page_names_no_language_or_an_unknown_one() {
    assert_eq!(without_switch().finding().label, LABEL);
    for lang in ["xx", "", "not a language"] {
        assert_eq!(without_switch().speaking(lang).finding().label, LABEL, "lang={lang}");
    }
}

#[test]
fn an_absent_control_comes_with_the_reasons_that_are_known() {
    let known = catalog::all().find(|known| known.platform.id == "linkedin").unwrap();
    let expected = known.platform.controls[0].offered.clone();
    assert!(!expected.is_empty(), "the test needs a control with reasons");
    assert_eq!(without_switch().finding().offered, expected);
}

#[test]
fn on_every_page_of_the_catalogue_exactly_what_stands_in_the_open_is_absent() {
    compare(catalog::all().flat_map(|known| {
        let visit = |page: &catalog::Page| {
            let here = |ids: &[String]| ids.contains(&page.id);
            let open = known.platform.controls.iter().filter(|entry| {
                (here(&entry.pages) || here(&entry.rows))
                    && !(entry.neighbour || entry.inside.is_some() || entry.kind == Kind::None)
            });
            let expected: Vec<String> = open.map(|entry| format!("{}/{}", known.platform.id, entry.id)).collect();
            (page.link().to_owned(), expected, at(page.link()).settled().headed("Zorp").missing())
        };
        known.platform.pages.iter().map(visit).collect::<Vec<_>>()
    }));
}
