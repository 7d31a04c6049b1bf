//! What is known of platforms, their pages and controls. Start at [`platform_at`].
//!
//! The knowledge is in `platforms/*.toml`; `build.rs` checks the files and packs them. Starting up decodes nothing, and
//! a look-up by host is a binary search, however many platforms there are.

mod address;
#[cfg_attr(not(test), allow(dead_code))] // the build runs the checks; here they serve their tests and `Kind`
mod check;
#[cfg(test)]
mod read;
mod schema;
mod wording;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use url::Url;

pub use address::{AddressError, AddressPattern, HostPattern};
pub use check::MARK_ATTRIBUTES;
pub use schema::*;

pub use wording::Wording;

use crate::text::normalise;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

thread_local! {
    static DECODED: RefCell<HashMap<usize, Rc<Known>>> = RefCell::default();
}

/// A platform, decoded, with its address patterns and wordings ready for comparing.
#[derive(Debug)]
pub struct Known {
    /// What its file says.
    pub platform: Platform,
    /// The labels of each control, in the order of `platform.controls`.
    pub labels: Vec<Vec<Wording>>,
    /// The headings of each control, likewise.
    pub headings: Vec<Vec<Wording>>,
    patterns: Vec<Vec<AddressPattern>>,
}

impl Known {
    /// The page that an address is, if it is one.
    pub fn page_at(&self, url: &Url) -> Option<&Page> {
        let index = self.patterns.iter().position(|patterns| patterns.iter().any(|pattern| pattern.matches(url)))?;
        self.platform.pages.get(index)
    }
}

impl Platform {
    /// The pages that carry more than neighbours: worth a link.
    pub fn ai_pages(&self) -> impl Iterator<Item = &Page> {
        let holds =
            |page: &Page, control: &Control| control.pages.contains(&page.id) || control.rows.contains(&page.id);
        self.pages
            .iter()
            .filter(move |page| self.controls.iter().any(|control| !control.neighbour && holds(page, control)))
    }
}

impl Control {
    /// The newest label in a language (BCP 47), else in its base language, else in English, else in any.
    pub fn label_in(&self, language: &str) -> &str {
        let base = language.split('-').next().unwrap_or_default();
        let related =
            || self.labels.iter().find(|(tag, _)| tag.split('-').next() == Some(base)).map(|(_, texts)| texts);
        let texts = self.labels.get(language).or_else(related).or_else(|| self.labels.get("en"));
        let texts = texts.or_else(|| self.labels.values().next());
        texts.and_then(|texts| texts.first()).map_or("", String::as_str)
    }
}

impl Page {
    /// The address to open for this page.
    pub fn link(&self) -> &str {
        let openable = |address: &&String| AddressPattern::parse(address).is_ok_and(|pattern| pattern.is_openable());
        self.addresses.iter().find(openable).map_or("", String::as_str)
    }
}

/// The platform whose host an address is on, or none.
pub fn platform_at(url: &Url) -> Option<Rc<Known>> {
    if url.scheme() != "https" || url.port().is_some() {
        return None;
    }
    let host = url.host_str()?;
    let find = |name: &str| HOSTS.binary_search_by(|(known, _)| (*known).cmp(name)).ok().map(|at| HOSTS[at].1);
    let parents = host.match_indices('.').map(|(at, _)| format!("*{}", &host[at..]));
    let index = find(host).or_else(|| parents.into_iter().find_map(|parent| find(&parent)))?;
    Some(decode(index))
}

/// Every platform, in the order of their ids.
pub fn all() -> impl Iterator<Item = Rc<Known>> {
    (0..PLATFORMS.len()).map(decode)
}

/// The match patterns for every host of the catalogue, as browsers' permissions take them: `https://www.example.com/*`.
pub fn all_origins() -> Vec<String> {
    HOSTS.iter().map(|(host, _)| origin(host)).collect()
}

/// The match pattern for one host of a platform.
pub fn origin(host: &str) -> String {
    format!("https://{host}/*")
}

fn decode(index: usize) -> Rc<Known> {
    DECODED.with_borrow_mut(|decoded| {
        let known = decoded.entry(index).or_insert_with(|| {
            let (id, bytes) = PLATFORMS[index];
            let platform: Platform = postcard::from_bytes(bytes)
                .unwrap_or_else(|error| panic!("build.rs packed {id} from this very type: {error}"));
            let patterns = platform
                .pages
                .iter()
                .map(|page| page.addresses.iter().filter_map(|text| AddressPattern::parse(text).ok()).collect())
                .collect();
            let wordings = |of: fn(&Control) -> &BTreeMap<String, Vec<String>>| -> Vec<Vec<Wording>> {
                let texts = |control| of(control).values().flatten().map(|text| Wording::new(text)).collect();
                platform.controls.iter().map(texts).collect()
            };
            let labels = wordings(|control| &control.labels);
            let headings = wordings(|control| &control.headings);
            Rc::new(Known { labels, headings, patterns, platform })
        });
        Rc::clone(known)
    })
}

/// The addresses of all known pages for the agent: by host, a JavaScript regular expression over
/// `pathname + search + hash`. Hosts with `*.` take subdomains.
pub fn address_table() -> Vec<(String, String)> {
    let mut table: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for known in all() {
        for pattern in known.patterns.iter().flatten() {
            let host = match pattern.host() {
                HostPattern::Exact(host) => host.clone(),
                HostPattern::Subdomains(parent) => format!("*.{parent}"),
            };
            table.entry(host).or_default().push(pattern.to_regex());
        }
    }
    table.into_iter().map(|(host, regexes)| (host, regexes.join("|"))).collect()
}

#[cfg(test)]
mod tests;
