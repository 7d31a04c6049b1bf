//! What a description says of its label. Start at [`by_description`].

use super::concept::{Concept, Concepts};
use super::part::Part;
use super::sentence::{Aim, Direction, Relation, Sentence, Strength};
use super::weigh::{Weighed, conditioned};

use Concept::{
    Ai, Allow, By, Crawl, Data, Improve, Inform, Make, Mine, Model, Not, Other, Personal, Private, Refuse, Review,
    Share, Third, Train, Use, Without,
};

/// A relation that a description has, beside its label.
struct Told<'a> {
    /// What the label names.
    named: &'a Concepts,
    /// Whether it is the text right under the label.
    is_first: bool,
    sentence: &'a Sentence,
    relation: &'a Relation,
}

/// The label names it in short (`Model improvement`, `Private mode`), and the description says it.
pub fn by_description(label: &Part, descriptions: &[Part]) -> Option<Weighed> {
    let named = &label.concepts;
    let (at, part, sentence) =
        descriptions.iter().enumerate().filter_map(|(at, part)| Some((at, part, part.best()?))).max_by_key(
            |(_, _, sentence)| {
                (sentence.relation.as_ref().map(|relation| relation.strength), sentence.condition.is_some())
            },
        )?;
    let relation = sentence.relation.as_ref()?;
    let told = Told { named, is_first: at == 0, sentence, relation };
    if told.is_about_else() {
        return None;
    }
    let is_about = named
        .any(&[Ai, Model, Train, Improve, Use, Share, Data, Refuse, Not, Private, Review, Personal, Crawl])
        || named.has(Allow) && label.is_bare(&[Allow, By, Mine]) && label.unknown <= 4;
    // “Noise suppression” suppresses something else
    let has_object = named.any(&[Ai, Crawl, Data, Improve, Mine, Model, Share, Train, Use]);
    let refuses = named.has(Refuse) && !told.names_feature() && (has_object || label.unknown <= label.few());
    let keeps_out = named.any(&[Not, Private, Without]) || refuses;
    // “Incognito notebook”: “never used to improve our AI”
    let is_named = named.any(&[Not, Private, Without]) || keeps_out && sentence.concepts.has(Use);
    let is_same = at == 0 && is_named && relation.direction == Direction::KeptOut && sentence.condition.is_none();
    let is_weak = relation.strength == Strength::Weak && !named.any(&[Ai, Model, Train, Improve, Data, Share]);
    if !is_about && !told.explains() || is_weak && !is_same {
        return None;
    }
    // “Share inputs with us”: “helps us improve our models”
    let is_shared = named.has(Share) && named.has(Data) && relation.direction == Direction::Used;
    let strength = if is_same || is_shared { Strength::Medium } else { relation.strength.min(Strength::Medium) };
    Some((strength, told.direction(keeps_out)?, relation.aim, part.words(&relation.words)))
}

impl Told<'_> {
    /// Whether it is said plainly what happens, whatever the label calls it: `Global learning`.
    fn is_plain(&self) -> bool {
        let Self { sentence, relation, .. } = self;
        let is_reviewed = relation.aim == Aim::HumanReview && relation.strength >= Strength::Medium;
        let is_strong = relation.strength == Strength::Strong && !sentence.concepts.has(Make);
        let is_said =
            relation.direction == Direction::Used || !sentence.concepts.has(Not) || relation.aim == Aim::Scraping;
        self.is_first && is_said && (relation.is_plain || is_reviewed || is_strong)
    }

    /// Whether the text right under the label explains it.
    fn explains(&self) -> bool {
        let is_condition = self.sentence.condition.is_some() && self.relation.strength >= Strength::Medium;
        self.is_plain() || self.is_first && is_condition
    }

    /// `Remove filler words with AI` refuses nothing.
    fn names_feature(&self) -> bool {
        self.named.has(By) && self.named.has(Ai) && !self.named.any(&[Train, Improve, Private])
    }

    /// Whether the label names something else, and the description only tells about it.
    fn is_about_else(&self) -> bool {
        let Self { named, sentence, relation, .. } = self;
        let is_explained = self.is_first && relation.is_plain && relation.direction == Direction::Used;
        let is_barred = named.has(Crawl) && named.any(&[Not, Refuse]);
        let informs = named.has(Inform) && !is_barred && !(is_explained && named.any(&[Data, Mine]));
        let makes = named.has(Make) && !is_explained;
        let is_other = named.has(Other) && !named.has(Private) && !self.is_plain();
        // “Image generator”: “built on a model trained on public data”
        let is_product = named.has(Ai)
            && !named.any(&[Allow, Data, Improve, Not, Private, Refuse, Review, Share, Third, Train, Use])
            && !sentence.concepts.has(Mine);
        // “Write captions with AI”: “your films stay out of the training”
        let reassures = relation.direction == Direction::KeptOut && sentence.condition.is_none();
        let is_feature = self.names_feature() && (reassures || !sentence.concepts.any(&[Train, Improve]));
        informs || makes || is_other || is_product || is_feature
    }

    /// Which way round it is under its label; nothing for a reassurance about something else.
    fn direction(&self, keeps_out: bool) -> Option<Direction> {
        let Self { named, sentence, relation, .. } = self;
        let direction = match (relation.direction, sentence.condition) {
            (direction, Some(_)) => conditioned(direction, sentence.condition, named),
            (Direction::KeptOut, None) if keeps_out => Direction::KeptOut,
            // “Adds rules that tell AI crawlers not to take your pages” is what it does
            (Direction::KeptOut, None) if relation.aim == Aim::Scraping => Direction::KeptOut,
            // “Smart replies”: “we never use your messages to train AI”
            (Direction::KeptOut, None) => {
                if sentence.concepts.has(Not) || !self.explains() && !named.any(&[Data, Share, Train, Improve]) {
                    return None;
                }
                Direction::KeptOut
            }
            // “Let us learn from what you reject”
            (Direction::Used, None) if named.has(Allow) && named.any(&[Refuse, Not]) => Direction::Unsure,
            (Direction::Used, None) if named.any(&[Refuse, Not]) => Direction::KeptOut,
            (Direction::Used, None) if sentence.is_guess() => Direction::Unsure,
            (Direction::Used, None) if named.has(Private) && !named.any(&[Data, Share]) => Direction::Unsure,
            (direction, None) => direction,
        };
        Some(direction)
    }
}
