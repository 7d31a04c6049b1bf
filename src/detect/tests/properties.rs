//! What holds for every snapshot, however strange. Half of the texts are the catalogue's own, so that pages are hit.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select as one_of;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::catalog;
use crate::report::DataUse;
use crate::snapshot::Evidence;
use crate::text::LABEL_LIMIT;

fn addresses() -> Vec<String> {
    let links =
        |known: &catalog::Known| known.platform.pages.iter().map(|page| page.link().to_owned()).collect::<Vec<_>>();
    catalog::all()
        .flat_map(|known| links(&known))
        .chain(["about:blank".to_owned(), "https://www.linkedin.com/feed/".to_owned()])
        .collect()
}

fn wordings() -> Vec<String> {
    let entries = catalog::all().flat_map(|known| known.platform.controls.clone());
    entries.flat_map(|entry| entry.labels.into_values().chain(entry.headings.into_values()).flatten()).collect()
}

fn marks() -> Vec<(String, String)> {
    let entries = catalog::all().flat_map(|known| known.platform.controls.clone());
    entries.flat_map(|entry| entry.marks).map(|mark| (mark.attribute, mark.value)).collect()
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![4 => one_of(addresses()), 1 => any::<String>()]
}

/// Words that say nothing of a state, the catalogue's own among them.
fn stateless_text() -> impl Strategy<Value = String> {
    prop_oneof![one_of(wordings()), "[qxz]{0,12}"]
}

fn state_word() -> impl Strategy<Value = String> {
    one_of(vec!["On", "Off", "オフ", "Aus", "Allow", "true", "false", "mixed", "checked", "unchecked"])
        .prop_map(str::to_owned)
}

/// Anything that a page can write: bidi overrides, control characters and long texts too.
fn text() -> impl Strategy<Value = String> {
    let steering = "[\u{202A}-\u{202E}\u{2066}-\u{2069}\u{200B}-\u{200F}\0-\u{1F}a-c ]{0,20}";
    let worded = (one_of(wordings()), state_word()).prop_map(|(text, word)| format!("{text} {word}"));
    let long = "[a-z \u{202E}]{7}".prop_map(|text| text.repeat(100));
    prop_oneof![one_of(wordings()), worded, state_word(), any::<String>(), steering, long]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..4)
}

fn mark() -> impl Strategy<Value = (String, String)> {
    prop_oneof![one_of(marks()), (text(), text())]
}

fn name_from() -> impl Strategy<Value = NameFrom> {
    one_of(vec![NameFrom::Accessible, NameFrom::Nothing])
}

fn element() -> impl Strategy<Value = (String, Option<String>, Option<String>)> {
    let tags = one_of(vec!["a", "button", "input", "select", "div", "fieldset", "", "x-y"]).prop_map(str::to_owned);
    let roles = vec![
        "switch",
        "checkbox",
        "radio",
        "radiogroup",
        "menuitemcheckbox",
        "menuitemradio",
        "option",
        "combobox",
        "listbox",
        "link",
        "button",
        "presentation",
        "",
    ];
    let types = one_of(vec!["checkbox", "radio", "submit", ""]).prop_map(str::to_owned);
    (tags, option::of(one_of(roles).prop_map(str::to_owned)), option::of(types))
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let said = (option::of(text()), option::of(text()), option::of(text()), option::of(text()));
    let signs = (texts(), texts());
    (option::of(any::<bool>()), any::<bool>(), said, any::<bool>(), texts(), signs).prop_map(
        |(checked, indeterminate, (aria_checked, aria_pressed, aria_selected, data_state), busy, locked_by, signs)| {
            Evidence {
                checked,
                indeterminate,
                aria_checked,
                aria_pressed,
                aria_selected,
                data_state,
                custom_state: None,
                marked_checked: false,
                still: vec![],
                drawn_mixed: None,
                classes: signs.0,
                lacks: vec![],
                icons: signs.1,
                busy,
                locked_by,
            }
        },
    )
}

fn any_control() -> impl Strategy<Value = Control> {
    let words = (text(), name_from(), text(), texts(), texts(), option::of(text()));
    let options = vec((text(), any::<bool>()).prop_map(|(text, chosen)| ChoiceOption { text, chosen }), 0..4);
    let place =
        (any::<bool>(), any::<bool>(), any::<bool>(), option::of(1..3_u32), option::of(1..3_u32), any::<bool>());
    (element(), words, vec(mark(), 0..3), options, place, evidence()).prop_map(
        |((tag, role, input_type), words, marks, options, place, evidence)| {
            let (in_dialog, rendered, plain, beside, form, changed) = place;
            let (name, name_from, description, texts, row, heading) = words;
            Control {
                key: 0,
                tag,
                role,
                input_type,
                name,
                name_from,
                description,
                texts,
                row,
                heading,
                marks,
                options,
                beside,
                plain,
                in_dialog,
                form,
                changed,
                rendered,
                evidence,
            }
        },
    )
}

