//! What the person does to the memory.

use serde::{Deserialize, Serialize};

use super::{Accounts, ControlId, Language, Memory, MemoryError, Motion, PlatformId, RingStyle, Time};

/// One thing that the person asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// These changes were seen.
    Seen {
        /// The controls that changed.
        ids: Vec<ControlId>,
    },
    /// How many accounts there are on a platform: one or several.
    Accounts {
        /// The platform.
        platform: PlatformId,
        /// Whether there are several.
        several: bool,
    },
    /// A form or e-mail is done, or isn't.
    Done {
        /// The form or e-mail.
        id: ControlId,
        /// Whether it is done.
        done: bool,
    },
    /// Rests on a platform, or looks again.
    Off {
        /// The platform.
        platform: PlatformId,
        /// Whether to rest.
        off: bool,
    },
    /// What is drawn around a control.
    Ring {
        /// The style.
        ring: RingStyle,
    },
    /// Whether rings may move.
    Motion {
        /// Whether they may.
        motion: Motion,
    },
    /// The language of Optlight's texts.
    Language {
        /// A folder of `_locales`; null: the browser's language.
        language: Option<Language>,
    },
    /// Forgets everything.
    Clear,
    /// Adds what an exported file remembers; its settings replace the present ones.
    Import {
        /// The file's text.
        text: String,
    },
}

impl Memory {
    /// Does one thing, or says why it can't, and is then as it was.
    pub fn apply(&mut self, edit: Edit, now: Time) -> Result<(), MemoryError> {
        match edit {
            Edit::Seen { ids } => {
                for id in ids {
                    if let Some(remembered) = self.controls.get_mut(&id) {
                        remembered.change = None;
                    }
                }
            }
            Edit::Accounts { platform, several } => {
                self.say_accounts(platform, if several { Accounts::Several } else { Accounts::One });
            }
            Edit::Done { id, done: true } => drop(self.done.entry(id).or_insert(now)),
            Edit::Done { id, done: false } => drop(self.done.remove(&id)),
            Edit::Off { platform, off: true } => drop(self.settings.off.insert(platform)),
            Edit::Off { platform, off: false } => drop(self.settings.off.remove(&platform)),
            Edit::Ring { ring } => self.settings.ring = ring,
            Edit::Motion { motion } => self.settings.motion = motion,
            Edit::Language { language } => self.settings.language = language,
            Edit::Clear => *self = Self::default(),
            Edit::Import { text } => self.merge(Self::read(&text)?),
        }
        Ok(())
    }

    /// Joins another memory into this one: both remember what either does. A change is still to be seen only where this memory
    /// says so, or has nothing of the control.
    fn merge(&mut self, other: Self) {
        for (id, theirs) in other.controls {
            match self.controls.get_mut(&id) {
                Some(own) => {
                    own.observations.extend(theirs.observations);
                    own.tidy();
                }
                None => drop(self.controls.insert(id, theirs)),
            }
        }
        for (platform, accounts) in other.accounts {
            self.say_accounts(platform, accounts);
        }
        for (id, time) in other.done {
            self.done.entry(id).or_insert(time);
        }
        self.settings = other.settings;
    }
}
