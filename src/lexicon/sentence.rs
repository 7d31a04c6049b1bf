//! What one sentence says: whether data goes into AI, how surely, and which way round. Start at [`read`].
//!
//! Rules in plain order, no weights: each names the words that made it hold, so that a verdict can be explained. They know
//! concepts and places and no language; what differs between languages is in the files.

use super::concept::{Concept, Concepts, Object};
use super::fold::Folded;
use super::hits::{Hit, Language};

use Concept::{
    Ai, Allow, By, Crawl, Data, IfOff, IfOn, Improve, Inform, Make, Mine, Model, Not, Other, Refuse, Review, Share,
    Third, Train, Use,
};

/// How much the words of a sentence say by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Enough beside other evidence: `Model training`.
    Weak,
    /// Enough on a settings page: `Allow AI training`.
    Medium,
    /// Enough wherever there is a setting: `Use my posts to train AI`.
    Strong,
}

/// Which way round a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The data is used.
    Used,
    /// The data is kept out.
    KeptOut,
    /// It can't be told.
    Unsure,
}

impl Direction {
    /// Used only where nothing may turn it round.
    pub fn or_unsure(self) -> Self {
        if self == Self::Used { Self::Unsure } else { self }
    }

    /// The other way round.
    pub fn turned(self) -> Self {
        match self {
            Self::Used => Self::KeptOut,
            Self::KeptOut => Self::Used,
            Self::Unsure => Self::Unsure,
        }
    }
}

/// What holds of a sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Everything in it.
    pub concepts: Concepts,
    /// That data goes into AI, if it says so.
    pub relation: Option<Relation>,
    /// `When on …` (true) or `When off …`.
    pub condition: Option<bool>,
    /// Whether it begins with a word that isn't known, where verbs come first: it may turn everything round.
    pub opens_unknown: bool,
    /// What the first word that decides something means, and whether it begins with one that decides nothing.
    pub opening: Concepts,
}

impl Sentence {
    /// Whether a word that isn't known stands where the verb does, and no other says what happens: in `Shutter the use of my
    /// letters` it says what becomes of the use, in `Residents' letters may be used` it is no verb.
    pub fn is_guess(&self) -> bool {
        let acts = [Allow, Share, Use];
        self.opens_unknown && (!self.concepts.any(&acts) || self.opening.any(&acts))
    }
}

/// Data goes into AI.
#[derive(Debug, Clone)]
pub struct Relation {
    /// How surely.
    pub strength: Strength,
    /// Which way round, a condition not counted.
    pub direction: Direction,
    /// What for.
    pub aim: Aim,
    /// Whether the model is a word of its own: `training set` is one, and trains nothing by itself.
    pub has_model: bool,
    /// Whether data, use, training and AI are all named.
    pub is_plain: bool,
    /// The words that decided, in order.
    pub words: Vec<Hit>,
}

/// What the data is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Training and improving.
    Training,
    /// People read along.
    HumanReview,
    /// Handed to others.
    ThirdParty,
    /// Taken from the page by others' programs.
    Scraping,
    /// Used by AI for the person.
    Personalization,
}

/// The words of one sentence, with its text.
pub(super) struct Words<'a> {
    pub(super) hits: &'a [Hit],
    pub(super) text: &'a str,
    pub(super) object: Object,
    pub(super) tool: Object,
    pub(super) joins: &'static [&'static str],
    /// Words that are known and decide nothing.
    pub(super) neutral: &'a [Hit],
    /// Whether there are quotation marks in the text.
    has_quotes: bool,
    pub(super) concepts: Concepts,
}

/// Shorter words are no verbs and name nothing: `For`, `All`.
pub(super) const LONG: usize = 4;

