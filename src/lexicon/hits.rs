//! Finds the words of every language in a folded text, in time linear in its length. Start at [`Hits::of`].

use std::sync::OnceLock;

use super::concept::{Concept, Object};
use super::fold::Folded;
use super::map::Map;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A language of the lexicon.
#[derive(Debug)]
pub struct Language {
    /// Its BCP 47 tag.
    pub code: &'static str,
    /// Where the object of a verb stands.
    pub object: Object,
    /// Where the word stands that makes AI the tool: before it (`with AI`), after it (`AIで`).
    pub tool: Object,
    /// Words that join two of the same (`or`), folded.
    pub joins: &'static [&'static str],
}

/// What a spelling means in a language.
#[derive(Debug, Clone, Copy)]
struct Sense {
    language: u8,
    concept: Concept,
    ends: bool,
    capital: bool,
}

/// A word that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the folded text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Where the word that it is in begins.
    pub from: usize,
    /// Where that word ends.
    pub until: usize,
    /// What it means.
    pub concept: Concept,
}

impl Hit {
    /// Whether it is the same place in the text, with whatever meaning.
    pub fn is_at(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}

/// What English words count in every language: loans.
const LOANS: [Concept; 6] =
    [Concept::Ai, Concept::Model, Concept::Train, Concept::Data, Concept::Crawl, Concept::Refuse];
/// A loan has this many letters at least: shorter ones are other words elsewhere.
const SHORTEST_LOAN: usize = 4;

/// The words of all languages in a text.
#[derive(Debug)]
pub struct Hits {
    found: Vec<(usize, usize, Sense)>,
}

struct Maps {
    starts: Map,
    inside: Map,
}

fn maps() -> &'static Maps {
    static MAPS: OnceLock<Maps> = OnceLock::new();
    MAPS.get_or_init(|| {
        let starts = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon_starts.fst"));
        let inside = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon_inside.fst"));
        Maps { starts: Map::open(starts), inside: Map::open(inside) }
    })
}

impl Hits {
    /// Finds all words: one walk through each map from each place where a word can begin, as long as the longest spelling.
    pub fn of(folded: &Folded) -> Self {
        let maps = maps();
        let text = folded.text.as_bytes();
        let mut found = Vec::with_capacity(folded.text.len());
        // whether everything between the word's beginning and here is glued prefixes
        let mut is_glued = false;
        for (at, _) in folded.text.char_indices() {
            let class = folded.class(at);
            if !class.is_word() {
                is_glued = false;
                continue;
            }
            let is_start = folded.is_boundary(at);
            if is_start || is_glued {
                maps.starts.beginnings(&text[at..], |length, place| keep(place, folded, at, at + length, &mut found));
            }
            if is_start || !class.is_unspaced() {
                maps.inside.beginnings(&text[at..], |length, place| keep(place, folded, at, at + length, &mut found));
            }
            is_glued = (is_start || is_glued) && class.is_glued_prefix();
        }
        Self { found }
    }

    /// Adds how many letters of the text each language explains; nothing is of every language.
    pub fn count_letters(&self, letters: &mut [usize; LANGUAGES.len()]) {
        let mut untils = [0; LANGUAGES.len()];
        for (start, end, sense) in &self.found {
            if let Some(until) = untils.get_mut(usize::from(sense.language)) {
                // what overlaps counts once
                letters[usize::from(sense.language)] += end.saturating_sub((*until).max(*start));
                *until = (*until).max(*end);
            }
        }
    }

    /// The words in one language, English loans and names among them, by place; what stands inside a longer one is gone.
    pub fn in_language(&self, folded: &Folded, language: usize) -> Vec<Hit> {
        let english = LANGUAGES.iter().position(|language| language.code == "en");
        let counts = |(start, end, sense): &&(usize, usize, Sense)| {
            let own = usize::from(sense.language);
            own == language
                || own == LANGUAGES.len()
                || Some(own) == english && LOANS.contains(&sense.concept) && end - start >= SHORTEST_LOAN
        };
        let mut hits: Vec<Hit> = self
            .found
            .iter()
            .filter(counts)
            .filter(|(_, _, sense)| sense.concept != Concept::Page)
            .map(|(start, end, sense)| {
                let (from, until) = word_around(folded, *start, *end);
                Hit { start: *start, end: *end, from, until, concept: sense.concept }
            })
            .collect();
        hits.sort_unstable_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.concept));
        hits.dedup();
        let mut longest = (0, 0);
        hits.retain(|hit| {
            let inside = hit.end <= longest.1 && (hit.start, hit.end) != longest;
            // “AI companies” are still AI
            let adds = matches!(
                hit.concept,
                Concept::Mine | Concept::Review | Concept::Personal | Concept::Third | Concept::Private
            );
            if hit.end > longest.1 && !adds {
                longest = (hit.start, hit.end);
            }
            !inside
        });
        hits.retain(|hit| hit.concept != Concept::Ignore);
        drop_crossing(&mut hits);
        hits
    }

    /// Whether a concept is there in any language.
    pub fn has(&self, concept: Concept) -> bool {
        self.found.iter().any(|(_, _, sense)| sense.concept == concept)
    }
}

/// Of two words that cross each other, as scripts without spaces have them, the longer one is meant, or else the first.
fn drop_crossing(hits: &mut Vec<Hit>) {
    let crosses = |one: &Hit, other: &Hit| one.start < other.start && other.start < one.end && one.end < other.end;
    let mut at = 1;
    while at < hits.len() {
        let (one, other) = (hits[at - 1], hits[at]);
        if crosses(&one, &other) {
            hits.remove(if other.end - other.start > one.end - one.start { at - 1 } else { at });
            at = at.max(2) - 1;
        } else {
            at += 1;
        }
    }
}

/// The longest word that is looked for around a part of it, in bytes.
const LONGEST_WORD: usize = 100;

/// Where the word that a part of a text is in begins and ends.
fn word_around(folded: &Folded, start: usize, end: usize) -> (usize, usize) {
    let longest = |from: usize| from.saturating_sub(LONGEST_WORD);
    let is_end = |at: &usize| folded.text.is_char_boundary(*at) && folded.is_boundary(*at);
    let from = (longest(start)..=start).rev().find(is_end).unwrap_or(start);
    let until = (end..=(end + LONGEST_WORD).min(folded.text.len())).find(is_end).unwrap_or(end);
    (from, until)
}

/// Keeps what a spelling means, as far as it may stand there.
fn keep(place: u64, folded: &Folded, start: usize, end: usize, found: &mut Vec<(usize, usize, Sense)>) {
    let ends = folded.is_boundary(end);
    let (first, count) = ((place >> 8) as usize, (place & 0xFF) as usize);
    for sense in &SENSES[first..first + count] {
        let is_capital = || (start..end).all(|at| folded.class(at).may_be_capital());
        if (!sense.ends || ends) && (!sense.capital || is_capital()) {
            found.push((start, end, *sense));
        }
    }
}
