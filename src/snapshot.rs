//! What the agent saw in one frame of a page: plain facts, no verdicts. Start at [`Snapshot`].
//!
//! One of the two types that cross between JavaScript and the core; its TypeScript type is generated from this one.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The version of the messages between agent and core; an agent of another version is asked to stop.
pub const PROTOCOL: u32 = 1;

/// The most controls one snapshot can hold; the agent sends the first ones in document order.
pub const CONTROL_LIMIT: usize = 2_000;

/// The longest text a snapshot can hold, in bytes of UTF-8; the agent cuts texts at 1,000 UTF-16 units.
pub const TEXT_LIMIT: usize = 4_000;

/// What the agent saw in one frame at one moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Has to be [`PROTOCOL`].
    pub version: u32,
    /// The frame's address.
    pub url: String,
    /// The tab's address, filled in by the background for frames inside the page.
    #[serde(default)]
    pub top_url: Option<String>,
    /// The browser's number of the frame, 0 for the page itself; filled in by the background. Firefox's exceed 32 bits.
    #[serde(default)]
    pub frame: u64,
    /// The document's declared language, as it stands there.
    #[serde(default)]
    pub lang: Option<String>,
    /// The document's title.
    #[serde(default)]
    pub title: Option<String>,
    /// Whether the page has finished loading and has been quiet for a while: only then can something be missing.
    pub settled: bool,
    /// Main headings in document order.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Every control, in document order, in open dialogs too.
    pub controls: Vec<Control>,
}

/// One control, or one group of radio buttons.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Control {
    /// The agent's number for the element, unique within its document.
    pub key: u32,
    /// The element's local name, in lower case.
    pub tag: String,
    /// The first token of its `role` attribute, or what a custom element without one is by its name.
    #[serde(default)]
    pub role: Option<String>,
    /// The `type` of an input or button.
    #[serde(default)]
    pub input_type: Option<String>,
    /// The accessible name, or the text that stands in for it.
    pub name: String,
    /// Where the name comes from.
    pub name_from: NameFrom,
    /// The accessible description.
    #[serde(default)]
    pub description: String,
    /// The text runs of its labels and of itself, in document order.
    #[serde(default)]
    pub texts: Vec<String>,
    /// The texts around it, nearest first, as far as they stand beside no other control.
    #[serde(default)]
    pub row: Vec<String>,
    /// The nearest heading before it.
    #[serde(default)]
    pub heading: Option<String>,
    /// Values of the attributes that a mark can name, its own and those of its options.
    #[serde(default)]
    pub marks: Vec<(String, String)>,
    /// Options of a radio group or a select.
    #[serde(default)]
    pub options: Vec<ChoiceOption>,
    /// The agent's number for the first of the buttons side by side of which this is one, where each can be pressed or
    /// selected: together they may be one control.
    #[serde(default)]
    pub beside: Option<u32>,
    /// Whether only its classes make it a control: it has no role, no ARIA state and no native box.
    #[serde(default)]
    pub plain: bool,
    /// Whether it is in a modal dialog.
    #[serde(default)]
    pub in_dialog: bool,
    /// The agent's number for the form or dialog that it belongs to.
    #[serde(default)]
    pub form: Option<u32>,
    /// Whether the person has set it to something else since the page showed it first or was saved.
    #[serde(default)]
    pub changed: bool,
    /// Whether a person can see it, or the label or row that stands for it.
    pub rendered: bool,
    /// What bears on its state.
    #[serde(default)]
    pub evidence: Evidence,
}

/// Where a control's name comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum NameFrom {
    /// The accessible name by the specification (accname 1.2).
    Accessible,
    /// Nowhere: it has none, and a text around it stands in.
    #[default]
    Nothing,
}

