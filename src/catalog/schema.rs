//! What a platform's TOML file can say. Start at [`Platform`].
//!
//! The same types are read by `build.rs` (from TOML, unknown keys refused), packed into the binary with postcard, used by
//! the core, and written as the JSON schema that editors complete and check files with (`optlight schema`). A missing
//! optional key takes its default; the rest is checked in `check.rs`. `docs/catalog.md` explains each key with an example.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One platform: one file in `platforms/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// The file's name without `.toml`; lower-case letters, digits, hyphens.
    pub id: String,
    /// The name a person knows.
    pub name: String,
    /// Who runs it.
    pub owner: String,
    /// What sort of platform it is.
    pub category: Category,
    /// Hosts that are the platform's own; `*.example.com` takes every subdomain. A host is the own one of one file only.
    pub hosts: Vec<String>,
    /// Hosts of another platform on which some of this one's pages live, as Gemini's do on Google's My Activity.
    #[serde(default)]
    pub guest_hosts: Vec<String>,
    /// One or two plain sentences: which data feeds which AI use.
    pub summary: String,
    /// How well the facts are supported.
    pub confidence: Confidence,
    /// The pages that carry controls; none where no address is known or everything is in an app.
    #[serde(default, rename = "page")]
    pub pages: Vec<Page>,
    /// The controls.
    #[serde(rename = "control")]
    pub controls: Vec<Control>,
}

/// What sort of platform it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the names say it
pub enum Category {
    Social,
    Assistant,
    Productivity,
    Developer,
    Creative,
    Media,
    Commerce,
    Account,
}

/// How well a file's facts are supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// By the platform's own pages.
    High,
    /// By two or more reputable reports.
    Medium,
    /// By one.
    Low,
}

/// A page that carries controls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Unique within the platform.
    pub id: String,
    /// The page's own heading, for a link to it.
    pub title: String,
    /// Address patterns: `*` stands for one segment of the path or for any value in the query, a last `**` for the rest, a
    /// leading `*.` in the host for any subdomain. The first one without a wildcard is the link.
    pub addresses: Vec<String>,
    /// True where the settings are a dialog or panels over this address: what isn't there may be closed, so that nothing is
    /// absent until one of the page's controls is seen, or a heading with its title or with one of the steps.
    #[serde(default)]
    pub panels: bool,
    /// Addresses that look like this page and are none: other pages under the same pattern, or hosts that imitate it.
    #[serde(default)]
    pub rejects: Vec<String>,
}

/// One control that decides about AI use, or a neighbour that looks like one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// Unique within the platform; `platform/id` is its name everywhere.
    pub id: String,
    /// What it is on its page.
    pub kind: Kind,
    /// What its data is used for; left out for a neighbour, and where no purpose fits.
    pub purpose: Option<Purpose>,
    /// Where it is set.
    #[serde(default)]
    pub place: Place,
    /// True for a setting that stands beside an AI control and looks like one, but is none: known, so that it is never
    /// mistaken, and never shown.
    #[serde(default)]
    pub neighbour: bool,
    /// Ids of the pages that carry the control itself.
    #[serde(default)]
    pub pages: Vec<String>,
    /// Ids of the pages on which a link or button shows its label and state in words and leads to it.
    #[serde(default)]
    pub rows: Vec<String>,
    /// The control whose dialog this one is in: while that dialog is closed, it isn't missing.
    pub inside: Option<String>,
    /// The control without which this one has no effect: while that one keeps the data out, this one does too.
    pub parent: Option<String>,
    /// The same control of another platform, as `facebook/ai-objection-form`: its pages are where this one is found.
    pub see: Option<String>,
    /// What *on* means for the person's data; left out where there is nothing to switch.
    pub on_means: Option<OnMeans>,
    /// The state it has before anybody touched it.
    #[serde(default)]
    pub default: DefaultState,
    /// The exact text beside the control, newest first, by language (BCP 47). A leading or trailing `…` marks where
    /// the source breaks off, `{name}` a part that differs from person to person.
    #[serde(default)]
    pub labels: BTreeMap<String, Vec<String>>,
    /// Texts that stood beside it before, by language; still recognised.
    #[serde(default)]
    pub earlier: BTreeMap<String, Vec<String>>,
    /// Headings of its row, section or page, by language: they identify it only together with page and kind.
    #[serde(default)]
    pub headings: BTreeMap<String, Vec<String>>,
    /// Attribute values that don't depend on the language.
    #[serde(default, rename = "mark")]
    pub marks: Vec<Mark>,
    /// What each choice of radio buttons or a list means, where words like *on* and *off* don't tell it.
    #[serde(default, rename = "option")]
    pub options: Vec<Choice>,
    /// Where, for whom and when it is offered.
    #[serde(default, rename = "offered")]
    pub offered: Vec<Offered>,
    /// One plain sentence: what switching it does.
    pub does: String,
    /// One plain sentence: what it leaves as it is.
    pub does_not: Option<String>,
    /// The clicks that lead to it, in the interface's words.
    #[serde(default)]
    pub steps: Vec<String>,
    /// The names of the buttons that save it, where a change does not hold by itself.
    #[serde(default)]
    pub save: Vec<String>,
    /// The address to write to, for an e-mail.
    pub email: Option<String>,
    /// The subject it has to have, for an e-mail.
    pub subject: Option<String>,
    /// When it appeared: `2024`, `2024-09` or `2024-09-18`.
    pub since: Option<String>,
    /// When it was withdrawn: still recognised where somebody has it, never missed.
    pub until: Option<String>,
    /// How well its facts are supported, where that differs from the file's.
    pub confidence: Option<Confidence>,
    /// Where the facts come from.
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
}

