//! What holds in every view: no text becomes markup, and a screen reader gets names, order and no noise.

use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

/// Every model of these tests, for what has to hold in all of them.
fn every_view() -> Vec<View> {
    let pages = vec![PageLink { title: "Data privacy".into(), url: "https://www.linkedin.com/p".into(), here: false }];
    let all = vec![
        used(),
        protected(),
        unclear(),
        action(),
        absent(&[]),
        absent(&["Not in Hong Kong."]),
        Finding { locked: true, note: Some("recognised by its mark".into()), choice: Some("Allow".into()), ..used() },
        Finding {
            does: None,
            does_not: None,
            sources: vec![],
            purpose: None,
            ..finding(State::Mixed, DataUse::Unknown)
        },
    ];
    let access = Access {
        platform: vec!["https://www.linkedin.com/*".into()],
        on_platform: true,
        on_all: false,
        on_everywhere: false,
    };
    let models = [
        Model::Looking,
        Model::Closed,
        looked(Report::default(), Access::default()),
        looked(linkedin(vec![]), access.clone()),
        looked(Report { pages, elsewhere: vec![elsewhere(Kind::Form)], ..linkedin(all) }, access),
    ];
    models.iter().map(View::of).collect()
}

#[wasm_bindgen_test]
fn texts_that_look_like_markup_appear_as_they_are() {
    let markup = "<img src=x onerror=0><b>&amp;</b>";
    let evil = || markup.to_owned();
    let source = Source { url: evil(), seen: evil(), supports: evil(), confidence: None };
    let full = Finding {
        label: evil(),
        choice: Some(evil()),
        evidence: vec![evil()],
        note: Some(evil()),
        does: Some(evil()),
        does_not: Some(evil()),
        sources: vec![source],
        ..used()
    };
    let pages = vec![PageLink { title: evil(), url: evil(), here: false }];
    let other = Elsewhere {
        label: evil(),
        url: Some(evil()),
        steps: vec![evil()],
        does: evil(),
        offered: vec![condition(markup, None, None)],
        ..elsewhere(Kind::Form)
    };
    let report = Report {
        platform_name: Some(evil()),
        pages,
        elsewhere: vec![other],
        ..linkedin(vec![full, absent(&[markup])])
    };
    let view = View::of(&looked(report, Access { platform: vec![evil()], ..Access::default() }));
    assert_eq!(view.all("img, b, script").len(), 0, "{}", view.0.inner_html());
    assert_eq!(view.texts("li.finding h2")[0], markup);
    assert_eq!(view.texts("details li[dir=auto]")[0], markup);
}

#[wasm_bindgen_test]
fn a_label_of_the_other_direction_is_kept_apart_from_the_text_around_it() {
    let label = "\u{202E}تحسين النموذج للجميع";
    let view = View::of_findings(vec![Finding { label: label.into(), ..used() }]);
    let name = view.one("li.finding h2");
    assert_eq!((text(&name).as_str(), name.get_attribute("dir").as_deref()), (label, Some("auto")));
}

#[wasm_bindgen_test]
fn a_long_label_is_shown_whole() {
    let label = "ä".repeat(300) + "…";
    let view = View::of_findings(vec![Finding { label: label.clone(), ..used() }]);
    assert_eq!(text(&view.one("li.finding h2")), label);
}

#[wasm_bindgen_test]
fn every_view_has_one_main_heading_and_skips_no_level() {
    for view in every_view() {
        let levels: Vec<u8> =
            view.all("h1, h2, h3, h4, h5, h6").iter().map(|h| h.tag_name().as_bytes()[1] - b'0').collect();
        assert_eq!((levels[0], levels.iter().filter(|level| **level == 1).count()), (1, 1), "{levels:?}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a level is skipped in {levels:?}");
    }
}

#[wasm_bindgen_test]
fn every_heading_and_summary_has_a_text() {
    for element in every_view().iter().flat_map(|view| view.all("h1, h2, h3, summary")) {
        assert!(!text(&element).trim().is_empty(), "{}", element.outer_html());
    }
}

#[wasm_bindgen_test]
fn every_button_has_a_text_and_submits_nothing() {
    for button in every_view().iter().flat_map(|view| view.all("button")) {
        assert!(!text(&button).trim().is_empty(), "{}", button.outer_html());
        assert_eq!(button.get_attribute("type").as_deref(), Some("button"), "{}", button.outer_html());
        assert!(button.has_attribute("data-action"), "{}", button.outer_html());
    }
}

#[wasm_bindgen_test]
fn every_finding_is_labelled_by_its_own_heading() {
    for view in every_view() {
        for item in view.all("li.finding") {
            let heading = view.one(&format!("#{}", item.get_attribute("aria-labelledby").unwrap()));
            assert!(item.contains(Some(&heading)), "{}", item.outer_html());
        }
    }
}

#[wasm_bindgen_test]
fn every_list_has_an_entry() {
    for list in every_view().iter().flat_map(|view| view.all("ul")) {
        let around = list.parent_element().unwrap().inner_html();
        assert!(list.child_element_count() > 0, "an empty list is read out as one: {around}");
    }
}

#[wasm_bindgen_test]
fn every_picture_is_decoration() {
    let pictures: Vec<Element> = every_view().iter().flat_map(|view| view.all("svg")).collect();
    assert!(pictures.len() > 5, "{}", pictures.len());
    for picture in pictures {
        assert_eq!(picture.get_attribute("aria-hidden").as_deref(), Some("true"), "{}", picture.outer_html());
    }
}

#[wasm_bindgen_test]
fn every_answer_is_announced() {
    for view in every_view() {
        assert_eq!(view.one("section.answer").get_attribute("role").as_deref(), Some("status"));
    }
}
