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
fn on_every_page_of_the_catalogue_exactly_what_would_be_recognised_is_absent() {
    compare(catalog::all().flat_map(|known| {
        let visit = |page: &catalog::Page| {
            let open = known.platform.controls.iter().filter(|entry| {
                let recognised = !entry.labels.is_empty() || !entry.marks.is_empty();
                let to_switch = entry.kind.has_state() || matches!(entry.kind, Kind::Button | Kind::Link);
                let expected = !entry.neighbour && entry.inside.is_none() && entry.until.is_none();
                entry.is_on(&page.id) && to_switch && recognised && expected && !page.panels
            });
            let expected: Vec<String> = open.map(|entry| format!("{}/{}", known.platform.id, entry.id)).collect();
            (address(page), expected, at(&address(page)).settled().headed("Zorp").missing())
        };
        known.platform.pages.iter().map(visit).collect::<Vec<_>>()
    }));
}

#[test]
fn nothing_is_absent_from_a_page_whose_language_has_no_known_words() {
    let grok = |lang: &str| at("https://x.com/settings/grok_settings").settled().headed("Grok").speaking(lang);
    assert!(grok("").missing().contains(&"x/grok-training".to_owned()), "a page that names no language may be any");
    assert!(grok("ja").missing().contains(&"x/grok-training".to_owned()), "its Japanese words are known");
    let nobody_knows = grok("sw");
    assert!(!nobody_knows.missing().contains(&"x/grok-training".to_owned()), "its Swahili words are not known");
    let elsewhere = nobody_knows.look().report.elsewhere;
    let told = elsewhere.iter().find(|other| other.id == "x/grok-training");
    assert!(told.is_some_and(|told| told.here), "it is to be looked for by eye: {elsewhere:#?}");
}

#[test]
fn a_mark_is_known_in_every_language() {
    assert_eq!(without_switch().speaking("sw").missing(), [ID]);
}

#[test]
fn a_form_is_there_by_its_heading_and_by_its_address_once_the_page_has_settled() {
    let form = "https://www.linkedin.com/help/linkedin/ask/TS-DPRO";
    assert_eq!(at(form).headed("Help").found(), Vec::<String>::new(), "it is still loading");
    for page in [at(form).settled().headed("Help"), at(form).headed("Data processing objection form")] {
        assert_eq!(page.found(), ["linkedin/objection-form"]);
    }
    let found = at(form).settled().headed("Help").finding();
    assert_eq!((found.id.as_deref(), found.kind), (Some("linkedin/objection-form"), Kind::Form));
    assert_eq!((found.state, found.data_use, found.key), (State::Unknown, DataUse::Unknown, None));
}

/// Copilot's settings are a dialog over its home page.
fn copilot() -> Snapshot {
    at("https://copilot.microsoft.com/").settled().headed("Hi there")
}

#[test]
fn nothing_is_absent_from_a_page_whose_settings_open_over_it_while_they_are_closed() {
    assert_eq!(copilot().missing(), Vec::<String>::new());
    let elsewhere = copilot().look().report.elsewhere;
    let training = elsewhere.iter().find(|other| other.id == "microsoft-copilot/training-text").unwrap();
    assert!(!training.here && !training.steps.is_empty(), "the way to it is told: {training:?}");
}

#[test]
fn what_the_open_settings_do_not_have_is_absent_with_the_versions_that_have_it() {
    let newer = copilot().with(switch("Saved memories").aria_checked("true").modal());
    assert!(newer.missing().contains(&"microsoft-copilot/training-text".to_owned()), "{:?}", newer.missing());
    let training =
        newer.findings().into_iter().find(|found| found.id.as_deref() == Some("microsoft-copilot/training-text"));
    let reasons = training.unwrap().offered;
    assert!(reasons.iter().any(|reason| reason.by == catalog::OfferedBy::Version), "{reasons:?}");
}

#[test]
fn open_settings_are_known_by_a_heading_on_the_way_too() {
    let settings = || at("https://character.ai/").settled();
    assert_eq!(settings().headed("For you").missing(), Vec::<String>::new());
    let open = settings().headed("For you").headed("Manage account & data");
    assert_eq!(open.missing(), ["character-ai/model-improvement"]);
    let region = open.finding().offered.into_iter().find(|reason| reason.by == catalog::OfferedBy::Region).unwrap();
    assert_eq!(region.regions, ["EEA", "GB"]);
}

#[test]
fn what_is_over_comes_last_among_the_reasons() {
    let page = at("https://search.google.com/search-console/settings/search-gen-ai").settled().headed("Settings");
    let reasons = page.finding().offered;
    assert!(reasons.len() > 1 && reasons.last().unwrap().until.is_some(), "{reasons:#?}");
    assert!(reasons.iter().rev().skip(1).all(|reason| reason.until.is_none()), "{reasons:#?}");
}
