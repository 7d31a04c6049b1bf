//! Building elements, in few words. Texts go in as text nodes only, so that no page's label can become markup.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// An element under construction.
pub struct Build<'d> {
    document: &'d Document,
    element: Element,
}

/// Starts an element.
pub fn el<'d>(document: &'d Document, tag: &str) -> Build<'d> {
    let element = document.create_element(tag).expect("the tag names of this crate are valid");
    Build { document, element }
}

impl<'d> Build<'d> {
    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.element.set_attribute(name, value).expect("the attribute names of this crate are valid");
        self
    }

    /// Sets an attribute without a value where a condition holds.
    pub fn flag(self, name: &str, is: bool) -> Self {
        if is { self.attr(name, "") } else { self }
    }

    /// Sets the class.
    pub fn class(self, value: &str) -> Self {
        self.attr("class", value)
    }

    /// Adds a text.
    pub fn text(self, text: &str) -> Self {
        self.append(self.document.create_text_node(text).unchecked_ref());
        self
    }

    /// Adds a child.
    pub fn child(self, child: impl Into<Element>) -> Self {
        self.append(child.into().unchecked_ref());
        self
    }

    /// Adds a child where there is one.
    pub fn maybe(self, child: Option<impl Into<Element>>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children.
    pub fn children(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Build::child)
    }

    fn append(&self, node: &web_sys::Node) {
        self.element.append_child(node).expect("a fresh element takes a fresh node");
    }
}

impl From<Build<'_>> for Element {
    fn from(build: Build<'_>) -> Self {
        build.element
    }
}

/// Puts new children into an element, and keeps what the person is at: children that are the same stay themselves, what was
/// opened is opened again (where the model doesn't own that, `data-owned`), and the focus goes to the element with the same id.
pub fn refill(root: &Element, children: impl IntoIterator<Item = Element>) {
    let document = root.owner_document().expect("an element of a document has one");
    let focused = document.active_element().filter(|active| root.contains(Some(active)));
    let opened: Vec<String> = all(root, "details[open][id]:not([data-owned])").iter().map(Element::id).collect();
    let mut old = root.first_element_child();
    for child in children {
        let own = child.matches("details[id]").unwrap_or_default().then(|| child.clone());
        for details in all(&child, "details[id]").into_iter().chain(own) {
            if opened.contains(&details.id()) {
                let _ = details.set_attribute("open", "");
            }
        }
        let next = old.as_ref().and_then(Element::next_element_sibling);
        match &old {
            Some(same) if same.is_equal_node(Some(&child)) => {}
            Some(other) => other.replace_with_with_node_1(&child).expect("a child of an element can be replaced"),
            None => drop(root.append_child(&child).expect("an element takes a fresh one")),
        }
        old = next;
    }
    while let Some(surplus) = old {
        old = surplus.next_element_sibling();
        surplus.remove();
    }
    let lost = focused.filter(|element| !element.is_connected()).map(|element| element.id());
    let again = lost.filter(|id| !id.is_empty()).and_then(|id| document.get_element_by_id(&id));
    if let Some(element) = again.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // an element that can't be focused any more leaves the focus to the document
        let _ = element.focus();
    }
}

/// The elements in another one that a selector finds.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let found = root.query_selector_all(selector).expect("the selectors of this crate are valid");
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// A 24 × 24 icon drawn by one path; decoration for readers of the text beside it.
pub fn icon(document: &Document, path: &str) -> Element {
    let make = |tag: &str, attributes: &[(&str, &str)]| {
        let element = document.create_element_ns(Some(SVG), tag).expect("svg and path are valid");
        for (name, value) in attributes {
            element.set_attribute(name, value).expect("the attribute names of this crate are valid");
        }
        element
    };
    let svg = make("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true"), ("class", "icon")]);
    let path = make(
        "path",
        &[
            ("d", path),
            ("fill", "none"),
            ("stroke", "currentColor"),
            ("stroke-width", "2.2"),
            ("stroke-linecap", "round"),
            ("stroke-linejoin", "round"),
        ],
    );
    svg.append_child(&path).expect("a fresh element takes a fresh node");
    svg
}
