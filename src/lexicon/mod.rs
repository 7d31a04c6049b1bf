//! Recognises AI-data controls by their words alone, where the catalogue knows nothing: renamed switches, unknown sites.
//! Start at [`classify`].
//!
//! 1. [`fold`]: texts become comparable.
//! 2. [`hits`] and [`map`]: the words of every language are found, in linear time. They are data: one file a language in `languages/`.
//! 3. [`sentence`]: what a sentence says; [`direction`]: which way round.
//! 4. Here: what label, description and heading say together.
//!
//! There is no guess: what isn't said is no finding, and a direction that isn't certain is none.

pub mod concept;
mod direction;
#[cfg(test)]
#[allow(dead_code)]
mod file;
mod fold;
mod hits;
mod map;
mod sentence;
#[cfg(test)]
mod tests;

use crate::catalog::{OnMeans, Purpose};
#[cfg(test)]
use crate::detect::word_files;
use crate::detect::words::{Stands, Words};
use crate::text;

use concept::{Concept, Concepts};
use fold::{Folded, fold, is_unspaced};
use hits::{Hit, Hits};
pub use hits::{LANGUAGES, Language};
pub use sentence::Strength;
use sentence::{Aim, Direction, Sentence};

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

/// A text that was read in a language.
struct Part<'a> {
    text: &'a str,
    folded: &'a Folded,
    sentences: Vec<Sentence>,
    concepts: Concepts,
    /// Letters that no word of the language explains.
    unknown: usize,
}

impl<'a> Part<'a> {
    fn of(text: &'a str, folded: &'a Folded, hits: &Hits, language: usize) -> Self {
        let hits = hits.in_language(folded, language);
        let sentences: Vec<Sentence> = split(folded, &hits)
            .into_iter()
            .map(|(start, end)| {
                let first = hits.partition_point(|hit| hit.start < start);
                let last = hits.partition_point(|hit| hit.start < end);
                sentence::read(&hits[first..last], folded, &LANGUAGES[language])
            })
            .collect();
        let mut concepts = Concepts::default();
        // “lesson” is data as well as something to be told about
        let is_data = |hit: &Hit| {
            let mut same = hits.iter().filter(|other| (other.start, other.end) == (hit.start, hit.end));
            same.any(|other| other.concept == Concept::Data)
        };
        let counts = |hit: &&Hit| hit.concept != Concept::Inform || !is_data(hit);
        hits.iter().filter(counts).for_each(|hit| concepts.add(hit.concept));
        let mut known = 0;
        let mut until = 0;
        for hit in &hits {
            let start = hit.from.max(until).min(hit.until);
            known += folded.count_letters(start, hit.until);
            until = until.max(hit.until);
        }
        let unknown = folded.count_letters(0, folded.text.len()).saturating_sub(known);
        Self { text, folded, sentences, concepts, unknown }
    }

    fn best(&self) -> Option<&Sentence> {
        let strength = |sentence: &&Sentence| sentence.relation.as_ref().map(|relation| relation.strength);
        self.sentences.iter().rev().filter(|sentence| sentence.relation.is_some()).max_by_key(strength)
    }

    /// How many letters of small words may stand between those that are known.
    fn few(&self) -> usize {
        if self.folded.text.chars().any(is_unspaced) { 5 } else { 18 }
    }

    fn words(&self, hits: &[Hit]) -> Vec<String> {
        let mut words: Vec<String> =
            hits.iter().map(|hit| self.folded.original(self.text, hit.from, hit.until).to_owned()).collect();
        words.dedup();
        words
    }
}