/// A control of any kind on which neither property nor attribute nor option nor word says what it is set to.
fn silent_control() -> impl Strategy<Value = Control> {
    let options = vec(text().prop_map(|text| ChoiceOption { text, chosen: false }), 0..4);
    let silent = (stateless_text(), vec(stateless_text(), 0..4), option::of(stateless_text()));
    (any_control(), silent, options).prop_map(|(control, (name, texts, heading), options)| Control {
        evidence: Evidence {
            busy: control.evidence.busy,
            locked_by: control.evidence.locked_by,
            ..Evidence::default()
        },
        name,
        texts,
        heading,
        options,
        ..control
    })
}

fn page_of(control: impl Strategy<Value = Control>) -> impl Strategy<Value = Snapshot> {
    let place = (address(), option::of(address()), prop_oneof![Just(0), any::<u64>()], option::of(text()));
    (place, any::<bool>(), texts(), vec(control, 0..6)).prop_map(
        |((url, top_url, frame, lang), settled, headings, controls)| {
            let page = Snapshot { url, top_url, frame, lang, settled, headings, ..at("") };
            controls.into_iter().fold(page, Snapshot::with)
        },
    )
}

fn steers(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_fit_to_show(text: &str) -> bool {
    text.chars().count() <= LABEL_LIMIT + 1 && !text.contains(steers)
}

#[test]
fn the_strategies_reach_findings_of_every_state() {
    // otherwise the properties below would hold for want of anything to hold for
    let (mut runner, pages) = (TestRunner::deterministic(), page_of(any_control()));
    let mut seen = HashSet::new();
    for _ in 0..1_000 {
        let snapshot = pages.new_tree(&mut runner).unwrap().current();
        seen.extend(snapshot.findings().into_iter().map(|found| found.state));
    }
    for state in [State::On, State::Off, State::Mixed, State::Unknown, State::Absent] {
        assert!(seen.contains(&state), "{state:?} is not among {seen:?}");
    }
}

proptest! {
    // a case found here becomes a test of its own, with a name; a file of seeds says nothing to a reader
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn looking_never_panics_and_reads_every_control(snapshot in page_of(any_control())) {
        // buttons side by side are read together
        let single = snapshot.controls.iter().filter(|control| control.beside.is_none()).count();
        let read = snapshot.look().controls.len();
        prop_assert!((single..=snapshot.controls.len()).contains(&read), "{read} of {single}");
    }

    #[test]
    fn a_control_that_nothing_speaks_of_is_never_told_on_or_off(snapshot in page_of(silent_control())) {
        let look = snapshot.look();
        for reading in &look.controls {
            // a button's verb does speak: “Enable AI services …”
            let is_offer = reading.evidence.iter().any(|text| text.starts_with("offers to"));
            prop_assert!(is_offer || !matches!(reading.state, State::On | State::Off | State::Mixed), "{:?}", reading);
        }
        for found in &look.report.findings {
            let is_offer = found.evidence.iter().any(|text| text.starts_with("offers to"));
            prop_assert!(is_offer || matches!(found.state, State::Unknown | State::Absent), "{:?}", found);
        }
    }

    #[test]
    fn every_verdict_is_explained(snapshot in page_of(any_control())) {
        let look = snapshot.look();
        for found in &look.report.findings {
            prop_assert!(!found.evidence.is_empty(), "{:?}", found);
        }
        for reading in &look.controls {
            prop_assert!(!reading.evidence.is_empty(), "{:?}", reading);
        }
    }

    #[test]
    fn labels_and_choices_are_short_and_steer_no_text(snapshot in page_of(any_control())) {
        let look = snapshot.look();
        let found = look.report.findings.iter().flat_map(|found| [Some(&found.label), found.choice.as_ref()]);
        let read = look.controls.iter().flat_map(|reading| [Some(&reading.label), reading.choice.as_ref()]);
        for text in found.chain(read).flatten() {
            prop_assert!(is_fit_to_show(text), "{} characters: {:?}", text.chars().count(), text);
        }
    }

    #[test]
    fn a_meaning_needs_a_certain_state(snapshot in page_of(any_control())) {
        for found in snapshot.findings() {
            let certain = matches!(found.state, State::On | State::Off);
            prop_assert!(found.data_use == DataUse::Unknown || certain, "{:?}", found);
        }
    }

    #[test]
    fn a_finding_with_an_element_is_one_of_its_snapshot_and_told_once(snapshot in page_of(any_control())) {
        let findings = snapshot.findings();
        let mut keys: Vec<u32> = findings.iter().filter_map(|found| found.key).collect();
        prop_assert!(keys.iter().all(|key| snapshot.controls.iter().any(|control| control.key == *key && control.rendered)));
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), findings.iter().filter(|found| found.key.is_some()).count());
    }
}

#[test]
fn evidence_is_short_and_steers_no_text() {
    let steering = format!("\u{202E}{}", "x".repeat(900));
    let said = [switch("A").aria_checked(&steering), switch("A").data_state(&steering)];
    let chosen = [select("A", [&steering, "B"], 0), radios("A", [&steering, "B"], 0)];
    compare(said.into_iter().chain(chosen).flat_map(|control| {
        let reading = control.reading();
        let case = move |text: String| {
            let start: String = text.chars().take(20).collect();
            (
                format!("{:?}: {start:?}… of {} characters", reading.kind, text.chars().count()),
                true,
                is_fit_to_show(&text),
            )
        };
        reading.evidence.into_iter().map(case)
    }));
}
