//! Finds the words of every language in a folded text, in time linear in its length. Start at [`Hits::of`].

use std::sync::OnceLock;

use fst::raw::{CompiledAddr, Fst, Output};

use super::concept::{Concept, Object};
use super::fold::Folded;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A language of the lexicon.
#[derive(Debug)]
pub struct Language {
    /// Its BCP 47 tag.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// Where the object of a verb stands.
    pub object: Object,
    /// Where the word stands that makes AI the tool: before it (`with AI`), after it (`AIで`).
    pub tool: Object,
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

/// Spellings, with a way in past their first bytes: most places in a text are told by those alone.
struct Map {
    fst: Fst<&'static [u8]>,
    /// By their first [`BEGIN`] bytes, and the shorter spellings, in open addressing; what has no length is free.
    beginnings: Vec<Beginning>,
    /// Which hashes they have.
    known: Bits,
}

/// One bit for each slot: small enough to stay near the processor.
struct Bits(Vec<u64>);

impl Bits {
    fn set(&mut self, slot: usize) {
        self.0[slot / 64] |= 1 << (slot % 64);
    }

    fn has(&self, slot: usize) -> bool {
        self.0[slot / 64] >> (slot % 64) & 1 == 1
    }
}

/// Where the spellings with the same first bytes go on, or what a shorter spelling gives.
#[derive(Clone, Copy, Default)]
struct Beginning {
    bytes: [u8; BEGIN],
    length: u8,
    node: u32,
    output: u32,
}

/// How many bytes are known before a walk.
const BEGIN: usize = 4;

impl Map {
    fn open(bytes: &'static [u8]) -> Self {
        let fst = Fst::new(bytes).expect("the build has packed them");
        let small = |number: u64| u32::try_from(number).expect("the maps have less than 4 GB");
        let mut beginnings = Vec::new();
        let mut open = vec![(fst.root().addr(), Output::zero(), Beginning::default())];
        while let Some((addr, output, at)) = open.pop() {
            let length = usize::from(at.length);
            if length == BEGIN {
                beginnings.push(Beginning { node: small(addr as u64), output: small(output.value()), ..at });
                continue;
            }
            let node = fst.node(addr);
            if node.is_final() {
                beginnings.push(Beginning { output: small(output.cat(node.final_output()).value()), ..at });
            }
            for step in node.transitions() {
                let mut next = Beginning { length: at.length + 1, ..at };
                next.bytes[length] = step.inp;
                open.push((step.addr, output.cat(step.out), next));
            }
        }
        // half of it stays free
        let mut table = vec![Beginning::default(); (beginnings.len() * 2).next_power_of_two()];
        let mut known = Bits(vec![0; (1 << 16) / 64]);
        for beginning in beginnings {
            let slot = slot(hash(&beginning.bytes[..usize::from(beginning.length)]));
            known.set(slot);
            let mut at = slot % table.len();
            while table[at].length > 0 {
                at = (at + 1) % table.len();
            }
            table[at] = beginning;
        }
        Self { fst, beginnings: table, known }
    }

    /// The beginning with these bytes, whose hash is known.
    fn find(&self, bytes: &[u8], hash: u32) -> Option<&Beginning> {
        let slot = slot(hash);
        if !self.known.has(slot) {
            return None;
        }
        let mask = self.beginnings.len() - 1;
        let mut at = slot & mask;
        loop {
            let beginning = &self.beginnings[at];
            match usize::from(beginning.length) {
                0 => return None,
                length if beginning.bytes[..length] == *bytes => return Some(beginning),
                _ => at = (at + 1) & mask,
            }
        }
    }
}

const FNV_OFFSET: u32 = 0x811c_9dc5;

/// A byte more of an FNV-1a hash.
fn hashed(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// A hash in 16 bits.
fn slot(hash: u32) -> usize {
    ((hash >> 16) ^ (hash & 0xFFFF)) as usize
}

/// The FNV-1a hash of a few bytes.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(FNV_OFFSET, |hash, byte| hashed(hash, *byte))
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
        let mut found = Vec::with_capacity(folded.text.len());
        // whether everything between the word's beginning and here is glued prefixes
        let mut is_glued = false;
        for (at, _) in folded.text.char_indices() {
            let class = folded.class[at];
            if !class.is_word() {
                is_glued = false;
                continue;
            }
            let is_start = folded.is_boundary(at);
            if is_start || is_glued {
                walk(&maps.starts, folded, at, &mut found);
            }
            if is_start || !class.is_unspaced() {
                walk(&maps.inside, folded, at, &mut found);
            }
            is_glued = (is_start || is_glued) && class.is_glued_prefix();
        }
        Self { found }
    }

    /// How many letters of the text each language explains, best first; nothing is of every language.
    pub fn languages(&self) -> Vec<(usize, usize)> {
        let mut letters = vec![(0, 0); LANGUAGES.len()];
        for (start, end, sense) in &self.found {
            if let Some((_, until)) = letters.get_mut(usize::from(sense.language)) {
                // what overlaps counts once
                let fresh = end.saturating_sub((*until).max(*start));
                *until = (*until).max(*end);
                letters[usize::from(sense.language)].0 += fresh;
            }
        }
        let mut all: Vec<(usize, usize)> =
            letters.into_iter().enumerate().map(|(language, (letters, _))| (language, letters)).collect();
        all.retain(|(_, letters)| *letters > 0);
        all.sort_by_key(|(language, letters)| (std::cmp::Reverse(*letters), *language));
        all
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
        hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end), hit.concept));
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

/// Walks through a map along the text, and keeps what counts there.
fn walk(map: &Map, folded: &Folded, start: usize, found: &mut Vec<(usize, usize, Sense)>) {
    let bytes = &folded.text.as_bytes()[start..];
    let mut hash = FNV_OFFSET;
    for (at, byte) in bytes.iter().take(BEGIN - 1).enumerate() {
        hash = hashed(hash, *byte);
        if let Some(short) = map.find(&bytes[..=at], hash) {
            keep(short.output.into(), folded, start, start + at + 1, found);
        }
    }
    let Some(first) = bytes.get(..BEGIN) else { return };
    let Some(beginning) = map.find(first, hashed(hash, first[BEGIN - 1])) else { return };
    let mut output = Output::new(beginning.output.into());
    let mut node = map.fst.node(beginning.node as CompiledAddr);
    let mut end = start + BEGIN;
    loop {
        if node.is_final() {
            keep(output.cat(node.final_output()).value(), folded, start, end, found);
        }
        let Some(index) = folded.text.as_bytes().get(end).and_then(|byte| node.find_input(*byte)) else { return };
        let step = node.transition(index);
        output = output.cat(step.out);
        node = map.fst.node(step.addr);
        end += 1;
    }
}

/// Keeps what a spelling means, as far as it may stand there.
fn keep(place: u64, folded: &Folded, start: usize, end: usize, found: &mut Vec<(usize, usize, Sense)>) {
    let ends = folded.is_boundary(end);
    let (first, count) = ((place >> 8) as usize, (place & 0xFF) as usize);
    for sense in &SENSES[first..first + count] {
        let is_capital = || folded.class[start..end].iter().all(|class| class.may_be_capital());
        if (!sense.ends || ends) && (!sense.capital || is_capital()) {
            found.push((start, end, *sense));
        }
    }
}