/// Where the sentences of a folded text begin and end; a mark inside a word ends none (`A.I.`).
fn split(folded: &Folded, hits: &[Hit]) -> Vec<(usize, usize)> {
    let text = &folded.text;
    let mut out = Vec::new();
    let mut start = 0;
    let mut is_inside = false;
    for (at, c) in text.char_indices() {
        // “(generative bzw. prediktive KI)”
        is_inside = match c {
            '(' => text[at..].contains(')'),
            ')' => false,
            _ => is_inside,
        };
        let ends = match c {
            // “Art. 70” goes on
            '.' => {
                let mut after = text[at + 1..].chars();
                !is_inside
                    && after.next().is_none_or(char::is_whitespace)
                    && !after.next().is_some_and(|c| c.is_ascii_digit())
            }
            '!' | '?' | '。' | '؟' | '।' | '…' | '\n' => true,
            _ => false,
        };
        if ends && !hits[..hits.partition_point(|hit| hit.start <= at)].iter().rev().take(3).any(|hit| at < hit.end) {
            out.push((start, at));
            start = at + c.len_utf8();
        }
    }
    out.push((start, text.len()));
    out.retain(|(start, end)| start < end);
    out
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

/// With more letters that are no known word a label names something of its own: `Country where you live`.
const MOST_AROUND_AN_ANSWER: usize = 14;
/// With more of them what is allowed is something else: `Enable dark mode`.
const MOST_AROUND_A_PERMISSION: usize = 9;
/// With more of them a refusal of training data is no person's: `Exclude outliers from training data`.
const MOST_AROUND_A_REFUSAL: usize = 6;

type Weighed = (Strength, Direction, Aim, Vec<String>);

/// What label, descriptions and heading say together: the label first, then the description under it, then the heading over
/// a label that names no setting of its own.
fn weigh(label: &Part, descriptions: &[Part], heading: Option<&Part>, language: Option<&str>) -> Option<Weighed> {
    by_label(label, descriptions, heading)
        .or_else(|| by_description(label, descriptions))
        .or_else(|| by_heading(label, heading?, language))
}

fn by_label(label: &Part, descriptions: &[Part], heading: Option<&Part>) -> Option<Weighed> {
    let sentence = label.best()?;
    let relation = sentence.relation.as_ref()?;
    let mut strength = relation.strength;
    let others = || descriptions.iter().chain(heading);
    // what stands around it can say what the label leaves out
    if strength == Strength::Weak {
        let about = [Concept::Data, Concept::Private];
        // “Do not train”: “applies to all AI models”, under “My manuscripts”
        let is_about = others().any(|part| part.concepts.any(&about));
        let related = |part: &Part| part.best().is_some() || part.concepts.has(Concept::Ai) && is_about;
        let other = |part: &Part| part.concepts.any(&[Concept::Other, Concept::Inform]);
        // “Help train our models” asks for something, whatever else is told under it
        let is_request =
            relation.has_model && label.concepts.has(Concept::Allow) && label.concepts.has(Concept::Improve);
        if others().any(related) {
            strength = Strength::Medium;
        } else if others().any(other) && !label.concepts.has(Concept::Refuse) && !is_request {
            return None;
        } else if (label.concepts.has(Concept::Ai)
            || relation.has_model && label.concepts.any(&[Concept::Improve, Concept::Refuse]))
            && label.unknown <= label.few()
            || label.concepts.has(Concept::Refuse) && label.unknown <= MOST_AROUND_A_REFUSAL
        {
            // “AI training”, “Improve the model”, “Opt out of model training”, and nothing else
            strength = Strength::Medium;
        }
    }
    let direction = conditioned(relation.direction, sentence.condition, &Concepts::default());
    let direction = beside_others(direction, &label.concepts, descriptions, heading);
    Some((strength, direction, relation.aim, label.words(&relation.words)))
}

/// A label's direction beside what the texts around it say: a mere name (`AI training`, `GPTBot`) is used or kept out as they have
/// it, and a label that is contradicted by what “on” means tells nothing.
fn beside_others(direction: Direction, label: &Concepts, descriptions: &[Part], heading: Option<&Part>) -> Direction {
    use Concept::{Allow, Not, Refuse, Share, Use};
    let is_name = !label.any(&[Use, Share, Allow, Refuse, Not]);
    let relations = |part: &'_ Part| -> Vec<(Direction, Option<bool>, Concepts)> {
        let sure = part.sentences.iter().filter_map(|sentence| {
            let relation = sentence.relation.as_ref().filter(|relation| relation.strength > Strength::Weak)?;
            Some((relation.direction, sentence.condition, sentence.concepts))
        });
        sure.filter(|(direction, ..)| *direction != Direction::Unsure).collect()
    };
    let told: Vec<_> = descriptions.iter().flat_map(relations).collect();
    // “When on, your posts stay out of the training”
    if let Some((told, condition, _)) = told.iter().find(|(_, condition, _)| condition.is_some()) {
        let told = conditioned(*told, *condition, label);
        return if is_name || told == direction { told } else { Direction::Unsure };
    }
    if !is_name || direction != Direction::Used {
        return direction;
    }
    match told.first() {
        // “Tells AI companies to stay away”; “we don't train on your posts” may be said for when it is off
        Some((Direction::KeptOut, _, concepts)) if concepts.has(Not) => Direction::Unsure,
        Some((told, ..)) => *told,
        // “GPTBot” under “Block AI crawlers”
        None => heading.into_iter().flat_map(relations).next().map_or(direction, |(told, ..)| told),
    }
}

