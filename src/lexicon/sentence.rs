//! What one sentence says: whether data goes into AI, how surely, and which way round. Start at [`read`].
//!
//! Rules in plain order, no weights: each names the words that made it hold, so that a verdict can be explained. They know
//! concepts and places and no language; what differs between languages is in the files.

use super::concept::{Concept, Concepts, Object};
use super::fold::Folded;
use super::hits::{Hit, Language};

use Concept::{
    Ai, Allow, By, Crawl, Data, IfOff, IfOn, Improve, Inform, Make, Mine, Model, Not, Other, Personal, Refuse, Review,
    Share, Third, Train, Use, Without,
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
    concepts: Concepts,
}

/// So many letters away a verb's object is still the verb's.
const FAR: usize = 24;

/// Reads a sentence: its words in order and the folded text that they stand in.
pub fn read(hits: &[Hit], folded: &Folded, language: &Language) -> Sentence {
    let mut concepts = Concepts::default();
    hits.iter().for_each(|hit| concepts.add(hit.concept));
    let words = Words {
        hits,
        text: &folded.text,
        object: language.object,
        tool: language.tool,
        joins: language.joins,
        concepts,
    };
    let condition = match (concepts.has(IfOn), concepts.has(IfOff)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    Sentence { concepts, relation: words.relation(), condition }
}

impl Words<'_> {
    pub(super) fn of(&self, concept: Concept) -> impl DoubleEndedIterator<Item = (usize, &Hit)> {
        self.hits.iter().enumerate().filter(move |(_, hit)| hit.concept == concept)
    }

    fn has(&self, concept: Concept) -> bool {
        self.concepts.has(concept)
    }

    /// The text between two words.
    pub(super) fn between(&self, one: &Hit, other: &Hit) -> &str {
        let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
        self.text.get(first.until..second.from).unwrap_or_default()
    }

    /// Whether nothing but an article or the like stands between two words.
    fn is_beside(&self, one: &Hit, other: &Hit) -> bool {
        let between = self.between(one, other);
        between.chars().count() <= 5 && !between.contains([',', '.', ':', ';', '('])
    }

    /// Whether another word that is known stands between two.
    pub(super) fn has_between(&self, one: &Hit, other: &Hit) -> bool {
        self.hits.iter().any(|hit| hit.start >= one.end && hit.end <= other.start)
    }

    /// Whether only white space or quotation marks, or nothing, stand between two words.
    fn is_adjacent(&self, one: &Hit, other: &Hit) -> bool {
        let is_blank =
            |c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '“' | '”' | '„' | '«' | '»' | '「' | '『');
        self.between(one, other).chars().all(is_blank)
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
        let counts = |(at, hit): &(usize, &Hit)| matches!(hit.concept, Ai | Model) && !own(*at, hit);
        self.hits.iter().enumerate().filter(counts).map(|(_, hit)| hit).collect()
    }

    /// Whether a possessive belongs to the noun before it, as it stands in many languages, or is one word with it.
    fn owns_data(&self, owner: &Hit) -> bool {
        self.of(Data)
            .any(|(_, data)| data.start == owner.start || data.end <= owner.start && self.is_adjacent(data, owner))
    }

    /// Whether AI is the tool here: `with AI`, `AI-powered`.
    fn is_tool(&self, ai: &Hit) -> bool {
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
    fn is_compound(&self, ai: &Hit) -> bool {
        // by letters, since particles are no part of a compound: 정보를 AI 회사에; a noun before AI has its ending
        let touches = |one: &Hit, end: usize, other: &Hit| {
            one.end <= other.start && self.text.get(end..other.start).is_some_and(|text| text.trim().is_empty())
        };
        let is_after = self.object == Object::After;
        self.of(Data).any(|(_, data)| is_after && touches(data, data.until, ai) || touches(ai, ai.end, data))
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
        let is_train = |hit: &Hit| self.of(Train).any(|(_, train)| (train.start, train.end) == (hit.start, hit.end));
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
        self.has(Data) && self.concepts.any(&[Share, Use]) && !self.makes() && trains()
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
                || self.concepts.any(&[Share, Use, Allow]) && beside(Data, true);
            !self.trails(hit) && !is_given
        })
    }

    /// Whether it is about something else that trains, models or improves; what has a meaning here too doesn't count.
    fn is_other(&self) -> bool {
        self.of(Other).any(|(_, hit)| {
            let mut same = self.hits.iter().filter(|other| (other.start, other.end) == (hit.start, hit.end));
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
    fn makes(&self) -> bool {
        self.of(Make).any(|(at, make)| {
            let before = self.hits[..at].iter().rev().find(|hit| hit.end <= make.start);
            let is_mine = before.is_some_and(|before| before.concept == Mine && self.is_adjacent(before, make));
            // “companies that create AI”
            let makes_ai = self.of(Ai).any(|(_, ai)| {
                let is_apart = ai.end <= make.start || make.end <= ai.start;
                is_apart && self.is_adjacent(ai, make) && (ai.start > make.start) == (self.object != Object::Before)
            });
            !is_mine && !makes_ai && !self.trails(make)
        })
    }

    /// What data and possession add to a relation.
    fn strength(&self, alone: Strength) -> Strength {
        match (self.has(Data), self.has(Mine)) {
            (true, true) => Strength::Strong,
            (true, false) => Strength::Medium.max(alone),
            (false, _) => alone,
        }
    }

    /// The words for training, but for `my training`, which is sport.
    fn trains(&self, ai: &[&Hit]) -> Vec<&Hit> {
        let is_mine = |train: &Hit| {
            let before = self.hits.iter().rev().find(|hit| hit.start < train.start && hit.concept != Data);
            before.is_some_and(|hit| hit.concept == Mine && self.is_adjacent(hit, train) && !self.owns_data(hit))
        };
        let counts = |train: &&Hit| ai.iter().any(|ai| self.is_adjacent(ai, train)) || !is_mine(train);
        self.of(Train).map(|(_, hit)| hit).filter(counts).collect()
    }

    /// `Train AI with my posts`, `AI training`.
    fn training(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        // “learn languages with AI”
        let is_tool = !self.has(Data) && ai.iter().all(|ai| self.is_tool(ai));
        // “don't show this hint on AI training again”
        let is_shown = !self.concepts.any(&[Data, Mine, Without]) && self.makes();
        if is_tool || is_shown || ai.is_empty() || self.trains(ai).is_empty() {
            return None;
        }
        let is_named = ai.iter().any(|hit| hit.concept == Ai);
        let acts = self.concepts.any(&[Use, Share, Allow, Refuse, Not]);
        let alone = if is_named && (acts || self.has(Mine)) { Strength::Medium } else { Strength::Weak };
        // “Start training the model after the upload” is a developer's
        let is_told = is_named || acts || self.has(Mine);
        let alone = if self.has(Mine) && self.has(Refuse) { Strength::Medium } else { alone };
        Some((if is_told { self.strength(alone) } else { alone }, Aim::Training))
    }

    /// `Improve AI with my posts`, where AI is what is improved: `Improve my posts with AI` is a feature.
    fn improving(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let improved = self.of(Improve).any(|(at, improve)| self.is_object(at, improve, ai) || self.is_it(improve, ai));
        if !improved {
            return None;
        }
        let alone = if self.concepts.any(&[Allow, Mine, Share]) && ai.iter().any(|hit| hit.concept == Ai) {
            Strength::Medium
        } else {
            Strength::Weak
        };
        Some((self.strength(alone), Aim::Training))
    }

    /// `Use my chats with the AI to improve it`: the verb has no other object.
    fn is_it(&self, verb: &Hit, ai: &[&Hit]) -> bool {
        // “use AI on my photos to enhance them” is a feature
        let is_named = ai.iter().any(|ai| ai.concept == Ai && ai.end <= verb.start && self.precedes(Data, &[ai]));
        let is_object =
            |hit: &Hit| matches!(hit.concept, Ai | Data | Make | Mine | Model | Other) && hit.start >= verb.start;
        let is_given = [Data, Mine, Use].into_iter().all(|concept| self.has(concept));
        self.object == Object::After && is_named && is_given && !self.hits.iter().any(is_object)
    }

    /// Whether AI is the object of a verb.
    fn is_object(&self, at: usize, verb: &Hit, ai: &[&Hit]) -> bool {
        let is_noun = |hit: &Hit| matches!(hit.concept, Ai | Model | Data | Other);
        let is_tool = |hit: &Hit| matches!(hit.concept, Ai | Model) && self.is_tool(hit);
        let is_ai = |hit: &Hit| ai.iter().any(|ai| ai.start == hit.start);
        let next = |hit: &&Hit| is_noun(hit) && !is_tool(hit);
        let after = || {
            let mut nouns = self.hits[at + 1..].iter().filter(|hit| hit.start >= verb.end).filter(next);
            let mut noun = nouns.next()?;
            // “the quality of the answers of the AI” is the AI's
            for inner in nouns {
                let is_chain = !is_ai(noun)
                    && self.between(noun, inner).chars().count() <= 8
                    && !self
                        .of(By)
                        .chain(self.of(Mine))
                        .any(|(_, hit)| verb.end <= hit.start && hit.end <= inner.start);
                if !is_chain {
                    break;
                }
                noun = inner;
            }
            Some(noun)
        };
        let before = || {
            self.hits[..at].iter().rev().filter(|hit| hit.end <= verb.start).find(|hit| is_noun(hit) && !is_tool(hit))
        };
        // “AI improvement”, “our AI gets better with your help”, but not “AI improves my photos”
        let gap = |hit: &Hit| self.between(verb, hit).chars().count();
        // “let AI improve the lighting of my photos”, but “AI improvement with my photos”
        let has_object = || {
            let mut after = self.hits[at + 1..].iter().filter(|hit| hit.start >= verb.end);
            let next = after.find(|hit| is_noun(hit) || matches!(hit.concept, Mine | By));
            next.is_some_and(|hit| hit.concept != By && gap(hit) <= FAR)
        };
        let compound = || before().is_some_and(|hit| is_ai(hit) && gap(hit) <= 14) && !has_object();
        // one word: Modellverbesserung
        if ai.iter().any(|hit| hit.start < verb.end && verb.start < hit.end) {
            return true;
        }
        match self.object {
            Object::After => after().is_some_and(is_ai) || compound(),
            Object::Before => before().is_some_and(is_ai),
            Object::Both => after().is_some_and(is_ai) || before().is_some_and(is_ai) && !has_object(),
        }
    }

    /// `Let people read my chats so that the assistant gives better answers`.
    fn reviewing(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let said = [Review, Data, Mine, Improve].into_iter().all(|concept| self.has(concept));
        let acts = self.concepts.any(&[Use, Share, Allow, Refuse, Not]);
        (said && acts && !ai.is_empty()).then_some((Strength::Medium, Aim::HumanReview))
    }

    /// `Block AI crawlers`.
    fn crawling(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let makes = self.makes();
        // “a service robot with AI”
        let is_its = |ai: &Hit| self.of(Crawl).any(|(_, crawl)| crawl.end > ai.start && self.is_adjacent(ai, crawl));
        let is_aid = |ai: &&Hit| self.object != Object::Before && self.is_tool(ai) && !is_its(ai);
        let is_tool = !ai.is_empty() && ai.iter().all(is_aid);
        if !self.has(Crawl) || is_tool || ai.is_empty() && !self.has(Train) || makes && !self.refuses_ai() {
            return None;
        }
        let acts = self.concepts.any(&[Refuse, Not, Allow, Data, Share, Use]) && !makes;
        Some((if acts { Strength::Strong } else { Strength::Weak }, Aim::Scraping))
    }

    /// Whether a refusal names AI itself: `noai`, `keep AI out of`.
    fn refuses_ai(&self) -> bool {
        let holds = |refusal: &Hit| self.of(Ai).any(|(_, ai)| refusal.start <= ai.start && ai.end <= refusal.end);
        self.of(Refuse).any(|(_, refusal)| holds(refusal))
    }

    /// Whether AI does something itself: `before AI sends a message`.
    fn acts_itself(&self, ai: &Hit, verb: &Hit) -> bool {
        self.object != Object::Before
            && ai.end <= verb.start
            && self.between(ai, verb).chars().count() <= 9
            && !self.has(Third)
            // “models are fed with my posts”
            && !self.of(By).any(|(_, by)| self.is_adjacent(verb, by) && by.start >= verb.end)
            && self.of(Data).any(|(_, data)| data.start >= verb.end)
    }

    /// `Share my posts with AI companies`.
    fn sharing(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        // “blur faces with AI before I share a photo”
        let is_aid = |ai: &Hit| {
            self.object != Object::Before && self.is_tool(ai) && self.of(Share).all(|(_, share)| share.start >= ai.end)
        };
        let is_agent = |ai: &Hit| {
            let mut verbs = self.of(Share).chain(self.of(Improve)).chain(self.of(Make));
            is_aid(ai) || verbs.any(|(_, verb)| self.acts_itself(ai, verb))
        };
        let named = ai.iter().any(|hit| hit.concept == Ai && !self.is_compound(hit) && !is_agent(hit));
        // “prevent sharing with AI companies”
        let is_barred = self.has(Refuse) && self.has(Third);
        let flows = self.has(Share) && (self.has(Data) || is_barred) && named && !self.makes();
        let aim = if self.has(Third) { Aim::ThirdParty } else { Aim::Training };
        flows.then(|| (self.strength(Strength::Medium), aim))
    }

    /// `Use my photos for AI`: the data stands before the AI; `Use AI on my photos` is a feature.
    fn feeding(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let named: Vec<_> =
            ai.iter().filter(|hit| hit.concept == Ai && !self.is_tool(hit) && !self.is_compound(hit)).collect();
        // “let AI companies access my posts”
        let takes = || named.iter().any(|ai| self.of(Third).any(|(_, third)| self.is_adjacent(ai, third)));
        let flows = self.has(Use) && self.has(Data) && !self.makes() && (self.precedes(Data, &named) || takes());
        let aim = if self.has(Personal) { Aim::Personalization } else { Aim::Training };
        flows.then_some((Strength::Medium, aim))
    }

    /// `Keep my posts out of AI`.
    fn keeping_out(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let named: Vec<_> =
            ai.iter().filter(|hit| hit.concept == Ai && !self.is_tool(hit) && !self.is_compound(hit)).collect();
        // “never my drawings in AI data sets”, but “answers of the AI are no advice”
        let is_beside = |not: &Hit| self.of(Mine).chain(self.of(Data)).any(|(_, mine)| self.is_adjacent(not, mine));
        let is_denied = self.has(Not) && self.concepts.any(&[Allow, Improve, Share, Train, Use])
            || self.of(Not).any(|(_, not)| is_beside(not));
        let acts = (self.has(Refuse) || is_denied) && !self.makes();
        let before = self.precedes(Data, &named) || self.has(Refuse) && self.precedes(Mine, &named);
        let taken = self.has(Mine) && self.has(Use) || self.has(Refuse) && self.has(Third);
        // “prohibit the use of my articles by AI”
        let is_used = self.of(Use).any(|(_, used)| !self.of(By).any(|(_, by)| by.start == used.start));
        let is_agent = self.has(Refuse) && is_used && self.precedes(Data, &ai.iter().collect::<Vec<_>>());
        // “keep AI out of my posts”
        let is_shut_out = self.refuses_ai() && self.has(Mine);
        let flows = acts && (before || self.has(Data) && (taken && !named.is_empty() || is_agent || is_shut_out));
        flows.then(|| {
            (if before && self.has(Refuse) { self.strength(Strength::Medium) } else { Strength::Medium }, Aim::Training)
        })
    }

    /// `Don't use my content for training`: no word for AI.
    fn training_alone(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let train = self.trains(ai);
        let acts = self.concepts.any(&[Use, Share, Allow, Refuse, Not]);
        // “train on my code”
        let on_mine = || {
            let is_mine =
                |data: &Hit| self.of(Mine).any(|(_, mine)| mine.start == data.start || self.is_adjacent(mine, data));
            let near =
                |train: &Hit, data: &Hit| data.start >= train.end && self.between(train, data).chars().count() <= 12;
            // “never train on files in this project”
            let is_named = |data: &Hit| is_mine(data) || self.concepts.any(&[Refuse, Not]);
            train.iter().any(|train| self.of(Data).any(|(_, data)| near(train, data) && is_named(data)))
        };
        let before = self.precedes(Data, &train.iter().collect::<Vec<_>>());
        // “use my pulse to adapt the training”
        let is_personal = self.has(Personal) && !self.concepts.any(&[Refuse, Not]);
        // “opt out of training data”
        let is_set = |train: &&Hit| self.of(Data).any(|(_, data)| data.start < train.end && train.start < data.end);
        let is_left = self.has(Refuse) && train.iter().any(is_set);
        // “do not train”, and nothing else
        let is_bare = || self.hits.iter().all(|hit| matches!(hit.concept, Train | Refuse | Not));
        let is_barred = self.concepts.any(&[Refuse, Not]) && !train.is_empty() && is_bare();
        let is_own_data = || self.object != Object::Before && on_mine();
        let flows = ai.is_empty() && acts && !is_personal && (is_left || is_barred || before || is_own_data());
        let is_own =
            self.concepts.any(&[Mine, Third]) && self.concepts.any(&[Use, Share, Refuse, Not]) && !self.makes();
        flows.then_some((if is_own { Strength::Medium } else { Strength::Weak }, Aim::Training))
    }

    /// Whether a word of a concept stands before one of these, and isn't part of it.
    fn precedes(&self, concept: Concept, others: &[&&Hit]) -> bool {
        let first = self.of(concept).map(|(_, hit)| hit).next();
        first.is_some_and(|first| others.iter().any(|other| first.end <= other.start))
    }
}