/// So many words between quotation marks are a title.
const A_TITLE: usize = 4;
/// So many letters away a verb's object is still the verb's.
pub(super) const FAR: usize = 24;

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Reads a sentence: its words in order, those of the text that decide nothing, and the folded text that they stand in.
pub fn read(hits: &[Hit], neutral: &[Hit], folded: &Folded, language: &Language) -> Sentence {
    let mut concepts = Concepts::default();
    hits.iter().for_each(|hit| concepts.add(hit.concept));
    let words = Words {
        hits,
        text: &folded.text,
        object: language.object,
        tool: language.tool,
        joins: language.joins,
        neutral,
        has_quotes: folded.text.contains(is_quote),
        concepts,
    };
    let condition = match (concepts.has(IfOn), concepts.has(IfOff)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    Sentence { concepts, relation: words.relation(), condition, opens_unknown: false, opening: Concepts::default() }
}

impl Words<'_> {
    pub(super) fn of(&self, concept: Concept) -> impl DoubleEndedIterator<Item = (usize, &Hit)> {
        self.hits.iter().enumerate().filter(move |(_, hit)| hit.concept == concept)
    }

    pub(super) fn has(&self, concept: Concept) -> bool {
        self.concepts.has(concept)
    }

    /// The text between two words.
    pub(super) fn between(&self, one: &Hit, other: &Hit) -> &str {
        let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
        self.text.get(first.until..second.from).unwrap_or_default()
    }

    /// Whether nothing but an article or the like stands between two words.
    pub(super) fn is_beside(&self, one: &Hit, other: &Hit) -> bool {
        let between = self.between(one, other);
        between.chars().count() <= 5 && !between.contains([',', '.', ':', ';', '('])
    }

    /// Whether another word that is known stands between two.
    pub(super) fn has_between(&self, one: &Hit, other: &Hit) -> bool {
        self.hits.iter().any(|hit| hit.start >= one.end && hit.end <= other.start)
    }

    /// Whether only white space or quotation marks, or nothing, stand between two words.
    pub(super) fn is_adjacent(&self, one: &Hit, other: &Hit) -> bool {
        let is_blank =
            |c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '“' | '”' | '„' | '«' | '»' | '「' | '『');
        self.between(one, other).chars().all(is_blank)
    }

    /// Whether a word stands in a title: `the article “How your data trains AI”`, but not `a “do not train” tag`.
    pub(super) fn is_quoted(&self, hit: &Hit) -> bool {
        if !self.has_quotes {
            return false;
        }
        let Some(open) = self.text[..hit.start].rfind(is_quote) else { return false };
        let Some(close) = self.text[hit.end..].find(is_quote).map(|at| hit.end + at) else { return false };
        let opens_before = self.text[..open].matches(is_quote).count().is_multiple_of(2);
        let title = self.text[open..close].trim_start_matches(is_quote);
        let begins = close - title.len();
        let refuses = self.of(Not).chain(self.of(Refuse)).any(|(_, word)| word.from == begins);
        opens_before && !refuses && title.split_whitespace().count() >= A_TITLE
    }

    /// The AI words: not the person's own model, and a model only where there is training or improving.
    fn ai(&self) -> Vec<&Hit> {
        let own = |at: usize, hit: &Hit| {
            let owner = self.hits[..at].iter().rev().find(|before| before.end <= hit.start && before.concept != Other);
            // “my custom model”: a word between them that is known as something else, or is too long for a preposition
            let is_near = |owner: &&Hit| {
                let other = self
                    .of(Other)
                    .map(|(_, other)| other)
                    .find(|other| owner.end <= other.start && other.end <= hit.start);
                let between = self.between(owner, hit).trim();
                let is_word = between.chars().all(char::is_alphanumeric) && (5..=12).contains(&between.chars().count());
                // “my fine-tuned model”
                let trained = self.of(Train).map(|(_, train)| train).filter(|_| hit.concept == Model);
                let mut inner = other.into_iter().chain(trained);
                inner.any(|inner| self.is_adjacent(owner, inner) && self.is_adjacent(inner, hit))
                    || other.is_none() && (between.is_empty() || is_word)
            };
            // where possessives follow their noun, it is the noun's
            owner
                .filter(|owner| owner.concept == Mine)
                .filter(is_near)
                .filter(|owner| !self.owns_data(owner))
                .is_some_and(|owner| {
                    let person = |hit: &Hit| self.text.get(hit.start..hit.end);
                    // “use my posts to train your AI” is the other's
                    let is_same = |other: &Hit| {
                        let (one, other) = (person(owner).unwrap_or_default(), person(other).unwrap_or_default());
                        let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
                        one.ends_with(other) || other.ends_with(one) || alike >= 3
                    };
                    self.of(Mine).all(|(_, other)| is_same(other))
                })
        };
        let counts =
            |(at, hit): &(usize, &Hit)| matches!(hit.concept, Ai | Model) && !own(*at, hit) && !self.is_quoted(hit);
        self.hits.iter().enumerate().filter(counts).map(|(_, hit)| hit).collect()
    }

    /// Whether a possessive belongs to the noun before it, as it stands in many languages, or is one word with it.
    pub(super) fn owns_data(&self, owner: &Hit) -> bool {
        // “your site your chatbot is trained on”: the data has its own before it
        let is_owned =
            |data: &Hit| self.of(Mine).any(|(_, mine)| mine.end <= data.start && self.is_adjacent(mine, data));
        let precedes = |data: &Hit| data.end <= owner.start && self.is_adjacent(data, owner) && !is_owned(data);
        self.of(Data).any(|(_, data)| data.start == owner.start || precedes(data))
    }

    /// Whether AI is the tool here: `with AI`, `AI-powered`.
    pub(super) fn is_tool(&self, ai: &Hit) -> bool {
        // “by AI companies” is them
        let is_theirs = self.of(Third).any(|(_, third)| third.start >= ai.start && self.is_adjacent(ai, third));
        !is_theirs
            && self.of(By).any(|(_, by)| {
                // “use AI” makes it the tool, “use for AI” doesn't
                let is_verb = self.of(Use).any(|(_, verb)| verb.start == by.start);
                let is_near = if is_verb { self.is_adjacent(by, ai) } else { self.is_beside(by, ai) };
                let before = self.tool != Object::After && by.end <= ai.start && is_near && !self.has_between(by, ai);
                let after = self.tool != Object::Before && by.start >= ai.end && self.is_adjacent(by, ai);
                before || after
            })
    }

    /// `AI chats`, `AI images`: what AI made, or what is said to it.
    pub(super) fn is_compound(&self, ai: &Hit) -> bool {
        // by letters, since particles are no part of a compound: 정보를 AI 회사에; a noun before AI has its ending
        let touches = |one: &Hit, end: usize, other: &Hit| {
            one.end <= other.start && self.text.get(end..other.start).is_some_and(|text| text.trim().is_empty())
        };
        let is_after = self.object == Object::After;
        // “generative music models”
        let is_model = |data: &Hit| {
            is_after && self.of(Model).any(|(_, model)| data.end <= model.start && self.is_adjacent(data, model))
        };
        self.of(Data)
            .any(|(_, data)| is_after && touches(data, data.until, ai) || touches(ai, ai.end, data) && !is_model(data))
    }

    fn relation(&self) -> Option<Relation> {
        let ai = self.ai();
        let found = self
            .training(&ai)
            .into_iter()
            .chain(self.improving(&ai))
            .chain(self.reviewing(&ai))
            .chain(self.crawling(&ai))
            .chain(self.sharing(&ai))
            .chain(self.feeding(&ai))
            .chain(self.keeping_out(&ai))
            .chain(self.training_alone(&ai))
            .max_by_key(|(strength, _)| *strength);
        let (strength, mut aim) = found?;
        let is_sure = strength == Strength::Strong && ai.iter().any(|hit| hit.concept == Ai);
        let is_plain = self.is_plain(&ai);
        if self.is_informing() || !is_sure && !is_plain && self.is_other() {
            return None;
        }
        if aim == Aim::Training && self.has(Review) {
            aim = Aim::HumanReview;
        } else if aim == Aim::Training && self.has(Share) && self.has(Third) {
            aim = Aim::ThirdParty;
        }
        let deciding = [Ai, Model, Train, Improve, Use, Share, Crawl, Data, Mine, Refuse, Not, Review, Third];
        let words = self.hits.iter().filter(|hit| deciding.contains(&hit.concept)).copied().collect();
        let is_train = |hit: &Hit| self.of(Train).any(|(_, train)| train.is_at(hit));
        let has_model = ai.iter().any(|hit| hit.concept == Model && !is_train(hit));
        Some(Relation { strength, direction: self.direction(), aim, has_model, is_plain, words })
    }

    /// `… used to train our opponents’ AI`: data, use, training and AI in one, whatever else is named.
    fn is_plain(&self, ai: &[&Hit]) -> bool {
        let named = |verb: &Hit, ai: &Hit| {
            let is_after = verb.end <= ai.start || self.is_adjacent(ai, verb);
            (ai.concept == Ai || self.has(Mine))
                && (is_after || self.object != Object::After)
                && self.between(verb, ai).chars().count() <= FAR
        };
        let trains = || self.of(Train).chain(self.of(Improve)).any(|(_, verb)| ai.iter().any(|ai| named(verb, ai)));
        self.has(Data) && self.concepts.any(&[Allow, Share, Use]) && !self.makes() && trains()
    }

    /// Newsletters and courses about it; `my course content` is data.
    fn is_informing(&self) -> bool {
        self.of(Inform).any(|(_, hit)| {
            let beside = |concept, after: bool| {
                self.of(concept).any(|(_, other)| (other.start > hit.start) == after && self.is_adjacent(other, hit))
            };
            let is_data = self.of(Data).any(|(_, data)| data.start == hit.start) || beside(Data, true);
            // “my course content”, “share lesson transcripts”, “my sermons and newsletters”
            let is_subject = |mine: &Hit| self.of(Train).any(|(_, train)| train.end <= mine.start);
            let is_given = is_data && (beside(Mine, false) || self.owner(hit).is_some_and(is_subject))
                || self.concepts.any(&[Share, Use, Allow]) && beside(Data, true)
                // “recordings of lessons”
                || self.has(Train)
                    && self.concepts.any(&[Share, Use])
                    && self.of(Data).any(|(_, data)| data.end <= hit.start && self.is_beside(data, hit));
            // “keep my articles and newsletters out of AI training”
            let is_one_of = self.owner(hit).is_some()
                && self.of(Data).any(|(_, data)| data.end <= hit.start && self.is_joined(self.between(data, hit)));
            !self.trails(hit) && !is_given && !is_one_of
        })
    }

    /// Whether it is about something else that trains, models or improves; what has a meaning here too doesn't count.
    fn is_other(&self) -> bool {
        self.of(Other).any(|(_, hit)| {
            let mut same = self.hits.iter().filter(|other| other.is_at(hit));
            let is_given = self.concepts.any(&[Use, Share, Allow, Refuse, Not]) && self.has(Ai) && self.has(Train);
            // “my 3D models in AI training”, “allow buyers to use …”, «сочинения учеников»
            let owns =
                |data: &Hit| self.object == Object::After && data.until < hit.start && self.is_adjacent(data, hit);
            let is_owner =
                self.has(Ai) && self.concepts.any(&[Share, Refuse]) && self.of(Data).any(|(_, data)| owns(data));
            let is_theirs = is_owner || is_given && (self.owner(hit).is_some() || self.is_agent(hit));
            let means_else = |other: &Hit| matches!(other.concept, Ai | Crawl | Data | Review | Third | Train);
            !self.trails(hit) && !is_theirs && !same.any(means_else)
        })
    }

    /// The possessive that makes a word the person's own thing, with nothing about AI between: `my notes and 3D models`.
    fn owner(&self, hit: &Hit) -> Option<&Hit> {
        let is_core = |other: &Hit| matches!(other.concept, Ai | Model | Train | Improve);
        let is_near = |mine: &&Hit| {
            self.object == Object::After
                && mine.end <= hit.start
                && self.between(mine, hit).chars().count() <= FAR
                && !self.hits.iter().any(|other| is_core(other) && mine.end <= other.start && other.start < hit.end)
        };
        self.of(Mine).map(|(_, mine)| mine).find(is_near)
    }

    /// Whether a word names whom something is allowed: `let buyers use`.
    fn is_agent(&self, hit: &Hit) -> bool {
        let is_allowed = self.of(Allow).any(|(_, allow)| allow.end <= hit.start && self.is_beside(allow, hit));
        is_allowed && self.of(Use).any(|(_, used)| hit.end <= used.start && self.is_beside(hit, used))
    }

    /// Whether it is about what AI features do; `what I write` is data.
    pub(super) fn makes(&self) -> bool {
        self.of(Make).any(|(at, make)| {
            let before = self.hits[..at].iter().rev().find(|hit| hit.end <= make.start);
            let is_mine = before.is_some_and(|before| before.concept == Mine && self.is_adjacent(before, make));
            // “companies that create AI”
            let makes_ai = self.of(Ai).any(|(_, ai)| {
                let is_apart = ai.end <= make.start || make.end <= ai.start;
                is_apart && self.is_adjacent(ai, make) && (ai.start > make.start) == (self.object != Object::Before)
            });
            // “documents I write with AI”
            let is_aided = self.of(By).any(|(_, by)| make.end <= by.start && self.is_adjacent(make, by));
            (!is_mine || is_aided) && !makes_ai && !self.trails(make)
        })
    }
}
