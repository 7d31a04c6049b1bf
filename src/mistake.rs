//! The text of a report that Optlight was wrong: what it read, without anything of the person. Start at [`text`].
//!
//! It names the catalogue's pages and controls, states and what decided them. Of the page's own texts there are only the
//! labels of the AI-data controls: in the catalogue's words where it has them, so that a name in a variable part is left
//! out, and else with what looks like an address, a handle or a number masked. No address, no other text of the page. The person reads
//! and edits it before it goes anywhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::catalog::{self, Control, Known, Wording};
use crate::report::{Finding, Look, State, word};
use crate::text::normalise;

/// What the text says beside the look.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Surroundings {
    /// Optlight's version.
    pub version: String,
    /// The browser's name and version.
    pub browser: String,
    /// The browser's language.
    pub language: String,
}

/// The report's text, in Markdown, to be read and edited. The platform's file has to be loaded.
pub fn text(look: &Look, around: &Surroundings) -> String {
    let report = &look.report;
    let known = report.platform.as_deref().and_then(catalog::platform);
    let mut out = format!(
        "Optlight {} · {} · language {}\n",
        masked(&around.version),
        masked(&around.browser),
        masked(&around.language)
    );
    match &known {
        Some(known) => {
            let page = url::Url::parse(&report.url).ok();
            let page = page.as_ref().and_then(|url| known.page_at(url));
            let page = page.map_or("no page of the catalogue", |page| page.id.as_str());
            writeln!(out, "Platform: {} · page: {page}", known.platform.id).expect("a String takes all");
        }
        None => out += "Platform: not in the catalogue\n",
    }
    if !report.settled {
        out += "The page had not come to rest.\n";
    }
    for finding in &report.findings {
        out += &told(finding, known.as_deref());
    }
    if report.findings.is_empty() {
        out += "\nNo control about AI and data was found.\n";
    }
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for one in &look.controls {
        *kinds.entry(format!("{} {}", word(one.kind), word(one.state))).or_default() += 1;
    }
    let counts: Vec<String> = kinds.into_iter().map(|(kind, count)| format!("{count} × {kind}")).collect();
    writeln!(out, "\nControls read on the page: {}", counts.join(", ")).expect("a String takes all");
    out
}

fn told(finding: &Finding, known: Option<&Known>) -> String {
    let id = finding.id.as_deref().unwrap_or("by its wording only");
    let control = known.zip(finding.id.as_deref()).and_then(|(known, id)| {
        let (platform, control) = id.split_once('/')?;
        (platform == known.platform.id).then(|| known.platform.control(control)).flatten()
    });
    let mut out = format!("\n- {id}: {}, {}, data {}", word(finding.kind), word(finding.state), word(finding.data_use));
    for (is, said) in [(finding.locked, "locked"), (finding.unsaved, "not saved yet")] {
        if is {
            out += &format!(", {said}");
        }
    }
    if finding.state != State::Absent {
        out += &match control.and_then(|control| catalogue_label(control, &finding.label)) {
            Some(label) => format!("\n  label: {label}"),
            None => format!("\n  label, not in the catalogue: {}", masked(&finding.label)),
        };
    }
    let is_option = |choice: &String| control.is_some_and(|control| control.choice(choice).is_some());
    let choice = finding.choice.as_ref().filter(|choice| is_option(choice));
    for evidence in &finding.evidence {
        out += &format!("\n  read: {}", masked(&unquoted(evidence, choice.map(String::as_str))));
    }
    out + "\n"
}

/// The catalogue's own text for a label: a variable part stays a placeholder.
fn catalogue_label<'c>(control: &'c Control, label: &str) -> Option<&'c str> {
    let plain = normalise(label);
    let texts =
        [&control.labels, &control.earlier, &control.headings].into_iter().flat_map(|map| map.values().flatten());
    texts.map(String::as_str).find(|text| Wording::new(text).matches(&plain))
}

/// Evidence without the page's words: what stands in quotes is left out, unless it is a class, an icon's name or an option of
/// the catalogue.
fn unquoted(evidence: &str, choice: Option<&str>) -> String {
    let own = ["class “", "icon “"].iter().any(|start| evidence.starts_with(start));
    let known = choice.is_some_and(|choice| evidence.contains(&format!("“{choice}”")));
    match (evidence.find('“'), evidence.rfind('”')) {
        (Some(from), Some(to)) if !own && !known && from < to => {
            format!("{}“…{}", &evidence[..from], &evidence[to..])
        }
        _ => evidence.to_owned(),
    }
}

