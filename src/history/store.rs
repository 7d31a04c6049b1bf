//! Memory as text: reading with checks, older versions brought up to date, and making it smaller.

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::{Memory, VERSION};

/// The longest file that is read, in bytes; a memory that is full stays far below.
pub const IMPORT_LIMIT: usize = 5_000_000;

/// Why a text is no memory.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MemoryError {
    /// Longer than any memory.
    #[error("it is too long: {0} bytes, at most {IMPORT_LIMIT}")]
    TooLong(usize),
    /// Not JSON, or not in the memory's form. Line and column count from 1.
    #[error("line {line}, column {column}: {reason}")]
    Wrong {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// Written by a newer Optlight.
    #[error("it is of version {0}; this Optlight reads up to version {VERSION}")]
    Newer(u32),
    /// A version that never was.
    #[error("there is no version {0}")]
    NoVersion(u32),
}

/// A step from one version to the next.
type Step = fn(Value) -> Value;

/// The steps from version 1 on: the first leads to version 2. None yet, since version 1 is the first.
const STEPS: &[Step] = &[];

/// What is read first, whatever the version.
#[derive(Deserialize)]
struct Head {
    #[allow(dead_code)] // tells another file at once
    format: super::Format,
    version: u32,
}

impl Memory {
    /// Reads a memory or an exported file.
    pub fn read(text: &str) -> Result<Self, MemoryError> {
        Self::read_by(text, STEPS)
    }

    pub(super) fn read_by(text: &str, steps: &[Step]) -> Result<Self, MemoryError> {
        if text.len() > IMPORT_LIMIT {
            return Err(MemoryError::TooLong(text.len()));
        }
        let newest = steps.len() as u32 + 1;
        let head: Head = serde_json::from_str(text)?;
        match head.version {
            0 => Err(MemoryError::NoVersion(0)),
            version if version > newest => Err(MemoryError::Newer(version)),
            // of the newest version, so that an error names the line in the text
            version if version == newest => Ok(serde_json::from_str::<Self>(text)?.checked()),
            version => {
                let value =
                    steps[version as usize - 1..].iter().fold(serde_json::from_str(text)?, |value, step| step(value));
                Ok(serde_json::from_value::<Self>(value)?.checked())
            }
        }
    }

    /// The text that is stored.
    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("a memory has text keys only")
    }

    /// The text that is exported: the same, laid out for reading.
    pub fn export(&self) -> String {
        format!("{}\n", serde_json::to_string_pretty(self).expect("a memory has text keys only"))
    }

    /// Forgets all but the two newest observations of each control: what a full store still takes.
    pub fn shrink(&mut self) {
        for remembered in self.controls.values_mut() {
            let surplus = remembered.observations.len().saturating_sub(2);
            remembered.observations.drain(..surplus);
        }
    }

    /// What a file may have in another order or number than the memory keeps it.
    fn checked(mut self) -> Self {
        self.version = VERSION;
        for remembered in self.controls.values_mut() {
            remembered.tidy();
        }
        self
    }
}

impl super::Remembered {
    /// Puts the observations in order, and keeps the newest.
    pub(super) fn tidy(&mut self) {
        for one in &mut self.observations {
            one.last = one.last.max(one.first);
        }
        self.observations.sort_by_key(|one| (one.first, one.last));
        self.observations.dedup();
        let surplus = self.observations.len().saturating_sub(super::OBSERVATIONS);
        self.observations.drain(..surplus);
        if self.told().is_none() {
            self.change = None;
        }
    }
}

impl From<serde_json::Error> for MemoryError {
    fn from(error: serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let reason = error.to_string();
        let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason);
        Self::Wrong { line, column, reason: crate::text::shown(reason) }
    }
}
