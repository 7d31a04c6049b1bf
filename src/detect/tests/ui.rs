//! What toolbar and rings say of a look, and that every text they name is in `_locales` and every one there is used.

use std::collections::BTreeSet;

use super::*;
use crate::history::Memory;
use crate::report::{DataUse, Origin, Report};
use crate::ui::badge::Badge;
use crate::ui::ring::Rings;

const MESSAGES: &str = include_str!("../../../extension/_locales/en/messages.json");

/// The sources that name texts by their keys.
const VIEWS: [(&str, &str); 13] = [
    ("words.rs", include_str!("../../ui/words.rs")),
    ("badge.rs", include_str!("../../ui/badge.rs")),
    ("ring.rs", include_str!("../../ui/ring.rs")),
    ("view.rs", include_str!("../../ui/view.rs")),
    ("listing.rs", include_str!("../../ui/listing.rs")),
    ("popup.rs", include_str!("../../ui/popup.rs")),
    ("popup_view.rs", include_str!("../../ui/popup_view.rs")),
    ("platform_view.rs", include_str!("../../ui/platform_view.rs")),
    ("dashboard.rs", include_str!("../../ui/dashboard.rs")),
    ("dashboard_view.rs", include_str!("../../ui/dashboard_view.rs")),
    ("settings_view.rs", include_str!("../../ui/settings_view.rs")),
    ("welcome.rs", include_str!("../../ui/welcome.rs")),
    ("mistake.rs", include_str!("../../ui/mistake.rs")),
];

const SCRIPTS: [(&str, &str); 5] = [
    ("looks.ts", include_str!("../../../extension/looks.ts")),
    ("toolbar.ts", include_str!("../../../extension/toolbar.ts")),
    ("host.ts", include_str!("../../../extension/host.ts")),
    ("background.ts", include_str!("../../../extension/background.ts")),
    // it names each document's title
    ("build.mjs", include_str!("../../../extension/build.mjs")),
];

const MANIFEST: &str = include_str!("../../../extension/manifest.json");

/// How keys begin that are passed on before they are looked up.
const FAMILIES: [&str; 13] = [
    "state_",
    "setting_",
    "purpose_",
    "meaning_",
    "title_",
    "answer_",
    "absent_",
    "details_",
    "access_",
    "category_",
    "filter_",
    "tour_",
    "welcome_",
];

/// A finding of LinkedIn's switch, with a meaning and a state as a test needs them.
fn finding(data_use: DataUse, state: State) -> Finding {
    Finding { data_use, state, ..at(GENAI).with(switch(LABEL)).finding() }
}

fn used() -> Finding {
    finding(DataUse::Used, State::On)
}

fn protected() -> Finding {
    finding(DataUse::Protected, State::Off)
}

fn unclear() -> Finding {
    finding(DataUse::Unknown, State::Unknown)
}

fn action() -> Finding {
    Finding { kind: Kind::Form, ..unclear() }
}

fn absent() -> Finding {
    Finding { key: None, ..finding(DataUse::Unknown, State::Absent) }
}

fn report(findings: Vec<Finding>) -> Report {
    Report { findings, ..at(GENAI).look().report }
}

#[test]
fn the_badge_counts_what_lets_data_be_used_and_names_all_that_can_be_set() {
    let cases = [
        (vec![], "", "idle", "title_none", vec![]),
        (vec![absent(), action()], "", "idle", "title_none", vec![]),
        (vec![protected()], "0", "protected", "title_protected", vec!["LinkedIn"]),
        (vec![protected(), absent()], "0", "protected", "title_protected", vec!["LinkedIn"]),
        (vec![unclear()], "?", "unclear", "title_unclear", vec!["1", "LinkedIn"]),
        (
            vec![finding(DataUse::Unknown, State::Mixed), unclear()],
            "?",
            "unclear",
            "title_unclear",
            vec!["2", "LinkedIn"],
        ),
        (vec![used()], "1", "used", "title_used", vec!["1", "1", "LinkedIn"]),
        (vec![Finding { unsaved: true, ..protected() }], "?", "unclear", "title_unclear", vec!["1", "LinkedIn"]),
        (
            vec![used(), used(), protected(), unclear(), absent(), action()],
            "2",
            "used",
            "title_used",
            vec!["2", "4", "LinkedIn"],
        ),
    ];
    compare(cases.map(|(findings, text, icon, title, values)| {
        let states: Vec<_> = findings.iter().map(|found| (found.state, found.data_use)).collect();
        let values = values.into_iter().map(str::to_owned).collect();
        (
            format!("{states:?}"),
            Badge { text: text.to_owned(), icon, title, values },
            Badge::of(&report(findings), &Memory::default()),
        )
    }));
}

