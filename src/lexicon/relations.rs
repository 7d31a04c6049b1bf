//! The ways in which a sentence says that data goes into AI, each with how surely and what for. Start at the ones that
//! [`super::sentence`] collects: `training`, `improving` and so on.

use super::concept::{Concept, Object};
use super::hits::Hit;
use super::sentence::{Aim, FAR, LONG, Strength, Words};

use Concept::{
    Ai, Allow, By, Crawl, Data, Improve, Make, Mine, Model, Not, Other, Personal, Refuse, Review, Share, Third, Train,
    Use, Without,
};

impl Words<'_> {
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
        let counts = |train: &&Hit| {
            let is_named = ai.iter().any(|ai| ai.end <= train.start && self.is_adjacent(ai, train));
            // “AI training bonus”
            let is_counted = ai.iter().any(|ai| self.is_adjacent(ai, train)) || !is_mine(train);
            is_counted && !(is_named && self.is_part(train)) && !self.is_quoted(train)
        };
        self.of(Train).map(|(_, hit)| hit).filter(counts).collect()
    }

    /// `Train AI with my posts`, `AI training`.
    pub(super) fn training(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        // “learn languages with AI”
        let is_said = self.has(Data) && self.concepts.any(&[Allow, Mine, Not, Refuse, Share, Use]);
        let is_tool = !is_said && ai.iter().all(|ai| self.is_tool(ai));
        // “don't show this hint on AI training again”
        // “show my posts in the AI training group”
        let opens = self.hits.first().is_some_and(|hit| hit.concept == Make)
            && !self.concepts.any(&[Allow, Improve, Not, Refuse, Share, Use, Without]);
        let is_shown = opens || !self.concepts.any(&[Data, Mine, Without]) && self.makes();
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
    pub(super) fn improving(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
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
    pub(super) fn reviewing(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let is_named = self.has(Mine) || ai.iter().any(|hit| hit.concept == Ai);
        let said = is_named && [Review, Data, Improve].into_iter().all(|concept| self.has(concept));
        let acts = self.concepts.any(&[Use, Share, Allow, Refuse, Not]);
        (said && acts && !ai.is_empty()).then_some((Strength::Medium, Aim::HumanReview))
    }

    /// `Block AI crawlers`.
    pub(super) fn crawling(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let makes = self.makes();
        // “a service robot with AI”
        let is_its = |ai: &Hit| self.of(Crawl).any(|(_, crawl)| crawl.end > ai.start && self.is_adjacent(ai, crawl));
        let is_aid = |ai: &&Hit| self.object != Object::Before && self.is_tool(ai) && !is_its(ai);
        let is_tool = !ai.is_empty() && ai.iter().all(is_aid);
        // “let bots learn new skills”
        let is_theirs = ai.is_empty() && !(self.has(Train) && self.has(Data));
        if !self.has(Crawl) || is_tool || is_theirs || makes && !self.refuses_ai() {
            return None;
        }
        let acts = self.concepts.any(&[Refuse, Not, Allow, Share, Use]) && !makes;
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
            && !self.of(Third).any(|(_, third)| third.start < verb.start)
            // “models are fed with my posts”
            && !self.of(By).any(|(_, by)| self.is_adjacent(verb, by) && by.start >= verb.end)
            && self.of(Data).any(|(_, data)| data.start >= verb.end)
    }

    /// Whether AI is named: by its word, or as the other's model (`feed my notes to your models`).
    fn is_named(&self, hit: &Hit) -> bool {
        let is_theirs = || self.of(Mine).any(|(_, mine)| mine.end <= hit.start && self.is_adjacent(mine, hit));
        hit.concept == Ai || hit.concept == Model && is_theirs()
    }

    /// `Share my posts with AI companies`.
    pub(super) fn sharing(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        // “blur faces with AI before I share a photo”
        let is_aid = |ai: &Hit| {
            self.object != Object::Before && self.is_tool(ai) && self.of(Share).all(|(_, share)| share.start >= ai.end)
        };
        let is_agent = |ai: &Hit| {
            let mut verbs = self.of(Share).chain(self.of(Improve)).chain(self.of(Make));
            is_aid(ai) || verbs.any(|(_, verb)| self.acts_itself(ai, verb))
        };
        let named = ai.iter().any(|hit| self.is_named(hit) && !self.is_compound(hit) && !is_agent(hit));
        // “prevent sharing with AI companies”
        let is_barred = self.has(Refuse) && self.has(Third);
        let flows = self.has(Share) && (self.has(Data) || is_barred) && named && !self.makes();
        let aim = if self.has(Third) { Aim::ThirdParty } else { Aim::Training };
        flows.then(|| (self.strength(Strength::Medium), aim))
    }

    /// `Use my photos for AI`: the data stands before the AI; `Use AI on my photos` is a feature.
    pub(super) fn feeding(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let named: Vec<_> =
            ai.iter().filter(|hit| hit.concept == Ai && !self.is_tool(hit) && !self.is_compound(hit)).collect();
        // “let AI companies access my posts”
        let takes = || named.iter().any(|ai| self.of(Third).any(|(_, third)| self.is_adjacent(ai, third)));
        let flows = self.has(Use) && self.has(Data) && !self.makes() && (self.precedes(Data, &named) || takes());
        let aim = if self.has(Personal) { Aim::Personalization } else { Aim::Training };
        flows.then_some((Strength::Medium, aim))
    }

    /// `Keep my posts out of AI`.
    pub(super) fn keeping_out(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let named: Vec<_> =
            ai.iter().filter(|hit| self.is_named(hit) && !self.is_tool(hit) && !self.is_compound(hit)).collect();
        // “never my drawings in AI data sets”, but “answers of the AI are no advice”
        let is_beside = |not: &Hit| self.of(Mine).chain(self.of(Data)).any(|(_, mine)| self.is_adjacent(not, mine));
        let is_denied = self.has(Not) && self.concepts.any(&[Allow, Improve, Share, Train, Use])
            || self.of(Not).any(|(_, not)| is_beside(not));
        // “send my prompt to the AI as soon as I stop speaking”: what comes after it refuses something else
        let is_first = |refusal: &Hit| {
            let is_last = !self.text[refusal.until..].contains(char::is_alphabetic);
            self.object != Object::After || is_last || named.iter().any(|ai| refusal.start < ai.end)
        };
        let is_refused = self.of(Refuse).any(|(_, refusal)| is_first(refusal));
        let acts = (is_refused || is_denied) && !self.makes();
        // “keep mine out of AI”, but “stop billing me for AI extras”
        let is_kept = self.of(Mine).any(|(_, mine)| self.of(Refuse).any(|(_, refusal)| self.is_beside(refusal, mine)));
        let before = self.precedes(Data, &named)
            || (is_kept || self.has(Use)) && self.has(Refuse) && self.precedes(Mine, &named);
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

    /// Whether a word that isn't known follows, which makes it another thing: `training load`, `train services`.
    fn is_part(&self, train: &Hit) -> bool {
        let rest = &self.text[train.until..];
        let next = rest.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
        let at = train.until + 1;
        let is_known = self.hits.iter().chain(self.neutral).any(|hit| hit.from <= at && at < hit.until);
        let is_one = !self.text[train.from..train.until].contains(' ');
        self.object == Object::After && is_one && !is_known && next.is_some_and(|next| next.chars().count() > LONG)
    }

    /// `Don't use my content for training`: no word for AI.
    pub(super) fn training_alone(&self, ai: &[&Hit]) -> Option<(Strength, Aim)> {
        let train: Vec<&Hit> = self.trains(ai).into_iter().filter(|train| !self.is_part(train)).collect();
        let acts = self.concepts.any(&[Use, Share, Allow, Refuse, Not]);
        // “train on my code”
        let on_mine = || {
            // “my organization's content”
            let owns = |mine: &Hit, data: &Hit| {
                mine.end <= data.start
                    && !self.has_between(mine, data)
                    && self.between(mine, data).chars().count() <= FAR
            };
            let is_mine = |data: &Hit| {
                self.of(Mine)
                    .any(|(_, mine)| mine.start == data.start || self.is_adjacent(mine, data) || owns(mine, data))
            };
            let near =
                |train: &Hit, data: &Hit| data.start >= train.end && self.between(train, data).chars().count() <= 12;
            // “never train on files in this project”
            let is_used = |train: &Hit| self.of(Use).any(|(_, used)| used.start == train.start);
            let is_named = |train, data| is_mine(data) || is_used(train) && self.concepts.any(&[Refuse, Not]);
            train.iter().any(|train| self.of(Data).any(|(_, data)| near(train, data) && is_named(train, data)))
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
        // “my chatbot is trained on”: a model that doesn't count is one's own
        let is_own_model =
            |train: &Hit| self.of(Model).any(|(_, model)| model.end <= train.start && self.is_beside(model, train));
        let is_alone = ai.is_empty() && !train.iter().any(|train| is_own_model(train));
        let flows = is_alone && acts && !is_personal && (is_left || is_barred || before || is_own_data());
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
