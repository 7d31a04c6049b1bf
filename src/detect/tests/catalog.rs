//! Generated from the catalogue: every wording, mark and heading is found where it belongs, and nowhere else.

use std::rc::Rc;

use url::Url;

use super::*;
use crate::catalog::{self, Control as Entry, Known, OnMeans, Page, Wording};
use crate::report::{DataUse, Origin};
use crate::text::normalise;

fn controls() -> impl Iterator<Item = (Rc<Known>, Entry)> {
    catalog::all()
        .flat_map(|known| known.platform.controls.clone().into_iter().map(move |entry| (Rc::clone(&known), entry)))
}

fn shown_controls() -> impl Iterator<Item = (Rc<Known>, Entry)> {
    controls().filter(|(_, entry)| !entry.neighbour)
}

fn id(known: &Known, entry: &Entry) -> String {
    format!("{}/{}", known.platform.id, entry.id)
}

fn pages<'k>(known: &'k Known, ids: &'k [String]) -> impl Iterator<Item = &'k Page> {
    known.platform.pages.iter().filter(|page| ids.contains(&page.id))
}

/// A catalogue's text as a page shows it: with something where the source breaks off, and a name in each variable part.
fn as_shown(wording: &str) -> String {
    let mut text = wording.to_owned();
    if let Some(rest) = text.strip_prefix('…') {
        text = format!("Zorp {rest}");
    }
    if let Some(rest) = text.strip_suffix('…') {
        text = format!("{rest} zorp.");
    }
    while let (Some(from), Some(to)) = (text.find('{'), text.find('}')) {
        text.replace_range(from..=to, "zorp");
    }
    text
}

fn labels(entry: &Entry) -> impl Iterator<Item = String> {
    entry.labels.values().chain(entry.earlier.values()).flatten().map(|text| as_shown(text))
}

fn headings(entry: &Entry) -> impl Iterator<Item = String> {
    entry.headings.values().flatten().map(|text| as_shown(text))
}

/// An address on a platform that is none of its pages.
fn elsewhere_on(known: &Known) -> String {
    let host = known.platform.hosts[0].replacen("*.", "www.", 1);
    let address = format!("https://{host}/no/page/of/the/catalogue");
    let page = known.page_at(&Url::parse(&address).unwrap());
    assert_eq!(page.map(|page| &page.id), None, "{address} was meant to be no page");
    address
}

fn meant(on_means: Option<OnMeans>, on: bool) -> DataUse {
    match (on_means.expect("a control with a state has a direction"), on) {
        (OnMeans::Used, true) | (OnMeans::Protected, false) => DataUse::Used,
        (OnMeans::Used, false) | (OnMeans::Protected, true) => DataUse::Protected,
    }
}

type Told = Vec<(Option<String>, State, DataUse)>;

fn told(snapshot: &Snapshot) -> Told {
    snapshot.findings().into_iter().map(|found| (found.id, found.state, found.data_use)).collect()
}

#[test]
fn every_wording_is_found_on_its_pages_in_both_states() {
    let mut cases = Vec::new();
    for (known, entry) in shown_controls().filter(|(_, entry)| entry.kind.has_state()) {
        for (page, label) in pages(&known, &entry.pages).flat_map(|page| labels(&entry).map(move |label| (page, label)))
        {
            for (on, state) in [(true, State::On), (false, State::Off)] {
                let seen = told(&at(&address(page)).with(of_kind(entry.kind, &label, on)));
                let expected = vec![(Some(id(&known, &entry)), state, meant(entry.on_means, on))];
                cases.push((format!("{} as “{label}” on {}", id(&known, &entry), address(page)), expected, seen));
            }
        }
    }
    compare(cases);
}

#[test]
fn every_wording_of_something_to_do_is_found_on_its_pages_as_link_and_as_button() {
    let mut cases = Vec::new();
    for (known, entry) in shown_controls().filter(|(_, entry)| !entry.kind.has_state()) {
        for (page, label) in pages(&known, &entry.pages).flat_map(|page| labels(&entry).map(move |label| (page, label)))
        {
            for control in [link(&label), button(&label)] {
                let case = format!("{} as <{}> “{label}” on {}", id(&known, &entry), control.tag, address(page));
                let expected = vec![(Some(id(&known, &entry)), State::Unknown, DataUse::Unknown)];
                cases.push((case, expected, told(&at(&address(page)).with(control))));
            }
        }
    }
    compare(cases);
}

