//! Recognises AI-data controls by their words alone, where the catalogue knows nothing: renamed switches, unknown sites.
//! Start at [`classify`].
//!
//! 1. [`fold`]: texts become comparable.
//! 2. [`hits`] and [`map`]: the words of every language are found, in linear time. They are data: one file a language in `languages/`.
//! 3. [`sentence`]: what a sentence says, by the rules in [`relations`]; [`direction`]: which way round.
//! 4. [`weigh`]: what label, description and heading say together.
//!
//! There is no guess: what isn't said is no finding, and a direction that isn't certain is none.

pub mod concept;
mod described;
mod direction;
#[cfg(test)]
#[allow(dead_code)]
mod file;
mod fold;
mod headed;
mod hits;
mod map;
mod part;
mod relations;
mod sentence;
#[cfg(test)]
mod tests;
mod weigh;

use crate::catalog::{OnMeans, Purpose};
#[cfg(test)]
use crate::detect::word_files;
use crate::text;

use concept::Concept;
use fold::{Folded, fold};
use hits::Hits;
pub use hits::{LANGUAGES, Language};
use part::Part;
pub use sentence::Strength;
use sentence::{Aim, Direction};
use weigh::weigh;

/// The words of one control.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// Its label.
    pub label: &'a str,
    /// Its descriptions and what else stands in its row.
    pub descriptions: &'a [&'a str],
    /// The heading over it, or its group's label.
    pub heading: Option<&'a str>,
    /// The language that the page declares (BCP 47): a hint.
    pub language: Option<&'a str>,
}

/// What the words say: this control decides whether data goes into AI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How surely.
    pub strength: Strength,
    /// What switched on means; none where it can't be told.
    pub on_means: Option<OnMeans>,
    /// What the data is for.
    pub purpose: Purpose,
    /// The words that decided, as they stand in the page, in order.
    pub words: Vec<String>,
    /// The language that they were read in (BCP 47).
    pub language: &'static str,
}

/// Reads a control's words. None: they don't say that it decides whether data goes into AI.
pub fn classify(texts: &Texts) -> Option<Verdict> {
    let declared = texts.language.and_then(language_at);
    let vietnamese = declared.is_some_and(|language| LANGUAGES[language].code == "vi");
    let parts: Vec<(&str, Folded, Hits)> = std::iter::once(texts.label)
        .chain(texts.descriptions.iter().copied())
        .chain(texts.heading)
        .map(|text| {
            let folded = fold(text, vietnamese);
            let hits = Hits::of(&folded);
            (text, folded, hits)
        })
        .collect();
    // nothing about AI or training: the common case, and the cheap one
    let speaks = |concept| parts.iter().any(|(_, _, hits)| hits.has(concept));
    if ![Concept::Ai, Concept::Model, Concept::Train, Concept::Crawl].into_iter().any(speaks) {
        return None;
    }
    let mut letters = [0; LANGUAGES.len()];
    parts.iter().for_each(|(_, _, hits)| hits.count_letters(&mut letters));
    let most = most_letters(&letters);
    // many pages declare a wrong language, but what they declare explains about as much as the best if it is right
    let best = declared.filter(|declared| letters[*declared] * 3 >= letters[most] * 2).unwrap_or(most);
    // “Opt-out du training IA” has more English words than French ones
    let second = declared.filter(|declared| *declared != best && letters[*declared] > 0);
    read_in(&parts, best, texts).or_else(|| read_in(&parts, second?, texts))
}

/// Reads a control's words in one language.
fn read_in(parts: &[(&str, Folded, Hits)], language: usize, texts: &Texts) -> Option<Verdict> {
    let mut read = parts.iter().map(|(text, folded, hits)| Part::of(text, folded, hits, language));
    let label = read.next()?;
    let mut rest: Vec<Part> = read.collect();
    let heading = texts.heading.and_then(|_| rest.pop());
    rest.iter_mut().for_each(Part::forget_what_always_holds);
    let (strength, direction, aim, words) = weigh(&label, &rest, heading.as_ref(), texts.language)?;
    Some(Verdict {
        strength,
        on_means: match direction {
            Direction::Used => Some(OnMeans::Used),
            Direction::KeptOut => Some(OnMeans::Protected),
            Direction::Unsure => None,
        },
        purpose: match aim {
            Aim::Training => Purpose::Training,
            Aim::HumanReview => Purpose::HumanReview,
            Aim::ThirdParty => Purpose::ThirdParty,
            Aim::Scraping => Purpose::Scraping,
            Aim::Personalization => Purpose::Personalization,
        },
        words,
        language: LANGUAGES[language].code,
    })
}

