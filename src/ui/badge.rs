//! What the toolbar button says of a report.

use serde::Serialize;

use crate::report::Report;

/// The badge's text and what the button's title is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Badge {
    /// The number of controls through which data is used; `?` where that may be more than none, since one can't be told;
    /// empty where no control was found.
    pub text: String,
    /// Which title of `_locales` goes with it.
    pub title: &'static str,
    /// The title's placeholders.
    pub values: Vec<String>,
}

impl Badge {
    /// The badge for a tab's merged report.
    pub fn of(report: &Report) -> Self {
        let (used, protected, unclear) = (report.used(), report.protected(), report.unclear());
        let name = report.platform_name.clone().unwrap_or_default();
        let told = used + protected;
        let (text, title, values) = match (used, unclear) {
            (0, 0) if protected == 0 => (String::new(), "title_none", vec![]),
            (0, 0) => ("0".to_owned(), "title_protected", vec![name]),
            (0, _) => ("?".to_owned(), "title_unclear", vec![unclear.to_string(), name]),
            _ => (used.to_string(), "title_used", vec![used.to_string(), (told + unclear).to_string(), name]),
        };
        Self { text, title, values }
    }
}
