//! What is known of platforms, their pages and controls. Start at [`platform_at`].
//!
//! The knowledge is in `platforms/*.toml`; `build.rs` checks the files and packs each by itself. The core carries only the
//! table of hosts, so that starting up and asking of a host walk nothing, however many platforms there are. The extension
//! loads a platform's packed file when a tab is on one of its hosts ([`missing`], [`load`]); natively all are there.

mod address;
#[cfg_attr(target_arch = "wasm32", allow(dead_code))] // the build and the tools run the checks; here they serve `Kind`
mod check;
#[cfg_attr(target_arch = "wasm32", allow(dead_code))] // likewise
mod problem;
#[cfg(not(target_arch = "wasm32"))]
pub mod read;
mod schema;
mod wording;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use thiserror::Error;
use url::Url;

pub use address::{AddressError, AddressPattern, HostPattern};
pub use check::{MARK_ATTRIBUTES, is_id};
pub use problem::{CatalogError, FILL_IN, Problem};
pub use schema::*;

pub use wording::Wording;

use crate::text::normalise;

mod packed {
    include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
}

/// What is known of a platform without its file.
#[derive(Debug)]
pub struct Entry {
    /// Its id; `id.bin` is its packed file.
    pub id: &'static str,
    /// Its hosts, its own and those where it is a guest.
    pub hosts: &'static [&'static str],
}

/// A packed platform that can't be read.
#[derive(Debug, Error)]
pub enum LoadError {
    /// No platform of the catalogue.
    #[error("there is no platform `{0}`")]
    Unknown(String),
    /// Not what the build has packed.
    #[error("{0}.bin is damaged: {1}")]
    Damaged(String, postcard::Error),
}

thread_local! {
    static LOADED: RefCell<HashMap<usize, Rc<Known>>> = RefCell::default();
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
    /// The names of all buttons that save a change of a control, normalised.
    pub saves: Vec<String>,
    patterns: Vec<Patterns>,
}

/// Which addresses a page has, and which it only looks like.
#[derive(Debug)]
struct Patterns {
    addresses: Vec<AddressPattern>,
    rejects: Vec<AddressPattern>,
}

impl Known {
    pub(crate) fn new(platform: Platform) -> Self {
        let parse = |texts: &[String]| texts.iter().filter_map(|text| AddressPattern::parse(text).ok()).collect();
        let of_page = |page: &Page| Patterns { addresses: parse(&page.addresses), rejects: parse(&page.rejects) };
        let patterns = platform.pages.iter().map(of_page).collect();
        let wordings = |of: fn(&Control) -> Vec<&String>| -> Vec<Vec<Wording>> {
            let texts = |control| of(control).into_iter().map(|text| Wording::new(text)).collect();
            platform.controls.iter().map(texts).collect()
        };
        let labels = wordings(|control| control.labels.values().chain(control.earlier.values()).flatten().collect());
        let headings = wordings(|control| control.headings.values().flatten().collect());
        let saves = platform.controls.iter().flat_map(|control| &control.save).map(|text| normalise(text)).collect();
        Self { labels, headings, saves, patterns, platform }
    }

    /// The page that an address is, if it is one: of several patterns the narrowest decides.
    pub fn page_at(&self, url: &Url) -> Option<&Page> {
        let any = |patterns: &[AddressPattern]| {
            patterns.iter().filter(|pattern| pattern.matches(url)).map(AddressPattern::precision).max()
        };
        let fits = |patterns: &Patterns| any(&patterns.rejects).is_none().then(|| any(&patterns.addresses)).flatten();
        let found = self.patterns.iter().enumerate().filter_map(|(at, patterns)| Some((fits(patterns)?, at)));
        let (_, index) = found.max_by_key(|(precision, at)| (*precision, std::cmp::Reverse(*at)))?;
        self.platform.pages.get(index)
    }
}

impl Platform {
    /// The pages with something to read, that can be opened: worth a link.
    pub fn ai_pages(&self) -> impl Iterator<Item = &Page> {
        let holds =
            |page: &Page, control: &Control| !control.neighbour && control.kind.has_state() && control.is_on(&page.id);
        let worth = move |page: &&Page| self.controls.iter().any(|control| holds(page, control));
        self.pages.iter().filter(worth).filter(|page| !page.link().is_empty())
    }