#[test]
fn every_mark_alone_is_enough_and_leaves_a_note() {
    let mut cases = Vec::new();
    for (known, entry) in shown_controls() {
        for (page, mark) in
            pages(&known, &entry.pages).flat_map(|page| entry.marks.iter().map(move |mark| (page, mark)))
        {
            for name in ["", "Quux of the zorp"] {
                let control = of_kind(entry.kind, name, true).marked(&mark.attribute, &mark.value);
                let seen = at(&address(page)).with(control).findings();
                let seen: Vec<_> = seen.into_iter().map(|found| (found.id, found.note.is_some())).collect();
                let case = format!("{} by {}={} named “{name}”", id(&known, &entry), mark.attribute, mark.value);
                cases.push((case, vec![(Some(id(&known, &entry)), true)], seen));
            }
        }
    }
    compare(cases);
}

#[test]
fn a_mark_with_its_wording_leaves_no_note() {
    let found = at(GENAI).with(switch(LABEL).marked("aria-labelledby", "allowDataForGenerativeAI")).finding();
    assert_eq!((found.id.as_deref(), found.note), (Some(ID), None));
}

#[test]
fn a_mark_with_the_wording_of_another_control_says_whose_wording_it_is() {
    let marked = switch("Use data for research").marked("aria-labelledby", "allowDataForGenerativeAI");
    let found = at(GENAI).with(marked).finding();
    assert_eq!(found.id.as_deref(), Some(ID));
    assert!(found.note.as_ref().is_some_and(|note| note.contains("workplace-research")), "seen: {:?}", found.note);
}

#[test]
fn every_label_and_heading_is_found_as_a_row_where_rows_lead_to_the_control() {
    let mut cases = Vec::new();
    for (known, entry) in shown_controls() {
        for (page, text) in pages(&known, &entry.rows)
            .flat_map(|page| labels(&entry).chain(headings(&entry)).map(move |text| (page, text)))
        {
            for (word, state) in [("On", State::On), ("Off", State::Off)] {
                let seen = at(&address(page)).with(row(&text, word)).findings();
                let seen: Vec<_> = seen.into_iter().map(|found| (found.id, found.kind, found.state)).collect();
                let case = format!("{} as a row “{text}” on {}", id(&known, &entry), address(page));
                cases.push((case, vec![(Some(id(&known, &entry)), Kind::Row, state)], seen));
            }
        }
    }
    compare(cases);
}

#[test]
fn a_heading_names_no_row_where_no_row_leads_to_the_control() {
    let heading = "Data for Generative AI Improvement";
    assert_eq!(at(GENAI).with(row(heading, "On")).with(link(heading)).found(), Vec::<String>::new());
}

#[test]
fn every_heading_names_the_nameless_control_under_it_on_its_page_unless_two_have_it() {
    let mut cases = Vec::new();
    for (known, entry) in shown_controls().filter(|(_, entry)| entry.kind.has_state() && entry.kind != Kind::Row) {
        for (page, text) in pages(&known, &entry.pages).flat_map(|page| headings(&entry).map(move |text| (page, text)))
        {
            let rivals = known.platform.controls.iter().filter(|other| {
                other.kind == entry.kind && other.pages.contains(&page.id) && headings(other).any(|other| other == text)
            });
            let expected = if rivals.count() > 1 { Vec::new() } else { vec![id(&known, &entry)] };
            let snapshot = at(&address(page)).with(of_kind(entry.kind, "", true).under(&text));
            cases.push((format!("{} under “{text}”", id(&known, &entry)), expected, snapshot.found()));
        }
    }
    compare(cases);
}

#[test]
fn a_heading_names_no_control_that_has_words_of_its_own() {
    let named = switch("Receive a newsletter").aria_checked("true").under("Data for Generative AI Improvement");
    assert_eq!(at(GENAI).with(named).found(), Vec::<String>::new());
}

