//! What has to hold in a platform's file beyond its form. Start at [`check`].
//!
//! `build.rs` runs this over every file and fails the build at the first problem.

use std::collections::BTreeSet;

use thiserror::Error;

use super::address::{AddressError, AddressPattern, HostPattern};
use super::normalise;
use super::schema::{Control, Kind, Platform};

/// The attributes that a mark can name; the agent reads these and no others.
pub const MARK_ATTRIBUTES: [&str; 6] = ["id", "name", "aria-labelledby", "data-testid", "data-test-id", "data-test"];

/// What is wrong in a platform's file. `key` is the path to the value, as in `control[genai].label.de`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {key}: {problem}")]
pub struct CatalogError {
    /// The file's name.
    pub file: String,
    /// Where in the file.
    pub key: String,
    /// What is wrong and what would be right.
    pub problem: Problem,
}

/// The ways in which a file's content can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// Not TOML, an unknown key, a missing key, a wrong type: the parser's own words, with line and column.
    #[error("{0}")]
    Form(String),
    /// The id is not the file's name.
    #[error("is `{0}`, but has to be the file's name without .toml")]
    IdIsNotFileName(String),
    /// An id with strange characters.
    #[error("`{0}` has to be lower-case letters, digits and hyphens")]
    StrangeId(String),
    /// The same thing twice.
    #[error("`{0}` stands here twice; keep one")]
    Twice(String),
    /// A list that needs an entry.
    #[error("is empty; give at least one")]
    Empty,
    /// A text that is blank.
    #[error("is blank; write it or leave the key out")]
    Blank,
    /// A host that is none.
    #[error("`{0}` is no host; write it like `www.example.com` or `*.example.com`, in lower case")]
    StrangeHost(String),
    /// An address pattern that is none.
    #[error("{0}")]
    Address(AddressError),
    /// An address on a host that the platform does not name.
    #[error("`{0}` is on a host that `hosts` does not name; add the host or mend the address")]
    ForeignHost(String),
    /// A page without an address to open.
    #[error("has only wildcard addresses; put one first that can be opened")]
    NothingToOpen,
    /// A reference to a page or control that isn't there.
    #[error("`{0}` is not in this file")]
    Unknown(String),
    /// A control that can be switched needs its direction.
    #[error("is missing, but a {0} has two states: say what `on` means, \"used\" or \"protected\"")]
    NoDirection(&'static str),
    /// Only controls with a state have a direction.
    #[error("stands at a {0}, which has no state; leave it out")]
    NeedlessDirection(&'static str),
    /// A control needs a purpose unless it is a neighbour.
    #[error("is missing; say what the data is used for, or mark the control `neighbour = true`")]
    NoPurpose,
    /// A mark on an attribute that is not read.
    #[error("`{0}` is not read from pages; use one of id, name, aria-labelledby, data-testid, data-test-id, data-test")]
    StrangeMark(String),
    /// Not a language tag.
    #[error("`{0}` is no BCP 47 language tag, such as `de` or `pt-BR`")]
    StrangeLanguage(String),
    /// Two controls on one page would be indistinguishable.
    #[error("`{text}` is also a label of `{other}`; a wording must name one control only")]
    SharedLabel {
        /// The wording.
        text: String,
        /// The other control.
        other: String,
    },
    /// Not a date.
    #[error("`{0}` is no date like 2025, 2025-11 or 2025-11-03")]
    StrangeDate(String),
}

impl Kind {
    /// The name in files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Switch => "switch",
            Kind::Checkbox => "checkbox",
            Kind::Radio => "radio",
            Kind::Select => "select",
            Kind::Button => "button",
            Kind::Row => "row",
            Kind::Link => "link",
            Kind::Form => "form",
            Kind::Email => "email",
            Kind::None => "none",
        }
    }

    /// Whether a control of this kind has a state to read.
    pub fn has_state(self) -> bool {
        matches!(self, Kind::Switch | Kind::Checkbox | Kind::Radio | Kind::Select | Kind::Row)
    }
}

/// Checks one platform's content; `file` is its file's name, for the message.
pub fn check(file: &str, platform: &Platform) -> Result<(), CatalogError> {
    let fail = |key: String, problem: Problem| Err(CatalogError { file: file.to_owned(), key, problem });
    if file.strip_suffix(".toml") != Some(&platform.id) {
        return fail("id".into(), Problem::IdIsNotFileName(platform.id.clone()));
    }
    for (key, text) in [("name", &platform.name), ("owner", &platform.owner), ("summary", &platform.summary)] {
        if text.trim().is_empty() {
            return fail(key.into(), Problem::Blank);
        }
    }
    for (key, empty) in [
        ("hosts", platform.hosts.is_empty()),
        ("page", platform.pages.is_empty()),
        ("control", platform.controls.is_empty()),
    ] {
        if empty {
            return fail(key.into(), Problem::Empty);
        }
    }
    unique_ids("page", platform.pages.iter().map(|page| &page.id)).or_else(|(key, problem)| fail(key, problem))?;
    unique_ids("control", platform.controls.iter().map(|c| &c.id)).or_else(|(key, problem)| fail(key, problem))?;
    for host in &platform.hosts {
        if !is_host(host) {
            return fail("hosts".into(), Problem::StrangeHost(host.clone()));
        }
    }
    check_pages(platform).or_else(|(key, problem)| fail(key, problem))?;
    for control in &platform.controls {
        check_control(platform, control)
            .or_else(|(key, problem)| fail(format!("control[{}].{key}", control.id), problem))?;
    }
    check_shared_labels(platform).or_else(|(key, problem)| fail(key, problem))
}

type Found = Result<(), (String, Problem)>;