    /// The page with this id, or none.
    pub fn page(&self, id: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// The control with this id, or none.
    pub fn control(&self, id: &str) -> Option<&Control> {
        self.controls.iter().find(|control| control.id == id)
    }

    /// Where to go for a control: the first of its pages that can be opened, an e-mail to write, or the page of the
    /// control that it refers to.
    pub fn way_to(&self, control: &Control) -> Option<String> {
        if let Some(address) = &control.email {
            let subject = control.subject.as_ref().map(|text| format!("?subject={}", encoded(text)));
            return Some(format!("mailto:{address}{}", subject.unwrap_or_default()));
        }
        let own = self.pages.iter().filter(|page| control.pages.contains(&page.id)).map(Page::link);
        let own = own.into_iter().find(|link| !link.is_empty()).map(str::to_owned);
        own.or_else(|| {
            let (id, other) = control.see.as_ref()?.split_once('/')?;
            let known = platform(id)?;
            known.platform.way_to(known.platform.control(other)?)
        })
    }
}

/// A text for a `mailto:` address (RFC 6068): spaces as `%20`, which a form's encoding would write as `+`.
fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

impl Control {
    /// What a person knows it by, in a language (BCP 47): its newest label there, else in the base language, else in
    /// English, else in any; without a label its heading likewise, and else the last click that leads to it.
    pub fn label_in(&self, language: &str) -> &str {
        let texts = text_in(&self.labels, language).or_else(|| text_in(&self.headings, language));
        texts.or_else(|| self.steps.last().map(String::as_str)).unwrap_or_default()
    }

    /// Whether a page in this language would show it in a label or mark that is known here; only then its absence tells
    /// anything. A page that names no language is taken for any.
    pub fn is_known_in(&self, language: Option<&str>) -> bool {
        let speaks = |language| self.labels.keys().any(|tag| base(tag) == base(language));
        let language = language.filter(|language| !language.is_empty());
        !self.marks.is_empty() || language.map_or(!self.labels.is_empty(), speaks)
    }

    /// Whether there is something to tell of it: it is no neighbour, and hasn't been withdrawn.
    pub fn is_expected(&self) -> bool {
        !self.neighbour && self.until.is_none()
    }

    /// Whether a page carries it, or a row that leads to it.
    pub fn is_on(&self, page: &str) -> bool {
        self.pages.iter().chain(&self.rows).any(|id| id == page)
    }

    /// The state that a choice of this control stands for, by the catalogue's options; none where they don't have it.
    pub fn choice(&self, text: &str) -> Option<ChoiceMeans> {
        let plain = normalise(text);
        let has = |option: &&Choice| option.labels.values().flatten().any(|label| Wording::new(label).matches(&plain));
        self.options.iter().find(has).map(|option| option.means)
    }
}

fn text_in<'t>(texts: &'t BTreeMap<String, Vec<String>>, language: &str) -> Option<&'t str> {
    let related = || texts.iter().find(|(tag, _)| base(tag) == base(language)).map(|(_, texts)| texts);
    let texts = texts.get(language).or_else(related).or_else(|| texts.get("en")).or_else(|| texts.values().next());
    texts.and_then(|texts| texts.first()).map(String::as_str)
}

/// `pt` of `pt-BR`.
fn base(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

/// The platform that an address belongs to, or none: the one that has it as a page, else the one whose own host it is on.
pub fn platform_at(url: &Url) -> Option<Rc<Known>> {
    let known: Vec<Rc<Known>> = places_at(url).iter().filter_map(|&place| known(place)).collect();
    let with_page = known.iter().find(|known| known.page_at(url).is_some());
    let own = || known.iter().find(|known| known.owns(url));
    with_page.or_else(own).cloned()
}

/// The platform with this id, or none.
pub fn platform(id: &str) -> Option<Rc<Known>> {
    known(place_of(id)?)
}

/// The ids of all platforms, loaded or not.
pub fn ids() -> Vec<String> {
    packed::PLATFORMS.iter().map(|entry| entry.id.to_owned()).collect()
}

/// What is known of a platform without its file.
pub fn entry(id: &str) -> Option<&'static Entry> {
    Some(&packed::PLATFORMS[place_of(id)?])
}

