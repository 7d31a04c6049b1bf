//! What has to hold in a platform's file beyond its form ([`check`]), and between the files ([`check_all`]).
//!
//! `build.rs` runs this over every file and fails the build at the first problem; `optlight check` does the same without
//! building. What is right in form and yet doubtful is in `lint.rs`.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::address::{AddressPattern, HostPattern};
use super::normalise;
use super::problem::{CatalogError, FILL_IN, Problem};
use super::schema::{Control, Kind, Offered, OfferedBy, Place, Platform};

/// The attributes that a mark can name; the agent reads these and no others.
pub const MARK_ATTRIBUTES: [&str; 6] = ["id", "name", "aria-labelledby", "data-testid", "data-test-id", "data-test"];

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

/// A text has something in it, and not what the scaffold put there.
fn check_text(key: &str, text: &str) -> Found {
    match text.trim() {
        "" => Err((key.into(), Problem::Blank)),
        text if text.starts_with(FILL_IN) => Err((key.into(), Problem::Unfilled(text.to_owned()))),
        _ => Ok(()),
    }
}

/// Checks one platform's content; `file` is its file's name, for the message.
pub fn check(file: &str, platform: &Platform) -> Result<(), CatalogError> {
    let fail = |key: String, problem: Problem| Err(CatalogError { file: file.to_owned(), key, problem });
    if file.strip_suffix(".toml") != Some(&platform.id) {
        return fail("id".into(), Problem::IdIsNotFileName(platform.id.clone()));
    }
    for (key, text) in [("name", &platform.name), ("owner", &platform.owner), ("summary", &platform.summary)] {
        check_text(key, text).or_else(|(key, problem)| fail(key, problem))?;
    }
    for (key, empty) in [("hosts", platform.hosts.is_empty()), ("control", platform.controls.is_empty())] {
        if empty {
            return fail(key.into(), Problem::Empty);
        }
    }
    unique_ids("page", platform.pages.iter().map(|page| &page.id)).or_else(|(key, problem)| fail(key, problem))?;
    unique_ids("control", platform.controls.iter().map(|c| &c.id)).or_else(|(key, problem)| fail(key, problem))?;
    let mut hosts = BTreeSet::new();
    for (key, list) in [("hosts", &platform.hosts), ("guest_hosts", &platform.guest_hosts)] {
        for host in list {
            if !is_host(host) {
                return fail(key.into(), Problem::StrangeHost(host.clone()));
            }
            if !hosts.insert(host) {
                return fail(key.into(), Problem::Twice(host.clone()));
            }
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
        check_text(&format!("page[{}].title", page.id), &page.title)?;
        if page.addresses.is_empty() {
            return Err((key, Problem::Empty));
        }
        for address in &page.addresses {
            let pattern = AddressPattern::parse(address).map_err(|error| (key.clone(), Problem::Address(error)))?;
            let hosts = platform.hosts.iter().chain(&platform.guest_hosts);
            let covered = hosts.map(|host| HostPattern::parse(host)).any(|own| match pattern.host() {
                theirs if own == *theirs => true,
                HostPattern::Exact(theirs) => own.matches(theirs),
                HostPattern::Subdomains(_) => false,
            });
            if !covered {
                return Err((key, Problem::ForeignHost(address.clone())));
            }
        }
        let key = format!("page[{}].rejects", page.id);
        for reject in &page.rejects {
            let pattern = AddressPattern::parse(reject).map_err(|error| (key.clone(), Problem::Address(error)))?;
            if Url::parse(page.link()).is_ok_and(|link| pattern.matches(&link)) {
                return Err((key, Problem::RejectsItself(reject.clone())));
            }
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
    for (key, outer) in [("inside", &control.inside), ("parent", &control.parent)] {
        if let Some(outer) = outer
            && !platform.controls.iter().any(|other| other.id == *outer && other.id != control.id)
        {
            return Err((key.into(), Problem::Unknown(outer.clone())));
        }
    }
    if control.place == Place::App {
        for (key, ids) in [("pages", &control.pages), ("rows", &control.rows)] {
            if !ids.is_empty() {
                return Err((key.into(), Problem::PageOfApp));
            }
        }
    }
    if let Some(other) = &control.see
        && !other.split_once('/').is_some_and(|(file, id)| is_id(file) && is_id(id) && file != platform.id)
    {
        return Err(("see".into(), Problem::UnknownElsewhere(other.clone())));
    }
    let name = control.kind.name();
    match (control.kind.has_state(), control.on_means, control.neighbour) {
        (true, None, false) => return Err(("on_means".into(), Problem::NoDirection(name))),
        (false, Some(_), _) => return Err(("on_means".into(), Problem::NeedlessDirection(name))),
        _ => {}
    }
    check_wordings(control)?;
    check_choices(control)?;
    check_email(control)?;
    let recognised = !control.labels.is_empty() || !control.headings.is_empty() || !control.marks.is_empty();
    if control.neighbour && !recognised {
        return Err(("labels".into(), Problem::Nameless));
    }
    let opened = platform.pages.iter().any(|page| control.pages.contains(&page.id) && !page.link().is_empty());
    let told = opened || control.see.is_some() || control.email.is_some() || !control.steps.is_empty();
    if !told && !control.neighbour && control.kind != Kind::None {
        return Err(("steps".into(), Problem::NoWay));
    }
    for mark in &control.marks {
        if !MARK_ATTRIBUTES.contains(&mark.attribute.as_str()) {
            return Err(("mark.attribute".into(), Problem::StrangeMark(mark.attribute.clone())));
        }
        if mark.value.trim().is_empty() {
            return Err(("mark.value".into(), Problem::Blank));
        }
    }
    let texts = [("does", Some(&control.does)), ("does_not", control.does_not.as_ref())];
    let lists = [("steps", &control.steps), ("save", &control.save)];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key, text?)));
    for (key, text) in texts.chain(lists.into_iter().flat_map(|(key, list)| list.iter().map(move |text| (key, text)))) {
        check_text(key, text)?;
    }
    check_span("", control.since.as_ref(), control.until.as_ref())?;
    for condition in &control.offered {
        check_offered(condition)?;
    }
    if control.sources.is_empty() {
        return Err(("source".into(), Problem::Empty));
    }
    for source in &control.sources {
        if !is_date(&source.seen) {
            return Err(("source.seen".into(), Problem::StrangeDate(source.seen.clone())));
        }
        if !source.url.starts_with("https://") && !source.url.starts_with("http://") {
            return Err(("source.url".into(), Problem::StrangeUrl(source.url.clone())));
        }
        check_text("source.supports", &source.supports)?;
    }
    Ok(())
}