/// A memory in which a control was seen off and is on now.
fn changed(id: &str) -> Memory {
    let seen = |state: &str, day: &str| {
        format!("{{\"state\": \"{state}\", \"dataUse\": \"unknown\", \"first\": \"{day}\", \"last\": \"{day}\"}}")
    };
    let (off, on) = (seen("off", "2026-10-03T12:00:00Z"), seen("on", "2026-10-04T12:00:00Z"));
    let change = format!("{{\"from\": {off}, \"at\": \"2026-10-04T12:00:00Z\"}}");
    let controls = format!("{{\"{id}\": {{\"observations\": [{off}, {on}], \"change\": {change}}}}}");
    Memory::read(&format!("{{\"format\": \"optlight-memory\", \"version\": 1, \"controls\": {controls}}}")).unwrap()
}

#[test]
fn a_change_that_was_not_seen_comes_before_the_number_on_its_platforms_tabs_only() {
    let (own, other) = (changed("linkedin/genai-improvement"), changed("x/grok-training"));
    let badge = Badge::of(&report(vec![used()]), &own);
    assert_eq!((badge.text.as_str(), badge.icon, badge.title), ("!", "changed", "title_changed"));
    assert_eq!(Badge::of(&report(vec![used()]), &other).text, "1");
    assert_eq!(Badge::of(&report(vec![]), &other).text, "");
    assert_eq!((Badge::resting(&other).text.as_str(), Badge::resting(&Memory::default()).text.as_str()), ("!", ""));
}

#[test]
fn each_form_of_the_button_has_icons_that_differ_in_more_than_colour() {
    let forms = ["idle", "used", "protected", "unclear", "changed"];
    let outline = |form: &str| -> String {
        let svg = std::fs::read_to_string(format!("extension/icons/{form}.svg")).unwrap();
        for size in [16, 32] {
            assert!(std::path::Path::new(&format!("extension/icons/{form}-{size}.png")).exists(), "{form} at {size}");
        }
        // the same drawing without its colours
        svg.split('"').filter(|text| !text.starts_with('#')).collect()
    };
    assert_eq!(forms.map(outline).into_iter().collect::<BTreeSet<_>>().len(), forms.len());
}

#[test]
fn the_badge_of_an_unknown_site_is_empty() {
    assert_eq!(Badge::of(&Report::default(), &Memory::default()).text, "");
}

#[test]
fn every_finding_with_an_element_gets_a_ring_with_its_key() {
    let look = at(GENAI).settled().with(link("Help")).with(switch(LABEL).aria_checked("true")).look();
    let rings = Rings::of(&look);
    let keys: Vec<u32> = rings.rings.iter().map(|ring| ring.key).collect();
    assert_eq!(keys, [2]);
}

#[test]
fn what_is_absent_gets_no_ring() {
    let look = at(GENAI).settled().headed("Data").look();
    assert_eq!(look.report.findings.len(), 1, "the test needs something absent");
    assert_eq!(Rings::of(&look).rings, []);
}

