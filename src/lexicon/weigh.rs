//! What label, descriptions and heading of a control say together. Start at [`weigh`].

use crate::detect::words::{Stands, Words};

use super::concept::{Concept, Concepts};
use super::fold::{Folded, is_unspaced};
use super::hits::{Hit, Hits, LANGUAGES};
use super::sentence::{self, Aim, Direction, Sentence, Strength};

/// A text that was read in a language.
pub struct Part<'a> {
    text: &'a str,
    folded: &'a Folded,
    sentences: Vec<Sentence>,
    concepts: Concepts,
    /// Letters that no word of the language explains.
    unknown: usize,
}

impl<'a> Part<'a> {
    /// Reads a folded text, with the words that were found in it, in one language.
    pub fn of(text: &'a str, folded: &'a Folded, hits: &Hits, language: usize) -> Self {
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
        // “lesson recordings” are data, whatever else lessons are
        let is_data = |hit: &Hit| {
            let data = || hits.iter().filter(|other| other.concept == Concept::Data);
            data().any(|other| (other.start, other.end) == (hit.start, hit.end))
                && data().any(|other| (hit.until..=hit.until + 1).contains(&other.start))
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

    /// The sentence that says most surely that data goes into AI, if one does; of several the last.
    pub fn best(&self) -> Option<&Sentence> {
        let strength = |sentence: &&Sentence| sentence.relation.as_ref().map(|relation| relation.strength);
        self.sentences.iter().rev().filter(|sentence| sentence.relation.is_some()).max_by_key(strength)
    }

    /// How many letters of small words may stand between those that are known.
    pub fn few(&self) -> usize {
        if self.folded.text.chars().any(is_unspaced) { 5 } else { 18 }
    }

    /// Words as they stand in the page.
    pub fn words(&self, hits: &[Hit]) -> Vec<String> {
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

/// With more letters that are no known word a label names something of its own: `Country where you live`.
const MOST_AROUND_AN_ANSWER: usize = 14;
/// With more of them what is allowed is something else: `Enable dark mode`.
const MOST_AROUND_A_PERMISSION: usize = 9;
/// With more of them a refusal of training data is no person's: `Exclude outliers from training data`.
const MOST_AROUND_A_REFUSAL: usize = 6;

/// How surely, which way round, what for, and by which words.
pub type Weighed = (Strength, Direction, Aim, Vec<String>);

/// What label, descriptions and heading say together: the label first, then the description under it, then the heading over
/// a label that names no setting of its own.
pub fn weigh(label: &Part, descriptions: &[Part], heading: Option<&Part>, language: Option<&str>) -> Option<Weighed> {
    by_label(label, descriptions, heading)
        .or_else(|| by_description(label, descriptions))
        .or_else(|| by_heading(label, descriptions, heading?, language))
}

fn by_label(label: &Part, descriptions: &[Part], heading: Option<&Part>) -> Option<Weighed> {
    let sentence = label.best()?;
    let relation = sentence.relation.as_ref()?;
    // “Use my chats to suggest replies. They never train our AI.” names a feature and reassures
    let names_feature = |first: &Sentence| {
        first.relation.is_none()
            && first.concepts.has(Concept::Make)
            && !first.concepts.any(&[Concept::Not, Concept::Private, Concept::Refuse])
    };
    if sentence.concepts.has(Concept::Not) && label.sentences.first().is_some_and(names_feature) {
        return None;
    }
    let mut strength = relation.strength;
    let others = || descriptions.iter().chain(heading);
    // what stands around it can say what the label leaves out
    if strength == Strength::Weak {
        let about = [Concept::Data, Concept::Private];
        // “Do not train”: “applies to all AI models”, under “My manuscripts”
        let is_about = others().any(|part| part.concepts.any(&about));
        // “AI training”: “courses on AI; we'll e-mail you”
        let speaks = |part: &Part| part.concepts.has(Concept::Ai) && !part.concepts.has(Concept::Inform);
        let related = |part: &Part| part.best().is_some() || speaks(part) && is_about;
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
    // “Shutter my site to AI bots”: a word that isn't known says what happens to them
    let is_open = relation.aim == Aim::Scraping && label.unknown > MOST_AROUND_A_PERMISSION;
    let direction = beside_others(direction, is_open, &label.concepts, descriptions, heading);
    Some((strength, direction, relation.aim, label.words(&relation.words)))
}

/// A label's direction beside what the texts around it say: a mere name (`AI training`, `GPTBot`) is used or kept out as they have
/// it, and a label that is contradicted by what “on” means tells nothing.
fn beside_others(
    direction: Direction,
    is_open: bool,
    label: &Concepts,
    descriptions: &[Part],
    heading: Option<&Part>,
) -> Direction {
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
        None => {
            let told = heading.into_iter().flat_map(relations).next();
            told.map_or(if is_open { Direction::Unsure } else { direction }, |(told, ..)| told)
        }
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
    // “Noise suppression” suppresses something else
    let has_object = named.any(&[Ai, Crawl, Data, Improve, Mine, Model, Share, Train, Use]);
    let refuses = named.has(Refuse) && !is_feature && (has_object || label.unknown <= label.few());
    let keeps_out = named.any(&[Not, Private]) || refuses;
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
        // “Let us learn from what you reject”
        (Direction::Used, None) if named.has(Allow) && named.any(&[Refuse, Not]) => Direction::Unsure,
        (Direction::Used, None) if named.any(&[Refuse, Not]) => Direction::KeptOut,
        (Direction::Used, None) if named.has(Private) && !named.any(&[Data, Share]) => Direction::Unsure,
        (direction, None) => direction,
    };
    // “Share inputs with us”: “helps us improve our models”
    let is_shared = named.has(Share) && named.has(Data) && relation.direction == Direction::Used;
    let strength = if is_same || is_shared { Strength::Medium } else { relation.strength.min(Strength::Medium) };
    Some((strength, direction, relation.aim, part.words(&relation.words)))
}

/// The heading says it, and the label only answers: `Allow`, `My photos`.
fn by_heading(label: &Part, descriptions: &[Part], heading: &Part, language: Option<&str>) -> Option<Weighed> {
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
    // “Product e-mails” are “news, about once a month”
    let informs = descriptions.iter().any(|part| part.best().is_none() && part.concepts.has(Concept::Inform));
    if says.is_none() && (!answers || asks || informs) && !label.text.trim().is_empty() {
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