/// The platforms that have to be loaded before these addresses are looked at: those of their hosts, and those whose controls
/// they refer to. To be asked again after loading.
pub fn missing(addresses: &[&str]) -> Vec<&'static str> {
    let urls = addresses.iter().filter_map(|address| Url::parse(address).ok());
    let places: Vec<usize> = urls.flat_map(|url| places_at(&url)).copied().collect();
    let see = |known: Rc<Known>| -> Vec<usize> {
        let others = known.platform.controls.iter().filter_map(|control| control.see.as_ref()?.split_once('/'));
        others.filter_map(|(id, _)| place_of(id)).collect()
    };
    let referred = places.iter().filter_map(|&place| known(place)).flat_map(see);
    let all: BTreeSet<usize> = referred.chain(places.iter().copied()).collect();
    all.into_iter().filter(|&place| known(place).is_none()).map(|place| packed::PLATFORMS[place].id).collect()
}

/// Takes a platform's packed file.
pub fn load(id: &str, bytes: &[u8]) -> Result<(), LoadError> {
    let place = place_of(id).ok_or_else(|| LoadError::Unknown(id.to_owned()))?;
    let platform = postcard::from_bytes(bytes).map_err(|error| LoadError::Damaged(id.to_owned(), error))?;
    LOADED.with_borrow_mut(|loaded| loaded.insert(place, Rc::new(Known::new(platform))));
    Ok(())
}

/// Every platform with its packed file, in the order of their ids.
#[cfg(not(target_arch = "wasm32"))]
pub fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    packed::PLATFORMS.iter().map(|entry| entry.id).zip(packed::FILES.iter().copied())
}

/// Every platform, in the order of their ids.
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> impl Iterator<Item = Rc<Known>> {
    (0..packed::PLATFORMS.len()).filter_map(known)
}

fn place_of(id: &str) -> Option<usize> {
    packed::PLATFORMS.binary_search_by(|entry| entry.id.cmp(id)).ok()
}

/// The places of the platforms on an address's host: by binary search, for the host itself, then for `*.` of each of its
/// parents.
fn places_at(url: &Url) -> &'static [usize] {
    if url.scheme() != "https" || url.port().is_some() {
        return &[];
    }
    let host = url.host_str().unwrap_or_default();
    let find = |name: &str| packed::HOSTS.binary_search_by(|(known, _)| (*known).cmp(name)).ok();
    let parents = host.match_indices('.').map(|(at, _)| format!("*{}", &host[at..]));
    let at = find(host).or_else(|| parents.into_iter().find_map(|parent| find(&parent)));
    at.map_or(&[], |at| packed::HOSTS[at].1)
}

/// The platform at a place, if it was loaded.
fn known(place: usize) -> Option<Rc<Known>> {
    let loaded = LOADED.with_borrow(|loaded| loaded.get(&place).cloned());
    #[cfg(not(target_arch = "wasm32"))]
    if loaded.is_none() {
        let (id, bytes) = (packed::PLATFORMS[place].id, packed::FILES[place]);
        load(id, bytes).expect("build.rs packed it from this very type");
        return known(place);
    }
    loaded
}

impl Known {
    /// Whether an address is on a host of the platform's own.
    fn owns(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        self.platform.hosts.iter().any(|own| HostPattern::parse(own).matches(host))
    }
}

/// The match patterns for every host of the catalogue, as browsers' permissions take them: `https://www.example.com/*`.
pub fn all_origins() -> Vec<String> {
    packed::HOSTS.iter().map(|(host, _)| origin(host)).collect()
}

/// The match pattern for one host of a platform.
pub fn origin(host: &str) -> String {
    format!("https://{host}/*")
}

/// The addresses of all known pages for the agent: by host, a JavaScript regular expression over
/// `pathname + search + hash`. Hosts with `*.` take subdomains.
#[cfg(not(target_arch = "wasm32"))]
pub fn address_table() -> Vec<(String, String)> {
    let mut table: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for known in all() {
        for pattern in known.patterns.iter().flat_map(|patterns| &patterns.addresses) {
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
