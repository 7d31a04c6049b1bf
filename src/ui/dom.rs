//! Building elements, in few words. Texts go in as text nodes only, so that no page's label can become markup.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

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
