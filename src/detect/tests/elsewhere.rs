//! What a platform has beyond the page: forms, e-mails, apps, addresses that nobody knows, and nothing at all.

use super::*;
use crate::catalog::{self, Place};
use crate::report::Elsewhere;

fn elsewhere(snapshot: &Snapshot) -> Vec<Elsewhere> {
    snapshot.look().report.elsewhere
}

fn told(snapshot: &Snapshot, id: &str) -> Elsewhere {
    let all = elsewhere(snapshot);
    all.iter().find(|other| other.id == id).unwrap_or_else(|| panic!("{id} is not among {all:#?}")).clone()
}

#[test]
fn a_form_is_told_on_the_platforms_other_pages_with_its_address() {
    let form = told(&at("https://www.linkedin.com/feed/"), "linkedin/objection-form");
    assert_eq!((form.kind, form.here), (Kind::Form, false));
    assert_eq!(form.url.as_deref(), Some("https://www.linkedin.com/help/linkedin/ask/TS-DPRO"));
    assert!(!form.does.is_empty() && !form.label.is_empty(), "{form:?}");
}

#[test]
fn a_form_is_not_told_again_on_its_own_page() {
    let page = at("https://www.linkedin.com/help/linkedin/ask/TS-DPRO").settled().headed("Help");
    assert!(elsewhere(&page).iter().all(|other| other.id != "linkedin/objection-form"));
}

#[test]
fn a_form_that_is_another_platforms_leads_to_it() {
    let form = told(&at("https://www.meta.ai/"), "meta-ai/objection-form");
    assert!(form.url.as_ref().is_some_and(|url| url.starts_with("https://www.facebook.com/help/contact/")), "{form:?}");
}

#[test]
fn an_email_is_told_with_its_address_and_subject() {
    let email = told(&at("https://app.slack.com/client"), "slack/global-models-optout");
    assert_eq!(email.kind, Kind::Email);
    assert_eq!(
        email.url.as_deref(),
        Some("mailto:feedback@slack.com?subject=Slack%20Global%20model%20opt-out%20request")
    );
}

#[test]
fn that_there_is_no_control_is_told_with_the_reason() {
    let none = told(&at("https://www.threads.com/settings"), "threads/no-control");
    assert_eq!(none.kind, Kind::None);
    assert!(!none.does.is_empty());
}

#[test]
fn what_only_an_app_has_is_told_with_the_steps() {
    let app = told(&at("https://www.facebook.com/"), "facebook/camera-roll-suggestions");
    assert_eq!((app.place, app.url), (Place::App, None));
    assert!(!app.steps.is_empty());
}

#[test]
fn a_switch_on_a_page_that_is_linked_is_not_told_twice() {
    let feed = at("https://www.linkedin.com/feed/").look().report;
    assert!(feed.pages.iter().any(|page| page.url == GENAI));
    assert!(feed.elsewhere.iter().all(|other| other.id != ID), "{:#?}", feed.elsewhere);
}

#[test]
fn an_unknown_site_has_nothing_elsewhere() {
    assert_eq!(elsewhere(&at("https://nowhere.example/")), []);
}

#[test]
fn what_a_frame_shows_is_not_told_elsewhere() {
    let page = at("https://www.facebook.com/").look();
    let id = page.report.elsewhere[0].id.clone();
    let mut frame = at(GENAI).with(switch(LABEL).aria_checked("true")).look();
    frame.report.findings[0].id = Some(id.clone());
    let merged = crate::merge(vec![page, frame]);
    assert!(merged.report.elsewhere.iter().all(|other| other.id != id));
}

#[test]
fn every_control_of_the_catalogue_is_told_somewhere() {
    compare(catalog::all().flat_map(|known| {
        let host = known.platform.hosts[0].replacen("*.", "www.", 1);
        let report = at(&format!("https://{host}/no/page/of/the/catalogue")).look().report;
        let shown = known.platform.controls.iter().filter(|control| control.is_expected() && control.inside.is_none());
        let cases = shown.map(|control| {
            let id = format!("{}/{}", known.platform.id, control.id);
            let titles = known.platform.pages.iter().filter(|page| control.is_on(&page.id)).map(|page| &page.title);
            let linked = titles.into_iter().any(|title| report.pages.iter().any(|page| page.title == *title));
            let told = report.elsewhere.iter().any(|other| other.id == id);
            (id, true, linked || told)
        });
        cases.collect::<Vec<_>>()
    }));
}

#[test]
fn what_the_page_has_and_hides_is_neither_absent_nor_to_be_looked_for_by_eye() {
    let page = at(GENAI).settled().headed("Data").with(switch(LABEL).aria_checked("true").hidden());
    assert_eq!((page.found(), page.missing()), (vec![], vec![]));
    let hidden = told(&page, ID);
    assert!(!hidden.here && !hidden.steps.is_empty(), "the way to it is told: {hidden:?}");
}