/// What a control is, as the catalogue expects it and as a page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `role=switch`, or a button that acts as one.
    Switch,
    /// A box to tick.
    Checkbox,
    /// A group of radio buttons.
    Radio,
    /// A drop-down list.
    Select,
    /// A button without a state of its own.
    Button,
    /// A link or button that shows label and state as text and leads to the control.
    Row,
    /// A link that leads to the control and shows no state.
    Link,
    /// A form to fill in.
    Form,
    /// An e-mail to write.
    Email,
    /// There is no control, which is worth saying.
    None,
}

/// Where a control is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// On a web page.
    #[default]
    Web,
    /// In an app only: no web page carries it.
    App,
}

/// What the person's data is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Models are trained on it.
    Training,
    /// People read it to improve models.
    HumanReview,
    /// AI features use it for the person.
    Personalization,
    /// It is handed to other companies.
    ThirdParty,
    /// History is kept, which also feeds AI.
    Retention,
    /// Crawlers are asked to stay out.
    Scraping,
}

/// What *on* means for the person's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OnMeans {
    /// On: the data is used.
    Used,
    /// On: the data is kept out.
    Protected,
}

/// The state a control has before anybody touched it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the names say it
pub enum DefaultState {
    On,
    Off,
    Varies,
    #[default]
    Unknown,
}

/// An attribute value that identifies a control in every language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// One of `id`, `name`, `aria-labelledby`, `data-testid`, `data-test-id`, `data-test`.
    pub attribute: String,
    /// Its whole value, compared byte for byte.
    pub value: String,
}

/// One choice of radio buttons or a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What it means for the person's data.
    pub means: ChoiceMeans,
    /// Its exact text, by language, as in `labels`.
    pub labels: BTreeMap<String, Vec<String>>,
}

/// What a choice means for the person's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceMeans {
    /// The data is used.
    Used,
    /// The data is kept out.
    Protected,
    /// Some of it is used, or it isn't decided here.
    Partly,
}

/// One condition under which a control is offered or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Offered {
    /// What it depends on.
    pub by: OfferedBy,
    /// One plain sentence, shown where the control is missing.
    pub text: String,
    /// The regions it speaks of, for `by = "region"`: ISO 3166-1 codes, or `EU`, `EEA`.
    #[serde(default)]
    pub regions: Vec<String>,
    /// From when on it holds, a date as in `Control::since`.
    pub since: Option<String>,
    /// Until when it held: what is over explains a missing control no more, but the past.
    pub until: Option<String>,
}

/// What the offer of a control depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the names say it
pub enum OfferedBy {
    Region,
    Plan,
    Age,
    App,
    Version,
    Setting,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The page.
    pub url: String,
    /// When it said so: `2025`, `2025-11` or `2025-11-03`.
    pub seen: String,
    /// Which facts it supports.
    pub supports: String,
    /// How far to trust it, where that differs from the file: `low` for a copy or a translation of the interface.
    pub confidence: Option<Confidence>,
}
