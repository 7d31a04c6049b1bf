//! What one control of the catalogue has to do with others of its page: its parent, its choices, the button that saves it.

use super::*;
use crate::catalog::{Known, read};
use crate::detect::{Read, Words, label};
use crate::report::DataUse;

const GEMINI: &str = "https://myactivity.google.com/product/gemini";

/// Gemini's master control, a button that tells by its verb what holds, and a box that has no effect without it.
fn gemini(verb: &str) -> Snapshot {
    let row = Control { row: vec!["Keep Activity".into()], ..button(verb) };
    let label = "Improve Google services with your audio and Gemini Live videos & screenshares";
    at(GEMINI).with(row).with(checkbox(label).checked(true))
}

fn told(snapshot: &Snapshot) -> Vec<(String, State, DataUse)> {
    let told = |found: Finding| (found.id.unwrap_or_default(), found.state, found.data_use);
    snapshot.findings().into_iter().map(told).collect()
}

#[test]
fn a_button_that_turns_off_is_the_control_itself() {
    let keep = || "google-gemini/keep-activity".to_owned();
    assert_eq!(told(&gemini("Turn off"))[0], (keep(), State::On, DataUse::Used));
    assert_eq!(told(&gemini("Turn on"))[0], (keep(), State::Off, DataUse::Protected));
}

#[test]
fn what_has_no_effect_without_its_parent_keeps_the_data_out_with_it() {
    let audio = |verb| gemini(verb).findings().remove(1);
    assert_eq!((audio("Turn off").state, audio("Turn off").data_use), (State::On, DataUse::Used));
    let without = audio("Turn on");
    assert_eq!((without.state, without.data_use), (State::On, DataUse::Protected));
    assert!(without.evidence.iter().any(|why| why.contains("Keep Activity")), "{:?}", without.evidence);
}

#[test]
fn a_parent_that_is_not_saved_yet_decides_nothing() {
    let label = "Allow third-party companies to train AI models using my content";
    let studio = |changed| {
        let parent = Control { changed, ..checkbox(label).checked(false) };
        let companies =
            radios("", ["All third-party companies", "Selected companies only"], 0).under("Third-party training");
        at("https://studio.youtube.com/").with(parent).with(companies).with(button("Save"))
    };
    let data_use = |changed| told(&studio(changed))[1].2;
    assert_eq!((data_use(false), data_use(true)), (DataUse::Protected, DataUse::Used));
}

#[test]
fn a_choice_of_the_catalogue_decides_the_state() {
    let page = "https://blacksky.community/settings/ai-preferences";
    for (chosen, state, data_use) in [
        ("Allow", State::On, DataUse::Used),
        ("Deny", State::Off, DataUse::Protected),
        ("No preference", State::Mixed, DataUse::Unknown),
    ] {
        let found = at(page).with(radios("Training", [chosen, "Zorp"], 0)).finding();
        assert_eq!((found.state, found.data_use, found.choice.as_deref()), (state, data_use, Some(chosen)));
        assert_eq!(found.evidence, [format!("chosen: “{chosen}”")]);
    }
    let strange = at(page).with(radios("Training", ["Zorp", "Allow"], 0)).finding();
    assert_eq!((strange.state, strange.data_use), (State::Unknown, DataUse::Unknown));
}

#[test]
fn a_choice_means_the_opposite_where_on_protects() {
    let page = "https://cursor.com/dashboard";
    let mode = |chosen| at(page).with(select("Privacy Mode", [chosen, "Zorp"], 0)).finding();
    assert_eq!((mode("Share Data").state, mode("Share Data").data_use), (State::Off, DataUse::Used));
    assert_eq!((mode("Privacy Mode").state, mode("Privacy Mode").data_use), (State::On, DataUse::Protected));
}

#[test]
fn a_button_that_the_catalogue_names_saves_wherever_it_stands() {
    let page = "https://blog.hatena.ne.jp/my/config";
    let refuse =
        || Control {
            changed: true, form: Some(1), ..checkbox("生成AIによるクロールを拒否する").checked(true)
        };
    let unsaved = |save: &str| at(page).with(refuse()).with(Control { form: Some(2), ..button(save) }).finding();
    assert!(unsaved("変更する").unsaved);
    assert!(!unsaved("プレビュー").unsaved, "another button of another form saves nothing here");
    assert!(
        unsaved("変更する").needs_save && unsaved("プレビュー").needs_save,
        "the catalogue knows that it has to be saved"
    );
}

#[test]
fn one_nameless_switch_under_the_heading_of_two_controls_is_neither() {
    let known = |second: &str| {
        let control = |id: &str, heading: &str| {
            format!(
                r#"[[control]]
                id = "{id}"
                kind = "switch"
                pages = ["ai"]
                on_means = "used"
                does = "Off stops it."
                headings.en = ["{heading}"]
                source = [{{ url = "https://demo.example/help", seen = "2026-01", supports = "heading" }}]
                "#
            )
        };
        let head = r#"
            id = "demo"
            name = "Demo"
            owner = "Demo Inc."
            category = "social"
            hosts = ["demo.example"]
            summary = "Trains on posts."
            confidence = "high"
            page = [{ id = "ai", title = "AI", addresses = ["https://demo.example/ai"] }]
            "#;
        let source = format!("{head}{}{}", control("train", "AI data"), control("show", second));
        Known::new(read::platform("demo.toml", &source).unwrap())
    };
    let words = Words::of(Some("en"));
    let nameless = switch("").aria_checked("true").under("AI data");
    let found = |known: &Known| {
        let matches = label::identify(known, Some("ai"), words, &[Read::of(&nameless, words)]);
        matches.into_iter().map(|(_, found)| found.control).collect::<Vec<_>>()
    };
    assert_eq!(found(&known("AI features")), ["train"]);
    assert_eq!(found(&known("AI data")), Vec::<String>::new());
}
