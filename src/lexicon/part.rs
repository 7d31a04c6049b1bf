//! A text of a control, label, description or heading, read in one language. Start at [`Part::of`].

use super::concept::{Concept, Concepts, Object};
use super::fold::{Folded, is_unspaced};
use super::hits::{Hit, Hits, LANGUAGES};
use super::sentence::{self, Sentence};

/// Shorter words are no verbs: `At`, `In`.
const A_VERB: usize = 3;

/// A text that was read in a language.
pub struct Part<'a> {
    /// As the page has it.
    pub text: &'a str,
    folded: &'a Folded,
    /// Its sentences in order.
    pub sentences: Vec<Sentence>,
    /// Everything in it.
    pub concepts: Concepts,
    /// Letters that no word of the language explains.
    pub unknown: usize,
}

impl<'a> Part<'a> {
    /// Reads a folded text, with the words that were found in it, in one language.
    pub fn of(text: &'a str, folded: &'a Folded, hits: &Hits, language: usize) -> Self {
        let mut hits = hits.in_language(folded, language);
        let neutral: Vec<Hit> = hits.iter().filter(|hit| hit.concept == Concept::Neutral).copied().collect();
        hits.retain(|hit| hit.concept != Concept::Neutral);
        let language = &LANGUAGES[language];
        let sentences: Vec<Sentence> = split(folded, &hits)
            .into_iter()
            .map(|(start, end)| {
                let first = hits.partition_point(|hit| hit.start < start);
                let last = hits.partition_point(|hit| hit.start < end);
                let mut sentence = sentence::read(&hits[first..last], &neutral, folded, language);
                sentence.opens_unknown =
                    language.object == Object::After && opens_unknown(folded, start, &[&hits, &neutral]);
                if sentence.opens_unknown || sentence.relation.is_some() {
                    let inside = &hits[first..last];
                    let is_first = |hit: &&Hit| hit.start == inside[0].start;
                    inside.iter().filter(is_first).for_each(|hit| sentence.opening.add(hit.concept));
                    if neutral.iter().any(|hit| (start..=start + 1).contains(&hit.start)) {
                        sentence.opening.add(Concept::Neutral);
                    }
                }
                sentence
            })
            .collect();
        let mut concepts = Concepts::default();
        // “lesson recordings” are data, whatever else lessons are
        let is_data = |hit: &Hit| {
            let data = || hits.iter().filter(|other| other.concept == Concept::Data);
            data().any(|other| other.is_at(hit))
                && data().any(|other| (hit.until..=hit.until + 1).contains(&other.start))
        };
        // “replies” are data, whatever else AI does
        let is_same = |hit: &Hit, concept| hits.iter().any(|other| other.concept == concept && other.is_at(hit));
        let counts = |hit: &&Hit| match hit.concept {
            Concept::Inform => !is_data(hit),
            Concept::Make => !is_same(hit, Concept::Data),
            _ => true,
        };
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

    /// Forgets what holds whatever a control is set to: `We don't train on them in any case`.
    pub fn forget_what_always_holds(&mut self) {
        let always = |sentence: &&mut Sentence| sentence.concepts.has(Concept::Regardless);
        self.sentences.iter_mut().filter(always).for_each(|sentence| sentence.relation = None);
    }

    /// The sentence that says most surely that data goes into AI, if one does; of several the last.
    pub fn best(&self) -> Option<&Sentence> {
        let strength = |sentence: &&Sentence| sentence.relation.as_ref().map(|relation| relation.strength);
        self.sentences.iter().rev().filter(|sentence| sentence.relation.is_some()).max_by_key(strength)
    }

    /// How many letters of small words may stand between those that are known.
    pub fn few(&self) -> usize {
        if self.folded.text.chars().any(is_unspaced) { 5 } else { 18 }
    }

    /// Whether it says nothing beyond these concepts but for a few small words.
    pub fn is_bare(&self, concepts: &[Concept]) -> bool {
        self.is_only(concepts) && self.unknown <= self.few()
    }

    /// Whether it has words of these concepts only.
    pub fn is_only(&self, concepts: &[Concept]) -> bool {
        let mut others = Concept::ALL.iter().map(|(_, concept)| concept).filter(|concept| !concepts.contains(concept));
        !others.any(|concept| self.concepts.has(*concept))
    }

    /// Words as they stand in the page.
    pub fn words(&self, hits: &[Hit]) -> Vec<String> {
        let mut words: Vec<String> =
            hits.iter().map(|hit| self.folded.original(self.text, hit.from, hit.until).to_owned()).collect();
        words.dedup();
        words
    }
}

/// Whether a sentence begins with a word that isn't known, which may turn everything round: `Shutter my stories to AI training`.
fn opens_unknown(folded: &Folded, start: usize, known: &[&[Hit]]) -> bool {
    let rest = folded.text[start..].trim_start();
    let at = folded.text.len() - rest.len();
    let first = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_known = known.iter().copied().flatten().any(|hit| hit.from <= at && at < hit.until);
    first.chars().count() >= A_VERB && !first.contains(is_unspaced) && !is_known
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