/// The language that explains most; of several the first.
fn most_letters(letters: &[usize; LANGUAGES.len()]) -> usize {
    let most = (0..LANGUAGES.len()).max_by_key(|language| (letters[*language], std::cmp::Reverse(*language)));
    most.expect("there are languages")
}

/// The language of a BCP 47 tag: the longest that fits, `zh-TW` being `zh-Hant`.
fn language_at(tag: &str) -> Option<usize> {
    let tag = tag.to_ascii_lowercase().replace('_', "-");
    let base = tag.split('-').next().unwrap_or_default();
    let code = match base {
        "zh" if ["hant", "tw", "hk", "mo"].iter().any(|part| tag.split('-').any(|own| own == *part)) => "zh-Hant",
        "zh" => "zh-Hans",
        "no" | "nn" => "nb",
        "iw" => "he",
        "in" => "id",
        other => other,
    };
    LANGUAGES.iter().position(|language| language.code == code)
}

/// What separates the parts of an address.
const SEPARATORS: &[char] = &['/', '?', '&', '=', '#', '.', ';', ':', '!', '+', '%'];
/// So many letters make a word for settings that others may be glued to: `mypreferences`.
const LONG_WORD: usize = 8;
/// A part of an address with more words is the title of an article.
const MOST_WORDS: usize = 3;

/// Whether an address is that of settings, by a short part of its host, path, query or fragment: `/account/privacy`.
pub fn is_settings_address(address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    let parts = [url.host_str(), Some(url.path()), url.query(), url.fragment()].into_iter().flatten();
    parts.flat_map(|part| part.split(SEPARATORS)).any(|part| {
        let words = || part.split(['-', '_']).filter(|word| !word.is_empty());
        let is_settings = |word: &str| {
            let word = word.to_ascii_lowercase();
            let glued = |known: &str| known.len() >= LONG_WORD && (word.starts_with(known) || word.ends_with(known));
            hits::ADDRESS_WORDS.iter().any(|known| word == *known || glued(known))
        };
        words().count() <= MOST_WORDS && words().any(is_settings)
    })
}

/// The same question as a JavaScript regular expression over host, path, query and fragment, for the agent; it may say yes
/// where [`is_settings_address`] says no, never the other way.
#[cfg(not(target_arch = "wasm32"))]
pub fn settings_address_regex() -> String {
    let all = hits::ADDRESS_WORDS.join("|");
    let long: Vec<&str> = hits::ADDRESS_WORDS.iter().copied().filter(|word| word.len() >= LONG_WORD).collect();
    let long = long.join("|");
    let ends = r"[/?&=#.;:!+%\-_]";
    let letters = r"[^/?&=#.;:!+%\-_]*";
    format!("(?:^|{ends})(?:{all}|(?:{long}){letters}|{letters}(?:{long}))(?={ends}|$)")
}

/// Whether a text says that it belongs to a settings page: `Settings`, `Privacy`.
pub fn names_settings(text: &str) -> bool {
    Hits::of(&fold(text, false)).has(Concept::Page)
}

/// Every word that is found in a text in the language that it is read in, for those who write the words.
#[cfg(not(target_arch = "wasm32"))]
pub fn explain(text: &str, language: Option<&str>) -> String {
    let folded = fold(text, language == Some("vi"));
    let hits = Hits::of(&folded);
    let mut letters = [0; LANGUAGES.len()];
    hits.count_letters(&mut letters);
    let chosen = language.and_then(language_at).unwrap_or(most_letters(&letters));
    let word = |hit: &hits::Hit| format!("{:?} “{}”", hit.concept, folded.original(text, hit.start, hit.end));
    let words: Vec<String> = hits.in_language(&folded, chosen).iter().map(word).collect();
    format!("{}: {}", LANGUAGES[chosen].code, words.join(", "))
}

/// Whether a text has a word for AI and one for training or improving, in whatever languages: what a mere search would find.
#[cfg(not(target_arch = "wasm32"))]
pub fn mentions_ai_and_training(text: &str) -> bool {
    let hits = Hits::of(&fold(text, false));
    hits.has(Concept::Ai) && (hits.has(Concept::Train) || hits.has(Concept::Improve))
}