fn check_pages(platform: &Platform) -> Found {
    for page in &platform.pages {
        let key = format!("page[{}].addresses", page.id);
        if page.title.trim().is_empty() {
            return Err((format!("page[{}].title", page.id), Problem::Blank));
        }
        let mut openable = false;
        for address in &page.addresses {
            let pattern = AddressPattern::parse(address).map_err(|error| (key.clone(), Problem::Address(error)))?;
            let covered = platform.hosts.iter().any(|host| match (HostPattern::parse(host), pattern.host()) {
                (own, theirs) if own == *theirs => true,
                (own, HostPattern::Exact(theirs)) => own.matches(theirs),
                _ => false,
            });
            if !covered {
                return Err((key, Problem::ForeignHost(address.clone())));
            }
            openable |= pattern.is_openable();
        }
        if !openable {
            return Err((key, Problem::NothingToOpen));
        }
    }
    Ok(())
}

fn check_control(platform: &Platform, control: &Control) -> Found {
    for (key, ids) in [("pages", &control.pages), ("rows", &control.rows)] {
        if let Some(id) = ids.iter().find(|id| !platform.pages.iter().any(|page| page.id == **id)) {
            return Err((key.into(), Problem::Unknown(id.clone())));
        }
    }
    if let Some(outer) = &control.inside
        && !platform.controls.iter().any(|other| other.id == *outer && other.id != control.id)
    {
        return Err(("inside".into(), Problem::Unknown(outer.clone())));
    }
    let name = control.kind.name();
    match (control.kind.has_state(), control.on_means, control.neighbour) {
        (true, None, false) => return Err(("on_means".into(), Problem::NoDirection(name))),
        (false, Some(_), _) => return Err(("on_means".into(), Problem::NeedlessDirection(name))),
        _ => {}
    }
    if control.purpose.is_none() && !control.neighbour {
        return Err(("purpose".into(), Problem::NoPurpose));
    }
    if control.labels.is_empty() {
        return Err(("labels".into(), Problem::Empty));
    }
    for (key, wordings) in [("labels", &control.labels), ("headings", &control.headings)] {
        for (lang, texts) in wordings {
            if !is_language(lang) {
                return Err((key.into(), Problem::StrangeLanguage(lang.clone())));
            }
            if texts.is_empty() {
                return Err((format!("{key}.{lang}"), Problem::Empty));
            }
            let mut seen = BTreeSet::new();
            for text in texts {
                let plain = normalise(text.trim_matches('…'));
                if plain.is_empty() {
                    return Err((format!("{key}.{lang}"), Problem::Blank));
                }
                if !seen.insert(plain) {
                    return Err((format!("{key}.{lang}"), Problem::Twice(text.clone())));
                }
            }
        }
    }
    for mark in &control.marks {
        if !MARK_ATTRIBUTES.contains(&mark.attribute.as_str()) {
            return Err(("mark.attribute".into(), Problem::StrangeMark(mark.attribute.clone())));
        }
        if mark.value.trim().is_empty() {
            return Err(("mark.value".into(), Problem::Blank));
        }
    }
    for (key, text) in [("does", Some(&control.does)), ("does_not", control.does_not.as_ref())] {
        if text.is_some_and(|text| text.trim().is_empty()) {
            return Err((key.into(), Problem::Blank));
        }
    }
    if let Some(since) = &control.since
        && !is_date(since)
    {
        return Err(("since".into(), Problem::StrangeDate(since.clone())));
    }
    if control.sources.is_empty() {
        return Err(("source".into(), Problem::Empty));
    }
    for source in &control.sources {
        if !is_date(&source.seen) {
            return Err(("source.seen".into(), Problem::StrangeDate(source.seen.clone())));
        }
        if !source.url.starts_with("https://") && !source.url.starts_with("http://") {
            return Err(("source.url".into(), Problem::Unknown(source.url.clone())));
        }
        if source.supports.trim().is_empty() {
            return Err(("source.supports".into(), Problem::Blank));
        }
    }
    Ok(())
}

/// A wording may name one control of a platform only.
fn check_shared_labels(platform: &Platform) -> Found {
    let mut owners: Vec<(String, &str)> = Vec::new();
    for control in &platform.controls {
        for text in control.labels.values().flatten() {
            let plain = normalise(text.trim_matches('…'));
            match owners.iter().find(|(known, owner)| *known == plain && *owner != control.id) {
                Some((_, other)) => {
                    let problem = Problem::SharedLabel { text: text.clone(), other: (*other).to_owned() };
                    return Err((format!("control[{}].labels", control.id), problem));
                }
                None => owners.push((plain, &control.id)),
            }
        }
    }
    Ok(())
}

fn unique_ids<'a>(key: &str, ids: impl Iterator<Item = &'a String>) -> Found {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !is_id(id) {
            return Err((format!("{key}.id"), Problem::StrangeId(id.clone())));
        }
        if !seen.insert(id) {
            return Err((format!("{key}.id"), Problem::Twice(id.clone())));
        }
    }
    Ok(())
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn is_host(text: &str) -> bool {
    let host = text.strip_prefix("*.").unwrap_or(text);
    host.contains('.') && host.split('.').all(|part| is_id(part) && !part.ends_with('-'))
}

/// The shape of a BCP 47 tag: a language of two or three letters, then subtags of two to eight.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|p| matches!(p.len(), 2 | 3) && p.chars().all(|c| c.is_ascii_lowercase()))
        && parts.all(|p| (2..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize, range: std::ops::RangeInclusive<u32>| {
        part.len() == digits && part.parse().is_ok_and(|n| range.contains(&n))
    };
    parts.len() <= 3
        && number(parts[0], 4, 2000..=2100)
        && parts.get(1).is_none_or(|month| number(month, 2, 1..=12))
        && parts.get(2).is_none_or(|day| number(day, 2, 1..=31))
}