/// Labels, earlier ones and headings: languages are tags, no list is empty, no text is blank or there twice.
fn check_wordings(control: &Control) -> Found {
    let mut labels = BTreeSet::new();
    let mut headings = BTreeSet::new();
    check_texts("labels", &control.labels, &mut labels)?;
    check_texts("earlier", &control.earlier, &mut labels)?;
    check_texts("headings", &control.headings, &mut headings)
}

fn check_texts(key: &str, texts: &BTreeMap<String, Vec<String>>, seen: &mut BTreeSet<(String, String)>) -> Found {
    for (lang, texts) in texts {
        if !is_language(lang) {
            return Err((key.into(), Problem::StrangeLanguage(lang.clone())));
        }
        if texts.is_empty() {
            return Err((format!("{key}.{lang}"), Problem::Empty));
        }
        for text in texts {
            let plain = normalise(text.trim_matches('…'));
            check_text(&format!("{key}.{lang}"), text.trim_matches('…'))?;
            if plain.is_empty() {
                return Err((format!("{key}.{lang}"), Problem::Blank));
            }
            if !seen.insert((lang.clone(), plain)) {
                return Err((format!("{key}.{lang}"), Problem::Twice(text.clone())));
            }
        }
    }
    Ok(())
}

fn check_choices(control: &Control) -> Found {
    if !control.options.is_empty() && !matches!(control.kind, Kind::Radio | Kind::Select | Kind::Row) {
        return Err(("option".into(), Problem::NeedlessChoices(control.kind.name())));
    }
    let mut seen = BTreeSet::new();
    for choice in &control.options {
        if choice.labels.is_empty() {
            return Err(("option.labels".into(), Problem::Empty));
        }
        check_texts("option.labels", &choice.labels, &mut seen)?;
    }
    Ok(())
}

