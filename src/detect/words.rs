//! Words for *on* and *off* in every language of `state_words.toml`.

use crate::text::normalise;

include!(concat!(env!("OUT_DIR"), "/state_words.rs"));

/// Where a word stands, which decides whether a verb counts as a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Alone beside a label, where `Enable` is what a click would do.
    BesideLabel,
    /// As the chosen option of a list, where `Enable` is what holds.
    AsChoice,
}

/// Whether a whole text is a word for on (`true`) or off (`false`).
pub fn state_word(text: &str, stands: Stands) -> Option<bool> {
    // state words are short; a page's long texts need no normalising
    if text.len() > 200 {
        return None;
    }
    let plain = normalise(text);
    let at = WORDS.binary_search_by(|(word, ..)| (*word).cmp(&plain)).ok()?;
    let (_, on, as_choice_only) = WORDS[at];
    (!as_choice_only || stands == Stands::AsChoice).then_some(on)
}

/// Takes a state word off the end of a text: `Improve the model Off` gives `Improve the model` and `Off`. The word has to
/// stand behind a space or a separator, or behind a closing bracket in scripts without spaces.
pub fn split_state_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let breaks = text.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, ':' | '：' | '·' | ',' | '、'));
    // the longest state word wins: `Slået fra` before `fra`
    let at = breaks.map(|(at, c)| (at, at + c.len_utf8())).find(|(at, after)| {
        text.len() - after <= 60 && *at > 0 && state_word(&text[*after..], Stands::BesideLabel).is_some()
    })?;
    let label = text[..at.0].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '·' | ',' | '、' | '-' | '–'));
    (!label.is_empty()).then(|| (label, text[at.1..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_for_the_binary_search() {
        assert!(WORDS.is_sorted_by_key(|(word, ..)| *word));
        assert!(WORDS.len() > 250, "{}", WORDS.len());
    }

    #[test]
    fn words_of_many_languages_are_known() {
        for (text, on) in [
            ("On", true), ("OFF", false), ("Ein", true), ("Aus", false), ("Activé", true), ("Désactivé", false),
            ("オン", true), ("オフ", false), ("켜짐", true), ("已关闭", false), ("Вкл.", true), ("Выкл", false),
            ("Slået fra", false), ("Uit", false), ("Wył.", false), ("إيقاف", false), ("כבוי", false),
        ] {
            assert_eq!(state_word(text, Stands::BesideLabel), Some(on), "{text}");
        }
        assert_eq!(state_word("Onward", Stands::BesideLabel), None);
    }

    #[test]
    fn a_verb_is_a_state_only_when_chosen() {
        assert_eq!(state_word("Enable", Stands::BesideLabel), None);
        assert_eq!(state_word("Enable", Stands::AsChoice), Some(true));
        assert_eq!(state_word("Don’t allow", Stands::AsChoice), Some(false));
    }

    #[test]
    fn the_state_at_the_end_is_split_off_whole() {
        assert_eq!(split_state_word("Improve the model for everyone Off"), Some(("Improve the model for everyone", "Off")));
        assert_eq!(split_state_word("Forbedr modellen: Slået fra"), Some(("Forbedr modellen", "Slået fra")));
        assert_eq!(split_state_word("モデルを改善する オフ"), Some(("モデルを改善する", "オフ")));
        assert_eq!(split_state_word("Improve the model"), None);
        assert_eq!(split_state_word("Off"), None);
    }
}