/// A text whose words that look like an e-mail, an address, a handle or a number stand as `…`.
fn masked(text: &str) -> String {
    let is_personal = |word: &str| {
        word.contains('@') || word.contains("://") || word.chars().filter(char::is_ascii_digit).count() > 3
    };
    let words = crate::text::shown(text);
    words.split(' ').map(|word| if is_personal(word) { "…" } else { word }).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{DefaultState, Kind};
    use crate::report::{DataUse, Origin, Reading, Report};

    const GENAI: &str = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement?trk=4711#erika";

    fn finding(id: &str, label: &str, evidence: &[&str]) -> Finding {
        Finding {
            id: Some(id.into()),
            origin: Origin::Catalog,
            label: label.into(),
            kind: Kind::Switch,
            state: State::On,
            choice: None,
            data_use: DataUse::Used,
            locked: true,
            unsaved: false,
            purpose: None,
            frame: 0,
            key: Some(1),
            evidence: evidence.iter().map(|text| (*text).to_owned()).collect(),
            needs_save: false,
            steps: vec![],
            offered: vec![],
            default: DefaultState::On,
            does: None,
            does_not: None,
            note: Some("Seen beside Erika's profile".into()),
            sources: vec![],
        }
    }

    fn told_of(url: &str, platform: Option<&str>, findings: Vec<Finding>) -> String {
        let report = Report {
            url: url.into(),
            platform: platform.map(str::to_owned),
            settled: true,
            findings,
            ..Report::default()
        };
        let other = Reading {
            label: "Erika's posts".into(),
            kind: Kind::Checkbox,
            state: State::Off,
            choice: None,
            locked: false,
            frame: 0,
            evidence: vec!["checked=false".into()],
        };
        let around = Surroundings { version: "0.1.0".into(), browser: "Firefox 153".into(), language: "de".into() };
        text(&Look { report, controls: vec![other], saves: vec![] }, &around)
    }

    #[test]
    fn it_names_the_catalogues_page_and_control_the_states_and_what_decided_them() {
        let label = "Use my data for training content creation AI models";
        let told =
            told_of(GENAI, Some("linkedin"), vec![finding("linkedin/genai-improvement", label, &["checked=true"])]);
        let expected = "Optlight 0.1.0 · Firefox 153 · language de\n\
             Platform: linkedin · page: genai\n\
             \n\
             - linkedin/genai-improvement: switch, on, data used, locked\n  \
               label: Use my data for training content creation AI models\n  \
               read: checked=true\n\
             \n\
             Controls read on the page: 1 × checkbox off\n";
        assert_eq!(told, expected);
    }

    #[test]
    fn names_addresses_handles_numbers_and_the_pages_other_texts_are_left_out() {
        let evidence = ["shown as “Managed by Erika Mustermann”", "chosen: “Erika's friends”", "class “is-on”"];
        let label = "Train on erika@example.org (@erika, 0170 12345678) https://erika.example";
        let mut found = finding("linkedin/genai-improvement", label, &evidence);
        found.choice = Some("Erika's friends".into());
        let told = told_of(GENAI, Some("linkedin"), vec![found]);
        for personal in ["Erika", "erika", "4711", "1234", "0170", "https", "Mustermann"] {
            assert!(!told.contains(personal), "{personal} in {told}");
        }
        assert!(
            told.contains("label, not in the catalogue: Train on … … … … …\n")
                || told.contains("not in the catalogue: Train on …"),
            "{told}"
        );
        assert!(told.contains("read: shown as “…”") && told.contains("read: class “is-on”"), "{told}");
    }

    #[test]
    fn a_variable_part_of_a_label_stays_a_placeholder() {
        let with_part = |control: &&Control| control.labels.values().flatten().any(|label| label.contains('{'));
        let known = catalog::all().find(|known| known.platform.controls.iter().any(|one| with_part(&one))).unwrap();
        let platform = &known.platform;
        let control = platform.controls.iter().find(with_part).unwrap();
        let label = control.labels.values().flatten().find(|label| label.contains('{')).unwrap();
        let (start, rest) = label.split_once('{').unwrap();
        let shown = format!("{start}Erika's cats{}", rest.split_once('}').unwrap().1);
        let id = format!("{}/{}", platform.id, control.id);
        let told = told_of("https://example.org/", Some(&platform.id), vec![finding(&id, &shown, &[])]);
        assert!(told.contains(&format!("label: {label}")) && !told.contains("Erika"), "{told}");
    }

    #[test]
    fn a_site_that_the_catalogue_does_not_know_is_not_named() {
        let told = told_of("https://intranet.erika.example/settings", None, vec![]);
        assert!(told.contains("Platform: not in the catalogue") && !told.contains("erika"), "{told}");
        assert!(told.contains("No control about AI and data was found."), "{told}");
    }
}
