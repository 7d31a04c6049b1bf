//! Which texts of `_locales` say what a finding is. Views and the ring's label use the same keys.

use crate::catalog::{Kind, Place, Purpose};
use crate::report::{DataUse, DefaultState, Elsewhere, Finding, Origin, State};

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
    if finding.unsaved {
        return vec![state_word(finding.state), "meaning_unsaved"];
    }
    if finding.state == State::Unknown && !finding.kind.has_state() {
        return vec!["state_action"];
    }
    said_of(finding.state, finding.data_use)
}

/// The key for how a finding was recognised, where that has to be said: by its words alone.
pub fn origin(finding: &Finding) -> Option<&'static str> {
    (finding.origin == Origin::Lexicon).then_some("from_words")
}

/// The keys for a state that was seen some time ago, likewise.
pub fn said_of(state: State, data_use: DataUse) -> Vec<&'static str> {
    match (state, data_use) {
        (State::On, DataUse::Protected) => vec!["meaning_protected", "setting_on"],
        (State::Off, DataUse::Used) => vec!["meaning_used", "setting_off"],
        (_, DataUse::Used) => vec![state_word(state), "meaning_used"],
        (_, DataUse::Protected) => vec![state_word(state), "meaning_protected"],
        (_, DataUse::Unknown) => vec![state_word(state)],
    }
}

/// The key for a state's word.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::On => "state_on",
        State::Off => "state_off",
        State::Mixed => "state_mixed",
        State::Absent => "state_absent",
        State::Unknown => "state_unknown",
    }
}

/// The key for the state that a control has before anybody touched it, or none where nothing is known.
pub fn default_state(default: DefaultState) -> Option<&'static str> {
    match default {
        DefaultState::On => Some("state_on"),
        DefaultState::Off => Some("state_off"),
        DefaultState::Varies => Some("default_varies"),
        DefaultState::Unknown => None,
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
    match look_of(finding.state, finding.data_use) {
        "unknown" if !finding.kind.has_state() => "action",
        look => look,
    }
}

/// The word for how a state looks that was seen some time ago.
pub fn look_of(state: State, data_use: DataUse) -> &'static str {
    match (data_use, state) {
        (DataUse::Used, _) => "used",
        (DataUse::Protected, _) => "protected",
        (_, State::Absent) => "absent",
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