/// One option of a radio group or a select.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ChoiceOption {
    /// Its text as shown.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What bears on a control's state, each as the page has it; absent is `None`, not *off*.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// An input's `checked` property.
    #[serde(default)]
    pub checked: Option<bool>,
    /// An input's `indeterminate` property.
    #[serde(default)]
    pub indeterminate: bool,
    /// `aria-checked`.
    #[serde(default)]
    pub aria_checked: Option<String>,
    /// `aria-pressed`.
    #[serde(default)]
    pub aria_pressed: Option<String>,
    /// `aria-selected`.
    #[serde(default)]
    pub aria_selected: Option<String>,
    /// `data-state`.
    #[serde(default)]
    pub data_state: Option<String>,
    /// What a custom element says by `:state()`: `checked`, `indeterminate`, or `unchecked` where another one of its name
    /// in the page has said `checked` and this one doesn't.
    #[serde(default)]
    pub custom_state: Option<String>,
    /// Whether it has a `checked` attribute and is no native box: often only what it was set to first.
    #[serde(default)]
    pub marked_checked: bool,
    /// Which signs have stood still while another one moved: `checked`, `indeterminate`, `ariaChecked`, `ariaPressed`,
    /// `customState`, `markedChecked`, `drawnMixed`.
    #[serde(default)]
    pub still: Vec<String>,
    /// How it is drawn as half-ticked, though its state says otherwise: `class indeterminate`.
    #[serde(default)]
    pub drawn_mixed: Option<String>,
    /// Class names, sent where nothing better can tell the state.
    #[serde(default)]
    pub classes: Vec<String>,
    /// Class names that it doesn't have now, and that it or others like it have been seen with.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Names of the icons in it, sent likewise: classes, symbols, files, ligatures.
    #[serde(default)]
    pub icons: Vec<String>,
    /// Whether it or an ancestor says `aria-busy=true`: the page is still loading it.
    #[serde(default)]
    pub busy: bool,
    /// What makes it unchangeable, as the page has it: `disabled`, `aria-disabled=true`, `aria-readonly=true`, `inert`, or a
    /// class that says so.
    #[serde(default)]
    pub locked_by: Vec<String>,
}

/// Why a snapshot is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SnapshotError {
    /// Sent by an agent of another version.
    #[error("the snapshot is of version {0}, but this core reads version {PROTOCOL}; reload the page")]
    Version(u32),
    /// More than [`CONTROL_LIMIT`] controls.
    #[error("the snapshot holds {0} controls, more than {CONTROL_LIMIT}")]
    TooManyControls(usize),
    /// A text longer than [`TEXT_LIMIT`].
    #[error("the snapshot holds a text of {0} bytes, more than {TEXT_LIMIT}")]
    TextTooLong(usize),
}

impl Snapshot {
    /// Checks version and sizes, which no agent of this version exceeds.
    pub fn check(&self) -> Result<(), SnapshotError> {
        if self.version != PROTOCOL {
            return Err(SnapshotError::Version(self.version));
        }
        let own =
            [&self.top_url, &self.lang, &self.title].into_iter().flatten().chain([&self.url]).map(String::len).max();
        let longest = self
            .controls
            .iter()
            .map(Control::longest_text)
            .chain(self.headings.iter().map(String::len))
            .chain(own)
            .max();
        let most_parts = self.controls.iter().map(Control::most_parts).max().unwrap_or(0);
        let count = self.controls.len().max(most_parts).max(self.headings.len());
        if count > CONTROL_LIMIT {
            return Err(SnapshotError::TooManyControls(count));
        }
        match longest {
            Some(length) if length > TEXT_LIMIT => Err(SnapshotError::TextTooLong(length)),
            _ => Ok(()),
        }
    }
}

impl Control {
    fn most_parts(&self) -> usize {
        let evidence = &self.evidence;
        let parts = [
            &self.texts,
            &self.row,
            &evidence.classes,
            &evidence.icons,
            &evidence.still,
            &evidence.lacks,
            &evidence.locked_by,
        ];
        parts.into_iter().map(Vec::len).chain([self.options.len(), self.marks.len()]).max().unwrap_or(0)
    }

    fn longest_text(&self) -> usize {
        let evidence = &self.evidence;
        let single = [&self.role, &self.input_type, &self.heading, &evidence.aria_checked, &evidence.aria_pressed];
        let single = single
            .into_iter()
            .chain([&evidence.aria_selected, &evidence.data_state, &evidence.custom_state, &evidence.drawn_mixed])
            .flatten();
        let options = self.options.iter().map(|option| &option.text);
        let marks = self.marks.iter().flat_map(|(attribute, value)| [attribute, value]);
        let lists = self.texts.iter().chain(&self.row).chain(options).chain(marks).chain(&evidence.locked_by);
        let lists = lists.chain(&evidence.classes).chain(&evidence.icons).chain(&evidence.still).chain(&evidence.lacks);
        single.chain(lists).chain([&self.tag, &self.name, &self.description]).map(String::len).max().unwrap_or(0)
    }
}