#[test]
fn a_ring_says_state_meaning_and_purpose_by_their_keys() {
    let cases: [(Finding, &str, &[&str]); 10] = [
        (used(), "used", &["state_on", "meaning_used"]),
        // where *on* keeps the data out, the meaning comes first
        (finding(DataUse::Used, State::Off), "used", &["meaning_used", "setting_off"]),
        (finding(DataUse::Protected, State::On), "protected", &["meaning_protected", "setting_on"]),
        (protected(), "protected", &["state_off", "meaning_protected"]),
        (finding(DataUse::Unknown, State::Mixed), "unknown", &["state_mixed"]),
        (unclear(), "unknown", &["state_unknown"]),
        (action(), "action", &["state_action"]),
        // what its words alone gave away says so
        (
            Finding { id: None, origin: Origin::Lexicon, ..finding(DataUse::Used, State::On) },
            "used",
            &["state_on", "meaning_used", "from_words"],
        ),
        // what is not saved yet doesn't hold, whatever it shows
        (Finding { unsaved: true, ..protected() }, "unknown", &["state_off", "meaning_unsaved"]),
        (
            Finding { unsaved: true, ..finding(DataUse::Protected, State::On) },
            "unknown",
            &["state_on", "meaning_unsaved"],
        ),
    ];
    compare(cases.map(|(found, look, said)| {
        let case = format!("{:?} {:?}", found.kind, found.state);
        let rings = Rings::of(&Look { report: report(vec![found]), controls: vec![], saves: vec![] }).rings;
        let seen = rings.into_iter().map(|ring| (ring.look, ring.purpose, ring.said)).collect::<Vec<_>>();
        (case, vec![(look, "purpose_training", said.to_vec())], seen)
    }));
}

#[test]
fn each_look_has_an_icon_of_its_own() {
    let looks = [used(), protected(), unclear(), action()];
    let rings = Rings::of(&Look { report: report(looks.to_vec()), controls: vec![], saves: vec![] }).rings;
    let icons: BTreeSet<&str> = rings.iter().map(|ring| ring.icon).collect();
    assert_eq!(icons.len(), looks.len(), "seen: {icons:?}");
}

fn messages() -> Vec<(String, String)> {
    let all: serde_json::Map<String, serde_json::Value> = serde_json::from_str(MESSAGES).unwrap();
    all.into_iter().map(|(key, value)| (key, value["message"].as_str().unwrap_or_default().to_owned())).collect()
}

/// The keys that a source names: what is said directly, and literals of the families.
fn keys_in(source: &str) -> BTreeSet<String> {
    // no literal of these files has an escaped quote in it, so that every second piece is one
    let pieces: Vec<&str> = source.split('"').collect();
    let is_key = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let has_family = |text: &str| FAMILIES.iter().any(|family| text.starts_with(family));
    let is_said = |at: usize| {
        let before = |steps: usize| at.checked_sub(steps).map_or("", |at| pieces[at]);
        // `said("p", "key"` and `button("action", "key"` name it second
        let second = before(1) == ", " && ["said(", "button("].iter().any(|call| before(3).ends_with(call));
        before(1).ends_with("say(") || before(1).ends_with("getMessage(") || second
    };
    let literals = (1..pieces.len()).step_by(2).map(|at| (at, pieces[at]));
    let keys = literals.filter(|(at, text)| is_key(text) && (is_said(*at) || has_family(text)));
    keys.map(|(_, text)| text.to_owned()).collect()
}

#[test]
fn the_scan_for_keys_finds_what_is_there() {
    let keys = |name: &str| keys_in(VIEWS.iter().find(|(file, _)| *file == name).unwrap().1);
    assert!(keys("words.rs").is_superset(&BTreeSet::from(["purpose_any".to_owned(), "state_action".to_owned()])));
    assert!(keys("popup_view.rs").is_superset(&BTreeSet::from(["show".to_owned(), "absent_no_reason".to_owned()])));
    assert_eq!(keys("badge.rs").len(), 6, "{:?}", keys("badge.rs"));
}