#[test]
fn a_heading_over_two_nameless_controls_names_neither() {
    let nameless = || switch("").aria_checked("true").under("Data for Generative AI Improvement");
    assert_eq!(at(GENAI).with(nameless()).with(nameless()).found(), Vec::<String>::new());
}

#[test]
fn no_neighbour_is_ever_told() {
    let mut cases = Vec::new();
    for (known, entry) in controls().filter(|(_, entry)| entry.neighbour) {
        for page in pages(&known, &entry.pages).chain(pages(&known, &entry.rows)) {
            let texts: Vec<String> = labels(&entry).chain(headings(&entry)).collect();
            let mut snapshot = at(&address(page)).settled();
            for text in &texts {
                snapshot = snapshot.with(of_kind(entry.kind, text, true)).with(row(text, "On")).with(link(text));
                snapshot = snapshot.with(of_kind(entry.kind, "", true).under(text));
            }
            for mark in &entry.marks {
                snapshot = snapshot.with(of_kind(entry.kind, "", true).marked(&mark.attribute, &mark.value));
            }
            let case = format!("{} on {}", id(&known, &entry), address(page));
            cases.push((case, Vec::new(), snapshot.found()));
            let absent = snapshot.missing().contains(&id(&known, &entry));
            assert!(!absent, "{} is told to be absent on {}", id(&known, &entry), address(page));
        }
    }
    compare(cases);
}

/// Every wording of a platform, each on a switch that is on; but those that the other platform has too.
fn all_wordings(known: &Known, other: Option<&Known>, mut snapshot: Snapshot) -> Snapshot {
    let has = |other: &Known, text: &str| other.labels.iter().flatten().any(|own| own.matches(&normalise(text)));
    let theirs = |text: &str| other.is_some_and(|other| has(other, text));
    for label in known.platform.controls.iter().flat_map(labels).filter(|label| !theirs(label)) {
        snapshot = snapshot.with(switch(&label).aria_checked("true"));
    }
    snapshot
}

#[test]
fn no_wording_means_anything_on_another_platform() {
    let all: Vec<Rc<Known>> = catalog::all().collect();
    let next = all.iter().cycle().skip(1);
    compare(all.iter().zip(next).flat_map(|(known, other)| {
        let visit = |page: &Page| {
            let seen = all_wordings(known, Some(other), at(&address(page))).found();
            (format!("wordings of {} on {}", known.platform.id, address(page)), Vec::new(), seen)
        };
        other.platform.pages.iter().map(visit).collect::<Vec<_>>()
    }));
}

#[test]
fn no_wording_means_anything_on_a_host_that_nobody_knows() {
    let addresses = ["https://nowhere.example/settings", "about:blank", "no address at all", ""];
    compare(catalog::all().flat_map(|known| {
        addresses.map(|address| {
            let seen = all_wordings(&known, None, at(address)).found();
            (format!("wordings of {} on “{address}”", known.platform.id), Vec::new(), seen)
        })
    }));
}

#[test]
fn a_host_that_only_looks_alike_is_no_platform() {
    let addresses = [
        GENAI.replace("linkedin.com", "linkedin.com.evil.example"),
        GENAI.replace("www.linkedin.com", "www.linkedin.com@evil.example"),
        GENAI.replace("www.linkedin.com", "evil-linkedin.com"),
        GENAI.replace("https://", "http://"),
        GENAI.replace("linkedin.com", "linkedin.com:8443"),
        // Cyrillic letters in place of Latin ones
        GENAI.replace("linkedin", "lіnkedіn"),
    ];
    compare(addresses.map(|address| {
        let seen = at(&address).settled().headed("Data").with(switch(LABEL).aria_checked("true")).findings();
        // by its words it is found anywhere
        let seen = seen.into_iter().filter(|finding| finding.origin == Origin::Catalog).collect();
        (address, Vec::new(), seen)
    }));
}

#[test]
fn links_and_buttons_with_the_words_are_nothing_beside_the_known_pages() {
    compare(controls().flat_map(|(known, entry)| {
        let address = elsewhere_on(&known);
        let texts = labels(&entry).chain(headings(&entry)).collect::<Vec<_>>();
        texts.into_iter().map(move |text| {
            let seen = at(&address).with(link(&text)).with(button(&text)).with(row(&text, "On")).found();
            (format!("“{text}” on {address}"), Vec::new(), seen)
        })
    }));
}