fn check_email(control: &Control) -> Found {
    let name = control.kind.name();
    match (&control.email, control.kind == Kind::Email) {
        (None, true) => return Err(("email".into(), Problem::NoEmailAddress)),
        (Some(_), false) => return Err(("email".into(), Problem::NeedlessEmailAddress(name))),
        (Some(address), true) if !is_email_address(address) => {
            return Err(("email".into(), Problem::StrangeEmailAddress(address.clone())));
        }
        _ => {}
    }
    match &control.subject {
        Some(_) if control.kind != Kind::Email => Err(("subject".into(), Problem::NeedlessEmailAddress(name))),
        Some(subject) if subject.trim().is_empty() => Err(("subject".into(), Problem::Blank)),
        _ => Ok(()),
    }
}

fn check_offered(condition: &Offered) -> Found {
    check_text("offered.text", &condition.text)?;
    if !condition.regions.is_empty() && condition.by != OfferedBy::Region {
        return Err(("offered.regions".into(), Problem::NeedlessRegions));
    }
    if let Some(strange) = condition.regions.iter().find(|region| !is_region(region)) {
        return Err(("offered.regions".into(), Problem::StrangeRegion(strange.clone())));
    }
    check_span("offered.", condition.since.as_ref(), condition.until.as_ref())
}

/// Both ends are dates, and the end does not lie before the beginning.
fn check_span(prefix: &str, since: Option<&String>, until: Option<&String>) -> Found {
    for (key, date) in [("since", since), ("until", until)] {
        if let Some(date) = date.filter(|date| !is_date(date)) {
            return Err((format!("{prefix}{key}"), Problem::StrangeDate(date.clone())));
        }
    }
    match (since, until) {
        // `2025-11` ends after `2025-11-03` begins
        (Some(since), Some(until)) if until < since && !since.starts_with(until.as_str()) => {
            Err((format!("{prefix}until"), Problem::Backwards { since: since.clone(), until: until.clone() }))
        }
        _ => Ok(()),
    }
}

/// Checks what holds between the files: hosts have one owner, an address is one page, and references lead somewhere.
pub fn check_all(platforms: &[Platform]) -> Result<(), CatalogError> {
    let fail = |platform: &Platform, key: String, problem: Problem| {
        Err(CatalogError { file: format!("{}.toml", platform.id), key, problem })
    };
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    let mut pages: BTreeMap<&str, &str> = BTreeMap::new();
    let controls: BTreeMap<String, &Control> = platforms
        .iter()
        .flat_map(|platform| platform.controls.iter().map(|one| (format!("{}/{}", platform.id, one.id), one)))
        .collect();
    for platform in platforms {
        for host in &platform.hosts {
            if let Some(other) = owners.insert(host, &platform.id) {
                return fail(platform, "hosts".into(), Problem::SharedHost { host: host.clone(), other: other.into() });
            }
        }
        for page in &platform.pages {
            for address in &page.addresses {
                if let Some(other) = pages.insert(address, &platform.id) {
                    let problem = Problem::SharedPage { address: address.clone(), other: other.into() };
                    return fail(platform, format!("page[{}].addresses", page.id), problem);
                }
            }
        }
        for control in &platform.controls {
            let Some(other) = &control.see else { continue };
            let key = format!("control[{}].see", control.id);
            match controls.get(other) {
                None => return fail(platform, key, Problem::UnknownElsewhere(other.clone())),
                Some(other) if other.see.is_some() => {
                    return fail(platform, key, Problem::SeesFurther(other.see.clone().unwrap_or_default()));
                }
                Some(_) => {}
            }
        }
    }
    Ok(())
}

/// A wording may name one control of a platform only.
fn check_shared_labels(platform: &Platform) -> Found {
    let mut owners: Vec<(String, &str)> = Vec::new();
    for control in &platform.controls {
        for text in control.labels.values().chain(control.earlier.values()).flatten() {
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

/// Lower-case letters, digits and hyphens.
pub fn is_id(text: &str) -> bool {
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

/// Two capital letters, or the two unions that law is made for.
fn is_region(text: &str) -> bool {
    text == "EEA" || text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase())
}

fn is_email_address(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@<>\"".contains(c));
    text.split_once('@').is_some_and(|(name, host)| plain(name) && is_host(&host.to_lowercase()))
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
