//! What the toolbar button says of a report.

use serde::Serialize;

use crate::history::Memory;
use crate::report::Report;

/// The badge's text, the icon, and what the button's title is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Badge {
    /// `!` where something changed that the person hasn't seen; else the number of controls through which data is used; `?`
    /// where that may be more than none, since one can't be told; empty where no control was found.
    pub text: String,
    /// The icon's form: `idle`, `used`, `protected`, `unclear` or `changed`, a file in `icons/`.
    pub icon: &'static str,
    /// Which title of `_locales` goes with it.
    pub title: &'static str,
    /// The title's placeholders.
    pub values: Vec<String>,
}

impl Badge {
    /// The badge for a tab's merged report.
    pub fn of(report: &Report, memory: &Memory) -> Self {
        let (used, protected, unclear) = (report.used(), report.protected(), report.unclear());
        let name = report.name();
        let told = used + protected;
        let changed = memory.changes().iter().any(|(id, ..)| Some(id.platform()) == report.platform.as_deref());
        let (text, icon, title, values) = match (used, unclear) {
            _ if changed => ("!".to_owned(), "changed", "title_changed", vec![name]),
            (0, 0) if protected == 0 => (String::new(), "idle", "title_none", vec![]),
            (0, 0) => ("0".to_owned(), "protected", "title_protected", vec![name]),
            (0, _) => ("?".to_owned(), "unclear", "title_unclear", vec![unclear.to_string(), name]),
            _ => (used.to_string(), "used", "title_used", vec![used.to_string(), (told + unclear).to_string(), name]),
        };
        Self { text, icon, title, values }
    }

    /// The badge of every tab that has nothing of its own to say.
    pub fn resting(memory: &Memory) -> Self {
        match memory.changes().len() {
            0 => Self { text: String::new(), icon: "idle", title: "title_none", values: vec![] },
            count => {
                let values = vec![count.to_string()];
                Self { text: "!".to_owned(), icon: "changed", title: "title_changed_some", values }
            }
        }
    }
}
