//! What is remembered between looks: what each control was seen set to, and when. Start at [`Memory`].
//!
//! It holds catalogue ids, states and times, and nothing else of the person: no address, no account, no text of a page but
//! the chosen option's. [`follow`] tells what a look shows that wasn't known of its document, [`Memory::observe`] keeps it
//! and notices a change, [`Memory::apply`] does what the person asks for.
//!
//! What can be known of a change: that a control was seen in one state and later in another one, and whether it turned
//! before our eyes. Not who turned it, and not whether it is the same account, since accounts are never read. So a change
//! is told as what was seen. Where a control goes back and forth unwatched, that is what several accounts look like, and
//! nothing more is said of that platform ([`Accounts`]).

mod csv;
mod edit;
mod id;
mod observe;
mod store;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::report::{DataUse, State};

pub use edit::Edit;
pub use id::{ControlId, Language, PlatformId, Text, Time};
pub use observe::{Background, News, Sight, Told, follow};
pub use store::{IMPORT_LIMIT, MemoryError};

/// The format's version: a change that older code would misread raises it, with a step in `store.rs`.
pub const VERSION: u32 = 1;

/// How many observations are kept of one control, the newest.
pub const OBSERVATIONS: usize = 24;

/// Everything that is kept, and the form of an exported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Memory {
    /// Says what this is: `optlight-memory`.
    pub format: Format,
    /// The format's version.
    pub version: u32,
    /// What was seen of each control, by `platform/control`.
    #[serde(default)]
    pub controls: BTreeMap<ControlId, Remembered>,
    /// What the person said of their accounts on a platform, or what was concluded.
    #[serde(default)]
    pub accounts: BTreeMap<PlatformId, Accounts>,
    /// The forms and e-mails that the person marked as done, with the time of the mark.
    #[serde(default)]
    pub done: BTreeMap<ControlId, Time>,
    /// How the person wants Optlight.
    #[serde(default)]
    pub settings: Settings,
}

/// The name of the format, so that another file is told from it at its first key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Format {
    /// The only one.
    #[serde(rename = "optlight-memory")]
    Memory,
}

/// What was seen of one control.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Remembered {
    /// Oldest first; equal ones in a row are one.
    pub observations: Vec<Observation>,
    /// A change that the person has not seen yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// One state, from the first to the last time it was seen without another one between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Observation {
    /// What the control was set to; `absent`: not on its page.
    pub state: State,
    /// The chosen option's text, for radio buttons and lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<Text>,
    /// What that meant for the person's data.
    pub data_use: DataUse,
    /// When it was seen first.
    pub first: Time,
    /// When it was seen last.
    pub last: Time,
    /// Whether the control turned to it while its page was watched.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub watched: bool,
    /// Whether only a row that leads to the control said so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub row: bool,
}

/// A change that nobody watched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// What it was before.
    pub from: Observation,
    /// When it was first seen otherwise.
    pub at: Time,
}

/// How many accounts the person has on a platform, as far as that matters for calling something a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Accounts {
    /// The person said: one. Then every change is one.
    One,
    /// The person said: several. Then no difference is called a change.
    Several,
    /// A control went back and forth unwatched, as it does with several accounts; treated as several until the person says otherwise.
    Varying,
}

/// How the person wants Optlight.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Settings {
    /// The platforms on which Optlight rests: no ring, no badge, nothing remembered.
    pub off: BTreeSet<PlatformId>,
    /// What is drawn around a control.
    pub ring: RingStyle,
    /// Whether a ring may move.
    pub motion: Motion,
    /// The language of Optlight's own texts, a folder of `_locales`; null: the browser's.
    pub language: Option<Language>,
}

/// What is drawn around a control.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum RingStyle {
    /// A ring with its words.
    #[default]
    Full,
    /// A ring and a mark of its meaning, without words.
    Mark,
    /// The words, without a ring.
    Words,
}

/// Whether a ring may move.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Motion {
    /// As the system says (`prefers-reduced-motion`).
    #[default]
    System,
    /// Nothing moves.
    None,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            format: Format::Memory,
            version: VERSION,
            controls: BTreeMap::new(),
            accounts: BTreeMap::new(),
            done: BTreeMap::new(),
            settings: Settings::default(),
        }
    }
}

impl Memory {
    /// The changes that the person has not seen, newest first.
    pub fn changes(&self) -> Vec<(&ControlId, &Change, &Observation)> {
        let told = |(id, one)| -> Option<_> { Some((id, Remembered::change(one)?, one.told()?)) };
        let mut all: Vec<_> = self.controls.iter().filter_map(told).collect();
        all.sort_by_key(|(_, change, _)| std::cmp::Reverse(change.at));
        all
    }

    /// Whether a platform's differences are no changes, since it has several accounts.
    pub fn has_several(&self, platform: &str) -> bool {
        matches!(self.accounts.get(platform), Some(Accounts::Several | Accounts::Varying))
    }

    /// What was seen last of a control, if anything.
    pub fn last(&self, id: &str) -> Option<&Observation> {
        self.controls.get(id)?.observations.last()
    }
}

impl Remembered {
    /// The last observation that tells a state.
    pub fn told(&self) -> Option<&Observation> {
        self.observations.iter().rev().find(|one| one.is_told())
    }

    fn change(&self) -> Option<&Change> {
        self.change.as_ref()
    }
}

impl Observation {
    /// Whether it tells what the control was set to.
    pub fn is_told(&self) -> bool {
        is_told(self.state)
    }

    /// What has to differ for a change: what it means, or, where that can't be told, the state.
    fn sense(&self) -> (DataUse, Option<State>) {
        (self.data_use, (self.data_use == DataUse::Unknown).then_some(self.state))
    }
}

fn is_told(state: State) -> bool {
    matches!(state, State::On | State::Off | State::Mixed)
}
