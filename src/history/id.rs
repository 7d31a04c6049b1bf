//! The memory's small values. Each is checked while it is read, so that a file's error names its line.

use std::borrow::Borrow;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcDateTime};

use crate::catalog::is_id;
use crate::text;

/// Takes a text in the form that it has to have. As a visitor, since an error of a text that was read already would be said
/// to be where the text's surroundings end.
struct Checked<T>(fn(&str) -> Option<T>, &'static str);

impl<T> Visitor<'_> for Checked<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.1)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        self.0(text).ok_or_else(|| E::custom(format!("`{}` is not {}", text::shown(text), self.1)))
    }
}

macro_rules! checked {
    ($(#[$doc:meta])* $name:ident, $ok:expr, $expected:literal, $pattern:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(transparent))]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub struct $name(#[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = $pattern)))] String);

        impl $name {
            /// Takes a text in the form that it has to have, or gives none.
            pub fn new(text: &str) -> Option<Self> {
                let is_ok: fn(&str) -> bool = $ok;
                is_ok(text).then(|| Self(text.to_owned()))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Checked(Self::new, $expected))
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

const ID_LIMIT: usize = 120;

checked! {
    /// A control of the catalogue, `platform/control`. It may be one that this version doesn't know.
    ControlId,
    |text| text.len() <= ID_LIMIT && text.split_once('/').is_some_and(|(platform, control)| is_id(platform) && is_id(control)),
    "a control's id, like `linkedin/genai-improvement`",
    "^[a-z0-9-]+/[a-z0-9-]+$"
}

checked! {
    /// A platform of the catalogue. It may be one that this version doesn't know.
    PlatformId,
    |text| text.len() <= ID_LIMIT && is_id(text),
    "a platform's id, like `linkedin`",
    "^[a-z0-9-]+$"
}

checked! {
    /// A folder of `_locales`: a language, with an underscore before its region.
    Language,
    |text| {
        let (language, region) = text.split_once('_').unwrap_or((text, "XX"));
        (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase())
            && region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase())
    },
    "a language, like `de` or `pt_BR`",
    "^[a-z]{2,3}(_[A-Z]{2})?$"
}

impl ControlId {
    /// The platform's part.
    pub fn platform(&self) -> &str {
        self.0.split_once('/').map_or("", |(platform, _)| platform)
    }

    /// The control's part.
    pub fn control(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, control)| control)
    }
}

/// A short text of a page or a file, made harmless: see [`text::shown`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(transparent))]
pub struct Text(String);

impl Text {
    /// Keeps what may be shown of a text.
    pub fn new(text: &str) -> Self {
        Self(text::shown(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

/// A moment, to the second, in UTC; written as RFC 3339 (`2026-11-22T06:30:00Z`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(transparent))]
pub struct Time(
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String", extend("format" = "date-time")))] UtcDateTime,
);

impl Time {
    /// Reads a time of RFC 3339, in any time zone, or gives none.
    pub fn parse(text: &str) -> Option<Self> {
        let time = OffsetDateTime::parse(text, &Rfc3339).ok()?.checked_to_utc()?;
        // a year that RFC 3339 can't write can come of the time zone
        ((1970..=9999).contains(&time.year())).then_some(())?;
        Some(Self(time.replace_nanosecond(0).ok()?))
    }

    /// How many seconds it is after another one; negative when before.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).whole_seconds()
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.format(&Rfc3339).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Checked(Self::parse, "a time, like `2026-11-22T06:30:00Z`"))
    }
}
