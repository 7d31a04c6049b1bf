//! Controls that the catalogue doesn't name, found by their words: on unknown sites, and on known ones beside its own.

use super::*;
use crate::report::{DataUse, Origin};

/// A settings page of a site that the catalogue doesn't know.
const UNKNOWN: &str = "https://unknown.example/settings/privacy";
const ASKS: &str = "Use my drawings to train your AI models";

fn unlisted(snapshot: &Snapshot) -> Vec<Finding> {
    snapshot.findings().into_iter().filter(|finding| finding.origin == Origin::Lexicon).collect()
}

fn only(snapshot: &Snapshot) -> Finding {
    let mut found = unlisted(snapshot);
    assert_eq!(found.len(), 1, "one is expected at {}: {found:#?}", snapshot.url);
    found.remove(0)
}

#[test]
fn on_an_unknown_site_it_is_found_with_its_state_and_meaning() {
    let on = only(&at(UNKNOWN).with(switch(ASKS).aria_checked("true")));
    assert_eq!((on.id, on.kind, on.state, on.data_use), (None, Kind::Switch, State::On, DataUse::Used));
    assert_eq!(on.evidence.last().unwrap(), "read from its words: “Use” “my” “drawings” “train” “your” “AI” “models”");
    let off = only(&at(UNKNOWN).with(checkbox("Keep my drawings out of AI training").checked(false)));
    assert_eq!((off.state, off.data_use), (State::Off, DataUse::Used));
}

#[test]
fn the_report_of_an_unknown_site_names_no_platform() {
    let report = at(UNKNOWN).with(switch(ASKS).aria_checked("true")).look().report;
    assert_eq!((report.platform.as_deref(), report.settings_page, report.used()), (None, false, 1));
    assert_eq!(report.name(), "unknown.example");
}

#[test]
fn a_renamed_switch_of_a_known_page_is_found_beside_the_catalogues() {
    let page = at(GENAI).settled().headed("Data for Generative AI Improvement");
    let renamed = page.with(switch("Let LinkedIn learn from your posts for its AI").aria_checked("true"));
    let found = only(&renamed);
    assert_eq!((found.state, found.data_use), (State::On, DataUse::Used));
    assert_eq!(renamed.missing(), [ID], "what the catalogue expects is still told as absent");
}

#[test]
fn what_the_catalogue_names_is_not_found_twice() {
    let page = at(GENAI).settled().with(switch(LABEL).aria_checked("true"));
    assert_eq!((page.found(), unlisted(&page)), (vec![ID.to_owned()], vec![]));
}

#[test]
fn words_alone_are_nothing_on_a_page_without_settings() {
    let article = at("https://news.example/2026/how-platforms-train-ai").headed("How platforms train AI on your posts");
    assert_eq!(unlisted(&article.clone().with(checkbox(ASKS).checked(false))), []);
    assert_eq!(unlisted(&article.with(checkbox("Get our newsletter on AI training").checked(true))), []);
    // several settings are a page of settings, whatever its address
    let several = at("https://unknown.example/x").with(switch("Dark mode").aria_checked("true"));
    let several = several.with(switch("Sounds").aria_checked("false")).with(switch(ASKS).aria_checked("true"));
    assert_eq!(only(&several).state, State::On);
}

#[test]
fn title_heading_and_address_each_say_that_it_is_a_settings_page() {
    let asks = || switch(ASKS).aria_checked("true");
    let bare = at("https://unknown.example/x");
    assert_eq!(unlisted(&bare.clone().with(asks())), []);
    let titled = Snapshot { title: Some("Account settings".to_owned()), ..bare.clone() };
    for page in [titled, bare.headed("Datenschutz"), at("https://unknown.example/account/data")] {
        assert_eq!(unlisted(&page.clone().with(asks())).len(), 1, "{page:?}");
    }
}

#[test]
fn links_and_buttons_with_the_words_are_no_settings() {
    let page =
        at(UNKNOWN).with(link(ASKS)).with(button("Opt out of AI training")).with(link("How we train AI on your posts"));
    assert_eq!(unlisted(&page), []);
    assert_eq!(
        only(&at(UNKNOWN).with(row(ASKS, "Off"))).data_use,
        DataUse::Protected,
        "but a row that shows its state is"
    );
}

#[test]
fn what_nobody_sees_is_not_told() {
    assert_eq!(unlisted(&at(UNKNOWN).with(switch(ASKS).aria_checked("true").hidden())), []);
}

#[test]
fn a_state_that_cannot_be_told_is_not_told() {
    let found = only(&at(UNKNOWN).with(switch(ASKS)));
    assert_eq!((found.state, found.data_use), (State::Unknown, DataUse::Unknown));
}

#[test]
fn a_direction_that_cannot_be_told_gives_no_meaning() {
    let found = only(&at(UNKNOWN).with(switch("Refuse objections to AI training on my posts").aria_checked("true")));
    assert_eq!((found.state, found.data_use), (State::On, DataUse::Unknown));
}

#[test]
fn a_list_of_on_and_off_means_what_its_label_says() {
    for (chosen, means) in [(0, DataUse::Used), (1, DataUse::Protected)] {
        assert_eq!(only(&at(UNKNOWN).with(select(ASKS, ["Enabled", "Disabled"], chosen))).data_use, means);
    }
}

#[test]
fn options_that_say_it_themselves_are_read_one_by_one() {
    let options = ["Use my posts to train AI", "Don’t use my posts to train AI"];
    for (chosen, means) in [(0, DataUse::Used), (1, DataUse::Protected)] {
        let found = only(&at(UNKNOWN).with(radios("Your choice", options, chosen)));
        assert_eq!((found.data_use, found.choice.as_deref()), (means, Some(options[chosen])));
    }
}

#[test]
fn options_under_a_label_that_says_it_may_answer_in_a_word() {
    let found = only(&at(UNKNOWN).with(radios("Use my posts to train AI?", ["Allow", "Don’t allow"], 1)));
    assert_eq!(found.data_use, DataUse::Protected);
}

#[test]
fn a_list_of_something_else_under_a_heading_about_ai_is_nothing() {
    let heading = "Object to your information being used for AI";
    let country = select("Country where you live", ["Austria", "Ireland"], 1).under(heading);
    assert_eq!(unlisted(&at(UNKNOWN).with(country.clone())), []);
    // the heading can be among the texts of the row too
    let country = Control { row: vec![heading.to_owned()], ..country };
    assert_eq!(unlisted(&at(UNKNOWN).headed(heading).with(country)), []);
    let remember = Control { row: vec![heading.to_owned()], ..checkbox("Stay signed in").checked(true) };
    assert_eq!(unlisted(&at(UNKNOWN).headed(heading).with(remember)), []);
    assert_eq!(unlisted(&at(UNKNOWN).with(checkbox("My photos").checked(true).under("Use for AI training"))).len(), 1);
}

#[test]
fn the_text_under_a_label_counts_and_the_options_of_another_list_do_not() {
    let mut described = switch("Model improvement").aria_checked("true");
    described.description = "We use your chats to train our models.".to_owned();
    assert_eq!(only(&at(UNKNOWN).with(described)).data_use, DataUse::Used);
    let mut beside = switch("Model improvement").aria_checked("true");
    beside.row = vec!["Model improvement".to_owned(), "We use your chats to train our models.".to_owned()];
    assert_eq!(only(&at(UNKNOWN).with(beside)).data_use, DataUse::Used);
}
