//! Words for *on* and *off*, for turning and for saving, in every language of the lexicon. Start at [`Words`].

use crate::text::normalise;

include!(concat!(env!("OUT_DIR"), "/state_words.rs"));

/// One word for a state.
struct Word {
    text: &'static str,
    on: bool,
    /// A state only as a chosen option: on a button it is what a click would do.
    as_choice: bool,
    /// A state only where the page declares one of the languages.
    declared: bool,
    /// The languages that have it.
    languages: &'static [&'static str],
}

/// A verb with which a page offers a change.
struct Verb {
    text: &'static str,
    /// What holds while it is offered.
    holds: bool,
    /// The languages that have it.
    languages: &'static [&'static str],
}

/// Where a word stands, which decides whether a verb counts as a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Alone beside a label, where `Enable` is what a click would do.
    BesideLabel,
    /// As the chosen option of a list, where `Enable` is what holds.
    AsChoice,
}

/// The state words as a page in a certain language means them.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The language that the page declares, if it does: a hint, since many pages declare a wrong one.
    language: Option<&'a str>,
}

impl<'a> Words<'a> {
    /// The words for a page that declares this language (BCP 47).
    pub fn of(language: Option<&'a str>) -> Self {
        Self { language: language.filter(|tag| !tag.is_empty()) }
    }

    /// Whether a whole text is a word for on (`true`) or off (`false`).
    pub fn state(self, text: &str, stands: Stands) -> Option<bool> {
        let word = find(text)?;
        let counts = (!word.as_choice || stands == Stands::AsChoice) && (!word.declared || self.speaks(word));
        counts.then_some(word.on)
    }

    /// Whether a whole text is a verb with which a page offers a change, and what then holds now: `Turn off` means on.
    pub fn offer(self, text: &str) -> Option<bool> {
        find_verb(text).map(|verb| verb.holds)
    }

    /// The verb at the start of a text, in the page's declared language or English: `Turn off chat history`.
    pub fn offer_at_start(self, text: &str) -> Option<(&str, bool)> {
        let ends = text.char_indices().filter(|(at, c)| *at > 0 && c.is_whitespace()).map(|(at, _)| at);
        ends.take(4).filter_map(|at| Some((&text[..at], find_verb(&text[..at])?))).find_map(|(start, verb)| {
            (self.knows(verb.languages) || verb.languages.contains(&"en")).then_some((start, verb.holds))
        })
    }

    /// Whether a button of this name saves what a page's controls are set to.
    pub fn saves(self, name: &str) -> bool {
        name.len() <= 200 && SAVES.binary_search(&normalise(name).as_str()).is_ok()
    }

    /// Whether a text says that somebody else decides: `Managed by your organization`.
    pub fn managed(self, text: &str) -> bool {
        let plain = normalise(text);
        MANAGED.iter().any(|phrase| plain.contains(phrase))
    }

    /// Whether a normalised name is one that every second control has: `toggle`.
    pub fn is_generic(self, plain: &str) -> bool {
        GENERIC.binary_search(&plain).is_ok()
    }

    /// Takes a state word off the end of a text: `Improve the model Off` gives `Improve the model` and `Off`. The word has
    /// to be one of the page's declared language: `Daten für generative KI` ends in the Hungarian word for off.
    pub fn split_end(self, text: &str) -> Option<(&str, &str)> {
        let text = text.trim_end();
        if is_phrase(text) {
            return None;
        }
        let (label, word) = last_word(text, |word| self.speaks(word))?;
        let label = label.trim_end_matches(|c| is_break(c) || matches!(c, '-' | '–'));
        (!label.is_empty()).then_some((label, word))
    }

    /// What a state word at the end of a text says, in any language: enough to doubt another word, not to believe this one.
    pub fn hint_at_end(self, text: &str) -> Option<bool> {
        if is_phrase(text) {
            return None;
        }
        let (_, word) = last_word(text.trim_end(), |word| !word.declared)?;
        find(word).map(|word| word.on)
    }

    fn speaks(self, word: &Word) -> bool {
        self.knows(word.languages)
    }

    fn knows(self, languages: &[&str]) -> bool {
        let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        self.language.is_some_and(|own| languages.iter().any(|language| base(language) == base(own)))
    }
}

