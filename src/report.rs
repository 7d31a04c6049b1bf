//! What the core says about a page. Start at [`Report`]; [`Look`] adds what was read of every control.
//!
//! The other type that crosses between core and JavaScript. Names and values are the public contract; see the README.

use serde::{Deserialize, Serialize};

pub use crate::catalog::{DefaultState, Kind, Offered, OfferedBy, Place, Purpose, Source};

/// One look at one frame, or the merged looks at a tab's frames.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// What a person is told.
    pub report: Report,
    /// Everything that was read, about AI or not.
    pub controls: Vec<Reading>,
    /// The agent's numbers of the buttons that save a page's changes.
    pub saves: Vec<u32>,
}

/// What a person is told about a tab.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The tab's address.
    pub url: String,
    /// The platform's id, or null on a site that the catalogue doesn't know.
    pub platform: Option<String>,
    /// The platform's name, or null.
    pub platform_name: Option<String>,
    /// Whether the address is one of the platform's known settings pages.
    pub settings_page: bool,
    /// Whether the page has settled; before that nothing is called absent.
    pub settled: bool,
    /// The AI-data controls found, and those expected and absent.
    pub findings: Vec<Finding>,
    /// The platform's settings pages, to go to.
    pub pages: Vec<PageLink>,
    /// What else the platform has for this: forms, e-mails, what is set in its app or on pages without a known address,
    /// and that there is no control at all.
    pub elsewhere: Vec<Elsewhere>,
}

/// Something about AI and the person's data that is no finding on this page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Elsewhere {
    /// `platform/control`.
    pub id: String,
    /// What it is called, in the page's language where that is known.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// What the data is used for, or null where that isn't known.
    pub purpose: Option<Purpose>,
    /// Where it is set.
    pub place: Place,
    /// Whether it should be on this very page, though its words here aren't known: it has to be looked for by eye.
    pub here: bool,
    /// Where to go: an address, or a `mailto:`; null where only the clicks are known.
    pub url: Option<String>,
    /// The clicks that lead to it, in the interface's words.
    pub steps: Vec<String>,
    /// What it does, one sentence; for a control that doesn't exist, why.
    pub does: String,
    /// What it leaves as it is, one sentence.
    pub does_not: Option<String>,
    /// Where, for whom and when it is offered.
    pub offered: Vec<Offered>,
}

/// A settings page of the platform.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PageLink {
    /// The page's own heading.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Whether the tab shows it now.
    pub here: bool,
}

/// One AI-data control.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// `platform/control`, or null where the wording alone gave it away.
    pub id: Option<String>,
    /// What it was recognised by.
    pub origin: Origin,
    /// Its accessible name as the page shows it; for an absent one the catalogue's label.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// What it is set to.
    pub state: State,
    /// The chosen option's text, for radios and selects.
    pub choice: Option<String>,
    /// What the state means for the person.
    pub data_use: DataUse,
    /// Whether the page lets nobody change it.
    pub locked: bool,
    /// Whether the person has just changed it and the page's Save button waits: what it shows doesn't hold yet.
    pub unsaved: bool,
    /// What the data is used for, or null where that isn't known.
    pub purpose: Option<Purpose>,
    /// The browser's number of the frame it is in; 0 is the page itself.
    pub frame: u64,
    /// The agent's number of the element, null where there is none.
    pub key: Option<u32>,
    /// What decided the state, or why it can't be told.
    pub evidence: Vec<String>,
    /// Whether a change holds only once the page is saved.
    pub needs_save: bool,
    /// The clicks that lead to it, in the interface's words.
    pub steps: Vec<String>,
    /// Where the control is offered and where not: the reasons that an absent one can have, what is over last.
    pub offered: Vec<Offered>,
    /// Its state before anybody touched it.
    pub default: DefaultState,
    /// What switching it does, one sentence.
    pub does: Option<String>,
    /// What switching it leaves as it is, one sentence.
    pub does_not: Option<String>,
    /// Something to review: a known mark with a wording that the catalogue doesn't have.
    pub note: Option<String>,
    /// Where the catalogue's facts come from.
    pub sources: Vec<Source>,
}

/// What a control was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The catalogue knows it.
    Catalog,
    /// Its words say that it is about AI and data.
    Lexicon,
}

/// What a control is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Switched on.
    On,
    /// Switched off.
    Off,
    /// Partly on.
    Mixed,
    /// There, but it can't be told.
    Unknown,
    /// Expected here by the catalogue, and not there.
    Absent,
}

/// What a state means for the person's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum DataUse {
    /// The data is used.
    Used,
    /// The data is kept out.
    Protected,
    /// It can't be told.
    Unknown,
}

/// What was read of one control, about AI or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// Its accessible name as the page shows it, without a state at its end.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// What it is set to.
    pub state: State,
    /// The chosen option's text, for radios and selects.
    pub choice: Option<String>,
    /// Whether the page lets nobody change it.
    pub locked: bool,
    /// The browser's number of the frame it is in.
    pub frame: u64,
    /// What decided the state, or why it can't be told, as `aria-checked=true`.
    pub evidence: Vec<String>,
}

/// A value's name in the report's JSON.
pub(crate) fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Report {
    /// Whose page it is: the platform's name, or the site's on a site that the catalogue doesn't know.
    pub fn name(&self) -> String {
        let site = || {
            let url = url::Url::parse(&self.url).ok()?;
            Some(url.host_str()?.trim_start_matches("www.").to_owned())
        };
        self.platform_name.clone().or_else(site).unwrap_or_default()
    }

    /// How many controls let the person's data be used now: the toolbar badge's number.
    pub fn used(&self) -> usize {
        self.count(DataUse::Used)
    }

    /// How many controls keep it out.
    pub fn protected(&self) -> usize {
        self.count(DataUse::Protected)
    }

    /// How many controls are there and have a state that can't be told, or that doesn't hold yet.
    pub fn unclear(&self) -> usize {
        let unclear =
            |f: &&Finding| f.unsaved || f.kind.has_state() && matches!(f.state, State::Unknown | State::Mixed);
        self.findings.iter().filter(unclear).count()
    }

    fn count(&self, data_use: DataUse) -> usize {
        self.findings.iter().filter(|finding| finding.data_use == data_use && !finding.unsaved).count()
    }
}

/// Merges the looks at a tab's frames, the page's own first: what is absent in the page and there in a frame isn't
/// absent. Without any look it says that nothing is known.
pub fn merge(looks: Vec<Look>) -> Look {
    let mut looks = looks.into_iter();
    let Some(mut merged) = looks.next() else { return Look::default() };
    for look in looks {
        merged.controls.extend(look.controls);
        merged.report.findings.extend(look.report.findings);
    }
    let findings = &mut merged.report.findings;
    let present: Vec<String> =
        findings.iter().filter(|f| f.state != State::Absent).filter_map(|f| f.id.clone()).collect();
    findings.retain(|f| f.state != State::Absent || !f.id.as_ref().is_some_and(|id| present.contains(id)));
    merged.report.elsewhere.retain(|other| !present.contains(&other.id));
    merged
}