#[test]
fn every_text_that_is_named_is_there() {
    let known: BTreeSet<String> = messages().into_iter().map(|(key, _)| key).collect();
    compare(VIEWS.iter().chain(&SCRIPTS).map(|(file, source)| {
        let missing: Vec<String> = keys_in(source).difference(&known).cloned().collect();
        (format!("keys of {file} that are not in messages.json"), Vec::new(), missing)
    }));
}

#[test]
fn every_text_that_is_there_is_used_and_says_something() {
    for (key, message) in messages() {
        let literal = format!("\"{key}\"");
        let used = VIEWS.iter().chain(&SCRIPTS).any(|(_, source)| source.contains(&literal));
        assert!(used || MANIFEST.contains(&format!("__MSG_{key}__")), "nothing uses the text `{key}`");
        assert!(!message.trim().is_empty(), "the text `{key}` is empty");
    }
}

#[test]
fn the_manifest_names_texts_that_are_there() {
    let known: BTreeSet<String> = messages().into_iter().map(|(key, _)| key).collect();
    for key in MANIFEST.split("__MSG_").skip(1).filter_map(|rest| rest.split("__").next()) {
        assert!(known.contains(key), "`{key}` is not in messages.json");
    }
}

#[test]
fn a_title_asks_for_no_more_values_than_the_badge_gives() {
    for findings in [vec![], vec![used()], vec![protected()], vec![unclear()]] {
        let badge = Badge::of(&report(findings), &Memory::default());
        let (_, message) = messages().into_iter().find(|(key, _)| key == badge.title).unwrap();
        let asked = (1..=9).filter(|number| message.contains(&format!("${number}"))).max().unwrap_or(0);
        assert!(asked <= badge.values.len(), "`{}` asks for ${asked}, given: {:?}", badge.title, badge.values);
    }
}

/// The texts of every language, by its folder's name.
fn languages() -> Vec<(String, Vec<(String, String)>)> {
    let folders = std::fs::read_dir("extension/_locales").unwrap().map(|entry| entry.unwrap().path());
    let texts = |folder: std::path::PathBuf| {
        let source = std::fs::read_to_string(folder.join("messages.json")).unwrap();
        let all: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&source).unwrap();
        let texts = all.into_iter().map(|(key, value)| (key, value["message"].as_str().unwrap_or_default().to_owned()));
        (folder.file_name().unwrap().to_string_lossy().into_owned(), texts.collect())
    };
    folders.map(texts).collect()
}

#[test]
fn every_language_has_every_text_with_the_same_values_in_it() {
    let values = |text: &str| -> Vec<usize> { (1..=9).map(|n| text.matches(&format!("${n}")).count()).collect() };
    let shape = |texts: &[(String, String)]| -> BTreeSet<(String, Vec<usize>, bool)> {
        texts.iter().map(|(key, text)| (key.clone(), values(text), text.trim().is_empty())).collect()
    };
    let expected = shape(&messages());
    let languages = languages();
    assert_eq!(languages.len(), 13, "twelve languages, Portuguese twice");
    compare(languages.iter().map(|(language, texts)| {
        let differing: Vec<_> = expected.symmetric_difference(&shape(texts)).cloned().collect();
        (language.clone(), Vec::new(), differing)
    }));
}

#[test]
fn every_language_can_be_chosen() {
    let settings = include_str!("../../ui/settings_view.rs");
    for (language, _) in languages() {
        assert!(settings.contains(&format!("(\"{language}\", ")), "{language} is not among the dashboard's languages");
    }
}

#[test]
fn the_description_is_as_short_as_chrome_asks_and_on_and_off_can_be_told_apart() {
    for (language, texts) in languages() {
        let text = |key: &str| texts.iter().find(|(name, _)| name == key).unwrap().1.clone();
        assert!(text("extension_description").chars().count() <= 132, "{language}");
        let states = ["state_on", "state_off", "state_mixed", "state_unknown", "state_absent"].map(text);
        assert_eq!(BTreeSet::from(states.clone()).len(), 5, "{language}: {states:?}");
        assert_ne!(text("meaning_used"), text("meaning_protected"), "{language}");
    }
}