/// What stands before the state word at a text's end, and the word; the longest wins: `Slået fra` before `fra`.
///
/// A small letter after a mere space begins no state: `What is going on`. Nor is there one in `How to turn off`.
fn last_word(text: &str, counts: impl Fn(&Word) -> bool) -> Option<(&str, &str)> {
    let breaks = text.char_indices().filter(|(at, c)| *at > 0 && is_break(*c));
    let ends = breaks.map(|(at, c)| (&text[..at], c, &text[at + c.len_utf8()..]));
    for (label, before, end) in ends {
        if end.len() > 60 {
            continue;
        }
        if is_phrase(end) {
            return None;
        }
        let is_capital = !end.trim_start().starts_with(char::is_lowercase);
        let stands_out =
            is_capital || !before.is_whitespace() || label.ends_with(|c| is_break(c) && !c.is_whitespace());
        if stands_out && find(end).is_some_and(|word| !word.as_choice && counts(word)) {
            return Some((label, end.trim()));
        }
    }
    None
}

/// Whether a text ends like a state and is none: `Turn off`, `Log on`.
fn is_phrase(text: &str) -> bool {
    find_verb(text).is_some() || text.len() <= 60 && PHRASES.binary_search(&normalise(text).as_str()).is_ok()
}

fn is_break(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '：' | '·' | ',' | '、')
}

fn find(text: &str) -> Option<&'static Word> {
    // state words are short; a page's long texts need no normalising
    if text.len() > 200 {
        return None;
    }
    let plain = normalise(text);
    WORDS.binary_search_by(|word| word.text.cmp(&plain)).ok().map(|at| &WORDS[at])
}

fn find_verb(text: &str) -> Option<&'static Verb> {
    if text.len() > 200 {
        return None;
    }
    let plain = normalise(text);
    VERBS.binary_search_by(|verb| verb.text.cmp(&plain)).ok().map(|at| &VERBS[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(language: &str, text: &str) -> Option<bool> {
        Words::of(Some(language)).state(text, Stands::BesideLabel)
    }

    #[test]
    fn the_table_is_sorted_for_the_binary_search() {
        assert!(WORDS.is_sorted_by_key(|word| word.text));
        assert!(WORDS.len() > 250, "{}", WORDS.len());
    }

    #[test]
    fn words_of_many_languages_are_known_whatever_the_page_declares() {
        for (text, on) in [
            ("On", true),
            ("OFF", false),
            ("Ein", true),
            ("Aus", false),
            ("Activé", true),
            ("Désactivé", false),
            ("オン", true),
            ("オフ", false),
            ("켜짐", true),
            ("已关闭", false),
            ("Вкл.", true),
            ("Выкл", false),
            ("Slået fra", false),
            ("Uit", false),
            ("Wył.", false),
            ("إيقاف", false),
            ("כבוי", false),
        ] {
            assert_eq!(beside("en", text), Some(on), "{text}");
        }
        assert_eq!(beside("en", "Onward"), None);
    }

    #[test]
    fn artificial_intelligence_is_not_the_hungarian_off() {
        assert_eq!(beside("de", "KI"), None);
        assert_eq!(beside("hu", "Ki"), Some(false));
        assert_eq!(Words::of(Some("de")).split_end("Daten zur Verbesserung generativer KI"), None);
    }

    #[test]
    fn a_verb_is_a_state_only_when_chosen() {
        assert_eq!(beside("en", "Enable"), None);
        assert_eq!(Words::of(None).state("Enable", Stands::AsChoice), Some(true));
        assert_eq!(Words::of(None).state("Don’t allow", Stands::AsChoice), Some(false));
    }

    #[test]
    fn the_state_at_the_end_is_split_off_whole_in_the_pages_language() {
        let split = |language, text| Words::of(language).split_end(text);
        let english = "Improve the model for everyone Off";
        assert_eq!(split(Some("en-GB"), english), Some(("Improve the model for everyone", "Off")));
        assert_eq!(split(None, english), None);
        assert_eq!(split(Some("da"), "Forbedr modellen: Slået fra"), Some(("Forbedr modellen", "Slået fra")));
        assert_eq!(split(Some("ja"), "モデルを改善する オフ"), Some(("モデルを改善する", "オフ")));
        assert_eq!(split(Some("en"), "Improve the model"), None);
        assert_eq!(split(Some("en"), "Off"), None);
        // words that end like a state
        for text in ["What is going on", "Learn how to turn off", "How to Turn Off", "Log On", "Turn off", "Sign off"] {
            assert_eq!(split(Some("en"), text), None, "{text}");
        }
        assert_eq!(split(Some("en"), "Autoplay: on"), Some(("Autoplay", "on")));
    }
}