/// What a condition makes of a direction: `When off, your data isn't used` says that on, it is.
/// Under a label that refuses, `If you object, it isn't used` says what on means.
fn conditioned(direction: Direction, condition: Option<bool>, label: &Concepts) -> Direction {
    match (direction, condition) {
        (Direction::KeptOut, Some(false)) if label.has(Concept::Refuse) => Direction::KeptOut,
        (_, Some(false)) => direction.turned(),
        _ => direction,
    }
}

/// The label names it in short (`Model improvement`, `Private mode`), and the description says it.
fn by_description(label: &Part, descriptions: &[Part]) -> Option<Weighed> {
    use Concept::{
        Ai, Allow, By, Crawl, Data, Improve, Inform, Make, Mine, Model, Not, Other, Personal, Private, Refuse, Review,
        Share, Train, Use,
    };
    let named = &label.concepts;
    let is_about = named
        .any(&[Ai, Model, Train, Improve, Use, Share, Data, Refuse, Not, Private, Review, Personal, Crawl])
        || named.has(Allow) && is_bare(label, &[Allow, By, Mine]) && label.unknown <= 4;
    let (at, part, sentence) =
        descriptions.iter().enumerate().filter_map(|(at, part)| Some((at, part, part.best()?))).max_by_key(
            |(_, _, sentence)| {
                (sentence.relation.as_ref().map(|relation| relation.strength), sentence.condition.is_some())
            },
        )?;
    let relation = sentence.relation.as_ref()?;
    // whatever the label calls it, the text right under it explains it: “Global learning”
    let is_reviewed = relation.aim == Aim::HumanReview && relation.strength >= Strength::Medium;
    let is_strong = relation.strength == Strength::Strong && !sentence.concepts.has(Make);
    let is_plain = relation.is_plain || is_reviewed || is_strong;
    let is_said = relation.direction == Direction::Used || !sentence.concepts.has(Not) || relation.aim == Aim::Scraping;
    let is_told = is_plain && is_said;
    let is_explained = relation.is_plain && relation.direction == Direction::Used;
    if named.any(&[Inform, Make]) && !(is_explained && at == 0)
        || named.has(Other) && !named.has(Private) && !(is_told && at == 0)
    {
        return None;
    }
    let is_told = at == 0 && (is_told || sentence.condition.is_some() && relation.strength >= Strength::Medium);
    // “Remove filler words with AI” refuses nothing
    let is_feature = named.has(By) && named.has(Ai) && !named.any(&[Train, Improve]);
    let keeps_out = named.any(&[Not, Private]) || named.has(Refuse) && !is_feature;
    // “Incognito notebook”: “never used to improve our AI”
    let is_named = named.any(&[Not, Private]) || keeps_out && sentence.concepts.has(Use);
    let is_same = at == 0 && is_named && relation.direction == Direction::KeptOut && sentence.condition.is_none();
    let is_weak = relation.strength == Strength::Weak && !named.any(&[Ai, Model, Train, Improve, Data, Share]);
    if !is_about && !is_told || is_weak && !is_same {
        return None;
    }
    let direction = match (relation.direction, sentence.condition) {
        (direction, Some(_)) => conditioned(direction, sentence.condition, named),
        (Direction::KeptOut, None) if keeps_out => Direction::KeptOut,
        // “Adds rules that tell AI crawlers not to take your pages” is what it does
        (Direction::KeptOut, None) if relation.aim == Aim::Scraping => Direction::KeptOut,
        // “Smart replies”: “we never use your messages to train AI” is a reassurance about something else
        (Direction::KeptOut, None) => {
            if sentence.concepts.has(Not) || !is_told && !named.any(&[Data, Share, Train, Improve]) {
                return None;
            }
            Direction::KeptOut
        }
        (Direction::Used, None) if named.any(&[Refuse, Not]) => Direction::KeptOut,
        (Direction::Used, None) if named.has(Private) && !named.any(&[Data, Share]) => Direction::Unsure,
        (direction, None) => direction,
    };
    let strength = if is_same { Strength::Medium } else { relation.strength.min(Strength::Medium) };
    Some((strength, direction, relation.aim, part.words(&relation.words)))
}

