//! Tests of the popup's view in a headless browser: what a person and a screen reader get from each model.
//!
//! The host gives a text's key with its values in brackets, so that a test sees which text was asked for and with what.

#![cfg(target_arch = "wasm32")]

mod answers;
mod findings;
mod memory;
mod rules;

use js_sys::{Function, Object, Reflect};
use optlight::report::{
    DataUse, DefaultState, Elsewhere, Finding, Kind, Offered, OfferedBy, Origin, PageLink, Place, Purpose, Report,
    Source, State,
};
use optlight::ui::Host;
use optlight::ui::popup_view::{Access, Model, render};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Document, Element};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn host() -> Host {
    let text = Function::new_with_args("key, values", "return values.length ? `${key}[${values.join('|')}]` : key");
    let host = Object::new();
    Reflect::set(&host, &JsValue::from_str("text"), &text).unwrap();
    let date = Function::new_with_args("time", "return time.slice(0, 10)");
    Reflect::set(&host, &JsValue::from_str("date"), &date).unwrap();
    let language = Function::new_no_args("return 'en'");
    Reflect::set(&host, &JsValue::from_str("language"), &language).unwrap();
    host.unchecked_into()
}

/// What was rendered.
struct View(Element);

impl View {
    fn of(model: &Model) -> Self {
        let root = document().create_element("main").unwrap();
        render(&root, &document(), &host(), model);
        Self(root)
    }

    fn of_report(report: Report) -> Self {
        Self::of(&looked(report, Access::default()))
    }

    fn of_findings(findings: Vec<Finding>) -> Self {
        Self::of_report(linkedin(findings))
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let list = self.0.query_selector_all(selector).unwrap();
        (0..list.length()).map(|at| list.get(at).unwrap().unchecked_into()).collect()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(text).collect()
    }

    fn one(&self, selector: &str) -> Element {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "one {selector} expected in {}", self.0.inner_html());
        found.remove(0)
    }

    /// The look, the headline and the sentence under it.
    fn answer(&self) -> (String, String, Option<String>) {
        let class = self.one("section.answer").get_attribute("class").unwrap();
        let more = self.texts("section.answer p").pop();
        (class.replace("answer ", ""), text(&self.one("h1")), more)
    }

    #[track_caller]
    fn answers(&self, look: &str, headline: &str, more: &str) {
        let expected = (look.to_owned(), headline.to_owned(), (!more.is_empty()).then(|| more.to_owned()));
        assert_eq!(self.answer(), expected);
    }
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

fn attributes(elements: &[Element], names: [&str; 2]) -> Vec<(String, String)> {
    let of = |element: &Element, name: &str| element.get_attribute(name).unwrap_or_else(|| format!("no {name}"));
    elements.iter().map(|element| (of(element, names[0]), of(element, names[1]))).collect()
}

fn pair(one: &str, other: &str) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

fn finding(state: State, data_use: DataUse) -> Finding {
    Finding {
        id: Some("linkedin/genai-improvement".into()),
        origin: Origin::Catalog,
        label: "Use my data for training".into(),
        kind: Kind::Switch,
        state,
        choice: None,
        data_use,
        locked: false,
        unsaved: false,
        purpose: Some(Purpose::Training),
        frame: 0,
        key: Some(7),
        evidence: vec!["aria-checked=true".into()],
        needs_save: false,
        steps: vec![],
        offered: vec![],
        default: DefaultState::On,
        does: Some("Off stops training on new posts.".into()),
        does_not: Some("What was learnt stays.".into()),
        note: None,
        sources: vec![Source {
            url: "https://help.example/answer/1".into(),
            seen: "2026-01".into(),
            supports: "label".into(),
            confidence: None,
        }],
    }
}

fn used() -> Finding {
    finding(State::On, DataUse::Used)
}

fn protected() -> Finding {
    finding(State::Off, DataUse::Protected)
}

fn unclear() -> Finding {
    finding(State::Unknown, DataUse::Unknown)
}

fn action() -> Finding {
    Finding { kind: Kind::Form, ..unclear() }
}

fn absent(reasons: &[&str]) -> Finding {
    let offered = reasons.iter().map(|text| condition(text, None, None)).collect();
    Finding { key: None, offered, ..finding(State::Absent, DataUse::Unknown) }
}

fn condition(text: &str, since: Option<&str>, until: Option<&str>) -> Offered {
    let (since, until) = (since.map(str::to_owned), until.map(str::to_owned));
    Offered { by: OfferedBy::Region, text: text.to_owned(), regions: vec![], since, until }
}

/// A form that the platform has somewhere else.
fn elsewhere(kind: Kind) -> Elsewhere {
    Elsewhere {
        id: "linkedin/objection-form".into(),
        label: "Objection form".into(),
        kind,
        purpose: Some(Purpose::Training),
        place: Place::Web,
        here: false,
        url: Some("https://www.linkedin.com/form".into()),
        steps: vec!["Help".into(), "Objection".into()],
        does: "Sends your objection.".into(),
        does_not: None,
        offered: vec![],
    }
}

fn linkedin(findings: Vec<Finding>) -> Report {
    Report {
        url: "https://www.linkedin.com/ai".into(),
        platform: Some("linkedin".into()),
        platform_name: Some("LinkedIn".into()),
        settings_page: true,
        settled: true,
        findings,
        pages: vec![],
        elsewhere: vec![],
    }
}

fn looked(report: Report, access: Access) -> Model {
    Model::Looked { report: Box::new(report), access, around: Box::default() }
}