#[test]
fn a_control_with_the_exact_wording_is_found_on_every_page_of_its_platform_but_by_one_common_word() {
    let with_state = |(_, entry): &(Rc<Known>, Entry)| entry.kind.has_state() && entry.kind != Kind::Row;
    compare(shown_controls().filter(with_state).flat_map(|(known, entry)| {
        let address = elsewhere_on(&known);
        labels(&entry).collect::<Vec<_>>().into_iter().map(move |label| {
            let seen = told(&at(&address).with(of_kind(entry.kind, &label, true)));
            let expected = vec![(Some(id(&known, &entry)), State::On, meant(entry.on_means, true))];
            let has_page = !(entry.pages.is_empty() && entry.rows.is_empty());
            let expected = if has_page && Wording::new(&label).is_common() { Vec::new() } else { expected };
            (format!("{} as “{label}” on {address}", id(&known, &entry)), expected, seen)
        })
    }));
}

#[test]
fn a_wording_with_more_words_around_it_is_another_wording() {
    for name in [format!("Do not {LABEL}"), format!("{LABEL} (beta)"), LABEL.replace("training", "improving")] {
        assert_eq!(at(GENAI).with(switch(&name).aria_checked("true")).found(), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_wording_is_found_in_one_text_of_a_control_with_a_longer_name() {
    let name = format!("{LABEL} Your posts and profile. Learn more");
    let wordy = switch(&name).showing(&[LABEL, "Your posts and profile.", "Learn more"]).aria_checked("false");
    let found = at(GENAI).with(wordy).finding();
    assert_eq!((found.id.as_deref(), found.state, found.label), (Some(ID), State::Off, name));
}

#[test]
fn a_finding_carries_what_the_catalogue_says_of_it() {
    let known = catalog::all().find(|known| known.platform.id == "linkedin").unwrap();
    let entry = &known.platform.controls[0];
    let found = at(GENAI).with(switch(LABEL).aria_checked("true")).finding();
    assert_eq!((found.purpose, found.default), (entry.purpose, entry.default));
    assert_eq!((found.does.as_ref(), found.does_not), (Some(&entry.does), entry.does_not.clone()));
    assert_eq!((found.offered, found.sources), (entry.offered.clone(), entry.sources.clone()));
    assert_eq!((found.key, found.frame), (Some(1), 0));
}

#[test]
fn a_report_names_the_platform_and_its_pages_and_where_the_tab_is() {
    let report = at(PRIVACY).look().report;
    assert_eq!((report.platform.as_deref(), report.platform_name.as_deref()), (Some("linkedin"), Some("LinkedIn")));
    assert!(report.settings_page, "{PRIVACY} is a settings page");
    let here: Vec<&str> = report.pages.iter().filter(|page| page.here).map(|page| page.url.as_str()).collect();
    assert_eq!(here, [PRIVACY]);
}

#[test]
fn a_page_of_a_platform_that_is_no_settings_page_is_told_so() {
    let report = at("https://www.linkedin.com/feed/").look().report;
    assert_eq!((report.platform.as_deref(), report.settings_page), (Some("linkedin"), false));
    assert!(report.pages.iter().all(|page| !page.here), "seen: {:?}", report.pages);
}

#[test]
fn a_foreign_frame_in_a_settings_page_is_read_as_part_of_it() {
    let frame =
        at("https://settings.widgets.example/").inside(GENAI).in_frame(7).with(switch(LABEL).aria_checked("true"));
    let found = frame.finding();
    assert_eq!((found.id.as_deref(), found.frame), (Some(ID), 7));
}

#[test]
fn a_platforms_frame_in_a_foreign_page_is_read_by_its_own_address() {
    let frame = at(GENAI).inside("https://blog.example/").in_frame(7).with(switch(LABEL).aria_checked("true"));
    assert_eq!(frame.found(), [ID]);
}

#[test]
fn a_frame_of_one_platform_in_another_stays_with_its_own() {
    let frame = at("https://chatgpt.com/").inside(GENAI).in_frame(7).with(switch(LABEL).aria_checked("true"));
    assert_eq!((frame.found(), frame.look().report.platform.as_deref()), (vec![], Some("chatgpt")));
}