/// The heading says it, and the label only answers: `Allow`, `My photos`.
fn by_heading(label: &Part, heading: &Part, language: Option<&str>) -> Option<Weighed> {
    use Concept::{Allow, By, Crawl, Data, Mine, Model, Not, Private, Refuse, Share, Third, Train, Use};
    let sentence = heading.best()?;
    let relation = sentence.relation.as_ref()?;
    let words = Words::of(language);
    let first = || label.text.split([' ', ',', '.', '、', '，']).next().unwrap_or_default();
    let is_short = label.text.split_whitespace().count() <= 3;
    // “Use large text”, “Allow dark mode”
    let names = label.concepts.any(&[Data, Mine, Not, Private, Refuse, Share, Third]);
    let is_other_use = label.concepts.has(Use) && !label.concepts.any(&[Mine, Not, Refuse]) && label.unknown > 2
        || label.concepts.has(Allow) && !names && label.unknown > MOST_AROUND_A_PERMISSION;
    let says = words
        .state(label.text, Stands::AsChoice)
        .or_else(|| words.state(first(), Stands::AsChoice).filter(|_| is_short));
    let answers = label.unknown <= MOST_AROUND_AN_ANSWER
        && !is_other_use
        && label.concepts.any(&[Allow, Data, Mine, Not, Refuse, Share, Use])
        && is_bare(label, &[Allow, By, Crawl, Data, Mine, Model, Not, Private, Refuse, Share, Third, Train, Use]);
    // “Was this page helpful?” asks something else
    let asks = label.text.contains(['?', '？', '؟']);
    if says.is_none() && (!answers || asks) && !label.text.trim().is_empty() {
        return None;
    }
    let turned = says.map_or(label.concepts.any(&[Not, Refuse]), |on| !on);
    let direction = match (relation.direction, turned) {
        (Direction::Used, true) => Direction::KeptOut,
        // “No” under “Opt out of AI training”
        (Direction::KeptOut, true) if says.is_some() => Direction::Unsure,
        (direction, _) => direction,
    };
    Some((Strength::Medium, direction, relation.aim, heading.words(&relation.words)))
}

/// Whether a label says nothing beyond these concepts but for a few small words.
fn is_bare(label: &Part, concepts: &[Concept]) -> bool {
    let others = Concept::ALL.iter().filter(|(_, concept)| !concepts.contains(concept));
    let says_other = others.map(|(_, concept)| *concept).any(|concept| label.concepts.has(concept));
    !says_other && label.unknown <= label.few()
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
    let word = |hit: &Hit| format!("{:?} “{}”", hit.concept, folded.original(text, hit.start, hit.end));
    let words: Vec<String> = hits.in_language(&folded, chosen).iter().map(word).collect();
    format!("{}: {}", LANGUAGES[chosen].code, words.join(", "))
}

/// Whether a text has a word for AI and one for training or improving, in whatever languages: what a mere search would find.
#[cfg(not(target_arch = "wasm32"))]
pub fn mentions_ai_and_training(text: &str) -> bool {
    let hits = Hits::of(&fold(text, false));
    hits.has(Concept::Ai) && (hits.has(Concept::Train) || hits.has(Concept::Improve))
}
