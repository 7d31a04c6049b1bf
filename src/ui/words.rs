//! Which texts of `_locales` say what a finding is. Views and the ring's label use the same keys.

use crate::catalog::{Kind, Place, Purpose};
use crate::report::{DataUse, Elsewhere, Finding, State};

/// The key for a purpose; a finding without one is about AI and data in general.
pub fn purpose(purpose: Option<Purpose>) -> &'static str {
    match purpose {
        Some(Purpose::Training) => "purpose_training",
        Some(Purpose::HumanReview) => "purpose_human_review",
        Some(Purpose::Personalization) => "purpose_personalization",
        Some(Purpose::ThirdParty) => "purpose_third_party",
        Some(Purpose::Retention) => "purpose_retention",
        Some(Purpose::Scraping) => "purpose_scraping",
        None => "purpose_any",
    }
}

/// The keys for what a finding is set to and what that means, in the order in which they are said: `on`, `your data is
/// used`. Where *on* keeps the data out, the meaning comes first, since `AI crawlers: on · kept out` contradicts itself.
pub fn said(finding: &Finding) -> Vec<&'static str> {
    let meaning = match finding.data_use {
        _ if finding.unsaved => Some("meaning_unsaved"),
        DataUse::Used => Some("meaning_used"),
        DataUse::Protected => Some("meaning_protected"),
        DataUse::Unknown => None,
    };
    match (finding.state, finding.data_use, meaning) {
        (State::On, DataUse::Protected, Some(meaning)) if !finding.unsaved => vec![meaning, "setting_on"],
        (State::Off, DataUse::Used, Some(meaning)) if !finding.unsaved => vec![meaning, "setting_off"],
        _ => std::iter::once(state(finding)).chain(meaning).collect(),
    }
}

fn state(finding: &Finding) -> &'static str {
    match finding.state {
        State::On => "state_on",
        State::Off => "state_off",
        State::Mixed => "state_mixed",
        State::Absent => "state_absent",
        State::Unknown if finding.kind.has_state() => "state_unknown",
        State::Unknown => "state_action",
    }
}

/// The key for what something beyond this page is.
pub fn elsewhere(other: &Elsewhere) -> &'static str {
    match (other.kind, other.place) {
        (Kind::Form, _) => "elsewhere_form",
        (Kind::Email, _) => "elsewhere_email",
        (Kind::None, _) => "elsewhere_none",
        (_, Place::App) => "elsewhere_app",
        (_, Place::Web) if other.here => "elsewhere_here",
        (_, Place::Web) => "elsewhere_web",
    }
}

/// The word for how a finding looks: `used`, `protected`, `unknown`, `absent`, `action`.
pub fn look(finding: &Finding) -> &'static str {
    if finding.unsaved {
        return "unknown";
    }
    match (finding.data_use, finding.state) {
        (DataUse::Used, _) => "used",
        (DataUse::Protected, _) => "protected",
        (_, State::Absent) => "absent",
        _ if !finding.kind.has_state() => "action",
        _ => "unknown",
    }
}

/// The icon's path for each look: an open eye, a shield with a tick, a question mark, a broken circle, an arrow.
pub fn icon_path(look: &str) -> &'static str {
    match look {
        "used" => "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6z",
        "protected" => "M12 2.5l8 3v6c0 5-3.4 8.6-8 10-4.600-1.400-8-5-8-10v-6zM8.500 12l2.500 2.500l4.500-5",
        "absent" => {
            "M12 3a9 9 0 0 1 6.400 2.600M21 12a9 9 0 0 1-2.600 6.400M12 21a9 9 0 0 1-6.400-2.600M3 12a9 9 0 0 1 2.600-6.400"
        }
        "action" => "M5 12h14M13 6l6 6l-6 6",
        _ => "M8.500 9a3.500 3.500 0 1 1 5 3.200c-1 .5-1.500 1.200-1.500 2.300M12 18.500v.1",
    }
}
